"""A clause with what is found for it step by step, and what the text before it hands over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.clauses import Clause
from filinggraph.extract.shares.subjects import Subject
from filinggraph.model import When


class Before:
    """What a sentence may take over from the text before it: its parties, looked for when asked, basis and periods.

    `last_year` is the last fiscal year that had ended when the document was written, where that is known; `listed` are
    the periods that were named together, the nearest list first.
    """

    def __init__(
        self,
        buyers: Callable[[], tuple[Buyer, ...]],
        basis: str,
        whens: tuple[When, ...],
        last_year: tuple[When, ...] = (),
        listed: Callable[[], Sequence[tuple[When, ...]]] = tuple,
        in_turn: Callable[[], Sequence[tuple[Buyer, ...]]] = tuple,
    ) -> None:
        self._find = buyers
        self.basis = basis
        self.whens = whens
        self.last_year = last_year
        self._list = listed
        self._turn = in_turn

    def told_of(self, count: int) -> tuple[Buyer, ...]:
        """So many named parties, whose shares the last sentences told, in the order told; empty where fewer or more."""
        return next((told for told in self._turn() if len(told) == count), ())

    def first_told(self, count: int) -> tuple[Buyer, ...]:
        """The first so many of the parties of the nearest sentence with as many."""
        return next((told[:count] for told in self._turn() if len(told) >= count), ())

    @cached_property
    def listed(self) -> Sequence[tuple[When, ...]]:
        """Periods that were named together, the nearest list first."""
        return self._list()

    @cached_property
    def buyers(self) -> tuple[Buyer, ...]:
        """The parties that the sentence may point back to."""
        return self._find()


@dataclass(slots=True)
class Reading:
    """A clause with what was found for it so far."""

    clause: Clause
    subject: Subject
    basis: str = ""
    basis_how: str = ""
    whens: tuple[When, ...] = ()
    when_how: str = ""
    lead: tuple[When, ...] = ()
