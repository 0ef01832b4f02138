"""From candidates to answers: which candidates a question admits, what each would mean, and which one is best."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filinggraph.expiry import Rounding, end_of_term
from filinggraph.extract.agreements import parties, signing, starts, terms
from filinggraph.extract.agreements.mentions import is_legal_suffix
from filinggraph.extract.agreements.starts import Start
from filinggraph.extract.ranker import Ranker
from filinggraph.model import Precision, Span, When

# Probabilities from which on an answer is given: about those of the best F1 on companies that no model has seen.
THRESHOLDS = {
    "party": 0.58,
    "signed": 0.25,
    "effective": 0.4,
    "expires": 0.3,
    "renewal_term": 0.44,
    "notice_period": 0.42,
}
_FORMS = {
    "incorporated": "inc", "corporation": "corp", "limited": "ltd", "company": "co", "lcc": "llc", "na": "", "pte": "",
    "pty": "", "aktiengesellschaft": "ag",
}  # fmt: skip
_SECOND_PARTY, _SURE = 0.25, 0.9
_LIST = 3  # signers that make a list
_RENEWAL_CUES = (
    "in renew",
    "whole renew core",
    "whole renew many",
    "whole renewal means",
    "before additional",
    "whole period words",
)
_TERM_CUES = (
    *("whole term core", "whole commence continue", "whole ends on", "after defines term", "whole term colon"),
    *("before initial", "before term of", "in thisagreementshall", "in expires"),
)
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
_SINCE_EVENT = re.compile(
    rf"\b(?:commenc\w*|effective|begin\w*|start\w*)\s+(?:as\s+of\s+|on\s+|upon\s+|from\s+|with\s+)?(?:the\s+)?[^.;,]{{0,90}}?\b{_EVENT}"
    r"[^.;]{0,160}$",
    re.IGNORECASE,
)
_KNOWN_START = re.compile(
    r"\b(?:effective\s+date|date\s+(?:hereof|first)|execution|signing|signature|commencement\s+date|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OPTIONS = 8
_PRINTED = 0.3  # how much less likely a printed end near the computed one may be and still prevail
_NEARLY = 45  # days
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
    start: Start | None = None
    rounding: Rounding = Rounding.ANNIVERSARY


def select_parties(
    found: Sequence[parties.Candidate], threshold: float = THRESHOLDS["party"]
) -> list[parties.Candidate]:
    """The candidates above the threshold, in the order of the text; two are kept where two are fairly likely.

    A candidate that overlaps a likelier one, or is a longer or shorter form of its name, is left out, and so is one
    of the signature pages alone whose name begins as that of a party that the agreement presents.
    """
    chosen: list[parties.Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.score, c.best.start)):
        if candidate.score < threshold and not (len(chosen) < 2 and candidate.score > _SECOND_PARTY):
            break
        if not any(_same(candidate, other) for other in chosen):
            chosen.append(candidate)
    presented = [c for c in chosen if not _signs_only(c)]
    if len(presented) >= 2:
        chosen = [c for c in chosen if c.score >= _SURE or c in presented or not any(_kin(c, p) for p in presented)]
    chosen += _listed(found, chosen)
    return sorted(chosen, key=lambda c: c.best.start)


def _listed(found: Sequence[parties.Candidate], chosen: Sequence[parties.Candidate]) -> list[parties.Candidate]:
    """Who signs in a long list, each under "for and on behalf of": all of them are parties, presented or not."""
    signers = [c for c in found if "signature after behalf" in c.features and "signature before acts" not in c.features]
    if len(signers) < _LIST:
        return []
    new: list[parties.Candidate] = []
    for candidate in signers:
        if candidate not in chosen and not any(_same(candidate, other) for other in (*chosen, *new)):
            candidate.score = max(candidate.score, _SURE)
            new.append(candidate)
    return new


def _signs_only(c: parties.Candidate) -> bool:
    return "in preamble" not in c.features and "in cover" not in c.features


def _kin(one: parties.Candidate, other: parties.Candidate) -> bool:
    """True where two names begin alike: on a signature page mostly the same party, under a shorter name."""
    return parties.bare_words(one.name)[0] == parties.bare_words(other.name)[0]


def _same(one: parties.Candidate, other: parties.Candidate) -> bool:
    """True where two candidates name one party: they overlap, or one is a form of the other's name.

    Names with different words before their legal forms are two parties ("Apex Inc.", "Apex Rolled Products Corp.").
    """
    mine = one.best
    if any(m.start < mine.end and mine.start < m.end for _, m in other.mentions):
        return True
    short, long = sorted((one, other), key=lambda c: len(c.key))
    if short.short and long.short and short.short != long.short and _presented(short) and _presented(long):
        return False
    if f" {long.key}".endswith(f" {short.key}"):  # a signer's name or a caption run into the name
        return True
    few, many = parties.bare_words(short.name), parties.bare_words(long.name)
    if "".join(few) == "".join(many):
        return _legal_forms(short) == _legal_forms(long) or not (_legal_forms(short) and _legal_forms(long))
    return many[: len(few)] == few and not _legal_forms(short)


def _presented(c: parties.Candidate) -> bool:
    """True where the preamble gives the name a defined term of its own, with no company between."""
    return bool(c.features["defined first"] and c.features["item head"])


def _legal_forms(candidate: parties.Candidate) -> set[str]:
    """The legal forms of a name, spelled one way."""
    words = candidate.name.replace(",", " ").split()
    return {_FORMS.get(f, f) for w in words if is_legal_suffix(w) and (f := w.casefold().replace(".", ""))}


def likely_dates(found: Sequence[signing.DateCandidate], ranker: Ranker) -> list[tuple[float, signing.DateCandidate]]:
    """Date candidates with their probabilities, likeliest first."""
    scored = list(zip(ranker.scores([c.features for c in found]), found, strict=True))
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
    noticed = "in notice" in f or "whole until notice" in f or "whole end notice" in f or "whole notice end" in f
    ends = (
        any(k in f for k in ("in renew", "whole end notice", "whole goes on", "in expires", "in terminates"))
        or f["renewal before"]
    )
    return bool(noticed and ends)


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidate that fixes the end, how likely it is right, what it makes the end, and a length that agrees."""

    score: float
    candidate: terms.TermCandidate
    end: End | None
    term: terms.TermCandidate | None


def best_end(
    text: str, ranked: Sequence[tuple[float, terms.TermCandidate]], effective: Start | None, signed: Start | None
) -> Answer | None:
    """The likeliest end. A printed end and a length that comes to the same day speak for each other.

    A printed end prevails over a length that comes close to it: "three years", "shall expire on July 22, 2016".
    """
    options = [(score, c, end_of(text, c, effective, signed)) for score, c in ranked[:_OPTIONS]]
    if not options:
        return None
    answers = []
    for score, c, end in options:
        support = max((s for s, o, e in options if _agree(c, end, o, e)), default=0.0)
        answers.append((1 - (1 - score) * (1 - support), c, end))
    best = max(answers, key=lambda a: (a[0], a[1].kind == "date", -a[1].start))
    for other in answers:
        if other[1].kind == "date" and other[0] > _PRINTED * best[0] and _close(best[1], best[2], other[2]):
            best = (best[0], other[1], other[2])
            break
    length = best[1] if best[1].kind in ("duration", "anniversary") else None
    if length is None:
        length = next((o for _, o, e in options if _agree(best[1], best[2], o, e)), None)
    return Answer(best[0], best[1], best[2], length)


def _agree(one: terms.TermCandidate, end: End | None, other: terms.TermCandidate, its: End | None) -> bool:
    """True for a date and a length that give one end, up to a day."""
    if {one.kind, other.kind} not in ({"date", "duration"}, {"date", "anniversary"}):
        return False
    return _apart(end, its) <= 1


def _close(best: terms.TermCandidate, end: End | None, other: End | None) -> bool:
    return best.kind in ("duration", "anniversary") and 1 < _apart(end, other) <= _NEARLY


def _apart(one: End | None, other: End | None) -> int:
    """Days between two ends, or a great number where one is no day."""
    days = [e.when.latest for e in (one, other) if e and e.when and e.when.precision is Precision.DAY and e.when.latest]
    return abs((days[0] - days[1]).days) if len(days) == 2 else 1 << 20


def end_of(text: str, c: terms.TermCandidate, effective: Start | None, signed: Start | None) -> End | None:
    """What the candidate would make the end, or None where its start is not known or its number is withheld.

    A term that counts from an event ("ten years after the First Commercial Sale") has no known start.
    """
    if c.kind == "perpetual":
        return End("perpetual", When("perpetual", Precision.PERPETUAL))
    if c.kind == "date":
        return End(c.value, c.when) if c.when and c.value not in ("", "redacted") else None
    place = (c.sentence, c.start, c.end)
    start = starts.in_sentence(text, *place) or starts.defined(text, *place)
    if start is None and counts_from_event(text, c):
        return None
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


def counts_from_event(text: str, c: terms.TermCandidate) -> Span | None:
    """Where the sentence says that the term counts from something that has yet to happen, or None."""
    low, high = max(c.sentence[0], c.start - 260), min(c.sentence[1], c.end + 140)
    for match in (_AFTER_EVENT.match(text, c.end, high), _SINCE_EVENT.search(text, low, c.start)):
        if match and not _KNOWN_START.search(match[0]):
            return Span(match.start(), match.end())
    return None


def _rounding(text: str, c: terms.TermCandidate) -> Rounding:
    nearby = text[max(c.sentence[0], c.start - 160) : min(c.sentence[1], c.end + 120)]
    if _MONTH_END.search(nearby):
        return Rounding.MONTH_END
    return Rounding.YEAR_END if _YEAR_END.search(nearby) else Rounding.ANNIVERSARY
