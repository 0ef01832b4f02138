"""RDF in one file: TriG, N-Quads or JSON-LD, one named graph a filing, sorted, so that equal graphs are equal bytes."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import PREFIXES
from filinggraph.store.protocol import Rows, SparqlResult, Written
from filinggraph.store.statements import by_filing

FORMATS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS, ".jsonld": ox.RdfFormat.JSON_LD}


@dataclass(slots=True)
class RdfFile:
    """A file that is read whole when it is opened and replaced whole when it is written."""

    locator: str
    path: Path
    read_only: bool = False
    held: dict[str, FilingGraph] = field(default_factory=dict)

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing, worked out from its statements."""
        return {identity: graph.digest for identity, graph in self.held.items()}

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; a file that stays the same is not touched."""
        held, counts = merged(self.held, graphs, remove)
        if counts.written or counts.removed or not self.path.exists():
            if self.read_only:
                raise StoreError(f"{self.path}: opened for reading only")
            replace(self.path, serialized(held.values(), self.path.suffix.lower()))
        self.held = held
        return counts

    def graphs(self, chosen: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The statements of the chosen filings, of all when None."""
        return (graph for identity, graph in self.held.items() if chosen is None or identity in chosen)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement."""
        return (quad for graph in self.held.values() for quad in graph.quads)

    def property_graph(self) -> PropertyGraph:
        """The property graph that the statements stand for."""
        return project(self.quads())

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """RDF files know no Cypher."""
        raise QueryError(f"{self.path}: an RDF file has no Cypher; ask in SPARQL, or load it into a folder")

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Answer over all filings together."""
        memory = ox.Store()
        memory.bulk_extend(self.quads())
        return asked(memory, text, parameters)

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """No place for them here."""
        raise StoreError(f"{self.path}: an RDF file keeps statements of filings alone; use a folder or a server")

    def close(self) -> None:
        """Nothing is held open."""

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


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


def merged(
    held: Mapping[str, FilingGraph], graphs: Iterable[FilingGraph], remove: Collection[str]
) -> tuple[dict[str, FilingGraph], Written]:
    """What is held after a write, sorted, and what the write comes to."""
    found = dict(held)
    written = unchanged = 0
    for graph in graphs:
        known = found.get(graph.id)
        if known is not None and known.digest == graph.digest:
            unchanged += 1
        else:
            found[graph.id] = graph
            written += 1
    removed = sum(found.pop(identity, None) is not None for identity in remove)
    return dict(sorted(found.items())), Written(written, unchanged, removed)


def serialized(graphs: Iterable[FilingGraph], suffix: str) -> bytes:
    """The filings in the format of a file name's suffix."""
    quads = [quad for graph in graphs for quad in graph.quads]
    form = FORMATS[suffix]
    prefixes = PREFIXES if form == ox.RdfFormat.TRIG else None
    return ox.serialize(quads, format=form, prefixes=prefixes) or b""


def replace(path: Path, data: bytes) -> None:
    """Write data to path in one step: whole, or not at all. Raises StoreError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror}; free some space or check the rights") from error


def asked(
    store: ox.Store, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None
) -> SparqlResult:
    """Answer of a query over the union of all graphs. Raises QueryError for what is not SPARQL."""
    values: dict[ox.Variable, Any] = {ox.Variable(name): value for name, value in (parameters or {}).items()}
    try:
        return store.query(text, use_default_graph_as_union=True, prefixes=PREFIXES, substitutions=values)
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {error}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error
    except OSError as error:
        raise StoreError(f"the graph cannot be read: {error}; build it again") from error
