"""HTML and inline XBRL: a walk through the tree that keeps blocks and table cells."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from filinggraph.model import BlockKind, XbrlFact
from filinggraph.read.flow import Flow, RawCell, Reading, Words
from filinggraph.read.markup import Markup, parse, prune, unmarked
from filinggraph.read.plain import read_plain
from filinggraph.read.shape import kind_of
from filinggraph.read.tables import finish_table, is_figure, shift
from filinggraph.read.xbrl import placed, tagged_facts

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
_BULLET = re.compile(r"^(?:[•·●▪◦■§*o]|[-–—]|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)])$", re.I)
LAYOUT_CELL = 300
WIDEST_SPAN = 200
_CELLS = ("td", "th")
_BREAKING = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6")


def read_html(source: str) -> tuple[Reading, tuple[XbrlFact, ...]]:
    """The text and blocks of an HTML document, and its inline XBRL facts, tied to the text that shows them.

    Raises ReadError when nothing can be made of it.
    """
    markup = parse(source)
    tagged = tagged_facts(markup)
    prune(markup.root, source)
    walk = _Walk(Flow(), markup, deep="rowspan" in source or "ROWSPAN" in source)
    walk.visit(markup.root)
    walk.flush(BlockKind.PARAGRAPH)
    reading = walk.flow.reading()
    return reading, placed(tagged, reading)


@dataclass(slots=True)
class _Walk:
    flow: Flow
    markup: Markup
    deep: bool = True
    run: list[str] = field(default_factory=list)

    def visit(self, root: Any) -> None:
        """Walk the tree without recursion; data tables are taken whole."""
        events = etree.iterwalk(root, events=("start", "end"))
        whole: Any = None
        run = self.run
        for event, element in events:
            tag = element.tag
            if event == "end":
                if element is whole:
                    whole = None
                elif tag in _BLOCK:
                    self.flush(_kind_of(tag))
                if element.tail:
                    run.append(element.tail)
                continue
            if tag in _BLOCK:
                self.flush(BlockKind.PARAGRAPH)
                if (tag == "pre" and self.preformatted(element)) or (tag == "table" and self.table(element)):
                    events.skip_subtree()
                    whole = element
                    continue
            elif tag == "br":
                run.append("\n")
            if element.text:
                run.append(element.text)

    def flush(self, kind: BlockKind) -> None:
        """Close the block in the making."""
        if not self.run:
            return
        raw = "".join(self.run)
        self.run.clear()
        if not raw.isspace():
            self.block(kind, self.markup.words(raw))

    def block(self, kind: BlockKind, words: Words) -> None:
        """Append the words as one block."""
        if words.text:
            start = self.flow.begin(words.sources[0])
            self.flow.add(words)
            self.flow.end(start, kind_of(words.text) if kind is BlockKind.PARAGRAPH else kind)

    def preformatted(self, element: Any) -> bool:
        """An ASCII part inside HTML goes through the ASCII reader."""
        marked = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
        part = read_plain(unmarked(marked))
        places = self.markup.map(marked)
        for kind, begin, end, table in part.blocks:
            start = self.flow.begin(places.source(part.source(begin)))
            offsets, sources = [], []
            for at, stop in part.runs(begin, end):
                left = part.source(at)
                for first, _ in places.runs(left, left + stop - at):
                    offsets.append(at + first - left - begin)
                    sources.append(places.source(first))
            self.flow.add(Words(part.text[begin:end], offsets, sources))
            self.flow.end(start, kind, shift(table, start - begin) if table else None)
        return True

    def table(self, element: Any) -> bool:
        """Take a data table whole; False for one that only lays out the page."""
        if next(element.iterdescendants("table"), None) is not None:
            return False
        rows = [self.row(row) for row in element.iter("tr")]
        shown = [[words.text for _, words in row if words is not None] for row in rows]
        data_rows = sum(any(is_figure(t) for t in row[1:]) for row in shown)
        many = sum(len(row) > 1 for row in shown)
        long_cells = sum(len(t) > LAYOUT_CELL for row in shown for t in row)
        bullets = sum(bool(row) and bool(_BULLET.match(row[0])) and len(row) == 2 for row in shown)
        if bullets and bullets * 2 >= sum(bool(row) for row in shown):
            for row in element.iter("tr"):
                self.block(BlockKind.LIST_ITEM, self.markup.words(" ".join(raw for _, raw in _cells(row))))
            return True
        if many < 2 or long_cells > many or (not data_rows and long_cells):
            return False
        finish_table(self.flow, grid(rows, deep=self.deep))
        return True

    def row(self, row: Any) -> list[tuple[Any, Words | None]]:
        """The cells of a row with what they say, None for nothing."""
        out: list[tuple[Any, Words | None]] = []
        for cell, raw in _cells(row):
            words = self.markup.words(raw) if raw and not raw.isspace() else None
            out.append((cell, words if words and words.text else None))
        return out


def grid(rows: list[list[tuple[Any, Words | None]]], *, deep: bool) -> list[list[RawCell]]:
    """Cells with their column numbers, spans resolved; `deep` where cells may span rows."""
    taken: set[tuple[int, int]] = set()
    out: list[list[RawCell]] = []
    for number, row in enumerate(rows):
        column = 0
        placed: list[RawCell] = []
        for cell, words in row:
            while taken and (number, column) in taken:
                column += 1
            across, down = _span(cell.get("colspan")), _span(cell.get("rowspan")) if deep else 1
            if down > 1:
                for below in range(1, min(down, len(rows) - number)):
                    taken.update((number + below, column + side) for side in range(across))
            if words is not None:
                placed.append(RawCell(words.text, words.sources[0], column, across, words=words))
            column += across
        out.append(placed)
    return out


def _cells(row: Any) -> list[tuple[Any, str]]:
    """The cells of a row with their marked texts."""
    return [(cell, _cell_text(cell) if len(cell) else cell.text or "") for cell in row.iterchildren(*_CELLS)]


def _cell_text(cell: Any) -> str:
    """All text of a cell, with a space where a line ends in it."""
    inner = cell[0]
    if len(cell) > 1 or len(inner) or inner.tail:
        for broken in cell.iterdescendants(*_BREAKING):
            broken.tail = f" {broken.tail}" if broken.tail else " "
            if broken.text:
                broken.text = f" {broken.text}"
    text: str = etree.tostring(cell, method="text", encoding="unicode", with_tail=False)
    return text


def _span(raw: str | None) -> int:
    if raw is None:
        return 1
    raw = raw.strip()
    return min(max(int(raw), 1), WIDEST_SPAN) if raw.isdigit() else 1


def _kind_of(tag: str) -> BlockKind:
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if tag == "li" else BlockKind.PARAGRAPH
