"""Which statements are about one contract, and what its life is."""

import datetime
from typing import Any

import pytest
from tests.hand_made import Paper, all_said, day, year

from filinggraph.model import EventKind, ExpiresHow, Party, Registrant
from filinggraph.resolve import ContractLife, Resolution, as_of, resolve

LOCKER = Registrant("AMERICAN LOCKER GROUP INC", "0000008855")
US = Party("American Locker Group Incorporated", filer=True)
POST = Party("United States Postal Service", aliases=("USPS",))
DATE = datetime.date


def _two(left: dict[str, Any], right: dict[str, Any], *, apart: bool = True) -> tuple[bool, Resolution]:
    """Whether two statements, in filings a year apart or in one, are about one contract."""
    first = Paper("0001", "2004-03-30", filer=LOCKER)
    second = Paper("0002", "2005-02-08", filer=LOCKER) if apart else first
    one, other = first.contract(US, POST, **left), second.contract(US, POST, **right)
    resolution = resolve(all_said([first, second] if apart else [first]))
    return resolution.contract(first.document, one) == resolution.contract(second.document, other), resolution


def _shown(life: ContractLife, field: str) -> str:
    """The value that holds, as text."""
    return str(getattr(life.statements[life.current[field]].fact, field).value)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ({}, {}, True),
        ({"subject": "Cluster Box Units (CBUs)"}, {"subject": "CBUs"}, True),
        ({"subject": "cluster box units"}, {"subject": "outdoor parcel lockers"}, False),
        ({"subject": "cluster box units"}, {}, True),
        ({"signed": day("2001-05-01")}, {"signed": day("2001-05-01")}, True),
        ({"signed": day("2001-05-01")}, {"signed": day("2003-05-01")}, False),
        ({"signed": day("2001-05-01")}, {"signed": year(2001)}, True),
        ({"signed": day("2001-05-01")}, {"effective": day("2001-06-01")}, True),
        ({"signed": day("2001-05-01")}, {"effective": day("2003-06-01")}, False),
        ({"effective": day("2001-05-01")}, {"effective": day("2002-05-01")}, False),
        ({"title": "Supply Agreement"}, {"title": "Master Supply Agreement"}, True),
        ({"title": "Box Supply Agreement"}, {"title": "Trademark License Agreement"}, False),
        ({"kind": "supply"}, {"kind": "purchase"}, True),
        ({"kind": "supply"}, {"kind": "license"}, False),
        ({"kind": "other"}, {"kind": "license"}, True),
        ({"expires": day("2005-02-28")}, {"expires": day("2005-02-28")}, True),
        ({"expires": day("2004-12-31")}, {"expires": day("2009-12-31")}, False),
        ({"expires": day("2005-12-31")}, {"expires": day("2006-12-31")}, True),
        ({"principal": True}, {"principal": True}, False),
        ({"principal": True, "signed": day("2001-05-01")}, {"principal": True, "signed": day("2001-05-01")}, True),
    ],
)
def test_statements_of_two_filings_are_one_contract_unless_they_contradict(
    left: dict[str, Any], right: dict[str, Any], same: bool
) -> None:
    assert _two(left, right)[0] is same


def test_two_ends_in_one_document_are_two_contracts() -> None:
    assert not _two({"expires": day("2005-12-31")}, {"expires": day("2006-12-31")}, apart=False)[0]


def test_contracts_with_other_customers_are_other_contracts() -> None:
    paper = Paper("0001", "2004-03-30", filer=LOCKER)
    one, other = paper.contract(US, POST), paper.contract(US, Party("Canada Post Corporation"))
    resolution = resolve(all_said([paper]))
    assert resolution.contract(paper.document, one) != resolution.contract(paper.document, other)


def test_press_release_exhibit_mention_and_amendment_tell_one_life() -> None:
    release, exhibit, annual, amendment = (
        Paper("0001", "2001-05-02", filer=LOCKER),
        Paper("0002", "2001-05-10", filer=LOCKER),
        Paper("0003", "2002-03-30", form="10-K", filer=LOCKER),
        Paper("0004", "2003-06-15", filer=LOCKER),
    )
    facts = [
        release.contract(US, POST, subject="Cluster Box Units (CBUs)", expires=year(2003)),
        exhibit.contract(
            US, POST, title="Supply Agreement", signed=day("2001-05-01"), expires=day("2003-04-30"), principal=True
        ),
        annual.contract(Party("the Company", filer=True), Party("USPS"), subject="CBUs", expires=year(2003)),
        amendment.contract(
            US,
            POST,
            title="Amendment No. 1 to Supply Agreement",
            signed=day("2003-06-01"),
            expires=day("2005-02-28"),
            relation="amends",
            relates_to="Supply Agreement dated as of May 1, 2001",
            principal=True,
        ),
    ]
    papers = [release, exhibit, annual, amendment]
    resolution = resolve(all_said(papers))
    (key,) = {resolution.contract(p.document, f) for p, f in zip(papers, facts, strict=True)}
    life = resolution.contract_life(key)
    assert [s.document for s in life.statements] == [p.document for p in papers]
    assert _shown(life, "signed") == "2001-05-01"
    assert _shown(life, "expires") == "2005-02-28"
    assert life.conflicts == ()
    assert _shown(as_of(life, DATE(2001, 5, 5)), "expires") == "2003"
    assert _shown(as_of(life, DATE(2002, 12, 31)), "expires") == "2003-04-30"
    assert as_of(life, DATE(2001, 1, 1)).statements == ()
    assert life.parties == ("cik-0000008855", resolution.entity(release.document, POST).id)
    holding = [
        [resolution.holds(p.document, f, x) for x in ("signed", "expires")] for p, f in zip(papers, facts, strict=True)
    ]
    assert holding == [[False, False], [True, False], [False, False], [False, True]]
    assert [resolution.amends(p.document, f) for p, f in zip(papers, facts, strict=True)] == [False] * 3 + [True]


def test_two_ends_without_an_amendment_are_a_visible_conflict_and_the_later_word_holds() -> None:
    same, resolution = _two({"expires": day("2005-12-31")}, {"expires": day("2006-12-31")})
    assert same
    (life,) = resolution.lives.values()
    assert [(c.field, [v for _, v in c.values]) for c in life.conflicts] == [("expires", ["2005-12-31", "2006-12-31"])]
    assert _shown(life, "expires") == "2006-12-31"


def test_a_renewal_in_between_explains_a_later_end() -> None:
    papers = [Paper(f"000{n}", f"200{n}-03-30", filer=LOCKER) for n in range(3)]
    papers[0].contract(US, POST, expires=day("2002-12-31"))
    papers[1].event(EventKind.RENEWAL, US, POST, date=year(2001))
    papers[2].contract(US, POST, expires=day("2005-12-31"))
    (life,) = resolve(all_said(papers)).lives.values()
    assert life.conflicts == ()
    assert len(life.statements) == 3


def test_what_is_printed_wins_over_what_is_worked_out_in_the_same_filing() -> None:
    paper = Paper("0001", "2004-03-30", filer=LOCKER)
    paper.contract(US, POST, subject="boxes", expires=day("2005-02-28"), expires_how=ExpiresHow.STATED)
    paper.contract(US, POST, subject="boxes", expires=day("2005-02-27"), expires_how=ExpiresHow.COMPUTED)
    lives = resolve(all_said([paper])).lives.values()
    assert {_shown(life, "expires") for life in lives} >= {"2005-02-28"}


def test_a_contract_that_supersedes_another_is_a_new_one_and_leads_to_it() -> None:
    first, second = Paper("0001", "2001-05-10", filer=LOCKER), Paper("0002", "2004-05-10", filer=LOCKER)
    old = first.contract(US, POST, title="Supply Agreement", signed=day("2001-05-01"), principal=True)
    new = second.contract(
        US,
        POST,
        title="Supply Agreement",
        signed=day("2004-05-01"),
        principal=True,
        relation="supersedes",
        relates_to="Supply Agreement dated May 1, 2001",
    )
    resolution = resolve(all_said([first, second]))
    older, newer = resolution.contract(first.document, old), resolution.contract(second.document, new)
    assert older != newer
    assert resolution.contract_life(newer).supersedes == (older,)


def test_a_bare_mention_is_not_given_to_one_of_two_contracts() -> None:
    first, later = Paper("0001", "2001-05-10", filer=LOCKER), Paper("0002", "2002-05-10", filer=LOCKER)
    facts = [first.contract(US, POST, subject=s) for s in ("parcel lockers", "cluster boxes")]
    bare = later.contract(US, POST)
    resolution = resolve(all_said([first, later]))
    keys = {resolution.contract(first.document, f) for f in facts}
    assert len(keys) == 2
    assert resolution.contract(later.document, bare) not in keys


def test_events_are_about_the_contract_that_they_fit_and_a_contract_not_awarded_is_none() -> None:
    paper = Paper("0001", "2005-02-08", filer=LOCKER)
    contract = paper.contract(US, POST, expires=day("2005-02-28"), represents_multiple=True)
    paper.contract(US, Party("Canada Post Corporation"))
    ended = paper.event(EventKind.EXPIRATION, US, POST, date=day("2005-02-28"))
    missed = paper.event(EventKind.NON_AWARD, US, POST)
    resolution = resolve(all_said([paper]))
    assert resolution.contract(paper.document, ended) == resolution.contract(paper.document, contract)
    assert resolution.contract(paper.document, missed) == ""


def test_an_award_is_about_the_contract_that_a_later_filing_shows() -> None:
    release, exhibit = Paper("0001", "2001-05-02", filer=LOCKER), Paper("0002", "2001-05-10", filer=LOCKER)
    award = release.event(EventKind.AWARD, US, POST, announced=day("2001-05-02"))
    contract = exhibit.contract(US, POST, signed=day("2001-05-01"), principal=True)
    resolution = resolve(all_said([release, exhibit]))
    assert resolution.contract(release.document, award) == resolution.contract(exhibit.document, contract)


def test_a_filer_speaks_for_the_subsidiary_that_signed() -> None:
    exhibit, annual = Paper("0001", "2001-05-10", filer=LOCKER), Paper("0002", "2002-03-30", filer=LOCKER)
    part = Party("American Locker Security Systems, Inc.", parent="American Locker Group Incorporated")
    signed = exhibit.contract(part, POST, signed=day("2001-05-01"), principal=True)
    mention = annual.contract(Party("the Company", filer=True), Party("USPS"))
    resolution = resolve(all_said([exhibit, annual]))
    assert resolution.entity(exhibit.document, part).id != "cik-0000008855"
    assert resolution.contract(exhibit.document, signed) == resolution.contract(annual.document, mention)


def test_a_key_stays_when_later_filings_say_more() -> None:
    early = Paper("0001", "2001-05-10", filer=Registrant("Acme Lockers Inc"))
    customer = Party("Widget Works Inc")
    fact = early.contract(Party("the Company", filer=True), customer, subject="lockers")
    before = resolve(all_said([early])).contract(early.document, fact)
    late = Paper("0002", "2003-05-10", filer=Registrant("WIDGET WORKS INC", "0000000007"))
    late.contract(Party("Acme Lockers Inc"), Party("the Company", filer=True), subject="lockers", expires=year(2004))
    resolution = resolve(all_said([early, late]))
    assert resolution.contract(early.document, fact) == before
    assert len(resolution.contract_life(before).statements) == 2


def test_hundreds_of_contracts_of_one_pair_are_told_apart_and_found_again() -> None:
    papers, facts = [], []
    for number in range(300):
        paper = Paper(f"{number:04d}", "2001-05-10", filer=LOCKER)
        signed = day(str(DATE(2000, 1, 1) + datetime.timedelta(number)))
        facts.append(paper.contract(US, POST, signed=signed, subject=f"lot {number}"))
        papers.append(paper)
    again = Paper("9999", "2003-05-10", filer=LOCKER)
    mention = again.contract(US, POST, subject="lot 120")
    resolution = resolve(all_said([*papers, again]))
    assert len(resolution.lives) == 300
    assert resolution.contract(again.document, mention) == resolution.contract(papers[120].document, facts[120])


@pytest.mark.parametrize(
    ("kind", "amends"), [(EventKind.NON_RENEWAL, False), (EventKind.AMENDMENT, True), (EventKind.TERMINATION, False)]
)
def test_the_day_of_a_change_is_not_the_day_of_signing(kind: EventKind, amends: bool) -> None:
    first, later = Paper("0001", "2001-05-10", filer=LOCKER), Paper("0002", "2003-05-10", filer=LOCKER)
    made = first.contract(US, POST, signed=day("2001-05-01"), expires=day("2003-12-31"))
    told = later.contract(US, POST, signed=day("2003-05-06"), expires=day("2003-12-31"))
    later.event(kind, US, POST, date=day("2003-05-06"), evidence=told.evidence)
    resolution = resolve(all_said([first, later]))
    key = resolution.contract(first.document, made)
    assert resolution.contract(later.document, told) == key
    assert _shown(resolution.contract_life(key), "signed") == "2001-05-01"
    assert resolution.amends(later.document, told) is amends
