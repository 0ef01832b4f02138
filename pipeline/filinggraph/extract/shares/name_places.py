"""Places where only a party can stand, so that a name there is one, of whatever kind it looks."""

import re

from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.spelling import NAME


def in_place(text: str, buyer: Buyer) -> bool:
    """True for a name where only a party can stand: "other than X", "sales to X", "customer, X"."""
    if MONTH.search(buyer.party.name) or _PRONOUN.fullmatch(buyer.party.name):
        return False
    return bool(
        _SLOT.search(text[max(0, buyer.start - 60) : buyer.start])
        or _HOLDS.match(text, buyer.end)
        or _CALLED.match(text, buyer.end)
        or (_APPOSED.match(text, buyer.end) and not _AT.search(text[max(0, buyer.start - 40) : buyer.start]))
    )


MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^of\b"
)
_PRONOUN = re.compile(
    r"(?:They|It|We|He|She|I|You|This|That|These|Those|Both|Each|All|Some|Most|Many|One|Two|Three|Four|Five|None|Others?|Another"
    r"|Together|Combined|Collectively|Which|Who|Such|Total)\b.*"
)
_SLOT = re.compile(
    r"(?:\bother\s+than|\b(?:sales|sold|shipments|billings)\s+to|\b(?:revenues?|sales"
    r"|receivables?)\s+from|\bpurchases\s+by|\bcontracts?\s+with"
    r"|\b(?:customer|client|distributor|licensee|tenant|lessee|retailer|reseller|wholesaler|charterer|franchisee|payor|payer|shipper|subscriber)s?\s*[,:–—-]|\b(?:depend(?:ent|ence|ency|s|ed)?|relian(?:ce|t)|rel(?:y|ies|ied))\s+(?:up)?on"
    r"|\bloss\s+of)\s*(?:the\s+)?$",
    re.I,
)
_CALLED = re.compile(
    r"(?:,\s+(?:which|who))?,?\s+(?:(?:had|has)\s+been|is|was|are|were|remains|remained|became)\s+(?:still\s+|now\s+|again\s+)?(?:an?|our|the|its"
    r"|(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*[’']s?"
    r"|(?:the\s+largest|one)\s+of\s+(?:our|the|its|these))\s+"
    r"(?:[\w%’'-]+\s+){0,5}?(?:customers?|clients?|pay[oe]rs?|tenants?|lessees?|distributors?|wholesalers?|retailers?|licensees?|charterers?|buyers?|purchasers?)\b"
)
_APPOSED = re.compile(  # "Acme, our largest customer,"
    r",\s+(?:our|its|one\s+of\s+(?:our|its|the\s+Company[’']s)|the\s+Company[’']s)\s+(?:[a-z-]+\s+){0,4}?"
    r"(?:customers?|clients?|distributors?|licensees?|tenants?|wholesalers?|resellers?)(?:\s+(?:in|for|by)\s+[^,;.%]{3,40})?,\s",
)
_AT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Dd]uring|[Ss]ince|[Uu]ntil|[Tt]hrough|[Aa]cross|[Oo]utside|[Nn]ear|[Oo]f)\s+(?:the\s+)?(?:[A-Z]\w+[\s,]+(?:and\s+)?)*$"
)
_PERCENT = r"\d+(?:\.\d+)?\s?(?:%|per\s?cent)"
_HOLDS = re.compile(
    rf"(?:\s*(?:,|,?\s+and|\s+&)\s+(?:the\s+)?(?>{NAME.pattern}))*+"
    r"(?:\s*\([^()]{2,40}\)|\s*,\s+(?:our|an?|the|one|through|via|with|as|together|including)\s+[^,.;%]{3,60},)?"
    r"\s+(?:(?:each|both|together|alone|individually|also|collectively|has|have)\s+)*(?:account(?:ed|s)\s+for"
    r"|represent(?:ed|s)|compris(?:ed|es)|constituted|contributed|generated|made\s+up|provided|was\s+responsible\s+for)"
    rf"\s+(?:[a-z]+\s+){{0,3}}{_PERCENT}(?:(?:,\s*|,?\s+and\s+)(?:[a-z]+\s+){{0,2}}{_PERCENT}){{0,4}}(?:,\s+respectively,)?\s+of"
    r"\s+(?:[\w’'-]+\s+){0,5}?(?:sales|revenues?|receivables?)\b"
)
