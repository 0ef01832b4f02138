"""True events beside words of another sort: firms called Union, voting machines, loans that are serviced."""

import pytest

from filinggraph.extract.events import events
from filinggraph.model import Document
from filinggraph.read import read_bytes

A = "Alpha Power Corp."
TENTH = (
    "ANNUAL REPORT ON FORM 10-K\n\nFor the fiscal year ended December 31, 2005\n\nACME CONTROLS, INC.\n"
    "(Exact name of registrant as specified in its charter)\n\nWe make valves for power plants."
)


def report(sentence: str, head: str = "Filer: Acme Controls, Inc.\n\nWe make valves.") -> Document:
    return read_bytes(f"{head}\n\n{sentence}".encode(), "report.txt").documents[0]


def told(document: Document) -> set[str]:
    return {f.kind.value for f in events(document)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In June 2005, Meridian Federal Credit Union renewed its processing agreement with us.", "Renewal"),
        ("In May 2005, Union Tank Lines Inc. awarded us a three-year contract for repairs.", "Award"),
        ("First Union Trust Company terminated its data processing agreement with us in May 2005.", "Termination"),
        ("In May 2005, we were awarded a contract by Salem County, Ohio to supply voting machines.", "Award"),
        ("In May 2005, we were awarded a contract by the State of Oregon for a court management system.", "Award"),
        (f"In May 2005 we entered into a loan servicing agreement with {A}", "Award"),
        (f"In May 2005 we signed an agreement with {A} to provide employment screening services.", "Award"),
        (f"Following its merger with Borex Inc., {A} terminated its agreement with us in May 2005.", "Termination"),
    ],
)
def test_a_report_tells_of_deals_with_who_lends_votes_or_merges(sentence: str, kind: str) -> None:
    assert told(report(sentence, TENTH)) == {kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "Our agreement with the Teamsters Union was renewed in May 2005.",
        "In May 2005 we entered into an employment agreement with Mr. Borden for software services.",
        "In May 2005, the Company entered into a loan agreement with Pelton Bank.",
        "In May 2005 we entered into an agreement and plan of merger with Borex Inc.",
        "In May 2005 we settled a lawsuit in the District Court and signed a settlement agreement with Borex Inc.",
    ],
)
def test_a_report_tells_no_deal_of_workers_loans_or_mergers(sentence: str) -> None:
    assert told(report(sentence, TENTH)) == set()
