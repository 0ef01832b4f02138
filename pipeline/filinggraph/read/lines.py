"""The lines and words of an ASCII text as arrays: a loop over every line in Python would be twenty times slower."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]

_ENCODINGS = (("latin-1", np.dtype("u1")), ("utf-16-le", np.dtype("<u2")), ("utf-32-le", np.dtype("<u4")))
_LEADER = re.compile(r"\. ?\. ?\. ?\.[. ]*(?=[$( ]*[\d—–-])")
LONG_WORD = 24
NARROWED_AT_ONCE = 1 << 14
SCANNED_AT_ONCE = 1 << 18
WIDE = 0xFF


def code_table(*codes: int) -> Flags:
    """Whether each code point up to 0xFFFF is one of those given."""
    found = np.zeros(0x10000, np.bool_)
    found[list(codes)] = True
    return found


_THIN = code_table(0xAD, 0x200B, 0xFEFF)
_BLANK = code_table(0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000) | _THIN


@dataclass(slots=True)
class Lines:
    """A text cut into lines and runs of words.

    A run is what a line holds with single spaces, a word where spacing is wide; runs of line i are `first[i]` to
    `first[i + 1]`, run w is source[word_start[w]:word_end[w]]. The text of line i, without its indentation, is
    source[left[i]:right[i]]; it is `filled` unless it is blank. `codes` are the characters as `narrow` gives them;
    `inked` are those that print and the spaces within runs, `thin` are the places of those without width; `glued[w]`
    says that nothing but such stands between run w and the next.
    """

    source: str
    codes: Bytes
    inked: Flags
    thin: Ints
    line_start: Ints
    first: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    word_start: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    word_end: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    glued: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    filled: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    left: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    right: Ints = field(default_factory=lambda: np.zeros(0, np.int32))

    @classmethod
    def of(cls, source: str) -> Self:
        """The lines of source; line i begins at `line_start[i]` and ends before its line feed."""
        codes = narrow(source)
        high = _where(codes, lambda part: part > 127)
        exact = _exact(source, codes, high)
        inked = codes > 32
        inked[high[_BLANK[exact]]] = False
        thin = high[_THIN[exact]]
        for start, end in _leaders(source, codes):
            inked[start:end] = False
        line_start = np.concatenate((np.zeros(1, np.int32), _where(codes, lambda part: part == 10) + 1))
        lines = cls(source, codes, inked, thin, line_start)
        lines.scan()
        return lines

    def scan(self) -> None:
        """Find the runs; `inked` has the characters that print, and gets the spaces within runs."""
        for start in range(0, len(self.codes), SCANNED_AT_ONCE):
            inked = self.inked[start : start + SCANNED_AT_ONCE + 2]
            single = self.codes[start + 1 : start + len(inked) - 1] == 32
            single &= inked[:-2]
            single &= inked[2:]
            inked[1:-1] |= single
        edges = _changes(self.inked)
        self.word_start, self.word_end = edges[::2].copy(), edges[1::2].copy()
        first = np.searchsorted(self.word_start, self.line_start).astype(np.int32)
        self.first = np.append(first, np.int32(len(self.word_start)))
        self.filled = self.first[1:] > self.first[:-1]
        filled = np.flatnonzero(self.filled)
        self.left, self.right = (np.zeros(self.count, np.int32) for _ in range(2))
        self.left[filled] = self.word_start[self.first[filled]]
        self.right[filled] = self.word_end[self.first[filled + 1] - 1]
        self.glued = _glued(self.thin, self.word_start, self.word_end)

    def leave_out(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Take ranges of characters out of the text, and find the runs again."""
        for start, end in ranges:
            self.inked[start:end] = False
        self.inked &= self.codes != 32
        self.scan()

    def release(self) -> None:
        """Let go of the arrays that are as long as the text; lines and runs stay."""
        self.codes, self.inked = self.codes[:0].copy(), self.inked[:0].copy()

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
        return _exact(self.source, self.codes, positions)


def _exact(source: str, codes: Bytes, positions: Ints) -> npt.NDArray[np.uint16]:
    """Code points at positions, at most 0xFFFF; `codes` are those of source, at most 0xFF."""
    found = codes[positions].astype(np.uint16)
    for place in np.flatnonzero(found == WIDE).tolist():
        found[place] = min(ord(source[positions[place]]), 0xFFFF)
    return found


def _leaders(source: str, codes: Codes) -> list[tuple[int, int]]:
    """The rows of four dots and more that lead the eye to a figure."""
    dots = _where(codes, lambda part: part == ord("."))
    found: list[tuple[int, int]] = []
    after = 0
    for at in dots[:-3][dots[3:] - dots[:-3] <= 6].tolist():
        leader = _LEADER.match(source, at) if at >= after else None
        if leader:
            after = leader.end()
            found.append(leader.span())
    return found


def encode(source: str) -> tuple[str, Codes]:
    """The code points of source in the narrowest array that holds them, and the encoding that leads back."""
    for encoding, kind in _ENCODINGS:
        try:
            data = source.encode(encoding, "strict" if kind.itemsize == 1 else "surrogatepass")
        except UnicodeEncodeError:
            continue
        if len(data) == len(source) * kind.itemsize:
            return encoding, np.frombuffer(data, kind)
    raise AssertionError("UTF-32 holds every code point in four bytes")


def _where(codes: Bytes, test: Callable[[Bytes], Flags]) -> Ints:
    """The places of the characters that pass a test, made in parts that stay in the processor's cache."""
    steps = range(0, len(codes), SCANNED_AT_ONCE)
    found = [np.flatnonzero(test(codes[step : step + SCANNED_AT_ONCE])).astype(np.int32) + step for step in steps]
    return np.concatenate([np.zeros(0, np.int32), *found])


def _changes(flags: Flags) -> Ints:
    """Where flags that are off outside turn on and off, in turns."""
    found = [np.zeros(int(flags[:1].sum()), np.int32)]
    for step in range(0, len(flags), SCANNED_AT_ONCE):
        part = flags[step : step + SCANNED_AT_ONCE + 1]
        found.append(np.flatnonzero(part[1:] != part[:-1]).astype(np.int32) + (step + 1))
    return np.concatenate([*found, np.full(int(flags[-1:].sum()), len(flags), np.int32)])


def narrow(text: str, out: Bytes | None = None) -> Bytes:
    """The code points of a text, a byte each: those beyond Latin-1 as WIDE; written to `out` where it is given."""
    out = np.empty(len(text), np.uint8) if out is None else out
    for start in range(0, len(text), NARROWED_AT_ONCE):
        _, codes = encode(text[start : start + NARROWED_AT_ONCE])
        out[start : start + NARROWED_AT_ONCE] = codes if codes.dtype.itemsize == 1 else np.minimum(codes, WIDE)
    return out


def _glued(thin: Ints, starts: Ints, ends: Ints) -> Flags:
    glued = np.zeros(len(starts), np.bool_)
    if len(thin) and len(starts) > 1:
        inside = np.searchsorted(thin, starts[1:]) - np.searchsorted(thin, ends[:-1])
        glued[:-1] = inside == starts[1:] - ends[:-1]
    return glued
