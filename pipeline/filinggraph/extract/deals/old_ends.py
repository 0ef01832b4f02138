"""Ends that were put off: which end a contract was to have, and which one an extension by a length of time gives it."""

import calendar
import datetime
import re
from dataclasses import replace

from filinggraph.extract import dates
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.told import Told, times_told
from filinggraph.extract.durations import add, parts
from filinggraph.model import Precision, When

_ENDS = r"(?:expire|end|terminate|lapse|conclude|run\s+out|come\s+to\s+an\s+end)"
_ON = r"(?:\s+by\s+its\s+terms)?\s+(?:(?:on|in|as\s+of|at)\s+)?(?:the\s+end\s+of\s+)?"
_WAS_TO = re.compile(
    rf"(?:\b(?:was|were|had\s+been|is|are)\s+(?:originally\s+|initially\s+|previously\s+|then\s+)?(?:(?:scheduled|set|due|expected)\s+)?"
    rf"|\b(?:originally|initially|previously)\s+(?:(?:scheduled|set|due|expected)\s+)?|,\s+(?:scheduled|set|due)\s+)to\s+(?:have\s+)?{_ENDS}d?{_ON}$"
    rf"|\bwould\s+(?:otherwise\s+)?have\s+(?:expired|ended|terminated|lapsed|run\s+out|concluded){_ON}$",
    re.I,
)
_IS = re.compile(r"\b(?:is|are)\s+(?:\w+\s+){0,3}to\s+\w+(?:\s+(?:on|in|as\s+of|at|the|end|of))*\s*$", re.I)
_RAN_OUT = re.compile(rf"\b(?:expired|ended|lapsed|ran\s+out|came\s+to\s+an\s+end){_ON}$", re.I)
_THEN_RENEWED = re.compile(
    r"\s*[,;]?\s*(?:(?:and|but)\s+)?(?:(?:it|we|they|the\s+parties|the\s+(?:contract|agreement))\s+)?"
    r"(?:(?:was|were|has|have|had|been|then|since|subsequently|immediately|later|also)\s+)*(?:extend|renew|prolong)ed\b",
    re.I,
)
_MORE = r"(?:(?:an?|another|the|additional|further|extra|new|full|second|third|term|period|of|at|least)\s+){0,5}"
_WHO = r"we|they|it|(?:the|both|two)\s+(?:parties|companies|sides)|[A-Z][\w.&’'-]*,?"
_PUT_OFF = re.compile(
    rf"\b(?:(?:was|were|been|be|being|ha[sd]|have|then|since|also|and|{_WHO}|(?:agreed|agreement)\b[^.;]{{0,60}}?\sto)\s+"
    r"(?:[a-z]+ly\s+)?)(?:extend|renew|prolong|lengthen)(?:ed)?\b[^.;]{0,150}?\b(?:by|for)\s+"
    rf"{_MORE}$"
)
_ONE_MORE = re.compile(
    rf"\b(?:signed|agreed\s+(?:to|on|upon)|executed|entered\s+into|received|granted|gave|obtained|negotiated|exercised)\b[^.;]{{0,40}}\s{_MORE}$",
    re.I,
)
_OF_EXTENSION = re.compile(r"[\s-]*(?:(?:contract|agreement|term|license)\s+)?(?:extension|renewal)\b", re.I)

_RENEWED = re.compile(
    r"\brenewed\b[^.;,]{0,80}?\s(?:on|in|effective(?:\s+as\s+of)?|for)\s+(?:an?\s+)?(?:(?:additional|further|term|period|of)\s+){0,3}$",
    re.I,
)
_NEXT = re.compile(rf",?\s*(?:(?:term|period)\s+)?(?:on|in|for)\s+{_MORE}")
_LEADS = re.compile(r"\W*(?:On|In)\s+")
_RENEWED_FOR = re.compile(rf"[^.;]{{0,120}}?\brenewed\b[^.;]{{0,100}}?,?\s+for\s+{_MORE}")


def was_to_end(before: str) -> bool:
    """True for the words before a day on which a contract was to end, but for an extension: "was to expire on"."""
    return bool(_WAS_TO.search(before)) and not _IS.search(before)


def old_end(text: str, written: datetime.date | None) -> When | None:
    """The one day on which the words of a text say that something was to end, or ended before it was renewed.

    None where none, or more, are told. `written` is the day of the document.
    """
    dated = [t for t in times_told(text, written) if t.when and t.when.earliest]
    told = [t.when for t in dated if was_to_end(text[: t.start]) or _ran_out(text, t)]
    return told[0] if len(told) == 1 else None


def _ran_out(text: str, told: Told) -> bool:
    """True for the day of an end after which the same thing was renewed: "expired on May 31 and was then renewed"."""
    return bool(_RAN_OUT.search(text, 0, told.start) and _THEN_RENEWED.match(text, told.end))


def puts_off(text: str, start: int, end: int) -> bool:
    """True for the place of a length in a text by which something was extended or renewed."""
    before = smooth(text)[:start]
    if _ONE_MORE.search(before):
        return bool(_OF_EXTENSION.match(text, end))
    return bool(_PUT_OFF.search(before))


def renewed_then(text: str, day: Told, length: Told) -> bool:
    """True for a text that says that something was renewed on a day, or in a month, for a length, and no more."""
    if day.when is None or day.when.inferred or day.when.precision not in (Precision.DAY, Precision.MONTH):
        return False
    text = smooth(text)
    first, last = sorted((day, length), key=lambda t: t.start)
    between = text[first.end : last.start]
    if _RENEWED.search(text[: first.start]):
        return bool(_NEXT.fullmatch(between))
    leads = first is day and _LEADS.fullmatch(text[: day.start])
    return bool(leads and _RENEWED_FOR.fullmatch(between))


def put_off(old: When, length: str) -> When | None:
    """The end that lies a length after an old one, as exact as that: the last day of a month stays one."""
    if old.earliest is None or not any(parts(length)):
        return None
    try:
        reached = add(old.earliest, length)
    except OverflowError:
        return None
    if old.precision is Precision.DAY:
        last = _last(old.earliest) == old.earliest and not parts(length)[1]
        return replace(dates.day(_last(reached) if last else reached), inferred=True)
    if old.precision is Precision.MONTH and not parts(length)[1]:
        return replace(dates.month(reached.year, reached.month), inferred=True)
    if old.precision is Precision.YEAR and not parts(length)[0] % 12 and not parts(length)[1]:
        return replace(dates.year(reached.year), inferred=True)
    return None


def _last(date: datetime.date) -> datetime.date:
    """The last day of a date's month."""
    return date.replace(day=calendar.monthrange(date.year, date.month)[1])
