"""Deals of two others: sentences that speak of the filer only to say who one of the parties is, or not at all."""

import pytest

from filinggraph.extract.contracts import contracts
from filinggraph.extract.events import events
from filinggraph.model import ContractFact, Document, EventFact, EventKind
from filinggraph.read import read_bytes

FILER, A, B = "Acme Controls, Inc.", "Alpha Power Corp.", "Beta Turbines Inc."


def report(sentence: str) -> Document:
    text = "\n\n".join((f"Filer: {FILER}", "We make valves for power plants.", sentence))
    return read_bytes(text.encode(), "report.txt").documents[0]


def parties(fact: ContractFact | EventFact) -> frozenset[str]:
    return frozenset(p.name for p in (fact.supplier, fact.customer, *fact.parties) if p)


def told(sentence: str) -> set[frozenset[str]]:
    """The parties of every contract and event of a sentence."""
    given = report(sentence)
    return {parties(f) for f in (*contracts(given), *events(given))}


@pytest.mark.parametrize(
    "sentence",
    [
        f"A contract between {A} and {B} expires on June 30, 2006.",
        f"The contract between {A} and {B} was renewed for three years.",
        f"{B}, a competitor of ours, was awarded a five-year contract by {A} in May 2004.",
        f"In May 2004 our competitor {B} signed a five-year agreement with {A}",
        f"Our principal competitor, {B}, renewed its contract with {A} through 2009.",
        f"Our customer {B} has a contract with {A} that expires in 2008.",
        f"Our customer, {B}, was awarded a five-year contract by {A} in 2004.",
        f"Our largest shareholder, {B}, signed a supply contract with {A} in May 2004.",
        f"The Company's supplier, {B}, signed a supply contract with {A} in May 2004.",
    ],
)
def test_a_deal_of_two_others_is_not_given_to_the_filer(sentence: str) -> None:
    assert told(sentence) == {frozenset({A, B})}


def test_an_award_to_two_competitors_is_of_neither_with_the_filer() -> None:
    found = told(f"In 2003 the U.S. Navy awarded contracts to {A} and {B}, two of our competitors.")
    assert found
    assert all(FILER not in names for names in found)


def test_an_agreement_of_three_is_one_deal_of_all_three() -> None:
    found = told(f"The agreements among {A}, {B} and Gamma Fuel LLC were amended on May 3, 2004.")
    assert found == {frozenset({A, B, "Gamma Fuel LLC"})}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Our customer {A} has extended its contract with us through 2008.",
        f"Our largest customer, {A}, renewed its contract in May 2004 for three years.",
        f"Our contract with our largest customer, {A}, expires on June 30, 2006.",
        f"Our supplier, {A}, terminated its agreement in June 2004.",
        f"Acme's largest customer, {A}, has renewed its contract with Acme through 2009.",
        f"An agreement between {A} and the Company was signed in May 2004.",
        f"The agreement between us and {A} to supply valves expires on June 30, 2006.",
        f"We signed a three-year contract with {A}, a competitor of {B}",
        f"{B}, which we acquired in 2003, signed a contract with {A} that runs to 2008.",
        f"{A} chose Acme over our competitor {B} and awarded us a contract in May 2004.",
        f"In June 2004, we won the contract of {A} from our competitor {B}",
    ],
)
def test_a_deal_of_the_filer_stays_the_filers(sentence: str) -> None:
    assert frozenset({FILER, A}) in told(sentence)
    assert all(FILER in names and B not in names for names in told(sentence))


@pytest.mark.parametrize("joined", ["renewed their contracts with us", "signed three-year contracts"])
def test_what_the_filers_customers_agree_to_is_with_the_filer(joined: str) -> None:
    assert told(f"In May 2004 our customers {A} and {B} {joined}.") == {frozenset({FILER, A}), frozenset({FILER, B})}


def kinds(sentence: str) -> set[tuple[EventKind, str]]:
    """The events of a sentence, each with everybody in it but the filer."""
    found = events(report(sentence))
    return {(f.kind, p.name) for f in found for p in (f.supplier, f.customer, *f.parties) if p and not p.filer}


@pytest.mark.parametrize(
    "sentence",
    [
        f"In May 2004 {A} awarded its Byron valve contract to {B}, and we no longer serve Byron.",
        f"{A} awarded the follow-on contract to {B} in May 2004 instead of the Company.",
        f"The Company was the second-lowest bidder on a contract that {A} awarded to {B}",
    ],
)
def test_what_another_won_was_not_awarded_to_the_filer(sentence: str) -> None:
    found = kinds(sentence)
    assert B not in {name for _, name in found}
    assert EventKind.AWARD not in {kind for kind, _ in found}
    assert found & {(EventKind.NON_AWARD, A), (EventKind.NON_RENEWAL, A)}


@pytest.mark.parametrize(
    "sentence",
    [
        f"In May 2004 {A} awarded us a contract, which we no longer share with a partner.",
        f"{A} awarded the contract to us instead of {B} in May 2004.",
        f"In May 2004 {A} chose us over {B} for its valve contract.",
        f"In May 2004 {A} awarded us a contract, which buys its steel from us.",
    ],
)
def test_what_the_filer_won_is_its_own(sentence: str) -> None:
    assert (EventKind.AWARD, A) in kinds(sentence)


def test_a_program_moved_to_another_has_ended() -> None:
    assert kinds(f"In May 2004 {A} moved its valve maintenance work to {B}") == {(EventKind.TERMINATION, A)}


def test_what_the_filer_moves_itself_ends_nothing_there() -> None:
    assert EventKind.TERMINATION not in {k for k, _ in kinds(f"In May 2004 the Company moved its assembly work to {B}")}


def test_a_buyer_of_the_filer_that_wins_elsewhere_makes_no_refusal() -> None:
    found = kinds(f"In May 2004 {A} awarded a five-year contract to {B}, which buys its valves from us.")
    assert EventKind.NON_AWARD not in {kind for kind, _ in found}
