"""Whose share it is, where the sentence alone leaves it open: what the document tells elsewhere, widely known names."""

import pytest
from tests.share_facts import Found, found

from filinggraph.extract.customers import customers
from filinggraph.extract.shares import shares
from filinggraph.model import Document
from filinggraph.read import read_bytes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a name that the document makes a customer elsewhere
            "We have served Castorella since 1994; that customer advised us in February 2015 that it would move its "
            "Texas restaurants to another supplier. Castorella accounted for 11% of net sales in fiscal 2014 and 7% "
            "in fiscal 2015.",
            {("Castorella", 11, "FY2014"), ("Castorella", 7, "FY2015")},
        ),
        (  # an ordinary word that is the widely known name of a company
            "Target accounted for 22.8% of net revenue in 2020 and 19.9% in 2019.",
            {("Target", 22.8, "FY2020"), ("Target", 19.9, "FY2019")},
        ),
        (
            "Net sales to Castor Stores, to Borealis Mart and to Pollux Retail were 26%, 15% and 10%, respectively, of "
            "our total net sales for 2006.",
            {("Castor Stores", 26, "FY2006"), ("Borealis Mart", 15, "FY2006"), ("Pollux Retail", 10, "FY2006")},
        ),
        (
            "Sales to our five largest customers made up 61.5% of net sales in 2014, as opposed to 59.8% in 2013.",
            {("our five largest customers", 61.5, "FY2014"), ("our five largest customers", 59.8, "FY2013")},
        ),
        (
            "The U.S. Immigration and Naturalization Service represented 19% of consolidated revenues in 2001.",
            {("U.S. Immigration and Naturalization Service", 19, "FY2001")},
        ),
    ],
)
def test_a_party_is_known_by_more_than_its_sentence(text: str, wanted: Found) -> None:
    assert {(name.removeprefix("the "), *rest) for name, *rest in found(text)} == wanted


def test_who_describes_a_customer_is_none_beside_it() -> None:
    text = (
        "We sell uniforms. For fiscal 2021 our largest customer, the retailer Castor Stores, represented 9.5% of net "
        "sales."
    )
    assert {name for name, *_ in found(text)} == {"Castor Stores"}


def test_a_person_who_tells_of_a_share_has_none() -> None:
    text = "Mr. Gander replied that Castor Systems Inc. had accounted for 46% of sales in fiscal 2003."
    assert {name for name, *_ in found(text)} == {"Castor Systems Inc."}


def test_what_a_maker_makes_is_not_what_it_is() -> None:
    text = (
        "In May 2009 we signed an agreement with Castor Energie, a German installer of rooftop systems. Castor Energie "
        "was our largest customer in fiscal 2009 with 31% of net sales."
    )
    assert ("Castor Energie", 31, "FY2009") in found(text)


def test_a_row_of_a_table_may_have_the_name_of_a_trade() -> None:
    text = (
        "Our customers include Castor Pumping Services, with which we have a supply agreement. We sell sand to Castor "
        "Pumping Services.\n\n"
        "Percent of revenues from customers above 10%:\n"
        "                                 2014      2013      2012\n"
        "Castor Pumping Services          32%       35%       28%\n"
        "Borealis Fracturing              21%       13%        *\n"
        "Pollux Energy, Inc.              18%       22%       31%\n"
    )
    assert {("Castor Pumping Services", 32, "FY2014"), ("Castor Pumping Services", 28, "FY2012")} <= found(text)


def test_figures_of_lost_columns_may_stand_bare_under_dates() -> None:
    text = (
        "Significant customers (in % of revenue)\nTwelve months ended\nMarch 31, 2023\nMarch 31, 2022\n"
        "Customer A\n24.1\n17.5\nCustomer B\n12.0\n13.8\n"
    )
    assert found(text) == {
        ("Customer A", 24.1, "FY2023"),
        ("Customer A", 17.5, "FY2022"),
        ("Customer B", 12.0, "FY2023"),
        ("Customer B", 13.8, "FY2022"),
    }


SOLD = "Castor Systems Inc. accounted for 22% of net sales in 2005. Our customers are retailers.\n\n"


def test_a_table_of_expenses_holds_no_customers() -> None:
    text = (
        f"{SOLD}Expenses as a percentage of revenue were:\n\n"
        "                      2005      2004\n"
        "Compensation           45%       40%\n"
        "Occupancy              12%       13%\n"
    )
    assert {name for name, *_ in found(text)} == {"Castor Systems Inc."}


def test_a_table_of_owners_goes_on_with_none_of_customers() -> None:
    text = (
        f"{SOLD}Customers that accounted for more than 10% of net sales:\n\n"
        "                      2005      2004\n"
        "Castor Systems         22%       20%\n"
        "Borealis Motors        12%       13%\n\n"
        "The following table shows the beneficial owners of our common stock:\n\n"
        "Walter H. Pierce     1,100,000   5.6%\n"
        "First Fund Advisors  2,100,000  10.7%\n"
    )
    assert {name for name, *_ in found(text)} <= {"Castor Systems Inc.", "Castor Systems", "Borealis Motors"}
    assert "Borealis Motors" in {name for name, *_ in found(text)}


def report(sentence: str) -> Document:
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{sentence}\n"
    return read_bytes(text.encode(), "report.txt").documents[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Castor Labels Inc. accounted for 16% of our purchases in 2005.",
        "Castor Labels Inc. supplied 36% of our raw materials in 2005.",
        "Purchases from Castor Labels Inc. accounted for 20% of our raw material purchases in 2005.",
    ],
)
def test_whoever_accounts_for_what_the_filer_buys_sells(sentence: str) -> None:
    given = report(sentence)
    assert {(f.supplier.name, f.customer.filer) for f in shares(given)} == {("Castor Labels Inc.", True)}
    assert {(f.supplier.name, f.customer.filer) for f in customers(given)} == {("Castor Labels Inc.", True)}


@pytest.mark.parametrize(("words", "rank"), [("largest", 1), ("second largest", None), ("third-largest", None)])
def test_only_the_largest_customer_is_the_first(words: str, rank: int | None) -> None:
    given = report(f"Our {words} customer, Castor Systems Inc., accounted for 14% of net sales in 2005.")
    assert {f.rank for f in (*shares(given), *customers(given))} == {rank}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales to Castor Systems Inc. increased 9% in 2005 and accounted for 13% of net sales.",
        "Castor Systems Inc., which owns 12% of our common stock, accounted for 13% of our net sales in 2005.",
        "Sales to Castor Systems Inc., up 31%, accounted for 13% of net sales in 2005.",
        "Castor Systems Inc. accounted for 13% of net sales in 2005 and has a contract beginning January 1, 2004.",
    ],
)
def test_other_figures_and_days_beside_a_share_leave_it(sentence: str) -> None:
    assert found(sentence) == {("Castor Systems Inc.", 13, "FY2005")}


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not expect revenues from Castor Systems Inc. to exceed 10% of revenues in 2006.",
        "Products purchased from Castor Systems Inc. represented 24% of our sales in 2005.",
        "Approximately 38% of net sales in 2005 were of products purchased from Castor Systems Inc.",
    ],
)
def test_forecasts_and_the_origin_of_goods_are_no_shares(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Consolidated Castor accounted for 41% of net sales in 2003.",
            {("Consolidated Castor", 41, "FY2003")},
        ),
        (
            "Sales to Consolidated Castor, Borealis and Vauban were 41 percent, 22 percent and 11 percent of net "
            "sales, respectively, in 2003.",
            {("Consolidated Castor", 41, "FY2003"), ("Borealis", 22, "FY2003"), ("Vauban", 11, "FY2003")},
        ),
        ("Consolidated Net Sales to Castor Inc. were 12% of revenue in 2010.", {("Castor Inc.", 12, "FY2010")}),
        ("Consolidated Subsidiaries accounted for 12% of net sales in 2010.", set()),
    ],
)
def test_a_name_that_begins_with_consolidated_is_a_buyer_and_a_heading_is_none(text: str, wanted: Found) -> None:
    """ "Consolidated Statements" heads a part of a filing; "Consolidated Castor" buys."""
    assert found(f"Acme Controls, Inc. makes valves.\n\n{text}") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "PepsiCo, our largest customer, represented 16.3%, 17.1% and 18.0% of net sales in 2010, 2009 and 2008.",
            {("PepsiCo", 16.3, "FY2010"), ("PepsiCo", 17.1, "FY2009"), ("PepsiCo", 18.0, "FY2008")},
        ),
        (
            "Walgreens, one of our largest customers, represented 12% and 14% of sales in 2010 and 2009.",
            {("Walgreens", 12, "FY2010"), ("Walgreens", 14, "FY2009")},
        ),
        (
            "In Germany, our largest customer, Borealis AG, accounted for 12% and 14% of sales in 2010 and 2009.",
            {("Borealis AG", 12, "FY2010"), ("Borealis AG", 14, "FY2009")},
        ),
        ("ValveMaster, our largest product, represented 12% and 14% of sales in 2010 and 2009.", set()),
    ],
)
def test_who_is_called_a_customer_beside_the_name_has_every_percentage(text: str, wanted: Found) -> None:
    """A name before "our largest customer" is a party, however many percentages follow."""
    assert found(f"Acme Controls, Inc. makes valves.\n\n{text}") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Net sales fell because of the end of our supply relationship with Castor Photonics. As reported before, "
            "Castor elected not to renew its purchase agreement with us. Castor accounted for 2%, 20% and 26% of net "
            "sales in 2013, 2012 and 2011, respectively.",
            {("Castor Photonics", 2), ("Castor Photonics", 20), ("Castor Photonics", 26)},
        ),
        (
            "Three platform operators, Appmargin, Borealis Inc. and Polluxnet, process payments for our games. They "
            "represented 44%, 31% and 18%, respectively, of our revenue in 2013.",
            {("Appmargin", 44), ("Borealis Inc.", 31), ("Polluxnet", 18)},
        ),
    ],
)
def test_a_short_name_or_pronoun_before_several_percentages_is_who_was_named_before(
    text: str, wanted: set[tuple[str, float]]
) -> None:
    """ "Castor accounted for 2%, 20% and 26%" is told of the Castor Photonics of the sentences before."""
    assert {(name, percent) for name, percent, _ in found(text)} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Castor Foundry accounted for 31% of our purchases in 2010 and Borealis Castings accounted for 12%.",
            {("Castor Foundry", 31), ("Borealis Castings", 12)},
        ),
        (
            "Castor Foundry represented 31% of our purchases in 2010 (28% in 2009); Borealis Castings represented 12%.",
            {("Castor Foundry", 31), ("Castor Foundry", 28), ("Borealis Castings", 12)},
        ),
        ("Castor Foundry accounted for 31% of our sales in 2010 and Borealis Castings accounted for 12%.", set()),
    ],
)
def test_purchases_told_of_one_seller_are_those_of_the_next(text: str, wanted: set[tuple[str, float]]) -> None:
    """ "31% of our purchases, and Borealis for 12%": Borealis sells, too."""
    body = f"Acme Controls, Inc. makes valves.\n\n{text}\n"
    told = list(shares(read_bytes(body.encode(), "acme.txt").documents[0]))
    assert {(f.supplier.name, float(f.percent)) for f in told if not f.supplier.filer} == wanted
    assert told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "We clean for the Ohio Department of Education (formerly the Board of Education). They contributed 34% of "
            "our revenues in 2002.",
            {("Ohio Department of Education", 34, "FY2002")},
        ),
        (
            "Acme Extended as Provider to Castorlake Fulfillment\n\nTampa, Florida. May 16, 2003. Acme Controls, Inc. "
            "said that Castorlake Fulfillment Co. has renewed.\n\nCastorlake was responsible for 13.2% of our 2002 "
            "revenue.",
            {("Castorlake Fulfillment Co.", 13.2, "FY2002")},
        ),
    ],
)
def test_neither_a_former_name_nor_the_next_line_makes_another_party(text: str, wanted: Found) -> None:
    """ "They" are not the Department and what it was once called; a name ends with its line."""
    assert found(f"Acme Controls, Inc. makes valves.\n\n{text}") == wanted
