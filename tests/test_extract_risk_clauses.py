"""Contracts that are told of flatly in a sentence that goes on to say what may become of them."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def found(text: str) -> list[ContractFact]:
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    return [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "Our contract with Larch Corp. expires on December 31, 2013, and there is no assurance that it will be "
            "renewed.",
            "2013-12-31",
        ),
        (
            "Our contract with Larch Corp. expires on December 31, 2013, and if it is not renewed our revenue would "
            "decline.",
            "2013-12-31",
        ),
        (
            "Our contract with Larch Corp., which expires on June 30, 2012, may not be renewed on favorable terms.",
            "2012-06-30",
        ),
        (
            "Our supply agreement with Larch Corp. runs through June 30, 2012, although we cannot be certain that "
            "it will be renewed.",
            "2012-06-30",
        ),
        ("Our contract with Larch Corp. expires in June 2013 and may not be renewed.", "2013-06"),
        ("Our agreement with Larch Corp. ends in June 2013 and we may be unable to renew it.", "2013-06"),
    ],
)
def test_an_end_is_told_beside_the_risk_that_nothing_follows(text: str, end: str) -> None:
    (fact,) = found(text)
    assert fact.expires is not None
    assert fact.expires.value == end


@pytest.mark.parametrize(
    "text",
    [
        "We intend to extend our contract with Larch Corp. for two years, but there can be no assurance that it "
        "will agree.",
        "We are negotiating a three-year contract with Larch Corp., but there is no assurance that it will be signed.",
        "Larch Corp. may end its contract with us in 2012, and if it does our revenue would decline.",
        "Sales to Larch Corp. fell in 2010, and there is no assurance that its contract will be renewed in 2012.",
        "A three-year agreement with Larch Corp. is subject to tests, and there is no assurance that it will be "
        "signed.",
    ],
)
def test_a_hope_beside_a_risk_tells_no_contract(text: str) -> None:
    assert found(text) == []
