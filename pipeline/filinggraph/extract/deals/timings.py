"""What the network of times tells of a time and a side in a sentence: whether their contract ends, starts, lasts so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.time_signs import masked_times
from filinggraph.extract.deals.told import Told
from filinggraph.extract.names import Mention
from filinggraph.extract.ranker import odds
from filinggraph.extract.sign_network import NOBODY
from filinggraph.extract.time_network import ROLES, RoleChances, timed_all

_NOTHING = (0.0,) * len(ROLES)


@dataclass(frozen=True, slots=True)
class Timings:
    """The chances of every time of a sentence with every side; the sign of each time by its place, of each party."""

    chances: RoleChances
    times: Mapping[int, str]
    sides: Mapping[str, str]

    def of(self, told: Told, side: Side) -> dict[str, float]:
        """The odds of each role of a time in a contract with a side, as features."""
        row = self.chances.get(self.signs(told, side), _NOTHING)
        return {f"y_{role}": odds(p) for role, p in zip(ROLES, row, strict=True)}

    def signs(self, told: Told, side: Side) -> tuple[str, str]:
        """The signs of a time and a side; one that stands elsewhere is one that the sentence does not name."""
        own = self.sides.get(side.party.name, NOBODY) if side.start >= 0 and side.party is not None else NOBODY
        return self.times.get(told.start, ""), own

    def any(self, told: Told) -> dict[str, float]:
        """The odds of each role of a time in a contract with anybody, as features."""
        sign = self.times.get(told.start, "")
        rows = (row for (time, _), row in self.chances.items() if time == sign)
        most = map(max, zip(_NOTHING, *rows, strict=True))
        return {f"z_{role}": odds(p) for role, p in zip(ROLES, most, strict=True)}


def timings(scenes: Iterable[tuple[Scene, Sequence[Mention]]]) -> list[Timings]:
    """What the network tells of the times of each scene's sentence, in which the parties stand where mentions say."""
    marked = [masked_times(scene.text, mentions, scene.times) for scene, mentions in scenes]
    found = []
    for chances, (masked, signs) in zip(timed_all([masked.text for masked, _ in marked]), marked, strict=True):
        sides = {party.name: sign for sign, parties in masked.members.items() for party in parties}
        found.append(Timings(chances, {told.start: sign for sign, told in signs.items()}, sides))
    return found
