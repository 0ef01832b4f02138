"""The reference list and the decisions that a folder is built with: copies beside the graph, which later steps use."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filinggraph.build.folder import Folder, replace_file
from filinggraph.resolve import Companies, Overrides, read_companies, read_overrides

Read = TypeVar("Read")


def companies(folder: Folder, given: str | Path | None = None, *, keep: bool = False) -> Companies | None:
    """The reference list: the one given, else the one that the folder keeps, else None; `keep` puts it in the folder.

    Raises ResolveError with its place for what cannot be read; nothing is kept then.
    """
    return _of(folder, "companies", read_companies, given, keep)


def overrides(folder: Folder, given: str | Path | None = None, *, keep: bool = False) -> Overrides | None:
    """The decisions: those given, else those that the folder keeps, else None; `keep` puts them in the folder.

    Raises ResolveError with its place for what cannot be read; nothing is kept then.
    """
    return _of(folder, "overrides", read_overrides, given, keep)


def _of(
    folder: Folder, name: str, read: Callable[[str | Path], Read], given: str | Path | None, keep: bool
) -> Read | None:
    kept = sorted(folder.path.glob(f"{name}.*"))
    if given is None:
        return read(kept[0]) if kept else None
    found = read(given)
    if keep:
        place = folder.path / (name + Path(given).suffix.lower())
        for other in kept:
            if other != place:
                other.unlink()
        replace_file(place, Path(given).read_text("utf-8-sig"))
    return found
