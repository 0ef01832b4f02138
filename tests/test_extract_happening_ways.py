"""Ways in which newsrooms and reports put what happens to a contract, and what they only talk about."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.extract.events import events
from filinggraph.model import ContractFact, Document, EventFact, EventKind
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'
LARCH = "Larch Motors, Inc."


def document(text: str) -> Document:
    return read_bytes((FILER + text).encode(), "release.txt").documents[0]


def told(text: str) -> set[tuple[EventKind, str]]:
    """Kinds of events with the other side of each."""
    facts = [f for f in extract(document(text), (events,)) if isinstance(f, EventFact)]
    return {
        (f.kind, p.name) for f in facts for p in (f.supplier, f.customer, *f.parties) if p is not None and not p.filer
    }


def agreed(text: str) -> ContractFact | None:
    facts = [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]
    return next((f for f in facts if any(p.name == LARCH for p in f.parties)), None)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"{LARCH} ordered 58 presses from the Company under a new purchase agreement.", EventKind.AWARD),
        (f"{LARCH} has given the Company the right to make and sell tools under its name.", EventKind.AWARD),
        (f"The Company and {LARCH} have prolonged their supply pact for another three years.", EventKind.RENEWAL),
        (f"The duration of the Company's contract with {LARCH} was lengthened to 2012.", EventKind.RENEWAL),
        (f"{LARCH} exercised its right to terminate its supply agreement with the Company.", EventKind.TERMINATION),
        (f"The Company and {LARCH} have agreed to part ways and to end their supply agreement.", EventKind.TERMINATION),
        (f"The Company was dropped by {LARCH} in August 1999.", EventKind.TERMINATION),
        (f"{LARCH} voted against renewing its supply contract with the Company.", EventKind.NON_RENEWAL),
        (f"{LARCH} does not intend to take up its option to extend the Company's contract.", EventKind.NON_RENEWAL),
        (
            f"{LARCH} awarded its tool business, which the Company had held, to two other suppliers.",
            EventKind.NON_AWARD,
        ),
        (f"The Company's contract with {LARCH} ran its course on August 31, 2003.", EventKind.EXPIRATION),
        (f"The Company's contract with {LARCH} reached the end of its term on March 31, 2016.", EventKind.EXPIRATION),
        (f"{LARCH} moved its tool purchases from the Company to another supplier in July 2003.", EventKind.TRANSITION),
    ],
)
def test_other_writers_words_tell_the_kind(sentence: str, kind: EventKind) -> None:
    assert (kind, LARCH) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Rumors that the Company's contract with {LARCH} had been terminated are unfounded.",
        f"The Company cannot predict whether an agreement with {LARCH} will be reached.",
        f"The Company signed an agreement in principle to acquire {LARCH}",
        f"The licence proposed with {LARCH} is subject to the negotiation and signing of an agreement.",
        f"The Company denied a report that {LARCH} had cancelled its contract.",
        f"On May 3, 2005, the Company engaged {LARCH} to advise it as to strategic alternatives.",
        f"In May 2005 the Company was selected by {LARCH} to begin negotiations for a supply contract.",
        f"None of the Company's contracts with {LARCH} was so terminated in the last three years.",
        f"{LARCH} cancelled the tender for hand tools.",
    ],
)
def test_rumours_talks_advisers_and_tenders_are_no_events(sentence: str) -> None:
    assert not told(sentence)


def test_what_is_not_only_extended_is_renewed() -> None:
    said = told(f"The Company has not only extended its contract with {LARCH}, but also opened two plants.")
    assert (EventKind.RENEWAL, LARCH) in said
    assert (EventKind.NON_RENEWAL, LARCH) not in said


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (f"The Company's contract with {LARCH} stays in force to the end of 2008.", "2008"),
        (
            f"The expiration date of the agreement with {LARCH} was moved from May 31, 2012 to June 30, 2014.",
            "2014-06-30",
        ),
        (f"The Company's contract with {LARCH} finishes on October 31, 2002.", "2002-10-31"),
        (f"The Company's supply agreement with {LARCH} covers model years 1998 through 2002.", "2002"),
    ],
)
def test_other_words_for_an_end(sentence: str, end: str) -> None:
    contract = agreed(sentence)
    assert contract is not None
    assert contract.expires is not None
    assert contract.expires.value.startswith(end)


def test_what_a_contract_was_prolonged_by_is_its_term() -> None:
    contract = agreed(f"In May 2015 the Company and {LARCH} extended their supply agreement by seven years.")
    assert contract is not None
    assert contract.term == "P7Y"


def test_a_renewal_that_only_the_headline_tells_is_told() -> None:
    text = (
        "Harbor Tools Renews Supply Pact With Larch Motors\n\n"
        f"The Company said that it has signed a new three-year agreement with {LARCH} to supply hand tools.\n"
    )
    assert (EventKind.RENEWAL, LARCH) in told(text)


def test_a_topic_that_runs_in_is_no_party() -> None:
    text = (
        f"Distribution. Outside the United States the Company sells through distributors. {LARCH} has held exclusive\n"
        "rights for Japan since April 2012; its current agreement runs through March 31, 2019.\n"
    )
    facts = [f for f in extract(document(text), (contracts,)) if isinstance(f, ContractFact)]
    assert {p.name for f in facts for p in f.parties if not p.filer} == {LARCH}
