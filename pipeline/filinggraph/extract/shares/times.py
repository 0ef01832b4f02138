"""Periods of shares made to fit what they are of: flows have years, balances have days."""

import datetime
import re
from dataclasses import replace

from filinggraph.extract.figures import RECEIVABLE
from filinggraph.extract.fiscal import Calendar, fiscal_year, months_ended
from filinggraph.model import Precision, When

_STOCK = re.compile(rf"{RECEIVABLE.pattern}|backlog|deposits|annuali[sz]ed", re.I)


def labelled(when: When) -> int | None:
    """The year that a period is labelled with or ends in, None where nothing tells."""
    return when.fiscal_year if when.fiscal_year is not None else when.latest.year if when.latest else None


def year_before(when: When) -> When:
    """The same period one year earlier, for a figure in brackets beside the current one; inferred."""
    return years_apart(when, -1)


def years_apart(when: When, years: int) -> When:
    """The same period so many years later (earlier where negative); inferred."""
    if when.earliest is None or when.latest is None:
        return when
    earliest, latest = (_moved(day, years) for day in (when.earliest, when.latest))
    year = when.fiscal_year + years if when.fiscal_year is not None else None
    old, new = (when.fiscal_year, year) if year is not None else (when.latest.year, latest.year)
    spanned = when.precision is Precision.SPAN and "M-" in when.value
    value = re.sub(r"M-.*", f"M-{latest}", when.value) if spanned else when.value.replace(str(old), str(new))
    return When(value, when.precision, earliest, latest, year, inferred=True)


def _moved(day: datetime.date, years: int) -> datetime.date:
    after = day + datetime.timedelta(days=1)
    if after.day == 1:
        return after.replace(year=after.year + years) - datetime.timedelta(days=1)
    return day.replace(year=day.year + years)


def fitted(when: When | None, basis: str, calendar: Calendar, named: str, *, taken: bool = False) -> When | None:
    """The period as its basis needs it.

    A balance for a year whose last day is printed (`named` holds the words) is as of that day; sales "at December
    31" of a year's end are those of the year. Without a period, the quarter or half that the document reports on is
    inferred, else the last completed fiscal year; a day that was taken from the text before says nothing of sales.
    """
    stock = bool(_STOCK.search(basis))
    if when is None:
        return _last(calendar, stock=stock)
    if (
        stock
        and when.precision is Precision.FISCAL_YEAR
        and when.latest
        and re.search(r"\b[A-Z][a-z]{2,8}\.?\s+\d{1,2}\b", named)
    ):
        return When(when.latest.isoformat(), Precision.DAY, when.latest, when.latest, inferred=when.inferred)
    if not stock and when.precision is Precision.DAY and when.latest is not None:
        ends = calendar.year_end or "1231"
        near = abs((datetime.date(2001, when.latest.month, min(when.latest.day, 28)) - _day(ends)).days)
        if min(near, 365 - near) <= 8:
            return months_ended(12, when.latest, calendar)
        return _last(calendar, stock=False) if taken else when
    return when


def _day(month_day: str) -> datetime.date:
    return datetime.date(2001, int(month_day[:2]) or 12, min(int(month_day[2:]) or 28, 28))


def _last(calendar: Calendar, *, stock: bool) -> When | None:
    if calendar.reported is not None:
        day = calendar.reported.latest
        if not stock:
            return replace(calendar.reported, inferred=True)
        return When(day.isoformat(), Precision.DAY, day, day, inferred=True) if day else None
    if calendar.last_year is None:
        return None
    year = fiscal_year(calendar.last_year, calendar, inferred=True)
    if stock and calendar.year_end and year.latest is not None:
        return When(year.latest.isoformat(), Precision.DAY, year.latest, year.latest, inferred=True)
    return None if stock else year
