"""Tables of contracts with states: the state of a row buys, but not where it is only where something stands."""

import pytest

from filinggraph.extract.contract_lines import listed_contracts
from filinggraph.model import PartyKind
from filinggraph.read import read_bytes

PROGRAMS = """State        Program                 Expires
Ohio         Medicaid enrollment     June 30, 2007
Georgia      Child support           December 31, 2006
"""
TERMS = """State        Contract Commencement     Contract Expiration
Ohio         July 1, 2003              June 30, 2007
Georgia      January 1, 2002           December 31, 2006
"""
SERVICES = """State                Services             Contract end
State of Ohio        Call center          June 30, 2007
Georgia              Payment processing   December 31, 2006
"""


def _told(lead: str, table: str) -> dict[str, tuple[str, str]]:
    """Customer to (end, what it is of) of every contract of a table."""
    body = f"Filer: Acme Services, Inc.\n\n{lead}\n\n{table}\n" if lead else f"Filer: Acme Services, Inc.\n\n{table}\n"
    found = listed_contracts(read_bytes(body.encode(), "acme.txt").documents[0])
    assert all(f.customer and f.customer.kind is PartyKind.GOVERNMENT for f in found)
    return {f.customer.name: (f.expires.value, f.subject) for f in found if f.customer and f.expires}


@pytest.mark.parametrize(
    ("lead", "table", "wanted"),
    [
        (
            "Our contracts with state governments are set forth below:",
            PROGRAMS,
            {"Ohio": ("2007-06-30", "Medicaid enrollment"), "Georgia": ("2006-12-31", "Child support")},
        ),
        ("", PROGRAMS, {"Ohio": ("2007-06-30", "Medicaid enrollment"), "Georgia": ("2006-12-31", "Child support")}),
        (
            "We provide managed care under contracts with the following states:",
            TERMS,
            {"Ohio": ("2007-06-30", ""), "Georgia": ("2006-12-31", "")},
        ),
        (
            "Our child support contracts by state:",
            SERVICES,
            {"State of Ohio": ("2007-06-30", "Call center"), "Georgia": ("2006-12-31", "Payment processing")},
        ),
    ],
)
def test_the_state_of_a_row_is_the_customer(lead: str, table: str, wanted: dict[str, tuple[str, str]]) -> None:
    assert _told(lead, table) == wanted


@pytest.mark.parametrize(
    ("lead", "table"),
    [
        ("Our state licenses are as follows:", PROGRAMS.replace("Program", "License")),
        ("Operating leases by state:", PROGRAMS.replace("Program", "Property")),
        ("Operating loss carryforwards by state:", PROGRAMS.replace("Program", "Amount ")),
        ("Collective bargaining agreements:", PROGRAMS.replace("Program", "Union  ")),
        ("Incentives for solar power are:", PROGRAMS.replace("Child support  ", "Production tax ")),
        ("Our telecommunications services agreements:", TERMS),
        (
            "We operate under management contracts:",
            "Facility       State       Contract expires\nPine Ridge     Ohio        June 30, 2007\n"
            "Red Lake       Georgia     December 31, 2006\n",
        ),
    ],
)
def test_states_where_something_is_or_that_give_something_buy_nothing(lead: str, table: str) -> None:
    assert _told(lead, table) == {}
