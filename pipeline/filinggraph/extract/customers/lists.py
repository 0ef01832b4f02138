"""Names told in one list: what is likely of one of them speaks for the others, too."""

import re
from collections.abc import Mapping, Sequence

from filinggraph.extract.customers.pairs import Candidate
from filinggraph.extract.names import Mention
from filinggraph.extract.ranker import chance_of, odds

_RELATIVE = re.compile(r"\b(?:which|who|whose|whom|that|where|while)\b", re.I)


def together_with_lists(asked: Sequence[tuple[Candidate, str]], chances: Sequence[float]) -> list[float]:
    """How likely each name stands on its side, raised to the likeliest there of its lists."""
    of_side: dict[str, dict[str, float]] = {}
    for (candidate, where), chance in zip(asked, chances, strict=True):
        of_side.setdefault(where, {})[candidate.party.name] = chance
    return [raised(c, chance, of_side[where]) for (c, where), chance in zip(asked, chances, strict=True)]


def raised(candidate: Candidate, chance: float, of: Mapping[str, float]) -> float:
    """The chance of a name, halfway in odds to the likeliest of its lists where that is higher; `of` has theirs."""
    peers = (m for seen in candidate.seen for m in seen.peers if _is_of_one_list(seen.unit.text, seen.mention, m))
    likeliest = max((of.get(m.party.name, 0.0) for m in peers), default=0.0)
    return chance_of((odds(chance) + odds(likeliest)) / 2) if likeliest > chance else chance


def _is_of_one_list(text: str, one: Mention, other: Mention) -> bool:
    """False where a clause about one name stands before the other: "Alpha, which Beta supplies"."""
    first, second = sorted((one, other), key=lambda m: m.start)
    return _RELATIVE.search(text, first.end, second.start) is None
