"""A store that holds all statements in memory while it is open: what RDF files and import files have in common."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import PREFIXES
from filinggraph.store.protocol import SparqlResult, Written


@dataclass(slots=True)
class Held:
    """The filings of the files at path, by their ids in order."""

    locator: str
    path: Path
    read_only: bool = False
    held: Mapping[str, FilingGraph] = field(default_factory=dict)

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing, worked out from its statements."""
        return {identity: graph.digest for identity, graph in self.held.items()}

    def graphs(self, chosen: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The statements of the chosen filings, of all when None."""
        return (self.held[identity] for identity in self.held if chosen is None or identity in chosen)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement."""
        return (quad for graph in self.held.values() for quad in graph.quads)

    def property_graph(self) -> PropertyGraph:
        """The property graph that the statements stand for."""
        return project(self.quads())

    def portions(self) -> Iterator[PropertyGraph]:
        """The property graph at once."""
        yield self.property_graph()

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Answer over all filings together."""
        memory = ox.Store()
        memory.bulk_extend(self.quads())
        return asked(memory, text, parameters)

    def current(self, iri: str) -> str:
        """The IRI that took the place of iri, or iri."""
        return successor(self.sparql, iri)

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


def successor(sparql: Callable[[str, Mapping[str, ox.Literal | ox.NamedNode]], SparqlResult], iri: str) -> str:
    """The IRI that statements name in place of a former one, or iri, also where it is no IRI."""
    try:
        old = ox.NamedNode(iri)
    except ValueError:
        return iri
    found = sparql("SELECT ?old ?new WHERE { ?old dcterms:isReplacedBy ?new } ORDER BY ?new LIMIT 1", {"old": old})
    assert isinstance(found, ox.QuerySolutions)
    return next((str(row["new"].value) for row in found), iri)
