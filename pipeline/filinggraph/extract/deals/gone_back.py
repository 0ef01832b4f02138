"""Whom a sentence goes back to that speaks of an agreement told before: "the agreement expires in June 2008"."""

import re
from collections.abc import Mapping, Sequence

from filinggraph.extract.dates import find_dates
from filinggraph.extract.deals.sides import Side, Voices, elsewhere
from filinggraph.extract.terms import is_end

ENOUGH = 4.5  # a side that stands better than this is not remembered longer for it
_PAPER = r"(?:agreement|contract|licen[cs]e|sublicen[cs]e|subcontract|charter|arrangement|franchise)"
_BACK = re.compile(
    r"\W*(?:(?:Under|By|In|Unless\s+renewed,?)\s+|(?:The|That)\s+(?:[a-z]+\s+)?(?:term|duration|expiration|end)\s+of\s+)?"
    rf"(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]uch|[Oo]ur)\s+(?P<kind>(?:[a-z][\w-]*\s+){{0,3}}?){_PAPER}\b"
    r"(?!\s+(?:with|between|among|to|of)\b)"
)
_BROUGHT_IN = re.compile(rf"\b(?P<kind>(?:[\w-]+\s+){{0,3}}?){_PAPER}s?\b", re.I)

_PRIVATE = re.compile(r"\b(?:leases?|(?:credit|loan|financing|employment|severance)\s+agreements?)\b", re.I)
_CHANGED = re.compile(r"\b(?:exten[ds]|renew|amend|prolong|terminat|cancel)", re.I)
_MADE = re.compile(
    r"\b(?:signed|contracted|renewed|awarded|hired|selected|ch(?:ose|osen)|engaged|appointed|retained|won|granted|licens(?:ed|es)|ordered"
    r"|commissioned|agreed|concluded)\b"
)


def others(
    heard: Voices,
    before: Sequence[tuple[int, int, Side]],
    at: tuple[int, int],
    texts: Mapping[int, str],
    *,
    report: bool,
) -> list[Side]:
    """Sides that the sentences before named: of the same paragraph or the one above it, the nearest first.

    `at` is the number of the block and of the sentence, `texts` holds the sentences of its paragraph by their number.
    Where the sentence speaks of an agreement told before, whoever one was told of stands before the nearer.
    """
    reach, (index, number) = 1 if report else 3, at
    names = {s.party.name for s in heard.sides if s.party}
    out: list[Side] = []
    near = [(number - when + 2 * (index - where), side) for where, when, side in before if index - where <= reach]
    for distance, side in sorted(near, key=lambda n: (1.2 * n[0] - min(n[1].weight, ENOUGH), n[0])):
        if side.party and side.party.name not in names:
            names.add(side.party.name)
            out.append(elsewhere(side, "before", float(distance)))
    return _agreed_first(out, {n: t for n, t in texts.items() if n < number}, texts.get(number, ""))[:2]


def _agreed_first(sides: list[Side], above: Mapping[int, str], text: str) -> list[Side]:
    """The sides, first those whose agreement a sentence may go back to, last those who have one of another sort.

    One that has been said to end is another, and so is one of a loan or a lease.
    """
    back = _BACK.match(text)
    if back is None or len(sides) < 2:
        return sides
    new = _tells_end(text) and not _CHANGED.search(text)
    places = {n: _place(said, back["kind"], new=new) for n, said in above.items()}

    def place(side: Side) -> int:
        told = {places[n] for n, said in above.items() if side.name in said} or {_NONE}
        return _SAME if _SAME in told else max(told)

    return sorted(sides, key=place)


_SAME, _NONE, _ANOTHER = range(3)


def _place(text: str, kind: str, *, new: bool) -> int:
    """Whether a sentence tells of an agreement that another may go back to as one of a kind, of none, or of another.

    `new` says that the other tells of an end, and not of one that was changed.
    """
    told = [m["kind"].casefold().split() for m in _BROUGHT_IN.finditer(text)]
    if not told:
        return _SAME if _MADE.search(text) else _NONE
    if (new and _tells_end(text)) or _PRIVATE.search(text):
        return _ANOTHER
    noun = kind.casefold().split()[-1:]
    return _SAME if not noun or any(noun[0] in words for words in told) else _NONE


def _tells_end(text: str) -> bool:
    """True for a text that tells a day on which something ends."""
    return any(is_end(text, start) for start, _, _ in find_dates(text))
