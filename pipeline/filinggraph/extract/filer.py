"""What is known of the filer's calendar: its fiscal year end, and the last fiscal year that had ended."""

import re

from filinggraph.extract.document_dates import document_date
from filinggraph.extract.periods import Calendar
from filinggraph.model import Document


def calendar_of(document: Document) -> Calendar:
    """Year end ("MMDD", "" when unknown) and the last fiscal year completed before the document was written."""
    header = document.filing
    filer = header.filer
    year_end = filer.fiscal_year_end if filer else ""
    if header.period and re.match(r"10-K|20-F|40-F", header.form):
        label = header.period.year - 1 if header.period.month == 1 and header.period.day <= 10 else header.period.year
        return Calendar(year_end or f"{header.period:%m%d}", label)
    written = document_date(document)
    if written is None:
        years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", document.text[:4000])]
        return Calendar(year_end, max(years) if years else None)
    ended = f"{written:%m%d}" > (year_end or "1231")
    return Calendar(year_end, written.year if ended else written.year - 1)
