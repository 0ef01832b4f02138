"""A filing as Neo4j is told of it: its nodes and edges, and what is kept to take it out again."""

import base64
import hashlib
import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from filinggraph.errors import SemanticsError
from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge, Gathering, Node, PropertyGraph
from filinggraph.semantics.quads import FilingGraph, nquads
from filinggraph.semantics.terms import filing_iri
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
    """The filing taken apart. Raises SemanticsError for a term not in the ontology and for a node without an IRI."""
    text = nquads(graph.quads)
    parts = _by_subject(text.decode())
    gathered = Gathering()
    if sum(gathered.about(subject, lines, graph.iri) for subject, lines in parts.items()) != len(graph.quads):
        raise SemanticsError(f"{graph.iri}: has statements about nodes without an IRI; name them")
    whole, missing = gathered.graph()
    return Paper(
        graph.id,
        hashlib.sha256(text).hexdigest(),
        gathered.filed.get(graph.iri, ""),
        base64.b64encode(zlib.compress(text, 1)).decode("ascii"),
        parts,
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
    lines = source.parts[subject].replace(_end(source.id), " .\n")
    return Said(source.id, source.filed, lines)


@lru_cache(1000)
def _end(filing: str) -> str:
    """How a line of N-Quads in a filing's graph ends."""
    return f" {filing_iri(filing)} .\n"


def said_before(identity: str, packed: str, subjects: Collection[str]) -> dict[str, Said]:
    """What a filing says of some subjects, by what was kept of it."""
    parts = _by_subject(zlib.decompress(base64.b64decode(packed)).decode())
    end = _end(identity)
    filed = f'{filing_iri(identity)} {FILING_DATE} "'
    date = parts.get(filing_iri(identity).value, "").partition(filed)[2].partition('"')[0]
    return {s: Said(identity, date, parts[s].replace(end, " .\n")) for s in subjects if s in parts}


def joint(parts: Mapping[str, Sequence[Said]], bases: Mapping[str, str]) -> PropertyGraph:
    """Nodes of the subjects and the edges that leave them, by all that is said of each.

    `bases` gives the base label of nodes that edges lead to where it is known; else it follows from the edge's type.
    """
    gathered = Gathering()
    for subject, each in parts.items():
        last: dict[str, tuple[str, str]] = {}
        for part in each:  # of those who say the same, the one filed last is enough
            by = part.filed, part.filing
            last[part.triples] = max(by, last.get(part.triples, by))
        for triples, (filed, filing) in last.items():
            graph = filing_iri(filing).value
            gathered.about(subject, triples, graph)
            if filed:
                gathered.filed[graph] = filed
    whole, missing = gathered.graph()
    own = {node.id: node.base for node in whole.nodes}
    edges = list(whole.edges)
    for kind, source, target in missing:
        if source in own:
            ends = [end for start, end in mapping().edges[kind].pairs if start == own[source]]
            base = bases.get(target, ends[0] if ends else "")
            if base:
                edges.append(Edge(kind, source, target, own[source], base))
    return PropertyGraph(whole.nodes, tuple(sorted(edges)))


def in_several(papers: Iterable[Paper]) -> set[str]:
    """Subjects that more than one of the filings speaks of."""
    once: set[str] = set()
    again: set[str] = set()
    for each in papers:
        again |= once & each.parts.keys()
        once |= each.parts.keys()
    return again
