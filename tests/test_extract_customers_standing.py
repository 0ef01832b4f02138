"""Whom the filer lives by, calls its customer, first sold to or hands its own work to, and who only seems so."""

import pytest
from tests.said_sales import pairs, told


@pytest.mark.parametrize(
    "sentence",
    [
        "We depend on Borealis Corp. for a majority of our sales.",
        "We rely on Borealis Corp. for our sales in Canada.",
        "The Company depends on Borealis Corp. for most of its revenue.",
        "We depend heavily on Borealis Corp. as a customer.",
    ],
)
def test_whom_sales_hang_on_is_a_customer_and_no_supplier(sentence: str) -> None:
    assert pairs(sentence) == {("Acme", "Borealis Corp.")}


@pytest.mark.parametrize(
    "sentence",
    [
        "We depend on Borealis Corp. for our castings.",
        "We depend on Borealis Corp. for our sales software.",
        "We depend on Borealis Corp. as our sole supplier.",
    ],
)
def test_whom_inputs_hang_on_is_a_supplier(sentence: str) -> None:
    assert pairs(sentence) == {("Borealis Corp.", "Acme")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Borealis Corp. and Castor Ltd. were customers of the Company in 2010.",
        "Borealis Corp. and Castor Ltd. are also customers.",
        "Borealis Corp. and Castor Ltd. are significant customers.",
        "During 2010 we added Borealis Corp. and Castor Ltd. as customers.",
        "Our first shipments to Borealis Corp. and Castor Ltd. were in May 2010.",
    ],
)
def test_who_is_called_a_customer_buys(sentence: str) -> None:
    assert told(sentence) == {("Borealis Corp.", "buys"), ("Castor Ltd.", "buys")}


def test_who_joins_the_users_of_a_thing_buys_as_they_do() -> None:
    assert {who for who, _ in told("Borealis Corp. joins Castor Ltd. as users of our system.")} == {
        "Borealis Corp.",
        "Castor Ltd.",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Assembly of our boards is outsourced to Borealis Corp. and Castor Ltd.",
        "We subcontract painting to Borealis Corp. and Castor Ltd.",
        "Steel scrap is obtained from a number of dealers, including Borealis Corp. and Castor Ltd.",
    ],
)
def test_who_is_handed_our_work_sells(sentence: str) -> None:
    assert told(sentence) == {("Borealis Corp.", "sells"), ("Castor Ltd.", "sells")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Borealis Corp. is a potential customer.",
        "Borealis Corp. may become a customer in 2011.",
        "Borealis Corp. is not a customer.",
        "Borealis Corp. is a significant customer of Castor Ltd.",
        "Maintenance of Castor Ltd. is outsourced to Borealis Corp.",
        "During 2010 we added Borealis Corp. as a supplier.",
        "Our first sale of land to Borealis Corp. closed in June 2010.",
        "Borealis Corp. joined Castor Ltd. as a partner.",
    ],
)
def test_who_only_seems_to_stand_by_us(sentence: str) -> None:
    assert not told(sentence)
