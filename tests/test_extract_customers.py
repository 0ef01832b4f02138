"""Who sells to whom in prose: lists, verbs, awards, and all that only looks like a customer."""

from collections.abc import Sequence

import pytest

from filinggraph.extract.context import Context, context
from filinggraph.extract.customers import LEAST, MODEL, accepted, customers, sides
from filinggraph.extract.customers.pairs import Candidate, candidates
from filinggraph.extract.customers.promise import promising
from filinggraph.extract.customers.ties import ties
from filinggraph.extract.customers.weigh import together
from filinggraph.extract.definitions import definitions
from filinggraph.extract.masking import Masked
from filinggraph.extract.names import names_of_any_kind
from filinggraph.extract.ranker import rankers
from filinggraph.model import Document, Party
from filinggraph.read import read_bytes

FILER = Party("Acme Controls, Inc.", filer=True)
WHO = Context(FILER, {"acme controls, inc.": FILER, "acme": FILER})


def document(*paragraphs: str) -> Document:
    """An annual report by Acme Controls, Inc. in so many paragraphs."""
    cover = "Filer: Acme Controls, Inc."
    return read_bytes("\n\n".join((cover, *paragraphs)).encode(), "report.txt").documents[0]


def pairs(*paragraphs: str) -> set[tuple[str, str]]:
    """(supplier, customer) of every fact, the filer as "Acme"."""
    return {
        ("Acme" if f.supplier.filer else f.supplier.name, "Acme" if f.customer.filer else f.customer.name)
        for f in customers(document(*paragraphs))
    }


def told(sentence: str) -> set[tuple[str, str]]:
    """(name, "buys" or "sells") of every tie that the grammar of one sentence gives."""
    masked = Masked(sentence, names_of_any_kind(sentence, WHO))
    return {(t.party.name, "buys" if t.buys else "sells") for t in ties(masked)}


def rules(sentence: str) -> dict[str, set[str]]:
    """The rules that tie each name of one sentence."""
    masked = Masked(sentence, names_of_any_kind(sentence, WHO))
    found: dict[str, set[str]] = {}
    for tie in ties(masked):
        found.setdefault(tie.party.name, set()).add(tie.rule)
    return found


@pytest.mark.parametrize(
    ("sentence", "rule", "sure"),
    [
        ("Our customers include Borealis Power Corp. and Castor Rail Ltd.", "sure-customers", True),
        ("Customers of our rivals include Borealis Power Corp. and Castor Rail Ltd.", "sure-customers", False),
        (
            "Major suppliers of zinc were, in alphabetical order: Borealis Power Corp.; and Castor Rail Ltd.",
            "sure-suppliers",
            True,
        ),
        (
            "Our suppliers compete with larger makers, including Borealis Power Corp. and Castor Rail Ltd.",
            "sure-suppliers",
            False,
        ),
    ],
)
def test_lists_of_ones_own_customers_are_told_from_those_of_others(sentence: str, rule: str, sure: bool) -> None:
    found = rules(sentence)
    for name in ("Borealis Power Corp.", "Castor Rail Ltd."):
        assert (rule in found.get(name, set())) is sure


def test_names_of_one_list_share_what_tells_their_kind() -> None:
    _, found = candidates(document("Our customers include Borealis Power Corp., Castor Rail Ltd. and Dorado."))
    described = [s.features for c in found for s in c.seen]
    assert len(described) == 3
    assert {round(f["list-suffix"], 2) for f in described} == {0.67}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Our customers include Borealis Power Corp., Castor Rail Ltd. and Dorado Foods Inc.",
            {"Borealis Power Corp.", "Castor Rail Ltd.", "Dorado Foods Inc."},
        ),
        (
            "Our principal customers are device makers, such as Borealis Power Corp. and Castor Rail Ltd., "
            "plus leading design houses, such as Dorado Foods Inc.",
            {"Borealis Power Corp.", "Castor Rail Ltd.", "Dorado Foods Inc."},
        ),
        ("Sales to Borealis Power Corp. accounted for 23% of our net sales in 2019.", {"Borealis Power Corp."}),
        ("Borealis Power Corp. is our largest customer.", {"Borealis Power Corp."}),
        (
            "Three distributors (Borealis Power Corp., Castor Rail Ltd. and Dorado Foods Inc.) accounted "
            "for most of our sales.",
            {"Borealis Power Corp.", "Castor Rail Ltd.", "Dorado Foods Inc."},
        ),
    ],
)
def test_grammar_tells_buyers(sentence: str, names: set[str]) -> None:
    assert {(n, "buys") for n in names} <= told(sentence)
    assert not {(n, "sells") for n in names} & told(sentence)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "We purchase castings from Borealis Foundry Corp. and Castor Metals Ltd.",
            {"Borealis Foundry Corp.", "Castor Metals Ltd."},
        ),
        (
            "Our major suppliers were, in alphabetical order: Borealis Foundry Corp.; Castor Metals Ltd.; "
            "and Dorado Zinc Inc.",
            {"Borealis Foundry Corp.", "Castor Metals Ltd.", "Dorado Zinc Inc."},
        ),
        ("Our valves are manufactured by Borealis Foundry Corp. under a supply agreement.", {"Borealis Foundry Corp."}),
        ("We rely on Borealis Foundry Corp. for all of our castings.", {"Borealis Foundry Corp."}),
        ("Borealis Foundry Corp. is our single-source supplier of castings.", {"Borealis Foundry Corp."}),
    ],
)
def test_grammar_tells_sellers(sentence: str, names: set[str]) -> None:
    assert {(n, "sells") for n in names} <= told(sentence)


def test_a_named_list_of_customers_gives_a_fact_each() -> None:
    text = (
        "The Company's customers include leading drug distributors, such as Borealis Health Corporation "
        '("Borealis"), '
        'Castor Drug Company and Dorado Medical, Inc. ("Dorado"). Sales to Borealis accounted for 31% of net sales.'
    )
    assert pairs(text) == {
        ("Acme", "Borealis Health Corporation"),
        ("Acme", "Castor Drug Company"),
        ("Acme", "Dorado Medical, Inc."),
    }


def test_a_supplier_is_no_customer() -> None:
    text = (
        "The Company purchases all of its castings from Borealis Foundry Corp. Borealis Foundry Corp. "
        "is the Company's "
        "sole supplier of castings, which it manufactures for the Company under a supply agreement."
    )
    assert pairs(text) == {("Borealis Foundry Corp.", "Acme")}


@pytest.mark.parametrize(
    "text",
    [
        "We compete with Borealis Power Corp., Castor Rail Ltd. and other makers of valves.",
        "On May 3, 2019, we acquired all of the outstanding stock of Borealis Power Corp. for $12 million in cash.",
        "In 2018 Borealis Power Corp. filed a complaint against us in the District Court for infringement "
        "of two patents.",
        "Our products must be approved by the Food and Drug Administration before they can be sold.",
        "Our credit agreement with Borealis Bank, N.A. expires in 2024 and is secured by our receivables.",
        "Ms. Doe was a vice president of Borealis Power Corp. from 2001 to 2009 and joined our board in 2010.",
        "No single customer accounted for more than 10% of our net sales in 2019, 2018 or 2017.",
        "Our FlowMaster 3000 valves are sold to customers in the chemical industry in Europe and Asia.",
    ],
)
def test_what_only_looks_like_dealing_is_no_fact(text: str) -> None:
    assert pairs(text) == set()


def test_evidence_is_the_sentence_that_says_it() -> None:
    text = document(
        "The Company was founded in 1970.",
        "Borealis Power Corp. is the Company's largest customer and accounted for 40% of net sales.",
    )
    found = list(customers(text))
    assert len(found) == 1
    assert found[0].rank == 1
    assert found[0].evidence[0].quote.startswith("Borealis Power Corp. is the Company's largest customer")
    assert 0.4 <= found[0].confidence <= 0.99


@pytest.mark.parametrize("to", ["to the USPS", "after February"])
def test_what_a_contract_is_for_is_no_party(to: str) -> None:
    release = read_bytes(
        b"Acme Controls, Inc. (NASDAQ: ACME) announced today that the United States Postal Service (USPS) "
        b"has advised the "
        b"Company that it will not be awarded a contract for continued supply of Outdoor Mail Units (OMUs) "
        + to.encode()
        + b". "
        b"The USPS has been the Company's largest customer and accounted for 50% of its net sales.",
        "release.txt",
    ).documents[0]
    assert {(f.supplier.name, f.customer.name) for f in customers(release)} == {
        ("Acme Controls, Inc.", "United States Postal Service")
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Borealis Power Wins Contract From Castor Rail\n\nHAMBURG, GERMANY - May 3, 2024 (Some Wire) "
            "- Borealis Power Corp. (NYSE: BRP) said it has won an order from Castor Rail Ltd.",
            "Borealis Power Corp."),
        (
            "Analysts Like Dorado Foods (NASDAQ: DRD)\n\nDorado Foods Inc. (NASDAQ: DRD) has signed a supply "
            "agreement with Castor Rail Ltd. Dorado said the agreement runs for five years.",
            "Dorado Foods Inc."),
    ],
)  # fmt: skip
def test_a_release_is_by_whom_it_names_with_a_ticker(text: str, name: str) -> None:
    who = context(read_bytes(text.encode(), "release.txt").documents[0])
    assert who.filer.name.rstrip(".") == name.rstrip(".")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Castor Fuel adds Borealis Rowers to sponsorships\n\nCastor Fuel has added another team to its lineup of "
            "sponsorships, the Borealis Rowers. Castor Fuel will show its brand on the boats.",
            "Castor Fuel"),
        (
            "$4.2M software contract awarded\n\nMay 5, 2021\n\nDORADO Corp\n\nDORADO was awarded a $4.2M "
            "modification by the Army to test software.",
            "DORADO Corp"),
        (
            "Q&A with Ann Miller, Founder & CEO at Castor Works\n\nAnn Miller is the founder of Castor Works, Ltd., "
            "an agency. Castor Works also secured contracts with several clients.",
            "Castor Works, Ltd."),
        (
            "9C Energie AG Adjusts Its Forecast for the Year\n\n9C Energie AG lowers its forecast of sales. "
            "The order intake of 9C Energie AG was weak.",
            "9C Energie AG"),
        (
            "CASTOR INVESTMENTS CELEBRATES BIG WINS AT THE TOUR\n\nSALT FLATS, NV, July 18, 2024 /Some-Wire/ -- "
            "Castor Investments®, the title sponsor, celebrated there. Castor Investments has signed for a year.",
            "Castor Investments"),
        (
            "Press Release\n\nSOURCE: Castor Widgets, Inc.\n\nCastor and Elm Extend Pact\n\nLYON--(SOME WIRE)--May 2, "
            "2001--Elm and Castor today extended their supply pact by five years.",
            "Castor Widgets, Inc."),
        (
            "Exhibit 99.1\n\nNEWS RELEASE\n\nCastor Reports Loss of Customer\n\nCastor Holdings plc, the caterer, has "
            "been told by Elm Airways that its contract will not be renewed when it ends on 31 March 2015.",
            "Castor Holdings plc"),
        (
            "Elm Rail awards framework contract to Castor\n\nBussnang, 12 March 2020. Castor has won a framework "
            "contract from Elm Rail for up to 60 trains. Castor Rolling AG was founded in 1942.",
            "Castor Rolling AG"),
        ("DORADO CO., INC.\n\nNOTES TO STATEMENTS\n\nThree clients gave 33% of revenues.", "DORADO CO., INC."),
        ("Note 10 - Clients\n\nThree clients gave 33% of revenues.\n\nDORADO DATA, INC.", "DORADO DATA, INC."),
        (
            "FORM 8-K\n\nDate of Report: March 30, 2010 Dorado Corporation\n\n(Exact name of registrant as "
            "specified in its charter)",
            "Dorado Corporation"),
    ],
)  # fmt: skip
def test_a_text_without_a_ticker_is_by_whom_its_head_names(text: str, name: str) -> None:
    who = context(read_bytes(text.encode(), "release.txt").documents[0])
    assert who.filer.name.rstrip(".") == name.rstrip(".")


def test_the_subject_of_an_item_is_the_filer() -> None:
    text = (
        b"Item 1.01 Entry into a Material Agreement.\n\nOn May 5, 2010, Dorado Corp. entered into a lease with Elm LLC."
    )
    assert context(read_bytes(text, "item.txt").documents[0]).filer.name == "Dorado Corp."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Castor Data Selects Borealis for Cloud Work", ["Castor Data", "Borealis", "Cloud Work"]),
        ("the contract with Castor Oil for the Gulf Moon ended", ["Castor Oil", "Gulf Moon"]),
        ("paid by the Centers for Medicare & Medicaid Services", ["Centers for Medicare & Medicaid Services"]),
        ('sales to Bits "B" Us and Castor rose', ['Bits "B" Us', "Castor"]),
        ("we sold chips to SK bravo Inc. and First Castor", ["SK bravo Inc.", "First Castor"]),
        ("Castor Gas and Electric Company buys meters", ["Castor Gas and Electric Company"]),
        ("DETROIT - June 6, 2022 - Castor Corp. today sold arms to Borealis", ["Castor Corp.", "Borealis"]),
        ("the U.S. Army Radio-Electronics Command ordered", ["U.S. Army Radio-Electronics Command"]),
    ],
)
def test_a_name_ends_where_the_name_ends(text: str, names: list[str]) -> None:
    assert [text[m.start : m.end] for m in names_of_any_kind(text, WHO)] == names


def test_initials_after_or_stand_for_the_name() -> None:
    text = document("Our wafers come from Castor Silicon Making Company Limited, or CSMC, in Lyon.")
    assert context(text).party("CSMC").name == "Castor Silicon Making Company Limited"


def test_prose_without_a_speaker_is_by_the_company() -> None:
    who = context(
        read_bytes(b"The segment's sales went mostly to agencies of the government in 2003.", "p.txt").documents[0]
    )
    assert who.filer.name == "the Company"


def test_a_definition_names_only_the_other_side() -> None:
    text = document(
        'On May 3, 1990 the Company and the National Valve Association (the "NVA") entered into an agreement.'
    )
    assert context(text).party("NVA").name == "National Valve Association"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('between the Company and Borealis-Castor-Elm Inc. ("BCE"), BCE sells', ("Borealis-Castor-Elm Inc.", "BCE")),
        ('we supply Dorado Corp. ("Dorado"), which', ("Dorado Corp.", "Dorado")),
        ('sells to Oak, Elm and Co. ("Oak"), and', ("Oak, Elm and Co.", "Oak")),
        ('It is sold. ("BCE"), which', None),
    ],
)
def test_a_short_name_stands_for_a_name_that_ends_in_a_period(text: str, found: tuple[str, str] | None) -> None:
    assert definitions(text) == ([found] if found else [])


@pytest.mark.parametrize("parties", ["Acme and Borealis Power Corp.", "Acme, with Borealis Power Corp.,"])
def test_what_two_only_mean_to_study_is_no_sale(parties: str) -> None:
    assert pairs(f"{parties} signed a memorandum of understanding to study a joint venture.") == set()


def test_a_group_called_after_a_name_is_not_that_name() -> None:
    release = read_bytes(
        b"Acme Switch, Inc. (NASDAQ: ACME) makes switches. Sales to the regional Bell operating companies, taken "
        b"together, rose in 1998. Acme Switch sells modems to Larch Motors, Inc.",
        "release.txt",
    ).documents[0]
    assert {f.customer.name for f in customers(release)} == {"Larch Motors, Inc."}


def test_whom_the_costly_looks_cannot_help_is_left_out_and_no_one_else() -> None:
    report = document(
        "Our largest customer is Brightwell Stores, Inc. We sell valves to Dorne Marine Corp. and to Eastlake Power.",
        "In May the Company moved its accounts to Fairmont Bank, which shares a building with Gale Partners.",
        "Our products compete with those of Halden Controls and may be used beside those of Ivory Systems.",
    )
    _, everyone = candidates(report)
    asked: list[str] = []

    def choose(found: Sequence[Candidate]) -> list[Candidate]:
        asked.extend(c.party.name for c in found)
        return promising(found, rankers(MODEL)["pair"], LEAST)

    _, left = candidates(report, promising=choose)
    described = {c.party.name: [s.features for s in c.seen] for c in everyone}
    assert {c.party.name for c in left} < set(asked)
    assert {c.party.name for c in left} >= {name for _, name in pairs_told_of(report)}
    assert all(described[c.party.name] == [s.features for s in c.seen] for c in left)


def test_a_name_that_the_network_alone_holds_for_a_side_needs_wording_of_its_own() -> None:
    release = read_bytes(
        b"Borealis Valve Inc. today announced results.\n\nOur engines will power the new ships of Brightwell Stores, "
        b"which Dorne Marine Corp. supplies with steel.\n",
        "release.txt",
    ).documents[0]
    sides_told = {f.customer.name for f in customers(release)} | {f.supplier.name for f in customers(release)}
    assert {name for _, name in pairs_told_of(release)} == sides_told - {"Borealis Valve Inc"}


def pairs_told_of(report: Document) -> set[tuple[str, str]]:
    """(side, name) of whom the trees accept when everybody is described in full."""
    who, found = candidates(report)
    asked = [(c, where) for c in found for where in sides(c, who.filer)]
    rows = [together([s.features for s in c.seen], where) for c, where in asked]
    return {(where, c.party.name) for c, where, _ in accepted(asked, rankers(MODEL)["pair"].scores(rows))}


@pytest.mark.parametrize(
    ("body", "report", "asked"),
    [
        ("City of Fairmont", 0.0, ("sells",)),
        ("City of Fairmont", 1.0, ("buys", "sells")),
        ("Fairmont University Bancorp", 0.0, ("buys", "sells")),
    ],
)
def test_to_a_body_that_speaks_in_a_release_names_only_sell(body: str, report: float, asked: tuple[str, ...]) -> None:
    _, found = candidates(document("We buy our pumps from Borealis Paving, Inc. under a contract."))
    (candidate,) = (c for c in found if c.party.name.startswith("Borealis"))
    for seen in candidate.seen:
        seen.features["report"] = report
    assert sides(candidate, Party(body, filer=True)) == asked


def test_a_body_that_says_outright_that_somebody_buys_may_sell() -> None:
    _, found = candidates(document("Our largest customer is Borealis Paving, Inc."))
    (candidate,) = (c for c in found if c.party.name.startswith("Borealis"))
    assert sides(candidate, Party("City of Fairmont", filer=True)) == ("buys", "sells")


def test_the_network_is_heard_on_a_name_that_is_there_for_another_reason_too() -> None:
    made = "Our ointments are made under a supply agreement at plants approved by Borealis Packaging, Inc. for us."
    _, found = candidates(document(made))
    (seen,) = (s for c in found for s in c.seen if c.party.name.startswith("Borealis"))
    assert "against" in seen.features
    assert "p:sells" in seen.features


def test_a_health_plan_buys() -> None:
    assert ("Acme", "Borealis Health Plan") in pairs("We sold testing services to Borealis Health Plan for $2 million.")


def test_a_regulator_is_no_dealer() -> None:
    assert (
        pairs("Our plants are inspected by the Borealis Commission, and our ointments must be approved by it.") == set()
    )
