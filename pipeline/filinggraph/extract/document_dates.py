"""The day a document was written: dateline, filing header or cover."""

import datetime
import re

from filinggraph.extract.dateline import dateline, day_of
from filinggraph.model import Document

_ALONE = re.compile(
    r"\W*(?:(?:release\s+)?dated?|released?|issued|for\s+(?:immediate\s+)?release"
    r"|date\s+of\s+(?:earliest\s+event|report)[^:\n]{0,60}?)?\W*(?:\w+day,?\s+)?"
    r"(?P<day>\b[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4})\W*",
    re.I,
)
SCANNED = 2500


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


def is_report(document: Document) -> bool:
    """True for periodic reports, which tell of a whole business; others tell of one deal or a few."""
    return document.filing.form.startswith(("10-", "20-F", "40-F", "ARS")) or document.type.startswith(("10-", "EX-13"))
