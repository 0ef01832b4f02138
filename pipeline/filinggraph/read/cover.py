"""What a document without an EDGAR header says of itself: its cover page and inline XBRL cover facts."""

import datetime
import re
from collections.abc import Sequence

from filinggraph.model import FilingHeader, Registrant, XbrlFact

# A cover prints "FORM 10-K" or has it on a line of its own; prose speaks of "our annual report on Form 10-K".
_FORM = re.compile(
    r"(?:\bFORM:?\s+|^\W{0,4}[Ff]orm(?:\s+type)?:?\s+(?=[\w-]{3,10}(?:/A)?\W{0,4}$))"
    r"(10-K(?:SB|T)?(?:405)?|10-Q(?:SB)?|8-K|20-F|40-F|6-K|S-1)(?:/A)?\b",
    re.M,
)
_FORMS = ("10-k", "10-q", "8-k", "20-f", "40-f", "6-k", "s-1")
_PERIOD = re.compile(
    r"(?:fiscal\s+year|(?:quarterly|annual|transition)?\s*period|year|quarter"
    r"|date\s+of\s+report[^)]{0,60}\)?)\s+(?:ended\s*:?\s*)?"
    r"([A-Z][a-z]+\s+\d{1,2},?\s+\d{4})",
    re.I,
)
_LABELLED = re.compile(r"^(filing date|period of report)\s*:\s*(\d{4}-\d\d-\d\d)", re.I | re.M)
_LABEL = re.compile(r"[A-Z][\w ]{1,40}:(?:\s|$)")
_TITLE = re.compile(
    r"\W*(?:form\s+[\dS]|(?:annual|quarterly|current|transition)\s+report|united\s+states$|(?:united\s+states\s+)?securities\s+and"
    r"\s+exchange\s+commission)",
    re.I,
)
_CHARTER = re.compile(r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?registrant", re.I)
_AFTER_DATE = re.compile(r"(?<=\b(?:19|20)\d\d)\s+(?=[A-Z])")  # where a wrapped cover ran two lines together
_NAME = re.compile(r"[A-Z0-9][^\n\t]{1,90}")
_MONTHS = {m: i for i, m in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip


def header_of(text: str, xbrl: Sequence[XbrlFact], identity: str) -> FilingHeader:
    """A header made from the document itself; what it does not say stays empty."""
    head = text[:12_000]
    facts = {fact.concept: fact.value for fact in reversed(xbrl) if fact.concept.startswith("dei:")}
    form = facts.get("dei:DocumentType") or _form(head)
    labelled = {key.lower(): _iso(value) for key, value in _LABELLED.findall(head[:600])}
    period = _iso(facts.get("dei:DocumentPeriodEndDate", "")) or labelled.get("period of report") or _period(head, form)
    name = facts.get("dei:EntityRegistrantName") or _registrant(head, labelled=bool(labelled))
    cik = re.sub(r"\D", "", facts.get("dei:EntityCentralIndexKey", ""))
    year_end = _month_day(facts.get("dei:CurrentFiscalYearEndDate", ""))
    if not year_end and period and form.upper().startswith("10-K"):
        year_end = f"{period:%m%d}"
    ticker = facts.get("dei:TradingSymbol", "")
    registrants = (
        (
            Registrant(
                name=name,
                cik=cik.zfill(10) if cik else "",
                fiscal_year_end=year_end,
                tickers=(ticker,) if ticker else (),
            ),
        )
        if name
        else ()
    )
    return FilingHeader(identity, form, labelled.get("filing date"), period, (), registrants)


def _month_day(text: str) -> str:
    """ "MMDD" of a year end shown as "--12-31" or "December 31", or ""."""
    digits = re.fullmatch(r"-*(\d\d)-(\d\d)", text.strip())
    if digits:
        return digits.group(1) + digits.group(2)
    day = _written(f"{text.strip()}, 2000")
    return f"{day:%m%d}" if day else ""


def _form(head: str) -> str:
    low = head.lower()
    found = _FORM.search(head) if any(form in low for form in _FORMS) else None
    return found.group(1).upper() if found else ""


def _period(head: str, form: str) -> datetime.date | None:
    if not form:
        return None
    found = _PERIOD.search(head)
    return _written(found.group(1)) if found else None


def _registrant(head: str, *, labelled: bool) -> str:
    first = head.split("\n", 1)[0].strip()
    if labelled and not _LABEL.match(first) and not _TITLE.match(first):
        return first
    mark = _CHARTER.search(head) if "exact" in head.lower() else None
    if not mark:
        return ""
    lines = head[max(0, mark.start() - 400) : mark.start()].split("\n")
    before = [_AFTER_DATE.split(line)[-1].strip(" _-\t") for line in lines]
    names = [
        b
        for b in before
        if _NAME.fullmatch(b) and not re.search(r"commission|file n|\d{3}-\d{3,}|form 10|^\(", b, re.I)
    ]
    return names[-1].strip() if names else ""


def _iso(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return _written(text)


def _written(text: str) -> datetime.date | None:
    found = re.match(r"([A-Za-z]+)\s+(\d{1,2}),?\s+(\d{4})", text.strip())
    month = _MONTHS.get(found.group(1).lower()) if found else None
    try:
        return datetime.date(int(found.group(3)), month, int(found.group(2))) if found and month else None
    except ValueError:
        return None
