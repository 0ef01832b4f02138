"""The lines and words of an ASCII text as arrays: a loop over every line in Python would be twenty times slower."""

import re
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[Any]

_ENCODINGS = (("latin-1", np.dtype("u1")), ("utf-16-le", np.dtype("<u2")), ("utf-32-le", np.dtype("<u4")))
_WIDE_SPACES = (0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF)
_LEADER = re.compile(r"\. ?\. ?\. ?\.[. ]*(?=[$( ]*[\d—–-])")
_ZERO_WIDTH = (0xAD, 0x200B, 0xFEFF)


@dataclass(slots=True)
class Lines:
    """A text cut into lines and words.

    Words of line i are `first[i]` to `first[i + 1]`; word w is source[word_start[w]:word_end[w]]. `glued[w]` says that
    only characters without width (soft hyphens) stand between word w and the next.
    """

    source: str
    encoding: str
    codes: Codes
    inked: Flags
    line_start: Ints
    first: Ints
    word_start: Ints
    word_end: Ints
    glued: Flags

    @classmethod
    def of(cls, source: str) -> Self:
        """The lines of source; line i begins at `line_start[i]` and ends before its line feed."""
        encoding, codes = encode(source)
        inked = ~_spaces(codes)
        if "...." in source or ". . ." in source:
            for leader in _LEADER.finditer(source):
                inked[leader.start() : leader.end()] = False
        line_start = np.concatenate((np.zeros(1, np.int32), np.flatnonzero(codes == 10).astype(np.int32) + 1))
        none = np.zeros(0, np.int32)
        lines = cls(source, encoding, codes, inked, line_start, none, none, none, np.zeros(0, np.bool_))
        lines.scan()
        return lines

    def scan(self) -> None:
        """Find the words again, after characters were taken out of `inked`."""
        inked = self.inked
        edges = np.flatnonzero(inked[1:] != inked[:-1]).astype(np.int32) + 1
        if inked.size and inked[0]:
            edges = np.concatenate((np.zeros(1, np.int32), edges))
        if inked.size and inked[-1]:
            edges = np.concatenate((edges, np.array([inked.size], np.int32)))
        self.word_start, self.word_end = edges[::2].copy(), edges[1::2].copy()
        first = np.searchsorted(self.word_start, self.line_start).astype(np.int32)
        self.first = np.append(first, np.int32(len(self.word_start)))
        self.glued = _glued(self.codes, self.word_start, self.word_end)

    @property
    def count(self) -> int:
        """How many lines there are; a text without a line feed has one."""
        return len(self.line_start)

    def text(self, line: int) -> str:
        """The line with the white space at both ends cut off; "" for a blank one."""
        first, after = self.first[line], self.first[line + 1]
        return self.source[self.word_start[first] : self.word_end[after - 1]] if after > first else ""

    def at(self, positions: Ints) -> Codes:
        """Code points at positions, at most 0xFFFF."""
        return np.minimum(self.codes[positions], 0xFFFF) if self.codes.dtype.itemsize > 1 else self.codes[positions]


def encode(source: str) -> tuple[str, Codes]:
    """The code points of source in the narrowest array that holds them, and the encoding that leads back."""
    for encoding, kind in _ENCODINGS:
        try:
            data = source.encode(encoding, "strict" if kind.itemsize == 1 else "surrogatepass")
        except UnicodeEncodeError:
            continue
        if len(data) == len(source) * kind.itemsize:
            return encoding, np.frombuffer(data, kind).copy()
    raise AssertionError("UTF-32 holds every code point in four bytes")


def _spaces(codes: Codes) -> Flags:
    if codes.dtype.itemsize == 1:
        found: Flags = codes <= 32
        if codes.size and codes.max() > 127:
            found |= (codes == 0xA0) | (codes == 0xAD) | (codes == 0x85)
        return found
    found = (
        (codes <= 32) | (codes == 0xA0) | (codes == 0xAD) | (codes == 0x85) | ((codes >= 0x2000) & (codes <= 0x200B))
    )
    for code in _WIDE_SPACES:
        found |= codes == code
    return found


def _glued(codes: Codes, starts: Ints, ends: Ints) -> Flags:
    glued = np.zeros(len(starts), np.bool_)
    if codes.dtype.itemsize == 1 and not (codes.size and codes.max() >= 0xAD):
        return glued
    thin = np.flatnonzero(np.isin(codes, _ZERO_WIDTH))
    if len(thin) and len(starts) > 1:
        inside = np.searchsorted(thin, starts[1:]) - np.searchsorted(thin, ends[:-1])
        glued[:-1] = inside == starts[1:] - ends[:-1]
    return glued
