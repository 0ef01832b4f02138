"""Rows of raw cells made into a table: signs rejoined, header rows found and resolved, footnote marks set apart."""

import re
from dataclasses import dataclass

from filinggraph.model import BlockKind, Cell, Table
from filinggraph.read.flow import Flow, RawCell

_FIGURE = re.compile(r"^[($\s~<>*]*-?\(?\$?\s*[\d,]*\.?\d+\s*\)?\s*%?\)?\*{0,3}$|^[-—–*]+%?$|^(?:nm|n/?a|nil)$", re.I)
FIGURE_STARTS = frozenset("0123456789.,($~<>*-nN \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f")
_YEAR = re.compile(r"^(?:fy\s*)?(?:19|20)\d\d\*?$", re.I)
_UNIT = re.compile(
    r"\((?:[^()]*\b(?:in|thousands|millions|billions)\b[^()]*)\)|%\s+of\s+[\w\s]+|percent\w*\s+of\s+[\w\s]+", re.I
)
_SCALE = re.compile(r"\(([^()]{0,60}\bin (?:thousands|millions|billions)\b[^()]{0,80})\)?", re.I)
_LEADING = re.compile(r"^[$£€¥(]+$")
_TRAILING = re.compile(r"^[)%]+(?:\(\d\)|\*+)?$")
_SIGNS_BEFORE, _SIGNS_AFTER = "$£€¥(", ")%"
_NOTE = re.compile(r"(?<=[\w%.)])\s*(?:\((?:\d{1,2}|[a-z])\)|\[(?:\d{1,2}|[a-z])\]|\*{1,3}|[†‡¹²³])$")
_NOTED_FIGURE = re.compile(r"[\d%)]\s*\((?:\d{1,2}|[a-z])\)$")
CAPTION_LENGTH = 200
WIDEST = 400


@dataclass(frozen=True, slots=True)
class Resolved:
    """The rows of a table before they have a place in the text, with what its top says of the columns."""

    rows: list[list[RawCell]]
    header_rows: int
    headers: tuple[str, ...]
    unit: str

    def titled(self, cells: tuple[tuple[Cell, ...], ...], over: str) -> Table:
        """The table of the placed cells; `over` is the text of the block that stands over it, or ""."""
        caption = over if len(over) <= CAPTION_LENGTH else ""
        scale = _SCALE.search(caption)
        return Table(cells, self.headers, self.unit or (scale.group(1) if scale else ""), caption if scale else "")


def resolve(rows: list[list[RawCell]]) -> Resolved:
    """The rows with their signs joined and their headers resolved; rows without a text are left out."""
    joined = [whole for row in rows if (whole := join_signs(row))]
    count = header_count(joined)
    return Resolved(joined, count, resolve_headers(joined, count), unit_of(joined, count))


def finish_table(flow: Flow, rows: list[list[RawCell]]) -> None:
    """Append the rows to the flow as one table: cells joined by tabs, rows by line feeds."""
    table = resolve(rows)
    if not table.rows:
        return
    over = flow.last_text()
    start = flow.begin(table.rows[0][0].source)
    placed: list[tuple[Cell, ...]] = []
    for number, row in enumerate(table.rows):
        heads = number < table.header_rows
        cells: list[Cell] = []
        separator = "\n" if number else ""
        for cell in row:
            if separator:
                flow.gap(separator, cell.source)
            separator = "\t"
            begin = flow.length
            for part in cell.parts or (cell,):
                if part.words is not None:
                    flow.add(part.words)
            text = cell.text
            end = flow.length - cell.note - len(text) + len(without_note(text))
            cells.append(Cell(begin, end, cell.column, cell.columns, heads))
            for mark in cell.marks:
                flow.gap("\t", mark.sources[0])
                flow.add(mark)
        placed.append(tuple(cells))
    flow.end(start, BlockKind.TABLE, table.titled(tuple(placed), over))


def without_note(text: str) -> str:
    """A cell's text without the footnote mark at its end: "46.6%(1)" is "46.6%", "(1)" and "(46)" stay."""
    if text[-1:] not in ")]*†‡¹²³":
        return text
    found = _NOTE.search(text)
    if not found or (text[-1] == ")" and not _NOTED_FIGURE.search(text) and not text[: found.start()].strip(" ($")):
        return text
    return text[: found.start()]


def join_signs(row: list[RawCell]) -> list[RawCell]:
    """The row without blank cells, "$" and "(" joined to the figure after, ")" and "%" to the one before."""
    out: list[RawCell] = []
    lead: RawCell | None = None
    for cell in row:
        if not cell.text:
            continue
        if lead is not None:
            cell = lead.joined(cell)
            lead = None
        if cell.text[0] in _SIGNS_BEFORE and _LEADING.match(cell.text):
            lead = cell
        elif (
            cell.text[0] in _SIGNS_AFTER
            and out
            and _TRAILING.match(cell.text)
            and re.search(r"\d\)?$|^[(\d]", out[-1].text)
        ):
            out.append(out.pop().joined(cell))
        else:
            out.append(cell)
    if lead is not None:
        out.append(lead)
    return out


def is_figure(text: str) -> bool:
    """True for a cell that holds a number, an amount, a percentage or a dash in place of one."""
    first = text[:1]
    return (first in FIGURE_STARTS or first > "\x7f") and _FIGURE.match(text) is not None


def is_year(text: str) -> bool:
    """True for a year, which heads a column rather than being a figure in it."""
    return bool(_YEAR.match(text))


def header_count(rows: list[list[RawCell]]) -> int:
    """How many rows at the top hold headers: all before the first figure that is no year, or a label by itself."""
    headed = False
    width = max((row[-1].column + row[-1].columns for row in rows if row), default=0)
    for number, row in enumerate(rows):
        if headed and len(row) == 1 and not row[0].column and row[0].columns * 2 <= width:
            return number
        headed = headed or any(cell.column for cell in row)
        figures = [c for c in row if is_figure(c.text) and not is_year(c.text)]
        if figures:
            return number
    return 1 if len(rows) > 1 else 0


def resolve_headers(rows: list[list[RawCell]], count: int) -> tuple[str, ...]:
    """Full header of every column, spanning rows joined by " | "."""
    width = max((c.column + c.columns for row in rows for c in row), default=0)
    headers = [""] * min(width, WIDEST)
    for row in rows[:count]:
        for cell in row:
            said = without_note(cell.text)
            for column in range(cell.column, min(cell.column + cell.columns, len(headers))):
                headers[column] = f"{headers[column]} | {said}" if headers[column] else said
    return tuple(headers)


def unit_of(rows: list[list[RawCell]], count: int) -> str:
    """What the figures count, as printed in a header row."""
    for row in rows[: count + 1]:
        for cell in row:
            found = _UNIT.search(cell.text)
            if found:
                return found.group().strip("()")
    return ""
