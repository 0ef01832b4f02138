"""Windows of a shipped question: what somebody asks whose answer can be cut from the question's rows for all days.

The header of such a question says which parameter bounds which column (`select`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox

from filinggraph.ask import Question, questions
from filinggraph.ask.ground import ground
from filinggraph.ask.run import term
from filinggraph.errors import QueryError
from filinggraph.serve.negotiate import RESULTS, choose

XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "application/sparql-results+json"
PAGE = "application/json"  # and one of the names of SPARQL's results
TYPES = {"date": XSD + "date", "number": XSD + "double"}
_WIDEST = {
    ("date", ">="): "0001-01-01",
    ("date", "<="): "9999-12-31",
    ("number", ">="): "-1.0e18",
    ("number", "<="): "1.0e18",
}
_LEXICAL = {"date": r"\d{4}-\d\d-\d\d", "number": r"-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"}

Terms = Mapping[str, ox.Literal]


@dataclass(frozen=True, slots=True)
class Window:
    """A question with the terms that its text has for its parameters; `page`: for the page, not in SPARQL's results."""

    asked: Question
    terms: Terms
    page: bool = False
    kind: str = JSON  # media type of the answer

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
            opened[selection.parameter] = ox.Literal(value, datatype=ox.NamedNode(TYPES[kind]))
        return ground(self.asked.text("sparql", {name: each.value for name, each in opened.items()}), opened)


def variables(asked: Question) -> dict[str, str]:
    """Kind of each variable of a question's text that a parameter is put in for."""
    kinds = {p.name: p.type for p in asked.parameters if p.type in TYPES}
    return kinds | {total.name: "date" for total in asked.sums}


@cache
def with_windows() -> dict[str, Question]:
    """The questions that have windows, by name."""
    return {name: asked for name, asked in questions().items() if asked.selections}


def usual() -> list[Window]:
    """A window for each of these questions, as it is asked by whoever says nothing more."""
    return [_window(asked, {}) for asked in with_windows().values()]


def wanted(task: Mapping[str, Any]) -> Window | None:
    """The window that a worker's task asks for, or None for any other task."""
    if task["do"] == "ask" and task["form"] == "page" and (asked := with_windows().get(task["name"])):
        try:
            return _window(asked, task["parameters"])
        except QueryError:
            return None  # whoever does the task says what is wrong
    if task["do"] != "sparql" or task.get("default_graphs") or task.get("named_graphs"):
        return None
    kind = choose(task.get("accept"), RESULTS)
    return window(task["text"], kind) if kind in (JSON, "application/json") else None


def _window(asked: Question, given: Mapping[str, object]) -> Window:
    values = asked.bind(given)
    terms = {name: term(name, values[name]) for name in variables(asked)}
    literals = {name: each for name, each in terms.items() if isinstance(each, ox.Literal)}
    return Window(asked, literals, page=True, kind=PAGE)


def window(text: str, kind: str = JSON) -> Window | None:
    """The window that a query asks for, when it is the text of such a question with all its terms in place."""
    known = _patterns().get(text.partition("\n")[0])
    found = known[1].fullmatch(text) if known else None
    if known is None or found is None:
        return None
    asked = known[0]
    kinds = variables(asked)
    terms = {
        name: ox.Literal(value, datatype=ox.NamedNode(TYPES[kinds[name]])) for name, value in found.groupdict().items()
    }
    return Window(asked, terms, kind=kind)


@cache
def _patterns() -> dict[str, tuple[Question, re.Pattern[str]]]:
    """By the first line of a question's text: what its text looks like with any terms in place."""
    return {q.texts["sparql"].partition("\n")[0]: (q, _pattern(q)) for q in with_windows().values()}


def _pattern(asked: Question) -> re.Pattern[str]:
    kinds = variables(asked)
    marks = {name: ox.Literal(f"mark {n}", datatype=ox.NamedNode(TYPES[kinds[name]])) for n, name in enumerate(kinds)}
    names = {str(mark): name for name, mark in marks.items()}
    written, seen = "", set()
    for part in re.split("(" + "|".join(map(re.escape, names)) + ")", ground(asked.texts["sparql"], marks)):
        if (name := names.get(part)) is None:
            written += re.escape(part)
        else:
            value = f"(?P={name})" if name in seen else f"(?P<{name}>{_LEXICAL[kinds[name]]})"
            written += f'"{value}"' + re.escape(f"^^<{TYPES[kinds[name]]}>")
            seen.add(name)
    return re.compile(written + r"(?:\s|#[^\n]*(?:\n|\Z))*")
