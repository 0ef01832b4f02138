"""HTML and inline XBRL: an lxml walk that keeps blocks and table cells and drops what a reader never sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from filinggraph.errors import ReadError
from filinggraph.model import BlockKind
from filinggraph.read.flow import Flow, RawCell, Reading
from filinggraph.read.plain import read_plain
from filinggraph.read.tables import finish_table, is_figure

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
        "page",
        "text",
        "document",
    ]
)
_DROPPED = frozenset(
    ["script", "style", "head", "noscript", "iframe", "object", "svg", "img", "ix:header", "ix:hidden"]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)+")
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\ufeff\u00ad\u200b]+")
_ZERO_WIDTH = str.maketrans("", "", "\u00ad\u200b\ufeff")
_WORD = re.compile(r"[A-Za-z0-9]{2,24}")
_BULLET = re.compile(r"^(?:[•·●▪◦■§*o]|[-–—]|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)])$", re.I)
LAYOUT_CELL = 300


def parse(source: str) -> Any:
    """The element tree of an HTML or XHTML text.

    Raises ReadError when nothing can be made of it.
    """
    clean = _DECLARATION.sub("", source).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"not readable as HTML ({error})") from error
    if root is None:
        raise ReadError("holds no HTML element")
    return root


def read_html(source: str) -> tuple[Reading, Any]:
    """The text and blocks of an HTML document, and its element tree for inline XBRL facts."""
    root = parse(source)
    flow = Flow()
    walk = _Walk(flow, _Finder(source))
    walk.visit(root)
    walk.flush(BlockKind.PARAGRAPH)
    return flow.reading(), root


@dataclass(slots=True)
class _Finder:
    """Where text nodes stand in the source: a cursor that only moves forward."""

    source: str
    cursor: int = 0

    def find(self, text: str) -> int:
        """Source offset of the first word of text at or after the cursor; the cursor when it is not found."""
        word = _WORD.search(text)
        if not word:
            return self.cursor
        needle, position = word.group(), self.cursor
        for _ in range(50):
            found = self.source.find(needle, position, position + 200_000)
            if found < 0:
                return self.cursor
            if self.source.rfind("<", position, found) <= self.source.rfind(">", position, found):
                self.cursor = found + len(needle)
                return max(found - word.start(), 0)
            position = found + len(needle)
        return self.cursor


@dataclass(slots=True)
class _Walk:
    flow: Flow
    finder: _Finder
    run: list[tuple[str, int]] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)

    def visit(self, root: Any) -> None:
        """Walk the tree without recursion; hidden parts are skipped, data tables taken whole."""
        skip_until: Any = None
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            if skip_until is not None:
                if event == "end" and element is skip_until:
                    skip_until = None
                    self.text(element.tail)
                continue
            if event == "start":
                if is_hidden(element, tag):
                    events.skip_subtree()
                    skip_until = element
                    continue
                if tag in _BLOCK:
                    self.flush(BlockKind.PARAGRAPH)
                elif tag == "br":
                    self.run.append(("\n", self.finder.cursor))
                if tag == "pre":
                    self.preformatted(element)
                    events.skip_subtree()
                    skip_until = element
                    continue
                if tag == "table" and self.table(element):
                    events.skip_subtree()
                    skip_until = element
                    continue
                self.text(element.text)
            else:
                if tag in _BLOCK:
                    self.flush(_kind_of(tag))
                self.text(element.tail)

    def text(self, text: str | None) -> None:
        """Take a text node into the block in the making."""
        if text:
            self.run.append((text, self.finder.find(text) if text.strip() else self.finder.cursor))

    def flush(self, kind: BlockKind) -> None:
        """Close the block in the making."""
        run, self.run = self.run, []
        if not any(text.strip() for text, _ in run):
            return
        start = -1
        pending = False
        for text, source in run:
            words = _SPACES.sub(" ", text).translate(_ZERO_WIDTH)
            body = words.strip()
            if not body:
                pending = pending or bool(words)
                continue
            if start < 0:
                start = self.flow.begin(source)
            elif pending or words[0] == " ":
                self.flow.gap(" ", source)
            self.flow.add(body, source)
            pending = words[-1] == " "
        self.flow.end(start, _shape(kind, "".join(t for t, _ in run)))

    def preformatted(self, element: Any) -> None:
        """An ASCII part inside HTML goes through the ASCII reader."""
        self.flush(BlockKind.PARAGRAPH)
        raw = "".join(element.itertext())
        base = self.finder.find(raw)
        part = read_plain(raw)
        for kind, begin, end, table in part.blocks:
            start = self.flow.begin(base)
            self.flow.add(part.text[begin:end], base)
            self.flow.end(start, kind, shift(table, start - begin) if table else None)

    def table(self, element: Any) -> bool:
        """Take a data table whole; False for one that only lays out the page."""
        if any(True for _ in element.iter("table") if _ is not element):
            return False
        rows = list(_rows(element))
        texts = [[_cell_text(cell) for cell in row] for row in rows]
        shown = [[t for t in row if t] for row in texts]
        data_rows = sum(any(is_figure(t) for t in row[1:]) for row in shown)
        many = sum(len(row) > 1 for row in shown)
        long_cells = sum(len(t) > LAYOUT_CELL for row in shown for t in row)
        bullets = sum(bool(row) and bool(_BULLET.match(row[0])) and len(row) == 2 for row in shown)
        if bullets and bullets * 2 >= sum(bool(row) for row in shown):
            self.bullets(rows)
            return True
        if many < 2 or long_cells > many or (not data_rows and long_cells):
            return False
        self.flush(BlockKind.PARAGRAPH)
        self.data_table(rows)
        return True

    def bullets(self, rows: list[list[Any]]) -> None:
        """A table that lays out a list: one item a row."""
        for row in rows:
            self.flush(BlockKind.LIST_ITEM)
            for cell in row:
                for node in visible_text(cell):
                    self.text(node)
                self.run.append((" ", self.finder.cursor))
            self.flush(BlockKind.LIST_ITEM)

    def data_table(self, rows: list[list[Any]]) -> None:
        """Cells with their column numbers, spans resolved."""
        taken: dict[tuple[int, int], bool] = {}
        raw_rows: list[list[RawCell]] = []
        for number, row in enumerate(rows):
            column, out = 0, []
            for cell in row:
                while taken.get((number, column)):
                    column += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                for below in range(1, min(down, len(rows) - number)):
                    for side in range(across):
                        taken[number + below, column + side] = True
                text = _cell_text(cell)
                source = self.finder.find(text) if text else self.finder.cursor
                out.append(RawCell(text, source, column, across, copied=True))
                column += across
            raw_rows.append(out)
        finish_table(self.flow, raw_rows)


def shift(table: Any, offset: int) -> Any:
    """The table with every cell moved by offset characters."""
    rows = tuple(tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in row) for row in table.rows)
    return replace(table, rows=rows)


def is_hidden(element: Any, tag: str) -> bool:
    """True for what a browser does not show."""
    if tag in _DROPPED:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("hidden") is not None


def visible_text(element: Any) -> Iterator[str]:
    """Text nodes below element that a browser shows; a line break is a space."""
    if element.text:
        yield element.text
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not is_hidden(child, tag):
            if tag in _BLOCK or tag == "br":
                yield " "
            yield from visible_text(child)
            if tag in _BLOCK:
                yield " "
        if child.tail:
            yield child.tail


def _cell_text(cell: Any) -> str:
    return _SPACES.sub(" ", "".join(visible_text(cell)).translate(_ZERO_WIDTH)).strip()


def _rows(table: Any) -> Iterator[list[Any]]:
    for row in table.iter("tr"):
        if not is_hidden(row, "tr"):
            yield [cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell, cell.tag)]


def _span(cell: Any, name: str) -> int:
    raw = str(cell.get(name) or "1").strip()
    return min(max(int(raw), 1), 200) if raw.isdigit() else 1


def _kind_of(tag: str) -> BlockKind:
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if tag == "li" else BlockKind.PARAGRAPH


def _shape(kind: BlockKind, text: str) -> BlockKind:
    if kind is not BlockKind.PARAGRAPH:
        return kind
    words = text.split()
    if re.match(r"^\s*(?:item|part)\s+[\dIVX]+[A-C]?\b", text, re.I) and len(words) <= 25:
        return BlockKind.HEADING
    if words and _BULLET.match(words[0]) and len(words) > 1:
        return BlockKind.LIST_ITEM
    lettered = [w for w in words if w[0].isalpha()]
    titled = sum(w[0].isupper() for w in lettered) >= 0.7 * max(len(lettered), 1)
    if 0 < len(words) <= 14 and lettered and titled and not re.search(r"[.;,]\s*$", text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
