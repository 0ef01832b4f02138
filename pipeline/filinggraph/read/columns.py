"""Tables of ASCII filings: which lines form one, and which column of figures each cell stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np

from filinggraph.read.codes import Flags, Ints, code_table
from filinggraph.read.flow import RawCell
from filinggraph.read.lines import Lines
from filinggraph.read.pages import Marks
from filinggraph.read.tables import FIGURE_STARTS, is_figure, is_year

LABEL_WIDTH = 70
LONG_LINE = 400
CENTRED = 18
ALIGNED = 2
_DATE = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},\s+)?"
    r"|\d{1,2}/\d{1,2}/)(?:19|20)\d\d"
)
_SPACES = re.compile(r"\s+")
Piece = tuple[str, int, int, int]
_FIGURE_STARTS = code_table(*map(ord, FIGURE_STARTS), *range(128, 256))
_DATE_STARTS = code_table(*map(ord, "JFMASOND0123456789"), *range(128, 256))
LONGEST_DATE = 40
_BLANK, _PROSE, _GAPPED, _FIGURES, _RULED = range(5)


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table and the pieces that each holds; `tabbed` where tabs part them."""

    lines: Ints
    rows: list[list[Piece]]
    tabbed: bool


def wide_gaps(lines: Lines) -> Flags:
    """For every word, whether three spaces or a tab part it from the next word of its line."""
    wide = np.zeros(len(lines.word_start), np.bool_)
    if len(wide) < 2:
        return wide
    wide[:-1] = lines.word_start[1:] - lines.word_end[:-1] >= 3
    if "\t" in lines.source:
        tabs = np.flatnonzero(lines.codes == 9)
        wide[:-1] |= np.searchsorted(tabs, lines.word_start[1:]) > np.searchsorted(tabs, lines.word_end[:-1])
    wide[lines.first[1:][lines.filled] - 1] = False
    return wide


def find_tables(lines: Lines, marks: Marks) -> list[Grid]:
    """The tables of a text, in order; no line is in two."""
    cells = _cells(lines, wide_gaps(lines), marks)
    if not len(cells.line):
        return []
    kinds = np.where(lines.filled, np.uint8(_PROSE), np.uint8(_BLANK))
    kinds[_tabbed(lines)] = _GAPPED
    kinds[cells.line] = _GAPPED
    kinds[_figured(lines, cells)] = _FIGURES
    kinds[_dated_rows(lines, cells)] = _FIGURES
    kinds[marks.rule] = _RULED
    kinds[marks.dropped] = _BLANK
    figures = np.flatnonzero(kinds == _FIGURES).tolist()
    showing = (kinds == _PROSE) | (kinds == _GAPPED) | (kinds == _FIGURES)
    tables: list[Ints] = []
    after = 0
    for start, end in _regions(lines, kinds.tobytes(), figures, marks):
        begin = max(start, after)
        shown = begin + np.flatnonzero(showing[begin:end])
        after = end
        if len(shown):
            tables.append(shown)
    return list(_grids(lines, cells, tables)) if tables else []


def _tabbed(lines: Lines) -> list[int]:
    """Lines of a table whose cells are parted by tabs, those with a single cell too."""
    if "\t" not in lines.source:
        return []
    held = np.unique(np.searchsorted(lines.line_start, np.flatnonzero(lines.codes == 9), "right") - 1)
    filled = held[lines.filled[held]]
    return [line for line in filled.tolist() if _width(lines, line) <= LONG_LINE]


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells that wide gaps set off from the label of their line: cell i is words first[i] to end[i]."""

    line: Ints
    first: Ints
    end: Ints

    def pieces(self, lines: Lines, wanted: Ints) -> list[list[Piece]]:
        """What each of some lines holds: the label, or the whole line, and its cells."""
        left, right = (np.searchsorted(self.line, wanted, side) for side in ("left", "right"))
        counts = right - left + 1
        label = np.cumsum(counts) - counts
        first = np.repeat(left - label - 1, counts) + np.arange(counts.sum())
        first[label] = 0
        first = self.first[first]
        first[label] = lines.first[wanted]
        end = np.append(first[1:], 0)
        end[label + counts - 1] = lines.first[wanted + 1]
        begin, stop = lines.word_start[first], lines.word_end[end - 1]
        columns = (begin, stop, begin - np.repeat(lines.line_start[wanted], counts), first, end)
        source = lines.source
        pieces = iter([
            (source[a:b] if j - i == 1 else _SPACES.sub(" ", source[a:b]), edge, i, j)
            for a, b, edge, i, j in zip(*(column.tolist() for column in columns), strict=True)
        ])  # fmt: skip
        return [list(islice(pieces, count)) for count in counts.tolist()]


def _grids(lines: Lines, cells: _Cells, tables: list[Ints]) -> Iterator[Grid]:
    """The tables that some lines form, their pieces looked up together."""
    shown = np.concatenate(tables)
    rows = iter(cells.pieces(lines, shown))
    tabs = np.flatnonzero(lines.codes == 9) if "\t" in lines.source else np.zeros(0, np.int64)
    tabbed = np.searchsorted(tabs, lines.right[shown]) > np.searchsorted(tabs, lines.line_start[shown])
    after = 0
    for table in tables:
        before, after = after, after + len(table)
        yield Grid(table, list(islice(rows, len(table))), bool(tabbed[before:after].any()))


def _cells(lines: Lines, wide: Flags, marks: Marks) -> _Cells:
    """The cells after the first of each line that has wide gaps and is no longer than a table's line."""
    last = np.flatnonzero(wide)
    line = np.searchsorted(lines.first, last, "right") - 1
    kept = ~marks.dropped[line] & (lines.right[line] - lines.line_start[line] <= LONG_LINE)
    line, first = line[kept], last[kept] + 1
    end = lines.first[line + 1]
    end[:-1] = np.where(line[1:] == line[:-1], first[1:], end[:-1])
    return _Cells(line, first, end)


def _texts(lines: Lines, cells: _Cells, chosen: Ints) -> Iterator[tuple[int, str]]:
    """The line and the text of each of the chosen cells."""
    source = lines.source
    begin, stop = lines.word_start[cells.first[chosen]], lines.word_end[cells.end[chosen] - 1]
    for line, start, end in zip(cells.line[chosen].tolist(), begin.tolist(), stop.tolist(), strict=True):
        yield line, source[start:end]


def _figured(lines: Lines, cells: _Cells) -> list[int]:
    """Lines with a figure in a cell after the first, which is their label."""
    found = [-1]
    for line, text in _texts(lines, cells, np.flatnonzero(_FIGURE_STARTS[lines.codes[lines.word_start[cells.first]]])):
        if line != found[-1] and is_figure(text):
            found.append(line)
    return found[1:]


def _dated_rows(lines: Lines, cells: _Cells) -> list[int]:
    """Lines with a date in a cell of its own that stands under or over another one: rows of a table of words."""
    places: dict[int, list[int]] = {}
    begin, stop = lines.word_start[cells.first], lines.word_end[cells.end - 1]
    several = np.zeros(len(cells.line), np.bool_)
    several[1:] = cells.line[1:] == cells.line[:-1]
    several[:-1] |= several[1:]
    likely = several & _DATE_STARTS[lines.codes[begin]] & (stop - begin <= LONGEST_DATE)
    chosen = np.flatnonzero(likely)
    lefts = (begin[chosen] - lines.line_start[cells.line[chosen]]).tolist()
    for left, (line, text) in zip(lefts, _texts(lines, cells, chosen), strict=True):
        if _DATE.fullmatch(text):
            places.setdefault(line, []).append(left)
    return [
        line
        for line, lefts in places.items()
        if any(abs(a - b) <= ALIGNED for near in (line - 1, line + 1) for b in places.get(near, ()) for a in lefts)
    ]


def _regions(lines: Lines, kinds: bytes, figures: list[int], marks: Marks) -> list[tuple[int, int]]:
    """Half-open ranges of lines that form a table, in order."""
    held = np.array(figures, np.int64)
    found = []
    for start, end in marks.tables:
        if np.searchsorted(held, end) > np.searchsorted(held, start):
            found.append((start, end))
    covered = np.zeros(lines.count, np.bool_)
    for start, end in found:
        covered[start:end] = True
    for line in figures:
        if covered[line] or _inside_prose(lines, kinds, line):
            continue
        start, end = _upwards(lines, kinds, line), _downwards(lines, kinds, line)
        covered[start:end] = True
        found.append((start, end))
    return sorted(found)


def _width(lines: Lines, line: int) -> int:
    return int(lines.right[line] - lines.left[line])


def _lead(lines: Lines, line: int) -> int:
    return int(lines.left[line] - lines.line_start[line])


def _inside_prose(lines: Lines, kinds: bytes, line: int) -> bool:
    """A justified line whose gaps came out wide: prose runs on right above and below it."""
    around = [i for i in (line - 1, line + 1) if 0 <= i < len(kinds)]
    return len(around) == 2 and all(kinds[i] == _PROSE and _width(lines, i) > 50 for i in around)


def _upwards(lines: Lines, kinds: bytes, line: int) -> int:
    """First line of the headers that stand over a line of figures."""
    start, at = line, line - 1
    while at >= 0:
        centred = kinds[at] == _PROSE and _lead(lines, at) >= CENTRED and _width(lines, at) <= LABEL_WIDTH
        if kinds[at] in (_GAPPED, _RULED) or (centred and at == start - 1):
            start = at
        elif kinds[at] != _BLANK or at != start - 1 or at == 0 or kinds[at - 1] not in (_GAPPED, _RULED):
            break
        at -= 1
    return start


def _downwards(lines: Lines, kinds: bytes, line: int) -> int:
    """One past the last line of figures that goes on from this one, over blank lines and short labels."""
    end, at, idle = line + 1, line + 1, 0
    while at < len(kinds) and idle < 5:
        if kinds[at] == _FIGURES:
            end, idle = at + 1, 0
        elif kinds[at] == _PROSE and (_width(lines, at) > LABEL_WIDTH or lines.text(at).endswith((".", ";"))):
            break
        else:
            idle += kinds[at] != _RULED
        at += 1
    return end


def rows(lines: Lines, grid: Grid) -> list[list[RawCell]]:
    """The table's rows; `source` and `end` of a cell count words, columns are those of figures, 0 the row's label."""
    placed, tabbed = grid.rows, grid.tabbed
    if tabbed:
        numbers = grid.lines.tolist()
        placed = [[_by_tabs(lines, line, piece) for piece in row] for line, row in zip(numbers, placed, strict=True)]
    edges = _edges(placed)
    between = [(a + b + c + d) / 4 for (a, b), (c, d) in pairwise(edges)]
    after = max(left for row in placed for _, left, _, _ in row) + 1
    out: list[list[RawCell]] = []
    heading = True
    for row in placed:
        heading = heading and not any(is_figure(text) and not is_year(text) for text, *_ in row)
        if tabbed:
            columns = _stretched(row, after) if heading else [(left, 1) for _, left, _, _ in row]
        else:
            columns = [(_column(edges, between, left, left + len(text)), 1) for text, left, _, _ in row]
            if heading and len(edges) > 1:
                _spread(edges, row, columns)
        cells = [
            RawCell(text, start, column, span, end)
            for (text, _, start, end), (column, span) in zip(row, columns, strict=True)
        ]
        if out and _continues(out[-1], cells):
            label = out.pop()[0]
            cells[0] = RawCell(f"{label.text} {cells[0].text}", label.source, 0, end=cells[0].end)
        out.append(cells)
    return out


def _by_tabs(lines: Lines, line: int, piece: Piece) -> Piece:
    """The piece with the number of tabs before it in place of its left edge."""
    text, _, start, end = piece
    return text, lines.source.count("\t", int(lines.line_start[line]), int(lines.word_start[start])), start, end


def _stretched(row: list[Piece], after: int) -> list[tuple[int, int]]:
    """Columns of header cells between tabs: each reaches to the next one, a single one over all columns.

    `after` is the number after the last column.
    """
    if len(row) == 1 and row[0][1]:
        return [(1, after - 1)]
    nexts = [left for _, left, _, _ in row[1:]] + [after]
    return [(left, max(right - left, 1) if left else 1) for (_, left, _, _), right in zip(row, nexts, strict=True)]


def _spread(edges: list[tuple[int, int]], row: list[Piece], single: list[tuple[int, int]]) -> None:
    """Let header cells stand over all columns that are nearest to them, where they are centred over those."""
    heads = [i for i, (column, _) in enumerate(single) if column]
    if not heads or len(heads) >= len(edges):
        return
    centres = [(left + right) / 2 for left, right in edges]
    middles = {i: row[i][1] + len(row[i][0]) / 2 for i in heads}
    owner = [min(heads, key=lambda i: abs(middles[i] - centre)) for centre in centres]
    for head in heads:
        own = [column for column, held in enumerate(owner) if held == head]
        if not own:
            continue
        first, last = own[0], own[-1]
        reach = (centres[last] - centres[first]) / 2
        if abs(middles[head] - (centres[first] + centres[last]) / 2) <= max(reach / 2, 3):
            single[head] = (first + 1, last - first + 1)


def _continues(before: list[RawCell], row: list[RawCell]) -> bool:
    """A label that took two lines: the first has no figures, the second begins in the middle of the phrase."""
    return (
        len(before) == 1
        and len(row) > 1
        and before[0].column == row[0].column == 0
        and before[0].text[-1] not in ":.;"
        and row[0].text[0].islower()
    )


def _edges(table: list[list[Piece]]) -> list[tuple[int, int]]:
    """Horizontal extents of the columns: the figures' extents, merged where they overlap."""
    spans = sorted((left, left + len(text)) for row in table for text, left, _, _ in row[1:] if is_figure(text))
    edges: list[tuple[int, int]] = []
    for left, right in spans:
        if edges and left <= edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return edges


def _column(edges: list[tuple[int, int]], between: list[float], left: int, right: int) -> int:
    """Number of the column a cell stands in: 0 for the row's label, else the nearest.

    `between` are the places half way from the middle of a column to the next one's.
    """
    if not edges or right < edges[0][0] - 12:
        return 0
    if left < edges[0][0] - 20 and right <= edges[0][1]:
        return 0
    return bisect_left(between, (left + right) / 2) + 1
