"""Whether a possible share is one: boosted trees trained on the development gold, by `benchmarks/train_shares.py`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from filinggraph.extract.ranker import Features, Ranker, rankers
from filinggraph.extract.shares.candidates import Candidate
from filinggraph.model import ShareFact

MODEL = Path(__file__).with_name("accept.json")
LEAST = 0.5
SETTLED = 0.9
BESIDE = 0.3
SURE = 0.8
OWN = 0.1


def accepted(candidates: Iterable[Candidate], model: Ranker | None = None) -> Iterator[ShareFact]:
    """The candidates that are more likely right than wrong, with that probability as their confidence."""
    model = model or rankers(MODEL)["prose"]
    found = list(candidates)
    yield from kept(found, [model.score(candidate.features) for candidate in found])


def kept(candidates: Sequence[Candidate], probabilities: Sequence[float]) -> Iterator[ShareFact]:
    """The facts of the candidates that these probabilities, one a candidate, accept."""
    judged = [_settled(p, c.features) for c, p in zip(candidates, probabilities, strict=True)]
    sure = {kind for c, p in zip(candidates, judged, strict=True) if p >= SURE for kind in _kinds(c)}
    for candidate, probability in zip(candidates, judged, strict=True):
        beside = probability >= BESIDE and not sure.isdisjoint(_kinds(candidate))
        likely = LEAST if beside else probability
        if max(likely, probability) >= LEAST:
            yield replace(candidate.fact, confidence=round(min(max(likely, probability), 0.99), 4))


def _settled(probability: float, features: Features) -> float:
    """The probability as it counts: what syntax settles is not left to trees that saw few of its kind.

    An unnamed customer or a government body with a verb of share and a basis of sales or receivables was right in 223
    of 225 cases of the development gold. A name that the document uses more as its own thing (a segment, a brand) than
    as somebody whom it sells to was right in none.
    """
    if features.get("own thing") and not features["government"]:
        return min(probability, OWN)
    settled = features["clear"] and (not features["named"] or features["government"])
    return max(probability, SETTLED) if settled else probability


def _kinds(candidate: Candidate) -> tuple[tuple[object, ...], ...]:
    """What a sure share speaks for: the same syntax, or the same party, in its own sentence."""
    start, named = candidate.fact.evidence[0].start, candidate.features["named"]
    hows = tuple(name for name, value in candidate.features.items() if name.startswith("how ") and value)
    return (start, named, hows), (start, candidate.fact.customer.name)
