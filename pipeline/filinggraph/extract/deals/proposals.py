"""Sentences that the network of pairs holds for telling of a deal, whatever words or patterns say."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.bodies import WORDS, Weighs
from filinggraph.extract.customers.statements import statements
from filinggraph.extract.document_dates import is_report
from filinggraph.extract.happening_words import told as worded
from filinggraph.extract.pair_network import KINDS, READ, SALE, Pairs, foresee
from filinggraph.model import Document, EventKind

EVENT = 0.25  # from this chance on, an event between any two of a statement is a candidate
SOLD = 0.35  # from this chance on of a sale, the times of a statement of a release are
_SLIGHT = 0.15  # below this chance by its words alone, a statement is not asked for an event
_TIMED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:years?|months?)\b")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a statement may tell: its range, kinds of events, and whether it speaks of a sale."""

    start: int
    end: int
    kinds: frozenset[EventKind]
    sale: bool


NOTHING = Proposal(0, 0, frozenset(), sale=False)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of a document, in order."""

    found: Sequence[Proposal]

    def within(self, start: int, end: int) -> Proposal:
        """What is proposed for a range: the first proposal that begins in it, or NOTHING."""
        at = bisect_left(self.found, start, key=lambda p: p.start)
        if at < len(self.found) and self.found[at].start < end:
            return self.found[at]
        return NOTHING


def proposals(document: Document) -> Proposals:
    """Every statement of a document that the network holds for telling of a sale or an event."""
    return _proposals(document, READ.get(), WORDS.get())


@lru_cache(maxsize=2)
def _proposals(document: Document, read: Callable[[str], Pairs], _words: Weighs) -> Proposals:
    found = []
    report = is_report(document)
    asked = [
        (statement, timed)
        for statement in statements(document)
        for timed in (not report and bool(_TIMED.search(statement.unit.text)),)
        if timed or max(worded(statement.unit.text).values()) >= _SLIGHT
    ]
    foresee(statement.masked.text for statement, _ in asked)
    for statement, timed in asked:
        unit = statement.unit
        told = read(statement.masked.text)
        most = tuple(map(max, zip(*told.values(), strict=True))) if told else ()
        kinds = frozenset(kind for kind, chance in zip(KINDS, most[SALE + 1 :], strict=False) if chance >= EVENT)
        sale = timed and bool(most) and most[SALE] >= SOLD
        if kinds or sale:
            found.append(Proposal(unit.start, unit.end, kinds, sale))
    return Proposals(sorted(found, key=lambda p: p.start))
