"""True events beside words of another sort: firms called Union, what could not be agreed, options that end."""

import pytest

from filinggraph.extract.events import events
from filinggraph.extract.modality import modality_of
from filinggraph.model import Document, Modality
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


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"Because we could not meet its schedule, {A} terminated its agreement with us in May 2005.", "Termination"),
        (f"We could not obtain castings, and {A} terminated its contract with us in May 2005.", "Termination"),
        (f"The parties could not agree on price, and {A} did not renew its contract with us.", "NonRenewal"),
    ],
)
def test_what_could_not_be_done_is_past(sentence: str, kind: str) -> None:
    assert told(report(sentence)) == {kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "If we could not meet its schedule, Alpha might leave.",
        "We could not obtain castings elsewhere were Norfield Mills to terminate its supply contract.",
        "Were Norfield Mills to end its contract, the Company could not meet demand.",
        "We could not meet demand without Norfield Mills.",
        "We could not find another buyer should Alpha leave.",
        "We could not be certain of new orders.",
        "Competition could reduce our prices.",
    ],
)
def test_what_could_happen_is_hedged(sentence: str) -> None:
    assert modality_of(sentence) is Modality.FORWARD_LOOKING


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{A} exercised its option to terminate the agreement with us early in May 2005.", {"Termination"}),
        (f"{A} has elected to exercise its option to cancel the contract effective May 1, 2005.", {"Termination"}),
        (f"{A} has elected to exercise its option to extend the contract for one year.", {"Renewal"}),
        (f"{A} has an option to terminate the contract on 90 days notice.", set()),
        (f"{A} may exercise its option to terminate the agreement in 2007.", set()),
        (f"If {A} exercised its option to terminate the agreement, our sales would fall.", set()),
        (f"{A} renewed our supply contract, with an option to cancel after two years.", {"Renewal"}),
        (f"{A} extended its contract with us and has an option to terminate it after two years.", {"Renewal"}),
    ],
)
def test_an_option_is_what_it_is_exercised_for(sentence: str, expected: set[str]) -> None:
    assert told(report(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In June 2005, our proposal to serve the State of Nevada was accepted, and we signed a three-year contract "
            "with the State of Nevada in August 2005.",
            {"Award"},
        ),
        (f"Our proposal to {A} was not accepted.", {"NonAward"}),
        (f"Despite a protest filed by the losing bidder, {A} awarded us the contract in May 2005.", {"Award"}),
        (f"After lengthy discussions, {A} agreed to renew its agreement with us until May 2008.", {"Renewal"}),
        (f"{A} told us that it had awarded the contract to a lower bidder.", {"NonAward"}),
        (f"In May 2005 we were awarded a contract to provide ground handling services to {A}", {"Award"}),
        (f"We supply steering column assembly services to {A}", set()),
        (f"The order is the second under the contract that {A} and we concluded in June 2005.", {"Award"}),
        (f"Our contract with {A} concluded in June 2005.", {"Expiration"}),
        (f"The contract that we had with {A} concluded on June 30, 2005.", {"Expiration"}),
        (f"The agreement that the Company had with {A} concluded on June 30, 2005.", {"Expiration"}),
    ],
)
def test_what_is_given_is_not_refused_and_handling_moves_nothing(sentence: str, expected: set[str]) -> None:
    assert told(report(sentence)) == expected
