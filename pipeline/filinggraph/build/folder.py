"""The build folder: facts, texts and manifest beside the stores; written whole or not at all."""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filinggraph.build.codec import Studied, dump, load
from filinggraph.errors import StoreError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Folder:
    """A build folder on disk.

    `facts/<name>.json` holds one filing with its facts, `texts/<sha256>.txt` the text of one document,
    `manifest.json` what was built from what, `companies.*` and `overrides.*` what it was resolved with; `rdf` and
    `rdf-<number>/` belong to the store.
    """

    path: Path

    @classmethod
    def make(cls, path: str | os.PathLike[str]) -> "Folder":
        """The folder at path, made where it is missing.

        Raises StoreError when path is a file, holds something else, or was written by a later version.
        """
        base = Path(path)
        if base.exists() and not base.is_dir():
            raise StoreError(f"{base}: is a file; give a folder for the graph")
        if base.is_dir() and any(base.iterdir()) and not (base / "manifest.json").is_file() and not _unfinished(base):
            raise StoreError(f"{base}: holds other files and no graph; give an empty or a new folder")
        try:
            for part in ("facts", "texts"):
                (base / part).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{base}: cannot be made: {error.strerror}; choose a folder that you may write") from error
        return cls(base).checked()

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> "Folder":
        """The folder that a build wrote at path. Raises StoreError when there is none."""
        base = Path(path)
        if not (base / "manifest.json").is_file():
            raise StoreError(f"{base}: no graph here; make one with: filinggraph build PATH... --to {base}")
        return cls(base).checked()

    def checked(self) -> "Folder":
        """Itself, when this version can read it."""
        written = self.manifest().get("format", FORMAT)
        if written > FORMAT:
            raise StoreError(f"{self.path}: written by a later version (format {written}); update filinggraph")
        return self

    def manifest(self) -> dict[str, Any]:
        """What was built from what, or {} before the first build."""
        path = self.path / "manifest.json"
        try:
            manifest: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        except ValueError as error:
            raise StoreError(f"{path}: not JSON ({error}); restore it, or build into a new folder") from error
        return manifest

    def put_manifest(self, manifest: dict[str, Any]) -> None:
        """Replace the manifest; an equal one is left as it is."""
        text = json.dumps({"format": FORMAT, **manifest}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        replace_file(self.path / "manifest.json", text)

    def put(self, studied: Studied) -> None:
        """Keep a filing, its facts and its texts, in place of what was kept under the same id."""
        place = self._facts(studied.filing.header.id)
        before = _texts_of(place) if place.is_file() else set()
        for document in studied.filing.documents:
            replace_file(self.path / "texts" / f"{document.sha256}.txt", document.text)
        replace_file(place, dump(studied))
        self._sweep(before - {document.sha256 for document in studied.filing.documents})

    def drop(self, filings: Collection[str]) -> None:
        """Forget filings, and the texts that no other filing holds."""
        places = [place for place in map(self._facts, filings) if place.is_file()]
        before = set().union(*map(_texts_of, places))
        for place in places:
            place.unlink()
        self._sweep(before)

    def _sweep(self, texts: set[str]) -> None:
        """Take away those of the texts, by sha256, that no filing holds any more."""
        if texts:
            kept = set().union(*map(_texts_of, (self.path / "facts").glob("*.json")))
            for text in texts - kept:
                (self.path / "texts" / f"{text}.txt").unlink(missing_ok=True)

    def filings(self) -> Iterator[Studied]:
        """Every filing that is kept, in the order of their ids."""
        for path in sorted((self.path / "facts").glob("*.json")):
            try:
                yield load(path.read_text("utf-8"), self.text)
            except (ValueError, KeyError, ExceptionGroup) as error:
                raise StoreError(f"{path}: not a facts file of this version; build into a new folder") from error

    def text(self, sha256: str) -> str:
        """Text of the document with that fingerprint."""
        path = self.path / "texts" / f"{sha256}.txt"
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise StoreError(f"{path}: text is missing; build the filing again") from error

    def _facts(self, filing: str) -> Path:
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}", filing):
            return self.path / "facts" / f"{filing}.json"
        return self.path / "facts" / f"id-{hashlib.sha256(filing.encode()).hexdigest()[:32]}.json"


def replace_file(path: Path, text: str) -> None:
    """Write text to path in one step; a file that already holds it is not touched.

    Raises StoreError when the disk does not take it; the former file then stays.
    """
    data = text.encode("utf-8", "surrogatepass")
    part = path.with_name(f".{path.name}.part")
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror}; free some space or check the rights") from error


def _texts_of(place: Path) -> set[str]:
    """Fingerprints of the texts of the filing whose facts are in that file; none where it cannot be read."""
    try:
        return {document["text"] for document in json.loads(place.read_text("utf-8"))["filing"]["documents"]}
    except (ValueError, KeyError, TypeError):
        return set()


def _unfinished(base: Path) -> bool:
    """True for a folder that a first build began and did not finish."""
    parts = {"facts", "texts", "rdf"}
    names = (p.name for p in base.iterdir() if not p.name.startswith((".", "rdf-", "companies.", "overrides.")))
    return all(name in parts for name in names)
