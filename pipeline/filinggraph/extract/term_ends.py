"""When a contract ends that lasts for a term from a start."""

from collections.abc import Sequence
from dataclasses import replace

from filinggraph.expiry import Rounding, end_of_term
from filinggraph.extract import dates
from filinggraph.extract.durations import add, parts
from filinggraph.model import DerivationStep, Detail, Evidence, Precision, When


def derived(
    begins: When, term: str, ends: When, *, start_proof: Evidence, term_proof: Evidence, start: str = "start"
) -> tuple[DerivationStep, ...]:
    """How an end was computed: from a start, or what else `start` calls it, by a term, each with its words."""
    return (
        DerivationStep(start, begins.value, start_proof),
        DerivationStep("term", term, term_proof),
        DerivationStep(f"end = {start} + term", ends.value),
    )


def computed(steps: Sequence[DerivationStep], proof: Evidence) -> Detail:
    """The detail of a contract that shows how its end was computed."""
    note = "; ".join(f"{s.label}: {s.value}" for s in steps)
    return Detail("expires", proof, inferred=True, note=note)


def after(start: When | None, term: str, *, begins: bool) -> When | None:
    """The time that lies a term after a start, as exact as the start; None where either cannot be counted.

    A term of years or months from a day ends on its anniversary, less one day; from a month that it begins in, in the
    month before the one reached; from a month of signing in the month reached; from a year in the year reached.
    """
    if start is None or start.earliest is None or not any(parts(term)):
        return None
    try:
        if start.precision is Precision.DAY:
            last = end_of_term(start.earliest, term, Rounding.DAY_BEFORE)
            return replace(dates.day(last), inferred=True)
        if start.precision is Precision.MONTH and begins:
            last = end_of_term(start.earliest, term, Rounding.DAY_BEFORE)
            return replace(dates.month(last.year, last.month), inferred=True)
        reached = add(start.earliest, term)
    except OverflowError:
        return None
    if start.precision is Precision.MONTH:
        return replace(dates.month(reached.year, reached.month), inferred=True)
    if start.precision is Precision.YEAR:
        return replace(dates.year(reached.year), inferred=True)
    return None
