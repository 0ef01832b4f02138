"""Graphs of filings as one Turtle text."""

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Triple, serialize

from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import PREFIXES


def turtle(graphs: Iterable[FilingGraph]) -> str:
    """The union of graphs as Turtle, sorted, with the usual prefixes."""
    triples = {Triple(q.subject, q.predicate, q.object) for graph in graphs for q in graph.quads}
    ordered = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return (serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode("utf-8")
