"""Where filings come from: files, folders, globs, archives, standard input; opened one at a time, within limits."""

import glob
import gzip
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from filinggraph.errors import ReadError
from filinggraph.settings import Settings

_TEXTS = frozenset({".htm", ".html", ".txt", ".xhtml", ".nc", ".sgml", ".paper", ""})
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
MAX_RATIO = 200
SMALL_BOMB = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, a member of an archive ("a.zip!b.htm"), or "-" for standard input."""

    path: str
    member: str = ""

    @property
    def name(self) -> str:
        """How the source is called in messages and in facts."""
        return f"{self.path}!{self.member}" if self.member else self.path


def find(paths: Sequence[str], settings: Settings) -> Iterator[Source | ReadError]:
    """Every input behind paths, in a stable order; what cannot be used comes as an error, in its place."""
    for path in paths:
        if path == "-":
            yield Source("-")
            continue
        target = Path(path)
        if target.is_dir():
            yield from _folder(target, settings)
        elif target.is_file():
            yield from _file(path, settings)
        elif glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))
            if not matches:
                yield ReadError(f"{path}: no file matches; check the pattern")
            yield from find(matches, settings)
        else:
            yield ReadError(f"{path}: no such file or folder; check the path")


def _folder(folder: Path, settings: Settings) -> Iterator[Source | ReadError]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    usable = [p for p in files if p.suffix.lower() in _TEXTS or p.name.lower().endswith((*_ARCHIVES, ".gz"))]
    if not usable:
        yield ReadError(f"{folder}: no filings in this folder; expected .txt, .htm, .html, .gz, .zip or .tar.gz files")
    for path in usable:
        yield from _file(str(path), settings)


def _file(path: str, settings: Settings) -> Iterator[Source | ReadError]:
    lower = path.lower()
    try:
        if lower.endswith(".zip") and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                names = sorted(i.filename for i in archive.infolist() if not i.is_dir())
        elif lower.endswith((".tar", ".tar.gz", ".tgz")):
            with tarfile.open(path) as tar:
                names = sorted(m.name for m in tar if m.isfile())
        else:
            yield Source(path)
            return
    except (OSError, tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error) as error:
        yield ReadError(f"{path}: archive cannot be opened ({error}); is the download complete?")
        return
    members = [n for n in names if PurePosixPath(n).suffix.lower() in _TEXTS]
    if not members:
        yield ReadError(f"{path}: archive without filings; expected .txt, .htm or .html members")
    for name in members:
        yield Source(path, name)


def load(source: Source, settings: Settings) -> bytes:
    """Bytes of a source.

    Raises ReadError when it cannot be opened, or is larger than the settings allow (packed or unpacked).
    """
    limit = settings.max_file_bytes
    try:
        if source.path == "-":
            return _bounded(sys.stdin.buffer, limit, source.name)
        if not source.member:
            if Path(source.path).stat().st_size > limit:
                raise ReadError(
                    f"{source.name}: larger than {limit:,} bytes; raise FILINGGRAPH_MAX_FILE_BYTES to read it"
                )
            if source.path.lower().endswith(".gz"):
                return _unzipped(source, settings)
            return Path(source.path).read_bytes()
        if source.path.lower().endswith(".zip"):
            with zipfile.ZipFile(source.path) as archive:
                info = archive.getinfo(source.member)
                _check_ratio(source.name, info.file_size, info.compress_size)
                with archive.open(info) as stream:
                    return _bounded(stream, min(limit, settings.max_unpacked_bytes), source.name, info.compress_size)
        with tarfile.open(source.path) as tar:
            member = tar.extractfile(source.member)
            if member is None:
                raise ReadError(f"{source.name}: not a file in the archive")
            packed = Path(source.path).stat().st_size
            return _bounded(member, min(limit, settings.max_unpacked_bytes), source.name, packed)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RuntimeError, KeyError) as error:
        raise ReadError(f"{source.name}: cannot be read ({error}); is it complete and readable?") from error


def _unzipped(source: Source, settings: Settings) -> bytes:
    packed = Path(source.path).stat().st_size
    with gzip.open(source.path) as stream:
        return _bounded(stream, min(settings.max_file_bytes, settings.max_unpacked_bytes), source.name, packed)


def _check_ratio(name: str, unpacked: int, packed: int) -> None:
    if unpacked > SMALL_BOMB and unpacked > MAX_RATIO * max(packed, 1):
        raise ReadError(f"{name}: unpacks to more than {MAX_RATIO} times its size; looks like a zip bomb, left alone")


def _bounded(stream: IO[bytes] | gzip.GzipFile, limit: int, name: str, packed: int = 0) -> bytes:
    """All of a stream, which `packed` bytes on disk stand for (0: as many as it has)."""
    out = bytearray()
    while chunk := stream.read(1 << 20):
        out += chunk
        if packed:
            _check_ratio(name, len(out), packed)
        if len(out) > limit:
            raise ReadError(f"{name}: more than {limit:,} bytes; raise FILINGGRAPH_MAX_FILE_BYTES to read it")
    return bytes(out)
