"""Which blocks may be boilerplate: those that hold or begin with the words that mark it, sought in all at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Self

import numpy as np

from filinggraph.model import Boilerplate
from filinggraph.read.codes import Bytes, Flags, Ints
from filinggraph.read.shapes import Shapes

SHORT = 160
SMALL = ord("a") ^ ord("A")
INITIAL = ord("i")
SOUGHT_AT_ONCE = 1 << 18
WORTH_IT = 1 << 15
SIGNS_BEFORE = 3
PADDING = 4


class Cue(NamedTuple):
    """Words that mark boilerplate, in a short block or in any; the four letters at `rare` are rare in English."""

    kind: Boilerplate
    words: bytes
    rare: int = 0
    short: bool = False

    @property
    def letters(self) -> bytes:
        """Those four letters, or three where the words have no more."""
        return self.words[self.rare : self.rare + 4]


_HELD = (
    Cue(Boilerplate.SAFE_HARBOR, b"forward"),
    Cue(Boilerplate.SAFE_HARBOR, b"harbo"),
    Cue(Boilerplate.SAFE_HARBOR, b"private securities litigation reform act", 35),
    Cue(Boilerplate.SIGNATURES, b"pursuant to the requirements of the securities exchange act", 44),
    Cue(Boilerplate.CONTACT, b"phone", short=True),
    Cue(Boilerplate.CONTACT, b"mail", short=True),
    Cue(Boilerplate.CONTACT, b"tel", short=True),
    Cue(Boilerplate.CONTACT, b"fax", short=True),
)
LONGEST = max(len(cue.words) for cue in _HELD)
THREE_LETTERS = np.uint32(0xFFFFFF)
_BY_LETTERS = {cue.letters: cue for cue in _HELD}
_FOUR, _THREE = (
    [int.from_bytes(letters, "little") for letters in _BY_LETTERS if len(letters) == count] for count in (4, 3)
)
_FIRST = {
    Boilerplate.SAFE_HARBOR: (b"caution", b"safe", b"forward", b"special", b"note", b"disclaimer"),
    Boilerplate.ABOUT: (b"about",),
    Boilerplate.CONTACT: (b"for ", b"further", b"more", b"additional", b"media", b"investor", b"press", b"company",
                          b"contact", b"source"),
    Boilerplate.SIGNATURES: (b"signature",),
    Boilerplate.EXHIBIT_INDEX: (b"exhibit", b"index"),
    Boilerplate.TABLE_OF_CONTENTS: (b"table", b"index"),
}  # fmt: skip
_SIGNS = bytes(code for code in range(256) if code > 127 or not chr(code).isalnum())
_OPENINGS: dict[bytes, list[tuple[Boilerplate, bytes]]] = {}
for _kind, _words in _FIRST.items():
    for _word in _words:
        _OPENINGS.setdefault(_word[:4], []).append((_kind, _word))
_OPENING = np.sort(np.array([int.from_bytes(letters, "little") for letters in _OPENINGS], np.uint32))
_IS_SIGN = np.isin(np.arange(256), list(_SIGNS))


@dataclass(frozen=True, slots=True)
class Cues:
    """What blocks hold, by their numbers: `kinds` of boilerplate, and which `items` begin with the letter of one."""

    kinds: dict[int, set[Boilerplate]] = field(default_factory=dict)
    items: list[int] = field(default_factory=list)

    def add(self, cues: Self, by: int) -> None:
        """Append what is said of further blocks, whose numbers count from there."""
        self.kinds.update((number + by, kinds) for number, kinds in cues.kinds.items())
        self.items.extend([number + by for number in cues.items])


def cues_in(shapes: Shapes, codes: Bytes) -> Cues:
    """The cues of all blocks of a text, whose characters are `codes`, a byte each."""
    prose = np.ones(len(shapes.kinds), np.bool_)
    prose[list(shapes.tables)] = False
    return find_cues(np.asarray(shapes.starts), np.asarray(shapes.ends), prose, codes)


def find_cues(starts: Ints, ends: Ints, prose: Flags, codes: Bytes) -> Cues:
    """The cues of blocks: block i is codes[starts[i]:ends[i]], and no table where it is `prose`."""
    # Capitals become small letters by one bit; that other signs change too does no harm to the search.
    low = np.zeros(len(codes) + PADDING, np.uint8)
    np.bitwise_or(codes, SMALL, out=low[: len(codes)])
    short = prose & (ends - starts < SHORT)
    found: dict[int, set[Boilerplate]] = {}
    held = [(cue, at) for begin in range(0, len(codes), SOUGHT_AT_ONCE) for cue, at in _held(low, begin)]
    holders = np.searchsorted(starts, [at for _, at in held], "right") - 1
    for (cue, _), number in zip(held, holders.tolist(), strict=True):
        if short[number] if cue.short else prose[number]:
            found.setdefault(number, set()).add(cue.kind)
    brief = np.flatnonzero(short)
    at = starts[brief]
    for _ in range(SIGNS_BEFORE):
        at = np.minimum(at + _IS_SIGN[low[at]], len(codes))
    letters = np.stack([low[at + step] for step in range(4)], axis=-1).view("<u4")[:, 0]
    opening = _OPENING.take(np.searchsorted(_OPENING, letters), mode="clip") == letters
    for number in brief[opening | _IS_SIGN[low[at]]].tolist():
        for kind in _openers(low[starts[number] : ends[number]].tobytes()):
            found.setdefault(number, set()).add(kind)
    return Cues(found, np.flatnonzero(low[starts] == INITIAL).tolist())


def _held(low: Bytes, begin: int) -> Iterator[tuple[Cue, int]]:
    """The cues in a part of a text that begins there, and their places.

    Four letters are compared at once. In short texts the calls cost more than to look for one cue after the other.
    """
    part = low[begin : begin + SOUGHT_AT_ONCE + LONGEST]
    if len(part) < WORTH_IT:
        text = part.tobytes()
        for cue in _HELD:
            at = text.find(cue.words)
            while at >= 0:
                yield cue, begin + at
                at = text.find(cue.words, at + 1)
        return
    for shift in range(4):
        letters = part[shift : shift + (len(part) - shift) // 4 * 4].copy().view("<u4")
        likely = letters == _FOUR[0]
        for four in _FOUR[1:]:
            likely |= letters == four
        letters &= THREE_LETTERS
        for three in _THREE:
            likely |= letters == three
        for at in (np.flatnonzero(likely) * 4 + shift).tolist():
            said = part[at : at + 4].tobytes()
            cue = _BY_LETTERS.get(said) or _BY_LETTERS[said[:3]]
            place = at - cue.rare
            if place >= 0 and part[place : place + len(cue.words)].tobytes() == cue.words:
                yield cue, begin + place


def _openers(text: bytes) -> Iterator[Boilerplate]:
    """The kinds that a text begins with a word of, whatever signs stand before."""
    head = text.lstrip(_SIGNS)
    for kind, word in _OPENINGS.get(head[:4], ()):
        if head.startswith(word):
            yield kind
