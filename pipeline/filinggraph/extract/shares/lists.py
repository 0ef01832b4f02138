"""Buyers that only their list makes such: "Customers A and B", "Acme Inc. and a global reinsurer"."""

import re
from collections.abc import Iterator, Sequence

from filinggraph.extract.lexicon import LETTERED
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.model import Party, PartyKind

_ONE = re.compile(LETTERED)
_MARK = r"(?:[A-Z]|\d{1,2})(?![\w’'%]|\s?%)"
_SEVERAL = re.compile(
    r"\b(?P<head>[Cc]ustomer|[Cc]lient|[Dd]istributor|[Ll]icensee|[Pp]artner|[Rr]eseller|[Rr]etailer|[Ww]holesaler|[Ss]upplier|[Vv]endor|[Pp]ayor"
    rf"|[Tt]enant)s?\s+(?P<marks>{_MARK}(?:\s*,\s*{_MARK})*(?:\s*,)?\s+(?:and|or|&)\s+{_MARK})"
)
_EACH_MARK = re.compile(_MARK)
_BESIDE = re.compile(
    r"\s*,?\s+and\s+(?P<who>(?:an?|one|another)\s+(?:[\w-]+\s+){0,4}?[a-z-]{3,}(?:\s+of\s+the\s+(?:[A-Z]\w+\s+){1,2}(?:[Gg]overnment|[Aa]rmy|[Nn]avy))?)"
    r"(?=,?\s+(?:(?:each|both|together)\s+)?(?:account(?:ed|s)\s+for|represent(?:ed|s)|compris(?:ed|es)|constitut(?:ed|es)|contribut(?:ed|es)"
    r"|ma(?:de|kes?)\s+up|generat(?:ed|es)|were\s+responsible|owed|purchased|bought|provided|took))"
)


def lettered_buyers(text: str) -> list[Buyer]:
    """ "Customer A", and each of "Customers A, B and C", in order."""
    lists = list(_SEVERAL.finditer(text))
    one = [
        Buyer(*m.span(), Party(" ".join(m.group().split()), PartyKind.UNNAMED), lettered=True)
        for m in _ONE.finditer(text)
        if not any(several.start() < m.end() and m.start() < several.end() for several in lists)
    ]
    return sorted([*(b for several in lists for b in _members(several)), *one], key=lambda b: b.start)


def _members(match: re.Match[str]) -> Iterator[Buyer]:
    head = match["head"].capitalize()
    for mark in _EACH_MARK.finditer(match.string, match.start("marks"), match.end("marks")):
        begin = match.start() if mark.start() == match.start("marks") else mark.start()
        yield Buyer(begin, mark.end(), Party(f"{head} {mark.group()}", PartyKind.UNNAMED), lettered=True)


def beside_names(text: str, named: Sequence[Buyer]) -> Iterator[Buyer]:
    """Whoever goes without a name at the end of a list of names: "Fairmile and a global reinsurer represented"."""
    for buyer in named:
        match = _BESIDE.match(text, buyer.end)
        if match:
            yield Buyer(*match.span("who"), Party(" ".join(match["who"].split()), PartyKind.UNNAMED), listed=True)


def unnamed_together(left: Buyer, right: Buyer, gap: str) -> bool:
    """True for "distributors and retailers", and for "one airline and one railroad", who have a part each."""
    if left.named or right.named:
        return False
    one_each = left.count == 1 == right.count and _ONE_MORE.match(right.party.name) and not right.backward
    return bool(_AND.fullmatch(gap) if not right.count else one_each and gap.strip() == "and")


_AND = re.compile(r"\s*(?:,|and|or|&)\s*")
_ONE_MORE = re.compile(r"(?:an?|one|another)\s", re.I)
