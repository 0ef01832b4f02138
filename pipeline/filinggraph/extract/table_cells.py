"""What a cell of a table of contracts tells: when a contract starts and ends, and how long it lasts."""

import re
from dataclasses import dataclass

from filinggraph.extract import dates
from filinggraph.model import Precision, When

_YEAR = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)\s*(?:\(\w+\)|[*†])?\s*$")
_TO = re.compile(
    r"(?:\b(?:through|thru|until|till?|to|into|expir\w+|end(?:s|ed|ing)?|terminat\w+)|[-–—])[\W_]*(?:in|on|as\s+of)?\s*$",
    re.I,
)
_FROM = re.compile(r"\b(?:from|beg[ai]n\w*|commenc\w+|effective|start(?:s|ed|ing)?)\W*(?:in|on|as\s+of)?\s*$", re.I)
_DASH = re.compile(r"^\s*(?:[-–—]|to|through|until)\s*$", re.I)
_RANGE = re.compile(
    r"^\s*(?P<from>(?:19|20)\d\d)\s*(?:[-–—/]|to|through)\s*(?P<to>(?:19|20)?\d\d)\s*(?:\(\w+\)|[*†])?\s*$"
)
_NONE = re.compile(r"^\W*(?:(?:no|not)(?!\s+later)|never|none|since)\b|\bnot\s+before\b", re.I)
_OPTION = re.compile(r"^\W*(?:[\w-]+\s+)?(?:options?|renewals?|extensions?)\b", re.I)
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"^\d{1,2}$")
_IN_UNITS = re.compile(r"\(?\b(years|months)\b\)?", re.I)


@dataclass(frozen=True, slots=True)
class CellTimes:
    """The times and the length (ISO 8601, or "") that a cell tells."""

    start: When | None = None
    end: When | None = None
    length: str = ""


def read_cell(text: str, sort: str, header: str = "") -> CellTimes:
    """What a cell tells in a column of ends ("end"), of starts ("start"), or of lengths and words ("term").

    A time without a word beside it is what its column is of; in the last sort of column such a time tells nothing.
    """
    if _NONE.search(text):
        return CellTimes(length=_length(text, header) if sort == "term" else "")
    years = _RANGE.match(text)
    if years:
        first, last = int(years["from"]), int(years["from"][: -len(years["to"])] + years["to"])
        return CellTimes(dates.year(first), dates.year(last)) if first < last else CellTimes()
    start: When | None = None
    end: When | None = None
    found = _times(text)
    reached = 0
    for number, (low, high, when) in enumerate(found):
        gap = text[reached:low]
        ranged = number + 1 < len(found) and _DASH.match(text[high : found[number + 1][0]])
        reached = high
        if ranged or _FROM.search(gap):
            start = start or when
        elif _TO.search(gap) and (number or gap.strip(" -–—")):
            end = end or when
        elif sort == "end" and len(found) == 1:
            end = when
        elif sort == "start" and len(found) == 1:
            start = when
    return CellTimes(start, end, _length(text, header) if sort == "term" else "")


def _times(text: str) -> list[tuple[int, int, When]]:
    bare = _YEAR.match(text)
    if bare:
        return [(bare.start("y"), bare.end("y"), dates.year(int(bare["y"])))]
    if not _DIGIT.search(text):
        return []
    return [f for f in dates.find_dates(text) if f[2].value and f[2].precision is not Precision.UNKNOWN]


def _length(text: str, header: str) -> str:
    units = _IN_UNITS.search(header)
    if units and _COUNT.match(text):
        return f"P{int(text)}{units[1][0].upper()}"
    found = dates.find_durations(text)
    return found[0][2] if len(found) == 1 and not _OPTION.match(text[found[0][1] :]) else ""
