"""Dates and periods as nodes."""

from pyoxigraph import NamedNode

from filinggraph.model import Precision, When
from filinggraph.semantics.quads import Triples
from filinggraph.semantics.terms import fgv, named

_PRECISIONS = {
    Precision.DAY: "Day",
    Precision.MONTH: "Month",
    Precision.QUARTER: "Quarter",
    Precision.YEAR: "Year",
    Precision.FISCAL_QUARTER: "FiscalQuarter",
    Precision.FISCAL_YEAR: "FiscalYear",
    Precision.SPAN: "SpanOfTime",
    Precision.PERPETUAL: "Perpetual",
    Precision.OPEN_ENDED: "OpenEnded",
    Precision.UNKNOWN: "UnknownTime",
}


def describe_time(triples: Triples, when: When | None) -> NamedNode | None:
    """Node of a date or period; the same time has the same node wherever it is said."""
    if when is None:
        return None
    bounds = [day.isoformat() if day else "" for day in (when.earliest, when.latest)]
    node = named("time", when.precision.value, when.value, *bounds)
    triples.type(node, "TimeValue")
    triples.add(node, "precision", fgv(_PRECISIONS[when.precision]))
    triples.add(node, "timeText", when.value)
    triples.add(node, "earliest", when.earliest)
    triples.add(node, "latest", when.latest)
    triples.add(node, "fiscalYear", when.fiscal_year)
    return node
