"""Small boosted trees that say how likely a candidate is right: trained apart, run here without a library.

A model file holds one model a question: its feature names, its trees as flat node lists and its calibration.
`benchmarks/forest.py` writes them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Features = Mapping[str, float]
_LEAF = -1


@dataclass(frozen=True, slots=True)
class Ranker:
    """A sum of decision trees, scaled to a probability.

    A tree is a tuple of nodes (feature index or -1, threshold or value, left, right), its root first.
    """

    names: tuple[str, ...]
    base: float
    trees: tuple[tuple[tuple[int, float, int, int], ...], ...]
    slope: float = 1.0
    intercept: float = 0.0

    def score(self, features: Features) -> float:
        """Calibrated probability that the candidate with these features is right."""
        row = [features.get(name, 0.0) for name in self.names]
        total = self.base + sum(_walk(tree, row) for tree in self.trees)
        return 1.0 / (1.0 + math.exp(-(self.slope * total + self.intercept)))


def _walk(tree: Sequence[tuple[int, float, int, int]], row: Sequence[float]) -> float:
    node = 0
    while True:
        feature, value, left, right = tree[node]
        if feature == _LEAF:
            return value
        node = left if row[feature] <= value else right


@lru_cache(maxsize=8)
def rankers(path: Path) -> dict[str, Ranker]:
    """The models of a file by the name of their question."""
    return {name: ranker_of(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}


def ranker_of(value: Mapping[str, object]) -> Ranker:
    """The model that a value of a model file describes."""
    names, trees = value["names"], value["trees"]
    if not isinstance(names, list) or not isinstance(trees, list):
        raise TypeError("names and trees of a model must be lists")
    nodes = tuple(tuple((int(f), float(v), int(a), int(b)) for f, v, a, b in tree) for tree in trees)
    numbers = {key: float(str(value[key])) for key in ("base", "slope", "intercept")}
    return Ranker(tuple(map(str, names)), numbers["base"], nodes, numbers["slope"], numbers["intercept"])
