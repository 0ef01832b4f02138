"""The day a document was written: dateline, filing header or cover; else one that its head is about."""

import datetime
import re
from functools import lru_cache

from filinggraph.extract.dateline import dateline, day_of
from filinggraph.extract.lexicon import MONTHS
from filinggraph.model import Document

_ALONE = re.compile(
    r"\W*(?:(?:release\s+)?dated?|released?|issued|for\s+(?:immediate\s+)?release"
    r"|date\s+of\s+(?:earliest\s+event|report)[^:\n]{0,60}?)?\W*(?:\w+day,?\s+)?"
    r"(?P<day>\b[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4})\W*",
    re.I,
)
_OF_REPORT = re.compile(
    r"\bdate\s+of\s+(?:report|earliest\s+event\s+reported)[^)\n]{0,60}\)?\W{0,12}"
    r"(?P<day>[A-Za-z]{3,9}\.?\s+\d{1,2}\s*,\s*\d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.I,
)
# What a current report tells of first; it is filed within four business days (Form 8-K, General Instruction B.1).
_FIRST_EVENT = re.compile(
    r"^\W*Item\s+(?:5|[1-9]\.\d\d)(?!\d)[^\n]*\n\s*On\s+(?P<day>[A-Z][a-z]+\s+\d{1,2},\s+\d{4})", re.M | re.I
)
_PLACED = re.compile(r"[A-Z][^.:%]{2,40}[,;(]\s*[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d\)?\s*[:–—-]")
_TODAY = re.compile(r"\btoday\s+\((?P<day>[^()\d]{0,10}\d{1,2}[^()]{3,20}(?:19|20)\d\d)\)")
_MONTH = re.compile(
    rf"(?:^|[,(]|(?<=\s)[-–—]|\b(?:column|issue|letter|edition|newsletter|magazine|call))\s*"
    rf"(?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\W*$"
)
_WRITING = re.compile(rf"\bthis\s+(?:writing|letter)\s+\((?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\)")
# Before the year of a day that a title speaks of: the day is still to come.
_TO_COME = re.compile(
    r"\b(?:expir\w*|through|until|matur\w+|renew\w*|terminat\w+|ends?|ending|will|beginning|starting|effective|by|next"
    r"|due|extend\w*|later\s+than|deadlines?|delivery|completion|term|founded|since|dated)\b[^.;%]{0,50}$|\bto\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},?\s*)?$"
    r"|\b(?:19|20)\d\d\s*[-–]\s*$",
    re.I,
)
_SET_OFF = re.compile(
    r"(?:^\W*|[,(|–—]|\s-|\b(?:week\s+of|call|letter|remarks|transcript|conference|meeting))\s*(?:\w+day,?\s+)?"
    r"(?:[A-Za-z]{3,9}\.?\s+\d{1,2}\s*,?|\d{1,2}\s+[A-Za-z]{3,9}\.?,?|\d{1,2}/\d{1,2}/)\s*$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SCANNED = 2500
HEAD = 1_200
TITLE = 170
MIDDLE = 15  # of a month, where only that is known


@lru_cache(maxsize=4)
def document_date(document: Document) -> datetime.date | None:
    """The dateline of a release, else the filing date, else None; a date in running text is not taken."""
    if document.filing.filed is not None and not document.type.startswith("EX-99"):
        return document.filing.filed
    for line in document.text[:SCANNED].splitlines():
        opening = dateline(line.strip())
        if opening is not None and opening.date is not None:
            return opening.date
        alone = _ALONE.fullmatch(line)
        if alone is not None and (day := day_of(alone["day"])) is not None:
            return day
    return document.filing.filed


def written_about(document: Document) -> datetime.date | None:
    """The day of the document, else about which day it was written; for resolving what is told relative to it.

    That is the day or month that its head sets off ("Excerpts of a call, May 1, 2008"), or the day of what a current
    report tells of first.
    """
    found = document_date(document)
    return found if found is not None else _about(document.text)


def dated_about(document: Document) -> datetime.date | None:
    """As `written_about`, else a day that any line of the head speaks of, as the end of the period of a report."""
    found = written_about(document)
    return found if found is not None else next((day for day, _ in _days_of_head(document.text)), None)


@lru_cache(maxsize=4)
def _about(text: str) -> datetime.date | None:
    for pattern in (_OF_REPORT, _TODAY):
        told = pattern.search(text, 0, SCANNED)
        if told is not None and (day := day_of(told["day"])) is not None:
            return day
    found = next((day for day, set_off in _days_of_head(text) if set_off), None)
    if found is not None:
        return found
    event = _FIRST_EVENT.search(text, 0, SCANNED)
    if event is not None:
        return day_of(event["day"])
    lines = [line.strip() for line in text[:HEAD].splitlines() if len(line) < TITLE]
    months = (m for line in lines if (m := _MONTH.search(line)) and not _TO_COME.search(line, 0, m.start("year")))
    month = next(months, None) or _WRITING.search(text, 0, HEAD)
    return datetime.date(int(month["year"]), MONTHS.index(month["month"]) + 1, MIDDLE) if month else None


@lru_cache(maxsize=4)
def _days_of_head(text: str) -> tuple[tuple[datetime.date, bool], ...]:
    """The days of the lines of a head that are not to come, and whether a line sets its day off from other words."""
    days = []
    for line in text[:HEAD].splitlines():
        titled = len(line) < TITLE and not line.rstrip().endswith(".")
        placed = None if titled else _PLACED.match(line)
        found = day_of(line) if titled else day_of(placed[0]) if placed else None
        year = _YEAR.search(line) if found is not None else None
        if found is not None and year is not None and not (titled and _TO_COME.search(line, 0, year.start())):
            days.append((found, placed is not None or bool(_SET_OFF.search(line, 0, year.start()))))
    return tuple(days)


def is_report(document: Document) -> bool:
    """True for periodic reports, which tell of a whole business; others tell of one deal or a few."""
    return document.filing.form.startswith(("10-", "20-F", "40-F", "ARS")) or document.type.startswith(("10-", "EX-13"))
