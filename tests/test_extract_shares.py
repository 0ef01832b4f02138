"""Shares: percent of whose basis, by whom, in which period; in prose, in tables and in tagged figures."""

import json
import math
from pathlib import Path

import pytest

from filinggraph.extract import extract
from filinggraph.extract.shares import shares
from filinggraph.extract.shares.accept import MODEL
from filinggraph.model import Document, PartyKind, ShareFact
from filinggraph.read import read_bytes

COVER = """ANNUAL REPORT ON FORM 10-K

For the fiscal year ended December 31, 2004

ACME WIDGETS, INC.
(Exact name of registrant as specified in its charter)

"""
Row = tuple[str, float, str, str, str | None]


def document(body: str, name: str = "acme-10k.txt") -> Document:
    return read_bytes(
        (COVER + body + "\n\nThe Company was founded in 1970 and is based in Ohio.\n").encode(), name
    ).documents[0]


def rows(body: str) -> list[Row]:
    """(customer, percent, comparator, basis, period) of every share found, sorted."""
    return sorted(map(row, shares(document(body))))


def row(fact: ShareFact) -> Row:
    return (
        fact.customer.name,
        float(fact.percent),
        fact.comparator.value,
        fact.basis,
        fact.period.value if fact.period else None,
    )


@pytest.mark.parametrize(
    "denial",
    [
        "No single customer accounted for more than 10% of our revenues in 2004, 2003 or 2002.",
        "The Company did not have any customer that accounted for 10% or more of its total revenue during 2004.",
        "None of our customers represented more than 5% of accounts receivable at December 31, 2004.",
        "Neither Sony nor Philips accounted for more than 10% of net sales in 2004.",
        "We are not dependent on any customer for more than 10% of our net sales.",
    ],
)
def test_a_denied_share_is_none(denial: str) -> None:
    assert rows(denial) == []


@pytest.mark.parametrize(
    "other",
    [
        "International sales accounted for 35% of net sales in 2004.",
        "Sales to customers in Asia were 22% of net sales in 2004.",
        "Sales of our Widgetron product line to customers represented 45% of net sales in 2004.",
        "Our Industrial segment accounted for 60% of total revenue in 2004.",
        "Research and development expenses were 12% of revenue in 2004 compared to 14% in 2003.",
        "Net sales to our largest customer increased 15% in 2004.",
        "We own 51% of the common stock of Beta Corp., which had revenues of $4 million in 2004.",
        "We offer our customers discounts of up to 15% of the purchase price.",
        "Our credit facility allows borrowings of up to 85% of eligible accounts receivable from customers.",
        "We purchased 62% of our raw materials from two suppliers in 2004.",
        "We expect that Wal-Mart will account for 25% of net sales in 2005.",
        "Our top five customers represented 40% to 45% of our net sales in each of the last three years.",
    ],
)
def test_regions_products_growth_rates_and_forecasts_are_no_shares(other: str) -> None:
    assert rows(other) == []


def test_respectively_deals_figures_to_customers_in_each_year() -> None:
    assert rows(
        "Wal-Mart and Target accounted for 20% and 15%, respectively, of net sales in 2004 and 18% and 12%,"
        " respectively, in 2003."
    ) == [
        ("Target", 12, "=", "net sales", "FY2003"),
        ("Target", 15, "=", "net sales", "FY2004"),
        ("Wal-Mart", 18, "=", "net sales", "FY2003"),
        ("Wal-Mart", 20, "=", "net sales", "FY2004"),
    ]


def test_years_named_first_are_dealt_to_the_figures_of_one_customer() -> None:
    assert rows(
        "In fiscal 2004, 2003 and 2002, Wal-Mart Stores, Inc. accounted for 21%, 19% and 17%, respectively, of the"
        " Company's net sales."
    ) == [
        ("Wal-Mart Stores, Inc.", 17, "=", "net sales", "FY2002"),
        ("Wal-Mart Stores, Inc.", 19, "=", "net sales", "FY2003"),
        ("Wal-Mart Stores, Inc.", 21, "=", "net sales", "FY2004"),
    ]


def test_each_gives_every_counted_customer_a_share_of_its_own() -> None:
    found = list(
        shares(document("In 2004, two customers each accounted for approximately 14% of the Company's revenue."))
    )
    assert [(f.customer.name, float(f.percent), f.comparator.value) for f in found] == [
        ("first of two customers", 14, "~"),
        ("second of two customers", 14, "~"),
    ]
    assert {f.customer.kind for f in found} == {PartyKind.UNNAMED}


def test_each_of_the_last_years_is_no_each_of_the_customers() -> None:
    assert rows(
        "A single customer accounted for more than 50% of net sales in each of the last four fiscal years."
    ) == [("A single customer", 50, ">", "net sales", f"FY{year}") for year in (2001, 2002, 2003, 2004)]


def test_customers_counted_together_share_one_figure() -> None:
    found = list(
        shares(document("Our ten largest customers accounted for 61% and 58% of our revenue in 2004 and 2003."))
    )
    assert {f.customer.kind for f in found} == {PartyKind.GROUP}
    assert [(float(f.percent), f.period and f.period.value) for f in found] == [(61, "FY2004"), (58, "FY2003")]


def test_a_list_in_brackets_gives_each_name_its_figure_and_no_threshold() -> None:
    assert rows(
        "Customers accounting for 10% or more of revenue in 2004 were Ford Motor Company (18%), "
        "General Motors Corporation"
        " (15%) and DaimlerChrysler AG (11%)."
    ) == [
        ("DaimlerChrysler AG", 11, "=", "revenue", "FY2004"),
        ("Ford Motor Company", 18, "=", "revenue", "FY2004"),
        ("General Motors Corporation", 15, "=", "revenue", "FY2004"),
    ]


def test_figures_in_brackets_take_the_year_beside_them() -> None:
    assert [
        (percent, period)
        for _, percent, _, _, period in rows(
            "The Company's sales to the U.S. Army were $55.2 million in 2004 (31% of net sales) and "
            "$48.0 million in 2003"
            " (29% of net sales)."
        )
    ] == [(29, "FY2003"), (31, "FY2004")]


def test_a_lone_figure_in_brackets_is_that_of_the_year_before_and_inferred() -> None:
    found = list(shares(document("The ten largest customers represented 49% (53%) of our revenue in 2004.")))
    assert [(float(f.percent), f.period and f.period.value, f.inferred) for f in found] == [
        (49, "FY2004", False),
        (53, "FY2003", True),
    ]


def test_the_customer_may_follow_the_figure() -> None:
    assert rows(
        "During 2004, we derived 37% of our revenues from Pfizer Corporation and 12% from Abbott Laboratories"
    ) == [
        ("Abbott Laboratories", 12, "=", "revenues", "FY2004"),
        ("Pfizer Corporation", 37, "=", "revenues", "FY2004"),
    ]


def test_sales_and_receivables_of_one_sentence_keep_their_own_basis_and_period() -> None:
    assert rows(
        "Our largest customer, Macy's, Inc., accounted for 11% of our net sales for 2004 and 10% of "
        "our accounts receivable"
        " as of December 31, 2004."
    ) == [
        ("Macy's, Inc.", 10, "=", "accounts receivable", "2004-12-31"),
        ("Macy's, Inc.", 11, "=", "net sales", "FY2004"),
    ]


def test_a_pointing_phrase_takes_over_the_customer_of_the_sentence_before() -> None:
    found = rows(
        "For the year ended December 31, 2004, one customer accounted for 32% of total revenues. At "
        "December 31, 2004, the"
        " same customer represented 41% of accounts receivable."
    )
    assert [(percent, basis, period) for _, percent, _, basis, period in found] == [
        (32, "total revenues", "FY2004"),
        (41, "accounts receivable", "2004-12-31"),
    ]


def test_an_exception_to_a_denial_is_a_share() -> None:
    assert rows(
        "For the year ended December 31, 2004, the Company had no customer other than Starbucks who "
        "accounted for greater"
        " than 10% of total net revenue."
    ) == [("Starbucks", 10, ">", "total net revenue", "FY2004")]


def test_one_clause_denied_leaves_the_other() -> None:
    found = rows(
        "No customer accounted for more than 10% of sales in 2004, while one customer had 12% of sales in 2003."
    )
    assert [(percent, period) for _, percent, _, _, period in found] == [(12, "FY2003")]


def test_what_is_told_aside_in_a_hypothetical_sentence_is_a_share() -> None:
    found = rows(
        "If we were to lose Wal-Mart, our customer, which accounted for 20% of net sales in 2004, we could be harmed."
    )
    assert [(percent, period) for _, percent, _, _, period in found] == [(20, "FY2004")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Castor, our main charterer, provided 61% of our charter revenues in 2004 (2003: 58%).",
            {("Castor", 61, "FY2004"), ("Castor", 58, "FY2003")}),
        (
            "Major Customers\n\nCastor and Borealis each represented at least 15% of our total revenue in 2004.",
            {("Castor", 15, "FY2004"), ("Borealis", 15, "FY2004")}),
        (
            "We derived 87% of our 2004 revenue from contracts with the U.S. government, of which the Navy accounted "
            "for 34% and the Air Force for 21%.",
            {("U.S. government", 87, "FY2004"), ("Navy", 34, "FY2004"), ("Air Force", 21, "FY2004")}),
        (
            "Our customers are Castor Diagnostics and Borealis Labs. In 2004, Castor Diagnostics contributed 28% and "
            "Borealis Labs 19% to our revenue (2003: 25% and 21%).",
            {
                ("Castor Diagnostics", 28, "FY2004"), ("Borealis Labs", 19, "FY2004"),
                ("Castor Diagnostics", 25, "FY2003"), ("Borealis Labs", 21, "FY2003"),
            }),
        (
            "Castor Depot represented 37 percent of sales in 2004, up from 33 percent the year before; Borealis Corp. "
            "represented 11 percent.",
            {("Castor Depot", 37, "FY2004"), ("Castor Depot", 33, "FY2003"), ("Borealis Corp.", 11, "FY2004")}),
        (
            "Sales to Castor Shops amounted to $18,300,000 (14% of sales) in 2004 and $15,100,000 (12%) in 2003.",
            {("Castor Shops", 14, "FY2004"), ("Castor Shops", 12, "FY2003")}),
        (
            "Borealis Corp. represented $8.4 million of our 2003 revenue (11.3%).",
            {("Borealis Corp.", 11.3, "FY2003")}),
        (
            "The contract with Castor Corp. ends July 31, 2005. Castor Corp. accounted for 14% of revenue last year.",
            {("Castor Corp.", 14, "FY2004")}),
        (
            "Castor Rail Corp. is our principal customer. For the years 2004 and 2003 it accounted for 55% and 57% "
            "of our revenue.",
            {("Castor Rail Corp.", 55, "FY2004"), ("Castor Rail Corp.", 57, "FY2003")}),
        (
            "We made 20% of our sales to Castor Corp. and 15% to Borealis Inc. in 2004.",
            {("Castor Corp.", 20, "FY2004"), ("Borealis Inc.", 15, "FY2004")}),
        (
            "Sales to Castor Corp. were 20% of net sales in 2004 and sales to Borealis Inc. were 15%.",
            {("Castor Corp.", 20, "FY2004"), ("Borealis Inc.", 15, "FY2004")}),
    ],
)  # fmt: skip
def test_clauses_hand_on_parties_and_years(text: str, found: set[tuple[str, float, str]]) -> None:
    assert {(name, percent, period) for name, percent, _, _, period in rows(text)} == found


def test_segments_and_brands_are_no_customers() -> None:
    body = (
        "Our segments are Vaccines, Diagnostics and Devices. Vaccines accounted for 60% of revenue in 2004, "
        "Diagnostics 25% and Devices 15%. Fluvex accounted for 45% of vaccine sales."
    )
    assert rows(body) == []


def test_a_basis_that_is_the_filers_own_does_not_name_it() -> None:
    body = "Castor Corp. accounted for 46% of Acme Widgets' net sales in 2004. It is a customer of Acme Widgets."
    assert rows(body) == [("Castor Corp.", 46, "=", "net sales", "FY2004")]


def test_which_stands_for_something_in_its_own_sentence() -> None:
    body = (
        "Castor Corp. is a customer. The United States and China, which comprise approximately seven percent of our "
        "total revenues, could impose restrictions."
    )
    assert rows(body) == []


def test_a_heading_is_no_part_of_the_sentence_below() -> None:
    body = "Major Customers of Ours\n\nIBM accounted for less than 10% of revenue in 2004 and 13% in 2003."
    assert rows(body) == [("IBM", 10, "<", "revenue", "FY2004"), ("IBM", 13, "=", "revenue", "FY2003")]


def test_a_named_supplier_sells_to_the_filer() -> None:
    (found,) = shares(
        document("Purchases from Intel Corporation accounted for approximately 40% of our total purchases in 2004.")
    )
    assert (found.supplier.name, found.customer.name, found.basis) == (
        "Intel Corporation",
        "ACME WIDGETS, INC.",
        "total purchases",
    )


def test_a_table_of_customers_by_year_gives_a_share_a_cell() -> None:
    html = (
        "<html><body><p>ACME WIDGETS, INC.</p><p>For the fiscal year ended December 31, 2004</p>"
        "<p>The following customers accounted for 10% or more of net sales:</p><table>"
        "<tr><td></td><td>2004</td><td>2003</td></tr>"
        "<tr><td>IBM Corporation</td><td>22%</td><td>19%</td></tr>"
        "<tr><td>Customer B</td><td>14%</td><td>*</td></tr>"
        "<tr><td>Other</td><td>64%</td><td>81%</td></tr></table><p>* Less than 10%.</p></body></html>"
    )
    found = read_bytes(html.encode(), "acme.htm").documents[0]
    assert sorted(map(row, shares(found))) == [
        ("Customer B", 14, "=", "net sales", "FY2004"),
        ("IBM Corporation", 19, "=", "net sales", "FY2003"),
        ("IBM Corporation", 22, "=", "net sales", "FY2004"),
    ]


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Net sales to customers by geographic region, as a percentage of net sales, were:", "North America"),
        (
            "The following table presents our results as a percentage of net sales. We sell to customers.",
            "Gross profit",
        ),
        ("Sales to customers by product category, as a percentage of total sales, were:", "Hand tools"),
    ],
)
def test_tables_of_regions_products_and_statements_hold_no_customers(lead: str, label: str) -> None:
    html = (
        f"<html><body><p>ACME WIDGETS, INC.</p><p>{lead}</p><table><tr><td></td><td>2004</td><td>2003</td></tr>"
        f"<tr><td>{label}</td><td>62%</td><td>69%</td></tr>"
        "<tr><td>Europe</td><td>38%</td><td>31%</td></tr></table></body></html>"
    )
    assert list(shares(read_bytes(html.encode(), "acme.htm").documents[0])) == []


def test_columns_under_two_spans_of_months_take_their_own() -> None:
    body = (
        "<p>Net revenue from significant customers, those of 10% or more of net revenue, was as follows:</p><table>"
        "<tr><td></td><td colspan=2>Three Months Ended</td><td colspan=2>Nine Months Ended</td></tr>"
        "<tr><td></td><td>Sept 30, 2004</td><td>Sept 30, 2003</td><td>Sept 30, 2004</td><td>Sept 30, 2003</td></tr>"
        "<tr><td>Castor Buy</td><td>27%</td><td>25%</td><td>26%</td><td>24%</td></tr>"
        "<tr><td>Borealis Micro</td><td>13%</td><td>*</td><td>*</td><td>*</td></tr></table>"
    )
    page = f"<html><body><p>ACME WIDGETS, INC.</p>{body}</body></html>"
    found = shares(read_bytes(page.encode(), "acme-10q.htm").documents[0])
    assert {(float(f.percent), f.period.value) for f in found if f.period and f.customer.name == "Castor Buy"} == {
        (27, "Q3-2004"), (25, "Q3-2003"), (26, "9M-2004-09-30"), (24, "9M-2003-09-30")
    }  # fmt: skip


def test_outstanding_receivables_are_a_basis_and_outstanding_shares_none() -> None:
    held = "At December 31, 2004, one customer accounted for 31% of outstanding accounts receivable."
    stake = "At December 31, 2004, one customer held 31% of the outstanding shares."
    assert [(n, p, b) for n, p, _, b, _ in rows(held)] == [("one customer", 31, "outstanding accounts receivable")]
    assert rows(stake) == []


def test_receivables_in_a_table_are_as_of_the_day_over_the_column() -> None:
    html = (
        "<html><body><p>ACME WIDGETS, INC.</p><p>Customers that accounted for 10% or more of "
        "accounts receivable:</p><table>"
        "<tr><td></td><td>December 31, 2004</td><td>December 31, 2003</td></tr>"
        "<tr><td>Customer A</td><td>32%</td><td>29%</td></tr></table></body></html>"
    )
    found = sorted(map(row, shares(read_bytes(html.encode(), "acme.htm").documents[0])))
    assert [(percent, period) for _, percent, _, _, period in found] == [(29, "2003-12-31"), (32, "2004-12-31")]


def test_rows_that_lost_their_grid_are_read_with_the_years_above_them() -> None:
    body = (
        "The following table shows revenue, as a percentage of total revenues, from our largest "
        "wholesaler customers:\n\n"
        "2004\n\n2003\n\nMcKesson, Inc.\n\n8 %\n\n9 %\n\nCardinal Health, Inc.\n\n4 %\n\n5 %"
    )
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in body.split("\n\n")) + "</body></html>"
    found = shares(read_bytes(html.encode(), "acme.htm").documents[0])
    assert sorted((f.customer.name.rstrip("."), float(f.percent), f.period and f.period.value) for f in found) == [
        ("Cardinal Health, Inc", 4, "FY2004"),
        ("Cardinal Health, Inc", 5, "FY2003"),
        ("McKesson, Inc", 8, "FY2004"),
        ("McKesson, Inc", 9, "FY2003"),
    ]


TAGGED = """<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi"><body><div style="display:none"><ix:header><ix:resources>
<xbrli:context id="c1"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000001</xbrli:identifier>
<xbrli:segment><xbrldi:explicitMember dimension="srt:MajorCustomersAxis">acme:BigRetailMember</xbrldi:explicitMember>
<xbrldi:explicitMember
 dimension="us-gaap:ConcentrationRiskByBenchmarkAxis">us-gaap:AccountsReceivableMember</xbrldi:explicitMember>
<xbrldi:explicitMember
 dimension="us-gaap:ConcentrationRiskByTypeAxis">us-gaap:CustomerConcentrationRiskMember</xbrldi:explicitMember>
</xbrli:segment></xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate>
<xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context></ix:resources></ix:header></div>
<p>ACME WIDGETS, INC.</p><p>Amounts owed by Big Retail stood at
<ix:nonFraction name="us-gaap:ConcentrationRiskPercentage" contextRef="c1" unitRef="pure" scale="-2"
 decimals="2">17</ix:nonFraction>% of the
balance.</p></body></html>"""


def test_a_tagged_concentration_joins_the_sentence_that_names_the_customer() -> None:
    found = read_bytes(TAGGED.encode(), "acme.htm").documents[0]
    (fact,) = shares(found)
    assert row(fact) == ("Big Retail", 17, "=", "accounts receivable", "2023-12-31")
    assert "Big Retail stood at" in fact.evidence[0].quote


def test_evidence_is_the_text_itself_and_confidence_a_probability() -> None:
    made = document(
        "Sales to General Electric Company accounted for approximately 14% of net sales in 2004, 12% in 2003."
    )
    found = [f for f in extract(made) if isinstance(f, ShareFact)]
    assert len(found) == 2
    for fact in found:
        proof = fact.evidence[0]
        assert made.text[proof.start : proof.end] == proof.quote
        assert 0.5 <= fact.confidence < 1


def test_a_company_named_in_short_gets_the_one_full_name_that_the_document_prints() -> None:
    found = rows(
        "We sell to Huawei Technologies Co., Ltd. under a contract. Sales to Huawei represented 35% "
        "of net sales in 2004."
    )
    assert [(name.rstrip("."), percent) for name, percent, *_ in found] == [("Huawei Technologies Co., Ltd", 35)]


@pytest.mark.parametrize(
    "body",
    [
        "x" * 200_000 + " accounted for 12% of net sales",
        "Customer A, 10%, of sales, " * 9_000,
        "ONE CUSTOMER (((((" * 2_000 + " 12% OF NET SALES",
        "Ein Kunde machte 12 % des Umsatzes aus.",
        "0ne cust0mer acc0unted f0r l2% 0f net sa1es; One customer acc ounted for 1 2 % of sales",
    ],
)
def test_odd_text_neither_fails_nor_hides_what_stands_beside_it(body: str) -> None:
    found = rows(body + "\n\nIn 2004, Customer Z accounted for 12% of net sales.")
    assert ("Customer Z", 12, "=", "net sales", "FY2004") in found


def test_the_shipped_model_is_small_and_finite() -> None:
    assert Path(MODEL).stat().st_size < 200_000
    model = json.loads(MODEL.read_text(encoding="utf-8"))["prose"]
    assert model["names"]
    assert all(math.isfinite(node[1]) for tree in model["trees"] for node in tree)


def test_products_that_account_for_sales_are_no_customers() -> None:
    text = (
        "QueryHaven is our first reporting tool. In 2004 QueryHaven accounted for 71% of license revenues, "
        "ReportGrove for 18% and Cubemaster for 11%."
    )
    assert rows(text) == []


def test_a_table_of_products_tells_of_no_customers() -> None:
    body = (
        "Our products are\n\n• Ridge Endpoint, our first product;\n\n• Gullwatch, a managed detection service;\n\n"
        "The number of customers above $100,000 grew to 1,030; they represented 58% of recurring revenue.\n\n"
        "                                  2004           2003\n"
        "Ridge Endpoint                     61%            69%\n"
        "Gullwatch                          36%            28%\n"
        "Other                               3%             3%\n"
    )
    assert [r for r in rows(body) if r[0] in ("Ridge Endpoint", "Gullwatch")] == []


def test_one_customer_of_a_unit_is_a_customer() -> None:
    text = "One customer of Managed Hosting represented 12% of total revenue in 2004 and 15% in 2003."
    assert rows(text) == [
        ("One customer", 12.0, "=", "total revenue", "FY2004"),
        ("One customer", 15.0, "=", "total revenue", "FY2003"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pumps manufactured by Kubota Corporation accounted for 15% of net sales in 2004.",
        "The Veradoxin line, which we acquired from Hanover Labs, Inc. in 2003, represented 29% of net sales in 2004.",
        "Products under license from Warner Bros. represented 22% of net sales in 2004.",
        "Sales of products of Cisco Systems, Inc. represented 22% of net sales in 2004.",
        "Biaxin, which is licensed from Taisho Pharmaceutical, accounted for 12% of net sales in 2004.",
    ],
)
def test_whom_a_product_came_from_is_no_customer(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Purchases made by Walgreen Co. accounted for 12% of net sales in 2004.", "Walgreen Co."),
        ("Revenue obtained from Boeing Company accounted for 12% of revenue in 2004.", "Boeing Company"),
        (
            "Sales of parts for trucks manufactured by Ford Motor Company were 12% of net sales in 2004.",
            "Ford Motor Company",
        ),
        ("Components used in engines produced by Cummins Inc. accounted for 12% of net sales in 2004.", "Cummins Inc."),
        ("Express Scripts, a pharmacy services enterprise, accounted for 12% of net sales in 2004.", "Express Scripts"),
        ("One agency of the Department of Defense accounted for 12% of net sales in 2004.", "Department of Defense"),
    ],
)
def test_whoever_buys_is_a_customer_whatever_else_stands_there(text: str, name: str) -> None:
    assert [r[:2] for r in rows(text)] == [(name, 12.0)]


def test_a_product_elsewhere_takes_no_customer_away() -> None:
    text = (
        "Ajax is our first reporting tool. Ajax accounted for 71% of net sales in 2004. Kmart accounted for 12% of net "
        "sales in 2004."
    )
    assert [r[:2] for r in rows(text)] == [("Kmart", 12.0)]


def test_a_period_to_compare_with_is_not_that_of_the_next_party() -> None:
    text = (
        "Our five largest clients accounted for 44% of net sales in 2004, compared with 47% in 2003; the largest, "
        "Walgreen Co., accounted for 19%."
    )
    assert ("Walgreen Co.", 19.0, "=", "net sales", "FY2004") in rows(text)


def test_what_comes_from_somebody_else_is_not_of_the_party_before() -> None:
    text = "In 2004, 57% of net operating revenue was derived from Medicare and 6% from state programs for the aged."
    assert [r[:2] for r in rows(text)] == [("Medicare", 57.0)]
