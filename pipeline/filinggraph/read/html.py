"""HTML and inline XBRL: a walk through the tree that keeps blocks and table cells."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from filinggraph.model import BlockKind, XbrlFact
from filinggraph.read.cells import BREAKING, HtmlCell, Layout, grid, layout_of, note_in, span
from filinggraph.read.elements import BLOCKS, RAISED_CUES, RAISED_STYLE, kind_at_end
from filinggraph.read.flow import Flow, Reading, Words
from filinggraph.read.markup import Markup, parse, prune, unmarked
from filinggraph.read.plain import read_plain
from filinggraph.read.shape import kind_of
from filinggraph.read.shapes import shift
from filinggraph.read.tables import finish_table
from filinggraph.read.xbrl import placed, tagged_facts
from filinggraph.read.xhtml import read_xhtml

_RAISED_CUE = re.compile(rf"<sup\b|{'|'.join(RAISED_CUES)}", re.I)
_CELLS = ("td", "th")


def read_html(source: str) -> tuple[Reading, tuple[XbrlFact, ...]]:
    """The text and blocks of an HTML document, and its inline XBRL facts, tied to the text that shows them.

    Raises ReadError when nothing can be made of it.
    """
    return read_xhtml(source) or read_tree(source)


def read_tree(source: str) -> tuple[Reading, tuple[XbrlFact, ...]]:
    """The same for any HTML, however broken: the way of old pages, slower, and right for well-formed ones too."""
    markup = parse(source)
    tagged = tagged_facts(markup)
    prune(markup.root, source)
    walk = _Walk(Flow.of(source), markup, deep="rowspan" in source or "ROWSPAN" in source,
                 raises=bool(_RAISED_CUE.search(source)))  # fmt: skip
    walk.visit(markup.root)
    walk.flush(BlockKind.PARAGRAPH)
    reading = walk.flow.reading()
    return reading, placed(tagged, reading)


@dataclass(slots=True)
class _Walk:
    flow: Flow
    markup: Markup
    deep: bool = True
    raises: bool = True
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
                elif tag in BLOCKS:
                    self.flush(kind_at_end(tag))
                if element.tail:
                    run.append(element.tail)
                continue
            if tag in BLOCKS:
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
        layout = layout_of(rows)
        if layout is Layout.BULLETS:
            for row in element.iter("tr"):
                self.block(BlockKind.LIST_ITEM, self.markup.words(" ".join(raw for _, raw in _cells(row))))
        elif layout is Layout.DATA:
            finish_table(self.flow, grid(rows))
        return layout is not Layout.PAGE

    def row(self, row: Any) -> list[HtmlCell]:
        """The cells of a row with what they say."""
        out: list[HtmlCell] = []
        for cell, raw in _cells(row):
            words = self.markup.words(raw) if raw and not raw.isspace() else None
            across, down = span(cell.get("colspan")), span(cell.get("rowspan")) if self.deep else 1
            shown = words if words and words.text else None
            note = note_in(shown, self.raised_in(cell)) if shown and self.raises and len(cell) else 0
            out.append(HtmlCell(shown, across, down, note))
        return out

    def raised_in(self, cell: Any) -> list[int]:
        """Where the texts of a cell begin that stand above the line."""
        found: list[int] = []
        for element in cell.iterdescendants():
            if element.tag == "sup" or RAISED_STYLE.search(element.get("style") or ""):
                found += self.markup.words("".join(element.itertext())).sources[:1]
        return found


def _cells(row: Any) -> list[tuple[Any, str]]:
    """The cells of a row with their marked texts."""
    return [(cell, _cell_text(cell) if len(cell) else cell.text or "") for cell in row.iterchildren(*_CELLS)]


def _cell_text(cell: Any) -> str:
    """All text of a cell, with a space where a line ends in it."""
    inner = cell[0]
    if len(cell) > 1 or len(inner) or inner.tail or cell.text:
        for broken in cell.iterdescendants(*BREAKING):
            broken.tail = f" {broken.tail or ''}"
            broken.text = f" {broken.text or ''}"
    text: str = etree.tostring(cell, method="text", encoding="unicode", with_tail=False)
    return text
