"""Contracts and events agree with who sells to whom in the same document."""

from dataclasses import replace

from filinggraph.extract.directions import directed
from filinggraph.model import ContractFact, CustomerFact, EventFact, EventKind, Evidence, Party
from filinggraph.read import read_bytes

DOCUMENT = read_bytes(b"Acme hauls stone for Borealis under a contract that was renewed in May.", "a.txt").documents[0]
PROOF = (Evidence.of(DOCUMENT, 0, len(DOCUMENT.text.rstrip()), rule="test"),)
ACME, BOREALIS, CASTOR = Party("Acme Corp."), Party("Borealis"), Party("Castor")
SALE = CustomerFact(evidence=PROOF, supplier=ACME, customer=BOREALIS)
CONTRACT = ContractFact(evidence=PROOF, parties=(ACME, BOREALIS), supplier=BOREALIS, customer=ACME)
RENEWAL = EventFact(evidence=PROOF, kind=EventKind.RENEWAL, supplier=BOREALIS, customer=ACME)


def roles(fact: object) -> tuple[Party | None, Party | None]:
    assert isinstance(fact, CustomerFact | ContractFact | EventFact)
    return fact.supplier, fact.customer


def test_roles_that_sales_contradict_are_exchanged() -> None:
    assert [roles(f) for f in directed([CONTRACT, RENEWAL, SALE])] == [(ACME, BOREALIS)] * 3


def test_without_a_sale_of_the_two_roles_stay() -> None:
    other = replace(SALE, customer=CASTOR)
    assert list(directed([CONTRACT, RENEWAL, other])) == [CONTRACT, RENEWAL, other]


def test_roles_stay_where_both_sell_to_each_other() -> None:
    back = replace(SALE, supplier=BOREALIS, customer=ACME)
    assert list(directed([CONTRACT, SALE, back])) == [CONTRACT, SALE, back]


def test_a_contract_whose_roles_are_not_known_stays() -> None:
    open_ = replace(CONTRACT, supplier=None, customer=None)
    assert list(directed([open_, SALE])) == [open_, SALE]


def test_only_roles_change() -> None:
    (turned, _) = directed([CONTRACT, SALE])
    assert turned == replace(CONTRACT, supplier=ACME, customer=BOREALIS)
