"""Train the rankers of deals in prose (events, ends, starts, terms, who supplies) and measure them on unseen filers.

python benchmarks/contracts.py           out-of-fold scores, by filer
python benchmarks/contracts.py --train   the same, and writes extract/deals/models.json

Needs scikit-learn, which the product itself does not. Texts and labels: seed, filings, releases and passages of
../shared/corpus and ../shared/gold, the read halves of written/, and written_deals.txt, which is learned from only;
scored by ../shared/eval/score.py. Seeds are fixed: the same labels give the same file.
"""

import argparse
import json
import pickle
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import forest
from deal_gold import Heard, Judge, fields, heard, is_named, names, seller
from forest import Rows
from gold import FOLDS, PROSE, READ, SHARED, place, scorer
from sklearn.model_selection import GroupKFold
from train_bodies import named_by_unseen
from unseen_dealers import dealt_with_by_unseen
from unseen_pairs import read_by_unseen
from unseen_times import timed_by_unseen
from written_deals import written_deals

from filinggraph import exchange
from filinggraph.extract import extract_within
from filinggraph.extract.agreements import is_agreement
from filinggraph.extract.context import context
from filinggraph.extract.contracts import contracts
from filinggraph.extract.dealers import Dealers, dealers
from filinggraph.extract.deals import candidates, judge
from filinggraph.extract.deals.believed import event_grounds, time_grounds
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.document_dates import written_about
from filinggraph.extract.events import events
from filinggraph.extract.ranker import Features
from filinggraph.model import Document, Filing
from filinggraph.read import read_all
from filinggraph.settings import Settings

OUTPUT = Path(__file__).resolve().parents[1] / "pipeline/filinggraph/extract/deals/models.json"
SETS = (*PROSE, *sorted(READ))
FIELDS = ("expires", "effective", "term")
SHAPE = {**forest.SHAPE, "n_estimators": 150, "learning_rate": 0.06, "max_features": 0.3, "min_samples_leaf": 8}
BAG = 2
FILED = {"event": 6.0}  # what a row of a filing counts where written texts mislead more than elsewhere


@dataclass
class Labelled:
    """A filing with its gold and the group that its fold goes by."""

    filing: Filing
    gold: Any
    group: str
    part: str


def group_of(gold: Any) -> str:
    """The filer's first name; "the Company" alone stands for its own document."""
    names = gold.names.get(gold.data.get("filer"), [])
    words = [
        w for n in names for w in re.findall(r"[a-z0-9]+", n.lower()) if w not in ("the", "company", "group", "inc")
    ]
    stem = re.sub(r"^\d+-(?:neg-)?", "", Path(gold.document).stem).split("-")[0]
    return words[0] if words else stem


def labelled(shared: Path, score: ModuleType, cache: Path | None) -> list[Labelled]:
    out = []
    for part in SETS:
        if cache and (cache / f"{part}.pkl").exists():
            filings = pickle.loads((cache / f"{part}.pkl").read_bytes())
        else:
            filings = [
                f for f in read_all([str(place(part, shared) / "corpus" / part)], Settings()) if isinstance(f, Filing)
            ]
        golds = {
            g.document: g for g in (score.Gold(p) for p in sorted((place(part, shared) / "gold" / part).glob("*.json")))
        }
        for filing in filings:
            gold = golds[Path(filing.path).name]
            out.append(Labelled(filing, gold, group_of(gold), part))
    out += [Labelled(filing, gold, f"written {gold.document}", "own") for filing, gold in written_deals(score)]
    return out


def prose(filing: Filing) -> Iterator[Document]:
    for document in filing.documents:
        if not is_agreement(document):
            yield document


def rows_of(examples: list[Labelled], score: ModuleType) -> tuple[dict[str, Rows], dict[str, set[Any]]]:
    """Rows of every question, and which gold facts any candidate reaches."""
    rows = {name: Rows() for name in ("event", *FIELDS, "seller")}
    reached: dict[str, set[Any]] = {name: set() for name in ("event", *FIELDS)}
    for example in examples:
        for document in prose(example.filing):
            truth, known = Judge(score, example.gold, document), dealers(document)
            for told in heard(document, known):
                _ask(told, document, known, truth, example, rows, reached)
    return rows, reached


def _ask(
    told: Heard,
    document: Document,
    known: Dealers,
    truth: Judge,
    example: Labelled,
    rows: dict[str, Rows],
    reached: dict[str, set[Any]],
) -> None:
    """Add the rows of one scene."""
    filer, name = context(document).filer, example.gold.document
    scene, network, roles, base = told
    sells: dict[str, tuple[Side, set[bool]]] = {}
    for c in candidates.event_candidates(scene, base, network, known):
        verdict, hits = truth.event(c.happening.kind.value, names(filer, c.side), scene, named=is_named(c.side))
        reached["event"] |= {(name, i) for i in hits}
        if verdict is not None:
            add(rows["event"], c, event_grounds(c), verdict, example)
        if verdict:
            sells.setdefault(c.side.name, (c.side, set()))[1].update(truth.sellers("events", hits))
    for t in candidates.time_candidates(scene, base, network, roles, known, written_about(document)):
        for field, verdict, hits in fields(truth, filer, t):
            reached[field] |= {(name, i) for i in hits}
            if verdict is not None:
                add(rows[field], t, time_grounds(field, t), verdict, example)
            if verdict:
                sells.setdefault(t.side.name, (t.side, set()))[1].update(truth.sellers("contracts", hits))
    for side, theirs in sells.values():
        if len(theirs) == 1 and side.party is not None:
            add(rows["seller"], (scene, side), seller(document, told, side, known), theirs.pop(), example)


def add(rows: Rows, candidate: Any, grounds: Features | None, label: bool, example: Labelled) -> None:
    """Add a candidate, unless rules deny it: then no model is asked."""
    if grounds is None:
        return
    rows.features.append(grounds)
    rows.labels.append(label)
    rows.groups.append(example.group)
    rows.owners.append(candidate)
    rows.written.append(example.part not in PROSE)


def report_reach(examples: list[Labelled], reached: dict[str, set[Any]], score: ModuleType) -> list[str]:
    lines = []
    for name in reached:
        want = Counter()
        missed = []
        for e in examples:
            kind = "events" if name == "event" else "contracts"
            for i, g in enumerate(e.gold.data.get(kind, [])):
                if g.get("optional") or (kind == "contracts" and (not g.get(name) or g.get("kind") in score.UNSCORED)):
                    continue
                want[e.part] += 1
                if (e.gold.document, i) not in reached[name]:
                    missed.append((e.part, e.gold.document, g.get("kind"), g.get(name), str(g.get("quote"))[:230]))
        lost = Counter(m[0] for m in missed)
        lines.append(f"{name}: " + ", ".join(f"{p} {want[p] - lost[p]}/{want[p]}" for p in want))
        lines += [f"   {m}" for m in missed]
    return lines


def train(rows: dict[str, Rows], *, report: bool = False) -> dict[str, Any]:
    """The ranker of every question; `report` prints how often those of sellers are right of filers not seen."""
    fitted = {
        name: forest.fit(part, shape=SHAPE, bag=BAG, filed=FILED.get(name, forest.FILED)) for name, part in rows.items()
    }
    if report:
        print("\n".join(right_sellers(rows["seller"], fitted["seller"][1])))
    return {name: model for name, (model, _) in fitted.items()}


def right_sellers(rows: Rows, chances: Iterable[float]) -> Iterator[str]:
    """How often the likelier one of two does supply, apart for real and written texts, and for who supplies."""
    tally = Counter(
        (written, theirs, (chance > 0.5) == theirs)
        for written, theirs, chance in zip(rows.written, rows.labels, chances, strict=True)
    )
    for written in (False, True):
        for theirs in (True, False):
            right, wrong = (tally[written, theirs, is_right] for is_right in (True, False))
            who, where = "the other side" if theirs else "the filer", "written" if written else "real"
            yield f"sellers, {where} texts: {who} supplies, told so {right} of {right + wrong}"


def subset(rows: dict[str, Rows], kept: set[str]) -> dict[str, Rows]:
    out = {}
    for name, part in rows.items():
        chosen = [i for i, g in enumerate(part.groups) if g in kept]
        columns = (part.features, part.labels, part.groups, part.owners, part.traits, part.written)
        out[name] = Rows(*([values[i] for i in chosen] if values else [] for values in columns))
    return out


def facts(examples: list[Labelled], model: Path) -> list[str]:
    """Lines of facts that the extractors give with these rankers."""
    token = judge.MODELS.set(model)
    try:
        lines = []
        for example in examples:
            paths = {d.id: example.filing.path for d in example.filing.documents}
            for document in prose(example.filing):
                lines += exchange.jsonl(extract_within(document, (contracts, events)).facts, paths).splitlines(True)
        return lines
    finally:
        judge.MODELS.reset(token)


def out_of_fold(examples: list[Labelled], rows: dict[str, Rows], folder: Path) -> list[str]:
    """Facts of each filing by rankers that have not seen its filer."""
    groups = sorted({e.group for e in examples})
    lines = []
    for number, (seen, unseen) in enumerate(GroupKFold(FOLDS).split(groups, groups=groups)):
        model = folder / f"fold-{number}.json"
        model.write_text(json.dumps(train(subset(rows, {groups[i] for i in seen}))))
        kept = {groups[i] for i in unseen}
        lines += facts([e for e in examples if e.group in kept], model)
    return lines


def table(lines: list[str], shared: Path, *, errors: int = 0) -> str:
    out = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.jsonl"
        file.write_text("".join(lines))
        for part in SETS:
            command = [
                sys.executable,
                str(shared / "eval/score.py"),
                str(place(part, shared) / "gold" / part),
                str(file),
                "--errors",
                str(errors),
            ]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
            out += [f"{part:10}{line}" for line in said if line.startswith(("contract ", "events "))]
            out += [
                f"{part}: {line}"
                for line in said
                if line.startswith(("missed", "false")) and (" contract" in line or " events" in line)
            ]
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the rankers beside the extractor")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--cache", type=Path, help="folder with filings read before, one pickle a set")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    score = scorer(options.shared)
    examples = labelled(options.shared, score, options.cache)
    with read_by_unseen(), timed_by_unseen(), named_by_unseen(), dealt_with_by_unseen():
        rows, reached = rows_of(examples, score)
    print(
        "\n".join(
            line for line in report_reach(examples, reached, score) if not line.startswith("   ") or options.errors
        )
    )
    fitted = train(rows, report=True)
    with tempfile.TemporaryDirectory() as folder:
        if options.train:
            OUTPUT.write_text(json.dumps(fitted, separators=(",", ":")) + "\n")
        model = Path(folder) / "all.json"
        model.write_text(json.dumps(fitted))
        print("in sample\n" + table(facts(examples, model), options.shared))
        with read_by_unseen(), timed_by_unseen(), named_by_unseen(), dealt_with_by_unseen():
            lines = out_of_fold(examples, rows, Path(folder))
        print("out of fold\n" + table(lines, options.shared, errors=options.errors))


if __name__ == "__main__":
    main()
