"""ASCII filings: lines re-flowed into paragraphs, page marks dropped, tables kept as rows."""

from array import array
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from filinggraph.model import BlockKind, Cell
from filinggraph.read.columns import Grid, find_tables, rows
from filinggraph.read.flow import BLOCK_GAP, RawBlock, Reading, moved, places_in
from filinggraph.read.hyphen import rejoin
from filinggraph.read.lines import Flags, Ints, Lines, encode
from filinggraph.read.pages import find_marks
from filinggraph.read.reflow import Shown, joins, shown_lines
from filinggraph.read.shape import kind_of
from filinggraph.read.tables import Resolved, resolve, shift, without_note

_NOTHING, _SPACE, _BLOCK_END, _TAB, _ROW_END = range(5)
_LENGTHS = np.array([0, 1, len(BLOCK_GAP), 1, 1], np.int32)
_BLOCK_MARK = "\x1e"
_CHARACTERS = np.array([0, 32, ord(_BLOCK_MARK), 9, 10], np.uint8)
LONG_BLOCK = 200
SEGMENT = 2_000_000
COPIED_AT_ONCE = 1 << 17


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
    blocks: list[RawBlock] = []
    targets, sources, widths = places_in(source), places_in(source), array("b")
    text = bytearray()
    length = start = 0
    while start < len(source):
        cut = source.find("\n\n", start + segment)
        end = len(source) if cut < 0 else cut + 2
        part = _read(source[start:end])
        if part.text:
            if text:
                text += BLOCK_GAP.encode()
                length += len(BLOCK_GAP)
            targets += moved(part.targets, length, targets.typecode)
            sources += moved(part.sources, start, sources.typecode)
            widths.extend(part.widths)
            blocks += [
                (kind, first + length, after + length, shift(table, length) if table else None)
                for kind, first, after, table in part.blocks
            ]
            text += part.text.encode("utf-8", "surrogatepass")
            length += len(part.text)
        del part
        start = end
    return Reading(text.decode("utf-8", "surrogatepass"), blocks, targets, sources, widths)


def _read(source: str) -> Reading:
    lines = Lines.of(source)
    marks = find_marks(lines)
    grids = find_tables(lines, marks)
    dropped = marks.dropped | marks.rule
    tabular = np.zeros(lines.count, np.bool_)
    for grid in grids:
        tabular[list(grid.lines)] = True
    shown = shown_lines(lines, dropped, tabular)
    if not len(shown.number):
        return Reading("")
    joined = joins(shown, marks)
    layout = _Layout(lines, np.where(lines.glued, np.uint8(_NOTHING), np.uint8(_SPACE)), {})
    last = lines.first[shown.number + 1] - 1
    layout.after[last] = np.where(np.append(joined[1:], False), np.uint8(_SPACE), np.uint8(_BLOCK_END))
    for grid in grids:
        _lay_table(layout, grid)
    rejoin(lines, layout.after, last[:-1][joined[1:]], lines.first[shown.number[1:]][joined[1:]])
    kept = np.repeat(~dropped, np.diff(lines.first)) if dropped.any() else None
    return _written(layout, shown, joined, kept)


def _lay_table(layout: _Layout, grid: Grid) -> None:
    table = resolve(rows(layout.lines, grid))
    for row in table.rows:
        for cell in row:
            within = layout.after[cell.source : cell.end]
            np.minimum(within, _SPACE, out=within)
            for part in cell.parts:
                layout.after[part.end - 1] = _NOTHING
            layout.after[cell.end - 1] = _TAB
        layout.after[row[-1].end - 1] = _ROW_END
    layout.after[table.rows[-1][-1].end - 1] = _BLOCK_END
    layout.tables[int(layout.lines.first[grid.lines[0]])] = table


def _written(layout: _Layout, shown: Shown, joined: Flags, kept: Flags | None) -> Reading:
    """The text, copied out of the source at once, and the blocks and the offset map that follow from it."""
    lines, after = layout.lines, layout.after
    words = np.arange(len(after), dtype=np.int32) if kept is None else np.flatnonzero(kept).astype(np.int32)
    after[words[-1]] = _NOTHING
    start, end, gap = lines.word_start[words], lines.word_end[words], after[words]
    if kept is not None:
        for first, stop in _runs(~kept):
            lines.inked[lines.word_start[first] : lines.word_end[stop - 1]] = False
    text = _copied(lines, start, end, gap)
    target = np.cumsum(end - start + _LENGTHS[gap], dtype=np.int32) - (end - start + _LENGTHS[gap])
    index = words if kept is None else np.cumsum(kept, dtype=np.int32) - 1
    places = index[lines.first[shown.number]]
    begins = np.flatnonzero(~joined)
    blocks = _blocks(layout, text, shown, begins, _Places(words, target, target + end - start, places, index))
    shift = start - target
    runs = np.flatnonzero(np.append(True, shift[1:] != shift[:-1]))
    return Reading(text, blocks, _array(target[runs]), _array(start[runs]), array("b", b"\1") * len(runs))


def _copied(lines: Lines, start: Ints, end: Ints, gap: Ints) -> str:
    """The text of runs start[i] to end[i] with what follows each; the arrays of characters are let go of.

    It is copied in parts and held in UTF-8 until it is whole, so that little more than it and the source stand side by
    side.
    """
    lines.inked[end[np.flatnonzero(gap)]] = True
    cuts = np.searchsorted(start, np.arange(0, len(lines.source), COPIED_AT_ONCE)).tolist()
    inked = lines.inked
    lines.release()
    copied = bytearray()
    for first, stop in pairwise(dict.fromkeys([*cuts, len(start)])):
        left, right = int(start[first]), int(start[stop]) if stop < len(start) else len(lines.source)
        encoding, codes = encode(lines.source[left:right])
        codes = codes[inked[left:right]]
        following = gap[first:stop]
        parted = np.flatnonzero(following)
        ends = np.cumsum(end[first:stop] - start[first:stop] + (following > 0)) - 1
        codes[ends[parted]] = _CHARACTERS[following[parted]]
        raw = str(codes.data, encoding, "strict" if encoding == "latin-1" else "surrogatepass")
        copied += raw.replace(_BLOCK_MARK, BLOCK_GAP).encode("utf-8", "surrogatepass")
    del inked, codes, raw
    return copied.decode("utf-8", "surrogatepass")


def _array(values: Ints) -> "array[int]":
    out = array("i")
    out.frombytes(values.astype(np.intc).tobytes())
    return out


def _runs(flags: Flags) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


@dataclass(slots=True)
class _Places:
    """Where words came to stand: word `words[i]` is text[start[i]:end[i]]; `line[k]` is the first i of line k."""

    words: Ints
    start: Ints
    end: Ints
    line: Ints
    index: Ints

    def begin(self, word: int) -> int:
        """Offset of a word's first character."""
        return int(self.start[self.index[word]])

    def stop(self, word: int) -> int:
        """Offset after a word's last character."""
        return int(self.end[self.index[word]])


def _blocks(layout: _Layout, text: str, shown: Shown, begins: Ints, places: _Places) -> list[RawBlock]:
    out: list[RawBlock] = []
    first = places.line[begins]
    last = np.append(first[1:], len(places.words)) - 1
    count = np.diff(np.append(begins, len(shown.number)))
    columns = (places.start[first], places.end[last], places.words[first], shown.bullet[begins], shown.item[begins],
               shown.tabular[begins], count)  # fmt: skip
    for start, end, word, bullet, item, tabular, height in zip(*(c.tolist() for c in columns), strict=True):
        if tabular:
            table = layout.tables.get(word)
            if table is not None:
                out.append(_table(table, places, text, out))
        elif bullet and not item:
            out.append((BlockKind.LIST_ITEM, start, end, None))
        elif end - start > LONG_BLOCK:
            out.append((BlockKind.PARAGRAPH, start, end, None))
        else:
            out.append((kind_of(text[start:end], printed=height), start, end, None))
    return out


def _table(table: Resolved, places: _Places, text: str, before: list[RawBlock]) -> RawBlock:
    placed = []
    for number, row in enumerate(table.rows):
        cells = []
        for cell in row:
            start, end = places.begin(cell.source), places.stop(cell.end - 1)
            end = start + len(without_note(text[start:end]))
            cells.append(Cell(start, end, cell.column, cell.columns, number < table.header_rows))
        placed.append(tuple(cells))
    end = places.stop(table.rows[-1][-1].end - 1)
    over = text[before[-1][1] : before[-1][2]] if before and before[-1][3] is None else ""
    return BlockKind.TABLE, placed[0][0].start, end, table.titled(tuple(placed), over)
