"""What networks of times that have not seen a filer say of the times of its texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timed import TIMES, asked_of
from unseen_statements import Reader, read_by

from filinggraph.extract.time_network import READ, RoleChances

UNSEEN = Path(__file__).with_name("unseen_times.npz")  # written by train_network.py


@contextmanager
def timed_by_unseen() -> Iterator[None]:
    """Have times read by networks that have not seen their filer; those of no gold text by the ones that ship.

    Says how many texts of how many were read by the latter.
    """
    reader, by_what_ships = Reader(TIMES, UNSEEN, asked_of), READ.get()

    def read(texts: Sequence[str]) -> Sequence[RoleChances]:
        found = [reader.told(text) for text in texts]
        rest = iter(by_what_ships([text for text, told in zip(texts, found, strict=True) if told is None]))
        return [next(rest) if told is None else told for told in found]

    with read_by(READ, read, reader, "texts with times"):
        yield
