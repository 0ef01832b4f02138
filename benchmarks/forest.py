"""Fit the boosted trees that `filinggraph.extract.ranker` runs, and score each row by a model that never saw its group.

Needs scikit-learn (the `train` extra), which the product itself does not. Seeds are fixed: the same rows give the
same model.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from filinggraph.extract.ranker import WORDING, Features

FOLDS = 5
TRAIT_FOLDS = 4
FREQUENT, LOOSENESS, SLIGHT = 3, 0.03, 0.003
FILED = 3.0  # what a row of a real filing or release counts beside one of a text written for the project


@dataclass
class Rows:
    """Candidates as features, whether each is right, the group (filer) it comes from, and what it stands for.

    `traits`, where given, are of the words about each candidate; a linear model of them makes a feature of the trees.
    `written`, where given, tells which are of texts written for the project. Such texts tell of dealings far more often
    than filings do: they count less, and the model is calibrated on the others.
    """

    features: list[Features] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    owners: list[Any] = field(default_factory=list)
    traits: list[frozenset[str]] = field(default_factory=list)
    written: list[bool] = field(default_factory=list)


SHAPE = {"n_estimators": 140, "max_depth": 3, "learning_rate": 0.07, "subsample": 0.7, "max_features": 0.35,
         "min_samples_leaf": 6}  # fmt: skip


def classifier(seed: int, shape: Mapping[str, Any] = SHAPE) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(**shape, random_state=seed)


def fit(
    rows: Rows,
    *,
    folds: int = FOLDS,
    shape: Mapping[str, Any] = SHAPE,
    bag: int = 1,
    apart: bool = False,
    filed: float = FILED,
) -> tuple[dict[str, Any], np.ndarray]:
    """The model as JSON values, and the out-of-fold probability of every row, folds grouped by `rows.groups`.

    With a bag of several, the model is the mean of as many, each fitted to other samples of the rows. Where written
    texts are to be learned apart, the trees may ask whether a row is written, and the model takes none to be so; the
    out-of-fold probability of a written row is that of its own kind.
    """
    names = sorted({name for row in rows.features for name in row} | ({WORDING} if rows.traits else set()))
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows.features])
    y, groups = np.array(rows.labels), np.array(rows.groups)
    written = np.array(rows.written or [False] * len(y))
    weights = np.where(written, 1.0, filed if written.any() else 1.0)
    if apart:
        x = np.column_stack([x, written])
    raw = np.zeros(len(y))
    for train, test in GroupKFold(folds).split(x, y, groups):
        if rows.traits:
            seen = [rows.traits[i] for i in train]
            x[train, names.index(WORDING)] = unseen_weights(seen, y[train], groups[train])
            of_traits = trait_weights(seen, y[train])
            x[test, names.index(WORDING)] = [weigh(of_traits, rows.traits[i]) for i in test]
        for seed in range(bag):
            fitted_ = classifier(seed, shape).fit(x[train], y[train], sample_weight=weights[train])
            raw[test] += fitted_.decision_function(x[test]) / bag
    if rows.traits:
        x[:, names.index(WORDING)] = unseen_weights(rows.traits, y, groups)
    scale = LogisticRegression(C=1e6).fit(raw[~written].reshape(-1, 1), y[~written])
    slope, intercept = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    fitted = [classifier(seed, shape).fit(x, y, sample_weight=weights) for seed in range(bag)]
    estimators = [e for model in fitted for e in model.estimators_[:, 0]]
    used = sorted({int(f) for e in estimators for f in e.tree_.feature if 0 <= f < len(names)})
    place = {f: i for i, f in enumerate(used)}
    share = np.average(y, weights=weights)
    prior = float(np.log(share / (1 - share)))
    value = {
        "names": [names[f] for f in used],
        "base": round(prior, 5),
        "slope": round(slope, 4),
        "intercept": round(intercept, 4),
        "trees": [_nodes(e.tree_, fitted[0].learning_rate / bag, place) for e in estimators],
    }
    if rows.traits:
        value["traits"] = trait_weights(rows.traits, y)
    return value, 1 / (1 + np.exp(-(slope * raw + intercept)))


def trait_weights(traits: Sequence[frozenset[str]], y: np.ndarray) -> dict[str, float]:
    """Weight of each trait that is frequent enough, by logistic regression; weights near 0 are left out."""
    counts = Counter(t for row in traits for t in row)
    names = sorted(t for t, n in counts.items() if n >= FREQUENT)
    place = {t: i for i, t in enumerate(names)}
    table = table_of([sorted(row) for row in traits], place)
    weights = LogisticRegression(C=LOOSENESS, solver="liblinear").fit(table, y).coef_[0]
    return {t: round(float(w), 4) for t, w in zip(names, weights, strict=True) if abs(w) >= SLIGHT}


def table_of(rows: Sequence[Sequence[str]], place: Mapping[str, int]) -> csr_matrix:
    """A row for each row of traits, with a 1 in the column of every trait that has a place."""
    cells = [(r, place[t]) for r, row in enumerate(rows) for t in row if t in place]
    at, column = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (at, column)), shape=(len(rows), len(place)))


def unseen_weights(traits: Sequence[frozenset[str]], y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """What the traits of each row weigh to a model that has not seen its group."""
    found = np.zeros(len(y))
    for train, test in GroupKFold(TRAIT_FOLDS).split(y, y, groups):
        weights = trait_weights([traits[i] for i in train], y[train])
        found[test] = [weigh(weights, traits[i]) for i in test]
    return found


def weigh(weights: Mapping[str, float], traits: frozenset[str]) -> float:
    return sum(weights.get(t, 0.0) for t in sorted(traits))


def _nodes(tree: Any, rate: float, place: Mapping[int, int]) -> list[list[float]]:
    """The nodes of a tree, each before its branches; of a question that has no place, only the branch of 0 is kept."""
    nodes: list[list[float]] = []

    def add(node: int) -> int:
        while tree.feature[node] >= 0 and int(tree.feature[node]) not in place:
            node = tree.children_left[node]
        number = len(nodes)
        if tree.feature[node] < 0:
            nodes.append([-1, round(float(tree.value[node, 0, 0]) * rate, 4), 0, 0])
            return number
        nodes.append([])
        branches = [add(tree.children_left[node]), add(tree.children_right[node])]
        nodes[number] = [place[int(tree.feature[node])], round(float(tree.threshold[node]), 4), *branches]
        return number

    add(0)
    return nodes
