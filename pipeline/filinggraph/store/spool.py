"""Statements on their way into a store, set aside in a file so that they need not be asked back from it."""

import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import pyoxigraph as ox

from filinggraph.semantics.quads import FilingGraph, nquads


@dataclass(slots=True)
class Spool:
    """Filings as N-Quads in an unnamed file in a folder, and the hashes of the subjects each speaks of.

    `count` is how many statements have passed. The file goes when the spool is left, also by a kill. Reading it back
    takes a quarter of the time that a store on disk takes to tell its statements.
    """

    folder: Path
    file: IO[bytes] | None = None
    count: int = 0
    subjects: "array[int]" = field(default_factory=lambda: array("q"))

    def __enter__(self) -> Self:
        """The spool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the file."""
        if self.file is not None:
            self.file.close()

    def passing(self, graphs: Iterable[FilingGraph]) -> Iterator[FilingGraph]:
        """The same graphs, noted as they pass."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 - closed when the spool is left
        for graph in graphs:
            self.file.write(nquads(graph.quads))
            self.count += len(graph.quads)
            self.subjects.extend({hash(quad.subject) for quad in graph.quads})
            yield graph

    def filings(self) -> Iterator[list[ox.Quad]]:
        """The statements of each filing, in the order in which they passed."""
        if self.file is None:
            return
        self.file.seek(0)
        quads = ox.parse(self.file, format=ox.RdfFormat.N_QUADS)
        for _, found in groupby(quads, key=lambda quad: quad.graph_name):
            yield list(found)

    def shared(self) -> frozenset[int]:
        """Hashes of the subjects that more than one filing speaks of."""
        return several(self.subjects)


def several(hashes: "array[int]") -> frozenset[int]:
    """What occurs more than once."""
    found = np.sort(np.frombuffer(hashes, dtype=np.int64)) if hashes else np.empty(0, np.int64)
    return frozenset(found[1:][found[1:] == found[:-1]].tolist())
