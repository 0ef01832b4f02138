"""Train the model that accepts shares read in prose, and measure it on filers that it has not seen.

python benchmarks/train_shares.py           out-of-fold scores of the whole extractor, folds grouped by filer
python benchmarks/train_shares.py --train   the same, and writes extract/shares/accept.json

Needs scikit-learn (the `train` extra), which the product itself does not. Documents and gold: ../shared. Filings give
few wrong candidates, so that sentences written for the project (written_shares.txt) are learned from, too; they count
in no score. The halves of benchmarks/written that may be read are learned from and scored like the sets. Who deals
with the filer by models that have not seen it is asked, too: train_customers.py comes before. Seeds are fixed: the same
gold gives the same file.
"""

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from forest import Rows, fit
from gold import PROSE, READ, filer_of, golds, place, scorer
from unseen_dealers import dealt_with_by_unseen
from written import add_written_shares

from filinggraph.exchange import as_line
from filinggraph.extract.agreements import is_agreement
from filinggraph.extract.shares import with_tables
from filinggraph.extract.shares.accept import LEAST, kept
from filinggraph.extract.shares.candidates import Candidate
from filinggraph.extract.shares.prose import prose_shares
from filinggraph.model import Document, PartyKind
from filinggraph.read import read_file
from filinggraph.settings import Settings

BAG = 3
OUTPUT = Path(__file__).resolve().parents[1] / "pipeline/filinggraph/extract/shares/accept.json"


@dataclass
class Read:
    """A document of a set with its candidates."""

    part: str
    path: str
    document: Document
    candidates: list[Candidate]


def documents(cache: Path | None, parts: Sequence[str] = PROSE) -> Iterator[tuple[str, str, Document]]:
    """(set, path, document) of every document with gold; `cache` keeps what was read between runs."""
    for part in parts:
        for path in sorted((place(part) / "corpus" / part).iterdir()):
            if path.name not in golds():
                continue
            kept = cache / f"{part}-{path.name}.pickle" if cache else None
            if kept and kept.is_file():
                found = pickle.loads(kept.read_bytes())
            else:
                found = read_file(str(path), Settings()).documents
                if kept:
                    kept.write_bytes(pickle.dumps(found))
            yield from ((part, str(path), document) for document in found if not is_agreement(document))


def collect(found: Iterable[tuple[str, str, Document]]) -> list[Read]:
    """The documents with their candidates."""
    return [Read(part, path, document, list(prose_shares(document))) for part, path, document in found]


def by_candidate(rows: Rows, chances: Iterable[float]) -> dict[int, float]:
    """The probability of each candidate, by its id()."""
    return {id(candidate): float(p) for (_, candidate), p in zip(rows.owners, chances, strict=True)}


def right(name: str, candidate: Candidate) -> bool:
    """True where gold has this share, whatever the period; a company for an unnamed customer is wrong."""
    gold, fact = golds()[name], candidate.fact
    entity = gold.entity(fact.customer.name)
    named = fact.customer.kind not in (PartyKind.UNNAMED, PartyKind.GROUP)
    for share in gold.data.get("shares", []):
        unnamed = share["customer"].startswith("A")
        same = entity in (share["customer"], share.get("same_as")) or (unnamed and (entity or "A").startswith("A"))
        same = same and not (named and unnamed)
        if same and abs(float(share["percent"]) - float(fact.percent)) <= 0.051:
            return True
    return False


def rows_of(read: Sequence[Read]) -> Rows:
    rows = Rows()
    for one in read:
        name = Path(one.path).name
        for candidate in one.candidates:
            rows.features.append(candidate.features)
            rows.labels.append(right(name, candidate))
            rows.groups.append(filer_of(name))
            rows.owners.append((one, candidate))
    return rows


def judged(rows: Rows) -> tuple[dict[str, Any], np.ndarray]:
    """The model, fitted to the rows and to the written sentences, and the out-of-fold probability of the rows alone."""
    count = len(rows.labels)
    add_written_shares(rows)
    model, unseen = fit(rows, bag=BAG)
    for column in (rows.features, rows.labels, rows.groups, rows.owners):
        del column[count:]
    return model, unseen[:count]


def lines_of(read: Sequence[Read], probability: dict[int, float]) -> Iterator[dict[str, Any]]:
    """Shares in exchange format: the candidates that these probabilities accept, and those of tables."""
    for one in read:
        facts = kept(one.candidates, [probability[id(c)] for c in one.candidates])
        for fact in with_tables(one.document, facts):
            yield as_line(fact, {one.document.id: one.path})


def scores(
    read: Sequence[Read],
    probability: dict[int, float],
    errors: int,
) -> None:
    """Print the scorer's table for every set, with the candidates that these probabilities accept."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "facts.jsonl"
        out.write_text("".join(json.dumps(line) + "\n" for line in lines_of(read, probability)))
        for part in (*PROSE, *READ):
            command = [
                sys.executable,
                scorer().__file__,
                str(place(part) / "gold" / part),
                str(out),
                "--errors",
                str(errors),
            ]
            lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
            print(f"--- {part}")
            print("\n".join(line for line in lines if "share" in line.split(":")[0] and "quote" not in line[:20]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the model that ships")
    parser.add_argument("--cache", type=Path, help="folder that keeps read documents between runs")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    with dealt_with_by_unseen():
        read = collect(documents(options.cache, (*PROSE, *READ)))
    rows = rows_of(read)
    model, unseen = judged(rows)
    probability = by_candidate(rows, unseen)
    labels = np.array(rows.labels)
    print(f"{len(labels)} candidates, {labels.sum()} right, {len(set(rows.groups))} filers")
    print(f"right side of {LEAST} out of fold: {((unseen >= LEAST) == labels).mean():.3f}")
    scores(read, probability, options.errors)
    if options.train:
        OUTPUT.write_text(json.dumps({"prose": model}, separators=(",", ":")) + "\n")
        print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes, {len(model['names'])} features")


if __name__ == "__main__":
    main()
