"""The day a document was written: dateline, filing header or cover."""

import datetime
import re

from filinggraph.model import Document

_MONTHS = {m[:3]: i for i, m in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_WRITTEN = re.compile(
    r"\b(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?P<y>(?:19|20)\d\d)\b"
    r"|\b(?P<d2>\d{1,2})\s+(?P<m2>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|"
    r"june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(?P<y2>(?:19|20)\d\d)\b",
    re.I,
)
_DATELINE = re.compile(r"^[^.]{0,160}?$|[-–—/)]\s*$|^\s*$")


def document_date(document: Document) -> datetime.date | None:
    """The dateline of a release, else the filing date, else None; a date in running text is not taken."""
    if document.filing.filed is not None and not document.type.startswith("EX-99"):
        return document.filing.filed
    for match in _WRITTEN.finditer(document.text[:2500]):
        day = _date(match)
        before = document.text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        after = document.text[match.end() : match.end() + 60]
        dateline = re.match(r"\s*(?:[-–—/(]|\s*--|\n|$|[A-Z]|\.\s+[A-Z])", after) and re.search(
            r"(?:^|[,)/\-–—(])\s*$|^\W*$|^(?:date|dated|released?)\W*$", before, re.I
        )
        if day and dateline:
            return day
    return document.filing.filed


def _date(match: re.Match[str]) -> datetime.date | None:
    month = _MONTHS[(match["m"] or match["m2"])[:3].lower()]
    try:
        return datetime.date(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"]))
    except ValueError:
        return None
