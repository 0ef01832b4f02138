"""A graph of invented filings that has something to say to every shipped question, as a build would write it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain

import pyoxigraph as ox
from benchmarks.made_filings import GOODS, World

from filinggraph.model import (
    ContractFact,
    CustomerFact,
    EventFact,
    EventKind,
    Fact,
    Filing,
    Modality,
    Party,
    PartyKind,
    Precision,
    Renewal,
    RiskFact,
    RiskKind,
    ShareFact,
    When,
)
from filinggraph.resolve import Candidate
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.rdf import describe

STATEMENTS = 320  # of one filing, about


def statements(number: int) -> Iterator[ox.Quad]:
    """About so many statements; the same number gives the same."""
    filings = max(20, number // STATEMENTS)
    world = Mixed(filings // 4, filings // 3)
    for place in range(filings):
        filing, said = world.filing(place)
        yield from describe(filing, said, world, Run("0.0.0", "none")).quads


class Mixed(World):
    """Filers with more to tell: notices of renewal, events of every kind, warnings, expectations, doubtful matches."""

    def __init__(self, suppliers: int, customers: int) -> None:
        super().__init__(suppliers, customers)
        for place in range(0, len(self.customers), 10):
            made = self.entities[self._id(self.customers[place])]
            self.entities[made.id] = replace(made, kind=PartyKind.GOVERNMENT)

    @staticmethod
    def _id(party: Party) -> str:
        return f"cik-{party.cik}"

    def doubts(self, entity_id: str) -> Sequence[Candidate]:
        """Every twentieth customer may be the one that follows it."""
        place = int(entity_id[-9:])
        if not entity_id.startswith("cik-2") or place % 20 > 1:
            return ()
        first = place - place % 20
        left, right = (self.entities[self._id(self.customers[n % len(self.customers)])] for n in (first, first + 1))
        return (Candidate(left.id, right.id, left.name, right.name, 0.5 + place % 7 / 20, "names that look alike"),)

    def filing(self, number: int) -> tuple[Filing, list[Fact]]:
        """The filing of this number and its facts."""
        filing, said = super().filing(number)
        chance = random.Random(number + 1_000_000)
        return filing, list(chain.from_iterable(_more(chance, fact) for fact in said))


def _more(chance: random.Random, fact: Fact) -> Iterator[Fact]:
    """The fact, and what else the filing says with it."""
    if isinstance(fact, ContractFact) and fact.expires is not None:
        fact = replace(fact, renewal=Renewal.AUTO, renewal_term="P1Y", notice_period="P90D", value=None)
        yield fact
        assert fact.supplier is not None
        assert fact.customer is not None
        sides = {"evidence": fact.evidence, "supplier": fact.supplier, "customer": fact.customer}
        yield RiskFact(**sides, kind=RiskKind.CONTRACT_LOSS)
        end = fact.expires.latest
        assert end is not None
        day = end - timedelta(chance.randrange(400))
        when = None if chance.random() < 0.3 else When(day.isoformat(), Precision.DAY, day, day)
        kind = chance.choice((EventKind.NON_RENEWAL, EventKind.NON_AWARD, EventKind.TRANSITION, EventKind.AWARD))
        yield EventFact(**sides, kind=kind, subject=chance.choice(GOODS), date=when)
    elif isinstance(fact, ShareFact | CustomerFact) and chance.random() < 0.1:
        yield replace(fact, modality=Modality.EXPECTED, confidence=0.4)
    else:
        yield fact
