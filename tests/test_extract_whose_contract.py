"""Whose a contract is: the one that its own sentence names, not the one before, nor the place where it is served."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def found(text: str) -> set[tuple[str, str]]:
    """The other side of each contract with its end, else its signing, else its term."""
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    facts = [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]
    told = [(f, f.expires or f.effective or f.signed) for f in facts]
    return {(p.name, when.value if when else f.term) for f, when in told for p in f.parties if not p.filer}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In August 2010 Larch cancelled its contract with the Company. Alder and the Company terminated their "
            "contract in May 2010.",
            {("Larch", "2010-08"), ("Alder", "2010-05")},
        ),
        (
            "We have a contract with Larch that expires in June 2014. The contract under which we serve Alder Foods "
            "expires in May 2012.",
            {("Larch", "2014-06"), ("Alder Foods", "2012-05")},
        ),
        (
            "Our agreement with Larch Foods expires in 2013. The agreement that covers our deliveries to Alder Foods "
            "ends in June 2012.",
            {("Larch Foods", "2013"), ("Alder Foods", "2012-06")},
        ),
    ],
)
def test_whom_a_sentence_names_goes_before_whom_the_last_one_named(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We signed a contract with Larch Foods in June 2010. The contract expires in May 2013.",
        "We signed a contract with Larch Foods in June 2010. The contract under which we make Alder Bay pumps expires "
        "in May 2013.",
        "We signed a contract with Larch Foods in June 2010. The contract under which we supply the plant expires "
        "in May 2013.",
        "We signed a contract with Larch Foods in June 2010. The contract under which Larch Foods buys our tools "
        "expires in May 2013.",
    ],
)
def test_a_sentence_that_names_nobody_else_goes_back(text: str) -> None:
    assert found(text) == {("Larch Foods", "2013-05")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have a contract with Larch Energy at Byron that expires in June 2013.", {("Larch Energy", "2013-06")}),
        ("Our contract with Larch Energy at Byron was renewed in October 2010.", {("Larch Energy", "2010-10")}),
        ("We were awarded a contract by the Navy for Norfolk in May 2010.", {("Navy", "2010-05")}),
        ("We signed a contract with Larch Energy for Alder Power in May 2010.", {("Larch Energy", "2010-05")}),
    ],
)
def test_the_place_behind_a_name_is_no_side(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We were awarded a three-year contract for Larch Energy in May 2010.", {("Larch Energy", "2010-05")}),
        ("We extended our contract at Larch Energy in May 2010.", {("Larch Energy", "2010-05")}),
    ],
)
def test_at_and_for_alone_may_lead_a_side(text: str, expected: set[tuple[str, str]]) -> None:
    assert {name for name, _ in found(text)} == {name for name, _ in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We buy motors from Larch Motors under a contract that expires in May 2012 and gears from Alder Works.",
            {("Larch Motors", "2012-05")},
        ),
        (
            "We sell pumps to Alder Foods, and tools to Larch Motors under a contract that expires in May 2014.",
            {("Larch Motors", "2014-05")},
        ),
        (
            "We buy steel from Larch Steel under an agreement that runs through June 2012 and parts from Alder Works "
            "under an agreement that runs through May 2013.",
            {("Larch Steel", "2012-06"), ("Alder Works", "2013-05")},
        ),
    ],
)
def test_of_two_sales_each_keeps_its_own_contract(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected
