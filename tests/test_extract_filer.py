"""Who files a document, where no header and no "(Exact name of registrant)" says so."""

import pytest

from filinggraph.extract.names import context, names_of_any_kind
from filinggraph.model import Document
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
