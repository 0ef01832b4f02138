"""Whom "the agreement" of a sentence is with, where the sentences before it name more than one."""

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
        "We signed a supply agreement with Larch Motors, Inc. in May 2003. Alder Foods, Inc. bought 12% of our tools "
        "in 2003. The supply agreement ends on April 30, 2008.",
        "Larch Motors, Inc. is our largest customer, under an agreement signed in 2002. Alder Foods, Inc. accounted "
        "for 9% of revenue. Our agreement ends on April 30, 2008.",
        "In 2003 we signed a supply agreement with Larch Motors, Inc. Larch also buys from Alder Foods, Inc. The "
        "agreement runs through April 30, 2008.",
        "Our contract with Larch Motors, Inc. expires in 2005. Alder Foods, Inc. also buys tools. The contract was "
        "extended in 2004 through April 30, 2008.",
        "We have a credit agreement with Alder Bank, N.A. Our largest customer is Larch Motors, Inc. The supply "
        "contract ends on April 30, 2008.",
        "We have a supply agreement with Larch Motors, Inc. We compete for its orders with Alder Foods, Inc. This "
        "agreement ends on April 30, 2008.",
        "We had an agreement with Alder Foods, Inc. In 2003 we signed an agreement with Larch Motors, Inc. The "
        "agreement ends on April 30, 2008.",
    ],
)
def test_an_agreement_gone_back_to_is_of_whom_one_was_told_of(text: str) -> None:
    assert ends(text) == [({"Larch Motors, Inc."}, "2008-04-30")]


def test_an_agreement_that_has_been_said_to_end_is_not_the_next_one() -> None:
    text = (
        "We have a contract with Larch Motors, Inc. that expires in 2005. Alder Foods, Inc. is our largest customer. "
        "Our contract expires in 2008."
    )
    assert ends(text) == [({"Larch Motors, Inc."}, "2005"), ({"Alder Foods, Inc."}, "2008")]
