"""Periods and captions of tables of customers, printed before them or anew below their first figures."""

from tests.share_facts import found

from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

LEAD = "The following table sets out each customer above 10% of net sales and of receivables in any period shown:\n\n"


def test_a_second_heading_gives_the_rows_below_it_their_periods() -> None:
    text = (
        LEAD + "Net sales\n"
        "                              Three months ended\n"
        "                             June 26,    June 27,\n"
        "                               2010        2009\n"
        "                             --------    --------\n"
        "Castor Corp.                    41%         37%\n"
        "Borealis Inc.                   15%         22%\n"
        "\n"
        "Trade receivables\n"
        "                             June 26,   December 26,\n"
        "                               2010        2009\n"
        "                             --------    --------\n"
        "Castor Corp.                    48%         45%\n"
        "Borealis Inc.                   12%         19%\n"
    )
    document = read_bytes(text.encode(), "acme.txt").documents[0]
    told = {(f.customer.name, float(f.percent), f.basis.lower(), f.period and f.period.value) for f in shares(document)}
    assert told == {
        ("Castor Corp.", 41, "net sales", "3M-2010-06-26"),
        ("Castor Corp.", 37, "net sales", "3M-2009-06-27"),
        ("Borealis Inc.", 15, "net sales", "3M-2010-06-26"),
        ("Borealis Inc.", 22, "net sales", "3M-2009-06-27"),
        ("Castor Corp.", 48, "trade receivables", "2010-06-26"),
        ("Castor Corp.", 45, "trade receivables", "2009-12-26"),
        ("Borealis Inc.", 12, "trade receivables", "2010-06-26"),
        ("Borealis Inc.", 19, "trade receivables", "2009-12-26"),
    }


ROWS = (
    "                                    2015        2014\n"
    "Castor Corp.                         23%         20%\n"
    "Borealis Inc.                        14%         17%\n"
)


def test_columns_of_years_are_of_the_periods_of_the_words_before_them() -> None:
    customers = (
        "Note 2. Segment, geographic and customer information. Revenues from customers of 10% or more of revenues "
    )
    quarters = found(customers + "in the three months ended March 31, 2015 and March 31, 2014 were:\n" + ROWS)
    assert {p for _, _, p in quarters} == {"Q1-2015", "Q1-2014"}
    assert len(quarters) == 4
    years = found(customers + "were:\n" + ROWS)
    assert {p for _, _, p in years} == {"FY2015", "FY2014"}


def test_a_table_of_regions_names_no_customers() -> None:
    regions = (
        "Note 2. Customers. Revenues from customers by geographic region as a percentage of total revenues were:\n"
        "                                    2015        2014\n"
        "Pacific rim                          23%         20%\n"
        "Northern plains                      14%         17%\n"
    )
    assert found(regions) == set()
