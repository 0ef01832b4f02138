"""What is hoped for, planned, possible, failed or denied gives no plain fact, in reports and in releases."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.extract.events import events
from filinggraph.extract.prospects import is_prospect
from filinggraph.extract.shares import shares
from filinggraph.model import CustomerFact, Document, EventFact, EventKind, Modality, ShareFact
from filinggraph.read import read_bytes

REPORT = "Filer: Acme Controls, Inc.\n\nWe make valves for power plants."
RELEASE = "RENO, Nev., May 3, 2005 - Acme Controls, Inc. makes valves for power plants."
BOREALIS = "Borealis Power Corp."


def document(sentence: str, head: str = REPORT) -> Document:
    return read_bytes(f"{head}\n\n{sentence}\n".encode(), "text.txt").documents[0]


@pytest.mark.parametrize("head", [REPORT, RELEASE])
@pytest.mark.parametrize(
    "sentence",
    [
        f"We may enter into an agreement with {BOREALIS} in 2006.",
        f"We could in the future sign a contract with {BOREALIS}",
        f"We should be able to sign a contract with {BOREALIS} before year end.",
        f"We anticipate being awarded a contract by {BOREALIS}",
        f"We plan to enter into a distribution agreement with {BOREALIS}",
        f"There can be no assurance that we will be awarded a contract by {BOREALIS}",
        f"We are in negotiations with {BOREALIS} for a three-year supply agreement.",
        f"We were unable to reach an agreement with {BOREALIS}",
        f"We failed to obtain a contract from {BOREALIS}",
        f"We have yet to sign an agreement with {BOREALIS}",
        f"For example, a utility such as {BOREALIS} would sign a five-year contract.",
    ],
)
def test_a_dealing_that_has_not_come_about_gives_nothing(sentence: str, head: str) -> None:
    assert list(extract(document(sentence, head), (customers, contracts, events))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"We would be harmed if a customer such as {BOREALIS} terminated its contract.",
        f"Had {BOREALIS} cancelled the contract, we would have lost 20% of our sales.",
        f"{BOREALIS} denied that it had terminated our contract.",
        f"We might amend our contract with {BOREALIS}",
        f"We aim to extend our contract with {BOREALIS}",
        f"{BOREALIS} has not selected a supplier yet.",
        f"We have not decided whether to extend our supply agreement with {BOREALIS} beyond June 30, 2009.",
        f"In July 2004 we entered into a settlement agreement with {BOREALIS}",
    ],
)
def test_an_event_that_has_not_come_about_is_none(sentence: str) -> None:
    assert list(events(document(sentence))) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"In May 2004 we entered into a supply agreement with {BOREALIS}", EventKind.AWARD),
        (f"We did not win the contract from {BOREALIS}", EventKind.NON_AWARD),
        (f"{BOREALIS} has not renewed its agreement with us.", EventKind.NON_RENEWAL),
        (f"{BOREALIS} terminated its contract with us in May 2004.", EventKind.TERMINATION),
    ],
)
def test_what_has_happened_or_was_refused_is_told(sentence: str, kind: EventKind) -> None:
    found = list(events(document(sentence)))
    assert {(f.kind, f.modality) for f in found} == {(kind, Modality.ASSERTED)}
    assert all(isinstance(f, EventFact) and f.evidence[0].quote for f in found)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"Although it is not yet known here, in May we were awarded a contract by {BOREALIS}", EventKind.AWARD),
        (f"Although the product is not yet approved, {BOREALIS} signed a supply agreement with us.", EventKind.AWARD),
        (f"{BOREALIS} has decided not to renew our contract but has not yet named another.", EventKind.NON_RENEWAL),
        (f"As it was unable to secure funding, {BOREALIS} terminated its contract with us.", EventKind.TERMINATION),
        (f"We do not know if others will but in May 2005 {BOREALIS} renewed its contract.", EventKind.RENEWAL),
        (f"After months of negotiations with {BOREALIS}, we signed a supply agreement in May 2005.", EventKind.AWARD),
        (f"We entered into a settlement agreement and a license agreement with {BOREALIS}", EventKind.AWARD),
    ],
)  # fmt: skip
def test_what_is_said_beside_an_event_does_not_hide_it(sentence: str, kind: EventKind) -> None:
    assert {f.kind for f in events(document(sentence))} == {kind}


def test_what_a_contract_allows_is_no_prospect() -> None:
    found = list(customers(document(f"Under the contract awarded in May 2005, {BOREALIS} may award us task orders.")))
    assert [f.customer.name for f in found] == [BOREALIS]


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (f"{BOREALIS} has an option to extend its supply contract with us through 2008.", None),
        (f"{BOREALIS} exercised its option to extend its supply contract with us to May 31, 2008.", "2008-05-31"),
        (f"We believe that our supply agreement with {BOREALIS} will be extended through 2008.", None),
        (f"After a draft we signed a supply contract with {BOREALIS} which ends on May 31, 2008.", "2008-05-31"),
        (f"Our supply agreement with {BOREALIS} does not expire on June 30, 2009.", None),
        (f"Under the proposed agreement with {BOREALIS}, we would supply valves until December 31, 2008.", None),
        (f"We will seek to renew our contract with {BOREALIS} before it expires on March 31, 2006.", "2006-03-31"),
    ],
)  # fmt: skip
def test_only_what_is_agreed_ends_a_contract(sentence: str, end: str | None) -> None:
    ends = {f.expires.value for f in contracts(document(sentence)) if f.expires}
    assert ends == ({end} if end else set())


@pytest.mark.parametrize(
    ("sentence", "prospect"),
    [
        (f"We hope to be awarded a contract by {BOREALIS}", True),
        (f"It is possible that {BOREALIS} will award us a contract.", True),
        (f"We hope to be awarded a new contract by {BOREALIS}", False),
        (f"We have been awarded a contract by {BOREALIS} and hope to sign one with others.", False),
        (f"We are in talks with our customer {BOREALIS}", False),
    ],
)
def test_a_name_that_is_dealt_with_is_no_prospect(sentence: str, prospect: bool) -> None:
    start = sentence.index(BOREALIS)
    assert is_prospect(sentence, start, start + len(BOREALIS)) is prospect


@pytest.mark.parametrize(
    ("sentence", "percent"),
    [
        (f"We expect {BOREALIS} to account for more than 10% of our net sales in 2006.", None),
        (f"Had {BOREALIS} been a customer, it would have accounted for 15% of 2004 sales.", None),
        (f"Pro forma for the merger, {BOREALIS} would have represented 14% of net sales in 2004.", None),
        (f"{BOREALIS} accounted for 14% of net sales in 2004, and we expect it to account for less in 2005.", "14"),
        (f"{BOREALIS} accounted for 14% of net sales in 2004 and is expected to account for 20% in 2005.", "14"),
        (f"In 2004, 14% of revenue came from {BOREALIS}, which we expect to represent more later.", "14"),
        (f"The loss of {BOREALIS}, which had 14% of our 2004 sales, would represent a material loss.", "14"),
    ],
)  # fmt: skip
def test_a_share_to_come_is_none(sentence: str, percent: str | None) -> None:
    found = [str(f.percent) for f in extract(document(sentence), (shares,)) if isinstance(f, ShareFact)]
    assert found == ([percent] if percent else [])


def test_who_may_leave_is_a_customer() -> None:
    found = list(customers(document(f"Our results would suffer if {BOREALIS}, our largest customer, cancelled.")))
    assert [(type(f), f.customer.name) for f in found] == [(CustomerFact, BOREALIS)]
