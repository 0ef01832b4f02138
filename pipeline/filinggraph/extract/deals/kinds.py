"""Kinds of contracts by the words around them."""

import re

from filinggraph.extract.sieve import Sieved

_OTHER_KIND = Sieved(
    r"\b(?:credit\s+(?:agreement|facility)|loan|revolv\w+|indenture|(?:senior|convertible|promissory"
    r"|subordinated)\s+notes?|notes?\s+payable|merger|acquisition\s+agreement|(?:stock|share|asset"
    r"|securities|equity|unit)\s+(?:purchase|"
    r"option|subscription)|subscription\s+agreement|employment|severance|executive\s+officer"
    r"|collective\s+bargaining"
    # of workers, not of savers, and no part of a firm's name: "Alpha Credit Union", "Union Tank Lines"
    r"|(?<!credit\s)(?<!european\s)(?<!western\s)(?<!first\s)union(?!\s+(?-i:(?!Local\b)[A-Z]))|lease[sd]?|sublease|landlord|settlement|lawsuit|litigation|court"
    r"|interest\s+rate\s+contracts?|(?<!naming\s)(?<!pouring\s)(?<!media\s)(?<!broadcast\s)(?<!broadcasting\s)(?<!sponsorship\s)(?<!marketing\s)(?<!distribution\s)(?<!title\s)rights\s+agreement|registration\s+rights|"
    r"underwrit\w+|warrants?|swap|hedg\w+|forward\s+contracts?|foreign\s+currency|derivative"
    r"|confidentiality|non-?compet\w+|indemnif\w+|shareholder|stockholder|voting"
    r"|board\s+of\s+directors|private\s+placement|"
    r"consent\s+decree|plea|cease[\s-]and[\s-]desist|Wells\s+notice|violat(?:ed|ions?)\s+(?:of\s+)?(?:Section|Rule)|civil\s+(?:monetary\s+)?penalt\w+|jury|tax\s+(?:sharing|years?|returns?|audits?)|Internal\s+Revenue|treasury\s+locks?|accelerated\s+share|ASR|debt\s+issuance"
    r"|(?:sell|acquire|divest)\s+(?:[\w%-]+\s+){0,5}business(?:es)?|pension|401|severance|change\s+(?:in|of)\s+control"
    r"|10b5-1|trading\s+(?:plans?|arrangements?)|standstill|shareholder\s+agreement|letter\s+of\s+credit|guarant(?:y|ee)\s+agreement|escrow|repurchase)\b",
    re.I,
)

# Goods and work for customers who lend, employ, vote or judge, and what befell another firm before the deal did.
_IN_PASSING = re.compile(
    r"\b(?:loan|employment|pension|401\(k\)|court|jury|voting|escrow|settlement|(?:share|stock)holder)\s+"
    r"(?:(?!agreements?|contracts?|plans?\s+with)[a-z][\w-]*\s+){0,2}?(?:servic(?:ing|ers?|es?)|processing|screening|verification"
    r"|administration|record-?keeping|collections?|machines?|equipment|software|systems?|terminals?|devices?)\b"
    r"|\b(?:following|after|upon|as\s+a\s+result\s+of|because\s+of|due\s+to|since|in\s+connection\s+with)\s+"
    r"(?:its|their|(?-i:[A-Z])[\w&-]+[’']s?)\s+(?:[\w-]+\s+)?(?:merger|acquisition)\b",
    re.I,
)
_KINDS = (
    ("lease", r"\b(?:lease|sublease|landlord|tenant)\b"),
    ("credit", (r"\b(?:loan\s+and\s+security|credit\s+(?:agreement|facility)|loan\s+agreement"
r"|revolv\w+|indenture|term\s+loan|(?:bank|credit)\s+lines?|lines?\s+of\s+credit|sublimit|maturity\s+date|financial\s+covenants?|fixed\s+charge\s+covenant|borrowing\s+base)\b")),
    ("employment", (r"\bemployment\s+agreement|\blabou?r\s+(?:agreement|contract)"
r"|\b(?:Workers|Teamsters|Boilermakers|Machinists|Steelworkers|Pilots|Union|unions?|Brotherhood|Guild|Local\s+\d+)\b[^.;]{0,120}\b(?:hourly|wages?|employees|workers|strike|represent(?:ed|s)|ratif\w+|bargaining)\b"
r"|\b(?:hourly|wages?|employees|workers|drivers|strike|represent(?:ed|s)|ratif\w+|bargaining)\b[^.;]{0,120}\b(?:Workers|Teamsters|Boilermakers|Machinists|Steelworkers|Union|unions?|Brotherhood|Guild|Local\s+\d+)\b"
r"|\b(?:agreements?|contracts?)\s+with\s+(?:the\s+)?(?:[\w']+\s+){0,5}(?:Workers|Boilermakers|Machinists)\b(?!\s+[A-Z])"
r"|\b(?:retention|separation|change\s+of\s+control)\s+agreement\b"
r"|\b(?:consulting|advisory)\s+agreement\s+with\s+(?:its|our|the|a)\s+(?:former\s+|retired\s+)?(?:chairman|chief|president|directors?|officers?|founders?)\b"
r"|\bagreements?\s+with\s+(?:the\s+)?(?:[\w']+\s+){0,5}(?:Union|Brotherhood"
r"|Teamsters|Steelworkers|Guild)\b|\bseverance\b|\bcollective\s+bargaining\b"
r"|\bcovers?\s+(?:approximately\s+|about\s+)?[\d,]+\s+(?:\w+\s+)?employees\b")),
    ("equity", (r"\b(?:stock|share|securities|equity)\s+(?:purchase|subscription)\s+agreement"
r"|\bregistration\s+rights\b|\b(?:share|stock)holder\s+rights\b|\b(?<!naming\s)(?<!pouring\s)(?<!media\s)(?<!broadcast\s)(?<!broadcasting\s)(?<!sponsorship\s)(?<!marketing\s)(?<!distribution\s)(?<!title\s)rights\s+agreement\b|\bmerger\s+agreement\b|\bplan\s+of\s+merger\b")),
    ("franchise", r"\bfranchis\w+"),
    ("distribution", r"\bdistribut(?:e|or|ion|ing|orship)\w*|\bresell\w*|\bwholesal\w+"),
    ("license", r"\b(?:licen[cs]\w*|sublicens\w+|royalt\w+|televis\w+|telecast\w*|broadcast\w*)\b"),
    ("manufacturing", (r"\bmanufactur(?:e|ing|ed)\s+(?:and\s+supply\s+)?(?:agreement|services|contract|for)"
r"|\bmanufacturing\b")),
    ("marketing", r"\b(?:marketing|sponsor\w*|promot\w+|advertis\w+|co-?brand\w*|endorsement|naming\s+rights)\b"),
    ("joint development", r"\b(?:joint|co-?)\s*develop\w+|\bdevelopment\s+agreement|\bcollaborat\w+"),
    ("outsourcing", r"\boutsourc\w+"),
    ("supply", (r"\b(?:suppl(?:y|ies|ied|ier)|deliver\w*|purchase\s+orders?|orders?\s+for|off-?take|units|systems"
r"|equipment|products?)\b")),
    ("service", (r"\b(?:servic\w+|support|maint\w+|consult\w+|operat\w+|platform|software|hosting|construction"
r"|engineering|manage\w+|provid\w+|task\s+order)\b")),
    ("purchase", r"\bpurchas\w+"),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, Sieved(pattern, re.I)) for kind, pattern in _KINDS)
_PRIVATE = Sieved("|".join(pattern for _, pattern in _KINDS[:4]), re.I)


def kind_of(text: str) -> str:
    """Kind of contract by the words of the sentence."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.stands_in(text)), "other")


def commercial_kind(text: str) -> str:
    """Kind by the words of a longer text, of those kinds only that goods and services are dealt under."""
    return next((kind for kind, pattern in _KIND_PATTERNS[4:] if pattern.stands_in(text)), "other")


def is_private(text: str) -> bool:
    """True for leases, loans, employment and shares by their own names."""
    return _PRIVATE.stands_in(text)


def is_other(text: str) -> bool:
    """True where the words speak of money lent, shares, people, land or law: no deals with customers."""
    return _OTHER_KIND.stands_in(text) and _OTHER_KIND.stands_in(_IN_PASSING.sub("", text))
