"""RDF on disk: an Oxigraph store with one named graph a filing and their digests in the default graph."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from filinggraph.errors import StoreError
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import XSD, filing_iri
from filinggraph.store.generations import Generations, Lease
from filinggraph.store.statements import (
    DIGEST_TERM,
    FORMAT,
    FORMAT_QUAD,
    FORMAT_TERM,
    STORE,
    Change,
    filing_id,
    graph_of,
)

DECIMAL = ox.NamedNode(XSD + "decimal")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open store that stays as it is, for as long as this object is kept."""

    store: ox.Store
    lease: Lease | None = None


@dataclass(slots=True)
class RdfFolder:
    """The folder of an Oxigraph store, opened for reading unless something has to change.

    A reader sees the store as it was when it was opened; `refresh` opens it anew.
    """

    path: Path
    opened: Snapshot | None = None

    @property
    def exists(self) -> bool:
        """True when something was written."""
        return (self.path / "CURRENT").is_file()

    def snapshot(self) -> Snapshot:
        """The store as of the last refresh; an empty one when nothing was written yet."""
        if self.opened is None:
            if not self.exists:
                self.opened = Snapshot(ox.Store())
            else:
                place, lease = Generations(self.path).current()
                try:
                    self.opened = Snapshot(self._checked(ox.Store.read_only(str(place))), lease)
                except OSError as error:
                    raise _trouble(self.path, error) from error
        return self.opened

    def reader(self) -> ox.Store:
        """The store of the snapshot, good until the next refresh."""
        return self.snapshot().store

    def refresh(self) -> None:
        """Forget the open store, so that the next reading sees what was written since."""
        self.opened = None

    def sweep(self) -> None:
        """Remove what was before, unless somebody reads it; for the one who may write."""
        Generations(self.path).sweep()

    def digests(self) -> dict[str, str]:
        """Digest of every filing by filing id."""
        found = {}
        for quad in self.reader().quads_for_pattern(None, DIGEST_TERM, None, ox.DefaultGraph()):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.Literal)
            found[filing_id(quad.subject.value) or ""] = quad.object.value
        return dict(sorted(found.items()))

    def graph(self, identity: str) -> FilingGraph:
        """What one filing says; no statements for an unknown one."""
        return graph_of(identity, self._stated(identity))

    def quads(self) -> Iterator[ox.Quad]:
        """Every filing's statements, filing after filing, unsorted within a filing."""
        for identity in self.digests():
            yield from self._stated(identity)

    def fill(self, graphs: Iterable[FilingGraph]) -> None:
        """Write a first store in one go; it is there whole when this returns, or not at all."""
        try:
            with Generations(self.path).next(empty=True) as place:
                store = ox.Store(str(place))
                store.bulk_extend(_with_digests(graphs))
                store.flush()
                del store
        except OSError as error:
            raise _trouble(self.path, error) from error
        self.refresh()

    def apply(self, changes: Iterable[Change]) -> None:
        """Write changes of filings as one transaction."""
        self.refresh()
        try:
            with Generations(self.path).next(empty=False) as place:
                store = self._checked(ox.Store(str(place)))
                text, more = _update(list(changes))
                if text:
                    store.update(text)
                else:
                    store.extend(more)
                store.flush()
                del store
        except OSError as error:
            raise _trouble(self.path, error) from error

    def _stated(self, identity: str) -> Iterator[ox.Quad]:
        """A filing's statements as they were written: the engine keeps the value of a decimal, not its spelling."""
        snapshot = self.snapshot()
        for quad in snapshot.store.quads_for_pattern(None, None, None, filing_iri(identity)):
            value = quad.object
            if isinstance(value, ox.Literal) and value.datatype == DECIMAL and "." not in value.value:
                value = ox.Literal(f"{value.value}.0", datatype=DECIMAL)
                yield ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
            else:
                yield quad

    def _checked(self, store: ox.Store) -> ox.Store:
        mark = next(store.quads_for_pattern(STORE, FORMAT_TERM, None, ox.DefaultGraph()), None)
        if mark is not None and isinstance(mark.object, ox.Literal) and int(mark.object.value) > FORMAT:
            raise StoreError(f"{self.path}: written by a later version of filinggraph; update it")
        return store


def _with_digests(graphs: Iterable[FilingGraph]) -> Iterator[ox.Quad]:
    yield FORMAT_QUAD
    for graph in graphs:
        yield from graph.quads
        yield _digest(graph)


def _digest(graph: FilingGraph) -> ox.Quad:
    return ox.Quad(filing_iri(graph.id), DIGEST_TERM, ox.Literal(graph.digest))


def _update(changes: list[Change]) -> tuple[str, list[ox.Quad]]:
    """The update that makes the changes, or only quads to add where nothing is taken out."""
    added = [quad for change in changes for quad in change.added]
    added += [_digest(change.new) for change in changes if change.new]
    taken = [quad for change in changes for quad in change.taken]
    parts = [_block("DELETE DATA", taken)] if taken else []
    for change in changes:
        if change.old or change.new is None:
            iri = filing_iri(change.id)
            parts.append(f"DELETE WHERE {{ {iri} {DIGEST_TERM} ?digest }}")
    if not parts:
        return "", added
    if added:
        parts.append(_block("INSERT DATA", added))
    return " ;\n".join(parts), []


def _block(verb: str, quads: Iterable[ox.Quad]) -> str:
    """An update of quads; terms are written by the RDF library, which escapes whatever could end a literal."""
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        named = isinstance(quad.graph_name, ox.NamedNode)
        lines.append(f"GRAPH {quad.graph_name} {{ {triple} }}" if named else triple)
    return f"{verb} {{\n" + "\n".join(lines) + "\n}"


def _trouble(path: Path, error: OSError) -> StoreError:
    said = str(error)
    if re.search(r"[Nn]o space|space left", said):
        return StoreError(f"{path}: the disk is full; free some space and run it again")
    if "lock" in said.lower():
        return StoreError(f"{path}: another process writes to this graph; wait for it to end")
    if isinstance(error, PermissionError) or "ermission denied" in said:
        return StoreError(f"{path}: no right to write here; choose a folder of your own")
    return StoreError(f"{path}: cannot be read or written: {said}; build into a new folder")
