"""Fit the model that tells names of bodies, which can sign contracts, from other names.

python benchmarks/train_bodies.py           scores on the names of filers that it has not seen
python benchmarks/train_bodies.py --train   the same, and writes extract/body_words.json

Needs scikit-learn (the `train` extra), which the product itself does not. It learns from names of the texts with gold,
labelled for this (name_labels.txt: a code and a name a line, each as careful reading of a text gave it), and from names
in pieces of text written for the project (written_names.txt). B is a body, U an inside unit of one, P a person, N
another thing, F a name that was wrongly cut. Seeds are fixed: the same names give the same file.
"""

import argparse
import collections
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from gold import FOLDS, PROSE, READ, fold_of, golds
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from train_shares import documents

from filinggraph.extract.bodies import MODEL, WORDS, Bodies, BodyWords, body_words_of
from filinggraph.extract.spelling import clean
from filinggraph.model import Document

LABELS = Path(__file__).with_name("name_labels.txt")
WRITTEN = Path(__file__).with_name("written_names.txt")
BODY = "B"
LOOSENESS = 3.0
LEAST = 2  # names that a trait must be of
SLIGHT = 0.03
FILED = 2.0  # what a name of a real filing or release counts beside one of a text written for the project
NOTHING = BodyWords(0.0, {})


@dataclass
class Names:
    """Names as traits, whether each is a body's, the fold of its document (-1: in none), and what it counts."""

    traits: list[Mapping[str, float]] = field(default_factory=list)
    bodies: list[bool] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, found: Bodies, name: str, code: str, fold: int, part: str) -> None:
        """Take in one name of a text."""
        self.traits.append(found.traits(name))
        self.bodies.append(code == BODY)
        self.folds.append(fold)
        self.weights.append(FILED if part in PROSE else 1.0)
        self.parts.append(part)
        self.names.append(name)


def labels() -> dict[str, str]:
    """The code of each name."""
    return dict(reversed(line.split("\t")) for line in LABELS.read_text(encoding="utf-8").splitlines())


def collect(read: Iterable[tuple[str, str, Document]]) -> Names:
    """The labelled names of every document that holds them, and those of the written pieces."""
    found = Names()
    known = {clean(name): code for name, code in labels().items()}
    for part, path, document in read:
        name_of = Path(path).name
        gold = golds()[name_of]
        own = {clean(a): BODY for who, names in gold.names.items() if who[0] != "A" for a in names}
        bodies = Bodies(document.text, NOTHING)
        for name, code in sorted({**own, **known}.items()):
            if name and bodies.mentions(name):
                found.add(bodies, name, code, fold_of(name_of), part)
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        code, _, piece = line.partition("\t")
        name = clean(piece.partition("[[")[2].partition("]]")[0])
        found.add(Bodies(piece.replace("[[", "").replace("]]", ""), NOTHING), name, code, -1, "written")
    return found


def fit(names: Names, kept: Sequence[int]) -> dict[str, Any]:
    """The weights as JSON values, from some of the names."""
    counts = collections.Counter(trait for i in kept for trait in names.traits[i])
    columns = {t: n for n, t in enumerate(sorted(t for t, n in counts.items() if n >= LEAST))}
    cells = [(r, columns[t], v) for r, i in enumerate(kept) for t, v in names.traits[i].items() if t in columns]
    rows, places, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, places)), shape=(len(kept), len(columns)))
    model = LogisticRegression(C=LOOSENESS, solver="liblinear", random_state=0)
    model.fit(table, [names.bodies[i] for i in kept], sample_weight=[names.weights[i] for i in kept])
    weights = {t: round(float(model.coef_[0, n]), 3) for t, n in columns.items()}
    kept_weights = {t: w for t, w in weights.items() if abs(w) >= SLIGHT}
    return {"base": round(float(model.intercept_[0]), 3), "weights": kept_weights}


@lru_cache(maxsize=1)
def unseen() -> tuple[BodyWords, ...]:
    """For each fold the model that has not seen its filers."""
    names = collect(documents(None, (*PROSE, *READ)))
    return tuple(body_words_of(fit(names, [i for i, f in enumerate(names.folds) if f != n])) for n in range(FOLDS))


@contextmanager
def named_by_unseen() -> Iterator[None]:
    """Have names weighed by models that have not seen the document's filer; those of no gold text by what ships."""
    models, shipped = unseen(), WORDS.get()

    def choose(document: Document) -> BodyWords:
        name = Path(document.path).name
        return models[fold_of(name)] if name in golds() else shipped(document)

    token = WORDS.set(choose)
    try:
        yield
    finally:
        WORDS.reset(token)


def report(names: Names) -> None:
    """Print how well names of filers not seen are told apart, set by set."""
    chances = np.zeros(len(names.names))
    for fold in range(FOLDS):
        model = body_words_of(fit(names, [i for i, f in enumerate(names.folds) if f != fold]))
        for i in (i for i, f in enumerate(names.folds) if f == fold):
            chances[i] = model.chance(names.traits[i])
    bodies = np.array(names.bodies)
    for part in (*PROSE, *READ):
        at = np.array([i for i, p in enumerate(names.parts) if p == part])
        y, p = bodies[at], chances[at]
        if 0 < y.sum() < len(y):
            print(
                f"{part:14} {len(at):5} names, {y.sum():5} of bodies: AUC {roc_auc_score(y, p):.3f}, "
                f"average precision {average_precision_score(y, p):.3f}, of others "
                f"{average_precision_score(~y, 1 - p):.3f}, right at 0.5 {((p >= 0.5) == y).mean():.3f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the model that ships")
    parser.add_argument("--cache", type=Path, help="folder that keeps read documents between runs")
    options = parser.parse_args()
    names = collect(documents(options.cache, (*PROSE, *READ)))
    print(f"{len(names.names)} names, {sum(names.bodies)} of them of bodies")
    report(names)
    if options.train:
        value = fit(names, range(len(names.names)))
        MODEL.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{MODEL.name}: {MODEL.stat().st_size} bytes, {len(value['weights'])} traits")


if __name__ == "__main__":
    main()
