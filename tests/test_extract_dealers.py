"""What a whole document tells of who deals with its filer, as the rankers of events and times are told it."""

import sys

import pytest

from filinggraph.errors import ExtractError
from filinggraph.extract import extract_within
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import believed, customers
from filinggraph.extract.dealers import NOBODY, dealers
from filinggraph.extract.deals.candidates import event_candidates, setting
from filinggraph.extract.deals.dealings import dealings
from filinggraph.extract.deals.scenes import scenes
from filinggraph.model import CustomerFact, Document, Fact
from filinggraph.read import read_bytes

TEXT = (
    'Harbor Coaches, Inc. (the "Company") makes coaches.\n\n'
    "Norwell Transit Authority is our largest customer. We sold 40 coaches to Norwell Transit Authority in 2012.\n\n"
    "We purchase our engines from Calder Engines Corp., our only supplier of engines.\n\n"
    "In May 2013, Norwell Transit Authority awarded the Company a five-year contract for coaches with engines of "
    "Calder Engines Corp. at a fair that Tarrant Seating opened.\n"
)

JUDGED = sys.modules["filinggraph.extract.customers"]  # the name in its package is that of the extractor


def document(text: str) -> Document:
    return read_bytes(text.encode(), path="told.txt").documents[0]


def test_customers_and_suppliers_that_are_extracted_are_believed_with_their_side() -> None:
    given = document(TEXT)
    told = {f.customer.name if f.supplier.filer else f.supplier.name for f in customers(given)}
    found = believed(given)
    assert {"Norwell Transit Authority", "Calder Engines Corp."} <= told <= set(found)
    assert set(found["Norwell Transit Authority"]) == {"buys"}
    assert set(found["Calder Engines Corp."]) == {"sells"}


def test_a_buyer_counts_above_zero_a_seller_below_and_nobody_else_counts() -> None:
    known = dealers(document(TEXT))
    told = {}
    for scene in scenes(document(TEXT)):
        for side in scene.sides:
            told[side.name] = known.of(side.name)
    assert told["Norwell Transit Authority"]["s_buyer"] > 0 > told["Calder Engines Corp."]["s_buyer"]
    assert told["Calder Engines Corp."]["s_dealer"] > 0
    assert told["Tarrant Seating"] == {"s_dealer": 0.0, "s_buyer": 0.0}


def test_every_event_candidate_is_told_of_its_own_side() -> None:
    given = document(TEXT)
    known = dealers(given)
    heard = list(scenes(given))
    asked = [
        (c.side, c.features)
        for scene, network in zip(heard, dealings(heard), strict=True)
        for c in event_candidates(scene, setting(given, scene, report=False), network, known)
    ]
    assert {side.name for side, _ in asked} > {"Norwell Transit Authority"}
    for side, features in asked:
        assert {name: features[name] for name in ("s_dealer", "s_buyer")} == known.of(side.name)


def test_of_a_document_that_names_no_one_nobody_is_known() -> None:
    assert dealers(document("We make coaches. Sales rose.")).any() == NOBODY.any()


def test_contracts_do_not_ask_again_for_customers_that_took_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Document] = []

    def endless(given: Document, **_: object) -> object:
        asked.append(given)
        while True:
            pass

    monkeypatch.setattr(JUDGED, "candidates", endless)
    slow = document(TEXT.replace("Tarrant", "Tarleton"))  # one that no other test has had judged
    found = extract_within(slow, (customers, contracts), seconds=1)
    assert "customers" in found.out_of_time
    assert asked == [slow]


def test_facts_do_not_hang_on_a_document_read_before_that_took_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> list[Fact]:
        raise ExtractError("late")

    given = document(TEXT.replace("Tarrant", "Tarrow"))
    with monkeypatch.context() as patch:
        patch.setattr(JUDGED, "candidates", late)
        with pytest.raises(ExtractError):
            extract_within(given, (customers,))
    assert any(isinstance(f, CustomerFact) for f in extract_within(given, (customers,)).facts)
    assert believed(given)
