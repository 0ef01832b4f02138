"""The statements of a document that may speak of dealing and name somebody, with signs for the parties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.context import Context, context
from filinggraph.extract.customers.clues import classes
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.reference import Voice, may_name, meant, spoken, voices
from filinggraph.extract.customers.trade import trades_in
from filinggraph.extract.customers.units import REPORT, Unit, units
from filinggraph.extract.masking import Masked
from filinggraph.extract.names import Mention
from filinggraph.model import Document

DEALING = frozenset(
    "sell sales supply supplier provider buyer channel partner buy award agreement license make distribute provide "
    "depend use share".split()
)
SHORT = 20_000  # characters of a release of which every sentence is read, whatever its words
_LETTERS = bytes(b if chr(b).islower() and b < 128 else ord(" ") for b in range(256))  # and a gap for all others
# Words of work done for somebody and the like, which tell of dealing only in what is said outright.
_WORK = frozenset(
    "served franchise franchises run hauled maintained handled printed brought filled acquire acquires "
    "processed hosted conduct conducts done "
    "signed signing molded moulded published referred carries carried furnished fitted advertisers roaming "
    "contributed handles marketed originates outsource outsources outsourced".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement that may speak of dealing: its mentions, what pronouns refer to, and its text with signs for all."""

    unit: Unit
    mentions: tuple[Mention, ...]
    other: tuple[Mention, ...]
    masked: Masked


def statements(document: Document) -> tuple[Statement, ...]:
    """The statements that name another than the filer; of all but short releases, those that speak of dealing."""
    return _statements(document, context(document))


@lru_cache(maxsize=2)
def _statements(document: Document, who: Context) -> tuple[Statement, ...]:
    return tuple(_dealing(document, who))


def _dealing(document: Document, who: Context) -> Iterator[Statement]:
    report = bool(REPORT.match(document.filing.form))
    whole = not report and len(document.text) <= SHORT
    dealing: set[str] = set()
    no_dealing: set[str] = set()
    heard: Sequence[Voice] = () if report else voices(document, who)
    before: list[Unit] = []
    for unit in units(document):
        if (whole or _deals(unit, dealing, no_dealing, report=report)) and (heard or may_name(unit)):
            mentions = spoken(unit, named(unit.text, who), heard, who)
            other = meant(unit, mentions, before, who)
            if not all(m.party.filer for m in (*mentions, *other)):
                masked = masked_of(unit, sorted((*mentions, *other), key=lambda m: m.start))
                yield Statement(unit, mentions, other, masked)
        before = [*before[-1:], unit]


def masked_of(unit: Unit, mentions: Sequence[Mention]) -> Masked:
    """A statement with its lead before it, and a sign for each party."""
    text = f"{unit.lead} {unit.text}" if unit.lead else unit.text
    return Masked(text, mentions, len(unit.lead) + 1 if unit.lead else 0)


def _deals(unit: Unit, dealing: set[str], no_dealing: set[str], *, report: bool) -> bool:
    """True for a statement with a word of dealing. The words seen so far are kept in the one set or the other."""
    text = f"{unit.lead} {unit.text}".lower()
    words = text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()
    if not dealing.isdisjoint(words):
        return True
    for word in set(words) - no_dealing:
        told = len(word) > 1 and (
            word in _WORK or not DEALING.isdisjoint(classes(word)) or (not report and trades_in(word))
        )
        (dealing if told else no_dealing).add(word)
    return not dealing.isdisjoint(words)
