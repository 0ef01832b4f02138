"""Fiscal periods as filings name them: years, quarters, months ended, balance-sheet dates, the last four fiscal years.

Labels follow the exchange format: FY2004, Q3-2004, H1-2004, 9M-2004-09-30 (months and end), 2004-09-30 (a
balance-sheet date), 1995-04-01/1996-02-19 (a span).
"""

import calendar
import datetime
import re
from dataclasses import dataclass

from filinggraph.model import Precision, When

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})"
_YEAR = r"(?:19|20)\d\d"
_NUMBERS = {
    w: i
    for i, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NUMBER = "(?:" + "|".join(_NUMBERS) + r"|\d{1,2})"
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|versus|vs\.?|to)\s+|\s*/\s*)"
_DATE = rf"(?:{DAY},?\s+{_YEAR})"
_LIST_TAIL = rf"(?:{_AND}(?:(?:{DAY}),?\s+)?{_YEAR})*"

_SPAN_DATES = re.compile(rf"\b(?P<a>{_DATE})\s+(?:through|to|until|-|–|—)\s+(?P<b>{_DATE})", re.I)
_MONTHS_ENDED = re.compile(
    rf"\b(?P<n>{_NUMBER})(?P<more>(?:\s*,\s*|\s+and\s+"
    rf"|-\s+and\s+){_NUMBER})?[\s-]+months?(?:\s+periods?)?\s+(?:ended|ending)\s+"
    rf"(?P<ends>{DAY},?(?:\s+{_YEAR})?{_LIST_TAIL})",
    re.I,
)
_QUARTER_ENDED = re.compile(
    rf"\b(?:fiscal\s+)?quarters?(?:ly\s+periods?)?\s+(?:ended|ending)\s+(?P<ends>{_DATE}{_LIST_TAIL})", re.I
)
_YEARS_ENDED = re.compile(
    rf"\b(?:fiscal\s+|calendar\s+)?(?:(?:years?|periods?)(?:\s+then)?|{_NUMBER}\s+years|(?:12"
    rf"|twelve)[\s-]month\s+periods?|52|53)"
    rf"[\s-]*(?:weeks?\s+)?(?:ended|ending|to)(?:\s+on)?\s+(?P<ends>{DAY},?(?:\s+{_YEAR})?{_LIST_TAIL})",
    re.I,
)
_NTH_ENDED = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+quarter"
    rf"(?:\s+(?:of\s+)?(?:the\s+)?(?:fiscal(?:\s+year)?\s+)?(?P<year>{_YEAR}))?,?\s+(?:which\s+|that\s+)?(?:ended|ending)\s+(?:on\s+)?"
    rf"(?P<end>{_DATE})(?!{_AND}(?:{DAY},?\s+)?{_YEAR})",
    re.I,
)
_NTH_QUARTER = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+(?P<u>quarters?"
    rf"|half)\s+(?:of|in|for)?\s*(?:the\s+)?"
    rf"(?:fiscal(?:\s+year)?\s+|calendar\s+)?(?P<years>{_YEAR}(?:{_AND}{_YEAR})*)"
    rf"|\b(?:Q(?P<n>[1-4])|(?P<n2>[1-4])Q)[\s-]*(?:FY|fiscal\s+|of\s+)?(?:(?P<y>{_YEAR})|[’'](?P<y2>\d\d)\b(?!\d))",
    re.I,
)
_FIRST_MONTHS = re.compile(
    rf"\b(?:first|through)\s+(?P<n>{_NUMBER})\s+months\s+of\s+(?:fiscal\s+)?(?P<years>{_YEAR}(?:{_AND}{_YEAR})*)", re.I
)
_AS_OF = re.compile(
    (
        rf"\b(?:as\s+(?:of|at)|at|on)\s+(?:(?:both|each\s+of"
        rf"|the\s+end\s+of)\s+)?(?P<ends>{DAY},?(?:\s+{_YEAR})?{_LIST_TAIL})"
    ),
    re.I,
)
_YEAR_ENDS = re.compile(
    rf"\b(?:at|as\s+(?:of|at)|on)\s+(?:(?:fiscal|financial|calendar)\s+)?(?:year[-\s]ends?|the\s+(?:end|close)\s+of)\s+(?:of\s+)?"
    rf"(?:(?:fiscal|financial|calendar)\s+)?(?:years?\s+)?(?P<years>{_YEAR}(?:{_AND}{_YEAR})*)",
    re.I,
)
_DATES = re.compile(rf"\b(?P<ends>{_DATE}{_LIST_TAIL})", re.I)
_LAST_YEARS = re.compile(
    rf"\b(?:last|past|prior|preceding|previous|latest"
    rf"|most\s+recent)\s+(?P<n>{_NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:ended|ending)\s+(?P<end>{_DATE}))?|\beach\s+of\s+(?:the|our"
    rf"|its)\s+(?P<m>{_NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:in\s+the\s+period\s+)?(?:ended|ending)\s+(?P<end2>{_DATE}))",
    re.I,
)
_YEARS = re.compile(
    (
        rf"\b(?P<fy>fiscal\s+(?:years?\s+)?|financial\s+years?\s+|calendar\s+(?:years?\s+)?|years?\s+"
        rf"|FY\s?)?(?P<years>{_YEAR}(?:(?:{_AND}|\s*[-–]\s*)(?:(?:fiscal|in"
        rf"|FY)\s+)?{_YEAR})*)\b(?!\s*[-–]\s*\d+(?![\d.]*\s?(?:%|per\s?cent)))"
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


@dataclass(frozen=True, slots=True)
class Calendar:
    """The filer's own year: "MMDD" of its end ("" when unknown), and the last year that had ended when it wrote."""

    year_end: str = ""
    last_year: int | None = None


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


def fiscal_year(label: int, filer: Calendar, *, inferred: bool = False) -> When:
    """The filer's fiscal year of that label, with its calendar bounds."""
    end = _year_end(label, filer.year_end)
    begin = _year_end(label - 1, filer.year_end) + datetime.timedelta(days=1)
    return When(f"FY{label}", Precision.FISCAL_YEAR, begin, end, label, inferred)


def _year_end(label: int, year_end: str) -> datetime.date:
    """Last day of the fiscal year; one that ends in the first days of January belongs to the year before."""
    month, day = (int(year_end[:2]), int(year_end[2:])) if re.fullmatch(r"\d{4}", year_end) else (12, 31)
    month, day = (month, day) if 1 <= month <= 12 and day else (12, 31)
    year = label + 1 if month == 1 and day <= 10 else label
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _ends(text: str) -> list[datetime.date]:
    """Days in "December 31, 2011, 2010 and January 1, 2009": a bare year takes the day named before it."""
    out: list[datetime.date] = []
    day = ""
    marks = [m.group() for m in re.finditer(rf"{DAY}|{_YEAR}", text, re.I)]
    for mark in marks:
        if re.fullmatch(_YEAR, mark):
            made = day_in(day, int(mark)) if day else None
            if made:
                out.append(made)
        else:
            day = mark
    if marks and not out and day:
        return []
    pending = [i for i, mark in enumerate(marks) if not re.fullmatch(_YEAR, mark)]
    if len(pending) > 1 and len(out) == 1:
        years = out[0].year
        return [d for i in pending if (d := day_in(marks[i], years))]
    return out


def day_in(day: str, year: int) -> datetime.date | None:
    """A printed day ("June 30") in that year; None where there is no such day."""
    number = re.search(r"\d{1,2}", day)
    name = re.search(r"[a-z]{3}", day, re.I)
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    try:
        return (
            datetime.date(year, months.index(name.group().lower()) + 1, int(number.group()))
            if number and name
            else None
        )
    except ValueError:
        return None


def number_of(word: str) -> int:
    """A small number in words or digits."""
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _span(match: re.Match[str], filer: Calendar) -> list[When]:
    a, b = _ends(match["a"]), _ends(match["b"])
    if not a or not b or not a[0] < b[0]:
        return []
    return [When(f"{a[0]}/{b[0]}", Precision.SPAN, a[0], b[0])]


def _months_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    counts = [number_of(match["n"])]
    if match["more"]:
        counts.append(number_of(re.sub(r"^\W*(?:and\s+)?", "", match["more"].strip(), flags=re.I)))
    return [months_ended(n, end, filer) for n in counts for end in _ends(match["ends"])]


def months_ended(count: int, end: datetime.date, filer: Calendar) -> When:
    """The period of so many months that ended on a day; twelve make a fiscal year."""
    begin = _months_before(end, count)
    if count == 12:
        return _year_of(end, filer)
    if (
        count == 3
        and (end + datetime.timedelta(days=1)).day == 1
        and end.month % 3 == 0
        and filer.year_end[:2] in ("", "12")
    ):
        return When(f"Q{end.month // 3}-{end.year}", Precision.FISCAL_QUARTER, begin, end, end.year)
    return When(f"{count}M-{end}", Precision.SPAN, begin, end)


def _months_before(end: datetime.date, count: int) -> datetime.date:
    after = end + datetime.timedelta(days=1)
    index = after.year * 12 + after.month - 1 - count
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(after.day, calendar.monthrange(year, month + 1)[1]))


def _quarter_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [months_ended(3, end, filer) for end in _ends(match["ends"])]


def _nth_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The third quarter ended March 31, 2003": that quarter of the year that ends so many quarters later."""
    number = NTH[match["q"].lower()]
    ends = _ends(match["end"])
    if not ends:
        return []
    last = _months_after(ends[0].replace(day=15), 3 * (4 - number) - (ends[0].day <= 10))
    begin = _months_before(ends[0], 3)
    label = int(match["year"]) if match["year"] else last.year
    return [When(f"Q{number}-{label}", Precision.FISCAL_QUARTER, begin, ends[0], label)]


def _years_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [_year_of(end, filer) for end in _ends(match["ends"])]


def _year_of(end: datetime.date, filer: Calendar) -> When:
    label = end.year - 1 if end.month == 1 and end.day <= 10 else end.year
    begin = _months_before(end, 12)
    return When(f"FY{label}", Precision.FISCAL_YEAR, begin, end, label)


def _years_in(text: str) -> list[int]:
    years = [int(y) for y in re.findall(_YEAR, text)]
    ranged = re.search(rf"{_YEAR}\s*(?:[-–]|to)\s*{_YEAR}", text)
    if ranged and len(years) == 2 and 1 < abs(years[1] - years[0]) < 12:
        step = 1 if years[1] > years[0] else -1
        return list(range(years[0], years[1] + step, step))
    return years


def _nth_quarter(match: re.Match[str], filer: Calendar) -> list[When]:
    if match["n"] or match["n2"]:
        year = int(match["y"]) if match["y"] else _full_year(match["y2"])
        return [quarter(int(match["n"] or match["n2"]), year, filer)]
    number = NTH[match["q"].lower()]
    if match["u"].lower() == "half":
        return [half(number, y, filer) for y in _years_in(match["years"])] if number < 3 else []
    return [quarter(number, y, filer) for y in _years_in(match["years"])]


def quarter(number: int, year: int, filer: Calendar) -> When:
    """That quarter of the filer's fiscal year."""
    begin = _year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
    first = _months_after(begin, 3 * (number - 1))
    last = _months_after(begin, 3 * number) - datetime.timedelta(days=1)
    return When(f"Q{number}-{year}", Precision.FISCAL_QUARTER, first, last, year)


def half(number: int, year: int, filer: Calendar) -> When:
    """The first or second half of the filer's fiscal year."""
    begin = _year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
    first = _months_after(begin, 6 * (number - 1))
    last = _months_after(begin, 6 * number) - datetime.timedelta(days=1)
    return When(f"H{number}-{year}", Precision.SPAN, first, last, year)


def _months_after(day: datetime.date, count: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _first_months(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The first six months of 2004" are its first half; other counts are told by their end."""
    count = number_of(match["n"])
    if count == 6:
        return [half(1, year, filer) for year in _years_in(match["years"])]
    whens = []
    for year in _years_in(match["years"]):
        begin = _year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
        whens.append(months_ended(count, _months_after(begin, count) - datetime.timedelta(days=1), filer))
    return whens


def _as_of(match: re.Match[str], filer: Calendar) -> list[When]:
    return [When(end.isoformat(), Precision.DAY, end, end) for end in _ends(match["ends"])]


def _year_ends(match: re.Match[str], filer: Calendar) -> list[When]:
    days = (_year_end(year, filer.year_end) for year in _years_in(match["years"]))
    return [When(day.isoformat(), Precision.DAY, day, day) for day in days]


def _last_years(match: re.Match[str], filer: Calendar) -> list[When]:
    count = number_of(match["n"] or match["m"])
    end = match["end"] or match["end2"]
    dated = _ends(end) if end else []
    last = dated[0].year if dated else filer.last_year
    if last is None or count > 10:
        return []
    return [fiscal_year(last - back, filer, inferred=True) for back in range(count)]


def _years(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(y, filer) for y in _years_in(match["years"])]


def _short(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(_full_year(match["y"] or match["y2"]), filer)]


def _full_year(digits: str) -> int:
    """A year of two digits; those below 60 are of this century."""
    return int(digits) + (2000 if int(digits) < 60 else 1900)


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
