"""Shares in wording that hangs on its context: relative periods, ellipsis, lists, references, flattened tables."""

import pytest
from tests.share_facts import Found, found

from filinggraph.extract.shares import shares
from filinggraph.extract.spelling import clean
from filinggraph.read import read_bytes


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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Just under a third of fiscal 2001 revenue came from Castor Corp.\n\nOne other customer, Borealis Inc., "
            "was responsible for a further fifth of revenue.",
            {("Castor Corp.", 33.3, "FY2001"), ("Borealis Inc.", 20, "FY2001")},
        ),
        ("Twelve cents of every dollar of our 1998 sales came from Castor Corp.", {("Castor Corp.", 12, "FY1998")}),
        ("About one dollar in five of our 2019 sales was paid by Castor Corp.", {("Castor Corp.", 20, "FY2019")}),
        (
            "Castor Corp. was 41 percent of our revenue in 2019 and Borealis Inc. was another 17.",
            {("Castor Corp.", 41, "FY2019"), ("Borealis Inc.", 17, "FY2019")},
        ),
        (
            "One grocer bought 18 per cent of everything we sold in the year ended 31 March 2012.",
            {("One grocer", 18, "FY2012")},
        ),
    ],
)
def test_parts_are_told_in_many_ways(text: str, wanted: Found) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "We derive much of our revenue from contracts with Castor Corp. (22% in 2002, 25% in 2001) and Borealis "
            "Inc. (11% and 9%).",
            {
                ("Castor Corp.", 22, "FY2002"),
                ("Castor Corp.", 25, "FY2001"),
                ("Borealis Inc.", 11, "FY2002"),
                ("Borealis Inc.", 9, "FY2001"),
            },
        ),
        (
            "For 2004, 46% of our revenue was earned under contracts with Castor Corp., 21% under contracts with "
            "Borealis Inc., and 13% under subcontracts from Draco Ltd.; the comparable figures for 2003 were 51%, 17% "
            "and 12%, respectively.",
            {
                ("Castor Corp.", 46, "FY2004"),
                ("Borealis Inc.", 21, "FY2004"),
                ("Draco Ltd.", 13, "FY2004"),
                ("Castor Corp.", 51, "FY2003"),
                ("Borealis Inc.", 17, "FY2003"),
                ("Draco Ltd.", 12, "FY2003"),
            },
        ),
        (
            "Castor Corp. and Borealis Inc. bought 31.0% and 17.6% of our gross sales in 2010. One year earlier these "
            "figures stood at 28.4% and 18.8%.",
            {
                ("Castor Corp.", 31, "FY2010"),
                ("Borealis Inc.", 17.6, "FY2010"),
                ("Castor Corp.", 28.4, "FY2009"),
                ("Borealis Inc.", 18.8, "FY2009"),
            },
        ),
        (
            "Castor Corp. was 38% of our sales in 2003, up from 33%.",
            {("Castor Corp.", 38, "FY2003"), ("Castor Corp.", 33, "FY2002")},
        ),
        (
            "For the three and nine months ended September 30, 2019, Castor Corp. accounted for 41% and 38% of "
            "revenue, compared to 35% and 33% for the same periods of 2018.",
            {
                ("Castor Corp.", 41, "Q3-2019"),
                ("Castor Corp.", 38, "9M-2019-09-30"),
                ("Castor Corp.", 35, "Q3-2018"),
                ("Castor Corp.", 33, "9M-2018-09-30"),
            },
        ),
        (
            "At year-end 2006, amounts due from Castor Corp. stood at 28% of trade receivables, against 35% twelve "
            "months before.",
            {("Castor Corp.", 28, "2006-12-31"), ("Castor Corp.", 35, "2005-12-31")},
        ),
    ],
)
def test_figures_are_dealt_out_by_what_was_told_before(text: str, wanted: Found) -> None:
    assert found(text) == wanted


def test_names_that_end_like_owners_stay_whole() -> None:
    assert found(
        "Sales to Lowe's and Castor Corp. accounted for 31% and 9%, respectively, of our net sales in fiscal 2015."
    ) == {
        ("Lowe's", 31, "FY2015"),
        ("Castor Corp.", 9, "FY2015"),
    }


def test_tables_with_bars_are_read_by_their_headers() -> None:
    text = (
        "Customers who represented 10% or more of net revenue and of accounts receivable were:\n\n"
        " | Net revenue | | Accounts receivable |\n\n"
        " | 2022 | 2021 | Dec. 31, 2022 | Dec. 31, 2021\n\n"
        "Castor Corp. | 27% | 14% | * | 18%\n\nCustomer B | 13% | * | 31% | 15%\n"
    )
    assert found(text) == {
        ("Castor Corp.", 27, "FY2022"),
        ("Castor Corp.", 14, "FY2021"),
        ("Castor Corp.", 18, "2021-12-31"),
        ("Customer B", 13, "FY2022"),
        ("Customer B", 31, "2022-12-31"),
        ("Customer B", 15, "2021-12-31"),
    }


def test_tables_under_two_spans_take_the_span_over_each_column() -> None:
    text = (
        "Percentage of revenue by customer\n\n"
        "                           Three months ended        Nine months ended\n"
        "                           6/25/04    6/27/03        6/25/04    6/27/03\n"
        "Castor Corp.                 41%        36%            39%        37%\n"
        "Borealis Inc.                18         22             19         23\n"
        "All other                    41         42             42         40\n"
    )
    assert {f for f in found(text) if f[0] == "Borealis Inc."} == {
        ("Borealis Inc.", 18, "3M-2004-06-25"),
        ("Borealis Inc.", 22, "3M-2003-06-27"),
        ("Borealis Inc.", 19, "9M-2004-06-25"),
        ("Borealis Inc.", 23, "9M-2003-06-27"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Three customers purchased more than 10% of our output in 2014.",
        "Market share data are from Castor Corp.: by value, our share of the alkaline category was 27.9% in 2012.",
        "Castor Corp. is our customer. Castor Corp. is the landlord of 23 of our stores, or 11% of the total.",
        "Forty-one percent said that a single customer accounts for more than 10% of their sales, and 9% that one "
        "customer accounts for more than half.",
        "We agreed to acquire Brightleaf Corp. Citigroup accounted for 35% of Brightleaf's revenue in 2011.",
        "Our cod comes primarily from Iceland (44%) and Norway (23%), and sales rose in 2012.",
        "About 70% of our sales in 2012 are to independents and the rest to Castor Corp., which is our customer.",
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert found(text) == set()


def test_tables_may_be_turned_round_ranked_or_grouped_by_customer() -> None:
    lead = "Customers that accounted for 10% or more of net sales in the years ended December 31:\n\n"
    years = {("Halliburton", 18, "FY2003"), ("Weatherford", 12, "FY2003"), ("Halliburton", 17, "FY2002")}
    assert (
        found(
            lead
            + "Year        Halliburton      Weatherford\n"
            + "2003          18%               12%\n"
            + "2002          17%               --\n"
        )
        == years
    )
    assert found(
        lead
        + "                                 2003     2002\n"
        + "Halliburton\n"
        + "   Percent of net sales           18%      17%\n"
        + "   Percent of receivables         21%      22%\n"
        + "Weatherford\n"
        + "   Percent of net sales           12%      --\n"
    ) == years | {("Halliburton", 21, "2003-12-31"), ("Halliburton", 22, "2002-12-31")}
    assert found(
        lead
        + "Rank   Customer                Orders      Percent of 2003 net sales\n"
        + "1      Halliburton              412               18%\n"
        + "2      Weatherford             288               12%\n"
    ) == {("Halliburton", 18, "FY2003"), ("Weatherford", 12, "FY2003")}


def test_periods_in_brackets_go_with_the_figure_before_each() -> None:
    text = (
        "Sales to Castor Corp. accounted for 45% (1998), 41% (1997), and 36% (1996) of the Company's net sales, and "
        "sales to Borealis Inc. for 12% (1998) and 13% (1997)."
    )
    assert found(text) == {
        ("Castor Corp.", 45, "FY1998"),
        ("Castor Corp.", 41, "FY1997"),
        ("Castor Corp.", 36, "FY1996"),
        ("Borealis Inc.", 12, "FY1998"),
        ("Borealis Inc.", 13, "FY1997"),
    }


def test_a_quarter_of_a_release_is_the_one_that_had_just_ended() -> None:
    text = (
        "SAN DIEGO, Nov. 4, 2010 -- LumenPath Diagnostics, Inc. today reported third quarter revenue of $21.7 million "
        "(2009: $18.0 million).\n\n"
        "Castor Corp. (“CC”) accounted for 33% of revenue in the third quarter and 35% in the first nine months, "
        "versus 40% and 42% in the same periods of 2009."
    )
    assert found(text) == {
        ("Castor Corp.", 33, "Q3-2010"),
        ("Castor Corp.", 35, "9M-2010-09-30"),
        ("Castor Corp.", 40, "Q3-2009"),
        ("Castor Corp.", 42, "9M-2009-09-30"),
    }


def test_a_name_ends_before_the_subsidiaries_of_its_own() -> None:
    text = "Sales by customer\n\nCastor Corp. and its affiliates accounted for 24% of our net sales in 2015."
    assert found(text) == {("Castor Corp.", 24, "FY2015")}
    assert clean("Borealis Pipe Line, including its subsidiaries") == "Borealis Pipe Line"
    assert clean("Borealis Stores, Inc. and its affiliates") == "Borealis Stores, Inc."
    assert clean("Union of Affiliates") == "Union of Affiliates"


@pytest.mark.parametrize(
    "other",
    [
        "and 45% of units shipped",
        "and 45% of our Tulsa plant's capacity",
        "and 45% of the valves that we made",
        "and 30% of tonnage",
        "representing 75% of its requirements",
    ],
)
def test_a_percentage_of_some_other_thing_is_not_of_sales(other: str) -> None:
    assert found(f"Castor Corp. accounted for 20% of net sales in 2005, {other}.") == {("Castor Corp.", 20, "FY2005")}


@pytest.mark.parametrize("of", ["of the total", "of consolidated net sales", "of our business", "of such sales"])
def test_a_percentage_of_all_goes_on(of: str) -> None:
    assert found(f"Castor Corp. accounted for 20% of net sales in 2005 and 22% {of} in 2004.") == {
        ("Castor Corp.", 20, "FY2005"),
        ("Castor Corp.", 22, "FY2004"),
    }


def test_capacity_used_is_no_share_of_sales() -> None:
    assert found("Castor Corp. was 20% of net sales in 2005. Capacity used by Castor Corp. was 45%.") == {
        ("Castor Corp.", 20, "FY2005")
    }


def test_who_supplies_a_part_of_purchases_sells() -> None:
    document = read_bytes(
        b"Castings were 60% of our purchases in 2005; Castor Corp. supplied 45% of them.\n", "acme.txt"
    ).documents[0]
    assert [(f.supplier.name, float(f.percent), f.basis) for f in shares(document)] == [
        ("Castor Corp.", 45, "Castings purchases")
    ]


@pytest.mark.parametrize("balance", ["balance", "receivables", "outstanding balance", "receivable balance"])
def test_the_balance_of_a_customer_is_its_share_of_receivables(balance: str) -> None:
    text = f"Castor Corp.'s {balance} represented 11% of accounts receivable at December 31, 2005."
    assert found(text) == {("Castor Corp.", 11, "2005-12-31")}
    assert found("Castor Corp.'s valves represented 11% of net sales in 2005.") == set()


@pytest.mark.parametrize("who", ["A second, unaffiliated customer", "A third, unrelated agency", "Another customer"])
def test_a_further_customer_without_a_name_has_its_own_share(who: str) -> None:
    assert found(f"Castor Corp. accounted for 20% of net sales in 2005. {who} accounted for 12%.") == {
        ("Castor Corp.", 20, "FY2005"),
        (who, 12, "FY2005"),
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Approximately 68% of our 2005 revenues came, directly or through prime contractors, from the U.S. Army.",
            {("U.S. Army", 68, "FY2005")},
        ),
        (
            "Revenue from Castor Corp. reached 17% of 2005 revenue and 12% of 2004 revenue.",
            {("Castor Corp.", 17, "FY2005"), ("Castor Corp.", 12, "FY2004")},
        ),
        (
            "For fiscal 2005 and 2004, net sales to the Castor group accounted for 38% and 37%, respectively, and net "
            "sales to the Borealis group for 12% and 11%, of our consolidated net sales.",
            {
                ("Castor", 38, "FY2005"),
                ("Castor", 37, "FY2004"),
                ("Borealis", 12, "FY2005"),
                ("Borealis", 11, "FY2004"),
            },
        ),
        (
            "Castor Corp. and Borealis Inc. purchased 33% and 25% of our 2005 output by sales value, against 36% and "
            "19% in 2004.",
            {
                ("Castor Corp.", 33, "FY2005"),
                ("Borealis Inc.", 25, "FY2005"),
                ("Castor Corp.", 36, "FY2004"),
                ("Borealis Inc.", 19, "FY2004"),
            },
        ),
        (
            "Castor Corp. represented 8.6% of revenues in 2005 and, on May 1, 2003, signed a three-year agreement.",
            {("Castor Corp.", 8.6, "FY2005")},
        ),
        (
            "Our largest customers are Castor Corp. and Borealis Stores. Receivables from the two totaled $38.0 "
            "million at December 31, 2005, equal to 55% of gross accounts receivable.",
            {("the group of Castor Corp. and Borealis Stores", 55, "2005-12-31")},
        ),
        (
            "Our largest tenants are Castor Corp. and Borealis Inc. As a share of annualized base rent at December 31, "
            "2005 they were 25.3% and 13.1%.",
            {("Castor Corp.", 25.3, "2005-12-31"), ("Borealis Inc.", 13.1, "2005-12-31")},
        ),
    ],
)
def test_what_stands_between_a_party_and_its_figure_is_passed_over(text: str, wanted: Found) -> None:
    assert found(text) == wanted


def test_a_bracket_with_names_tells_of_its_own_year() -> None:
    assert found(
        "For 2005, Castor Foods, Inc. and Borealis Stores represented 29% and 24% of our net sales (2004: Castor 26%, "
        "Beacon Line Corporation 18%)."
    ) == {
        ("Castor Foods, Inc.", 29, "FY2005"),
        ("Borealis Stores", 24, "FY2005"),
        ("Castor Foods, Inc.", 26, "FY2004"),
        ("Beacon Line Corporation", 18, "FY2004"),
    }


def test_brackets_are_of_the_year_that_the_sentence_begins_with() -> None:
    lead = "For the fiscal year ended December 31, 2005.\n\nOnly customers above 10% of net sales are named. "
    assert found(lead + "In fiscal 2004, Castor Corp. (16.0%) and Borealis Inc. (15.5%) exceeded that level.") == {
        ("Castor Corp.", 16, "FY2004"),
        ("Borealis Inc.", 15.5, "FY2004"),
    }
    assert found(lead + "In 2003 we sold our plant beside our customer Castor Corp. (16.0% of net sales).") == {
        ("Castor Corp.", 16, "FY2005")
    }


def test_the_first_three_of_a_list_are_named_once() -> None:
    told = found(
        "Three railroads accounted for most of 2005 lease revenue: Castor Railway, 24.3%; Borealis Line, Inc., 15.1%; "
        "and Beacon Corp., 13.7%. In 2004 the first two were 26.0% and 13.9%."
    )
    assert told >= {("Castor Railway", 26, "FY2004"), ("Borealis Line, Inc.", 13.9, "FY2004")}
