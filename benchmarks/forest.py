"""Fit the boosted trees that `filinggraph.extract.ranker` runs, and score each row by a model that never saw its group.

Needs scikit-learn (the `train` extra), which the product itself does not. Seeds are fixed: the same rows give the
same model.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from filinggraph.extract.ranker import Features

FOLDS = 5


@dataclass
class Rows:
    """Candidates as features, whether each is right, the group (filer) it comes from, and what it stands for."""

    features: list[Features] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    owners: list[Any] = field(default_factory=list)


def classifier(seed: int) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(
        n_estimators=140, max_depth=3, learning_rate=0.07, subsample=0.7, max_features=0.35, min_samples_leaf=6,
        random_state=seed,
    )  # fmt: skip


def fit(rows: Rows) -> tuple[dict[str, Any], np.ndarray]:
    """The model as JSON values, and the out-of-fold probability of every row, folds grouped by `rows.groups`."""
    names = sorted({name for row in rows.features for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows.features])
    y = np.array(rows.labels)
    raw = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(x, y, rows.groups):
        raw[test] = classifier(0).fit(x[train], y[train]).decision_function(x[test])
    scale = LogisticRegression(C=1e6).fit(raw.reshape(-1, 1), y)
    slope, intercept = float(scale.coef_[0, 0]), float(scale.intercept_[0])
    fitted = classifier(0).fit(x, y)
    used = sorted({int(f) for e in fitted.estimators_[:, 0] for f in e.tree_.feature if f >= 0})
    place = {f: i for i, f in enumerate(used)}
    trees = [_nodes(e.tree_, fitted.learning_rate, place) for e in fitted.estimators_[:, 0]]
    prior = float(np.log(y.mean() / (1 - y.mean())))
    value = {
        "names": [names[f] for f in used],
        "base": round(prior, 5),
        "slope": round(slope, 4),
        "intercept": round(intercept, 4),
        "trees": trees,
    }
    return value, 1 / (1 + np.exp(-(slope * raw + intercept)))


def _nodes(tree: Any, rate: float, place: dict[int, int]) -> list[list[float]]:
    nodes = []
    for f, t, v, a, b in zip(
        tree.feature, tree.threshold, tree.value[:, 0, 0], tree.children_left, tree.children_right, strict=True
    ):
        nodes.append(
            [place[int(f)], round(float(t), 4), int(a), int(b)] if f >= 0 else [-1, round(float(v) * rate, 4), 0, 0]
        )
    return nodes
