"""What the network of pairs tells of the filer and a side in a sentence: a sale, and what has happened between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.names import Mention
from filinggraph.extract.pair_network import KINDS, SALE, Pairs, dealt, foresee
from filinggraph.extract.sign_network import NOBODY
from filinggraph.model import EventKind

_NOTHING = (0.0,) * (1 + len(KINDS))


@dataclass(frozen=True, slots=True)
class Dealings:
    """The chances of every two signs of a sentence, the sign of each party of it, and where the parties stand."""

    pairs: Pairs
    signs: Mapping[str, str]
    mentions: Sequence[Mention]

    def between(self, side: Side) -> tuple[float, ...]:
        """The chances of a sale and of each kind of event between the filer and a side, whichever of them sells.

        Of a side that stands elsewhere: what the sentence tells of any two.
        """
        if side.start < 0 or side.party is None:
            return self.any()
        return tuple(map(max, zip(*self.directed(side), strict=True)))

    def directed(self, side: Side) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The same where the side sells to the filer, and where the filer sells to it.

        Of a side that stands elsewhere: what the sentence tells of the filer and anybody.
        """
        if side.start >= 0 and side.party is not None:
            sign = self.signs.get(side.party.name, NOBODY)
            return self.pairs.get((sign, FILER), _NOTHING), self.pairs.get((FILER, sign), _NOTHING)
        sells = [told for (_, buyer), told in self.pairs.items() if buyer == FILER]
        buys = [told for (seller, _), told in self.pairs.items() if seller == FILER]
        return tuple(map(max, zip(_NOTHING, *sells, strict=True))), tuple(map(max, zip(_NOTHING, *buys, strict=True)))

    def any(self) -> tuple[float, ...]:
        """The highest chance of a sale and of each kind of event, between any two of the sentence."""
        return tuple(map(max, zip(_NOTHING, *self.pairs.values(), strict=True)))


def dealings(scenes: Iterable[Scene]) -> list[Dealings]:
    """What the network tells of the sentence of each scene."""
    named = [(scene, mentions(scene)) for scene in scenes]
    marked = [Masked(scene.text, mentioned) for scene, mentioned in named]
    foresee(masked.text for masked in marked)
    found = []
    for masked, (_, mentioned) in zip(marked, named, strict=True):
        signs = {party.name: sign for sign, parties in masked.members.items() for party in parties}
        found.append(Dealings(dealt(masked.text), signs, mentioned))
    return found


def mentions(scene: Scene) -> list[Mention]:
    """The filer and the sides in a scene's sentence, the longest where several begin, without overlap."""
    named = [Mention(s.start, s.end, s.party) for s in scene.sides if s.start >= 0 and s.party is not None]
    kept: list[Mention] = []
    for mention in sorted((*named, *scene.selves), key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def place(kind: EventKind) -> int:
    """Where the chance of an event of a kind stands among what the network tells of a pair."""
    return SALE + 1 + KINDS.index(kind)
