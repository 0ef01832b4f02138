"""Contracts and events turned so that they agree with who sells to whom in the same document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from filinggraph.extract.spelling import key
from filinggraph.model import ContractFact, CustomerFact, EventFact, Fact, Party, ShareFact

_Sale = tuple[str, str]


def directed(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, roles exchanged in contracts and events of two parties of which sales are told the other way only.

    Who sells to whom is judged by all that a document says of a name; a contract is read from few sentences.
    """
    facts = list(facts)
    sales = {
        _sale(f.supplier, f.customer)
        for f in facts
        if isinstance(f, CustomerFact | ShareFact) and f.customer is not None
    }
    for fact in facts:
        if isinstance(fact, ContractFact | EventFact) and fact.supplier is not None and fact.customer is not None:
            told = _sale(fact.supplier, fact.customer)
            if told not in sales and told[::-1] in sales:
                yield replace(fact, supplier=fact.customer, customer=fact.supplier)
                continue
        yield fact


def _sale(supplier: Party, customer: Party) -> _Sale:
    return key(supplier.name), key(customer.name)
