"""How long an agreement runs: each duration, anniversary, end date and phrase of permanence, made ready to rank."""

import datetime
import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract.agreements import fiscal
from filinggraph.extract.agreements import term_words as words
from filinggraph.extract.agreements.permanence import phrases_in, places
from filinggraph.extract.dates import day, find_dates, find_durations, parts
from filinggraph.extract.numbers import CARDINAL, ORDINAL, cardinal, ordinal
from filinggraph.model import Precision, When

_CUES = (
    *(
        "expir",
        "terminat",
        "renew",
        "perpetu",
        "indefinite",
        "continu",
        "commenc",
        "cancel",
        "effect ",
        "effect,",
        "effect\n",
        "effect.",
    ),
    *(
        "term of",
        "duration",
        "extend",
        "extens",
        "anniversar",
        "in force",
        "valid ",
        "for a period",
        "ending",
        "until ",
        "long as",
        "unlimited",
    ),
)
_CASED_CUES = ("TERM", "Term")
_REACH = 320
_STEP = 60  # a cue nearer than this to the last of its kind opens no new window
_BREAK = re.compile(r"(?<=[a-z)\"”’0-9]{2})[.;]\s+(?=[A-Z(\"“0-9])|\n")
_ANNIVERSARY = re.compile(
    (
        rf"(?P<nth>{ORDINAL}|\d{{1,2}})\s*(?:\(\s*\d{{1,2}}\s*(?:st|nd|rd|th|t "
        rf"h)?\s*\))?[\s-]*(?:year[\s-]+|annual[\s-]+)?anniversary"
    ),
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(
    rf"(?:end|expiration|conclusion|close)\s+of\s+(?:the\s+)?(?P<nth>{ORDINAL})\s*(?:\(\s*\d{{1,2}}\s*(?:st"
    rf"|nd|rd|th)?\s*\))?\s+"
    r"(?P<full>full\s+)?(?:contract\s+|agreement\s+|license\s+|operating\s+|(?P<fixed>fiscal\s+|calendar\s+))?year$",
    re.IGNORECASE,
)
_LATER = re.compile(r"[^.;]{0,20}\b(?:following|after)\b", re.IGNORECASE)
_NUMBERED_YEAR = re.compile(
    rf"(?:end|expiration|conclusion|close)\s+of\s+(?:the\s+)?(?:contract\s+|agreement\s+)?year\s+(?P<nth>\d{{1,2}}|{CARDINAL})\b",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?P<unit>month|year|quarter|week)[\s-]+(?:to|by)[\s-]+(?:month|year|quarter|week)\b"
    r"|\b(?:additional|successive|consecutive|further|another)\s+(?P<other>year|month|annual|yearly|monthly|quarterly)\b"
    r"|\b(?:each|every)\s+(?P<each>year)\s+thereafter|\b(?:renew\w*|extend\w*)\s+(?:\w+\s+){0,2}(?P<adverb>annually|yearly|monthly)\b"
)
_RECURS = {"mont": "P1M", "year": "P1Y", "quar": "P3M", "week": "P1W", "annu": "P1Y"}
THIS_YEAR = "P0Y"  # to the end of the calendar or fiscal year of the start
_THIS_YEAR = re.compile(
    r"\b(?:end|last\s+day|close)\s+of\s+(?:[\w'’]+\s+)?(?:then[\s-]+)?current\s+(?:calendar|fiscal)\s+year\b"
)

_CORE = (
    "whole core term",
    "whole core for",
    "whole core initial",
    "whole core force",
    "whole core end",
    "whole core subject",
    "whole core have",
    "whole core titled",
    "whole core dated",
    "whole core means",
    "whole core earlier",
)


@dataclass(slots=True)
class TermCandidate:
    """A duration, anniversary, date or phrase that may fix how long the agreement runs, renews or must be warned.

    `kind` is duration, anniversary, date or perpetual; `value` an ISO duration, a date's normal form or "perpetual".
    """

    kind: str
    start: int
    end: int
    value: str
    when: When | None
    sentence: tuple[int, int]
    features: dict[str, float]


def candidates(text: str) -> list[TermCandidate]:
    """Every candidate of the text in order, with its features."""
    lowered = _lowered(text)
    windows = _windows(text, lowered)
    forever = phrases_in(lowered)
    found: list[TermCandidate] = []
    for low, high in windows:
        edges = [low, *(m.end() for m in _BREAK.finditer(text, low, high)), high]
        for kind, start, end, value, when in _raw(text, lowered, low, high, forever):
            at = bisect_right(edges, start) - 1
            sentence = (edges[at], edges[min(at + 1, len(edges) - 1)])
            found.append(TermCandidate(kind, start, end, value, when, sentence, {}))
    found.sort(key=lambda c: (c.start, c.kind))
    for candidate in found:
        _describe(text, candidate)
    _relate(found, len(text))
    return found


def _windows(text: str, lowered: str) -> list[tuple[int, int]]:
    """Merged ranges around the words that speak of terms."""
    windows: list[tuple[int, int]] = []
    for cue in sorted({*_places(lowered, _CUES), *_places(text, _CASED_CUES)}):
        low, high = max(0, cue - _REACH), min(len(text), cue + _REACH)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _places(text: str, cues: Sequence[str]) -> Iterator[int]:
    for cue in cues:
        at = text.find(cue)
        while at >= 0:
            yield at
            at = text.find(cue, at + _STEP)


def _lowered(text: str) -> str:
    """The text in lower case, each character in its place."""
    found = text.lower()
    return found if len(found) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _raw(
    text: str, lowered: str, low: int, high: int, forever: Sequence[re.Pattern[str]]
) -> Iterator[tuple[str, int, int, str, When | None]]:
    for start, end, value in find_durations(text, low, high, withheld=True):
        yield "duration", start, end, value or "blank", None
    for m in _RECURRING.finditer(lowered, low, high):
        unit = m["unit"] or m["other"] or m["each"] or m["adverb"]
        yield "duration", m.start(), m.end(), _RECURS[unit[:4]], None
    yield from _anniversaries(text, lowered, low, high)
    for start, end, when in find_dates(text, low, high):
        if when.precision in (Precision.DAY, Precision.MONTH, Precision.UNKNOWN):
            yield "date", start, end, when.value, when
        elif when.fiscal_year and (closing := fiscal.last_day(text, when.fiscal_year)):
            yield "date", start, end, closing.isoformat(), day(closing, inferred=True)
    for m in _THIS_YEAR.finditer(lowered, low, high):
        yield "anniversary", m.start(), m.end(), THIS_YEAR, None
    for m in places(forever, lowered, low, high):
        yield "perpetual", m.start(), m.end(), "perpetual", None


def _anniversaries(text: str, lowered: str, low: int, high: int) -> Iterator[tuple[str, int, int, str, When | None]]:
    """ "the third anniversary", "the end of the third contract year", "the end of year 3": looked for around a word."""
    for word, pattern, before, after in (
        ("anniversary", _ANNIVERSARY, 60, 0),
        ("year", _NTH_YEAR, 100, 0),
        ("year ", _NUMBERED_YEAR, 40, 12),
    ):
        at = lowered.find(word, low, high)
        while at >= 0:
            m = pattern.search(text, max(low, at - before), min(high, at + len(word) + after))
            count = (ordinal(m["nth"]) or cardinal(m["nth"])) if m else None
            if m and count and word == "year" and m["fixed"] and not (m["full"] or _LATER.match(text, m.end(), high)):
                count -= 1  # the year that runs at the start is the first
            if m and count is not None:
                yield "anniversary", m.start(), m.end(), f"P{count}Y", None
            at = lowered.find(word, at + len(word), high)


def _describe(text: str, c: TermCandidate) -> None:
    f = c.features
    low, high = c.sentence
    before = text[max(c.start - 180, 0) : c.start].lower()
    after = text[c.end : min(len(text), c.end + 240)].lower()
    sentence = text[max(low, c.start - 500) : min(high, c.end + 500)].lower()
    f.update(("before " + name, 1.0) for name in words.marks(words.BEFORE, before))
    for name, pattern in words.AFTER.left(after):
        if pattern.match(after):
            f["after " + name] = 1.0
    f.update(("in " + name, 1.0) for name in words.marks(words.SENTENCE, sentence))
    lead = text[max(low, c.start - 420) : c.start].replace("¦", " ")
    marked = f"{lead}¦{text[c.start : c.end]}¦{text[c.end : min(high, c.end + 220)]}".lower()
    f.update(("whole " + name, 1.0) for name in words.marks(words.WHOLE, marked))
    previous = text[max(0, low - 300) : low]
    f["renewal before"] = float("renew" in previous.casefold() or "extend" in previous.casefold())
    near = text[max(0, c.start - 450) : min(len(text), c.end + 250)].lower()
    f["automatic near"] = float("automatic" in near or "successive" in near)
    f["unless near"] = float("unless" in near)
    f["heading near"] = float(bool(words.HEADING.search(text, max(0, low - 70), low + 60)))
    f["titled"] = float(bool(words.TITLE.search(text, max(0, low - 120), c.start)))
    f["core"] = float(sum(name in f for name in _CORE) - 2 * ("whole core other" in f))
    f["kind " + c.kind] = 1.0
    f["in sentence at"] = float(c.start - low)
    f["sentence length"] = float(high - low)
    months, days = parts(c.value)
    f["days"] = months * 30.4 + days
    f["unit " + c.value[-1:]] = 1.0
    f["whole years"] = float(months % 12 == 0 and months > 0)
    f["withheld"] = float(c.value in ("redacted", "blank"))
    if c.kind == "perpetual":
        phrase = c_text(text, c)
        for word in _PHRASES:
            f["phrase " + word] = float(word in phrase)


_PHRASES = (
    "until",
    "unless",
    "perpet",
    "indefin",
    "royalty",
    "at any time",
    "last",
    "end when",
    "long as",
    "shall",
    "unlimited",
)


def c_text(text: str, c: TermCandidate) -> str:
    """The words of a candidate, in lower case."""
    return text[c.start : c.end].casefold()


_COUNTED = (
    *("whole renew core", "whole renew many", "whole end notice", "whole term core", "whole core term"),
    *("whole core initial", "whole core force", "whole commence continue", "after defines term", "whole forever core"),
)


def _relate(found: list[TermCandidate], length: int) -> None:
    """Where a candidate stands among the others: the first of its sort, alone or with others in its sentence."""
    first_term = next((c.start for c in found if "in thisagreementshall" in c.features), -1)
    latest = max((c.when.latest for c in found if c.when and c.when.latest), default=datetime.date.min)
    renewing = [c.start for c in found if "before renews" in c.features and c.kind == "duration"]
    values = Counter((c.kind, c.value) for c in found)
    counts = Counter((name, c.kind) for c in found for name in _COUNTED if name in c.features)
    defined = sum("after defines term" in c.features for c in found)
    seen: set[tuple[str, str]] = set()
    _rank_cores(found)
    for index, c in enumerate(found):
        f = c.features
        _among_mates(c, found[max(0, index - 8) : index + 9])
        f["place"] = c.start / max(length, 1)
        f["at"] = float(c.start)
        f["after first term"] = float(min(abs(c.start - first_term), 20000)) if first_term >= 0 else -1.0
        at = bisect_right(renewing, c.start)
        f["to renewing"] = float(min((abs(c.start - r) for r in renewing[max(0, at - 1) : at + 1]), default=99999))
        f["is latest"] = float(bool(c.when and c.when.latest == latest))
        f["same value count"] = float(values[c.kind, c.value])
        f["term durations"] = float(defined)
        f["document"] = float(length)
        for name in _COUNTED:
            f["first " + name] = float(name in f and (name, c.kind) not in seen)
            f["count " + name] = float(counts[name, c.kind])
        seen.update((name, c.kind) for name in _COUNTED if name in f)


def _rank_cores(found: list[TermCandidate]) -> None:
    """How many candidates stand in words more like a clause of the term, and how many of them before."""
    cores = sorted(c.features["core"] for c in found)
    before: list[float] = []
    for c in found:
        f = c.features
        f["core rank"] = float(len(cores) - bisect_right(cores, f["core"]))
        f["core before"] = float(len(before) - bisect_left(before, f["core"]))
        f["core highest"] = cores[-1]
        f["core titled"] = f["core"] + 2 * f["titled"]
        insort(before, f["core"])


def _among_mates(c: TermCandidate, near: Sequence[TermCandidate]) -> None:
    """What else stands in the candidate's sentence."""
    f = c.features
    mates = [o for o in near if o.sentence == c.sentence and o is not c]
    f["mates before"] = float(sum(o.start < c.start and o.kind == "duration" for o in mates))
    f["mates after"] = float(sum(o.start > c.start and o.kind == "duration" for o in mates))
    f["mate date"] = float(any(o.kind == "date" for o in mates))
    f["mate perpetual"] = float(any(o.kind == "perpetual" for o in mates))
    f["mate same value"] = float(any(o.value == c.value for o in mates))
