"""A contract that somebody ended on a day ends that day, and whose it is where nobody in the sentence is a side."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.extract.deals.ended import ended_by_another, was_ended
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'
DAY = "May 31, 2004"


@pytest.mark.parametrize(
    "text",
    [
        "We terminated our agreement with Larch, whose site was too small, on May 31, 2004.",
        "We ended, as of May 31, 2004, our reseller agreement with Larch.",
        "A license for toys was ended by mutual consent with Larch in May 31, 2004.",
        "On May 31, 2004, the Navy terminated for default our contract for displays.",
        "On May 31, 2004 our license to Larch, which had covered six countries, expired under its terms.",
    ],
)
def test_a_day_on_which_a_contract_was_ended_is_its_end(text: str) -> None:
    start = text.index(DAY)
    assert was_ended(text, start, start + len(DAY))


@pytest.mark.parametrize(
    "text",
    [
        "On May 31, 2004, we received notice that Larch terminated its contract.",
        "On May 31, 2004, Larch notified us that it will terminate our contract.",
        "On May 31, 2004, we signed a contract with Larch after it terminated its agreement with Alder.",
        "We terminated the agreement with Larch that was signed on May 31, 2004.",
        "Larch terminated its agreement and on May 31, 2004 signed a new one.",
        "Either party may terminate the agreement on May 31, 2004.",
        "For the quarter that ended on May 31, 2004, orders under the contract increased.",
    ],
)
def test_a_day_of_notice_or_of_something_else_is_no_end(text: str) -> None:
    start = text.index(DAY)
    assert not was_ended(text, start, start + len(DAY))


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("A trucking firm ended our contract in May.", True),
        ("A further contract, with a smelter, was cancelled by that buyer in May.", True),
        ("We ended that agreement in May.", False),
        ("In May, the Company terminated the agreement.", False),
        ("The agreement was terminated in May.", False),
    ],
)
def test_who_ends_a_contract_is_told_apart_from_the_filer(text: str, another: bool) -> None:
    assert ended_by_another(text) is another


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("We cancelled our supply agreement with Larch Motors, Inc. in October 2002.", {"2002-10"}),
        (
            "We buy steel from Larch Motors, Inc. under a supply agreement. A trucking firm ended our contract in May "
            "2003.",
            set(),
        ),
    ],
)
def test_a_contract_ends_on_the_day_on_which_it_was_ended(text: str, end: set[str]) -> None:
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    facts = [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]
    assert {f.expires.value for f in facts if f.expires} == end
