"""What the elements of a page do to its text: which make blocks, and which a browser does not show."""

import re

from filinggraph.model import BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li"
    " main nav ol p pre section table tbody td tfoot th thead tr ul title page text document".split()
)
DROPPED = ("script", "style", "head", "noscript", "iframe", "object", "svg", "img", "ix:header", "ix:hidden")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super|position\s*:\s*relative\s*;\s*top\s*:\s*-", re.I)
RAISED_CUES = ("relative", "super")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def kind_at_end(tag: str) -> BlockKind:
    """The kind of a block that the end of an element closes; PARAGRAPH leaves it to the looks of the text."""
    if tag in _HEADINGS:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if tag == "li" else BlockKind.PARAGRAPH
