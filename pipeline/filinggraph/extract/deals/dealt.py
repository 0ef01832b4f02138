"""Times that are dealt out one each: "our contracts with Alpha and Beta expire in 2012 and 2015, respectively"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from filinggraph.extract.deals.frames import frames, score
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.told import Told
from filinggraph.extract.sieve import Sieved

_BETWEEN = re.compile(
    r"\s*(?:,|and|,\s*and|&)\s*(?:(?:in|on|at|by|through|until|to|the|end|of|early|late|mid|fiscal|year|years)\s+)*"
)
_SPANS = re.compile(r"\b(?:to|through|until)\s+$")
_ENDS = re.compile(r"\b(?:expir|end|terminat|matur|run|last)\w*\b[^.;]{0,40}$", re.I)
_BRACKET = re.compile(r"\s*\([^()]*")
LEAST = 1.2
LEAST_FRAMED = 0.7
_EACH = Sieved(r"\brespectively\b", re.I)


def rows(text: str, times: Sequence[Told]) -> list[list[Told]]:
    """Runs of two or more times of one sort, joined by commas or "and", that a sentence deals out."""
    found: list[list[Told]] = []
    for told in times:
        last = found[-1][-1] if found else None
        between = text[last.end : told.start] if last else ""
        if last and (last.when is None) == (told.when is None) and _is_list(between):
            found[-1].append(told)
        else:
            found.append([told])
    each = bool(_EACH.search(text))
    return [row for row in found if len(row) > 1 and (each or _ENDS.search(text[: row[0].start]))]


def _is_list(between: str) -> bool:
    """True for the words between two times of a list, not for those of a span ("from May 1 to June 30")."""
    return bool(_BETWEEN.fullmatch(between)) and not (_SPANS.search(between) and "and" not in between)


def first_of_row(text: str, told: Told, times: Sequence[Told]) -> Told:
    """The first time of the row that a time stands in: the words before it speak of all of them."""
    return next((row[0] for row in rows(text, times) if told in row), told)


def is_dealt_to_another(text: str, told: Told, times: Sequence[Told], side: Side, sides: Sequence[Side]) -> bool:
    """True where a row of times has as many as there are sides, and this one is another side's."""
    placed = sorted((s for s in sides if s.start >= 0), key=lambda s: s.start)
    row = next((r for r in rows(text, times) if told in r), None)
    return row is not None and len(row) == len(placed) > 1 and side in placed and row.index(told) != placed.index(side)


def is_bracketed_of_another(text: str, told: Told, times: Sequence[Told], side: Side, sides: Sequence[Side]) -> bool:
    """True for a time in brackets behind another name: "with Alpha (expiring June 2005) and Beta (May 2006)".

    What stands in brackets behind the last of a list may be of all, unless the others have brackets of their own.
    """
    placed = [s for s in sides if s.start >= 0]
    owner = next((s for s in placed if _BRACKET.fullmatch(text, s.end, told.start)), None)
    if owner is None or owner.start == side.start or side not in placed:
        return False
    alike = [t for t in times if (t.when is None) == (told.when is None)]
    return side.start > owner.start or any(_BRACKET.fullmatch(text, side.end, t.start) for t in alike)


def alternating(text: str, sides: Sequence[Side], times: Sequence[Told]) -> list[Side]:
    """The named sides of a sentence where each is followed by a time of its own, else none.

    "to Alpha under an agreement that expires in 2017 and to Beta under one that expires in 2018"
    """
    named = []
    for side in sides:
        if side.source not in ("strict", "loose"):
            continue
        found = frames(text, side)
        worth = score(side, found)
        if worth >= LEAST or (found and (worth >= LEAST_FRAMED or "object" in found)):
            features = {**side.features, **{f"f_{name}": 1.0 for name in found}, "s_score": worth}
            named.append(replace(side, weight=worth, features=features))
    named.sort(key=lambda s: s.start)
    for dated in (True, False):
        alike = [t for t in times if (t.when is not None) == dated]
        if len(named) == len(alike) > 1 and all(
            side.end <= told.start and (after is None or told.end <= after.start)
            for side, told, after in zip(named, alike, [*named[1:], None], strict=True)
        ):
            return named
    return []
