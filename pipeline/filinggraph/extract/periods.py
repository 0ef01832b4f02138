"""Fiscal periods as filings name them: years, quarters, months ended, balance-sheet dates, the last four fiscal years.

Labels follow the exchange format: FY2004, Q3-2004, H1-2004, 9M-2004-09-30 (months and end), 2004-09-30 (a
balance-sheet date), 1995-04-01/1996-02-19 (a span).
"""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.fiscal import (
    Calendar,
    fiscal_year,
    full_year,
    half,
    months_after,
    months_before,
    months_ended,
    quarter,
    year_end,
    year_of,
)
from filinggraph.extract.period_words import (
    AND,
    DATE,
    DAY,
    LIST_TAIL,
    MONTH,
    NTH,
    NUMBER,
    NUMBERS,
    YEAR,
    day_in,
    ends_in,
    number_of,
    years_in,
)
from filinggraph.extract.sieve import Sieve
from filinggraph.model import Precision, When

_SPAN_DATES = re.compile(rf"\b(?P<a>{DATE})\s+(?:through|to|until|-|–|—)\s+(?P<b>{DATE})", re.I)
_MONTHS_ENDED = re.compile(
    rf"\b(?P<n>{NUMBER})(?P<more>(?:\s*,\s*|\s+and\s+"
    rf"|-\s+and\s+){NUMBER})?[\s-]+months?(?:\s+periods?)?\s+(?:ended|ending|to)\s+(?:on\s+)?"
    rf"(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})",
    re.I,
)
_TENS = "(?:twenty|thirty|forty|fifty)"
_WEEKS = rf"(?:{_TENS}[\s-](?:{'|'.join(NUMBERS)})|{_TENS}|thirteen|fourteen|sixteen|seventeen|{NUMBER})"
_WEEKS_ENDED = re.compile(
    rf"\b(?P<n>{_WEEKS})(?P<more>(?:-?\s*,\s*|-?\s+and\s+){_WEEKS})?[\s-]+weeks?(?:\s+periods?)?"
    rf"\s+(?:ended|ending|to)\s+(?:on\s+)?(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})",
    re.I,
)
_HALF_ENDED = re.compile(
    rf"\b(?:half[\s-]+years?|half|interim\s+periods?)\s+(?:ended|ending|to)\s+(?:on\s+)?(?P<ends>{DATE}{LIST_TAIL})",
    re.I,
)
_MONTH_ENDED = re.compile(
    rf"\b(?:(?P<n>{NUMBER})[\s-]+months?(?:\s+periods?)?|(?P<unit>half[\s-]+year|quarter|(?:fiscal\s+|financial\s+)?year))"
    rf"\s+(?:ended|ending|to)\s+(?:in\s+)?(?P<month>{MONTH}),?\s+(?P<year>{YEAR})"
    rf"|\b(?P<month2>{MONTH})\s+(?:(?P<year2>{YEAR})\s+quarter|quarter,?\s+(?:of\s+)?(?P<year3>{YEAR}))\b",
    re.I,
)
_HALF = re.compile(
    rf"\b(?:H(?P<n>[12])|(?P<n2>[12])H)(?:[\s-]*(?:FY|fiscal\s+|of\s+)?(?P<y>{YEAR})|[\s-]*(?:FY\s?)?[’']?(?P<y2>\d\d))\b(?![\d.]*\s?%)"
)
_YEAR_FIRST = re.compile(
    rf"\b(?P<year>{YEAR})(?:[’']s)?,?\s+(?:fiscal\s+)?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?(?P<u>quarter|half)\b",
    re.I,
)
_QUARTERS = re.compile(
    r"\b(?P<qs>(?:first|second|third|fourth)(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:first|second|third|fourth))+)\s+(?:fiscal\s+)?quarters\s+"
    rf"(?:of|in)\s+(?:fiscal(?:\s+year)?\s+|calendar\s+)?(?P<year>{YEAR})",
    re.I,
)
_QUARTER_ENDED = re.compile(
    rf"\b(?:fiscal\s+)?quarters?(?:ly\s+periods?)?\s+(?:ended|ending)\s+(?P<ends>{DATE}{LIST_TAIL})", re.I
)
_YEARS_ENDED = re.compile(
    rf"\b(?:fiscal\s+|calendar\s+)?(?:(?:years?|periods?)(?:\s+then)?|(?P<n>{NUMBER})\s+(?:fiscal\s+)?years|(?:12"
    rf"|twelve)[\s-]month\s+periods?|52|53)"
    rf"[\s-]*(?:weeks?\s+)?(?:ended|ending|to)(?:\s+on)?\s+(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})",
    re.I,
)
_NTH_ENDED = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+quarter"
    rf"(?:\s+(?:of\s+)?(?:the\s+)?(?:fiscal(?:\s+year)?\s+)?(?P<year>{YEAR}))?,?\s+(?:which\s+|that\s+)?(?:ended|ending)\s+(?:on\s+)?"
    rf"(?P<end>{DATE})(?!{AND}(?:{DAY},?\s+)?{YEAR})",
    re.I,
)
_NTH_QUARTER = re.compile(
    rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]+fiscal)?[\s-]+(?P<u>quarters?"
    rf"|half)\s+(?:of|in|for)?\s*(?:the\s+)?"
    rf"(?:fiscal(?:\s+year)?\s+|calendar\s+)?(?P<years>{YEAR}(?:{AND}{YEAR})*)"
    rf"|\b(?:Q(?P<n>[1-4])|(?P<n2>[1-4])Q)(?:[\s-]*(?:FY|fiscal\s+|of\s+)?(?:(?P<y>{YEAR})|[’'](?P<y2>\d\d)\b(?!\d))|\s*FY\s?(?P<y3>\d\d)\b)"
    r"|\b(?P<n3>[1-4])Q(?P<y4>\d\d)\b",
    re.I,
)
_FIRST_MONTHS = re.compile(
    rf"(?<!\blast )(?<!\bfinal )\b(?:(?:first|through)\s+)?(?P<n>{NUMBER})\s+months\s+of"
    r"\s+(?:fiscal\s+(?:year\s+)?|calendar\s+(?:year\s+)?)?"
    rf"(?P<years>{YEAR}(?:{AND}{YEAR})*)",
    re.I,
)
_AS_OF = re.compile(
    (
        rf"\b(?:as\s+(?:of|at)|at|on)\s+(?:(?:both|each\s+of"
        rf"|the\s+end\s+of)\s+)?(?P<ends>{DAY},?(?:\s+{YEAR})?{LIST_TAIL})"
    ),
    re.I,
)
_YEAR_ENDS = re.compile(
    rf"\b(?:at|as\s+(?:of|at)|on)\s+(?:(?:fiscal|financial|calendar)\s+)?(?:year[-\s]ends?|the\s+(?:end|close)\s+of)\s+(?:of\s+)?"
    rf"(?:(?:fiscal|financial|calendar)\s+)?(?:years?\s+)?(?P<years>{YEAR}(?:{AND}{YEAR})*)",
    re.I,
)
_DATES = re.compile(rf"\b(?P<ends>{DATE}{LIST_TAIL})", re.I)
_LAST_YEARS = re.compile(
    rf"\b(?:last|past|prior|preceding|previous|latest"
    rf"|most\s+recent)\s+(?P<n>{NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:ended|ending)\s+(?P<end>{DATE}))?|\beach\s+of\s+(?:the|our"
    rf"|its)\s+(?P<m>{NUMBER})\s+(?:(?:completed|fiscal|calendar)\s+)*years?"
    rf"(?:\s+(?:in\s+the\s+period\s+)?(?:ended|ending)\s+(?P<end2>{DATE}))",
    re.I,
)
_OF_A_DEED = (  # "under its 1992 agreement"
    r"(?!(?:(?<=its )|(?<=the )|(?<=our )|(?<=under a )|(?<=that )|(?<=this ))"
    rf"{YEAR}\s+(?:agreement|contract|amendment|acquisition|merger|settlement|lease|licen[sc]e|notes|plan|act)\b)"
)
_YEARS = re.compile(
    (
        rf"\b{_OF_A_DEED}(?P<fy>fiscal\s+(?:years?\s+)?|financial\s+years?\s+|calendar\s+(?:years?\s+)?|years?\s+"
        rf"|FY\s?)?(?P<years>{YEAR}(?:(?:{AND}|\s*[-–]\s*|\s+through\s+)(?:(?:fiscal|in"
        rf"|FY)\s+)?{YEAR})*)\b(?!\s*[-–]\s*\d+(?![\d.]*\s?(?:%|per\s?cent)))"
    ),
    re.I,
)
_TWO_DIGITS = re.compile(
    r"\b(?:FY\s?[’']?|fiscal\s+(?:year\s+)?[’'])(?P<y>\d\d)\b|(?<=\b[Ii]n\s)[’'](?P<y2>[0189]\d)\b(?!\s*s\b)"
)


_COUNTS = (
    NUMBERS
    | {"thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17}
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
)
_MOST_WEEKS = 53
_MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Period:
    """One or more periods named together: a range of the text, and each period in the order named.

    `back` says that it is counted back from another ("the year before"), and hands nothing on.
    """

    start: int
    end: int
    whens: tuple[When, ...]
    back: bool = False


def find_periods(text: str, filer: Calendar) -> list[Period]:
    """Periods named in text, longest reading first, in the order of the text."""
    return list(_periods(text, filer))


@lru_cache(maxsize=4096)
def _periods(text: str, filer: Calendar) -> tuple[Period, ...]:
    """The periods of a text; several sentences ask for those of the ones before them."""
    found: list[Period] = []
    for pattern, make in _ASKED.left(text):
        for match in pattern.finditer(text):
            if any(match.start() < p.end and p.start < match.end() for p in found):
                continue
            whens = make(match, filer)
            if whens:
                found.append(Period(match.start(), match.end(), tuple(whens)))
    return tuple(sorted(found, key=lambda p: p.start))


def _span(match: re.Match[str], filer: Calendar) -> list[When]:
    a, b = ends_in(match["a"]), ends_in(match["b"])
    if not a or not b or not a[0] < b[0]:
        return []
    return [When(f"{a[0]}/{b[0]}", Precision.SPAN, a[0], b[0])]


def _months_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [months_ended(n, end, filer) for n in _counts(match, number_of) for end in ends_in(match["ends"])]


def _counts(match: re.Match[str], read: Callable[[str], int]) -> list[int]:
    """The one or two numbers of "three and six months"."""
    more = re.sub(r"^\W*(?:and\s+)?", "", match["more"].strip(), flags=re.I) if match["more"] else ""
    return [read(words) for words in (match["n"], more) if words]


def _weeks_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """Weeks as the months that they stand for in a year of 52 weeks or 53: thirteen are a quarter."""
    return [
        months_ended(max(1, round(count * 12 / 52)), end, filer)
        for count in _counts(match, _weeks)
        for end in ends_in(match["ends"])
        if count <= _MOST_WEEKS
    ]


def _weeks(words: str) -> int:
    """How many weeks words or digits tell ("thirty-nine", "26")."""
    if words.isdigit():
        return int(words)
    return sum(_COUNTS[word] for word in re.split(r"[\s-]+", words.lower()))


def _half_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [months_ended(6, end, filer) for end in ends_in(match["ends"])]


def _month_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """A period that ended in a month: on its last day."""
    year = int(match["year"] or match["year2"] or match["year3"])
    first = day_in(f"{match['month'] or match['month2']} 1", year)
    if first is None:
        return []
    end = months_after(first, 1) - datetime.timedelta(days=1)
    unit = (match["unit"] or "quarter").lower()
    count = number_of(match["n"]) if match["n"] else 6 if unit[:4] == "half" else 3 if unit == "quarter" else 12
    return [months_ended(count, end, filer)]


def _half(match: re.Match[str], filer: Calendar) -> list[When]:
    year = int(match["y"]) if match["y"] else full_year(match["y2"])
    return [half(int(match["n"] or match["n2"]), year, filer)]


def _year_first(match: re.Match[str], filer: Calendar) -> list[When]:
    return _parts(match, [int(match["year"])], filer)


def _quarters(match: re.Match[str], filer: Calendar) -> list[When]:
    return [
        quarter(NTH[word.lower()], int(match["year"]), filer) for word in re.findall(r"[a-z]{5,}", match["qs"], re.I)
    ]


def _quarter_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    return [months_ended(3, end, filer) for end in ends_in(match["ends"])]


def _nth_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The third quarter ended March 31, 2003": that quarter of the year that ends so many quarters later."""
    number = NTH[match["q"].lower()]
    ends = ends_in(match["end"])
    if not ends:
        return []
    last = months_after(ends[0].replace(day=15), 3 * (4 - number) - (ends[0].day <= 10))
    begin = months_before(ends[0], 3)
    label = int(match["year"]) if match["year"] else last.year
    return [When(f"Q{number}-{label}", Precision.FISCAL_QUARTER, begin, ends[0], label)]


def _years_ended(match: re.Match[str], filer: Calendar) -> list[When]:
    """Each year that is told by its day; of "the three years ended December 31, 2004" the two before, too."""
    ends = ends_in(match["ends"])
    count = number_of(match["n"]) if match["n"] and len(ends) == 1 else 1
    if count > _MOST_YEARS:
        return []
    if count > 1:
        return [fiscal_year(ends[0].year - back, filer) for back in range(count)]
    return [year_of(end, filer) for end in ends]


def _nth_quarter(match: re.Match[str], filer: Calendar) -> list[When]:
    if number := match["n"] or match["n2"] or match["n3"]:
        year = int(match["y"]) if match["y"] else full_year(match["y2"] or match["y3"] or match["y4"])
        return [quarter(int(number), year, filer)]
    return _parts(match, years_in(match["years"]), filer)


def _parts(match: re.Match[str], years: Sequence[int], filer: Calendar) -> list[When]:
    """That quarter or half of each year; a third half is none."""
    number = NTH[match["q"].lower()]
    if match["u"].lower() == "half":
        return [half(number, year, filer) for year in years] if number < 3 else []
    return [quarter(number, year, filer) for year in years]


def _first_months(match: re.Match[str], filer: Calendar) -> list[When]:
    """ "The first six months of 2004" are its first half; other counts are told by their end."""
    count = number_of(match["n"])
    if count == 6:
        return [half(1, year, filer) for year in years_in(match["years"])]
    whens = []
    for year in years_in(match["years"]):
        begin = year_end(year - 1, filer.year_end) + datetime.timedelta(days=1)
        whens.append(months_ended(count, months_after(begin, count) - datetime.timedelta(days=1), filer))
    return whens


def _as_of(match: re.Match[str], filer: Calendar) -> list[When]:
    return [When(end.isoformat(), Precision.DAY, end, end) for end in ends_in(match["ends"])]


def _year_ends(match: re.Match[str], filer: Calendar) -> list[When]:
    days = (year_end(year, filer.year_end) for year in years_in(match["years"]))
    return [When(day.isoformat(), Precision.DAY, day, day) for day in days]


def _last_years(match: re.Match[str], filer: Calendar) -> list[When]:
    count = number_of(match["n"] or match["m"])
    end = match["end"] or match["end2"]
    dated = ends_in(end) if end else []
    last = dated[0].year if dated else filer.last_year
    if last is None or count > 10:
        return []
    return [fiscal_year(last - back, filer, inferred=True) for back in range(count)]


def _years(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(y, filer) for y in years_in(match["years"])]


def _short(match: re.Match[str], filer: Calendar) -> list[When]:
    return [fiscal_year(full_year(match["y"] or match["y2"]), filer)]


_GRAMMAR = (
    (_SPAN_DATES, _span),
    (_MONTHS_ENDED, _months_ended),
    (_WEEKS_ENDED, _weeks_ended),
    (_HALF_ENDED, _half_ended),
    (_NTH_ENDED, _nth_ended),
    (_QUARTER_ENDED, _quarter_ended),
    (_LAST_YEARS, _last_years),
    (_YEARS_ENDED, _years_ended),
    (_MONTH_ENDED, _month_ended),
    (_QUARTERS, _quarters),
    (_NTH_QUARTER, _nth_quarter),
    (_YEAR_FIRST, _year_first),
    (_HALF, _half),
    (_FIRST_MONTHS, _first_months),
    (_AS_OF, _as_of),
    (_YEAR_ENDS, _year_ends),
    (_DATES, _as_of),
    (_YEARS, _years),
    (_TWO_DIGITS, _short),
)
_ASKED = Sieve(_GRAMMAR, lambda rule: rule[0])
