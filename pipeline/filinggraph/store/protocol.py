"""What every store can do, and the values that go in and out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

import pyoxigraph as ox

from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.semantics.quads import FilingGraph

SparqlResult = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Written:
    """How many filings a write put in, found as they were, and took out."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a Cypher query as plain Python values. Nodes and relationships are dictionaries."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Rows as dictionaries by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)


class Store(Protocol):
    """A graph kept somewhere, one part a filing.

    What is asked of a store that it cannot do (SPARQL of Neo4j, Cypher of an RDF file) raises QueryError; what goes
    wrong outside (no rights, no space, no connection, a later format) raises StoreError.
    """

    locator: str

    def digests(self) -> Mapping[str, str]:
        """Fingerprint of every filing in the store, by filing id."""
        ...

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in, each in place of what it said before, and take others out with what they alone support.

        A filing whose digest the store already has is not written. Each filing changes as a whole; what is written
        stays even when the process is killed afterwards, and writing the same again completes what was left out.
        """
        ...

    def graphs(self, chosen: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The statements of the chosen filings (of all when None), in the order of filing ids."""
        ...

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement, each in the named graph of the filing that makes it."""
        ...

    def property_graph(self) -> PropertyGraph:
        """Nodes and edges as the store holds them, sorted."""
        ...

    def portions(self) -> Iterator[PropertyGraph]:
        """The same nodes and edges, each once, in portions that fit in memory and in no order."""
        ...

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a Cypher query that reads; values are bound, never written into its text."""
        ...

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Answer of a SPARQL query over all filings together; parameters replace variables of that name."""
        ...

    def current(self, iri: str) -> str:
        """The IRI that took the place of a party's or contract's former IRI; iri itself where none did."""
        ...

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """Give nodes of a base label further properties, by their ids; nodes without values lose them.

        `keys` are the names of all of them; none is one of the ontology's. Gives how many nodes there are. They are no
        part of the graph: `property_graph` leaves them out, and a node that goes takes them along.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        ...
