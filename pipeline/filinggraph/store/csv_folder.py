"""CSV files in a folder, written row by row and all put in place at the end."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from filinggraph.errors import StoreError
from filinggraph.store.tables import csv_line


@dataclass(slots=True)
class CsvFolder:
    """Files in the making, by name."""

    folder: Path
    open: dict[str, IO[bytes]] = field(default_factory=dict)

    @classmethod
    @contextlib.contextmanager
    def making(cls, folder: Path) -> "Iterator[CsvFolder]":
        """Files that take the place of all CSV files in folder when the block ends well. Raises StoreError."""
        made = cls(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob(".*.csv.part"):
                old.unlink()
            yield made
            made._put_in_place()
        except OSError as error:
            said = f"{error.strerror or error}; free some space or check the rights"
            raise StoreError(f"{folder}: cannot be written: {said}") from error
        finally:
            made._drop()

    @property
    def names(self) -> list[str]:
        """Names of the files."""
        return list(self.open)

    def add(self, name: str, head: Sequence[str], row: Sequence[str | None]) -> None:
        """A row more in a file, which begins with head."""
        out = self.open.get(name)
        if out is None:
            out = self.open[name] = self._part(name).open("wb")
            out.write(csv_line(head).encode())
        out.write(csv_line(row).encode())

    def _part(self, name: str) -> Path:
        return self.folder / f".{name}.part"

    def _put_in_place(self) -> None:
        for name, out in self.open.items():
            out.flush()
            os.fsync(out.fileno())
            out.close()
            self._part(name).replace(self.folder / name)
        for old in self.folder.glob("*.csv"):
            if old.name not in self.open:
                old.unlink()

    def _drop(self) -> None:
        for name, out in self.open.items():
            with contextlib.suppress(OSError):  # after an error, what could not be written
                out.close()
            self._part(name).unlink(missing_ok=True)
