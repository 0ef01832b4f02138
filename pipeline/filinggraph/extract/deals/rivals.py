"""With whom something may have happened: sides that grammar chooses, and the one that the network tells of instead."""

from collections.abc import Sequence
from dataclasses import replace

from filinggraph.extract.deals.clauses import own_sides
from filinggraph.extract.deals.dealings import Dealings, place
from filinggraph.extract.deals.frames import chosen, frames, score
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happenings import Happening
from filinggraph.extract.pair_network import SALE
from filinggraph.extract.ranker import Features, odds

_TOLD = -2.0  # from this logarithm of the odds on, what the network tells of a side alone makes it a candidate
_NOBODY = -6.0  # what it tells of a rival where there is none


def rivals(
    text: str, starts: Sequence[int], happening: Happening, sides: Sequence[Side], network: Dealings
) -> list[Side]:
    """The sides for a happening, each described beside the others: grammar's, the best first, then the network's.

    The network's is a side of the sentence of which it tells this kind of event
    with more confidence than of any other; of two equal ones neither is.
    """
    own = own_sides(starts, happening.start, sides)
    by_grammar = chosen(text, own)
    best = max((s.weight for s in by_grammar), default=0.0)
    kept: dict[str, Side] = {}
    for rank, side in enumerate(by_grammar):
        kept.setdefault(_name(side), _with(side, {"c_chosen": 1.0, "c_rank": float(rank)}))
    here = [s for s in sides if s.start >= 0 and s.party is not None]
    at = place(happening.kind)
    for side in here:
        told = odds(network.between(side)[at])
        if _name(side) in kept or told <= _TOLD or told <= _most(here, side, network, at):
            continue
        found = frames(text, side)
        worth = score(side, found)
        marks = {"s_score": worth, "c_own": float(side in own), "c_gap": round(worth - best, 2)}
        kept[_name(side)] = replace(_with(side, {**{f"f_{name}": 1.0 for name in found}, **marks}), weight=worth)
    return [_with(side, _beside(side, here, network, at)) for side in kept.values()]


def _beside(side: Side, here: Sequence[Side], network: Dealings, at: int) -> Features:
    """How a side stands beside the others of the sentence: what the network tells, and how likely each is a body."""
    if side.party is None:
        return {}
    own = network.between(side)
    others = [s.features.get("s_body", 0.0) for s in here if _name(s) != _name(side) and "s_body" in s.features]
    return {
        "r_told": odds(own[at]) - _most(here, side, network, at),
        "r_sale": odds(own[SALE]) - _most(here, side, network, SALE),
        "r_named": float(len(here)),
        "s_top": max(others, default=0.0),
    }


def _most(here: Sequence[Side], side: Side, network: Dealings, at: int) -> float:
    """The most that the network tells of any other side of the sentence, as a logarithm of odds."""
    return max((odds(network.between(s)[at]) for s in here if _name(s) != _name(side)), default=_NOBODY)


def _name(side: Side) -> str:
    return side.party.name if side.party else ""


def _with(side: Side, features: Features) -> Side:
    return replace(side, features={**side.features, **features})
