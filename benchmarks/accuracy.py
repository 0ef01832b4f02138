"""Score facts against gold, filinggraph beside what a user would try first, in one run and one table.

python benchmarks/accuracy.py                      filinggraph on every set
python benchmarks/accuracy.py --unseen             and by models that have not seen the filer (scikit-learn needed)
python benchmarks/accuracy.py --baselines          and the baselines on the sets of prose (textacy, dateparser needed)
python benchmarks/accuracy.py --json out.json      the table as JSON, too
python benchmarks/accuracy.py --errors 20          misses and false facts of filinggraph, set by set
python benchmarks/accuracy.py --facts folder       score facts already extracted there as <set>.jsonl

Sets and scorer: ../shared/corpus, ../shared/gold, ../shared/eval/score.py. The sets of texts written for the project
(`written/README.md`) are scored when `--sets` names them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gold import BLIND, PROSE, READ, SHARED, place

from filinggraph.exchange import as_line
from filinggraph.extract import extract
from filinggraph.model import Document, Filing
from filinggraph.read import read_all
from filinggraph.settings import Settings

SETS = (*PROSE, "agreements")
Rows = dict[str, dict[str, Any]]


def documents(name: str) -> list[Document]:
    """Every document of a set, its path being the input file."""
    found: list[Document] = []
    for filing in read_all([str(place(name) / "corpus" / name)], Settings()):
        if not isinstance(filing, Filing):
            sys.exit(f"{filing.path}: {filing.reason}")
        found += filing.documents
    return found


def own(document: Document) -> Iterable[dict[str, Any]]:
    return [as_line(fact, {document.id: document.path}) for fact in extract(document)]


def score(name: str, facts: Path, errors: int = 0) -> Rows:
    """The scorer's rows of one set, with its misses printed when asked for."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "rows.json")
        command = [sys.executable, SHARED / "eval/score.py", place(name) / "gold" / name, facts, "--json", out]
        done = subprocess.run([*command, "--errors", str(errors)], check=True, capture_output=True, text=True)
        if errors:
            print(done.stdout)
        rows: Rows = json.loads(out.read_text())
    for line in done.stdout.splitlines():
        if " right " in line:
            figure, _, value = line.rpartition(" right ")
            rows[" ".join(figure.split()[:-1])] = {"f1": float(value)}
    rows["false facts on empty documents"] = {"f1": empty(name, facts)}
    return rows


def empty(name: str, facts: Path) -> float | None:
    """Facts a document, over the documents whose gold holds none at all."""
    golds = [json.loads(p.read_text()) for p in sorted((place(name) / "gold" / name).glob("*.json"))]
    bare = {
        Path(g["document"]).name
        for g in golds
        if "agreement" not in g and not any(g.get(k) for k in ("customers", "shares", "contracts", "events"))
    }
    lines = [json.loads(line) for line in facts.read_text().splitlines()]
    said = [f for f in lines if Path(f["document"]).name in bare and f["fact"] != "risk" and not f.get("negated")]
    return len(said) / len(bare) if bare else None


def run(system: Callable[[Document], Iterable[dict[str, Any]]], found: list[Document], out: Path) -> None:
    with out.open("w") as lines:
        for document in found:
            for fact in system(document):
                lines.write(json.dumps(fact) + "\n")


def table(results: dict[str, dict[str, Rows]]) -> str:
    """Figures down, set and system across: F1, or the share right."""
    figures = list(dict.fromkeys(f for sets in results.values() for rows in sets.values() for f in rows))
    columns = [(system, name) for system, sets in results.items() for name in sets]
    width = max(len(f"{s} {n}") for s, n in columns) + 2
    lines = [f"{'F1':34}" + "".join(f"{f'{s} {n}':>{width}}" for s, n in columns)]
    for figure in figures:
        values = [results[s][n].get(figure, {}).get("f1") for s, n in columns]
        if any(v is not None for v in values):
            lines.append(f"{figure:34}" + "".join(f"{'-' if v is None else f'{v:.3f}':>{width}}" for v in values))
    return "\n".join(lines)


def measure(
    systems: dict[str, Callable[[Document], Iterable[dict[str, Any]]]], kept: Path, options: argparse.Namespace
) -> dict[str, dict[str, Rows]]:
    """Rows of every system on every set; its facts are kept as "<set>-<number of the system>.jsonl"."""
    results: dict[str, dict[str, Rows]] = {system: {} for system in systems}
    for name in options.sets:
        found = [] if options.facts else documents(name)
        for number, (system, function) in enumerate(systems.items()):
            facts = options.facts / f"{name}.jsonl" if options.facts else kept / f"{name}-{number}.jsonl"
            if not options.facts:
                run(function, found, facts)
            results[system][name] = score(name, facts, options.errors if number == 0 else 0)
    return results


def measure_unseen(kept: Path, sets: list[str]) -> dict[str, Rows]:
    """Rows of every set by models that have not seen the filer; the facts are kept as "<set>-unseen.jsonl"."""
    from unseen import unseen

    rows = {}
    for name, lines in unseen().items():
        if name in sets:
            facts = kept / f"{name}-unseen.jsonl"
            facts.write_text("".join(json.dumps(line) + "\n" for line in lines))
            rows[name] = score(name, facts)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=(*SETS, *READ, *BLIND), default=SETS)
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--baselines", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--facts", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the facts, for calibration.py")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not there; the sets and the scorer are needed")
    systems: dict[str, Callable[[Document], Iterable[dict[str, Any]]]] = {"filinggraph": own}
    if options.baselines:
        from baselines import BASELINES

        systems |= BASELINES
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        results = measure(systems, kept, options)
        if options.unseen:
            results["unseen filers"] = measure_unseen(kept, options.sets)
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
