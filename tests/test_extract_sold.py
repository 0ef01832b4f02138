"""Contracts of a business that the filer has sold are not the filer's, and those it has kept are."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def ends(text: str) -> list[tuple[set[str], str]]:
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    facts = [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact) and f.expires]
    return [({p.name for p in f.parties if not p.filer}, f.expires.value if f.expires else "") for f in facts]


@pytest.mark.parametrize(
    "text",
    [
        "We sold our Dover division in 2003; its contract with Larch Motors, Inc. runs through 2008.",
        "In 2003 we sold our Dover division, whose supply contract with Larch Motors, Inc. expires in June 2008.",
        "Our Dover division, which we sold in 2003, has a contract with Larch Motors, Inc. that runs through 2008.",
        "Our former subsidiary, Dover Valves, has a supply contract with Larch Motors, Inc. that expires in June 2008.",
        "The discontinued business's contract with Larch Motors, Inc. expires in 2008.",
    ],
)
def test_a_contract_that_went_with_a_business_is_not_the_filers(text: str) -> None:
    assert ends(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We sold our Dover division in 2003. Our contract with Larch Motors, Inc. runs through 2008.",
        "Our Dover division has a contract with Larch Motors, Inc. that runs through 2008.",
        "We sold our Dover division in 2003 and kept its contract with Larch Motors, Inc., which runs through 2008.",
        "We sold our Dover division to Larch Motors, Inc. in 2003; our supply agreement with Larch Motors, Inc. runs "
        "through 2008.",
        "In 2004 we acquired the Dover business, whose contract with Larch Motors, Inc. runs through 2008.",
    ],
)
def test_a_contract_that_the_filer_has_is_its_own(text: str) -> None:
    assert ends(text) == [({"Larch Motors, Inc."}, "2008")]
