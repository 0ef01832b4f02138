"""What networks of times that have not seen a filer say of the times of its texts, kept without their text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from signed import Statement
from timed import TIMES, asked_of

from filinggraph.extract.time_network import READ, RoleChances

UNSEEN = Path(__file__).with_name("unseen_times.npz")  # written by train_network.py


def keep(told: Iterable[tuple[Statement, list[tuple[float, ...]]]]) -> None:
    """Write what is told of all times of each statement."""
    found = {s.key: (s, rows) for s, rows in told}
    TIMES.keep([s for s, _ in found.values()], [row for _, rows in found.values() for row in rows], UNSEEN)


@contextmanager
def timed_by_unseen() -> Iterator[None]:
    """Have times read by networks that have not seen their filer; those of no gold text by the ones that ship.

    Says how many texts of how many were read by the latter.
    """
    known: Mapping[bytes, np.ndarray] = TIMES.taught(UNSEEN)
    by_what_ships = READ.get()
    missed: set[bytes] = set()
    hits: set[bytes] = set()

    def read(texts: Sequence[str]) -> Sequence[RoleChances]:
        found = [told(text) for text in texts]
        rest = iter(by_what_ships([text for text, row in zip(texts, found, strict=True) if row is None]))
        return [next(rest) if row is None else row for row in found]

    def told(text: str) -> RoleChances | None:
        key, asked = Statement(text, {}).key, asked_of(text)
        rows = known.get(key)
        if rows is None or len(rows) != len(asked):
            missed.add(key)
            return None
        hits.add(key)
        return {pair: tuple(map(float, row)) for pair, row in zip(asked, rows, strict=True)}

    token = READ.set(read)
    try:
        yield
    finally:
        READ.reset(token)
        print(
            f"times read: {len(hits)} texts by networks that have not seen the filer, {len(missed)} by those that ship"
        )
