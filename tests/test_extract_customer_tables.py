"""Customers in tables of sums: sales, orders and balances in dollars by customer."""

import pytest

from filinggraph.extract.customer_tables import table_customers
from filinggraph.read import read_bytes

TWO = (
    "Castor Power Corp.   $ 18.1    $ 15.4\nExelon                 11.0      14.7\nTotal                 29.1      30.1"
)


def _told(table: str) -> list[str]:
    body = f"Acme Controls, Inc. makes industrial valves.\n\n{table}\n"
    return [f.customer.name for f in table_customers(read_bytes(body.encode(), "acme.txt").documents[0])]


@pytest.mark.parametrize(
    "table",
    [
        f"Revenues by customer (in millions):\n\nCustomer              2010      2009\n{TWO}",
        f"Sales to customers exceeding 10% of net sales were:\n\nCustomer              2010      2009\n{TWO}",
        f"Sales to our largest customers were as follows:\n\n                      2010      2009\n{TWO}",
        "Significant orders in backlog:\n\nCustomer             Description      Amount      Delivery\n"
        "Castor Power Corp.   Gate valves      $ 61,200    June 2011\n"
        "Exelon               Valve sets         41,900    November 2011",
    ],
)
def test_rows_with_sums_by_customer_name_customers(table: str) -> None:
    assert _told(table) == ["Castor Power Corp.", "Exelon"]


@pytest.mark.parametrize(
    "table",
    [
        "Revenues by customer type:\n\nCustomer              2010      2009\n"
        "Castor Power Corp.   $ 18.1    $ 15.4\nExelon                 11.0      14.7",
        "Revenues by customer:\n\nCustomer              2010      2009\n"
        "Government           $ 18.1    $ 15.4\nCommercial             11.0      14.7",
        "Contracts with customers:\n\n                      2010      2009\n"
        "Unbilled             $ 18.1    $ 15.4\nRetainage              11.0      14.7",
        "Purchases from suppliers:\n\nSupplier              2010      2009\n"
        "Castor Power Corp.   $ 18.1    $ 15.4\nBorealis Inc.          11.0      14.7",
        "Net sales by segment:\n\nSegment               2010      2009\n"
        "Castor Power Corp.   $ 18.1    $ 15.4\nBorealis Inc.          11.0      14.7",
    ],
)
def test_classes_lines_suppliers_and_units_are_no_customers(table: str) -> None:
    assert _told(table) == []
