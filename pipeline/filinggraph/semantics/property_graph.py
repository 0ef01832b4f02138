"""Quads of any number of filings as nodes and relationships, as the schema from the ontology says."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode, Quad

from filinggraph.errors import SemanticsError
from filinggraph.semantics.mapping import Key, mapping
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE

Scalar = str | int | float | bool | datetime.date
Property = Scalar | list[Scalar]

_FILING_DATE = ONTOLOGY + "filingDate"
_TYPE = RDF_TYPE.value
# A line of N-Triples or N-Quads: predicate, and either a named node or a literal without its type.
_LINE = re.compile(r'^<[^>]*> <([^>]*)> (?:<([^>]*)>|"([^"\\]*(?:\\.[^"\\]*)*)").*$', re.M)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


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
    """Classes of a subject, and what graphs say of it: property, name of the graph, value."""

    classes: set[str] = field(default_factory=set)
    values: list[tuple[Key, str, Scalar]] = field(default_factory=list)


@dataclass(slots=True)
class Gathering:
    """What statements say, until nodes and edges are made of it; `filed` are the filing dates of graphs."""

    filed: dict[str, str] = field(default_factory=dict)
    subjects: defaultdict[str, _Subject] = field(default_factory=lambda: defaultdict(_Subject))
    links: set[Link] = field(default_factory=set)

    def quads(self, quads: Iterable[Quad]) -> None:
        """Take in quads. Raises SemanticsError for a term that the ontology does not have."""
        schema, subjects = mapping(), self.subjects
        types, keys = schema.types, schema.keys
        for each, term, value, name in quads:
            predicate = term.value
            if predicate in types:
                self.links.add((types[predicate], each.value, value.value))
            elif predicate == _TYPE:
                subjects[each.value].classes.add(value.value)
            elif predicate in keys:
                key, text = keys[predicate], value.value
                found = schema.codes.get(text, text) if isinstance(value, NamedNode) else _typed(key, text)
                subjects[each.value].values.append((key, name.value, found))
                if predicate == _FILING_DATE:
                    self.filed[name.value] = text
            else:
                raise _unknown(predicate)

    def about(self, subject: str, lines: str, graph: str) -> int:
        """Take in what a graph says of one subject, N-Triples or N-Quads as pyoxigraph writes them; gives how many.

        Twice as fast as quads, as Python sees each value once. Raises SemanticsError for a term not in the ontology.
        """
        schema, own = mapping(), self.subjects[subject]
        types, keys, values = schema.types, schema.keys, own.values
        found = _LINE.findall(lines)
        for predicate, named, literal in found:
            if predicate in types:
                self.links.add((types[predicate], subject, named))
            elif predicate == _TYPE:
                own.classes.add(named)
            elif predicate in keys:
                key = keys[predicate]
                value = schema.codes.get(named, named) if named else _typed(key, _unescaped(literal))
                values.append((key, graph, value))
                if predicate == _FILING_DATE:
                    self.filed[graph] = literal
            else:
                raise _unknown(predicate)
        return len(found)

    def graph(self) -> tuple[PropertyGraph, list[Link]]:
        """The property graph, and (type, source, target) of edges that lack a node, sorted."""
        nodes = {iri: _node(iri, found, self.filed) for iri, found in self.subjects.items() if found.classes}
        edges, missing = [], []
        for link in sorted(self.links):
            kind, source, target = link
            if source in nodes and target in nodes:
                edges.append(Edge(kind, source, target, nodes[source].base, nodes[target].base))
            else:
                missing.append(link)
        return PropertyGraph(tuple(nodes[iri] for iri in sorted(nodes)), tuple(edges)), missing


def joined(portions: Iterable[PropertyGraph]) -> PropertyGraph:
    """The nodes and edges of all portions, each in one of them, as one graph."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for part in portions:
        nodes += part.nodes
        edges += part.edges
    return PropertyGraph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges)))


def project(quads: Iterable[Quad]) -> PropertyGraph:
    """The property graph of the union of quads.

    Where filings give one node several values for a key that holds one, the filing that was filed last wins (then the
    greater graph name, then the greater value). Raises SemanticsError for a term that the ontology does not have.
    """
    found = Gathering()
    found.quads(quads)
    return found.graph()[0]


def _unknown(predicate: str) -> SemanticsError:
    return SemanticsError(f"{predicate}: not in the ontology's shapes; add it there")


def _node(iri: str, subject: _Subject, filed: Mapping[str, str]) -> Node:
    kind = _kind(frozenset(subject.classes))
    if kind is None:
        raise SemanticsError(f"{iri}: of a class that the ontology does not have: {sorted(subject.classes)}")
    labels, base, finest = kind
    known_keys = _names(base)
    properties: dict[str, Property] = {"id": iri, "kind": finest}
    lists: dict[str, set[Scalar]] = {}
    last: dict[str, tuple[str, Scalar]] = {}
    for key, graph, value in subject.values:
        name = key.name
        if name not in known_keys:
            raise SemanticsError(f"{iri}: {base} has no key {name} in the shapes; add it there")
        if key.many:
            lists.setdefault(name, set()).add(value)
        elif name not in last or _later(filed, (graph, value), last[name]):
            last[name] = (graph, value)
            properties[name] = value
    for name, values in lists.items():
        properties[name] = sorted(values, key=str)
    return Node(labels, base, iri, dict(sorted(properties.items())))


def _later(filed: Mapping[str, str], one: tuple[str, Scalar], other: tuple[str, Scalar]) -> bool:
    """True when the value that the one graph gives wins over the other's."""
    ranks = [(filed.get(graph, ""), graph, str(value)) for graph, value in (one, other)]
    return ranks[0] > ranks[1]


@cache
def _kind(classes: frozenset[str]) -> tuple[tuple[str, ...], str, str] | None:
    """Labels, base label and finest class of what is of all these classes; None where the ontology has none of them."""
    schema = mapping()
    known = [c for c in classes if c in schema.bases]
    if not known:
        return None
    finest = max(known, key=lambda c: (schema.depth[c], c))
    labels = tuple(sorted(c.removeprefix(ONTOLOGY) for c in known))
    return labels, schema.bases[finest], finest.removeprefix(ONTOLOGY)


@cache
def _names(base: str) -> frozenset[str]:
    return frozenset(key.name for key in mapping().nodes[base].keys)


def _typed(key: Key, text: str) -> Scalar:
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


def _unescaped(literal: str) -> str:
    """What a literal's text in N-Triples says."""
    return _ESCAPE.sub(_meant, literal) if "\\" in literal else literal


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _ESCAPED[escape[3]]
