"""The text of an ASCII document, copied out of its source in few pieces."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from filinggraph.read.flow import BLOCK_GAP
from filinggraph.read.lines import Bytes, Ints, encode

NOTHING, SPACE, BLOCK_END, TAB, ROW_END = range(5)
LENGTHS = np.array([0, 1, len(BLOCK_GAP), 1, 1], np.int32)
COPIED_AT_ONCE = 1 << 15
FEW = 4
_BREAK, _OUT = "\x1e", "\x1f"
_SIGNS = np.array([ord(_OUT), 32, ord(_BREAK), 9, 10], np.uint8)


def copied(source: str, start: Ints, end: Ints, gap: Bytes) -> str:
    """The ranges start[i] to end[i] of source, what `gap[i]` says after each; the last is followed by nothing.

    A gap is written over the white space behind its range, and a sign to be dropped over what few characters stand
    there beside it: most ranges are copied as one piece with the next. Most of the parts need a byte a character.
    """
    room = start[1:] - end[:-1]
    written = LENGTHS[gap]
    written[:-1][(gap[:-1] == BLOCK_END) & (room < len(BLOCK_GAP))] = len(_BREAK)
    blanks = room - written[:-1]
    cut = np.flatnonzero(blanks > FEW)
    blanks[cut] = 0
    left, right = np.append(start[:1], start[cut + 1]), np.append(end[cut] + written[cut], end[-1:])
    bounds = np.array([0, len(left)])
    if len(source) > COPIED_AT_ONCE:
        bounds = np.unique(np.append(np.searchsorted(left, np.arange(0, len(source), COPIED_AT_ONCE)), bounds))
    begins, ends = left[bounds[:-1]], right[bounds[1:] - 1]
    signs = [(places, values, *(np.searchsorted(places, edge).tolist() for edge in (begins, ends)))
             for places, values in _signs(end, gap, written, blanks)]  # fmt: skip
    parts: list[str] = []
    for number, (begin, after) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True)):
        encoding, codes = encode(source[begin:after])
        codes = codes.copy()
        for places, values, firsts, stops in signs:
            here = slice(firsts[number], stops[number])
            codes[places[here] - begin] = values[here]
        here = slice(bounds[number], bounds[number + 1])
        parts.append(_part(codes, encoding, (left[here] - begin).tolist(), (right[here] - begin).tolist()))
    return "".join(parts)


def _signs(end: Ints, gap: Bytes, written: Ints, blanks: Ints) -> Iterator[tuple[Ints, Bytes]]:
    """Where what is written behind the ends of ranges: the gap, then the rest of a wide one and signs to drop."""
    parted = np.flatnonzero(written)
    values = _SIGNS[gap[parted]]
    wide = written > 1
    values[wide[parted]] = ord("\n")
    yield end[parted], values
    count = blanks + wide[:-1]
    before = np.cumsum(count, dtype=np.int32) - count
    values = np.full(count.sum(), ord(_OUT), np.uint8)
    values[before[wide[:-1]]] = ord("\n")
    places = np.repeat(end[:-1] + np.minimum(written[:-1], 1) - before, count)
    places += np.arange(len(values), dtype=np.int32)
    yield places, values


def _part(codes: npt.NDArray[np.integer], encoding: str, left: list[int], right: list[int]) -> str:
    """The characters left[i] to right[i] as a text, without those to be dropped."""
    if codes.dtype.itemsize > 1:
        codes = np.concatenate([codes[a:b] for a, b in zip(left, right, strict=True)])
        wide = str(codes[codes != ord(_OUT)].data, encoding, "surrogatepass")
        return wide.replace(_BREAK, BLOCK_GAP) if _BREAK in wide else wide
    raw = codes.tobytes()
    kept = raw if len(left) == 1 else b"".join([raw[a:b] for a, b in zip(left, right, strict=True)])
    return kept.replace(_OUT.encode(), b"").replace(_BREAK.encode(), BLOCK_GAP.encode()).decode(encoding)
