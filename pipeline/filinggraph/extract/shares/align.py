"""Percentages of a sentence with whose they are, of what, and in which period: every list dealt out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filinggraph.extract.figures import Basis, Figure, basis_name
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.clause_periods import take_periods
from filinggraph.extract.shares.clauses import SUM, Clause, Parts, blank, brackets, clauses
from filinggraph.extract.shares.reading import Before, Reading
from filinggraph.extract.shares.respective import bases_in_turn, told_in_turn
from filinggraph.extract.shares.subjects import (
    NOBODY,
    STRONG,
    VERB,
    Subject,
    alike,
    inherits,
    of_one,
    refers_back,
    subject_of,
    under_contract,
)
from filinggraph.model import Comparator, Party, PartyKind, When

_SUBJECT_BASIS = re.compile(
    r"\b(?P<basis>(?:(?:net|gross|total|trade|consolidated|accounts|billed)\s+){0,3}(?:receivables?"
    r"|revenues?|sales|billings|purchases)"
    r"(?:\s+balances?)?)\s+(?:due\s+|derived\s+|generated\s+)?(?:from|to|with)\b",
    re.I,
)
_CONTRIBUTION = re.compile(
    r"[’']s?\s+(?:contribution\s+to|share\s+of)\s+(?:our\s+|total\s+|the\s+Company[’']s\s+)*(?P<basis>(?:net\s+|total\s+|consolidated\s+)?(?:sales|revenues?))\b",
    re.I,
)
_TOTAL_OF = re.compile(
    r"\W*(?:(?:our|the|total|its|contract|order)\s+){0,2}(?P<basis>(?:order\s+)?backlog|(?:net\s+|total\s+)?(?:sales|revenues?|turnover))\b"
    r"[^.;%]{0,120}?\b(?:was|were|stood\s+at|totall?ed|amounted\s+to|of)\s+(?:approximately\s+|about\s+)?[A-Z]{0,3}[$€£]\s?[\d.,]+[^.;%]{0,40},\s+(?:of\s+which|including)\b",
    re.I,
)
_SOLD = re.compile(r"sales|revenue", re.I)
_NEXT_TO = re.compile(
    r"[ (“”\"'’)]*(?:(?:in|for)\s+(?:fiscal\s+)?(?:19|20)\d\d)?"
    rf"(?:,?\s+[A-Z]{{0,3}}{SUM})?[ (“”\"'’)]*",
    re.I,
)
_TOLD_OF = re.compile(r"\s*,\s*")
_OF_BEHIND = re.compile(r"\)?\s*of\s+(?:the\s+|our\s+|its\s+)?(?:fiscal\s+)?(?:(?:19|20)\d\d\s+)?", re.I)
_OF = re.compile(r"\s*,?\s*(?:each|respectively)?\s*,?\s*\(?\s*(?:of|in)\b", re.I)


_FIRST_OF = re.compile(r"\bthe\s+first\s+(two|three|four)\b", re.I)
_SMALL = {"two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True)
class Stated:
    """One share before it is judged: whose, how much, of what, when, and how the sentence says so.

    `how` is the place of the parties (verb, sold, direct, weak, side, behind, before, earlier), `basis_how` and
    `when_how` say whether basis and period are the clause's own or taken over.
    """

    buyer: Buyer
    party: Party
    figure: Figure
    basis: str
    when: When | None
    clause: Clause
    how: str
    basis_how: str
    when_how: str


def align(text: str, parts: Parts, before: Before, whose: Subject | None = None) -> list[Stated]:
    """Every percentage of a sentence with its party, basis and period, thresholds and denials not yet taken out.

    All are `whose` where that is known; those of every later clause are then set to "before", as taken over.
    """
    cut = clauses(text, parts)
    found = [Reading(c, whose or subject_of(text, c, parts.buyers)) for c in cut]
    if whose is None:
        _take_parties(text, found, parts, before)
    for reading in found[1:] if whose else ():
        reading.subject = replace(reading.subject, how="before")
    _take_bases(text, found, parts, before)
    take_periods(text, found, parts, before)
    _carry_comparators(found)
    return [stated for reading in found for stated in _deal(text, reading)]


def _carry_comparators(found: Sequence[Reading]) -> None:
    """ "approximately 30% of sales … and 25% of receivables": the word goes for what only continues its clause."""
    for left, right in pairwise(found):
        told = left.clause.figures[-1].comparator
        goes_on = right.subject.how in ("before", "next") and not STRONG.search(right.clause.before)
        limit = left.clause.figures[-1].percent in (5, 10)
        bounded = right.clause.nested and not limit and told in (Comparator.MORE_THAN, Comparator.LESS_THAN)
        if goes_on and (told is Comparator.ABOUT or bounded):
            right.clause.figures = tuple(
                replace(f, comparator=told) if f.comparator is Comparator.EQUAL else f for f in right.clause.figures
            )


def _take_parties(text: str, found: Sequence[Reading], parts: Parts, before: Before) -> None:
    """Clauses without parties go on with those of the clause, bracket or sentence before."""
    last = last_nested = NOBODY
    for reading in found:
        clause = reading.clause
        if clause.nested and not reading.subject.buyers and _same_bracket(text, reading, found):
            reading.subject = replace(last_nested, how="before")
        elif clause.nested and not reading.subject.buyers:
            reading.subject = _dealt(clause, found) or _bracketed(text, clause, parts, last, found)
        elif not reading.subject.buyers and last.buyers and inherits(clause) and not _from_another(reading, found):
            own = reading.subject
            reading.subject = replace(
                _dealt(clause, found) or last,
                how="before",
                each=own.each or (last.each and not own.together),
                together=own.together or last.together,
            )
        elif (
            not reading.subject.buyers
            and last is NOBODY
            and refers_back(clause, over_sentences=True)
            and (before.buyers or alike(clause))
        ):
            held = before.buyers[-1:] if under_contract(clause) else before.buyers
            first = _FIRST_OF.search(clause.before)
            if first:
                held = before.first_told(_SMALL[first[1].lower()]) or held
            elif alike(clause) and len(clause.figures) > 1:
                held = before.told_of(len(clause.figures)) or held
            if (len(held) > 1 and of_one(clause)) or (len(held) == 1 < len(clause.figures) and alike(clause)):
                continue
            reading.subject = replace(reading.subject, buyers=held, how="earlier", together=len(held) > 1)
        elif reading.subject.buyers and reading.subject.buyers[0].backward:
            reading.subject = _resolved(reading.subject, before, len(clause.figures))
        last = reading.subject if reading.subject.buyers and not clause.nested else last
        last_nested = reading.subject if clause.nested else last_nested
    _deal_brackets(text, found)
    following = NOBODY
    for reading in reversed(found):
        if reading.clause.nested:
            continue
        if not reading.subject.buyers and following.how == "behind" and not VERB.search(reading.clause.before):
            reading.subject = replace(following, how="next")
        else:
            following = reading.subject


def _from_another(reading: Reading, found: Sequence[Reading]) -> bool:
    """True for the second part of "57% came from Medicare and 6% from state programs", which is not Medicare's."""
    left = _left_of(reading, found)
    return bool(left and _FROM.search(left.clause.after) and _FROM_SOME.match(reading.clause.after))


_FROM = re.compile(r"\bfrom\s")
_FROM_SOME = re.compile(r"\s*from\s+(?:the\s+)?(?!(?:them|it|that|this|these|those|each|both|either)\b)[a-z]")


def _deal_brackets(text: str, found: Sequence[Reading]) -> None:
    """ "Alpha and Beta, sales to which amounted to $4.1 million (22%) and $2.6 million (14%)": one bracket each."""
    run: list[Reading] = []
    for reading in found:
        joined = run and _SUM_BETWEEN.fullmatch(text[run[-1].clause.end : reading.clause.start])
        if not reading.clause.nested or (run and not joined):
            run = []
        if reading.clause.nested:
            run.append(reading)
        buyers = reading.subject.buyers
        if len(run) == len(buyers) > 1 and all(r.subject.buyers == buyers for r in run):
            for each, buyer in zip(run, buyers, strict=True):
                each.subject = replace(each.subject, buyers=(buyer,))


_SUM_BETWEEN = re.compile(rf"\)?[,\s]*(?:and\s+)?[A-Z]{{0,3}}{SUM}\s*\(?\s*", re.I)


def _same_bracket(text: str, reading: Reading, found: Sequence[Reading]) -> bool:
    """True for the second figure of "(19 per cent; 2014: 23 per cent)", which is of the party of the first."""
    left = _left_of(reading, found)
    return bool(left and left.clause.nested and not re.search(r"[()]", text[left.clause.last : reading.clause.first]))


def _left_of(reading: Reading, found: Sequence[Reading]) -> Reading | None:
    """The reading just before one."""
    at = next(i for i, r in enumerate(found) if r is reading)
    return found[at - 1] if at else None


def _dealt(clause: Clause, found: Sequence[Reading]) -> Subject | None:
    """ "X contributed 28% and Y 19% (2021: 25% and 21%)": one party of each clause before for every percentage."""
    ahead = [r for r in found if r.clause.last <= clause.start and not r.clause.nested][-len(clause.figures) :]
    one_each = len(ahead) == len(clause.figures) > 1 and all(
        len(r.subject.buyers) == 1 and len(r.clause.figures) == 1 for r in ahead
    )
    one_each = one_each and len({r.subject.buyers[0].party.name for r in ahead}) == len(ahead)
    return (
        replace(ahead[0].subject, buyers=tuple(r.subject.buyers[0] for r in ahead), how="before") if one_each else None
    )


def _bracketed(text: str, clause: Clause, parts: Parts, last: Subject, found: Sequence[Reading]) -> Subject:
    """Whose a percentage in brackets is: the party just before, that of the clause before, or the sentence's own."""
    near = [b for b in parts.buyers if b.end <= clause.start and _NEXT_TO.fullmatch(text[b.end : clause.start])]
    if near:
        told_of = [b for b in parts.buyers if b.named and _TOLD_OF.fullmatch(text[b.end : near[-1].start])]
        return Subject((told_of[-1] if told_of and near[-1].count == 1 and not near[-1].named else near[-1],), "direct")
    if last.buyers:
        return replace(last, how="before")
    figure = replace(clause.figures[0], start=clause.start, end=clause.start)
    begin = max((r.clause.end for r in found if r.clause.end < clause.start), default=0)
    masked = blank(text, brackets(text))
    nearer = subject_of(text, Clause(begin, clause.start, (figure,), False, masked), parts.buyers)
    return (
        nearer if nearer.buyers else subject_of(text, Clause(0, clause.start, (figure,), False, masked), parts.buyers)
    )


def _resolved(subject: Subject, before: Before, count: int) -> Subject:
    """ "These three customers" and "this customer": the parties named just before, where their number agrees."""
    pointing = subject.buyers[0]
    named = tuple(b for b in before.buyers if b.named)
    if not named and len(before.buyers) == 1 and count == before.buyers[0].count > 1 and pointing.count in (0, count):
        return replace(subject, buyers=before.buyers, how="earlier")
    if pointing.count == 1 and len(before.buyers) == 1:
        return replace(subject, buyers=before.buyers, how="earlier")
    if named and len(named) > 1 and pointing.count in (0, len(named)) and (subject.each or count == len(named)):
        return replace(subject, buyers=named, how="earlier")
    return subject


def _take_bases(text: str, found: Sequence[Reading], parts: Parts, before: Before) -> None:
    told = False
    for reading in found:
        own = _basis(reading.clause, parts.bases) or _before_bracket(text, reading.clause, parts.bases)
        if own is not None:
            reading.basis, reading.basis_how = own.name, "own"
        elif not (reading.clause.nested and told) and (reading.clause.nested or reading.subject.how != "before"):
            led = list(
                _SUBJECT_BASIS.finditer(
                    text, 0, reading.clause.start if reading.clause.nested else reading.clause.first
                )
            )
            of_all = told and bool(led) and _SOLD.search(led[-1]["basis"])
            if led and not of_all and (reading.clause.nested or led[-1].start() >= reading.clause.start):
                reading.basis, reading.basis_how = basis_name(led[-1]["basis"]), "own"
        if not reading.basis and (summed := _of_which(text, reading.clause)):
            reading.basis, reading.basis_how = summed, "own"
        if not reading.basis and (led_to := _CONTRIBUTION.search(text, reading.clause.start, reading.clause.first)):
            reading.basis, reading.basis_how = basis_name(led_to["basis"]), "own"
        if not reading.basis and not reading.clause.nested and (own_total := _TOTAL_OF.match(text)):
            reading.basis, reading.basis_how = basis_name(own_total["basis"]), "own"
        told = told or bool(reading.basis)
    following = ""
    for reading in reversed(found):
        following = reading.basis or following
        if not reading.basis and following:
            reading.basis, reading.basis_how = following, "next"
    ahead = [b for b in parts.bases if found and b.end <= found[0].clause.first]
    earlier = ahead[-1].name if ahead and not found[0].basis else before.basis
    for number, reading in enumerate(found):
        if not reading.basis or (reading.basis_how == "next" and number and found[number - 1].basis_how == "own"):
            reading.basis = earlier or reading.basis
            reading.basis_how = ("before" if number else "earlier") if earlier else reading.basis_how
        earlier = reading.basis


def _of_which(text: str, clause: Clause) -> str:
    """ "revenue of $168 million, 91 percent of which": the sum named just before."""
    if not _PART_OF_IT.match(text, clause.last):
        return ""
    summed = _SUM.search(text, max(0, clause.first - 120), clause.first)
    return basis_name(summed["basis"]) if summed else ""


_PART_OF_IT = re.compile(r"\s*of\s+(?:which|that|it)\b", re.I)
_SUM = re.compile(
    r"\b(?P<basis>(?:(?:total|net|annual|consolidated)\s+){0,2}(?:sales|revenues?|turnover|billings))\s+(?:(?:was|were|of)\s+)"
    r"(?:(?:about|approximately|some|over|nearly)\s+)?[A-Z]{0,3}[$€£]\s?[\d.,]+(?:\s+(?:million|billion|thousand))?\s*,?\s*(?:and\s+|with\s+)?"
    r"(?:(?:about|approximately|some|over|nearly)\s+)?$",
    re.I,
)


def _before_bracket(text: str, clause: Clause, bases: Sequence[Basis]) -> Basis | None:
    """ "represented $8 million of our 2007 revenue (11%)": the basis just before a bracket that has none."""
    if not clause.nested:
        return None
    ahead = (b for b in bases if b.end <= clause.start and not text[b.end : clause.start].strip(" ("))
    behind = (b for b in bases if clause.end <= b.start and _OF_BEHIND.fullmatch(text[clause.end : b.start]))
    return next(ahead, None) or next(behind, None)


def _basis(clause: Clause, bases: Sequence[Basis]) -> Basis | None:
    inside = [
        b for b in bases if clause.start <= b.start and b.end <= clause.end and clause.masked[b.start : b.end].strip()
    ]
    behind = [b for b in inside if b.start >= clause.last]
    ahead = [b for b in inside if b.end <= clause.first]
    if behind and (_OF.match(clause.after) or not ahead):
        return behind[0]
    if ahead and (not behind or behind[0].start - clause.last > 60):
        return ahead[-1]
    return behind[0] if behind else None


def _deal(text: str, reading: Reading) -> Iterator[Stated]:
    subject, clause = reading.subject, reading.clause
    if not subject.buyers:
        return
    buyers = subject.buyers
    figures = clause.figures
    if 1 < len(buyers) < len(figures) and _UNKNOWN_LAST.match(clause.masked, buyers[-1].end):
        figures = figures[: len(buyers)]  # "Alpha, Beta and managed care accounted for 31%, 12% and 40%"
    n, t = len(figures), len(reading.whens)
    if len(buyers) > 1 and n == 1 and not subject.each:
        party = Party(buyers[0].group or "the group of " + " and ".join(b.party.name for b in buyers), PartyKind.GROUP)
        buyers = (replace(buyers[0], party=party, count=len(buyers)),)
    if len(buyers) == 1 and buyers[0].count < 2 and t < 2 <= n and (told_in_turn(clause) or subject.how == "earlier"):
        yield from _of_bases_in_turn(reading, buyers[0], figures)
        return
    for buyer, party, figure, when in _pairs(subject, buyers, figures, reading.whens, n, t):
        yield Stated(
            buyer, party, figure, reading.basis, when, clause, subject.how, reading.basis_how, reading.when_how
        )


def _of_bases_in_turn(reading: Reading, buyer: Buyer, figures: Sequence[Figure]) -> Iterator[Stated]:
    """Percentages of one party and one period, one of each basis; they belong to others where it has but one basis."""
    bases = bases_in_turn(reading.clause)
    when = reading.whens[0] if reading.whens else None
    for figure, basis in zip(figures, bases, strict=True) if len(bases) == len(figures) else ():
        how = reading.subject.how
        yield Stated(buyer, buyer.party, figure, basis, when, reading.clause, how, "own", reading.when_how)


_UNKNOWN_LAST = re.compile(
    r",?\s+and\s+(?:[a-z][\w-]*\s+){1,4}?(?:account|represent|compris|constitut|contribut|generat|made\s+up)", re.I
)


def _pairs(
    subject: Subject, buyers: Sequence[Buyer], figures: Sequence[Figure], whens: Sequence[When], n: int, t: int
) -> Iterator[tuple[Buyer, Party, Figure, When | None]]:
    """Figures dealt out: one each to parties, to members of a counted phrase or to periods, by which number agrees."""
    dated: Sequence[When | None] = whens or (None,)
    if len(buyers) > 1:
        holders = [(b, b.party) for b in buyers]
    else:
        holders = _members(buyers[0], n, t, each=subject.each, together=subject.together)
    p = len(holders)
    if p == 2 and t > 1 and n == p * t and _in_twos(figures):
        yield from ((*holders[j], figures[i * p + j], whens[i]) for i in range(t) for j in range(p))
    elif p > 1 and n == p * t and t > 1:
        yield from ((*holders[i], figures[i * t + j], whens[j]) for i in range(p) for j in range(t))
    elif p > 1 and n == p:
        yield from ((*h, f, w) for h, f in zip(holders, figures, strict=True) for w in dated)
    elif n > 1 and n == t:
        yield from ((*h, f, w) for h in holders for f, w in zip(figures, whens, strict=True))
    elif n == 1:
        yield from ((*h, figures[0], w) for h in holders for w in dated)
    else:
        yield from ((*holders[0], f, w) for f in figures for w in dated)


def _in_twos(figures: Sequence[Figure]) -> bool:
    """True for "10% and 13%, 11% and 14%, and 12% and 15%": the two figures of a pair stand closer than two pairs."""
    gaps = [right.start - left.end for left, right in pairwise(figures)]
    return all(gap == len(" and ") for gap in gaps[::2]) and all(gap != len(" and ") for gap in gaps[1::2])


def _members(buyer: Buyer, n: int, t: int, *, each: bool, together: bool) -> list[tuple[Buyer, Party]]:
    """The parties that a counted phrase stands for: itself, or so many unnamed members where figures are one each."""
    count = buyer.count
    one_each = (
        not together
        and 1 < count <= 12
        and ((n == count and n != t) or (n == 1 and each) or (t > 1 and n == count * t))
    )
    if not one_each:
        return [(buyer, buyer.party)]
    words = (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    )
    return [(buyer, Party(f"{words[i]} of {buyer.party.name}", PartyKind.UNNAMED)) for i in range(count)]
