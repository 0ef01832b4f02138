"""Companies and units that the filer says are its own: "Alpha Gathering LLC, a subsidiary of the Company"."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from filinggraph.extract.context import Context, context, speaks_for
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.spelling import NAME, clean, key
from filinggraph.model import ContractFact, CustomerFact, Document, EventFact, Fact, Party, ShareFact

_SELF = re.compile(r"(?:the\s+)?(?:Company|Registrant|Partnership|Corporation|Issuer)$|ours$|us$", re.I)
_OUR = r"(?:\b[Oo]ur|\b[Tt]he\s+(?:Company|Registrant|Partnership|Corporation)[’']s)"
_OWNED = (
    r"(?:(?:direct|indirect|wholly|directly|indirectly|and|or|100%|majority|consolidated|operating|principal|owned"
    r"|business|domestic|foreign|newly|acquired|new|largest|second|another|other|reportable|reporting)"
    r"[\s,-]+){0,5}"
)
_UNIT = r"(?:subsidiary|division|(?:business|operating|reporting)\s+(?:unit|company|segment)|unit|segment)"
_UNITS = rf"(?:{_UNIT}s?|subsidiaries|(?:business|operating)\s+companies|businesses)"
_SUBSIDIARY_OF = re.compile(
    rf",\s+(?:which\s+is\s+)?(?:an?|the)\s+{_OWNED}{_UNIT}\s+of\s+(?P<of>(?:the\s+)?{NAME.pattern}|ours\b|us\b)"
)
_OUR_SUBSIDIARY = re.compile(rf"{_OUR}\s+{_OWNED}{_UNIT},?\s+(?P<who>{NAME.pattern})")
_OUR_NAMED_UNIT = re.compile(rf"{_OUR}\s+(?P<who>{NAME.pattern})\s+{_UNIT}\b(?!\s+of\b)")
_THROUGH_OUR = re.compile(
    rf",?\s+(?:operat\w+\s+)?through\s+(?:our|its)\s+{_OWNED}(?:{_UNIT},?\s+(?P<who>{NAME.pattern})"
    rf"|(?P<named>{NAME.pattern})\s+{_UNIT}\b)"
)
_SPEAKS = re.compile(r"\b(?:[Ww]e|[Tt]he\s+(?:Company|Registrant|Partnership|Corporation))$")
_IS_OURS = re.compile(
    rf"(?:,|\s(?:is|are|was|became)(?:\s+one\s+of)?)\s+{_OUR}\s+{_OWNED}(?:(?!former)[a-z-]+\s+){{0,3}}?{_UNITS}\b"
    r"(?=\s*[,.;:)]|\s+(?:in|for|that|which|and)\b)"
)
_ACQUIRED = re.compile(r",\s+which\s+(?:we|the\s+Company)\s+(?:acquired|bought|purchased)\b")
_CUES = ("subsidiary", "division", "unit", "segment", "businesses", "which we ", "which the Company ")
_BEFORE, _AFTER = 220, 140  # characters around such a word that are looked at
_LONGEST = 90  # characters of a name


def with_others(facts: Iterable[Fact], document: Document) -> Iterator[Fact]:
    """The facts but for sales and deals of the filer with a company or a unit of its own, or between two of these."""
    who = context(document)
    own = own_names(document.text, who)
    for fact in facts:
        sides = _sides(fact)
        if len(sides) < 2 or not all(p.filer or key(p.name) in own for p in sides):
            yield fact


def _sides(fact: Fact) -> tuple[Party, ...]:
    """Those whom a fact tells to deal with one another."""
    if not isinstance(fact, CustomerFact | ShareFact | ContractFact | EventFact):
        return ()
    named = tuple(p for p in (fact.supplier, fact.customer) if p is not None)
    return named if len(named) > 1 or isinstance(fact, CustomerFact | ShareFact) else fact.parties


@lru_cache(maxsize=4)
def own_names(text: str, who: Context) -> frozenset[str]:
    """The keys of the names by which a text speaks of the filer's own companies and units; places are none."""
    found = set(own_companies(text, lambda name: speaks_for(name, who.filer)))
    return frozenset(key(name) for told in found if key(told) not in PLACES for name in (told, who.party(told).name))


def own_companies(text: str, is_filer: Callable[[str], bool]) -> Iterator[str]:
    """The names that the text calls subsidiaries, divisions or units of the filer; `is_filer` knows a name of it."""
    for low, high in _ranges(text):
        for match in _SUBSIDIARY_OF.finditer(text, low, high):
            if _SELF.match(match["of"]) or is_filer(clean(match["of"])):
                yield from _single(_name_up_to(text, match.start()))
        for match in _THROUGH_OUR.finditer(text, low, high):
            before = text[max(0, match.start() - _LONGEST) : match.start()]
            if _SPEAKS.search(before) or is_filer(_name_up_to(text, match.start())):
                yield from _single(clean(match["who"] or match["named"]))
        for pattern in (_OUR_SUBSIDIARY, _OUR_NAMED_UNIT):
            for match in pattern.finditer(text, low, high):
                yield from _single(clean(match["who"]))
        for pattern in (_IS_OURS, _ACQUIRED):
            for match in pattern.finditer(text, low, high):
                yield from _single(_name_up_to(text, match.start()))


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """What stands around the words for a part of a company; ranges that meet are one."""
    low = high = 0
    for place in sorted(place for cue in _CUES for place in occurrences(text, cue)):
        if place - _BEFORE > high:
            if high:
                yield low, high
            low = place - _BEFORE
        high = place + _AFTER
    if high:
        yield max(low, 0), high


def _single(name: str) -> Iterator[str]:
    if name and " and " not in name:
        yield name


def _name_up_to(text: str, end: int) -> str:
    """The name that ends at a position, or ""."""
    found = [m for m in NAME.finditer(text, max(0, end - _LONGEST), end) if not text[m.end() : end].strip(" .")]
    return clean(found[-1].group()) if found else ""
