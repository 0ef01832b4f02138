"""Who a document speaks of: its filer, the aliases that it defines, and how likely its names are those of bodies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from filinggraph.extract.bodies import WORDS, Bodies, Weighs
from filinggraph.extract.definitions import definitions, spelled
from filinggraph.extract.filer_name import COMPANY, filer_of
from filinggraph.extract.lexicon import GOVERNMENT, NOT_A_PARTY, PLACES, SUFFIX
from filinggraph.extract.s_names import aliased
from filinggraph.extract.short_names import short_names
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import Document, Party, PartyKind

_GOVERNMENT = Sieved(GOVERNMENT)
_NOT_A_PARTY = re.compile(NOT_A_PARTY)
_LEGAL_FORM = re.compile(rf"(?:,?\s+(?:{SUFFIX})\.?)+$", re.I)
_PART = re.compile(r"[a-z0-9]+")
_OWN_END = re.compile(r"[’']s$")
SURE_BODY = 1.0  # from this logarithm of its odds on, a name is a body's although its last word is that of a thing
NO_BODY = -3.0  # a name whose odds have a smaller logarithm is nobody's


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What a document says of who is who: its filer, every alias with the party that it stands for, and its names."""

    filer: Party
    aliases: Mapping[str, Party] = field(default_factory=dict)
    bodies: Bodies | None = None

    def party(self, name: str) -> Party:
        """The party that a name denotes in this document."""
        name = clean(name)
        return self.aliases.get(key(name)) or Party(name, kind_of(name))

    def body(self, name: str) -> float:
        """The logarithm of the odds that a name is that of a body, which can sign a contract; 0 where nothing tells.

        A name that ends in "'s" is looked at without that.
        """
        return self.bodies.odds(_OWN_END.sub("", name)) if self.bodies else 0.0

    def may_sign(self, party: Party) -> bool:
        """False for another than the filer whose name is hardly that of a body."""
        return party.filer or self.body(party.name) > NO_BODY


@lru_cache(maxsize=4096)
def kind_of(name: str) -> PartyKind:
    """Company or government body, by the name alone."""
    return PartyKind.GOVERNMENT if _GOVERNMENT.search(name) and not SUFFIXED.search(name) else PartyKind.COMPANY


def context(document: Document) -> Context:
    """The filer and the alias table of a document."""
    return _context(document, WORDS.get())


@lru_cache(maxsize=16)
def _context(document: Document, words: Weighs) -> Context:
    filer, own = filer_of(document)
    aliases: dict[str, Party] = {}
    for found in definitions(document.text):
        if COMPANY.match(found[1]) or _NOT_A_PARTY.search(found[0]):
            continue
        itself = _parts_of(found[0]).bare == _parts_of(filer.name).bare  # "Alpha, Inc." where the header has ALPHA INC
        aliases.setdefault(key(found[1]), filer if itself else Party(found[0], kind_of(found[0])))
        if itself:
            aliases[key(found[0])] = filer
    for full_name, sort in short_names(document.text):
        aliases.setdefault(
            key(sort), filer if key(full_name) == key(filer.name) else Party(full_name, kind_of(full_name))
        )
    grouped: dict[str, list[str]] = {}
    for alias, party in aliases.items():
        if party.filer:
            continue
        grouped.setdefault(party.name, []).append(alias)
    full = {
        n: Party(n, kind_of(n), aliases=tuple(sorted(spelled(document.text, a) for a in al)))
        for n, al in grouped.items()
    }
    table = {alias: full.get(party.name, filer) for alias, party in aliases.items()}
    table.update({key(n): p for n, p in full.items()})
    for alias in ("company", "registrant", "we", "our", "us", "corporation", "group", *own, filer.name):
        table[key(alias)] = filer
    for stem, name in aliased(document.text).items():
        if not speaks_for(name, filer):
            table.setdefault(stem, Party(name))
    short = key(filer.name).split()
    if filer.name != "the Company" and short and len(short[0]) > 3 and short[0] not in PLACES:
        table.setdefault(re.sub(r"[.,]", "", short[0]), filer)
        stripped = _LEGAL_FORM.sub("", filer.name)
        table.setdefault(key(stripped), filer)
    return Context(filer, table, Bodies(document.text, words(document)))


def speaks_for(name: str, filer: Party) -> bool:
    """True for a shorter or longer form of the filer's own name."""
    if filer.name == "the Company":
        return False
    a, b = _parts_of(name), _parts_of(filer.name)
    if a.bare and a.bare == b.bare:
        return True
    first = filer.name.split()[0]
    if name in filer.tickers or (name == first and first.isupper() and len(first) > 1 and not filer.name.isupper()):
        return True
    if name.isupper() and 1 < len(name) < 6 and _initials_of(filer.name).startswith(name):
        return True
    short, long = sorted((a.whole, b.whole), key=len)
    return bool(short) and len("".join(short)) > 3 and long[: len(short)] == short and short[0] not in PLACES


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words of a name, and those without its legal form."""

    whole: tuple[str, ...]
    bare: tuple[str, ...]


@lru_cache(maxsize=4096)
def _parts_of(name: str) -> _Parts:
    whole = key(name)
    bare = _LEGAL_FORM.sub("", whole)
    return _Parts(tuple(_PART.findall(whole)), tuple(_PART.findall(bare)))


def _initials_of(name: str) -> str:
    """ "BMS" for Bristol-Myers Squibb Company, "IBMC" for International Business Machines Corporation."""
    parts = re.findall(r"[A-Za-z]+", name)
    return "".join(p[0].upper() for p in parts if p.casefold() not in ("the", "of", "and"))
