"""What sentences say outright of buyers and sellers, and what they only seem to say."""

import pytest

from filinggraph.extract.context import Context
from filinggraph.extract.customers import customers
from filinggraph.extract.customers.naming import called_things, initials_of, letters_of, named
from filinggraph.extract.customers.sure import said
from filinggraph.extract.headlines import plain
from filinggraph.extract.masking import Masked
from filinggraph.model import Party
from filinggraph.read import read_bytes

FILER = Party("Acme Controls, Inc.", filer=True)
WHO = Context(FILER, {"acme controls, inc.": FILER, "acme": FILER, "acme controls": FILER})


def told(sentence: str) -> set[tuple[str, str]]:
    """(name, "buys" or "sells") of all that the sentence says outright."""
    return {(t.party.name, "buys" if t.buys else "sells") for t in said(Masked(sentence, named(sentence, WHO)))}


def pairs(text: str) -> set[tuple[str, str]]:
    """(supplier, customer) of every fact of a document, the filer as "Acme"."""
    document = read_bytes(text.encode(), "report.txt").documents[0]
    return {
        ("Acme" if f.supplier.filer else f.supplier.name, "Acme" if f.customer.filer else f.customer.name)
        for f in customers(document)
    }


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Our customers in the mining industry include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Government clients include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. and Castor Ltd. are two of our largest customers.", "Borealis Corp.|Castor Ltd."),
        ("Our largest customer, Borealis Corp., buys valves from several makers.", "Borealis Corp."),
        ("Our other customers include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. and Castor Ltd. are among our customers.", "Borealis Corp.|Castor Ltd."),
        ("We count Borealis Corp. and Castor Ltd. among our clients.", "Borealis Corp.|Castor Ltd."),
        ("Sales are made principally to Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Our products are sold at Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("A quarter of our milk is sold to Borealis Corp. under an agreement.", "Borealis Corp."),
        ("Borealis Corp. and Castor Ltd. carry our brands in their stores.", "Borealis Corp.|Castor Ltd."),
        ("In May 2011 Borealis Corp. placed an order with us for six pumps.", "Borealis Corp."),
        ("Borealis Corp. and Castor Ltd. also buy cans from us.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp., to which we sell valves, closed a plant.", "Borealis Corp."),
        ("Borealis Corp., which purchased 13% of our products in 2020, closed a plant.", "Borealis Corp."),
        ("We have been a supplier to Borealis Corp. since 1972.", "Borealis Corp."),
        ("We provide staffing services to Borealis Corp. at twelve sites.", "Borealis Corp."),
        ("Acme announced that Borealis Corp. has chosen it to run a laboratory.", "Borealis Corp."),
        ("Sales rose due to higher purchases by Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Revenue from Borealis Corp. declined in 2014.", "Borealis Corp."),
        ("We lost Borealis Corp. as a customer in 2012.", "Borealis Corp."),
        ("Borealis Corp. is a customer of ours.", "Borealis Corp."),
        ("The principal purchasers of our coal are Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. and Castor Ltd. were the only customers to exceed 10%.", "Borealis Corp.|Castor Ltd."),
        ("Customers such as Borealis Corp. and Castor Ltd. use our probes.", "Borealis Corp.|Castor Ltd."),
        ("Orders from Borealis Corp. fell in the second half.", "Borealis Corp."),
        ("We are a Tier 1 supplier to Borealis Corp.", "Borealis Corp."),
        ("Borealis Corp., our second largest customer, opened a plant.", "Borealis Corp."),
        ("Two distributors, Borealis Corp. and Castor Ltd., accounted for most of it.", "Borealis Corp.|Castor Ltd."),
        ("We had three customers, with Borealis Corp. accounting for 14% of net sales.", "Borealis Corp."),
        ("Borealis Corp. and its affiliates accounted for 21% of our net sales in 2011.", "Borealis Corp."),
        ("Sales to Borealis Corp. were 31% of the total in 2008.", "Borealis Corp."),
        ("In 2015, 12% of our revenue was derived from sales to Borealis Corp.", "Borealis Corp."),
        ("We sell our pumps primarily to Borealis Corp. under a blanket order.", "Borealis Corp."),
        ("We have signed contracts in the rail sector, including Borealis Corp.", "Borealis Corp."),
        ("Acme was selected by Borealis Corp. to supply its pumps.", "Borealis Corp."),
        ("Borealis Corp. has awarded Acme a contract to make landing gear.", "Borealis Corp."),
        ("Acme received a $4 million order for pumps from Borealis Corp.", "Borealis Corp."),
        ("Acme signed an agreement valued at $5 million with Borealis Corp. to deploy 40 pumps.", "Borealis Corp."),
        ("We have an agreement with Borealis Corp. to distribute our pumps in Canada.", "Borealis Corp."),
        ("We have granted Borealis Corp. an exclusive license to market our pumps.", "Borealis Corp."),
        ("Borealis Corp. pays royalties to Acme on each pump.", "Borealis Corp."),
        ("Borealis Corp. notified us that it was terminating the drilling contract.", "Borealis Corp."),
        ("Our contract with Borealis Corp. runs until March 2014.", "Borealis Corp."),
        ("If Borealis Corp. were to end its contract with us, sales would fall.", "Borealis Corp."),
        ("Our power purchase agreement with Borealis Corp. has a term of 20 years.", "Borealis Corp."),
        ("Borealis Corp. and Castor Ltd. purchase our products for resale.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp., for whom we operate two plants, extended the term.", "Borealis Corp."),
        ("We were advised by Borealis Corp., a major customer, of the change.", "Borealis Corp."),
        ("Our customers include device makers, such as Borealis Corp., plus service firms, such as Castor Ltd.",
         "Borealis Corp.|Castor Ltd."),
    ],
)  # fmt: skip
def test_buyers_are_said_outright(sentence: str, names: str) -> None:
    assert told(sentence) >= {(n, "buys") for n in names.split("|")}
    assert not {(n, "sells") for n in names.split("|")} & told(sentence)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Our suppliers of castings include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Such vendors include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("The suppliers whose loss could hurt the Company include, at this time, Borealis Corp.", "Borealis Corp."),
        ("During 2021, we purchased zinc from the following suppliers, in alphabetical order: Borealis Corp.",
         "Borealis Corp."),
        ("Borealis Corp. is our single-source supplier of castings.", "Borealis Corp."),
        ("Borealis Corp. is the sole supplier of castings for our pumps.", "Borealis Corp."),
        ("We depend on a single source, Borealis Corp., for our springs.", "Borealis Corp."),
        ("We rely on foundries such as Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("We buy substantially all of our foam from Borealis Corp.", "Borealis Corp."),
        ("Substantially all of our wafers are made by Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Pumps are manufactured for the Company by Borealis Corp.", "Borealis Corp."),
        ("Under an agreement with us, Borealis Corp. supplies the castings.", "Borealis Corp."),
        ("Acme has engaged Borealis Corp. to provide investor relations services.", "Borealis Corp."),
        ("Acme entered into a six-month consulting agreement with Borealis Corp.", "Borealis Corp."),
        ("We act as the exclusive distributor for Borealis Corp.", "Borealis Corp."),
        ("We have acquired programming rights from Borealis Corp.", "Borealis Corp."),
        ("Our sole source of titanium is Borealis Corp.", "Borealis Corp."),
        ("Borealis Corp. manufactures the displays used in our products.", "Borealis Corp."),
        ("Borealis Corp. and Castor Ltd. supply our aluminum.", "Borealis Corp.|Castor Ltd."),
        ("We license the trademark from Borealis Corp.", "Borealis Corp."),
        ("Electronic components are purchased from Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. builds our printers in Malaysia.", "Borealis Corp."),
    ],
)  # fmt: skip
def test_sellers_are_said_outright(sentence: str, names: str) -> None:
    assert told(sentence) >= {(n, "sells") for n in names.split("|")}
    assert not {(n, "buys") for n in names.split("|")} & told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We may not be able to enter into agreements with distributors such as Borealis Corp.",
        "We have submitted a proposal for a contract with Borealis Corp.",
        "Our potential customers include Borealis Corp. and Castor Ltd.",
        "Castor Ltd. sells pumps to its customers, including Borealis Corp.",
        "Castor Ltd. announced that it had won a contract from Borealis Corp.",
        "On May 3 we sold our pump business to Borealis Corp. for cash.",
        "Our credit agreement with Borealis Bank expires in 2014.",
        "We compete with Borealis Corp. and other suppliers of pumps.",
        "The Borealis pump is manufactured for us in Ohio.",
    ],
)
def test_what_may_be_or_concerns_others_is_not_said(sentence: str) -> None:
    assert told(sentence) == set()


def test_the_company_owns_its_sales_also_where_it_has_that_for_a_name() -> None:
    who = Context(FILER, {**WHO.aliases, "company": FILER})
    sentence = "Borealis Corp. represented approximately 34% of the Company's revenues for the nine months."
    assert [t.party.name for t in said(Masked(sentence, named(sentence, who)))] == ["Borealis Corp."]


def test_both_sides_may_be_said_of_one_name() -> None:
    text = (
        "Filer: Acme Controls, Inc.\n\nOur largest customer, Borealis Corp., accounted for 31% of our net sales in "
        "2011.\n\nBorealis Corp. is also our single-source supplier of castings."
    )
    assert pairs(text) == {("Acme", "Borealis Corp."), ("Borealis Corp.", "Acme")}


def test_a_segment_of_the_filer_is_no_customer() -> None:
    text = (
        "Filer: Acme Controls, Inc.\n\nOur segments are Flowline and Tankware. Flowline accounted for 60% of our net "
        "sales in 2013."
    )
    assert pairs(text) == set()


def test_a_product_with_the_name_of_the_filer_is_no_customer() -> None:
    text = "Filer: Acme Controls, Inc.\n\nAcme FlowSense uses our valves to drive decisions within our products."
    assert pairs(text) == set()


def test_a_director_who_once_sold_to_others_makes_no_customer() -> None:
    text = (
        "Filer: Acme Controls, Inc.\n\nMr. Doe was Vice President of Castor Ltd., where he was responsible for sales "
        "to Borealis Corp."
    )
    assert pairs(text) == set()


def test_a_headline_in_title_case_gives_up_its_verbs() -> None:
    headline = "Borealis Power Taps Acme As Pump Supplier for Twelve Plants"
    assert next(m.party.name for m in named(headline, WHO)) == "Borealis Power"
    assert plain("We signed With Care.") == "We signed With Care."


def test_a_name_ends_before_the_s_of_its_possessive() -> None:
    sentence = "Borealis Power’s use of our pumps grew."
    assert [sentence[m.start : m.end] for m in named(sentence, WHO)] == ["Borealis Power"]


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("NPA", "National Pump Agency", True),
        ("DoP", "U.S. Department of Pumps", True),
        ("NPA", "National Rail Agency", False),
        ("Nap", "National Airport Police", False),
    ],
)
def test_initials_stand_for_a_long_name(short: str, name: str, same: bool) -> None:
    assert (letters_of(short) in initials_of(name)) is same


def test_what_is_called_a_product_is_a_thing() -> None:
    assert called_things("Flowline", "Flowline products sell well. Flowline grew.") == 0.5
    assert called_things("Borealis", "Borealis buys pumps.") == 0.0


@pytest.mark.parametrize(("second", "things"), [("22", 1.0), ("12", 0.0)])
def test_names_that_make_up_all_are_segments_where_one_of_them_is_called_so(second: str, things: float) -> None:
    told = "In fiscal 2021, Flexibles accounted for about 78% of our net sales."
    text = f"{told}\nThe Hard Goods Segment grew. In fiscal 2021, Hard Goods accounted for {second}% of our net sales."
    assert called_things("Flexibles", text) == things
    assert called_things("Flexibles", told) == 0.0


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Castor Ltd., which counts Borealis Corp. as a customer, opened a plant beside ours.",
            {("Castor Ltd.", "Borealis Corp.")},
        ),
        (
            "Castor Ltd. has been awarded a contract for pumps by Borealis Corp.",
            {("Castor Ltd.", "Borealis Corp.")},
        ),
        ("Castor Ltd. may have won a contract from Borealis Corp.", set()),
        ("Castor Ltd. and Borealis Corp. are neighbours of our plant.", set()),
    ],
)
def test_sales_between_others_are_told_of_them(sentence: str, found: set[tuple[str, str]]) -> None:
    assert pairs(f"Filer: Acme Controls, Inc.\n\n{sentence}") == found


@pytest.mark.parametrize(
    "sentence",
    [
        "We have outstanding bids of $1.1 billion, among them a proposal to Borealis Power Corp. for control systems.",
        "We signed a letter of intent with Borealis Power Corp. in May.",
        "Borealis Acquisition Corp. will purchase all of our outstanding stock.",
        "We agreed to purchase Borealis Analytics Corp. for $64 million.",
    ],
)
def test_bids_intents_and_takeovers_are_no_sales(sentence: str) -> None:
    assert pairs(f"Filer: Acme Controls, Inc.\n\n{sentence}") == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The five-year Borealis Corp. contract includes two option years.", "Borealis Corp."),
        ("Borealis Corp. signed on for another two years.", "Borealis Corp."),
        ("One of the resellers, Borealis Corp., lost its authorization.", "Borealis Corp."),
        ("Civil agencies served include Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Our roster of clients includes Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Among our customers are Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. gave notice that it will terminate its contract.", "Borealis Corp."),
        ("Borealis Corp. has renewed its contract with the Company.", "Borealis Corp."),
        ("In Norway our products are handled by Borealis Corp.", "Borealis Corp."),
    ],
)
def test_renewals_rosters_and_contracts_called_by_a_name_tell_buyers(sentence: str, names: str) -> None:
    """However the sale is put, who renews, is served or gives its name to the contract buys."""
    assert told(sentence) == {(name, "buys") for name in names.split("|")}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Our license to use the name was granted by Borealis Corp. in 1999.", "Borealis Corp."),
        ("We obtained an exclusive license under patents of Borealis Corp.", "Borealis Corp."),
        ("We operate under franchises from Borealis Corp.", "Borealis Corp."),
        ("We host our platform with Borealis Corp.", "Borealis Corp."),
        ("Since 2007 our European warehouse has been run by Borealis Corp.", "Borealis Corp."),
        ("Bark for the boiler is brought to us by Borealis Corp.", "Borealis Corp."),
        ("We acquire films from, among others, Borealis Corp. and Castor Ltd.", "Borealis Corp.|Castor Ltd."),
        (
            "We get half of our parts from two distributors, Borealis Corp. and Castor Ltd.",
            "Borealis Corp.|Castor Ltd.",
        ),
        ("Two mills, Borealis Corp. and Castor Ltd., made 22% and 14% of our goods.", "Borealis Corp.|Castor Ltd."),
        ("Borealis Corp. supplied substantially all of the powder that we used.", "Borealis Corp."),
        ("We were appointed by Borealis Corp. as its exclusive distributor.", "Borealis Corp."),
        ("We have agreed with Borealis Corp. to buy ore until 2029.", "Borealis Corp."),
    ],
)
def test_grants_inputs_and_work_done_by_others_tell_sellers(sentence: str, names: str) -> None:
    """Whoever grants, feeds or works for the filer sells to it."""
    assert told(sentence) == {(name, "sells") for name in names.split("|")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The depot takes over from Borealis Corp., whose contract has run out.",
        "We appointed Borealis Corp. as our independent accountants.",
        "Testimony was given by Borealis Corp.",
        "Financing is supplied by Borealis Corp.",
    ],
)
def test_who_is_replaced_or_only_heard_is_told_of_no_sale(sentence: str) -> None:
    """A contract of somebody replaced, a post, testimony and money tell of no sale."""
    assert not told(sentence)


def test_an_unlikely_name_amid_a_list_does_not_end_the_list() -> None:
    """Names of which only one looks like no body's are one list."""
    text = (
        'Acme Controls, Inc. ("Acme") makes valves.\n\n'
        "Our customers include Borealis Corp., Shorax, Castor Ltd. and Dorado Foods Inc.\n"
    )
    assert {("Acme", "Castor Ltd."), ("Acme", "Dorado Foods Inc.")} <= {
        ("Acme" if supplier.startswith("Acme") else supplier, customer) for supplier, customer in pairs(text)
    }


def test_exchanges_and_bare_legal_forms_are_nobody() -> None:
    """An exchange or "P.C." is no name, and "P.C." and "S.A. de C.V." belong to the name before them."""
    assert not named("Shares trade on the TSX Venture Exchange and OTCQB.", WHO)
    assert [m.party.name for m in named("Acme hired Tuttle & Marchand, P.C. and Tubos Azul, S.A. de C.V.", WHO)][
        1:
    ] == [
        "Tuttle & Marchand, P.C.",
        "Tubos Azul, S.A. de C.V.",
    ]


def test_the_post_of_a_speaker_does_not_hide_what_we_says() -> None:
    """ "We chose Acme", said by somebody with a post at a company, tells that it buys."""
    text = (
        "FOR IMMEDIATE RELEASE\n\n"
        'OSLO, May 5, 2019 -- Acme Controls, Inc. ("Acme" or the "Company") today announced news.\n\n'
        '"We chose Acme because of its service," said Maria Lopez, vice president of Tidewell Stores.\n'
    )
    assert pairs(text) == {("Acme", "Tidewell Stores")}
