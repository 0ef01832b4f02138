"""ASCII filings: lines re-flowed into paragraphs, page marks dropped, tables kept as rows."""

import re
from dataclasses import dataclass
from itertools import groupby

from filinggraph.model import BlockKind
from filinggraph.read.flow import Flow, RawCell
from filinggraph.read.tables import finish_table, is_figure

_LINE = re.compile(r"[^\n]*\n?")
_PAGE = re.compile(r"^\s*(?:<PAGE>\s*\d*|-?\s*\d{1,3}\s*-?|page\s+\d{1,4}(?:\s+of\s+\d+)?|\f\s*\d*)\s*$", re.I)
_TAG = re.compile(r"^\s*</?(?:TABLE|CAPTION|S|C|FN|F\d|PAGE|TEXT|PRE|BR|P)\b[^>]*>", re.I)
_COLUMNS = re.compile(r"\t+| {3,}|(?:\s?\.){4,}\s*")
_RULE = re.compile(r"^[\s\-=_*.|]+$")
_BULLET = re.compile(r"^\s*(?:[•·●▪◦■*o\-–—]|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)])(?=\s|$)", re.I)
_BARE_BULLET = re.compile(r"^\s*(?:[•·●▪◦■*o]|[-–—])\s*$")
_STOP = re.compile(r"[.!?:;]['\"”’)]*$")
_ITEM = re.compile(r"^\s*(?:item|part)\s+[\dIVX]+[A-C]?\b", re.I)
WRAP_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, without its line end."""

    text: str
    start: int
    tabular: bool


def read_plain(source: str) -> Flow:
    """The flow of an ASCII document; offsets lead back into source."""
    flow = Flow()
    lines = list(_lines(source))
    wrap = max((len(line.text.rstrip()) for line in lines), default=0)
    for chunk in _chunks(lines):
        if _is_table(chunk):
            _table(flow, chunk)
        else:
            for paragraph in _paragraphs(chunk, wrap):
                _paragraph(flow, paragraph, source)
    return flow


def _lines(source: str) -> list[Line]:
    out: list[Line] = []
    in_table = False
    for match in _LINE.finditer(source):
        text = match.group().rstrip("\r\n")
        start = match.start()
        tag = _TAG.match(text)
        if tag:
            name = tag.group().strip().upper()
            in_table = name.startswith("<TABLE") or (in_table and not name.startswith("</TABLE"))
            rest = _TAG.sub("", text)
            while _TAG.match(rest):
                rest = _TAG.sub("", rest)
            start += len(text) - len(rest)
            text = "" if name.startswith("<PAGE") or not rest.strip() else rest
        if _PAGE.match(text):
            text = ""
        out.append(Line(text, start, in_table))
    return out


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines between blank ones; table regions stay whole."""
    chunks = [
        list(run) for blank, run in groupby(lines, key=lambda x: not x.text.strip() and not x.tabular) if not blank
    ]
    return [part for chunk in chunks for part in _split_tables(chunk)]


def _split_tables(chunk: list[Line]) -> list[list[Line]]:
    """A chunk cut where lines with columns begin or end."""
    kinds = [line.tabular or _has_columns(line.text) for line in chunk]
    if not any(kinds) or all(kinds):
        return [chunk]
    parts: list[list[Line]] = []
    for _, run in groupby(zip(kinds, chunk, strict=True), key=lambda pair: pair[0]):
        parts.append([line for _, line in run])
    return parts


def _has_columns(text: str) -> bool:
    cells = [c for c in _COLUMNS.split(text.strip()) if c.strip()]
    return len(cells) > 1 and ("\t" in text.strip() or any(is_figure(c.strip()) for c in cells[1:]))


def _is_table(chunk: list[Line]) -> bool:
    shown = [line for line in chunk if line.text.strip()]
    if not shown:
        return False
    return any(_has_columns(line.text) for line in shown) and (
        all(line.tabular for line in shown) or sum(_has_columns(line.text) for line in shown) * 2 > len(shown)
    )


def _table(flow: Flow, chunk: list[Line]) -> None:
    split = [list(_cells(line)) for line in chunk if line.text.strip() and not _RULE.match(line.text)]
    edges = _column_edges([cells for cells in split if len(cells) > 1])
    rows = []
    for cells in split:
        tabbed = "\t" in chunk[0].text or any("\t" in line.text for line in chunk)
        rows.append(
            [
                RawCell(text, source, number if tabbed else _column(edges, left, left + len(text)), 1, copied=True)
                for number, (text, source, left) in enumerate(cells)
            ]
        )
    finish_table(flow, rows)


def _cells(line: Line) -> list[tuple[str, int, int]]:
    """(text, source offset, left edge) of every cell of a line; a blank cell between tabs keeps its place."""
    out: list[tuple[str, int, int]] = []
    position = 0
    for gap in [*_COLUMNS.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        raw = line.text[position:end]
        if raw.strip():
            left = position + len(raw) - len(raw.lstrip())
            out.append((raw.strip(), line.start + left, left))
        if gap is None:
            break
        position = gap.end()
    return out


def _column_edges(rows: list[list[tuple[str, int, int]]]) -> list[tuple[int, int]]:
    """Horizontal extents of the columns: the figures' extents, merged where they overlap."""
    spans = sorted((left, left + len(text)) for cells in rows for text, _, left in cells[1:] if is_figure(text))
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


def _paragraphs(chunk: list[Line], wrap: int) -> list[list[Line]]:
    """Lines of a chunk grouped into the paragraphs that were wrapped into them."""
    lines = [line for line in chunk if line.text.strip()]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, wrap: int) -> bool:
    before, here = group[-1].text.rstrip(), line.text.strip()
    if len(group) == 1 and _BARE_BULLET.match(before):
        return True
    if _BULLET.match(here) and (_STOP.search(before) or here[0] in "•·●▪◦■"):
        return False
    if _ITEM.match(here):
        return False
    if wrap <= WRAP_AT_MOST:
        full = max(len(x.text.rstrip()) for x in group)
        room = max(full, 50) - len(before)
        if len(here.split(maxsplit=1)[0]) + 1 > room or (not _STOP.search(before) and here[0].islower()):
            return True
        return not _STOP.search(before) and len(group) == 1 and _runs_on(before)
    return not _STOP.search(before) and here[0].islower() and len(before) > 30


def _runs_on(line: str) -> bool:
    """True for a line that reads as the beginning of a sentence rather than as a heading or a label."""
    words = [w for w in line.split() if w[0].isalpha()]
    return (
        len(words) > 4
        and ("," in line or sum(w[0].islower() for w in words) * 2 >= len(words))
        and not _has_columns(line)
    )


def _paragraph(flow: Flow, lines: list[Line], source: str) -> None:
    start = flow.begin(lines[0].start)
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1].text.rstrip()
            broken = re.search(r"[a-z]-$", before) and line.text.lstrip()[:1].islower()
            if not broken:
                flow.gap(" ", line.start)
        flow.add_words(line.text, line.start)
    flow.end(start, _kind([line.text for line in lines]))


def _kind(lines: list[str]) -> BlockKind:
    text = " ".join(line.strip() for line in lines)
    if _ITEM.match(text) and len(text) < 200:
        return BlockKind.HEADING
    if _BULLET.match(text):
        return BlockKind.LIST_ITEM
    words = text.split()
    titled = sum(w[0].isupper() for w in words if w[0].isalpha()) >= 0.7 * max(1, sum(w[0].isalpha() for w in words))
    if len(words) <= 14 and len(lines) <= 2 and titled and not re.search(r"[.;,]$", text) and text[:1].isalpha():
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
