"""SHACL: graphs of filings are held against the shapes; what breaks one is set aside with its reason."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from rdflib.namespace import DCTERMS, RDF, SH

from filinggraph import shipped
from filinggraph.errors import SemanticsError
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import ONTOLOGY
from filinggraph.semantics.without import without

BATCH_QUADS = 20_000
_ROUNDS = 6
_SHOWN = 100
FG = rdflib.Namespace(ONTOLOGY)


@dataclass(frozen=True, slots=True)
class Violation:
    """One node of one filing that breaks a rule, and how, in words; `place` is where the text says it, and what."""

    filing: str
    node: str
    kind: str
    message: str
    place: str = ""

    @property
    def reason(self) -> str:
        """The rule that it breaks, and where the text says it."""
        return self.message + (f" ({self.place})" if self.place else "")

    def __str__(self) -> str:
        """One line for a reader."""
        return f"{self.filing}: {self.kind}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A graph that conforms, and what was taken out of it so that it does."""

    graph: FilingGraph
    set_aside: tuple[Violation, ...] = ()


@cache
def shapes() -> rdflib.Graph:
    """The shapes as they are written."""
    graph = rdflib.Graph()
    graph.parse(shipped.ontology() / "shapes.ttl", format="turtle")
    return graph


@cache
def fingerprint() -> str:
    """Sha256 of the shapes: what conformed under this fingerprint needs no second look."""
    return hashlib.sha256((shipped.ontology() / "shapes.ttl").read_bytes()).hexdigest()


@cache
def flat_shapes() -> rdflib.Graph:
    """The shapes with every property shape aimed at the classes of its node shape: the same rules.

    The validator then takes all nodes of a class at once, which is four times faster than node by node.
    """
    graph = rdflib.Graph() + shapes()
    for owner, target in shapes().subject_objects(SH.targetClass):
        for shape in shapes().objects(owner, SH.property):
            graph.add((shape, RDF.type, SH.PropertyShape))
            graph.add((shape, SH.targetClass, target))
    graph.remove((None, SH.property, None))
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

    Of a filing whose own node breaks a shape nothing is left. Raises SemanticsError when leaving out does not help.
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
    terms = _Terms()
    for graph in graphs:
        for quad in graph.quads:
            data.add((terms.of(quad.subject), terms.of(quad.predicate), terms.of(quad.object)))
            home.setdefault(quad.subject.value, graph.id)  # type: ignore[union-attr]
    conforms, report, text = validate(data, shacl_graph=flat_shapes(), advanced=False, inplace=True, meta_shacl=False)
    if conforms:
        return []
    if not isinstance(report, rdflib.Graph):
        raise SemanticsError(f"the shapes cannot be run: {text}")
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = rdflib.URIRef(str(report.value(result, SH.focusNode)))
        path = str(report.value(result, SH.resultPath) or "").rpartition("#")[2]
        message = " ".join(str(report.value(result, SH.resultMessage) or "").split())
        said = f"{path}: {message}" if path else message
        found.add(Violation(home.get(str(node), ""), str(node), _kind(data, node), said, _place(data, node)))
    return sorted(found, key=lambda v: (v.filing, v.node, v.message))


def misquoted(graph: FilingGraph, text: Callable[[str], str]) -> list[Violation]:
    """Evidence whose quote is not what its document holds at its offsets; `text` gives a text by its sha256."""
    values: dict[str, dict[str, str]] = {}
    for quad in graph.quads:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            values.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    found = []
    for node, proof in values.items():
        if ONTOLOGY + "quote" not in proof:
            continue
        start, end = int(proof[ONTOLOGY + "charStart"]), int(proof[ONTOLOGY + "charEnd"])
        whole = text(values[proof[ONTOLOGY + "inDocument"]][ONTOLOGY + "textSha256"])
        quote = proof[ONTOLOGY + "quote"]
        if whole[start:end] != quote:
            message = f"the text holds {whole[start:end][:_SHOWN]!r} at {start}-{end}"
            found.append(Violation(graph.id, node, "Evidence", message, f"quoted as {quote[:_SHOWN]!r}"))
    return found


def _kind(data: rdflib.Graph, node: rdflib.URIRef) -> str:
    return min((str(c).rpartition("#")[2] for c in data.objects(node, RDF.type)), default="")


def _place(data: rdflib.Graph, node: rdflib.URIRef) -> str:
    """The first passage that bears out the node, or a fact that points to it."""
    for bearers in ((node,), data.subjects(FG.about, node), _claims_near(data, node)):
        proofs = [proof for bearer in bearers for proof in data.objects(bearer, FG.supportedBy)]
        places = sorted(
            (str(data.value(data.value(p, FG.inDocument), DCTERMS.title)), int(str(start)), int(str(end)), str(quote))
            for p in proofs
            if (start := data.value(p, FG.charStart)) is not None and (end := data.value(p, FG.charEnd)) is not None
            for quote in data.objects(p, FG.quote)
        )
        if places:
            document, first, last, quote = places[0]
            return f"{document}, characters {first}-{last}: {' '.join(quote.split())[:_SHOWN]!r}"
    return ""


def _claims_near(data: rdflib.Graph, node: rdflib.URIRef) -> Iterator[rdflib.term.Node]:
    for fact in data.subjects(None, node):
        yield fact
        yield from data.subjects(FG.about, fact)


def _batches(graphs: Iterable[FilingGraph]) -> Iterator[list[FilingGraph]]:
    waiting = iter(graphs)
    while first := list(islice(waiting, 1)):
        batch, size = first, len(first[0].quads)
        while size < BATCH_QUADS and (more := next(waiting, None)) is not None:
            batch.append(more)
            size += len(more.quads)
        yield batch


class _Terms:
    """Terms of the one library as terms of the other, each made once."""

    def __init__(self) -> None:
        self._made: dict[object, rdflib.term.Node] = {}

    def of(self, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
        """The term that equals node."""
        found = self._made.get(node)
        if found is None:
            found = self._made[node] = _term(node)
        return found


def _term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
    return rdflib.URIRef(node.value) if isinstance(node, ox.NamedNode) else rdflib.BNode(str(node))
