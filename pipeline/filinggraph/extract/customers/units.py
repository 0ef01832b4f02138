"""What is read as one statement: a sentence, joined over a page break, with the words that lead its list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.language import Sentence, split
from filinggraph.model import Block, BlockKind, Boilerplate, Document

_SKIPPED = frozenset(
    {
        Boilerplate.SAFE_HARBOR,
        Boilerplate.TABLE_OF_CONTENTS,
        Boilerplate.EXHIBIT_INDEX,
        Boilerplate.SIGNATURES,
        Boilerplate.CONTACT,
        Boilerplate.COVER,
    }
)
_OTHER_ITEMS = re.compile(r"Item\s+(?:9|1[0-6]|[34]\b|5\b|6\b)(?!\.01)")
REPORT = re.compile(r"10-|20-F|40-F")  # forms of periodic reports; other documents are taken for releases
_ENDS = tuple('.!?:;”"’)')
LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement: its range and text, the words before a colon that lead it, and the heading over it."""

    start: int
    text: str
    lead: str
    heading: str
    section: str
    item: bool

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


@lru_cache(maxsize=2)
def units(document: Document) -> tuple[Unit, ...]:
    """The statements of a document's prose in order; boilerplate, tables and the Items on governance are left out."""
    return tuple(_units(document))


def _units(document: Document) -> Iterator[Unit]:
    lead = heading = ""
    open_end: Sentence | None = None
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED:
            continue
        if document.filing.form.startswith("10-") and _OTHER_ITEMS.match(block.section):
            continue
        found = [s for s in split(document, block) if len(s.text) <= LONGEST]
        if not found:
            continue
        if block.kind is BlockKind.HEADING and not lead:
            heading = found[0].text[:120]
        short = block.end - block.start < 200
        if lead and not (block.kind is not BlockKind.PARAGRAPH or short):
            lead = ""
        for number, sentence in enumerate(found):
            start = sentence.start
            if (
                number == 0
                and open_end is not None
                and block.kind is BlockKind.PARAGRAPH
                and sentence.end - open_end.start <= LONGEST
            ):
                start = open_end.start
            yield Unit(
                start,
                document.text[start : sentence.end],
                lead,
                heading,
                block.section,
                block.kind is not BlockKind.PARAGRAPH,
            )
        last = found[-1]
        if last.text.rstrip().endswith(":") and len(last.text) > 20:
            lead = last.text[-400:]
        open_end = last if _open(block, last) else None


def _open(block: Block, last: Sentence) -> bool:
    """True for a paragraph that a page break cuts within a sentence."""
    shown = last.text.rstrip()
    if block.kind is BlockKind.HEADING or last.end - last.start <= 60 or shown.endswith(_ENDS):
        return False
    letters = [w for w in shown.split() if w[0].isalpha() and len(w) > 3]
    title = sum(w[0].isupper() for w in letters) > 0.6 * len(letters)
    return not title or shown.endswith(",")
