"""Sets of mentions that are one entity, joined step by step and never across a contradiction."""

from dataclasses import dataclass


@dataclass(slots=True)
class Group:
    """What is known of one set: identifiers, marks that forbid joins, and the weakest step that made it."""

    cik: str = ""
    lei: str = ""
    score: float = 1.0
    method: str = ""
    apart: frozenset[int] = frozenset()


class Groups:
    """Disjoint sets over places 0 … size-1.

    `apart` holds signed marks of decisions: a group with mark n and one with mark -n are different by decision.
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._rank = [0] * size
        self._known: dict[int, Group] = {}

    def find(self, place: int) -> int:
        """The place that stands for the whole set."""
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def same(self, left: int, right: int) -> bool:
        """True when both are in one set."""
        return self.find(left) == self.find(right)

    def known(self, place: int) -> Group:
        """What is known of the set of place."""
        return self._known.get(self.find(place)) or Group()

    def identify(self, place: int, *, cik: str = "", lei: str = "", score: float = 1.0, method: str = "") -> bool:
        """Give the set an identifier; False, and nothing done, when it has another one."""
        group = self.known(place)
        if (cik and group.cik not in ("", cik)) or (lei and group.lei not in ("", lei)):
            return False
        weaker = score < group.score or not group.method
        self._known[self.find(place)] = Group(
            cik or group.cik,
            lei or group.lei,
            min(score, group.score),
            method if weaker else group.method,
            group.apart,
        )
        return True

    def mark(self, place: int, mark: int) -> None:
        """Put a signed mark on the set: joins with a set that has the opposite mark are refused."""
        group = self.known(place)
        self._known[self.find(place)] = Group(group.cik, group.lei, group.score, group.method, group.apart | {mark})

    def contradict(self, left: int, right: int) -> bool:
        """True when identifiers or decisions say that the sets are different."""
        one, other = self.known(left), self.known(right)
        return (
            bool(one.cik and other.cik and one.cik != other.cik)
            or bool(one.lei and other.lei and one.lei != other.lei)
            or any(-mark in other.apart for mark in one.apart)
        )

    def join(self, left: int, right: int, score: float, method: str) -> bool:
        """Make the two sets one by a step of that score; False, and nothing done, when they contradict."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if self.contradict(left, right):
            return False
        one, other = self.known(left), self.known(right)
        steps = [(one.score, one.method), (other.score, other.method), (score, method)]
        weakest = min((s for s in steps if s[1]), key=lambda s: s[0])
        if self._rank[left] < self._rank[right]:
            left, right = right, left
        self._above[right] = left
        self._rank[left] += self._rank[left] == self._rank[right]
        self._known.pop(right, None)
        self._known[left] = Group(one.cik or other.cik, one.lei or other.lei, *weakest, one.apart | other.apart)
        return True
