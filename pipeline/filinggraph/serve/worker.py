"""A process that runs one task after another on one graph; the server kills it when a task takes too long.

Tasks come in on standard input and answers go out on standard output, each as a frame: two lengths, a JSON head and a
body.
"""

import contextlib
import json
import os
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from filinggraph.ask import Answer as Rows
from filinggraph.ask import question, write
from filinggraph.ask.run import answer, run
from filinggraph.errors import FilingGraphError, QueryError
from filinggraph.serve.answer import Answer
from filinggraph.serve.negotiate import GRAPHS, RESULTS, choose
from filinggraph.serve.neighbours import neighbourhood
from filinggraph.serve.protocol import explain
from filinggraph.serve.tables import tabulated
from filinggraph.serve.windows import JSON
from filinggraph.store import Store, open_store
from filinggraph.store.rdf_folder import RdfFolder

HEAD = struct.Struct(">II")

_RESULT_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "markdown": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "table": "text/plain",
}
_GRAPH_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
}


class TooLarge(Exception):
    """A result outgrew the limit."""


@dataclass(slots=True)
class Bounded:
    """A sink for serialisers that stops at limit bytes."""

    limit: int
    size: int = 0
    parts: list[bytes] = field(default_factory=list)

    def write(self, data: bytes) -> int:
        """Keep data; raise TooLarge past the limit."""
        self.size += len(data)
        if self.size > self.limit:
            raise TooLarge
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


@dataclass(slots=True)
class RdfSnapshot:
    """The RDF store of a folder, opened anew when a build has replaced what it holds."""

    folder: str
    opened: RdfFolder | None = None
    stamp: tuple[int, ...] = ()

    def current(self) -> ox.Store:
        """The store as of the last finished build."""
        state = stamp(self.folder)
        if self.opened is None or state != self.stamp:
            self.opened, self.stamp = RdfFolder(Path(self.folder, "rdf")), state
        return self.opened.reader()


@dataclass(slots=True)
class Tasks:
    """What one worker has open, and how it answers."""

    locator: str
    max_bytes: int
    rdf: RdfSnapshot | None = None
    opened: Store | None = None
    stamp: tuple[int, ...] = ()

    def answer(self, task: dict[str, Any]) -> Answer:
        """The answer to one task; whatever goes wrong becomes a status and a message."""
        try:
            return self._answer(task)
        except QueryError as error:
            return Answer.refused(400, str(error))
        except FilingGraphError as error:
            return Answer.refused(503, str(error))
        except OSError as error:
            return Answer.refused(503, f"The graph cannot be read: {error}")
        except MemoryError:
            return Answer.refused(503, "The query needs more memory than this server gives it; ask for less.")

    def _answer(self, task: dict[str, Any]) -> Answer:
        match task["do"]:
            case "ping":
                self._warm()
                return Answer.of(b"", "text/plain")
            case "sparql":
                if "://" in self.locator:
                    return Answer.refused(501, "This server shows a property graph; it has no SPARQL endpoint.")
                self.rdf = self.rdf or RdfSnapshot(self.locator)
                return run_sparql(self.rdf.current(), task, self.max_bytes)
            case "ask":
                return self._ask(task)
            case "table":
                return self._table(task)
            case "cypher":
                rows = run(self._store(), task["text"], "cypher")
                return self._bounded(page_rows(rows), "application/json")
            case "graph":
                return self._bounded(
                    json.dumps(neighbourhood(self._store(), task["centers"])).encode(), "application/json"
                )
        return Answer.refused(500, f"No task is called {task['do']}.")

    def _warm(self) -> None:
        """Open the graph ahead of the first question; what is wrong with it is told to whoever asks one."""
        with contextlib.suppress(FilingGraphError, OSError):
            self._store()

    def _store(self) -> Store:
        state = stamp(self.locator) if "://" not in self.locator else ()
        if self.opened is None or state != self.stamp:
            if self.opened is not None:
                self.opened.close()
            self.opened, self.stamp = open_store(self.locator, read_only=True), state
        return self.opened

    def _bounded(self, body: bytes, kind: str) -> Answer:
        if len(body) > self.max_bytes:
            return Answer.refused(503, f"The result is larger than {self.max_bytes:,} bytes; ask for less.")
        return Answer.of(body, kind)

    def _ask(self, task: dict[str, Any]) -> Answer:
        asked = question(task["name"])
        found = answer(self._store(), asked, asked.bind(task["parameters"]))
        if task["form"] == "page":
            return self._bounded(page_rows(found), "application/json")
        return self._bounded(write(found, task["form"]), KINDS[task["form"]])

    def _table(self, task: dict[str, Any]) -> Answer:
        self.rdf = self.rdf or RdfSnapshot(self.locator)
        found = run_sparql(self.rdf.current(), {"text": task["text"], "accept": JSON}, self.max_bytes)
        if found.status != 200:
            return found
        try:
            return self._bounded(tabulated(question(task["name"]), found.body), "text/plain")
        except KeyError as error:
            return Answer.refused(500, f"{task['name']}: a row has no {error}, so that no window can be cut.")


def page_rows(found: Rows) -> bytes:
    """Columns and rows as the page reads them."""
    columns = [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in found.columns]
    return json.dumps({"columns": columns, "rows": found.rows}, default=str, ensure_ascii=False).encode()


def stamp(folder: str) -> tuple[int, ...]:
    """What tells the state of a folder's graph from every other: it changes when a build has replaced something."""
    found: tuple[int, ...] = ()
    for name in ("/manifest.json", "/rdf/CURRENT"):
        try:
            status = os.stat(folder + name)
        except OSError:
            continue
        found += (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def run_sparql(store: ox.Store, task: dict[str, Any], max_bytes: int) -> Answer:
    """Evaluate and serialise one query; results are bound to this thread and never leave it unserialised.

    `union` in the task: the default graph is that of all graphs together, as it is where a query names none.
    """
    default = [ox.NamedNode(iri) for iri in task.get("default_graphs", ())]
    named = [ox.NamedNode(iri) for iri in task.get("named_graphs", ())]
    dataset: dict[str, Any] = {"use_default_graph_as_union": task.get("union", True)}
    if default or named:
        dataset = {"default_graph": default, "named_graphs": named}
    try:
        results = store.query(task["text"], base_iri=task.get("base"), prefixes=task.get("prefixes"), **dataset)
    except SyntaxError as error:
        return Answer.refused(400, f"The query does not parse. {explain(str(error.msg or error), task['text'])}")
    except (RuntimeError, ValueError) as error:
        return Answer.refused(400, f"The query cannot be evaluated: {error}")
    offers = GRAPHS if isinstance(results, ox.QueryTriples) else RESULTS
    kind = choose(task.get("accept"), offers)
    if kind is None:
        return Answer.refused(406, f"Accept: {task.get('accept')}: this query can be answered as {', '.join(offers)}.")
    sink = Bounded(max_bytes)
    try:
        if isinstance(results, ox.QueryTriples):
            results.serialize(sink, format=_GRAPH_FORMATS[kind])  # type: ignore[arg-type]
        else:
            results.serialize(sink, format=_RESULT_FORMATS[kind])  # type: ignore[arg-type]
    except TooLarge:
        return Answer.refused(503, f"The result is larger than {max_bytes:,} bytes; add a LIMIT or ask for less.")
    except (RuntimeError, ValueError) as error:
        return Answer.refused(400, f"The query cannot be evaluated: {error}")
    return Answer.of(b"".join(sink.parts), kind)


def write_frame(out: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    """Send a JSON head and a body."""
    raw = json.dumps(head).encode()
    out.write(HEAD.pack(len(raw), len(body)) + raw + body)
    out.flush()


def read_frame(source: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None at the end of the stream."""
    lengths = source.read(HEAD.size)
    if len(lengths) < HEAD.size:
        return None
    head_length, body_length = HEAD.unpack(lengths)
    return json.loads(source.read(head_length)), source.read(body_length)


def main() -> None:
    """Answer frames until standard input closes. Arguments: the graph, result bytes, memory bytes (0: no limit)."""
    locator, max_bytes, max_memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if max_memory:
        import resource  # POSIX only; elsewhere the time limit alone protects

        resource.setrlimit(resource.RLIMIT_DATA, (max_memory, max_memory))
    tasks = Tasks(locator, max_bytes)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall between the frames
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        answer = tasks.answer(frame[0])
        write_frame(out, {"status": answer.status, "kind": answer.kind, "etag": answer.etag}, answer.body)


if __name__ == "__main__":
    main()
