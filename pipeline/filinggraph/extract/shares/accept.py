"""Whether a possible share is one: boosted trees trained on the development gold, by `benchmarks/train_shares.py`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from filinggraph.extract.ranker import Ranker, rankers
from filinggraph.extract.shares.candidates import Candidate
from filinggraph.model import ShareFact

MODEL = Path(__file__).with_name("accept.json")
LEAST = 0.5


def accepted(candidates: Iterable[Candidate], model: Ranker | None = None) -> Iterator[ShareFact]:
    """The candidates that are more likely right than wrong, with that probability as their confidence."""
    model = model or rankers(MODEL)["prose"]
    for candidate in candidates:
        probability = model.score(candidate.features)
        if probability >= LEAST:
            yield replace(candidate.fact, confidence=round(min(max(probability, 0.01), 0.99), 4))
