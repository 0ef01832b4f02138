"""RDF on disk: an Oxigraph store with one named graph a filing and their digests in the default graph."""

import contextlib
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
    place: Path
    lease: Lease | None = None


@dataclass(slots=True)
class Draft:
    """The next generation in the making: what is written here is seen when it is published, all at once."""

    place: Path
    opened: ox.Store | None

    @property
    def store(self) -> ox.Store:
        """The open store, until the draft is published."""
        if self.opened is None:
            raise StoreError(f"{self.place}: is published; start another")
        return self.opened

    def fill(self, graphs: Iterable[FilingGraph]) -> None:
        """Write the filings of a first generation in one go."""
        self.store.bulk_extend(_with_digests(graphs))

    def apply(self, changes: Iterable[Change]) -> None:
        """Write changes of filings as one transaction."""
        text, more = _update(list(changes))
        if text:
            self.store.update(text)
        else:
            self.store.extend(more)

    def graph(self, identity: str) -> FilingGraph:
        """What one filing says as of now."""
        return graph_of(identity, _stated(self.store, identity))

    def digests(self) -> dict[str, str]:
        """Digest of every filing as of now."""
        return _digests(self.store)


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
                self.opened = Snapshot(ox.Store(), self.path)
            else:
                place, lease = Generations(self.path).current()
                try:
                    self.opened = Snapshot(self._checked(ox.Store.read_only(str(place))), place, lease)
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
        return _digests(self.reader())

    def graph(self, identity: str) -> FilingGraph:
        """What one filing says; no statements for an unknown one."""
        snapshot = self.snapshot()
        return graph_of(identity, _stated(snapshot.store, identity))

    def quads(self) -> Iterator[ox.Quad]:
        """Every filing's statements, filing after filing, unsorted within a filing."""
        snapshot = self.snapshot()
        for identity in _digests(snapshot.store):
            yield from _stated(snapshot.store, identity)

    @contextlib.contextmanager
    def next(self) -> Iterator[Draft]:
        """A copy of what is there to be changed; it takes the place of what is there when the block ends well."""
        try:
            with Generations(self.path).next(empty=not self.exists) as place:
                draft = Draft(place, self._checked(ox.Store(str(place))))
                yield draft
                draft.store.flush()
                draft.opened = None  # closes it, before anybody reads it
        except OSError as error:
            raise _trouble(self.path, error) from error
        self.refresh()

    def _checked(self, store: ox.Store) -> ox.Store:
        mark = next(store.quads_for_pattern(STORE, FORMAT_TERM, None, ox.DefaultGraph()), None)
        if mark is not None and isinstance(mark.object, ox.Literal) and int(mark.object.value) > FORMAT:
            raise StoreError(f"{self.path}: written by a later version of filinggraph; update it")
        return store


def _digests(store: ox.Store) -> dict[str, str]:
    found = {}
    for quad in store.quads_for_pattern(None, DIGEST_TERM, None, ox.DefaultGraph()):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal)
        found[filing_id(quad.subject.value) or ""] = quad.object.value
    return dict(sorted(found.items()))


def _stated(store: ox.Store, identity: str) -> Iterator[ox.Quad]:
    """A filing's statements as they were written: the engine keeps the value of a decimal, not its spelling."""
    for quad in store.quads_for_pattern(None, None, None, filing_iri(identity)):
        value = quad.object
        if isinstance(value, ox.Literal) and value.datatype == DECIMAL and "." not in value.value:
            value = ox.Literal(f"{value.value}.0", datatype=DECIMAL)
            yield ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
        else:
            yield quad


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
    if re.search(r"[Nn]o space|space left|too large|quota", said):
        return StoreError(f"{path}: the disk is full; free some space and run it again")
    if "lock" in said.lower():
        return StoreError(f"{path}: another process writes to this graph; wait for it to end")
    if isinstance(error, PermissionError) or "ermission denied" in said:
        return StoreError(f"{path}: no right to write here; choose a folder of your own")
    return StoreError(f"{path}: cannot be read or written: {said}; build into a new folder")
