"""The day on which an agreement was signed is told from the days of other instruments and other days of its own."""

import pytest

from filinggraph.extract.agreements import agreements
from filinggraph.extract.agreements.grounds import Ground, grounds
from filinggraph.extract.agreements.opening import opening
from filinggraph.extract.agreements.own_dates import Subject, said_of, sentence_start
from filinggraph.extract.agreements.signers import beside_signature, completes, labelled
from filinggraph.extract.dates import find_dates
from filinggraph.model import Document

PARTIES = 'between Larch Valve Works, Inc., a Delaware corporation ("Seller"), and Dunmore Pumps LLC ("Buyer")'
BODY = "\n\nNOW, THEREFORE, the parties agree as follows:\n\n1. Supply. Seller shall supply valves to Buyer.\n\n"
CLAUSES = "2. Price. Buyer shall pay the price that the list of Seller shows on the day of each order.\n\n" * 12
SIGNERS = (
    "IN WITNESS WHEREOF, the parties have caused this Agreement to be executed.\n\n"
    "LARCH VALVE WORKS, INC.\tDUNMORE PUMPS LLC\nBy: /s/ Ann Field\tBy: /s/ Otto Reyes\n"
    "Name: Ann Field\tName: Otto Reyes\nTitle: President\tTitle: Manager\n{dates}\n"
)


def signed_by(text: str) -> dict[str, str]:
    """The value of each date of a text that has a ground, with the name of the strongest one."""
    found = find_dates(text)
    best: dict[str, Ground] = {}
    for (_, _, when), ground in zip(found, grounds(text, opening(text), found), strict=True):
        best[when.value] = max(ground, best.get(when.value, Ground.NONE))
    return {value: ground.name for value, ground in best.items() if ground}


@pytest.mark.parametrize(
    ("lead", "subject", "dated"),
    [
        ("This Supply Agreement is made and entered into as of ", Subject.THIS, True),
        ('This Agreement (the "Lease") dated as of ', Subject.THIS, True),
        ("SUPPLY AGREEMENT dated as of ", Subject.TITLE, True),
        ('This Amendment to the Supply Agreement ("Supply Agreement") entered into on ', Subject.THE, True),
        ("Reference is made to that certain Supply Agreement dated as of ", Subject.ANOTHER, True),
        ("This Amendment to the Lease dated May 1, 2004 between the parties is made this ", Subject.THIS, True),
        ("This AMENDMENT TO SUPPLY AGREEMENT, dated ", Subject.THIS, True),
        ("The first delivery takes place on ", Subject.NONE, False),
        ("This Agreement shall be effective as of ", Subject.THIS, False),
        ("LARCH INC. 8.250% Series A Preferred Stock AGENCY AGREEMENT ", Subject.TITLE, False),
    ],
)
def test_the_grammar_tells_of_which_instrument_a_date_is_said(lead: str, subject: Subject, dated: bool) -> None:
    said = said_of(lead)
    assert (said.subject, said.dated) == (subject, dated)


def test_an_end_an_earlier_agreement_and_a_definition_are_no_first_days() -> None:
    assert said_of("This Agreement expires on ").otherwise
    assert said_of("This Agreement, as amended and restated on ").otherwise
    assert said_of('"Master Agreement" means the agreement executed by the parties on ').defines
    assert not said_of("This Agreement is made on ").otherwise


def test_the_stop_of_an_abbreviation_ends_no_sentence() -> None:
    text = "It is so. This Amendment No. 2 by Larch Inc. is dated May 1, 2004"
    assert text[sentence_start(text, len(text)) :].lstrip().startswith("This Amendment")


def test_an_amendment_has_its_own_day_and_not_that_of_what_it_amends() -> None:
    text = (
        f"FIRST AMENDMENT\n\nThis First Amendment to the Supply Agreement dated April 1, 2017 {PARTIES} "
        f'(the "Agreement") is made this 22nd day of June, 2018.{BODY}' + SIGNERS.format(dates="")
    )
    assert signed_by(text) == {"2018-06-22": "OWN"}


def test_a_date_under_the_title_counts_and_the_date_of_a_recital_does_not() -> None:
    text = (
        "AMENDED AND RESTATED SUPPLY AGREEMENT\n\nFebruary 15, 2011\n\nLadies and Gentlemen:\n\n"
        "Larch Valve Works, Inc. sold valves pursuant to a Purchase Agreement "
        f"dated as of December 18, 2001, with Dunmore Pumps LLC.{BODY}"
    )
    assert signed_by(text) == {"2011-02-15": "HEADING"}


@pytest.mark.parametrize(
    ("dates", "last"),
    [
        ("Date: March 3, 2011\tDate: March 4, 2011", "2011-03-04"),
        ("Date: 3-29-2016 3-31-16", "2016-03-31"),
        ("10/19/2011 10/15/2011", "2011-10-19"),
    ],
)
def test_the_last_signer_completes_an_agreement_that_has_no_day_of_its_own(dates: str, last: str) -> None:
    text = f"SUPPLY AGREEMENT\n\nThis Supply Agreement is made {PARTIES}.{BODY}" + SIGNERS.format(dates=dates)
    assert signed_by(text) == {last: "SIGNATURES"}


def test_days_of_an_attachment_behind_the_signatures_are_not_the_signers() -> None:
    tail = "\nAPPENDIX A\n\nDate: November 1, 2016 Supersedes Appendix Dated: November 1, 2015\n"
    text = (
        f"SUPPLY AGREEMENT\n\nThis Supply Agreement is made {PARTIES}.{BODY}"
        + CLAUSES
        + SIGNERS.format(dates="Dated: December 14, 2015\tDated: December 14, 2015")
    )
    assert signed_by(text + tail) == {"2015-12-14": "SIGNATURES"}


def test_a_witness_clause_may_hold_the_day() -> None:
    text = (
        f"SUPPLY AGREEMENT\n\nWHEREAS, the parties made a Loan Agreement dated as of December 5, 1995;\n\n{PARTIES}"
        f"{BODY}IN WITNESS WHEREOF, the parties hereto have executed this Agreement as of this 4th day of April, 2003."
        "\n\nBy: /s/ Ann Field"
    )
    assert signed_by(text) == {"2003-04-04": "WITNESS"}


def test_numbers_of_pages_and_other_labelled_days_are_no_signing() -> None:
    text = "Commercial in Confidence Page 2 May 2004\n\nSUPPLY AGREEMENT\n\nEffective Date: June 1, 2004\n\n" + BODY
    assert signed_by(text) == {}
    at = text.index("June 1")
    assert not labelled(text, at, at + len("June 1, 2004"))


def test_a_day_in_a_sentence_near_signers_is_not_one_of_theirs() -> None:
    text = "By: /s/ Ann Field\nTitle: President\nTitle: Manager\n\nThe valves shall be delivered on May 1, 2004."
    ((start, end, _),) = find_dates(text)
    assert not beside_signature(text, start, end, -1)
    assert completes(text, []) == ""


def test_the_fact_has_the_day_of_the_amendment_with_its_words() -> None:
    text = (
        f"SECOND AMENDMENT TO SUPPLY AGREEMENT\n\nThis Second Amendment to the Supply Agreement dated April 1, 2017 "
        f"{PARTIES} is made and entered into as of June 22, 2018.{BODY}2. Term. This Agreement shall continue for three"
        " years.\n\n" + SIGNERS.format(dates="Date: June 23, 2018\tDate: June 24, 2018")
    )
    (fact,) = agreements(Document(id="own/amendment", path="own", name="amendment.txt", text=text))
    assert fact.signed is not None
    assert fact.signed.value == "2018-06-22"
    assert [d.evidence.quote for d in fact.details if d.field == "signed"] == ["June 22, 2018"]
