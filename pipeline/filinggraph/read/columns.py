"""Tables of ASCII filings: which lines form one, and which column of figures each cell stands in."""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np

from filinggraph.read.flow import RawCell
from filinggraph.read.lines import Flags, Lines
from filinggraph.read.pages import Marks
from filinggraph.read.tables import is_figure, is_year

LABEL_WIDTH = 70
LONG_LINE = 400
CENTRED = 18
ALIGNED = 2
_DATE = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},\s+)?"
    r"|\d{1,2}/\d{1,2}/)(?:19|20)\d\d"
)
Piece = tuple[str, int, int, int]
_BLANK, _PROSE, _GAPPED, _FIGURES, _RULED = range(5)


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table, and each line's cells as half-open ranges of words."""

    lines: tuple[int, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]


def wide_gaps(lines: Lines) -> Flags:
    """For every word, whether three spaces or a tab part it from the next word of its line."""
    wide = np.zeros(len(lines.word_start), np.bool_)
    if len(wide) < 2:
        return wide
    wide[:-1] = lines.word_start[1:] - lines.word_end[:-1] >= 3
    if "\t" in lines.source:
        tabs = np.flatnonzero(lines.codes == 9)
        wide[:-1] |= np.searchsorted(tabs, lines.word_start[1:]) > np.searchsorted(tabs, lines.word_end[:-1])
    wide[lines.first[1:][np.diff(lines.first) > 0] - 1] = False
    return wide


def find_tables(lines: Lines, marks: Marks) -> list[Grid]:
    """The tables of a text, in order; no line is in two."""
    wide = wide_gaps(lines)
    cells = _cells(lines, wide, marks)
    if not cells:
        return []
    kinds = np.where(np.diff(lines.first) > 0, np.uint8(_PROSE), np.uint8(_BLANK))
    kinds[_tabbed(lines)] = _GAPPED
    said = _said(lines, cells)
    dated = _dated_rows(lines, cells, said)
    for line, texts in said.items():
        kinds[line] = _FIGURES if line in dated or any(map(is_figure, texts)) else _GAPPED
    kinds[marks.rule] = _RULED
    kinds[marks.dropped] = _BLANK
    figures = np.flatnonzero(kinds == _FIGURES).tolist()
    grids: list[Grid] = []
    after = 0
    for start, end in _regions(lines, kinds.tobytes(), figures, marks):
        shown = [i for i in range(max(start, after), end) if kinds[i] in (_PROSE, _GAPPED, _FIGURES)]
        after = end
        if shown:
            grids.append(Grid(tuple(shown), tuple(cells.get(i) or _whole(lines, i) for i in shown)))
    return grids


def _tabbed(lines: Lines) -> list[int]:
    """Lines of a table whose cells are parted by tabs, those with a single cell too."""
    if "\t" not in lines.source:
        return []
    held = np.unique(np.searchsorted(lines.line_start, np.flatnonzero(lines.codes == 9), "right") - 1)
    filled = held[np.diff(lines.first)[held] > 0]
    return [line for line in filled.tolist() if _width(lines, line) <= LONG_LINE]


def _whole(lines: Lines, line: int) -> tuple[tuple[int, int], ...]:
    return ((int(lines.first[line]), int(lines.first[line + 1])),)


def _cells(lines: Lines, wide: Flags, marks: Marks) -> dict[int, tuple[tuple[int, int], ...]]:
    """The cells of each line that has wide gaps and is no longer than a table's line."""
    last = np.flatnonzero(wide)
    line = np.searchsorted(lines.first, last, "right") - 1
    kept = ~marks.dropped[line] & (lines.word_end[lines.first[line + 1] - 1] - lines.line_start[line] <= LONG_LINE)
    cuts: dict[int, list[int]] = {}
    for holder, cut in zip(line[kept].tolist(), (last[kept] + 1).tolist(), strict=True):
        cuts.setdefault(holder, [int(lines.first[holder])]).append(cut)
    return {holder: tuple(pairwise([*places, int(lines.first[holder + 1])])) for holder, places in cuts.items()}


def cell_text(lines: Lines, cell: tuple[int, int]) -> str:
    """What a cell says, with the source's own spacing."""
    return lines.source[lines.word_start[cell[0]] : lines.word_end[cell[1] - 1]]


def _said(lines: Lines, cells: dict[int, tuple[tuple[int, int], ...]]) -> dict[int, list[str]]:
    """The texts of each line's cells but for the first, which is its label."""
    bounds = np.array([cell for found in cells.values() for cell in found[1:]], np.int64)
    spans = zip(lines.word_start[bounds[:, 0]].tolist(), lines.word_end[bounds[:, 1] - 1].tolist(), strict=True)
    texts = (lines.source[start:end] for start, end in spans)
    return {line: list(islice(texts, len(found) - 1)) for line, found in cells.items()}


def _dated_rows(lines: Lines, cells: dict[int, tuple[tuple[int, int], ...]], said: dict[int, list[str]]) -> set[int]:
    """Lines with a date in a cell of its own that stands under or over another one: rows of a table of words."""
    places: dict[int, list[int]] = {}
    for line, texts in said.items():
        dates = [n for n, text in enumerate(texts, 1) if _DATE.fullmatch(text)] if len(texts) > 1 else []
        if dates:
            places[line] = [int(lines.word_start[cells[line][n][0]] - lines.line_start[line]) for n in dates]
    return {
        line
        for line, lefts in places.items()
        if any(abs(a - b) <= ALIGNED for near in (line - 1, line + 1) for b in places.get(near, ()) for a in lefts)
    }


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
    return int(lines.word_end[lines.first[line + 1] - 1] - lines.word_start[lines.first[line]])


def _lead(lines: Lines, line: int) -> int:
    return int(lines.word_start[lines.first[line]] - lines.line_start[line])


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
    placed = [
        [_placed(lines, line, cell) for cell in cells] for line, cells in zip(grid.lines, grid.cells, strict=True)
    ]
    tabbed = any("\t" in _line_source(lines, i) for i in grid.lines)
    if tabbed:
        placed = [[_by_tabs(lines, line, piece) for piece in row] for line, row in zip(grid.lines, placed, strict=True)]
    edges = _edges(placed)
    after = max(left for row in placed for _, left, _, _ in row) + 1
    out: list[list[RawCell]] = []
    heading = True
    for row in placed:
        heading = heading and not any(is_figure(text) and not is_year(text) for text, *_ in row)
        if tabbed:
            columns = _stretched(row, after) if heading else [(left, 1) for _, left, _, _ in row]
        else:
            columns = _spread(edges, row) if heading and len(edges) > 1 else _nearest(edges, row)
        cells = [
            RawCell(text, start, column, span, end=end)
            for (text, _, start, end), (column, span) in zip(row, columns, strict=True)
        ]
        if out and _continues(out[-1], cells):
            label = out.pop()[0]
            cells[0] = RawCell(f"{label.text} {cells[0].text}", label.source, 0, end=cells[0].end)
        out.append(cells)
    return out


def _line_source(lines: Lines, line: int) -> str:
    return lines.source[lines.line_start[line] : lines.word_end[lines.first[line + 1] - 1]]


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


def _nearest(edges: list[tuple[int, int]], row: list[Piece]) -> list[tuple[int, int]]:
    return [(_column(edges, left, left + len(text)), 1) for text, left, _, _ in row]


def _spread(edges: list[tuple[int, int]], row: list[Piece]) -> list[tuple[int, int]]:
    """Columns of header cells: each stands over the columns nearest to it, where it is centred over all of them."""
    single = _nearest(edges, row)
    heads = [i for i, (column, _) in enumerate(single) if column]
    if not heads or len(heads) >= len(edges):
        return single
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
    return single


def _placed(lines: Lines, line: int, cell: tuple[int, int]) -> Piece:
    left = int(lines.word_start[cell[0]] - lines.line_start[line])
    return re.sub(r"\s+", " ", cell_text(lines, cell)), left, cell[0], cell[1]


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


def _column(edges: list[tuple[int, int]], left: int, right: int) -> int:
    """Number of the column a cell stands in: 0 for the row's label, else by overlap or nearness."""
    if not edges or right < edges[0][0] - 12:
        return 0
    if left < edges[0][0] - 20 and right <= edges[0][1]:
        return 0
    middle = (left + right) / 2
    nearest = min(range(len(edges)), key=lambda i: abs((edges[i][0] + edges[i][1]) / 2 - middle))
    return nearest + 1
