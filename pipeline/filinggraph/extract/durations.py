"""Lengths of time as contracts print them, in ISO 8601, and calendar arithmetic with them."""

import calendar
import datetime
import re

from filinggraph.extract.numbers import CARDINAL, cardinal

_UNIT = {"year": "Y", "month": "M", "week": "W", "day": "D", "yr": "Y", "mo": "M", "annum": "Y"}
_UNIT_CUE = re.compile(r"[YyMmWwDdQq](?:ear|EAR|r|onth|ONTH|eek|EEK|ay|AY|uarter|UARTER)")
_UNIT_WORD = re.compile(r"(year|yr|month|week|day|quarter)(?:s?\b|\(s\))", re.IGNORECASE)
_ADJECTIVE = (
    r"(?:additional|consecutive|successive|full|further|calendar|contract|business|working|more|whole|separate|"
    r"renewal|extra|complete|entire|subsequent|extended|succeeding|continuous|option|fiscal|license|contractual|school|crop|model|academic|operating|program|plan)"
)
_NUMBER = re.compile(
    rf"(?:\b(?P<word>{CARDINAL})(?P<half>\s+and\s+(?:one|a)[\s-]half)?[\s,-]*\(\s*(?:[\d,.]+|[lI]|[*_\[\]●•\s]+|{CARDINAL})\s*\)"
    rf"|\(\s*(?P<enclosed>\d{{1,4}})\s*\)\s*(?:{CARDINAL})"
    rf"|(?<![\d.,$])(?P<digits>\d{{1,4}})(?P<tenths>\.5)?\s*\(\s*(?:{CARDINAL}|\d+)\s*\)"
    rf"|(?<![\d.,$/])(?P<bare>\d{{1,4}})(?P<point>\.5|\s*½|\s+1/2)?"
    rf"|\b(?P<spelled>{CARDINAL})(?P<spelled_half>\s+and\s+(?:one|a)[\s-]half)?"
    r"|(?P<withheld>\[[\s*●•x_.…]*(?:redacted|omitted|confidential)?[\s*●•x_.…]*\](?:\s*\([^()\s]{1,12}\))?"
    r"|\*{2,}(?:\s*\(\s*\*+\s*\))?|_{2,}(?:\s*\(\s*_+\s*\))?|\[_+\]|XX+)"
    r"|\b(?P<article>an?|each|per))"
    rf"[\s,-]*(?:{_ADJECTIVE}[\s-]+){{0,3}}$",
    re.IGNORECASE,
)
_WINDOW = 90
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


_CALENDAR = 1900  # from here on a number before "year" is that of a year


def find_durations(
    text: str, start: int = 0, end: int | None = None, *, withheld: bool = False, articles: bool = False
) -> list[tuple[int, int, str]]:
    """Durations in text[start:end] as (start, end, ISO 8601), in order: "three (3) years" → P3Y.

    Numbers in words prevail over figures. `articles` adds "a year" → P1Y; `withheld` adds masked or blank numbers
    ("[***] years" → "redacted", "____ years" → "").
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int, str]] = []
    for cue in _UNIT_CUE.finditer(text, start, end):
        unit = _UNIT_WORD.match(text, cue.start(), end)
        if unit is None:
            continue
        low = max(start, cue.start() - _WINDOW, found[-1][1] if found else start)
        number = _NUMBER.search(text[low : cue.start()])
        if number is None or (number["article"] and not articles):
            continue
        value = _value(number, unit[1].casefold(), withheld=withheld)
        if value is not None:
            found.append((low + number.start(), unit.end(), value))
    return found


def _value(number: re.Match[str], unit: str, *, withheld: bool) -> str | None:
    if number["withheld"]:
        return ("" if "_" in number["withheld"] else "redacted") if withheld else None
    spelled = number["word"] or number["spelled"] or number["digits"] or number["bare"] or number["enclosed"]
    count = 1 if number["article"] else cardinal(spelled)
    if count is None or (count >= _CALENDAR and unit in ("year", "yr")):
        return None  # "our 2006 fiscal year"
    half = any(number[g] for g in ("half", "tenths", "point", "spelled_half"))
    if unit == "quarter":
        return f"P{count * 3}M"
    if half:
        return f"P{count * 12 + 6}M" if unit in ("year", "yr") else None
    return f"P{count}{_UNIT[unit]}"


def parts(duration: str) -> tuple[int, int]:
    """Whole months and days of an ISO 8601 duration of years, months, weeks and days; (0, 0) for another text."""
    match = _ISO.fullmatch(duration)
    if match is None:
        return 0, 0
    years, months, weeks, days = (int(g or 0) for g in match.groups())
    return years * 12 + months, weeks * 7 + days


def add(date: datetime.date, duration: str, times: int = 1) -> datetime.date:
    """The day that lies `times` durations after date, or before it for a negative number.

    Months count first, then days. A day that the month reached does not have becomes that month's last day
    (January 31 + P1M is February 28, or 29 in a leap year; February 29 + P1Y is February 28); a month's last day is
    otherwise not special (February 28 + P1M is March 28). Raises OverflowError beyond year 9999.
    """
    months, days = parts(duration)
    index = date.year * 12 + date.month - 1 + months * times
    year, month = divmod(index, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError(f"{date} + {times} × {duration} is not a date")
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, day) + datetime.timedelta(days=days * times)
