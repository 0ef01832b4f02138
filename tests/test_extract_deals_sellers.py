"""Who supplies and who buys in contracts and events of the filer with another."""

import pytest

from filinggraph.extract.context import context
from filinggraph.extract.contracts import contracts
from filinggraph.extract.dealers import NOBODY
from filinggraph.extract.deals.dealings import dealings
from filinggraph.extract.deals.gather import Deal
from filinggraph.extract.deals.roles import Roles
from filinggraph.extract.deals.scenes import scenes
from filinggraph.extract.deals.sellers import seller_grounds
from filinggraph.extract.deals.sides import Side
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


def test_what_speaks_for_a_side_is_told_from_where_it_stands() -> None:
    given = report("In May 2003 we signed a five-year supply agreement with Borealis Power Corp.")
    (scene,) = (s for s in scenes(given) if s.times)
    network, who = dealings([scene])[0], context(given)
    here = next(s for s in scene.sides if s.party is not None and s.start >= 0)
    elsewhere = Side(CASTOR, source="before")
    rule = Roles(CASTOR, ACME, (CASTOR, ACME))
    found = [seller_grounds(scene, side, network, NOBODY, who, rule, release=False) for side in (here, elsewhere)]
    assert [f["v_elsewhere"] for f in found] == [0.0, 1.0]
    assert [f["v_rule"] for f in found] == [1.0, 1.0]
    assert "v_supply<" in found[0]
    assert found[1]["v_supply"] == 1.0


def test_a_contract_told_of_in_two_sentences_has_one_direction() -> None:
    given = report(
        "In May 2003 we signed a five-year agreement with Borealis Power Corp., our supplier of castings.",
        "The agreement with Borealis Power Corp., which expires on May 31, 2008, is for all valves that we sell.",
    )
    told = {(f.supplier, f.customer) for f in (*contracts(given), *events(given))}
    assert len(told) == 1
