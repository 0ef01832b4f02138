"""Filings and facts made by hand, for tests of what comes after extraction."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from filinggraph.model import (
    ContractFact,
    CustomerFact,
    Document,
    EventFact,
    EventKind,
    Evidence,
    Fact,
    Filing,
    FilingHeader,
    Party,
    Precision,
    Registrant,
    ShareFact,
    When,
)

AnyFact = TypeVar("AnyFact", bound=Fact)
Said = tuple[Filing, tuple[Fact, ...]]


def day(text: str) -> When:
    """The exact day "2005-02-28"."""
    date = datetime.date.fromisoformat(text)
    return When(text, Precision.DAY, date, date)


def year(number: int) -> When:
    """A calendar year."""
    return When(str(number), Precision.YEAR, datetime.date(number, 1, 1), datetime.date(number, 12, 31))


class Paper:
    """A filing of one document in the making: each call adds a fact whose quote is the sentence given."""

    def __init__(
        self, filing_id: str, filed: str = "", *, form: str = "8-K", filer: Registrant | None = None, period: str = ""
    ) -> None:
        self.document = f"{filing_id}/main.txt"
        self._text = ""
        self._facts: list[Fact] = []
        self._header = FilingHeader(
            filing_id,
            form,
            datetime.date.fromisoformat(filed) if filed else None,
            datetime.date.fromisoformat(period) if period else None,
            registrants=(filer,) if filer else (),
        )

    def customer(self, supplier: Party, customer: Party, **more: Any) -> CustomerFact:
        return self._keep(CustomerFact(evidence=self._proof(), supplier=supplier, customer=customer, **more))

    def share(self, supplier: Party, customer: Party, percent: str, **more: Any) -> ShareFact:
        number, basis = Decimal(percent), more.pop("basis", "net sales")
        return self._keep(
            ShareFact(evidence=self._proof(), supplier=supplier, customer=customer, percent=number, basis=basis, **more)
        )

    def contract(self, *parties: Party, kind: str = "supply", **more: Any) -> ContractFact:
        supplier, customer = (*parties, None, None)[:2]
        fact = ContractFact(
            evidence=self._proof(), parties=parties, supplier=supplier, customer=customer, kind=kind, **more
        )
        return self._keep(fact)

    def event(self, kind: EventKind, supplier: Party, customer: Party, **more: Any) -> EventFact:
        proof = more.pop("evidence", None) or self._proof()
        return self._keep(EventFact(evidence=proof, kind=kind, supplier=supplier, customer=customer, **more))

    def said(self) -> Said:
        """The filing with its facts."""
        document = Document(self.document, f"{self._header.id}.txt", "main.txt", self._text, filing=self._header)
        return Filing(self._header, document.path, (document,)), tuple(self._facts)

    def _proof(self) -> tuple[Evidence, ...]:
        sentence, start = f"Statement {len(self._facts) + 1}.", len(self._text)
        self._text += f"{sentence}\n"
        return (Evidence(self.document, start, start + len(sentence), sentence, "by-hand"),)

    def _keep(self, fact: AnyFact) -> AnyFact:
        self._facts.append(fact)
        return fact


def all_said(papers: Iterable[Paper]) -> list[Said]:
    """All filings with their facts."""
    return [paper.said() for paper in papers]
