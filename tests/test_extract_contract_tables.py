"""Tables of contracts: who the customers are, when their contracts end, however the headers and names are set."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.model import ContractFact, CustomerFact
from filinggraph.read import read_bytes

FILER = 'Harbor Coaches, Inc. (the "Company") carries pupils.\n\nThe largest contracts are:\n\n'
DISTRICTS = """
                                    Fiscal 2006     Current contract
District                            revenue         expires
--------------------------------    -----------     ----------------
Larch Public Schools                $11.2 million   June 2008
Bay School District No. 1           $ 8.7 million   June 2007
West Elm Parish                     $ 7.9 million   August 2010
"""
TWO_LINES = """
                         Commencement      Expiration of     Renewal
Jurisdiction             of Term           Current Term      Options
Arizona.............     September 2003    September 2008    2 one-year
Nova Scotia.........     May 15, 2005      May 14, 2010      1 five-year
"""
LONG_NAME = """
Purchaser                          Tons       Ends
------------------------------     -----      ---------
Larch Light & Power Co.            2,000      Dec. 2010
City of Bay Falls Electric
Department                           450      June 2006
"""


def ends(table: str) -> dict[str, str]:
    document = read_bytes((FILER + table).encode(), "report.txt").documents[0]
    facts = extract(document, (contracts,))
    return {f.customer.name: f.expires.value for f in facts if isinstance(f, ContractFact) and f.customer and f.expires}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            DISTRICTS,
            {
                "Larch Public Schools": "2008-06",
                "Bay School District No. 1": "2007-06",
                "West Elm Parish": "2010-08",
            },
        ),
        (TWO_LINES, {"Arizona": "2008-09", "Nova Scotia": "2010-05-14"}),
        (LONG_NAME, {"Larch Light & Power Co.": "2010-12", "City of Bay Falls Electric Department": "2006-06"}),
    ],
    ids=["district", "headers of two lines", "a name on two lines"],
)
def test_rows_tell_the_customer_and_the_end(table: str, expected: dict[str, str]) -> None:
    assert ends(table) == expected


def test_customers_of_a_table_of_contracts_are_customers_of_the_filer() -> None:
    document = read_bytes((FILER + DISTRICTS).encode(), "report.txt").documents[0]
    found = [f for f in extract(document, (customers,)) if isinstance(f, CustomerFact)]
    assert {(f.supplier.name, f.customer.name) for f in found} >= {
        ("Harbor Coaches, Inc.", "Larch Public Schools"),
        ("Harbor Coaches, Inc.", "West Elm Parish"),
    }
    assert all("Parish" in f.evidence[0].quote for f in found if f.customer.name == "West Elm Parish")


def test_premiums_that_are_revenue_are_no_hedge_and_premiums_of_options_are() -> None:
    rule = "-----------------------     ---------------    --------\n"
    table = "\nState agency                Expiration         % of {}\n" + rule
    rows = "Larch Health Commission     August 31, 2010    37%\nElm Services Department     June 30, 2009      22%\n"
    assert set(ends(table.format("premium revenue") + rows)) == {"Larch Health Commission", "Elm Services Department"}
    assert not ends(table.format("option premium") + rows)
