"""Which blocks may be boilerplate: those that hold or begin with the words that mark it, sought in all at once."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

import numpy as np

from filinggraph.model import Boilerplate
from filinggraph.read.lines import Ints
from filinggraph.read.shapes import Shapes

SHORT = 160
_ANYWHERE = {
    Boilerplate.SAFE_HARBOR: (b"forward", b"harbo", b"litigation reform"),
    Boilerplate.SIGNATURES: (b"pursuant to the req",),
}
_IN_SHORT = {Boilerplate.CONTACT: (b"phone", b"tel", b"fax", b"mail")}
_FIRST = {
    Boilerplate.SAFE_HARBOR: (b"caution", b"safe", b"forward", b"special", b"note", b"disclaimer"),
    Boilerplate.ABOUT: (b"about",),
    Boilerplate.CONTACT: (b"for ", b"further", b"more", b"additional", b"media", b"investor", b"press", b"company",
                          b"contact", b"source"),
    Boilerplate.SIGNATURES: (b"signature",),
    Boilerplate.EXHIBIT_INDEX: (b"exhibit", b"index"),
    Boilerplate.TABLE_OF_CONTENTS: (b"table", b"index"),
}  # fmt: skip
SIGNS_BEFORE = 8
SMALL = ord("a") ^ ord("A")
Words = Mapping[Boilerplate, tuple[bytes, ...]]
Cues = dict[int, set[Boilerplate]]
_SIGN = np.array([(not chr(code).isalnum() and code != ord("_")) or code > 127 for code in range(256)])
_OPENINGS: dict[bytes, list[tuple[Boilerplate, bytes]]] = {}
for _kind, _words in _FIRST.items():
    for _word in _words:
        _OPENINGS.setdefault(_word[:2], []).append((_kind, _word))
_PAIRS = np.zeros(0x10000, np.bool_)
_PAIRS[[pair[0] << 8 | pair[1] for pair in _OPENINGS]] = True


def cues(shapes: Shapes, low: bytearray) -> Cues:
    """Of what boilerplate blocks hold a cue, by their numbers.

    `low` is their text, a byte for each character, with the bit set that makes small letters of capitals: that other
    signs change too does no harm to the search for words.
    """
    starts, ends = np.array(shapes.starts), np.array(shapes.ends)
    prose = np.ones(len(starts), np.bool_)
    prose[list(shapes.tables)] = False
    short = np.flatnonzero(prose & (ends - starts < SHORT))
    numbers, begins = short.tolist(), starts[short].tolist()
    texts = [low[start:end] for start, end in zip(begins, ends[short].tolist(), strict=True)]
    places = [0, *accumulate(len(text) + 1 for text in texts)]
    found: Cues = {}
    for kind, number in chain(
        ((kind, number) for kind, number in _holders(low, shapes.starts, _ANYWHERE) if prose[number]),
        ((kind, numbers[place]) for kind, place in _holders(b"\n".join(texts), places, _IN_SHORT)),
        ((kind, numbers[place]) for kind, place in _openers(low, starts[short])),
    ):
        found.setdefault(number, set()).add(kind)
    return found


def _holders(low: bytes | bytearray, begins: Sequence[int], cues: Words) -> Iterator[tuple[Boilerplate, int]]:
    """Each kind and the number of each range that holds a word of it; range i reaches from begins[i] to the next."""
    for kind, words in cues.items():
        for word in words:
            at = low.find(word)
            while at >= 0:
                number = bisect_right(begins, at)
                yield kind, number - 1
                at = low.find(word, begins[number]) if number < len(begins) else -1


def _openers(low: bytearray, begins: Ints) -> Iterator[tuple[Boilerplate, int]]:
    """Each kind and the number of each text that begins with a word of it, whatever signs stand before."""
    codes = np.frombuffer(low, np.uint8)
    last = len(codes) - 1
    place = begins.copy()
    for _ in range(SIGNS_BEFORE):
        before = np.flatnonzero(_SIGN[codes[place]] & (place < last))
        if not len(before):
            break
        place[before] += 1
    pairs = codes[place].astype(np.uint16) << 8 | codes[np.minimum(place + 1, last)]
    likely = np.flatnonzero(_PAIRS[pairs])
    for number, at in zip(likely.tolist(), place[likely].tolist(), strict=True):
        for kind, word in _OPENINGS[bytes(low[at : at + 2])]:
            if low.startswith(word, at):
                yield kind, number
    for number in np.flatnonzero(_SIGN[codes[place]]).tolist():
        yield from ((kind, number) for kind in _FIRST)
