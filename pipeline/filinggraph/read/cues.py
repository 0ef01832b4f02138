"""Which blocks may be boilerplate: those that hold or begin with the words that mark it, sought in all at once."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

import numpy as np

from filinggraph.model import Boilerplate
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
SMALL = ord("a") ^ ord("A")
Words = Mapping[Boilerplate, tuple[bytes, ...]]
Cues = dict[int, set[Boilerplate]]
_SIGNS = bytes(code for code in range(256) if code > 127 or not chr(code).isalnum())
_OPENINGS: dict[int, list[tuple[Boilerplate, bytes]]] = {}
for _kind, _words in _FIRST.items():
    for _word in _words:
        _OPENINGS.setdefault(_word[0] << 8 | _word[1], []).append((_kind, _word))


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
        ((kind, numbers[place]) for kind, place in _openers(texts)),
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


def _openers(texts: list[bytearray]) -> Iterator[tuple[Boilerplate, int]]:
    """Each kind and the number of each text that begins with a word of it, whatever signs stand before."""
    for number, text in enumerate(texts):
        head = text.lstrip(_SIGNS)
        for kind, word in _OPENINGS.get(head[0] << 8 | head[1], ()) if len(head) > 1 else ():
            if head.startswith(word):
                yield kind, number
