"""Fit the models of words that tell of events, which `filinggraph.extract.happening_words` runs.

python benchmarks/train_happenings.py           scores on statements not seen in training
python benchmarks/train_happenings.py --train   the same, and writes extract/happening_words.json

Needs scikit-learn (the `train` extra), which the product itself does not. Statements: written_events.txt and
written_reports.txt, written for the project. Seeds are fixed: the same statements give the same file.
"""

import argparse
import collections
import json
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from forest import table_of
from paired import EVENTS, REPORTS
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import KFold
from written import single

from filinggraph.extract.happening_words import KINDS, MODEL, traits
from filinggraph.model import EventKind

LOOSENESS = 0.3
LEAST = 2  # statements that a trait must stand in
SLIGHT = 0.05
FOLDS = 4
_TOLD = re.compile(r"(\w+) (\w)>(\w)")
Told = tuple[frozenset[str], frozenset[EventKind]]


def read() -> list[Told]:
    """The traits of every statement, and what it tells."""
    return [
        (frozenset(traits(text)), frozenset(EventKind(kind) for kind, _, _ in _TOLD.findall(events)))
        for source in (EVENTS, REPORTS)
        for text, events in single(source)
    ]


def fit(told: Sequence[Told]) -> dict[str, Any]:
    """The weights as JSON values: a number for each kind of event."""
    counts = collections.Counter(trait for found, _ in told for trait in found)
    names = sorted(trait for trait, n in counts.items() if n >= LEAST)
    table = table_of([sorted(found) for found, _ in told], {t: n for n, t in enumerate(names)})
    base, weights = [], np.zeros((len(names), len(KINDS)))
    for n, kind in enumerate(KINDS):
        model = LogisticRegression(C=LOOSENESS, solver="liblinear", random_state=0)
        model.fit(table, np.array([kind in kinds for _, kinds in told]))
        base.append(round(float(model.intercept_[0]), 3))
        weights[:, n] = model.coef_[0]
    kept = [n for n in range(len(names)) if abs(weights[n]).max() >= SLIGHT]
    return {"base": base, "weights": {names[n]: [round(float(w), 2) for w in weights[n]] for n in kept}}


def unseen(told: Sequence[Told]) -> str:
    """Average precision of each kind on statements that the model has not seen."""
    totals = np.zeros((len(told), len(KINDS)))
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(totals):
        model = fit([told[i] for i in train])
        for i in test:
            totals[i] = model["base"]
            for trait in told[i][0]:
                totals[i] += model["weights"].get(trait, 0.0)
    right = np.array([[kind in kinds for kind in KINDS] for _, kinds in told])
    return ", ".join(
        f"{kind.value} {average_precision_score(right[:, n], totals[:, n]):.3f}" for n, kind in enumerate(KINDS)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the model that ships")
    options = parser.parse_args()
    told = read()
    print(f"{len(told)} statements, {sum(bool(kinds) for _, kinds in told)} of them tell an event")
    print(f"average precision on statements not seen: {unseen(told)}")
    if options.train:
        MODEL.write_text(json.dumps(fit(told), separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{MODEL.name}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
