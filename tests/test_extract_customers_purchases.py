"""Whom purchases are made from sells, and is no customer."""

import pytest

from filinggraph.extract.customers import customers
from filinggraph.read import read_bytes


def _told(text: str) -> set[tuple[str, bool]]:
    """(name of the other side, whether it is the one that buys) of every customer fact."""
    body = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{text}\n"
    found = customers(read_bytes(body.encode(), "report.txt").documents[0])
    return {(f.customer.name, True) if f.supplier.filer else (f.supplier.name, False) for f in found}


@pytest.mark.parametrize(
    "text",
    [
        "During 2004, purchases from Castor Paper Co. represented 18% of total purchases.",
        "Purchases from Castor Paper Co. increased 31% in fiscal 2004.",
        "Our purchases from Castor Paper Co. were 62% of our total paper purchases in 2005.",
        "Purchases from Castor Paper Co. totaled $4.2 million in 2004.",
        "Castor Paper Co. accounts for 62% of our paper supply.",
        "Castor Paper Co. accounted for 31% of our cost of sales in 2004.",
    ],
)
def test_whom_purchases_come_from_sells(text: str) -> None:
    assert _told(text) == {("Castor Paper Co.", False)}


def test_each_who_accounts_for_purchases_in_turn_sells() -> None:
    text = "Castor Circuits Inc. and Borealis Corp. accounted for 34% and 12%, respectively, of our purchases in 2004."
    assert _told(text) == {("Castor Circuits Inc.", False), ("Borealis Corp.", False)}


@pytest.mark.parametrize(
    "text",
    [
        "Purchases by Castor Paper Co. represented 18% of our sales in 2004.",
        "Purchases from us by Castor Paper Co. represented 18% of our sales in 2004.",
        "Orders from Castor Paper Co. increased 31% in fiscal 2004.",
        "Castor Paper Co. accounts for 18% of our sales of supplies.",
        "Castor Paper Co. provided 31% of our coal revenues in 2004.",
    ],
)
def test_who_makes_purchases_or_orders_buys(text: str) -> None:
    assert _told(text) == {("Castor Paper Co.", True)}


@pytest.mark.parametrize(
    "goods",
    ["coal shipments", "coal production", "milk production", "fuel gallons", "fuel segment", "steel shipments",
     "coal contracts", "inventory receivables", "inventory shipped", "purchased materials sales",
     "milk and cheese sales"],
)  # fmt: skip
def test_what_is_sold_of_goods_is_not_bought(goods: str) -> None:
    assert _told(f"Castor Paper Co. accounted for 31% of our {goods} in 2004.") == {("Castor Paper Co.", True)}


@pytest.mark.parametrize("goods", ["steel purchases", "purchased materials", "coal requirements", "merchandise costs"])
def test_goods_that_are_bought_come_from_who_accounts_for_them(goods: str) -> None:
    assert _told(f"Castor Paper Co. accounted for 31% of our {goods} in 2004.") == {("Castor Paper Co.", False)}


def test_whose_own_doings_are_why_purchases_from_it_grow_buys() -> None:
    text = "Purchases from Castor Stores Inc. increased 12% as it opened new stores."
    assert _told(text) == {("Castor Stores Inc.", True)}


@pytest.mark.parametrize("what", ["Our purchases", "Inventory purchases", "Raw material purchases"])
def test_purchases_that_are_the_filers_stay_so_whatever_their_reason(what: str) -> None:
    text = f"{what} from Castor Paper Co. rose 12% because paper prices rose."
    assert _told(text) == {("Castor Paper Co.", False)}


def test_a_name_of_ordinary_words_may_be_of_an_insurer() -> None:
    assert _told("Farmers accounted for 12% of our revenues in 2004.") == {("Farmers", True)}
