"""The property graph of many filings in portions, each small, together the projection of all statements."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.terms import RDF_TYPE
from filinggraph.store.shared import Shared
from filinggraph.store.source import FILING_DATE, Source
from filinggraph.store.spool import Spool

WHOLE = 300_000
AT_ONCE = 1_000_000
OUTSIDE = 10_000


def portions(source: Source, passed: Spool) -> Iterator[PropertyGraph]:
    """Portions that have no node and no edge in common; `passed` are all statements of the source.

    What one filing alone describes comes filing by filing; what several describe, and edges to what another filing
    describes, come in later portions.
    """
    if passed.count <= WHOLE:
        yield project(quad for quads in passed.filings() for quad in quads)
    else:
        yield from (part for _, part in owned(source, passed))


def owned(source: Source, passed: Spool) -> Iterator[tuple[str, PropertyGraph]]:
    """Portions, each with the IRI of the one filing that describes its nodes, or "" where several do."""
    links = frozenset(mapping().types)
    outside: list[ox.Quad] = []
    with Shared(source, passed.shared(), passed.folder, 1 + passed.count // AT_ONCE) as shared:
        for quads in passed.filings():
            typed = {quad.subject for quad in quads if quad.predicate == RDF_TYPE}
            kept = []
            for quad in quads:
                if hash(quad.subject) in shared.hashes:
                    if quad.predicate == RDF_TYPE:  # what edges lead to has to be known
                        kept.append(quad)
                elif quad.predicate.value not in links or quad.object in typed:
                    kept.append(quad)
                else:
                    outside.append(quad)
            names = shared.note(quads)
            part = project(kept)
            nodes = tuple(node for node in part.nodes if node.id not in names)
            edges = tuple(edge for edge in part.edges if edge.source not in names)
            yield quads[0].graph_name.value, PropertyGraph(nodes, edges)  # type: ignore[union-attr]
            if len(outside) > OUTSIDE:
                yield "", _outward(source, outside)
                outside.clear()
        yield "", _outward(source, outside)
        yield from (("", part) for part in shared.portions())


def _outward(source: Source, links: Sequence[ox.Quad]) -> PropertyGraph:
    """Edges from what one filing describes to what others do."""
    ends = {end for quad in links for end in (quad.subject, quad.object) if isinstance(end, ox.NamedNode)}
    types = [quad for end in ends for quad in source.pattern(end, RDF_TYPE, None)]
    return PropertyGraph((), project([*links, *types]).edges)


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
