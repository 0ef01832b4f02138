"""Filings in a file of N-Quads, filing after filing in the order of their ids, read one at a time by their places."""

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from filinggraph.errors import StoreError
from filinggraph.semantics.quads import FilingGraph, nquads
from filinggraph.semantics.terms import filing_iri
from filinggraph.store.statements import filing_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where the lines of a filing stand in a file, in bytes, and their sha256."""

    file: IO[bytes]
    start: int
    length: int
    digest: str

    def lines(self) -> bytes:
        """The filing's N-Quads."""
        self.file.seek(self.start)
        return self.file.read(self.length)


@dataclass(slots=True)
class FilingsFile(Mapping[str, FilingGraph]):
    """Filings by their ids, in their order. Those that `add` puts in wait in an unnamed file in `folder`.

    `opened` are the files of all places.
    """

    folder: Path
    places: dict[str, Place] = field(default_factory=dict)
    opened: list[IO[bytes]] = field(default_factory=list)
    waiting: IO[bytes] | None = None

    @classmethod
    def of(cls, path: Path) -> "FilingsFile":
        """What the file at path holds. Raises StoreError for a file that no store of ours wrote."""
        found = cls(path.parent)
        try:
            found.opened.append(path.open("rb"))
            found._look_through(path)
        except (OSError, StoreError) as error:
            found.close()
            if isinstance(error, StoreError):
                raise
            raise StoreError(f"{path}: cannot be read: {error.strerror or error}") from error
        found.sort()
        return found

    def _look_through(self, path: Path) -> None:
        (source,) = self.opened
        start = 0
        for graph, lines in groupby(source, key=_graph):
            identity = filing_id(graph)
            if identity is None or identity in self.places:
                raise StoreError(f"{path}: holds statements that are in no filing's place; export it anew")
            hashed, length = hashlib.sha256(), 0
            for line in lines:
                hashed.update(line)
                length += len(line)
            self.places[identity] = Place(source, start, length, hashed.hexdigest())
            start += length

    def add(self, graph: FilingGraph) -> bool:
        """Put a filing in, in place of what it said before; False when it said the same."""
        lines = nquads(graph.quads)
        digest = hashlib.sha256(lines).hexdigest()
        if graph.id in self.places and self.places[graph.id].digest == digest:
            return False
        try:
            if self.waiting is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                self.waiting = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 - see close
                self.opened.append(self.waiting)
            start = self.waiting.seek(0, 2)
            self.waiting.write(lines)
            self.waiting.flush()
        except OSError as error:
            said = f"{error.strerror or error}; free some space or check the rights"
            raise StoreError(f"{self.folder}: cannot be written: {said}") from error
        self.places[graph.id] = Place(self.waiting, start, len(lines), digest)
        return True

    @classmethod
    def copied(cls, other: "FilingsFile") -> "FilingsFile":
        """The same filings, to be changed; to be closed once."""
        return cls(other.folder, dict(other.places), other.opened)

    def close(self) -> None:
        """Let go of the files."""
        for file in self.opened:
            with contextlib.suppress(OSError):  # what could not be written is not wanted any more
                file.close()

    def sort(self) -> None:
        """Back into the order of ids."""
        self.places = dict(sorted(self.places.items()))

    def lines(self) -> Iterator[bytes]:
        """The N-Quads of each filing."""
        return (place.lines() for place in self.places.values())

    def __getitem__(self, identity: str) -> FilingGraph:
        """What one filing says."""
        try:
            quads = tuple(ox.parse(self.places[identity].lines(), format=ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            raise StoreError(f"{self.folder}: {identity}: not N-Quads: {error}; export it anew") from error
        return FilingGraph(identity, filing_iri(identity).value, quads)

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self.places)

    def __len__(self) -> int:
        """How many filings there are."""
        return len(self.places)


def _graph(line: bytes) -> str:
    """IRI of the graph that a line's statement is in; "" where it is in none."""
    return line[line.rfind(b"<") + 1 : line.rfind(b">")].decode("utf-8", "replace")
