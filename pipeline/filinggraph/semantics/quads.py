"""The triples of one filing while they are gathered, and the graph of quads that they become."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from filinggraph.semantics.terms import RDF_TYPE, XSD, fg

Value = NamedNode | str | int | bool | Decimal | datetime.date

_DATE = NamedNode(XSD + "date")
_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_BOOLEAN = NamedNode(XSD + "boolean")
_ANY_URI = NamedNode(XSD + "anyURI")


@dataclass(frozen=True, slots=True)
class FilingGraph:
    """All that one filing says, as quads of its own named graph, sorted; `digest` is the sha256 of their N-Quads."""

    id: str
    iri: str
    quads: tuple[Quad, ...]

    @property
    def digest(self) -> str:
        """Fingerprint of the content: equal exactly when the quads are equal."""
        return hashlib.sha256(nquads(self.quads)).hexdigest()


def nquads(quads: Iterable[Quad]) -> bytes:
    """The quads as N-Quads, in the order given."""
    written = serialize(quads, format=RdfFormat.N_QUADS)
    return written or b""


@dataclass(slots=True)
class Triples:
    """A set of triples in the making; adding one twice is adding it once."""

    found: set[tuple[NamedNode, NamedNode, NamedNode | Literal]] = field(default_factory=set)

    def add(self, subject: NamedNode, predicate: NamedNode | str, value: Value | None) -> None:
        """Say something of subject; None and "" say nothing. A predicate given as text is a term of the ontology."""
        if value is None or value == "":
            return
        term = fg(predicate) if isinstance(predicate, str) else predicate
        self.found.add((subject, term, _node(value)))

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Say of what classes subject is."""
        for name in classes:
            self.found.add((subject, RDF_TYPE, fg(name)))

    def uri(self, subject: NamedNode, predicate: NamedNode, address: str) -> None:
        """Say an address of subject."""
        self.found.add((subject, predicate, Literal(address, datatype=_ANY_URI)))

    def graph(self, identity: str, iri: NamedNode) -> FilingGraph:
        """The graph of everything said."""
        quads = sorted((Quad(s, p, o, iri) for s, p, o in self.found), key=sort_key)
        return FilingGraph(identity, iri.value, tuple(quads))


def sort_key(quad: Quad) -> tuple[str, str, str]:
    """An order of quads of one graph that depends on their content alone."""
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _node(value: Value) -> NamedNode | Literal:
    match value:
        case NamedNode():
            return value
        case bool():
            return Literal("true" if value else "false", datatype=_BOOLEAN)
        case int():
            return Literal(str(value), datatype=_INTEGER)
        case Decimal():
            return Literal(decimal_text(value), datatype=_DECIMAL)
        case datetime.date():
            return Literal(value.isoformat(), datatype=_DATE)
    return Literal(_clean(value))


def decimal_text(value: Decimal) -> str:
    """The canonical decimal: no exponent, no trailing zeros, at least one digit after the point."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0")
    return text + "0" if text.endswith(".") else text if "." in text else text + ".0"


def _clean(text: str) -> str:
    """Text that every store can hold: no NUL and no lone surrogate."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
