"""When a contract ends next: from a start and a term, rolled through its renewals, with the day to give notice by.

Rules: a term counted from a day ends on its anniversary; a day that a month does not have becomes that month's last
(a term of one month from January 31 ends on February 28 or 29; one year from February 29 ends on February 28).
A term to the end of a fiscal year runs to the first such end on or after the anniversary.
Renewals are counted from the first end, so that the day of the month does not drift. Only automatic renewal rolls on:
an option is exercised by somebody, not by time.
"""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

from filinggraph import durations
from filinggraph.model import ContractFact, Renewal

_MAX_RENEWALS = 400


class Rounding(StrEnum):
    """To which day a computed end is moved."""

    ANNIVERSARY = "anniversary"
    DAY_BEFORE = "day before the anniversary"
    MONTH_END = "last day of the month"
    YEAR_END = "last day of the calendar year"
    FISCAL_YEAR_END = "last day of the fiscal year"


@dataclass(frozen=True, slots=True)
class NextExpiry:
    """The end that is next on a given day.

    `renewals` counts the renewal terms passed by then, `notice_by` is the last day for notice against the next one,
    `ended` says that the end lies before the day asked for.
    """

    expires: datetime.date
    renewals: int
    notice_by: datetime.date | None
    ended: bool


def end_of_term(
    start: datetime.date,
    term: str,
    rounding: Rounding = Rounding.ANNIVERSARY,
    *,
    closes: tuple[int, int] = (12, 31),
) -> datetime.date:
    """The last day of a term of an ISO 8601 duration that begins on start.

    `closes` is the month and day on which fiscal years end. Raises OverflowError beyond year 9999.
    """
    end = _after(start, term)
    if rounding is Rounding.DAY_BEFORE:
        return end - datetime.timedelta(days=1)
    if rounding is Rounding.MONTH_END:
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])
    if rounding is Rounding.YEAR_END:
        return end.replace(month=12, day=31)
    if rounding is Rounding.FISCAL_YEAR_END:
        this_year = _closing(end.year, closes)
        return this_year if end <= this_year else _closing(end.year + 1, closes)
    return end


def _closing(year: int, closes: tuple[int, int]) -> datetime.date:
    if year > datetime.MAXYEAR:
        raise OverflowError(f"the fiscal year that ends in {year} is beyond the calendar")
    month, day = closes
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def notice_by(expires: datetime.date, notice_period: str) -> datetime.date | None:
    """The last day on which notice is in time for an end, or None where no period is known."""
    return durations.add(expires, notice_period, sign=-1) if _lasts(notice_period) else None


def next_expiry(
    expires: datetime.date,
    as_of: datetime.date,
    *,
    renewal: Renewal | None = None,
    renewal_term: str = "",
    renewal_limit: int | None = None,
    notice_period: str = "",
) -> NextExpiry:
    """The end that is next on as_of, for a contract whose first term ends on expires."""
    count = 0
    rolling = renewal in (Renewal.AUTO, Renewal.EVERGREEN) and _lasts(renewal_term)
    limit = _MAX_RENEWALS if renewal_limit is None else min(renewal_limit, _MAX_RENEWALS)
    end = expires
    while rolling and end < as_of and count < limit:
        count += 1
        end = _after(expires, renewal_term, count)
    return NextExpiry(end, count, notice_by(end, notice_period), end < as_of)


def _lasts(duration: str) -> bool:
    return any(durations.parse(duration) or ())


def _after(day: datetime.date, duration: str, count: int = 1) -> datetime.date:
    found = durations.add(day, duration, sign=count)
    if found is None:
        raise OverflowError(f"{day} + {count} x {duration!r} is no day of the calendar; give an ISO 8601 duration")
    return found


def of_contract(contract: ContractFact, as_of: datetime.date) -> NextExpiry | None:
    """The end of a contract that is next on as_of, or None where its end is not a known day."""
    if contract.expires is None or contract.expires.latest is None or not contract.expires.value:
        return None
    return next_expiry(
        contract.expires.latest,
        as_of,
        renewal=contract.renewal,
        renewal_term=contract.renewal_term,
        renewal_limit=contract.renewal_limit,
        notice_period=contract.notice_period,
    )
