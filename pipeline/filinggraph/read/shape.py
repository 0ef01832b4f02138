"""What a short block is by its looks: a heading, a list item, or a paragraph."""

import re

from filinggraph.model import BlockKind
from filinggraph.read.reflow import BULLET, ITEM

_MIDDLE = re.compile(r"[.;,]$")
HEADING_WORDS = 14
ITEM_LENGTH = 200


def kind_of(text: str, lines: int = 1) -> BlockKind:
    """The kind of a block printed on that many lines; text has no white space at its ends."""
    if len(text) < ITEM_LENGTH and ITEM.match(text):
        return BlockKind.HEADING
    if BULLET.match(text):
        return BlockKind.LIST_ITEM
    words = text.split()
    if lines > 2 or len(words) > HEADING_WORDS or not text[:1].isalpha() or _MIDDLE.search(text):
        return BlockKind.PARAGRAPH
    lettered = [word[0] for word in words if word[0].isalpha()]
    titled = sum(letter.isupper() for letter in lettered) >= 0.7 * max(1, len(lettered))
    return BlockKind.HEADING if titled else BlockKind.PARAGRAPH
