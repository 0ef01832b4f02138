"""Words a second of extraction against the whole English pipeline of spaCy, on the same 10-K text in the same run.

python benchmarks/speed.py [FILE...] [--rounds N] [--json out.json]

One core, everything after reading included; the best of the rounds counts for both sides. Without FILE the 10-K files
of ../shared/corpus/filings serve.
"""

import argparse
import importlib
import inspect
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

from filinggraph.extract import extract  # noqa: E402 - after the number of threads is settled
from filinggraph.extract.language import MODELS  # noqa: E402
from filinggraph.model import BlockKind, Document  # noqa: E402
from filinggraph.read import read_file  # noqa: E402

FILINGS = Path(__file__).resolve().parents[2] / "shared/corpus/filings"
SPACY_WORDS = 60_000  # the whole pipeline reads so many words of each file; its rate does not depend on the length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    files = options.files or sorted(FILINGS.glob("10-K_*.html"))[:4]
    if not files:
        sys.exit(f"{FILINGS}: no 10-K files here; name some")
    name = next(m for m in MODELS if importlib.util.find_spec(m))
    nlp = importlib.import_module(name).load()
    rows = []
    for path in files:
        document = max(read_file(str(path)).documents, key=lambda d: len(d.text))
        words = len(document.text.split())
        paragraphs, read = passages(document)
        ours = words / best(lambda d=document: extract(d), options.rounds)  # type: ignore[misc]
        theirs = read / best(lambda p=paragraphs: list(nlp.pipe(p)), options.rounds)  # type: ignore[misc]
        rows.append({"file": path.name, "words": words, "ours": ours, "spacy": theirs, "ratio": ours / theirs})
        print(
            f"{path.name:44} {words:8,} words  {ours:10,.0f} words/s  spaCy {theirs:8,.0f}  ratio {ours / theirs:.1f}"
        )
    our_time, their_time = (sum(r["words"] / r[who] for r in rows) for who in ("ours", "spacy"))
    print(f"median ratio {statistics.median(r['ratio'] for r in rows):.1f}, of all words {their_time / our_time:.1f}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")


def passages(document: Document) -> tuple[list[str], int]:
    """Paragraphs of the document up to SPACY_WORDS, and how many words they hold."""
    found: list[str] = []
    words = 0
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        text = document.text[block.start : block.end]
        found.append(text)
        words += len(text.split())
        if words >= SPACY_WORDS:
            break
    return found, words


def best(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest round, caches of earlier rounds cleared by a fresh process state where they exist."""
    times = []
    for _ in range(rounds):
        forget()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def forget() -> None:
    """Empty every cache of results in the extractors, so that no round profits from the one before; models stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("filinggraph.extract"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not isinstance(value, type) and not loads(value):
                    value.cache_clear()


def loads(cached: object) -> bool:
    """True for what reads a file that ships, once a process as spaCy reads its model: by name, or without arguments."""
    named = getattr(cached, "__name__", "") in ("model", "rankers")
    return named or (
        inspect.isroutine(wrapped := getattr(cached, "__wrapped__", None)) and not inspect.signature(wrapped).parameters
    )


if __name__ == "__main__":
    main()
