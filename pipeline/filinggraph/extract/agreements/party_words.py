"""The words before and after a name that tell whether it is a party's, and words that few parties' names have."""

import re

_ORGANISED = re.compile(
    r"^[\s,]*(?:\([^()]{1,120}\)[\s,]*){0,2}(?:being\s+)?(?:an?|the)\s+(?:[\w.'’()-]+\s+){0,9}?"
    r"(?:corporation|company|partnership|corp|trust|association|bank|individual|organization|organisation|institution|"
    r"entity|firm|person|resident|subsidiary|division|university|agency|cooperative|body|limited|llc)\b|"
    r"^[\s,]*(?:\([^()]{1,120}\)[\s,]*)?(?:duly\s+)?(?:organi[sz]ed|incorporated|existing|registered|established|formed)\b",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"^[\s,]*(?:\([^()]{1,80}\)[\s,]*)?(?:having|with|located|whose|at|of|residing|doing\s+business|d/b/a|address)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:subsidiary|division|affiliate|parent|laws|State|courts?|member|shareholders?|owned|Commonwealth|"
    r"holder|director|president|chairman|officer|partner|manager|trustee|agent|stock|shares|securities|assignee|successor"
    r"|insured|administered|issued|controlled|managed|regulated|published|unit|branch|acquisition)"
    r"\s+(?:of|by|in|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BEFORE = (
    (
        "between",
        re.compile(r"\b(?:between|among|amongst|betwixt)\s*[:,]?\s*(?:\(?[1a]\)\s*)?(?:the\s+)?$", re.IGNORECASE),
    ),
    ("and", re.compile(r"\b(?:and|&)\s*[,:]?\s*(?:\(?\w\)\s*)?(?:the\s+)?$", re.IGNORECASE)),
    ("comma", re.compile(r",\s*$")),
    ("label", re.compile(r"(?:Party|PARTY)\s+\w+\s*(?:\([^()]*\))?\s*[:：]?\s*$|:\s*$")),
    ("with", re.compile(r"\b(?:with|to|from)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("of", re.compile(r"\b(?:of|in|for|at|under)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("by", re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)),
    ("open", re.compile(r"[(\"“‘]\s*(?:the\s+|this\s+|collectively,?\s+)?[\"“‘]?$", re.IGNORECASE)),
    ("line", re.compile(r"(?:^|\n)\s*$")),
    ("number", re.compile(r"[\n(]\s*(?:\d{1,2}|[a-z]|i{1,3})[.)]\s*$")),
    (
        "alias",
        re.compile(r"(?:known\s+as|d/b/a|dba|business\s+as|called|referred\s+to\s+as|f/k/a|a/k/a)\s*$", re.IGNORECASE),
    ),
    ("signs", re.compile(r"(?:By|BY|Name|Title|Its)\s*:?\s*(?:/s/)?\s*$|/s/\s*$")),
    ("behalf", re.compile(r"\bon\s+behalf\s+of\s*:?\s*(?:the\s+)?$", re.IGNORECASE)),
    ("subordinate", _SUBORDINATE),
)
ENDINGS = {  # what the text ends in before each of these can match, to spare the search
    "with": ("with", "to", "from", "the"),
    "of": ("of", "in", "for", "at", "under", "the"),
    "behalf": ("of", "the", ":"),
    "by": ("by", "the"),
    "alias": ("as", "a", "called"),
    "subordinate": ("of", "by", "in", "for", "the"),
}
AFTER = (
    ("organised", _ORGANISED),
    ("located", _LOCATED),
    ("quote", re.compile(r"^[\s,]*\(?[^()\"“”\n]{0,40}[\"“”]")),
    ("paren", re.compile(r"^\s*,?\s*\(")),
    ("newline", re.compile(r"^[\s,]*(?:\n|$)")),
    ("and", re.compile(r"^\s*,?\s*(?:and|AND|&)\b")),
    ("comma", re.compile(r"^\s*,")),
    ("close", re.compile(r"^\s*[\"”’]?\s*\)")),
    ("endquote", re.compile(r"^\s*,?[\"”’]")),
    ("by", re.compile(r"^[\s:]*(?:By|BY|Signed|/s/|Signature|Name)\b")),
    ("verb", re.compile(r"^\s*(?:shall|will|is|was|has|agrees|hereby|desires|wishes|may|owns)\b")),
    (
        "title",
        re.compile(r"^[\s,]*(?:President|Chief|Vice|CEO|Chairman|Director|Secretary|General\s+Manager|Managing)"),
    ),
    ("possessive", re.compile(r"^['’]s?\b")),
    (
        "acts",  # for the one above it in the signature block
        re.compile(
            r"^[\s,]*(?:acting\s+)?(?:as\s+)?(?:its|their|the|sole|each\s+by\s+its)\s*:?\s*(?:[\w-]+\s+){0,3}?"
            r"(?:partner|manager|member|trustee|advis[eo]r|administrator|agent|attorney|delegate)\b",
            re.IGNORECASE,
        ),
    ),
)
PLACES = re.compile(
    r"\b(?:Street|Avenue|Road|Suite|Floor|Drive|Boulevard|Blvd|Lane|Building|Parkway|Plaza|Court|Box|Way|Alabama|Alaska|"
    r"Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|"
    r"Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    r"Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|"
    r"Canada|Ontario|China|Israel|Japan|Germany|France|England|Wales|Switzerland|Netherlands|Singapore|Hong Kong|"
    r"Cayman Islands|Bermuda|Ireland|India|Australia|Taiwan|Korea|Mexico|Brazil|Beijing|Shanghai|London|USA|U\.S\.A|"
    r"United States|United Kingdom|State|Republic|City|County|District)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"\b(?:Agreement|Contract|Amendment|Exhibit|Schedule|Section|Article|Party|Parties|Effective|Date|Recitals|Act|"
    r"Securities|Exchange|Commission|Confidential|Treatment|Product|Products|Services|Term|Territory|License|Software|"
    r"Stock|Shares|Common|Rule|Board|Director|Directors|President|Officer|Chief|Executive|Vice|Secretary|Manager|"
    r"Manufacturing|Supply|Distribution|Distributor|Franchise|Reseller|Sponsorship|Endorsement|Marketing|Hosting|"
    r"Maintenance|Outsourcing|Consulting|Development|Cooperation|Collaboration|Promotion|Transportation|Affiliate|"
    r"Appendix|Table|Contents|Page|Program|Web|Site|Internet|Law|Laws|Code)\b",
    re.IGNORECASE,
)
