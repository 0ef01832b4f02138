"""Where the statements of a graph are looked up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from filinggraph.semantics.terms import ONTOLOGY, filing_iri

FILING_DATE = ox.NamedNode(ONTOLOGY + "filingDate")


@dataclass(frozen=True, slots=True)
class Source:
    """Where statements are looked up: `filing` gives those of one filing, `pattern` those that match, from any.

    `size`, how many there are, takes a while on disk.
    """

    digests: Mapping[str, str]
    filing: Callable[[str], Iterable[ox.Quad]]
    pattern: Callable[[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None], Iterable[ox.Quad]]
    size: Callable[[], int]

    @classmethod
    def of(cls, store: ox.Store, digests: Mapping[str, str]) -> "Source":
        """The statements of the filings in an RDF store."""
        return cls(
            digests,
            lambda identity: store.quads_for_pattern(None, None, None, filing_iri(identity)),
            lambda s, p, o: (q for q in store.quads_for_pattern(s, p, o, None) if _named(q)),
            lambda: len(store),
        )


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode)
