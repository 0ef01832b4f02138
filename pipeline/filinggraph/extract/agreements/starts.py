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
        for a, b, when in find_dates(text, max(0, m.start() - _REACH), min(len(text), m.end() + _REACH)):
            if when.precision is not Precision.DAY or when.earliest is None:
                continue
            means = a >= m.end() and _MEANS.match(text, m.end(), a)
            called = b <= m.start() and _CALLED.match(text[b : m.start()])
            if means or called:
                found.append(Start(when.earliest, a, b, name))
    return found[0] if len({s.day for s in found}) == 1 else None
