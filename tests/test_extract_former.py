"""Times of a contract that came before the one told of, or of a relationship, are none of the new one's."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

RELEASE = (
    "CHICAGO, May 3, 2004 (PRNewswire) -- Harbor Tools, Inc., a maker of tools, today reported on its business.\n\n"
    "{}\n\nAbout Harbor Tools\nHarbor Tools, Inc. makes tools.\n"
)


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Signing, beginning, end and term of each contract of a release."""
    given = read_bytes(RELEASE.format(text).encode(), "release.txt").documents[0]
    facts = [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]
    return [(*(when.value if when else "" for when in (f.signed, f.effective, f.expires)), f.term) for f in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbor has been awarded a four-year contract by Larch Corporation. The prior contract expired on April "
            "30, 2004.",
            [("", "", "", "P4Y"), ("", "", "2004-04-30", "")],
        ),
        (
            "Under a new agreement with Larch Corporation, effective May 1, 2004, Harbor will supply tools for six "
            "years; the former agreement was to end on October 31, 2004.",
            [("", "2004-05-01", "2010-04-30", "P6Y")],
        ),
        (
            "Harbor and Larch Corporation signed an agreement for seven years, superseding an earlier agreement "
            "dated March 1, 2001.",
            [("", "", "", "P7Y")],
        ),
        (
            "Harbor has signed a new five-year supply agreement with Larch Corporation. The agreement replaces the "
            "existing agreement, which was to expire on December 31, 2004, and takes effect on January 1, 2005.",
            [("", "2005-01-01", "2009-12-31", "P5Y")],
        ),
        (
            "In March 2004 Harbor concluded a contract with Larch Corporation replacing the 1999 contract; it covers "
            "tools through December 2008.",
            [("2004-03", "", "2008-12", "")],
        ),
        (
            "Harbor has a contract with Larch Corporation. The contract replaces one that expired on April 30, 2002 "
            "and will end on April 30, 2006.",
            [("", "", "2006-04-30", "")],
        ),
        (
            "Harbor has won a three-year contract from Larch Corporation. The previous contract ended in April "
            "2004. The new contract begins May 15, 2004.",
            [("", "2004-05-15", "2007-05-14", "P3Y"), ("", "", "2004-04", "")],
        ),
        (
            "Larch Corporation has renewed its contract with Harbor for five years. The renewal extends a "
            "relationship that began in 1994.",
            [("", "", "", "P5Y")],
        ),
        (
            "Larch Corporation has renewed its contract with Harbor for five years. The renewal continues a "
            "relationship dating back to 1987.",
            [("", "", "", "P5Y")],
        ),
        (
            "Harbor's contract with Larch Corporation was extended by two years, from June 30, 2004 to June 30, 2006.",
            [("", "", "2006-06-30", "P2Y")],
        ),
    ],
)
def test_what_came_before_lends_a_contract_no_day(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbor's previous contract with Larch Corporation expired on December 31, 2003.",
            [("", "", "2003-12-31", "")],
        ),
        (
            "Harbor terminated its former distribution agreement with Larch Corporation on April 1, 2004.",
            [("", "", "2004-04-01", "")],
        ),
        (
            "Harbor extended its agreement with Larch Corporation for two years, from July 1, 2004 to June 30, 2006.",
            [("2004-07-01", "", "2006-06-30", "P2Y")],
        ),
        (
            "Harbor and Larch Corporation formed their relationship under a contract signed in 1999 that expires "
            "in 2006.",
            [("1999", "", "2006", "")],
        ),
        (
            "The order does not amend or supersede the supply agreement with Larch Corporation dated March 1, 2001.",
            [("2001-03-01", "", "", "")],
        ),
        (
            "Harbor has signed a five-year contract with Larch Corporation that replaces an earlier contract and "
            "runs through December 31, 2009.",
            [("", "", "2009-12-31", "P5Y")],
        ),
    ],
)
def test_days_of_the_contract_itself_stay(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(text) == expected
