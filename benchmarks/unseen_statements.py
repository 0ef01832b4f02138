"""What networks that have not seen a filer say of the statements of its texts, kept without their text.

The networks that ship are tuned to gold; what they say of the texts that they were tuned to is too good to learn from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from signed import Statement, Task

T = TypeVar("T")
Chances = Mapping[tuple[str, str], tuple[float, ...]]


class Reader:
    """Reads masked texts as networks did that have not seen their filer; counts which it knows and which not."""

    def __init__(self, task: Task, path: Path, asked: Callable[[str], list[tuple[str, str]]]) -> None:
        self._known, self._asked = task.taught(path), asked
        self.hits: set[bytes] = set()
        self.missed: set[bytes] = set()

    def told(self, text: str) -> Chances | None:
        """What is told of every pair of signs that a text is asked of; None where the text is not known."""
        key, asked = Statement(text, {}).key, self._asked(text)
        rows = self._known.get(key)
        if rows is None or len(rows) != len(asked):
            self.missed.add(key)
            return None
        self.hits.add(key)
        return {pair: tuple(map(float, row)) for pair, row in zip(asked, rows, strict=True)}


@contextmanager
def read_by(variable: ContextVar[T], read: T, reader: Reader, what: str) -> Iterator[None]:
    """Have `variable` be `read`; say at the end how many texts of how many were read by the networks that ship."""
    token = variable.set(read)
    try:
        yield
    finally:
        variable.reset(token)
        print(
            f"{what} read: {len(reader.hits)} by networks that have not seen the filer, {len(reader.missed)} by those"
            " that ship"
        )


def keep(task: Task, path: Path, told: Iterable[tuple[Statement, list[tuple[float, ...]]]]) -> None:
    """Write what is told of all pairs of each statement."""
    found = {s.key: (s, rows) for s, rows in told}
    task.keep([s for s, _ in found.values()], [row for _, rows in found.values() for row in rows], path)
