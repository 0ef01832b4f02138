"""What several filings describe, sorted out from what each says, and put together piece by piece."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import PropertyGraph, project
from filinggraph.semantics.terms import RDF_TYPE
from filinggraph.store.source import FILING_DATE, Source
from filinggraph.store.spool import QuadFile


@dataclass(slots=True)
class Shared:
    """Statements about shared subjects, in so many files by their subjects: a file fits in memory, all may not.

    `hashes` are those of the subjects. Kept in memory are the types of the subjects and the dates of filings, which
    are needed with every file; the source is asked for the type of what one other filing describes.
    """

    source: Source
    hashes: frozenset[int]
    folder: Path
    count: int
    files: list[QuadFile] = field(init=False)
    types: dict[object, dict[object, ox.Quad]] = field(default_factory=lambda: defaultdict(dict))
    dates: dict[object, ox.Quad] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Empty files."""
        self.files = [QuadFile(self.folder) for _ in range(self.count)]

    def __enter__(self) -> Self:
        """What was made."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the files."""
        for file in self.files:
            file.close()

    def note(self, quads: Sequence[ox.Quad]) -> set[str]:
        """Sort out what one filing says; gives the shared subjects among its own."""
        names: set[str] = set()
        lines: dict[int, list[ox.Quad]] = defaultdict(list)
        types: dict[object, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            place = hash(quad.subject)
            if quad.predicate == FILING_DATE:
                self.dates[quad.graph_name] = quad
            if place in self.hashes:
                names.add(quad.subject.value)  # type: ignore[union-attr]
                lines[place % self.count].append(quad)
                if quad.predicate == RDF_TYPE:
                    self.types[quad.subject].setdefault(quad.object, quad)
            elif quad.predicate == RDF_TYPE:
                types[quad.subject].append(quad)
        for place, found in lines.items():
            ends = {quad.object for quad in found} & types.keys()
            self.files[place].add([*found, *(each for end in ends for each in types[end])])
        return names

    def portions(self) -> Iterator[PropertyGraph]:
        """The shared nodes, and the edges that leave them."""
        return (self._portion(list(file.quads())) for file in self.files)

    def _portion(self, quads: list[ox.Quad]) -> PropertyGraph:
        dates = [self.dates[graph] for graph in {quad.graph_name for quad in quads} if graph in self.dates]
        whole = project([*quads, *self._types(quads), *dates])
        own = {quad.subject.value for quad in quads if hash(quad.subject) in self.hashes}  # type: ignore[union-attr]
        nodes = tuple(node for node in whole.nodes if node.id in own)
        return PropertyGraph(nodes, tuple(edge for edge in whole.edges if edge.source in own))

    def _types(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """Types of what edges lead to and the quads do not tell."""
        links = mapping().types
        told = {quad.subject for quad in quads if quad.predicate == RDF_TYPE}
        for end in {quad.object for quad in quads if quad.predicate.value in links}:
            if hash(end) in self.hashes:
                yield from self.types[end].values()
            elif end not in told and isinstance(end, ox.NamedNode):
                yield from self.source.pattern(end, RDF_TYPE, None)
