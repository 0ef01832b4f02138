"""Which of some words a text writes, without making a set of all its words."""

from collections.abc import Set
from typing import Any

import numpy as np

from filinggraph.read.codes import narrow

LOOKED_AT_ONCE = 1 << 18
_LETTERS = 26
_LENGTHS = 32


def written(source: str, wanted: Set[str]) -> set[str]:
    """Those of the wanted words, in small letters a to z and single hyphens between, that stand whole in source."""
    sought = {word.encode() for word in wanted}
    found: set[bytes] = set()
    start = 0
    while start < len(source) and sought:
        end = source.find("\n", start + LOOKED_AT_ONCE) + 1 or len(source)
        found |= _in_part(source[start:end], sought)
        sought -= found
        start = end
    return {word.decode() for word in found}


def _in_part(text: str, sought: set[bytes]) -> set[bytes]:
    """The sought words in a text, capitals aside; only words that begin, end and measure like one are looked at."""
    codes = narrow(f"\n{text}\n")
    hyphens = codes == ord("-")
    codes |= ord("a") ^ ord("A")
    inside = codes - ord("a") < _LETTERS
    hyphens[1:-1] &= inside[:-2] & inside[2:]
    inside |= hyphens
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    begins, ends = edges[::2], edges[1::2]
    likely = np.zeros(_LETTERS * _LETTERS * _LENGTHS, np.bool_)
    likely[[_key(word[0], word[-1], min(len(word), _LENGTHS - 1)) for word in sought]] = True
    first, last = codes[begins + 1].astype(np.int32), codes[ends]
    chosen = np.flatnonzero(likely[_key(first, last, np.minimum(ends - begins, _LENGTHS - 1))])
    spans = zip(begins[chosen].tolist(), ends[chosen].tolist(), strict=True)
    low = codes.tobytes()
    return sought.intersection([low[begin + 1 : end + 1] for begin, end in spans])


def _key(first: Any, last: Any, length: Any) -> Any:
    """A number for words with the same first and last letter and length, of a word or of an array of words."""
    return ((first - ord("a")) * _LETTERS + last - ord("a")) * _LENGTHS + length
