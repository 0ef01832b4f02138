"""ISO 8601 durations of whole years, months, weeks and days, and what they do to a date.

Rules: years and months are added first and keep the day of the month, or take the month's last day where it is
shorter (31 January + P1M is 28 or 29 February; 29 February + P1Y is 28 February); weeks and days are added after.
"""

import calendar
import datetime
import re

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def parse(duration: str) -> tuple[int, int] | None:
    """(months, days) of a duration, or None when it is not one."""
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return years * 12 + months, weeks * 7 + days


def add(day: datetime.date, duration: str, *, sign: int = 1) -> datetime.date | None:
    """The day that lies a duration after day (before it with sign -1), or None outside the calendar."""
    parts = parse(duration)
    if parts is None:
        return None
    months, days = parts
    index = day.year * 12 + day.month - 1 + sign * months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    try:
        return datetime.date(year, month + 1, min(day.day, last)) + datetime.timedelta(days=sign * days)
    except OverflowError:
        return None
