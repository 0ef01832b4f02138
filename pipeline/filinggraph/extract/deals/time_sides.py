"""The sides that a time may be of: grammar's, the one of a relative clause, those named here and those from before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from filinggraph.extract.deals.frames import NOUN, chosen, described
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.told import Told

ELSEWHERE = ("before", "heading", "main", "paper")  # sources of sides that the sentence itself does not name
_NAMED = ("strict", "loose")
_STANDS = 2.5  # a side of this weight goes before any from elsewhere
_WHOSE = re.compile(
    r"\.?(?:\s*\([^()]*\))?(?:\s+of\s+[A-Z]\w+)?,?\s+(?:"
    rf"whose\s+(?:[\w-]+\s+){{0,4}}?(?:{NOUN}|years|term|tenure)\b|(?:with|for|to|from|by)\s+(?:which|whom)\s)[^.;,]{{0,110}}"
)
# What goes back to a name of the same sentence: "… with Alpha; that agreement", "Alpha will go on under its contract".
_OF_NAME = re.compile(
    rf"\b(?:its|their|that|this)\s+(?:[\w-]+\s+){{0,4}}?{NOUN}\b|;\s+(?:(?:the|that|this|its)\s+(?:[\w-]+\s+){{0,4}}?{NOUN}|it)\b"
)
_NO_BODY = ("s_label_GPE", "s_label_LOC", "s_label_DATE", "s_label_PERSON", "s_label_LAW", "s_label_PRODUCT")


def sides_of(text: str, told: Told, sides: Sequence[Side]) -> list[Side]:
    """The sides of a sentence for one of its times, the best first.

    A relative clause is of the name that it follows: "takes over from Alpha, whose contract ends June 30".
    Where the sentence speaks of an agreement told before, the name that it says itself first is a side, too; where it
    names nobody, the one that the sentences before name is.
    """
    whose = _of_relative_clause(text, told, sides)
    if whose is not None:
        return [whose]
    found = chosen(text, sides)
    if all(s.party is None for s in found):
        before = next((s for s in sides if s.source == "before"), None)
        return [before] if before is not None else found
    if all(s.source in ELSEWHERE for s in found):
        names = {s.name for s in found}
        found += [s for s in _named_first(text, told, sides) if s.name not in names]
    return found


def _of_relative_clause(text: str, told: Told, sides: Sequence[Side]) -> Side | None:
    """The named side whose relative clause a time stands in, the nearest."""
    heads = [
        s for s in sides if s.source in _NAMED and s.end <= told.start and _WHOSE.fullmatch(text[s.end : told.start])
    ]
    return described(text, heads[-1]) if heads else None


def _named_first(text: str, told: Told, sides: Sequence[Side]) -> list[Side]:
    """The best of the bodies that a sentence names before a time; before a day, one that is gone back to."""
    here = [
        described(text, s)
        for s in sides
        if s.source == "strict" and s.end <= told.start and not any(s.features.get(label) for label in _NO_BODY)
        if told.when is None or _OF_NAME.search(text[s.end : told.start])
    ]
    return [
        replace(s, features={**s.features, "c_here": 1.0}) for s in sorted(here, key=lambda s: (-s.weight, s.start))[:1]
    ]


def from_elsewhere(all_sides: Sequence[Side], by_grammar: Sequence[Side]) -> Iterator[Side]:
    """Sides from elsewhere beside the one that grammar chooses, where the sentence names none that stands well.

    They are asked of lengths only: out of fold, days gain nothing by them.
    """
    if any(s.start >= 0 and s.party is not None and s.weight >= _STANDS for s in by_grammar):
        return
    names = {s.name for s in by_grammar}
    for side in all_sides:
        if side.source in ELSEWHERE and side.name not in names:
            names.add(side.name)
            yield replace(side, features={**side.features, "c_other": 1.0})
