"""Tables of vendors by their parts of what the filer buys: they supply, and are no customers."""

import pytest

from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

YEARS = "                           2004      2003\n"
NAMED = "Castor Circuits Inc.        31%       28%\nBorealis Corp.              14%       12%\n"
LETTERED = "Vendor A                    31%       28%\nVendor B                    14%         *\n"
WANTED_OF_NAMED = {
    ("Castor Circuits Inc.", 31, "FY2004"),
    ("Castor Circuits Inc.", 28, "FY2003"),
    ("Borealis Corp.", 14, "FY2004"),
    ("Borealis Corp.", 12, "FY2003"),
}
WANTED_OF_LETTERED = {("Vendor A", 31, "FY2004"), ("Vendor A", 28, "FY2003"), ("Vendor B", 14, "FY2004")}


def _sold(lead: str, table: str) -> list[tuple[bool, str, float, str, str | None]]:
    """(whether the filer buys, the other side, percent, basis, period) of every share."""
    body = f"Filer: Acme Controls, Inc.\n\nFor the fiscal year ended December 31, 2004\n\n{lead}\n\n{table}\n"
    found = shares(read_bytes(body.encode(), "acme.txt").documents[0])
    return [
        (f.customer.filer, (f.supplier if f.customer.filer else f.customer).name, float(f.percent), f.basis,
         f.period.value if f.period else None)
        for f in found
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "table", "basis"),
    [
        ("Purchases from our largest vendors as a percentage of total purchases:", YEARS + NAMED, "total purchases"),
        ("The following suppliers provided more than 10% of our raw materials:", YEARS + NAMED, "raw materials"),
        ("Our suppliers made up these percentages of our cost of goods sold:", YEARS + NAMED, "cost of goods sold"),
        ("Percentage of our purchases:", "Vendor" + YEARS[6:] + NAMED, "purchases"),
        ("The following table summarizes vendor concentrations:", YEARS + LETTERED, "purchases"),
        ("Vendors with more than 10% of total purchases were as follows:", YEARS + LETTERED, "total purchases"),
    ],
)
def test_vendors_of_a_table_have_shares_of_purchases(lead: str, table: str, basis: str) -> None:
    found = _sold(lead, table)
    assert {(name, percent, when) for _, name, percent, _, when in found} == (
        WANTED_OF_NAMED if NAMED in table else WANTED_OF_LETTERED
    )
    assert {(buys, told) for buys, _, _, told, _ in found} == {(True, basis)}


def test_balances_owed_to_vendors_are_payables_of_a_day() -> None:
    found = _sold("Vendors with more than 10% of accounts payable at December 31:", YEARS + LETTERED)
    assert {(told, when) for *_, told, when in found} == {
        ("accounts payable", "2004-12-31"),
        ("accounts payable", "2003-12-31"),
    }


@pytest.mark.parametrize(
    ("lead", "table"),
    [
        ("Net sales of products by vendor, as a percentage of net sales:", "Vendor" + YEARS[6:] + NAMED),
        ("Vendor rebates as a percentage of purchases:", "Vendor" + YEARS[6:] + NAMED),
        ("Interest charged by vendors on payables:", "Vendor" + YEARS[6:] + NAMED),
        ("Increase in purchases from our main suppliers:", "Supplier" + YEARS[8:] + NAMED),
        ("We expect to purchase these percentages from suppliers:", "Supplier" + YEARS[8:] + NAMED),
        ("Beneficial ownership of vendors:", "Vendor" + YEARS[6:] + NAMED),
        (
            "Purchases from suppliers were, as a percentage of total purchases:",
            YEARS + "Steel                       31%       28%\nCopper                      14%       12%\n",
        ),
    ],
)
def test_sales_rebates_plans_owners_and_materials_are_no_purchases_from_vendors(lead: str, table: str) -> None:
    assert _sold(lead, table) == []


def test_customers_of_a_table_stay_customers() -> None:
    found = _sold("The following customers accounted for more than 10% of net sales:", YEARS + NAMED)
    assert {(name, percent, when) for _, name, percent, _, when in found} == WANTED_OF_NAMED
    assert {(buys, told) for buys, _, _, told, _ in found} == {(False, "net sales")}


def test_a_vendor_among_customers_is_no_customer() -> None:
    table = "Customer" + YEARS[8:] + "Customer A                  22%       20%\n" + LETTERED
    found = _sold("The following customers and suppliers exceeded 10%:", table)
    assert {(buys, name) for buys, name, *_ in found} == {(False, "Customer A")}


def test_columns_that_lost_their_years_are_of_no_year() -> None:
    lines = "Customer A\n31%\n28%\nCustomer B\n14%\n12%"
    found = _sold("Customers that accounted for more than 10% of net sales were:", lines)
    assert {(name, percent, when) for _, name, percent, _, when in found} == {
        ("Customer A", 31, None),
        ("Customer A", 28, None),
        ("Customer B", 14, None),
        ("Customer B", 12, None),
    }


@pytest.mark.parametrize(
    ("lead", "table"),
    [
        ("Our share of each retailer's purchases from vendors of vacuum cleaners:", YEARS + NAMED),
        ("Retailers and their purchases from vendors of vacuum cleaners, in percent:", YEARS + NAMED),
        ("Concentration of fees:", "Supplier" + YEARS[8:] + LETTERED.replace("Vendor", "Supplier")),
    ],
)
def test_fees_and_purchases_of_others_are_no_purchases_of_the_filer(lead: str, table: str) -> None:
    assert {buys for buys, *_ in _sold(lead, table)} <= {False}


def test_lettered_vendors_of_a_table_of_revenue_are_customers() -> None:
    found = _sold("The following customers accounted for more than 10% of revenues:", YEARS + LETTERED)
    assert {(name, percent, when) for _, name, percent, _, when in found} == WANTED_OF_LETTERED
    assert {buys for buys, *_ in found} == {False}
