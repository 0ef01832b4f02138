"""Dates and periods as filings print them, each with its precision and its bounds in calendar days.

Month names, numeric forms, quarters, halves and years are found by their cue first and read around it. Seasons and
events ("spring", "upon approval") are no dates; masked days ("[***]") are redacted, blanks ("____ day of") unknown.
"""

import calendar
import datetime
import re

from filinggraph.extract.durations import add, find_durations, parts
from filinggraph.extract.numbers import ORDINAL, cardinal, ordinal
from filinggraph.model import Precision, When

__all__ = ["add", "day", "find_dates", "find_durations", "month", "month_number", "parts", "year"]

Found = tuple[int, int, When]

_NAMES = [n.casefold() for n in calendar.month_name][1:]
_MONTHS = {n[:3]: i for i, n in enumerate(_NAMES, 1)}
_MONTH_CUE = re.compile(
    r"(?<![A-Za-z])(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?"
    r"|may(?=\s+\d{1,2}(?:st|nd|rd|th|t h|s t|n d|r d)?,?\s+(?:19|20)\d\d))(?![A-Za-z])"
)
_MONTH_START = re.compile(  # found three times as fast as the whole cue, which is then read there
    r"[JFMASONDjfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|2100)(?!\d)"
_MASK = r"\[[\s*●•x_.…-]*+(?:redacted|omitted)?[\s*●•x_.…-]*+\]|\*{2,}+|●|•"
_BLANK = r"\[?_{2,}+(?:\s_++){0,8}+\]?|\[\s*+\]|\(\s*+\)"
_HOLE = rf"(?:{_MASK}|{_BLANK})"
_SPOKEN_YEAR = re.compile(
    r"two\s+thousand(?:\s*\(\s*2000\s*\))?(?:\s+and)?(?:[\s-]+(?P<new>[a-z]+(?:[\s-](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?))?|nineteen\s+hundred(?:\s+and)?\s+(?P<old>[a-z]+(?:[\s-][a-z]+)?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\.?\s*(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|t h|s t|n d|r d)?|(?P<hole>\d?{_HOLE}(?:\s?(?:st"
    rf"|nd|rd|th|t h|s t|n d|r d))?))?(?![\d/])"
    rf"\s*(?:\([A-Za-z]{{3,9}}\))?[\s,.;]*(?:of\s+|in\s+the\s+year\s+)?(?:{_YEAR}|(?P<yearhole>(?:19|20)?\d?{_HOLE}))",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th|t h|s t|n d|r d)?\b(?![\d:.,]\d|%)", re.IGNORECASE)
_DASHED = re.compile(r"\s?[-/]\s?(?P<day>\d{1,2})?(?:\s?[-/]\s?)?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)")
_BEFORE = re.compile(
    rf"(?:(?:\b|(?<=\b[oO][fn]))(?:the\s+)?(?P<day>{ORDINAL}|\d{{1,2}})"
    rf"(?:\s*\(\s*\d{{1,2}}(?:st|nd|rd|th|t h|s t|n d|r d)?\s*\))?"
    rf"|(?P<hole>(?:{_HOLE})\s?(?:st|nd|rd|th|t h|s t|n d|r d)?|\d{_HOLE}))"
    r"(?:\s*[.,-]?\s*(?:calendar\s+)?day)?(?:\s*,?\s*of(?:\s+the\s+month\s+of)?)?(?:\s*,)?[\s-]*$",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(
    rf"\s*(?:,|\.|of|in the year(?: of our Lord)?|\(|-|/)?\s*(?:-{{3,}}\s+)?{_YEAR}", re.IGNORECASE
)  # underlining may stand between

_NUMERIC = re.compile(
    r"(?<![\d/.$-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)\d\d|\d\d))(?![\d/-]|\.\d)"
)
_NUMERIC_START = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d")
_DATED = re.compile(r"\b(?:date|Date|DATE)d?\s*:?\s*$")
_HOLE_CUE = re.compile(r"[_\[*●•(](?:(?<=_)_|(?<=[\[●•])|(?<=\*)\*|(?<=\()\s*\))")
_BLANK_DAY = re.compile(
    rf"(?P<first>{_HOLE})\s*(?:(?:st|nd|rd|th|t h|s t|n d|r "
    rf"d)\s+)?(?:day\s+)?of\s+(?P<month>{_HOLE})[\s,]*(?:(?:19|20)\d\d|{_HOLE})?"
    rf"|(?P<lone>{_HOLE})(?:\s*{_HOLE})?\s*,?\s+(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_SCOPE = (
    r"(?P<fiscal>fiscal\s+(?:year\s+)?)?(?:calendar\s+(?:year\s+)?|the\s+year\s+|year\s+)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d|[,.]\d)"
)
_QUARTER_SCOPE = _SCOPE.replace("P<fiscal>", "P<qfiscal>").replace("P<year>", "P<qyear>")
_PART = re.compile(
    rf"\b(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?:fiscal\s+|calendar\s+)?"
    rf"(?P<unit>quarter|half)\s*(?:of|in|,)?\s*(?:the\s+)?(?:our\s+)?{_SCOPE}"
    rf"|\bQ(?P<q>[1-4])[\s,/-]*(?:of\s+)?{_QUARTER_SCOPE}",
    re.IGNORECASE,
)
_NEAR_YEAR = re.compile(
    rf"\b(?:(?P<mid>mid|middle\s+of|early|late)[\s-]+(?:in\s+)?"
    rf"|(?P<end>year[\s-]end|(?:the\s+)?(?:end|close|conclusion|expiration)\s+of(?:\s+the)?)[\s,]+"
    rf"|(?P<start>(?:the\s+)?beginning\s+of(?:\s+the)?)\s+){_SCOPE}",
    re.IGNORECASE,
)
_PLAIN_YEAR = re.compile(
    rf"\b(?P<cue>(?:in|through|thru|until|till|by|during|since|from|to|before|after|into|for|of"
    rf"|early\s+as|late\s+as)\s+"
    rf"(?:the\s+)?){_SCOPE}(?!\s*(?:%|percent|shares|units|employees|U\.S\.C|dollars|square))",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\bfiscal\s+(?:year\s+)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_FAST_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_TAIL = re.compile(
    r"(?:the\s+)?(?P<which>end(?!\s+in)|last\s+day|close|beginning|middle)\s+(?:of|in)\s+$", re.IGNORECASE
)
_RANGE = re.compile(
    r"\s*(?:to|through|until|and(?:\s+ending(?:\s+on)?)?|-|–)\s+(?:and\s+including\s+)?$", re.IGNORECASE
)


def day(value: datetime.date, *, inferred: bool = False) -> When:
    """One calendar day as a When."""
    return When(value.isoformat(), Precision.DAY, value, value, inferred=inferred)


def month(year_number: int, month_number: int) -> When:
    """One calendar month as a When."""
    last = calendar.monthrange(year_number, month_number)[1]
    low = datetime.date(year_number, month_number, 1)
    return When(low.strftime("%Y-%m"), Precision.MONTH, low, low.replace(day=last))


def year(number: int) -> When:
    """One calendar year as a When."""
    return When(f"{number}", Precision.YEAR, datetime.date(number, 1, 1), datetime.date(number, 12, 31))


def month_number(name: str) -> int:
    """1 to 12 for the name of a month, whole or cut short."""
    return _MONTHS[name[:3].casefold()]


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Dates and periods in text[start:end] as (start, end, When), in order and without overlap.

    Masked dates have the value "redacted", blank ones "" (both of unknown precision, bounded where a year is printed).
    """
    end = len(text) if end is None else end
    found = _named(text, start, end)
    found += _numeric(text, start, end)
    found += _blanks(text, start, end)
    found += _periods(text, start, end)
    return _longest(found)


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f[0], -f[1])):
        if kept and item[0] < kept[-1][1]:
            if item[1] - item[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _named(text: str, start: int, end: int) -> list[Found]:
    found: list[Found] = []
    pending: tuple[int, int, int, int] | None = None
    for begun in _MONTH_START.finditer(text, start, end):
        cue = _MONTH_CUE.match(text, begun.start(), end)
        if cue is None:
            continue
        number = _MONTHS[cue[0][:3].casefold()]
        item = _around(text, start, end, cue, number)
        if item is None:
            lone = _DAY_ALONE.match(text, cue.end(), end)
            pending = (cue.start(), lone.end(), number, int(lone["day"])) if lone else None
            continue
        if pending and _RANGE.fullmatch(text, pending[1], item[0]) and item[2].latest:
            first = _shared_year(pending, item[2])
            found += [first] if first else []
        pending = None
        found.append(item)
    return found


def _shared_year(pending: tuple[int, int, int, int], last: When) -> Found | None:
    """ "January 1 to December 31, 2005": the first day borrows the year of the second."""
    if last.precision is not Precision.DAY or last.latest is None:
        return None
    start, end, month_number, day_number = pending
    value = _date(last.latest.year, month_number, day_number)
    if value and value > last.latest:
        value = _date(last.latest.year - 1, month_number, day_number)
    return (start, end, day(value, inferred=True)) if value else None


def _around(text: str, start: int, end: int, cue: re.Match[str], number: int) -> Found | None:
    """The date that a month's name belongs to, read to its right first and then to its left."""
    after = _AFTER.match(text, cue.end(), end)
    low = max(start, cue.start() - 60)
    before = _BEFORE.search(text[low : cue.start()])
    if after and after["day"] and after["year"]:
        value = _date(int(after["year"]), number, int(after["day"]))
        return (cue.start(), after.end(), day(value)) if value else None
    if after and (after["day"] or (after["hole"] and not before)) and (after["year"] or after["yearhole"]):
        return cue.start(), after.end(), _holed(text[cue.end() : after.end()], after["year"], number)
    year_only = _YEAR_ONLY.match(text, cue.end(), end)
    spoken = None if year_only else _spoken_year(text, cue.end(), end)
    if before and (year_only or spoken):
        stop, year_number = (year_only.end(), int(year_only["year"])) if year_only else spoken or (0, 0)
        if before["hole"]:
            return low + before.start(), stop, _holed(before["hole"], str(year_number), number)
        value = _date(year_number, number, ordinal(before["day"]) or 0)
        if value:
            return low + before.start(), stop, day(value)
    if before and after and after["yearhole"] and not after["hole"]:
        return low + before.start(), after.end(), _holed(after["yearhole"], None, number)
    dashed = _DASHED.match(text, cue.end(), end) if not year_only or year_only[0][:1] in "-/" else None
    if dashed and (dashed["day"] or (before and before["day"])):
        day_number = int(dashed["day"]) if dashed["day"] else ordinal(before["day"]) or 0 if before else 0
        value = _date(_century(int(dashed["year"])), number, day_number)
        if value:
            first = cue.start() if dashed["day"] or not before else low + before.start()
            return first, dashed.end(), day(value)
    if year_only and not year_only[0].lstrip().startswith("."):
        return _whole_month(text, start, cue, year_only, number)
    return None


def _whole_month(text: str, start: int, cue: re.Match[str], stop: re.Match[str], number: int) -> Found:
    """ "February 2005", and "the end of February 2005", which is its last day."""
    low = max(start, cue.start() - 24)
    tail = _MONTH_TAIL.search(text[low : cue.start()])
    whole = month(int(stop["year"]), number)
    if tail is None or whole.latest is None or tail["which"].casefold() in ("beginning", "middle"):
        return cue.start(), stop.end(), whole
    return low + tail.start(), stop.end(), day(whole.latest, inferred=True)


def _spoken_year(text: str, start: int, end: int) -> tuple[int, int] | None:
    low = re.compile(r"[\s,]*").match(text, start, end)
    match = _SPOKEN_YEAR.match(text, low.end() if low else start, end)
    if match is None:
        return None
    if match["old"]:
        rest = cardinal(match["old"])
        return (match.end(), 1900 + rest) if rest else None
    rest = cardinal(match["new"]) if match["new"] else 0
    if rest is None:
        return match.start() + len("two thousand"), 2000
    return match.end(), 2000 + rest


def _holed(hole: str, year_text: str | None, number: int) -> When:
    """A date with a part masked or left blank: no value, but the bounds that the printed part gives."""
    value = "" if "_" in hole or re.search(r"\[\s*\]|\(\s*\)", hole) else "redacted"
    if not year_text:
        return When(value, Precision.UNKNOWN)
    bounds = month(int(year_text), number)
    return When(value, Precision.UNKNOWN, bounds.earliest, bounds.latest)


def _numeric(text: str, start: int, end: int) -> list[Found]:
    found: list[Found] = []
    for begun in _NUMERIC_START.finditer(text, start, end):
        m = _NUMERIC.match(text, begun.start(), end)
        if m is None:
            continue
        if m["y"]:
            value = _date(int(m["y"]), int(m["m"]), int(m["d"]))
        else:
            first, second, last = int(m["a"]), int(m["b"]), int(m["c"])
            if m["sep"] != "/" and len(m["c"]) == 2 and not _announced(text, start, m, found):
                continue  # 1.2.05 is a section number more often than a date
            if m["sep"] == "." or first > 12:
                first, second = (second, first) if second <= 12 else (first, second)
            value = _date(_century(last), first, second)
        if value:
            found.append((m.start(), m.end(), day(value)))
    return found


def _announced(text: str, start: int, m: re.Match[str], found: list[Found]) -> bool:
    """True behind "Date:", and in a row of dates written alike: "Date: 3-14-05 3-17-05"."""
    if _DATED.search(text, max(start, m.start() - 12), m.start()):
        return True
    gap = text[found[-1][1] : m.start()] if found else ""
    return bool(gap) and not gap.strip(" \t") and m["sep"] in text[found[-1][0] : found[-1][1]]


def _blanks(text: str, start: int, end: int) -> list[Found]:
    found: list[Found] = []
    reached = start
    for cue in _HOLE_CUE.finditer(text, start, end):
        if cue[0] in ("__", "**") and cue.start() > start and text[cue.start() - 1] == cue[0][0]:
            continue  # within a row of signs that is no date from its first one on
        m = _BLANK_DAY.match(text, cue.start(), end) if cue.start() >= reached else None
        if m is None:
            continue
        reached = m.end()
        hole = m["first"] or m["lone"]
        number = re.search(r"(?:19|20)\d\d", m[0])
        value = "" if "_" in m[0] or re.search(r"\[\s*\]|\(\s*\)", hole) else "redacted"
        span = year(int(number[0])) if number else None
        when = When(value, Precision.UNKNOWN, span.earliest if span else None, span.latest if span else None)
        found.append((m.start(), m.end(), when))
    return found


def _periods(text: str, start: int, end: int) -> list[Found]:
    """Quarters, halves, fiscal and calendar years, read in a window around each printed year."""
    found: list[Found] = []
    reached = start
    for cue in _FAST_YEAR.finditer(text, start, end):
        if cue.start() < reached:
            continue
        low = max(start, cue.start() - 64)
        window = text[low : min(end, cue.end() + 16)]
        item = _period(window, cue.start() - low)
        if item:
            found.append((low + item[0], low + item[1], item[2]))
            reached = low + item[1]
    return found


def _period(window: str, at: int) -> Found | None:
    for pattern, make in ((_PART, _part), (_NEAR_YEAR, _near), (_FISCAL, _fiscal), (_PLAIN_YEAR, _plain)):
        for match in pattern.finditer(window):
            group = "qyear" if "qyear" in match.groupdict() and match["qyear"] else "year"
            if match.start(group) == at:
                return make(match)
    return None


def _part(m: re.Match[str]) -> Found:
    number = int(m["year"] or m["qyear"])
    fiscal = bool(m["fiscal"] or m["qfiscal"]) or bool(m["nth"] and "fiscal" in m[0].casefold())
    nth = int(m["q"] or 0) or {"last": 4, "final": 4}.get(m["nth"].casefold()) or ordinal(m["nth"]) or 1
    if m["unit"] and m["unit"].casefold() == "half":
        nth = min(nth, 2)
        low, high = (1, 6) if nth == 1 else (7, 12)
        return m.start(), m.end(), _span(f"H{nth}-{number}", Precision.SPAN, number, low, high, fiscal=fiscal)
    precision = Precision.FISCAL_QUARTER if fiscal else Precision.QUARTER
    return m.start(), m.end(), _span(f"Q{nth}-{number}", precision, number, nth * 3 - 2, nth * 3, fiscal=fiscal)


def _span(value: str, precision: Precision, number: int, low: int, high: int, *, fiscal: bool) -> When:
    if fiscal:
        return When(value, precision, fiscal_year=number)
    return When(value, precision, month(number, low).earliest, month(number, high).latest)


def _near(m: re.Match[str]) -> Found:
    number = int(m["year"])
    if m["fiscal"]:
        return m.start(), m.end(), When(f"FY{number}", Precision.FISCAL_YEAR, fiscal_year=number)
    if m["end"]:
        return m.start(), m.end(), day(datetime.date(number, 12, 31), inferred=True)
    cue = (m["mid"] or "start").casefold()
    low, high = {"early": (1, 4), "start": (1, 4), "late": (9, 12)}.get(cue, (4, 9))
    return m.start(), m.end(), _span(f"{number}", Precision.YEAR, number, low, high, fiscal=False)


def _fiscal(m: re.Match[str]) -> Found:
    number = int(m["year"])
    return m.start(), m.end(), When(f"FY{number}", Precision.FISCAL_YEAR, fiscal_year=number)


def _plain(m: re.Match[str]) -> Found:
    number = int(m["year"])
    return m.end("cue"), m.end(), year(number)


def _century(number: int) -> int:
    """Two-digit years of 1970 to 2069."""
    return number if number > 99 else number + (1900 if number >= 70 else 2000)


def _date(year_number: int, month_number: int, day_number: int) -> datetime.date | None:
    try:
        return datetime.date(year_number, month_number, day_number)
    except ValueError:
        return None
