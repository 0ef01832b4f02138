"""What ends, refuses, renews or hands over a contract in other words, and what only sounds like it."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.extract.events import events
from filinggraph.extract.happenings import happenings
from filinggraph.model import ContractFact, Document, EventFact, EventKind
from filinggraph.read import read_bytes

LARCH = "Larch Motors, Inc."
HEAD = (
    "UNITED STATES SECURITIES AND EXCHANGE COMMISSION\n\nFORM 10-K\n\nAnnual report for the fiscal year ended "
    "December 31, 2013\n\nHARBOR COACHES, INC.\n\nItem 1. Business\n\n"
    'Harbor Coaches, Inc. (the "Company") makes coaches.\n\n'
)


def document(text: str) -> Document:
    return read_bytes((HEAD + text).encode(), "report.txt").documents[0]


def told(text: str) -> set[tuple[EventKind, str]]:
    return {
        (f.kind, p.name)
        for f in extract(document(text), (events,))
        if isinstance(f, EventFact)
        for p in (f.supplier, f.customer, *f.parties)
        if p is not None and not p.filer
    }


def kinds(text: str) -> set[EventKind]:
    return {kind for kind, _ in told(text)}


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        (
            "Tillman Motors Corp. is our largest customer. In June 2013, Tillman Motors Corp. took its business "
            "elsewhere.",
            EventKind.TERMINATION,
            "Tillman Motors Corp.",
        ),
        (
            "In October 2012 the agency resigned the Brightwater Foods account because of a conflict.",
            EventKind.TERMINATION,
            "Brightwater Foods",
        ),
        (
            "Our right to distribute Tillman parts was terminated by Tillman Motors Corp. in May 2012.",
            EventKind.TERMINATION,
            "Tillman Motors Corp.",
        ),
        (
            "We sell coaches to the Navy under a contract of 2010. The Navy declined in January 2013 to exercise "
            "options for two more coaches.",
            EventKind.NON_RENEWAL,
            "Navy",
        ),
        (
            "On November 30, 2013 we learned that the Department of Energy had selected another offeror.",
            EventKind.NON_AWARD,
            "Department of Energy",
        ),
        (
            "Our agreement with Dow Farms, Inc. ended upon expiration of its term on September 30, 2012.",
            EventKind.EXPIRATION,
            "Dow Farms, Inc.",
        ),
        (
            "On January 31, 2012, Kitsune Motor Co., Ltd. nominated us as maker of the axles of a car due in 2015.",
            EventKind.AWARD,
            "Kitsune Motor Co., Ltd.",
        ),
    ],
)
def test_an_idiom_tells_the_kind_and_the_side(sentence: str, kind: EventKind, name: str) -> None:
    assert (kind, name) in told(sentence)


def test_work_that_is_moved_passes_to_the_side_it_is_moved_to() -> None:
    said = told("In November 2012 we moved distribution for the Benelux from Speelgoed Import to Orion Media Benelux.")
    assert (EventKind.TRANSITION, "Orion Media Benelux") in said
    assert (EventKind.TRANSITION, "Speelgoed Import") not in said


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The purchase agreement with Oakmere Corp. has a term of four years and renews from year to year.", "renewal"),
        ("Our agreement with Oakmere Corp. has an initial term of five years.", "renewal"),
        (
            "The completion date of the depot with Calder Construction, Inc. has been extended to March 2014.",
            "renewal",
        ),
        ("Oakmere Inc. serves as an extension of the team under its contract with the Company.", "renewal"),
        ("We paid Oakmere Inc. a termination fee of $1 million.", "termination"),
        ("The Company won multiple awards, including the prize of the Coach Makers Institute.", "award"),
        ("For two years Tarrant Research Center has been working with the Company on new brakes.", "award"),
        (
            "In May 2012 we signed a definitive agreement to sell nine depots to Stonebridge Partners for $11 million.",
            "award",
        ),
        ("We have been selected by the Commonwealth of Pembina as the preferred bidder for a new fleet.", "award"),
        (
            "The Company submitted a bid to Norwell Transit Authority for 40 coaches under a five-year contract.",
            "award",
        ),
    ],
)
def test_what_only_sounds_like_an_event_is_none(sentence: str, kind: str) -> None:
    assert not {k for k in kinds(sentence) if k.name.casefold() == kind}


def test_who_only_approves_a_contract_is_no_side_of_it() -> None:
    said = told(
        "In May 2012 we entered into a supply agreement with Dow Farms, Inc., subject to approval by the Federal "
        "Trade Commission."
    )
    assert {name for _, name in said} == {"Dow Farms, Inc."}


def test_a_right_to_end_a_contract_leaves_what_is_told_before_it() -> None:
    text = (
        "Our contract with Dow Farms, Inc., entered into in May 2009, ends in May 2012; either party may cancel at "
        "three months' notice."
    )
    ends = [f.expires.value for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact) and f.expires]
    assert ends == ["2012-05"]


def test_an_option_that_is_declared_or_made_use_of_renews() -> None:
    for said in ("declared its option to extend the charter", "decided to exercise its option to extend the charter"):
        assert EventKind.RENEWAL in {h.kind for h in happenings(f"In May 2012 Dow Farms {said} for 11 months.")}
    assert EventKind.RENEWAL not in {
        h.kind for h in happenings("Dow Farms may exercise its option to extend the charter for 11 months.")
    }


def test_a_month_may_stand_between_declining_and_what_is_declined() -> None:
    said = "Dow Farms declined in May 2012 to renew its contract with the Company."
    assert {h.kind for h in happenings(said)} == {EventKind.NON_RENEWAL}


@pytest.mark.parametrize("instead", ["over us", "instead of the Company", "in our stead"])
def test_who_is_chosen_instead_of_the_filer_tells_that_it_was_not(instead: str) -> None:
    said = f"In 2004 Larch Motors chose Borealis Tools {instead}."
    assert {h.kind for h in happenings(said)} == {EventKind.NON_AWARD}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"In October 2004 we received a follow-on order from {LARCH} for 40 tools.", {EventKind.AWARD}),
        (f"In September 2004 {LARCH} informed us that we had been selected to supply tools.", {EventKind.AWARD}),
        (
            f"In September 2004 {LARCH} informed us that we had not been selected to supply tools.",
            {EventKind.NON_AWARD},
        ),
        (f"Our agreement with {LARCH}, which was concluded on 14 December 2002, runs until 2007.", {EventKind.AWARD}),
        (f"Our contract with {LARCH} concluded on June 30, 2004.", {EventKind.EXPIRATION}),
        (f"Our contract with {LARCH} ran off on April 30, 2004.", {EventKind.EXPIRATION}),
        (f"On May 3, 2004 we and {LARCH} signed Modification No. 9 to our contract.", {EventKind.AMENDMENT}),
        (f"In July 1996 the Company had been awarded by {LARCH} a contract for wrenches.", {EventKind.AWARD}),
        (f"The Company had previously been awarded a contract by {LARCH}", set()),
        (
            f"A contract for a plant that {LARCH} intends to build was signed with us on March 19, 2004.",
            {EventKind.AWARD},
        ),
        (f"{LARCH} intends to sign a contract with us for a plant.", set()),
        (f"Our naming rights agreement with {LARCH} expired at the end of 2004.", {EventKind.EXPIRATION}),
        ("In May 2004 we adopted a stockholder rights agreement with Larch Trust Company.", set()),
        (f"To meet the renewable standard, on May 3, 2004 we signed a power agreement with {LARCH}", {EventKind.AWARD}),
        (f"Our contract with {LARCH}, renewable each year, covers tools.", set()),
    ],
)
def test_what_was_agreed_refused_and_ended_is_told_apart(sentence: str, expected: set[EventKind]) -> None:
    assert told(sentence) == {(kind, LARCH) for kind in expected}


@pytest.mark.parametrize(
    ("sentence", "kind", "date"),
    [
        (
            f"On January 14, 2003 {LARCH} cancelled the survey, which had been awarded to us on September 30, 2002.",
            EventKind.AWARD,
            "2002-09-30",
        ),
        (
            f"Our license from {LARCH} was given for ten years on April 1, 1994 and renewed on April 1, 2004.",
            EventKind.RENEWAL,
            "2004-04-01",
        ),
        (
            f"On May 3, 2004 we signed a supply agreement with {LARCH} effective June 1, 2004.",
            EventKind.AWARD,
            "2004-05-03",
        ),
    ],
)
def test_an_event_has_the_day_of_its_own_words(sentence: str, kind: EventKind, date: str) -> None:
    assert [f.date.value for f in events(document(sentence)) if f.kind is kind and f.date] == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The barge is chartered to {LARCH} until January 2015, with an option in favor of the charterer to extend.",
        f"Our contract with {LARCH} expires in June 2015, with a five-year renewal at the option of the customer.",
        f"We sell to {LARCH} and Dow Farms, Inc. under agreements which renew each year unless one party objects.",
        f"We supply {LARCH} under a two-year agreement, and a renewal is expected, but is not yet signed.",
        f"The present agreement with {LARCH} continues through September 30, 2016.",
        f"On May 20, 2013 our $100 million agreement with {LARCH} and three other banks was renewed for 364 days.",
        f"In May 2013 an amendment with {LARCH} extended the maturity of our facility to June 2016.",
        f"Our bid of $146,882,000 was the lowest of four opened yesterday by {LARCH}",
        f"We bid in May 2013 to supply coaches to {LARCH}",
        f"In October 2013 we agreed to acquire {LARCH} for $6.8 million in cash.",
        f"{LARCH}, which had given notice that it would not renew its contract, has withdrawn that notice.",
        f"Given current prices we expect that some of our contracts with {LARCH} will not be renewed.",
        "We were awarded the Prize of the Generalitat for innovation in 2012.",
        "She succeeds Brian Fahey, whose contract ended in December 2012.",
        "In May 2013 we extended the contract of our president, Paul Gray, through 2015.",
        "In November 2013 we hired Theodora Lang to lead our public sector business.",
        "Schedule B (700 coaches) of the contract expired on November 30, 2012.",
    ],
)
def test_what_may_be_renewed_is_lent_bid_for_or_is_of_staff_is_no_event(sentence: str) -> None:
    assert not told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"In May 2013 {LARCH} exercised its option to extend the contract through 2015.", EventKind.RENEWAL),
        (f"In May 2013 {LARCH} renewed its contract with us, with an option to extend it again.", EventKind.RENEWAL),
        (f"In May 2013 our contract with {LARCH} was renewed and continues through 2016.", EventKind.RENEWAL),
        (f"We were the low bidder, and in May 2013 {LARCH} awarded us the contract.", EventKind.AWARD),
        (f"In May 2013 we agreed to buy 40 engines from {LARCH} under a new contract.", EventKind.AWARD),
        (f"{LARCH} told us in May 2013 that it will not renew its contract.", EventKind.NON_RENEWAL),
    ],
)
def test_what_was_renewed_or_won_is_told_beside_such_words(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


def test_another_contract_begins_a_clause_of_its_own() -> None:
    text = f"Our contract with {LARCH} was extended in May 2013, and that with Dow Farms, Inc. comes up for renewal."
    assert told(text) == {(EventKind.RENEWAL, LARCH)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"A former customer, {LARCH}, alleges that we wrongfully terminated its contract in May 2013.",
        f"In 2013 a former distributor, {LARCH}, sued the Company alleging wrongful termination of its agreement.",
    ],
)
def test_an_end_that_somebody_alleges_is_none(sentence: str) -> None:
    assert EventKind.TERMINATION not in kinds(sentence)


def test_what_goes_on_until_somebody_agrees_is_no_new_contract() -> None:
    text = f"Our agreement with {LARCH} expired in June 2013; we go on while a new agreement is negotiated."
    assert kinds(text) == {EventKind.EXPIRATION}


@pytest.mark.parametrize(
    ("sentence", "kind", "date"),
    [
        (f"Subsequent to year-end, on February 8, 2014, {LARCH} awarded us a contract.", EventKind.AWARD, "2014-02-08"),
        (
            f"{LARCH} buys more coaches by an amendment of our contract signed in June 2013.",
            EventKind.AMENDMENT,
            "2013-06",
        ),
        (
            f"Our contract with {LARCH} was terminated early by the customer, effective March 31, 2013.",
            EventKind.TERMINATION,
            "2013-03-31",
        ),
    ],
)
def test_an_event_is_not_dated_by_what_came_before_or_by_its_paper(sentence: str, kind: EventKind, date: str) -> None:
    assert [f.date.value for f in events(document(sentence)) if f.kind is kind and f.date] == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        f"In May 2013 {LARCH} exercised the first option of a contract awarded to the Company in June 2012.",
        f"Our contracts with {LARCH} were extended to May 31, 2014 and June 30, 2015, respectively.",
    ],
)
def test_a_renewal_has_no_day_of_an_award_or_an_end(sentence: str) -> None:
    dates = [f.date.value for f in events(document(sentence)) if f.kind is EventKind.RENEWAL and f.date]
    assert dates in ([], ["2013-05"])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"In May 2013 {LARCH} told us that it cannot renew our contract.", EventKind.NON_RENEWAL),
        (f"In May 2013 {LARCH} discontinued the contract for which we had been selected.", EventKind.TERMINATION),
        (f"Despite our complaints, {LARCH} terminated its contract with us on May 31, 2013.", EventKind.TERMINATION),
        (f"In May 2013 {LARCH} told us that it had moved its business to Dow Farms, Inc.", EventKind.TERMINATION),
        (
            f"In May 2013 we entered into a renewal of our contract with {LARCH}, with an option to renew.",
            EventKind.RENEWAL,
        ),
        (f"In May 2013 {LARCH} renewed its processing agreement with us; two other banks use it.", EventKind.RENEWAL),
        (f"In May 2013 {LARCH} switched its account to us and awarded us a contract.", EventKind.AWARD),
    ],
)
def test_words_of_refusals_loans_and_suits_beside_what_happened_hide_nothing(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


def test_what_happened_to_another_contract_is_told_of_its_side() -> None:
    text = f"We have a contract with {LARCH}, and our contract with Dow Farms, Inc. expired in June 2013."
    assert told(text) == {(EventKind.EXPIRATION, "Dow Farms, Inc.")}
