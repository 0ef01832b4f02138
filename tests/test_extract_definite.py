"""Whom "the county" and "the retailer" mean, alone and in what happens to contracts."""

import pytest

from filinggraph.extract.context import context
from filinggraph.extract.definite import definite
from filinggraph.extract.events import events
from filinggraph.model import Document, EventKind
from filinggraph.read import read_bytes


def report(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(("Filer: Acme Controls, Inc.", *paragraphs)).encode(), "report.txt").documents[0]


def meant(text: str) -> list[str]:
    """Whom the last sentence of a text means."""
    document = report(text)
    last = text.rpartition(". ")[2]
    start = document.text.index(last)
    return [m.party.name for m in definite(last, document.text, start, context(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We count votes for San Lucas County. In March the county signed a contract.", ["San Lucas County"]),
        ("We serve Mesa County and the City of Rio Verde. In May the city renewed.", ["City of Rio Verde"]),
        ("We treat water for the Moapa Water District. The District's contract ended.", ["Moapa Water District"]),
        (
            "The Department of Corrections of Utah buys beds. The department gave notice.",
            ["Department of Corrections of Utah"],
        ),
        ("Borealis Stores Corp. sells our lamps. The retailer renewed its contract.", ["Borealis Stores Corp."]),
        ("Borealis Stores Corp. and Larch Stores, Inc. buy lamps. The retailer renewed its contract.", []),
        ("Borealis Stores Corp. buys lamps. We also sell to a large retailer. The retailer renewed.", []),
        ("We count votes for San Lucas County. We have four offices in the county.", []),
        ("The Utah contract is our oldest, and the State of Ohio is new. The Utah work ended when the state left.", []),
        ("We serve the City of Rio. Harris County pays us. The county renewed it.", ["Harris County"]),
        ("We have a contract with Borealis Corp. The supplier, Larch Inc., cancelled its own.", []),
        ("The Board of Directors met. The board resolved to renew it.", []),
        ("Acme Controls, Inc., a supplier of valves, met Borealis Stores Corp. The supplier renewed.", []),
    ],
)
def test_a_sort_means_the_body_of_that_sort_named_last(text: str, expected: list[str]) -> None:
    assert meant(text)[:1] == expected


def told(*paragraphs: str) -> set[tuple[EventKind, str]]:
    return {
        (f.kind, p.name) for f in events(report(*paragraphs)) for p in (f.supplier, f.customer) if p and not p.filer
    }


def test_events_are_told_of_the_body_that_is_meant() -> None:
    text = (
        "We also have a contract with San Lucas County, California. On March 14, 2003 the county signed a purchase "
        "agreement for 3,800 units."
    )
    assert told("We make voting machines.", text) == {(EventKind.AWARD, "San Lucas County")}


def test_the_sort_of_a_body_is_no_name_beside_the_body() -> None:
    text = (
        "The Moapa Water District and the Elko Water District buy from us. On May 18, 2005 the District awarded us a "
        "contract for $870,000 to furnish a plant for Well 6."
    )
    assert {name for _, name in told("We make filters.", text)} == {"Elko Water District"}


def test_an_agreement_by_its_initials_is_no_party() -> None:
    text = (
        'We provide search under a Master Services Agreement with Yonder Search Corp. (the "MSA"). The MSA was '
        "entered into on October 28, 2003 and replaced an agreement of 2000."
    )
    assert {name for _, name in told("We place advertisements.", text)} == {"Yonder Search Corp."}
