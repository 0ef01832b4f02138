"""Rows of a shipped question for any window of days, chosen from its rows for all days.

The header of such a question says which parameter bounds which column (`select`). Once a graph was asked it twice, a
worker fetches all its rows, and from then on every window is cut from them, while the graph stays as it is.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyoxigraph as ox

from filinggraph.ask import Question, questions
from filinggraph.ask.ground import ground
from filinggraph.serve.negotiate import RESULTS, choose
from filinggraph.serve.worker import Answer

XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "application/sparql-results+json"
MOST_BYTES = 20_000_000  # of all rows of a question
MOST_TABLES = 8
_TYPES = {"date": XSD + "date", "number": XSD + "double"}
_WIDEST = {
    ("date", ">="): "0001-01-01",
    ("date", "<="): "9999-12-31",
    ("number", ">="): "-1.0e18",
    ("number", "<="): "1.0e18",
}
_LEXICAL = {"date": r"\d{4}-\d\d-\d\d", "number": r"-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"}

Terms = Mapping[str, ox.Literal]
Row = tuple[tuple[str | float, ...], bytes]


@dataclass(frozen=True, slots=True)
class Window:
    """A question with the terms that a query has for its parameters."""

    asked: Question
    terms: Terms

    @property
    def name(self) -> tuple[str, ...]:
        """What it has in common with other windows on the same rows."""
        bounds = {selection.parameter for selection in self.asked.selections}
        return (self.asked.name, *(f"{key} {value}" for key, value in sorted(self.terms.items()) if key not in bounds))

    @property
    def widest(self) -> str:
        """The query for all rows."""
        kinds = variables(self.asked)
        opened = dict(self.terms)
        for selection in self.asked.selections:
            kind = kinds[selection.parameter]
            value = _WIDEST[kind, selection.operator]
            opened[selection.parameter] = ox.Literal(value, datatype=ox.NamedNode(_TYPES[kind]))
        return ground(self.asked.texts["sparql"], opened)


def variables(asked: Question) -> dict[str, str]:
    """Kind of each variable of a question's text that a parameter is put in for."""
    kinds = {p.name: p.type for p in asked.parameters if p.type in _TYPES}
    return kinds | {total.name: "date" for total in asked.sums}


def window(text: str) -> Window | None:
    """The window that a query asks for, when it is the text of such a question with all its terms in place."""
    known = _patterns().get(text.partition("\n")[0])
    found = known[1].fullmatch(text) if known else None
    if known is None or found is None:
        return None
    asked = known[0]
    kinds = variables(asked)
    terms = {
        name: ox.Literal(value, datatype=ox.NamedNode(_TYPES[kinds[name]])) for name, value in found.groupdict().items()
    }
    return Window(asked, terms)


@cache
def _patterns() -> dict[str, tuple[Question, re.Pattern[str]]]:
    """By the first line of a question's text: what its text looks like with any terms in place."""
    return {q.texts["sparql"].partition("\n")[0]: (q, _pattern(q)) for q in questions().values() if q.selections}


def _pattern(asked: Question) -> re.Pattern[str]:
    kinds = variables(asked)
    marks = {name: ox.Literal(f"mark {n}", datatype=ox.NamedNode(_TYPES[kinds[name]])) for n, name in enumerate(kinds)}
    names = {str(mark): name for name, mark in marks.items()}
    written, seen = "", set()
    for part in re.split("(" + "|".join(map(re.escape, names)) + ")", ground(asked.texts["sparql"], marks)):
        if (name := names.get(part)) is None:
            written += re.escape(part)
        else:
            value = f"(?P={name})" if name in seen else f"(?P<{name}>{_LEXICAL[kinds[name]]})"
            written += f'"{value}"' + re.escape(f"^^<{_TYPES[kinds[name]]}>")
            seen.add(name)
    return re.compile(written + r"(?:\s|#[^\n]*(?:\n|\Z))*")


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a question: the values of the columns that are bounded, and the row in JSON without its bounds."""

    head: bytes
    rows: list[Row]

    @classmethod
    def read(cls, asked: Question, body: bytes) -> "Table":
        """The table of an answer in JSON. Raises KeyError when a row lacks a column that is bounded."""
        found = json.loads(body)
        bounds = {selection.parameter for selection in asked.selections}
        rows = []
        for binding in found["results"]["bindings"]:
            values = tuple(_comparable(binding[selection.column]) for selection in asked.selections)
            rest = {name: value for name, value in binding.items() if name not in bounds}
            rows.append((values, json.dumps(rest, ensure_ascii=False, separators=(",", ":")).encode()[:-1]))
        return cls(json.dumps(found["head"], separators=(",", ":")).encode(), rows)

    def cut(self, found: Window) -> bytes:
        """The answer in JSON for a window."""
        bounds, end = _bounds(found)
        rows = [row + end for values, row in self.rows if all(test(v) for test, v in zip(bounds, values, strict=True))]
        return b'{"head":' + self.head + b',"results":{"bindings":[' + b",".join(rows) + b"]}}"


def _bounds(found: Window) -> tuple[list[Any], bytes]:
    """A test for each column that is bounded, and how the bounds themselves stand at the end of each row."""
    tests: list[Any] = []
    for selection in found.asked.selections:
        limit = _comparable(
            {
                "value": found.terms[selection.parameter].value,
                "datatype": found.terms[selection.parameter].datatype.value,
            }
        )
        tests.append(limit.__le__ if selection.operator == ">=" else limit.__ge__)
    said = " ".join(f"({found.terms[s.parameter]} AS ?{s.parameter})" for s in found.asked.selections)
    told = ox.Store().query(f"SELECT {said} {{}}")  # the engine writes numbers in its own way
    assert isinstance(told, ox.QuerySolutions)
    (row,) = json.loads(told.serialize(format=ox.QueryResultsFormat.JSON) or b"")["results"]["bindings"]
    return tests, b"," + json.dumps(row, separators=(",", ":")).encode()[1:]


def _comparable(term: Mapping[str, str]) -> str | float:
    return term["value"] if term.get("datatype") == _TYPES["date"] else float(term["value"])


@dataclass(slots=True)
class Tables:
    """The tables of a graph in one state; None for one that is being made or cannot be."""

    state: tuple[int, ...] = ()
    made: dict[tuple[str, ...], Table | None] = field(default_factory=dict)
    asked: set[tuple[str, ...]] = field(default_factory=set)

    def answer(self, task: Mapping[str, Any], state: tuple[int, ...]) -> Answer | None:
        """The answer to a SPARQL task, where there is a table for it."""
        found = self.window(task)
        table = self.made.get(found.name) if found and state == self.state else None
        if found is None or table is None:
            return None
        return Answer.of(table.cut(found), choose(task["accept"], RESULTS) or JSON)

    def wanted(self, task: Mapping[str, Any], state: tuple[int, ...]) -> Window | None:
        """The window of a task that deserves a table: its question was asked before, and there is none yet."""
        if state != self.state:
            self.state, self.made, self.asked = state, {}, set()
        found = self.window(task)
        if found is None or found.name in self.made or len(self.made) >= MOST_TABLES:
            return None
        if found.name in self.asked:
            self.made[found.name] = None
            return found
        self.asked.add(found.name)
        return None

    def fill(self, found: Window, answer: Answer, state: tuple[int, ...]) -> None:
        """Make the table of a window's question from the answer with all rows, unless the graph is another by now."""
        if answer.status == 429:  # too many were waiting: somebody will ask again
            self.made.pop(found.name, None)
        if answer.status == 200 and len(answer.body) <= MOST_BYTES and state == self.state:
            self.made[found.name] = Table.read(found.asked, answer.body)

    @staticmethod
    def window(task: Mapping[str, Any]) -> Window | None:
        """What a task asks of a table."""
        if task["do"] != "sparql" or task.get("default_graphs") or task.get("named_graphs"):
            return None
        if choose(task.get("accept"), RESULTS) not in (JSON, "application/json"):
            return None
        return window(task["text"])
