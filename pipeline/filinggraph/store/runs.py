"""Columns of many tables, gathered in runs: in memory up to a bound, then in files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pyarrow as pa

Key = tuple[str, ...]


@dataclass(slots=True)
class Runs:
    """Arrow tables by key. `held` is how many bytes of them are in memory; `files` are those in the folder."""

    folder: Path
    held: int = 0
    waiting: dict[Key, list[pa.Table]] = field(default_factory=dict)
    files: dict[Key, tuple[IO[bytes], pa.RecordBatchStreamWriter]] = field(default_factory=dict)

    def add(self, key: Key, table: pa.Table) -> None:
        """Some more rows."""
        self.waiting.setdefault(key, []).append(table)
        self.held += table.nbytes

    def largest(self) -> Key:
        """The key that holds most memory."""
        return max(sorted(self.waiting), key=lambda key: sum(table.nbytes for table in self.waiting[key]))

    def names(self) -> list[Key]:
        """All keys, sorted."""
        return sorted(self.waiting.keys() | self.files.keys())

    def spill(self, most: int) -> None:
        """Write everything to files when more than so many bytes are held."""
        if self.held <= most:
            return
        for key in list(self.waiting):
            table = self._from_memory(key)
            if key not in self.files:
                out = self._path(key).open("wb")
                self.files[key] = out, pa.ipc.new_stream(out, table.schema)
            self.files[key][1].write_table(table)

    def take(self, key: Key) -> Iterator[pa.Table]:
        """All rows of a key as one table, or none; they are gone then."""
        parts = [self._from_memory(key)] if key in self.waiting else []
        if key in self.files:
            out, writer = self.files.pop(key)
            writer.close()
            out.close()
            with pa.memory_map(str(self._path(key))) as source:
                yield pa.concat_tables([pa.ipc.open_stream(source).read_all(), *parts])
            self._path(key).unlink()
        else:
            yield from parts

    def _from_memory(self, key: Key) -> pa.Table:
        tables = self.waiting.pop(key)
        self.held -= sum(table.nbytes for table in tables)
        return pa.concat_tables(tables)

    def _path(self, key: Key) -> Path:
        return self.folder / f"{'-'.join(key)}.arrow"
