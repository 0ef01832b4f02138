"""Contracts are read for their parties, dates, terms and ends, and each answer shows the words it rests on."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest

from filinggraph.exchange import as_line
from filinggraph.expiry import Rounding, end_of_term, next_expiry, of_contract
from filinggraph.extract import extract
from filinggraph.extract.agreements import agreements, choose, is_agreement, parts, terms
from filinggraph.extract.agreements.clauses import clauses
from filinggraph.extract.agreements.ends import end_of, options_of
from filinggraph.extract.agreements.fiscal import year_end
from filinggraph.extract.agreements.kinds import kind_of
from filinggraph.extract.agreements.mentions import Mention, mentions
from filinggraph.extract.agreements.on_signing import takes_effect_on_signing
from filinggraph.extract.agreements.opening import opening
from filinggraph.extract.agreements.parties import Candidate, candidates, possible
from filinggraph.extract.agreements.people import party
from filinggraph.extract.agreements.starts import Start, defined
from filinggraph.extract.agreements.wording import wording
from filinggraph.extract.durations import add
from filinggraph.model import Amount, ContractFact, Document, ExpiresHow, PartyKind, Precision, Renewal
from filinggraph.read import read_file
from filinggraph.settings import Settings

SAMPLES = Path(__file__).parent / "filings/agreements"


def document(name: str) -> Document:
    return read_file(str(SAMPLES / name), Settings()).documents[0]


def contract(name: str) -> ContractFact:
    (fact,) = agreements(document(name))
    return fact


def proof(fact: ContractFact, field: str) -> str:
    return next(" ".join(d.evidence.quote.split()) for d in fact.details if d.field == field)


def changed(name: str, *swaps: tuple[str, str]) -> Document:
    """A sample with some of its words exchanged, as a document of its own."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    return Document(id=f"own/{name}", path=name, name=name, text=text)


# --- parties ------------------------------------------------------------------------------------------------------


def test_parties_have_their_full_name_short_name_role_and_jurisdiction() -> None:
    seller, buyer = contract("supply.txt").parties
    assert (seller.name, seller.short_name, seller.role, seller.jurisdiction) == (
        "Halden Ridge Polymers, Inc.", "Supplier", "supplier", "Delaware",
    )  # fmt: skip
    assert (buyer.name, buyer.short_name, buyer.role, buyer.jurisdiction) == (
        "Marlow Pump Works GmbH", "Buyer", "buyer", "Germany",
    )  # fmt: skip


def test_roles_tell_who_supplies_and_who_buys() -> None:
    fact = contract("supply.txt")
    assert fact.supplier is not None
    assert fact.supplier.name == "Halden Ridge Polymers, Inc."
    assert fact.customer is not None
    assert fact.customer.name == "Marlow Pump Works GmbH"


def test_an_individual_is_a_person() -> None:
    kinds = {p.name: p.kind for p in contract("consulting.txt").parties}
    assert kinds == {"Oakmere Instruments, Inc.": PartyKind.COMPANY, "Theodore Lindqvist": PartyKind.PERSON}


def test_parties_of_a_joint_filing_are_those_who_sign() -> None:
    names = {p.name.upper() for p in contract("joint_filing.txt").parties}
    assert names == {"GARNET POINT CAPITAL, LP", "GARNET POINT GP, LLC"}


def test_a_blank_is_no_party() -> None:
    assert [p.name for p in contract("blank_form.txt").parties] == ["Pellgrave Tools, Inc."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("between Water Now, Inc., a Texas corporation", "Water Now, Inc."),
        ("between WPX 2005 LIMITED (the Company)", "WPX 2005 LIMITED"),
        ("between AVIATION DU NORD, G.I.E., a French", "AVIATION DU NORD, G.I.E."),
        ("between\n1. Harrow Data Corp., a Delaware", "Harrow Data Corp."),
        ("between Ridge Manager, LLC (the", "Ridge Manager, LLC"),
        ("between Shen Paints (Shanghai) Co Ltd (", "Shen Paints (Shanghai) Co Ltd"),
        ("between Alumni League - Northern Chapter (the", "Alumni League - Northern Chapter"),
        ("between Norde plc, an English company", "Norde plc"),
        ("between e-cinders, Inc., a Delaware", "e-cinders, Inc."),
        ("with Baker, Stone & Wood, Inc. (the", "Baker, Stone & Wood, Inc."),
        ("between GALE (PAINTS) LIMITED of 4 Quay Street, Cork", "GALE (PAINTS) LIMITED"),
        ("SIGNED for Acme Milling Company on 24 September 2019", "Acme Milling Company"),
        ("PELL LIFE RE LTD. By: Harbour Manager", "PELL LIFE RE LTD."),
    ],
)
def test_a_name_is_taken_whole(text: str, name: str) -> None:
    assert name in [text[m.start : m.end] for m in mentions(text, 0, len(text))]


def test_the_partners_of_a_name_are_no_names_of_their_own() -> None:
    text = "with Baker, Stone & Wood, Inc. (the"
    assert "Stone & Wood, Inc." not in [text[m.start : m.end] for m in mentions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("BC Sails Inc., dba Full Mast Company, an Ohio corporation", "Full Mast Company"),
        ("Arden Fund, which is registered under the Investment Company Act of 1940", "Investment Company"),
        ("Arden Finance Ltd., a registered Non-banking Company in India", "Non-banking Company"),
        ("Arden Bank, as trustee (as successor to Pell Trust Company)", "Pell Trust Company"),
    ],
)
def test_what_explains_a_party_is_none(words: str, name: str) -> None:
    text = f'This Agreement is made on May 3, 2001 by and between {words} ("Seller"), and Ridge Data Corp. ("Buyer").\n'
    possible_names = [c.name for c in candidates(text, opening(text)) if possible(c)]
    assert "Ridge Data Corp." in possible_names
    assert name not in possible_names


def test_all_who_sign_a_long_list_are_parties_though_no_preamble_names_them() -> None:
    names = [
        "Harbour Light Telecom Ltd.",
        "Pell Strait Cable, Inc.",
        "Norde Carrier B.V.",
        "Tidewater Networks Pte Ltd",
    ]
    signatures = "\n\n".join(f"For and on behalf of {name}\n\nBy:" for name in names)
    text = (
        "STRAIT CABLE MAINTENANCE AGREEMENT\n\nThis Agreement is made and entered into on May 3, 2001, between and "
        "among the parties listed in Schedule A.\n\nWHEREAS, the Parties desire to keep a cable in repair; NOW, "
        "THEREFORE, the parties hereto agree as follows:\n\n1. Costs. The costs are shared as Schedule B says.\n\n"
        f"IN WITNESS WHEREOF, the parties hereto have signed.\n\n{signatures}\n"
    )
    (fact,) = agreements(Document(id="own/list", path="l.txt", name="l.txt", text=text))
    assert [p.name for p in fact.parties] == names


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (', a Delaware corporation ("Maker")', "Delaware"),
        (' ("Maker"), a newly formed Nevada corporation', "Nevada"),
        (", a corporation of the State of Ohio having offices at Dayton", "Ohio"),
        (", a company organized under the laws of the People's Republic of China", "People's Republic of China"),
        (", a Swiss company", "Swiss"),
        (", a limited liability company", ""),
        (", a Public company", ""),
    ],
)
def test_where_a_party_is_organised_is_a_state_or_a_country(after: str, place: str) -> None:
    name = "Halden Ridge Polymers, Inc."
    candidate = Candidate(name, "halden ridge polymers inc", [("preamble", Mention(0, len(name)))])
    assert party(name + after + ", and others.", candidate).jurisdiction == place


# --- kind, title, relation ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("SUPPLY AGREEMENT", "supply"),
        ("Exclusive Distributor Agreement", "distribution"),
        ("MASTER FRANCHISE AGREEMENT", "franchise"),
        ("JOINT VENTURE AGREEMENT", "joint development"),
        ("SOFTWARE LICENSE AGREEMENT", "license"),
        ("OFFICE LEASE", "lease"),
        ("EMPLOYMENT AGREEMENT", "employment"),
        ("CREDIT AGREEMENT", "credit"),
        ("MASTER SERVICES AGREEMENT", "service"),
        ("Letter of Intent", "other"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_an_amendment_without_its_base_refers_to_it() -> None:
    fact = contract("amendment.txt")
    assert fact.relation == "amends"
    assert fact.relates_to == "Hosting Agreement dated as of October 15, 2009"
    assert fact.signed is not None
    assert fact.signed.value == "2012-10-15"
    assert fact.expires is not None
    assert fact.expires.value == "2015-10-14"
    assert fact.expires_how is ExpiresHow.STATED


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("AMENDED AND RESTATED HOSTING AGREEMENT", "restates"),
        ("ASSIGNMENT AND ASSUMPTION AGREEMENT", "assigns"),
        ("TERMINATION AGREEMENT", "terminates"),
        ("HOSTING AGREEMENT", ""),
    ],
)
def test_changes_of_an_earlier_agreement_are_told_apart(title: str, relation: str) -> None:
    (fact,) = agreements(
        changed(
            "amendment.txt", ("FIRST AMENDMENT TO HOSTING AGREEMENT", title), ("This First Amendment", "This agreement")
        )
    )
    assert fact.relation == relation


# --- dates and ends -----------------------------------------------------------------------------------------------


def test_a_computed_end_lists_its_inputs_with_their_words() -> None:
    fact = contract("supply.txt")
    assert fact.signed is not None
    assert fact.signed.value == "2011-01-31"
    assert fact.effective is not None
    assert fact.effective.value == "2011-01-31"
    assert (fact.term, fact.expires_how) == ("P13M", ExpiresHow.COMPUTED)
    assert fact.expires is not None
    assert fact.expires.value == "2012-02-29"
    assert fact.expires.inferred
    start, term, end = fact.derivation
    assert start.evidence is not None
    assert term.evidence is not None
    assert (start.value, " ".join(start.evidence.quote.split())) == ("2011-01-31", "the 31st day of January, 2011")
    assert (term.value, " ".join(term.evidence.quote.split())) == ("P13M", "thirteen (13) months")
    assert end.value == "2012-02-29"


def test_words_are_told_by_side_and_nearness_and_numbers_are_alike() -> None:
    text = "shall continue in effect for a period of 24 months from the Effective Date"
    start = text.index("24")
    traits = wording(text, start, start + len("24 months"), "duration", "P24M")
    assert {"b0of", "b1shall", "bperiod of", "a0from", "afrom the", "v:P24M", "dur:a0from"} <= traits
    assert not {"a0of", "b0shall"} & traits
    assert "b00" in wording("2 of 24 months", 5, 14, "duration", "P24M")


@pytest.mark.parametrize(
    ("says", "day"),
    [
        ('"Commencement Date" means 16 October 2005.', datetime.date(2005, 10, 16)),
        ("The commencement date of this contract will be October 16, 2005.", datetime.date(2005, 10, 16)),
        ('Deliveries begin on October 16, 2005 (the "Commencement Date").', datetime.date(2005, 10, 16)),
        ('"Commencement Date" means the day on which the first pump is delivered.', None),
        ('"Commencement Date" means 16 October 2005. "Commencement Date" means 17 October 2005.', None),
    ],
)
def test_a_term_counts_from_the_day_that_the_contract_gives_to_its_named_start(
    says: str, day: datetime.date | None
) -> None:
    clause = "It shall run for five years from the Commencement Date."
    text = f"{says}\n{clause}"
    start = text.index("five years")
    found = defined(text, (len(says) + 1, len(text)), start, start + len("five years"))
    assert (found.day if found else None) == day
    if found:
        assert "2005" in text[found.start : found.end]


def test_renewal_and_notice_are_read() -> None:
    fact = contract("supply.txt")
    assert (fact.renewal, fact.renewal_term, fact.renewal_limit) == (Renewal.AUTO, "P1Y", 2)
    assert (fact.notice_period, fact.termination_notice) == ("P60D", "P90D")


def test_the_next_end_rolls_through_renewals_and_names_the_last_day_for_notice() -> None:
    fact = contract("supply.txt")
    first = of_contract(fact, datetime.date(2012, 1, 1))
    assert first is not None
    assert (first.expires, first.renewals, first.notice_by) == (
        datetime.date(2012, 2, 29), 0, datetime.date(2011, 12, 31),
    )  # fmt: skip
    second = of_contract(fact, datetime.date(2012, 6, 1))
    assert second is not None
    assert (second.expires, second.renewals) == (datetime.date(2013, 2, 28), 1)
    last = of_contract(fact, datetime.date(2020, 1, 1))
    assert last is not None
    assert (last.expires, last.renewals, last.ended) == (datetime.date(2014, 2, 28), 2, True)


def test_a_contract_until_terminated_has_no_end_day() -> None:
    fact = contract("consulting.txt")
    assert fact.expires is not None
    assert fact.expires.precision is Precision.PERPETUAL
    assert fact.expires_how in (ExpiresHow.PERPETUAL, ExpiresHow.EVERGREEN)
    assert of_contract(fact, datetime.date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("This Agreement shall take effect on the date first above written.", True),
        ("The term of this Agreement commences on the date hereof.", True),
        ("This Agreement will come into force upon signature by both parties.", True),
        ("This Agreement is effective as of July 5, 2011, upon the signature of both parties.", False),
        ("This Agreement takes effect on the first delivery of the Goods.", False),
        ("The Plan takes effect on the date hereof.", False),
    ],
)
def test_an_agreement_may_take_effect_when_it_is_signed(words: str, found: bool) -> None:
    assert (takes_effect_on_signing(f"3. Start. {words}") is not None) is found


def test_what_waits_for_an_event_gets_no_date() -> None:
    fact = contract("license_event.txt")
    assert fact.effective is None or fact.effective.value in ("", "2014-06-09")
    assert fact.expires is None
    assert fact.expires_how is ExpiresHow.UNKNOWN
    event = next(step for step in fact.derivation if step.label == "start (event)")
    assert "first commercial sale" in event.value


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("shall remain in effect until the end of the current calendar year", ["2011-12-31"]),
        ("shall continue for three (3) years following the Launch Date", [None]),
        ("shall continue for the longer of two (2) years or the duration of the Lease", [None]),
        ("shall continue until the expiration of the Supply Agreement", ["perpetual"]),
        ("shall terminate upon payment of the Note", ["perpetual"]),
        ("shall continue in effect for so long as the Lease lasts", ["perpetual"]),
        ("shall end on the expiration date of the Lease", ["perpetual"]),
        ("shall end at the end of Year 3", ["2014-01-31"]),
        ("shall end at the end of Contract Year two", ["2013-01-31"]),
        ("shall remain in effect until the day before the second anniversary of its date", ["2013-01-30"]),
        ("shall run one year from the first day of the month following its date", ["2012-02-01"]),
        ("shall end at the end of the third fiscal year", [None]),
        ("is severable where a term is held to be indefinite, invalid or illegal", []),
    ],
)
def test_ends_that_print_no_day(words: str, ends: list[str | None]) -> None:
    signed = Start(datetime.date(2011, 1, 31), 0, 1, "signing")
    text = f"3. Term. This Agreement {words}."
    found = [end_of(text, c, None, signed) for c in terms.candidates(text)]
    assert [end and end.value for end in found] == ends


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("until the end of the third fiscal year", "2013-06-30"),
        ("until the end of the third full fiscal year", "2014-06-30"),
        ("until the end of the third fiscal year after its date", "2014-06-30"),
        ("until the last day of Buyer's then current fiscal year", "2011-06-30"),
        ("and shall expire at the end of fiscal 2013", "2013-06-30"),
        ("until the end of the third calendar year", "2013-12-31"),
    ],
)
def test_a_fiscal_year_ends_as_the_agreement_says(words: str, end: str) -> None:
    signed = Start(datetime.date(2011, 1, 31), 0, 1, "signing")
    year = '"Fiscal Year" means the fiscal year of Buyer, which ends on June 30.'
    text = f"3. Term. This Agreement shall remain in effect {words}. {year}"
    found = [end_of(text, c, None, signed) for c in terms.candidates(text) if c.end < text.index(year)]
    assert [e.value for e in found if e] == [end]


def test_two_fiscal_years_are_told_apart_by_nobody() -> None:
    assert year_end("its fiscal year ends on June 30") == (6, 30)
    assert year_end("a fiscal year ending on the last day of February") == (2, 29)
    assert year_end("Buyer's fiscal year ends on June 30, and the fiscal year of Seller ends on March 31") is None


def test_a_date_on_or_before_the_signing_is_no_end() -> None:
    signed = Start(datetime.date(2011, 1, 31), 0, 1, "signing")
    text = "3. Term. This Agreement is made on January 31, 2011 and expires on June 30, 2012."
    found = options_of(text, [(0.5, c) for c in terms.candidates(text)], None, signed)
    assert [o.end.value for o in found if o.end] == ["2012-06-30"]


@pytest.mark.parametrize(
    ("words", "admitted"),
    [
        (
            "shall renew automatically for one year unless either party gives notice sixty (60) days before its end",
            True,
        ),
        ("may be renewed if Buyer gives notice of its election to renew sixty (60) days before its end", False),
    ],
)
def test_notice_of_the_wish_to_renew_is_not_notice_against_it(words: str, admitted: bool) -> None:
    found = choose.admitted("notice_period", terms.candidates(f"3. Term. This Agreement {words} and expires then."))
    assert ("P60D" in [c.value for c in found]) is admitted


def test_redacted_dates_and_terms_are_redacted() -> None:
    fact = contract("redacted.txt")
    assert fact.signed is None or fact.signed.value == "redacted"
    assert fact.effective is None or fact.effective.value == "redacted"
    assert (fact.expires, fact.expires_how) == (None, ExpiresHow.REDACTED)
    assert (fact.term, fact.renewal_term, fact.notice_period) == ("", "", "")
    line = as_line(fact, {})
    assert not {"signed", "effective", "expires"} & line.keys()
    assert line["expires_how"] == "redacted"


def test_blanks_are_unknown() -> None:
    fact = contract("blank_form.txt")
    assert fact.signed is None or fact.signed.value == ""
    assert (fact.expires, fact.expires_how, fact.term) == (None, ExpiresHow.UNKNOWN, "")


def test_two_agreements_in_one_file_are_two_facts() -> None:
    first, second = agreements(document("two_exhibits.txt"))
    assert [p.name for p in first.parties] == ["Brindle Software, Inc.", "Kestwick Systems Corp."]
    assert [p.name for p in second.parties] == ["Brindle Software, Inc.", "Fenlow Savings Bank"]
    assert first.expires is not None
    assert first.expires.value == "2008-05-01"
    assert second.expires is not None
    assert second.expires.value == "2009-06-30"


def test_a_printed_end_prevails_over_a_length_that_comes_near_it() -> None:
    swap = (
        "shall continue for a period of two (2) years.",
        "shall continue for two (2) years and shall expire on April 30, 2008.",
    )
    first, _ = agreements(changed("two_exhibits.txt", swap))
    assert first.expires is not None
    assert first.expires.value == "2008-04-30"
    assert first.expires_how is ExpiresHow.STATED


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("until the third anniversary of the Effective Date", "2009-05-01"),
        ("until the last day of the month in which the second anniversary of the Effective Date occurs", "2008-05-31"),
        ("for a period of two (2) years, ending at the end of the calendar year", "2008-12-31"),
    ],
)
def test_anniversaries_and_ends_of_months_and_years_are_computed(words: str, end: str) -> None:
    first, _ = agreements(changed("two_exhibits.txt", ("for a period of two (2) years", words)))
    assert first.expires is not None
    assert first.expires.value == end


# --- calendar rules -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2011-01-31", "P1M", "2011-02-28"),
        ("2012-01-31", "P1M", "2012-02-29"),
        ("2012-02-29", "P1Y", "2013-02-28"),
        ("2012-02-29", "P4Y", "2016-02-29"),
        ("2011-02-28", "P1M", "2011-03-28"),
        ("2011-12-31", "P2M", "2012-02-29"),
        ("2011-03-01", "P6W", "2011-04-12"),
    ],
)
def test_a_term_ends_on_its_anniversary_or_the_last_day_of_the_month(start: str, term: str, end: str) -> None:
    assert end_of_term(datetime.date.fromisoformat(start), term).isoformat() == end


def test_a_term_may_run_to_the_day_before_the_end_of_the_month_or_of_the_year() -> None:
    start = datetime.date(2012, 2, 29)
    assert end_of_term(start, "P1Y", Rounding.DAY_BEFORE) == datetime.date(2013, 2, 27)
    assert end_of_term(start, "P1Y", Rounding.MONTH_END) == datetime.date(2013, 2, 28)
    assert end_of_term(start, "P1Y", Rounding.YEAR_END) == datetime.date(2013, 12, 31)
    assert end_of_term(start, "P1Y", Rounding.FISCAL_YEAR_END, closes=(2, 29)) == datetime.date(2013, 2, 28)
    assert end_of_term(start, "P1Y", Rounding.FISCAL_YEAR_END, closes=(1, 31)) == datetime.date(2014, 1, 31)


def test_renewals_count_from_the_first_end_so_that_days_do_not_drift() -> None:
    end = datetime.date(2012, 1, 31)
    rolled = next_expiry(end, datetime.date(2012, 3, 15), renewal=Renewal.AUTO, renewal_term="P1M")
    assert (rolled.expires, rolled.renewals) == (datetime.date(2012, 3, 31), 2)


def test_an_option_does_not_roll_by_itself() -> None:
    end = datetime.date(2012, 1, 31)
    found = next_expiry(end, datetime.date(2013, 1, 1), renewal=Renewal.OPTION, renewal_term="P1Y")
    assert (found.expires, found.ended) == (end, True)


def test_a_date_beyond_the_calendar_is_an_error() -> None:
    with pytest.raises(OverflowError, match="P9000Y"):
        add(datetime.date(2012, 1, 31), "P9000Y")


# --- clauses ------------------------------------------------------------------------------------------------------


def test_commercial_terms_have_their_sentences() -> None:
    fact = contract("supply.txt")
    assert (fact.governing_law, fact.exclusive, fact.assignment_consent, fact.change_of_control) == (
        "Ohio", True, True, True,
    )  # fmt: skip
    assert fact.value == Amount(Decimal(1_250_000), "USD")
    assert "40,000 seals" in fact.minimum_commitment
    assert "molded seals" in fact.subject
    assert "without the prior written consent" in proof(fact, "assignment_consent")
    assert proof(fact, "change_of_control").startswith("Upon a change of control")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Licensee may assign this Agreement without the prior consent of Licensor.", "assignment_consent", False),
        ("This Agreement may not be assigned by either party.", "assignment_consent", True),
        ("Owner grants to Dealer a non-exclusive right to sell the goods.", "exclusive", False),
        ("This Agreement shall be governed by the Laws of England (its common law).", "governing_law", "England"),
        (
            "THIS AGREEMENT SHALL BE GOVERNED IN ALL RESPECTS, INCLUDING ITS EFFECT, BY THE LAWS OF THE STATE OF "
            "NEW YORK.",
            "governing_law",
            "New York",
        ),
        (
            "The laws of the State of Ohio (without its rules of conflict) govern this Agreement.",
            "governing_law",
            "Ohio",
        ),
        ("This Agreement shall be construed in accordance with Swiss law.", "governing_law", "Swiss"),
        ("Either party may terminate this Agreement for convenience on 30 days' notice.", "termination_notice", "P30D"),
        (
            "Buyer may terminate this Agreement for its convenience at any time without notice.",
            "termination_notice",
            "P0D",
        ),
    ],
)
def test_a_clause_says_which_way_it_goes(text: str, field: str, value: object) -> None:
    assert [c.value for c in clauses(text) if c.field == field] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Buyer is under no minimum purchase obligation of any kind under this Agreement.",
        "CHANGE OF CONTROL",
        "The Products are subject to export controls under the laws of the United States under this Agreement.",
        "This Agreement shall be governed by the laws of [***].",
        "Holder may buy the Shares at a purchase price of $0.50 per share.",
        "Either party may terminate this Agreement at any time upon notice if the other party is wound up.",
    ],
)
def test_what_is_denied_or_only_a_heading_is_no_clause(text: str) -> None:
    assert [c.field for c in clauses(text)] == []


def test_each_ranked_field_has_a_confidence_of_its_own() -> None:
    line = as_line(contract("supply.txt"), {})
    assert len(line["confidences"]["parties"]) == len(line["parties"]) == 2
    assert {"signed", "effective", "expires", "renewal_term", "notice_period"} <= line["confidences"].keys()


def test_a_heading_printed_on_several_pages_begins_no_new_agreement() -> None:
    page = (
        "This Agreement is made between Acme, Inc. and Ridge Data Corp.\n\n"
        + "1. Terms of trade. " * 20
        + "\n\nBy: /s/\n"
    )
    again = f"Exhibit 10.1\n\n{page}\nEXHIBIT 10.1\n\n{page}"
    assert parts(again) == [(0, len(again))]
    other = f"Exhibit 10.1\n\n{page}\nEXHIBIT 10.2\n\n{page}"
    assert len(parts(other)) == 2


# --- documents ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_each_agreement_is_principal_and_proves_what_it_says(path: Path) -> None:
    read = read_file(str(path), Settings()).documents[0]
    facts = extract(read)
    assert facts
    for fact in facts:
        assert isinstance(fact, ContractFact)
        assert fact.principal
        assert 0 < fact.confidence < 1
        for evidence in (*fact.evidence, *(d.evidence for d in fact.details)):
            assert read.text[evidence.start : evidence.end] == evidence.quote


def test_the_samples_are_there() -> None:
    assert len(list(SAMPLES.glob("*.txt"))) >= 8


@pytest.mark.parametrize(
    "text",
    [
        "Brindle Software Announces Supply Agreement With Kestwick\n\nPORTLAND, Ore. -- Brindle Software, Inc. today "
        "announced a supply agreement with Kestwick Systems Corp. The parties agree to work together for three years, "
        "and each will market the other's goods.",
        "We depend on our supply agreement with Kestwick Systems Corp., which expires on June 30, 2009. If it is not "
        "renewed, our revenue may decline. The agreement shall be governed by the laws of Utah and may be ended on "
        "90 days notice by either party.",
    ],
)
def test_prose_about_an_agreement_is_no_agreement(text: str) -> None:
    assert not is_agreement(Document(id="own/prose", path="prose.txt", name="prose.txt", text=text))


def test_a_short_agreement_without_boilerplate_is_one() -> None:
    text = (
        "JOINT VENTURE AGREEMENT\n\nThis Joint Venture Agreement is made on 12 April 2004 by and among Castor Mining "
        "Limited, a company incorporated in Bermuda; and Mr. Paul Elm, an individual residing in Lyon (together, the "
        '"Parties" and each a "Party").\n\nArticle 8. Duration. The Joint Venture shall continue until the fifteenth '
        "anniversary of the date hereof, unless earlier dissolved."
    )
    (fact,) = extract(Document(id="own/jv", path="jv.txt", name="jv.txt", text=text))
    assert isinstance(fact, ContractFact)
    assert [(p.name, p.kind, p.short_name) for p in fact.parties] == [
        ("Castor Mining Limited", PartyKind.COMPANY, ""), ("Mr. Paul Elm", PartyKind.PERSON, "")
    ]  # fmt: skip
    assert fact.signed is not None
    assert fact.signed.value == "2004-04-12"
    assert fact.expires is not None
    assert fact.expires.value == "2019-04-12"


def test_an_option_to_renew_for_a_term_is_no_automatic_renewal() -> None:
    text = (
        "FRANCHISE AGREEMENT\n\nTHIS AGREEMENT is made on May 3, 2004 between CASTOR FRANCHISING, INC. "
        '("Franchisor") and ELM LLC ("Franchisee").\n\n1. The term shall be twenty (20) years from the date hereof. '
        "Franchisee shall have the option to renew for one additional term of ten (10) years."
    )
    (fact,) = extract(Document(id="own/fr", path="fr.txt", name="fr.txt", text=text))
    assert isinstance(fact, ContractFact)
    assert (fact.renewal, fact.renewal_term, fact.renewal_limit) == (Renewal.OPTION, "P10Y", 1)


def test_an_agreement_of_four_hundred_pages_is_read_once_through() -> None:
    clause = "Section {}. Records. Each party shall keep complete records of all matters under this Agreement.\n\n"
    filler = "".join(clause.format(n) * 12 for n in range(1, 1100))
    long = changed(
        "two_exhibits.txt",
        (
            "1. Term. This Agreement shall commence on the Effective Date and shall expire",
            filler + "Term. This Agreement shall expire",
        ),
    )
    assert len(long.text) > 1_200_000
    first, second = agreements(long)
    assert first.expires is not None
    assert first.expires.value == "2008-05-01"
    assert [p.name for p in second.parties] == ["Brindle Software, Inc.", "Fenlow Savings Bank"]


def test_the_same_text_gives_the_same_facts() -> None:
    assert list(agreements(document("supply.txt"))) == list(agreements(document("supply.txt")))


def test_an_agreement_without_names_or_dates_gives_nothing() -> None:
    text = re.sub(r"[^\n]", "_", (SAMPLES / "blank_form.txt").read_text(encoding="utf-8"))
    assert list(agreements(Document(id="own/blank", path="b.txt", name="b.txt", text=text))) == []
