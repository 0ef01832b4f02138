"""When the fiscal year of an agreement ends, as far as its own words tell."""

import calendar
import datetime
import re
from functools import lru_cache

from filinggraph.extract.dates import month_number

_CLOSES = re.compile(
    r"\bfiscal\s+years?\b[^.;]{0,80}?\b(?:end(?:s|ing|ed)?|clos(?:es|ing|ed)|through|to)\s+(?:on\s+)?(?:each\s+|every\s+|the\s+)?"
    r"(?:last\s+day\s+of\s+)?(?P<month>(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"
    r"(?:\s+(?P<day>\d{1,2})\b)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def year_end(text: str) -> tuple[int, int] | None:
    """Month and day on which the text says that the fiscal year ends; None where it says nothing or two things.

    A month without a day means its last day.
    """
    found = set()
    for m in _CLOSES.finditer(text):
        month = month_number(m["month"])
        found.add((month, int(m["day"] or calendar.monthrange(2024, month)[1])))
    (only,) = found if len(found) == 1 else (None,)
    return only if only and 1 <= only[1] <= calendar.monthrange(2024, only[0])[1] else None


def last_day(text: str, year: int) -> datetime.date | None:
    """The last day of a fiscal year, which is called by the calendar year in which it ends."""
    closes = year_end(text)
    if closes is None:
        return None
    return datetime.date(year, closes[0], min(closes[1], calendar.monthrange(year, closes[0])[1]))
