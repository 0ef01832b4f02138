"""Where goods, work and rights come from, said outright, and what only seems to come from somebody."""

import pytest
from tests.said_sales import pairs, told


@pytest.mark.parametrize(
    "sentence",
    [
        "We have a single qualified source, Borealis Corp., for the pressure sensors used in our pumps.",
        "We have only one source for tantalum, Borealis Corp.",
        "There is a single supplier, Borealis Corp., of this resin.",
        "We currently use one approved vendor, Borealis Corp., for lenses.",
        "The medium is made for us by only one company, Borealis Corp., of Germany.",
        "Our housings are made to our drawings by a single plant, Borealis Corp.",
        "Our control panels come from Borealis Corp., a sole proprietorship.",
        "The radar pictures now come from Borealis Corp.",
        "Most of the coal for the two plants comes from Borealis Corp.",
        "The construction will be handled by Borealis Corp. under a fixed-price contract.",
        "The work is being done by Borealis Corp. under a contract that lasts through January 2025.",
        "Payroll is processed by Borealis Corp. under an agreement that ends in 2004.",
        "Borealis Corp. has serviced our fleet since 2011.",
        "Borealis Corp. manages our hotels in Ohio.",
        "The turbines for it were ordered from Borealis Corp. in March 2000.",
        "The forecasts are licensed from Borealis Corp. until May 2002.",
        "About 55% of our apple requirements are met by Borealis Corp.",
        "Borealis Corp. provided 78% of the tons received in 2006.",
        "Of finished goods purchased in 1996, 52% came from Borealis Corp.",
        "Staffing firms such as Borealis Corp., from which we draw up to a quarter of our workforce, raised rates.",
        "Our silicon supplier for the drives, Borealis Corp., has agreed to set aside capacity for us.",
        "The supplier is Borealis Corp., whose contract covers five years.",
        "At year end we had orders with Borealis Corp. for six aircraft.",
    ],
)
def test_whoever_goods_or_work_come_from_sells(sentence: str) -> None:
    """The wordings differ; each names the one that the filer has its goods or its work from."""
    assert told(sentence) == {("Borealis Corp.", "sells")}


@pytest.mark.parametrize(
    "sentence",
    [
        "We have been the worldwide licensee of Borealis Corp. since 2003.",
        "We also produce eggs as a licensee of Borealis Corp., a cooperative.",
        "We are an authorized dealer of Borealis Corp. in Ohio.",
        "We hold an exclusive license to nine patents of Borealis Corp.",
        "We have an exclusive license in the field of storage to the forecasting patents of Borealis Corp.",
        "On April 20 we bought this trademark, which we had used under license from Borealis Corp.",
        "In January 2011 Borealis Corp. awarded us an exclusive license for fragrances for men.",
        "The line is based on a series for which the Company was granted the toy license by Borealis Corp.",
        "In May we heard that Borealis Corp. was terminating the agreements under which we distributed its teas.",
    ],
)
def test_whoever_rights_come_from_sells(sentence: str) -> None:
    """Licences and the right to carry another's goods are had of whoever grants them."""
    assert told(sentence) == {("Borealis Corp.", "sells")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Most of our revenue comes from Borealis Corp.",
        "Mr. Smith comes to us from Borealis Corp.",
        "Ms. Hovey, 44, comes from Borealis Corp., where she had been treasurer.",
        "Competition comes from Borealis Corp. and Castor Ltd.",
        "Half of our orders come from Borealis Corp.",
        "Larger wins in the quarter came from Borealis Corp., which will use our gateway.",
        "The first question comes from Borealis Corp.",
        "Their sensors come from Borealis Corp.",
        "Castor Ltd. said its sensors come from Borealis Corp.",
        "We have one major source of revenue, Borealis Corp.",
        "Borealis Corp. processed our application in May.",
        "Borealis Corp. manages our competitors.",
        "The business was purchased from Borealis Corp. in 2001.",
        "The ranch was bought from Borealis Corp. in March 1994.",
        "Office space is rented from Borealis Corp.",
        "Borealis Corp., from which we bought the division in 1999, has sued us.",
        "Borealis Corp. holds a license to our patents.",
        "Our pilots are represented by Borealis Corp. under an agreement which ends in 2006.",
        "The bonds for our federal work come from Borealis Corp.",
    ],
)
def test_what_is_no_goods_or_is_nobodys_supply_makes_no_supplier(sentence: str) -> None:
    """Income, people, rivals, premises and what others have come from somebody, too."""
    assert ("Borealis Corp.", "sells") not in told(sentence)


def test_whose_contract_with_workers_ends_is_no_buyer() -> None:
    """A union's contract is with those whom it represents; a customer's is with the filer."""
    assert told("Toolmakers are members of Borealis Corp., whose contract expires in 2007.") == set()
    assert told("Borealis Corp., whose contract expires in 2007, is based in Ohio.") == {("Borealis Corp.", "buys")}


def test_whose_goods_the_filer_carries_is_its_supplier() -> None:
    """The end of such an agreement does not turn the supplier into a customer."""
    sentence = "In May 2013 we heard that Borealis Corp. was ending the agreements under which we distributed its teas."
    assert pairs(sentence) == {("Borealis Corp.", "Acme")}


def test_may_is_a_month() -> None:
    """A month does not make doubtful what is said of it."""
    assert told("In May we sold nine pumps to Borealis Corp. under a contract.") == {("Borealis Corp.", "buys")}
    assert told("We may sell pumps to Borealis Corp. under a contract.") == set()
