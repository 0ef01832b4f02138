"""A filing as Neo4j is told of it: its nodes and edges, and what is kept to take it out again."""

import base64
import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph, project, projected
from filinggraph.semantics.quads import FilingGraph, nquads
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE, filing_iri
from filinggraph.store.source import FILING_DATE
from filinggraph.store.statements import graph_of

_OF_ONE = re.compile(r"^<([^>]*)> .*\n(?:<\1> .*\n)*", re.M)


@dataclass(frozen=True, slots=True)
class Link:
    """An edge one of whose ends this filing does not describe: it is there as soon as another filing does."""

    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One filing, taken apart. `parts` are its N-Quads, one a line, by subject, `packed` the whole."""

    id: str
    digest: str
    filed: str
    packed: str
    parts: Mapping[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    links: tuple[Link, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a filing says of one subject, as N-Triples, and when it was filed ("" where that is unknown)."""

    filing: str
    filed: str
    triples: str

    def wording(self, subject: str) -> str:
        """Identifier of these words about subject, whoever says them."""
        return hashlib.sha256(f"{subject}\n{self.triples}".encode()).hexdigest()[:32]


def paper(graph: FilingGraph) -> Paper:
    """The filing taken apart."""
    whole, missing = projected(graph.quads)
    text = nquads(graph.quads)
    filed = next((q.object.value for q in graph.quads if q.predicate == FILING_DATE), "")  # type: ignore[union-attr]
    return Paper(
        graph.id,
        hashlib.sha256(text).hexdigest(),
        filed,
        base64.b64encode(zlib.compress(text, 1)).decode("ascii"),
        _by_subject(text.decode()),
        whole.nodes,
        whole.edges,
        tuple(Link(*link) for link in missing),
        len(graph.quads),
    )


def _by_subject(text: str) -> dict[str, str]:
    """Lines of N-Quads by the IRI of their subject."""
    parts: dict[str, str] = {}
    for found in _OF_ONE.finditer(text):
        parts[found[1]] = parts.get(found[1], "") + found[0]
    return parts


def unpacked(identity: str, packed: str) -> FilingGraph:
    """The filing's graph from what was kept of it."""
    return graph_of(identity, ox.parse(zlib.decompress(base64.b64decode(packed)), format=ox.RdfFormat.N_QUADS))


def said(source: Paper, subject: str) -> Said:
    """What the filing says of subject."""
    lines = source.parts[subject].replace(f" {filing_iri(source.id)} .\n", " .\n")
    return Said(source.id, source.filed, lines)


def said_before(identity: str, packed: str, subjects: Collection[str]) -> dict[str, Said]:
    """What a filing says of some subjects, by what was kept of it: its statements are sorted, one a line."""
    end = f" {filing_iri(identity)} ."
    filed = f"{filing_iri(identity)} {FILING_DATE} "
    date = ""
    found: dict[str, list[str]] = defaultdict(list)
    for line in zlib.decompress(base64.b64decode(packed)).decode().split("\n"):
        subject = line[1 : line.find(">")]
        if subject in subjects:
            found[subject].append(line.removesuffix(end) + " .\n")
        if line.startswith(filed):
            date = line.removeprefix(filed)[1:].partition('"')[0]
    return {subject: Said(identity, date, "".join(lines)) for subject, lines in found.items()}


def joint(parts: Mapping[str, Sequence[Said]], bases: Mapping[str, str]) -> PropertyGraph:
    """Nodes of the subjects and the edges that leave them, by all that is said of each.

    `bases` gives the base label of nodes that edges lead to where it is known; else it follows from the edge's type.
    """
    quads: list[ox.Quad] = []
    for each in parts.values():
        for part in each:
            graph = filing_iri(part.filing)
            triples = ox.parse(part.triples.encode(), format=ox.RdfFormat.N_TRIPLES)
            quads.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
            if part.filed:
                quads.append(ox.Quad(graph, FILING_DATE, ox.Literal(part.filed), graph))
    whole = project([*quads, *_assumed(quads, bases)])
    return PropertyGraph(
        tuple(node for node in whole.nodes if node.id in parts),
        tuple(edge for edge in whole.edges if edge.source in parts),
    )


def _assumed(quads: Sequence[ox.Quad], bases: Mapping[str, str]) -> list[ox.Quad]:
    """Types for what edges lead to, so that the edges show."""
    schema = mapping()
    typed = {q.subject for q in quads if q.predicate == RDF_TYPE}
    own: dict[object, str] = {
        q.subject: schema.bases.get(q.object.value, "")  # type: ignore[union-attr]
        for q in quads
        if q.predicate == RDF_TYPE
    }
    found = []
    for quad in quads:
        kind = schema.types.get(quad.predicate.value)
        if kind is None or quad.object in typed or quad.subject not in own:
            continue
        ends = [target for source, target in schema.edges[kind].pairs if source == own[quad.subject]]
        base = bases.get(quad.object.value, ends[0] if ends else "")  # type: ignore[union-attr]
        if base:
            found.append(ox.Quad(quad.object, RDF_TYPE, ox.NamedNode(ONTOLOGY + base), quad.graph_name))  # type: ignore[arg-type]
    return found


def in_several(papers: Iterable[Paper]) -> set[str]:
    """Subjects that more than one of the filings speaks of."""
    once: set[str] = set()
    again: set[str] = set()
    for each in papers:
        again |= once & each.parts.keys()
        once |= each.parts.keys()
    return again
