"""When an agreement ends: what each candidate would make the end, and which of these ends is believed.

A candidate alone says little: "three years" is as good as the start it is counted from, and a printed end near the
computed one tells of both. So each candidate with the end that it makes is an option, and a second ranker weighs the
options of one agreement against each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from filinggraph.expiry import Rounding, end_of_term
from filinggraph.extract.agreements import fiscal, starts, terms
from filinggraph.extract.agreements.starts import Start
from filinggraph.extract.ranker import Ranker
from filinggraph.model import Precision, Span, When

_FROM_SIGNING = re.compile(
    r"\b(?:date\s+(?:hereof|of\s+(?:this|execution|signature))|execution|signing)\b", re.IGNORECASE
)
_EVENT = (
    r"(?:launch\w*|commercial\s+(?:sale|operation|launch|production)|deliver\w*|completion|approv\w+|opening|opens"
    r"|operational|accessible|availab\w+|installation|initial\s+public\s+offering|in-?service|shipment|first\s+flight"
    r"|uploaded|acceptance|becomes?\b)"
)
_AFTER_EVENT = re.compile(
    rf"[^.;]{{0,40}}?\b(?:from|after|following|commenc\w+|begin\w+|start\w*)\b[^.;,]{{0,90}}?\b{_EVENT}", re.IGNORECASE
)
_RIGHT_AFTER_EVENT = re.compile(
    rf"\s*(?:period\s+)?(?:from|after|following|of)\s+(?:and\s+after\s+)?(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?[^.;,]{{0,30}}?\b(?:{_EVENT}|expiration|termination)",
    re.IGNORECASE,
)
_LATER_OF = re.compile(r"\b(?:later|longer|greater)\s+of\b[^.;]{0,60}$", re.IGNORECASE)  # with what else, nobody knows
_SINCE_EVENT = re.compile(
    rf"\b(?:commenc\w*|effective|begin\w*|start\w*)\s+(?:as\s+of\s+|on\s+|upon\s+|from\s+|with\s+)?(?:the\s+)?[^.;,]{{0,90}}?\b{_EVENT}"
    r"[^.;]{0,160}$",
    re.IGNORECASE,
)
_KNOWN_START = re.compile(
    r"\b(?:effective\s+date|date\s+(?:hereof|first)|execution|signing|signature|commencement\s+date|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTH_END = re.compile(r"last\s+day\s+of\s+the\s+(?:calendar\s+)?month", re.IGNORECASE)
_YEAR_END = re.compile(
    r"\b(?:end|last\s+day|close)\s+of\s+(?:[\w()'’-]+\s+){0,4}?(?:calendar\s+year|year\s+in\s+which)"
    r"|December\s+31(?:st)?\s+of\s+the\s+(?:calendar\s+)?year",
    re.IGNORECASE,
)
_FISCAL_END = re.compile(
    r"\b(?:end|last\s+day|close)\s+of\s+(?:[\w'’-]+\s+){0,5}?fiscal\s+year\b(?!\s+(?:end(?:ed|ing)|(?:19|20)\d\d))",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\bday\s+(?:immediately\s+)?(?:before|prior\s+to|preceding)\s+(?:the\s+)?$", re.IGNORECASE)
_CANDIDATES, _OPTIONS = 12, 6  # likeliest candidates, and different ends that are weighed against each other
_NEARLY = 45  # days
_PLAIN, _RIVAL = 0.45, 0.2  # probability of a plainly open end at least, and of another end that makes it doubtful
_SURELY = 0.6  # probability of the agreement's own effective date
_FAR = 1 << 20
_CARRIED = (  # what the words about a candidate showed, for the second ranker
    *("after defines term", "after defines renewal", "whole goes on", "whole renew core", "before renews near"),
    *("core", "titled", "core rank", "core before", "core highest", "place", "whole core other", "wording", "withheld"),
    *("whole until notice", "whole elects", "phrase until", "phrase unless", "phrase last", "phrase at any time"),
    *(
        "phrase perpet",
        "phrase long as",
        "phrase shall",
        "phrase indefin",
        "phrase royalty",
        "mate perpetual",
        "mate date",
        "mates before",
        "is latest",
    ),
    *(
        "whole forever firm",
        "whole core titled",
        "before last end",
        "before through",
        "heading near",
        "whole forever core",
        "whole other term",
        "whole first of",
    ),
)


@dataclass(frozen=True, slots=True)
class End:
    """When a term candidate would end the agreement: the day or "perpetual", and the start it was counted from."""

    value: str
    when: When | None
    start: Start | None = None
    rounding: Rounding = Rounding.ANNIVERSARY


@dataclass(slots=True)
class Option:
    """A candidate, how likely its words fix the term, the end that it makes, and `features` of it among the others.

    `again` holds the less likely candidates of its sort that make the same end.
    """

    likely: float
    candidate: terms.TermCandidate
    end: End | None
    again: list[tuple[float, terms.TermCandidate]] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidate that fixes the end, how likely it is right, what it makes the end, and a length that agrees."""

    score: float
    candidate: terms.TermCandidate
    end: End | None
    term: terms.TermCandidate | None


def best_end(options: Sequence[Option], ranker: Ranker, threshold: float) -> Answer | None:
    """The likeliest end from the threshold on, or the likeliest term where its end cannot be told; None for neither.

    A term counted from what has yet to happen, or of a withheld length, is an answer without an end.
    """
    if not options:
        return None
    scores = [
        max(score, _PLAIN) if _plainly_open(o, options) else score
        for score, o in zip(ranker.scores([o.features for o in options]), options, strict=True)
    ]
    score, best = max(zip(scores, options, strict=True), key=lambda s: (s[0], s[1].candidate.kind == "date"))
    if score < threshold or best.end is None:
        first = options[0]
        if first.end is not None or first.likely < threshold:
            return None
        score, best = first.likely, first
    length = best.candidate if best.candidate.kind in ("duration", "anniversary") else None
    if length is None:
        length = next((o.candidate for o in options if _agree(best, o)), None)
    return Answer(score, best.candidate, best.end, length)


def _plainly_open(option: Option, options: Sequence[Option]) -> bool:
    """True where the agreement itself is said to go on until terminated or for ever, and nothing else ends it."""
    f = option.candidate.features
    if option.candidate.kind != "perpetual" or "whole forever firm" not in f or "whole core other" in f:
        return False
    return not any(o.end and o.candidate.kind != "perpetual" and o.likely >= _RIVAL for o in options)


def options_of(
    text: str, ranked: Sequence[tuple[float, terms.TermCandidate]], effective: Start | None, signed: Start | None
) -> list[Option]:
    """The likeliest candidates with the ends they make, likeliest first, described for the second ranker."""
    options: list[Option] = []
    for score, c in ranked[:_CANDIDATES]:
        end = end_of(text, c, effective, signed)
        if c.kind == "date" and _not_after(end, signed, effective):
            continue
        same = next((o for o in options if _told_again(o, c, end)), None)
        if same is not None:
            same.again.append((score, c))
        elif len(options) < _OPTIONS:
            options.append(Option(score, c, end))
    for rank, option in enumerate(options):
        _describe(option, rank, options, signed)
    return options


def _told_again(option: Option, c: terms.TermCandidate, end: End | None) -> bool:
    """True for another candidate of the option's sort that makes the same end."""
    lengths = ("duration", "anniversary")
    alike = c.kind == option.candidate.kind or (c.kind in lengths and option.candidate.kind in lengths)
    return alike and _alike(end, option.end)


def _not_after(end: End | None, *started: Start | None) -> bool:
    """True for an end on or before the day of a start: the agreement's own date, or that of an earlier one."""
    day = end.when.latest if end and end.when else None
    return bool(day and any(s and day <= s.day for s in started))


def _describe(option: Option, rank: int, options: Sequence[Option], signed: Start | None) -> None:
    f, c, end = option.features, option.candidate, option.end
    others = [o for o in options if o is not option]
    f.update((name, c.features[name]) for name in _CARRIED if name in c.features)
    f["likely"], f["rank"], f["options"] = option.likely, float(rank), float(len(options))
    f["kind " + c.kind] = 1.0
    f["months"] = c.features["days"] / 30.4
    f["no end"] = float(end is None)
    f["support"] = max((o.likely for o in others if _agree(option, o)), default=0.0)
    f["again"] = max((likely for likely, _ in option.again), default=0.0)
    f["times"] = float(len(option.again))
    f["rival"] = max((o.likely for o in others if _apart(end, o.end) > 1 and not _alike(end, o.end)), default=0.0)
    for kind in ("date", "duration", "anniversary", "perpetual"):
        f["rival " + kind] = max((o.likely for o in others if o.candidate.kind == kind), default=0.0)
    f["near printed"] = max((o.likely for o in others if o.candidate.kind == "date" and _close(option, o)), default=0.0)
    f["near computed"] = max((o.likely for o in others if c.kind == "date" and _close(o, option)), default=0.0)
    start = end.start if end else None
    f["start likely"] = start.likely if start else 0.0
    f["start " + (start.label if start and start.likely < 1 else "told" if start else "none")] = 1.0
    day = end.when.latest if end and end.when and c.kind == "date" else None
    f["after signing"] = float((day - signed.day).days) if day and signed else -_FAR
    f["month only"] = float(bool(c.when and c.when.precision is Precision.MONTH))


def _agree(one: Option, other: Option) -> bool:
    """True for a date and a length that give one end, up to a day."""
    if {one.candidate.kind, other.candidate.kind} not in ({"date", "duration"}, {"date", "anniversary"}):
        return False
    return _apart(one.end, other.end) <= 1


def _close(length: Option, printed: Option) -> bool:
    """True for a length that comes close to a printed end, but not to its day."""
    return length.candidate.kind in ("duration", "anniversary") and 1 < _apart(length.end, printed.end) <= _NEARLY


def _alike(one: End | None, other: End | None) -> bool:
    return bool(one and other and one.value == other.value)


def _apart(one: End | None, other: End | None) -> int:
    """Days between two ends, or a great number where one is no day."""
    days = [e.when.latest for e in (one, other) if e and e.when and e.when.precision is Precision.DAY and e.when.latest]
    return abs((days[0] - days[1]).days) if len(days) == 2 else _FAR


def end_of(text: str, c: terms.TermCandidate, effective: Start | None, signed: Start | None) -> End | None:
    """What the candidate would make the end, or None where its start is not known or its number is withheld.

    A term that counts from an event ("ten years after the First Commercial Sale") has no known start.
    """
    if c.kind == "perpetual":
        return End("perpetual", When("perpetual", Precision.PERPETUAL))
    if c.kind == "date":
        return End(c.value, c.when) if c.when and c.value not in ("", "redacted") else None
    place = (c.sentence, c.start, c.end)
    if _counts_right_after(text, c) or _LATER_OF.search(text, max(c.sentence[0], c.start - 90), c.start):
        return None
    start = starts.in_sentence(text, *place) or starts.defined(text, *place)
    if start and start.label == "effective date" and effective and effective.likely > _SURELY:
        start = effective  # where several are defined, that of the agreement itself
    if start is None and counts_from_event(text, c):
        return None
    if start is None:
        after = text[c.end : c.end + 60]
        start = (signed or effective) if _FROM_SIGNING.search(after) else (effective or signed)
        start = starts.next_month(text, start, *place) if start else None
    if start is None or not c.value.startswith("P"):
        return None
    rounding = _rounding(text, c)
    closes = fiscal.year_end(text) if rounding is Rounding.FISCAL_YEAR_END else (12, 31)
    if closes is None:
        return None
    try:
        day = end_of_term(start.day, c.value, rounding, closes=closes)
    except (OverflowError, ValueError):
        return None
    return End(day.isoformat(), When(day.isoformat(), Precision.DAY, day, day, inferred=True), start, rounding)


def _counts_right_after(text: str, c: terms.TermCandidate) -> re.Match[str] | None:
    found = _RIGHT_AFTER_EVENT.match(text, c.end, min(c.sentence[1], c.end + 140))
    return None if found and _KNOWN_START.search(found[0]) else found


def counts_from_event(text: str, c: terms.TermCandidate) -> Span | None:
    """Where the sentence says that the term counts from something that has yet to happen, or None."""
    low, high = max(c.sentence[0], c.start - 260), min(c.sentence[1], c.end + 140)
    for match in (_AFTER_EVENT.match(text, c.end, high), _SINCE_EVENT.search(text, low, c.start)):
        if match and not _KNOWN_START.search(match[0]):
            return Span(match.start(), match.end())
    return None


def _rounding(text: str, c: terms.TermCandidate) -> Rounding:
    nearby = text[max(c.sentence[0], c.start - 160) : min(c.sentence[1], c.end + 120)]
    if _FISCAL_END.search(nearby):
        return Rounding.FISCAL_YEAR_END
    if c.value == terms.THIS_YEAR or _YEAR_END.search(nearby):
        return Rounding.MONTH_END if c.value != terms.THIS_YEAR and _MONTH_END.search(nearby) else Rounding.YEAR_END
    if _DAY_BEFORE.search(text, max(c.sentence[0], c.start - 60), c.start):
        return Rounding.DAY_BEFORE
    return Rounding.MONTH_END if _MONTH_END.search(nearby) else Rounding.ANNIVERSARY
