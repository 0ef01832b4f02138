"""Generations of a database folder: a change is made on a copy by hard links, which then takes its place in one step.

`rdf` is a link to the generation that holds, `rdf-<number>`. Whoever reads a generation holds a lease on it, so that
its files stay until the last reader has gone, whatever is written meanwhile; and a writer that is killed leaves the
generation that holds as it was.
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEASE = "lease"
_SHARED = (".sst", ".blob", ".lbug")
_LEFT = ("LOG", "LOCK", LEASE)


class Lease:
    """The right to find a generation's files in place, until the lease is collected or the process ends."""

    __slots__ = ("held",)

    def __init__(self, held: int) -> None:
        self.held = held

    def __del__(self) -> None:
        """Let go."""
        os.close(self.held)


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations of the database folder at path."""

    path: Path

    def current(self) -> tuple[Path, Lease | None]:
        """The generation that holds, with a lease on it; none where the folder was not written in generations."""
        while True:
            place = self.path.resolve()
            try:
                held = os.open(place / LEASE, os.O_RDONLY)
            except OSError:
                if self.path.resolve() == place:
                    return place, None
                continue
            lease = Lease(held)
            fcntl.flock(held, fcntl.LOCK_SH)
            if (place / LEASE).exists() and self.path.resolve() == place:
                return place, lease

    @contextlib.contextmanager
    def next(self, *, empty: bool) -> Iterator[Path]:
        """The folder of a new generation, a copy of the one that holds unless empty; at the end it holds."""
        self.sweep()
        place = self.path.with_name(f"{self.path.name}-{max(self._numbers(), default=0) + 1}")
        try:
            place.mkdir(parents=True)
            if not empty:
                _clone(self.path.resolve(), place)
            yield place
            (place / LEASE).touch()
            self._publish(place)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        self.sweep()

    def sweep(self) -> None:
        """Remove generations that neither hold nor are read."""
        kept = self.path.resolve()
        for number in self._numbers():
            place = self.path.with_name(f"{self.path.name}-{number}")
            if place.resolve() != kept and not _leased(place):
                shutil.rmtree(place, ignore_errors=True)

    def _numbers(self) -> list[int]:
        names = (p.name.removeprefix(f"{self.path.name}-") for p in self.path.parent.glob(f"{self.path.name}-*"))
        return sorted(int(name) for name in names if name.isdigit())

    def _publish(self, place: Path) -> None:
        link = self.path.with_name(f".{self.path.name}.link")
        link.unlink(missing_ok=True)
        link.symlink_to(place.name)
        if self.path.is_dir() and not self.path.is_symlink():
            self.path.rename(self.path.with_name(f"{self.path.name}-0"))
        link.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _leased(place: Path) -> bool:
    """True when somebody reads the generation at place."""
    try:
        held = os.open(place / LEASE, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(held)
    return False


def _clone(old: Path, new: Path) -> None:
    """Files that are only ever replaced are shared; the others, which are small, are copied."""
    for file in old.iterdir():
        if file.name.startswith(_LEFT):
            continue
        if file.suffix in _SHARED:
            try:
                os.link(file, new / file.name)
                continue
            except OSError:  # a file system without hard links
                pass
        shutil.copyfile(file, new / file.name)
