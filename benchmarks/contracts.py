"""Train the rankers of deals in prose (events, ends, starts, terms of contracts) and measure them on unseen filers.

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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import forest
from forest import Rows
from gold import FOLDS, PROSE, READ, SHARED, place, scorer
from sklearn.model_selection import GroupKFold
from train_bodies import named_by_unseen
from unseen_dealers import dealt_with_by_unseen
from unseen_pairs import read_by_unseen
from written_deals import written_deals

from filinggraph import exchange
from filinggraph.extract import extract_within
from filinggraph.extract.agreements import is_agreement
from filinggraph.extract.context import context
from filinggraph.extract.contracts import contracts
from filinggraph.extract.deals import candidates, judge, scenes
from filinggraph.extract.deals.believed import event_grounds, time_grounds
from filinggraph.extract.deals.dealers import dealers
from filinggraph.extract.deals.dealings import dealings
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.timings import timings
from filinggraph.extract.document_dates import is_report, written_about
from filinggraph.extract.events import events
from filinggraph.extract.ranker import Features
from filinggraph.model import Document, Filing, PartyKind
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


class Judge:
    """Whether a candidate agrees with gold, as the scorer would see it: True, False, or None where gold is optional."""

    def __init__(self, score: ModuleType, gold: Any) -> None:
        self.score, self.gold, self.data = score, gold, gold.data
        self.filer = gold.data.get("filer")

    def _ids(self, names: list[str]) -> set[str]:
        return {i for n in names if (i := self.gold.entity(n))}

    def event(self, kind: str, names: list[str], *, named: bool) -> tuple[bool | None, set[int]]:
        """`named` sides are not taught where gold has nobody by name: the scorer takes any name there."""
        said = self._ids(names)
        alternative = {self.score.SAME_EVENT.get(k, k) for k in self.data.get("event_kind_alt", ())}
        hits, loose = set(), set()
        for i, g in enumerate(self.data.get("events", [])):
            pair = set(g.get("parties") or [g.get("supplier"), g.get("customer")]) - {None, self.filer}
            right = kind in {self.score.SAME_EVENT.get(g["kind"], g["kind"])} | alternative
            if right and (
                not pair or any(self.gold.same(o, i) for o in pair for i in said) or all(p[0] == "A" for p in pair)
            ):
                (hits if any(self.gold.same(o, i) for o in pair for i in said) else loose).add(i)
        if not hits and loose and named:
            return None, loose
        hits = hits or loose
        return self._verdict(hits, "events"), hits

    def _verdict(self, hits: set[int], name: str) -> bool | None:
        if not hits:
            return False
        return True if any(not self.data[name][i].get("optional") for i in hits) else None

    def field(self, field: str, value: str, names: list[str], *, by_name: bool) -> tuple[bool | None, set[int]]:
        score, said = self.score, self._ids(names)
        named = {i for i in said if i[0] != "A"}
        hits, loose = set(), set()
        for i, g in enumerate(self.data.get("contracts", [])):
            ids = set(g.get("parties") or [g.get("supplier"), g.get("customer")]) - {None}
            others = ids - {self.filer} or ids
            if not any(self.gold.same(o, s) for o in others for s in said) and not (
                all(o[0] == "A" for o in others) and named <= ids
            ):
                continue
            right = [v for v in (g.get(field), *g.get(f"{field}_alt", ())) if v]
            if field == "term":
                right += self.data.get("term_alt", ())
                fits = score.duration(value) in map(score.duration, right) if right else False
            else:
                fits = any(
                    score.same_date(v, value)
                    or (field == "expires" and g.get("computed") and score.near_date(v, value))
                    for v in right
                )
            if fits:
                (hits if any(self.gold.same(o, s) for o in others for s in said) else loose).add(i)
        if not hits and loose and by_name:
            return None, loose
        hits = hits or loose
        verdict = self._verdict(hits, "contracts")
        if verdict and not any(
            self.data["contracts"][i].get(field) and not self.data["contracts"][i].get("optional")
            and self.data["contracts"][i].get("kind") not in score.UNSCORED for i in hits
        ):  # fmt: skip
            verdict = None
        return verdict, hits


def prose(filing: Filing) -> Iterator[Document]:
    for document in filing.documents:
        if not is_agreement(document):
            yield document


def rows_of(examples: list[Labelled], score: ModuleType) -> tuple[dict[str, Rows], dict[str, set[Any]]]:
    """Rows of every question, and which gold facts any candidate reaches."""
    rows = {name: Rows() for name in ("event", *FIELDS)}
    reached: dict[str, set[Any]] = {name: set() for name in rows}
    for example in examples:
        truth = Judge(score, example.gold)
        for document in prose(example.filing):
            report, written, who = is_report(document), written_about(document), context(document)
            known = dealers(document)
            dealt_with = known.any()
            heard = list(scenes.scenes(document))
            networks = dealings(heard)
            roles = timings((scene, network.mentions) for scene, network in zip(heard, networks, strict=True))
            for scene, network, chances in zip(heard, networks, roles, strict=True):
                base = candidates.setting(document, scene, report=report) | dealt_with
                for c in candidates.event_candidates(scene, base, network, known):
                    names = [who.filer.name, *([c.side.party.name] if c.side.party else [])]
                    verdict, hits = truth.event(c.happening.kind.value, names, named=is_named(c.side))
                    reached["event"] |= {(example.gold.document, i) for i in hits}
                    if verdict is not None:
                        add(rows["event"], c, event_grounds(c), verdict, example)
                for t in candidates.time_candidates(scene, base, network, chances, known, written):
                    names = [who.filer.name, *([t.side.party.name] if t.side.party else [])]
                    value = t.told.when.value if t.told.when else t.told.duration
                    for field in ("term",) if t.told.when is None else ("expires", "effective"):
                        verdict, hits = truth.field(field, value, names, by_name=is_named(t.side))
                        reached[field] |= {(example.gold.document, i) for i in hits}
                        if verdict is not None:
                            add(rows[field], t, time_grounds(field, t), verdict, example)
    return rows, reached


def is_named(side: Side) -> bool:
    return side.party is not None and side.party.kind in (PartyKind.COMPANY, PartyKind.GOVERNMENT)


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


def train(rows: dict[str, Rows]) -> dict[str, Any]:
    return {
        name: forest.fit(part, shape=SHAPE, bag=BAG, filed=FILED.get(name, forest.FILED))[0]
        for name, part in rows.items()
    }


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
    with read_by_unseen(), named_by_unseen(), dealt_with_by_unseen():
        rows, reached = rows_of(examples, score)
    print(
        "\n".join(
            line for line in report_reach(examples, reached, score) if not line.startswith("   ") or options.errors
        )
    )
    fitted = train(rows)
    with tempfile.TemporaryDirectory() as folder:
        if options.train:
            OUTPUT.write_text(json.dumps(fitted, separators=(",", ":")) + "\n")
        model = Path(folder) / "all.json"
        model.write_text(json.dumps(fitted))
        print("in sample\n" + table(facts(examples, model), options.shared))
        with read_by_unseen(), named_by_unseen(), dealt_with_by_unseen():
            lines = out_of_fold(examples, rows, Path(folder))
        print("out of fold\n" + table(lines, options.shared, errors=options.errors))


if __name__ == "__main__":
    main()
