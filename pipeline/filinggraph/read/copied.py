"""The text of an ASCII document, copied out of its source in few pieces."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from filinggraph.read.codes import WIDE, Bytes, Ints
from filinggraph.read.flow import BLOCK_GAP
from filinggraph.read.lines import Lines

NOTHING, SPACE, BLOCK_END, TAB, ROW_END = range(5)
LENGTHS = np.array([0, 1, len(BLOCK_GAP), 1, 1], np.int32)
COPIED_AT_ONCE = 1 << 17
SURROGATES = 0xD800
FEW = 4
_BREAK, _OUT = b"\x1e", b"\x1f"
_GAPS = (b"", b" ", BLOCK_GAP.encode(), b"\t", b"\n")
_SIGNS = np.array([ord(_OUT), 32, ord(_BREAK), 9, 10], np.uint8)


@dataclass(frozen=True, slots=True)
class Parts:
    """A text in parts: `texts[i]` begins at `begins[i]` of it, and together they are all of it."""

    texts: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)

    def slices(self, start: Ints, end: Ints) -> Iterator[list[str]]:
        """The ranges start[i] to end[i] of the text, which come in order, for each part; none lies in two."""
        bounds = [*np.searchsorted(start, self.begins).tolist(), len(start)]
        for text, by, (first, after) in zip(self.texts, self.begins, pairwise(bounds), strict=True):
            spans = zip((start[first:after] - by).tolist(), (end[first:after] - by).tolist(), strict=True)
            yield [text[a:b] for a, b in spans]


def copied(lines: Lines, start: Ints, end: Ints, gap: Bytes, cuts: Ints) -> Iterator[tuple[str, Bytes]]:
    """The ranges start[i] to end[i] of the source, what `gap[i]` says after each, in parts: from one cut to the next.

    A part comes as a text and as its characters, a byte each as `narrow` gives them. A gap is written over
    the white space behind its range in the codes of the lines, which are lost, and a sign to be dropped over what few
    characters stand there beside it, so that most ranges are copied as one piece with the next.
    """
    for first, after in pairwise(cuts.tolist()):
        here = slice(first, after)
        part = _put_together(lines.codes, start[here], end[here], gap[here])
        yield _widened(part, _signs(lines, start[here], end[here])), np.frombuffer(part, np.uint8)
    lines.release()


def _put_together(codes: Bytes, start: Ints, end: Ints, gap: Bytes) -> bytes:
    """The ranges with their gaps, a byte a character."""
    room = start[1:] - end[:-1]
    written = LENGTHS[gap[:-1]]
    written[(gap[:-1] == BLOCK_END) & (room < len(BLOCK_GAP))] = len(_BREAK)
    blanks = room - written
    cut = np.flatnonzero(blanks > FEW)
    blanks[cut] = 0
    for places, values in _over(end[:-1], gap[:-1], written, blanks):
        codes[places] = values
    begin = int(start[0])
    left, right = np.append(start[:1], start[cut + 1]), np.append(end[cut] + written[cut], end[-1:])
    raw = codes[begin : int(end[-1])].tobytes()
    if len(cut):
        spans = zip((left - begin).tolist(), (right - begin).tolist(), strict=True)
        raw = b"".join([raw[a:b] for a, b in spans])
    return raw.replace(_OUT, b"").replace(_BREAK, _GAPS[BLOCK_END]) + _GAPS[gap[-1]]


def _over(end: Ints, gap: Bytes, written: Ints, blanks: Ints) -> Iterator[tuple[Ints, Bytes]]:
    """Where what is written behind the ends of ranges: the gap, then the rest of a wide one and signs to drop."""
    parted = np.flatnonzero(written)
    values = _SIGNS[gap[parted]]
    wide = written > 1
    values[wide[parted]] = ord("\n")
    yield end[parted], values
    count = blanks + wide
    before = np.cumsum(count, dtype=np.int32) - count
    values = np.full(count.sum(), ord(_OUT), np.uint8)
    values[before[wide]] = ord("\n")
    places = np.repeat(end + np.minimum(written, 1) - before, count)
    places += np.arange(len(values), dtype=np.int32)
    yield places, values


def _signs(lines: Lines, start: Ints, end: Ints) -> Ints:
    """The code points in the ranges that need more than a byte."""
    here = slice(*np.searchsorted(lines.wide, (start[0], end[-1])).tolist())
    places = lines.wide[here]
    kept = places < end[np.searchsorted(start, places, "right") - 1]
    return lines.signs[here][kept]


def _widened(part: bytes, signs: Ints) -> str:
    """The text of characters a byte each, with `signs` in the places of those that need more.

    Half a surrogate pair has to stay alone beside another, which UTF-16 would read as one sign.
    """
    if not len(signs):
        return str(part, "latin-1")
    encoding, kind = ("utf-16-le", "<u2") if signs.max() < SURROGATES else ("utf-32-le", "<u4")
    codes = np.frombuffer(part, np.uint8)
    exact = codes.astype(kind)
    exact[codes == WIDE] = signs
    return str(exact.data, encoding, "surrogatepass")
