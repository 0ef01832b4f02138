"""Train the rankers of agreements and measure them on companies that they have not seen.

python benchmarks/agreements.py           out-of-fold scores of every question, by company
python benchmarks/agreements.py --train   the same, and writes extract/agreements/ranker.json

Needs scikit-learn, which the product itself does not. Agreements and labels: ../shared/corpus/agreements and
../shared/gold/agreements. Seeds are fixed: the same labels give the same file.
"""

import argparse
import datetime
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from forest import Rows, fit

from filinggraph.extract.agreements import choose, parties, signing, terms
from filinggraph.extract.agreements.opening import opening
from filinggraph.extract.durations import add, parts
from filinggraph.extract.ranker import Features
from filinggraph.model import Document
from filinggraph.read import read_file
from filinggraph.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OUTPUT = ROOT / "pipeline/filinggraph/extract/agreements/ranker.json"
FORMS = {
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "lp",
    "llp",
    "plc",
    "nv",
    "sa",
    "ag",
    "gmbh",
    "bv",
    "the",
    "and",
    "of",
}


@dataclass
class Example:
    """One agreement with its labels and its candidates."""

    document: Document
    gold: dict[str, Any]
    group: str
    names: list[parties.Candidate]
    dates: list[signing.DateCandidate]
    terms: list[terms.TermCandidate]


def company(file: str) -> str:
    """Start of a file name that stands for its filer."""
    match = re.match(r"([A-Za-z0-9&.\-']+?)(?:_?\d{8}|_\d\d_\d\d_\d{4}|_Inc|_Corp|__|_-_|_EX)", file)
    return re.sub("[^a-z]", "", (match[1] if match else file[:12]).lower())[:12]


def examples(files: Iterable[Path]) -> list[Example]:
    found = []
    for path in files:
        gold = json.loads((SHARED / "gold/agreements" / f"{path.stem}.json").read_text())["agreement"]
        document = read_file(str(path), Settings()).documents[0]
        opened = opening(document.text)
        found.append(
            Example(
                document,
                gold,
                company(path.name),
                parties.candidates(document.text, opened),
                signing.candidates(document.text, opened),
                terms.candidates(document.text),
            )
        )
    return found


def words(name: str) -> list[str]:
    name = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    name = "".join(c for c in name if not unicodedata.combining(c))
    name = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", ""), name)
    every = re.findall(r"[a-z0-9]+", re.sub(r"['’]s?\b", "", name))
    return [w for w in every if w not in FORMS] or every


def party_rows(data: Sequence[Example]) -> Rows:
    """A candidate is right where it is a labelled party in full; a short form only where no full one is found."""
    rows = Rows([], [], [], [])
    for example in data:
        if len(example.gold["parties"]) < 2:
            continue
        bare = [words(c.name) for c in example.names]
        right: set[int] = set()
        for aliases in example.gold["parties"]:
            wanted = [words(a) for a in aliases]
            full = {i for i, b in enumerate(bare) for w in wanted if b[: len(w)] == w or "".join(b) == "".join(w)}
            short = {i for i, b in enumerate(bare) for w in wanted if w[: len(b)] == b and len("".join(b)) > 3}
            right |= full or short
        for i, candidate in enumerate(example.names):
            if parties.possible(candidate):
                append(rows, candidate.features, i in right, example, candidate)
    return rows


def date_rows(data: Sequence[Example], question: str) -> Rows:
    rows = Rows([], [], [], [])
    for example in data:
        gold = example.gold[question]
        if gold == "redacted":
            continue
        for candidate in example.dates:
            append(rows, candidate.features, bool(gold) and candidate.when.value.startswith(gold), example, candidate)
    return rows


def term_rows(data: Sequence[Example], question: str) -> Rows:
    rows = Rows([], [], [], [])
    for example in data:
        gold = example.gold[question]
        if gold == "redacted":
            continue
        for candidate in choose.admitted(question, example.terms):
            if question == "expires":
                right = bool(gold) and any(near(gold, v) for v in ends(example, candidate))
            else:
                right = bool(gold) and same_duration(candidate.value, gold)
            append(rows, candidate.features, right, example, candidate)
    return rows


def append(rows: Rows, features: Features, right: bool, example: Example, owner: Any) -> None:
    rows.features.append(features)
    rows.labels.append(right)
    rows.groups.append(example.group)
    rows.owners.append((example, owner))


def ends(example: Example, candidate: terms.TermCandidate) -> Iterable[str]:
    """The ends that a candidate could mean, counted from the labelled dates."""
    days = [example.gold[k] for k in ("effective", "signed")]
    starts = [
        choose.Start(datetime.date.fromisoformat(d), 0, 1, "")
        for d in days
        if d and re.fullmatch(r"\d{4}-\d\d-\d\d", d)
    ]
    for start in starts or [None]:
        end = choose.end_of(example.document.text, candidate, start, start)
        if end:
            yield end.value
    if candidate.kind in ("duration", "anniversary") and candidate.value.startswith("P"):
        for start in starts:
            try:
                yield add(start.day, candidate.value).isoformat()
            except (OverflowError, ValueError):
                continue


def near(gold: str, value: str) -> bool:
    if value.startswith(gold):
        return True
    try:
        return abs((datetime.date.fromisoformat(gold) - datetime.date.fromisoformat(value)).days) == 1
    except ValueError:
        return False


def same_duration(one: str, other: str) -> bool:
    return one == other or (any(parts(one)) and parts(one) == parts(other))


def report(name: str, outcomes: Sequence[tuple[float, bool]], wanted: int) -> None:
    """F1 by threshold, and precision where 80 % of what is wanted has been found."""
    ranked = sorted(outcomes, key=lambda o: -o[0])
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        said = [right for score, right in ranked if score >= threshold]
        tp = sum(said)
        print(
            f"  {name:14} ≥{threshold}: F1 {2 * tp / (len(said) + wanted):.3f}  P "
            f"{tp / max(len(said), 1):.3f}  R {tp / wanted:.3f}"
        )
    hits, at = 0, 0.0
    for count, (_, right) in enumerate(ranked, 1):
        hits += right
        if hits >= 0.8 * wanted:
            at = hits / count
            break
    print(f"  {name:14} precision at 80 % recall: {at:.3f}")


def best_outcomes(rows: Rows, scores: np.ndarray, question: str) -> list[tuple[float, bool]]:
    """The likeliest candidate of each agreement: its probability and whether it is right."""
    best: dict[int, tuple[float, bool]] = {}
    for (example, candidate), score, right in zip(rows.owners, scores, rows.labels, strict=True):
        value = (
            candidate.when.value if hasattr(candidate, "when") and candidate.when else getattr(candidate, "value", "")
        )
        if value in ("", "redacted", "blank"):
            value = ""
        if value and (id(example) not in best or score > best[id(example)][0]):
            best[id(example)] = (float(score), bool(right))
    return list(best.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the models")
    options = parser.parse_args()
    folder = SHARED / "corpus/agreements"
    if not folder.is_dir():
        sys.exit(f"{folder}: not there; the agreements are needed to train and to measure")
    data = examples(sorted(folder.glob("*.txt")))
    models = {}
    rows = party_rows(data)
    models["party"], scores = fit(rows)
    wanted = sum(len(e.gold["parties"]) for e in data if len(e.gold["parties"]) >= 2)
    report("party", list(zip(map(float, scores), rows.labels, strict=True)), wanted)
    for question in ("signed", "effective"):
        rows = date_rows(data, question)
        models[question], scores = fit(rows)
        wanted = sum(bool(e.gold[question]) and e.gold[question] != "redacted" for e in data)
        report(question, best_outcomes(rows, scores, question), wanted)
    for question in ("expires", "renewal_term", "notice_period"):
        rows = term_rows(data, question)
        models[question], scores = fit(rows)
        wanted = sum(bool(e.gold[question]) and e.gold[question] != "redacted" for e in data)
        report(question, best_outcomes(rows, scores, question), wanted)
    if options.train:
        OUTPUT.write_text(json.dumps(models, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        print(f"{OUTPUT}: {OUTPUT.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
