"""Which lines of an ASCII text go on from the line before: wrapped, justified, double-spaced, cut by a page end."""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from filinggraph.read.codes import Codes, Flags, Ints, code_table
from filinggraph.read.lines import Lines
from filinggraph.read.pages import Marks

BULLET = re.compile(r"(?:[•·●▪◦■§*o\-–—]|\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)])(?=\s|$)", re.I)
ITEM = re.compile(
    r"(?:item|part)\s+[\dIVX]+[A-C]?\b(?!,?\s+(?:of|and|or|to|in|is|are|was|were|above|below|hereof|contains?)\b)", re.I
)
_CUT_DATE = re.compile(
    r"(?:^|\w\s+)(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2},)?$"
)
_LONE = re.compile(r"(?:On|In|Effective|Since|As of)", re.I)
_MONTH_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
LONE_WORD = 9
_GLYPHS = "•·●▪◦■§"
_SIGNS = frozenset(map(ord, _GLYPHS + "*-–—("))
WRAP_AT_MOST = 200
WRAP_NARROWEST = 50
DOUBLE_SPACED_WIDTH = 140
INDENT = 3
NEARLY_FULL = 0.85
CENTRING = 12
MARK_AT_MOST = 5


_ENDS = code_table(*map(ord, ".!?:;"))
_CLOSING = code_table(*map(ord, "'\"”’)]"))
_LOWER = code_table(*(code for code in range(0x10000) if chr(code).islower()))
_MARKS = code_table(*_SIGNS)
_GLYPH = code_table(*map(ord, _GLYPHS))
_CUT_ENDS = code_table(*map(ord, "yhletr,"))  # a month, or "day,"
_MONTH_INITIALS = code_table(*map(ord, "JFMASOND"))


@dataclass(slots=True)
class Shown:
    """The lines that hold text, in order, one array entry each; `number` is the line's place in the source.

    `odd` are those that may begin with a list mark or an Item, or look so in the text: a look at their words must say.
    """

    lines: Lines
    number: Ints
    lead: Ints
    edge: Ints
    begins: Codes
    ends: Codes
    stops: Flags
    tabular: Flags
    bullet: Flags
    item: Flags
    odd: Flags

    def text(self, place: int) -> str:
        """The line's text without its indentation."""
        return self.lines.text(int(self.number[place]))


def shown_lines(lines: Lines, dropped: Flags, tabular: Flags) -> Shown:
    """The features that decide about joining, for every line with text that is not dropped."""
    number = np.flatnonzero(lines.filled & ~dropped).astype(np.int32)
    first, last = lines.left[number], lines.right[number]
    begins = lines.at(first)
    one, two, three = (lines.at(np.maximum(last - back, 0)) for back in (1, 2, 3))
    stops = _ENDS[one] | (_CLOSING[one] & (_ENDS[two] | (_CLOSING[two] & _ENDS[three])))
    shown = Shown(lines, number, first - lines.line_start[number], last - lines.line_start[number], begins, one,
                  stops, tabular[number], *(np.zeros(len(number), np.bool_) for _ in range(3)))  # fmt: skip
    if len(number):
        _initials(shown, first, last)
    return shown


def _initials(shown: Shown, first: Ints, last: Ints) -> None:
    """Fill in which lines begin with a list mark or an Item; arrays rule out nearly all others."""
    lines, codes = shown.lines, shown.lines.codes
    if first[-1] + MARK_AT_MOST >= len(codes):
        codes = np.concatenate((codes, np.full(MARK_AT_MOST, 32, np.uint8)))
    near = [codes[first + ahead] for ahead in range(1, MARK_AT_MOST + 1)]
    marked = _MARKS[shown.begins] | ((shown.begins == 111) & (near[0] <= 32))
    unclear = shown.begins > 127
    for code, following in pairwise(near):
        closed = (code == 46) | (code == 41)
        marked |= closed & ((following <= 32) | (following == 60) | (following > 127))
        unclear |= (closed & (following == 46)) | (code == 60) | (code > 127)
    _fill(shown.bullet, marked, BULLET, lines.source, first, last)
    second = near[0] & 0xDF
    letter = shown.begins & 0xDF
    titled = ((letter == 73) & (second == 84)) | ((letter == 80) & (second == 65))
    _fill(shown.item, titled, ITEM, lines.source, first, last)
    shown.odd = marked | titled | unclear


def _fill(flags: Flags, candidates: Flags, pattern: re.Pattern[str], source: str, first: Ints, last: Ints) -> None:
    """Set the flags of the candidates that begin with a pattern; line i is source[first[i]:last[i]]."""
    places = np.flatnonzero(candidates)
    for place, start, end in zip(places.tolist(), first[places].tolist(), last[places].tolist(), strict=True):
        flags[place] = pattern.match(source, start, end) is not None


def wrapped(shown: Shown) -> bool:
    """True for a text whose lines were broken at a width, False where a line is a paragraph."""
    widths = shown.edge[~shown.tabular]
    widths = widths[widths >= 40]
    if not len(widths):
        return True
    if widths.max() <= WRAP_AT_MOST:
        return True
    width = _percentile(widths, 0.97)
    return bool(width <= 1.3 * WRAP_AT_MOST and (widths > width - 15).mean() >= 0.35)


def _percentile(values: Ints, share: float) -> float:
    """The value that a share of the values is at most, between two of them by their distance."""
    ordered = np.sort(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    low, high = int(ordered[below]), int(ordered[min(below + 1, len(ordered) - 1)])
    return low + (high - low) * (place - below)


def joins(shown: Shown, marks: Marks) -> Flags:
    """For every shown line, whether it goes on from the one before."""
    joined = np.zeros(len(shown.number), np.bool_)
    if len(joined) < 2:
        return joined
    step = np.diff(shown.number)
    prose = ~shown.tabular[1:] & ~shown.tabular[:-1]
    lower, stops = _LOWER[shown.begins[1:]], shown.stops[:-1]
    pages = np.cumsum(marks.page)[shown.number]
    turned = (np.diff(pages) > 0) & prose
    rules = np.diff(np.cumsum(marks.rule)[shown.number]) > 0
    adjacent = (step == 1) & prose
    starts = _starts(shown)
    wraps = wrapped(shown)
    if wraps:
        first = shown.lines.first_words(shown.number)
        full = _full(shown, first, adjacent)
        joined[1:] = adjacent & ~starts & (full | (~stops & lower))
        _sentences(shown, joined, adjacent & ~starts & ~stops)
    else:
        joined[1:] = adjacent & ~starts & ~stops & lower & (shown.edge[:-1] - shown.lead[:-1] > 30)
    _dates(shown, joined, (step <= 2) & prose & ~rules & ~starts & ~stops)
    _bare_bullets(shown, joined, adjacent)
    joined[1:] |= turned & ~rules & ~stops & lower & ~shown.bullet[1:] & (shown.edge[:-1] - shown.lead[:-1] > 30)
    if wraps:
        _double_spaced(shown, first, joined, (step == 2) & prose & ~turned & ~rules)
    return joined


def _starts(shown: Shown) -> Flags:
    """Lines that begin something whatever stands above: an Item, a list mark, an indented or centred line."""
    stops, lower = shown.stops[:-1], _LOWER[shown.begins[1:]]
    glyph = _GLYPH[shown.begins[1:]]
    deeper = shown.lead[1:] - shown.lead[:-1]
    indented = (deeper >= INDENT) & stops & ~lower & ~shown.bullet[:-1]
    centred = ((deeper > CENTRING) | (deeper < -CENTRING - 8)) & ~lower & ~shown.bullet[:-1]
    return shown.item[1:] | (shown.bullet[1:] & (stops | glyph)) | indented | centred


def _full(shown: Shown, first: Ints, adjacent: Flags) -> Flags:
    """Whether the first word of a line had no room on the line above, in a run as wide as its widest line.

    A line that nearly fills the width and ends no sentence counts as full.
    """
    begins = np.concatenate(([0], np.flatnonzero(~adjacent) + 1))
    widest = np.maximum.reduceat(shown.edge, begins)
    room = np.maximum(np.repeat(widest, np.diff(np.append(begins, len(shown.edge)))), WRAP_NARROWEST)[:-1]
    before = shown.edge[:-1]
    long = ~shown.stops[:-1] & (before > NEARLY_FULL * room) & (before - shown.lead[:-1] > WRAP_NARROWEST)
    return np.asarray((before + 1 + first[1:] > room) | long, np.bool_)


def _sentences(shown: Shown, joined: Flags, candidates: Flags) -> None:
    """Join the second line of a sentence whose first line was cut short."""
    places = np.flatnonzero(candidates & ~joined[1:] & ~joined[:-1])
    for place, text in zip(places.tolist(), shown.lines.texts(shown.number[places]), strict=True):
        words = text.split()
        if len(words) > 4:
            initials = [word[0] for word in words if word[0].isalpha()]
            lower = sum(map(str.islower, initials))
            joined[place + 1] |= len(initials) > 4 and (lower * 2 >= len(initials) or any("," in w for w in words))


def _dates(shown: Shown, joined: Flags, candidates: Flags) -> None:
    """Join the rest of a date that a line end cuts: "on April", "6, 2005"; "On", "April"."""
    digits = (shown.begins[1:] >= 48) & (shown.begins[1:] <= 57)
    dated = _CUT_ENDS[shown.ends[:-1]]
    places = np.flatnonzero(candidates & digits & dated & ~joined[1:])
    for place, text in zip(places.tolist(), shown.lines.texts(shown.number[places]), strict=True):
        joined[place + 1] = _CUT_DATE.search(text) is not None
    months = _MONTH_INITIALS[shown.begins[1:]]
    short = shown.edge[:-1] - shown.lead[:-1] <= LONE_WORD
    for place in np.flatnonzero(candidates & short & months & ~joined[1:]).tolist():
        joined[place + 1] = bool(_LONE.fullmatch(shown.text(place)) and _MONTH_FIRST.match(shown.text(place + 1)))


def _bare_bullets(shown: Shown, joined: Flags, adjacent: Flags) -> None:
    """Join what follows a list mark that stands on a line of its own."""
    bare = shown.bullet[:-1] & (shown.edge[:-1] - shown.lead[:-1] <= 2) & adjacent & ~joined[:-1]
    joined[1:] |= bare


def _double_spaced(shown: Shown, first: Ints, joined: Flags, spaced: Flags) -> None:
    """Join single lines with a blank one between each two, where the lines are full and sentences run across."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], spaced, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        width = int(shown.edge[start : end + 1].max())
        if end - start < 2 or not WRAP_NARROWEST <= width <= DOUBLE_SPACED_WIDTH:
            continue
        before, here = slice(start, end), slice(start + 1, end + 1)
        full = shown.edge[before] + 1 + first[here] > width
        running = ~shown.stops[before] & _LOWER[shown.begins[here]]
        wide = shown.edge[before] > 0.7 * width
        if wide.sum() < 2 or (full | running)[wide].mean() < 0.6 or running[wide].mean() < 0.2:
            continue
        starts = shown.item[here] | (shown.bullet[here] & shown.stops[before])
        indented = (shown.lead[here] >= shown.lead[before] + INDENT) & shown.stops[before]
        joined[here] |= (full | running) & ~starts & ~indented
