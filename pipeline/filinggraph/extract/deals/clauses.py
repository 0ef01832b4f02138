"""Clauses of a sentence that tell of a deal each: what one says holds for the side that it names itself."""

import re
from collections.abc import Sequence

from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happenings import Happening

_JOINT = re.compile(
    r"(?:;(?:\s+(?:and|but))?|,\s*(?:and|but|while|whereas)|\s(?:while|whereas)|,(?=\s+(?:ending|terminating|replacing|succeeding|displacing)\s))\s+"
)
_PARTICIPLE = re.compile(r"(?:ending|terminating|replacing|succeeding|displacing)\s")
_NAME = (
    r"[A-Z][\w.\u2024&’'-]*(?:,?\s+(?:(?:of|and|for|&|the)\s+){0,2}[A-Z][\w.\u2024&’'-]*){0,7}(?:\s*\([^()]{1,60}\))?"
)
_BEGINS = re.compile(
    rf"(?:(?:in|on|effective|during)\s+[A-Z][\w\s,]{{3,24}},\s+)?(?:(?:the|we|it|they|our|its)\s+)?(?:{_NAME},?\s+)?"
    r"(?:(?:has|have|had|was|were|is|also|then|recently|subsequently|separately)\s+)*"
    r"(?:[a-z]+ed|chose|chosen|won|wins|took|gave|bought|signs|awards|extends|renews|selects)\b",
)
# Another contract of the same sort: "and that with Beta expires in 2009".
_ANOTHER = re.compile(
    r"(?:that|those|the\s+one|(?:the|our|its)\s+(?:[\w-]+\s+){0,2}?(?:contract|agreement|licen[cs]e))\s+(?:with|for|at|of|from)\s+"
    r"(?:the\s+)?(?=[A-Z])"
)
# A second purchase or sale, its verb left out: "buy motors from Alpha under a contract … and gears from Beta".
_GAPPED = re.compile(
    r",?\s+and\s+(?=(?:[a-z][\w-]*\s+){0,4}?(?:(?:are|is|were|was)\s+[a-z]+\s+)?(?P<how>to|from)\s+(?:the\s+)?[A-Z])"
)
_SINGLE = re.compile(
    r"\b(?:an?|our|the|its)\s+(?:[\w-]+\s+){0,4}?(?:agreement|contract|licen[cs]e|order|arrangement)\b", re.I
)
_PLACED = ("strict", "loose")


def clause_starts(text: str, happenings: Sequence[Happening]) -> list[int]:
    """Where the clauses begin: at 0, behind semicolons, and behind joints with something happening on both sides.

    Another contract begins one, too: "and that with Beta".
    """
    starts = [0]
    gapped = _gapped(text)
    for joint in _JOINT.finditer(text):
        if joint.group().startswith(";") or any(p.match(text, joint.end()) for p in (_PARTICIPLE, _ANOTHER)):
            starts.append(joint.end())
            continue
        before = any(starts[-1] <= h.start < joint.start() for h in happenings)
        after = any(h.start >= joint.end() for h in happenings)
        if before and after and (_BEGINS.match(text, joint.end()) or text.startswith("that ", joint.end())):
            starts.append(joint.end())
    return sorted({*starts, *gapped})


def _gapped(text: str) -> list[int]:
    """Where the second of two sales or purchases begins, one of which is under a contract of its own."""
    found: list[int] = []
    for joint in _GAPPED.finditer(text):
        first = re.search(rf"\b{joint['how']}\s+(?:the\s+)?(?=[A-Z])", text[: joint.start()])
        own = first is not None and not _SINGLE.search(text, 0, first.start())
        if own and first and (_SINGLE.search(text, first.end(), joint.start()) or _SINGLE.search(text, joint.end())):
            found.append(joint.end())
    return found


def begins_in(text: str, starts: Sequence[int], happening: Happening) -> int:
    """Where what a happening tells begins: with another contract that a clause inside it brings in, else as it does.

    "We have a contract with Alpha, and our contract with Beta expired": the pattern began with the first contract.
    """
    inside = [s for s in starts if happening.start < s < happening.end and _ANOTHER.match(text, s)]
    return max(inside, default=happening.start)


def own_sides(starts: Sequence[int], position: int, sides: Sequence[Side]) -> list[Side]:
    """The sides for what stands at a position: those that its clause names, else all."""
    if len(starts) < 2:
        return list(sides)
    clause = _clause(starts, position)
    own = [s for s in sides if s.start >= 0 and _clause(starts, s.start) == clause]
    named = {id(s) for s in own if s.source in _PLACED} or {id(s) for s in own if s.source == "unnamed"}
    if not named:
        return list(sides)
    return [s for s in sides if id(s) in named or s.party is None]


def are_of_one(starts: Sequence[int], one: Side, other: Side) -> bool:
    """True for two sides that one clause names."""
    return _clause(starts, one.start) == _clause(starts, other.start)


def _clause(starts: Sequence[int], position: int) -> int:
    return sum(start <= position for start in starts)
