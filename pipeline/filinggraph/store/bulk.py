"""Files for a bulk import: CSV and the command line for `neo4j-admin database import`, and N-Quads."""

import shlex
import tempfile
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store.csv_folder import CsvFolder
from filinggraph.store.filings_file import FilingsFile
from filinggraph.store.held import Held
from filinggraph.store.portions import owned
from filinggraph.store.protocol import Rows, Written
from filinggraph.store.rdf_file import replace
from filinggraph.store.server_parts import Said, paper, said
from filinggraph.store.server_schema import FORMAT, LINK, SAYS, SOURCE, STORE, WORDING, statements
from filinggraph.store.source import Source
from filinggraph.store.spool import Spool
from filinggraph.store.statements import filing_id
from filinggraph.store.tables import LABELS, cell, columns

# Between the items of a list stands the first of these that no text has; all but the first are no characters at all.
DELIMITERS = ("\N{SYMBOL FOR UNIT SEPARATOR}", *map(chr, range(0xFDD0, 0xFDF0)))
_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "date": "date"}
_SOURCES = (f"id:ID({SOURCE})", "digest:string", "filed:string", "statements:string", ":LABEL")
_SAYS = (f":START_ID({SOURCE})", f":END_ID({WORDING})", ":TYPE")
_LINKS = ("filing:string", "type:string", "source:string", "target:string", ":LABEL")
_WORDINGS = (f"id:ID({WORDING})", "subject:string", "filing:string", "filed:string", "triples:string", ":LABEL")
NQUADS, COMMAND, SCHEMA = "graph.nq", "import.sh", "schema.cypher"


class BulkFolder(Held):
    """A folder of import files. `graph.nq` holds the statements, from which the others are made, filing by filing."""

    held: FilingsFile

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing."""
        return {identity: place.digest for identity, place in self.held.places.items()}

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; the N-Quads are written last, as they say that the rest is there."""
        held = FilingsFile.copied(self.held)
        added = [held.add(graph) for graph in graphs]
        gone = [held.places.pop(identity, None) is not None for identity in remove]
        counts = Written(sum(added), len(added) - sum(added), sum(gone))
        if not (counts.written or counts.removed) and (self.path / NQUADS).exists():
            return counts
        if self.read_only:
            raise StoreError(f"{self.path}: opened for reading only")
        held.sort()
        (self.path / NQUADS).unlink(missing_ok=True)
        delimiter = _delimiter(held)
        with CsvFolder.making(self.path) as files:
            completing = fill(files, held, delimiter)
        replace(self.path / COMMAND, [_command(sorted(files.names), delimiter).encode()])
        replace(self.path / SCHEMA, [f"{text};\n".encode() for text in (*statements(), *completing)])
        replace(self.path / NQUADS, held.lines())
        held.close()
        self.held = FilingsFile.of(self.path / NQUADS)
        return counts

    def close(self) -> None:
        """Let go of the files."""
        self.held.close()

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Import files answer nothing."""
        raise QueryError(f"{self.path}: files for an import answer no Cypher; import them, or ask a folder")

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """No place for them here."""
        raise StoreError(f"{self.path}: files for an import hold filings alone; use a folder or a server")


def open_path(path: Path, *, read_only: bool) -> BulkFolder:
    """The import files in the folder at path, which may be yet to be written. Raises StoreError."""
    if path.is_file():
        raise StoreError(f"{path}: is a file; give a folder for the import files")
    held = FilingsFile.of(path / NQUADS) if (path / NQUADS).is_file() else FilingsFile(path)
    if read_only and not held:
        raise StoreError(f"{path}: no import files here; make them with: filinggraph load DIR --to bulk:{path}")
    ours = (COMMAND, SCHEMA)
    others = [] if held or not path.is_dir() else [p for p in path.iterdir() if p.suffix not in (".csv", ".part")]
    if any(other.name not in ours for other in others):
        raise StoreError(f"{path}: holds other files; give an empty or a new folder")
    return BulkFolder(f"bulk:{path}", path, read_only, held)


def _delimiter(held: FilingsFile) -> str:
    """What may stand between the items of a list. Raises StoreError when texts have all that can."""
    for delimiter in DELIMITERS:
        if not any(delimiter.encode() in lines for lines in held.lines()):
            return delimiter
    raise StoreError(f"{held.folder}: texts have every delimiter of lists; take U+FDD0 to U+FDEF out of some")


def fill(files: CsvFolder, held: FilingsFile, delimiter: str) -> list[str]:
    """CSV files with typed headers: the graph, and what a later load needs to know of it.

    Gives Cypher for what CSV cannot tell: a list of one empty text, which would be no list.
    """
    where = files.folder
    completing = []
    with (
        tempfile.TemporaryDirectory(dir=where, prefix=".statements-", suffix=".part") as folder,
        Spool(where) as passed,
    ):
        store = ox.Store(folder)
        store.bulk_extend(quad for graph in passed.passing(held.values()) for quad in graph.quads)
        source = Source.of(store, {})
        for owner, part in owned(source, passed):
            filing = filing_id(owner) or ""
            for node in part.nodes:
                name, head, keys = _node_file(node.base)
                values = [cell(node.properties.get(key), delimiter) for key in keys]
                files.add(name, head, [node.id, *values, filing, delimiter.join(node.labels)])
                bare = [key for key in keys if node.properties.get(key) == [""]]
                completing += [f'MATCH (n:`{node.base}` {{id: "{node.id}"}}) SET n.`{key}` = [""]' for key in bare]
            for edge in part.edges:
                one, other = edge.source_base, edge.target_base
                head = (f":START_ID({one})", f":END_ID({other})", ":TYPE")
                files.add(f"edges-{edge.type}-{one}-{other}.csv", head, [edge.source, edge.target, edge.type])
        del source, store
        _bookkeeping(files, held, passed.shared())
    return completing


@cache
def _node_file(base: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Name and header of the file of a base label's nodes, and the keys of its columns."""
    keys = [k for k in columns(mapping().nodes[base]) if k is not LABELS and k.name != "id"]
    typed = [f"{k.name}:{_TYPES[k.type]}{'[]' if k.many else ''}" for k in keys]
    head = (f"id:ID({base})", *typed, "_filing:string", ":LABEL")
    return f"nodes-{base}.csv", head, tuple(k.name for k in keys)


def _bookkeeping(files: CsvFolder, held: FilingsFile, shared: Collection[int]) -> None:
    """What each filing says, as the server store keeps it."""
    files.add(f"nodes-{STORE}.csv", ("id:string", "format:long", ":LABEL"), ["store", str(FORMAT), STORE])
    last: dict[str, tuple[str, Said]] = {}
    for each in map(paper, held.values()):
        files.add(f"nodes-{SOURCE}.csv", _SOURCES, [each.id, each.digest, each.filed, each.packed, SOURCE])
        for subject in sorted(s for s in each.parts if hash(ox.NamedNode(s)) in shared):
            found = said(each, subject)
            wording = found.wording(subject)
            files.add(f"edges-{SAYS}-{SOURCE}-{WORDING}.csv", _SAYS, [found.filing, wording, SAYS])
            if wording not in last or (found.filed, found.filing) >= (last[wording][1].filed, last[wording][1].filing):
                last[wording] = (subject, found)
        for link in each.links:
            files.add(f"nodes-{LINK}.csv", _LINKS, [each.id, link.type, link.source, link.target, LINK])
    for wording, (subject, found) in sorted(last.items()):
        row = [wording, subject, found.filing, found.filed, found.triples, WORDING]
        files.add(f"nodes-{WORDING}.csv", _WORDINGS, row)


def _command(files: list[str], delimiter: str) -> str:
    """A script that imports into an empty database of a server that is stopped; then run schema.cypher."""
    nodes = [f"  --nodes={shlex.quote(name)} \\" for name in files if name.startswith("nodes-")]
    edges = [f"  --relationships={shlex.quote(name)} \\" for name in files if name.startswith("edges-")]
    lines = [
        "#!/bin/sh",
        "# Import into an empty database while the server is stopped; afterwards run schema.cypher in it.",
        "#   sh import.sh [DATABASE]",
        "set -eu",
        'cd "$(dirname "$0")"',
        "neo4j-admin database import full \\",
        *nodes,
        *edges,
        f"  --array-delimiter={delimiter} --multiline-fields=true --overwrite-destination \\",
        '  "${1:-neo4j}"',
    ]
    return "\n".join(lines) + "\n"
