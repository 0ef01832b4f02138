"""The property graph of many filings in portions, each small, together the projection of all statements."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyoxigraph as ox

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph, project
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE, filing_iri

FILING_DATE = ox.NamedNode(ONTOLOGY + "filingDate")
WHOLE = 300_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where statements are looked up: `filing` gives those of one filing, `pattern` those that match, from any."""

    digests: Mapping[str, str]
    filing: Callable[[str], Iterable[ox.Quad]]
    pattern: Callable[[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None], Iterable[ox.Quad]]
    size: int

    @classmethod
    def of(cls, store: ox.Store, digests: Mapping[str, str]) -> "Source":
        """The statements of the filings in an RDF store."""
        return cls(
            digests,
            lambda identity: store.quads_for_pattern(None, None, None, filing_iri(identity)),
            lambda s, p, o: (q for q in store.quads_for_pattern(s, p, o, None) if _named(q)),
            len(store),
        )


def portions(source: Source) -> Iterator[PropertyGraph]:
    """Portions that have no node and no edge in common.

    What one filing alone describes comes filing by filing; what several describe, and edges to what another filing
    describes, come in a last portion.
    """
    if source.size <= WHOLE:
        yield project(q for identity in source.digests for q in source.filing(identity))
        return
    shared = _shared(source)
    links = frozenset(mapping().types)
    late: list[ox.Quad] = []
    dates: list[ox.Quad] = []
    outside: set[str] = set()
    for identity in source.digests:
        quads = list(source.filing(identity))
        typed = {q.subject for q in quads if q.predicate == RDF_TYPE}
        kept = []
        for quad in quads:
            if quad.predicate == FILING_DATE:
                dates.append(quad)
            if hash(quad.subject) in shared:
                late.append(quad)
            if quad.predicate.value in links and quad.object not in typed:
                late.append(quad)
                outside.add(quad.object.value)  # type: ignore[union-attr]
            else:
                kept.append(quad)
        part = project(kept)
        own = {node.id for node in part.nodes if hash(ox.NamedNode(node.id)) not in shared}
        nodes = tuple(node for node in part.nodes if node.id in own)
        yield PropertyGraph(nodes, tuple(edge for edge in part.edges if edge.source in own))
    yield _last(source, shared, late, dates, outside)


def _last(
    source: Source, shared: frozenset[int], late: list[ox.Quad], dates: list[ox.Quad], outside: set[str]
) -> PropertyGraph:
    """Shared nodes with their edges, and edges from one filing's nodes to what others describe."""
    ends = {q.subject for q in late} | {q.object for q in late if isinstance(q.object, ox.NamedNode)}
    types = [t for end in ends if isinstance(end, ox.NamedNode) for t in source.pattern(end, RDF_TYPE, None)]
    whole = project([*late, *types, *dates])
    nodes = tuple(node for node in whole.nodes if hash(ox.NamedNode(node.id)) in shared)
    own = {node.id for node in nodes}
    return PropertyGraph(nodes, tuple(e for e in whole.edges if e.source in own or e.target in outside))


def around(source: Source, subjects: Iterable[str]) -> PropertyGraph:
    """The nodes of subjects, and the edges that leave them, as all filings together say."""
    wanted = sorted(set(subjects))
    quads: list[ox.Quad] = []
    for iri in wanted:
        quads.extend(source.pattern(ox.NamedNode(iri), None, None))
    quads += completed(source, quads)
    whole = project(quads)
    own = set(wanted)
    return PropertyGraph(
        tuple(node for node in whole.nodes if node.id in own),
        tuple(edge for edge in whole.edges if edge.source in own),
    )


def around_both(before: Source, now: Source, touched: Iterable[str]) -> tuple[PropertyGraph, PropertyGraph]:
    """What was and what is around subjects, and around whatever points at a node that came or went."""
    wanted = set(touched)
    old, new = around(before, wanted), around(now, wanted)
    bases_before, bases_now = ({(node.id, node.base) for node in part.nodes} for part in (old, new))
    moved = {iri for iri, _ in bases_before ^ bases_now}
    pointing = {
        quad.subject.value  # type: ignore[union-attr]
        for iri in moved
        for source in (before, now)
        for quad in source.pattern(None, None, ox.NamedNode(iri))
    }
    if pointing <= wanted:
        return old, new
    wanted |= pointing
    return around(before, wanted), around(now, wanted)


def completed(source: Source, quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """What must be known besides to project quads: filing dates of their graphs and types of what they point at."""
    links = mapping().types
    graphs = {q.graph_name for q in quads}
    targets = {q.object for q in quads if q.predicate.value in links}
    more = [d for g in graphs if isinstance(g, ox.NamedNode) for d in source.pattern(g, FILING_DATE, None)]
    more += [t for o in targets if isinstance(o, ox.NamedNode) for t in source.pattern(o, RDF_TYPE, None)]
    return more


def _shared(source: Source) -> frozenset[int]:
    """Hashes of the subjects that more than one filing speaks of."""
    hashes = array("q")
    for identity in source.digests:
        hashes.extend({hash(quad.subject) for quad in source.filing(identity)})
    found, counts = np.unique(np.frombuffer(hashes, dtype=np.int64), return_counts=True)
    return frozenset(found[counts > 1].tolist())


def joined(parts: Iterable[PropertyGraph]) -> PropertyGraph:
    """Portions as one sorted graph."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for part in parts:
        nodes.extend(part.nodes)
        edges.extend(part.edges)
    return PropertyGraph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges)))


def grouped(parts: Iterable[PropertyGraph]) -> dict[str, int]:
    """How many nodes there are of each base label, and edges of each type."""
    counts: dict[str, int] = defaultdict(int)
    for part in parts:
        for node in part.nodes:
            counts[node.base] += 1
        for edge in part.edges:
            counts[edge.type] += 1
    return dict(counts)


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode)
