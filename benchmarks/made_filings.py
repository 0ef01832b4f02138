"""Invented annual reports in any number, for measurements of stores: ten facts each, with companies in common."""

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from filinggraph.model import (
    Comparator,
    ContractFact,
    CustomerFact,
    Document,
    EventFact,
    EventKind,
    Evidence,
    ExpiresHow,
    Fact,
    Filing,
    FilingHeader,
    Party,
    Precision,
    Registrant,
    ShareFact,
    When,
)
from filinggraph.resolve import Candidate, Entity
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe

PER_FILING = 10
WORDS = (
    "Alder Beacon Cobalt Delta Ember Falcon Granite Harbor Ivory Juniper Keystone Lumen Meridian Nickel Orchard".split()
)
GOODS = "cable harnesses|pump housings|route planning software|cold storage|print heads|valve bodies".split("|")
DAY = datetime.date


def graphs(facts: int) -> Iterator[FilingGraph]:
    """Graphs of filings that hold this many facts together; the same number gives the same graphs."""
    count = max(1, facts // PER_FILING)
    world = World(max(2, count // 4), max(4, count // 3))
    for number in range(count):
        filing, said = world.filing(number)
        yield describe(filing, said, world, Run("0.0.0", "none"))


class World:
    """Suppliers that file four reports each, and customers that several suppliers share; resolved beforehand."""

    lives: Mapping[str, object] = {}

    def __init__(self, suppliers: int, customers: int) -> None:
        self.entities: dict[str, Entity] = {}
        self.suppliers = [self._party("s", n) for n in range(suppliers)]
        self.customers = [self._party("c", n) for n in range(customers)]

    def _party(self, kind: str, number: int) -> Party:
        cik = f"{'1' if kind == 's' else '2'}{number:09}"
        name = f"{WORDS[number % 15]} {WORDS[number // 15 % 15]} {kind.upper()}{number} Inc."
        self.entities[f"cik-{cik}"] = Entity(f"cik-{cik}", name, cik=cik)
        return Party(name, cik=cik)

    def entity(self, document: str, party: Party) -> Entity:
        return self.entities[f"cik-{party.cik}"]

    def filers(self, filing: str) -> Sequence[Entity]:
        return [self.entity("", self.suppliers[int(filing[-6:]) % len(self.suppliers)])]

    def doubts(self, entity_id: str) -> Sequence[Candidate]:
        return ()

    def contract(self, document: str, fact: Fact) -> str:
        if isinstance(fact, ContractFact | EventFact) and fact.supplier and fact.customer:
            return f"{fact.supplier.cik} {fact.customer.cik}"
        return ""

    def formerly(self, document: str, fact: Fact) -> str:
        return ""

    def holds(self, document: str, fact: Fact, field: str) -> bool:
        return True

    def sides_hold(self, document: str, fact: Fact) -> bool:
        return True

    def amends(self, document: str, fact: Fact) -> bool:
        return False

    def filing(self, number: int) -> tuple[Filing, list[Fact]]:
        chance = random.Random(number)
        supplier = self.suppliers[number % len(self.suppliers)]
        year = 2000 + number // len(self.suppliers) % 20
        name = f"{supplier.cik}-{year % 100:02}-{number:06}"
        registrant = Registrant(supplier.name, supplier.cik)
        header = FilingHeader(name, "10-K", DAY(year + 1, 3, 1 + number % 28), registrants=(registrant,))
        sentences: list[str] = []
        found: list[Fact] = []
        places: list[tuple[int, int]] = []
        chosen = [self.customers[min(int(chance.expovariate(4 / len(self.customers))), len(self.customers) - 1)]]
        chosen += [self.customers[chance.randrange(len(self.customers))] for _ in range(3)]
        for customer in chosen:
            start = sum(map(len, sentences))
            sentences.append(
                f"Sales to {customer.name} were {chance.randrange(5, 40)}% of net sales in fiscal {year}. "
            )
            places.append((start, start + len(sentences[-1]) - 1))
        document = Document(f"{name}/main.htm", f"{name}.txt", "main.htm", "".join(sentences), "10-K", filing=header)
        for place, customer in enumerate(chosen):
            proof = (Evidence.of(document, *places[place], rule="made"),)
            found += _facts(place, chance, proof, supplier, customer, year)
        return Filing(header, document.path, (document,)), found


def _facts(
    place: int, chance: random.Random, proof: tuple[Evidence, ...], supplier: Party, customer: Party, year: int
) -> list[Fact]:
    sides = {"evidence": proof, "supplier": supplier, "customer": customer}
    period = When(f"FY{year}", Precision.FISCAL_YEAR, DAY(year, 1, 1), DAY(year, 12, 31), year)
    found: list[Fact] = [
        CustomerFact(**sides),
        ShareFact(
            **sides,
            percent=Decimal(chance.randrange(50, 400)) / 10,
            basis="net sales",
            period=period,
            comparator=Comparator.EQUAL,
        ),
    ]
    if place == 0:
        end = DAY(year + chance.randrange(1, 6), chance.randrange(1, 13), 28)
        subject = chance.choice(GOODS)
        found.append(
            ContractFact(
                **sides,
                parties=(supplier, customer),
                kind="supply",
                subject=subject,
                expires=When(end.isoformat(), Precision.DAY, end, end),
                expires_how=ExpiresHow.STATED,
            )
        )
        found.append(EventFact(**sides, kind=EventKind.RENEWAL, subject=subject))
    return found
