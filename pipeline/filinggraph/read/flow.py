"""The one text of a document while it grows: pieces of the source, and where each came from."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from filinggraph.model import BlockKind, OffsetMap, Table
from filinggraph.read.codes import narrow
from filinggraph.read.cues import Cues, cues_in
from filinggraph.read.places import LONGEST, moved, places_in
from filinggraph.read.shapes import RawBlock, Shapes

BLOCK_GAP = "\n\n"
NOWHERE = -(1 << 62)


class Words(NamedTuple):
    """A text and where it came from: from `offsets[i]` on it stands at `sources[i]`, character by character."""

    text: str
    offsets: Sequence[int]
    sources: Sequence[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a source: its text, its blocks with their cues, and where the text came from."""

    text: str
    blocks: Shapes = field(default_factory=Shapes)
    targets: Sequence[int] = ()
    sources: Sequence[int] = ()
    widths: Sequence[int] = ()
    cues: Cues = field(default_factory=Cues)

    def source(self, position: int) -> int:
        """Where the character at position in the text came from."""
        run = max(bisect_right(self.targets, position) - 1, 0)
        return self.sources[run] + (position - self.targets[run]) * self.widths[run]

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges of text[start:end] that the source holds in one piece each."""
        run = max(bisect_right(self.targets, start) - 1, 0)
        while start < end:
            after = self.targets[run + 1] if run + 1 < len(self.targets) else end
            yield start, min(after, end)
            start, run = after, run + 1

    def target(self, source: int) -> int:
        """Where in the text the character at source came to stand, or -1 where it did not."""
        run = bisect_right(self.sources, source) - 1
        while run > 0 and not self.widths[run]:
            run -= 1
        if run < 0:
            return -1
        after = self.targets[run + 1] if run + 1 < len(self.targets) else len(self.text)
        position = self.targets[run] + source - self.sources[run]
        return position if position < after else -1

    def offsets(self, source_length: int, *, shift: int = 0) -> OffsetMap:
        """The way back from the text to a source in which this one begins at shift."""
        sources = self.sources
        if shift:
            sources = moved(sources, shift, "i" if source_length < LONGEST else "q")
        return OffsetMap(self.targets, sources, self.widths, source_length)


@dataclass(slots=True)
class Flow:
    """A text under construction, with its blocks and offset map."""

    targets: "array[int]"
    sources: "array[int]"
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    shift: int = NOWHERE
    blocks: list[RawBlock] = field(default_factory=list)
    widths: "array[int]" = field(default_factory=lambda: array("b"))

    @classmethod
    def of(cls, source: str) -> Self:
        """Nothing yet, made of a source."""
        return cls(places_in(len(source)), places_in(len(source)))

    def add(self, words: Words) -> None:
        """Append a text that the source holds."""
        text, offsets, sources = words
        length = self.length
        for offset, source in zip(offsets, sources, strict=True):
            shift = source - length - offset
            if shift != self.shift:
                self.shift = shift
                self.targets.append(length + offset)
                self.sources.append(source)
                self.widths.append(1)
        self.pieces.append(text)
        self.length = length + len(text)

    def gap(self, separator: str, source: int) -> None:
        """Append a separator that the source does not hold in that form."""
        self.targets.append(self.length)
        self.sources.append(source)
        self.widths.append(0)
        self.shift = NOWHERE
        self.pieces.append(separator)
        self.length += len(separator)

    def begin(self, source: int) -> int:
        """Start a block and return its offset."""
        if self.length:
            self.gap(BLOCK_GAP, source)
        return self.length

    def end(self, start: int, kind: BlockKind, table: Table | None = None) -> None:
        """Close the block that began at start; an empty one is forgotten."""
        if self.length > start:
            self.blocks.append((kind, start, self.length, table))

    def last_text(self) -> str:
        """Text of the block before, where it is no table; "" at the beginning."""
        if not self.blocks or self.blocks[-1][3] is not None:
            return ""
        start, pieces, length = self.blocks[-1][1], [], self.length
        for piece in reversed(self.pieces):
            if length <= start:
                break
            pieces.append(piece)
            length -= len(piece)
        return "".join(reversed(pieces))

    def text(self) -> str:
        """All that was appended."""
        return "".join(self.pieces)

    def reading(self) -> Reading:
        """What was appended, as a value."""
        text, shapes = self.text(), Shapes.of(self.blocks)
        return Reading(text, shapes, self.targets, self.sources, self.widths, cues_in(shapes, narrow(text)))


class RawCell(NamedTuple):
    """A cell before it has a place in the text: what it says, and the columns it covers.

    A cell of HTML has its `words`; one of ASCII is words `source` to `end` of the lines. `parts` are the cells that it
    was joined from, with nothing between their texts. `note` counts the characters of a raised footnote mark at its
    end, which `text` is without; `marks` are such marks that stand after it in cells of their own.
    """

    text: str
    source: int
    column: int
    columns: int = 1
    end: int = 0
    words: Words | None = None
    parts: tuple["RawCell", ...] = ()
    note: int = 0
    marks: tuple[Words, ...] = ()

    def joined(self, after: "RawCell") -> "RawCell":
        """This cell and the one after it as one."""
        parts = (self.parts or (self,)) + (after.parts or (after,))
        span = after.column + after.columns - self.column
        return RawCell(self.text + after.text, self.source, self.column, span, end=after.end, parts=parts,
                       note=after.note, marks=self.marks + after.marks)  # fmt: skip
