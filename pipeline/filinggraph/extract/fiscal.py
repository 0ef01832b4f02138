"""The filer's own years, halves and quarters, and periods of months that ended on a day, as `When` values."""

import calendar
import datetime
import re
from dataclasses import dataclass

from filinggraph.model import Precision, When


@dataclass(frozen=True, slots=True)
class Calendar:
    """The filer's own year: "MMDD" of its end ("" when unknown), and the last year that had ended when it wrote.

    `reported` is the quarter or half that a document reports on (form 10-Q, a release of results), None for others.
    """

    year_end: str = ""
    last_year: int | None = None
    reported: When | None = None


def fiscal_year(label: int, filer: Calendar, *, inferred: bool = False) -> When:
    """The filer's fiscal year of that label, with its calendar bounds."""
    end = year_end(label, filer.year_end)
    begin = year_end(label - 1, filer.year_end) + datetime.timedelta(days=1)
    return When(f"FY{label}", Precision.FISCAL_YEAR, begin, end, label, inferred)


def year_end(label: int, end: str) -> datetime.date:
    """Last day of the fiscal year; one that ends in the first days of January belongs to the year before."""
    month, day = (int(end[:2]), int(end[2:])) if re.fullmatch(r"\d{4}", end) else (12, 31)
    month, day = (month, day) if 1 <= month <= 12 and day else (12, 31)
    year = label + 1 if month == 1 and day <= 10 else label
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def months_ended(count: int, end: datetime.date, filer: Calendar) -> When:
    """The period of so many months that ended on a day; twelve make a fiscal year."""
    begin = months_before(end, count)
    if count == 12:
        return year_of(end, filer)
    if (
        count == 3
        and (end + datetime.timedelta(days=1)).day == 1
        and end.month % 3 == 0
        and filer.year_end[:2] in ("", "12")
    ):
        return When(f"Q{end.month // 3}-{end.year}", Precision.FISCAL_QUARTER, begin, end, end.year)
    return When(f"{count}M-{end}", Precision.SPAN, begin, end)


def months_before(end: datetime.date, count: int) -> datetime.date:
    """The first day of the so many months that end on a day."""
    after = end + datetime.timedelta(days=1)
    index = after.year * 12 + after.month - 1 - count
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(after.day, calendar.monthrange(year, month + 1)[1]))


def year_of(end: datetime.date, filer: Calendar) -> When:
    """The fiscal year that ended on a day."""
    label = end.year - 1 if end.month == 1 and end.day <= 10 else end.year
    begin = months_before(end, 12)
    return When(f"FY{label}", Precision.FISCAL_YEAR, begin, end, label)


def quarter(number: int, year: int, filer: Calendar) -> When:
    """That quarter of the filer's fiscal year."""
    begin = year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
    first = months_after(begin, 3 * (number - 1))
    last = months_after(begin, 3 * number) - datetime.timedelta(days=1)
    return When(f"Q{number}-{year}", Precision.FISCAL_QUARTER, first, last, year)


def half(number: int, year: int, filer: Calendar) -> When:
    """The first or second half of the filer's fiscal year."""
    begin = year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
    first = months_after(begin, 6 * (number - 1))
    last = months_after(begin, 6 * number) - datetime.timedelta(days=1)
    return When(f"H{number}-{year}", Precision.SPAN, first, last, year)


def months_after(day: datetime.date, count: int) -> datetime.date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_year(digits: str) -> int:
    """A year of two digits; those below 60 are of this century."""
    return int(digits) + (2000 if int(digits) < 60 else 1900)
