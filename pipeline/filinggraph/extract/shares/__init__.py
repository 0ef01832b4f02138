"""Shares: who makes up what percent of whose sales, receivables or purchases, in which period."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from filinggraph.extract.context import context
from filinggraph.extract.figures import RECEIVABLE
from filinggraph.extract.shares.accept import accepted
from filinggraph.extract.shares.flat import flat_shares
from filinggraph.extract.shares.fuller import in_full
from filinggraph.extract.shares.prose import prose_shares
from filinggraph.extract.shares.tables import table_shares
from filinggraph.extract.shares.tagged import tagged_shares
from filinggraph.model import Document, ShareFact


def shares(document: Document) -> Iterator[ShareFact]:
    """Every share that the document states: in prose first, then in tables and in tagged figures, each told once."""
    yield from with_tables(document, accepted(prose_shares(document)))


def with_tables(document: Document, prose: Iterable[ShareFact]) -> list[ShareFact]:
    """Shares of prose, with those of tables and of tagged figures that they do not tell already."""
    who = context(document)
    told: list[ShareFact] = []
    for found in (*prose, *table_shares(document), *flat_shares(document), *tagged_shares(document)):
        fact = replace(
            found, supplier=in_full(document, who, found.supplier), customer=in_full(document, who, found.customer)
        )
        if not any(_same(fact, other) for other in told):
            told.append(fact)
    return told


def _same(left: ShareFact, right: ShareFact) -> bool:
    """True for one share told twice: the same percentage and period, of receivables or not, and parties that agree."""
    return (
        left.percent == right.percent
        and (left.period and left.period.value) == (right.period and right.period.value)
        and bool(RECEIVABLE.search(left.basis)) == bool(RECEIVABLE.search(right.basis))
        and (left.customer.name == right.customer.name or left.evidence[0].rule != right.evidence[0].rule)
        and left.evidence != right.evidence
    )
