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
    r"\s+(?:of|by|in|for)\s+(?:the\s+)?$|\bsuccessor\s+(?:in\s+interest\s+)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ALIAS = re.compile(
    r"\b(?:d/b/a|dba|doing\s+business\s+(?:as|under\s+the\s+name)|trading\s+as|f/k/a|a/k/a|known\s+as)\s*(?:the\s+)?$",
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
    "between": ("between", "among", "amongst", "betwixt", ":", ",", ")", "the"),
    "and": ("and", "&", ",", ":", ")", "the"),
    "comma": (",",),
    "number": (".", ")"),
    "open": ("(", '"', "“", "‘", "the", "this", "collectively", ","),
    "signs": ("by", "name", "title", "its", ":", "/s/"),
    "with": ("with", "to", "from", "the"),
    "of": ("of", "in", "for", "at", "under", "the"),
    "behalf": ("of", "the", ":"),
    "by": ("by", "the"),
    "alias": ("as", "a", "called"),
    "subordinate": ("of", "by", "in", "for", "to", "the"),
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
PLACE_WORDS = frozenset(  # of addresses and of where a party is organised
    (
        "alabama alaska arizona arkansas australia avenue beijing bermuda blvd boulevard box brazil building "
        "california canada china city colorado connecticut county court delaware district drive england floor "
        "florida france georgia germany hawaii idaho illinois india indiana iowa ireland israel japan kansas "
        "kentucky korea lane london louisiana maine maryland massachusetts mexico michigan minnesota "
        "mississippi missouri montana nebraska netherlands nevada ohio oklahoma ontario oregon parkway "
        "pennsylvania plaza republic road shanghai singapore state street suite switzerland taiwan tennessee "
        "texas usa utah vermont virginia wales washington way wisconsin wyoming"
    ).split()
)
PLACE_NAMES = (
    *("new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island"),
    *("south carolina", "south dakota", "hong kong", "cayman islands", "united states", "united kingdom", "u.s.a"),
)
INSTITUTIONS = frozenset(  # that carry no legal form
    (
        "agency association authority bank center centre clinic college commission council department foundation fund "
        "group holdings hospital institute institutes laboratories laboratory ministry partners school society trust "
        "university"
    ).split()
)
GENERIC = frozenset(  # words of titles, clauses and offices
    (
        "act affiliate agreement amendment appendix article board chief code collaboration commission common "
        "confidential consulting contents contract cooperation date development director directors "
        "distribution distributor effective endorsement exchange executive exhibit franchise hosting internet "
        "law laws license maintenance manager manufacturing marketing officer outsourcing page parties party "
        "president product products program promotion recitals reseller rule schedule secretary section "
        "securities services shares site software sponsorship stock supply table term territory "
        "transportation treatment vice web"
    ).split()
)
