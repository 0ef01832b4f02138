"""Who files a document, where no header and no "(Exact name of registrant)" says so."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.context import context, speaks_for
from filinggraph.extract.names import names_of_any_kind
from filinggraph.extract.own_companies import own_companies
from filinggraph.model import CustomerFact, Document, ShareFact
from filinggraph.read import read_bytes


def document(text: str, name: str = "report.txt") -> Document:
    return read_bytes(text.encode(), name).documents[0]


COVER = """                     SECURITIES AND EXCHANGE COMMISSION
                          WASHINGTON, D.C. 20549

                                FORM 10-K

              FOR THE FISCAL YEAR ENDED DECEMBER 31, 1996

                        LARCH RIVER RESOURCES, INC.
                        CHARLESTON, WEST VIRGINIA

ITEMS 1 AND 2.  BUSINESS AND PROPERTIES

     The Company mines coal. Sales to Elm Power Company were 31% of revenues.
"""


def test_the_name_alone_on_a_line_of_a_cover_is_the_filers() -> None:
    assert context(document(COVER)).filer.name == "LARCH RIVER RESOURCES, INC."


def test_a_conformed_name_in_running_text_is_the_filers() -> None:
    text = "CONFORMED SUBMISSION TYPE: 8-K\nCOMPANY CONFORMED NAME: LARCH DATA SERVICES INC\n\nITEM 5. OTHER EVENTS\n"
    assert context(document(text)).filer.name == "LARCH DATA SERVICES INC"


def test_what_a_firm_and_its_subsidiaries_are_called_together_is_the_firm() -> None:
    text = (
        'Elm & Larch Transport Co. (together with its subsidiaries, "E&L") hauls freight. '
        "Bay Stores, Inc. accounted for 18% of E&L's revenue. E&L was founded in 1971.\n"
    )
    who = context(document(text))
    assert who.party("E&L").name == "Elm & Larch Transport Co."


def test_the_heading_of_a_note_is_nobody() -> None:
    text = (
        "NOTE J - LEASES\n\nThe Company rents a yard.\n\nNOTE K - MAJOR CUSTOMERS\n\nThe Company's customers are few.\n"
    )
    assert context(document(text)).filer.name == "the Company"


def test_who_is_quoted_with_an_office_does_not_speak_for_a_firm_of_that_name() -> None:
    text = (
        "HARBOR COMMISSION PICKS LARCH FOR CRANE MAINTENANCE\n\n"
        "The Port of Elm Harbor Commission voted Tuesday to hand its cranes to Larch Marine Services, Inc.\n\n"
        '"They were the best," commission chairman Ruth Alder said before the vote.\n'
    )
    assert context(document(text, "release.txt")).filer.name != "Ruth Alder"


@pytest.mark.parametrize("word", ["Should", "Were", "Had"])
def test_a_condition_without_if_is_no_part_of_a_name(word: str) -> None:
    text = f"{word} Larch Motors, Inc. reduce its orders, our revenue would fall."
    who = context(document(f'Elm Tools, Inc. (the "Company") makes tools. {text}'))
    assert {m.party.name for m in names_of_any_kind(text, who)} >= {"Larch Motors, Inc."}


@pytest.mark.parametrize(
    "heading",
    [
        "Larch Data Q3 2017 Earnings Call -- Edited Transcript",
        "Larch Data Systems Inc. (LDSI)\nQ2 FY2019 Earnings Call, May 3, 2019 - edited transcript",
        "Larch Data Third Quarter 2017 Results Conference Call",
    ],
)
def test_the_title_of_a_call_names_who_speaks(heading: str) -> None:
    text = f"{heading}\n\nRuth Alder - Larch Data Systems Inc. - CFO\n\nGood morning. Elm Stores renewed with us.\n"
    assert context(document(text)).filer.name.startswith("Larch Data")


def test_a_brokers_note_is_about_the_firm_that_it_rates() -> None:
    text = (
        "Alder Securities Research -- Company Note\nLarch Networks Ltd (LNW) -- HOLD -- 3 May 2015\n\n"
        "Elm Mobile took 17% of revenue and will not renew with Larch Networks, Alder Securities said.\n"
    )
    assert context(document(text)).filer.name == "Larch Networks Ltd"


@pytest.mark.parametrize(
    "opening",
    [
        "To the Shareholders of Larch Power Corporation\n\nYour company sold more than ever.",
        "QUESTIONS AND ANSWERS\nDistributed to employees of Larch Power Corporation\n\nQ. What happened?",
        "EXHIBIT 99.1 - SCRIPT FOR ALL-HANDS VIDEO, LARCH POWER CORPORATION\n\nHi everyone. We lost Elm.",
        "Dear Fellow Shareholder,\n\nWhen I wrote to you, Larch Power Corporation had one customer. We have six now.",
        "To Our Shareholders:\n\nThe year tested us. Revenues of Larch Power Corporation came to $73 million.",
    ],
)
def test_a_letter_is_by_the_firm_whose_owners_or_staff_it_is_for(opening: str) -> None:
    assert context(document(f"{opening}\n\nElm Stores buys from us.\n")).filer.name.casefold().startswith("larch power")


def test_a_letter_that_tells_of_nobodys_results_is_nobodys() -> None:
    text = "To Our Shareholders:\n\nThe year tested us. Sales to Elm Stores fell, and Birch County had no work.\n"
    assert context(document(text)).filer.name == "the Company"


@pytest.mark.parametrize("name", ["Larch Unified School District No. 4", "Town of Larch", "Larch Logistics Agency"])
def test_a_notice_is_by_the_public_body_on_its_first_line(name: str) -> None:
    text = f"{name}\nBoard briefs, May 18, 2016\n\nThe Board awarded the milk contract to Elm Dairy, Inc.\n"
    assert context(document(text)).filer.name == name


def test_a_public_body_that_heads_what_a_firm_says_of_its_sales_is_its_customer() -> None:
    text = "Larch Logistics Agency\nContracts in force, 2016\n\nWe sell it tents. Our contract ends in 2018.\n"
    assert context(document(text)).filer.name == "the Company"


def test_what_a_board_or_a_committee_declares_is_its_companys() -> None:
    text = (
        "Larch Casualty Declares Dividend\n\nCOLUMBUS, Ohio, May 10, 2005 -- The Board of Directors of Larch Casualty "
        "Group (NYSE: LCG) declared a dividend. Larch renewed its treaties on January 1.\n"
    )
    assert context(document(text, "release.txt")).filer.name == "Larch Casualty Group"


def test_of_two_that_announce_together_the_listed_one_files() -> None:
    text = (
        "Elm Memorial Turns to Larch for Data Services\n\nATLANTA, Jan. 19, 1999 -- Elm Memorial Health System and "
        "Larch Care Systems, Inc. (NYSE: LCS) announced today that they have signed a ten-year agreement. Larch will "
        "run the data center. About 130 employees of Elm joined Larch. Elm has five hospitals.\n"
    )
    assert context(document(text, "release.txt")).filer.name == "Larch Care Systems, Inc."


def test_the_name_behind_the_clause_on_the_exact_name_is_the_registrants() -> None:
    text = (
        "Item 1.01\n\nLarch Plasma Corporation\nForm 8-K filed May 3, 2018\n\n(Exact name of registrant as specified "
        "in its charter: Larch Plasma Corporation. State: Ohio.)\n\nThe agreement with Elm, S.A. ended.\n"
    )
    assert context(document(text)).filer.name == "Larch Plasma Corporation"


def test_who_opens_a_passage_and_has_its_revenues_told_is_the_filer() -> None:
    text = (
        "Larch Vending Services has run the machines at the Elm Turnpike since 1985. The contract ends in 1996. "
        "Sales there amounted to 23% of Larch's revenues in fiscal 1995.\n"
    )
    assert context(document(text)).filer.name == "Larch Vending Services"


def test_of_whose_sales_a_share_is_told_files_unless_somebody_speaks_as_we() -> None:
    text = "Premiums from Elm Health represented 40% of Larch Group’s total consolidated revenues in 2023.\n"
    assert context(document(text)).filer.name == "Larch Group"
    assert context(document(f"{text}We sell to Larch Group.\n")).filer.name == "the Company"


def test_a_name_in_a_headline_does_not_end_with_and() -> None:
    text = (
        "ELM LAKE CITY AND LARCH UNIFORMS EXTEND PACT\n\nSALT LAKE CITY, UT, May 03, 2024 -- Elm soccer's two "
        "properties – Oak League's Elm Lake City and the Oak Women's League's Fir FC – are proud to announce a "
        "continuation of their partnership with Larch Uniforms. We like Elm Lake City.\n"
    )
    assert not context(document(text, "release.txt")).filer.name.endswith(" and")


def test_who_bears_the_ticker_files_though_another_name_begins_alike() -> None:
    """The parent in legal form has the first word of the name, and is somebody else."""
    text = (
        "CHICAGO, May 3, 2004 (PRNewswire) -- Brandel Federal Solutions (NYSE: BFS) announced results.\n\n"
        "Brandel also announced that Meridian Health selected Brandel to run its help desk.\n\n"
        "The company is a subsidiary of Brandel Group plc, which makes pumps.\n"
    )
    assert context(document(text)).filer.name == "Brandel Federal Solutions"


def test_a_name_that_the_header_has_in_capitals_is_the_filers_where_it_is_defined() -> None:
    text = (
        "FORM 10-K\nCORDWELL STAFFING SERVICES INC\n(Exact name of registrant as specified in its charter)\n\n"
        'Cordwell Staffing Services, Inc. ("Cordwell") and Meridian Health Corp. signed an agreement.\n'
    )
    who = context(document(text))
    assert who.party("Cordwell").filer
    assert who.party("Cordwell Staffing Services, Inc.").filer
    assert not who.party("Meridian Health Corp.").filer


@pytest.mark.parametrize(
    ("sentence", "name", "own"),
    [
        ("Kessel Gathering LLC, a wholly owned subsidiary of the Company, signed.", "Kessel Gathering LLC", True),
        ("Kessel Gathering LLC, an indirect, wholly-owned subsidiary of ours, signed.", "Kessel Gathering LLC", True),
        ("Our wholly owned subsidiary, Kessel Gathering LLC, signed.", "Kessel Gathering LLC", True),
        ("Kessel Gathering LLC, a subsidiary of Acme Controls, signed.", "Kessel Gathering LLC", True),
        ("Kessel Gathering LLC, a wholly owned subsidiary of Borealis Corp., signed.", "Kessel Gathering LLC", False),
        ("Kessel Gathering LLC, formerly a subsidiary of the Company, signed.", "Kessel Gathering LLC", False),
        ("Borealis Corp. sold Kessel LLC, a subsidiary of the Company, a plant.", "Borealis Corp.", False),
        ("The Company, through its Kessel Alarms unit, guards banks.", "Kessel Alarms", True),
        ("Borealis, through its Kessel Alarms unit, buys from us.", "Kessel Alarms", False),
        ("We operate through our distributor Kessel Alarms.", "Kessel Alarms", False),
        ("Kessel Alarms is one of our businesses.", "Kessel Alarms", True),
        ("Kessel Alarms is one of our largest customers.", "Kessel Alarms", False),
        ("Kessel Alarms, our security division, grew.", "Kessel Alarms", True),
        ("Kessel Alarms, our segment customer, grew.", "Kessel Alarms", False),
        ("Our Kessel Alarms segment grew.", "Kessel Alarms", True),
        ("Our former subsidiary Kessel Alarms buys from us.", "Kessel Alarms", False),
        ("We guard banks through Kessel Alarms, which we acquired in 2001.", "Kessel Alarms", True),
        ("Our Ford division is in Dearborn. Sales to Ford grew.", "Ford", False),
        ("Our Medicare segment grew.", "Medicare", False),
        ("In our largest segment, Kessel Alarms accounted for 30% of sales.", "Kessel Alarms", False),
        ("In our foreign subsidiary, Kessel Alarms, Larch and others bought more.", "Kessel Alarms", False),
        ("Excluding sales to Kessel Alarms, our retail segment, which grew, fell.", "Kessel Alarms", False),
        ("Kessel Alarms, our largest customer segment, grew.", "Kessel Alarms", False),
        ("Kessel Alarms is one of our largest businesses.", "Kessel Alarms", False),
        ("Kessel Alarms was our pipe division, which we sold in 2003.", "Kessel Alarms", False),
        ("We sold our Kessel Alarms subsidiary to Larch.", "Kessel Alarms", False),
        ("We supply Kessel Alarms, which we acquired as a customer in 2004.", "Kessel Alarms", False),
        ("Our contract with Kessel Alarms, which we acquired in 2004, ends.", "Kessel Alarms", False),
        ("We make valves for Larch, which we purchased steel from.", "Larch", False),
        ("Sales to Kessel Alarms, a division of the Company's largest customer, grew.", "Kessel Alarms", False),
    ],
)
def test_a_subsidiary_of_the_filer_is_its_own(sentence: str, name: str, own: bool) -> None:
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves.\n\n{sentence}"
    filer = context(document(text)).filer
    assert (name in own_companies(text, lambda told: speaks_for(told, filer))) is own


def test_the_filer_is_not_told_to_sell_to_a_unit_of_its_own() -> None:
    text = (
        "Filer: Acme Controls, Inc.\n\nWe make valves. The Company, through its Kessel Alarms unit, guards banks.\n\n"
        "Kessel Alarms accounted for 12% of our revenue in 2004. Sales to Kessel Alarms and to Larch Motors grew."
    )
    sides = {p.name for f in extract(document(text)) if isinstance(f, CustomerFact | ShareFact) for p in (f.customer,)}
    assert sides == {"Larch Motors"}


def test_a_row_of_names_before_a_unit_is_read_in_time() -> None:
    assert list(own_companies("Our " + "Delmar & Ford of " * 400 + "unit", lambda _: False)) == []
