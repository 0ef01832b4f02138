"""Names told in one list: what is likely of one of them speaks for the others, too."""

from collections.abc import Sequence

from filinggraph.extract.customers.pairs import Candidate
from filinggraph.extract.ranker import chance_of, odds


def together_with_lists(asked: Sequence[tuple[Candidate, str]], chances: Sequence[float]) -> list[float]:
    """How likely each name stands on its side, raised halfway, in odds, to the likeliest there of its lists."""
    of = {(candidate.party.name, where): chance for (candidate, where), chance in zip(asked, chances, strict=True)}
    return [
        raised(chance, max((of.get((name, where), 0.0) for name in peers(candidate)), default=0.0))
        for (candidate, where), chance in zip(asked, chances, strict=True)
    ]


def peers(candidate: Candidate) -> set[str]:
    """The names that stand in one list with a name."""
    return {m.party.name for seen in candidate.seen for m in seen.peers}


def raised(chance: float, likeliest: float) -> float:
    """A chance, halfway to one that is higher."""
    return chance_of((odds(chance) + odds(likeliest)) / 2) if likeliest > chance else chance
