"""Quads of any number of filings as nodes and relationships, as the schema from the ontology says."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from filinggraph.errors import SemanticsError
from filinggraph.semantics.mapping import Key, NodeTable, Schema, mapping
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE

Scalar = str | int | float | bool | datetime.date
Property = Scalar | list[Scalar]

_FILING_DATE = ONTOLOGY + "filingDate"


@dataclass(frozen=True, slots=True)
class Node:
    """A node: all its labels, the one base label, its IRI, and its properties (`id`, `kind` and the schema's keys)."""

    labels: tuple[str, ...]
    base: str
    id: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A relationship between two nodes, by their IRIs and base labels; there is one of a type between two nodes."""

    type: str
    source: str
    target: str
    source_base: str = ""
    target_base: str = ""


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and edges, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(slots=True)
class _Subject:
    classes: set[str] = field(default_factory=set)
    values: dict[str, list[tuple[str, str, Scalar]]] = field(default_factory=lambda: defaultdict(list))


def project(quads: Iterable[Quad]) -> PropertyGraph:
    """The property graph of the union of quads.

    Where filings give one node several values for a key that holds one, the filing that was filed last wins (then the
    greater graph name, then the greater value). Raises SemanticsError for a term that the ontology does not have.
    """
    schema = mapping()
    listed = list(quads)
    filed = {q.graph_name.value: q.object.value for q in listed if _is(q, _FILING_DATE)}  # type: ignore[union-attr]
    subjects: dict[str, _Subject] = defaultdict(_Subject)
    links: set[tuple[str, str, str]] = set()
    for quad in listed:
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object  # type: ignore[union-attr]
        if predicate == RDF_TYPE.value:
            subjects[subject].classes.add(value.value)  # type: ignore[union-attr]
        elif predicate in schema.types:
            links.add((schema.types[predicate], subject, value.value))  # type: ignore[union-attr]
        elif predicate in schema.keys:
            graph = quad.graph_name.value  # type: ignore[union-attr]
            scalar = _scalar(schema, schema.keys[predicate], value)  # type: ignore[arg-type]
            subjects[subject].values[predicate].append((filed.get(graph, ""), graph, scalar))
        else:
            raise SemanticsError(f"{predicate}: not in the ontology's shapes; add it there")
    nodes = {iri: _node(schema, iri, found) for iri, found in subjects.items() if found.classes}
    edges = {
        Edge(kind, source, target, nodes[source].base, nodes[target].base)
        for kind, source, target in links
        if source in nodes and target in nodes
    }
    return PropertyGraph(tuple(nodes[iri] for iri in sorted(nodes)), tuple(sorted(edges)))


def _is(quad: Quad, predicate: str) -> bool:
    return quad.predicate.value == predicate


def _node(schema: Schema, iri: str, subject: _Subject) -> Node:
    known = [c for c in subject.classes if c in schema.bases]
    if not known:
        raise SemanticsError(f"{iri}: of a class that the ontology does not have: {sorted(subject.classes)}")
    finest = max(known, key=lambda c: (schema.depth[c], c))
    base = schema.bases[finest]
    table: NodeTable = schema.nodes[base]
    labels = tuple(sorted(c.removeprefix(ONTOLOGY) for c in known))
    properties: dict[str, Property] = {"id": iri, "kind": finest.removeprefix(ONTOLOGY)}
    for predicate, values in subject.values.items():
        key = schema.keys[predicate]
        if key not in table.keys:
            raise SemanticsError(f"{iri}: {base} has no key {key.name} in the shapes; add it there")
        if key.many:
            properties[key.name] = sorted({value for _, _, value in values}, key=str)
        else:
            properties[key.name] = max(values, key=lambda v: (v[0], v[1], str(v[2])))[2]
    return Node(labels, base, iri, dict(sorted(properties.items())))


def _scalar(schema: Schema, key: Key, value: NamedNode | Literal) -> Scalar:
    if isinstance(value, NamedNode):
        return schema.codes.get(value.value, value.value)
    text = value.value
    match key.type:
        case "integer":
            return int(text)
        case "float":
            return float(text)
        case "boolean":
            return text == "true"
        case "date":
            return datetime.date.fromisoformat(text)
    return text
