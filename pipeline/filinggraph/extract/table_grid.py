"""Tables read again by where their words are printed: headers of several lines, cells that ran together, names that go
on in the next line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from filinggraph.extract import dates
from filinggraph.model import Document, Precision, Table

_HEADERS = 8
LONGEST_LINE = 160
_INDENT = 4  # the rest of a name stands below its beginning, or so much to the right
ASTRAY = 8  # a line that reaches so much farther than most may follow lines that the text left out
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_CUT_WORD = re.compile(r"(?<=[a-z])- (?=[a-z])")
_AS_OF = re.compile(r"\b(?:ended|as\s+of|at)\b", re.I)
RUNS_ON = re.compile(r"(?:,|&|\band|\bof)$")
_OPEN = re.compile(r"\b[a-z]+[.,]?$")
_ENDS_NAME = re.compile(
    r"(?:(?:and|&|of)\s+)?(?:(?:Electric|Public|Power|Water|School|Health|Transit|Light)\s+)?(?:Departments?|Company|Corporation|Authority|District|Agency"
    r"|Commission|Co-?operative|Association|Board|Systems?|Services?|University|Utilities|Utility|Works|Division|Group|Inc\.?|Corp\.?|Co\.?|Ltd\.?|LLC)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the text with the columns that it takes up: of print, or of the grid of a table that has kept one."""

    start: int
    end: int
    text: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Record:
    """A row: what it holds in each column ("" for nothing), and the range of the text that it stands in."""

    texts: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The full header of each column, and the rows."""

    headers: tuple[str, ...]
    records: tuple[Record, ...]


Line = tuple[Piece, ...]
Fields = dict[int, list[Piece]]


def grid(lines: Sequence[Line], flagged: Sequence[bool], *, printed: bool, top: int = 0) -> Grid | None:
    """The columns and rows of lines, some of them flagged as headers; None where no row holds a figure.

    Lines that are `printed` are cut into columns anew, others have kept their grid. `top` says how many are headers
    where that is known.
    """
    begin = top or _body(lines, flagged)
    if begin is None:
        return None
    head, body = lines[:begin], lines[begin:]
    if _begun(lines, begin):
        head, body = head[:-1], [_moved_to(head[-1], body[0][0].left), *body]
    columns = _columns(head, body)
    if printed:
        starts = _starts(columns, head, body)
        rows = [_cut(line, starts) for line in body]
    else:
        rows = [_placed(line, columns) for line in body]
    return Grid(
        tuple(_CUT_WORD.sub("", " ".join(" ".join(c.header).split())) for c in columns),
        tuple(_record(fields, len(columns)) for fields in _whole_rows(rows, printed=printed)),
    )


def is_printed(table: Table) -> bool:
    """True for a table of figures in print, whose columns of words share a column of the grid."""
    return any(len({c.column for c in row}) < len(row) for row in table.rows)


@dataclass(slots=True)
class _Column:
    left: int
    right: int
    header: list[str]


def lines_of(document: Document, table: Table, *, printed: bool) -> tuple[list[Line], list[bool]]:
    """The rows of a table as lines, and whether each is of headers."""
    lines: list[Line] = []
    flagged: list[bool] = []
    for row in table.rows:
        cells = [c for c in row if c.end > c.start]
        if not cells:
            continue
        begin = _line_start(document, cells[0].start) if printed else 0
        line = []
        for c in cells:
            text = document.text[c.start : c.end]
            left = document.offsets.source(c.start) - begin if printed else c.column
            right = left + c.end - c.start if printed else c.column + c.columns
            line.append(Piece(c.start, c.end, text if printed else " ".join(text.split()), left, right))
        lines.append(tuple(line))
        flagged.append(all(c.header for c in cells))
    return (_straight(lines) if printed and lines else lines), flagged


def printed_line(document: Document, start: int, end: int) -> Line:
    """A line of print as the cells that two blanks or more part, and () for a text of more than one line."""
    first, last = document.source_span(start, end).start, document.source_span(start, end).end
    if last - first > LONGEST_LINE:
        return ()
    begin = _line_start(document, start)
    line: list[Piece] = []
    for word in _WORD.finditer(document.text, start, end):
        left = document.offsets.source(word.start()) - begin
        right = left + word.end() - word.start()
        if line and left - line[-1].right < 2:
            text = document.text[line[-1].start : word.end()]
            line[-1] = Piece(line[-1].start, word.end(), text, line[-1].left, right)
        else:
            line.append(Piece(word.start(), word.end(), word[0], left, right))
    return tuple(line)


def _line_start(document: Document, start: int) -> int:
    return document.offsets.source(start - 1) + 1 if start else 0


def _straight(lines: list[Line]) -> list[Line]:
    """The lines moved back in place that seem to begin too far to the right, as they follow a line left out."""
    usual = median(line[-1].right for line in lines)
    astray = [line[-1].right > usual + ASTRAY for line in lines]
    lefts = {p.left for line, away in zip(lines, astray, strict=True) for p in line if not away}
    rights = {p.right for line, away in zip(lines, astray, strict=True) for p in line if not away}
    return [_moved(line, lefts, rights) if away else line for line, away in zip(lines, astray, strict=True)]


def _moved(line: Line, lefts: set[int], rights: set[int]) -> Line:
    ways = {p.left - left for p in line for left in lefts} | {p.right - right for p in line for right in rights}
    ways = {by for by in ways if 0 <= by <= line[0].left}

    def fits(by: int) -> tuple[int, int]:
        return sum((p.left - by in lefts) + (p.right - by in rights) for p in line), -by

    return _moved_to(line, line[0].left - max(ways, key=fits, default=0))


def _moved_to(line: Line, left: int) -> Line:
    by = line[0].left - left
    return tuple(Piece(p.start, p.end, p.text, p.left - by, p.right - by) for p in line)


def _body(lines: Sequence[Line], flagged: Sequence[bool]) -> int | None:
    """Where the rows begin: at the first that holds a time or a length, or a figure and is no line of headers."""
    for number, line in enumerate(lines[:_HEADERS]):
        if any(_in_body(p.text) for p in line):
            return number
        if not flagged[number] and any(_DIGIT.search(p.text) for p in line):
            return number
    return None


def _begun(lines: Sequence[Line], number: int) -> bool:
    """True where the line before holds nothing but the beginning of a row's name."""
    if number < 2 or len(lines[number - 1]) != 1:
        return False
    name, rest, last = lines[number - 1][0], lines[number][0], lines[number][-1]
    wraps = RUNS_ON.search(name.text) or _ENDS_NAME.fullmatch(rest.text)
    astray = name.left > last.left  # it may follow a rule, which the text leaves out
    return bool(wraps) and (astray or abs(name.left - rest.left) <= _INDENT)


def starts_with_row(lines: Sequence[Line]) -> bool:
    """True where the first line holds a time or a length, or the second does, which may go on with the first."""
    return any(_in_body(p.text) for line in lines[:2] for p in line)


def _in_body(text: str) -> bool:
    lengths = dates.find_durations(text)
    if lengths and not lengths[0][0]:
        return True
    if not _DIGIT.search(text) or _AS_OF.search(text):
        return False
    return any(w.precision in (Precision.DAY, Precision.MONTH) for _, _, w in dates.find_dates(text))


def _columns(head: Sequence[Line], body: Sequence[Line]) -> list[_Column]:
    """A column for each cell of the fullest line of headers, or of the first full row; other lines add to them."""
    most = max((len(line) for line in head), default=0)
    base = next((n for n in reversed(range(len(head))) if len(head[n]) == most), None)
    chosen = head[base] if base is not None else max(body, key=len)
    columns = [_Column(p.left, p.right, []) for p in chosen]
    for number, line in enumerate(head):
        if base is not None and number > base and _is_section(line, columns):
            continue
        for piece in line:
            under = [c for c in columns if piece.left < c.right and c.left < piece.right]
            if not under:
                under = [_Column(piece.left, piece.right, [])]
                columns += under
            for column in under:
                column.header.append(piece.text)
    return sorted(columns, key=lambda c: c.left)


def _is_section(line: Line, columns: Sequence[_Column]) -> bool:
    """True for a line below the headers that tells what rows are of: one cell over several columns, or with a colon."""
    if len(line) != 1:
        return False
    over = sum(c.left < line[0].right and line[0].left < c.right for c in columns)
    return over > 1 or line[0].text.endswith(":")


def _starts(columns: Sequence[_Column], head: Sequence[Line], body: Sequence[Line]) -> list[int]:
    """Where each column but the first begins: between two headers where the fewest words and cells are cut."""
    words = [(p.left, p.right, 10) for line in body for p in _words(line)]
    cells = [(p.left, p.right, 1) for line in body for p in line]
    titles = [(p.left, p.right, 4) for line in head for p in line]
    spans = words + cells + titles
    starts = []
    for before, after in pairwise(columns):
        middle = (before.right + after.left) / 2
        places = range(before.left + 1, after.right)
        costs = {x: sum(cost for left, right, cost in spans if left < x < right) for x in places}
        starts.append(min(places, key=lambda x: (costs[x], abs(x - middle)), default=after.left))
    return starts


def _words(line: Line) -> list[Piece]:
    return [
        Piece(p.start + m.start(), p.start + m.end(), m[0], p.left + m.start(), p.left + m.end())
        for p in line
        for m in _WORD.finditer(p.text)
    ]


def _cut(line: Line, starts: Sequence[int]) -> Fields:
    fields: Fields = {}
    for word in _words(line):
        fields.setdefault(bisect_right(starts, (word.left + word.right) // 2), []).append(word)
    return fields


def _placed(line: Line, columns: Sequence[_Column]) -> Fields:
    fields: Fields = {}
    for piece in line:
        at = next((n for n, c in enumerate(columns) if piece.left < c.right and c.left < piece.right), None)
        if at is not None:
            fields.setdefault(at, []).append(piece)
    return fields


def _whole_rows(rows: Sequence[Fields], *, printed: bool) -> list[Fields]:
    """Rows with the lines that go on with them."""
    whole: list[Fields] = []
    for fields in rows:
        if not fields:
            continue
        if whole and _goes_on(whole[-1], fields, printed=printed):
            for column, pieces in fields.items():
                whole[-1].setdefault(column, []).extend(pieces)
        else:
            whole.append({column: list(pieces) for column, pieces in fields.items()})
    return whole


def _goes_on(row: Fields, more: Fields, *, printed: bool) -> bool:
    """True for a line without a first cell that adds nothing to a column with a figure, and for the rest of a name."""
    if 0 in row and 0 in more:
        name, rest = _text(row[0]), _text(more[0])
        if set(row) == {0} and not name.endswith(":"):
            return bool(RUNS_ON.search(name) or _ENDS_NAME.fullmatch(rest))
        return set(more) == {0} and bool(RUNS_ON.search(name) or _ENDS_NAME.fullmatch(rest))
    if not printed or 0 not in row:
        return False
    figures = {c for c, pieces in row.items() if c and _DIGIT.search(_text(pieces)) and not _OPEN.search(_text(pieces))}
    return not any(c in figures and _DIGIT.search(_text(p)) and _in_body(_text(p)) for c, p in more.items())


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(p.text for p in pieces)


def _record(fields: Fields, count: int) -> Record:
    pieces = [p for held in fields.values() for p in held]
    texts = tuple(_text(fields.get(n, ())) for n in range(count))
    return Record(texts, min(p.start for p in pieces), max(p.end for p in pieces))
