"""What a client knows of a database that was empty when it began to fill it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import numpy as np

RECENT = 200_000


@dataclass(frozen=True, slots=True)
class News:
    """What a write that succeeded tells the ledger: the count of writes, and what is there now.

    `names` are IRIs of nodes, ids of filings, and names for what is said of nodes that several filings describe.
    """

    writes: int
    names: Collection[str]


@dataclass(slots=True)
class Ledger:
    """Hashes of the IRIs of all nodes, of the ids of all filings, and of what is said of nodes that several describe.

    What is not among them is not there and need not be looked up; a wording that is has been written by this client.

    It holds as long as `writes`, which every write of ours counts in the store's node, shows that nobody else wrote.
    Takes about 8 bytes for each.
    """

    writes: int = 0
    recent: set[int] = field(default_factory=set)
    old: "np.ndarray[tuple[int], np.dtype[np.int64]]" = field(default_factory=lambda: np.empty(0, np.int64))

    def chosen(self, names: Iterable[str]) -> set[str]:
        """Those that may be in the database."""
        listed = list(names)
        hashes = np.fromiter(map(hash, listed), np.int64, len(listed))
        places = np.searchsorted(self.old[:-1], hashes)
        held = (self.old[places] == hashes if len(self.old) else np.zeros(len(listed), bool)).tolist()
        return {name for name, old in zip(listed, held, strict=True) if old or hash(name) in self.recent}

    def take(self, news: News) -> None:
        """Add what a write that succeeded made."""
        if news.writes != self.writes + 1:  # the database was found empty
            self.recent, self.old = set(), np.empty(0, np.int64)
        self.writes = news.writes
        self.recent.update(map(hash, news.names))
        if len(self.recent) > RECENT:
            self.old = np.union1d(self.old, np.fromiter(self.recent, np.int64, len(self.recent)))
            self.recent = set()
