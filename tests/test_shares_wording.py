"""Shares in wording that hangs on its context: relative periods, ellipsis, lists, references, flattened tables."""

import pytest

from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

Found = set[tuple[str, float, str | None]]


def found(body: str) -> Found:
    """(customer, percent, period) of every share."""
    document = read_bytes((body + "\n").encode(), "acme.txt").documents[0]
    return {(f.customer.name, float(f.percent), f.period.value if f.period else None) for f in shares(document)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "For the three months ended March 31, 2007, net sales rose 6% to $44.1 million. Castor Corp. accounted for "
            "24% of net sales in the quarter, up from 19% in the first quarter of 2006.",
            {("Castor Corp.", 24, "Q1-2007"), ("Castor Corp.", 19, "Q1-2006")},
        ),
        (
            "Third quarter 2015 results\n\nIn the third quarter, Castor Corp. was 17% of total revenue, compared with "
            "12% in the year-ago quarter.",
            {("Castor Corp.", 17, "Q3-2015"), ("Castor Corp.", 12, "Q3-2014")},
        ),
        (
            "The Company's fiscal year ends on September 30. During the first nine months of fiscal 1999, Castor Corp. "
            "accounted for 44% of net sales, against 37% in the same period of fiscal 1998.",
            {("Castor Corp.", 44, "9M-1999-06-30"), ("Castor Corp.", 37, "9M-1998-06-30")},
        ),
        (
            "During the first half of 2004, Castor Corp. contributed 33% of our sales; during the second half of 2003 "
            "it contributed 30%.",
            {("Castor Corp.", 33, "H1-2004"), ("Castor Corp.", 30, "H2-2003")},
        ),
        (
            "Our customer Castor Corp. accounted for 38% of our revenue in 2019; that figure was 29% in 2018 and just "
            "11% the year before that.",
            {("Castor Corp.", 38, "FY2019"), ("Castor Corp.", 29, "FY2018"), ("Castor Corp.", 11, "FY2017")},
        ),
        (
            "In the quarter ended September 30, 2006, Castor Corp. represented 26% of our net revenue; a year earlier, "
            "Castor Corp. represented 31% and Borealis Inc. 9%.",
            {("Castor Corp.", 26, "Q3-2006"), ("Castor Corp.", 31, "Q3-2005"), ("Borealis Inc.", 9, "Q3-2005")},
        ),
    ],
)
def test_a_period_told_by_another_takes_its_year(text: str, wanted: Found) -> None:
    assert found(text) == wanted


def test_figures_without_periods_take_the_list_told_before() -> None:
    text = (
        "Revenue from Castor Corp. was 30%, 28% and 25% of net revenue in 2012, 2011 and 2010. Hospitals operated by "
        "Borealis Health Inc. accounted for 8%, 11% and 14%."
    )
    assert found(text) >= {
        ("Borealis Health Inc.", 8, "FY2012"),
        ("Borealis Health Inc.", 11, "FY2011"),
        ("Borealis Health Inc.", 14, "FY2010"),
    }


def test_customers_told_in_turn_share_the_basis_and_year() -> None:
    text = (
        "Our largest customer, Castor Depot Inc., accounted for 36% of 2005 net sales. Borealis Corp. was next at 22%, "
        "followed by Draco Hardware Inc. with 10%."
    )
    assert found(text) == {
        ("Castor Depot Inc.", 36, "FY2005"),
        ("Borealis Corp.", 22, "FY2005"),
        ("Draco Hardware Inc.", 10, "FY2005"),
    }


def test_words_that_explain_a_party_do_not_part_it_from_its_share() -> None:
    text = (
        "In fiscal 2000 sales to Castor Corp. and to Borealis Inc., a shareholder of the Company until March 1999, "
        "were 29% and 16% of net sales, respectively."
    )
    assert found(text) == {("Castor Corp.", 29, "FY2000"), ("Borealis Inc.", 16, "FY2000")}


def test_sales_under_the_agreement_are_those_to_its_other_side() -> None:
    text = (
        "In 2009 the Company renewed its supply agreement with Castor Corp., a customer since 1991. Sales under the "
        "agreement were $61.4 million, or 22.5% of net sales, in fiscal 2010."
    )
    assert found(text) == {("Castor Corp.", 22.5, "FY2010")}


@pytest.mark.parametrize(
    "text",
    [
        "Sales of replacement parts through independent distributors were 26% of net sales in fiscal 1997.",
        "For example, a hypothetical loss of a customer representing 5% of annual revenue would reduce our sales.",
        "Our operations are organized in two segments. Castor Fasteners accounted for 46% of net sales in 2008.",
    ],
)
def test_a_channel_a_supposition_and_a_segment_are_no_customers(text: str) -> None:
    assert found(text) == set()


def test_a_threshold_beside_the_figure_itself_is_no_second_share() -> None:
    text = "No customer other than Castor Corp. (13% of net sales in fiscal 2009) accounted for 10% or more of sales."
    assert found(text) == {("Castor Corp.", 13, "FY2009")}


def test_a_table_of_a_cell_a_line_keeps_gaps_and_spans() -> None:
    lines = """The following customers accounted for 10% or more of total revenue:
Three Months Ended
Six Months Ended
June 30,
June 30,
2018
2017
2018
2017
Customer A
33
%
41
%
35
%
39
%
Customer B
14
%
12
%
13
%
*
* Less than 10%"""
    assert found(lines) == {
        ("Customer A", 33, "Q2-2018"),
        ("Customer A", 41, "Q2-2017"),
        ("Customer A", 35, "6M-2018-06-30"),
        ("Customer A", 39, "6M-2017-06-30"),
        ("Customer B", 14, "Q2-2018"),
        ("Customer B", 12, "Q2-2017"),
        ("Customer B", 13, "6M-2018-06-30"),
    }


def test_a_customer_that_begins_with_a_country_is_no_place() -> None:
    text = "Our largest customer, China Castor Co., Ltd., accounted for 36% of 2005 net sales; China accounted for 40%."
    assert found(text) == {("China Castor Co., Ltd.", 36, "FY2005")}
