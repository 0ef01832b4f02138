"""One agreement as one fact: parties, dates, term, renewal, expiry and clauses, each with the words that prove it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from filinggraph.extract.agreements import choose, ends, parties, people, signing, terms
from filinggraph.extract.agreements.clauses import Clause, clauses, sentence
from filinggraph.extract.agreements.kinds import Title, title
from filinggraph.extract.agreements.on_signing import takes_effect_on_signing
from filinggraph.extract.agreements.opening import Opening, opening
from filinggraph.extract.agreements.starts import Start
from filinggraph.extract.agreements.wording import wording
from filinggraph.extract.numbers import cardinal
from filinggraph.extract.ranker import Features, Ranker, rankers
from filinggraph.model import (
    Amount,
    ContractFact,
    DerivationStep,
    Detail,
    Document,
    Evidence,
    ExpiresHow,
    Party,
    Precision,
    Renewal,
    Span,
    When,
)

MODELS = Path(__file__).with_name("ranker.json")  # written by benchmarks/agreements.py --train

_AUTOMATIC = re.compile(
    r"\bautomatic|\bshall\s+(?:be\s+)?(?:renew|extend|continue)\w*\b[^.;]{0,160}\bunless\b|\bunless\b[^.;]{0,160}\bshall\s+(?:be\s+)?renew"
    r"|\bdeemed\s+(?:to\s+be\s+)?(?:renewed|extended)|\bsuccessive|\byear[\s-]to[\s-]year|\brenews?\s+(?:for|each)\b|\bwill\s+(?:be\s+)?(?:renew|extend)",
    re.IGNORECASE,
)
_NO_RENEWAL = re.compile(
    r"\b(?:shall|will|does|is)\s+not\s+(?:be\s+)?(?:automatically\s+)?(?:subject\s+to\s+)?(?:renew|extend)\w*|\bno\s+(?:automatic\s+)?(?:right\s+(?:of|to)\s+)?renewal",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\boption|\bmay\s+(?:be\s+)?(?:renew|extend)|\bright\s+to\s+(?:renew|extend)|\bmutual|\bby\s+(?:written\s+)?agreement|\belect",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"\b(?:option|right|entitled|elect)\s+to\s+(?:renew|extend)", re.IGNORECASE)
_BY_ITSELF = re.compile(r"\bautomatic|\bunless\b|\bdeemed\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:up\s+to|for|a\s+maximum\s+of|renewed|exceed)\s+(?:an?\s+)?(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s*"
    r"(?:\(\s*\d+\s*\)\s*)?(?:additional|successive|consecutive|further|more|renewal|separate|extension|subsequent)?,?\s*(?:additional|successive|consecutive|times|terms?\b|periods?\b)",
    re.IGNORECASE,
)
_PROOF = 400
_LIKE_SIGNED = 0.7  # how often the words by which it takes effect when signed are the last on that
_RULED_OUT = 70  # characters before the word


@dataclass(frozen=True, slots=True)
class Reading:
    """All of one agreement that the rankers choose from; offsets count in text, which begins at `offset`."""

    document: Document
    offset: int
    text: str
    opened: Opening
    names: list[parties.Candidate]
    dates: list[signing.DateCandidate]
    terms: list[terms.TermCandidate]


def read(document: Document, start: int = 0, end: int | None = None) -> Reading:
    """The candidates of the agreement that document.text[start:end] is."""
    text = document.text[start:end]
    opened = opening(text)
    names = [c for c in parties.candidates(text, opened) if parties.possible(c)]
    return Reading(document, start, text, opened, names, signing.candidates(text, opened), terms.candidates(text))


def compose(reading: Reading, models: Mapping[str, Ranker] | None = None) -> ContractFact | None:
    """The agreement as a fact, or None where nothing in it names a party, a date or an end.

    Without models, those that ship are used.
    """
    writer = _Writer(reading, rankers(MODELS) if models is None else models)
    found = writer.fact(title(reading.text, reading.opened.preamble))
    return found if found.parties or found.signed or found.effective or found.expires else None


class _Writer:
    """Collects the fields of one agreement with their proofs; offsets of the part are moved to the document's."""

    def __init__(self, reading: Reading, models: Mapping[str, Ranker]) -> None:
        self.reading, self.models = reading, models
        self.document, self.offset, self.text = reading.document, reading.offset, reading.text
        self.details: list[Detail] = []
        self.scores: list[float] = []

    def proof(self, start: int, end: int, rule: str) -> Evidence:
        return Evidence.of(self.document, self.offset + start, self.offset + min(end, start + 1500), rule=rule)

    def note(
        self,
        field: str,
        start: int,
        end: int,
        *,
        confidence: float | None = None,
        inferred: bool = False,
        note: str = "",
    ) -> Evidence:
        evidence = self.proof(start, end, f"agreement-{field.replace('_', '-')}")
        self.details.append(Detail(field, evidence, inferred=inferred, note=note, confidence=confidence))
        return evidence

    def fact(self, called: Title) -> ContractFact:
        """The whole agreement."""
        text, opened, dates = self.text, self.reading.opened, self.reading.dates
        likely = self.models["party"].scores([c.features for c in self.reading.names])
        for candidate, score in zip(self.reading.names, likely, strict=True):
            candidate.score = score
        named = choose.select_parties(self.reading.names)
        people_named = tuple(self._party(c) for c in named)
        if called.span:
            self.note("title", called.span.start, called.span.end)
        signed = self._date("signed", signing.days(dates))
        effective = self._date("effective", dates)
        fact = ContractFact(
            evidence=(self._head(opened, called, named),),
            parties=people_named,
            kind=called.kind,
            title=called.text,
            signed=signed[1].when if signed else None,
            effective=effective[1].when if effective else self._on_signing(signed),
            principal=True,
            relation=called.relation,
            relates_to=self._earlier(called),
        )
        fact = self._term(fact, start_of(signed, "signing"), start_of(effective, "effective date"))
        for clause in clauses(text):
            fact = self._clause(fact, clause)
        scores = self.scores or [0.5]
        return replace(
            _sides(fact), details=tuple(self.details), confidence=round(min(0.99, sum(scores) / len(scores)), 4)
        )

    def _head(self, opened: Opening, called: Title, named: Sequence[parties.Candidate]) -> Evidence:
        start = opened.preamble.start
        end = max((c.best.end for c in named if start <= c.best.start < opened.preamble.end), default=start)
        if end <= start:
            span = called.span or Span(0, min(len(self.text), _PROOF))
            return self.proof(span.start, max(span.end, span.start + 1), "agreement-itself")
        return self.proof(start, end, "agreement-itself")

    def _party(self, candidate: parties.Candidate) -> Party:
        best = candidate.best
        self.note("parties", best.start, best.end, confidence=round(candidate.score, 4))
        self.scores.append(candidate.score)
        return people.party(self.text, candidate)

    def _earlier(self, called: Title) -> str:
        if called.earlier is None:
            return ""
        self.note("relates_to", called.earlier.start, called.earlier.end)
        return " ".join(self.text[called.earlier.start : called.earlier.end].split())

    def _date(
        self, question: str, found: Sequence[signing.DateCandidate]
    ) -> tuple[float, signing.DateCandidate] | None:
        ranked = choose.likely_dates(found, self.models[question])
        if not ranked or ranked[0][0] < choose.THRESHOLDS[question]:
            return None
        score, best = ranked[0]
        self.note(question, best.start, best.end, confidence=round(score, 4))
        self.scores.append(score)
        return score, best

    def _on_signing(self, signed: tuple[float, signing.DateCandidate] | None) -> When | None:
        """The day of signing as the effective date, where the agreement says that it takes effect then."""
        if signed is None or signed[1].when.precision is not Precision.DAY:
            return None
        words = takes_effect_on_signing(self.text)
        if words is None:
            return None
        score = round(signed[0] * _LIKE_SIGNED, 4)
        self.note("effective", words.start, words.end, confidence=score, inferred=True, note="the day of signing")
        return replace(signed[1].when, inferred=True)

    def _term(self, fact: ContractFact, signed: Start | None, effective: Start | None) -> ContractFact:
        found = self.reading.terms
        fact = self._renewal(fact, found)
        fact = self._notice(fact, found)
        ranked = [(score, c) for score, c in self._ranked("expires", found) if not choose.warns(c)]
        options = ends.options_of(self.text, ranked, effective, signed)
        answer = ends.best_end(options, self.models["end"], choose.THRESHOLDS["expires"])
        return fact if answer is None else self._expiry(fact, answer)

    def _expiry(self, fact: ContractFact, answer: ends.Answer) -> ContractFact:
        best, end, score = answer.candidate, answer.end, round(answer.score, 4)
        whole = sentence(self.text, best.start, best.end)
        self.scores.append(answer.score)
        if answer.term is not None and answer.term.value.startswith("P") and answer.term.value != terms.THIS_YEAR:
            self.note("term", answer.term.start, answer.term.end, confidence=score)
            fact = replace(fact, term=answer.term.value)
        if end is None or end.when is None:
            return self._open_end(fact, best, whole, score)
        computed = end.start is not None
        note = f"{end.start.day} + {best.value}, {end.rounding.value}" if end.start else ""
        self.note("expires", whole.start, whole.end, confidence=score, inferred=computed, note=note)
        how = _how(fact, best, computed)
        return replace(fact, expires=end.when, expires_how=how, derivation=self._derivation(best, end))

    def _open_end(self, fact: ContractFact, best: terms.TermCandidate, whole: Span, score: float) -> ContractFact:
        """An end that cannot be told: withheld, left blank, or counted from what has yet to happen."""
        withheld = best.value == "redacted" or (best.when is not None and best.when.value == "redacted")
        evidence = self.note("expires", whole.start, whole.end, confidence=score)
        event = ends.counts_from_event(self.text, best)
        steps = [DerivationStep("term", "redacted" if withheld else best.value, evidence)]
        if event:
            words = " ".join(self.text[event.start : event.end].split())
            steps.insert(
                0, DerivationStep("start (event)", words, self.proof(event.start, event.end, "agreement-start"))
            )
        how = ExpiresHow.REDACTED if withheld else ExpiresHow.UNKNOWN
        return replace(fact, expires_how=how, derivation=tuple(steps))

    def _derivation(self, best: terms.TermCandidate, end: ends.End) -> tuple[DerivationStep, ...]:
        printed = self.proof(best.start, best.end, "agreement-term")
        if end.start is None:
            return (DerivationStep("stated", end.value, printed),)
        start = self.proof(end.start.start, end.start.end, "agreement-start")
        return (
            DerivationStep(f"start ({end.start.label})", end.start.day.isoformat(), start),
            DerivationStep("term", best.value, printed),
            DerivationStep(f"end ({end.rounding.value})", end.value),
        )

    def _ranked(self, question: str, found: Sequence[terms.TermCandidate]) -> list[tuple[float, terms.TermCandidate]]:
        ranker = self.models[question]
        able = choose.admitted(question, found)
        rows: list[Features] = [c.features for c in able]
        if ranker.traits:
            rows = [ranker.worded(c.features, traits_of(self.text, c)) for c in able]
        scored = list(zip(ranker.scores(rows), able, strict=True))
        return sorted(scored, key=lambda s: (-s[0], s[1].start))

    def _renewal(self, fact: ContractFact, found: Sequence[terms.TermCandidate]) -> ContractFact:
        ranked = self._ranked("renewal_term", found)
        if not ranked or ranked[0][0] < choose.THRESHOLDS["renewal_term"]:
            none = _no_renewal(self.text)
            if none:
                self.note("renewal", none.start(), none.end())
            return replace(fact, renewal=Renewal.NONE) if none else fact
        score, best = ranked[0]
        around = sentence(self.text, best.start, best.end)
        words = self.text[around.start : around.end]
        self.note("renewal_term", best.start, best.end, confidence=round(score, 4))
        self.note("renewal", around.start, around.end)
        automatic = bool(_AUTOMATIC.search(words)) and not (_CHOSEN.search(words) and not _BY_ITSELF.search(words))
        kind = Renewal.AUTO if automatic else Renewal.OPTION if _OPTION.search(words) else Renewal.AUTO
        if best.value == "perpetual":
            return replace(fact, renewal=Renewal.EVERGREEN, renewal_term="perpetual")
        limit = _LIMIT.search(words)
        count = cardinal(limit["count"]) if limit else None
        term = best.value if best.value.startswith("P") else ""
        return replace(fact, renewal=kind, renewal_term=term, renewal_limit=count)

    def _notice(self, fact: ContractFact, found: Sequence[terms.TermCandidate]) -> ContractFact:
        ranked = self._ranked("notice_period", found)
        if not ranked or ranked[0][0] < choose.THRESHOLDS["notice_period"] or not ranked[0][1].value.startswith("P"):
            return fact
        score, best = ranked[0]
        self.note("notice_period", best.start, best.end, confidence=round(score, 4))
        return replace(fact, notice_period=best.value)

    def _clause(self, fact: ContractFact, clause: Clause) -> ContractFact:
        self.note(clause.field, clause.span.start, clause.span.end)
        value = clause.value
        match clause.field, value:
            case "governing_law", str():
                return replace(fact, governing_law=value)
            case "termination_notice", str():
                return replace(fact, termination_notice=value)
            case "minimum_commitment", str():
                return replace(fact, minimum_commitment=value)
            case "subject", str():
                return replace(fact, subject=value)
            case "exclusive", bool():
                return replace(fact, exclusive=value)
            case "assignment_consent", bool():
                return replace(fact, assignment_consent=value)
            case "change_of_control", bool():
                return replace(fact, change_of_control=value)
            case "value", Amount():
                return replace(fact, value=value)
        raise TypeError(f"clause {clause.field} with {value!r} has no field in a contract")


def _no_renewal(text: str) -> re.Match[str] | None:
    """The first words that rule a renewal out, looked for where a sentence speaks of renewing at all."""
    for cue in re.finditer(r"[RrEe](?:enew|ENEW|xtend|XTEND)", text):
        found = _NO_RENEWAL.search(text, max(0, cue.start() - _RULED_OUT), min(len(text), cue.end() + 12))
        if found:
            return found
    return None


def traits_of(text: str, c: terms.TermCandidate) -> frozenset[str]:
    """The traits of the words about a term candidate."""
    return wording(text, c.start, c.end, c.kind, c.value)


def start_of(found: tuple[float, signing.DateCandidate] | None, label: str) -> Start | None:
    """A date found with its probability as a day from which a term may count, where it is a day."""
    if found is None:
        return None
    likely, candidate = found
    if candidate.when.precision is not Precision.DAY or candidate.when.earliest is None:
        return None
    return Start(candidate.when.earliest, candidate.start, candidate.end, label, min(likely, 0.999))


def _how(fact: ContractFact, best: terms.TermCandidate, computed: bool) -> ExpiresHow:
    if best.kind == "perpetual":
        return ExpiresHow.EVERGREEN if fact.renewal is not None else ExpiresHow.PERPETUAL
    return ExpiresHow.COMPUTED if computed else ExpiresHow.STATED


def _sides(fact: ContractFact) -> ContractFact:
    """Who supplies and who buys, where the roles tell and there is one of each."""
    suppliers = [p for p in fact.parties if p.role in people.SUPPLYING]
    customers = [p for p in fact.parties if p.role in people.BUYING]
    if len(suppliers) == 1 and len(customers) == 1:
        return replace(fact, supplier=suppliers[0], customer=customers[0])
    if len(fact.parties) == 2 and len(suppliers) + len(customers) == 1:
        known = (suppliers or customers)[0]
        other = next(p for p in fact.parties if p is not known)
        return replace(fact, supplier=known if suppliers else other, customer=other if suppliers else known)
    return fact
