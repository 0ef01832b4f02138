"""Shares of what the filer buys: the seller supplies, and the filer is its customer."""

import pytest

from filinggraph.extract.shares import shares
from filinggraph.model import Document
from filinggraph.read import read_bytes

Told = list[tuple[str, float, str, str | None]]


def _document(body: str) -> Document:
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for power plants.\n\n{body}\n"
    return read_bytes(text.encode(), "report.txt").documents[0]


def _told(body: str) -> Told:
    found = [f for f in shares(_document(body)) if f.customer.filer]
    return sorted((f.supplier.name, float(f.percent), f.basis, f.period.value if f.period else None) for f in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "We purchased 31% of our castings from Castor Foundries in fiscal 2004.",
            [("Castor Foundries", 31, "purchases of castings", "FY2004")],
        ),
        (
            "Approximately 40% of the yarn that we used in 2004 came from Castor Spinning Company.",
            [("Castor Spinning Company", 40, "purchases of yarn", "FY2004")],
        ),
        (
            "In fiscal 2005, Castor Resins, Inc. supplied approximately 25% of our resin.",
            [("Castor Resins, Inc.", 25, "purchases of resin", "FY2005")],
        ),
        (
            "In 2004 and 2003, we obtained 52% and 47%, respectively, of our crude oil from Castor Petroleum Corp.",
            [
                ("Castor Petroleum Corp.", 47, "purchases of crude oil", "FY2003"),
                ("Castor Petroleum Corp.", 52, "purchases of crude oil", "FY2004"),
            ],
        ),
        (
            "We sourced 90% of our wine grapes from Castor Vineyards in fiscal 2004 (85% in fiscal 2003).",
            [
                ("Castor Vineyards", 85, "purchases of wine grapes", "FY2003"),
                ("Castor Vineyards", 90, "purchases of wine grapes", "FY2004"),
            ],
        ),
        (
            "Of the flour used in our bakeries in 2004, 35% was supplied by Castor Milling Company.",
            [("Castor Milling Company", 35, "purchases of flour", "FY2004")],
        ),
        (
            "Of finished goods purchased in 2004, 52% came from Castor Toys Co., Ltd. and 21% from Borealis Toys Ltd.",
            [
                ("Borealis Toys Ltd.", 21, "purchases of finished goods", "FY2004"),
                ("Castor Toys Co., Ltd.", 52, "purchases of finished goods", "FY2004"),
            ],
        ),
        (
            "Castor Foundries, from which we purchased 31% of our castings in 2004, filed for bankruptcy.",
            [("Castor Foundries", 31, "purchases of castings", "FY2004")],
        ),
        (
            "We rely on Castor Plastics Inc. for approximately 70% of our bottles.",
            [("Castor Plastics Inc.", 70, "purchases of bottles", None)],
        ),
        (
            "Castor Steel Corporation furnished about half of the steel that we consumed in 2004.",
            [("Castor Steel Corporation", 50, "purchases of steel", "FY2004")],
        ),
        (
            "Castor Mills Inc. and Borealis Corp. accounted for 34% and 12%, respectively, of our purchases in 2004.",
            [("Borealis Corp.", 12, "purchases", "FY2004"), ("Castor Mills Inc.", 34, "purchases", "FY2004")],
        ),
        ("We bought 35% of our fabrics from one mill in 2005.", [("one mill", 35, "purchases of fabrics", "FY2005")]),
        ("One supplier accounted for 23% of our purchases in 2004.", [("One supplier", 23, "purchases", "FY2004")]),
        ("Vendor A accounted for 15% of our purchases in 2004.", [("Vendor A", 15, "purchases", "FY2004")]),
    ],
)
def test_who_supplies_a_part_of_what_the_filer_buys_has_a_share_of_its_purchases(text: str, wanted: Told) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Castor Foundries purchased 31% of our castings in fiscal 2004.",
        "60% of our bottles were purchased by Castor Plastics Inc. in 2005.",
        "Castor Motors Inc. obtains 40% of its valves from us.",
        "The Company supplied 40% of the castings that Castor Motors Inc. used.",
        "We purchased 31% of our common stock from Castor Holdings Inc. in 2004.",
        "We acquired 40% of our stores from Castor Stores Inc. in 2004.",
        "We are required to purchase at least 40% of our castings from Castor Foundries.",
        "Prior to 2002, we purchased 31% of our castings from Castor Foundries.",
        "Our competitors purchased 31% of their castings from Castor Foundries in 2004.",
        "Castor Foundries supplies 40% of the castings sold in North America.",
        "Castor Spinning Company supplied 25% of the raw materials used in the industry in 2004.",
        "Approximately 40% of the yarn we used in 2004 came from Pakistan.",
        "We purchased 40% of our raw materials from suppliers in China in 2004.",
        "No supplier accounted for more than 10% of our purchases in 2004.",
        "None of our suppliers supplied more than 10% of our raw materials in 2004.",
        "Suppliers accounted for 40% of our purchases.",
        "Castor Bank provided 40% of our funding in 2004.",
        "40% of our directors came from Castor Foundries.",
        "Castor Motors Inc. provided 40% of our net sales in 2004.",
        "Castings accounted for 40% of our purchases in 2004.",
        "Castor Vaccines Inc. supplied more than 90% of the vaccine used during the 2004 epidemic.",
    ],
)
def test_customers_goods_stakes_plans_and_others_purchases_are_no_shares_of_purchases(text: str) -> None:
    assert _told(text) == []


def test_a_company_named_at_the_end_of_the_sentence_before_sells_nothing() -> None:
    text = "The toys are made by Castor Plastics Ltd. Borealis Crane made 61% of the Company's purchases in 2004."
    assert {(name, percent) for name, percent, *_ in _told(text)} == {("Borealis Crane", 61)}


def test_a_sale_in_the_same_sentence_keeps_its_customer() -> None:
    text = (
        "We purchased 31% of our castings from Castor Foundries in 2004, and sales to Borealis Motors Inc. accounted"
        " for 12% of net sales."
    )
    told = {(f.supplier.filer, f.customer.filer, float(f.percent)) for f in shares(_document(text))}
    assert told == {(False, True, 31), (True, False, 12)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In 2004, the Company purchased 31% of its castings from Castor Foundries.",
            [("Castor Foundries", 31, "purchases of castings", "FY2004")],
        ),
        (
            "The Company relies on Castor Plastics Inc. for 70% of its bottles.",
            [("Castor Plastics Inc.", 70, "purchases of bottles", None)],
        ),
        (
            "We received 40% of our steel from Castor Steel Corp. in 2004.",
            [("Castor Steel Corp.", 40, "purchases of steel", "FY2004")],
        ),
        (
            "Castor Dairy Corp. supplied 45% of the milk we processed in 2004.",
            [("Castor Dairy Corp.", 45, "purchases of milk", "FY2004")],
        ),
        (
            "Castor Metals Inc. supplied 22% of our aluminum and purchased 12% of our valves.",
            [("Castor Metals Inc.", 22, "purchases of aluminum", None)],
        ),
        (
            "Two co-packers, Castor Kitchens Inc. and Borealis Corp., produced 14% and 6% of our cases in 2004.",
            [
                ("Borealis Corp.", 6, "purchases of cases", "FY2004"),
                ("Castor Kitchens Inc.", 14, "purchases of cases", "FY2004"),
            ],
        ),
    ],
)
def test_goods_that_are_received_relied_on_or_processed_are_bought(text: str, wanted: Told) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Castor Motors Inc. produces about 45% of its castings in its own foundry.",
        "Castor Motors Inc. makes 30% of its valve purchases from us.",
        "Castor Motors Inc. manufactures 80% of its components in-house.",
        "Castor Motors Inc. supplies 35% of its requirements from its own plants.",
        "Castor Motors Inc. makes 40% of our castings itself.",
        "Castor Foods Inc. told us that 40% of its cans come from Borealis Can Co.",
        "Castor Foods Inc. told the Company that 40% of its cans come from Borealis Can Co.",
        "Sales to Castor Motors Inc. fell as Castor Motors Inc. produced 40% of its castings in its own foundries.",
        "Castor Foundries is the supplier of 40% of its castings.",
    ],
)
def test_what_a_customer_makes_or_buys_for_itself_is_no_purchase_of_the_filer(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Castor Petroleum Corp. delivered 40% of the crude oil we transported in 2004.",
        "Castor Petroleum Corp. delivered 40% of the natural gas we gathered in 2004.",
        "Castor Petroleum Corp. supplied 40% of the waste we processed in 2004.",
        "Castor Motors Inc. supplied 40% of the vehicles we hauled in 2004.",
        "Castor Motors Inc. supplied 40% of the vehicles we auctioned in 2004.",
        "We received 24% of our work from Castor Motors Inc. in 2004.",
        "We obtained 24% of our engagements from Castor Motors Inc. in 2004.",
        "We get 30% of our freight from Castor Motors Inc.",
        "We received 24% of our cases from Castor Motors Inc. in 2004.",
        "30% of our projects came from Castor Motors Inc. in 2004.",
        "24% of our gross margin came from Castor Motors Inc. in 2004.",
        "Castor Motors Inc. provided 40% of our loads in 2004.",
        "We depend on Castor Motors Inc. for 40% of our production.",
        "Castor Motors Inc. supplied 31% of our throughput in 2004.",
        "45% of our products were delivered by Castor Express Inc. in 2004.",
        "70% of our goods were shipped by Castor Express Inc. in 2004.",
        "Castor Express Inc. delivered 45% of our products in 2004.",
        "35% of our valves were purchased through Castor Supply Inc. in 2004.",
        "35% of our valves were ordered through Castor Supply Inc. in 2004.",
    ],
)
def test_what_is_worked_on_carried_or_sold_for_customers_is_not_bought(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "goods",
    ["merchandise shipments", "merchandise orders", "titanium components backlog", "engineered components output",
     "components and systems shipments"],
)  # fmt: skip
def test_shipments_orders_and_backlog_of_goods_are_sold(goods: str) -> None:
    found = shares(_document(f"Castor Stores Inc. accounted for 20% of our {goods} in 2004."))
    assert {(f.supplier.filer, f.customer.name, float(f.percent)) for f in found} == {(True, "Castor Stores Inc.", 20)}
