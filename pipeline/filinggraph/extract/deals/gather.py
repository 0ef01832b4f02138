"""Deals of a document: what its scenes tell, judged, and put together contract by contract."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from filinggraph.extract.bodies import WORDS, Weighs
from filinggraph.extract.context import context
from filinggraph.extract.customers import BELIEVED, Chances
from filinggraph.extract.dealers import dealers
from filinggraph.extract.deals.believed import Answer, believed_events, believed_times
from filinggraph.extract.deals.candidates import (
    EventCandidate,
    TimeCandidate,
    event_candidates,
    setting,
    time_candidates,
)
from filinggraph.extract.deals.dealings import dealings
from filinggraph.extract.deals.event_dates import date_of
from filinggraph.extract.deals.former import opens_with_former
from filinggraph.extract.deals.headlines import is_named, renewal_headline
from filinggraph.extract.deals.judge import MODELS, SURE_START
from filinggraph.extract.deals.kinds import commercial_kind, kind_of
from filinggraph.extract.deals.parties import by_side
from filinggraph.extract.deals.roles import Roles
from filinggraph.extract.deals.scenes import Scene, scenes
from filinggraph.extract.deals.sellers import roles_of
from filinggraph.extract.deals.subject import subject_of
from filinggraph.extract.deals.timings import timings
from filinggraph.extract.deals.told import Told
from filinggraph.extract.deals.versions import are_same, retells, supersedes
from filinggraph.extract.document_dates import is_report, written_about
from filinggraph.extract.language import Sentence
from filinggraph.extract.modality import modality_at
from filinggraph.extract.pair_network import READ, Pairs
from filinggraph.extract.prospects import REFUSALS
from filinggraph.extract.terms import is_lead, notice_of, renewal_of
from filinggraph.extract.time_network import READ as TIMED
from filinggraph.extract.time_network import RoleChances
from filinggraph.model import Document, EventKind, Modality, Party, Renewal, When

_ENDS = frozenset({EventKind.TERMINATION, EventKind.NON_RENEWAL, EventKind.EXPIRATION})
_CUT_SHORT = re.compile(r"\b(?:terminat|cancel|early|rescind|withdr[ae]w|notice)", re.I)
_ANOTHER_ONE = re.compile(r"\W*The\s+(?:second|third|fourth|other|latter)(?:\s+one|\s+(?:agreement|contract))?\b")
FROM_HEADLINE = 0.6
HISTORY = 400  # days after which an award is no news
_FIELDS = ("expires", "effective", "signed", "term")


@dataclass(frozen=True, slots=True)
class Held:
    """A field's value with the sentence that gives it and how likely it is right."""

    told: Told
    sentence: Sentence
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a deal, when it is said to, and how likely that is right."""

    kind: EventKind
    sentence: Sentence
    date: When | None
    mode: Modality
    confidence: float


@dataclass(slots=True)
class Deal:
    """One contract as a document's prose tells it, gathered over the sentences that speak of it."""

    supplier: Party | None
    customer: Party | None
    parties: tuple[Party, ...]
    kind: str
    sentences: list[Sentence] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    expires: Held | None = None
    effective: Held | None = None
    signed: Held | None = None
    term: Held | None = None
    renewal: Renewal | None = None
    renewal_term: str = ""
    notice_period: str = ""
    subject: str = ""
    plural: bool = False
    odds: float = 0.0  # that the other side supplies, by all its sentences together

    def turn(self, odds: float) -> None:
        """Hear from one more sentence who supplies whom."""
        self.odds = round(self.odds + odds, 2)
        roles = Roles(self.supplier, self.customer, self.parties).by(self.odds)
        self.supplier, self.customer, self.parties = roles.supplier, roles.customer, roles.parties

    @property
    def names(self) -> frozenset[str]:
        """The other sides' names, which tell deals of one document apart."""
        return frozenset(p.name for p in self.parties if not p.filer)


def deals(document: Document) -> tuple[Deal, ...]:
    """Every deal that the prose of a document tells of, in the order of first mention."""
    return _deals(document, str(MODELS.get()), READ.get(), TIMED.get(), WORDS.get(), BELIEVED.get())


@lru_cache(maxsize=8)
def _deals(
    document: Document,
    _model: str,
    _read: Callable[[str], Pairs],
    _timed: Callable[[Sequence[str]], Sequence[RoleChances]],
    _words: Weighs,
    _believed: Callable[[Document], Chances],
) -> tuple[Deal, ...]:
    who, written, report = context(document), written_about(document), is_report(document)
    known = dealers(document)
    dealt_with = known.any()
    found: list[Deal] = []
    heard = list(scenes(document))
    networks = dealings(heard)
    timed = timings((scene, network.mentions) for scene, network in zip(heard, networks, strict=True))
    for scene, network, chances in zip(heard, networks, timed, strict=True):
        base = setting(document, scene, report=report) | dealt_with
        events = believed_events(event_candidates(scene, base, network, known))
        times = believed_times(time_candidates(scene, base, network, chances, known, written))
        as_what = partial(roles_of, scene, network=network, known=known, who=who, release=not report)
        for roles, told, happened in by_side(scene, events, times, as_what):
            _merge(found, roles, scene, told, happened)
    if not report:
        _drop_unnamed(found)
        if written is not None:
            _drop_history(found, written)
        _read_headline(document, found)
    for deal in found:
        if deal.kind == "other":
            deal.kind = _wider_kind(document, deal, report=report)
    return tuple(found)


def _drop_unnamed(found: Sequence[Deal]) -> None:
    """Leave out what a release tells of nobody where it tells the same of somebody by name."""
    named = {e.kind for d in found if d.names for e in d.events}
    for deal in found:
        if not deal.names:
            deal.events = [e for e in deal.events if e.kind not in named or e.kind in _ENDS]


def _drop_history(found: Sequence[Deal], written: datetime.date) -> None:
    """Leave out awards that a release recalls ("under an agreement signed in 1993"): they are no news."""
    for deal in found:
        deal.events = [
            e
            for e in deal.events
            if e.kind is not EventKind.AWARD
            or e.date is None
            or e.date.latest is None
            or (written - e.date.latest).days <= HISTORY
        ]


def _read_headline(document: Document, found: Sequence[Deal]) -> None:
    """Take from the headline that the deal which it names was renewed, where the text only tells of its new terms."""
    headline = renewal_headline(document)
    if headline is None:
        return
    known = {e.kind for d in found for e in d.events}
    deal = next((d for d in found if any(is_named(n, headline.text) for n in d.names)), None)
    if deal is not None and not known & {EventKind.RENEWAL, EventKind.NON_RENEWAL, EventKind.TERMINATION}:
        date = deal.effective.told.when if deal.effective else None
        deal.events.append(Event(EventKind.RENEWAL, headline, date, Modality.ASSERTED, FROM_HEADLINE))


def _wider_kind(document: Document, deal: Deal, *, report: bool) -> str:
    """Kind by the paragraphs of a deal, or by the beginning of a release; what nothing describes is a service."""
    paragraphs = (document.text[s.block.start : s.block.end] for s in deal.sentences)
    texts = (*paragraphs, *(() if report else (document.text[:4000],)))
    return next((kind for text in texts if (kind := commercial_kind(text)) != "other"), "service")


def _merge(found: list[Deal], roles: Roles, scene: Scene, told: dict[str, Answer], happened: Sequence[Answer]) -> None:
    """Take what a scene tells of one deal into the deals found so far; a value that clashes begins another deal."""
    parts = _in_turn(told, happened)
    if len(parts) > 1:
        for number, (own, acts) in enumerate(parts):
            _merge(found, roles if number == 0 else replace(roles, odds=0.0), scene, own, acts)
        return
    kinds = {a.candidate.happening.kind for a in happened if isinstance(a.candidate, EventCandidate)}
    held = _held(scene, told)
    if kinds and not kinds & {EventKind.AWARD, EventKind.RENEWAL}:
        for name in ("signed", "effective"):  # the day of a change or an end begins no contract
            if name in held and (_opens(scene, held[name]) or (name == "signed" and not _is_of_paper(told))):
                held.pop(name)
    names = frozenset(p.name for p in roles.parties if not p.filer)
    another = _ANOTHER_ONE.match(scene.text) or opens_with_former(scene.text)
    deal = None if another else _told_before(found, names, held, scene, kinds)
    if deal is None:
        place = _place(found, names, scene)
        plural = bool(re.search(r"\b(?:contracts|agreements)\b", scene.text))
        deal = Deal(roles.supplier, roles.customer, roles.parties, kind_of(scene.text), plural=plural)
        found.insert(place, deal)
    deal.turn(roles.odds)
    deal.sentences.append(scene.sentence)
    if deal.kind == "other":
        deal.kind = kind_of(scene.text)
    for name, value in held.items():
        if getattr(deal, name) is None:
            setattr(deal, name, value)
    if not deal.subject and (span := subject_of(scene.text)):
        deal.subject = " ".join(scene.text[span[0] : span[1]].split())
    renewal, renewal_term = renewal_of(scene.text)
    deal.renewal, deal.renewal_term = deal.renewal or renewal, deal.renewal_term or renewal_term
    deal.notice_period = deal.notice_period or notice_of(scene.text)
    expires = held["expires"].told.when if "expires" in held else None
    agreed = [held[n].told for n in ("signed", "effective") if n in held]
    for answer in happened:
        if isinstance(answer.candidate, EventCandidate):
            kind, date = answer.candidate.happening.kind, date_of(answer.candidate, expires, agreed)
            again = any(e.kind is kind and (date is None or e.date == date) for e in deal.events)
            if not again and not _is_told_as_end(kind, scene, happened):
                said = Modality.ASSERTED if kind in REFUSALS else _mode(answer.candidate)
                deal.events.append(Event(kind, scene.sentence, date, said, answer.confidence))


def _place(found: Sequence[Deal], names: frozenset[str], scene: Scene) -> int:
    """Where a new deal is put: last, but one that came before the last with its parties goes before that."""
    same = [n for n, d in enumerate(found) if are_same(d.names, names)]
    return same[-1] if same and opens_with_former(scene.text) else len(found)


def _is_told_as_end(kind: EventKind, scene: Scene, happened: Sequence[Answer]) -> bool:
    """True for a termination that the same words tell as the end of a contract that ran out: "ended on March 31"."""
    kinds = {a.candidate.happening.kind for a in happened if isinstance(a.candidate, EventCandidate)}
    return kind is EventKind.TERMINATION and EventKind.EXPIRATION in kinds and not _CUT_SHORT.search(scene.text)


def _is_of_paper(told: dict[str, Answer]) -> bool:
    """True where the day of agreeing is said to be the paper's: "our agreement dated May 1, 2004, was amended"."""
    answer = told.get("signed") or told.get("effective")
    return bool(answer and max(answer.candidate.features.get(name, 0) for name in ("w_dated", "w_yearof", "w_start")))


def _mode(candidate: EventCandidate) -> Modality:
    return modality_at(candidate.scene.text, candidate.happening.start, candidate.happening.end)


def _in_turn(told: dict[str, Answer], happened: Sequence[Answer]) -> list[tuple[dict[str, Answer], list[Answer]]]:
    """What is told of a contract and of the one after it, which begins when the first has ended; else all in one."""
    ends, begins = (_when(told.get(n)) for n in ("expires", "effective"))
    last = ends.latest if ends else None
    if last is None or begins is None or begins.earliest is None or begins.earliest <= last:
        return [(told, list(happened))]
    new = [
        a for a in happened if isinstance(a.candidate, EventCandidate) and a.candidate.happening.kind is EventKind.AWARD
    ]
    old = [a for a in happened if a not in new]
    return [({"expires": told["expires"]}, old), ({n: a for n, a in told.items() if n != "expires"}, new)]


def _when(answer: Answer | None) -> When | None:
    return answer.candidate.told.when if answer and isinstance(answer.candidate, TimeCandidate) else None


def _told_before(
    found: Sequence[Deal], names: frozenset[str], held: dict[str, Held], scene: Scene, kinds: set[EventKind]
) -> Deal | None:
    """The deal with these parties that a scene speaks of, brought up to date; None for a deal not told of before.

    One that shares a value, else the last one if nothing clashes, else one that the scene tells anew or changes.
    """
    same = [d for d in reversed(found) if are_same(d.names, names)]
    known = next((d for d in same if _shares(d, held)), None)
    if known is not None or (same and not _clashes(same[0], held) and not _is_another(same[0], held, kinds)):
        return known or same[0]
    now = {n: v.told for n, v in held.items()}
    for deal in same if names else ():
        before = {n: v.told for n in _FIELDS if (v := getattr(deal, n)) is not None}
        if retells(before, now, scene.text, kinds):
            for name in [n for n in held if n in before and supersedes(n, before[n], now[n])]:
                setattr(deal, name, held[name])
            return deal
    return None


def _held(scene: Scene, told: dict[str, Answer]) -> dict[str, Held]:
    """Values by field; a beginning that is only the day of agreeing is the signing."""
    out: dict[str, Held] = {}
    for name, answer in told.items():
        if isinstance(answer.candidate, TimeCandidate):
            when = answer.candidate.told
            place = name
            counted = any(t.duration for t in scene.times)
            if place == "effective" and answer.confidence < SURE_START and not counted and "signed" not in told:
                place = "signed"
            out[place] = Held(when, scene.sentence, answer.confidence)
    return out


def _opens(scene: Scene, held: Held) -> bool:
    """True for a time that opens its sentence."""
    return is_lead(scene.text[: held.told.start])


def _is_another(deal: Deal, held: dict[str, Held], kinds: set[EventKind]) -> bool:
    """True for a contract made years before or after the deal was: one side may deal with another more than once."""
    if EventKind.AWARD not in kinds:
        return False
    ended = deal.expires.told.when.latest if deal.expires and deal.expires.told.when else None
    start = held["effective"].told.when if "effective" in held else None
    if ended and start and start.earliest and start.earliest > ended:
        return True
    days = [
        [v.told.when.earliest for v in values if v is not None and v.told.when is not None and v.told.when.earliest]
        for values in ((deal.signed, deal.effective), (held.get("signed"), held.get("effective")))
    ]
    return bool(days[0] and days[1]) and min(abs((a - b).days) for a in days[0] for b in days[1]) > 400


def _shares(deal: Deal, held: dict[str, Held]) -> bool:
    """True where a value is the deal's own, and none clashes."""
    values = [(kept.told, held[n].told) for n in _FIELDS if n in held and (kept := getattr(deal, n)) is not None]
    return any((a.when, a.duration) == (b.when, b.duration) for a, b in values) and not _clashes(deal, held)


def _begins_after_end(deal: Deal, held: dict[str, Held]) -> bool:
    """True where a deal with these values would begin after it has ended."""
    ends, *begins = (getattr(deal, name) or held.get(name) for name in ("expires", "signed", "effective"))
    last = ends.told.when.latest if ends and ends.told.when else None
    starts = [b.told.when.earliest for b in begins if b and b.told.when]
    return last is not None and any(first is not None and first > last for first in starts)


def _clashes(deal: Deal, held: dict[str, Held]) -> bool:
    """True where a value is another than the deal's, or a contract would have begun after its end."""
    return _begins_after_end(deal, held) or any(
        (kept := getattr(deal, name)) is not None
        and (kept.told.when, kept.told.duration) != (value.told.when, value.told.duration)
        for name, value in held.items()
    )
