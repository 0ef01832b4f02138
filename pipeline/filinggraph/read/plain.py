"""ASCII filings: lines re-flowed into paragraphs, page marks dropped, tables kept as rows."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

import numpy as np
import numpy.typing as npt

from filinggraph.model import BlockKind, Cell
from filinggraph.read.codes import Flags, Ints
from filinggraph.read.columns import Grid, find_tables, rows
from filinggraph.read.copied import BLOCK_END, COPIED_AT_ONCE, LENGTHS, NOTHING, ROW_END, SPACE, TAB, Parts, copied
from filinggraph.read.cues import Cues, find_cues
from filinggraph.read.flow import BLOCK_GAP, Reading
from filinggraph.read.hyphen import rejoin
from filinggraph.read.lines import Lines
from filinggraph.read.pages import find_marks
from filinggraph.read.places import moved, places_in
from filinggraph.read.reflow import Shown, joins, shown_lines
from filinggraph.read.segments import segments
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
    return read_parts([source], segment=segment)


def read_parts(parts: list[str], *, segment: int = SEGMENT) -> Reading:
    """What `read_plain` makes of a text that comes in parts of whole lines; they are used up on the way."""
    total = sum(map(len, parts))
    targets, sources, widths = places_in(total), places_in(total), array("b")
    shapes = Shapes([], places_in(total), places_in(total), {})
    cues = Cues()
    texts: list[str] = []
    length = start = 0
    for pieces in segments(parts, segment):
        size = sum(map(len, pieces))
        found = _read(pieces, length + len(BLOCK_GAP) if length else 0)
        if found:
            if texts:
                texts.append(BLOCK_GAP)
                length += len(BLOCK_GAP)
            targets += moved(found.targets, length, targets.typecode)
            sources += moved(found.sources, start, sources.typecode)
            widths.extend(found.widths)
            cues.add(found.cues, len(shapes.kinds))
            shapes.add(found.shapes, length)
            texts += found.texts
            length += found.length
        start += size
    return Reading("".join(texts), shapes, targets, sources, widths, cues)


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a part of a text gives: its own text in parts, of a length, and what a Reading says of it."""

    texts: list[str]
    length: int
    shapes: Shapes
    targets: "array[int]"
    sources: "array[int]"
    widths: "array[int]"
    cues: Cues


def _read(pieces: list[str], by: int) -> _Segment | None:
    """What pieces of a source say, where it is anything; cells of tables count from `by` characters before."""
    lines = Lines.of(pieces)
    marks = find_marks(lines)
    grids = find_tables(lines, marks)
    dropped = marks.dropped | marks.rule
    tabular = np.zeros(lines.count, np.bool_)
    for grid in grids:
        tabular[grid.lines] = True
    shown = shown_lines(lines, dropped, tabular)
    if not len(shown.number):
        return None
    joined = joins(shown, marks)
    layout = _Layout(lines, np.where(lines.glued, np.uint8(NOTHING), np.uint8(SPACE)), {})
    last = lines.first[shown.number + 1] - 1
    layout.after[last] = np.where(np.append(joined[1:], False), np.uint8(SPACE), np.uint8(BLOCK_END))
    _lay_tables(layout, grids)
    rejoin(lines, layout.after, last[:-1][joined[1:]], lines.first[shown.number[1:]][joined[1:]])
    kept = np.repeat(~dropped, np.diff(lines.first)) if dropped.any() else None
    return _written(layout, shown, joined, kept, by)


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


def _written(layout: _Layout, shown: Shown, joined: Flags, kept: Flags | None, by: int) -> _Segment:
    """The text, copied out of the source in few pieces, and the blocks and the offset map that follow from it."""
    lines, after = layout.lines, layout.after
    words = np.arange(len(after), dtype=np.int32) if kept is None else np.flatnonzero(kept).astype(np.int32)
    after[words[-1]] = NOTHING
    start, end, gap = lines.word_start[words], lines.word_end[words], after[words]
    target = np.cumsum(end - start + LENGTHS[gap], dtype=np.int32) - (end - start + LENGTHS[gap])
    index = words if kept is None else np.cumsum(kept, dtype=np.int32) - 1
    places = _Places(words, target, target + end - start, index[lines.first[shown.number]], index)
    blocks = _outlined(layout, shown, np.flatnonzero(~joined), places)
    cuts = np.unique(np.searchsorted(blocks.start, np.arange(0, blocks.start[-1] + 1, COPIED_AT_ONCE)))
    copies = copied(lines, start, end, gap, np.append(blocks.word[cuts], len(words)))
    parts = Parts([], target[blocks.word[cuts]].tolist())
    cues = Cues()
    ranges = pairwise([*cuts.tolist(), len(blocks.start)])
    for (text, codes), begin, (first, stop) in zip(copies, parts.begins, ranges, strict=True):
        parts.texts.append(text)
        here = slice(first, stop)
        cues.add(find_cues(blocks.start[here] - begin, blocks.end[here] - begin, blocks.prose[here], codes), first)
    shift = start - target
    runs = np.flatnonzero(np.append(True, shift[1:] != shift[:-1]))
    return _Segment(parts.texts, int(places.end[-1]), _shapes(layout, parts, shown, blocks, places, by),
                    _array(target[runs]), _array(start[runs]), array("b", b"\1") * len(runs), cues)  # fmt: skip


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

    def begins(self, words: list[int]) -> Ints:
        """Offsets of the first characters of words."""
        return self.start[self.index[words]]

    def stops(self, words: list[int]) -> Ints:
        """Offsets after the last characters of words."""
        return self.end[self.index[words]]


@dataclass(slots=True)
class _Outlines:
    """Where blocks stand: block i begins with shown line `line[i]` and word `word[i]`; it is no table where `prose`."""

    line: Ints
    word: Ints
    start: Ints
    end: Ints
    prose: Flags


def _outlined(layout: _Layout, shown: Shown, begins: Ints, places: _Places) -> _Outlines:
    first = places.line[begins]
    last = np.append(first[1:], len(places.words)) - 1
    begun = np.zeros(len(layout.after), np.bool_)
    begun[list(layout.tables)] = True
    tables = begun[places.words[first]]
    kept = ~shown.tabular[begins] | tables
    out = _Outlines(begins[kept], first[kept], places.start[first[kept]], places.end[last[kept]], ~tables[kept])
    found = layout.tables.values()
    out.start[~out.prose] = places.begins([table.rows[0][0].source for table in found])
    out.end[~out.prose] = places.stops([table.rows[-1][-1].end - 1 for table in found])
    return out


def _shapes(layout: _Layout, text: Parts, shown: Shown, blocks: _Outlines, places: _Places, by: int) -> Shapes:
    kinds = list(map(_KINDS.__getitem__, _kinds(shown, blocks, text).tolist()))
    shapes = Shapes(kinds, _array(blocks.start), _array(blocks.end))
    numbers = np.flatnonzero(~blocks.prose)
    above = np.maximum(numbers - 1, 0)
    befores = chain.from_iterable(text.slices(blocks.start[above], blocks.end[above]))
    placed = _placed(layout, places, text, by)
    for number, table, cells, before in zip(numbers.tolist(), layout.tables.values(), placed, befores, strict=True):
        over = number and kinds[number - 1] is not BlockKind.TABLE
        shapes.tables[number] = table.titled(cells, before if over else "")
    return shapes


def _kinds(shown: Shown, blocks: _Outlines, text: Parts) -> npt.NDArray[np.uint8]:
    """What each block is by its looks, as a place in _KINDS."""
    bullet, item, odd = (flags[blocks.line] for flags in (shown.bullet, shown.item, shown.odd))
    after = np.append(blocks.line[1:], len(shown.number))
    height = after - blocks.line
    listed = bullet & ~item & blocks.prose
    kinds = np.zeros(len(blocks.line), np.uint8)
    kinds[~blocks.prose] = _KINDS.index(BlockKind.TABLE)
    kinds[listed] = _KINDS.index(BlockKind.LIST_ITEM)
    open_ = blocks.prose & ~listed & (blocks.end - blocks.start <= LONG_BLOCK)
    letter = (shown.begins[blocks.line] | 32) - ord("a") < 26
    headed = np.flatnonzero(open_ & ~odd & (height <= 2) & letter & ~GOING_ON[shown.ends[after - 1]])
    kinds[headed] = np.concatenate([titled(said) for said in text.slices(blocks.start[headed], blocks.end[headed])])
    asked = np.flatnonzero(open_ & odd)
    said = chain.from_iterable(text.slices(blocks.start[asked], blocks.end[asked]))
    for place, shows, printed in zip(asked.tolist(), said, height[asked].tolist(), strict=True):
        kinds[place] = _KINDS.index(kind_of(shows, printed=printed))
    return kinds


def _placed(layout: _Layout, places: _Places, text: Parts, by: int) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """The rows of every table with its cells in the text."""
    tables = layout.tables.values()
    if not tables:
        return
    cells = [cell for table in tables for row in table.rows for cell in row]
    start = places.begins([cell.source for cell in cells])
    said = chain.from_iterable(text.slices(start, places.stops([cell.end - 1 for cell in cells])))
    begins = [begin + by for begin in start.tolist()]
    heads = (number < table.header_rows for table in tables for number, row in enumerate(table.rows) for _ in row)
    placed = iter(filled(Cell, len(cells), start=begins,
                         end=[begin + len(without_note(shows)) for begin, shows in zip(begins, said, strict=True)],
                         column=[cell.column for cell in cells], columns=[cell.columns for cell in cells],
                         header=heads))  # fmt: skip
    for table in tables:
        yield tuple([tuple(islice(placed, len(row))) for row in table.rows])
