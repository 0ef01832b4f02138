"""Shares whose period is told without its year, by what a release reports, or by what it compares with."""

import pytest
from tests.share_facts import found

from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import find_periods


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("its third quarter ended March 31, 2003", ["Q3-2003"]),
        ("the first fiscal quarter ended December 30, 2017", ["Q1-2018"]),
        ("Q2 '04 and 3Q 2005", ["Q2-2004", "Q3-2005"]),
        ("in fiscal '04, against fiscal '98", ["FY2004", "FY1998"]),
        ("music of the '90s", []),
    ],
)
def test_quarters_and_years_are_read_in_short_forms(text: str, wanted: list[str]) -> None:
    assert [w.value for p in find_periods(text, Calendar()) for w in p.whens] == wanted


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("in the six months ended June 30", "H1-2011"),
        ("in the nine months ended March 31", "9M-2011-03-31"),
        ("in the fiscal year ended last April 30", "FY2011"),
        ("in fiscal '09", "FY2009"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_the_release(told: str, wanted: str) -> None:
    body = (
        "TOLEDO, Ohio, August 3, 2011 -- Acme Castings, Inc. today lowered its outlook.\n\n"
        f"Castor Corp. accounted for 33 percent of Acme's sales {told}."
    )
    assert found(body) == {("Castor Corp.", 33, wanted)}


def test_the_quarter_of_a_release_is_one_of_the_fiscal_year_that_it_belongs_to() -> None:
    body = (
        "TOLEDO, Ohio, April 24, 2003 -- Acme Castings, Inc. today reported results for its third quarter ended "
        "March 31, 2003.\n\nSales to our distributor, Castor Corp., represented 19 percent of revenue in the quarter."
    )
    assert found(body) == {("Castor Corp.", 19, "Q3-2003")}


def test_what_is_only_compared_with_is_no_ground_for_a_year_ago() -> None:
    body = (
        "TOLEDO, Ohio, July 24, 2003 -- Acme Castings, Inc. today reported net sales of $19.4 million for the quarter "
        "ended June 30, 2003, compared with $27.9 million for the second quarter of 2002.\n\n"
        "Sales to Castor Corp. were 37% of net sales in the quarter and sales to Borealis Inc. were 21%. "
        "A year ago the figures were 44% and 12%."
    )
    assert found(body) == {
        ("Castor Corp.", 37, "Q2-2003"),
        ("Borealis Inc.", 21, "Q2-2003"),
        ("Castor Corp.", 44, "Q2-2002"),
        ("Borealis Inc.", 12, "Q2-2002"),
    }


def test_last_year_is_not_counted_from_the_end_of_a_contract() -> None:
    body = (
        "TOLEDO, Ohio, May 17, 2007 -- Acme Castings, Inc. priced its offering.\n\n"
        "It supplies Castor Corp. under an agreement that runs to March 2010; Castor Corp. made up 22.6% of Acme's net "
        "sales last year."
    )
    assert found(body) == {("Castor Corp.", 22.6, "FY2006")}


def test_a_name_called_the_largest_customer_of_the_filer_by_name_holds_its_share() -> None:
    body = (
        "TOLEDO, Ohio, December 12, 2006 -- Acme Castings, Inc. said that Castor Telecommunications Inc. will not "
        "renew.\n\n"
        "Castor was Acme's second largest customer, at 13% of revenue in the nine months ended September 30, 2006."
    )
    (share,) = found(body)
    assert share[0].startswith("Castor")
    assert share[1:] == (13, "9M-2006-09-30")


def test_a_part_of_the_sum_just_named_is_a_share_of_it() -> None:
    body = (
        "NORFOLK, Va., August 19, 2008 -- Acme Services, Inc. today announced its plans.\n\nFounded in 1983, Acme has "
        "1,450 employees and had 2007 revenue of $168 million, 91 percent of which came from the Department of Defense."
    )
    assert found(body) == {("Department of Defense", 91, "FY2007")}


@pytest.mark.parametrize(
    "text",
    [
        "Castor Corp. signed a new lease with us, which sets escalators at 2.75% for ten years. Sales rose in 2019.",
        "Castor Corp. had sales of $19 million in 2012, 12% of them in North America.",
        "The Sunrise program was roughly three quarters of that business in 2012; our sales fell.",
    ],
)
def test_rates_places_and_parts_of_parts_are_no_shares(text: str) -> None:
    assert found(text) == set()


def test_a_table_under_one_period_is_of_that_period_and_the_row_of_others_is_nobody() -> None:
    body = (
        "BATON ROUGE, La. (February 23, 2017) - Acme Towers Inc. today reported results for the fourth quarter and "
        "year ended December 31, 2016.\n\nSite rental revenue by customer, as a percentage of site rental revenue, "
        "fourth quarter 2016:\n\n   Castor Cellular Inc.          37%\n   Borealis Mobile Corp.         29%\n"
        "   Utilities, government and other       34%\n"
    )
    told = {(percent, period) for _, percent, period in found(body)}
    assert told == {(37, "Q4-2016"), (29, "Q4-2016")}


def test_a_fourth_quarter_without_a_year_is_the_last_of_the_year() -> None:
    opening = "For the fiscal year ended December 31, 2005.\n\n"
    assert found(opening + "In the fourth quarter, Castor Corp. accounted for 15% of net sales.") == {
        ("Castor Corp.", 15, "Q4-2005")
    }
    assert found(opening + "In the first quarter, Castor Corp. accounted for 15% of net sales.") == {
        ("Castor Corp.", 15, "Q1-2005")
    }


def test_periods_of_another_year_are_those_told_before() -> None:
    assert found(
        "Castor Corp. was 15% and 18% of sales in the three and six months ended June 30, 2005, respectively. "
        "In the 2004 periods it accounted for 12% and 13% of sales, respectively."
    ) >= {("Castor Corp.", 12, "Q2-2004"), ("Castor Corp.", 13, "6M-2004-06-30")}


@pytest.mark.parametrize(
    "lead",
    [
        "Net sales rose 5% from 2004.",
        "Sales increased over 2004.",
        "Net sales were higher than in 2004.",
        "Borealis Inc. was 20% of net sales, up from 17% in 2004.",
        "Borealis Inc. was 15% of net sales in 2005. In 2004, Borealis Inc. was 17% of net sales.",
    ],
)
def test_a_year_that_is_only_compared_with_is_not_handed_over(lead: str) -> None:
    told = found(f"For the fiscal year ended December 31, 2005.\n\n{lead} Castor Corp. accounted for 12% of net sales.")
    assert ("Castor Corp.", 12, "FY2005") in told


def test_a_year_that_is_spoken_of_is_handed_over() -> None:
    opening = "For the fiscal year ended December 31, 2005.\n\n"
    told = found(opening + "In 2004, net sales were $30 million. Castor Corp. accounted for 12% of net sales.")
    assert told == {("Castor Corp.", 12, "FY2004")}
    told = found(opening + "Net sales for 2004 were higher than for 2003. Castor Corp. accounted for 12% of net sales.")
    assert told == {("Castor Corp.", 12, "FY2004")}


def test_the_year_since_when_somebody_buys_is_no_period() -> None:
    opening = "For the fiscal year ended December 31, 2005.\n\n"
    assert found(opening + "Castor Corp. has bought from us since 1990 and accounted for 12% of net sales.") == {
        ("Castor Corp.", 12, "FY2005")
    }


def test_this_quarter_is_the_one_told_of() -> None:
    text = (
        "EXCERPTS FROM THIRD QUARTER 2006 CONFERENCE CALL, NOVEMBER 2, 2006\n\n"
        "Castor Corp. was 27% of sales this quarter, down from 34% in the second quarter. Our customer Borealis Inc. "
        "was 12% of sales this quarter."
    )
    assert found(text) == {
        ("Castor Corp.", 27, "Q3-2006"),
        ("Castor Corp.", 34, "Q2-2006"),
        ("Borealis Inc.", 12, "Q3-2006"),
    }


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("14% of revenue in the third quarter of 2003, 9% in the fourth", {(14, "Q3-2003"), (9, "Q4-2003")}),
        ("14% of revenue in the fourth quarter of 2003 and 9% in the third", {(14, "Q4-2003"), (9, "Q3-2003")}),
        ("14% of revenue in the first half of 2003 and 5% in the second", {(14, "H1-2003"), (5, "H2-2003")}),
        ("24% of revenue in the first quarter and 5% in the fourth quarter of 2003", {(24, "Q1-2003"), (5, "Q4-2003")}),
        ("14% of revenue in the first quarter and 5% in the second", {(14, "Q1-2003"), (5, "Q2-2003")}),
        (  # compared with the quarter before, not told together with it
            "24% of revenue in the first quarter, compared with 15% in the fourth quarter of 2003",
            {(24, "Q1-2004"), (15, "Q4-2003")},
        ),
        ("24% of revenue in the first quarter versus 15% in the fourth", {(24, "Q1-2004"), (15, "Q4-2003")}),
    ],
)
def test_quarters_told_one_after_the_other_are_of_one_year(told: str, wanted: set[tuple[float, str]]) -> None:
    """ "In the second" is a quarter or half of the year of the one before; a year at the end serves both."""
    head = "CHICAGO, May 3, 2004 -- Acme Controls, Inc. (NASDAQ: ACME), a maker of valves, today announced results."
    assert found(f"{head}\n\nCastor Corp. accounted for {told}.") == {("Castor Corp.", p, w) for p, w in wanted}
