"""When an event of a deal took place, kept apart from the days on which its contract begins and ends."""

import re
from collections.abc import Callable, Sequence

from filinggraph.extract.deals.candidates import EventCandidate, end_of_word
from filinggraph.extract.deals.clauses import begins_in, clause_of, clause_starts
from filinggraph.extract.deals.dealt import is_dealt_to_another
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.told import Told
from filinggraph.extract.prospects import REFUSALS
from filinggraph.extract.terms import is_end, is_lead, is_signing, is_start
from filinggraph.model import EventKind, When

# A day of the paper or of its old end, which is none of what happened to it: "dated", "scheduled to expire on".
_OF_THE_PAPER = re.compile(
    r"\b(?:dated|signed"
    r"|(?:contract|agreement|order)s?,?\s+(?:(?:which|that)\s+was\s+)?awarded(?:\s+to\s+[\w.&’' ]{1,30}?)?"
    r"|entered\s+into|executed|made|expir(?:es?|ed|ing|ation)|began|commenc\w+|from|since)\s+"
    r"(?:(?:on|in|as\s+of|at|date\s+of)\s+)?$",
    re.I,
)
_ITS_PAPER = re.compile(
    r"\b(?:amendment|modification|addend(?:um|a)|extension|renewal|supplement)s?\b[^.;,]{0,40}$", re.I
)
_AFTER = re.compile(
    r"\b(?:subsequent\s+to|after|following|before|prior\s+to)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?$", re.I
)
_AND = re.compile(r"\s*,?\s+and\s+")
_OPENS = re.compile(r",?\s+(?:on|in)\s+")
_BEFORE_THAT = re.compile(r"\bhad\s+(?:been\s+)?$", re.I)  # an event before that of the day which opens the sentence
_STRAIGHT = re.compile(
    r"(?:\s+[a-z]+){0,4}?,?\s+(?:effective\s+)?(?:(?:early|late)\s+)?(?:on|in|as\s+of|effective|during)\s+(?:the\s+end\s+of\s+)?"
)


def date_of(candidate: EventCandidate, expires: When | None, agreed: Sequence[Told]) -> When | None:
    """The day that opens the clause, else one tied to the verb, else a day agreed upon; None where none is told.

    What expires does so at its end (`expires`); `agreed` are the days of signing and beginning that are believed. A
    clause without a day of its own has that which opens the sentence, and any of it where it names nobody itself.
    """
    scene, happening = candidate.scene, candidate.happening
    if happening.kind is EventKind.EXPIRATION:
        return expires
    text = smooth(scene.text)
    starts = clause_starts(text, scene.happenings)
    opens = starts[clause_of(starts, begins_in(text, starts, happening)) - 1]
    times = _times_of(candidate, text, starts, opens)
    told = _day_of(candidate, text, opens, times, agreed)
    if told is not None or opens == 0 or not scene.times:
        return told
    if not _names_somebody(candidate, starts, opens):
        return _day_of(candidate, text, 0, scene.times, agreed)
    return _day_of(candidate, text, 0, scene.times[:1], ()) if is_lead(text[: scene.times[0].start]) else None


def _names_somebody(candidate: EventCandidate, starts: Sequence[int], opens: int) -> bool:
    """True where the clause that begins at a place names a side itself, rather than going on about that of another."""
    here = clause_of(starts, opens)
    return any(s.source == "strict" and clause_of(starts, s.start) == here for s in candidate.scene.sides)


def _times_of(candidate: EventCandidate, text: str, starts: Sequence[int], opens: int) -> list[Told]:
    """The times of a sentence that may be of an event: those of its clause, and of clauses that tell none themselves.

    Of a row of days that is dealt out to as many sides ("respectively") only that of its own side.
    """
    scene = candidate.scene
    telling = {clause_of(starts, begins_in(text, starts, h)) for h in scene.happenings} - {clause_of(starts, opens)}
    named = [s for s in scene.sides if s.source == "strict" and not s.features.get("s_label_GPE")]
    return [
        t
        for t in scene.times
        if clause_of(starts, t.start) not in telling
        and not any(
            is_dealt_to_another(text, t, scene.times, s, named) for s in named if s.start == candidate.side.start
        )
    ]


def _day_of(
    candidate: EventCandidate, text: str, opens: int, times: Sequence[Told], agreed: Sequence[Told]
) -> When | None:
    """The day of an event among the times that may be of it; its clause begins at `opens`."""
    happening = candidate.happening
    first = times[0] if times else None
    if _BEFORE_THAT.search(text[: happening.start]) and (own := _own_day(candidate, text, times)) is not None:
        return own
    if first is not None and _AFTER.search(text[: first.start]):
        first = next(
            (t for t in times[1:2] if _opens_with(text, opens, t) or _OPENS.fullmatch(text[first.end : t.start])),
            None,
        )
        if first is not None and first.when is not None:
            return first.when
    if first is not None and first.when is not None and _opens_with(text, opens, first):
        return first.when
    dated = [
        t
        for before, t in zip((None, *times), times, strict=False)
        if t.when and not _is_of_the_term(text, t, happening.kind) and not _follows_end(text, before, t)
    ]
    if happening.kind is not EventKind.AWARD:
        dated = [t for t in dated if not _is_of_paper(text, t)]
    if happening.kind is EventKind.TRANSITION:
        return next((t.when for t in agreed if t in dated), None)
    if (own := _own_day(candidate, text, times)) is not None:
        return own
    if happening.kind is EventKind.AWARD and (signed := _signed(candidate, text, dated, agreed)) is not None:
        return signed
    ties: tuple[Callable[[Told], bool], ...] = (
        lambda t: t.start < happening.end and happening.start < t.end,
        lambda t: 0 <= t.start - happening.end < 25,
        lambda t: is_signing(text, t.start) and abs(t.start - happening.end) < 120,
        lambda t: t is first and t.start < 40,
        lambda t: happening.kind in REFUSALS and 0 <= happening.start - t.end < 120,
    )
    tied = next((t for tie in ties for t in dated if tie(t)), None)
    return tied.when if tied is not None else next((t.when for t in agreed if t in dated), None)


def _opens_with(text: str, opens: int, told: Told) -> bool:
    """True for a time that opens the clause that begins at a place."""
    return is_lead(text[opens : opens + 1].upper() + text[opens + 1 : told.start])


def _signed(candidate: EventCandidate, text: str, dated: Sequence[Told], agreed: Sequence[Told]) -> When | None:
    """The day on which the contract of a side was signed, where the sentence tells of several sides and days."""
    named = {s.name for s in candidate.scene.sides if s.source == "strict"}
    if len(named) < 2 or len(dated) < 2:
        return None
    return next((t.when for t in agreed if t in dated and is_signing(text, t.start)), None)


def _own_day(candidate: EventCandidate, text: str, times: Sequence[Told]) -> When | None:
    """The day straight behind the words of an event, which is no end of its contract."""
    happening = candidate.happening
    # its last word, and its first: "contract … was renewed on May 3", "renewed on May 3 our contract"
    behind = (happening.end, end_of_word(text, happening.start))
    own = (
        t
        for at in behind
        for t in times
        if t.when
        and (happening.kind is EventKind.AWARD or not _is_of_paper(text, t))
        and (t.start >= at and _STRAIGHT.fullmatch(text[at : t.start]))
    )
    straight = next(own, None)
    ended = happening.kind is EventKind.TERMINATION
    return straight.when if straight is not None and (ended or not is_end(text, straight.start)) else None


def _is_of_paper(text: str, told: Told) -> bool:
    """True for a day of the contract's paper or of its old end; that of an amendment is the day of the change."""
    found = _OF_THE_PAPER.search(text[: told.start])
    return found is not None and not _ITS_PAPER.search(text[: found.start()])


def _is_of_the_term(text: str, told: Told, kind: EventKind) -> bool:
    """True for a day on which the contract begins or ends, which is not the day of the event.

    What ends or changes "effective May 1" does so then.
    """
    if kind in (EventKind.TERMINATION, EventKind.AMENDMENT):
        return False
    return is_start(text, told.start) or is_end(text, told.start)


def _follows_end(text: str, before: Told | None, told: Told) -> bool:
    """True for a day joined to the one before it, on which a contract ends: "to May 31, 2007 and June 30, 2008"."""
    if before is None or _AND.fullmatch(text, before.end, told.start) is None:
        return False
    return is_end(text, before.start)
