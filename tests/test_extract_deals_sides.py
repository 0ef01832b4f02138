"""Who can be the other side of a deal: sides that are described, not named, and sentences that leave open who sells."""

from collections import Counter

import pytest

from filinggraph.extract.context import context
from filinggraph.extract.deals.sides import voices
from filinggraph.extract.events import events
from filinggraph.model import Document, EventKind
from filinggraph.read import read_bytes


def report(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(("Filer: Acme Controls, Inc.", *paragraphs)).encode(), "report.txt").documents[0]


def sides(text: str) -> list[str]:
    return [s.name for s in voices(text, context(report(text)), Counter(), "").sides]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Controls, Inc. (NYSE: ACM), a leading provider of valves, won an order from a utility.", ["a utility"]),
        ("Borealis Power Corp., a utility, renewed its contract with us.", ["Borealis Power Corp."]),
        ("We signed an agreement with a cloud services provider.", ["a cloud services provider"]),
        ("Following a win at Castor Rail Ltd., a utility awarded us a contract.", ["Castor Rail Ltd.", "a utility"]),
        ("It is a milestone for the company to have signed a contract with two utilities.", ["two utilities"]),
    ],
)
def test_what_a_name_is_said_to_be_is_no_side_beside_it(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Company entered into a three-year agreement with Borealis Power Corp. in July 2022.", EventKind.AWARD),
        ("In May 2021 we expanded our agreement with Borealis Power Corp.", EventKind.AMENDMENT),
        ("In May 2021 we renewed our partnership with Borealis Power Corp.", EventKind.RENEWAL),
        ("Our agreement with Borealis Power Corp. was terminated in May 2021.", EventKind.TERMINATION),
    ],
)
def test_an_event_is_told_where_nobody_says_who_sells(sentence: str, kind: EventKind) -> None:
    found = list(events(report("We make valves for power plants.", sentence)))
    assert [(f.kind, f.evidence[0].quote) for f in found] == [(kind, sentence)]
    assert "Borealis Power Corp." in {p.name for f in found for p in (f.supplier, f.customer, *f.parties) if p}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company entered into a credit agreement with Borealis Bank in July 2022.",
        "We may enter into an agreement with Borealis Power Corp. in 2022.",
        "In July 2022 we entered into a settlement agreement with Borealis Power Corp.",
    ],
)
def test_other_papers_and_what_may_be_are_no_event(sentence: str) -> None:
    assert not list(events(report("We make valves for power plants.", sentence)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We signed an agreement with a public warehouse in Reno.", ["a public warehouse"]),
        ("A German premium automaker chose our inverter.", ["A German premium automaker"]),
        ("We hired an outsourcing firm to host our systems.", ["an outsourcing firm"]),
        ("The contract with a smelter was cancelled.", ["a smelter"]),
        ("We renewed contracts with several school districts.", ["several school districts"]),
        ("A county hospital renewed its contract.", ["A county hospital"]),
        ("An operator hired the rig for two firm wells.", ["An operator"]),
        ("We signed a port agreement and a house lease.", []),
    ],
)
def test_a_side_may_be_told_by_its_trade(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norgate Water Company, our subsidiary, signed a contract with the City of Salem.", ["City of Salem"]),
        ("Norgate Water Co., one of our regulated subsidiaries, won a contract from Alpha Inc.", ["Alpha Inc."]),
        ("Norgate Water Company, our subsidiary's customer, signed a contract with us.", ["Norgate Water Company"]),
        (
            "Norgate Water Company, our largest customer, awarded our Norvale subsidiary a contract.",
            ["Norgate Water Company"],
        ),
    ],
)
def test_a_name_that_the_filer_calls_its_subsidiary_is_no_side(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        (
            "Delmar Foods, our largest customer and a division of Pelton Corp., renewed its contract with us.",
            "Delmar Foods",
        ),
        (
            "Pratt Engines, the Company's largest customer and a division of United Corp., renewed our contract.",
            "Pratt Engines",
        ),
        (
            "Belden Parts, our largest customer and a former subsidiary of General Corp., renewed its contract.",
            "Belden Parts",
        ),
        ("Harlan Corp., our former subsidiary, signed a supply contract with us through 2009.", "Harlan Corp."),
        ("Harlan Pipe Corp., our former pipe division, renewed its supply contract with us.", "Harlan Pipe Corp."),
        ("Borex Inc., our wholly-owned subsidiary, signed a supply contract with Delmar Foods.", "Delmar Foods"),
        ("Borex Inc., one of the Company's subsidiaries, signed a supply contract with Delmar Foods.", "Delmar Foods"),
    ],
)
def test_a_customer_that_is_a_division_or_was_ours_is_a_side(sentence: str, side: str) -> None:
    found = list(events(report("We make valves for power plants.", sentence)))
    assert side in {p.name for f in found for p in (f.supplier, f.customer, *f.parties) if p}
