"""With whom something may have happened: sides that grammar chooses, and the one that the network tells of instead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from filinggraph.extract.deals.clauses import begins_in, own_sides
from filinggraph.extract.deals.dealings import Dealings, place
from filinggraph.extract.deals.frames import chosen, described
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happenings import Happening
from filinggraph.extract.pair_network import SALE
from filinggraph.extract.ranker import Features, odds

Told = tuple[float, ...]  # the chances of a sale and of each kind of event
_TOLD = -2.0  # from this logarithm of the odds on, what the network tells of a side alone makes it a candidate
_NOBODY = -6.0  # what it tells of a rival where there is none


def rivals(
    text: str, starts: Sequence[int], happening: Happening, sides: Sequence[Side], network: Dealings
) -> list[Side]:
    """The sides for a happening, each described beside the others: grammar's, the best first, then the network's.

    The network's is a side of the sentence of which it tells this kind of event
    with more confidence than of any other; of two equal ones neither is. One of another clause is none where it holds
    the event likelier than not of a side that grammar chooses, too.
    """
    own = own_sides(starts, begins_in(text, starts, happening), sides)
    by_grammar = chosen(text, own)
    best = max((s.weight for s in by_grammar), default=0.0)
    kept: dict[str, Side] = {}
    for rank, side in enumerate(by_grammar):
        kept.setdefault(side.name, _with(side, {"c_chosen": 1.0, "c_rank": float(rank)}))
    here = [s for s in sides if s.start >= 0 and s.party is not None]
    told = {s.name: network.between(s) for s in here}
    at = place(happening.kind)
    agreed = any(odds(told[s.name][at]) > 0 for s in by_grammar if s.name in told)
    for side in (s for s in here if s in own or not agreed):
        most = odds(told[side.name][at])
        if side.name not in kept and most > _TOLD and most > _most(told, side, at):
            other = described(text, side)
            kept[side.name] = _with(other, {"c_own": float(side in own), "c_gap": round(other.weight - best, 2)})
    return [_beside(side, here, told, network.between(side), at) for side in kept.values()]


def _beside(side: Side, here: Sequence[Side], told: Mapping[str, Told], own: Told, at: int) -> Side:
    """A side described beside the others of the sentence: by what the network tells, and how likely each is a body."""
    if side.party is None:
        return side
    others = [s.features["s_body"] for s in here if s.name != side.name and "s_body" in s.features]
    marks = {
        "r_told": odds(own[at]) - _most(told, side, at),
        "r_sale": odds(own[SALE]) - _most(told, side, SALE),
        "r_named": float(len(here)),
        "s_top": max(others, default=0.0),
    }
    return _with(side, marks)


def _most(told: Mapping[str, Told], side: Side, at: int) -> float:
    """The most that the network tells of any other side of the sentence, as a logarithm of odds."""
    return max((odds(row[at]) for name, row in told.items() if name != side.name), default=_NOBODY)


def _with(side: Side, features: Features) -> Side:
    return replace(side, features={**side.features, **features})
