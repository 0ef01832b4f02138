"""Who is said in one breath to buy from the filer and to sell to it."""

import pytest

from filinggraph.extract.context import Context
from filinggraph.extract.customers import customers
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.sure import said
from filinggraph.extract.masking import Masked
from filinggraph.model import Party
from filinggraph.read import read_bytes

FILER = Party("Acme Controls, Inc.", filer=True)
WHO = Context(FILER, {"acme controls, inc.": FILER, "acme": FILER, "acme controls": FILER})


def told(sentence: str) -> set[tuple[str, str]]:
    """(name, "buys" or "sells") of all that the sentence says outright."""
    return {(t.party.name, "buys" if t.buys else "sells") for t in said(Masked(sentence, named(sentence, WHO)))}


def pairs(sentence: str) -> set[tuple[str, str]]:
    """(supplier, customer) of every fact of a report of which the sentence is a part, the filer as "Acme"."""
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{sentence}"
    document = read_bytes(text.encode(), "report.txt").documents[0]
    return {
        ("Acme" if f.supplier.filer else f.supplier.name, "Acme" if f.customer.filer else f.customer.name)
        for f in customers(document)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company purchases disk drives from Borealis Corp. and sells controllers to it.",
        "We buy resin from Borealis Corp. and sell it molded housings.",
        "We sell compressors to Borealis Corp. and purchase castings from it.",
        "We supply Borealis Corp. with boards and buy displays from it.",
        "Borealis Corp. is both a supplier to us and one of our customers.",
        "Borealis Corp. is both a customer and a supplier of ours.",
        "We supply boards to Borealis Corp., from which we also buy displays.",
        "We buy chips from Borealis Corp., to which we sell test services.",
    ],
)
def test_who_is_said_to_buy_and_sell_does_both(sentence: str) -> None:
    """What is said in one breath of both sides holds for both."""
    assert pairs(sentence) == {("Acme", "Borealis Corp."), ("Borealis Corp.", "Acme")}


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("We buy resin from Borealis Corp. and sell molded housings to automakers.", "sells"),
        ("We buy resin from Borealis Corp. and sell it in Europe.", "sells"),
        ("We sell compressors to Borealis Corp. and purchase castings from foundries.", "buys"),
    ],
)
def test_what_is_bought_and_sold_on_has_one_other_side(sentence: str, side: str) -> None:
    """ "It" may be the thing, and the other half of the sentence somebody else's."""
    assert told(sentence) == {("Borealis Corp.", side)}
