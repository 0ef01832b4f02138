"""Who sells, where a share is of what the filer buys or owes for it: purchases, materials, payables."""

import re

from filinggraph.extract.shares.align import Stated

_INPUTS = re.compile(r"purchas|payable|cost\s+of|suppl|material|inventor|component|merchandise|requirement", re.I)
_SALES = re.compile(r"sales|revenue", re.I)
_SAID = re.compile(
    r"\b(?:from|by)\s+(?:the\s+)?$|\b(?:owed|due|payable|paid)\s+to\s+(?:the\s+)?$|\bsuppliers?\b|\bvendors?\b", re.I
)
_PERCENT = re.compile(r"\d\s?(?:%|per\s?cent)", re.I)
_GIVES = re.compile(r"\s+(?:suppl(?:ied|ies)|furnish(?:ed|es)|sold\s+us)\b", re.I)
_TRADE = (
    r"(?:shipments?|shipped|orders?|backlog|output|volumes?|segment|receivables?|production|contracts?|business|income)"
)
_TRADE_LAST = re.compile(rf"\b{_TRADE}$", re.I)
_NO_TRADE = rf"(?!\s+(?:(?!(?:in|for|of|to|by|from|on|at|used)\b)[\w-]+\s+){{0,2}}{_TRADE}\b)"
# "Acme accounted for 16% of our purchases": of what the filer buys, so that Acme sells.
_OF_OURS = re.compile(
    r"^\s*(?:,?\s*(?:each|respectively)\s*,?\s*)?of\s+(?:our|its|the\s+Company[’']s|total|all)\s+(?:[\w-]+\s+){0,3}?(?:purchases|payables?"
    r"|(?:raw\s+)?materials|components|inventor(?:y|ies)|merchandise"
    rf"|suppl(?:y|ies)|cost\s+of)\b(?!\s+(?:[\w-]+\s+){{0,3}}(?:sales|revenues?)){_NO_TRADE}"
    r"|^\s*(?:,?\s*(?:each|respectively)\s*,?\s*)?of\s+(?:accounts\s+payable|(?:[\w-]+\s+){0,2}purchases)\b",
    re.I,
)
# "Of the raw materials used in the industry", "of the materials of our competitor": not the filer's.
_OF_OTHERS = re.compile(
    r"^\s*of\s+the\s+(?!Company[’']s)(?:[\w-]+\s+){1,4}?(?:(?:used|sold|consumed|bought|purchased)\s+(?:in|by|throughout|across)\s+(?!us\b|our\b|the\s+Company)"
    r"|of\s+(?!our\s+own)(?:our\s+)?(?:competitors?|rivals?|industry|(?-i:[A-Z])))",
    re.I,
)


def sells(stated: Stated, text: str) -> bool:
    """True when the filer is the one who buys: purchases from, payables to, a supplier named, lettered or counted."""
    if not stated.buyer.named and not counted(stated):
        return False
    lead = text[: stated.buyer.start]
    if _SALES.search(stated.basis) or _TRADE_LAST.search(stated.basis):
        return False
    gives = _GIVES.match(text, stated.buyer.end)
    told = text[stated.clause.last :]
    if stated.basis_how in ("before", "next"):  # "31% of our purchases, and Acme for 12%"
        told = next((text[m.end() :] for m in _PERCENT.finditer(text) if _OF_OURS.search(text[m.end() :])), told)
    ours = _OF_OURS.search(told)
    if not stated.buyer.named:
        return bool(ours)
    return bool(_INPUTS.search(stated.basis)) and bool(_SAID.search(lead) or gives or (stated.how != "sold" and ours))


def counted(stated: Stated) -> bool:
    """True for "one supplier", "three vendors" and "Vendor A", not for "suppliers"."""
    return stated.buyer.supplies and not stated.buyer.bare and bool(stated.buyer.count or stated.buyer.lettered)


def of_others(stated: Stated, text: str) -> bool:
    """True for a part of what somebody else than the filer buys: "25% of the raw materials used in the industry"."""
    return bool(_INPUTS.search(stated.basis) and _OF_OTHERS.search(text[stated.clause.last :]))
