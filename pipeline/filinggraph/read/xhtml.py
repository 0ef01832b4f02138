"""Well-formed XHTML, as inline XBRL has to be, read off its source: no tree is made, every place is where it stands."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from filinggraph.model import BlockKind, XbrlFact
from filinggraph.read.cells import HtmlCell, Layout, grid, layout_of, note_in, span
from filinggraph.read.elements import BLOCKS, kind_at_end
from filinggraph.read.flow import Flow, Reading, Words
from filinggraph.read.hidden import covered, raised_places, special_places
from filinggraph.read.inline import NAME_END, PLAIN, collect, lone_character, part_words, words_between
from filinggraph.read.pieces import NO_WORDS, together
from filinggraph.read.shape import kind_of
from filinggraph.read.tables import finish_table
from filinggraph.read.xbrl import facts_in_source, placed

_ROOT = re.compile(
    r"\s*(?:<XBRL>\s*)?(?:<(?:\?|!--|!DOCTYPE\s)[^>]*>\s*)*"
    r"<html\s[^>]*xmlns=[\"']http://www\.w3\.org/1999/xhtml[\"'][^>]*>"
)
_DECLARED = frozenset(("<!DOCTYPE", "<!doctype"))
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_END = "</html>"
CHUNK = 1 << 20

_BLOCK = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS))})(?={NAME_END})[^>]*>")
_BLANK = rf"(?:\s|&#160;|<(?!/?t[rdh]{NAME_END})[^>]*>)*+"
_EMPTY = rf"<t[dh](?={NAME_END})[^>]*/>"
_CELL = re.compile(
    rf"<(?:(tr)|t[dh])(?={NAME_END})([^>]*)>(?:{_BLANK}(?:({PLAIN}|&#\d{{1,6}};){_BLANK})?(</t[dh]\s*>))?"
    rf"((?:\s*{_EMPTY})*+)"
)
_EMPTY_CELL = re.compile(_EMPTY)
_CELL_END = re.compile(rf"</t[dh](?={NAME_END})")
_SPAN = re.compile(r"\s(colspan|rowspan)\s*=\s*[\"']([^\"']*)[\"']")


def read_xhtml(source: str) -> tuple[Reading, tuple[XbrlFact, ...]] | None:
    """The text and blocks of well-formed XHTML and its inline XBRL facts; None for a source that is not surely such."""
    if _ROOT.match(source) is None:
        return None
    special = special_places(source)
    if not _is_plain(source, special) or not _is_well_formed(source):
        return None
    tagged = facts_in_source(source)
    shown = covered(source, special)
    scan = _Scan(Flow.of(source), shown, raised_places(shown, special))
    scan.visit()
    reading = scan.flow.reading()
    return reading, placed(tagged, reading)


def _is_plain(source: str, special: dict[str, list[int]]) -> bool:
    """True where each "<" begins a tag or comment and each ">" ends one, and nothing needs the tree."""
    if "pre" in special or not _DECLARED.issuperset(source[at : at + 9] for at in special.get("!", ())):
        return False
    if source.count("<") != source.count(">") or "\x00" in source:
        return False
    return source.isascii() or not _PRIVATE.search(source)


def _is_well_formed(source: str) -> bool:
    start, end = source.index("<html"), source.rfind(_END) + len(_END)
    nothing: Any = _Nothing()
    parser = etree.XMLParser(target=nothing, encoding="utf-8", huge_tree=True, resolve_entities=False)
    try:
        for at in range(start, end, CHUNK):
            parser.feed(source[at : min(at + CHUNK, end)].encode("utf-8"))
        parser.close()
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        return False
    return True


class _Nothing:
    """A parser target that keeps nothing: what it parses only proves to be well-formed.

    lxml calls back for nothing but the methods that a target has, so that most of a parse stays out of Python.
    """

    def close(self) -> None:
        """Nothing is handed over."""


@dataclass(slots=True)
class _Scan:
    """The way through a source whose hidden parts are covered; `raised` is where raised texts begin.

    `spans` are blank cells by their attributes, `runs` rows of empty cells by their markup.
    """

    flow: Flow
    source: str
    raised: list[int]
    spans: dict[str, HtmlCell] = field(default_factory=dict)
    runs: dict[str, list[HtmlCell]] = field(default_factory=dict)

    def visit(self) -> None:
        """What stands between two tags of blocks is a block; data tables are taken whole."""
        source, search = self.source, _BLOCK.search
        at = 0
        while tag := search(source, at):
            start, (closing, name) = tag.start(), tag.groups()
            if start > at:
                self.block(kind_at_end(name) if closing else BlockKind.PARAGRAPH, words_between(source, at, start))
            at = tag.end()
            if name == "table" and not closing and source[at - 2] != "/":
                at = self.table(at)
        self.block(BlockKind.PARAGRAPH, words_between(source, at, len(source)))

    def block(self, kind: BlockKind, words: Words) -> None:
        """Append the words as one block."""
        if words.text:
            start = self.flow.begin(words.sources[0])
            self.flow.add(words)
            self.flow.end(start, kind_of(words.text) if kind is BlockKind.PARAGRAPH else kind)

    def table(self, start: int) -> int:
        """Take a data table whole and return the place after it; `start` for one that only lays out the page."""
        end = self.source.index("</table", start)
        if self.source.find("<table", start, end) >= 0:
            return start
        rows = self.rows(start, end)
        layout = layout_of(rows)
        if layout is Layout.PAGE:
            return start
        if layout is Layout.DATA:
            finish_table(self.flow, grid(rows))
        else:
            self.bullets(start, end)
        return self.source.index(">", end) + 1

    def rows(self, start: int, end: int) -> list[list[HtmlCell]]:
        """The cells of a table by rows; most hold one text or none, which one pattern tells."""
        rows: list[list[HtmlCell]] = []
        cells: list[HtmlCell] = []
        raised, at = self.raised, bisect_left(self.raised, start)
        for found in _CELL.finditer(self.source, start, end):
            row, attributes, text, closed, empty = found.groups()
            if row:
                cells = []
                rows.append(cells)
            else:
                blank = self.spans.get(attributes) or self.blank(attributes)
                if text and (text[0] != "&" or (text := lone_character(text))):
                    words, stop = Words(text, (0,), (found.start(3),)), found.end()
                elif closed or attributes[-1:] == "/":
                    words, stop = NO_WORDS, 0
                else:
                    begin, stop = self.content(found, end)
                    words = words_between(self.source, begin, stop, breaks=True)
                note = 0
                if at < len(raised) and raised[at] < stop:
                    first, at = bisect_left(raised, found.start(), at), bisect_left(raised, stop, at)
                    note = note_in(words, raised[first:at])
                cells.append(HtmlCell(words, blank.across, blank.down, note) if words.text else blank)
            if empty:
                cells += self.runs.get(empty) or self.empty(empty)
        return rows

    def blank(self, attributes: str) -> HtmlCell:
        """A blank cell of the attributes, made once for all that have the same."""
        said = dict(_SPAN.findall(attributes)) if "span" in attributes else {}
        self.spans[attributes] = cell = HtmlCell(None, span(said.get("colspan")), span(said.get("rowspan")))
        return cell

    def empty(self, run: str) -> list[HtmlCell]:
        """The cells of a run of empty elements, made once for all runs that read the same."""
        self.runs[run] = cells = [self.spans.get(tag) or self.blank(tag) for tag in _EMPTY_CELL.findall(run)]
        return cells

    def content(self, found: re.Match[str], end: int) -> tuple[int, int]:
        """Where the content of a cell begins and ends; `end` is that of the table."""
        start = found.end(2) + 1
        if self.source[start - 2] == "/":
            return start, start
        close = _CELL_END.search(self.source, start, end)
        return start, close.start() if close else end

    def bullets(self, start: int, end: int) -> None:
        """The rows of a table as list items."""
        pieces: list[str] = []
        sources: list[int] = []
        for found in _CELL.finditer(self.source, start, end):
            if found[1]:
                self.block(BlockKind.LIST_ITEM, together(pieces, sources))
                pieces, sources = [], []
            else:
                part_words(pieces)
                collect(self.source, *self.content(found, end), pieces, sources, breaks=True)
        self.block(BlockKind.LIST_ITEM, together(pieces, sources))
