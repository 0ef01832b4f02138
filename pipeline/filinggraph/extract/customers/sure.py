"""Statements whose grammar leaves no doubt: who buys from the filer and who sells to it, said outright."""

import re
from collections.abc import Iterator

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.customers.phrases import F
from filinggraph.extract.customers.said_buyers import RULES as BUYERS
from filinggraph.extract.customers.said_sellers import RULES as SELLERS
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
    [(n, Caseless(p), True) for n, p in BUYERS.items()] + [(n, Caseless(p), False) for n, p in SELLERS.items()],
    lambda rule: rule[1],
)
WE_FULFIL = "said-contract-we-fulfil"  # the filer is the one who delivers under a contract with the name
_OF_SUPPLY, _OF_SALES = "said-share-of-our-supply", "said-of-our-sales"  # "accounted for 16% of our purchases"
_LISTING = frozenset(
    f"said-{n}"
    for n in (
        "suppliers-include own-suppliers own-customers of-our-sales counted contract-with-us "
        "own-customer-named a-customer ends-contract whose-contract own-customer-is own-supplier-is"
    ).split()
)
_UNREAL = re.compile(
    r"\b(?:may(?!\s+\d)|might|could|would|if|unable|cannot|not|never|unless|proposals?|proposed|propose[sd]?|bids?|bidding|seeking|hopes?"
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
    supplying = {tie.party.name for tie in found if tie.rule == _OF_SUPPLY}
    for tie in found:
        if not (tie.party.name in served and not tie.buys) and not (
            tie.party.name in supplying and tie.rule == _OF_SALES
        ):
            yield tie


def _said(masked: Masked) -> Iterator[Tie]:
    for name, pattern, buys in _SAID.left(masked.text):
        for match in pattern.finditer(masked.text):
            if not unreal(masked.text, match, listed=name in _LISTING):
                for party in masked.at(match.groupdict().get("theirs") or match["who"]) or ():
                    yield Tie(party, buys, name)
