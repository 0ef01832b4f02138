"""What a short block is by its looks: a heading, a list item, or a paragraph."""

from filinggraph.model import BlockKind
from filinggraph.read.reflow import BULLET, ITEM

_GOES_ON = ".;,"
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
