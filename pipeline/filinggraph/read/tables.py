"""Rows of raw cells made into a table: money and percent signs rejoined, header rows found and resolved."""

import re

from filinggraph.read.flow import Flow, RawCell, add_table

_FIGURE = re.compile(r"^[($\s~<>*]*-?\(?\$?\s*[\d,]*\.?\d+\s*\)?\s*%?\)?\*{0,3}$|^[-—–*]+%?$|^(?:nm|n/?a|nil)$", re.I)
_YEAR = re.compile(r"^(?:fy\s*)?(?:19|20)\d\d\*?$", re.I)
_UNIT = re.compile(
    r"\((?:[^()]*\b(?:in|thousands|millions|billions)\b[^()]*)\)|%\s+of\s+[\w\s]+|percent\w*\s+of\s+[\w\s]+", re.I
)
_LEADING = re.compile(r"^[$£€¥(]+$")
_TRAILING = re.compile(r"^[)%]+(?:\(\d\)|\*+)?$")


def finish_table(flow: Flow, rows: list[list[RawCell]], caption: str = "") -> None:
    """Append the rows to the flow as one table with resolved headers."""
    rows = [joined for row in rows if (joined := join_signs(row))]
    if not rows:
        return
    count = header_count(rows)
    add_table(flow, rows, header_rows=count, headers=resolve_headers(rows, count), unit=unit_of(rows, count, caption),
              caption=caption)  # fmt: skip


def join_signs(row: list[RawCell]) -> list[RawCell]:
    """The row without blank cells, "$" and "(" joined to the figure after, ")" and "%" to the one before."""
    out: list[RawCell] = []
    lead: RawCell | None = None
    for cell in row:
        if not cell.text:
            continue
        if lead is not None:
            cell = RawCell(lead.text + cell.text, lead.source, lead.column, cell.column + cell.columns - lead.column)
            lead = None
        if _LEADING.match(cell.text):
            lead = cell
        elif out and _TRAILING.match(cell.text) and re.search(r"\d\)?$|^[(\d]", out[-1].text):
            before = out.pop()
            span = cell.column + cell.columns - before.column
            out.append(RawCell(before.text + cell.text, before.source, before.column, span))
        else:
            out.append(cell)
    if lead is not None:
        out.append(lead)
    return out


def is_figure(text: str) -> bool:
    """True for a cell that holds a number, an amount, a percentage or a dash in place of one."""
    return bool(_FIGURE.match(text))


def header_count(rows: list[list[RawCell]]) -> int:
    """How many rows at the top hold headers: all before the first row with a figure that is no year."""
    for number, row in enumerate(rows):
        figures = [c for c in row if is_figure(c.text) and not _YEAR.match(c.text)]
        if figures:
            return number
    return 1 if len(rows) > 1 else 0


def resolve_headers(rows: list[list[RawCell]], count: int) -> tuple[str, ...]:
    """Full header of every column, spanning rows joined by " | "."""
    width = max((c.column + c.columns for row in rows for c in row), default=0)
    headers = [""] * min(width, 400)
    for row in rows[:count]:
        for cell in row:
            for column in range(cell.column, min(cell.column + cell.columns, len(headers))):
                headers[column] = f"{headers[column]} | {cell.text}" if headers[column] else cell.text
    return tuple(headers)


def unit_of(rows: list[list[RawCell]], count: int, caption: str) -> str:
    """What the figures count, as printed in the caption or in a header row."""
    for text in (caption, *(c.text for row in rows[: max(count, 1)] for c in row)):
        found = _UNIT.search(text)
        if found:
            return found.group().strip("()")
    return ""
