"""What is known of the filer's calendar: its fiscal year end, and the last fiscal year that had ended."""

import calendar
import re

from filinggraph.extract.document_dates import dated_about
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.period_words import NTH
from filinggraph.model import Document

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDS = re.compile(
    r"\b(?:fiscal|financial)\s+year(?:[’']?s)?\s+(?:\d{4}\s+)?(?:which\s+|that\s+)?(?:is\s+the\s+\d+\s+weeks\s+)?"
    r"(?:ends?|ended|ending|closes?)\s+(?:on\s+|each\s+year\s+on\s+)?"
    r"(?:(?:the\s+)?(?:(?:last|first|final|Saturday|Sunday|Friday|day|closest|nearest|in|on|of|or|to)\s+)+(?:the\s+)?)?"
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+(?P<d>\d{1,2})(?!\d))?"
    r"|\byears?\s+ended\s+(?P<m2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<d2>\d{1,2})(?!\d)",
    re.I,
)
_QUARTER_ENDS = re.compile(
    r"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?quarter(?:\s+of\s+(?:fiscal\s+)?(?:19|20)\d\d)?,?\s+"
    r"(?:which\s+|that\s+)?ended\s+(?:on\s+)?"
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<d>\d{1,2})(?!\d)",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_COME = re.compile(
    r"\b(?:expir\w*|through|until|matur\w+|renew\w*|terminat\w+|ends?|ending|will|beginning|starting|effective|by|next"
    r"|due|extend\w*|later\s+than|to)\b[^.;%]{0,50}$|\b(?:19|20)\d\d\s*[-–]\s*$",
    re.I,
)


def calendar_of(document: Document) -> Calendar:
    """Year end ("MMDD", "" when unknown) and the last fiscal year completed before the document was written."""
    header = document.filing
    filer = header.filer
    year_end = (filer.fiscal_year_end if filer else "") or stated_year_end(document.text)
    if header.period and re.match(r"10-K|20-F|40-F", header.form):
        label = header.period.year - 1 if header.period.month == 1 and header.period.day <= 10 else header.period.year
        return Calendar(year_end or f"{header.period:%m%d}", label)
    written = dated_about(document)
    if written is None:
        years = [int(m.group()) for m in _YEAR.finditer(document.text[:4000])]
        past = [
            int(m.group())
            for m in _YEAR.finditer(document.text[:4000])
            if not _TO_COME.search(document.text[max(0, m.start() - 80) : m.start()])
        ]
        return Calendar(year_end, max(past or years, default=None))
    ended = f"{written:%m%d}" > (year_end or "1231")
    return Calendar(year_end, written.year if ended else written.year - 1)


def stated_year_end(text: str) -> str:
    """The day on which the text says that fiscal years end, as "MMDD", or ""; the first statement counts.

    Where it says only when a quarter ended ("third quarter ended March 31"), the year ends so many quarters later.
    """
    match = _ENDS.search(text, 0, 60_000)
    if match is None:
        told = _QUARTER_ENDS.search(text, 0, 20_000)
        return _end_after(told) if told else ""
    month = _MONTHS.index((match["m"] or match["m2"]).lower()) + 1
    day = int(match["d"] or match["d2"] or calendar.monthrange(2001, month)[1])
    return f"{month:02d}{day:02d}" if 0 < day < 32 else ""


def _end_after(told: re.Match[str]) -> str:
    """The last day of the month in which the year ends of which that quarter has ended."""
    passed = 1 if int(told["d"]) <= 10 else 0  # 52 or 53 weeks may end some days into the next month
    left = 3 * (4 - NTH[told["q"].lower()])
    month = (_MONTHS.index(told["m"].lower()) - passed + left) % 12 + 1
    return f"{month:02d}{calendar.monthrange(2001, month)[1]:02d}"
