"""Files for a bulk import: CSV and the command line for `neo4j-admin database import`, and N-Quads."""

import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import project
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store.held import Held, merged
from filinggraph.store.protocol import Rows, Written
from filinggraph.store.rdf_file import load, replace, serialized
from filinggraph.store.server_parts import Paper, Said, in_several, paper, said
from filinggraph.store.server_schema import FORMAT, LINK, PART, SOURCE, STORE, WORDING, statements
from filinggraph.store.tables import LABELS, cell, columns, csv_text, edges_by_type, nodes_by_base

DELIMITER = "\N{SYMBOL FOR UNIT SEPARATOR}"
_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "date": "date"}
NQUADS, COMMAND, SCHEMA = "graph.nq", "import.sh", "schema.cypher"


class BulkFolder(Held):
    """A folder of import files. `graph.nq` holds the statements, from which the others are made."""

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out; the N-Quads are written last, as they say that the rest is there."""
        held, counts = merged(self.held, graphs, remove)
        if not (counts.written or counts.removed) and (self.path / NQUADS).exists():
            return counts
        if self.read_only:
            raise StoreError(f"{self.path}: opened for reading only")
        (self.path / NQUADS).unlink(missing_ok=True)
        files = dict(admin_files(list(held.values())))
        for old in self.path.glob("*.csv"):
            if old.name not in files:
                old.unlink()
        for name, text in files.items():
            replace(self.path / name, text.encode())
        replace(self.path / COMMAND, _command(sorted(files)).encode())
        replace(self.path / SCHEMA, "".join(f"{text};\n" for text in statements()).encode())
        replace(self.path / NQUADS, serialized(held.values(), ".nq"))
        self.held = held
        return counts

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
    held = load(path / NQUADS) if (path / NQUADS).is_file() else {}
    if read_only and not held:
        raise StoreError(f"{path}: no import files here; make them with: filinggraph load DIR --to bulk:{path}")
    if (
        path.is_dir()
        and not held
        and any(p.name not in (COMMAND, SCHEMA) and p.suffix != ".csv" for p in path.iterdir())
    ):
        raise StoreError(f"{path}: holds other files; give an empty or a new folder")
    return BulkFolder(f"bulk:{path}", path, read_only, held)


def admin_files(graphs: Sequence[FilingGraph]) -> Iterator[tuple[str, str]]:
    """Names and texts of CSV files with typed headers: the graph, and what a later load needs to know of it."""
    whole = project(quad for graph in graphs for quad in graph.quads)
    papers = [paper(graph) for graph in graphs]
    shared = in_several(papers)
    owner = {subject: p.id for p in papers for subject in p.parts if subject not in shared}
    for base, nodes in nodes_by_base(whole).items():
        keys = [k for k in columns(mapping().nodes[base]) if k is not LABELS and k.name != "id"]
        typed = [f"{k.name}:{_TYPES[k.type]}{'[]' if k.many else ''}" for k in keys]
        head = [f"id:ID({base})", *typed, "_filing:string", ":LABEL"]
        rows = (
            [
                n.id,
                *(cell(n.properties.get(k.name), DELIMITER) for k in keys),
                owner.get(n.id, ""),
                DELIMITER.join(n.labels),
            ]
            for n in nodes
        )
        yield f"nodes-{base}.csv", csv_text(head, rows)
    for kind, edges in edges_by_type(whole).items():
        for source, target in mapping().edges[kind].pairs:
            found = [[e.source, e.target, kind] for e in edges if (e.source_base, e.target_base) == (source, target)]
            if found:
                head = [f":START_ID({source})", f":END_ID({target})", ":TYPE"]
                yield f"edges-{kind}-{source}-{target}.csv", csv_text(head, found)
    yield from _bookkeeping(papers, shared)


def _bookkeeping(papers: Sequence[Paper], shared: Collection[str]) -> Iterator[tuple[str, str]]:
    """What each filing says, as the server store keeps it."""
    yield f"nodes-{STORE}.csv", csv_text(["id:string", "format:long", ":LABEL"], [["store", str(FORMAT), STORE]])
    sources = [[p.id, p.digest, p.packed, SOURCE] for p in papers]
    yield f"nodes-{SOURCE}.csv", csv_text(["id:string", "digest:string", "statements:string", ":LABEL"], sources)
    words = [(s, said(p, s)) for p in papers for s in sorted(p.parts.keys() & shared)]
    head = ["filing:string", "filed:string", "wording:string", ":LABEL"]
    yield f"nodes-{PART}.csv", csv_text(head, [[f.filing, f.filed, f.wording(s), PART] for s, f in words])
    last: dict[str, tuple[str, Said]] = {}
    for subject, found in sorted(words, key=lambda pair: (pair[1].filed, pair[1].filing)):
        last[found.wording(subject)] = (subject, found)
    rows = [[i, s, f.filing, f.filed, f.triples, WORDING] for i, (s, f) in sorted(last.items())]
    head = ["id:string", "subject:string", "filing:string", "filed:string", "triples:string", ":LABEL"]
    yield f"nodes-{WORDING}.csv", csv_text(head, rows)
    links = [[p.id, link.type, link.source, link.target, LINK] for p in papers for link in p.links]
    head = ["filing:string", "type:string", "source:string", "target:string", ":LABEL"]
    yield f"nodes-{LINK}.csv", csv_text(head, links)


def _command(files: list[str]) -> str:
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
        f"  --array-delimiter={DELIMITER} --multiline-fields=true --overwrite-destination \\",
        '  "${1:-neo4j}"',
    ]
    return "\n".join(lines) + "\n"
