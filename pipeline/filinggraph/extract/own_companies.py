"""Companies and units that the filer says are its own: "Alpha Gathering LLC, a subsidiary of the Company"."""

import re
from collections.abc import Callable, Iterable, Iterator

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.context import Context, context, kind_of, speaks_for
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.spelling import NAME, SUFFIXED, clean, key
from filinggraph.model import ContractFact, CustomerFact, Document, EventFact, Fact, Party, PartyKind, ShareFact

_SELF = re.compile(r"(?:the\s+)?(?:Company|Registrant|Partnership|Corporation|Issuer)$|ours$|us$", re.I)
_COMPANY = r"[Tt]he\s+(?:Company|Registrant|Partnership|Corporation)"
_OUR = rf"(?:\b[Oo]ur|\b{_COMPANY}[’']s)"
_OWNED = (
    r"(?:(?:direct|indirect|wholly|directly|indirectly|and|or|100%|majority|consolidated|operating|principal|owned"
    r"|business|domestic|foreign|newly|acquired|new|second|another|other|reportable|reporting)"
    r"[\s,-]+){0,5}"
)
_UNIT = r"(?:subsidiary|division|(?:business|operating|reporting)\s+(?:unit|company|segment)|unit|segment)"
_UNITS = rf"(?:{_UNIT}s?|subsidiaries|(?:business|operating)\s+companies|businesses)"
_SUBSIDIARY_OF = re.compile(
    rf",\s+(?:which\s+is\s+)?(?:an?|the)\s+{_OWNED}{_UNIT}\s+of\s+(?P<of>(?:the\s+)?{NAME.pattern}|ours\b|us\b)"
)
# "Our subsidiary, Alpha LLC, signed", "our subsidiary Alpha LLC signed"; not "in our largest division, Alpha bought".
_OUR_SUBSIDIARY = re.compile(
    rf"(?P<lead>\b(?:[Ii]n|[Aa]t|[Ff]or|[Ww]ithin|[Oo]f|[Tt]o|[Ff]rom)\s+)?{_OUR}\s+{_OWNED}(?:subsidiary|division|unit)"
    rf"(?P<comma>,)?\s+(?P<who>{NAME.pattern})"
)
_CLOSES = re.compile(r"\s*[,;)]")
_WAS_SOLD = rf",?\s+which\s+(?:we|{_COMPANY})\s+(?:sold|spun|divested)\b"
_UNIT_BEHIND = re.compile(rf"(?<=[\w.’'&])\s+{_UNIT}\b(?!\s+of\b)(?!{_WAS_SOLD})")
_PROGRAM = re.compile(r"Medicare|Medicaid|TRICARE", re.I)
_NAMED_BEFORE = re.compile(
    rf".*(?P<our>{_OUR}|\bits)\s+(?P<who>(?:[A-Z0-9][\w.&’'-]*)(?:\s+(?:[A-Z0-9][\w.&’'-]*|&|and|of|for))*)$", re.S
)
_BY_WAY_OF = r",?\s+(?:operat\w+\s+)?through\s+"
_THROUGH = re.compile(rf"{_BY_WAY_OF}$")
_THROUGH_ITS = re.compile(rf"{_BY_WAY_OF}(?:our|its)\s+{_OWNED}{_UNIT},?\s+(?P<who>{NAME.pattern})")
_SPEAKS = re.compile(rf"\b(?:[Ww]e|{_COMPANY})$")
_SOLD = re.compile(
    r"\b(?:former|sold|divested|spun\s+off|disposed\s+of|(?:sale|disposition|divestiture|spin-?off)\s+of)\s+$", re.I
)
_ORDINARY = r"(?:(?!(?:former|customer|client|supplier|vendor|and|or|of)\b)[a-z-]+\s+){0,3}?"
_IS_OURS = re.compile(
    rf"(?:(?P<comma>,)|\s(?:is|are|became)(?:\s+one\s+of)?)\s+{_OUR}\s+(?!largest\b){_OWNED}{_ORDINARY}{_UNITS}\b"
    rf"(?=\s*[,.;:)]|\s+(?:in|that)\b)(?!{_WAS_SOLD})"
)
_ACQUIRED = re.compile(
    rf"(?P<comma>,)\s+which\s+(?:we|{_COMPANY})\s+(?:acquired|bought|purchased)\s*"
    r"(?:[.;]|,|(?:in|on|during)\s+(?=[A-Z\d]|fiscal|the\s+(?:first|second|third|fourth)\b)|for\s+\$)"
)
# Before a name that somebody sells to, takes from or has a part or a contract of.
_OBJECT = re.compile(
    r"\b(?:to|from|with|in|at|by|for|excluding|after|loss\s+of|sales\s+of"
    r"|(?:stock|shares|interest|contract|agreement|licen[cs]e|%|percent)\s+(?:of|in|with|from))\s+(?:the\s+)?$",
    re.I,
)
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
        for match in _THROUGH_ITS.finditer(text, low, high):
            if _is_said_of_filer(text, match.start(), is_filer):
                yield from _single(clean(match["who"]))
        for match in _OUR_SUBSIDIARY.finditer(text, low, high):
            closed = SUFFIXED.search(match["who"]) or _CLOSES.match(text, match.end())
            apposed = not match["comma"] or (not match["lead"] and closed)
            if apposed and not _SOLD.search(text, max(0, match.start() - 20), match.start()):
                yield from _single(clean(match["who"]))
        yield from _named_units(text, low, high, is_filer)
        for pattern in (_IS_OURS, _ACQUIRED):
            for match in pattern.finditer(text, low, high):
                yield from _single(_name_up_to(text, match.start(), alone=bool(match["comma"])))


def _named_units(text: str, low: int, high: int, is_filer: Callable[[str], bool]) -> Iterator[str]:
    """Names before the word for a part: "our Alpha division"; a known company or agency is whom that part serves."""
    for match in _UNIT_BEHIND.finditer(text, low, high):
        begin = max(0, match.start() - _LONGEST)
        found = _NAMED_BEFORE.match(text, begin, match.start())
        if found is None or _SOLD.search(text, max(0, found.start("our") - 20), found.start("our")):
            continue
        if found["our"] == "its":
            through = _THROUGH.search(text, max(0, found.start("our") - 30), found.start("our"))
            if through is None or not _is_said_of_filer(text, through.start(), is_filer):
                continue
        name = clean(found["who"])
        if not (_PROGRAM.match(name) or is_known_body(name)) and kind_of(name) is not PartyKind.GOVERNMENT:
            yield from _single(name)


def _is_said_of_filer(text: str, end: int, is_filer: Callable[[str], bool]) -> bool:
    """True where the filer is named right before a position."""
    return bool(_SPEAKS.search(text, max(0, end - 30), end)) or is_filer(_name_up_to(text, end))


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
    if name and " and " not in name and ". " not in name:
        yield name


def _name_up_to(text: str, end: int, *, alone: bool = False) -> str:
    """The name that ends at a position, or "" where none does; with `alone` none that is a preposition's object."""
    begin = max(0, end - _LONGEST)
    found = [m for m in NAME.finditer(text, begin, end) if not text[m.end() : end].strip(" .")]
    if not found or (alone and _OBJECT.search(text, begin, found[-1].start())):
        return ""
    return clean(found[-1].group())
