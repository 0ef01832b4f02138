"""Tables of plain text whose cells are parted by bars: "Acme Inc. | 27% | 14%"."""

import re
from collections.abc import Iterator, Sequence

from filinggraph.model import Block, BlockKind, Cell, Document, Table

_BAR = "|"
_RULE = re.compile(r"[\s|:+=–—-]*")
_FIGURED = re.compile(r"\d\s?%|^\s*(?!(?:19|20)\d\d\s*$)\d[\d.,]*\s*$")
LONGEST = 400
Line = list[tuple[int, int]]


def barred(block: Block, text: str) -> bool:
    """True for a line of a table with bars."""
    return (
        block.kind is not BlockKind.TABLE
        and block.end - block.start < LONGEST
        and _BAR in text[block.start : block.end]
    )


def barred_tables(document: Document) -> Iterator[tuple[int, Block]]:
    """(number of its first block, table) of every run of two lines with bars or more, one of them with figures."""
    run: list[tuple[int, Block]] = []
    for number, block in enumerate((*document.blocks, None)):
        if block and barred(block, document.text):
            run.append((number, block))
            continue
        if len(run) > 1 and (table := _table(document.text, [b for _, b in run])) is not None:
            first, last = run[0][1], run[-1][1]
            yield run[0][0], Block(BlockKind.TABLE, first.start, last.end, first.section, table=table)
        run = []


def _table(text: str, blocks: Sequence[Block]) -> Table | None:
    lines = [cells for b in blocks if (cells := _cells(text, b.start, b.end))]
    if lines and all(not text[slice(*line[0])].strip() for line in lines):
        lines = [line[1:] for line in lines]
    heads = next(
        (
            i
            for i, line in enumerate(lines)
            if any(_FIGURED.search(text[s:e]) for s, e in line[1:]) and text[slice(*line[0])].strip()
        ),
        None,
    )
    if heads is None:
        return None
    width = max(map(len, lines))
    rows = tuple(
        tuple(Cell(s, e, column, header=number < heads) for column, (s, e) in enumerate(line) if e > s)
        for number, line in enumerate(lines)
    )
    return Table(
        tuple(row for row in rows if row), tuple(_header(text, lines[:heads], column) for column in range(width))
    )


def _cells(text: str, start: int, end: int) -> Line:
    """Ranges between the bars of a line, white space left out; nothing for a rule."""
    if _RULE.fullmatch(text, start, end):
        return []
    out: Line = []
    position = start
    for part in text[start:end].split(_BAR):
        shown = part.strip()
        first = position + (len(part) - len(part.lstrip()) if shown else 0)
        out.append((first, first + len(shown)))
        position += len(part) + 1
    return out


def _header(text: str, lines: Sequence[Line], column: int) -> str:
    """The words over a column; in rows above the last, the nearest to its left that has any."""
    words: list[str] = []
    for number, line in enumerate(lines):
        cells = [text[s:e] for s, e in line[: column + 1]]
        own = cells[column] if column < len(cells) else ""
        spans = number < len(lines) - 1 and column > 0
        told = own or (next((c for c in reversed(cells[1:]) if c), "") if spans else "")
        words += [told] if told else []
    return " | ".join(words)
