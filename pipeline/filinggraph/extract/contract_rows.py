"""Contracts in rows whose cells bars part, where a filing has made no table of them."""

import re
from collections.abc import Iterator

from filinggraph.extract.context import context
from filinggraph.extract.contract_tables import grid_contracts, promises, text_before
from filinggraph.extract.table_columns import IS_BUYER
from filinggraph.extract.table_grid import LONGEST_LINE, Line, Piece, grid
from filinggraph.model import Block, BlockKind, ContractFact, Document

_ROWS = 2  # fewer are no table
_CELL = re.compile(r"[^|]+")


def row_contracts(document: Document) -> Iterator[ContractFact]:
    """The contracts of every run of lines in bars whose first names a customer and a time of contracts."""
    if "|" not in document.text:
        return
    who = context(document)
    reached = 0
    for number, block in enumerate(document.blocks):
        if number < reached or not _heads(document, block):
            continue
        lines = _run(document, number)
        reached = number + len(lines)
        if len(lines) > _ROWS:
            read = grid(lines, [True] + [False] * (len(lines) - 1), printed=False)
            yield from grid_contracts(document, read, text_before(document, block.start), who, "contract-in-rows")


def _heads(document: Document, block: Block) -> bool:
    """True for a short line of cells that may be one of headers."""
    if block.kind is BlockKind.TABLE or block.end - block.start > LONGEST_LINE:
        return False
    cells = document.text[block.start : block.end].split("|")
    named = any(IS_BUYER.match(cell.strip()) for cell in cells)
    return len(cells) > 1 and named and promises(document.text, block.start, block.end)


def _run(document: Document, number: int) -> list[Line]:
    """The lines that have as many cells as the one that a run begins with; that one at least."""
    lines: list[Line] = []
    for block in document.blocks[number:]:
        if block.kind is BlockKind.TABLE or block.end - block.start > LONGEST_LINE:
            break
        cells = list(_CELL.finditer(document.text, block.start, block.end))
        if lines and len(cells) != len(lines[0]):
            break
        lines.append(tuple(_piece(document, c.start(), c.end(), n) for n, c in enumerate(cells)))
    return lines


def _piece(document: Document, start: int, end: int, column: int) -> Piece:
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return Piece(start, max(start, end), text.strip(), column, column + 1)
