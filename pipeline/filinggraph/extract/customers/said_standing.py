"""What is said outright of whom the filer calls its customer, lives by, first sold to, or hands its own work to."""

import re

from filinggraph.extract.customers.phrases import ADVERBS, ANY, ASIDE, BE, BUYER, OUR, SIGNS, WORD, A, F, X
from filinggraph.extract.masking import ANOTHER

# How much of a filer's sales somebody stands for: "a majority of our", "most of its annual".
_MUCH = (
    r"(?:(?:an?|the|our|its|all|most|much|nearly|almost|substantially|virtually|approximately|about|over|roughly|more"
    r"|than|part|portion|share|majority|percentage|amount|bulk|half|third|quarter|significant|substantial|large|larger"
    r"|major|material|great|good|meaningful|net|total|annual|consolidated|product|operating|of|at|least|\d[\d.]*\s?%"
    r"|\d+\s+percent)\s+)"
)
_ENDS = r"(?=\s*(?:[.,;:)]|$)|\s+(?:in|during|for|and|or|but|from|since|over|at|as|to|which|each|through)\b)"
_SOME_BUYERS = (
    rf"(?:(?!(?:potential|prospective|target\w*|future|former|past|possible|other|no|not)\b){WORD}\s+){{0,3}}?{BUYER}"
)
_FOR_SALES = (
    rf"{ASIDE}\s*,?\s*(?:for\s+{_MUCH}*(?:sales|revenues?|turnover|(?<=of\sour\s)business|(?<=of\sits\s)business)"
    rf"{_ENDS}|as\s+(?:(?:an?|our|its|the|one\s+of)\s+)*{_SOME_BUYERS}\b(?![’'-]))"
)
FOR_SALES = re.compile(_FOR_SALES, re.I)  # behind whom a filer depends on
_CLAUSE = rf"(?:^|[.;:]\s+|\b(?:that|and|but|while|although)\s+)(?:(?!whose\b|for\s+wh){ANY}\s+){{0,6}}?"
_HANDED = r"(?:outsource[sd]?|subcontract(?:s|ed)?|sub-contract(?:s|ed)?|(?:contract(?:s|ed)?|farm(?:s|ed)?)\s+out)"
_PASSED = r"(?:outsourced|subcontracted|sub-contracted|contracted\s+out|farmed\s+out)"
LIVES_BY = "said-lives-by"  # the filer's sales hang on the name, which so is no supplier

BUYERS_RULES = {
    LIVES_BY: (  # "we depend on X for a majority of our sales", "… on X as a customer"
        rf"(?:{F}|{OUR})\s+(?:{ANY}\s+){{0,4}}?(?:rel(?:y|ies|ied)|depends?|depended|dependent|reliant|reliance|dependence)"
        rf"\s+(?:{ANY}\s+){{0,2}}?(?:up)?on\s+{A}{X}{_FOR_SALES}"
    ),
    "said-is-a-customer": (
        rf"{_CLAUSE}{X}{ASIDE}\s*,?\s*{BE}\s+(?:(?:also|each|all|both|currently|now)\s+)*(?:(?:an?|the|another)\s+)?"
        rf"(?:(?:largest|second[\s-]largest|significant|major|large|principal|key|important|new|existing|current|regular|"
        rf"long-?standing|long-?time|substantial|good|valued)\s+)*(?:customers?|clients?)"
        rf"(?=\s*(?:[.;]|$)|\s+(?:(?:of|to)\s+(?:ours\b|{F})|(?:in|during|for|since|throughout)\s+(?:[^\s.;]+\s+){{0,4}}?(?:\d{{4}}|years?|periods?|quarters?)\b))"
    ),
    "said-first-sale-to": (
        rf"{OUR}\s+(?:very\s+)?(?:first|initial|second|third|next|latest|last|largest|only|single\s+largest)\s+(?:{WORD}\s+){{0,2}}?"
        rf"(?:sales?|shipments?|deliver(?:y|ies))\s+to\s+{A}{X}"
    ),
    "said-join-as-users": (
        rf"{X}{ASIDE}\s+{ADVERBS}(?:joins?|joined)\s+{A}{ANOTHER}{ASIDE}\s+as\s+(?:{WORD}\s+){{0,3}}?(?:users?|{BUYER})\b"
    ),
    "said-joined-as-users": (
        rf"{ANOTHER}{ASIDE}\s+{ADVERBS}(?:joins?|joined)\s+{A}{X}{ASIDE}\s+as\s+(?:{WORD}\s+){{0,3}}?(?:users?|{BUYER})\b"
    ),
}
SELLERS_RULES = {
    "said-hands-work-to": (rf"{F}\s+{ADVERBS}{_HANDED}\s+(?:{ANY}\s+){{1,10}}?to\s+{A}{X}(?![’'])"),
    "said-work-handed-to": (
        rf"(?:^|[.;]\s+)[^.;{SIGNS}]{{3,120}}?\b(?:is|are|was|were|been|being)\s+(?:{ANY}\s+){{0,2}}?{_PASSED}\s+"
        rf"(?:{ANY}\s+){{0,2}}?to\s+{A}{X}(?![’'])"
    ),
}
