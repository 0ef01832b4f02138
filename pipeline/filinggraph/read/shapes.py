"""The blocks of a text before they are labelled, held as columns: what is decided for all at once needs no loop."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Self

from filinggraph.model import Block, BlockKind, Boilerplate, Cell, Table
from filinggraph.read.places import moved, places_in
from filinggraph.read.values import filled

RawBlock = tuple[BlockKind, int, int, Table | None]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Block i is text[starts[i]:ends[i]] and looks like `kinds[i]`; a table stands in `tables` under its number."""

    kinds: list[BlockKind] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("i"))
    ends: "array[int]" = field(default_factory=lambda: array("i"))
    tables: dict[int, Table] = field(default_factory=dict)

    @classmethod
    def of(cls, blocks: Sequence[RawBlock]) -> Self:
        """The columns of blocks that stand in the order of a text."""
        length = blocks[-1][2] if blocks else 0
        starts, ends = places_in(length), places_in(length)
        starts.extend([start for _, start, _, _ in blocks])
        ends.extend([end for _, _, end, _ in blocks])
        tables = {number: table for number, (_, _, _, table) in enumerate(blocks) if table is not None}
        return cls([kind for kind, _, _, _ in blocks], starts, ends, tables)

    def __iter__(self) -> Iterator[RawBlock]:
        """The blocks one by one."""
        tables = map(self.tables.get, range(len(self.kinds)))
        return zip(self.kinds, self.starts, self.ends, tables, strict=True)

    def labelled(self, sections: Sequence[str], labels: Sequence[Boilerplate | None]) -> tuple[Block, ...]:
        """The blocks as values, with the section and the boilerplate of each."""
        tables: list[Table | None] = [None] * len(self.kinds)
        for number, table in self.tables.items():
            tables[number] = table
        return filled(Block, len(tables), kind=self.kinds, start=self.starts, end=self.ends, section=sections,
                      boilerplate=labels, table=tables)  # fmt: skip

    def add(self, shapes: Self, by: int) -> None:
        """Append blocks that stand some characters further on in this text than in their own; their tables know."""
        count = len(self.kinds)
        self.kinds.extend(shapes.kinds)
        self.starts.extend(moved(shapes.starts, by, self.starts.typecode))
        self.ends.extend(moved(shapes.ends, by, self.ends.typecode))
        for number, table in shapes.tables.items():
            self.tables[count + number] = table


def shift(table: Table, offset: int) -> Table:
    """The table with every cell moved by offset characters."""
    cells = [cell for row in table.rows for cell in row]
    made = filled(Cell, len(cells), start=[c.start + offset for c in cells], end=[c.end + offset for c in cells],
                    column=[c.column for c in cells], columns=[c.columns for c in cells],
                    header=[c.header for c in cells])  # fmt: skip
    placed = iter(made)
    return replace(table, rows=tuple(tuple(islice(placed, len(row))) for row in table.rows))
