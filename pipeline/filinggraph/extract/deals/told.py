"""Times told in prose of deals: dates, lengths, seasons, days without a year and words like "next year", with cues.

Rules: a season "1993-94" or "1997-1998" is the year it ends in; a quarter keeps its bounds but is valued as its year,
for contracts are dated by day, month or year; a day without a year takes the year of the nearest dated day in its
sentence, else the year that puts it nearest to the document's own date, and is inferred.
"""

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.dates import day, find_dates, find_durations, month, year
from filinggraph.extract.lexicon import MONTHS
from filinggraph.extract.numbers import CARDINAL, cardinal
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.terms import is_end
from filinggraph.model import Precision, When

_SEASON = Sieved(
    r"\b(?P<a>(?:19|20)\d\d)\s?[-–/]\s?(?P<b>(?:19|20)?\d\d)\b(?=[^.;]{0,60}?\bseasons?\b|\s+(?:academic|school|contract|crop|plan|policy)\s+year)"
    r"|(?<=\byears\s)(?P<a2>(?:19|20)\d\d)\s?[-–/]\s?(?P<b2>(?:19|20)?\d\d)\b|(?<=\bthrough\s)(?P<a3>(?:19|20)\d\d)\s?[-–/]\s?(?P<b3>(?:19|20)?\d\d)\b",
    re.I,
)
_YEAR_RUN = Sieved(
    r"\b(?:19|20)\d\d(?=\s*(?:,\s*and|,|and|through|to|until|-|–)\s*(?P<y>(?:19|20)\d\d)\b(?!\s*[-–/]\s?\d))"
)
_BARE_SEASON = Sieved(r"\b(?P<y>(?:19|20)\d\d)\s+(?:[A-Z]\w+\s+){0,3}seasons?\b")
_BARE_DAY = Sieved(
    r"\b(?P<m>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s+(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?!\s*,?\s*(?:19|20)\d\d|\d|,\d{3}|\.\d)"
)
_DAY_FIRST = Sieved(
    r"(?<![\d.,$])(?:(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?|(?P<nth>first|last)\s+(?:day\s+)?of)\s+(?:of\s+)?(?P<m>January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b(?!\s*,?\s*(?:of\s+)?(?:19|20)\d\d|\s+\d)"
)
_BARE_MONTH = Sieved(
    r"\b(?:(?P<end>(?i:end|close)\s+of)|(?i:in|since|until|till|through|from|starting|beginning|late|early|last|next|this|by|of))"
    r"\s+(?P<m>January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b(?!\s*[,.]?\s*(?:of\s+)?(?:\d|this|last|next|the))"
)
_YEAR_END = Sieved(
    r"(?<!fiscal )(?<!financial )\b(?:calendar\s+)?year[\s-]end\b(?!\s*,?\s*(?:of\s+)?(?:19|20)\d\d|\s+[a-z])", re.I
)
# Days of the year that bear a name: the number of the month and of the day.
_NAMED_DAYS = (
    (Sieved(r"\bNew\s+Year[’']?s\s+Day\b(?!\s*,?\s*(?:19|20)\d\d)"), 1, 1),
    (_YEAR_END, 12, 31),
    (Sieved(r"\bNew\s+Year[’']?s\s+Eve\b(?!\s*,?\s*(?:19|20)\d\d)"), 12, 31),
)
_YEAR_OF = Sieved(
    r"\b(?:an?|the|its|our|their)\s+(?P<y>(?:19|20)\d\d)\s+(?:[a-z][\w-]*\s+){0,3}(?:agreement|contract|licen[cs]e)\b"
)
_RELATIVE = Sieved(
    r"\b(?:(?P<end>(?:at\s+)?(?:the\s+)?end\s+of\s+)?(?P<which>this|next|last|the\s+current|the\s+coming)\s+"
    r"(?P<unit>calendar\s+year|fiscal\s+year|year|month|quarter)"
    r"|(?P<later>later|earlier)\s+(?:in\s+)?(?:this|the)\s+(?P<unit2>year|month))\b",
    re.I,
)
_CUED_YEAR = Sieved(
    r"\b(?:expir(?:es?|ing|y|ation)|least|ends|ending|starting|beginning|begins|effective)[:,]?\s+"
    r"(?P<y>(?:19|20)\d\d)\b(?!\s*[-–/]\s?\d|[,.]\d)",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:until|till|through|thru|to|expires|ends|runs\s+out|lapses|will\s+(?:expire|end|lapse|begin|start)|continues?\s+to)\s+"
    r"(?:(?:on|in|at|the|end|close|of|this|coming|next)\s+)*$"
)
_RANGE = re.compile(r",?\s*(?:to|through|until|till|and|-|–)\s*")
_WHOLE = Sieved(r"\b(?P<n>year|half-year|month)-?long\b", re.I)
_DECADES = Sieved(
    r"\b(?:(?P<half>half\s+a)|(?P<n>an?|one|two|three)|another)[\s-]+decades?(?:-long)?\b(?!\s+(?:ago|earlier|old|later))",
    re.I,
)
_ONE_YEAR = Sieved(
    r"\b(?:for(?:\s+(?:just|only|about))?|another|of|lasts?|by)\s+(?P<t>a(?:nother)?\s+(?:(?:full|further|whole)\s+)?year)\b"
    r"(?!\s+(?:ago|earlier|before|later|old)|-)|\b(?P<t2>another\s+year)\b"
)
_SEASONS = Sieved(
    rf"(?<![\w.,])(?P<n>(?i:{CARDINAL})|\d{{1,2}})[\s-]+"
    r"(?:(?:coming|more|full|playing|racing|football|baseball|hockey|basketball|soccer)[\s-]+)?seasons?\b(?!\s+[A-Z])"
)
_BASE_YEAR = Sieved(r"\b(?:an?|the|one)\s+(?P<t>base\s+year)\b", re.I)
_AND_MONTHS = re.compile(r"\s+and\s+$")
_ANNIVERSARY = Sieved(
    r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth)\s+(?:annual\s+)?anniversary\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_UNITS = ("year", "month", "week", "day", "quarter", "decade", "anniversary", "yr", "thousand", "hundred", "season")
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Told:
    """A time in a sentence: a date or a length, and how it was read ("date", "season", "bare", "length" …)."""

    start: int
    end: int
    shape: str
    when: When | None = None
    duration: str = ""


def times_told(text: str, written: datetime.date | None) -> list[Told]:
    """Every date and every length in a sentence, in order; `written` is the document's own date."""
    found = [Told(s, e, "date", _of_contract(w)) for s, e, w in find_dates(text) if _usable(w)]
    found += _seasons(text)
    found += _bare_days(text, found, written)
    found += _bare_months(text, written)
    found += _named_days(text, written)
    found += _relative(text, written)
    found += [
        Told(m.start("y"), m.end("y"), "date", year(int(m["y"])))
        for pattern in (_YEAR_OF, _CUED_YEAR)
        for m in pattern.finditer(text)
    ]
    lengths = [Told(s, e, "length", None, d) for s, e, d in find_durations(text) if d not in ("P0Y", "P0M", "P0D")]
    lengths += [
        Told(m.start(), m.end(), "length", None, {"year": "P1Y", "half-year": "P6M", "month": "P1M"}[m["n"].casefold()])
        for m in _WHOLE.finditer(text)
    ]
    lengths += [Told(m.start(), m.end(), "decade", None, f"P{_decades(m)}Y") for m in _DECADES.finditer(text)]
    lengths += [
        Told(*(m.span("t") if m["t"] else m.span("t2")), "article", None, "P1Y") for m in _ONE_YEAR.finditer(text)
    ]
    lengths += [
        Told(m.start(), m.end(), "length", None, f"P{count}Y")
        for m in _SEASONS.finditer(text)
        if (count := cardinal(m["n"]))
    ]
    lengths += [Told(*m.span("t"), "article", None, "P1Y") for m in _BASE_YEAR.finditer(text)]
    for m in _ANNIVERSARY.finditer(text):
        nth = m["n"].casefold()
        count = _NTH.index(nth) + 1 if nth in _NTH else 15 if nth == "fifteenth" else 20
        lengths.append(Told(m.start(), m.end(), "anniversary", None, f"P{count}Y"))
    lengths = _joined(text, lengths)
    kept: list[Told] = []
    for item in sorted((*found, *lengths), key=lambda t: (t.start, t.start - t.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _joined(text: str, lengths: Sequence[Told]) -> list[Told]:
    """The lengths, "four years and six months" as one of 54 months."""
    kept: list[Told] = []
    for item in sorted(lengths, key=lambda t: (t.start, t.start - t.end)):
        last = kept[-1] if kept else None
        years, months = (_whole(last.duration, "Y") if last else 0), _whole(item.duration, "M")
        if last is not None and years and 0 < months < 12 and _AND_MONTHS.fullmatch(text[last.end : item.start]):
            kept[-1] = replace(last, end=item.end, duration=f"P{12 * years + months}M")
        else:
            kept.append(item)
    return kept


def _whole(duration: str, unit: str) -> int:
    """The number of a length in whole units of one kind, else 0: 4 for "P4Y" and "Y"."""
    number = duration[1:-1]
    return int(number) if duration.endswith(unit) and number.isdigit() else 0


def may_tell_times(text: str) -> bool:
    """False for a sentence without a word or a figure that every date and every length has one of."""
    if _DIGIT.search(text) or any(map(text.__contains__, MONTHS)):
        return True
    small = text.casefold()
    return any(map(small.__contains__, _UNITS))


def _decades(m: re.Match[str]) -> int:
    """The years of "two decades", "half a decade"."""
    return 5 if m["half"] else 10 * (cardinal(m["n"] or "") or 1)


def _usable(when: When) -> bool:
    return bool(when.value) and when.value != "redacted" and when.precision is not Precision.UNKNOWN


def _of_contract(when: When) -> When:
    """A quarter or half valued as its year, its bounds kept."""
    if when.precision in (Precision.QUARTER, Precision.SPAN) and when.earliest:
        return replace(when, value=f"{when.earliest.year}", precision=Precision.YEAR)
    return when


def _seasons(text: str) -> list[Told]:
    found = []
    for m in _SEASON.finditer(text):
        first, last = int(m["a"] or m["a2"] or m["a3"]), int(m["b"] or m["b2"] or m["b3"])
        last = last if last > 99 else first // 100 * 100 + last
        if last == first + 1 or (first % 100 == 99 and last % 100 == 0):
            last = first + 1
            found.append(
                Told(
                    m.start(),
                    m.end(),
                    "season",
                    When(f"{last}", Precision.YEAR, datetime.date(first, 7, 1), datetime.date(last, 12, 31)),
                )
            )
    taken = [(t.start, t.end) for t in found]
    for pattern in (_YEAR_RUN, _BARE_SEASON):
        for m in pattern.finditer(text):
            if not any(s < m.end("y") and m.start("y") < e for s, e in taken):
                taken.append((m.start("y"), m.end("y")))
                found.append(Told(m.start("y"), m.end("y"), "season", year(int(m["y"]))))
    return found


def _bare_days(text: str, dated: list[Told], written: datetime.date | None) -> list[Told]:
    """Days without a year."""
    found = []
    for m in (*_BARE_DAY.finditer(text), *_DAY_FIRST.finditer(text)):
        if any(t.start < m.end() and m.start() < t.end for t in dated):
            continue
        near = [t for t in dated if t.when and t.when.precision is Precision.DAY and t.when.earliest]
        number = _MONTHS.index(m["m"][:3].casefold()) + 1
        closest = min(near, key=lambda t: abs(t.start - m.start())) if near else None
        if closest and _is_far_end(text, closest, m.end()):
            near, closest = [], None
        if closest:
            years = [closest.when.earliest.year] if closest.when and closest.when.earliest else []
        else:
            years = [written.year - 1, written.year, written.year + 1] if written else []
        days = []
        for number_of_year in years:
            try:
                days.append(_day_of_month(number_of_year, number, m))
            except ValueError:
                continue
        if days:
            best = days[0]
            if written and not near:
                places = [d.toordinal() for d in days]
                best = datetime.date.fromordinal(_nearest(places, written.toordinal(), text, m.start()))
            found.append(Told(m.start(), m.end(), "bare", day(best, inferred=True)))
    return found


def _day_of_month(year_number: int, month_number: int, m: re.Match[str]) -> datetime.date:
    """The day that a match names by number or as the month's first or last; ValueError where the month has none."""
    nth = (m.groupdict().get("nth") or "").casefold()
    last = calendar.monthrange(year_number, month_number)[1]
    return datetime.date(year_number, month_number, 1 if nth == "first" else last if nth else int(m["d"]))


def _nearest(places: Sequence[int], now: int, text: str, at: int) -> int:
    """The place nearest to now; of those to come, where the words before `at` say that something is not yet over."""
    to_come = [place for place in places if place >= now] if _AHEAD.search(text, 0, at) else []
    return min(to_come or places, key=lambda place: abs(place - now))


def _bare_months(text: str, written: datetime.date | None) -> list[Told]:
    """Months without a year, in the year that puts them nearest to the document's own date."""
    if written is None:
        return []
    found = []
    for m in _BARE_MONTH.finditer(text):
        number = _MONTHS.index(m["m"][:3].casefold()) + 1
        first = written.year * 12 + written.month - 1
        months = [y * 12 + number - 1 for y in (written.year - 1, written.year, written.year + 1)]
        index = _nearest(months, first, text, m.start("m"))
        when = month(index // 12, index % 12 + 1)
        if m["end"] and when.latest:
            found.append(Told(m.start("end"), m.end("m"), "bare", day(when.latest, inferred=True)))
        else:
            found.append(Told(m.start("m"), m.end("m"), "bare", replace(when, inferred=True)))
    return found


def _named_days(text: str, written: datetime.date | None) -> list[Told]:
    """Days that bear a name, in the year that puts them nearest to the document's own date."""
    if written is None:
        return []
    found = []
    for pattern, number, day_number in _NAMED_DAYS:
        for m in pattern.finditer(text):
            places = [
                datetime.date(y, number, day_number).toordinal() for y in range(written.year - 1, written.year + 2)
            ]
            best = datetime.date.fromordinal(_nearest(places, written.toordinal(), text, m.start()))
            found.append(Told(m.start(), m.end(), "bare", day(best, inferred=True)))
    return found


def _is_far_end(text: str, dated: Told, end: int) -> bool:
    """True for a later day that ends something, unless the day without a year begins the same range ("May 5 to …")."""
    return dated.start > end and is_end(text, dated.start) and not _RANGE.fullmatch(text[end : dated.start])


def _relative(text: str, written: datetime.date | None) -> list[Told]:
    """Years and months told from the document's own date, all inferred."""
    if written is None:
        return []
    found = []
    for m in _RELATIVE.finditer(text):
        unit = (m["unit"] or m["unit2"]).casefold().split()[-1]
        which = (m["which"] or "this").casefold().split()[-1]
        shift = {"next": 1, "coming": 1, "last": -1}.get(which, 0)
        if "fiscal" in (m["unit"] or "").casefold() or unit == "quarter":
            continue
        if unit == "year":
            when = year(written.year + shift)
        else:
            index = written.year * 12 + written.month - 1 + shift
            when = month(index // 12, index % 12 + 1)
        if m["end"] and when.latest:
            when = day(when.latest)
        found.append(Told(m.start(), m.end(), "relative", replace(when, inferred=True)))
    return found
