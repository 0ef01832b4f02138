"""Periods told before a sentence, for words that count from them: "a year earlier", "in the same quarter"."""

import datetime
import re
from collections.abc import Callable, Sequence

from filinggraph.extract.document_dates import dated_about
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import Period, find_periods
from filinggraph.model import Document, When

NEAR = 1_500
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|as\s+opposed\s+to|as\s+against|against|versus|vs\.?|(?:up|down|rose|fell|increased?|decreased?)\b(?:[^.;]|\.\d){0,40}\bfrom)\b"
    r"(?:[^.;]|\.\d){0,70}$",
    re.I,
)
_OVER = re.compile(  # "increased over 2004", "5% above the level of 2004"
    r"\b(?:rose|rise|increase[ds]?|decrease[ds]?|declined?|fell|grew|growth|up|down|higher|lower|more|less|above|below|improve[ds]?)\b"
    r"[^.;]{0,40}\b(?:over|from|than|above|below)\s+(?:(?:in|for|the|that|those|of|level|levels|fiscal|year|at)\s+)*$",
    re.I,
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.I)
_WHITE = re.compile(r"\s")


class Past:
    """Periods told before a sentence, the nearest first; looked for only when a sentence needs them.

    `written` is the day of the document where it is known. What the text only compares with comes last.
    """

    def __init__(self, find: Callable[[], Sequence[Period]], calendar: Calendar, written: datetime.date | None) -> None:
        self._find = find
        self._found: Sequence[Period] | None = None
        self.calendar = calendar
        self.written = written
        self.beside: tuple[When, ...] = ()
        self.sentence: tuple[When, ...] = ()

    def newest(self, quarter: str) -> int | None:
        """The latest year for which the text before tells of this quarter ("Q3-"), no later than it was written."""
        years = [
            w.latest.year
            for p in self.periods
            for w in p.whens
            if w.value.startswith(quarter) and w.latest and (self.written is None or w.latest <= self.written)
        ]
        labels = [
            int(w.value[3:])
            for p in self.periods
            for w in p.whens
            if w.value.startswith(quarter) and w.latest and w.latest.year in years
        ]
        return max(labels, default=None)

    @property
    def periods(self) -> Sequence[Period]:
        """Periods of the text before, the nearest first."""
        if self._found is None:
            self._found = self._find()
        return self._found

    @property
    def until(self) -> datetime.date | None:
        """The day up to which things can have happened: when the text was written, else the end of its last year."""
        last = self.calendar.last_year
        return self.written or (datetime.date(last, 12, 31) if last is not None else None)

    def begun(self, when: When) -> bool:
        """True for a period that had begun when the text was written: the end of a contract to come is none."""
        return self.written is None or when.earliest is None or when.earliest <= self.written


def past_of(document: Document, start: int, calendar: Calendar) -> Past:
    """Periods in the text before a sentence that begins at `start`, and where the document opens."""

    def find() -> list[Period]:
        near = _WHITE.sub(" ", document.text[max(0, start - NEAR) : start])
        opening = _WHITE.sub(" ", document.text[: min(NEAR, max(0, start - NEAR))])
        told, compared = _parted(near, find_periods(near, calendar))
        first, beside = _parted(opening, find_periods(opening, calendar))
        return [*reversed(told), *first, *reversed(compared), *beside]

    return Past(find, calendar, dated_about(document))


def without_since(text: str, found: Sequence[Period]) -> list[Period]:
    """The periods that a text may tell something for, which "since 1995" is not."""
    return [p for p in found if not _SINCE.search(text, max(0, p.start - 40), p.start)]


def without_compared(text: str, found: Sequence[Period]) -> list[Period]:
    """The periods of what a text tells, without those that it only compares with: "up 5% over 2004"."""
    return [p for p in found if not (_OVER.search(text, max(0, p.start - 60), p.start) or _is_compared(text, p))]


def _is_compared(text: str, period: Period) -> bool:
    return _COMPARED.search(text, max(0, period.start - 130), period.start) is not None


def _parted(text: str, found: Sequence[Period]) -> tuple[list[Period], list[Period]]:
    """Periods of what the text tells, and those of what it compares that with: "against $14 million in 2002"."""
    found = without_since(text, found)
    compared = [p for p in found if _is_compared(text, p)]
    return [p for p in found if p not in compared], compared
