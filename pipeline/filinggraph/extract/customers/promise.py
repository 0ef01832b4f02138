"""Which candidates can still be accepted, whatever the costly looks at them will say.

The network, the model of names and the counts of a name are features of the trees that judge it. What the trees give at
most, over all that these may turn out to be, tells most names of a report apart from customers before anyone asks.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from filinggraph.extract.customers.lists import raised
from filinggraph.extract.customers.pairs import UNREAD, Candidate
from filinggraph.extract.customers.weigh import OF_NETWORK, SIDES, WORDED, Heard, believable, of_all, of_telling, worded
from filinggraph.extract.ranker import Ranker

MOST_WAYS = 6  # of mentions that may turn out to be the telling ones; a name with more is looked at
MOST_MENTIONS = 12  # likewise, while the network has not read them
_COUNTED = ("count", "thing", "clear-thing")
_ANY = 1.0  # the network's chance at most


def promising(found: Sequence[Candidate], model: Ranker, least: float) -> list[Candidate]:
    """The candidates that `model` can give a chance of `least` on either side of a sale, alone or for their lists."""
    labels = (name for name in model.names if name.startswith(("e:", "clear-e:", "list-e:")))
    unknown = frozenset((*labels, *_COUNTED))
    most = dict.fromkeys((c.party.name for c in found), 0.0)
    rows: list[Mapping[str, float]] = []
    whose: list[Candidate] = []
    for candidate in found:
        for row in _rows(candidate):
            if row is None:
                most[candidate.party.name] = _ANY
                break
            rows.append(row)
            whose.append(candidate)
    for candidate, chance in zip(whose, model.reached(rows, unknown), strict=True):
        most[candidate.party.name] = max(most[candidate.party.name], chance)
    return [c for c in found if raised(c, most[c.party.name], most) >= least]


def _rows(candidate: Candidate) -> Iterator[Mapping[str, float] | None]:
    """What may be asked of the trees about a candidate, side by side; None where that is too much to tell."""
    if len(candidate.seen) > MOST_MENTIONS and any(UNREAD in s.features for s in candidate.seen):
        yield None
        return
    features = [s.features for s in candidate.seen]
    said: list[Sequence[dict[str, float]]] = []
    for thing, place in ((0.0, False), (0.5, False), (0.0, True)):
        way = believable(features, candidate.party.name, thing=thing, place=place)
        if way not in said:
            said.append(way)
    more = {"mentions": math.log1p(len(candidate.seen))}
    for mentions in said:
        heard = Heard.of(mentions)
        if not any(heard.strengths) and not any(any(s.values()) for s in heard.said):
            continue
        most = [
            s + WORDED * (_ANY - max(worded(m, where) for where in SIDES)) if UNREAD in m else s
            for s, m in zip(heard.strengths, mentions, strict=True)
        ]
        more |= dict.fromkeys(OF_NETWORK, math.nan) if any(UNREAD in m for m in mentions) else {}
        for where in SIDES:
            ways = list(_telling(heard, where, most))
            if len(ways) > MOST_WAYS:
                yield None
                return
            told = of_all(heard, where) | more
            for strongest, clearest in ways:
                yield of_telling(heard, where, strongest, clearest) | told


def _telling(heard: Heard, where: str, most: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The strongest and the clearest mention, each pair that there can be where strengths may reach `most`."""
    said = [s[where] for s in heard.said]
    clear = [n for n, s in enumerate(said) if s == max(said)]
    for strongest in _possible(range(len(said)), heard.strengths, most):
        # The strongest of all is the strongest of the clear ones, if it is one of them.
        for clearest in (strongest,) if strongest in clear else _possible(clear, heard.strengths, most):
            yield strongest, clearest


def _possible(places: Sequence[int], least: Sequence[float], most: Sequence[float]) -> list[int]:
    """The places at which the greatest value can be, the first of equal ones."""
    highest = max(least[n] for n in places)
    first = next(n for n in places if least[n] == highest)
    return [n for n in places if n == first or most[n] > highest or (most[n] == highest and n < first)]
