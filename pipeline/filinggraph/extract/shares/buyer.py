"""A party that may hold a share, at its place in a sentence."""

from dataclasses import dataclass

from filinggraph.model import Party, PartyKind


@dataclass(frozen=True, slots=True)
class Buyer:
    """A party at its place in a sentence. `count` is how many it stands for (1, n, or 0 where not said).

    `bare` says that no determiner limits it ("distributors"), `backward` that it points at parties named before
    ("these customers"), `supplies` that the word is one for a seller; `group` is the counted phrase that a list of
    names spells out; `sure` is False for a name that only its place in the sentence makes a party; `lettered` is
    "Customer A"; `listed` that it stands in a list with such or with names; `since` is where the counted phrase before
    a name begins.
    """

    start: int
    end: int
    party: Party
    count: int = 1
    bare: bool = False
    backward: bool = False
    supplies: bool = False
    group: str = ""
    sure: bool = True
    lettered: bool = False
    listed: bool = False
    since: int = -1

    @property
    def begin(self) -> int:
        """Where the party begins, the counted phrase before it included."""
        return self.since if self.since >= 0 else self.start

    @property
    def named(self) -> bool:
        """True for a party with a name of its own."""
        return self.party.kind not in (PartyKind.UNNAMED, PartyKind.GROUP)
