"""Statements with signs for parties and times, with what is told of pairs of signs: what the networks learn from."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from filinggraph.extract.masking import FILER

Row = tuple[float | None, ...]


def others_in(text: str) -> list[str]:
    """The signs of the parties of a masked text but the filer, in order."""
    return list(dict.fromkeys(c for c in text if "\ue000" <= c < FILER))


@dataclass(frozen=True, slots=True)
class Statement:
    """A masked text, and of every pair of signs that is asked for the chance of each thing told; None: not known."""

    text: str
    told: Mapping[tuple[str, str], Row]

    @property
    def key(self) -> bytes:
        """What a statement is known by where its text must not be kept."""
        return hashlib.blake2b(self.text.encode(), digest_size=8).digest()


@dataclass(frozen=True, slots=True)
class Task:
    """What a network is to tell, by name, its files, and the statements it learns from: written ones, and filings'."""

    names: tuple[str, ...]
    model: Path
    labels: Path
    written: Callable[[], list[Statement]]
    filed: Callable[[Path | None], Iterator[Statement]]

    def taught(self, path: Path | None = None) -> Mapping[bytes, np.ndarray]:
        """What a network says of statements, by their keys: (pairs, names), pairs in the order of `told`.

        By default the larger network, whose labels are kept; else that of another file of `keep`.
        """
        with np.load(path or self.labels) as values:
            ends = np.cumsum(values["counts"].astype(int))
            rows = np.split(values["chances"].astype(np.float32).reshape(-1, len(self.names)) / 255, ends[:-1])
            return {key.tobytes(): row for key, row in zip(values["keys"], rows, strict=True)}

    def keep(self, statements: list[Statement], chances: list[tuple[float, ...]], path: Path | None = None) -> None:
        """Write what a network says of all pairs of the statements, in 255ths, by the statements' keys."""
        np.savez_compressed(
            path or self.labels,
            keys=np.array([np.frombuffer(s.key, dtype="V8")[0] for s in statements], dtype="V8"),
            counts=np.array([len(s.told) for s in statements], dtype=np.uint8),
            chances=np.round(np.array(chances) * 255).astype(np.uint8).reshape(-1),
        )
