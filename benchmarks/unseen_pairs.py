"""What networks of pairs that have not seen a filer say of the statements of its texts, kept without their text.

The network that ships is tuned to gold; what it says of the texts that it was tuned to is too good to learn from.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import numpy as np
from paired import PAIRS, signs_of
from signed import Statement

from filinggraph.extract.pair_network import READ, Pairs, pair_network, pairs

UNSEEN = Path(__file__).with_name("unseen_pairs.npz")  # written by train_network.py


def keep(told: Iterable[tuple[Statement, list[tuple[float, ...]]]]) -> None:
    """Write what is told of all pairs of each statement."""
    found = {s.key: (s, rows) for s, rows in told}
    PAIRS.keep([s for s, _ in found.values()], [row for _, rows in found.values() for row in rows], UNSEEN)


@contextmanager
def read_by_unseen() -> Iterator[None]:
    """Have statements read by networks that have not seen their filer; those of no gold text by the one that ships.

    Says how many statements of how many were read by the latter.
    """
    known: Mapping[bytes, np.ndarray] = PAIRS.taught(UNSEEN)
    missed: set[bytes] = set()
    hits: set[bytes] = set()

    @lru_cache(maxsize=1 << 16)
    def read(text: str) -> Pairs:
        signs = signs_of(text)
        asked = [(a, b) for a in signs for b in signs if a != b]
        statement = Statement(text, {})
        rows = known.get(statement.key)
        if rows is None or len(rows) != len(asked):
            missed.add(statement.key)
            return pairs(pair_network(), text)
        hits.add(statement.key)
        return {pair: tuple(map(float, row)) for pair, row in zip(asked, rows, strict=True)}

    token = READ.set(read)
    try:
        yield
    finally:
        READ.reset(token)
        print(
            f"statements read: {len(hits)} by networks that have not seen the filer, {len(missed)} by that which ships"
        )
