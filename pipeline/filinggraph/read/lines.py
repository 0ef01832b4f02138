"""The lines and words of an ASCII text as arrays: a loop over every line in Python would be twenty times slower."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from filinggraph.read.codes import WIDE, Bytes, Codes, Flags, Ints, code_table, coded

_LEADER = re.compile(r"\. ?\. ?\. ?\.[. ]*(?=[$( ]*[\d—–-])")
LONG_WORD = 24
LEADER_AT_MOST = 6
SPACE, FEED = ord(" "), ord("\n")
SCANNED_AT_ONCE = 1 << 17
_THIN = code_table(0xAD, 0x200B, 0xFEFF)
_BLANK = code_table(0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000) | _THIN


@dataclass(slots=True)
class Lines:
    """A text cut into lines and runs of words.

    A run is what a line holds with single spaces, a word where spacing is wide; runs of line i are `first[i]` to
    `first[i + 1]`, run w is source[word_start[w]:word_end[w]]. The text of line i, without its indentation, is
    source[left[i]:right[i]]; it is `filled` unless it is blank. `codes` are the characters as `narrow` gives them;
    `wide` are the places of those that need more than a byte and `signs` their code points, `thin` are the places of
    those without width; `glued[w]` says that nothing but such stands between run w and the next.
    """

    source: str
    codes: Bytes
    wide: Ints
    signs: Ints
    thin: Ints
    line_start: Ints
    word_start: Ints
    word_end: Ints
    first: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    glued: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    filled: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    left: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    right: Ints = field(default_factory=lambda: np.zeros(0, np.int32))

    @classmethod
    def of(cls, pieces: list[str]) -> Self:
        """The lines of a source in pieces, which are used up.

        Line i begins at `line_start[i]` and ends before its line feed.
        """
        codes, wide, signs = coded(pieces)
        source = "".join(pieces)
        pieces.clear()
        parts = []
        start = 0
        while start < len(source):
            end = source.find("\n", start + SCANNED_AT_ONCE) + 1 or len(source)
            parts.append(_scanned(source, (codes, wide, signs), start, end))
            start = end
        feeds, edges, thin = (np.concatenate([np.zeros(0, np.int32), *found]) for found in zip(*parts, strict=True))
        line_start = np.append(np.int32(0), feeds + np.int32(1))
        lines = cls(source, codes, wide, signs, thin, line_start, edges[::2].copy(), edges[1::2].copy())
        lines.count_runs()
        return lines

    def count_runs(self) -> None:
        """Find which runs each line holds, and where its text begins and ends."""
        first = np.searchsorted(self.word_start, self.line_start).astype(np.int32)
        self.first = np.append(first, np.int32(len(self.word_start)))
        self.filled = self.first[1:] > self.first[:-1]
        filled = np.flatnonzero(self.filled)
        self.left, self.right = (np.zeros(self.count, np.int32) for _ in range(2))
        self.left[filled] = self.word_start[self.first[filled]]
        self.right[filled] = self.word_end[self.first[filled + 1] - 1]
        self.glued = _glued(self.thin, self.word_start, self.word_end)

    def leave_out(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Take ranges of characters, which stand in order, out of the text, and cut the runs there."""
        starts, ends = np.array(ranges, np.int32).T
        firsts, stops = np.searchsorted(self.word_end, starts, "right"), np.searchsorted(self.word_start, ends)
        cuts: dict[int, list[tuple[int, int]]] = {}
        for place, first, stop in zip(ranges, firsts.tolist(), stops.tolist(), strict=True):
            for run in range(first, stop):
                cuts.setdefault(run, []).append(place)
        left = [part for run, places in cuts.items() for part in self._without(run, places)]
        begins, after = np.array(left, np.int32).reshape(-1, 2).T
        touched = list(cuts)
        self.word_start = np.sort(np.append(np.delete(self.word_start, touched), begins))
        self.word_end = np.sort(np.append(np.delete(self.word_end, touched), after))
        self.count_runs()

    def _without(self, run: int, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """What a run leaves when places in it are cut out, with the spaces beside them."""
        at, end = int(self.word_start[run]), int(self.word_end[run])
        for begin, after in places:
            stop = begin - 1 if begin > at and self.codes[begin - 1] == SPACE else begin
            if stop > at:
                yield at, stop
            at = after + 1 if after < end and self.codes[after] == SPACE else after
        if end > at:
            yield at, end

    def release(self) -> None:
        """Let go of the source and its characters; where lines and runs stand stays known."""
        self.source, self.codes = "", self.codes[:0].copy()

    @property
    def count(self) -> int:
        """How many lines there are; a text without a line feed has one."""
        return len(self.line_start)

    def text(self, line: int) -> str:
        """The line with the white space at both ends cut off; "" for a blank one."""
        return self.source[self.left[line] : self.right[line]]

    def texts(self, lines: Ints) -> list[str]:
        """The text of each of the lines."""
        source = self.source
        spans = zip(self.left[lines].tolist(), self.right[lines].tolist(), strict=True)
        return [source[left:right] for left, right in spans]

    def first_words(self, lines: Ints) -> Ints:
        """Lengths of the first words of lines that hold any."""
        starts = self.word_start[self.first[lines]]
        lengths = self.word_end[self.first[lines]] - starts
        inside = np.arange(len(lines))
        for step in range(1, LONG_WORD):
            inside = inside[lengths[inside] > step]
            if not len(inside):
                break
            ended = self.codes[starts[inside] + step] == 32
            lengths[inside[ended]] = step
            inside = inside[~ended]
        for place in inside.tolist():
            end = self.source.find(" ", int(starts[place]), int(starts[place] + lengths[place]))
            lengths[place] = end - starts[place] if end >= 0 else lengths[place]
        return lengths

    def at(self, positions: Ints) -> Codes:
        """Code points at positions, at most 0xFFFF."""
        return _exact(self.codes, self.wide, self.signs, positions)


def _scanned(source: str, coded: tuple[Bytes, Ints, Ints], start: int, end: int) -> tuple[Ints, Ints, Ints]:
    """The line feeds of whole lines, where runs begin and end, in turns, and what has no width."""
    codes, wide, signs = coded
    part = codes[start:end]
    inked = part > SPACE
    high = np.flatnonzero(part > 127)
    thin = high
    if len(high):
        exact = _exact(codes, wide, signs, high + start)
        inked[high[_BLANK[exact]]] = False
        thin = high[_THIN[exact]]
    for begin, after in _leaders(source, part, start):
        inked[begin - start : after - start] = False
    single = part[1:-1] == SPACE
    single &= inked[:-2]
    single &= inked[2:]
    inked[1:-1] |= single
    turns = np.flatnonzero(inked[1:] != inked[:-1]) + 1
    edges = np.concatenate((np.zeros(int(inked[0]), np.intp), turns, np.full(int(inked[-1]), len(inked))))
    feeds = np.flatnonzero(part == FEED)
    by = np.int32(start)
    return feeds.astype(np.int32) + by, edges.astype(np.int32) + by, thin.astype(np.int32) + by


def _exact(codes: Bytes, wide: Ints, signs: Ints, positions: Ints) -> npt.NDArray[np.uint16]:
    """Code points at positions, at most 0xFFFF; those that need more than a byte are `signs` at `wide`."""
    found = codes[positions].astype(np.uint16)
    more = np.flatnonzero(found == WIDE)
    if len(more):
        found[more] = np.minimum(signs[np.searchsorted(wide, positions[more])], 0xFFFF)
    return found


def _leaders(source: str, codes: Bytes, start: int) -> Iterator[tuple[int, int]]:
    """The rows of four dots and more that lead the eye to a figure, in the part of source that begins at start."""
    dots = np.flatnonzero(codes == ord("."))
    after = 0
    for at in (dots[:-3][dots[3:] - dots[:-3] <= LEADER_AT_MOST] + start).tolist():
        leader = _LEADER.match(source, at) if at >= after else None
        if leader:
            after = leader.end()
            yield leader.span()


def _glued(thin: Ints, starts: Ints, ends: Ints) -> Flags:
    glued = np.zeros(len(starts), np.bool_)
    if len(thin) and len(starts) > 1:
        inside = np.searchsorted(thin, starts[1:]) - np.searchsorted(thin, ends[:-1])
        glued[:-1] = inside == starts[1:] - ends[:-1]
    return glued
