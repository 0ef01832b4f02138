"""From which day a term counts: printed in its own sentence, or under the name that the sentence calls it by."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.dates import find_dates
from filinggraph.model import Precision

_STARTS = re.compile(r"\b(?:commenc|begin|effective|start|from)\w*\b[^.;]{0,60}$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:Effective|Commencement|Start(?:ing)?|Launch|Opening)\s+Date\b", re.IGNORECASE)
_MEANS = re.compile(
    r"[\"”’']{0,2}\s*\)?\s*(?:(?:of|for)\s+(?:this|the)\s+\w+\s+)?(?:(?:shall|will)\s+(?:mean|be)|means?|is|:)\s*:?\s*"
    r"(?:as\s+of\s+|on\s+)?(?:the\s+)?(?:date\s+of\s+)?$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^[\s,]*\(\s*(?:the\s+|herein\w*\s+)?(?:referred\s+to\s+as\s+)?(?:the\s+)?[\"“'‘]{0,2}(?:the\s+)?$", re.I
)
_NEXT_MONTH = re.compile(
    r"\bfirst\s+day\s+of\s+the\s+(?:calendar\s+)?month\s+(?:immediately\s+|next\s+)?(?:following|after)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Start:
    """A day from which a term may count, where it is printed, what it is called, and how likely it is the right one."""

    day: datetime.date
    start: int
    end: int
    label: str
    likely: float = 1.0


def in_sentence(text: str, sentence: tuple[int, int], start: int, end: int) -> Start | None:
    """The day that the sentence of text[start:end] counts from: "for three years commencing on May 1, 2004"."""
    low, high = max(sentence[0], start - 300), min(sentence[1], end + 200)
    found = [
        Start(when.earliest, a, b, "commencement")
        for a, b, when in find_dates(text, low, high)
        if when.precision is Precision.DAY and when.earliest and _STARTS.search(text, max(low, a - 90), a)
    ]
    after = [s for s in found if s.start >= end]
    return after[0] if after else found[-1] if found else None


def next_month(text: str, given: Start, sentence: tuple[int, int], start: int, end: int) -> Start:
    """The first day of the month behind a start, where the sentence counts from it, else the start as given."""
    said = _NEXT_MONTH.search(text, max(sentence[0], start - 200), min(sentence[1], end + 120))
    if said is None or given.day > datetime.date(datetime.MAXYEAR, 11, 30):
        return given
    year, month = divmod(given.day.year * 12 + given.day.month, 12)
    return Start(datetime.date(year, month + 1, 1), given.start, given.end, f"month after {given.label}", given.likely)


def defined(text: str, sentence: tuple[int, int], start: int, end: int) -> Start | None:
    """The day that the text gives to the start named nearest to text[start:end] in its sentence, where it gives one.

    "five years from the Commencement Date", and elsewhere "Commencement Date means 16 October 2005".
    """
    after = _NAMED.search(text, end, min(sentence[1], end + 140))
    if after is None:
        before = list(_NAMED.finditer(text, max(sentence[0], start - 260), start))
        after = before[-1] if before else None
    return _definition(text, " ".join(after[0].casefold().split())) if after else None


@lru_cache(maxsize=32)
def _definition(text: str, name: str) -> Start | None:
    """The one day that the text defines a name by; None where it gives none or several."""
    found: list[Start] = []
    for m in re.finditer(r"\s+".join(map(re.escape, name.split())), text, re.IGNORECASE):
        low, high = max(0, m.start() - _REACH), min(len(text), m.end() + _REACH)
        if not _DIGIT.search(text, low, high):
            continue
        for a, b, when in find_dates(text, low, high):
            if when.precision is not Precision.DAY or when.earliest is None:
                continue
            means = a >= m.end() and _MEANS.match(text, m.end(), a)
            called = b <= m.start() and _CALLED.match(text[b : m.start()])
            if means or called:
                found.append(Start(when.earliest, a, b, name))
    return found[0] if len({s.day for s in found}) == 1 else None
