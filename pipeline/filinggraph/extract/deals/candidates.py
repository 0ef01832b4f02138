"""Candidates of a scene, an event or a field of a contract with an other side each, as features for the rankers."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract.dealers import Dealers
from filinggraph.extract.deals.clauses import clause_starts, own_sides
from filinggraph.extract.deals.cues import UNEXERCISED, cues, nearness
from filinggraph.extract.deals.dealings import Dealings, place
from filinggraph.extract.deals.dealt import (
    alternating,
    first_of_row,
    is_bracketed_of_another,
    is_dealt_to_another,
)
from filinggraph.extract.deals.ended import ended_by_another, was_ended
from filinggraph.extract.deals.kinds import is_other
from filinggraph.extract.deals.passages import hedged, smooth, without_option
from filinggraph.extract.deals.rivals import rivals
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.time_sides import from_elsewhere, sides_of
from filinggraph.extract.deals.timings import Timings
from filinggraph.extract.deals.told import Told
from filinggraph.extract.happening_words import told as worded
from filinggraph.extract.happenings import Happening, happenings
from filinggraph.extract.modality import modality_of
from filinggraph.extract.pair_network import SALE
from filinggraph.extract.prospects import tentative
from filinggraph.extract.ranker import Features, odds
from filinggraph.extract.terms import is_end, is_lead, is_signing, is_start, is_term
from filinggraph.model import Document, EventKind, Modality, Precision

_AUXILIARY = re.compile(
    r"(?:(?P<have>has|have|had|having)|(?P<be>is|are|was|were|been|being|be)|(?P<will>will|shall|to)|(?P<modal>may|might|could"
    r"|would|can|should|must)|(?P<not>not|n['’]t|never))(?=\s+(?:\w+\s+){0,2}$)",
    re.I,
)
_FROM = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?,?\s*(?:(?:which|that)\s+)?(?:beginning|began|commenc(?:ing|ed)|start(?:ing|ed)|from|effective)"
    r"\s+(?:on\s+|in\s+|as\s+of\s+)?$",
    re.I,
)
_UNTIL = re.compile(
    r",?\s*(?:(?:and|which)\s+)*(?:will\s+)?(?:(?:(?:run|continu|extend|last|remain)\w*(?:\s+in\s+(?:effect|force))?\s+)?(?:to|through|until|till)"
    r"|(?:expir|end|terminat)\w*(?:\s+on)?)\s+$",
    re.I,
)
_DATED = re.compile(
    r"\b(?:agreements?|(?:sub)?contracts?|charter|licen[cs]e|arrangement)\b[^.;]{0,50}?(?:,?\s+(?:which\s+was\s+)?(?:dated|signed|entered\s+into|executed|granted[^.;]{0,50})"
    r"(?:\s+(?:as\s+of|on|in))?)\s+$|\b(?:agreements?|contracts?|charter|licen[cs]e|arrangement)\s+of\s+$"
    r"|^\W*The\s+(?:first|second|third|other|former|latter)\b[^.;]{0,30}\bdated\s+$",
    re.I,
)
_YEAR_OF = re.compile(r"(?:19|20)\d\d\s+(?:[a-z][\w-]*\s+){0,3}(?:agreement|contract|licen[cs]e)\b")
# What holds of every name of a sentence: "three-year agreements by Alpha and Beta, all beginning January 1".
_OF_ALL = re.compile(r"\s+(?:[a-z][\w-]*\s+){0,2}?(?:agreements|contracts|licen[cs]es|deals|awards)\b")
_ALL_OF = re.compile(r"(?:^|[,;(–—-]\s*|\s)(?:all|both|each)\s[^.;,]{0,40}$")
_SECTIONS = ("1", "1A", "5", "7", "8", "9B", "1.01", "1.02", "2.02", "7.01", "8.01")


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """Something may have happened between the filer and this side."""

    scene: Scene
    happening: Happening
    side: Side
    features: Features


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time may be a field of the contract with this side."""

    scene: Scene
    told: Told
    side: Side
    features: Features


_NO_SUPPLY = frozenset({"finance", "equity", "people", "lease", "acquire", "legal", "tax", "account", "exhibit"})
_HEADING_CLASSES = _NO_SUPPLY | {"buy", "supply", "license", "agreement", "partner", "order", "market"}
_TALLIED = _NO_SUPPLY | {"result", "hedge", "typical"}


def setting(document: Document, scene: Scene, *, report: bool) -> dict[str, float]:
    """Where and how a scene speaks: kind of document, section, mode, length, what stands in it."""
    text = scene.text
    section = scene.sentence.block.section.removeprefix("Item ").strip()
    mode = modality_of(without_option(text))
    guess = hedged(text)
    return {
        "d_report": float(report),
        "d_8k": float(document.type.startswith("8-K")),
        "d_place": round(scene.place, 2),
        "d_number": float(min(scene.number, 40)),
        f"d_section_{section if section in _SECTIONS else 'other' if section else 'none'}": 1.0,
        f"d_block_{scene.sentence.block.kind.value}": 1.0,
        "t_length": float(min(len(text) // 40, 20)),
        "t_hedged": float(guess),
        "t_planned": float(mode is Modality.EXPECTED),
        "t_filer": float(scene.filer),
        "t_happenings": float(len(scene.happenings)),
        "t_dates": float(sum(t.when is not None for t in scene.times)),
        "t_lengths": float(sum(t.when is None for t in scene.times)),
        "t_lead": float(
            bool(scene.times) and scene.times[0].when is not None and is_lead(text[: scene.times[0].start])
        ),
        "t_quote": float(text.lstrip()[:1] in "“\"'"),
        "t_period": float(text.rstrip().endswith(".")),
        "t_capitals": round(sum(w[:1].isupper() for w in text.split()) / max(len(text.split()), 1), 2),
        "t_money": float("$" in text),
        "t_other": float(is_other(text)),
        **{f"h_{name}": 1.0 for name in sorted(heading_classes(scene.heading))},
        **{f"n_{name}": float(min(n, 4)) for name, n in _tally(scene).items()},
    }


def heading_classes(heading: str) -> set[str]:
    """Classes of words in a heading, most telling of what its section is not about."""
    return {name for _, _, name in cues(heading) if name in _HEADING_CLASSES}


def _tally(scene: Scene) -> dict[str, int]:
    out: dict[str, int] = {}
    for _, _, name in scene.cues:
        if name in _TALLIED:
            out[name] = out.get(name, 0) + 1
    return out


def event_candidates(scene: Scene, base: Features, network: Dealings, known: Dealers) -> Iterator[EventCandidate]:
    """Each happening of a scene with each side that the scene is about.

    `network` is what one tells of the scene, `known` who deals with the filer by the whole document.
    """
    text = smooth(scene.text)
    starts = clause_starts(text, scene.happenings)
    kinds = {h.kind for h in happenings(text)}
    chances = worded(scene.text) if scene.happenings else {}
    for happening in scene.happenings:
        word_end = end_of_word(scene.text, happening.start)
        about = {
            **base,
            **nearness(scene.cues, happening.start, word_end, "e_"),
            **_voice(scene.text, happening.start, word_end),
            f"k_{happening.kind.value}": 1.0,
            "e_tentative": float(tentative(scene.text, happening.start, happening.end, happening.kind)),
            "e_taken": float(happening.kind in kinds),
            "e_rank": float(scene.happenings.index(happening)),
            "e_reach": float(min(happening.end - happening.start, 160)),
            "m_told": odds(chances[happening.kind]),
            "m_other": odds(max(p for kind, p in chances.items() if kind is not happening.kind)),
            **{f"o_{h.kind.value}": 1.0 for h in scene.happenings if h.kind is not happening.kind},
        }
        for side in rivals(text, starts, happening, scene.sides, network):
            features = {**about, **beside(scene, side, happening.start, word_end)}
            features |= _by_network(network, side, happening.kind) | known.of(side.name)
            yield EventCandidate(scene, happening, side, {**features, "r_event": _rule(features)})


def end_of_word(text: str, start: int) -> int:
    """Where the first word from a place on ends."""
    word = _WORD.match(text, start)
    return word.end() if word else start


_WORD = re.compile(r"\W*[\w’'-]*")


def _by_network(network: Dealings, side: Side, kind: EventKind) -> dict[str, float]:
    """What the network tells of the filer and a side: an event of this kind, of another, a sale; and of any two."""
    own, every, at = network.between(side), network.any(), place(kind)
    return {
        "n_told": odds(own[at]),
        "n_other": odds(max(p for n, p in enumerate(own) if n not in (SALE, at))),
        "n_sale": odds(own[SALE]),
        "n_any": odds(every[at]),
    }


def _rule(f: Features) -> float:
    """What an engineer's rule would say of an event, as one number: the model weighs it against the rest."""
    get = f.get
    total = 1.5 * get("e_taken", 0) - 2 * get("e_tentative", 0) - 2 * get("t_other", 0) - 1.5 * get("t_hedged", 0)
    total += 0.5 * min(get("s_score", 0), 6) + 0.5 * max(get("v_ed", 0), get("v_have", 0)) - 0.7 * get("v_will", 0)
    total -= 1.5 * max(get("s_before", 0), get("s_main", 0), get("s_nobody", 0)) - 0.8 * get("s_refers", 0)
    total -= sum(get(f"h_{name}", 0) for name in ("finance", "equity", "people", "lease", "legal", "tax"))
    total -= 0.5 * get("n_finance", 0) + 0.5 * get("n_equity", 0) + 0.7 * get("n_people", 0) + 0.5 * get("n_lease", 0)
    return round(total, 2)


def _voice(text: str, start: int, end: int) -> dict[str, float]:
    """Tense and voice of a verb by its ending and the auxiliaries before it."""
    word = text[start:end].casefold()
    before = text[max(0, start - 40) : start]
    out = {"v_ed": float(word.endswith("ed")), "v_ing": float(word.endswith("ing")), "v_s": float(word.endswith("s"))}
    for match in _AUXILIARY.finditer(before + " "):
        out[f"v_{match.lastgroup}"] = 1.0
    return out


def beside(scene: Scene, side: Side, start: int, end: int) -> dict[str, float]:
    """Where a side stands to a span of the scene, and what stands around the side itself."""
    out = dict(side.features)
    if side.start < 0:
        return out
    if side.start >= end:
        out["b_after"] = round(1 / (1 + (side.start - end) / 30), 3)
    elif side.end <= start:
        out["b_before"] = round(1 / (1 + (start - side.end) / 30), 3)
    else:
        out["b_in"] = 1.0
    return out


def time_candidates(
    scene: Scene, base: Features, network: Dealings, roles: Timings, known: Dealers, written: datetime.date | None
) -> Iterator[TimeCandidate]:
    """Each time of a scene with each side that the scene is about; `network` and `roles` are what two tell of it.

    `known` is who deals with the filer by the whole document.
    """
    if not scene.times:
        return
    text = smooth(scene.text)
    turns, starts = alternating(text, scene.sides, scene.times), clause_starts(text, scene.happenings)
    happened = {f"o_{h.kind.value}": 1.0 for h in scene.happenings}
    for order, told in enumerate(scene.times):
        at = first_of_row(text, told, scene.times).start
        about = {
            **base,
            **happened,
            **nearness(scene.cues, told.start, told.end, "w_"),
            **_when(told, written),
            "w_end": float(told.when is not None and is_end(text, at)),
            "w_start": float(told.when is not None and is_start(text, at)),
            "w_signing": float(told.when is not None and is_signing(text, at)),
            "w_lead": float(told.when is not None and is_lead(text[:at])),
            "w_term": float(told.when is None and is_term(text, told.start, told.end)),
            "w_order": float(order),
            "w_dated": float(bool(_DATED.search(text[: told.start]))),
            "w_yearof": float(bool(_YEAR_OF.match(text[told.start : told.start + 60]))),
            "w_joined": float(_joined(scene, order)),
            "w_hyphen": float("-" in scene.text[told.start : told.end]),
            "w_tentative": float(_conditional(text, told.start)),
            **_nearest_happening(scene, told),
            **roles.any(told),
        }
        ended = told.when is not None and was_ended(text, at, told.end)
        sides = own_sides(starts, told.start, turns) or sides_of(text, told, own_sides(starts, told.start, scene.sides))
        others = from_elsewhere(scene.sides, sides) if told.when is None else ()
        for side in (*sides, *others):
            dealt = is_dealt_to_another(text, told, scene.times, side, sides)
            dealt = dealt or is_bracketed_of_another(text, told, scene.times, side, sides)
            if dealt or not within_reach(scene, told, side, sides):
                continue
            features = {**about, **beside(scene, side, told.start, told.end)}
            if ended and (side.start >= 0 or not ended_by_another(text, scene.selves)):
                features["w_end"] = 1.0
            own = network.between(side)
            features |= {"n_sale": odds(own[SALE]), "n_event": odds(max(own[SALE + 1 :]))}
            features |= roles.of(told, side) | known.of(side.name)
            yield TimeCandidate(scene, told, side, {**features, **_time_rules(features)})


def _joined(scene: Scene, order: int) -> bool:
    """True for a length with the day that it is counted from, or a beginning with its end, side by side.

    "for two years beginning January 2024", "from May 1, 2024, to April 30, 2029".
    """
    for a, b in ((order - 1, order), (order, order + 1)):
        if a < 0 or b >= len(scene.times):
            continue
        first, second = scene.times[a], scene.times[b]
        between = scene.text[first.end : second.start]
        if first.when is None and second.when is not None and _FROM.match(between):
            return True
        spans = a == order and first.when is not None and second.when is not None and _UNTIL.match(between)
        if spans and is_start(scene.text, first.start) and is_end(scene.text, second.start):
            return True
    return False


def within_reach(scene: Scene, told: Told, side: Side, sides: Sequence[Side]) -> bool:
    """False where the names of another deal, or another time of its sort, stand between a time and a side.

    Names in one list ("with Alpha and Beta") are of one deal. Where names and times take turns, the sentence's first
    says which way they go: "with Alpha for two years and Beta for one", "two years with Alpha and one with Beta".
    """
    placed = [s for s in sides if s.start >= 0]
    if side.start < 0 or len(placed) < 2 or not scene.filer:
        return True
    groups: list[list[Side]] = []
    for s in sorted(placed, key=lambda s: s.start):
        if groups and is_listed(scene.text[groups[-1][-1].end : s.start]):
            groups[-1].append(s)
        else:
            groups.append([s])
    if len(groups) < 2:
        return True
    if _OF_ALL.match(scene.text, told.end) and told.end <= groups[0][0].start:
        return True
    last = max(s.end for s in placed)
    if last <= told.start and _ALL_OF.search(scene.text[last : told.start]):
        return True
    alike = [t for t in scene.times if (t.when is None) == (told.when is None)]
    if len(alike) == 1 and told.end <= groups[0][0].start and alternating(scene.text, sides, scene.times):
        return True
    own = next(i for i, g in enumerate(groups) if side in g)
    before = [i for i, g in enumerate(groups) if g[0].start < told.start]
    nearest = {before[-1]} if before else set()
    nearest |= {before[-1] + 1 if before else 0}
    if len(alike) > 1 and before and before[-1] + 1 < len(groups):
        nearest = {before[-1]} if groups[0][0].start < alike[0].start else {before[-1] + 1}
    return own in nearest


def is_listed(gap: str) -> bool:
    """True for the words between two names of one list: both are other sides of the filer, not of one another."""
    return bool(re.fullmatch(r"\s*(?:\([^)]*\))?\s*(?:,|;|and|,\s*and|&|/)?\s*(?:the\s+)?", gap))


def _time_rules(f: Features) -> dict[str, float]:
    """What an engineer's rules would say of a time as an end, a beginning or a term, each as one number."""
    get = f.get
    common = 0.3 * min(get("s_score", 0), 5) - 2 * get("t_other", 0) - get("t_hedged", 0) - 0.5 * get("s_nobody", 0)
    common += 0.5 * get("s_refers", 0) + get("w_agreement<", 0) + 0.7 * max(get("w_partner<", 0), get("w_license<", 0))
    common -= sum(get(f"h_{name}", 0) for name in ("finance", "equity", "people", "lease", "legal", "tax"))
    common -= 0.5 * get("n_finance", 0) + 0.5 * get("n_equity", 0) + 0.7 * get("n_people", 0) + 0.5 * get("n_lease", 0)
    dated = common - 2 * get("w_yearend<", 0) - get("w_result<", 0) - get("w_old<", 0)
    happened = max((get(f"o_{k}", 0) for k in ("Award", "Renewal", "Amendment")), default=0)
    return {
        "r_expires": round(dated + 2.5 * get("w_end", 0) + get("w_expire<", 0) + get("w_until<", 0)
                           - 2 * get("w_tentative", 0) - 0.7 * get("w_option<", 0), 2),
        "r_effective": round(dated + 2 * get("w_start", 0) + 1.2 * get("w_signing", 0) + get("w_lead", 0) + happened
                             + get("w_enter<", 0) + get("w_sign<", 0) - 2 * get("w_end", 0) - get("w_until<", 0), 2),
        "r_term": round(common + 2 * get("w_term", 0) + get("w_agreement>", 0) + 0.7 * get("w_partner>", 0)
                        + get("w_term<", 0) - 1.5 * get("w_old<", 0) - get("w_notice>", 0) - get("w_option<", 0)
                        - get("w_age>", 0), 2),
    }  # fmt: skip


def _nearest_happening(scene: Scene, told: Told) -> dict[str, float]:
    out: dict[str, float] = {}
    for h in scene.happenings:
        gap = told.start - h.start if told.start >= h.start else h.start - told.end
        key = f"x_{h.kind.value}{'<' if h.start <= told.start else '>'}"
        out[key] = max(out.get(key, 0.0), round(1 / (1 + max(gap, 0) / 40), 3))
    return out


def _conditional(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:proposals?|bids?|tender|letter\s+of\s+intent|negotiat\w+|if|unless|may(?!\s+\d)|could"
            rf"|{UNEXERCISED}option\s+to"
            r"|right\s+to|potential\s+to|upon)\b[^.;]{0,60}$"
            r"|\b(?:patents?|permits?|carry-?forwards?|warrants?|stock\s+options|credits|employees|losses|holiday|offer|options\s+granted)\b[^.;]{0,80}\bexpir\w+[^.;]{0,60}$",
            text[:start],
            re.I,
        )
    )


def _when(told: Told, written: datetime.date | None) -> dict[str, float]:
    out = {f"w_shape_{told.shape}": 1.0}
    if told.when is not None:
        out[f"w_precision_{told.when.precision.value}"] = 1.0
        edge = told.when.latest
        if told.when.precision in (Precision.FISCAL_YEAR, Precision.FISCAL_QUARTER) and told.when.fiscal_year:
            edge = datetime.date(told.when.fiscal_year, 12, 31)
        if written and edge:
            out["w_ahead"] = round(max(min((edge - written).days / 365, 15), -20), 1)
            out["w_future"] = float(edge > written)
        else:
            out["w_undated"] = 1.0
    else:
        unit = told.duration[-1:]
        out[f"w_unit_{unit}"] = 1.0
        digits = re.sub(r"\D", "", told.duration)
        out["w_count"] = float(min(int(digits or 0), 60))
    return out
