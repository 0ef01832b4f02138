"""Doubtful matches as RDF: nodes of their own, so that nothing is said of the parties themselves."""

from decimal import Decimal

from filinggraph.semantics.assertions import evidence_node
from filinggraph.semantics.parties import Doubtful, Work
from filinggraph.semantics.terms import entity_iri, named


def describe_doubts(work: Work) -> None:
    """Node of every doubtful match of a party that the filing names, with the first passage that names it.

    A filing names only its own side of the pair; the node is whole where filings of both sides are in the graph. A
    company of the reference list that no filing names is given by name and central index key.
    """
    for entity_id, proof in work.named.items():
        for doubt in work.resolution.doubts(entity_id):
            node = named("candidate", doubt.left, doubt.right)
            work.triples.type(node, "CandidateMatch")
            work.triples.add(node, "mayDenote", entity_iri(entity_id))
            work.triples.add(node, "candidateScore", Decimal(str(doubt.score)))
            work.triples.add(node, "ground", doubt.evidence)
            if proof is not None:
                work.triples.add(node, "supportedBy", evidence_node(work.triples, proof))
            other, name = _other(doubt, entity_id)
            if other not in work.resolution.entities:
                work.triples.add(node, "listedName", name)
                work.triples.add(node, "listedCik", other.removeprefix("cik-"))


def _other(doubt: Doubtful, entity_id: str) -> tuple[str, str]:
    return (doubt.right, doubt.right_name) if doubt.left == entity_id else (doubt.left, doubt.left_name)
