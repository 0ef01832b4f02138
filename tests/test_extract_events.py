"""What happens to contracts, told in prose: kinds, parties and dates, and what has not happened."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.events import events
from filinggraph.model import Document, EventFact, EventKind, Modality, PartyKind
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def document(text: str) -> Document:
    return read_bytes((FILER + text).encode(), "release.txt").documents[0]


def found(text: str) -> list[EventFact]:
    return [f for f in extract(document(text), (events,)) if isinstance(f, EventFact)]


def told(text: str) -> set[tuple[EventKind, str]]:
    return {
        (f.kind, p.name)
        for f in found(text)
        for p in (f.supplier, f.customer, *f.parties)
        if p is not None and not p.filer
    }


LARCH = "Larch Motors, Inc."


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"The Company has been awarded a contract by {LARCH} to supply hand tools.", EventKind.AWARD),
        (f"The Company entered into a supply agreement with {LARCH} on May 3, 2005.", EventKind.AWARD),
        (f"{LARCH} has selected the Company to supply hand tools under a new contract.", EventKind.AWARD),
        (f"The Company has renewed its supply agreement with {LARCH} for three years.", EventKind.RENEWAL),
        (f"On May 3, 2005, the Company amended its supply agreement with {LARCH}.", EventKind.AMENDMENT),
        (f"On May 3, 2005, {LARCH} terminated its supply agreement with the Company.", EventKind.TERMINATION),
        (f"{LARCH} has told the Company that it will not be awarded a contract for hand tools.", EventKind.NON_AWARD),
        (f"{LARCH} has decided not to renew its supply agreement with the Company.", EventKind.NON_RENEWAL),
        (f"The Company's supply agreement with {LARCH} expired on May 3, 2005.", EventKind.EXPIRATION),
    ],
)
def test_a_verb_of_dealing_tells_the_kind_and_the_other_side(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


def test_an_event_is_dated_by_the_day_of_agreeing() -> None:
    facts = found(f"On May 3, 2005, the Company entered into a supply agreement with {LARCH} to supply hand tools.")
    assert [f.date.value for f in facts if f.kind is EventKind.AWARD and f.date] == ["2005-05-03"]


def test_a_refusal_is_asserted_and_hides_the_award_in_it() -> None:
    facts = found(f"{LARCH} has told the Company that it will not be awarded a contract for hand tools.")
    assert {f.kind for f in facts} == {EventKind.NON_AWARD}
    assert all(f.modality is Modality.ASSERTED for f in facts)


@pytest.mark.parametrize(
    "sentence",
    [
        f"If {LARCH} terminated its supply agreement with the Company, sales could decline.",
        f"Either party may terminate the supply agreement with {LARCH} upon ninety days notice.",
        f"The Company is negotiating a proposed supply agreement with {LARCH}.",
        f"The Company has not entered into a supply agreement with {LARCH}.",
        f"The Company competes with {LARCH} in most markets.",
        f"Customers of 10% or more of revenue were {LARCH}, reached through several contract manufacturers.",
        f"The Company entered into a credit agreement with {LARCH} on May 3, 2005.",
        "The Company granted stock options to employees under its 2005 plan.",
    ],
)
def test_what_is_hypothetical_denied_or_only_offered_has_not_happened(sentence: str) -> None:
    commercial = {k for k, _ in told(sentence)}
    assert commercial == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"The Company entered into a non-cancellable supply agreement with {LARCH} on May 3, 2005.", EventKind.AWARD),
        (
            f"{LARCH} selected the Company in April 2005, after a request for proposals, to supply tools by contract.",
            EventKind.AWARD,
        ),
        (f"The supply agreement with {LARCH} was automatically renewed for a year on May 3, 2005.", EventKind.RENEWAL),
        (
            f"The Company's supply agreement with {LARCH} expired on December 31, 2004 and was not replaced.",
            EventKind.EXPIRATION,
        ),
    ],
)
def test_words_of_guesses_in_what_has_happened_make_it_none(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"The supply agreement with {LARCH} will automatically renew for one year.",
        f"The Company responded to a request for proposals of {LARCH}.",
    ],
)
def test_what_renews_by_itself_or_is_only_asked_for_has_not_happened(sentence: str) -> None:
    assert told(sentence) == set()


def test_this_agreement_is_the_one_told_of_before() -> None:
    text = (
        f"In July 2002, the Company signed a license agreement with {LARCH} to sell its tools. "
        "In June 2003, the Company terminated the agreement."
    )
    assert (EventKind.TERMINATION, LARCH) in told(text)


def test_the_lines_below_a_colon_name_the_other_sides() -> None:
    text = (
        "The following companies have been awarded supply contracts by the Company:\n\n"
        "Larch Motors, Inc., of Elm, Ohio\n\nFir Works LLC, of Oak, Iowa\n\nWork begins soon."
    )
    assert {("Larch Motors, Inc."), ("Fir Works LLC")} <= {name for _, name in told(text)}


def test_a_deal_may_be_between_two_others() -> None:
    facts = found(
        "In November 1990, Larch Motors, Inc. entered into an agreement with Fir Works LLC to sell its tools."
    )
    assert {"Larch Motors, Inc.", "Fir Works LLC"} <= {
        p.name for f in facts for p in (f.supplier, f.customer, *f.parties) if p is not None
    }


def test_every_event_is_proved_by_its_sentence() -> None:
    source = document(f"The Company has been awarded a contract by {LARCH} to supply hand tools.")
    facts = extract(source, (events,))
    assert facts
    for fact in facts:
        for proof in fact.evidence:
            assert source.text[proof.start : proof.end] == proof.quote


@pytest.mark.parametrize(
    "text",
    [
        "Secondly, no relevant tenders for deliveries to Larch Motors, Inc. were awarded in the second half of 2025.",
        "The Merger Agreement contains certain termination rights for the Company and Larch Motors, Inc.",
    ],
)
def test_what_was_not_awarded_and_what_a_merger_allows_is_no_event(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "headline",
    ["Larch Motors, Inc. awarded U.S. Army contract for trucks", "U.S. Army awards Larch Motors, Inc. truck contract"],
)
def test_of_a_company_and_a_government_body_the_body_buys(headline: str) -> None:
    (event,) = [f for f in found(f"{headline}\n\nThe trucks are built in Ohio.") if f.kind is EventKind.AWARD]
    assert event.customer is not None
    assert event.customer.kind is PartyKind.GOVERNMENT


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"The Company extended and expanded its partnership with {LARCH}", EventKind.RENEWAL),
        (f"The Company has again secured the trust of {LARCH}, renewing its contract for a year.", EventKind.RENEWAL),
        (f"The Company has been awarded a potential contract worth $34 million by {LARCH}", EventKind.AWARD),
        (f"The Company is teaming up with {LARCH} to launch a line of tools.", EventKind.AWARD),
        (f"The Company has acquired distribution rights from {LARCH}", EventKind.AWARD),
    ],
)
def test_of_verbs_read_two_ways_one_kind_is_told(sentence: str, kind: EventKind) -> None:
    assert told(sentence) == {(kind, LARCH)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"No such agreement was reached with {LARCH}",
        f"The Company looks forward to teaming up with {LARCH} on new tools.",
        f"{LARCH} has partnered with the Company in the past.",
        f"The agreement with {LARCH} contains a provision that permits the Company to terminate it at any time.",
    ],
)
def test_what_is_hoped_for_allowed_or_long_past_is_no_event(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"The contract of {LARCH} with the Company was amended in July 2010.", EventKind.AMENDMENT),
        (f"The Company's proposal for the new contract of {LARCH} was not accepted.", EventKind.NON_AWARD),
        (f"{LARCH} told the Company that it would not be awarded the follow-on contract.", EventKind.NON_AWARD),
        (f"The Company's supply agreement with {LARCH} terminated on January 31, 2012.", EventKind.TERMINATION),
        (f"The Company's contract with {LARCH}, signed in 2006, was terminated in 2010.", EventKind.TERMINATION),
        (f"The Company was awarded a $3 million modification of its contract by {LARCH}", EventKind.AMENDMENT),
    ],
)
def test_one_kind_is_told_of_what_happened_in_the_end(sentence: str, kind: EventKind) -> None:
    assert told(sentence) == {(kind, LARCH)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"The Company's contract with {LARCH} renews automatically for successive one-year periods.",
        f"The Company and {LARCH} are negotiating; while they negotiate a new agreement, tools are sold by the piece.",
        f"The Company has no contract with {LARCH}; sales are made by purchase order.",
    ],
)
def test_clauses_talks_and_orders_by_the_piece_are_no_event(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"{LARCH} has awarded the Company all of its requirements of hand tools.", EventKind.AWARD),
        (f"The Company was told by {LARCH} that it would not receive the new award.", EventKind.NON_AWARD),
        (f"{LARCH} selected another supplier for the next phase of the program.", EventKind.NON_AWARD),
        (f"{LARCH} has awarded the next phase of the program to a competitor.", EventKind.NON_AWARD),
        (f"{LARCH} notified the Company that its contract would be terminated for convenience.", EventKind.TERMINATION),
        (f"{LARCH} will transition its purchases under the contract to another supplier.", EventKind.TRANSITION),
    ],
)
def test_other_words_for_what_a_customer_decides(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Some of the Company's competitors have entered into supply agreements with {LARCH}",
        "The Company has appointed Jane Rowan as Chief Executive Officer under a new agreement.",
        f"The Company's agreement with {LARCH}, as amended, obliges it to buy tools.",
        f"The Company's contract with {LARCH} is up for renewal in December 2013.",
    ],
)
def test_rivals_officers_and_clauses_are_no_event(sentence: str) -> None:
    assert not found(sentence)


def test_an_option_that_was_exercised_renews() -> None:
    assert (EventKind.RENEWAL, LARCH) in told(
        f"{LARCH} has exercised an option to extend its contract with the Company."
    )


def test_a_release_tells_nothing_of_nobody_where_it_names_the_customer() -> None:
    text = (
        "The Company today announced a contract worth $210 million. "
        f"{LARCH} has awarded the Company a contract for tools."
    )
    assert {p.name for f in found(text) for p in f.parties if not p.filer} | {
        p.name for f in found(text) for p in (f.supplier, f.customer) if p is not None and not p.filer
    } == {LARCH}
    assert all(f.supplier is not None and f.customer is not None for f in found(text))
