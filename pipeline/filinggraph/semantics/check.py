"""SHACL: graphs of filings are held against the shapes; what breaks one is set aside with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from rdflib.namespace import RDF, SH

from filinggraph import shipped
from filinggraph.errors import SemanticsError
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import ONTOLOGY

BATCH_QUADS = 20_000
_ROUNDS = 6
_BEARERS = (ONTOLOGY + "about", ONTOLOGY + "aboutRelationship")


@dataclass(frozen=True, slots=True)
class Violation:
    """One node of one filing that breaks a shape, and how, in words."""

    filing: str
    node: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A graph that conforms, and what was taken out of it so that it does."""

    graph: FilingGraph
    set_aside: tuple[Violation, ...] = ()


@cache
def shapes() -> rdflib.Graph:
    """The shapes graph."""
    graph = rdflib.Graph()
    graph.parse(shipped.ontology() / "shapes.ttl", format="turtle")
    return graph


def check_all(graphs: Iterable[FilingGraph]) -> Iterator[Checked]:
    """Every graph, conforming, in its order. Validated in batches, and one by one only where a batch fails."""
    for batch in _batches(graphs):
        if len(batch) > 1 and not violations(batch):
            yield from map(Checked, batch)
        else:
            yield from map(check, batch)


def check(graph: FilingGraph) -> Checked:
    """The graph without the nodes that break a shape, and those; what falls with them is not listed again.

    Raises SemanticsError when the graph as a whole cannot be mended by leaving facts out.
    """
    found: list[Violation] = []
    for _ in range(_ROUNDS):
        broken = violations((graph,))
        if not broken:
            return Checked(graph, tuple(found))
        found = found or broken
        graph = without(graph, {v.node for v in broken})
    raise SemanticsError(f"{graph.id}: breaks the shapes even without the facts that do; first: {found[0].message}")


def violations(graphs: Sequence[FilingGraph]) -> list[Violation]:
    """What of the union of graphs breaks a shape, in a stable order."""
    data = rdflib.Graph()
    home: dict[str, str] = {}
    for graph in graphs:
        for quad in graph.quads:
            data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
            home.setdefault(quad.subject.value, graph.id)  # type: ignore[union-attr]
    conforms, report, text = validate(data, shacl_graph=shapes(), advanced=False, inplace=True, meta_shacl=False)
    if conforms:
        return []
    if not isinstance(report, rdflib.Graph):
        raise SemanticsError(f"the shapes cannot be run: {text}")
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = str(report.value(result, SH.focusNode))
        path = str(report.value(result, SH.resultPath) or "").rpartition("#")[2]
        message = " ".join(str(report.value(result, SH.resultMessage) or "").split())
        kind = str(data.value(rdflib.URIRef(node), RDF.type) or "").rpartition("#")[2]
        found.append(Violation(home.get(node, ""), node, kind, f"{path}: {message}" if path else message))
    return sorted(set(found), key=lambda v: (v.filing, v.node, v.message))


def without(graph: FilingGraph, nodes: set[str]) -> FilingGraph:
    """The graph without nodes, what points to them, and the claims and observations about them."""
    gone = set(nodes)
    for quad in graph.quads:
        if quad.predicate.value in _BEARERS and quad.object.value in nodes:  # type: ignore[union-attr]
            gone.add(quad.subject.value)  # type: ignore[union-attr]
    kept = tuple(
        q
        for q in graph.quads
        if q.subject.value not in gone and not (isinstance(q.object, ox.NamedNode) and q.object.value in gone)  # type: ignore[union-attr]
    )
    return FilingGraph(graph.id, graph.iri, kept)


def _batches(graphs: Iterable[FilingGraph]) -> Iterator[list[FilingGraph]]:
    waiting = iter(graphs)
    while first := list(islice(waiting, 1)):
        batch, size = first, len(first[0].quads)
        while size < BATCH_QUADS and (more := next(waiting, None)) is not None:
            batch.append(more)
            size += len(more.quads)
        yield batch


def _term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
    return rdflib.URIRef(node.value) if isinstance(node, ox.NamedNode) else rdflib.BNode(str(node))
