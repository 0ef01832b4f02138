"""What is known of the filer's calendar: its fiscal year end, and the last fiscal year that had ended."""

import calendar
import re
from dataclasses import replace
from functools import lru_cache

from filinggraph.extract.document_dates import dated_about
from filinggraph.extract.fiscal import Calendar, months_ended, quarter
from filinggraph.extract.period_words import DATE, MONTHS, NTH, YEAR
from filinggraph.extract.periods import find_periods
from filinggraph.model import Document, When

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
_OPENING = 1_500
_HEADLINE = 300
_REPORTED = re.compile(
    rf"\b(?P<period>(?:six\s+months|half[\s-]year)\s+(?:ended|to)\s+{DATE}|(?:first|second)[\s-]+half\s+(?:of\s+)?(?:fiscal\s+)?{YEAR}|H[12]\s+{YEAR}"
    rf"|(?:quarterly\s+period|(?:(?:first|second|third)\s+)?(?:fiscal\s+)?quarter)\s+ended\s+{DATE}"
    rf"|(?:first|second|third)[\s-]+quarter\s+(?:of\s+)?(?:fiscal\s+(?:year\s+)?)?{YEAR}|Q[1-3]\s+(?:fiscal\s+)?{YEAR})\b",
    re.I,
)
_REPORTS = re.compile(r"\b(?:results?|earnings|reports?|reported|10-Q)\b", re.I)
_QUARTER_ALONE = re.compile(r"\b(?P<q>first|second|third)[\s-]+(?:fiscal[\s-]+)?quarter\b", re.I)
_SOON = 100  # days from a quarter's end to its report
_BESIDE = 120
_YEAR_REPORTED = re.compile(r"\b(?:years?\s+ended|annual\s+report|fourth[\s-]+quarter|full[\s-]+year)\b", re.I)
_TO_COME = re.compile(
    r"\b(?:expir\w*|through|until|matur\w+|renew\w*|terminat\w+|ends?|ending|will|beginning|starting|effective|by|next"
    r"|due|extend\w*|later\s+than|to)\b[^.;%]{0,50}$|\b(?:19|20)\d\d\s*[-–]\s*$",
    re.I,
)


@lru_cache(maxsize=2)  # asked once by each way of reading shares
def calendar_of(document: Document) -> Calendar:
    """Year end ("MMDD", "" when unknown), the last fiscal year before the document, and what part of one it reports."""
    calendar = _years_of(document)
    return replace(calendar, reported=_reported(document, calendar))


def _reported(document: Document, calendar: Calendar) -> When | None:
    """The quarter of a quarterly report, else the quarter or half that the text opens with the end or results of."""
    header = document.filing
    if re.match(r"10-K|20-F|40-F", header.form):
        return None
    if header.form.startswith("10-Q") and header.period:
        return months_ended(3, header.period, calendar)
    opening = document.text[:_OPENING]
    found = _REPORTED.search(opening)
    if not found:
        return _quarter_alone(document, calendar)
    if _YEAR_REPORTED.search(opening, 0, found.end()):
        return None
    if not _of_results(found):
        return None
    periods = find_periods(" ".join(found["period"].split()), calendar)
    return periods[0].whens[0] if periods and len(periods[0].whens) == 1 else None


def _quarter_alone(document: Document, calendar: Calendar) -> When | None:
    """The quarter of a headline without a year ("third quarter results"): the last when the text was written."""
    opening = document.text[:_HEADLINE]
    found, written = _QUARTER_ALONE.search(opening), dated_about(document)
    if not found or written is None or _YEAR_REPORTED.search(opening) or not _of_results(found):
        return None
    told = (quarter(NTH[found["q"].lower()], written.year + years, calendar) for years in (-1, 0, 1))
    return next((w for w in told if w.latest and 0 <= (written - w.latest).days <= _SOON), None)


def _of_results(found: re.Match[str]) -> bool:
    """True for a period that results or a report are told beside."""
    return bool(_REPORTS.search(found.string, max(0, found.start() - _BESIDE), found.end() + _BESIDE))


def _years_of(document: Document) -> Calendar:
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
    month = MONTHS.index((match["m"] or match["m2"]).lower()) + 1
    day = int(match["d"] or match["d2"] or calendar.monthrange(2001, month)[1])
    return f"{month:02d}{day:02d}" if 0 < day < 32 else ""


def _end_after(told: re.Match[str]) -> str:
    """The last day of the month in which the year ends of which that quarter has ended."""
    passed = 1 if int(told["d"]) <= 10 else 0  # 52 or 53 weeks may end some days into the next month
    left = 3 * (4 - NTH[told["q"].lower()])
    month = (MONTHS.index(told["m"].lower()) - passed + left) % 12 + 1
    return f"{month:02d}{calendar.monthrange(2001, month)[1]:02d}"
