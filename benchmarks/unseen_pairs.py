"""What networks of pairs that have not seen a filer say of the statements of its texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from paired import PAIRS, signs_of
from unseen_statements import Reader, read_by

from filinggraph.extract.pair_network import READ, Pairs, pair_network, pairs

UNSEEN = Path(__file__).with_name("unseen_pairs.npz")  # written by train_network.py


@contextmanager
def read_by_unseen() -> Iterator[None]:
    """Have statements read by networks that have not seen their filer; those of no gold text by the ones that ship.

    Says how many statements of how many were read by the latter.
    """
    reader = Reader(PAIRS, UNSEEN, _asked)

    @lru_cache(maxsize=1 << 16)
    def read(text: str) -> Pairs:
        told = reader.told(text)
        return pairs(pair_network(), text) if told is None else told

    with read_by(READ, read, reader, "statements"):
        yield


def _asked(text: str) -> list[tuple[str, str]]:
    signs = signs_of(text)
    return [(a, b) for a in signs for b in signs if a != b]
