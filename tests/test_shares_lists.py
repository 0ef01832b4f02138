"""Shares of parties, periods and sums that stand in lists and brackets, or are told by what was told before."""

import pytest
from tests.share_facts import Found, found

from filinggraph.extract.figures import find_figures
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import find_periods
from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

HEAD = "Annual report for the year ended December 31, 2013.\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "At December 31, 2013, Customers A and B represented 40% and 13%, respectively, of accounts receivable.",
            {("Customer A", 40, "2013-12-31"), ("Customer B", 13, "2013-12-31")},
        ),
        (
            "During 2013, two customers, Castor Insurance Inc. and a global reinsurer, represented 16% and 11% of "
            "revenue, respectively.",
            {("Castor Insurance Inc.", 16, "FY2013"), ("a global reinsurer", 11, "FY2013")},
        ),
        (
            "Castor Group Inc. and an agency of the Canadian government each represented more than 10% of revenue in "
            "2013.",
            {("Castor Group Inc.", 10, "FY2013"), ("an agency of the Canadian government", 10, "FY2013")},
        ),
        (
            "Castor Corp. and the trading house Borealis Inc. accounted for 17% and 12% of revenues in 2013.",
            {("Castor Corp.", 17, "FY2013"), ("Borealis Inc.", 12, "FY2013")},
        ),
        (
            "Castor Corp. and Borealis Inc. accounted for 10% and 13%, and 11% and 14% of net sales in 2013 and 2012, "
            "respectively.",
            {
                ("Castor Corp.", 10, "FY2013"),
                ("Castor Corp.", 11, "FY2012"),
                ("Borealis Inc.", 13, "FY2013"),
                ("Borealis Inc.", 14, "FY2012"),
            },
        ),
        (
            "The twenty-five largest customers produced 66% of revenue in 2013, the ten largest 47%.",
            {("The twenty-five largest customers", 66, "FY2013"), ("the ten largest", 47, "FY2013")},
        ),
        (
            "Agencies were 69% of our revenue in 2013: the Department of Energy 31%, the U.S. Coast Guard 20% and "
            "others 6%.",
            {("Department of Energy", 31, "FY2013"), ("U.S. Coast Guard", 20, "FY2013")},
        ),
        (
            "Net sales to the two largest customers as a percentage of total net sales were: Castor Corp. - 22% and "
            "Borealis Inc. - 14% in 2013.",
            {("Castor Corp.", 22, "FY2013"), ("Borealis Inc.", 14, "FY2013")},
        ),
        (
            "In 2013 and 2012 the Company had sales to one customer of 22% and 20%, respectively, of total sales.",
            {("one customer", 22, "FY2013"), ("one customer", 20, "FY2012")},
        ),
        (
            "One customer accounted for 22% of sales in 2013, another accounted for 14%, and a third for 11%.",
            {("One customer", 22, "FY2013"), ("another", 14, "FY2013"), ("a third", 11, "FY2013")},
        ),
        (
            "Castor Corp., Borealis Inc. and managed care accounted for 31%, 12% and 40% of our revenue in 2013.",
            {("Castor Corp.", 31, "FY2013"), ("Borealis Inc.", 12, "FY2013")},
        ),
        (
            "Approximately 43% of gross receivables at December 31, 2013 was owed by Castor Stores Inc., and 14% by "
            "Borealis Drug Company.",
            {("Castor Stores Inc.", 43, "2013-12-31"), ("Borealis Drug Company", 14, "2013-12-31")},
        ),
    ],
    ids=[
        "letters",
        "unnamed",
        "an agency",
        "described",
        "twos",
        "so many",
        "others",
        "behind a colon",
        "sales of",
        "a third",
        "unknown last",
        "owed by",
    ],
)
def test_every_party_of_a_list_has_its_own_share(text: str, wanted: Found) -> None:
    told = found(HEAD + text)
    assert told - {t for t in told if t[1] == 69} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Company's largest customer in 2013 was Castor Corp., with revenues of $18.4 million, or 34% of total "
            "revenues (2012: 37%; 2011: 28%).",
            {("Castor Corp.", 34, "FY2013"), ("Castor Corp.", 37, "FY2012"), ("Castor Corp.", 28, "FY2011")},
        ),
        (
            "In September 2013 Castor Corp., our second largest client (9.6% of revenue in 2013), signed an agreement.",
            {("Castor Corp.", 9.6, "FY2013")},
        ),
        (
            "In fiscal 2012 sales to Castor Corp. were $9,877,000 (38%) and in fiscal 2011, $11,420,000 (45%).",
            {("Castor Corp.", 38, "FY2012"), ("Castor Corp.", 45, "FY2011")},
        ),
        (
            "Customers of more than 10% of revenues were Castor Corp. (22%) and Borealis Inc. (14%) in 2013, and "
            "Castor Corp. (25%) and Borealis Inc. (12%) in 2012.",
            {
                ("Castor Corp.", 22, "FY2013"),
                ("Castor Corp.", 25, "FY2012"),
                ("Borealis Inc.", 14, "FY2013"),
                ("Borealis Inc.", 12, "FY2012"),
            },
        ),
        (
            "Castor Corp. is our largest customer, and Castor Corp. 19% and Borealis Inc. 10% of net sales were the "
            "largest (fiscal 2012: 18% and 11%; fiscal 2011: 17% and 9%).",
            {
                ("Castor Corp.", 18, "FY2012"),
                ("Borealis Inc.", 11, "FY2012"),
                ("Castor Corp.", 17, "FY2011"),
                ("Borealis Inc.", 9, "FY2011"),
            },
        ),
        (
            "In 2013 the Company had two major customers, Castor Corp. and Borealis Inc., sales to which amounted to "
            "$4.1 million (22%) and $2.6 million (14%), respectively.",
            {("Castor Corp.", 22, "FY2013"), ("Borealis Inc.", 14, "FY2013")},
        ),
        (
            "Castor Corp. operates 212 restaurants and is our largest customer, representing 31% of net sales in 2013.",
            {("Castor Corp.", 31, "FY2013")},
        ),
        (
            "Castor Corp., our largest customer and 14% of 2013 revenue (15% in 2012), renewed for five years.",
            {("Castor Corp.", 14, "FY2013"), ("Castor Corp.", 15, "FY2012")},
        ),
    ],
    ids=["largest was", "in brackets", "sums", "brackets in a row", "dealt out", "sums of two", "and is", "and share"],
)
def test_brackets_and_appositions_are_of_the_name_they_stand_beside(text: str, wanted: Found) -> None:
    assert found(HEAD + text) >= wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sales to Castor Corp. represented 52% of net sales in 2013, 55% in 2012 and 61% in 2011; sales to "
            "Borealis Inc. represented 18%, 15% and 12% of net sales in those years.",
            {("Borealis Inc.", 18, "FY2013"), ("Borealis Inc.", 15, "FY2012"), ("Borealis Inc.", 12, "FY2011")},
        ),
        (
            "Revenue from Castor Corp. was $54 million in 2013 ($51 million in 2012), and was 11% of sales in both "
            "years.",
            {("Castor Corp.", 11, "FY2013"), ("Castor Corp.", 11, "FY2012")},
        ),
        (
            "Castor Corp. was 13% and 11% of our sales for the three months ended June 30, 2013 and 2012, "
            "respectively, and 14% and 12% for the six months then ended.",
            {("Castor Corp.", 14, "6M-2013-06-30"), ("Castor Corp.", 12, "6M-2012-06-30")},
        ),
        (
            "Castor Corp. accounted for 27% of our 2013 revenue and 24% of our 2012 revenue; Borealis Inc. accounted "
            "for 15% and 19%.",
            {("Borealis Inc.", 15, "FY2013"), ("Borealis Inc.", 19, "FY2012")},
        ),
        (
            "For the year ended December 31, 2013, Castor Corp. and Borealis Inc. represented 48% and 33% of revenue; "
            "for 2012, 62% and 21%; and for 2011 Castor Corp. was the source of all of it.",
            {("Castor Corp.", 62, "FY2012"), ("Borealis Inc.", 21, "FY2012")},
        ),
        (
            "Sales are made to Castor Corp., Borealis Inc. and Delta Co. As of June 30, 2013 the same three "
            "represented 52%, 29% and 12% of accounts receivable.",
            {("Castor Corp.", 52, "2013-06-30"), ("Borealis Inc.", 29, "2013-06-30"), ("Delta Co.", 12, "2013-06-30")},
        ),
        (
            "In 2013 packing for Castor Corp. under its 1992 agreement represented 14% of our net sales.",
            {("Castor Corp.", 14, "FY2013")},
        ),
    ],
    ids=["those years", "both years", "then ended", "as many", "semicolons", "the same three", "a deed's year"],
)
def test_periods_and_parties_are_taken_from_what_was_told(text: str, wanted: Found) -> None:
    assert found(HEAD + text) >= wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales to Castor Corp. grew to 15% of net sales in 2013 from 6%.", {15: "FY2013", 6: "FY2012"}),
        (
            "Sales to Castor Corp. decreased from 30% of revenue in 2012 to 22% in 2013.",
            {30: "FY2012", 22: "FY2013"},
        ),
        (
            "None of our customers other than Castor Corp., which represented 22% of sales, accounted for 10% or more "
            "of sales in 2013.",
            {22: "FY2013"},
        ),
        ("The end of Moonbeam Toys, sales of which fell from 14% of net sales in 2013 to 4%, hurt.", {}),
        ("Gross margin declined to 8.9% from 9.6%, reflecting price concessions to Castor Corp.", {}),
        ("Castor Corp. is the one customer above ten percent: 19.5% of net sales in 2013.", {19.5: "FY2013"}),
        ("Castor Realty Corp. is the landlord of 23 of our stores, or 11% of the total, with sales of $4 million.", {}),
    ],
    ids=["grew to", "fell from", "none other", "of a product", "margins", "a threshold", "of stores"],
)
def test_what_only_looks_like_a_share_is_none(text: str, wanted: dict[float, str]) -> None:
    assert {percent: when for _, percent, when in found(HEAD + text)} == wanted


def test_the_end_of_a_legal_form_is_no_word_for_about() -> None:
    said = find_figures("Castor Inc. 14%, Borealis Inc. c. 12% and Delta Inc. over 10% of sales")
    assert [f.comparator.value for f in said] == ["=", "~", ">"]


@pytest.mark.parametrize(
    "head",
    [
        "FORM 10-Q\n\nFor the quarterly period ended June 30, 2003\n\n",
        "Acme Inc. Reports Second Quarter 2003 Results\n\n",
        "ACME INC. REPORTS SECOND QUARTER RESULTS\n\nRENO, Nev., July 22, 2003 - Acme Inc. reported lower sales.\n\n",
    ],
)
def test_a_quarterly_document_tells_of_its_quarter(head: str) -> None:
    text = (
        "Revenue from Castor Corp. was 82% of total revenues in the quarter (2002: 74%). Borealis Inc. was 9% of sales."
    )
    assert found(head + text) >= {
        ("Castor Corp.", 82, "Q2-2003"),
        ("Castor Corp.", 74, "Q2-2002"),
        ("Borealis Inc.", 9, "Q2-2003"),
    }


def test_a_half_yearly_document_tells_of_its_half() -> None:
    head = "Interim results for the six months ended 30 June 2003\n\n"
    text = "Castor Corp. contributed 23% of revenue in the half. Borealis Inc. was 9% of sales."
    assert found(head + text) == {("Castor Corp.", 23, "6M-2003-06-30"), ("Borealis Inc.", 9, "6M-2003-06-30")}


def test_an_annual_report_tells_of_its_year_though_it_names_a_quarter() -> None:
    text = "Results for the year ended December 31, 2003.\n\nResults of the third quarter of 2003 were good.\n"
    assert calendar_of(read_bytes(text.encode(), "acme.txt").documents[0]).reported is None


TABLE = """
                             1998                1997
                         ----------------   ----------------
  Castor Stores          $ 31,920 (28.5%)   $ 22,405 (24.0%)
  Borealis Inc.            20,608 (18.4%)     20,912 (22.4%)
  Total Larch LLC          12,768 (11.4%)        --      --
  Everyone else            46,704 (41.7%)     49,000 (53.6%)
"""
VERTICALS = """
Verticals

                              Percentage of Revenue
                              2013           2012
   Telecommunications         39%            46%
   Logistics                  18             15
"""
SUPPLIERS = """
Products of our largest suppliers were these percentages of net sales:

Supplier               2013     2012
--------------------   ----     ----
Castor Corp.           18%      22%
Borealis Inc.          12%      11%
"""


def test_tables_tell_the_shares_of_customers_alone() -> None:
    lead = "Revenues from customers of ten percent or more were (with percentages of revenues in parentheses):\n"
    told = found("Annual report for the year ended December 31, 1998.\n\n" + lead + TABLE)
    assert {(name, percent) for name, percent, _ in told} == {
        ("Castor Stores", 28.5),
        ("Castor Stores", 24.0),
        ("Borealis Inc.", 18.4),
        ("Borealis Inc.", 22.4),
        ("Total Larch LLC", 11.4),
    }
    assert not found(HEAD + "Clients renewed their agreements." + VERTICALS)
    assert not found(HEAD + SUPPLIERS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(H1 2020: 25%) and 2H08", ["H1-2020", "H2-2008"]),
        ("for the thirteen weeks ended June 28, 2008", ["3M-2008-06-28"]),
        ("thirteen and twenty-six week periods ended June 28, 2008", ["3M-2008-06-28", "6M-2008-06-28"]),
        ("fifty-two weeks ended December 28, 2008", ["FY2008"]),
        ("forty 13 weeks ended June 28, 2008", ["3M-2008-06-28"]),
        ("six months to 30 June 2020", ["6M-2020-06-30"]),
        ("half year ended 31 December 2009", ["6M-2009-12-31"]),
        ("in 3Q08 and Q1 FY09", ["Q3-2008", "Q1-2009"]),
        ("fiscal 2008 third quarter, 2009's first half", ["Q3-2008", "H1-2009"]),
        ("the first and second quarters of 2008", ["Q1-2008", "Q2-2008"]),
        ("quarter ended March 2008, the June 2008 quarter", ["Q1-2008", "Q2-2008"]),
        ("the three years ended December 31, 2008", ["FY2008", "FY2007", "FY2006"]),
        ("in 2006 through 2008", ["FY2006", "FY2007", "FY2008"]),
        ("nine months of fiscal year 2008", ["9M-2008-09-30"]),
        ("under its 1992 agreement", []),
    ],
)
def test_weeks_halves_and_months_are_periods(text: str, wanted: list[str]) -> None:
    assert [w.value for p in find_periods(text, Calendar()) for w in p.whens] == wanted


def test_percentages_told_in_turn_of_one_party_are_of_two_things() -> None:
    document = read_bytes(
        b"Castor Corp. accounted for 21% and 14% of our net sales and trade receivables, respectively, in 2005.\n",
        "acme.txt",
    ).documents[0]
    assert {(float(f.percent), f.basis) for f in shares(document)} == {(21, "net sales"), (14, "trade receivables")}


def test_percentages_told_in_turn_of_more_parties_than_are_known_give_no_share() -> None:
    text = "Our largest customers are the U.S. Navy and a Danish shipyard. They accounted for 21% and 14% of revenue"
    assert found(text + " in 2005, respectively.") == set()
    assert found(text + " in 2005.") == set()
    assert found("Castor Corp. is our largest customer. It accounted for 21% and 14% of revenue in 2005 and 2004.") == {
        ("Castor Corp.", 21, "FY2005"),
        ("Castor Corp.", 14, "FY2004"),
    }


def test_one_and_another_without_names_have_a_part_each() -> None:
    assert found("In 2005, one airline and one railroad accounted for 22% and 14% of net sales, respectively.") == {
        ("one airline", 22, "FY2005"),
        ("one railroad", 14, "FY2005"),
    }
    assert found("At December 31, 2005 Castor Corp. and one distributor owed 41% and 14% of receivables.") == {
        ("Castor Corp.", 41, "2005-12-31"),
        ("one distributor", 14, "2005-12-31"),
    }
