"""What the printer and the filing agent left in an ASCII text: tags, page numbers, running headers, rules."""

import re
from dataclasses import dataclass, field

import numpy as np

from filinggraph.read.codes import Flags, Ints
from filinggraph.read.lines import Lines

_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|FN|F\d+|PAGE|TEXT|PRE|BR|P|B|I|U|SUP|CENTER|FONT|DIV)\b[^>\n]{0,80}>", re.I)
_NUMBER = re.compile(r"[-–—(]?\s*(?:page\s+)?(?:[A-Z]{1,2}-)?(\d{1,4})\s*(?:of\s+\d{1,4})?\s*[-–—)]?", re.I)
_PLAIN_NUMBER = re.compile(r"\d{1,4}")
_SIGNS = frozenset({"%", "$", "*", ")%"})
_RULE = re.compile(r"[-=—–][-=—–\s]{2,}")
_DIGITS = re.compile(r"\d+")
MARKED_UP = 24
HEADER_WIDTH = 100
PAGES_TO_TRUST = 3
NEAR_PAGE = 8
NEIGHBOURS = 3
FIGURE_BEGINS = 6


@dataclass(slots=True)
class Marks:
    """Lines that are no text: `dropped` by line; `page[i]` where a page ends; regions between <TABLE> and </TABLE>."""

    dropped: Flags
    page: Flags
    rule: Flags
    tables: list[tuple[int, int]] = field(default_factory=list)


def find_marks(lines: Lines) -> Marks:
    """The marks of a text; tags are taken out of `lines`, whose words change."""
    dropped, page, rule = (np.zeros(lines.count, np.bool_) for _ in range(3))
    marks = Marks(dropped, page, rule)
    filled = np.flatnonzero(lines.filled)
    initial = lines.codes[lines.word_start[lines.first[filled]]]
    _tags(lines, filled[initial == ord("<")].tolist(), marks)
    filled = np.flatnonzero(lines.filled)
    initial = lines.codes[lines.word_start[lines.first[filled]]]
    if "\f" in lines.source:
        breaks = np.flatnonzero(lines.codes == 12)
        marks.page[np.searchsorted(lines.line_start, breaks, "right") - 1] = True
    width = lines.right[filled] - lines.left[filled]
    _rules(lines, filled[((initial == 45) | (initial == 61) | (initial > 127)) & (width > 2)], marks)
    _numbers(lines, filled[(width <= MARKED_UP) & ~marks.dropped[filled]], marks)
    _running(lines, marks)
    return marks


def _tags(lines: Lines, marked: list[int], marks: Marks) -> None:
    opened = -1
    tags: list[tuple[int, int]] = []
    for line in marked:
        begin = int(lines.line_start[line])
        end = int(lines.line_start[line + 1]) if line + 1 < lines.count else len(lines.source)
        for tag in _TAG.finditer(lines.source, begin, end):
            name = tag.group().strip("</>").upper()
            if name.startswith("PAGE"):
                marks.page[line] = marks.dropped[line] = True
            elif name.startswith("TABLE"):
                if tag.group()[1] != "/":
                    opened = line if opened < 0 else opened
                elif opened >= 0:
                    marks.tables.append((opened, line + 1))
                    opened = -1
            tags.append(tag.span())
    if opened >= 0:
        marks.tables.append((opened, lines.count))
    if tags:
        lines.leave_out(tags)


def _rules(lines: Lines, ruled: Ints, marks: Marks) -> None:
    for line, text in zip(ruled.tolist(), lines.texts(ruled), strict=True):
        if _RULE.fullmatch(text):
            marks.rule[line] = True


def _numbers(lines: Lines, short: Ints, marks: Marks) -> None:
    """Page numbers: on a line of their own, in a row that counts up through the document; not beside a lone "%"."""
    short = short[_like_number(lines, short)] if len(short) else short
    found = [
        (line, int(number.group(1)), _PLAIN_NUMBER.fullmatch(text) is None)
        for line, text in zip(short.tolist(), lines.texts(short), strict=True)
        if (number := _NUMBER.fullmatch(text))
    ]
    if not found:
        return
    line, value, dressed = np.array(found, np.int64).reshape(-1, 3).T
    counts, column = (np.zeros(len(found), np.bool_) for _ in range(2))
    for step in range(1, min(NEIGHBOURS, len(found) - 1) + 1):
        up = value[step:] - value[:-step] == 1
        beside = line[step:] - line[:-step] == 1
        for flags, here in ((counts, up), (column, beside)):
            flags[:-step] |= here
            flags[step:] |= here
    paged = (counts | (len(found) < PAGES_TO_TRUST) | (dressed > 0)) & ~column
    for place in line[paged].tolist():
        if not _beside_sign(lines, place):
            marks.dropped[place] = marks.page[place] = True


def _like_number(lines: Lines, short: Ints) -> Flags:
    """Lines that end like a page number and begin with no letter, or with "p" or one or two letters and a hyphen.

    A comma or a point near the beginning tells a figure of a table.
    """
    left, right = lines.left[short], lines.right[short]
    first, last = lines.codes[left], lines.codes[right - 1]
    second, third = (lines.codes[np.minimum(left + step, right - 1)] for step in (1, 2))
    begins = ((first | 32) - ord("a") >= 26) | ((first | 32) == ord("p")) | (second == 45) | (third == 45)
    likely = begins & ((last - ord("0") < 10) | (last == 41) | (last == 45) | (last > 127))
    for step in range(1, FIGURE_BEGINS):
        code = lines.codes[np.minimum(left + step, right - 1)]
        likely &= (code != ord(",")) & (code != ord("."))
    return np.asarray(likely, np.bool_)


def _beside_sign(lines: Lines, line: int) -> bool:
    """True for a figure of a table that has a cell a line, with its "%" or "$" on the next."""
    return any(0 <= at < lines.count and lines.text(at) in _SIGNS for at in (line - 1, line + 1))


def _running(lines: Lines, marks: Marks) -> None:
    """Headers and footers: the same line, digits aside, next to at least three page ends."""
    pages = np.flatnonzero(marks.page)
    if len(pages) * 2 < PAGES_TO_TRUST:
        return
    shown = np.flatnonzero(~marks.dropped & (lines.right > 0))
    around = np.concatenate(([-NEAR_PAGE], shown, [lines.count + NEAR_PAGE]))
    below = np.minimum(around[np.searchsorted(around, pages, "right")], pages + NEAR_PAGE)
    above = np.maximum(around[np.searchsorted(around, pages) - 1], pages - NEAR_PAGE)
    near = np.concatenate((below, above))
    near = near[(near >= 0) & (near < lines.count)]
    near = near[lines.right[near] - lines.left[near] <= HEADER_WIDTH]
    seen: dict[str, set[int]] = {}
    for line, text in zip(near.tolist(), lines.texts(near), strict=True):
        if text:
            seen.setdefault(_DIGITS.sub("#", text), set()).add(line)
    for found in seen.values():
        if len(found) >= PAGES_TO_TRUST:
            marks.dropped[list(found)] = True
