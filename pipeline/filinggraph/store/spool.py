"""Statements on their way into a store, set aside in files so that they need not be asked back from it."""

import contextlib
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import pyarrow as pa
import pyoxigraph as ox

from filinggraph.semantics.quads import FilingGraph, nquads


@dataclass(slots=True)
class QuadFile:
    """N-Quads in an unnamed file in a folder, compressed to a twentieth. It goes when it is closed, also by a kill."""

    folder: Path
    file: IO[bytes] | None = None
    out: pa.CompressedOutputStream | None = None

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Some more quads."""
        if self.file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 - see close
            self.out = pa.CompressedOutputStream(self._handle("wb"), "zstd")
        if self.out is None:
            raise ValueError("quads are added before they are read")
        self.out.write(nquads(quads))

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, in the order in which they came; none are added afterwards."""
        self._finish()
        if self.file is not None:
            self.file.seek(0)
            with pa.CompressedInputStream(self._handle("rb"), "zstd") as source:
                yield from ox.parse(source, format=ox.RdfFormat.N_QUADS)

    def close(self) -> None:
        """Drop the file."""
        with contextlib.suppress(OSError):  # after an error, what could not be written
            self._finish()
        if self.file is not None:
            self.file.close()

    def _finish(self) -> None:
        if self.out is not None:
            out, self.out = self.out, None
            out.close()

    def _handle(self, mode: str) -> pa.PythonFile:
        """The file for a stream, which closes what it is given."""
        assert self.file is not None
        return pa.PythonFile(os.fdopen(os.dup(self.file.fileno()), mode), mode[0])


@dataclass(slots=True)
class Spool:
    """Filings in a file in a folder, and the hashes of the subjects each speaks of; to be left before the folder goes.

    `count` is how many statements there are. Reading them back takes a fifth of the time that a store on disk takes.
    """

    folder: Path
    count: int = 0
    subjects: "array[int]" = field(default_factory=lambda: array("q"))
    file: QuadFile = field(init=False)

    def __post_init__(self) -> None:
        """An empty file."""
        self.file = QuadFile(self.folder)

    def __enter__(self) -> Self:
        """The spool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the file."""
        self.file.close()

    def passing(self, graphs: Iterable[FilingGraph]) -> Iterator[FilingGraph]:
        """The same graphs, noted as they pass."""
        for graph in graphs:
            self.note(graph.quads)
            yield graph

    def note(self, quads: Sequence[ox.Quad]) -> None:
        """Keep the statements of one filing."""
        self.file.add(quads)
        self.count += len(quads)
        self.subjects.extend({hash(quad.subject) for quad in quads})

    def filings(self) -> Iterator[list[ox.Quad]]:
        """The statements of each filing that has any, in the order in which they passed."""
        for _, found in groupby(self.file.quads(), key=lambda quad: quad.graph_name):
            yield list(found)

    def shared(self) -> frozenset[int]:
        """Hashes of the subjects that more than one filing speaks of."""
        hashes = np.frombuffer(self.subjects, dtype=np.int64) if self.subjects else np.empty(0, np.int64)
        found = np.sort(hashes)
        return frozenset(found[1:][found[1:] == found[:-1]].tolist())
