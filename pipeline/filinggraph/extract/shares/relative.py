"""Periods told by what was told before: "in the second quarter", "the same period of fiscal 1998", "a year earlier"."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from filinggraph.extract.fiscal import fiscal_year, half, months_ended, quarter
from filinggraph.extract.period_words import DAY, YEAR, day_in, number_of
from filinggraph.extract.periods import Period
from filinggraph.extract.shares.parts_of_years import ELIDED, ORDINALS, elided, goes_on_to
from filinggraph.extract.shares.past import Past
from filinggraph.extract.shares.times import labelled, years_apart
from filinggraph.extract.shares.told_before import NUMBER, THEN_ENDED, THOSE, Make, flow, inferred, then_ended, those
from filinggraph.extract.sieve import Sieved
from filinggraph.model import Precision, When

_LAST = r"(?:prior|previous|preceding|last)"
_THE_YEAR = r"(?:fiscal\s+|calendar\s+|financial\s+)?year"
_TAIL = (
    rf"(?:\s*,?\s+(?:(?:of|in|for|during)\s+(?:the\s+)?(?:(?:fiscal|calendar)\s+(?:year\s+)?)?(?P<year>{YEAR})\b"
    rf"|(?P<ago>(?:(?:of|in|for|during)\s+)?(?:the\s+)?{_LAST}\s+{_THE_YEAR}(?!\s+(?:end|and))\b"
    rf"|(?:a|one)\s+{_THE_YEAR}\s+(?:ago|earlier|before)|the\s+{_THE_YEAR}\s+(?:before|earlier))"
    rf"|(?:of|in|for|during)\s+(?:the|this|that)\s+(?:current\s+)?{_THE_YEAR}))"
)
_SAME = re.compile(
    r"\b(?:the\s+)?(?:(?P<back>(?:prior|last|previous)[-\s]year(?:[’']s)?|year[-\s](?:ago|earlier|before))"
    r"(?:\s+(?:first|second|third|fourth))?"
    r"|(?:same|comparable|corresponding|like|similar|equivalent)(?:\s+prior[-\s]year)?)\s+"
    rf"(?:fiscal\s+)?(?:(?:{NUMBER}|first\s+{NUMBER})[-\s]months?(?:\s+periods?)?|periods?|quarter|half"
    rf"|year)\b{_TAIL}?",
    re.I,
)
_ORDINAL = re.compile(
    r"\b(?:(?:the|our|its|this\s+year[’']s|(?P<past>last\s+year[’']s))\s+)?(?P<n>first|second|third|fourth|1st"
    r"|2nd|3rd|4th)[-\s]"
    rf"(?:fiscal\s+)?(?P<unit>quarter|half|half-year)\b(?!\s+end(?:ed|ing)\b){_TAIL}?"
    rf"|\bQ(?P<q>[1-4])\b(?!-\d){_TAIL.replace('<year>', '<qyear>').replace('<ago>', '<qago>')}?",
    re.I,
)
_MONTHS = re.compile(
    rf"\b(?:in|for|during|over|the)\s+(?:(?:the|its|our)\s+)?(?P<first>first\s+)?(?P<n>{NUMBER})[-\s]months?"
    rf"(?:\s+periods?)?\b(?!\s+(?:end(?:ed|ing)|from|after|before|prior|notice|then|of\s+notice|of\s+fiscal"
    rf"|of\s+{YEAR})\b)"
    rf"{_TAIL}?",
    re.I,
)
_UNIT = re.compile(
    r"(?:\b(?:in|for|during|over)\s+(?:all\s+of\s+)?(?:the|that|this|such)\s+(?:full|entire|current|reporting)?"
    r"|\bthe\s+(?:full|entire)"
    r"|\bthis(?:\s+fiscal)?(?=\s+(?:quarter|half|period)\b)"
    rf"|\bfull)[-\s]?(?P<unit>quarter|half(?:-year)?|period|{_THE_YEAR})\b"
    r"(?!\s*(?:[-–]\s*ago|end|before|earlier|ended|ending|of\b|in\s+which|prior|preceding|then|from|\d|[’']s"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))"
    r"(?:\s+just\s+(?:ended|completed|concluded))?",
    re.I,
)
_NO_YEAR = rf"(?!\d|,?\s+(?:19|20)\d\d|\s*(?:,|and|or|to|through|[-–])\s*(?:and\s+)?(?:{DAY},?\s+)?(?:19|20)\d\d)"
_YEARLESS = re.compile(
    rf"(?:\b(?P<n>{NUMBER})[-\s]+months?(?:\s+periods?)?\s+(?:that\s+|which\s+)?ended"
    r"|\b(?P<unit>quarter|(?:fiscal\s+|financial\s+)?year)\s+(?:that\s+|which\s+)?ended|\b(?:as\s+of|at))"
    rf"\s+(?:on\s+)?(?:last\s+)?(?P<day>{DAY})(?:\s+last)?{_NO_YEAR}",
    re.I,
)
_AGO = re.compile(
    rf"\b(?:(?:in|for|during)\s+)?(?:the\s+{_LAST}\s+{_THE_YEAR}|last\s+year|the\s+{_THE_YEAR}\s+(?:before"
    rf"|earlier|prior)"
    rf"(?:\s+that)?|(?:(?:a|one)\s+year|(?:twelve|12)\s+months)\s+(?:ago|earlier|before|prior|previously)|(?P<two>two\s+years\s+(?:ago|earlier|before|prior))"
    rf"|(?P<each>(?:each\s+of\s+)?the\s+(?:two\s+(?:{_LAST}|prior)|(?:{_LAST}|prior)\s+two)\s+(?:fiscal\s+)?years))"
    r"(?![’']s|\s*-?\s*end\b|\s+(?:ended|ending)\b)\b",
    re.I,
)
_LAST_YEAR = re.compile(r"\blast\s+year", re.I)
_AT_END = re.compile(
    rf"\b(?:at|as\s+of)\s+(?:(?:the\s+)?(?:{_THE_YEAR}|quarter|period)[-\s]end"
    rf"|the\s+end\s+of\s+(?:the|that|this)\s+(?:{_THE_YEAR}|quarter|period)|(?:each|that|such)\s+date)\b",
    re.I,
)
A_YEAR = datetime.timedelta(days=366)
REPORTED = datetime.timedelta(days=100)  # a quarter is told of within this time after its end
_PLURAL = re.compile(r"\bperiods\b")
_OF_YEAR = re.compile(
    rf"\b(?:in|for|during|to|from)\s+(?:the|its|our)\s+(?:comparable\s+|corresponding\s+|same\s+)?(?P<year>{YEAR})\s+(?P<unit>periods?|quarter|half|months)\b",
    re.I,
)
NEEDED = Sieved(
    r"\b(?:quarter|half|periods?|months?|year|years|Q[1-4]|end|date)\b|year-end|-year\b|\b(?:as\s+of|at)\s+[A-Z][a-z]+\.?\s+\d",
    re.I,
)


def with_relative(text: str, printed: Sequence[Period], past: Past) -> list[Period]:
    """The periods of a sentence, printed ones and those told by what was told before, in the order of the text."""
    found = list(printed)
    if not NEEDED.search(text):
        return found
    for start, end, make, holds in _mentions(text):
        inside = [p for p in found if p.start < end and start < p.end]
        if inside and not (holds and all(start < p.start and p.end <= end for p in inside)):
            continue
        back = bool(_AGO.fullmatch(text, start, end))
        that = text[start:end].endswith("that")
        before = [p for p in found if p.end <= start and (that or not back or not p.back)]
        alone = back and _LAST_YEAR.search(text, start, end)
        past.beside = next((p.whens for p in reversed(before)), ())
        past.sentence = tuple(w for p in before for w in p.whens) or _told_together(past)
        whens = make((p.whens[0] for p in reversed(before)) if alone else _nearest(before, past), past)
        if not whens:
            continue
        made = Period(start, end, whens, back)
        found = sorted([*(p for p in found if p not in inside), made], key=lambda p: p.start)
    return found


def _told_together(past: Past) -> tuple[When, ...]:
    """The periods of the text just before, two of one name or two named one after the other, in the order told."""
    first = next(iter(past.periods), None)
    if first is None or len(first.whens) > 1:
        return first.whens if first else ()
    second = past.periods[1] if len(past.periods) > 1 else None
    near = second is not None and len(second.whens) == 1 and 0 <= first.start - second.end < 200
    return (*second.whens, *first.whens) if near and second else first.whens


def _mentions(text: str) -> list[tuple[int, int, Make, bool]]:
    """Mentions in order, none inside another; each with what makes it and whether it may hold printed ones."""
    out: list[tuple[int, int, Make, bool]] = []
    for pattern, maker in _GRAMMAR:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, *_ in out):
                out.append((*match.span(), maker(match), pattern in (_SAME, _OF_YEAR)))
    return sorted(out, key=lambda m: m[0])


def _nearest(before: Sequence[Period], past: Past) -> Iterator[When]:
    """What was told before, the nearest first: in the sentence, then in the text before it."""
    for period in reversed(before):
        yield period.whens[0]
    for period in past.periods:
        yield period.whens[0]


def _year_now(told: Iterable[When], past: Past) -> int | None:
    """The year that the text is in: of the nearest period, else of the day it was written, else the last one."""
    latest = past.written.year + 1 if past.written else 9999
    near = next((label for w in flow(told) if (label := labelled(w)) and label <= latest), None)
    return near or (past.written.year if past.written else None) or past.calendar.last_year


def _begun(told: Iterable[When], past: Past) -> Iterator[When]:
    """Those that had begun when the text was written, which what lies back is counted from."""
    return (w for w in told if past.begun(w))


def _shift(match: re.Match[str], year: str = "year", ago: str = "ago") -> Callable[[When], When]:
    """What the tail of a mention does to a period: gives it a year, puts it a year earlier, or nothing."""
    given = match[year]
    if given:
        return lambda when: years_apart(when, int(given) - (labelled(when) or int(given)))
    return (lambda when: years_apart(when, -1)) if match[ago] else (lambda when: when)


def _same(match: re.Match[str]) -> Make:
    moved = _shift(match)
    back = bool(match["back"]) and not match["year"] and not match["ago"]
    unit = match.group().lower()
    several = bool(_PLURAL.search(unit))

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        flows = list(flow(told))
        fit = [w for w in flows if w.precision is Precision.FISCAL_QUARTER] if "quarter" in unit else flows
        nearest = next(iter(fit or flows), None)
        if nearest is None:
            return ()
        listed = [w for w in past.beside if w.precision is not Precision.DAY]
        if several and len(listed) < 2:
            listed = list(dict.fromkeys(flow(past.sentence)))[-2:]
        if several and len(listed) > 1 and nearest in listed and not back:
            return tuple(inferred(moved(w)) for w in listed)
        return (years_apart(nearest, -1) if back else inferred(moved(nearest)),)

    return make


def _label_of(number: int, told: Iterable[When], past: Past) -> int | None:
    """The year of a quarter told without one: the latest that the text tells of and that had ended by then."""
    written = past.written
    for year in (written.year + 1, written.year) if written else ():
        last = quarter(number, year, past.calendar).latest
        if last and written and datetime.timedelta(0) <= written - last < REPORTED:
            return year
    newest, now = past.newest(f"Q{number}-"), _year_now(told, past)
    if written and newest is None:
        now = next((y for y in (now, written.year, written.year - 1) if y and _over(number, y, past)), now)
    if newest is None or now is None:
        return newest or now
    ended = quarter(number, max(newest, now), past.calendar).latest
    return max(newest, now) if past.written is None or ended is None or ended <= past.written else newest


def _over(number: int, year: int, past: Past) -> bool:
    """True for a quarter that was over, and not for more than a year, when the text was written."""
    last = quarter(number, year, past.calendar).latest
    return bool(last and past.written and datetime.timedelta(0) <= past.written - last < A_YEAR)


def _half_of(number: int, told: Iterable[When], past: Past) -> int | None:
    """The year of a half told without one: the nearest that the text tells of, where most of that half was over."""
    label, written = _year_now(told, past), past.written
    while label is not None and written is not None:
        begin = half(number, label, past.calendar).earliest
        if begin is None or written - begin >= REPORTED:
            break
        label -= 1
    return label


def _of_year(match: re.Match[str]) -> Make:
    """ "In the 2015 period": the stretch of time told before, in that year."""

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        fit = (w for w in flow(told) if w.precision is not Precision.FISCAL_YEAR and w.latest is not None)
        nearest = next(fit, None)
        listed = [w for w in dict.fromkeys(flow(past.sentence)) if w.precision is not Precision.FISCAL_YEAR][-2:]
        if _PLURAL.search(match.group()) and len(listed) > 1:
            return tuple(inferred(years_apart(w, int(match["year"]) - (labelled(w) or 0))) for w in listed)
        return (inferred(years_apart(nearest, int(match["year"]) - (labelled(nearest) or 0))),) if nearest else ()

    return make


def _ordinal(match: re.Match[str]) -> Make:
    number = int(match["q"]) if match["q"] else ORDINALS[match["n"].lower()[:2]]
    year, ago = (match["qyear"], match["qago"]) if match["q"] else (match["year"], match["ago"])
    is_half = bool(match["unit"]) and match["unit"].lower().startswith("half")

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        if is_half and number > 2:
            return ()
        later, of = (number, None) if year or ago else goes_on_to(match, number)
        given = year or of
        label = int(given) if given else _label_of(later, told, past) if not is_half else _half_of(later, told, past)
        if label is None:
            return ()
        label -= bool(ago or match["past"])
        made = half(number, label, past.calendar) if is_half else quarter(number, label, past.calendar)
        return (inferred(made),)

    return make


def _yearless(match: re.Match[str]) -> Make:
    """ "The six months ended June 30", "the fiscal year ended last August 31": the last ones that were over."""
    day, count = match["day"], number_of(match["n"]) if match["n"] else 0
    unit = (match["unit"] or "").lower()

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        until = past.until
        ends = (day_in(day, until.year - back) for back in (0, 1)) if until else iter(())
        end = next((e for e in ends if e and until and e <= until), None)
        if end is None:
            return ()
        if "year" in unit:
            return (inferred(months_ended(12, end, past.calendar)),)
        if "quarter" in unit:
            return (inferred(months_ended(3, end, past.calendar)),)
        if count == 0:
            return (When(end.isoformat(), Precision.DAY, end, end, inferred=True),)
        halves = (half(n, end.year + later, past.calendar) for n in (1, 2) for later in (0, 1)) if count == 6 else ()
        same = next((h for h in halves if h.latest == end), None)
        return (inferred(same or months_ended(count, end, past.calendar)),)

    return make


def _months(match: re.Match[str]) -> Make:
    count = number_of(match["n"])
    moved = _shift(match)

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        flows = list(flow(told))
        alike = next((w for w in flows if w.value.startswith(f"{count}M-")), None)
        if match["first"] and count == 6 and alike is None:
            label = _year_now(told, past)
            return (inferred(moved(half(1, label, past.calendar))),) if label else ()
        ended = next((w.latest for w in flows if w.precision is Precision.FISCAL_QUARTER and w.latest), None)
        if alike is None and ended is None and match["first"]:
            label = _year_now(told, past)
            begin = fiscal_year(label, past.calendar).earliest if label else None
            ended = _after(begin, count) if begin else None
        made = alike or (months_ended(count, ended, past.calendar) if ended else None)
        return (inferred(moved(made)),) if made else ()

    return make


def _after(begin: datetime.date, months: int) -> datetime.date:
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    return begin.replace(year=year, month=month + 1, day=min(begin.day, 28)) - datetime.timedelta(days=1)


def _unit(match: re.Match[str]) -> Make:
    unit = match["unit"].lower().split()[-1]

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        last = past.calendar.last_year
        flows = list(flow(told))
        if unit == "quarter":
            flows = [w for w in flows if w.precision is Precision.FISCAL_QUARTER or w.value.startswith("3M-")]
            flows = sorted(
                (w for w in flows if past.written is None or not w.latest or w.latest <= past.written),
                key=_ended,
                reverse=True,
            ) or list(_reported(past))
        elif unit in ("half", "half-year"):
            flows = [w for w in (*flows, *_reported(past)) if w.value[0] == "H" or w.value.startswith("6M-")]
        elif unit == "year":
            flows = [w for w in flows if w.precision is Precision.FISCAL_YEAR and (labelled(w) or 0) <= (last or 9999)]
            flows += [fiscal_year(last, past.calendar)] if last is not None else []
        return (inferred(flows[0]),) if flows else ()

    return make


def _reported(past: Past) -> Iterator[When]:
    """The part of a year that the document reports on, where it does."""
    if past.calendar.reported is not None:
        yield past.calendar.reported


def _ago(match: re.Match[str]) -> Make:
    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        days = [w for w in past.beside if w.precision is Precision.DAY]
        anchor = days[0] if days and len(past.beside) == 1 else next(_begun(flow(told), past), None)
        if anchor is None and past.calendar.last_year is not None:
            anchor = fiscal_year(past.calendar.last_year, past.calendar)
            if _LAST_YEAR.search(match.group()):
                return (inferred(anchor),)
        if anchor is None:
            return ()
        if match["each"]:
            return (years_apart(anchor, -1), years_apart(anchor, -2))
        return (years_apart(anchor, -2 if match["two"] else -1),)

    return make


def _ended(when: When) -> datetime.date:
    return when.latest or datetime.date.min


def _at_end(match: re.Match[str]) -> Make:
    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        ends = told if "date" in match.group() else flow(told)
        day = next((w.latest for w in ends if w.latest), None)
        return (When(day.isoformat(), Precision.DAY, day, day, inferred=True),) if day else ()

    return make


_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Make]], ...] = (
    (_YEARLESS, _yearless),
    (THOSE, those),
    (THEN_ENDED, then_ended),
    (_OF_YEAR, _of_year),
    (_SAME, _same),
    (_AT_END, _at_end),
    (_AGO, _ago),
    (_ORDINAL, _ordinal),
    (ELIDED, elided),
    (_MONTHS, _months),
    (_UNIT, _unit),
)
