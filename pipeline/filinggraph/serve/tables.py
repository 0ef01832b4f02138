"""Rows of a shipped question for all days, from which the rows of any window are cut while the graph stays as it is.

A worker makes such a table (`tabulated`); the server keeps it and cuts (`Table`), which takes no look at the graph.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from filinggraph.ask import Question
from filinggraph.ask.run import from_term, in_order, shaped
from filinggraph.serve.answer import Answer
from filinggraph.serve.windows import TYPES, Window, usual, wanted

MOST_BYTES = 100_000_000  # of all tables
MOST_TABLES = 8
MOST_NAMES = 1000  # of windows that were asked once


def tabulated(asked: Question, results: bytes) -> bytes:
    """The table of a question from all its rows (results in JSON).

    The first line holds, in JSON, what stands before the rows in an answer, and for every bound the values of its
    column. Then comes a line a row, in the question's order: the row in results without its bounds, and as the page
    reads it, with a tab between. Raises KeyError when a row lacks a column that is bounded.
    """
    found = json.loads(results)
    bindings = found["results"]["bindings"]
    rows = list(shaped(asked, found["head"]["vars"], _plain(results)))
    placed: dict[tuple[Any, ...], list[int]] = {}
    for place, row in enumerate(rows):
        placed.setdefault(row, []).append(place)
    order = [place for row in in_order(asked, placed) for place in placed[row]]
    bounds = {selection.parameter for selection in asked.selections}
    head = {
        "head": found["head"],
        "columns": [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in asked.columns],
        "values": [[comparable(bindings[n][s.column]) for n in order] for s in asked.selections],
    }
    lines = [json.dumps(head, ensure_ascii=False).encode()]
    for n in order:
        rest = {name: value for name, value in bindings[n].items() if name not in bounds}
        result = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))[:-1]
        lines.append(f"{result}\t{json.dumps(rows[n], default=str, ensure_ascii=False)}".encode())
    return b"\n".join(lines)


def _plain(results: bytes) -> list[list[Any]]:
    read = ox.parse_query_results(results, format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    return [[from_term(value) for value in row] for row in read]


def comparable(term: Mapping[str, str]) -> str | float:
    """What a bounded term of results in JSON is compared by: a day as text, anything else as a number."""
    return term["value"] if term.get("datatype") == TYPES["date"] else float(term["value"])


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a question; `values` of bounded columns, `places` of the rows in the order of the last of them."""

    head: bytes
    columns: bytes
    values: list[list[Any]]
    results: list[bytes]
    page: list[bytes]
    places: list[int]
    ordered: list[Any]
    size: int

    @classmethod
    def read(cls, made: bytes) -> "Table":
        """The table that a worker made."""
        first, *lines = made.split(b"\n")
        told = json.loads(first)
        cells = [line.split(b"\t") for line in lines]
        last = told["values"][-1]
        places = sorted(range(len(last)), key=last.__getitem__)
        return cls(
            json.dumps(told["head"], separators=(",", ":")).encode(),
            json.dumps(told["columns"], ensure_ascii=False).encode(),
            told["values"],
            [result for result, _ in cells],
            [page for _, page in cells],
            places,
            [last[place] for place in places],
            len(made),
        )

    def cut(self, found: Window) -> bytes:
        """The body of the answer for a window."""
        places = self._inside(found)
        if found.page:
            rows = dict.fromkeys(self.page[place] for place in places)
            return b'{"columns": ' + self.columns + b', "rows": [' + b", ".join(rows) + b"]}"
        end = _said(tuple((s.parameter, str(found.terms[s.parameter])) for s in found.asked.selections))
        results = [self.results[place] + end for place in places]
        return b'{"head":' + self.head + b',"results":{"bindings":[' + b",".join(results) + b"]}}"

    def _inside(self, found: Window) -> list[int]:
        """Places of the rows in the window: by the last column first, which leaves few, then by the other bounds."""
        last = found.asked.selections[-1].column
        start, end = 0, len(self.places)
        tests: list[tuple[Callable[[Any], bool], list[Any]]] = []
        for selection, values in zip(found.asked.selections, self.values, strict=True):
            term = found.terms[selection.parameter]
            limit = comparable({"value": term.value, "datatype": term.datatype.value})
            if selection.column == last and selection.operator == ">=":
                start = max(start, bisect_left(self.ordered, limit))
            elif selection.column == last:
                end = min(end, bisect_right(self.ordered, limit))
            else:
                tests.append((limit.__le__ if selection.operator == ">=" else limit.__ge__, values))
        places = self.places[start:end]
        for test, values in tests:
            places = [place for place in places if test(values[place])]
        return sorted(places)


@lru_cache(1000)
def _said(bounds: tuple[tuple[str, str], ...]) -> bytes:
    """How the bounds of a window stand at the end of each row: as the engine writes them."""
    told = ox.Store().query(f"SELECT {' '.join(f'({term} AS ?{name})' for name, term in bounds)} {{}}")
    assert isinstance(told, ox.QuerySolutions)
    (row,) = json.loads(told.serialize(format=ox.QueryResultsFormat.JSON) or b"")["results"]["bindings"]
    return b"," + json.dumps(row, separators=(",", ":")).encode()[1:]


@dataclass(slots=True)
class Tables:
    """The tables of a graph in one state; None for one that is being made or cannot be."""

    state: tuple[int, ...] = ()
    made: dict[tuple[str, ...], Table | None] = field(default_factory=dict)
    asked: set[tuple[str, ...]] = field(default_factory=set)

    def answer(self, task: Mapping[str, Any]) -> Answer | None:
        """The answer to a task, where there is a table for it."""
        found = wanted(task)
        table = self.made.get(found.name) if found else None
        return Answer.of(table.cut(found), found.kind) if found and table else None

    def begin(self, state: tuple[int, ...]) -> list[Window]:
        """The usual windows, whose tables are now to be made, when the graph was in another state before."""
        if state == self.state:
            return []
        self.state, self.made, self.asked = state, {}, set()
        return [found for found in usual() if self._due(found)]

    def missed(self, task: Mapping[str, Any]) -> list[Window]:
        """The window of a task without a table, where its like was asked before."""
        found = wanted(task)
        if found is None or found.name in self.made:
            return []
        if found.name not in self.asked:
            if len(self.asked) >= MOST_NAMES:
                self.asked.clear()
            self.asked.add(found.name)
            return []
        return [found] if self._due(found) else []

    def _due(self, found: Window) -> bool:
        if len(self.made) >= MOST_TABLES:
            return False
        self.made[found.name] = None
        return True

    def fill(self, found: Window, answer: Answer, state: tuple[int, ...]) -> None:
        """Keep the table that was made for a window of the graph in a state, unless that is another by now."""
        room = MOST_BYTES - sum(table.size for table in self.made.values() if table)
        if answer.status == 200 and state == self.state and len(answer.body) <= room:
            self.made[found.name] = Table.read(answer.body)
