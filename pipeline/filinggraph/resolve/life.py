"""The life of one contract: what was said of it in order, what holds now, and where filings disagree."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from filinggraph.model import ContractFact, EventFact, EventKind, ExpiresHow, When
from filinggraph.resolve.terms import overlap, within
from filinggraph.resolve.values import Conflict, ContractLife, Statement

FIELDS = (
    "kind", "title", "subject", "signed", "effective", "expires", "term", "renewal", "renewal_term", "renewal_limit",
    "notice_period", "termination_notice", "governing_law", "value", "exclusive", "minimum_commitment",
    "change_of_control", "assignment_consent",
)  # fmt: skip
_COMPARED = ("signed", "effective", "expires", "term", "renewal_term", "notice_period", "governing_law", "value")
_OF_THE_BASE = ("title", "signed", "effective")  # words about a change have their own
_CHANGING = (EventKind.RENEWAL, EventKind.AMENDMENT, EventKind.TERMINATION)


def life(
    key: str, statements: Iterable[Statement], *, parties: tuple[str, ...] = (), supersedes: tuple[str, ...] = ()
) -> ContractLife:
    """The life that these statements tell."""
    ordered = tuple(sorted(statements, key=_order))
    current = {field: place for field in FIELDS if (place := _current(ordered, field)) is not None}
    conflicts = tuple(c for field in _COMPARED if (c := _conflict(ordered, field)))
    return ContractLife(key, parties, ordered, current, conflicts, supersedes)


def as_of(whole: ContractLife, date: datetime.date) -> ContractLife:
    """The life as it was known at the end of that day; statements of no known date are left out."""
    then = (s for s in whole.statements if s.known and s.known <= date)
    told = life(whole.key, then, parties=whole.parties, supersedes=whole.supersedes)
    return replace(told, suppliers=whole.suppliers, customers=whole.customers)


def value(statement: Statement, field: str) -> Any:
    """What the statement gives for the field, or None."""
    fact = statement.fact
    if isinstance(fact, EventFact) or (statement.of_change and field in _OF_THE_BASE):
        return None
    found = getattr(fact, field)
    if isinstance(found, When):
        return found if found.earliest or found.latest or found.value else None
    return None if found in ("", "other") else found


def shown(found: Any) -> str:
    """A field's value as text."""
    return found.value if isinstance(found, When) else str(getattr(found, "value", found))


def _order(statement: Statement) -> tuple[Any, ...]:
    fact = statement.fact
    rank = (0, 0, 0)
    if isinstance(fact, ContractFact):  # of one day, the contract's own text and what is printed have the last word
        rank = (int(statement.amends), int(fact.principal), int(fact.expires_how is ExpiresHow.STATED))
    proof = fact.evidence[0]
    return (statement.known or datetime.date.min, *rank, proof.document, proof.start, proof.end, type(fact).__name__)


def _current(statements: Sequence[Statement], field: str) -> int | None:
    """Place of the latest value, but an exact one is not given up for a vaguer one that agrees with it."""
    best: int | None = None
    for place, statement in enumerate(statements):
        found = value(statement, field)
        if found is None or statement.fact.negated:
            continue
        held = value(statements[best], field) if best is not None else None
        if isinstance(found, When) and isinstance(held, When) and within(held, found) and held != found:
            continue
        if (
            field in ("kind", "title", "subject")
            and held is not None
            and not _says_more(statement, statements[best or 0])
        ):
            continue
        best = place
    return best


def _says_more(later: Statement, earlier: Statement) -> bool:
    return (
        getattr(later.fact, "principal", False)
        and not getattr(earlier.fact, "principal", False)
        and not later.of_change
    )


def _conflict(statements: Sequence[Statement], field: str) -> Conflict | None:
    """Values that cannot both hold and that no amendment or renewal in between explains."""
    given: list[tuple[str, str]] = []
    held: Any = None
    for statement in statements:
        fact = statement.fact
        if isinstance(fact, EventFact):
            held = None if fact.kind in _CHANGING and not fact.negated else held
            continue
        found = value(statement, field)
        if found is None or fact.negated:
            continue
        if held is not None and not statement.of_change and _differ(held[1], found):
            given += [held[0], (statement.document, shown(found))]
        held = ((statement.document, shown(found)), found)
    return Conflict(field, tuple(dict.fromkeys(given))) if given else None


def _differ(one: Any, other: Any) -> bool:
    if isinstance(one, When) and isinstance(other, When):
        return not overlap(one, other)
    return bool(one != other)
