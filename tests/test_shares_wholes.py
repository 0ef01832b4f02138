"""Shares of a part of the sales: what "of which" and "of that segment's sales" stand for."""

import pytest

from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

HEAD = "For the year ended December 31, 2005.\n\nSales to Porter Inc. accounted for 21% of net sales in 2005.\n\n"


def told(body: str) -> set[tuple[str, float, str]]:
    """(customer, percent, basis) of every share but that of the opening."""
    document = read_bytes((HEAD + body + "\n").encode(), "acme.txt").documents[0]
    found = (f for f in shares(document) if f.customer.name != "Porter Inc.")
    return {(f.customer.name, float(f.percent), f.basis) for f in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "International sales were 35% of net sales, with Castor Motor Co. accounting for half of that.",
            ("Castor Motor Co.", 50, "International sales"),
        ),
        (
            "Export sales accounted for 22% of net sales, a majority of which were to Castor Motor Co.",
            ("Castor Motor Co.", 50, "Export sales"),
        ),
        (
            "Export sales were 35% of net sales, of which Castor Motor Co. accounted for 60%.",
            ("Castor Motor Co.", 60, "Export sales"),
        ),
        (
            "The Retail segment was 40% of net sales. Castor Motor Co. accounted for 30% of that segment's sales.",
            ("Castor Motor Co.", 30, "Retail segment sales"),
        ),
        (
            "Retail was 40% of net sales; Castor Motor Co. accounted for 30% of these sales.",
            ("Castor Motor Co.", 30, "Retail sales"),
        ),
        (
            "Private label revenue was 28% of revenue. Of this, Castor Motor Co. accounted for 20%.",
            ("Castor Motor Co.", 20, "Private label revenue"),
        ),
        (
            "Net revenue in the fourth quarter was $7.9 million, and of that Castor Motor Co. accounted for 52%.",
            ("Castor Motor Co.", 52, "Net revenue"),
        ),
    ],
)
def test_a_share_of_a_part_is_told_of_the_part(body: str, expected: tuple[str, float, str]) -> None:
    assert told(body) == {expected}


def test_what_follows_goes_on_with_the_part() -> None:
    assert told(
        "Export sales were 35% of net sales, of which Castor Motor Co. accounted for 60% and Borealis Inc. for 25%."
    ) == {("Castor Motor Co.", 60, "Export sales"), ("Borealis Inc.", 25, "Export sales")}
    assert told("Sales to distributors were 55% of net sales; of that amount, Castor Motor Co. accounted for 40%.") == {
        ("distributors", 55, "net sales"),
        ("Castor Motor Co.", 40, "Sales to distributors"),
    }


def test_the_percentage_of_the_part_is_nobody_s_who_has_only_some_of_it() -> None:
    assert told("Our exports were 22% of sales, of which a majority were to Castor Motor Co.") == set()
    assert told("Export sales were 22% of net sales, nearly all of which were to Castor Motor Co.") == {
        ("Castor Motor Co.", 22, "net sales")
    }


def test_a_part_that_nobody_can_name_gives_no_share() -> None:
    assert told("About 35% of our net sales were exports, of which Castor Motor Co. accounted for 60%.") == set()


def test_customers_among_the_largest_have_shares_of_all_sales() -> None:
    assert told("Our ten largest customers were 62% of net sales, of which Castor Motor Co. accounted for 20%.") == {
        ("Our ten largest customers", 62, "net sales"),
        ("Castor Motor Co.", 20, "net sales"),
    }
    assert told("Four customers each exceeded 10% of net sales. Of these, Castor Motor Co. accounted for 20%.") == {
        ("Castor Motor Co.", 20, "net sales")
    }
    assert told("In each of these years, Castor Motor Co. accounted for 20% of net sales.") == {
        ("Castor Motor Co.", 20, "net sales")
    }


def test_such_sales_of_customers_are_all_sales() -> None:
    assert told(
        "Approximately 17% of our net sales in 2005 were made to Castor Motor Co., and approximately 10% of such sales "
        "were made to Borealis Inc."
    ) == {("Castor Motor Co.", 17, "net sales"), ("Borealis Inc.", 10, "net sales")}
    assert told(
        "Castor Motor Co. accounted for 20% of net sales and Borealis Inc. accounted for 12% of such sales."
    ) == {
        ("Castor Motor Co.", 20, "net sales"),
        ("Borealis Inc.", 12, "net sales"),
    }


def test_a_share_with_a_basis_of_its_own_keeps_it() -> None:
    assert told("Exports were 22% of net sales. Of that, Castor Motor Co. alone provided 13% of our net sales.") == {
        ("Castor Motor Co.", 13, "net sales")
    }
