"""Contracts in tables that a filing lost the grid of: a cell a line, the end of a contract beside its customer."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from filinggraph.extract.context import context
from filinggraph.extract.contract_rows import row_contracts
from filinggraph.extract.contract_tables import Row, row_fact, table_contracts
from filinggraph.extract.table_cells import CellTimes, read_cell
from filinggraph.extract.table_columns import IS_BUYER, IS_END, NOT_COMMERCIAL
from filinggraph.extract.table_grid import RUNS_ON
from filinggraph.model import BlockKind, ContractFact, Document, When

_LINE = re.compile(r"\S[^\n]*")
_NOTE = re.compile(r"^(?:\(\w{1,3}\)[\s,]*)+$")
_WORDS = re.compile(r"[A-Za-z]{2}")
_SHORT = 70
_HEADERS = 3
_ROWS = 2


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line that was a cell: a time ("time"), words ("words") or a figure ("figure")."""

    start: int
    end: int
    text: str
    sort: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the body of a table begins among its lines, and whether its ends stand before its customers."""

    body: int
    end_first: bool


@lru_cache(maxsize=2)
def listed_contracts(document: Document) -> tuple[ContractFact, ...]:
    """The contracts of a document's tables, and of what a filing has left of the grid of one."""
    return (*table_contracts(document), *row_contracts(document), *flat_contracts(document))


def flat_contracts(document: Document) -> Iterator[ContractFact]:
    """Every end of a contract that stands beside a customer in the rows under headers that say so."""
    who = context(document)
    for run in _runs(document):
        columns = _columns(run)
        if columns is None:
            continue
        rows = [
            Row(
                buyer.text,
                CellTimes(end=_when(end.text)),
                min(first.start, end.start, buyer.start),
                max(first.end, end.end, buyer.end),
                subject=first.text if first != buyer else "",
            )
            for first, end, buyer in _rows(run[columns.body :], end_first=columns.end_first)
        ]
        facts = [f for row in rows if (f := row_fact(document, row, who, "contract-in-lines")) is not None]
        if len(facts) >= _ROWS:
            yield from facts


def _runs(document: Document) -> Iterator[list[CellLine]]:
    """Runs of short lines outside of tables, marks of notes left out."""
    run: list[CellLine] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            yield run
            run = []
            continue
        for match in _LINE.finditer(document.text[block.start : block.end]):
            shown = match.group().rstrip()
            if len(shown) >= _SHORT:
                yield run
                run = []
            elif not _NOTE.match(shown):
                start = block.start + match.start()
                run.append(CellLine(start, start + len(shown), shown, _sort(shown)))
    yield run


def _sort(text: str) -> str:
    if len(text.split()) <= 3 and _when(text) is not None:
        return "time"
    return "words" if _WORDS.search(text) and text[:1].isupper() else "figure"


def _when(text: str) -> When | None:
    """The time that a cell is or holds, or None."""
    told = read_cell(text, "end")
    return told.end or told.start


def _columns(run: Sequence[CellLine]) -> Layout | None:
    """The first _HEADERS lines or fewer that name the end of a contract, next to one that names a customer."""
    for index, line in enumerate(run):
        if not IS_BUYER.search(line.text):
            continue
        above, below = run[max(0, index - _HEADERS) : index], run[index + 1 : index + 1 + _HEADERS]
        if _names_end([above[-size:] for size in range(1, len(above) + 1)]):
            return Layout(index + 1, end_first=True)
        if size := _names_end([below[:size] for size in range(1, len(below) + 1)]):
            return Layout(index + 1 + size, end_first=False)
    return None


def _names_end(headers: Sequence[Sequence[CellLine]]) -> int:
    """How many lines name the end of a contract, 0 for none; lines about leases or loans beside them forbid it."""
    if headers and NOT_COMMERCIAL.search(" ".join(c.text for c in headers[-1])):
        return 0
    return next((len(h) for h in headers if IS_END.search(" ".join(c.text for c in h))), 0)


def _rows(body: Sequence[CellLine], *, end_first: bool) -> Iterator[tuple[CellLine, CellLine, CellLine]]:
    """(first cell, end, customer) of every row that has as many times in a row as most rows have."""
    places = []
    for start in range(len(body)):
        count = _times_from(body, start)
        place = start + count if end_first else start - 1
        if count and 0 <= place < len(body) and body[place].sort == "words":
            places.append((start, count, place))
    if len(places) < _ROWS:
        return
    places = places if end_first else _of_one_column(body, places)
    most = _most([count for _, count, _ in places])
    length = _most([b[2] - a[2] for a, b in pairwise(places)])
    for start, count, place in places:
        if count != most:
            continue  # a time of another column: this row has no end
        top = place - length + 1 if end_first else place
        first = body[top] if top >= 0 and body[top].sort == "words" else body[place]
        yield first, body[start + count - 1 if end_first else start], _whole(body, place)


def _of_one_column(body: Sequence[CellLine], places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Where every row has times in two columns ("Year Built", "Expiration"), those of the later times."""
    steps = [b[0] - a[0] for a, b in pairwise(places)]
    if len(places) < 2 * _ROWS or Counter(steps).most_common(1)[0][1] > 0.6 * len(steps):
        return places
    period = _most([b[0] - a[0] for a, b in zip(places, places[2:], strict=False)])
    columns: dict[int, list[tuple[int, int, int]]] = {}
    for place in places:
        columns.setdefault(place[0] % period, []).append(place)
    kept = [column for column in columns.values() if len(column) >= _ROWS]
    return max(kept, key=lambda column: max(_latest(body[start]) for start, _, _ in column), default=places)


def _latest(line: CellLine) -> datetime.date:
    when = _when(line.text)
    return (when.latest if when else None) or datetime.date.min


def _times_from(body: Sequence[CellLine], start: int) -> int:
    """How many times stand in a row from a cell on; none where a time stands before it."""
    if start and body[start - 1].sort == "time":
        return 0
    return next((i for i, c in enumerate(body[start:]) if c.sort != "time"), len(body) - start)


def _whole(body: Sequence[CellLine], place: int) -> CellLine:
    """A customer's name with its next line where the first runs on ("Gas &")."""
    cell = body[place]
    if RUNS_ON.search(cell.text) and place + 1 < len(body) and body[place + 1].sort == "words":
        return CellLine(cell.start, body[place + 1].end, f"{cell.text} {body[place + 1].text}", "words")
    return cell


def _most(counts: Sequence[int]) -> int:
    return Counter(counts).most_common(1)[0][0]
