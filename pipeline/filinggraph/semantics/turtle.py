"""Graphs of filings as Turtle for a reader."""

from collections.abc import Iterable

from pyoxigraph import RdfFormat, serialize

from filinggraph.semantics.quads import FilingGraph, sort_key
from filinggraph.semantics.terms import PREFIXES


def turtle(graphs: Iterable[FilingGraph]) -> str:
    """The statements of all graphs as one Turtle document, each once, in an order that content alone decides."""
    quads = {sort_key(quad): quad.triple for graph in graphs for quad in graph.quads}
    written = serialize((quads[key] for key in sorted(quads)), format=RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode("utf-8")
