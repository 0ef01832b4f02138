"""Fiscal periods as filings name them: years, quarters, months ended, balance-sheet dates, the last four fiscal years.

Labels follow the exchange format: FY2004, Q3-2004, H1-2004, 9M-2004-09-30 (months and end), 2004-09-30 (a
balance-sheet date), 1995-04-01/1996-02-19 (a span).
"""

import datetime
import re
from dataclasses import dataclass

from filinggraph.extract.fiscal import (
    Calendar,
    fiscal_year,
    full_year,
    half,
    months_after,
    months_before,
    months_ended,
    quarter,
    year_end,
    year_of,
)
from filinggraph.extract.period_words import (
    AND,
    DATE,
    DAY,
    LIST_TAIL,
    NTH,
    NUMBER,
    YEAR,
    ends_in,
    number_of,
    years_in,
)
from filinggraph.model import Precision, When

_SPAN_DATES = re.compile(rf"\b(?P<a>{DATE})\s+(?:through|to|until|-|–|—)\s+(?P<b>{DATE})", re.I)
_MONTHS_ENDED = re.compile(
    rf"\b(?P<n>{NUMBER})(?P<more>(?:\s*,\s*|\s+and\s+"
    rf"|-\s+and\s+){NUMBER})?[\s-]+months?(?:\s+periods?)?\s+(?:ended|ending)\s+"
    rf"(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})",
    re.I,
)
_QUARTER_ENDED = re.compile(
    rf"\b(?:fiscal\s+)?quarters?(?:ly\s+periods?)?\s+(?:ended|ending)\s+(?P<ends>{DATE}{LIST_TAIL})", re.I
)
_YEARS_ENDED = re.compile(
    rf"\b(?:fiscal\s+|calendar\s+)?(?:(?:years?|periods?)(?:\s+then)?|{NUMBER}\s+years|(?:12"
    rf"|twelve)[\s-]month\s+periods?|52|53)"
    rf"[\s-]*(?:weeks?\s+)?(?:ended|ending|to)(?:\s+on)?\s+(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})",
    re.I,
)
_NTH_ENDED = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+quarter"
    rf"(?:\s+(?:of\s+)?(?:the\s+)?(?:fiscal(?:\s+year)?\s+)?(?P<year>{YEAR}))?,?\s+(?:which\s+|that\s+)?(?:ended|ending)\s+(?:on\s+)?"
    rf"(?P<end>{DATE})(?!{AND}(?:{DAY},?\s+)?{YEAR})",
    re.I,
)
_NTH_QUARTER = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+(?P<u>quarters?"
    rf"|half)\s+(?:of|in|for)?\s*(?:the\s+)?"
    rf"(?:fiscal(?:\s+year)?\s+|calendar\s+)?(?P<years>{YEAR}(?:{AND}{YEAR})*)"
    rf"|\b(?:Q(?P<n>[1-4])|(?P<n2>[1-4])Q)[\s-]*(?:FY|fiscal\s+|of\s+)?(?:(?P<y>{YEAR})|[’'](?P<y2>\d\d)\b(?!\d))",
    re.I,
)
_FIRST_MONTHS = re.compile(
    rf"\b(?:first|through)\s+(?P<n>{NUMBER})\s+months\s+of\s+(?:fiscal\s+)?(?P<years>{YEAR}(?:{AND}{YEAR})*)", re.I
)
_AS_OF = re.compile(
    (
        rf"\b(?:as\s+(?:of|at)|at|on)\s+(?:(?:both|each\s+of"
        rf"|the\s+end\s+of)\s+)?(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})"
    ),
    re.I,
)
_YEAR_ENDS = re.compile(
    rf"\b(?:at|as\s+(?:of|at)|on)\s+(?:(?:fiscal|financial|calendar)\s+)?(?:year[-\s]ends?|the\s+(?:end|close)\s+of)\s+(?:of\s+)?"
    rf"(?:(?:fiscal|financial|calendar)\s+)?(?:years?\s+)?(?P<years>{YEAR}(?:{AND}{YEAR})*)",
    re.I,
)
_DATES = re.compile(rf"\b(?P<ends>{DATE}{LIST_TAIL})", re.I)
_LAST_YEARS = re.compile(
    rf"\b(?:last|past|prior|preceding|previous|latest"
    rf"|most\s+recent)\s+(?P<n>{NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:ended|ending)\s+(?P<end>{DATE}))?|\beach\s+of\s+(?:the|our"
    rf"|its)\s+(?P<m>{NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:in\s+the\s+period\s+)?(?:ended|ending)\s+(?P<end2>{DATE}))",
    re.I,
)
_YEARS = re.compile(
    (
        rf"\b(?P<fy>fiscal\s+(?:years?\s+)?|financial\s+years?\s+|calendar\s+(?:years?\s+)?|years?\s+"
        rf"|FY\s?)?(?P<years>{YEAR}(?:(?:{AND}|\s*[-–]\s*)(?:(?:fiscal|in"
        rf"|FY)\s+)?{YEAR})*)\b(?!\s*[-–]\s*\d+(?![\d.]*\s?(?:%|per\s?cent)))"
    ),
    re.I,
)
_TWO_DIGITS = re.compile(
    r"\b(?:FY\s?[’']?|fiscal\s+(?:year\s+)?[’'])(?P<y>\d\d)\b|(?<=\b[Ii]n\s)[’'](?P<y2>[0189]\d)\b(?!\s*s\b)"
)


@dataclass(frozen=True, slots=True)
class Period:
    """One or more periods named together: a range of the text, and each period in the order named.

    `back` says that it is counted back from another ("the year before"), and hands nothing on.
    """

    start: int
    end: int
    whens: tuple[When, ...]
    back: bool = False


def find_periods(text: str, filer: Calendar) -> list[Period]:
    """Periods named in text, longest reading first, in the order of the text."""
    found: list[Period] = []
    for pattern, make in _GRAMMAR:
        for match in pattern.finditer(text):
            if any(match.start() < p.end and p.start < match.end() for p in found):
                continue
            whens = make(match, filer)
            if whens:
                found.append(Period(match.start(), match.end(), tuple(whens)))
    return sorted(found, key=lambda p: p.start)


def _span(match: re.Match[str], filer: Calendar) -> list[When]:
    a, b = ends_in(match["a"]), ends_in(match["b"])
    if not a or not b or not a[0] < b[0]:
        return []
    return [When(f"{a[0]}/{b[0]}", Precision.SPAN, a[0], b[0])]


def _months_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    counts = [number_of(match["n"])]
    if match["more"]:
        counts.append(number_of(re.sub(r"^\W*(?:and\s+)?", "", match["more"].strip(), flags=re.I)))
    return [months_ended(n, end, filer) for n in counts for end in ends_in(match["ends"])]


def _quarter_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [months_ended(3, end, filer) for end in ends_in(match["ends"])]


def _nth_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The third quarter ended March 31, 2003": that quarter of the year that ends so many quarters later."""
    number = NTH[match["q"].lower()]
    ends = ends_in(match["end"])
    if not ends:
        return []
    last = months_after(ends[0].replace(day=15), 3 * (4 - number) - (ends[0].day <= 10))
    begin = months_before(ends[0], 3)
    label = int(match["year"]) if match["year"] else last.year
    return [When(f"Q{number}-{label}", Precision.FISCAL_QUARTER, begin, ends[0], label)]


def _years_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [year_of(end, filer) for end in ends_in(match["ends"])]


def _nth_quarter(match: re.Match[str], filer: Calendar) -> list[When]:
    if match["n"] or match["n2"]:
        year = int(match["y"]) if match["y"] else full_year(match["y2"])
        return [quarter(int(match["n"] or match["n2"]), year, filer)]
    number = NTH[match["q"].lower()]
    if match["u"].lower() == "half":
        return [half(number, y, filer) for y in years_in(match["years"])] if number < 3 else []
    return [quarter(number, y, filer) for y in years_in(match["years"])]


def _first_months(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The first six months of 2004" are its first half; other counts are told by their end."""
    count = number_of(match["n"])
    if count == 6:
        return [half(1, year, filer) for year in years_in(match["years"])]
    whens = []
    for year in years_in(match["years"]):
        begin = year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
        whens.append(months_ended(count, months_after(begin, count) - datetime.timedelta(days=1), filer))
    return whens


def _as_of(match: re.Match[str], filer: Calendar) -> list[When]:
    return [When(end.isoformat(), Precision.DAY, end, end) for end in ends_in(match["ends"])]


def _year_ends(match: re.Match[str], filer: Calendar) -> list[When]:
    days = (year_end(year, filer.year_end) for year in years_in(match["years"]))
    return [When(day.isoformat(), Precision.DAY, day, day) for day in days]


def _last_years(match: re.Match[str], filer: Calendar) -> list[When]:
    count = number_of(match["n"] or match["m"])
    end = match["end"] or match["end2"]
    dated = ends_in(end) if end else []
    last = dated[0].year if dated else filer.last_year
    if last is None or count > 10:
        return []
    return [fiscal_year(last - back, filer, inferred=True) for back in range(count)]


def _years(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(y, filer) for y in years_in(match["years"])]


def _short(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(full_year(match["y"] or match["y2"]), filer)]


_GRAMMAR = (
    (_SPAN_DATES, _span),
    (_MONTHS_ENDED, _months_ended),
    (_NTH_ENDED, _nth_ended),
    (_QUARTER_ENDED, _quarter_ended),
    (_LAST_YEARS, _last_years),
    (_YEARS_ENDED, _years_ended),
    (_NTH_QUARTER, _nth_quarter),
    (_FIRST_MONTHS, _first_months),
    (_AS_OF, _as_of),
    (_YEAR_ENDS, _year_ends),
    (_DATES, _as_of),
    (_YEARS, _years),
    (_TWO_DIGITS, _short),
)
