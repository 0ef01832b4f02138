"""The property graph of many filings in portions, each small, together the projection of all statements."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import pyoxigraph as ox

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE, filing_iri
from filinggraph.store.spool import Spool, several

FILING_DATE = ox.NamedNode(ONTOLOGY + "filingDate")
WHOLE = 300_000
AT_ONCE = 5_000
Subject = ox.NamedNode | ox.BlankNode | ox.Triple


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


def portions(source: Source, passed: Spool | None = None) -> Iterator[PropertyGraph]:
    """Portions that have no node and no edge in common.

    What one filing alone describes comes filing by filing; what several describe, and edges to what another filing
    describes, come in later portions. `passed` are the same statements where they need not be asked from the source.
    """
    if (passed.count if passed else source.size()) <= WHOLE:
        yield project(quad for quads in _filings(source, passed) for quad in quads)
    else:
        yield from (part for _, part in owned(source, passed))


def owned(source: Source, passed: Spool | None = None) -> Iterator[tuple[str, PropertyGraph]]:
    """Portions, each with the IRI of the one filing that describes its nodes, or "" where several do."""
    shared = passed.shared() if passed else _shared(source)
    links = frozenset(mapping().types)
    seen = _Seen(source)
    outside: list[ox.Quad] = []
    for quads in _filings(source, passed):
        subjects = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        others = {subject for subject in subjects if hash(subject) in shared}
        typed = {quad.subject for quad in quads if quad.predicate == RDF_TYPE}
        kept = []
        for quad in quads:
            if quad.predicate == FILING_DATE:
                seen.dates[quad.subject].append(quad)
            if quad.subject in others:
                if quad.predicate == RDF_TYPE:  # what edges lead to has to be known
                    seen.types[quad.subject].setdefault(quad.object, quad)
                    kept.append(quad)
            elif quad.predicate.value not in links or quad.object in typed:
                kept.append(quad)
            else:
                outside.append(quad)
        names = {subject.value for subject in others}
        part = project(kept)
        nodes = tuple(node for node in part.nodes if node.id not in names)
        edges = tuple(edge for edge in part.edges if edge.source not in names)
        yield quads[0].graph_name.value, PropertyGraph(nodes, edges)  # type: ignore[union-attr]
        if len(outside) > AT_ONCE:
            yield "", _outward(source, outside)
            outside.clear()
    yield "", _outward(source, outside)
    waiting = iter(sorted(subject.value for subject in seen.types))  # type: ignore[union-attr]
    while some := list(islice(waiting, AT_ONCE)):
        yield "", around(seen.known(), some)


@dataclass(slots=True)
class _Seen:
    """What was seen of the whole graph and is asked for again and again: types of shared subjects, filing dates."""

    source: Source
    types: dict[Subject, dict[object, ox.Quad]] = field(default_factory=lambda: defaultdict(dict))
    dates: dict[Subject, list[ox.Quad]] = field(default_factory=lambda: defaultdict(list))

    def known(self) -> Source:
        """The source, but for what need not be asked from it."""
        return replace(self.source, pattern=self._pattern)

    def _pattern(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, value: ox.NamedNode | None
    ) -> Iterable[ox.Quad]:
        if predicate == RDF_TYPE and subject in self.types:
            return self.types[subject].values()
        if predicate == FILING_DATE and subject is not None:
            return self.dates.get(subject, ())
        return self.source.pattern(subject, predicate, value)


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


def _filings(source: Source, passed: Spool | None) -> Iterator[list[ox.Quad]]:
    """The statements of each filing that has any."""
    found = passed.filings() if passed else (list(source.filing(identity)) for identity in source.digests)
    return (quads for quads in found if quads)


def _shared(source: Source) -> frozenset[int]:
    """Hashes of the subjects that more than one filing speaks of."""
    hashes = array("q")
    for identity in source.digests:
        hashes.extend({hash(quad.subject) for quad in source.filing(identity)})
    return several(hashes)


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode)
