"""Statements whose grammar leaves no doubt: who buys from the filer and who sells to it, said outright."""

import re
from collections.abc import Iterator

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.customers.phrases import F
from filinggraph.extract.customers.said_both import RULES as BOTH
from filinggraph.extract.customers.said_buyers import RULES as BUYERS
from filinggraph.extract.customers.said_channels import RULES as CHANNELS
from filinggraph.extract.customers.said_sellers import RULES as SELLERS
from filinggraph.extract.customers.said_sources import RULES as SOURCES
from filinggraph.extract.customers.said_standing import BUYERS_RULES, SELLERS_RULES
from filinggraph.extract.customers.ties import Tie
from filinggraph.extract.lexicon import UNION
from filinggraph.extract.masking import ANOTHER, FILER, Masked
from filinggraph.extract.sieve import Sieve

# What a name ends in that can be no side of a sale: papers, posts, bodies and parts of the filer itself.
NO_SIDE = re.compile(
    r"\b(?:Facility|Agreement|Notes?|(?<!Health\s)Plan|Program(?:me)?|Act|Director|Officer|President|Council|Committee|Board|Segment"
    r"|Division|Portfolio|License|Contract|Contractor|Engagement)$|^(?:If|As|In|On|By|So|Fortune|B2B|B2C|When|While|Once)$|\b(?:Director|President|Officer|Chairman|CEO)\s+of\b"
    rf"|{UNION}"
)


_SAID = Sieve(
    [
        (name, Caseless(pattern), sides)
        for rules, sides in (
            (BUYERS, (True,)),
            (CHANNELS, (True,)),
            (BUYERS_RULES, (True,)),
            (SELLERS, (False,)),
            (SOURCES, (False,)),
            (SELLERS_RULES, (False,)),
            (BOTH, (True, False)),
        )
        for name, pattern in rules.items()
    ],
    lambda rule: rule[1],
)
WE_FULFIL = "said-contract-we-fulfil"  # the filer is the one who delivers under a contract with the name
WE_TAKE = ("said-we-carry-theirs", "said-license-given")  # the filer has the rights or goods of the name
WE_BUY = (*WE_TAKE, "said-share-of-our-supply", "said-purchases-from")  # which leave no doubt of who sells
# Whole clauses, which hold though a word in them ("patents", "requirements") often speaks against a dealing.
IN_SPITE = frozenset(
    (*WE_TAKE, "said-license-on-theirs", "said-needs-met-by", "said-under-license-from", "said-was-licensed-by")
)
# What says outright who sells beats what may be said of either: "awarded us a license", "our supplier is X, whose ..."
_OF_SUPPLY = frozenset(("said-share-of-our-supply", "said-license-given", "said-the-supplier-is"))
_OF_SALES = frozenset(("said-of-our-sales", "said-selects-us", "said-whose-contract"))
_UNIONS = frozenset(("said-whose-contract", "said-work-by-under"))
_LISTING = frozenset(
    f"said-{n}"
    for n in (
        "suppliers-include own-suppliers own-customers of-our-sales counted contract-with-us "
        "own-customer-named a-customer ends-contract whose-contract own-customer-is own-supplier-is"
    ).split()
)
_UNREAL = re.compile(
    r"\b(?:(?-i:may|MAY)(?!\s+\d)|might|could|would|if|unable|cannot|not|never|unless|proposals?|proposed|propose[sd]?|bids?|bidding|seeking|hopes?"
    r"|potential|negotiat\w+|letters?\s+of\s+intent|in\s+discussions|formerly|competitors?|rivals?)\b",
    re.I,
)


def unreal(text: str, match: re.Match[str], *, listed: bool = False) -> bool:
    """True for what may be, is denied, is only offered, or is said of another company than the filer."""
    start = max(text.rfind(". ", 0, match.start()), text.rfind("; ", 0, match.start())) + 1
    before = text[start : match.start()]
    foreign = re.search(ANOTHER, before) and not re.search(F, before, re.I)
    if foreign and re.match(r"(?:its?|been|was|were|counts?|numbers?|lists?)\s", match.group(), re.I):
        return True
    return not listed and bool(_UNREAL.search(text, max(start, match.start() - 70), match.end()))


def said(masked: Masked) -> Iterator[Tie]:
    """Every name that the sentence outright calls a buyer from, or a seller to, the filer."""
    if not masked.members.keys() - {FILER}:
        return
    found = [tie for tie in _said(masked) if not NO_SIDE.search(tie.party.name)]
    served = {tie.party.name for tie in found if tie.rule == WE_FULFIL}
    supplying = {tie.party.name for tie in found if tie.rule in _OF_SUPPLY}
    for tie in found:
        if not (tie.party.name in served and not tie.buys) and not (
            tie.party.name in supplying and tie.rule in _OF_SALES
        ):
            yield tie


# "members of X, whose contract ends in May": a union's contract is with workers.
_OF_WORKERS = re.compile(
    r"\b(?:members|represent(?:s|ed|ing)|belongs?|employees|workers|organized|unions?|brotherhood|bargaining)\b", re.I
)


def _said(masked: Masked) -> Iterator[Tie]:
    for name, pattern, sides in _SAID.left(masked.text):
        for match in pattern.finditer(masked.text):
            of_union = name in _UNIONS and _OF_WORKERS.search(masked.text, 0, match.end())
            if not of_union and not unreal(masked.text, match, listed=name in _LISTING):
                for party in masked.at(match.groupdict().get("theirs") or match["who"]) or ():
                    yield from (Tie(party, buys, name) for buys in sides)
