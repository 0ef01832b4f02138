"""Filings in the shapes that EDGAR keeps them in, read into documents with blocks, tables and offsets."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from filinggraph.errors import ReadError
from filinggraph.garbage import uncollected
from filinggraph.model import Attachment, Document, Filing, FilingHeader, XbrlFact
from filinggraph.read.cover import header_of
from filinggraph.read.decode import decode
from filinggraph.read.flow import Reading
from filinggraph.read.html import read_html
from filinggraph.read.label import label
from filinggraph.read.plain import read_parts
from filinggraph.read.sgml import HEAD, Part, is_submission, parse_header, parts
from filinggraph.read.sources import Source, find, load
from filinggraph.settings import Settings

_HTML = re.compile(r"<(?:html|body|div|font|span|center|h[1-6]|!doctype html|t[rd]|p|br|hr)\b[^<>]{0,500}>", re.I)
_ASCII_TABLE = re.compile(r"<(?:S|C|CAPTION|PAGE)>", re.I)
_NO_TEXT = re.compile(r"^(?:GRAPHIC|ZIP|EXCEL|PDF|XML|JSON|COVER)$|^EX-101|^EX-27\b", re.I)
_NO_TEXT_NAME = re.compile(r"\.(?:jpe?g|gif|png|pdf|zip|xlsx?|xml|xsd|json|css|js)$", re.I)
_EXHIBIT = re.compile(r"^\s*(?:exhibit|ex)[\s.-]*(\d{1,2}(?:\.\d{1,3}|\([a-z0-9]+\))*)", re.I)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input that could not be read, and why; the reason says what to do."""

    path: str
    reason: str


def read_all(paths: Sequence[str], settings: Settings) -> Iterator[Filing | ReadFailure]:
    """Every filing behind paths (files, folders, globs, archives, "-"), in a stable order; failures in their place."""
    for source in find(paths, settings):
        yield read_source(source, settings)


def read_source(source: Source | ReadError, settings: Settings) -> Filing | ReadFailure:
    """The filing in one source, or why it could not be read."""
    if isinstance(source, ReadError):
        path, _, reason = str(source).partition(": ")
        return ReadFailure(path, reason)
    try:
        return read_bytes(load(source, settings), source.name, settings)
    except ReadError as error:
        return ReadFailure(source.name, str(error).removeprefix(f"{source.name}: "))
    except (RecursionError, MemoryError) as error:
        return ReadFailure(source.name, f"too deep or too large to read ({type(error).__name__})")


def read_file(path: str, settings: Settings | None = None) -> Filing:
    """The filing in one file. Raises ReadError when it is missing or holds none."""
    settings = settings or Settings()
    return read_bytes(load(Source(path), settings), path, settings)


def read_bytes(data: bytes, path: str, settings: Settings | None = None) -> Filing:
    """The filing in data; `path` names it in facts and messages. Raises ReadError for what is no filing."""
    with uncollected():
        return _filing(data, path, (settings or Settings()).max_document_bytes)


def _filing(data: bytes, path: str, limit: int) -> Filing:
    source = decode(data, path)
    if is_submission(_head(source)):
        return _submission("".join(source), path, data, limit)
    length = sum(map(len, source))
    _check_size(path, length, limit)
    identity = f"sha256-{hashlib.sha256(data).hexdigest()[:20]}"
    name = PurePosixPath(path.replace("\\", "/").rpartition("!")[2]).name or "stdin"
    read = _read(source, path, name)
    document = _document(read, length, path, name, FilingHeader(identity))
    return Filing(document.filing, path, (document,))


def _head(parts: Sequence[str]) -> str:
    """The beginning of a text, by which it is told what it is."""
    shown = ""
    for part in parts:
        shown += part[:HEAD]
        if len(shown) >= HEAD:
            break
    return shown[:HEAD]


def _submission(source: str, path: str, data: bytes, limit: int) -> Filing:
    header = parse_header(source)
    found = parts(source)
    if not header.id:
        header = replace(header, id=f"sha256-{hashlib.sha256(data).hexdigest()[:20]}")
    if not found:
        body = source.find("\n\n", source.find("ACCESSION NUMBER"))
        if len(source[max(body, 0) :].split()) < 200:
            raise ReadError(f"{path}: a submission header without documents; is the download complete?")
        found = [Part(header.form, 1, "", "", 0, len(source))]
    documents, attachments, notes = [], [], []
    for part in found:
        name = part.name or f"{part.sequence}-{part.type or 'document'}.txt".replace(" ", "-").replace("/", "-")
        reason = _no_text(part, source)
        if reason:
            attachments.append(Attachment(name, part.type, reason))
            continue
        try:
            _check_size(f"{path}: {name}", part.end - part.start, limit)
            read = _read([source[part.start : part.end]], path, name)
            documents.append(_document(read, part.end - part.start, path, name, header, part))
        except ReadError as error:
            attachments.append(Attachment(name, part.type, str(error).removeprefix(f"{path}: ")))
            continue
        if not part.complete:
            notes.append(f"{name}: no </DOCUMENT> at its end; is the download complete?")
    if not documents:
        why = f" ({attachments[0].name}: {attachments[0].reason})" if attachments else ""
        raise ReadError(f"{path}: a submission without a readable document{why}; is the download complete?")
    return Filing(documents[0].filing, path, tuple(replace(d, filing=documents[0].filing) for d in documents),
                  tuple(attachments), tuple(notes))  # fmt: skip


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise ReadError(
            f"{name}: a text of {size:,} characters, {limit:,} are allowed; raise FILINGGRAPH_MAX_DOCUMENT_BYTES"
        )


def _no_text(part: Part, source: str) -> str:
    if _NO_TEXT.match(part.type) or _NO_TEXT_NAME.search(part.name):
        return "no text to read in this type"
    begin = source[part.start : part.start + 200].lstrip()
    if begin.startswith(("begin 644", "<PDF>", "<XBRL>\n<?xml", "<XML>")):
        return "encoded attachment"
    return "" if source[part.start : part.end].strip() else "empty"


def is_html(source: str) -> bool:
    """True for HTML; <TABLE>, <PAGE>, <S> and <C> stand in ASCII filings too and prove nothing."""
    head = source[:HEAD]
    found = _HTML.search(head)
    if not found:
        return False
    return not (found.group()[:3].lower() in ("<p>", "<br") and _ASCII_TABLE.search(head))


_Read = tuple[Reading, tuple[XbrlFact, ...]]


def _read(parts: list[str], path: str, name: str) -> _Read:
    """What the reader that fits a text makes of its parts, which are used up. Raises ReadError when that is nothing."""
    xbrl: tuple[XbrlFact, ...] = ()
    if is_html(_head(parts)):
        source = "".join(parts)
        parts.clear()
        try:
            reading, xbrl = read_html(source)
        except ReadError as error:
            raise ReadError(f"{path}: {error}") from error
    else:
        reading = read_parts(parts)
    if not reading.text.strip():
        raise ReadError(f"{path}: no readable text in {name}")
    return reading, xbrl


def _document(
    read: _Read, length: int, path: str, name: str, header: FilingHeader, part: Part | None = None
) -> Document:
    """One text, read from a source of that length, with its blocks labelled and its header completed."""
    reading, xbrl = read
    text = reading.text
    kind = part.type if part else ""
    exhibit = _EXHIBIT.match(text)
    if not kind and exhibit:
        kind = f"EX-{exhibit.group(1)}"
    filing = _completed(header, text, xbrl)
    shift = part.start if part else 0
    return Document(
        id=f"{header.id}/{name}",
        path=path,
        name=name,
        text=text,
        type=kind or filing.form,
        sequence=part.sequence if part else 1,
        description=part.description if part else "",
        blocks=label(reading.blocks, text, kind or filing.form, reading.cues),
        xbrl=xbrl,
        offsets=reading.offsets(shift + length, shift=shift),
        filing=filing,
    )


def _completed(header: FilingHeader, text: str, xbrl: tuple[XbrlFact, ...]) -> FilingHeader:
    said = header_of(text, xbrl, header.id)
    if not header.registrants:
        return replace(
            said,
            form=header.form or said.form,
            filed=header.filed or said.filed,
            period=header.period or said.period,
            items=header.items,
        )
    return header


__all__ = ["ReadError", "ReadFailure", "Source", "find", "read_all", "read_bytes", "read_file", "read_source"]
