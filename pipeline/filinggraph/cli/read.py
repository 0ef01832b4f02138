"""`filinggraph read`: what was understood of a file."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from filinggraph.model import Block, Document, Filing
from filinggraph.read import ReadFailure, read_all
from filinggraph.settings import Settings

FORMATS = ("text", "blocks", "json")


@click.command(epilog="Example: filinggraph read 0000008855-05-000004.txt --format blocks")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
def read(paths: tuple[str, ...], form: str) -> None:
    """Show what was understood of filings: their text, their blocks with kinds and sections, or all of it as JSON.

    A PATH is a file, a folder, a pattern, an archive, or "-" for standard input. JSON is one line a filing.
    An input that cannot be read is named on standard error; the exit code is then 1 and the others are shown.
    """
    failed = False
    for filing in read_all(paths, Settings.from_environment()):
        if isinstance(filing, ReadFailure):
            failed = True
            click.echo(f"failed: {filing.path}: {filing.reason}", err=True)
            continue
        for note in filing.notes:
            click.echo(f"noted: {filing.path}: {note}", err=True)
        if form == "json":
            click.echo(json.dumps(as_json(filing), ensure_ascii=False))
        else:
            click.echo("\n".join(_shown(filing, form)))
    sys.exit(1 if failed else 0)


def _shown(filing: Filing, form: str) -> Iterator[str]:
    for document in filing.documents:
        if form == "blocks":
            yield from block_lines(document)
        else:
            yield document.text
    if form == "blocks":
        for attachment in filing.attachments:
            yield f"# {attachment.name} ({attachment.type}): not read, {attachment.reason}"


def block_lines(document: Document) -> Iterator[str]:
    """A line for the document, and one for each block: kind, section, boilerplate, offsets, text."""
    yield f"# {document.name} ({document.type or 'no type'}), {len(document.blocks)} blocks"
    for block in document.blocks:
        marks = " ".join(filter(None, (block.kind.value, block.section, block.boilerplate and block.boilerplate.value)))
        yield f"[{marks}] {block.start}-{block.end} {document.text[block.start : block.end]!r}"
        if block.table is not None:
            table = block.table
            yield f"    headers {list(table.headers)!r} unit {table.unit!r} caption {table.caption!r}"


def as_json(filing: Filing) -> dict[str, Any]:
    """The filing as plain values: header, documents with texts and blocks, attachments."""
    header = asdict(filing.header)
    header["registrants"] = [asdict(r) for r in filing.header.registrants]
    return {
        "notes": list(filing.notes),
        "path": filing.path,
        "header": _plain(header),
        "documents": [_document(document) for document in filing.documents],
        "attachments": [asdict(a) for a in filing.attachments],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "type": document.type,
        "sequence": document.sequence,
        "description": document.description,
        "sha256": document.sha256,
        "text": document.text,
        "blocks": [_block(document, block) for block in document.blocks],
        "xbrl": [_plain(asdict(fact)) for fact in document.xbrl],
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    source = document.source_span(block.start, block.end)
    out: dict[str, Any] = {"kind": block.kind.value, "start": block.start, "end": block.end}
    out["source"] = [source.start, source.end]
    if block.section:
        out["section"] = block.section
    if block.boilerplate is not None:
        out["boilerplate"] = block.boilerplate.value
    if block.table is not None:
        out["table"] = asdict(block.table)
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
