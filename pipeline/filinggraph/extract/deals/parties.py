"""Who deals with whom in one scene: the filer with each side, or two or more others with one another."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from filinggraph.extract.deals.believed import Answer, is_preferred, place_of
from filinggraph.extract.deals.candidates import EventCandidate, is_listed
from filinggraph.extract.deals.clauses import are_of_one, clause_starts
from filinggraph.extract.deals.frames import NOUN, frames
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.roles import Roles, between
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.strangers import (
    are_linked,
    has_lost,
    has_won,
    is_beaten,
    is_rival,
    is_tied,
    own_deal,
    takes_part,
)
from filinggraph.model import EventKind

_OF_BOTH = re.compile(rf"\b{NOUN}\b[^.;]{{0,60}}?\b(?:between|among)\s+(?:the\s+)?$")
_ENDED = frozenset({EventKind.TERMINATION, EventKind.TRANSITION})

Group = tuple[Side, list[Answer], dict[str, Answer]]  # a side, its events, its times by field
Told = tuple[Roles, dict[str, Answer], list[Answer]]
AsWhat = Callable[[Sequence[Side]], list[Roles]]


def by_side(
    scene: Scene,
    events: Sequence[Answer],
    times: dict[str, list[Answer]],
    as_what: AsWhat,
) -> list[Told]:
    """What a scene tells, deal by deal: (roles, times by field, events). `as_what` tells the roles with each side."""
    groups = _grouped(events, times)
    if not groups:
        return []
    others = own_deal(scene.text, scene.sides)
    if others is not None:
        return _of_two_others(scene, others, groups, as_what)
    winners = {(s.name, s.start) for s in scene.sides if has_won(scene.text, s, filer=scene.filer)}
    if winners:
        groups = _as_lost(scene, groups, winners)
    filer = takes_part(scene)
    tied = [] if filer else [s for s in scene.sides if s.source == "strict" and is_tied(scene.text, s)]
    rivals = [side for side in tied if is_rival(scene.text, side)]
    for side in scene.sides:
        if side in rivals or is_beaten(scene.text, side):
            groups.pop(side.name, None)
    filer = filer or len(tied) - len(rivals) > 1  # "our customer Alpha and our distributor Beta renewed"
    named = sorted((g for g in groups.values() if g[0].start >= 0), key=lambda g: g[0].start)
    starts = clause_starts(smooth(scene.text), scene.happenings)
    apart = len(named) == 2 and not are_of_one(starts, named[0][0], named[1][0])
    if not filer and len(named) > 2 and _are_parties(scene.text, named):
        (_, happened, told), *_ = named
        parties = tuple(side.party for side, *_ in named if side.party is not None)
        return [(Roles(None, None, parties), told, happened)]
    if (
        not filer
        and len(named) == 2
        and not apart
        and (_act_together(named) or _are_parties(scene.text, named) or not _are_listed(scene.text, named))
    ):
        (first, happened, told), (second, more, also) = named
        return [(between(scene.text, first, second), {**also, **told}, _once([*happened, *more]))]
    if not filer and len(named) == 1 and (subject := _subject(scene, named[0][0], tied)) is not None:
        side, happened, told = named[0]
        first, second = sorted((subject, side), key=lambda s: s.start)
        return [(between(scene.text, first, second), told, happened)]
    return _of_filer(groups, as_what)


def _grouped(events: Sequence[Answer], times: Mapping[str, Sequence[Answer]]) -> dict[str, Group]:
    """What is believed of a scene, side by side; of two times for one field the preferred one."""
    groups: dict[str, Group] = {}

    def group(answer: Answer) -> Group:
        side = answer.candidate.side
        return groups.setdefault(side.name, (side, [], {}))

    for answer in events:
        group(answer)[1].append(answer)
    for question, answers in times.items():
        for answer in answers:
            held = group(answer)[2]
            name = place_of(question, answer)
            if name not in held or is_preferred(name, answer, held[name]):
                held[name] = answer
    return groups


def _of_filer(groups: Mapping[str, Group], as_what: AsWhat) -> list[Told]:
    """What is told of the filer with each side."""
    roles = as_what([side for side, *_ in groups.values()])
    return [(held, told, happened) for held, (_, happened, told) in zip(roles, groups.values(), strict=True)]


def _of_two_others(scene: Scene, pair: tuple[Side, Side], groups: Mapping[str, Group], as_what: AsWhat) -> list[Told]:
    """What is told of two others together, and of the filer with whoever else the scene names."""
    names, last = {side.name for side in pair}, max(side.end for side in pair)
    theirs, rest = [], {name: group for name, group in groups.items() if name not in names}
    for name in sorted(names & groups.keys()):
        side, answers, held = groups[name]
        later = [a for a in answers if _happens_after(a, last)]
        theirs.append((side, [a for a in answers if a not in later], held))
        if later:
            rest[name] = (side, later, {})
    told = {name: answer for _, _, held in reversed(theirs) for name, answer in held.items()}
    happened = _once([answer for _, answers, _ in theirs for answer in answers])
    own = [(between(scene.text, *pair), told, happened)] if theirs else []
    return [*own, *_of_filer(rest, as_what)]


def _happens_after(answer: Answer, end: int) -> bool:
    return isinstance(answer.candidate, EventCandidate) and answer.candidate.happening.start > end


def _as_lost(scene: Scene, groups: Mapping[str, Group], winners: Set[tuple[str, int]]) -> dict[str, Group]:
    """The groups without whoever won what the filer had or bid for; what the others awarded was not to the filer."""
    lost = has_lost(scene.text, filer=scene.filer)
    return {
        name: (side, _once([*(a for a in answers if not _is_award(a)), *_refused(answers, lost=lost)]), held)
        for name, (side, answers, held) in groups.items()
        if (side.name, side.start) not in winners
    }


def _refused(answers: Iterable[Answer], *, lost: bool) -> Iterator[Answer]:
    """Awards to another as what the filer was not awarded, where it had that or bid for it.

    What is said to have ended or moved is told by that.
    """
    answers = list(answers)
    ended = any(isinstance(a.candidate, EventCandidate) and a.candidate.happening.kind in _ENDED for a in answers)
    for answer in answers if lost and not ended else ():
        c = answer.candidate
        if isinstance(c, EventCandidate) and _is_award(answer):
            yield replace(answer, candidate=replace(c, happening=replace(c.happening, kind=EventKind.NON_AWARD)))


def _is_award(answer: Answer) -> bool:
    return isinstance(answer.candidate, EventCandidate) and answer.candidate.happening.kind is EventKind.AWARD


def _are_listed(text: str, named: Sequence[Group]) -> bool:
    """True for sides of one list, each of which deals with the filer."""
    return all(is_listed(text[a.end : b.start]) for (a, *_), (b, *_) in pairwise(named))


def _are_parties(text: str, named: Sequence[Group]) -> bool:
    """True for the parties of one agreement: "the agreement between Alpha and Beta"."""
    return bool(_OF_BOTH.search(text[: named[0][0].start])) and _are_listed(text, named)


def _act_together(named: Sequence[Group]) -> bool:
    """True for "Alpha and Beta have agreed": the subjects of one verb deal with one another."""
    return bool(named[0][0].features.get("f_joint") and named[1][0].features.get("f_partner"))


def _subject(scene: Scene, other: Side, tied: Sequence[Side]) -> Side | None:
    """Who deals with a side where the filer does not: one tied to it, else the subject of the verb of dealing."""
    text = smooth(scene.text)
    others = [s for s in scene.sides if s.source == "strict" and s.party != other.party]
    linked = (s for s in others if s in tied and are_linked(text, s, other))
    acting = (s for s in others if s.end <= other.start and "subject" in frames(text, s))
    return next(linked, None) or next(acting, None)


def _once(answers: Iterable[Answer]) -> list[Answer]:
    seen: dict[EventKind, Answer] = {}
    for answer in answers:
        if isinstance(answer.candidate, EventCandidate):
            seen.setdefault(answer.candidate.happening.kind, answer)
    return list(seen.values())
