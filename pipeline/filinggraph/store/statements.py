"""Filing graphs taken apart and put together: identity, format mark, and the quads that a change adds and takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

import pyoxigraph as ox

from filinggraph.errors import StoreError
from filinggraph.semantics.quads import FilingGraph, sort_key
from filinggraph.semantics.terms import ID, filing_iri

FORMAT = 1
STORE = ox.NamedNode(ID + "store")
FORMAT_TERM = ox.NamedNode("https://w3id.org/filinggraph/store#format")
DIGEST_TERM = ox.NamedNode("https://w3id.org/filinggraph/store#digest")
FORMAT_QUAD = ox.Quad(STORE, FORMAT_TERM, ox.Literal(FORMAT))
BATCH = 50_000
_FILING = ID + "filing/"


@dataclass(frozen=True, slots=True)
class Change:
    """What one filing said and says from now on; `new` None takes it out."""

    id: str
    old: frozenset[ox.Quad]
    new: FilingGraph | None

    @property
    def added(self) -> list[ox.Quad]:
        """Quads to put in."""
        return [q for q in self.new.quads if q not in self.old] if self.new else []

    @property
    def taken(self) -> list[ox.Quad]:
        """Quads to take out."""
        return list(self.old.difference(self.new.quads) if self.new else self.old)


def graph_of(identity: str, quads: Iterable[ox.Quad]) -> FilingGraph:
    """A filing's graph of its quads, in whatever order they come."""
    return FilingGraph(identity, filing_iri(identity).value, tuple(sorted(quads, key=sort_key)))


def filing_id(iri: str) -> str | None:
    """Filing id of the IRI of a filing's graph; None for the name of another graph."""
    return unquote(iri.removeprefix(_FILING)) if iri.startswith(_FILING) else None


def by_filing(quads: Iterable[ox.Quad], where: str) -> dict[str, FilingGraph]:
    """The graphs that quads make up, by filing id. Raises StoreError for a quad that no filing states."""
    found: dict[str, list[ox.Quad]] = {}
    for graph, part in groupby(quads, key=lambda quad: quad.graph_name):
        identity = filing_id(graph.value) if isinstance(graph, ox.NamedNode) else None
        if identity is None:
            raise StoreError(
                f"{where}: holds statements outside the graphs of filings; export it anew with filinggraph"
            )
        found.setdefault(identity, []).extend(part)
    return {identity: graph_of(identity, found[identity]) for identity in sorted(found)}


def batches(graphs: Iterable[FilingGraph], size: int = BATCH) -> Iterator[list[FilingGraph]]:
    """Runs of filings of about size statements together."""
    batch: list[FilingGraph] = []
    held = 0
    for graph in graphs:
        batch.append(graph)
        held += len(graph.quads)
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
