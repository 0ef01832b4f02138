"""Claims and their proof: the assertion node is the only carrier of modality, negation, confidence and evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from filinggraph.model import Evidence, Fact, Modality, When
from filinggraph.semantics.quads import Triples
from filinggraph.semantics.terms import GENERATED_BY, LABEL, VERSION, document_iri, fgv, named

_MODALITIES = {
    Modality.ASSERTED: "Asserted",
    Modality.EXPECTED: "Expected",
    Modality.FORWARD_LOOKING: "ForwardLooking",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What made the claims: program version and language model, without a time, so that the same run is one node."""

    version: str
    model: str


def run_node(triples: Triples, run: Run) -> NamedNode:
    """Node of the extraction run."""
    node = named("run", run.version, run.model)
    triples.type(node, "ExtractionRun")
    triples.add(node, LABEL, f"filinggraph {run.version}")
    triples.add(node, VERSION, run.version)
    triples.add(node, "modelName", run.model)
    return node


def plain(fact: Fact) -> bool:
    """True for a claim that is neither denied nor hedged: only those give plain edges."""
    return not fact.negated and fact.modality is not Modality.FORWARD_LOOKING


def mode(fact: Fact) -> tuple[str, ...]:
    """What keeps the node of a denied or hedged claim apart from that of a plain one."""
    if fact.negated:
        return ("denied",)
    return ("hedged",) if fact.modality is Modality.FORWARD_LOOKING else ()


def assert_sides(
    triples: Triples, fact: Fact, about: NamedNode, run: NamedNode, roles: Iterable[tuple[str, NamedNode]]
) -> None:
    """Say who takes part as what: by plain edges, or by claims alone where the fact is denied or hedged."""
    for predicate, party in roles:
        if plain(fact):
            triples.add(about, predicate, party)
        else:
            assert_property(triples, fact, about, run, predicate, party)


def assert_whole(
    triples: Triples, fact: Fact, about: NamedNode, run: NamedNode, *, inferred: bool | None = None
) -> NamedNode:
    """Claim that the node as a whole holds, on the fact's own evidence; inferred as the fact is, unless told."""
    inferred = fact.inferred if inferred is None else inferred
    node = _assertion(triples, fact, about, run, inferred=inferred, confidence=fact.confidence)
    for proof in fact.evidence:
        triples.add(node, "supportedBy", evidence_node(triples, proof))
    return node


def assert_property(
    triples: Triples,
    fact: Fact,
    about: NamedNode,
    run: NamedNode,
    predicate: str,
    value: NamedNode | str,
    *,
    field: str = "",
    inferred: bool = False,
) -> NamedNode:
    """Claim one property of a node, on evidence and with confidence of that field, or else on those of the fact."""
    proofs = [detail for detail in fact.details if detail.field == field]
    inferred = inferred or any(detail.inferred for detail in proofs)
    object_key = value.value if isinstance(value, NamedNode) else value
    own = [detail.confidence for detail in proofs if detail.confidence is not None]
    sure = min(own, default=fact.confidence)
    node = _assertion(triples, fact, about, run, predicate, object_key, inferred=inferred, confidence=sure)
    triples.add(node, "predicate", predicate)
    triples.add(node, "object" if isinstance(value, NamedNode) else "value", value)
    notes = sorted({detail.note for detail in proofs if detail.note})
    triples.add(node, "note", "; ".join(notes))
    for proof in [detail.evidence for detail in proofs] or list(fact.evidence):
        triples.add(node, "supportedBy", evidence_node(triples, proof))
    return node


def assert_time(
    triples: Triples,
    fact: Fact,
    about: NamedNode,
    run: NamedNode,
    predicate: str,
    time: NamedNode | None,
    when: When | None,
    *,
    field: str,
) -> None:
    """Claim a date or period of its own where it was worked out or has words of its own; else the whole covers it."""
    if time is None or when is None:
        return
    if when.inferred or any(detail.field == field for detail in fact.details):
        assert_property(triples, fact, about, run, predicate, time, field=field, inferred=when.inferred)


def evidence_node(triples: Triples, proof: Evidence) -> NamedNode:
    """Node of a quote in its document."""
    document = document_iri(proof.document)
    node = named("evidence", document.value, str(proof.start), str(proof.end), proof.rule)
    triples.type(node, "Evidence")
    triples.add(node, "inDocument", document)
    triples.add(node, "quote", proof.quote)
    triples.add(node, "rule", proof.rule)
    triples.add(node, "charStart", proof.start)
    triples.add(node, "charEnd", proof.end)
    return node


def _assertion(
    triples: Triples, fact: Fact, about: NamedNode, run: NamedNode, *keys: str, inferred: bool, confidence: float
) -> NamedNode:
    """One claim node a document, node and quote: two passages of one document are two claims."""
    first = fact.evidence[0]
    sure = Decimal(str(round(min(max(confidence, 0.0), 1.0), 4)))
    node = named(
        "assertion",
        first.document,
        str(first.start),
        str(first.end),
        about.value,
        *keys,
        fact.modality.value,
        str(fact.negated),
        str(inferred),
        str(sure),
    )
    triples.type(node, "Assertion")
    triples.add(node, "about", about)
    triples.add(node, "modality", fgv(_MODALITIES[fact.modality]))
    triples.add(node, "negated", fact.negated)
    triples.add(node, "inferred", inferred)
    triples.add(node, "confidence", sure)
    triples.add(node, GENERATED_BY, run)
    return node
