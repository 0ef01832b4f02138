"""Names told in one list: what is likely of one of them speaks for the others, too."""

from collections.abc import Mapping, Sequence

from filinggraph.extract.customers.pairs import Candidate
from filinggraph.extract.ranker import chance_of, odds


def together_with_lists(asked: Sequence[tuple[Candidate, str]], chances: Sequence[float]) -> list[float]:
    """How likely each name stands on its side, raised to the likeliest there of its lists."""
    of_side: dict[str, dict[str, float]] = {}
    for (candidate, where), chance in zip(asked, chances, strict=True):
        of_side.setdefault(where, {})[candidate.party.name] = chance
    return [raised(c, chance, of_side[where]) for (c, where), chance in zip(asked, chances, strict=True)]


def raised(candidate: Candidate, chance: float, of: Mapping[str, float]) -> float:
    """The chance of a name, halfway in odds to the likeliest of its lists where that is higher; `of` has theirs."""
    likeliest = max((of.get(m.party.name, 0.0) for seen in candidate.seen for m in seen.peers), default=0.0)
    return chance_of((odds(chance) + odds(likeliest)) / 2) if likeliest > chance else chance
