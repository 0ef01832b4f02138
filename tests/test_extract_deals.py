"""Deals as releases and reports tell them in words of their own: with whom, since when, until when, what happened."""

import datetime

import pytest

from filinggraph.extract import extract
from filinggraph.extract.context import context
from filinggraph.extract.contracts import contracts
from filinggraph.extract.dateline import dateline
from filinggraph.extract.deals.told import times_told
from filinggraph.extract.events import events
from filinggraph.model import ContractFact, Document, EventFact, EventKind
from filinggraph.read import read_bytes


def document(text: str) -> Document:
    return read_bytes(text.encode(), path="told.txt").documents[0]


def agreed(text: str) -> dict[str, ContractFact]:
    """Contracts by the other side's name."""
    facts = [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]
    return {p.name: f for f in facts for p in f.parties if not p.filer}


def happened(text: str) -> dict[tuple[EventKind, str], EventFact]:
    """Events by kind and the other side's name."""
    facts = [f for f in extract(document(text), (events,)) if isinstance(f, EventFact)]
    return {
        (f.kind, p.name): f
        for f in facts
        for p in (*f.parties, f.supplier, f.customer)
        if p is not None and not p.filer
    }


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("HOUSTON, Sept. 12, 2023 (GLOBE NEWSWIRE) -- ", datetime.date(2023, 9, 12)),
        ("ATLANTA--(BUSINESS WIRE)--", None),
        ("LEEDS, England, 14 February 2023 - ", datetime.date(2023, 2, 14)),
        ("SAN JOSE, Calif. - ", None),
        ("QUINCY, Mass. (July 6, 2016) - ", datetime.date(2016, 7, 6)),
        ("LOS ANGELES, CA / ACCESSWIRE / May 3, 2020 / ", datetime.date(2020, 5, 3)),
        ("May 3, 2019 - ", datetime.date(2019, 5, 3)),
        ("DALLAS and OSAKA, Japan, March 28, 2003 -- ", datetime.date(2003, 3, 28)),
        ("Cambridge, Mass. & TORONTO – April 9, 2019 – ", datetime.date(2019, 4, 9)),
        ("Chennai/Stockholm, 12 March 2024: ", datetime.date(2024, 3, 12)),
        ("Montréal, Québec, October 5, 2021 – ", datetime.date(2021, 10, 5)),
        ("Charleston, W. Va. (November 13, 2014) ", datetime.date(2014, 11, 13)),
        ("St. Louis, November 8, 2004 - ", datetime.date(2004, 11, 8)),
        ("TAMPA, FL -- (Marketwire) -- 09/21/2011 -- ", datetime.date(2011, 9, 21)),
        ("RENO, NV - (Marketwire - August 19, 2009) - ", datetime.date(2009, 8, 19)),
    ],
)
def test_a_dateline_is_read_in_every_order_of_its_parts(line: str, day: datetime.date | None) -> None:
    found = dateline(f"{line}Larch Motors said today that it won a contract.")
    assert found is not None
    assert (found.end, found.date) == (len(line), day)


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2010, Larch Motors, Inc. entered into an agreement.",
        "Larch Motors, Inc. – 15% of sales",
        "As of December 31, 2010, there were two contracts.",
        "Coach - In 2006, we began creating fragrances.",
        "June 30, 2005 contract with Larch",
        "Alder and Larch, on May 3, 2010, signed",
        "In Dallas and Austin, May 3, 2010, was",
        "Landlord and Tenant, March 1, 2005, Lease of the mill",
        "Alder and Larch May 3, 2010 Supply Agreement expires soon.",
    ],
)
def test_dates_names_and_dashes_of_prose_are_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It runs out on January 31st.", ["2010-01-31"]),
        ("It starts the first of October.", ["2009-10-01"]),
        ("It runs until the last day of June.", ["2010-06-30"]),
        ("It begins on New Year's Day.", ["2010-01-01"]),
        ("The contract goes until year-end.", ["2009-12-31"]),
        ("It has a term of four years and six months.", ["P54M"]),
        ("The sponsorship is for ten seasons.", ["P10Y"]),
        ("It has a base year and a one-year option.", ["P1Y", "P1Y"]),
        ("The year-end bonuses were paid.", []),
        ("It expires at fiscal year-end.", []),
        ("It was signed with Four Seasons Hotels Inc. last fall.", []),
        ("First October Bancorp made the first May shipment.", []),
        ("A ten-year and a six-month contract were signed.", ["P10Y", "P6M"]),
    ],
)
def test_days_and_lengths_are_read_in_many_words(sentence: str, values: list[str]) -> None:
    told = times_told(sentence, datetime.date(2009, 9, 3))
    assert [t.when.value if t.when else t.duration for t in told] == values


def test_a_day_without_a_year_is_resolved_by_what_the_head_is_dated() -> None:
    text = (
        "Larch Motors, Inc. - Remarks to analysts, September 3, 2009\n\n"
        "Our supply agreement with Alder Foods, Inc. expires on January 31st.\n"
    )
    contract = agreed(text)["Alder Foods, Inc."]
    assert contract.expires is not None
    assert (contract.expires.value, contract.expires.inferred) == ("2010-01-31", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is for five years and took effect on August 1, 2000.",
        "The subscription begins August 1, 2000 and runs for five years.",
        "The new term is five years, and it began August 1, 2000.",
    ],
)
def test_a_sentence_that_names_no_agreement_goes_on_about_the_one_before(sentence: str) -> None:
    text = "Larch Motors, Inc. signed a supply agreement with Alder Foods, Inc. on June 3, 2000. " + sentence + "\n"
    assert agreed(text)["Alder Foods, Inc."].term == "P5Y"


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("was replaced by an eight-year supply contract with Alder Foods, Inc. in March 2004", "P8Y"),
        ("has extended its long-standing dialyzer purchase agreement with Alder Foods, Inc. by three years", "P3Y"),
        ("signed a supply agreement with Alder Foods, Inc. for the three years ending June 30, 2007", "P3Y"),
    ],
)
def test_what_is_made_longer_and_what_a_new_agreement_lasts_is_a_term(words: str, term: str) -> None:
    text = f"The supply agreement of Larch Motors, Inc. {words}." if words.startswith("was") else ""
    assert agreed(text or f"Larch Motors, Inc. {words}.")["Alder Foods, Inc."].term == term


def test_an_award_does_not_take_the_day_on_which_its_contract_begins() -> None:
    text = (
        "HARTFORD, Conn., May 3, 2024 -- Kestrel Facility Services, Inc. (NASDAQ: KFSI) said today that it has won a "
        "four-year contract, which begins June 1, 2024, to clean the stations of the Bridgeport Transit Authority."
    )
    award = happened(text)[EventKind.AWARD, "Bridgeport Transit Authority"]
    assert award.date is None
    assert award.announced is not None
    assert award.announced.value == "2024-05-03"
    contract = agreed(text)["Bridgeport Transit Authority"]
    assert contract.effective is not None
    assert contract.effective.value == "2024-06-01"


def test_clauses_of_one_sentence_deal_with_their_own_sides() -> None:
    text = (
        "During the quarter, the Georgia Lottery Corporation exercised its option to extend our instant ticket "
        "contract by one year, to August 2026, and the Kentucky Lottery Corporation awarded us a seven-year contract "
        "for a new central system beginning July 2025."
    )
    found = agreed(text)
    georgia, kentucky = (found[f"{state} Lottery Corporation"] for state in ("Georgia", "Kentucky"))
    assert georgia.expires is not None
    assert georgia.expires.value == "2026-08"
    assert kentucky.term == "P7Y"
    assert kentucky.effective is not None
    assert kentucky.effective.value == "2025-07"
    told = set(happened(text))
    assert (EventKind.RENEWAL, "Georgia Lottery Corporation") in told
    assert (EventKind.AWARD, "Kentucky Lottery Corporation") in told
    assert (EventKind.AWARD, "Georgia Lottery Corporation") not in told


def test_an_agreement_that_follows_another_is_one_of_its_own() -> None:
    text = (
        "The Company's master agreement with Alder Health Inc. was extended through September 30, 2005, and on "
        "September 22, 2005 the parties signed a new three-year agreement that took effect October 1, 2005."
    )
    facts = [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]
    assert {f.expires.value for f in facts if f.expires} == {"2005-09-30", "2008-09-30"}


def test_the_name_that_opens_a_paragraph_is_whom_it_speaks_of() -> None:
    text = (
        "Coal Supply Agreements\n\nTennessee Valley Authority. We supply the plant under two agreements. The first, "
        "dated January 5, 2004, calls for 1.8 million tons a year and expires on December 31, 2009. The second "
        "commenced on July 1, 2007 and has a seven-year term.\n"
    )
    facts = [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]
    assert all("Tennessee Valley Authority" in {p.name for p in f.parties} for f in facts)
    assert {f.expires.value for f in facts if f.expires} == {"2009-12-31", "2014-06-30"}


def test_the_authority_is_the_one_that_the_text_names() -> None:
    text = (
        "The Piedmont Tollway Authority runs two roads. In December 2007 the Authority awarded us a contract for its "
        "back office, which expires on October 31, 2016."
    )
    assert set(agreed(text)) == {"Piedmont Tollway Authority"}
    assert context(document(text)).aliases["authority"].name == "Piedmont Tollway Authority"


@pytest.mark.parametrize(
    "sentence",
    [
        "Absent such notice, the agreement with Larch Motors, Inc. would have remained in force until June 30, 2010.",
        "In May 2011 we submitted a proposal to Larch Motors, Inc. for a contract ending June 30, 2010.",
    ],
)
def test_what_would_have_been_or_is_proposed_is_no_end(sentence: str) -> None:
    assert all(f.expires is None for f in agreed(sentence).values())


@pytest.mark.parametrize(
    "words",
    [
        "may be extended by Larch for two more years",
        "gives Larch two options to extend for three years each",
        "carries two one-year renewal options",
        "is renewable for two further terms of three years each",
    ],
)
def test_what_may_be_added_is_no_term(words: str) -> None:
    text = f"The Company's contract with Larch Motors, Inc. expires on June 30, 2010 and {words}."
    assert agreed(text)["Larch Motors, Inc."].term == ""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Larch Motors, Inc. has committed to buy all of its trays from the Company until February 2016.", "Award"),
        ("The board of Larch Motors, Inc. voted 5-2 on Tuesday to award the Company a contract.", "Award"),
        ("Larch Motors, Inc. has picked up the second option year on the Company's contract.", "Renewal"),
        ("Larch Motors, Inc. informed the Company that its license would not be continued beyond March.", "NonRenewal"),
        ("Larch Motors, Inc. told the Company that its bid for the contract was unsuccessful.", "NonAward"),
        ("Larch Motors, Inc. notified us that it was rejecting its supply agreement in its bankruptcy.", "Termination"),
    ],
)
def test_other_words_for_what_is_decided(sentence: str, kind: str) -> None:
    assert (EventKind(kind), "Larch Motors, Inc.") in happened(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company has agreed to sell its dredging business to Larch Motors, Inc. for $88 million in cash.",
        "The Company and Larch Motors, Inc. have also formed a joint venture to pursue port projects.",
        "The Company received written notice of claims under its agreement with Larch Motors, Inc.",
        "The Company has signed a non-binding letter of intent with Larch Motors, Inc. on a 15-year supply agreement.",
        "The Company entered into an interoperability program with Larch Motors, Inc. for its controls.",
    ],
)
def test_sales_of_businesses_ventures_and_notices_are_no_awards(sentence: str) -> None:
    assert (EventKind.AWARD, "Larch Motors, Inc.") not in happened(sentence)


def test_a_table_of_vessels_gives_each_charter() -> None:
    text = (
        "The charters of our vessels are:\n\n"
        "Vessel            Built   Charterer               Daily rate   Expiry\n"
        "Grey Falcon       2009    Cargo Atlantic Lines    $18,250      March 2019\n"
        "Grey Osprey       2010    Vitalia Shipping Ltd.   $14,900      October 2017\n"
        "Grey Merlin       2012    Norse Bulk AS           $21,400      June 15, 2020\n"
    )
    ends = {name: f.expires.value for name, f in agreed(text).items() if f.expires}
    assert ends == {
        "Cargo Atlantic Lines": "2019-03",
        "Vitalia Shipping Ltd.": "2017-10",
        "Norse Bulk AS": "2020-06-15",
    }


def test_a_table_of_words_and_dates_gives_start_and_end() -> None:
    text = (
        "Principal contracts:\n\n"
        "Customer                Service                Commenced       Ends\n"
        "Harbour Mobile Ltd.     Field maintenance      July 2011       June 2016\n"
        "Alder Telecom           Network operations     January 2013    December 2015\n"
        "Larch Telephone         Tower inspection       March 2014      February 2017\n"
    )
    found = agreed(text)
    assert {n: (f.effective and f.effective.value, f.expires and f.expires.value) for n, f in found.items()} == {
        "Harbour Mobile Ltd.": ("2011-07", "2016-06"),
        "Alder Telecom": ("2013-01", "2015-12"),
        "Larch Telephone": ("2014-03", "2017-02"),
    }


def test_a_date_that_a_line_end_cuts_is_whole() -> None:
    text = (
        "The Company supplies compressed air to Dorset Printing Group pursuant to a\n"
        "ten-year contract entered into on April\n"
        "6, 1995, which either party may end on twelve months' written notice.\n"
    )
    contract = agreed(text)["Dorset Printing Group"]
    assert (contract.signed or contract.effective) is not None
    assert contract.expires is not None
    assert contract.expires.value == "2005-04-05"


def test_a_span_of_days_is_a_start_and_an_end() -> None:
    text = "The agreement with Larch Motors, Inc. runs from February 1, 2006, to January 31, 2009, and covers trays."
    contract = agreed(text)["Larch Motors, Inc."]
    assert (contract.effective and contract.effective.value, contract.expires and contract.expires.value) == (
        "2006-02-01",
        "2009-01-31",
    )


def test_the_years_that_a_person_served_are_no_contract() -> None:
    text = "She was a partner of Larch Motors, Inc. from May 2001 until June 2003 and joined the Company in 2004.\n"
    assert all(f.expires is None for f in agreed(text).values())


def test_a_release_that_mentions_its_annual_report_is_no_report() -> None:
    release = document(
        "TAMPA, Fla., May 3, 2024 -- Larch Motors, Inc. said today that it has won a contract.\n\n"
        "Risks are described in our most recent annual report on Form 10-K.\n"
    )
    report = document("UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\n\nFORM 10-K\n\nANNUAL REPORT\n")
    assert (release.filing.form, report.filing.form) == ("", "10-K")


def test_the_owner_of_all_the_sales_that_a_page_tells_of_is_its_filer() -> None:
    text = (
        "Approximately 17% of Ostrander's consolidated sales were made to Office Depot, Inc. Ostrander's contract with "
        "the Government Printing Office ends on December 31, 1997.\n"
    )
    assert context(document(text)).filer.name == "Ostrander"


def test_an_agreement_with_a_union_is_no_contract_with_a_customer() -> None:
    text = "The Company's labor agreement with the Seafarers International Union expires on July 31, 2004.\n"
    assert not any(f.kind != "employment" for f in agreed(text).values())


def test_the_end_of_a_purchase_of_a_company_ends_no_contract() -> None:
    text = (
        "In 2021 we agreed to purchase Fir Analytics Corp. for $64 million; the agreement was terminated by mutual "
        "consent on September 30, 2021."
    )
    assert happened(text) == {}


def test_the_period_that_results_are_told_of_is_no_term() -> None:
    text = (
        "Larch Motors, Inc. signed a supply agreement with Alder Foods, Inc. on June 1, 2000. This represents the "
        "operating results under the agreement with Alder Foods, Inc. for the five-month period from September 1, 2000 "
        "through January 31, 2001.\n"
    )
    assert not agreed(text)["Alder Foods, Inc."].term


def test_a_regulator_that_puts_off_a_deadline_renews_no_contract() -> None:
    text = "Larch Medical, Inc. makes devices. The European Commission extended the implementation period to 2027.\n"
    assert not happened(text)
