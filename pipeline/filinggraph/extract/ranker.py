"""Small boosted trees that say how likely a candidate is right: trained apart, run here with numpy alone.

A model file holds one model a question: its feature names, its trees as flat node lists and its calibration.
`benchmarks/forest.py` writes them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Features = Mapping[str, float]
WORDING = "wording"
_LEAF = -1
_AT_ONCE = 64  # candidates of which all nodes fit into a fast cache


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """A sum of decision trees, scaled to a probability.

    `features`, `values`, `left` and `right` have an entry a node, tree after tree, which begin at `roots`; a leaf leads
    to itself, and its value is what the tree adds. `depth` is that of the deepest tree; `levels` holds the nodes that
    are no leaves, those first whose children are all leaves. `traits` weighs the words about a candidate; their sum is
    a feature of its own, WORDING.
    """

    names: tuple[str, ...]
    base: float
    features: NDArray[np.intp]
    values: NDArray[np.float64]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    roots: NDArray[np.intp]
    depth: int
    levels: Sequence[NDArray[np.intp]]
    slope: float = 1.0
    intercept: float = 0.0
    traits: Mapping[str, float] = field(default_factory=dict)

    def score(self, features: Features) -> float:
        """Calibrated probability that the candidate with these features is right."""
        return self.scores([features])[0]

    def scores(self, rows: Sequence[Features]) -> list[float]:
        """Calibrated probability of each candidate."""
        if not rows:
            return []
        cells, first = self._table(rows).ravel(), (np.arange(len(rows)) * len(self.names))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            goes_left = cells.take(first + self.features.take(node)) <= self.values.take(node)
            node = np.where(goes_left, self.left.take(node), self.right.take(node))
        return [self._chance(float(t)) for t in self.base + self.values.take(node).sum(axis=1)]

    def reached(self, rows: Sequence[Features], unknown: AbstractSet[str] = frozenset()) -> list[float]:
        """The highest probability that each candidate can have, whatever its features that are NaN turn out to be.

        Those named in `unknown` are not known of any candidate, whatever its row says.
        """
        table = np.ascontiguousarray(self._table(rows).T)
        table[[j for j, name in enumerate(self.names) if name in unknown]] = math.nan
        parts = (table[:, first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))
        return [self._chance(float(total)) for part in parts for total in self._most(part)]

    def _table(self, rows: Sequence[Features]) -> NDArray[np.float64]:
        """A row of the features that the trees look at for each candidate."""
        place = _places(self.names)
        table = []
        for row in rows:
            cells = [0.0] * len(place)
            for name, value in row.items():
                if (j := place.get(name)) is not None:
                    cells[j] = value
            table.append(cells)
        return np.array(table, dtype=np.float64).reshape(len(rows), len(place))

    def _chance(self, total: float) -> float:
        """The calibrated probability that a sum of the trees stands for."""
        return 1.0 / (1.0 + math.exp(-(self.slope * total + self.intercept)))

    def _most(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """The greatest sum that the trees can give each column of features; those that are NaN go both ways."""
        most = np.repeat(self.values[:, None], table.shape[1], axis=1)
        open_ = np.isnan(table)
        for nodes in self.levels:
            features = self.features[nodes]
            left, right = most[self.left[nodes]], most[self.right[nodes]]
            goes_left = table[features] <= self.values[nodes, None]
            most[nodes] = np.where(open_[features], np.maximum(left, right), np.where(goes_left, left, right))
        found: NDArray[np.float64] = self.base + most[self.roots].sum(axis=0)
        return found

    def worded(self, features: Features, traits: AbstractSet[str]) -> Features:
        """The features together with what the words about the candidate weigh."""
        return {**features, WORDING: math.fsum(map(self.traits.__getitem__, self.traits.keys() & traits))}


@lru_cache(maxsize=64)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    """The place of each feature in a row."""
    return {name: j for j, name in enumerate(names)}


def odds(chance: float) -> float:
    """The logarithm of the odds of a chance, within bounds: a chance as a feature."""
    return round(math.log(max(chance, 0.002) / max(1 - chance, 0.002)), 2)


def chance_of(log_odds: float) -> float:
    """The chance of which this is the logarithm of the odds; beyond e**30 to 1 it stays the same."""
    return 1 / (1 + math.exp(-max(min(log_odds, 30.0), -30.0)))


@lru_cache(maxsize=8)
def rankers(path: Path) -> dict[str, Ranker]:
    """The models of a file by the name of their question."""
    return {name: ranker_of(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}


def ranker_of(value: Mapping[str, object]) -> Ranker:
    """The model that a value of a model file describes."""
    names, trees, traits = value["names"], value["trees"], value.get("traits", {})
    if not isinstance(names, list) or not isinstance(trees, list) or not isinstance(traits, dict):
        raise TypeError("names and trees of a model must be lists, its traits a table of weights")
    numbers = {key: float(str(value[key])) for key in ("base", "slope", "intercept")}
    return Ranker(
        tuple(map(str, names)), numbers["base"], *(made := _arrays(trees)), _levels(made[2], made[3]),
        numbers["slope"], numbers["intercept"], traits,
    )  # fmt: skip


def _arrays(
    trees: Sequence[Sequence[tuple[int, float, int, int]]],
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], int]:
    """Features, values, left and right children of all nodes, the roots of the trees, and the depth of the deepest."""
    width = max(map(len, trees), default=1)
    features = np.zeros((len(trees), width), dtype=np.intp)
    values = np.zeros((len(trees), width))
    left = np.tile(np.arange(width), (len(trees), 1))
    right = left.copy()
    for t, tree in enumerate(trees):
        for n, (feature, number, a, b) in enumerate(tree):
            values[t, n] = number
            if feature != _LEAF:
                features[t, n], left[t, n], right[t, n] = feature, a, b
    roots = np.arange(len(trees)) * width
    left, right = left + roots[:, None], right + roots[:, None]
    return (
        features.ravel(),
        values.ravel(),
        left.ravel(),
        right.ravel(),
        roots,
        max((_depth(tree) for tree in trees), default=0),
    )


def _depth(tree: Sequence[tuple[int, float, int, int]], node: int = 0) -> int:
    feature, _, left, right = tree[node]
    return 0 if feature == _LEAF else 1 + max(_depth(tree, left), _depth(tree, right))


def _levels(left: NDArray[np.intp], right: NDArray[np.intp]) -> tuple[NDArray[np.intp], ...]:
    """The nodes that are no leaves, by how far below them the farthest leaf is."""
    height = np.zeros(len(left), dtype=np.intp)
    inner = np.flatnonzero(left != np.arange(len(left)))
    while True:
        higher = 1 + np.maximum(height[left[inner]], height[right[inner]])
        if (higher == height[inner]).all():
            return tuple(inner[height[inner] == h] for h in range(1, height.max(initial=0) + 1))
        height[inner] = higher
