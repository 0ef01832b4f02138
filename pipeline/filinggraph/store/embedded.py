"""The embedded store: a folder with the statements in RDF and, made from them, the property graph."""

import fcntl
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from filinggraph.errors import StoreError
from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import ladybug
from filinggraph.store.held import asked, successor
from filinggraph.store.ladybug import GraphFile
from filinggraph.store.ladybug_changes import alter, annotate
from filinggraph.store.portions import around_both, portions
from filinggraph.store.protocol import Rows, SparqlResult, Written
from filinggraph.store.rdf_folder import Draft, RdfFolder
from filinggraph.store.source import FILING_DATE, Source
from filinggraph.store.spool import Spool
from filinggraph.store.statements import Change, batches

SMALL = 0.03


@dataclass(slots=True)
class Embedded:
    """A folder with generations of its stores, in which `graph.lbug` is the projection of the statements.

    Both change together. What is read stays as it was when this was opened, or when this last wrote.
    """

    locator: str
    rdf: RdfFolder
    lock: int | None = None
    opened: GraphFile | None = None

    @property
    def graph(self) -> GraphFile:
        """The property graph of the generation that is read."""
        path = self.rdf.snapshot().place / "graph.lbug"
        if self.opened is None or self.opened.path != path:
            self._let_go()
            self.opened = GraphFile(path)
        return self.opened

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing."""
        return self.rdf.digests()

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; nothing on disk is touched when nothing changes."""
        if self.lock is None:
            raise StoreError(f"{self.locator}: opened for reading only")
        self._refresh()
        former = self.rdf.snapshot()
        before = Source.of(former.store, self.rdf.digests())
        gone = sorted(set(remove) & before.digests.keys())
        incoming = _Incoming(graphs, before.digests)
        waiting = iter(incoming)
        first = next(waiting, None)
        if first is not None or gone or self.graph.state() != state_of(before):
            self._let_go()
            arriving = waiting if first is None else chain([first], waiting)
            self._change(before, former.place, arriving, gone)
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

    def portions(self) -> Iterator[PropertyGraph]:
        """The same, a table at a time."""
        return self.graph.portions()

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a Cypher query that reads."""
        return self.graph.query(text, parameters)

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Answer over all filings together."""
        return asked(self.rdf.reader(), text, parameters)

    def current(self, iri: str) -> str:
        """The IRI that took the place of iri, or iri."""
        return successor(self.sparql, iri)

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """Set further properties of nodes in the property graph, where they stay until it is made anew."""
        if self.lock is None:
            raise StoreError(f"{self.locator}: opened for reading only")
        path = self.graph.path
        self._let_go()
        return annotate(path, base, values, keys)

    def close(self) -> None:
        """Let go of the files, and of the right to write."""
        self._refresh()
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

    def _refresh(self) -> None:
        """Forget what is open, so that what is written since shows."""
        self._let_go()
        self.rdf.refresh()

    def _let_go(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def _change(self, before: Source, held: Path, graphs: Iterable[FilingGraph], gone: Collection[str]) -> None:
        """Write a generation: the statements, then the property graph that they stand for."""
        touched: set[str] = set()
        first = not self.rdf.exists
        with self.rdf.next() as draft, Spool(draft.place) as passed:
            if first:
                draft.fill(passed.passing(graphs))
            else:
                for batch in batches(graphs):
                    _apply(draft, [Change(g.id, frozenset(draft.graph(g.id).quads), g) for g in batch], touched)
                if gone:
                    _apply(draft, [Change(i, frozenset(draft.graph(i).quads), None) for i in gone], touched)
            now = Source.of(draft.store, draft.digests())
            former = GraphFile(held / "graph.lbug")
            known = former.state() if not first and len(touched) < SMALL * now.size() else ""
            former.close()
            if known and known == state_of(before):
                alter(draft.place / "graph.lbug", *around_both(before, now, touched), state_of(now))
            else:
                if not first:
                    for identity in now.digests:
                        passed.note(list(now.filing(identity)))
                ladybug.create(draft.place / "graph.lbug", portions(now, passed), state_of(now))
            del now


def _apply(draft: Draft, changes: list[Change], touched: set[str]) -> None:
    """Write changes, and note whose subjects they are."""
    for change in changes:
        differ = [*change.added, *change.taken]
        if any(quad.predicate == FILING_DATE for quad in differ):
            differ = [*change.old, *(change.new.quads if change.new else ())]
        touched.update(quad.subject.value for quad in differ)  # type: ignore[union-attr]
    draft.apply(changes)


def open_path(path: Path, *, read_only: bool) -> Embedded:
    """The store in the folder at path, made when it is first written. Raises StoreError."""
    if path.is_file():
        raise StoreError(f"{path}: is a file, no graph; give the folder that filinggraph build made")
    rdf = RdfFolder(path / "rdf")
    if read_only:
        if not rdf.exists:
            raise StoreError(f"{path}: no graph here; make one with: filinggraph build PATH... --to {path}")
        return Embedded(str(path), rdf)
    return Embedded(str(path), rdf, _lock(path))


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
            if graph.id in self.known and self.known[graph.id] == graph.digest:
                self.unchanged += 1
            else:
                self.written += 1
                yield graph
