"""Fit the model of masked wording that `filinggraph.extract.customers.wording` runs, and such that never saw a filer.

It learns from every pair of parties in the statements of the development set, of texts and of single statements
written for the project (written_customers.txt, written_statements.txt, written_reports.txt).
"""

import collections
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from forest import table_of
from gold import FOLDS, PROSE, filer_of, scorer
from gold_statements import gold_sales
from paired import REPORTS, SALES
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from written import masked_single, single, written

from filinggraph.extract.context import context
from filinggraph.extract.customers.statements import statements
from filinggraph.extract.customers.wording import Wording, pairs
from filinggraph.extract.masking import Masked
from filinggraph.model import Document, Party

LOOSENESS = 0.1
FILED, WRITTEN, STATED = 8.0, 1.0, 0.3  # what a pair counts: of a filing, of a written text, of a written statement
SINGLE = {SALES: STATED, REPORTS: WRITTEN}  # single statements; those as reports make them tell of as few dealings
EAGER = 0.8  # added to the odds of a sale: filings tell few, and the product asks on where one may be told
LEAST_GROUPS = 2
SLIGHT = 0.02
NONE, AHEAD, BACK = range(3)


@dataclass
class Told:
    """Pairs of signs by their traits, what each says (0 no sale, 1 the first sells, 2 the second), group and weight."""

    traits: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, masked: Masked, filer: Party, sale: Any, group: str, weight: float) -> None:
        """Add the pairs of a statement; `sale(seller, buyer)` is True, False, or None where it is left open."""
        for pair in pairs(masked):
            first, second = (masked.at(s) or (filer,) for s in (pair.first, pair.second))
            label = _label(first, second, sale)
            if label is not None:
                self.traits.append(pair.traits)
                self.labels.append(label)
                self.groups.append(group)
                self.weights.append(weight)


def _label(first: Iterable[Party], second: Iterable[Party], sale: Any) -> int | None:
    found = []
    for a in first:
        for b in second:
            for value, (seller, buyer) in ((AHEAD, (a, b)), (BACK, (b, a))):
                answer = sale(seller, buyer)
                found.append(value if answer else None if answer is None else NONE)
    for value in (AHEAD, BACK):
        if value in found:
            return value
    return None if None in found else NONE


def collect(read: Iterable[tuple[str, str, Document]]) -> Told:
    """The pairs of documents with gold, of written texts and of written statements."""
    told = Told()
    for part, path, document in read:
        name, who, weight = Path(path).name, context(document), FILED if part in PROSE else WRITTEN
        for statement, sale in gold_sales(name, document):
            told.add(statement.masked, who.filer, sale, filer_of(name), weight)
    for name, document, sales in written():
        who = context(document)
        for statement in statements(document):
            told.add(
                statement.masked, who.filer, lambda a, b, sales=sales: _of(sales, a, b), f"written {name}", WRITTEN
            )
    for number, (masked, filer, pairs_, weight) in enumerate(read_statements()):
        told.add(masked, filer, lambda a, b, p=pairs_: (a.name, b.name) in p, f"statement {number}", weight)
    return told


def read_statements() -> Iterator[tuple[Masked, Party, frozenset[tuple[str, str]], float]]:
    """Every written statement: its masked text, the filer ("F" in it), the (seller, buyer) pairs told, its weight."""
    for source, weight in SINGLE.items():
        for text, sales in single(source):
            yield masked_single(text), Party("F", filer=True), frozenset(re.findall(r"(\w)>(\w)", sales)), weight


def _of(sales: Sequence[tuple[str, str, bool]], a: Party, b: Party) -> bool | None:
    hits = [o for s, c, o in sales if scorer().same_name(a.name, [s]) and scorer().same_name(b.name, [c])]
    return None if hits and all(hits) else bool(hits)


def fit(told: Told, rows: Sequence[int] | None = None) -> dict[str, Any]:
    """The weights as JSON values, from all pairs or the given rows."""
    kept = range(len(told.labels)) if rows is None else rows
    groups: dict[str, set[str]] = collections.defaultdict(set)
    for i in kept:
        for trait in told.traits[i]:
            if len(groups[trait]) < LEAST_GROUPS:
                groups[trait].add(told.groups[i])
    names = sorted(t for t, g in groups.items() if len(g) >= LEAST_GROUPS)
    place = {t: n for n, t in enumerate(names)}
    table = table_of([told.traits[i] for i in kept], place)
    model = LogisticRegression(C=LOOSENESS, max_iter=500)
    model.fit(
        table,
        np.array([told.labels[i] for i in kept]),
        sample_weight=[told.weights[i] for i in kept],
    )
    weights = model.coef_[1:] - model.coef_[0]
    base = model.intercept_[1:] - model.intercept_[0]
    told_by = [n for n in range(len(names)) if abs(weights[:, n]).max() >= SLIGHT]
    return {
        "base": [round(float(b) + EAGER, 3) for b in base],
        "weights": {names[n]: [round(float(w), 3) for w in weights[:, n]] for n in told_by},
    }


def wording_of(value: Mapping[str, Any]) -> Wording:
    """The model that a value of a model file describes."""
    return Wording((value["base"][0], value["base"][1]), value["weights"])


def unseen(told: Told) -> dict[str, Wording]:
    """For each group a model that has not seen it."""
    groups = np.array(told.groups)
    found: dict[str, Wording] = {}
    for train, test in GroupKFold(FOLDS).split(groups, groups, groups):
        model = wording_of(fit(told, list(train)))
        found.update(dict.fromkeys(groups[test].tolist(), model))
    return found
