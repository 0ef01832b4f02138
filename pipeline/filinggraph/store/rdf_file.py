"""RDF in one file: TriG, N-Quads or JSON-LD, one named graph a filing, sorted, so that equal graphs are equal bytes."""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import PREFIXES
from filinggraph.store.held import Held, merged
from filinggraph.store.protocol import Rows, Written
from filinggraph.store.statements import by_filing

FORMATS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS, ".jsonld": ox.RdfFormat.JSON_LD}


class RdfFile(Held):
    """A file that is read whole when it is opened and replaced whole when it is written."""

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; a file that stays the same is not touched."""
        held, counts = merged(self.held, graphs, remove)
        if counts.written or counts.removed or not self.path.exists():
            if self.read_only:
                raise StoreError(f"{self.path}: opened for reading only")
            replace(self.path, [serialized(held.values(), self.path.suffix.lower())])
        self.held = held
        return counts

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """RDF files know no Cypher."""
        raise QueryError(f"{self.path}: an RDF file has no Cypher; ask in SPARQL, or load it into a folder")

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """No place for them here."""
        raise StoreError(f"{self.path}: an RDF file keeps statements of filings alone; use a folder or a server")


def open_path(path: Path, *, read_only: bool) -> RdfFile:
    """The store in the file at path, which may be yet to be written. Raises StoreError."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise StoreError(
            f"{path}: {suffix} does not keep filings apart; use {', '.join(FORMATS)}, or write it by filinggraph export"
        )
    if read_only and not path.is_file():
        raise StoreError(f"{path}: no such file; make it with: filinggraph export GRAPH -o {path}")
    return RdfFile(str(path), path, read_only, load(path) if path.exists() else {})


def load(path: Path) -> dict[str, FilingGraph]:
    """The filings in a file. Raises StoreError."""
    try:
        return by_filing(ox.parse(path=str(path), format=FORMATS[path.suffix.lower()]), str(path))
    except SyntaxError as error:
        raise StoreError(f"{path}: not {FORMATS[path.suffix.lower()].name}: {error}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error


def serialized(graphs: Iterable[FilingGraph], suffix: str) -> bytes:
    """The filings in the format of a file name's suffix."""
    quads = [quad for graph in graphs for quad in graph.quads]
    form = FORMATS[suffix]
    prefixes = PREFIXES if form == ox.RdfFormat.TRIG else None
    return ox.serialize(quads, format=form, prefixes=prefixes) or b""


def replace(path: Path, data: Iterable[bytes]) -> None:
    """Write pieces of data to path in one step: whole, or not at all. Raises StoreError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.writelines(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror}; free some space or check the rights") from error
