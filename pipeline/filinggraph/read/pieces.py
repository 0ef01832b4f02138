"""Pieces of a page put together to words: white space made single spaces, every character led back to its source."""

import re
from collections.abc import Iterator, Sequence

from filinggraph.read.flow import Words

_BLANK = "\t-\r\x1c-\x1f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ZERO_WIDTH = "\u00ad\u200b\ufeff"
_ODD = re.compile(f"[{_BLANK}{_ZERO_WIDTH}]")
_IRREGULAR = re.compile(rf"\s\s|[{_ZERO_WIDTH}]")
_GAP = re.compile(f"[ {_BLANK}{_ZERO_WIDTH}]{{2,}}|[{_ZERO_WIDTH}]")
_NO_WIDTH = frozenset(_ZERO_WIDTH)
NO_WORDS = Words("", (), ())


def together(pieces: Sequence[str], sources: Sequence[int]) -> Words:
    """The pieces as one text without white space at its ends; piece i stands in the source from `sources[i]` on.

    What a piece holds of white space only counts as a space between words, wherever it stood.
    """
    text = "".join(pieces)
    odd = _ODD.search(text)
    if "  " in text or (odd and _IRREGULAR.search(text, max(odd.start() - 1, 0))):
        return _collapsed(pieces, sources)
    if odd:
        text = _ODD.sub(" ", text)
    bare = text.lstrip(" ")
    skipped = len(text) - len(bare)
    offsets: list[int] = []
    origins: list[int] = []
    at = 0
    for piece, source in zip(pieces, sources, strict=True):
        length = len(piece)
        if at + length > skipped:
            if at >= skipped:
                offsets.append(at - skipped)
                origins.append(source)
            else:
                offsets.append(0)
                origins.append(source + skipped - at)
        at += length
    return Words(bare.rstrip(" "), offsets, origins)


def is_regular(text: str) -> bool:
    """True where all white space in a text is single spaces, and every sign has a width."""
    return "  " not in text and not _ODD.search(text)


def _collapsed(pieces: Sequence[str], sources: Sequence[int]) -> Words:
    """The same where white space comes in runs, or signs without width stand in words."""
    out: list[str] = []
    offsets: list[int] = []
    origins: list[int] = []
    length, spaced = 0, True
    for whole, source in zip(pieces, sources, strict=True):
        for run, at in _runs(whole):
            piece = _ODD.sub(" ", run)
            if spaced and piece[0] == " ":
                piece, at = piece[1:], at + 1
                if not piece:
                    continue
            spaced = piece[-1] == " "
            out.append(piece)
            offsets.append(length)
            origins.append(source + at)
            length += len(piece)
    return Words("".join(out).rstrip(" "), offsets, origins)


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """The text cut where white space is no single sign, which stands as a space of its own; each with its offset."""
    at = 0
    for gap in _GAP.finditer(text):
        if gap.start() > at:
            yield text[at : gap.start()], at
        if not _NO_WIDTH.issuperset(gap[0]):
            yield " ", gap.start()
        at = gap.end()
    if at < len(text):
        yield text[at:], at
