"""ASCII filings: lines re-flowed into paragraphs, page marks dropped, tables kept as rows."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from filinggraph.model import BlockKind, Cell
from filinggraph.read.columns import Grid, find_tables, rows
from filinggraph.read.copied import BLOCK_END, LENGTHS, NOTHING, ROW_END, SPACE, TAB, copied
from filinggraph.read.flow import BLOCK_GAP, Reading
from filinggraph.read.hyphen import rejoin
from filinggraph.read.lines import Flags, Ints, Lines
from filinggraph.read.pages import find_marks
from filinggraph.read.places import moved, places_in
from filinggraph.read.reflow import Shown, joins, shown_lines
from filinggraph.read.shape import GOING_ON, kind_of, titled
from filinggraph.read.shapes import Shapes
from filinggraph.read.tables import Resolved, resolve, without_note
from filinggraph.read.values import filled

LONG_BLOCK = 200
SEGMENT = 1_000_000
_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE)


@dataclass(slots=True)
class _Layout:
    """What follows each word in the text: nothing, a space, a tab, or the end of a row or of a block."""

    lines: Lines
    after: npt.NDArray[np.uint8]
    tables: dict[int, Resolved]


def read_plain(source: str, *, segment: int = SEGMENT) -> Reading:
    """The text and blocks of an ASCII document; offsets lead back into source.

    A text longer than `segment` characters is read in parts cut at blank lines, so that memory stays bounded.
    """
    if len(source) <= segment:
        return _read(source)
    length = start = 0
    targets, sources, widths = places_in(len(source)), places_in(len(source)), array("b")
    shapes = Shapes([], places_in(len(source)), places_in(len(source)), {})
    texts: list[str] = []
    while start < len(source):
        cut = source.find("\n\n", start + segment)
        end = len(source) if cut < 0 else cut + 2
        part = _read(source[start:end])
        if part.text:
            targets += moved(part.targets, length, targets.typecode)
            sources += moved(part.sources, start, sources.typecode)
            widths.extend(part.widths)
            shapes.add(part.blocks, length)
            texts.append(part.text)
            length += len(part.text) + len(BLOCK_GAP)
        del part
        start = end
    return Reading(BLOCK_GAP.join(texts), shapes, targets, sources, widths)


def _read(source: str) -> Reading:
    lines = Lines.of(source)
    marks = find_marks(lines)
    lines.inked = lines.inked[:0].copy()
    grids = find_tables(lines, marks)
    dropped = marks.dropped | marks.rule
    tabular = np.zeros(lines.count, np.bool_)
    for grid in grids:
        tabular[grid.lines] = True
    shown = shown_lines(lines, dropped, tabular)
    if not len(shown.number):
        return Reading("")
    joined = joins(shown, marks)
    layout = _Layout(lines, np.where(lines.glued, np.uint8(NOTHING), np.uint8(SPACE)), {})
    last = lines.first[shown.number + 1] - 1
    layout.after[last] = np.where(np.append(joined[1:], False), np.uint8(SPACE), np.uint8(BLOCK_END))
    _lay_tables(layout, grids)
    rejoin(lines, layout.after, last[:-1][joined[1:]], lines.first[shown.number[1:]][joined[1:]])
    kept = np.repeat(~dropped, np.diff(lines.first)) if dropped.any() else None
    return _written(layout, shown, joined, kept)


def _lay_tables(layout: _Layout, grids: list[Grid]) -> None:
    closed: list[int] = []
    parted: list[int] = []
    for grid in grids:
        table = resolve(rows(layout.lines, grid))
        layout.tables[int(layout.lines.first[grid.lines[0]])] = table
        within = layout.after[table.rows[0][0].source : table.rows[-1][-1].end]
        np.minimum(within, SPACE, out=within)
        closed += [part.end - 1 for row in table.rows for cell in row for part in cell.parts]
        parted += [cell.end - 1 for row in table.rows for cell in row]
    tables = layout.tables.values()
    layout.after[closed] = NOTHING
    layout.after[parted] = TAB
    layout.after[[row[-1].end - 1 for table in tables for row in table.rows]] = ROW_END
    layout.after[[table.rows[-1][-1].end - 1 for table in tables]] = BLOCK_END


def _written(layout: _Layout, shown: Shown, joined: Flags, kept: Flags | None) -> Reading:
    """The text, copied out of the source in few pieces, and the blocks and the offset map that follow from it."""
    lines, after = layout.lines, layout.after
    words = np.arange(len(after), dtype=np.int32) if kept is None else np.flatnonzero(kept).astype(np.int32)
    after[words[-1]] = NOTHING
    start, end, gap = lines.word_start[words], lines.word_end[words], after[words]
    target = np.cumsum(end - start + LENGTHS[gap], dtype=np.int32) - (end - start + LENGTHS[gap])
    index = words if kept is None else np.cumsum(kept, dtype=np.int32) - 1
    begins = np.flatnonzero(~joined)
    lines.release()
    text = copied(lines.source, start, end, gap)
    places = _Places(words, target, target + end - start, index[lines.first[shown.number]], index)
    blocks = _blocks(layout, text, shown, begins, places)
    shift = start - target
    runs = np.flatnonzero(np.append(True, shift[1:] != shift[:-1]))
    return Reading(text, blocks, _array(target[runs]), _array(start[runs]), array("b", b"\1") * len(runs))


def _array(values: Ints) -> "array[int]":
    out = array("i")
    out.frombytes(values.astype(np.intc).tobytes())
    return out


@dataclass(slots=True)
class _Places:
    """Where words came to stand: word `words[i]` is text[start[i]:end[i]]; `line[k]` is the first i of line k."""

    words: Ints
    start: Ints
    end: Ints
    line: Ints
    index: Ints

    def begins(self, words: list[int]) -> list[int]:
        """Offsets of the first characters of words."""
        found: list[int] = self.start[self.index[words]].tolist()
        return found

    def stops(self, words: list[int]) -> list[int]:
        """Offsets after the last characters of words."""
        found: list[int] = self.end[self.index[words]].tolist()
        return found


def _blocks(layout: _Layout, text: str, shown: Shown, begins: Ints, places: _Places) -> Shapes:
    first = places.line[begins]
    last = np.append(first[1:], len(places.words)) - 1
    start, end, word = places.start[first], places.end[last], places.words[first]
    kinds = _kinds(shown, begins, end - start, text, start)
    begun = np.zeros(len(layout.after), np.bool_)
    begun[list(layout.tables)] = True
    tables = begun[word]
    kept = ~shown.tabular[begins] | tables
    shapes = Shapes(list(map(_KINDS.__getitem__, kinds[kept].tolist())), _array(start[kept]), _array(end[kept]))
    numbers = np.flatnonzero(tables[kept]).tolist()
    for number, table, (placed, stop) in zip(
        numbers, layout.tables.values(), _placed(layout, places, text), strict=True
    ):
        over = number and shapes.kinds[number - 1] is not BlockKind.TABLE
        before = text[shapes.starts[number - 1] : shapes.ends[number - 1]] if over else ""
        shapes.tables[number] = table.titled(placed, before)
        shapes.starts[number], shapes.ends[number] = placed[0][0].start, stop
    return shapes


def _kinds(shown: Shown, begins: Ints, length: Ints, text: str, start: Ints) -> npt.NDArray[np.uint8]:
    """What each block is by its looks, as a place in _KINDS."""
    bullet, item, tabular, odd = (flags[begins] for flags in (shown.bullet, shown.item, shown.tabular, shown.odd))
    height = np.diff(np.append(begins, len(shown.number)))
    listed = bullet & ~item & ~tabular
    kinds = np.zeros(len(begins), np.uint8)
    kinds[tabular] = _KINDS.index(BlockKind.TABLE)
    kinds[listed] = _KINDS.index(BlockKind.LIST_ITEM)
    open_ = ~tabular & ~listed & (length <= LONG_BLOCK)
    ends = shown.ends[np.append(begins[1:], len(shown.number)) - 1]
    letter = (shown.begins[begins] | 32) - ord("a") < 26
    headed = np.flatnonzero(open_ & ~odd & (height <= 2) & letter & ~GOING_ON[ends])
    kinds[headed] = titled([text[a:b] for a, b in _spans(start[headed], length[headed])])
    asked = np.flatnonzero(open_ & odd)
    for place, (a, b), printed in zip(
        asked.tolist(), _spans(start[asked], length[asked]), height[asked].tolist(), strict=True
    ):
        kinds[place] = _KINDS.index(kind_of(text[a:b], printed=printed))
    return kinds


def _spans(start: Ints, length: Ints) -> Iterator[tuple[int, int]]:
    return zip(start.tolist(), (start + length).tolist(), strict=True)


def _placed(layout: _Layout, places: _Places, text: str) -> Iterator[tuple[tuple[tuple[Cell, ...], ...], int]]:
    """The rows of every table with its cells in the text, and where the table ends."""
    tables = layout.tables.values()
    if not tables:
        return
    cells = [cell for table in tables for row in table.rows for cell in row]
    start, stop = places.begins([cell.source for cell in cells]), places.stops([cell.end - 1 for cell in cells])
    heads = (number < table.header_rows for table in tables for number, row in enumerate(table.rows) for _ in row)
    placed = iter(filled(Cell, len(cells), start=start,
                         end=[a + len(without_note(text[a:b])) for a, b in zip(start, stop, strict=True)],
                         column=[cell.column for cell in cells], columns=[cell.columns for cell in cells],
                         header=heads))  # fmt: skip
    ends = iter(stop)
    for table in tables:
        rows = tuple([tuple(islice(placed, len(row))) for row in table.rows])
        *_, end = islice(ends, sum(map(len, rows)))
        yield rows, end
