"""The dateline that opens a release: where, when and through which wire, before its first sentence.

Place, date and wire come in any order and number, parted by dashes, slashes, brackets, commas or periods:
"HOUSTON, Sept. 12, 2023 (GLOBE NEWSWIRE) -- ", "ATLANTA--(BUSINESS WIRE)--", "LEEDS, England, 14 February 2023 - ",
"DALLAS and OSAKA, Japan, March 28, 2003 -- ".
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.lexicon import PLACES

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,?\s*(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?(?:\s+(?:19|20)\d\d)?|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)(?![\w%])"
)
_DAY = re.compile(
    r"(?P<m>[A-Za-z]{3})[A-Za-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(?P<y>(?:19|20)\d\d)\b"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m2>[A-Za-z]{3})[A-Za-z]*\.?,?\s+(?P<y2>(?:19|20)\d\d)\b"
)
_NUMERIC_DAY = re.compile(r"\b(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)\b")
_WIRE = (
    r"[^()/\n]{0,30}(?i:wire|press\s?release|newsfile|news\s?direct|cnw|prime\s?zone|first\s?call"
    r"|reuters)[^()/\n]{0,40}"
)
_STATE = (
    r"(?:[A-Z]\.\s?){2}|[A-Z]\.\s?[A-Z][a-z]+\.?|[A-Z]{2,3}\b\.?|[A-Z][^\W\d_A-Z]+\b\.?(?:\s[A-Z][^\W\d_A-Z]+\b)?"
    r"|[A-Z]{4,}\b\.?(?:\s[A-Z]{4,})?"
)
_CAPITALS = r"[A-Z][A-Z.’'-]*[A-Z.](?:(?:\s*/\s*|\s+)(?:and\s+|&\s+)?[A-Z][A-Z.’'-]*[A-Z.])*"
_JOINING = r"(?:(?:de|of|la|and|&|upon|on|under|am|sur|le)\s+)?"  # within the name of a place
_TITLED = rf"(?:(?:St|Ste|Ft|Mt)\.\s+)?[A-Z][\w.’'-]*\w(?:\s+{_JOINING}[A-Z][\w.’'-]*\w){{0,3}}"
_DASHES = r"(?:--+|[–—―…]|\.\.\.+|(?<=\s)-|-(?=\s|\())"
_CLOSE = rf"\s*(?:,|\(|/|{_DASHES}|(?={_DATE}))"
_IN_STATE = rf"(?:\s*,\s*(?!{_MONTH}\s+\d|(?:Inc|Corp|Ltd|LLC|Co|LP|PLC|LLP)\b)(?:{_STATE})){{0,2}}"
_SECOND = rf"\s*(?:,?\s+(?:(?i:and)|&)\s+|/\s*)(?:{_CAPITALS}|(?!(?:{_MONTH})\s)(?:{_TITLED})){_IN_STATE}"
_PLACE = re.compile(
    rf"\W{{0,3}}(?P<place>(?P<capitals>{_CAPITALS})|(?!(?:{_MONTH})\s)(?:{_TITLED}))"
    rf"(?P<state>{_IN_STATE})(?P<second>{_SECOND})?(?={_CLOSE})"
)
_PART = re.compile(
    rf"[\s,.;]*(?:(?P<date>[(/]?\s*{_DATE}\s*[)]?)|(?P<wire>[(/]\s*{_WIRE}[)/])"
    rf"|(?P<bare>\b[A-Za-z ]{{0,20}}(?i:wire)\b)"
    rf"|(?P<dash>\s*(?:{_DASHES}|/|:(?=\s)))|(?P<aside>\([^()\n]{{2,40}}\)(?=\s*{_DASHES})))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\s*(?:[-–—―:(]|\()")
_RUN_INTO = re.compile(
    rf"(?:{_CAPITALS}|{_TITLED})(?:/{_TITLED})?(?:,\s+(?:{_STATE}))?,\s+{_DATE}\s*(?:{_DASHES}|:(?=\s))"
)
_BODY = re.compile(r"[\s.,:]*(?=[A-Z\d“\"‘'])|\s*$|(?<=[–—―-])\s*(?=[a-z])|(?<=[–—―-]\s)(?=[a-z])")
_NO_PLACE = re.compile(
    r"\b(?:On|In|At|By|As|From|Since|Until|Till|Through|During|Before|After|Effective|Dated?|Beginning|Commencing|Starting|Expires?"
    r"|Filed|Item|Note|Inc|Corp|Corporation|Company|Co|Ltd|LLC|plc|PLC|Limited|Holdings|The|Form|EX|Exhibit|Ended|ENDED|Years?(?:-ended)?|Quarter)\b",
)
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the first sentence begins, and the day where the line has one with a year."""

    end: int
    date: datetime.date | None


@lru_cache(maxsize=4096)
def dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph or sentence opens with, or None.

    It holds a date or a wire; a place with nothing but a dash behind it has its state with it, or is a known one in
    capitals.
    """
    head = text[:LONGEST]
    place = _PLACE.match(head)
    if place is not None and _NO_PLACE.search(place["place"]):
        return None
    position = place.end() if place else 0
    date: datetime.date | None = None
    sorts: list[str] = []
    while (part := _PART.match(head, position)) is not None and part.end() > position:
        sort = part.lastgroup or ""
        date = date or (day_of(part.group()) if sort in ("date", "wire") else None)
        sorts.append(sort)
        position = part.end()
    if place is not None and _is_pair(place) and "dash" not in sorts and "wire" not in sorts:
        return None
    body = _BODY.match(head, position)
    if body is None or not _is_dateline(place, sorts, date):
        return None
    return Dateline(body.end(), date)


def stands_in_dateline(text: str, start: int, end: int) -> bool:
    """True for a place or day of a dateline, be it at the beginning or behind a title that runs into it."""
    if start >= LONGEST:
        return False
    line = dateline(text)
    if line is not None and start < line.end:
        return True
    return any(low <= start and end <= high for low, high in _run_into(text))


@lru_cache(maxsize=4096)
def _run_into(text: str) -> tuple[tuple[int, int], ...]:
    """The datelines behind a title that no period closes."""
    head = text[:LONGEST]
    return tuple(m.span() for m in _RUN_INTO.finditer(head)) if _YEAR.search(head) else ()


def _is_pair(place: re.Match[str]) -> bool:
    """True for two words joined by "and" of which nothing tells that the first is a place ("Landlord and Tenant")."""
    joined = " and " in place["place"] or (place["second"] and not place["second"].lstrip().startswith("/"))
    return bool(joined and not place["state"] and not place["capitals"])


def _is_dateline(place: re.Match[str] | None, sorts: list[str], date: datetime.date | None) -> bool:
    """True for parts that only a dateline has: a wire, a date at a place or before a dash, a place before a dash."""
    dashed = "dash" in sorts
    if "wire" in sorts:
        return True
    if "date" in sorts:
        return dashed or (place is not None and date is not None)
    if place is None or sorts[:1] != ["dash"]:
        return False
    return bool(place["state"]) or bool(place["capitals"] and place["place"].casefold() in PLACES)


def day_of(text: str) -> datetime.date | None:
    """The first day with a year in a text, or None; of figures alone the month comes first."""
    for match in _DAY.finditer(text):
        name = (match["m"] or match["m2"]).casefold()
        if name in _MONTHS:
            try:
                return datetime.date(
                    int(match["y"] or match["y2"]), _MONTHS.index(name) + 1, int(match["d"] or match["d2"])
                )
            except ValueError:
                continue
    for match in _NUMERIC_DAY.finditer(text):
        try:
            return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
    return None
