"""Years that name an outage or a model are no times of a contract, and a notice is no renewal."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.model import ContractFact
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def found(text: str) -> ContractFact:
    given = read_bytes((FILER + text).encode(), "report.txt").documents[0]
    (fact,) = [f for f in extract(given, (contracts,)) if isinstance(f, ContractFact)]
    return fact


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Larch Power, Inc. awarded us a contract in June 2010 to supply tools for the 2014 outage.", ""),
        ("Larch Power, Inc. awarded us a contract in June 2010 to supply tools for the 2012 and 2013 outages.", ""),
        ("Larch Motors, Inc. awarded us a contract in May 2010 for the 2012 model year.", ""),
        ("Our contract with Larch Sports, Inc. runs through the 2012 season.", "2012"),
    ],
)
def test_the_year_of_an_event_ends_a_contract_only_where_it_is_said_to(text: str, end: str) -> None:
    expires = found(text).expires
    assert (expires.value if expires else "") == end


@pytest.mark.parametrize(
    ("text", "renewal", "notice"),
    [
        (
            "Our agreement with Larch, Inc. has a term of five years and will renew for successive two-year periods "
            "unless either party gives at least eighteen months' prior notice.",
            "P2Y",
            "P18M",
        ),
        (
            "Our three-year agreement with Larch, Inc. automatically renews for one-year terms unless terminated on "
            "six months' notice.",
            "P1Y",
            "P6M",
        ),
        ("Our agreement with Larch Motors, Inc. runs for three years and may be renewed for one year.", "P1Y", ""),
    ],
)
def test_a_renewal_is_as_long_as_it_is_said_not_as_the_notice(text: str, renewal: str, notice: str) -> None:
    fact = found(text)
    assert (fact.renewal_term, fact.notice_period) == (renewal, notice)
