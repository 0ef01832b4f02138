"""Who supplies and who buys in contracts and events of the filer with another."""

import pytest

from filinggraph.extract.contracts import contracts
from filinggraph.extract.deals.gather import Deal
from filinggraph.extract.deals.roles import Roles
from filinggraph.extract.events import events
from filinggraph.model import Document, Party
from filinggraph.read import read_bytes

ACME = Party("Acme Controls, Inc.", filer=True)
BOREALIS = Party("Borealis Power Corp.")
CASTOR = Party("Castor Rail Ltd.")


def report(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(("Filer: Acme Controls, Inc.", *paragraphs)).encode(), "report.txt").documents[0]


@pytest.mark.parametrize(
    ("sentence", "supplier"),
    [
        ("In May 2003 we entered into a five-year agreement to supply valves to Borealis Power Corp.", "Acme"),
        ("In May 2003 Borealis Power Corp. awarded us a five-year contract for valves.", "Acme"),
        ("In May 2003 we signed a five-year agreement with Borealis Power Corp., our supplier.", "Borealis"),
        ("In May 2003 we obtained a five-year license to patents of Borealis Power Corp.", "Borealis"),
        ("In May 2003 we entered into a three-year hosting agreement with a cloud services provider.", "a cloud"),
    ],
)  # fmt: skip
def test_who_supplies_is_told_whoever_signs(sentence: str, supplier: str) -> None:
    given = report("We make valves for power plants.", sentence)
    facts = [*contracts(given), *events(given)]
    assert facts
    assert {f.supplier.name[: len(supplier)] for f in facts if f.supplier is not None} == {supplier}
    assert all(f.supplier != f.customer for f in facts)


def test_odds_turn_the_roles_of_the_filer_and_another() -> None:
    roles = Roles(ACME, BOREALIS, (ACME, BOREALIS))
    assert roles.by(1.5) == Roles(BOREALIS, ACME, (BOREALIS, ACME), 1.5)
    assert roles.by(-1.5) == Roles(ACME, BOREALIS, (ACME, BOREALIS), -1.5)
    assert roles.by(1.5).by(-0.5) == Roles(ACME, BOREALIS, (ACME, BOREALIS), -0.5)
    assert roles.by(0.0) is roles


@pytest.mark.parametrize("roles", [Roles(ACME, None, (ACME,)), Roles(BOREALIS, CASTOR, (BOREALIS, CASTOR))])
def test_roles_of_others_and_of_nobody_stay(roles: Roles) -> None:
    assert roles.by(2.0) is roles


def test_all_sentences_of_a_deal_tell_together_who_supplies() -> None:
    deal = Deal(ACME, BOREALIS, (ACME, BOREALIS), "supply")
    for odds, supplier in ((-1.0, ACME), (0.5, ACME), (0.0, ACME), (1.0, BOREALIS)):
        deal.turn(odds)
        assert deal.supplier == supplier
        assert {deal.supplier, deal.customer} == {ACME, BOREALIS}
