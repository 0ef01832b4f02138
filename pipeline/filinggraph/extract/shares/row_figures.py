"""Which cells of a table's row are percentages: signed ones, those under signed ones, those that words tell of."""

import re
from collections.abc import Container, Sequence

from filinggraph.model import Cell, Document, Table

_FIGURE = re.compile(
    r"^(?!(?:19|20)\d\d$)(?P<about>[~<>≈]?)\s*(?P<n>\d{1,3}(?:\.\d+)?)\s*(?P<sign>%|percent)?(?:\s*\(?[a-z0-9*]\)?)?$",
    re.I,
)
MEASURE = re.compile(r"%|percent", re.I)
_CHANGE = re.compile(r"\b(?:change|increase|decrease|growth|ppt|variance|v\.?s?\.?)\b", re.I)
_SUM_AND_PART = re.compile(
    r"^[A-Z]{0,3}[$€£]?\s*[\d,.]*\d\s*\(\s*(?P<about>)(?P<n>\d{1,3}(?:\.\d+)?)\s*(?P<sign>%|percent)\s*\)$", re.I
)


def signed_columns(document: Document, table: Table) -> frozenset[int]:
    """Columns whose first figure has a percent sign, which then goes for the figures below it."""
    first: dict[int, bool] = {}
    for row in table.rows:
        for cell in row[1:]:
            figure = _FIGURE.match(document.text[cell.start : cell.end].strip())
            if figure:
                first.setdefault(cell.column, bool(figure["sign"]))
    return frozenset(column for column, signed in first.items() if signed)


def figures_of(
    document: Document,
    table: Table,
    cells: Sequence[Cell],
    lead: str,
    signed: frozenset[int],
    dated: Container[int],
) -> list[tuple[Cell, re.Match[str]]]:
    """The percentages of a row: signed ones where any is, else those under a signed one or words that say percent."""
    found = [(c, m) for c in cells if (m := figure_in(document.text[c.start : c.end].strip()))]
    found = [(c, m) for c, m in found if not _CHANGE.search(header_over(table, c))]
    with_sign = [(c, m) for c, m in found if m["sign"]]
    if with_sign:
        money = any("$" in document.text[c.start : c.end] for c in cells)
        alike = [(c, m) for c, m in found if m["sign"] or not header_over(table, c) or c.column in dated]
        return with_sign if money or len(with_sign) > 1 or len(found) == 1 else alike
    headed = [(c, m) for c, m in found if c.column in signed or MEASURE.search(header_over(table, c))]
    if headed:
        return headed
    plain = MEASURE.search(table.unit + " " + table.caption + " " + lead[-300:]) and "$" not in lead[-160:]
    return (
        found
        if plain
        and not any("$" in document.text[c.start : c.end] or "," in document.text[c.start : c.end] for c in cells)
        else []
    )


def figure_in(text: str) -> re.Match[str] | None:
    """A cell that is a percentage, or a sum with one in brackets: "$ 31,920 (28.5%)"."""
    return _FIGURE.match(text) or _SUM_AND_PART.match(text)


def header_over(table: Table, cell: Cell) -> str:
    """The header of a cell's column, "" for none."""
    return table.headers[cell.column] if cell.column < len(table.headers) else ""
