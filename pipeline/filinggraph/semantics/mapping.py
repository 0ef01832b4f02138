"""The property graph's schema, derived from the ontology and its shapes: labels, keys, types, constraints."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD

from filinggraph import shipped
from filinggraph.semantics.terms import ONTOLOGY

FG = rdflib.Namespace(ONTOLOGY)
_TYPES = {
    XSD.string: "string",
    XSD.anyURI: "string",
    XSD.integer: "integer",
    XSD.decimal: "float",
    XSD.boolean: "boolean",
    XSD.date: "date",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A property of nodes: its name, its type (string, integer, float, boolean, date), and what a store owes it."""

    name: str
    type: str
    many: bool = False
    unique: bool = False
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class NodeTable:
    """Nodes of one base label with all their keys; every node has `id`, its IRI, and `kind`, its finest label."""

    label: str
    labels: tuple[str, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class EdgeTable:
    """Relationships of one type, and the pairs of base labels that they join."""

    type: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole property-graph schema, and how IRIs of the ontology show in it."""

    nodes: Mapping[str, NodeTable]
    edges: Mapping[str, EdgeTable]
    keys: Mapping[str, Key]
    types: Mapping[str, str]
    bases: Mapping[str, str]
    depth: Mapping[str, int]
    codes: Mapping[str, str]


@cache
def ontology() -> rdflib.Graph:
    """Core, vocabulary and shapes as one graph."""
    graph = rdflib.Graph()
    for name in ("core", "vocabulary", "shapes"):
        graph.parse(shipped.ontology() / f"{name}.ttl", format="turtle")
    return graph


@cache
def mapping() -> Schema:
    """The schema that the ontology implies."""
    graph = ontology()
    bases = {str(c): _base(graph, c) for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, rdflib.URIRef)}
    keys: dict[str, Key] = {}
    types: dict[str, str] = {}
    node_keys: dict[str, set[Key]] = defaultdict(set)
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for owner, path, shape in _properties(graph):
        base = bases[str(owner)]
        ends = _ends(graph, path, shape, bases)
        if ends:
            types[str(path)] = _name(graph, path, upper=True)
            pairs[types[str(path)]] |= {(base, end) for end in ends}
        else:
            keys[str(path)] = key = _key(graph, path, shape)
            node_keys[base].add(key)
    nodes = {
        base: NodeTable(
            base,
            tuple(sorted({_local(c) for c, b in bases.items() if b == base})),
            tuple(sorted(node_keys[base], key=lambda k: k.name)),
        )
        for base in sorted(set(bases.values()))
    }
    edges = {kind: EdgeTable(kind, tuple(sorted(found))) for kind, found in sorted(pairs.items())}
    codes = {str(c): str(n) for c, n in graph.subject_objects(SKOS.notation)}
    depth = {c: len(list(graph.transitive_objects(rdflib.URIRef(c), RDFS.subClassOf))) for c in bases}
    return Schema(nodes, edges, keys, types, bases, depth, codes)


def _base(graph: rdflib.Graph, node: rdflib.term.Node) -> str:
    """Local name of the topmost class of the ontology over node: one label in stores that allow only one."""
    top = [c for c in graph.transitive_objects(node, RDFS.subClassOf) if str(c).startswith(ONTOLOGY)][-1]
    return _local(str(top))


def _properties(graph: rdflib.Graph) -> list[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.term.Node]]:
    """(class, property, property shape) for every plain path in the shapes, in a stable order."""
    found = []
    for shape, owner in graph.subject_objects(SH.targetClass):
        for prop in graph.objects(shape, SH.property):
            path = graph.value(prop, SH.path)
            if isinstance(path, rdflib.URIRef) and isinstance(owner, rdflib.URIRef) and path != RDF.type:
                found.append((owner, path, prop))
    return sorted(found, key=lambda row: (str(row[0]), str(row[1])))


def _ends(
    graph: rdflib.Graph, path: rdflib.URIRef, shape: rdflib.term.Node, bases: Mapping[str, str]
) -> tuple[str, ...]:
    """Base labels that a relationship leads to; none for what is a key."""
    target = graph.value(shape, SH["class"])
    if target is not None:
        return (bases[str(target)],)
    union = graph.value(graph.value(path, RDFS.range) or rdflib.BNode(), OWL.unionOf)
    if union is not None:
        return tuple(bases[str(c)] for c in Collection(graph, union))
    ranged = graph.value(path, RDFS.range)
    if (path, RDF.type, OWL.ObjectProperty) in graph and str(ranged) in bases:
        return (bases[str(ranged)],)
    return ()


def _key(graph: rdflib.Graph, path: rdflib.URIRef, shape: rdflib.term.Node) -> Key:
    datatype = graph.value(shape, SH.datatype) or graph.value(path, RDFS.range)
    kind = _TYPES.get(datatype, "string") if isinstance(datatype, rdflib.URIRef) else "string"
    flagged = [_flag(graph, path, flag) for flag in (FG.lpgMany, FG.lpgKey, FG.lpgIndex)]
    return Key(_name(graph, path, upper=False), kind, *flagged)


def _flag(graph: rdflib.Graph, path: rdflib.URIRef, flag: rdflib.URIRef) -> bool:
    return (path, flag, rdflib.Literal(True)) in graph


def _name(graph: rdflib.Graph, path: rdflib.URIRef, *, upper: bool) -> str:
    given = graph.value(path, FG.lpgName)
    if given is not None:
        return str(given)
    local = _local(str(path))
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).upper() if upper else local


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
