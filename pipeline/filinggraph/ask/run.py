"""Ask a graph: a shipped question by name, or one's own SPARQL or Cypher."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import pyoxigraph as ox

from filinggraph import shipped
from filinggraph.ask.catalog import Column, Question, Value, question
from filinggraph.ask.ground import ground
from filinggraph.ask.output import Answer
from filinggraph.errors import QueryError
from filinggraph.store import Store, is_server, open_store

XSD = "http://www.w3.org/2001/XMLSchema#"
ONTOLOGY = "https://w3id.org/filinggraph/ontology#"
DIGITS = 6


def ask(graph: str, name: str, language: str | None = None, /, **parameters: object) -> Answer:
    """Rows of the shipped question in the graph (a build folder, or the URI of a server).

    A folder is asked in SPARQL unless language says "cypher"; a Neo4j server always in Cypher.
    Raises QueryError for an unknown question or parameter, StoreError when the graph cannot be opened.
    """
    asked = question(name)
    values = asked.bind(parameters)
    with open_store(graph, read_only=True) as store:
        return answer(store, asked, values, language)


def ask_store(store: Store, name: str, language: str | None = None, /, **parameters: object) -> Answer:
    """Rows of the shipped question in an open store. Raises QueryError."""
    asked = question(name)
    return answer(store, asked, asked.bind(parameters), language)


def query(graph: str, text: str, *, language: str | None = None) -> Answer:
    """Rows of one's own query; the language is told from the text where it is not given."""
    chosen = language or guess(text)
    with open_store(graph, read_only=True) as store:
        return run(store, text, chosen)


def answer(store: Store, asked: Question, values: Mapping[str, Value], language: str | None = None) -> Answer:
    """Rows of a question with every parameter bound: typed, without doubles, in the question's order."""
    chosen = language or ("cypher" if is_server(store.locator) else "sparql")
    bound = _identified(store, asked, values, chosen)
    rows_of = sparql_rows if chosen == "sparql" else cypher_rows
    names, rows = rows_of(store, asked.text(chosen, bound), bound)
    return Answer(asked.columns, tuple(in_order(asked, set(shaped(asked, names, rows)))))


def shaped(asked: Question, names: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[tuple[Value, ...]]:
    """Rows of the question, one for each row with columns of these names that its text gives. Raises QueryError."""
    missing = [c.name for c in asked.columns if c.name not in names]
    if missing:
        raise QueryError(f"{asked.name}: its text gives no column {', '.join(missing)}")
    places = [names.index(c.name) for c in asked.columns]
    shapes = [_SHAPES.get(c.type, _as_is) for c in asked.columns]
    for row in rows:
        yield tuple(shape(row[i]) for shape, i in zip(shapes, places, strict=True))


def _identified(store: Store, asked: Question, values: Mapping[str, Value], language: str) -> dict[str, Value]:
    """Values by the names of variables: parties by identifier, under <name>Id ("" and absent: any)."""
    bound: dict[str, Value] = dict(values)
    for parameter in asked.parameters:
        if parameter.type == "company":
            bound[f"{parameter.name}Id"] = find(store, str(bound.pop(parameter.name) or ""), language)
    return bound


def find(store: Store, words: str, language: str | None = None) -> str:
    """Identifier of the one party that goes by these words: an identifier, CIK, ticker, name or part of a name.

    An identifier that another one took the place of leads to that one. Raises QueryError when none does, or several
    with equal right.
    """
    if not words or words.startswith("http"):
        return store.current(words) if words else words
    asked = question("search")
    rows = list(answer(store, asked, {"text": words}, language))
    exact = {str(r["organizationId"]) for r in rows if str(r["matched"]).casefold() == words.casefold()}
    chosen = exact or {str(r["organizationId"]) for r in rows}
    if not chosen:
        raise QueryError(f"{words!r}: no company of that name, ticker or CIK in this graph")
    if len(chosen) > 1:
        names = "; ".join(sorted({str(r["organization"]) for r in rows if r["organizationId"] in chosen})[:8])
        raise QueryError(f"{words!r}: {len(chosen)} companies match ({names}); say which")
    return chosen.pop()


def _as_is(value: Value) -> Value:
    return None if value == "" else value


def _code(value: Value) -> Value:
    return _as_is(codes().get(value, value)) if isinstance(value, str) else value


def _listed(value: Value) -> Value:
    parts = {part.strip() for part in str(value or "").split("; ")} - {""}
    return "; ".join(sorted(parts)) or None


def _number(value: Value) -> Value:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


_SHAPES = {"code": _code, "list": _listed, "ids": _listed, "number": _number, "percent": _number}


@cache
def codes() -> Mapping[str, str]:
    """How IRIs of the ontology's closed lists and classes show in answers."""
    notation = ox.NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    vocabulary = ox.parse(path=str(shipped.ontology() / "vocabulary.ttl"), format=ox.RdfFormat.TURTLE)
    found = {q.subject.value: q.object.value for q in vocabulary if q.predicate == notation}
    kinds = {"Company": "company", "GovernmentBody": "government", "Person": "person", "Organization": "organization"}
    kinds |= {"UnnamedCustomer": "unnamed", "CustomerGroup": "group"}
    for name in _CLASSES:
        found[ONTOLOGY + name] = kinds.get(name, name)
    return found | kinds


_CLASSES: tuple[str, ...] = (
    "Company",
    "GovernmentBody",
    "Person",
    "Organization",
    "UnnamedCustomer",
    "CustomerGroup",
    "Contract",
)
_CLASSES += ("ContractEvent", "CustomerRelationship", "RevenueShare", "RiskStatement")


def run(store: Store, text: str, language: str) -> Answer:
    """Rows of a query as the store gives them."""
    names, rows = sparql_rows(store, text, {}) if language == "sparql" else cypher_rows(store, text, {})
    columns = [Column(name, _type([row[i] for row in rows]), "") for i, name in enumerate(names)]
    return Answer(tuple(columns), tuple(rows))


def guess(text: str) -> str:
    """ "sparql" or "cypher", by the first word. Raises QueryError when that tells nothing."""
    bare = re.sub(r"(?m)^\s*(#|//).*$|/\*.*?\*/", " ", text, flags=re.DOTALL if "/*" in text else 0).split()
    first = re.match(r"[A-Za-z]*", bare[0])[0].upper() if bare else ""  # type: ignore[index]
    if first in {"PREFIX", "BASE", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}:
        return "sparql"
    if first in {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "PROFILE", "EXPLAIN"}:
        return "cypher"
    raise QueryError(f"{text.strip()[:60]!r}: neither SPARQL nor Cypher by its first word; say --language")


def in_order(asked: Question, rows: Iterable[Sequence[Value]]) -> list[tuple[Value, ...]]:
    """Rows sorted as the header says, ties by the remaining columns; missing values last."""
    names = [c.name for c in asked.columns]
    ordered = sorted((tuple(row) for row in rows), key=lambda row: tuple(map(_rank, row)))
    for part in reversed(asked.order):
        place = names.index(part.lstrip("-"))
        present = [row for row in ordered if row[place] is not None]
        absent = [row for row in ordered if row[place] is None]
        present.sort(key=lambda row: _rank(row[place]), reverse=part.startswith("-"))
        ordered = present + absent
    return ordered


def _rank(value: Value) -> tuple[bool, float, str]:
    if value is None:
        return True, 0.0, ""
    if isinstance(value, bool | int | float):
        return False, float(value), ""
    return False, 0.0, value.isoformat() if isinstance(value, datetime.date) else value


def sparql_rows(store: Store, text: str, values: Mapping[str, Value]) -> tuple[list[str], list[tuple[Value, ...]]]:
    """Column names and rows of a SPARQL query; parameters stand in it as terms."""
    terms = {name: term(name, value) for name, value in values.items() if value not in (None, "")}
    results = store.sparql(ground(text, terms))
    if isinstance(results, ox.QueryBoolean):
        return ["answer"], [(bool(results),)]
    if isinstance(results, ox.QueryTriples):
        return ["subject", "predicate", "object"], [tuple(from_term(t) for t in triple) for triple in results]
    names = [v.value for v in results.variables]
    return names, [tuple(map(from_term, row)) for row in results]


def cypher_rows(store: Store, text: str, values: Mapping[str, Value]) -> tuple[list[str], list[tuple[Value, ...]]]:
    """Column names and rows of a Cypher query; parameters travel beside the text."""
    wanted = set(re.findall(r"\$(\w+)", text))
    found = store.cypher(text, {name: value for name, value in values.items() if name in wanted})
    return list(found.columns), [tuple(from_cypher(value) for value in row) for row in found.rows]


def term(name: str, value: Value) -> ox.Literal | ox.NamedNode:
    """The RDF term of a parameter's value: an IRI for an identifier, else a literal."""
    if name.lower().endswith("id") and isinstance(value, str):
        try:
            return ox.NamedNode(value)
        except ValueError:
            raise QueryError(f"{value[:80]!r}: not an identifier; give an IRI") from None
    if isinstance(value, datetime.date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    if isinstance(value, float):
        return ox.Literal(repr(value), datatype=ox.NamedNode(XSD + "double"))
    assert value is not None
    return ox.Literal(value)


_INTEGERS = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "gYear")}


def from_term(found: Any) -> Value:
    """A plain value of an RDF term: IRIs and unknown datatypes as text."""
    if found is None:
        return None
    if isinstance(found, ox.NamedNode):
        return found.value
    if not isinstance(found, ox.Literal):
        return str(found)
    kind, text = found.datatype.value, found.value
    if kind == XSD + "string":
        return text
    try:
        if kind in _INTEGERS:
            return int(text)
        if kind in (XSD + "decimal", XSD + "double", XSD + "float"):
            return round(float(text), DIGITS)
        if kind == XSD + "boolean":
            return text in ("true", "1")
        if kind == XSD + "date":
            return datetime.date.fromisoformat(text)
    except ValueError:
        return text
    return text


def from_cypher(found: Any) -> Value:
    """A plain value of what a property graph gives; nodes and lists become text."""
    if found is None or isinstance(found, bool | int | str):
        return found
    if isinstance(found, float | Decimal):
        return round(float(found), DIGITS)
    if isinstance(found, datetime.datetime):
        return found.isoformat()
    if isinstance(found, datetime.date):
        return found
    if hasattr(found, "to_native"):
        return from_cypher(found.to_native())
    if isinstance(found, list | tuple):
        return "; ".join(str(from_cypher(each)) for each in found)
    return str(found)


def _type(values: Sequence[Value]) -> str:
    kinds = {type(v) for v in values if v is not None}
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (datetime.date, "date")):
        if kinds == {kind}:
            return name
    return "number" if kinds == {int, float} else "text"
