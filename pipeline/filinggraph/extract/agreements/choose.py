"""From candidates to answers: which candidates a question admits, what each would mean, and which one is best."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from filinggraph.extract.agreements import parties, signing, terms
from filinggraph.extract.dates import find_dates
from filinggraph.extract.expiry import Rounding, end_of_term
from filinggraph.extract.ranker import Ranker
from filinggraph.model import Precision, When

# Thresholds that give the best F1 on held-out companies (benchmarks/agreements.py prints the curve).
THRESHOLDS = {
    "party": 0.5,
    "signed": 0.35,
    "effective": 0.35,
    "expires": 0.3,
    "renewal_term": 0.4,
    "notice_period": 0.4,
}
_SECOND_PARTY = 0.25
_RENEWAL_CUES = ("in renew", "whole renew core", "whole renew many", "whole renewal means", "before additional")
_TERM_CUES = (
    *("whole term core", "whole commence continue", "whole ends on", "after defines term", "whole term colon"),
    *("before initial", "before term of", "in thisagreementshall", "in expires"),
)
_STARTS = re.compile(r"\b(?:commenc|begin|effective|start|from)\w*\b[^.;]{0,60}$", re.IGNORECASE)
_FROM_SIGNING = re.compile(
    r"\b(?:date\s+(?:hereof|of\s+(?:this|execution|signature))|execution|signing)\b", re.IGNORECASE
)
_MONTH_END = re.compile(r"last\s+day\s+of\s+the\s+(?:calendar\s+)?month", re.IGNORECASE)
_YEAR_END = re.compile(
    r"\b(?:end|last\s+day)\s+of\s+(?:the\s+)?(?:calendar\s+year|year\s+in\s+which)|December\s+31(?:st)?\s+of\s+the\s+(?:calendar\s+)?year",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class End:
    """When a term candidate would end the agreement: the day or "perpetual", and the start it was counted from."""

    value: str
    when: When | None
    start: "Start | None" = None
    rounding: Rounding = Rounding.ANNIVERSARY


@dataclass(frozen=True, slots=True)
class Start:
    """A day from which a term may count, where it is printed, and what it is called."""

    day: datetime.date
    start: int
    end: int
    label: str


def select_parties(
    found: Sequence[parties.Candidate], threshold: float = THRESHOLDS["party"]
) -> list[parties.Candidate]:
    """The candidates above the threshold, in the order of the text; two are kept where two are fairly likely.

    A candidate that overlaps a likelier one, or is a longer or shorter form of its name, is left out.
    """
    chosen: list[parties.Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, c.best.start)):
        if candidate.score < threshold and not (len(chosen) < 2 and candidate.score > _SECOND_PARTY):
            break
        if not any(_same(candidate, other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.best.start)


def _same(one: parties.Candidate, other: parties.Candidate) -> bool:
    mine = one.best
    if any(m.start < mine.end and mine.start < m.end for _, m in other.mentions):
        return True
    short, long = sorted((parties.bare_words(one.name), parties.bare_words(other.name)), key=len)
    return long[: len(short)] == short


def likely_dates(found: Sequence[signing.DateCandidate], ranker: Ranker) -> list[tuple[float, signing.DateCandidate]]:
    """Date candidates with their probabilities, likeliest first."""
    scored = [(ranker.score(c.features), c) for c in found]
    return sorted(scored, key=lambda s: (-s[0], s[1].start))


def admitted(question: str, found: Sequence[terms.TermCandidate]) -> list[terms.TermCandidate]:
    """The term candidates that can answer a question at all."""
    if question == "renewal_term":
        return [c for c in found if c.kind in ("duration", "perpetual") and any(k in c.features for k in _RENEWAL_CUES)]
    if question == "notice_period":
        return [c for c in found if c.kind == "duration" and _may_warn(c)]
    return [
        c
        for c in found
        if c.kind == "perpetual" or c.features["heading near"] or any(k in c.features for k in _TERM_CUES)
    ]


def _may_warn(c: terms.TermCandidate) -> bool:
    f = c.features
    noticed = "in notice" in f or "whole end notice" in f or "whole notice end" in f
    ends = any(k in f for k in ("in renew", "whole end notice", "in expires", "in terminates")) or f["renewal before"]
    return bool(noticed and ends)


def end_of(text: str, c: terms.TermCandidate, effective: Start | None, signed: Start | None) -> End | None:
    """What the candidate would make the end, or None where its start is not known or its number is withheld."""
    if c.kind == "perpetual":
        return End("perpetual", When("perpetual", Precision.PERPETUAL))
    if c.kind == "date":
        return End(c.value, c.when) if c.when and c.value not in ("", "redacted") else None
    start = _start_in_sentence(text, c)
    if start is None:
        after = text[c.end : c.end + 60]
        start = (signed or effective) if _FROM_SIGNING.search(after) else (effective or signed)
    if start is None or not c.value.startswith("P"):
        return None
    rounding = _rounding(text, c)
    try:
        day = end_of_term(start.day, c.value, rounding)
    except (OverflowError, ValueError):
        return None
    return End(day.isoformat(), When(day.isoformat(), Precision.DAY, day, day, inferred=True), start, rounding)


def _rounding(text: str, c: terms.TermCandidate) -> Rounding:
    nearby = text[max(c.sentence[0], c.start - 160) : min(c.sentence[1], c.end + 120)]
    if _MONTH_END.search(nearby):
        return Rounding.MONTH_END
    return Rounding.YEAR_END if _YEAR_END.search(nearby) else Rounding.ANNIVERSARY


def _start_in_sentence(text: str, c: terms.TermCandidate) -> Start | None:
    """The day that the candidate's own sentence counts from: "for three years commencing on May 1, 2004"."""
    low, high = max(c.sentence[0], c.start - 300), min(c.sentence[1], c.end + 200)
    for start, end, when in find_dates(text, low, high):
        if when.precision is Precision.DAY and when.earliest and _STARTS.search(text, max(low, start - 90), start):
            return Start(when.earliest, start, end, "commencement")
    return None
