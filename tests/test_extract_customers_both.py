"""Who is said in one breath to buy from the filer and to sell to it."""

import pytest
from tests.said_sales import pairs, told


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
