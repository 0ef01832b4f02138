"""The embedded store: a folder with the statements in RDF and, made from them, the property graph."""

import fcntl
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from filinggraph.errors import StoreError
from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import ladybug
from filinggraph.store.ladybug import GraphFile
from filinggraph.store.ladybug_changes import alter, annotate
from filinggraph.store.portions import FILING_DATE, Source, around_both, portions
from filinggraph.store.protocol import Rows, SparqlResult, Written
from filinggraph.store.rdf_file import asked
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.statements import Change, batches

SMALL = 0.03


@dataclass(slots=True)
class Embedded:
    """A folder: `rdf/` is the source of truth, `graph.lbug` its projection, which is made anew when it lags behind."""

    locator: str
    rdf: RdfFolder
    graph: GraphFile
    lock: int | None = None

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing."""
        return self.rdf.digests()

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; nothing on disk is touched when nothing changes."""
        if self.lock is None:
            raise StoreError(f"{self.locator}: opened for reading only")
        self.rdf.refresh()
        former = self.rdf.snapshot()  # noqa: F841 - keeps the files of what was before
        before = self._source()
        known = self.rdf.digests()
        incoming = _Incoming(graphs, known)
        touched: set[str] = set()
        gone = sorted(set(remove) & set(known))
        if self.rdf.exists:
            self._increment(incoming, gone, touched)
        else:
            self.rdf.fill(incoming)
        self._project(before, touched)
        return Written(incoming.written, incoming.unchanged, len(gone))

    def graphs(self, chosen: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The statements of the chosen filings (of all when None), sorted."""
        known = self.rdf.digests()
        return (self.rdf.graph(identity) for identity in known if chosen is None or identity in chosen)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement, filing after filing."""
        return self.rdf.quads()

    def property_graph(self) -> PropertyGraph:
        """Nodes and edges as the property graph's file holds them."""
        return self.graph.graph()

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a Cypher query that reads."""
        return self.graph.query(text, parameters)

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Answer over all filings together."""
        return asked(self.rdf.reader(), text, parameters)

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """Set further properties of nodes in the property graph, where they stay until it is made anew."""
        if self.lock is None:
            raise StoreError(f"{self.locator}: opened for reading only")
        self.graph.close()
        return annotate(self.graph.path, base, values, keys)

    def close(self) -> None:
        """Let go of the files, and of the right to write."""
        self.rdf.refresh()
        self.graph.close()
        if self.lock is not None:
            self.rdf.sweep()
            os.close(self.lock)
            self.lock = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _increment(self, graphs: Iterable[FilingGraph], remove: Collection[str], touched: set[str]) -> None:
        """Write the statements batch by batch, and note whose subjects they are."""
        for batch in batches(graphs):
            self._apply([Change(g.id, frozenset(self.rdf.graph(g.id).quads), g) for g in batch], touched)
        if remove:
            self._apply([Change(i, frozenset(self.rdf.graph(i).quads), None) for i in remove], touched)

    def _apply(self, changes: list[Change], touched: set[str]) -> None:
        for change in changes:
            differ = [*change.added, *change.taken]
            if any(quad.predicate == FILING_DATE for quad in differ):
                differ = [*change.old, *(change.new.quads if change.new else ())]
            touched.update(quad.subject.value for quad in differ)  # type: ignore[union-attr]
        self.rdf.apply(changes)

    def _source(self) -> Source:
        return Source.of(self.rdf.reader(), self.rdf.digests())

    def _project(self, before: Source, touched: set[str]) -> None:
        """Bring the property graph into step with the statements."""
        now = self._source()
        held, state = self.graph.state(), state_of(now)
        if held == state:
            return
        self.graph.close()
        few = len(touched) < SMALL * now.size
        both = _difference(before, now, touched) if few and held and held == state_of(before) else None
        if both:
            alter(self.graph.path, *both, state)
        else:
            ladybug.create(self.graph.path, portions(now), state)


def open_path(path: Path, *, read_only: bool) -> Embedded:
    """The store in the folder at path, made when it is first written. Raises StoreError."""
    if path.is_file():
        raise StoreError(f"{path}: is a file, no graph; give the folder that filinggraph build made")
    rdf, graph = RdfFolder(path / "rdf"), GraphFile(path / "graph.lbug")
    if read_only:
        if not rdf.exists:
            raise StoreError(f"{path}: no graph here; make one with: filinggraph build PATH... --to {path}")
        return Embedded(str(path), rdf, graph)
    return Embedded(str(path), rdf, graph, _lock(path))


def _difference(before: Source, now: Source, touched: set[str]) -> tuple[PropertyGraph, PropertyGraph] | None:
    """What was and what is around the subjects; None when the former state cannot be read any more."""
    try:
        return around_both(before, now, touched)
    except OSError:  # a write may merge the files that an older view of the store still points at
        return None


def state_of(source: Source) -> str:
    """Fingerprint of what filings there are and what they say."""
    return hashlib.sha256("\n".join(f"{i} {d}" for i, d in source.digests.items()).encode()).hexdigest()


def _lock(path: Path) -> int:
    """The right to write, held until it is closed or the process ends."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        found = os.open(path / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}; choose a folder of your own") from error
    try:
        fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(found)
        raise StoreError(
            f"{path}: another process is writing to this graph; run it again when that has ended"
        ) from error
    return found


@dataclass(slots=True)
class _Incoming:
    """The graphs that the store does not have yet; counts the others."""

    graphs: Iterable[FilingGraph]
    known: Mapping[str, str]
    written: int = 0
    unchanged: int = 0

    def __iter__(self) -> Iterator[FilingGraph]:
        for graph in self.graphs:
            if self.known.get(graph.id) == graph.digest:
                self.unchanged += 1
            else:
                self.written += 1
                yield graph
