"""Rows of an HTML table as they are printed: whether they hold data or only lay out the page, and their columns."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from filinggraph.read.flow import RawCell, Words
from filinggraph.read.tables import is_figure

BREAKING = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_BULLET = re.compile(r"^(?:[•·●▪◦■§*o]|[-–—]|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)])$", re.I)
_BARE_MARK = r"(?:\d{1,2}|[A-Za-z]|[*†‡§]{1,3})"
_MARK = rf"[(\[]{_BARE_MARK}[)\]]"
_MARKS = re.compile(rf"(?:{_MARK}|{_BARE_MARK})(?:[\s,]*{_MARK}|[\s,]+{_BARE_MARK})*")
LAYOUT_CELL = 300
WIDEST_SPAN = 200
MOST_MARKS = 8


class HtmlCell(NamedTuple):
    """What a cell says (None for nothing), and how many columns and rows it covers.

    `note` counts the characters of a raised footnote mark at its end, and of the space before it.
    """

    words: Words | None
    across: int = 1
    down: int = 1
    note: int = 0


class Layout(Enum):
    """What a table is there for: data, a list with its marks in a column of their own, or the look of the page."""

    DATA = auto()
    BULLETS = auto()
    PAGE = auto()


def layout_of(rows: list[list[HtmlCell]]) -> Layout:
    """What the table of the rows is there for."""
    data_rows = many = long_cells = bullets = filled = 0
    for row in rows:
        shown = [cell[0].text for cell in row if cell[0] is not None]
        if not shown:
            continue
        filled += 1
        long_cells += len(max(shown, key=len)) > LAYOUT_CELL and sum(len(text) > LAYOUT_CELL for text in shown)
        if len(shown) > 1:
            many += 1
            data_rows += any(map(is_figure, shown[1:]))
            bullets += len(shown) == 2 and bool(_BULLET.match(shown[0]))
    if bullets and bullets * 2 >= filled:
        return Layout.BULLETS
    return Layout.PAGE if many < 2 or long_cells > many or (not data_rows and long_cells) else Layout.DATA


def note_in(words: Words, raised: Sequence[int]) -> int:
    """How many characters at the end of a cell's words are footnote marks; `raised` is where raised text begins."""
    for place in raised[-MOST_MARKS:]:
        run = bisect_right(words.sources, place) - 1
        offset = words.offsets[run] + place - words.sources[run] if run >= 0 else 0
        if _MARKS.fullmatch(words.text[offset:].strip()):
            return len(words.text) - len(words.text[:offset].rstrip())
    return 0


def grid(rows: list[list[HtmlCell]]) -> list[list[RawCell]]:
    """The cells that say something with their column numbers, spans resolved."""
    taken: set[tuple[int, int]] = set()
    out: list[list[RawCell]] = []
    for number, row in enumerate(rows):
        column = 0
        placed: list[RawCell] = []
        for words, across, down, note in row:
            while taken and (number, column) in taken:
                column += 1
            if down > 1:
                for below in range(1, min(down, len(rows) - number)):
                    taken.update((number + below, column + side) for side in range(across))
            if words is not None:
                text = words.text
                if note == len(text) and placed:
                    placed[-1] = placed[-1]._replace(marks=(*placed[-1].marks, words))
                elif 0 < note < len(text):
                    placed.append(RawCell(text[:-note], words.sources[0], column, across, 0, words, note=note))
                else:
                    placed.append(RawCell(text, words.sources[0], column, across, 0, words))
            column += across
        out.append(placed)
    return out


def span(raw: str | None) -> int:
    """How many columns or rows a `colspan` or `rowspan` says, 1 where it says nothing that can be."""
    if raw is None:
        return 1
    raw = raw.strip()
    return min(max(int(raw), 1), WIDEST_SPAN) if raw.isdigit() else 1
