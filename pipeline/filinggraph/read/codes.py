"""The characters of a text as arrays of their code points."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]

_ENCODINGS = (("latin-1", np.dtype("u1")), ("utf-16-le", np.dtype("<u2")), ("utf-32-le", np.dtype("<u4")))
NARROWED_AT_ONCE = 1 << 15
WIDE = 0xFF


def code_table(*codes: int) -> Flags:
    """Whether each code point up to 0xFFFF is one of those given."""
    found = np.zeros(0x10000, np.bool_)
    found[list(codes)] = True
    return found


def encode(text: str) -> Codes:
    """The code points of a text in the narrowest array that holds them."""
    for encoding, kind in _ENCODINGS:
        try:
            data = text.encode(encoding, "strict" if kind.itemsize == 1 else "surrogatepass")
        except UnicodeEncodeError:
            continue
        if len(data) == len(text) * kind.itemsize:
            return np.frombuffer(data, kind)
    raise AssertionError("UTF-32 holds every code point in four bytes")


def narrow(text: str) -> Bytes:
    """The code points of a text, a byte each: those beyond Latin-1 as WIDE."""
    return coded((text,))[0]


def coded(parts: Sequence[str]) -> tuple[Bytes, Ints, Ints]:
    """The code points of a text in parts as `narrow` gives them, the places of all WIDE ones, and what these are."""
    out = np.empty(sum(map(len, parts)), np.uint8)
    places, signs = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
    start = 0
    for text in (part[at : at + NARROWED_AT_ONCE] for part in parts for at in range(0, len(part), NARROWED_AT_ONCE)):
        codes = encode(text)
        here = out[start : start + len(codes)]
        here[:] = codes
        if not text.isascii() and (codes.dtype.itemsize > 1 or here.max() == WIDE):
            wide = np.flatnonzero(codes >= WIDE)
            here[wide] = WIDE
            places.append(wide.astype(np.int32) + start)
            signs.append(codes[wide].astype(np.uint32))
        start += len(codes)
    return out, np.concatenate(places), np.concatenate(signs)
