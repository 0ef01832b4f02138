"""Gold facts and the scorer's own judgement of one fact: right, false, or neither demanded nor counted."""

import collections
import importlib.util
import json
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
PROSE = ("seed", "filings", "releases", "passages")
WRITTEN = Path(__file__).parent / "written"
READ = ("releases-read", "passages-read", "filings-read")  # of WRITTEN, that models may learn from
BLIND = ("releases-blind", "passages-blind", "filings-blind")  # of WRITTEN, that are only scored
FIGURES = {"customer": "customers", "share": "shares", "event": "events"}
FIELDS = ("expires", "effective", "term")
FOLDS = 5


@lru_cache(maxsize=1)
def scorer(shared: Path = SHARED) -> ModuleType:
    """`score.py` of the shared folder as a module. Ends the program where it is not there."""
    path = shared / "eval/score.py"
    if not path.is_file():
        sys.exit(f"{path}: not there; gold and its scorer are needed")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=1)
def golds() -> dict[str, Any]:
    """Every gold document of the sets of prose and of the written texts to read, by the file name of its text."""
    paths = [p for name in (*PROSE, *READ) for p in sorted((place(name) / "gold" / name).glob("*.json"))]
    return {gold.document: gold for gold in map(scorer().Gold, paths)}


def place(name: str, shared: Path = SHARED) -> Path:
    """The folder whose `corpus` and `gold` hold a set."""
    return WRITTEN if name in (*READ, *BLIND) else shared


def filer_of(name: str) -> str:
    """The group that folds keep together: the filer of a document by its gold names, else the document."""
    data = golds()[name].data
    names = data.get("entities", {}).get(data.get("filer") or "", [])
    full = [n for n in names if not n.lower().startswith(("the ", "we", "our"))]
    return " ".join(scorer().tokens(full[0])[:2]) if full else name


def fold_of(name: str) -> int:
    """The fold, of FOLDS, that a document's filer is in."""
    return zlib.crc32(filer_of(name).encode()) % FOLDS


def verdict(line: dict[str, Any]) -> bool | None:
    """True for a right fact in exchange format, False for a false one, None for one that gold leaves open."""
    name = Path(line["document"]).name
    tallies: Any = collections.defaultdict(scorer().Tally)
    scorer().score_filing(golds()[name], [line], tallies, collections.defaultdict(list))
    if line["fact"] == "contract":
        figures = [f"contract {field}" for field in FIELDS if line.get(field)]
    else:
        figures = [FIGURES[line["fact"]]]
    if any(tallies[f].fp for f in figures):
        return False
    return True if any(tallies[f].tp for f in figures) else None


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Facts of a file in exchange format."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
