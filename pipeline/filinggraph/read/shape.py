"""What a short block is by its looks: a heading, a list item, or a paragraph."""

import numpy as np

from filinggraph.model import BlockKind
from filinggraph.read.codes import Codes, Flags, code_table, encode
from filinggraph.read.reflow import BULLET, ITEM

_GOES_ON = ".;,"
GOING_ON = code_table(*map(ord, _GOES_ON))
HEADING_WORDS = 14
ITEM_LENGTH = 200
LONGEST_MARK = len("(viii)")


def kind_of(text: str, *, printed: int = 0) -> BlockKind:
    """The kind of a block; text has no white space at its ends.

    `printed` counts the lines that it took in an ASCII text, where a heading is short and begins with a letter.
    """
    if len(text) >= ITEM_LENGTH:
        return BlockKind.LIST_ITEM if BULLET.match(text) else BlockKind.PARAGRAPH
    if text[0] in "IiPp" and ITEM.match(text):
        return BlockKind.HEADING
    words = text.split()
    if len(words[0]) <= LONGEST_MARK and BULLET.match(text) and (printed or len(words) > 1):
        return BlockKind.LIST_ITEM
    if printed > 2 or len(words) > HEADING_WORDS or text[-1] in _GOES_ON or (printed and not text[0].isalpha()):
        return BlockKind.PARAGRAPH
    lettered = [word[0] for word in words if word[0].isalpha()]
    titled = bool(lettered) and sum(map(str.isupper, lettered)) >= 0.7 * len(lettered)
    return BlockKind.HEADING if titled else BlockKind.PARAGRAPH


def titled(texts: list[str]) -> Flags:
    """Whether each text is a heading by the capitals of its words: what `kind_of` asks last, of many at once.

    Texts have single spaces and no others between their words.
    """
    if not texts:
        return np.zeros(0, np.bool_)
    codes = encode("\n".join(["", *texts]))
    ends = codes == ord("\n")
    begins = np.flatnonzero((codes[:-1] == ord(" ")) | ends[:-1]) + 1
    holder = np.cumsum(ends)[begins] - 1
    letter, capital = _letters(codes[begins])
    held = (holder, holder[letter], holder[capital])
    words, lettered, capitals = (np.bincount(numbers, minlength=len(texts)) for numbers in held)
    return (words <= HEADING_WORDS) & (lettered > 0) & (capitals >= 0.7 * lettered)


def _letters(codes: Codes) -> tuple[Flags, Flags]:
    """Which characters are letters, and which of those are capitals."""
    letter, capital = (codes | 32) - ord("a") < 26, codes - ord("A") < 26
    for place in np.flatnonzero(codes > 127).tolist():
        sign = chr(codes[place])
        letter[place], capital[place] = sign.isalpha(), sign.isalpha() and sign.isupper()
    return letter, capital
