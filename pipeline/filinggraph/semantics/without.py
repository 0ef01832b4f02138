"""A graph of a filing without some of its facts: what falls with them goes, everything else stays."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE, REPLACED_BY

# What points at a node by one of these cannot stand without it.
_FALLS_WITH = frozenset(
    ONTOLOGY + name
    for name in (
        "about", "aboutRelationship", "supplier", "customer", "party", "object", "issuedBy", "inDocument",
        "signedDate", "effectiveDate", "expiryDate", "when", "announced", "mayDenote",
    )
)  # fmt: skip
_ROOTS = frozenset(ONTOLOGY + name for name in ("Filing", "Document", "ExtractionRun", "Assertion"))
_SUPPLIER, _CUSTOMER, _HAS_CUSTOMER = (ONTOLOGY + name for name in ("supplier", "customer", "hasCustomer"))
_RELATIONSHIP = ONTOLOGY + "CustomerRelationship"
_HANGS_ON = frozenset((ONTOLOGY + "issuedBy", ONTOLOGY + "mayDenote", REPLACED_BY.value))


def without(graph: FilingGraph, nodes: set[str]) -> FilingGraph:
    """The graph without nodes, the facts that cannot stand without them, and what only those needed."""
    gone = _fallen(graph, nodes)
    kept = [q for q in graph.quads if _subject(q) not in gone and _object(q) not in gone]
    needed = _needed(q for q in kept if q.predicate.value != _HAS_CUSTOMER)
    kept = [q for q in kept if _subject(q) in needed]
    pairs = _pairs(kept)
    kept = [q for q in kept if q.predicate.value != _HAS_CUSTOMER or (_subject(q), _object(q)) in pairs]
    return FilingGraph(graph.id, graph.iri, tuple(kept))


def _fallen(graph: FilingGraph, nodes: set[str]) -> set[str]:
    """The nodes, and in turn all that cannot stand without one of them."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for quad in graph.quads:
        if quad.predicate.value in _FALLS_WITH:
            bearers[_object(quad)].add(_subject(quad))
    gone, waiting = set(nodes), list(nodes)
    while waiting:
        new = bearers[waiting.pop()] - gone
        gone |= new
        waiting += new
    return gone


def _pairs(quads: list[Quad]) -> set[tuple[str, str]]:
    """Supplier and customer of every relationship that is stated plainly."""
    relationships = {_subject(q) for q in quads if q.predicate == RDF_TYPE and _object(q) == _RELATIONSHIP}
    sides: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in (_SUPPLIER, _CUSTOMER) and _subject(quad) in relationships:
            sides[_subject(quad)][quad.predicate.value] = _object(quad)
    return {(s[_SUPPLIER], s[_CUSTOMER]) for s in sides.values() if len(s) == 2}


def _needed(quads: Iterable[Quad]) -> set[str]:
    """The filing, its documents, the claims, and all that can be reached from them."""
    links: dict[str, set[str]] = defaultdict(set)
    found: set[str] = set()
    for quad in quads:
        if quad.predicate == RDF_TYPE and _object(quad) in _ROOTS:
            found.add(_subject(quad))
        if isinstance(quad.object, NamedNode) and quad.predicate != RDF_TYPE:
            links[_subject(quad)].add(_object(quad))
            if quad.predicate.value in _HANGS_ON:
                links[_object(quad)].add(_subject(quad))
    waiting = list(found)
    while waiting:
        new = links[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _subject(quad: Quad) -> str:
    return quad.subject.value  # type: ignore[union-attr]


def _object(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, NamedNode) else ""
