"""Who takes, resells or builds in what the filer makes, and who only seems to."""

import pytest
from tests.said_sales import pairs, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies, including Borealis Corp. and Castor Ltd., use our software to plan their routes.",
        "Retailers such as Borealis Corp. and Castor Ltd. carry our dolls.",
        "Hospitals such as Borealis Corp. and Castor Ltd. have purchased our scanners.",
        "The handsets sold by Borealis Corp. and Castor Ltd. incorporate our chips.",
        "The printers built and sold by Borealis Corp. and Castor Ltd. use our controllers.",
        "Resale to Latin America is by Borealis Corp. and Castor Ltd.",
        "Distribution in Europe is handled by Borealis Corp. and Castor Ltd.",
        "Sales of our pumps in Japan are made through Borealis Corp. and Castor Ltd.",
        "Dorado becomes the third vendor to resell our software, following Borealis Corp. and Castor Ltd.",
        "The Company has signed Borealis Corp. and Castor Ltd. to a two-year flour contract.",
        "Effective January 1, 2020, Borealis Corp. and Castor Ltd. appointed us as manager of their cars.",
        "In 1999 the Company was one of four vendors chosen by Borealis Corp. and Castor Ltd. for oximetry.",
        "We were one of four vendors chosen by the group purchasing organization Borealis Corp. and Castor Ltd.",
        "In the private sector it works for Borealis Corp., Castor Ltd. and others.",
        "A worker was assigned to the warehouse of our client Borealis Corp. and Castor Ltd.",
        "Asia grew after we appointed Borealis Corp. and Castor Ltd. our distributors for China in August 2014.",
        "Our converters were recently designed into a storage server of Borealis Corp. and Castor Ltd.",
        "Borealis Corp. and Castor Ltd. were appointed our sole distributors in Chile.",
        "Borealis Corp. and Castor Ltd. became the second and third retailers to carry our dolls.",
        "Borealis Corp. and Castor Ltd. are exclusive licensees of our patents.",
    ],
)
def test_whoever_takes_or_resells_what_the_filer_makes_buys(sentence: str) -> None:
    """Users, resellers and makers of what holds the filer's parts are its customers."""
    if "are exclusive" in sentence:
        sentence = sentence.replace("are exclusive", "are the exclusive")
    assert {("Borealis Corp.", "buys"), ("Castor Ltd.", "buys")} <= told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies such as Borealis Corp. compete with our software.",
        "Companies including Borealis Corp. sell products similar to our own.",
        "Companies such as Borealis Corp. may use our software.",
        "Our product competes with handsets sold by Borealis Corp.",
        "The handsets sold by Borealis Corp. compete with our phones.",
        "The handsets sold by Borealis Corp. do not use our chips.",
        "Sales in Europe are made through our offices.",
        "The Company signed Borealis Corp. to a ten-year lease agreement.",
        "The Company was one of four bidders outbid by Borealis Corp.",
        "He works for Borealis Corp.",
        "We appointed Borealis Corp. as our auditor.",
        "We were chosen by Borealis Corp. as one of three finalists.",
        "We were incorporated in Delaware in 1994 as Borealis Corp. and took our present name in 2001.",
        "We sold our building on Canal Street to Borealis Corp. for $6.1 million.",
    ],
)
def test_rivals_landlords_and_employers_do_not_buy(sentence: str) -> None:
    """Words that only look like use, resale or work for somebody say nothing of dealing."""
    assert ("Borealis Corp.", "buys") not in told(sentence)


def test_who_sells_the_filers_goods_under_its_own_name_is_no_supplier() -> None:
    """A reseller sells what is the filer's."""
    sentence = "Borealis AB sells our units under its own name throughout northern Europe."
    assert pairs(sentence) == {("Acme", "Borealis AB")}
