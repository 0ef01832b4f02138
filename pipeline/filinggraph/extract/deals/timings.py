"""What the network of times tells of a time and a side in a sentence: whether their contract ends, starts, lasts so."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from filinggraph.extract.deals.dealings import mentions
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.time_signs import masked_times
from filinggraph.extract.deals.told import Told
from filinggraph.extract.sign_network import NOBODY
from filinggraph.extract.time_network import ROLES, Roles, timed

_NOTHING = (0.0,) * len(ROLES)


@dataclass(frozen=True, slots=True)
class Timings:
    """The chances of every time of a sentence with every side; the sign of each time by its place, of each party."""

    chances: Roles
    times: Mapping[int, str]
    sides: Mapping[str, str]

    def of(self, told: Told, side: Side) -> dict[str, float]:
        """The odds of each role of a time in a contract with a side, and in one with anybody, as features.

        A side that stands elsewhere is one that the sentence does not name.
        """
        sign = self.times.get(told.start, "")
        own = self.sides.get(side.party.name, NOBODY) if side.start >= 0 and side.party is not None else NOBODY
        with_it = self.chances.get((sign, own), _NOTHING)
        any_ = tuple(map(max, zip(_NOTHING, *(row for (t, _), row in self.chances.items() if t == sign), strict=True)))
        return {
            **{f"y_{role}": odds(p) for role, p in zip(ROLES, with_it, strict=True)},
            **{f"z_{role}": odds(p) for role, p in zip(ROLES, any_, strict=True)},
        }


def timings(scene: Scene) -> Timings:
    """What the network tells of the times of a scene's sentence."""
    masked, signs = masked_times(scene.text, mentions(scene), scene.times)
    sides = {party.name: sign for sign, parties in masked.members.items() for party in parties}
    return Timings(timed(masked.text), {told.start: sign for sign, told in signs.items()}, sides)


def odds(chance: float) -> float:
    """The logarithm of the odds of a chance, within bounds."""
    return round(math.log(max(chance, 0.002) / max(1 - chance, 0.002)), 2)
