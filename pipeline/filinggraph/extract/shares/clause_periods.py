"""Which period each clause of a sentence tells its percentages for."""

import re
from collections.abc import Sequence

from filinggraph.extract.periods import Period
from filinggraph.extract.shares.clauses import SUM, Clause, Parts
from filinggraph.extract.shares.reading import Before, Reading
from filinggraph.extract.shares.times import labelled, year_before, years_apart
from filinggraph.model import Precision, When

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_BESIDE_IT = r"compared?|opposed|versus|vs|against"
_COMPARES = re.compile(rf"\b(?:{_BESIDE_IT}|while|whereas)\b|;", re.I)  # with another party, too
_COMPARED = re.compile(rf"\b(?:{_BESIDE_IT})\b", re.I)
_NEAR_BRACKET = 60
_IN_BRACKET = re.compile(r"\s*\((?:in\s+|for\s+)?(?:fiscal\s+)?", re.I)
_LEADS_ON = re.compile(r"\)?\s*(?:in|for|during|of)\s+(?:the\s+)?(?:fiscal\s+|years?\s+(?:ended\s+)?)*", re.I)
_BESIDE = re.compile(r"(?:\s+(?:total\s+|net\s+)?(?:revenues?|sales))?[\s(]*", re.I)
_NOTHING = re.compile(r"\s*+(?:[:=,–—-]\s*+)?(?:nil|none|zero|nothing|n/a|n\.a\.|not\s+applicable|[–—-]\s*[);])", re.I)
_AGAINST = re.compile(
    r"[\s,;(–—-]*(?:(?:as\s+)?compared\s+(?:to|with)|as\s+(?:opposed\s+to|against)|versus|vs\.?|against|(?:and\s+)?(?:up|down)\s+from|from|after)\s+(?:(?:about|approximately|some|nearly|over|just)\s+)*",
    re.I,
)
_FROM = re.compile(r"[^%]{0,40}\bfrom\s+(?:\w+\s+)?$", re.I)
_LASTS = re.compile(
    r"\b(?:leases?|agreements?|contracts?|terms?|licen[cs]es?|renewals?)\b[^,;]{0,40}\b(?:expir\w*|ends?|ending|ended|runs|continu\w+"
    r"|terminat\w*)\b|\bexpir(?:es?|ing|ed)\b|\b(?:until|through)\s+(?:\w+\s+)?$",
    re.I,
)
_SUM_BEFORE = re.compile(rf"{SUM},?\s*(?:or\s+)?\(\s*$", re.I)
_SPEAKS = re.compile(r";\s*(?:it|they|this|that|these|those)\b", re.I)
_GOES_ON = re.compile(r",\s*(?:will|expires?|expired|ends?|ended|runs|terminates?)\b", re.I)  # after a relative clause
_AND_ON = re.compile(r"\band,?\s+(?:(?:on|in|effective|as\s+of)\s+)?$", re.I)  # "and, on May 1, 2003, signed"
_DID = re.compile(
    r",?\s*(?:(?:it|they|we)\s+)?(?:signed|entered|renewed|extended|amended|acquired|agreed|announced|awarded|exercised"
    r"|terminated|notified|began|opened|merged|filed|became|placed|was\s+(?:acquired|awarded|extended|renewed))\b",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:the\s+(?:prior|previous|preceding)\s+(?:fiscal\s+)?year|the\s+(?:fiscal\s+)?year\s+(?:before|earlier)"
    r"|a\s+year\s+(?:ago|earlier|before)|last\s+year)\b",
    re.I,
)


def take_periods(text: str, found: Sequence[Reading], parts: Parts, before: Before) -> None:
    """Give each clause its own periods, else those of the clauses around it, else what the text before hands over."""
    for reading in found:
        _own_periods(text, reading, parts.periods)
    _share_trailing(text, found)
    _share_behind_brackets(text, found, parts.periods)
    opening = next((r.lead for r in found if r.lead), ()) or _before_brackets(text, found, parts.periods)
    last: tuple[When, ...] = ()
    for number, reading in enumerate(found):
        opening = reading.lead or opening
        if not reading.whens:
            nested = reading.clause.nested
            clause = reading.clause
            before_it = _YEAR_BEFORE.search(clause.masked, clause.start, clause.end)
            against = not nested and number and _AGAINST.fullmatch(clause.before) and not _next_own(found, number)
            if len(last) == 1 and ((nested and _beside(text, found, number)) or before_it or against):
                reading.whens, reading.when_how = (year_before(last[0]),), "year before"
            elif nested and number and _in_one_bracket(text, found[number - 1], reading):
                reading.whens, reading.when_how = found[number - 1].whens, "before"
            elif nested and (dealt := _like_brackets(found, number)):
                reading.whens, reading.when_how = dealt, "before"
            elif before_it and not last and before.last_year:
                reading.whens, reading.when_how = before.last_year, "own"
            elif not nested and (dealt := _like_clauses(found, number)):
                reading.whens, reading.when_how = dealt, "before"
            elif (last or opening) and not (_COMPARES.search(reading.clause.before) and _next_own(found, number)):
                reading.whens, reading.when_how = (last if last and (nested or not opening) else opening), "before"
            else:
                listed = _as_many(clause, before) if not last and not opening else ()
                later = listed or _told_later(found[number + 1 :])
                reading.whens, reading.when_how = (
                    (later, "next") if later else (before.whens, "earlier" if before.whens else "")
                )
        if reading.clause.nested and len(last) == 1:
            reading.whens = tuple(_same_stretch(w, last[0]) for w in reading.whens)
        aside = reading.subject.how == "before" and _COMPARED.search(reading.clause.before)
        if not reading.clause.nested and reading.when_how != "year before" and not (last and aside):
            last = reading.whens


def _in_one_bracket(text: str, left: Reading, right: Reading) -> bool:
    """True for the second of "(2004: Acme 26%, Borealis 18%)", which is told for the year of the first."""
    alone = left.when_how == "own" and len(left.whens) == 1 and right.subject.how == "direct"
    return alone and left.clause.nested and not re.search(r"[()]", text[left.clause.last : right.clause.first])


def _before_brackets(text: str, found: Sequence[Reading], periods: Sequence[Period]) -> tuple[When, ...]:
    """ "In fiscal 2004, Acme (16%) and Borealis (15%) exceeded that level": what the sentence begins with."""
    ahead = [p for p in periods if found and p.end <= found[0].clause.start]
    if not all(r.clause.nested for r in found) or len(ahead) != 1 or not _BEGINS.fullmatch(text, 0, ahead[0].start):
        return ()
    return ahead[0].whens if len(ahead[0].whens) == 1 and _SHARED.search(text) else ()


_BEGINS = re.compile(r"\W*(?:(?:in|for|during)\s+(?:the\s+)?(?:fiscal\s+)?)?", re.I)
_SHARED = re.compile(r"\b(?:exceed\w*|surpass\w*|topped|passed|account\w*|represent\w*|largest\s+customers?)\b", re.I)


def _told_later(following: Sequence[Reading]) -> tuple[When, ...]:
    """The period of the next clause that has one; where that is "the year before", the year after it."""
    told = next((r for r in following if r.whens and not r.clause.nested), None)
    if told is None:
        return ()
    if _FROM.match(told.clause.before) and told.whens[0].precision is Precision.FISCAL_QUARTER:
        return ()  # "to 18% from 23% in the fourth quarter": a quarter is compared with any
    earlier = told.when_how == "year before" or (len(told.whens) == 1 and _AGAINST.match(told.clause.before))
    return tuple(years_apart(w, 1) for w in told.whens) if earlier else told.whens


def _like_brackets(found: Sequence[Reading], number: int) -> tuple[When, ...]:
    """ "the Army (22% in 2002, 25% in 2001) and NASA (11% and 9%)": periods of a bracket before, one a figure."""
    size = len(found[number].clause.figures)
    whens: list[When] = []
    for reading in reversed(found[:number]):
        if not reading.clause.nested or (reading.when_how != "own" and whens):
            break
        whens = [*reading.whens, *whens]
        if len(whens) >= size:
            break
    return tuple(whens) if len(whens) == size > 1 else ()


def _like_clauses(found: Sequence[Reading], number: int) -> tuple[When, ...]:
    """ "X was 27% in 2006 and 24% in 2005; Y was 15% and 19%": a period each of the clauses of X, one a figure."""
    size = len(found[number].clause.figures)
    run: list[Reading] = []
    for reading in reversed([r for r in found[:number] if not r.clause.nested]):
        run.insert(0, reading)
        if reading.subject.how != "before":
            break
    own = all(len(r.clause.figures) == 1 == len(r.whens) and r.when_how == "own" for r in run)
    whens = tuple(r.whens[0] for r in run) if own else ()
    return whens if len(set(whens)) == len(whens) == size > 1 else ()


def _same_stretch(when: When, main: When) -> When:
    """ "82% in the quarter (2002: 74%)": the year in the bracket stands for the same quarter of that year."""
    of_year = when.precision is Precision.FISCAL_YEAR and main.precision is not Precision.FISCAL_YEAR
    told, current = labelled(when), labelled(main)
    if not of_year or main.precision is Precision.DAY or told is None or current is None or not 0 < current - told < 3:
        return when
    return years_apart(main, told - current)


def _as_many(clause: Clause, before: Before) -> tuple[When, ...]:
    """ "accounted for 9%, 12% and 17%": as many periods as figures, named together just before."""
    size = len(clause.figures)
    return next((whens for whens in before.listed if len(whens) == size), ()) if size > 1 else ()


def _next_own(found: Sequence[Reading], number: int) -> bool:
    """True when the next clause only goes on with this one and has a period of its own."""
    following = next((r for r in found[number + 1 :] if not r.clause.nested), None)
    return following is not None and following.when_how == "own" and not _COMPARES.search(following.clause.before)


def _beside(text: str, found: Sequence[Reading], number: int) -> bool:
    """True for "49% (53%)": a lone figure in brackets just after another, which is that of the year before."""
    clause = found[number].clause
    bare = not re.search(r"[A-Za-z]{3}", re.sub(r"per\s?cent", "", clause.before + clause.after))
    follows = number and not text[found[number - 1].clause.last : clause.start].strip(" (")
    return bool(bare and follows and len(clause.figures) == 1)


def _own_periods(text: str, reading: Reading, periods: Sequence[Period]) -> None:
    clause = reading.clause
    inside = [
        p for p in periods if clause.start <= p.start and p.end <= clause.end and clause.masked[p.start : p.end].strip()
    ]
    ahead = [p for p in inside if p.end <= clause.first]
    behind = [
        p
        for p in inside
        if p.start >= clause.last and not _of_something_else(clause, p) and not _NOTHING.match(clause.masked, p.end)
    ]
    behind = [p for p in behind if not _past_the_end(clause.masked[clause.last : p.start], ahead)]
    size = len(clause.figures)
    reading.lead = ahead[0].whens if ahead and not clause.nested else ()
    if beside_each := _beside_each(text, clause, periods):
        reading.whens, reading.when_how = beside_each, "own"
        return
    if behind and ahead:
        fits = len(ahead[-1].whens) == size > 1 and len(behind[0].whens) != size
        chosen = ahead[-1] if fits or _far(clause, behind[0]) else behind[0]
    elif behind or ahead:
        chosen = behind[0] if behind else ahead[-1]
    elif bracketed := [
        p for p in periods if _IN_BRACKET.fullmatch(text[clause.last : p.start]) and text[p.end : p.end + 1] == ")"
    ]:
        chosen = bracketed[0]
    elif clause.nested:
        beside = [p for p in periods if p.end <= clause.start and _BESIDE.fullmatch(text[p.end : clause.start])]
        next_to = [p for p in periods if clause.end <= p.start and _LEADS_ON.fullmatch(text[clause.end : p.start])]
        told: tuple[When, ...] = next((p.whens for p in (*beside[-1:], *next_to[:1]) if len(p.whens) == 1), ())
        told = told or _of_the_sum(text, clause, periods)
        reading.whens, reading.when_how = (told, "own") if told else ((), "")
        return
    else:
        return
    whens = chosen.whens
    if chosen in behind and len(whens) < size and len(behind) > 1 and _RESPECTIVELY.search(clause.after):
        whens = tuple(w for p in behind for w in p.whens)
    reading.whens, reading.when_how = whens, "year before" if chosen.back and chosen in behind else "own"


def _past_the_end(between: str, ahead: Sequence[Period]) -> bool:
    """True for a period behind a semicolon, where one stands before the percentages, too, or somebody is spoken of."""
    return ";" in between and (bool(ahead) or _SPEAKS.search(between) is not None)


def _of_the_sum(text: str, clause: Clause, periods: Sequence[Period]) -> tuple[When, ...]:
    """ "In 1993 sales were $9.8 million (38%) and in 1992, $11.4 million (45%)": the one period before a sum."""
    if not _SUM_BEFORE.search(text, max(0, clause.start - 40), clause.start):
        return ()
    begin = max(text.rfind(mark, 0, clause.start - 1) for mark in ");")
    before = [p for p in periods if begin < p.start and p.end <= clause.start]
    return before[0].whens if len(before) == 1 and len(before[0].whens) == 1 else ()


def _beside_each(text: str, clause: Clause, periods: Sequence[Period]) -> tuple[When, ...]:
    """ "45% (1998), 41% (1997) and 36% (1996)": the period in brackets beside every figure, or none."""
    whens: list[When] = []
    for figure in clause.figures:
        found = (
            p.whens[0]
            for p in periods
            if _IN_BRACKET.fullmatch(text[figure.end : p.start])
            and text[p.end : p.end + 1] == ")"
            and len(p.whens) == 1
        )
        when = next(found, None)
        if when is None:
            return ()
        whens.append(when)
    return tuple(whens)


def _of_something_else(clause: Clause, period: Period) -> bool:
    """True for the end of a contract or lease that is told after the share."""
    between = clause.masked[clause.last : period.start]
    did = _AND_ON.search(between) and _DID.match(clause.masked, period.end)
    return bool(_GOES_ON.search(between) or _LASTS.search(between) or did)


def _far(clause: Clause, period: Period) -> bool:
    """True for a period in a clause that merely follows, such as "…, which was signed in 2003"."""
    between = clause.masked[clause.last : period.start]
    return len(between) > 90 or bool(
        re.search(r",\s*(?:which|who|and|as|but|because|due|will|expires?|ends?|runs|terminates?)\b", between)
    )


def _share_behind_brackets(text: str, found: Sequence[Reading], periods: Sequence[Period]) -> None:
    """ "A (22%), B (14%) and C (11%) in 2013": what stands behind the last bracket goes for those before it, too."""
    told: Reading | None = None
    for reading in reversed(found):
        nested, last = reading.clause.nested, told
        if not nested or (last and any(reading.clause.end <= p.start < last.clause.start for p in periods)):
            told = None
        elif reading.when_how == "own":
            told = reading if _LEADS_ON.match(text, reading.clause.end) and len(reading.whens) == 1 else None
        elif last is not None and len(text[reading.clause.end : last.clause.start]) < _NEAR_BRACKET:
            reading.whens, reading.when_how = last.whens, "own"
            told = reading


def _share_trailing(text: str, found: Sequence[Reading]) -> None:
    """ "32% and 14% as compared to 32% and 12% … for 2022 and 2021": one period of the last list to each clause."""
    start = 0
    for number, reading in enumerate(found):
        if not reading.whens:
            continue
        waiting = [r for r in found[start:number] if not r.whens]
        several = [*waiting, reading]
        alike = len({len(r.clause.figures) for r in several}) == 1
        if waiting and reading.when_how == "own" and len(reading.whens) == len(several) and alike:
            one_size = len(reading.clause.figures) != len(reading.whens)
            if one_size or _RESPECTIVELY.search(text[reading.clause.last :]):
                for each, when in zip(several, tuple(reading.whens), strict=True):
                    each.whens, each.when_how = (when,), "own"
        start = number + 1
