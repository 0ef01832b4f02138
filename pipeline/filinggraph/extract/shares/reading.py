"""A clause with what is found for it step by step, and what the text before it hands over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from filinggraph.extract.shares.buyers import Buyer
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
    ) -> None:
        self._find = buyers
        self.basis = basis
        self.whens = whens
        self.last_year = last_year
        self._list = listed

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
