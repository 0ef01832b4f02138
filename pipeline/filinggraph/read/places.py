"""Arrays of places in a text, four bytes for each where they are enough."""

from array import array
from collections.abc import Sequence

import numpy as np

LONGEST = 1 << 31


def places_in(length: int) -> "array[int]":
    """An empty array that can hold places in a text of that length, four bytes for each where they are enough."""
    return array("i" if length < LONGEST else "q")


def moved(places: Sequence[int], by: int, typecode: str) -> "array[int]":
    """The places, further on by some characters, as an array of a type."""
    out = array(typecode)
    out.frombytes((np.asarray(places, np.int64) + by).astype(typecode).tobytes())
    return out
