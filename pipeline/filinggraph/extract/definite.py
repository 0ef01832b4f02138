"""Whom "the county" and "the retailer" mean: the body of that sort, or the only one, that a text named last."""

import re
from collections.abc import Iterator
from functools import lru_cache

from filinggraph.extract.context import SURE_BODY, Context, speaks_for
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.names import Mention
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key, names_in
from filinggraph.model import Party, PartyKind

_SORTS = (
    "agency", "airline", "airport", "association", "authority", "board", "borough", "bureau", "city", "college",
    "commission", "commonwealth", "cooperative", "council", "county", "department", "district", "foundation",
    "hospital", "institute", "laboratory", "lottery", "ministry", "museum", "parish", "port", "province", "railroad",
    "railway", "state", "town", "township", "university", "utility", "village",
)  # fmt: skip
_GROUNDS = frozenset(
    {"board", "borough", "city", "commission", "commonwealth", "council", "county", "department", "district", "parish",
     "port", "province", "state", "town", "township", "village"}
)  # fmt: skip
# What names do not say of those who bear them.
_TRADES = (
    "automaker", "brewer", "broadcaster", "builder", "carmaker", "carrier", "chain", "charterer", "client",
    "co-op", "customer", "distributor", "franchisor", "grocer", "insurer", "lessee", "licensee",
    "licensor", "manufacturer", "miner", "operator", "producer", "publisher", "refiner", "refinery",
    "reseller", "retailer", "shipper", "shipyard", "steelmaker", "studio", "supplier", "vendor", "wholesaler",
)  # fmt: skip
_SAID = Sieved(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?P<sort>(?i:{'|'.join((*_SORTS, *_TRADES))}))\b(?P<own>[’']s)?"
    r"(?!\s+(?:of|who|that|which)\b)(?!,?\s+[A-Z])(?!-)"
)
# Where something lies, not who acts.
_PLACE = re.compile(
    r"\b(?:in|within|throughout|across|near|outside|around|inside|over|elsewhere\s+in|parts?\s+of|rest\s+of)\s+$"
)
_WORD = r"[A-Z](?:[\w’'&-]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bSt)\.)*"
_SMALL = r"(?:of|and|for|the|&)"
_GAP = r"[ \u00a0\n]+"
_LEAD = re.compile(
    r"^(?:(?:The|On|In|By|For|With|From|To|At|As|And|Under|When|While|Since|Our|Its|That|This|Both|Each|After|Until)\s+)+"
)
_OWNED = re.compile(r"(?<=\w)[’']s?\s.*")
_CAPITALS = re.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)?")
_NOBODY = re.compile(r"^(?:Board|Department)\s+of\s+(?:Directors|Trustees|Managers)\b|^(?:United\s+)?States?$", re.I)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"][.?!])\s+(?=[A-Z“\"])")
REACH = 4000  # characters back in which a name of the sort is looked for
_OPENING = 6000  # characters of a text in which it says what its filer is
NEAR = 900  # characters back in which the only name is


def definite(text: str, whole: str, start: int, who: Context) -> Iterator[Mention]:
    """The bodies that words such as "the county" mean in a sentence, which begins at `start` of the whole text."""
    for match in _SAID.finditer(text):
        if _PLACE.search(text, max(0, match.start() - 20), match.start()):
            continue
        sort, until = match["sort"].lower(), start + match.start()
        if who.party(sort).filer or _is_filer(sort, whole[:_OPENING], who.filer):
            continue
        name = _named_last(sort, whole[max(0, start - REACH) : until])
        party = who.party(name) if name else None if sort in _GROUNDS else _only_one(sort, whole, until, who)
        if (
            party is None
            or _is_elsewhere(text[: match.start()], match["sort"], party)
            or party.filer
            or speaks_for(party.name, who.filer)
        ):
            continue
        yield Mention(match.start(), match.end() - len(match["own"] or ""), party)


def _is_elsewhere(before: str, sort: str, party: Party) -> bool:
    """True for "the state" behind the name of another place: "the Wyoming contract ended when the state"."""
    if sort not in _GROUNDS:  # or a capital names it
        return False
    return any(m.group() not in party.name and key(m.group()) in PLACES for m in _CAPITALS.finditer(before))


def _only_one(sort: str, whole: str, until: int, who: Context) -> Party | None:
    """The one body that the nearest sentence of the paragraph to name any names, unless it speaks of "a retailer"."""
    before = whole[max(0, until - NEAR) : until].rpartition("\n\n")[2]
    for sentence in reversed(_SENTENCE.split(before)):
        named = {
            party.name: party
            for m in names_in(sentence)
            if (party := who.party(_whole(sentence, m))) and not party.filer and _is_body(party, whole, who)
        }
        if re.search(rf"\b(?:an?|another|one)\s+(?:[\w-]+\s+){{0,4}}{sort}\b", sentence):
            return None
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _whole(text: str, name: re.Match[str]) -> str:
    """A name with the period of its legal form."""
    closed = text[name.end() : name.end() + 1] == "." and SUFFIXED.search(name.group())
    return f"{name.group()}." if closed else name.group()


def _is_body(party: Party, whole: str, who: Context) -> bool:
    """True for a name that is a body's beyond doubt."""
    if party.aliases or party.kind is PartyKind.GOVERNMENT or SUFFIXED.search(party.name):
        return True
    return who.body(party.name) > SURE_BODY and whole.count(party.name) > 1


@lru_cache(maxsize=256)
def _is_filer(sort: str, opening: str, filer: Party) -> bool:
    """True where the text says that its filer is of the sort: "Alpha Airways, a regional carrier"."""
    first = re.escape(filer.name.split()[0])
    called = rf"\b{first}\b[^.;]{{0,40}}?(?:,?\s+(?:an?|the|is\s+an?)\s+[^.;,]{{0,60}}|\s)\b{sort}\b"
    return bool(re.search(called, opening, re.I))


def _named_last(sort: str, before: str) -> str:
    """The last full name of a body of a sort, "" where there is none."""
    found = ""
    if sort.capitalize() in before:
        for match in _full(sort).finditer(before):
            whole = _OWNED.sub("", " ".join(match.group().split()))
            name = clean(_LEAD.sub("", whole.rpartition(" The ")[2]))
            if len(name.split()) > 1 and not _NOBODY.search(name):
                found = name
    return found


@lru_cache(maxsize=64)
def _full(sort: str) -> re.Pattern[str]:
    """A name that ends with a sort ("Union County") or begins with it ("City of Union")."""
    noun = sort.capitalize()
    last = rf"{_WORD}{_GAP}(?:(?:{_SMALL}|{_WORD}){_GAP}){{0,6}}?{noun}\b(?!\s+of\b)"
    first = (
        rf"(?:{_WORD}{_GAP}){{0,4}}{noun}{_GAP}of{_GAP}(?:the{_GAP})?{_WORD}(?:{_GAP}(?:{_SMALL}{_GAP})*{_WORD}){{0,5}}"
    )
    return re.compile(rf"{first}|{last}")
