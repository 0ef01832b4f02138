"""Who is said outright, in one breath, to buy from the filer and to sell to it: "who" in each rule does both."""

from filinggraph.extract.customers.phrases import ADVERBS, ANY, ASIDE, OUR, SIGNS, WORD, A, F, X
from filinggraph.extract.customers.said_sources import NOT_INPUTS

_BUY = r"(?:purchas(?:es?|ed)|buys?|bought|obtains?|obtained|sources?|sourced|procures?|procured|orders?|ordered)"
_SELL = (
    r"(?:sells?|sold|ships?|shipped|suppl(?:y|ies|ied)|provides?|provided|"
    r"delivers?|delivered|licen[cs]es?|licensed|leases?|leased)"
)
_THEM = r"(?:it|them|that\s+(?:company|firm|customer|supplier)|the\s+same\s+(?:company|firm))"
_GOODS = rf"(?:(?!{NOT_INPUTS}\b){WORD}\s+|,\s*|and\s+|of\s+){{1,10}}?"
_JOIN = rf"(?:\s*,)?\s*(?:and|but|while)\s+(?:{F}\s+|it\s+|in\s+turn\s+|also\s+|then\s+)*"
_SUPPLIER = r"(?:supplier|vendor|licensor|provider)"
_CUSTOMER = r"(?:customer|client|distributor|licensee|reseller)"

RULES = {
    "said-both-bought-and-sold": (
        rf"{F}\s+{ADVERBS}{_BUY}\s+{_GOODS}from\s+{A}{X}{ASIDE}{_JOIN}{_SELL}\s+(?:{_GOODS}"
        rf"(?:back\s+)?to\s+{_THEM}\b|{_THEM}\s+(?!(?:to|in|at|for|on|through|under|by|and|as|into|with|from|or|but|"
        rf"directly|again|primarily|all|both|when|throughout|within|outside|during|via|over)\b)\w)"
    ),
    "said-both-sold-and-bought": (
        rf"{F}\s+{ADVERBS}{_SELL}\s+(?:{_GOODS}to\s+)?{A}{X}{ASIDE}(?:\s+with\s+{_GOODS})?{_JOIN}{_BUY}\s+{_GOODS}"
        rf"(?:back\s+)?from\s+{_THEM}\b"
    ),
    "said-both-sides-of-us": (
        rf"{X}{ASIDE}\s*,?\s*(?:(?:which|who)\s+)?(?:is|are|was|were|remains?)\s+(?:{ANY}\s+){{0,2}}?"
        rf"(?:both\s+|at\s+once\s+|not\s+only\s+|also\s+)?(?:an?\s+|{OUR}\s+|one\s+of\s+{OUR}\s+)"
        rf"(?:{WORD}\s+){{0,2}}?(?:{_SUPPLIER}s?\s*(?:to\s+{F}\s*|of\s+(?:ours|{F})\s*)?,?\s*"
        rf"(?:and|but|as\s+well\s+as)\s+(?:also\s+)?(?:an?\s+|one\s+of\s+{OUR}\s+|{OUR}\s+)?"
        rf"(?:{WORD}\s+){{0,2}}?{_CUSTOMER}s?\b"
        rf"|{_CUSTOMER}s?\s*(?:of\s+(?:ours|{F})\s*)?,?\s*(?:and|but|as\s+well\s+as)\s+(?:also\s+)?"
        rf"(?:an?\s+|one\s+of\s+{OUR}\s+|{OUR}\s+)?(?:{WORD}\s+){{0,2}}?{_SUPPLIER}s?\b)"
        rf"(?=\s*(?:[.,;]|$|to\s+{F}|of\s+(?:ours|{F})))"
    ),
    "said-both-ways-of-which": (
        rf"{F}\s+{ADVERBS}{_SELL}\s+{_GOODS}to\s+{A}{X}\s*,\s*(?:from\s+"
        rf"(?:which|whom)\s+{F}\s+{ADVERBS}{_BUY}|which\s+{ADVERBS}(?:suppl(?:y|ies|ied)|sells?|sold)\s+"
        rf"(?:{F}|[^.;{SIGNS}]{{1,40}}?\sto\s+{F}))\b"
    ),
    "said-both-ways-to-which": (
        rf"{F}\s+{ADVERBS}{_BUY}\s+{_GOODS}from\s+{A}{X}\s*,\s*(?:to\s+"
        rf"(?:which|whom)\s+{F}\s+{ADVERBS}{_SELL}|which\s+{ADVERBS}{_BUY}\s+[^.;{SIGNS}]{{0,40}}?"
        rf"(?:{OUR}|from\s+{F}))"
    ),
}
