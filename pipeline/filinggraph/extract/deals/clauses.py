"""Clauses of a sentence that tell of a deal each: what one says holds for the side that it names itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happenings import Happening

_JOINT = re.compile(
    r"(?:;(?:\s+(?:and|but))?|,\s*(?:and|but|while|whereas)|\s(?:while|whereas|and)|,(?=\s+(?:ending|terminating|replacing|succeeding|displacing)\s))\s+"
)
_PARTICIPLE = re.compile(r"(?:ending|terminating|replacing|succeeding|displacing)\s")
_NAME = (
    r"[A-Z][\w.\u2024&’'-]*(?:,?\s+(?:(?:of|and|for|&|the)\s+){0,2}[A-Z][\w.\u2024&’'-]*){0,7}(?:\s*\([^()]{1,60}\))?"
)
_DAY = r"(?P<day>(?:in|on|effective|during)\s+(?=[A-Z\d])[\w\s,]{3,24}?,?\s+)"
_BEGINS = re.compile(
    rf"{_DAY}?(?P<who>(?:the|we|it|they|our|its)\s+)?(?P<name>{_NAME},?\s+)?"
    r"(?:(?:has|have|had|was|were|is|also|then|recently|subsequently|separately)\s+)*"
    r"(?:[a-z]+ed|chose|chosen|won|wins|took|gave|bought|signs|awards|extends|renews|selects"
    r"|(?:did|does|will|would)\s+not\s+[a-z]+)\b",
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
        if joint.group().strip() == "and":
            if _parts(text, starts[-1], joint, happenings):
                starts.append(joint.end())
            continue
        if joint.group().startswith(";") or any(p.match(text, joint.end()) for p in (_PARTICIPLE, _ANOTHER)):
            starts.append(joint.end())
            continue
        begins = _BEGINS.match(text, joint.end())
        before = any(starts[-1] <= h.start < joint.start() for h in happenings)
        after = any(h.start >= joint.end() for h in happenings) or _reaches_over(joint, begins, happenings)
        if before and after and (begins or text.startswith("that ", joint.end())):
            starts.append(joint.end())
    return sorted({*starts, *gapped})


def _reaches_over(joint: re.Match[str], begins: re.Match[str] | None, happenings: Sequence[Happening]) -> bool:
    """True where a pattern began in one clause and found its verb in the next, and another found all of it before."""
    return (
        begins is not None
        and any(h.end <= joint.start() for h in happenings)
        and any(h.start < joint.start() and h.end == begins.end() for h in happenings)
    )


def _parts(text: str, start: int, joint: re.Match[str], happenings: Sequence[Happening]) -> bool:
    """True for a bare "and" between what happens to two contracts, of which the second has a day, a doer or a name."""
    begins = _BEGINS.match(text, joint.end())
    own = begins is not None and any(begins[part] for part in ("day", "who", "name")) and " and " not in begins.group()
    if not own and not _ANOTHER.match(text, joint.end()):
        return False
    before = any(start <= h.start and h.end <= joint.start() for h in happenings)
    return before and any(h.start >= joint.end() for h in happenings)


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
    """Where what a happening tells begins: with the last clause in it that has its contract or verb, else as it does.

    "We have a contract with Alpha, and our contract with Beta expired": the pattern began with the first contract.
    """
    inside = [
        s
        for s in starts
        if happening.start < s < happening.end
        and (_ANOTHER.match(text, s) or ((verb := _BEGINS.match(text, s)) and verb.end() == happening.end))
    ]
    return max(inside, default=happening.start)


def own_sides(starts: Sequence[int], position: int, sides: Sequence[Side]) -> list[Side]:
    """The sides for what stands at a position: those that its clause names, else all."""
    if len(starts) < 2:
        return list(sides)
    clause = clause_of(starts, position)
    own = [s for s in sides if s.start >= 0 and clause_of(starts, s.start) == clause]
    named = {id(s) for s in own if s.source in _PLACED} or {id(s) for s in own if s.source == "unnamed"}
    if not named:
        return list(sides)
    told = [s for s in sides if id(s) in named or s.party is None]
    return [side for short in told for side in _in_full(short, sides)]


def _in_full(side: Side, sides: Sequence[Side]) -> list[Side]:
    """A side by the longer name that its sentence gives it before: "Alpha Power Corp. signed, and Alpha renewed".

    Where the short name is a doubtful one, the place of the long one may tell of it, too.
    """
    longer = (s for s in sides if s.source in _PLACED and s.start < side.start and s.name.startswith(f"{side.name} "))
    full = next(longer, None) if side.source in _PLACED else None
    if full is None:
        return [side]
    named = replace(side, party=full.party)
    return [named] if side.source == "strict" else [named, full]


def are_of_one(starts: Sequence[int], one: Side, other: Side) -> bool:
    """True for two sides that one clause names."""
    return clause_of(starts, one.start) == clause_of(starts, other.start)


def clause_of(starts: Sequence[int], position: int) -> int:
    """The number of the clause that a position stands in, from 1 on."""
    return sum(start <= position for start in starts)
