"""Two contracts of one sentence: each has its own day, its own end, its own event."""

import pytest

from filinggraph.extract.contracts import contracts
from filinggraph.extract.events import events
from filinggraph.model import Document
from filinggraph.read import read_bytes

A, B = "Alpha Stores Inc.", "Savers Markets Inc."


def report(sentence: str) -> Document:
    return read_bytes(f"Filer: Acme Controls, Inc.\n\nWe make valves.\n\n{sentence}".encode(), "r.txt").documents[0]


def told(sentence: str) -> set[tuple[str, str, str]]:
    """Kind, other side and day of every event of a sentence."""
    return {
        (f.kind.value, p.name, f.date.value if f.date else "")
        for f in events(report(sentence))
        for p in (f.supplier, f.customer)
        if p is not None and not p.filer
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"In January 2005, we signed a three-year contract with {A}, and in March 2005 we signed a new contract "
            f"with {B}",
            {("Award", A, "2005-01"), ("Award", B, "2005-03")},
        ),
        (
            f"In January 2005, we renewed our contract with {A} for three years, and in March 2005 {B} terminated "
            "its contract with us.",
            {("Renewal", A, "2005-01"), ("Termination", B, "2005-03")},
        ),
        (
            f"On February 1, 2005, we amended our agreement with {A}, and on April 1, 2005, we extended our agreement "
            f"with {B} to 2009.",
            {("Amendment", A, "2005-02-01"), ("Renewal", B, "2005-04-01")},
        ),
        (
            f"Our agreement with {A} was renewed in 2005 and our agreement with {B} was renewed in 2006.",
            {("Renewal", A, "2005"), ("Renewal", B, "2006")},
        ),
        (
            f"{A} terminated its contract with us in June 2004 and in 2005 we entered into a contract with {B}",
            {("Termination", A, "2004-06"), ("Award", B, "2005")},
        ),
        (
            f"We were awarded contracts by {A} and {B} in May 2004 and June 2005, respectively.",
            {("Award", A, "2004-05"), ("Award", B, "2005-06")},
        ),
        (
            f"We have a three-year agreement, signed in January 2005, with {A}, and a two-year agreement with {B}, "
            "signed in March 2005.",
            {("Award", A, "2005-01"), ("Award", B, "2005-03")},
        ),
        (
            f"{A} renewed its contract in June 2005, but {B} did not renew its contract.",
            {("Renewal", A, "2005-06"), ("NonRenewal", B, "")},
        ),
    ],
)
def test_each_of_two_events_has_its_own_side_and_day(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"In May 2005, {A} terminated its agreement with us, and we signed an agreement with {B}",
            {("Termination", A, "2005-05"), ("Award", B, "2005-05")},
        ),
        (
            f"We renewed our contract with {A} and our contract with {B} in May 2005.",
            {("Renewal", A, "2005-05"), ("Renewal", B, "2005-05")},
        ),
        (
            f"We were awarded a contract by {A}; the award was announced on May 2, 2005.",
            {("Award", A, "2005-05-02")},
        ),
        (
            f"Since January 2005 we have signed up {A} and the Diocese of Baker, and Whatcom School District has "
            "renewed for one year.",
            {
                ("Award", A, "2005-01"),
                ("Award", "Diocese of Baker", "2005-01"),
                ("Renewal", "Whatcom School District", "2005-01"),
            },
        ),
        (
            f"In June 2004 {A} awarded us a contract, and work under the contract began in August 2004.",
            {("Award", A, "2004-06")},
        ),
    ],
)
def test_a_day_that_holds_of_both_stays_of_both(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


def test_a_short_name_of_the_second_clause_is_the_long_one_of_the_first() -> None:
    sentence = f"A one-year agreement with {A} ended on July 31, 2005 and Alpha elected not to renew it."
    assert {name for _, name, _ in told(sentence)} == {A}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"We sell valves under contracts with {A} (expiring June 2005) and {B} (expiring May 2006).",
            {A: "2005-06", B: "2006-05"},
        ),
        (
            f"We signed new contracts with {A} (three years, through April 2008) and {B} (five years, through May "
            "2010).",
            {A: "2008-04", B: "2010-05"},
        ),
        (
            f"We have supply agreements with {A} and {B} (both expiring in May 2008).",
            {A: "2008-05", B: "2008-05"},
        ),
    ],
)
def test_an_end_in_brackets_is_of_the_name_before_them(sentence: str, expected: dict[str, str]) -> None:
    found = {f.customer.name: f.expires.value for f in contracts(report(sentence)) if f.customer and f.expires}
    assert found == expected
