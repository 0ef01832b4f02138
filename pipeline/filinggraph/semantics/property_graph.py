"""Quads of any number of filings as nodes and relationships, as the schema from the ontology says."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from filinggraph.errors import SemanticsError
from filinggraph.semantics.mapping import Key, Schema, mapping
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


Link = tuple[str, str, str]


@dataclass(slots=True)
class _Subject:
    classes: set[str] = field(default_factory=set)
    values: dict[str, list[tuple[str, Scalar]]] = field(default_factory=lambda: defaultdict(list))


def project(quads: Iterable[Quad]) -> PropertyGraph:
    """The property graph of the union of quads.

    Where filings give one node several values for a key that holds one, the filing that was filed last wins (then the
    greater graph name, then the greater value). Raises SemanticsError for a term that the ontology does not have.
    """
    return projected(quads)[0]


def projected(quads: Iterable[Quad]) -> tuple[PropertyGraph, list[Link]]:
    """The property graph, and (type, source, target) of edges that lack a node, sorted. Raises SemanticsError."""
    schema = mapping()
    filed: dict[str, str] = {}
    subjects: dict[str, _Subject] = defaultdict(_Subject)
    links: set[Link] = set()
    for each, term, value, name in quads:
        subject, predicate = each.value, term.value
        if predicate in schema.types:
            links.add((schema.types[predicate], subject, value.value))
        elif predicate == RDF_TYPE.value:
            subjects[subject].classes.add(value.value)
        elif predicate in schema.keys:
            scalar = _scalar(schema, schema.keys[predicate], value)
            subjects[subject].values[predicate].append((name.value, scalar))
            if predicate == _FILING_DATE:
                filed[name.value] = value.value
        else:
            raise SemanticsError(f"{predicate}: not in the ontology's shapes; add it there")
    nodes = {iri: _node(schema, iri, found, filed) for iri, found in subjects.items() if found.classes}
    edges, missing = [], []
    for link in sorted(links):
        kind, source, target = link
        if source in nodes and target in nodes:
            edges.append(Edge(kind, source, target, nodes[source].base, nodes[target].base))
        else:
            missing.append(link)
    return PropertyGraph(tuple(nodes[iri] for iri in sorted(nodes)), tuple(edges)), missing


def _node(schema: Schema, iri: str, subject: _Subject, filed: Mapping[str, str]) -> Node:
    known = [c for c in subject.classes if c in schema.bases]
    if not known:
        raise SemanticsError(f"{iri}: of a class that the ontology does not have: {sorted(subject.classes)}")
    finest = max(known, key=lambda c: (schema.depth[c], c))
    base = schema.bases[finest]
    known_keys = _names(base)
    labels = tuple(sorted(c.removeprefix(ONTOLOGY) for c in known))
    properties: dict[str, Property] = {"id": iri, "kind": finest.removeprefix(ONTOLOGY)}
    for predicate, values in subject.values.items():
        key = schema.keys[predicate]
        if key.name not in known_keys:
            raise SemanticsError(f"{iri}: {base} has no key {key.name} in the shapes; add it there")
        if key.many:
            properties[key.name] = sorted({value for _, value in values}, key=str)
        else:
            last = values[0] if len(values) == 1 else max(values, key=lambda v: (filed.get(v[0], ""), v[0], str(v[1])))
            properties[key.name] = last[1]
    return Node(labels, base, iri, dict(sorted(properties.items())))


@cache
def _names(base: str) -> frozenset[str]:
    return frozenset(key.name for key in mapping().nodes[base].keys)


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
