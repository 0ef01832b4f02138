"""The one text of a document while it grows: pieces of the source, and where each came from."""

import re
from dataclasses import dataclass, field

from filinggraph.model import Block, BlockKind, Cell, OffsetMap, Table

BLOCK_GAP = "\n\n"
_WORDS = re.compile(r"\S+")


@dataclass(slots=True)
class Flow:
    """A text under construction, with its blocks and offset map."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def add(self, piece: str, source: int, *, copied: bool = True) -> None:
        """Append a piece that stands at source; `copied` when it stands there character by character."""
        width = 1 if copied else 0
        follows = (
            self.targets
            and self.widths[-1] == width == 1
            and source - self.length == self.sources[-1] - self.targets[-1]
        )
        if not follows:
            self.targets.append(self.length)
            self.sources.append(source)
            self.widths.append(width)
        self.pieces.append(piece)
        self.length += len(piece)

    def add_words(self, raw: str, source: int) -> None:
        """Append raw, which stands at source, with every run of white space made one space."""
        stripped = raw.strip()
        if not stripped:
            return
        if "  " not in stripped and "\n" not in stripped and "\t" not in stripped:
            self.add(stripped, source + raw.index(stripped[0]))
            return
        space = ""
        for word in _WORDS.finditer(raw):
            if space:
                self.add(space, source + word.start() - 1)
            self.add(word.group(), source + word.start())
            space = " "

    def gap(self, separator: str, source: int) -> None:
        """Append a separator that the source does not hold in that form."""
        self.add(separator, source, copied=False)

    def begin(self, source: int) -> int:
        """Start a block and return its offset."""
        if self.length:
            self.gap(BLOCK_GAP, source)
        return self.length

    def end(self, start: int, kind: BlockKind, table: Table | None = None) -> None:
        """Close the block that began at start; an empty one is forgotten."""
        if self.length > start:
            self.blocks.append(Block(kind, start, self.length, table=table))

    def text(self) -> str:
        """All that was appended."""
        return "".join(self.pieces)

    def offsets(self, source_length: int) -> OffsetMap:
        """The way back from the text to the source."""
        return OffsetMap(tuple(self.targets), tuple(self.sources), tuple(self.widths), source_length)


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell before it has a place in the text: its words, where they came from, and the columns it covers."""

    text: str
    source: int
    column: int
    columns: int = 1
    copied: bool = False


def add_table(flow: Flow, rows: list[list[RawCell]], *, header_rows: int, headers: tuple[str, ...], unit: str = "",
              caption: str = "") -> None:  # fmt: skip
    """Append a table: cells joined by tabs, rows by line feeds."""
    if not any(cell.text for row in rows for cell in row):
        return
    first = next(cell.source for row in rows for cell in row if cell.text)
    start = flow.begin(first)
    placed: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        if number:
            flow.gap("\n", row[0].source if row else first)
        cells: list[Cell] = []
        for position, cell in enumerate(row):
            if position:
                flow.gap("\t", cell.source)
            begin = flow.length
            if cell.text:
                flow.add(cell.text, cell.source, copied=cell.copied)
            cells.append(Cell(begin, flow.length, cell.column, cell.columns, number < header_rows))
        placed.append(tuple(cells))
    flow.end(start, BlockKind.TABLE, Table(tuple(placed), headers, unit, caption))
