"""What a short block is by its looks: a heading, a list item, or a paragraph."""

import re

from filinggraph.model import BlockKind
from filinggraph.read.reflow import BULLET, ITEM

_MIDDLE = re.compile(r"[.;,]$")
HEADING_WORDS = 14
ITEM_LENGTH = 200


def kind_of(text: str, *, printed: int = 0) -> BlockKind:
    """The kind of a block; text has no white space at its ends.

    `printed` counts the lines that it took in an ASCII text, where a heading is short and begins with a letter.
    """
    if len(text) >= ITEM_LENGTH:
        return BlockKind.LIST_ITEM if BULLET.match(text) else BlockKind.PARAGRAPH
    if ITEM.match(text):
        return BlockKind.HEADING
    words = text.split()
    if BULLET.match(text) and (printed or len(words) > 1):
        return BlockKind.LIST_ITEM
    if printed > 2 or len(words) > HEADING_WORDS or _MIDDLE.search(text) or (printed and not text[0].isalpha()):
        return BlockKind.PARAGRAPH
    lettered = [word[0] for word in words if word[0].isalpha()]
    titled = bool(lettered) and sum(letter.isupper() for letter in lettered) >= 0.7 * len(lettered)
    return BlockKind.HEADING if titled else BlockKind.PARAGRAPH
