"""Measure what agreements are read to, on companies that no model has seen, and train the models that ship.

python benchmarks/agreements.py                     end-to-end scores, out of fold and in sample
python benchmarks/agreements.py --json scores.json  the same as JSON, too
python benchmarks/agreements.py --errors errors.txt what was missed or false out of fold, one a line
python benchmarks/agreements.py --train             writes extract/agreements/ranker.json (and measures in sample)

Out of fold: five folds, no company in two of them; models and their calibration come from the other four alone, and
the whole composed fact is scored by the rules of ../shared/eval/score.py. In sample: the models that ship, which are
trained on all agreements. P@80R is the precision of the surest answers that make up 80 % of what is wanted. Needs
scikit-learn, which the product itself does not. Seeds are fixed: the same labels give the same models.
"""

import argparse
import collections
import datetime
import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forest import Rows, fit
from gold import scorer
from sklearn.model_selection import GroupKFold

from filinggraph.exchange import as_line
from filinggraph.extract.agreements import choose, ends, is_agreement, parts, signing, terms
from filinggraph.extract.agreements.compose import MODELS, Reading, compose, read, start_of, traits_of
from filinggraph.extract.agreements.starts import Start
from filinggraph.extract.durations import add
from filinggraph.extract.durations import parts as months_and_days
from filinggraph.extract.ranker import Features, Ranker, ranker_of, rankers
from filinggraph.model import ContractFact
from filinggraph.read import read_file
from filinggraph.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
QUESTIONS = ("party", "signed", "effective", "expires", "renewal_term", "notice_period")
WORDED = ("expires", "renewal_term")  # questions whose models weigh the words about a candidate, too
FIGURES = ("parties", "signed", "effective", "expires", "renewal_term", "notice_period")
FOLDS = 5
CALIBRATION_FOLDS = 3
BAG = 3
CLEARED = ("expires", "renewal_term", "notice_period")  # questions whose right values are often right by chance
CHANCE = 0.3  # of the probability of the likeliest right candidate
SHAPE = {"n_estimators": 120, "max_depth": 3, "learning_rate": 0.06, "subsample": 0.6, "max_features": 0.12,
         "min_samples_leaf": 8}  # fmt: skip
PARTY_SHAPE = {**SHAPE, "max_depth": 4, "max_features": 0.18, "min_samples_leaf": 6}  # ten times the rows
END_SHAPE = {
    **SHAPE,
    "n_estimators": 80,
    "max_features": 0.18,
    "min_samples_leaf": 12,
}  # few rows: one an end of an agreement
GROUNDS = frozenset(("ground", "best ground", "of best ground"))
OF_SIGNING = GROUNDS | {
    *("preamble", "cover", "signature", "near signer", "from start", "late", "withheld", "month only", "times", "dates")
}  # features from which the day of signing is learned
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
    """One agreement with its labels and its candidates, and whether it is taken for an agreement at all."""

    name: str
    gold: dict[str, Any]
    group: str
    reading: Reading
    recognised: bool

    def fact(self, fitted: Mapping[str, Ranker]) -> ContractFact | None:
        return compose(self.reading, fitted) if self.recognised else None


def company(file: str) -> str:
    """Start of a file name that stands for its filer."""
    match = re.match(r"([A-Za-z0-9&.\-']+?)(?:_?\d{8}|_\d\d_\d\d_\d{4}|_Inc|_Corp|__|_-_|_EX)", file)
    return re.sub("[^a-z]", "", (match[1] if match else file[:12]).lower())[:12]


def example(path: Path) -> Example:
    gold = json.loads((SHARED / "gold/agreements" / f"{path.stem}.json").read_text())["agreement"]
    document = read_file(str(path), Settings()).documents[0]
    return Example(
        path.name, gold, company(path.name), read(document, *parts(document.text)[0]), is_agreement(document)
    )


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
        bare = [words(c.name) for c in example.reading.names]
        right: set[int] = set()
        for aliases in example.gold["parties"]:
            wanted = [words(a) for a in aliases]
            full = {i for i, b in enumerate(bare) for w in wanted if b[: len(w)] == w or "".join(b) == "".join(w)}
            short = {i for i, b in enumerate(bare) for w in wanted if w[: len(b)] == b and len("".join(b)) > 3}
            right |= full or short
        for i, candidate in enumerate(example.reading.names):
            append(rows, candidate.features, i in right, example, candidate)
    return rows


def date_rows(data: Sequence[Example], question: str) -> Rows:
    rows = Rows([], [], [], [])
    for example in data:
        gold = example.gold[question]
        if gold == "redacted":
            continue
        signed = question == "signed"
        for candidate in signing.days(example.reading.dates) if signed else example.reading.dates:
            told = {n: v for n, v in candidate.features.items() if (n in OF_SIGNING if signed else n not in GROUNDS)}
            append(rows, told, bool(gold) and candidate.when.value.startswith(gold), example, candidate)
    return rows


def term_rows(data: Sequence[Example], question: str) -> Rows:
    rows = Rows([], [], [], [])
    for example in data:
        gold = example.gold[question]
        if gold == "redacted":
            continue
        for candidate in choose.admitted(question, example.reading.terms):
            if question == "expires":
                right = bool(gold) and any(near(gold, v) for v in ends_of(example, candidate))
            else:
                right = bool(gold) and same_duration(candidate.value, gold)
            append(rows, candidate.features, right, example, candidate)
            if question in WORDED:
                rows.traits.append(traits_of(example.reading.text, candidate))
    return rows


def append(rows: Rows, features: Features, right: bool, example: Example, owner: Any) -> None:
    rows.features.append(features)
    rows.labels.append(right)
    rows.groups.append(example.group)
    rows.owners.append((example, owner))


def ends_of(example: Example, candidate: terms.TermCandidate) -> Iterable[str]:
    """The ends that a candidate could mean, counted from the labelled dates."""
    days = [example.gold[k] for k in ("effective", "signed")]
    starts = [
        Start(datetime.date.fromisoformat(d), 0, 1, "") for d in days if d and re.fullmatch(r"\d{4}-\d\d-\d\d", d)
    ]
    for start in starts or [None]:
        end = ends.end_of(example.reading.text, candidate, start, start)
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
    return one == other or (any(months_and_days(one)) and months_and_days(one) == months_and_days(other))


def rows_of(data: Sequence[Example], question: str) -> Rows:
    if question == "party":
        return party_rows(data)
    return date_rows(data, question) if question in ("signed", "effective") else term_rows(data, question)


def end_rows(found: Mapping[str, tuple[Rows, Sequence[float]]]) -> Rows:
    """The options for the end of each agreement, as they come from the probabilities of the other questions."""
    rows = Rows([], [], [], [])
    dates = {question: likeliest(question, found[question]) for question in ("signed", "effective")}
    for example, ranked in by_example(found["expires"]):
        signed, effective = (
            start_of(dates[q].get(example.name), label)
            for q, label in (("signed", "signing"), ("effective", "effective date"))
        )
        for option in ends.options_of(example.reading.text, ranked, effective, signed):
            right = bool(example.gold["expires"] and option.end) and near(example.gold["expires"], option.end.value)
            append(rows, option.features, right, example, option)
    return rows


def likeliest(question: str, found: tuple[Rows, Sequence[float]]) -> dict[str, Any]:
    """The likeliest date of each agreement with its probability, where that is enough for an answer."""
    best = {e.name: ranked[0] for e, ranked in by_example(found)}
    return {name: date for name, date in best.items() if date[0] >= choose.THRESHOLDS[question]}


def by_example(found: tuple[Rows, Sequence[float]]) -> Iterable[tuple[Example, list[tuple[float, Any]]]]:
    """Each agreement with its candidates, likeliest first."""
    lists: dict[str, tuple[Example, list[tuple[float, Any]]]] = {}
    for (example, candidate), likely in zip(found[0].owners, found[1], strict=True):
        lists.setdefault(example.name, (example, []))[1].append((float(likely), candidate))
    for example, ranked in lists.values():
        yield example, sorted(ranked, key=lambda r: (-r[0], r[1].start))


def clearer(rows: Rows, likely: Sequence[float]) -> Rows:
    """The rows without the labels that are right by chance only.

    Of the candidates with the right value in one agreement, those far less likely than the likeliest say something
    else ("perpetual" of a licence, two years of confidentiality).
    """
    best: dict[str, float] = collections.defaultdict(float)
    for owner, right, p in zip(rows.owners, rows.labels, likely, strict=True):
        if right:
            best[owner[0].name] = max(best[owner[0].name], p)
    labels = [
        bool(right and p >= CHANCE * best[owner[0].name])
        for owner, right, p in zip(rows.owners, rows.labels, likely, strict=True)
    ]
    return Rows(rows.features, labels, rows.groups, rows.owners, rows.traits)


def train(job: tuple[Rows, int, Mapping[str, Any]]) -> tuple[dict[str, Any], Sequence[float]]:
    """The model as a JSON value, and the probability of each row by models that have not seen its company."""
    return fit(job[0], folds=job[1], shape=job[2], bag=BAG)


def models(data: Sequence[Example], run: Callable[..., Iterable[Any]], folds: int) -> dict[str, Any]:
    """The models of all questions, from these agreements alone, as JSON values."""
    rows = {question: rows_of(data, question) for question in QUESTIONS}
    fitted = dict(zip(QUESTIONS, run(train, [(bare(rows[q]), folds, shape_of(q)) for q in QUESTIONS]), strict=True))
    rows |= {question: clearer(rows[question], fitted[question][1]) for question in CLEARED}
    fitted |= zip(CLEARED, run(train, [(bare(rows[q]), folds, shape_of(q)) for q in CLEARED]), strict=True)
    options = end_rows({q: (rows[q], fitted[q][1]) for q in ("signed", "effective", "expires")})
    values = {question: value for question, (value, _) in fitted.items()}
    return {**values, "end": train((bare(options), folds, END_SHAPE))[0]}


def shape_of(question: str) -> Mapping[str, Any]:
    return PARTY_SHAPE if question == "party" else SHAPE


def bare(rows: Rows) -> Rows:
    return Rows(rows.features, rows.labels, rows.groups, traits=rows.traits)


def unseen(data: Sequence[Example], run: Callable[..., Iterable[Any]]) -> list[ContractFact | None]:
    """Each agreement as read by models that have seen no agreement of its company."""
    found: list[ContractFact | None] = [None] * len(data)
    for seen, held in GroupKFold(FOLDS).split(data, groups=[e.group for e in data]):
        values = models([data[i] for i in seen], run, CALIBRATION_FOLDS)
        fold = {question: ranker_of(value) for question, value in values.items()}
        for i in held:
            found[i] = data[i].fact(fold)
    return found


def score(data: Sequence[Example], facts: Sequence[ContractFact | None]) -> tuple[dict[str, Any], list[str]]:
    """Row of each figure (gold, predicted, precision, recall, f1, p_at_80_recall), and the errors one a line."""
    rules = scorer()
    tallies: Any = collections.defaultdict(rules.Tally)
    ranked: dict[str, list[tuple[float, bool]]] = {figure: [] for figure in FIGURES}
    for e, fact in zip(data, facts, strict=True):
        gold = rules.Gold(SHARED / "gold/agreements" / f"{Path(e.name).stem}.json")
        line = as_line(fact, {}) if fact else {"fact": "none"}
        rules.score_agreement(gold, [line], tallies)
        for figure in FIGURES:
            ranked[figure] += outcomes(rules, e, fact, line, figure)
    rows = {figure: tallies[f"agreement {figure}"].row() for figure in FIGURES}
    for figure, row in rows.items():
        row["p_at_80_recall"] = precision_at(0.8 * row["gold"], ranked[figure])
    errors = [
        f"{figure}\t{why}\t{document}\t{json.dumps(what)}"
        for figure in FIGURES
        for document, why, what in tallies[f"agreement {figure}"].errors
    ]
    return rows, sorted(errors)


def outcomes(
    rules: Any, e: Example, fact: ContractFact | None, line: Mapping[str, Any], figure: str
) -> Iterable[tuple[float, bool]]:
    """(confidence, right) of each answer to a figure that is scored."""
    if fact is None or (figure == "parties" and len(e.gold["parties"]) < 2):
        return
    if figure == "parties":
        sure = [d.confidence or 0.0 for d in fact.details if d.field == "parties"]
        said = sorted(zip(sure, (p.name for p in fact.parties), strict=True), key=lambda s: -s[0])
        left = list(e.gold["parties"])
        for confidence, name in said:
            hit = next((g for g in left if rules.same_name(name, g)), None)
            if hit is not None:
                left.remove(hit)
            yield confidence, hit is not None
    elif line.get(figure) and e.gold[figure] != "redacted":
        g, p = e.gold[figure], line[figure]
        right = bool(g) and (
            rules.duration(p) == rules.duration(g)
            or rules.same_date(g, p)
            or (figure == "expires" and rules.near_date(g, p))
        )
        yield max((d.confidence or 0.0 for d in fact.details if d.field == figure), default=0.0), right


def precision_at(wanted: float, ranked: Sequence[tuple[float, bool]]) -> float:
    """Precision where this many have been found, from the surest on; 0 where they never are."""
    hits = 0
    for count, (_, right) in enumerate(sorted(ranked, key=lambda o: -o[0]), 1):
        hits += right
        if hits >= wanted:
            return hits / count
    return 0.0


def show(title: str, rows: Mapping[str, Any]) -> None:
    print(f"{title:22}{'gold':>6}{'said':>6}  prec  recall  F1     P@80R")
    for figure, r in rows.items():
        print(
            f"  {figure:20}{r['gold']:6}{r['predicted']:6}  {r['precision']:.3f} {r['recall']:.3f}  {r['f1']:.3f}  "
            f"{r['p_at_80_recall']:.3f}"
        )


def speed(data: Sequence[Example], shipped: Mapping[str, Ranker]) -> float:
    """Contracts of median size a second on one core, from text to fact."""
    by_size = sorted(data, key=lambda e: len(e.reading.text))
    middle = by_size[len(by_size) // 2 - 20 : len(by_size) // 2 + 20]
    start = time.process_time()
    for e in middle:
        compose(read(e.reading.document, e.reading.offset, e.reading.offset + len(e.reading.text)), shipped)
    return len(middle) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the models")
    parser.add_argument("--json", type=Path, help="write the scores")
    parser.add_argument("--errors", type=Path, help="write the out-of-fold errors")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args()
    folder = SHARED / "corpus/agreements"
    if not folder.is_dir():
        sys.exit(f"{folder}: not there; the agreements are needed to train and to measure")
    with ProcessPoolExecutor(options.jobs) as pool:
        data = list(pool.map(example, sorted(folder.glob("*.txt")), chunksize=8))
        if options.train:
            text = json.dumps(models(data, pool.map, CALIBRATION_FOLDS), separators=(",", ":"), sort_keys=True) + "\n"
            MODELS.write_text(text, encoding="utf-8")
            rankers.cache_clear()
            print(f"{MODELS}: {MODELS.stat().st_size // 1024} KB")
            result = {}
        else:
            rows, errors = score(data, unseen(data, pool.map))
            result = {"out of fold": rows}
            show("out of fold", rows)
            if options.errors:
                options.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")
    shipped = rankers(MODELS)
    result["in sample"] = score(data, [e.fact(shipped) for e in data])[0]
    show("in sample", result["in sample"])
    rate = speed(data, shipped)
    result["speed"] = {"median_contracts_per_second_per_core": rate}
    print(f"{rate:.0f} contracts of median size a second a core, from text to fact")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
