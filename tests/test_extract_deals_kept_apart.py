"""What one sentence tells of a deal kept apart: its own day, its mode, its end, who delivers; and what is no deal."""

import pytest

from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.extract.events import events
from filinggraph.model import Document, EventKind, Modality
from filinggraph.read import read_bytes

A = "Alpha Power Corp."


def report(*sentences: str) -> Document:
    head = ("Filer: Acme Controls, Inc.", "Filing date: 2005-03-12", "We make valves for power plants.")
    return read_bytes("\n\n".join((*head, *sentences)).encode(), "report.txt").documents[0]


def kinds(sentence: str) -> set[EventKind]:
    return {f.kind for f in events(report(sentence))}


@pytest.mark.parametrize(
    ("sentence", "kind", "date"),
    [
        (
            f"Our agreement with {A} dated March 1, 2000 was amended on August 4, 2004.",
            EventKind.AMENDMENT,
            "2004-08-04",
        ),
        (
            f"Our contract with {A}, scheduled to expire on June 30, 2006, was terminated on November 15, 2004.",
            EventKind.TERMINATION,
            "2004-11-15",
        ),
        (
            f"Our contract with {A}, which we signed in May 2001, was renewed in April 2004.",
            EventKind.RENEWAL,
            "2004-04",
        ),
        (
            f"We signed a three-year contract with {A} in March 2001 and renewed it in March 2004 for two years.",
            EventKind.RENEWAL,
            "2004-03",
        ),
    ],
)
def test_an_event_has_the_day_of_its_own_verb(sentence: str, kind: EventKind, date: str) -> None:
    assert {f.date.value for f in events(report(sentence)) if f.kind is kind and f.date} == {date}


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"Acme was awarded a contract by {A} that will add $10 million of annual sales.", Modality.ASSERTED),
        (f"Acme signed a three-year agreement with {A} under which Acme will supply valves.", Modality.ASSERTED),
        (f"In August 2001, {A} terminated its contract with us and will use another supplier.", Modality.ASSERTED),
        (f"{A} will award the Company a contract in June.", Modality.EXPECTED),
        (f"Our contract with {A} will be extended through 2008.", Modality.EXPECTED),
        (f"Our supply agreement with {A} expires on September 30, 2006.", Modality.EXPECTED),
    ],
)
def test_what_comes_of_an_event_is_not_its_own_mode(sentence: str, mode: Modality) -> None:
    assert {f.modality for f in events(report(sentence))} <= {mode}


@pytest.mark.parametrize(
    "sentence",
    [
        f"The Company won the Quality Award from {A}",
        f"In August 1995 we received the Vendor of the Year award from {A}",
        f"The Company assigned its contract with {A} to Beta Turbines Inc.",
        "Our workers are represented by the United Auto Workers, whose agreement was renewed for three years.",
        "Our contract with IBEW Local 1210 was renewed in May 2004.",
    ],
)
def test_prizes_unions_and_contracts_assigned_tell_of_no_event(sentence: str) -> None:
    assert not kinds(sentence)


@pytest.mark.parametrize("who", ["the United Auto Workers", "Teamsters Local 20", "IBEW Local 1210"])
def test_a_trade_union_is_no_customer(who: str) -> None:
    assert not list(customers(report(f"Our contract with {who} expires on May 31, 2006.")))


def test_a_contract_that_has_run_out_was_not_terminated_as_well() -> None:
    assert kinds(f"Our former contract with {A} ended on March 31, 2003.") == {EventKind.EXPIRATION}


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            f"Our contract with {A} runs to June 30, 2005, with options that would extend it through June 2009.",
            "2005-06-30",
        ),
        (
            f"Our contract with {A} expires on June 30, 2005; including all option years, it would run through 2009.",
            "2005-06-30",
        ),
    ],
)
def test_an_end_that_hangs_on_options_is_none(sentence: str, end: str) -> None:
    assert [f.expires.value for f in contracts(report(sentence)) if f.expires] == [end]


def test_the_end_of_what_was_extended_is_no_end_any_more() -> None:
    given = report(
        f"Our contract with {A}, which was set to expire on August 31, 2005, has been renewed for six years."
    )
    assert all(f.expires is None or f.expires.value != "2005-08-31" for f in contracts(given))


def test_a_term_that_counts_from_what_is_to_come_gives_no_end() -> None:
    given = report(f"Under a contract signed in May 2002 we will supply {A} for ten years from the start of operation.")
    assert all(f.expires is None for f in contracts(given))


def test_a_new_contract_does_not_begin_after_its_end() -> None:
    given = report(
        f"Our original agreement with {A} expired on March 31, 2003. In May 2003, {A} signed a new four-year agreement "
        "with us."
    )
    for found in contracts(given):
        begins = found.effective or found.signed
        assert begins is None or found.expires is None or begins.earliest <= found.expires.latest


def test_a_payment_for_an_end_is_no_value_of_the_contract() -> None:
    given = report(
        f"Our contract with {A} was terminated in April 2004, and we received a termination payment of $3.0 million."
    )
    assert all(f.value is None for f in contracts(given))


def test_whoever_delivers_under_a_contract_supplies() -> None:
    given = report(f"In March 2004 we signed a manufacturing agreement with {A} under which we produce its valves.")
    assert {(f.supplier.filer, f.customer.name) for f in customers(given)} == {(True, A)}
    assert {(f.supplier.filer, f.customer.name) for f in events(given) if f.supplier and f.customer} == {(True, A)}


@pytest.mark.parametrize("title", ["FORM 10-K", "UNITED STATES SECURITIES AND EXCHANGE COMMISSION", "ANNUAL REPORT"])
def test_the_title_of_a_form_is_no_filer(title: str) -> None:
    text = (
        f"{title}\nFiling date: 2005-03-12\nPeriod of report: 2004-12-31\nACME CONTROLS, INC.\n"
        f"(Exact name of registrant as specified in its charter)\n\nWe sell valves to {A}, our largest customer.\n"
    )
    given = read_bytes(text.encode(), "report.txt").documents[0]
    assert {f.supplier.name for f in customers(given)} == {"ACME CONTROLS, INC."}
