"""The embedded property graph: one Ladybug file, replaced whole, so that readers never wait and never see half."""

import contextlib
import os
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import ladybug as lb
import pyarrow as pa

from filinggraph.errors import QueryError, StoreError
from filinggraph.semantics.mapping import EdgeTable, NodeTable, mapping
from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph, joined
from filinggraph.store.protocol import Rows
from filinggraph.store.runs import Runs
from filinggraph.store.tables import columns, edge_table, node_table

FORMAT = "1"
STATE = "FilingGraphStore"
ROWS = 50_000
HELD = 1 << 27
_TYPES = {"string": "STRING", "integer": "INT64", "float": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


@dataclass(slots=True)
class GraphFile:
    """The file of a property graph, opened for reading when it is first asked and anew when it was replaced."""

    path: Path
    opened: tuple[int, lb.Database, lb.Connection] | None = None

    @property
    def exists(self) -> bool:
        """True when something was written."""
        return self.path.is_file()

    def state(self) -> str:
        """The mark left by whoever wrote the file: what it was made from. "" when there is none to read."""
        if not self.exists:
            return ""
        try:
            rows = self.query(f"MATCH (s:{STATE}) RETURN s.id, s.value").rows
        except (QueryError, StoreError):
            return ""
        marks = dict(rows)
        return str(marks.get("state", "")) if marks.get("format") == FORMAT else ""

    def query(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a Cypher query that reads. Raises QueryError."""
        connection = self._connection()
        wanted = {name: value for name, value in (parameters or {}).items() if re.search(rf"\${name}\b", text)}
        missing = sorted(set(re.findall(r"\$(\w+)", _without_texts(text))) - set(wanted))
        if missing:
            raise QueryError(f"the query names ${', $'.join(missing)}; give a value for it")
        try:
            result = connection.execute(text, wanted)
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {_one_line(error)}") from error
        last = result[-1] if isinstance(result, list) else result
        rows = tuple(tuple(_plain(value) for value in row) for row in last.get_all())
        columns = tuple(last.get_column_names())
        last.close()
        return Rows(columns, rows)

    def tables(self) -> Iterator[tuple[NodeTable, pa.Table]]:
        """All nodes, a table of each base label."""
        for table in mapping().nodes.values():
            names = ", ".join(f"n.`{k.name}` AS `{k.name}`" for k in columns(table))
            yield table, self._arrow(f"MATCH (n:`{table.label}`) RETURN {names}")

    def edges(self) -> Iterator[tuple[EdgeTable, str, str, pa.Table]]:
        """All edges, a table of each type and pair of base labels."""
        for table in mapping().edges.values():
            for source, target in table.pairs:
                text = f"MATCH (a:`{source}`)-[:`{table.type}`]->(b:`{target}`) RETURN a.id AS a, b.id AS b"
                yield table, source, target, self._arrow(text)

    def portions(self) -> Iterator[PropertyGraph]:
        """All nodes and edges, unsorted, so many at a time."""
        for table, found in self.tables():
            for batch in found.to_batches(max_chunksize=ROWS):
                yield PropertyGraph(tuple(_node(table.label, row) for row in batch.to_pylist()), ())
        for kind, source, target, found in self.edges():
            for batch in found.to_batches(max_chunksize=ROWS):
                ends = zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True)
                yield PropertyGraph((), tuple(Edge(kind.type, a, b, source, target) for a, b in ends))

    def graph(self) -> PropertyGraph:
        """All nodes and edges, sorted."""
        return joined(self.portions())

    def close(self) -> None:
        """Let go of the file."""
        if self.opened is not None:
            _, database, connection = self.opened
            self.opened = None
            connection.close()
            database.close()

    def _arrow(self, text: str) -> pa.Table:
        found = self._connection().execute(text)
        assert not isinstance(found, list)
        return found.get_as_arrow()

    def _connection(self) -> lb.Connection:
        try:
            inode = self.path.stat().st_ino
        except OSError as error:
            raise StoreError(f"{self.path}: no property graph here; build the graph again") from error
        if self.opened is None or self.opened[0] != inode:
            self.close()
            database, connection = open_file(self.path, read_only=True)
            self.opened = (inode, database, connection)
        return self.opened[2]


def _node(base: str, row: dict[str, Any]) -> Node:
    labels = tuple(row.pop("_labels"))
    return Node(labels, base, row["id"], {k: row[k] for k in sorted(row) if row[k] is not None})


def create(path: Path, parts: Iterable[PropertyGraph], state: str) -> None:
    """Write a new file from portions of a graph, by bulk copy; it takes the place of an older one at the end."""
    with replacing(path) as part:
        database, connection = open_file(part, read_only=False)
        try:
            with transaction(connection):
                for statement in schema():
                    connection.execute(statement)
            with tempfile.TemporaryDirectory(dir=part.parent, prefix=".edges-") as folder:
                _fill(connection, parts, Path(folder))
            mark(connection, state)
        finally:
            connection.close()
            database.close()


@contextlib.contextmanager
def transaction(connection: lb.Connection) -> Iterator[None]:
    """One transaction for many statements: the engine writes to disk at its end, not after each of them."""
    connection.execute("BEGIN TRANSACTION")
    yield
    connection.execute("COMMIT")


@contextlib.contextmanager
def replacing(path: Path, *, copy: bool = False) -> Iterator[Path]:
    """A path to write to; what is there when the block ends well takes the place of path in one step."""
    part = path.with_name(f".{path.name}.part")
    leftovers = (part, part.with_name(part.name + ".wal"), part.with_name(part.name + ".shadow"))
    for old in leftovers:
        old.unlink(missing_ok=True)
    try:
        if copy:
            shutil.copyfile(path, part)
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except (OSError, RuntimeError) as error:
        raise trouble(path, error) from error
    finally:
        for old in leftovers:
            old.unlink(missing_ok=True)


def schema() -> list[str]:
    """The statements that declare every table of the mapping."""
    found = [f"CREATE NODE TABLE {STATE}(id STRING, value STRING, PRIMARY KEY(id))"]
    for table in mapping().nodes.values():
        typed = ", ".join(f"`{k.name}` {_TYPES[k.type]}{'[]' if k.many else ''}" for k in columns(table))
        found.append(f"CREATE NODE TABLE `{table.label}`({typed}, PRIMARY KEY(id))")
    for edge in mapping().edges.values():
        pairs = ", ".join(f"FROM `{a}` TO `{b}`" for a, b in edge.pairs)
        found.append(f"CREATE REL TABLE `{edge.type}`({pairs})")
    return found


def mark(connection: lb.Connection, state: str) -> None:
    """Note what the file was made from."""
    for name, value in (("format", FORMAT), ("state", state)):
        connection.execute(f"MERGE (s:{STATE} {{id: $id}}) SET s.value = $value", {"id": name, "value": value})


def copy_nodes(connection: lb.Connection, nodes: Iterable[Node]) -> None:
    """Add new nodes."""
    for base, found in sorted(by_base(nodes).items()):
        rows = node_table(mapping().nodes[base], found)  # noqa: F841 - the engine finds the table by this name
        connection.execute(f"COPY `{base}` FROM rows")


def by_base(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Nodes by their base labels."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.base].append(node)
    return found


def copy_edges(connection: lb.Connection, edges: Iterable[Edge]) -> None:
    """Add new edges between nodes that are there."""
    for (kind, source, target), found in sorted(by_pair(edges).items()):
        rows = edge_table(found)  # noqa: F841 - the engine finds the table by this name
        connection.execute(f"COPY `{kind}` FROM rows (from='{source}', to='{target}')")


def by_pair(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[Edge]]:
    """Edges by type and the base labels they join. Raises StoreError for a pair that the ontology does not have."""
    found: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.type, edge.source_base, edge.target_base].append(edge)
    for kind, source, target in found:
        if (source, target) not in mapping().edges[kind].pairs:
            raise StoreError(f"{kind} from {source} to {target}: not in the ontology's shapes; add it there")
    return found


def _fill(connection: lb.Connection, parts: Iterable[PropertyGraph], folder: Path) -> None:
    """Nodes in large runs, as each copy has its price; edges at the end, when all nodes are there."""
    nodes, edges = Runs(folder), Runs(folder)
    waiting: list[Node] = []
    ends: list[Edge] = []
    for part in chain(parts, [None]):
        if part is not None:
            waiting.extend(part.nodes)
            ends.extend(part.edges)
        if part is None or len(waiting) + len(ends) >= ROWS:
            for base, found in by_base(waiting).items():
                nodes.add((base,), node_table(mapping().nodes[base], found))
            for pair, joined in by_pair(ends).items():
                edges.add(pair, edge_table(joined))
            waiting.clear()
            ends.clear()
            edges.spill(HELD)
        while nodes.held > HELD:
            _copy(connection, nodes.largest(), nodes)
    small = not edges.files
    with transaction(connection) if small else contextlib.nullcontext():
        for rows in (nodes, edges):
            for key in rows.names():
                _copy(connection, key, rows)


def _copy(connection: lb.Connection, key: tuple[str, ...], runs: Runs) -> None:
    name, *pair = key
    where = " (from='{}', to='{}')".format(*pair) if pair else ""
    for rows in runs.take(key):  # noqa: B007 - the engine finds the table by this name
        connection.execute(f"COPY `{name}` FROM rows{where}")


def open_file(path: Path, *, read_only: bool) -> tuple[lb.Database, lb.Connection]:
    """A database and a connection to it.

    The engine reserves addresses for the largest size that a file may reach, and memory for its pages.
    """
    size = path.stat().st_size if path.exists() else 0
    largest = 1 << max(30, (4 * size).bit_length()) if read_only else 1 << 40
    try:
        database = lb.Database(
            path, read_only=read_only, buffer_pool_size=1 << 29 if read_only else 1 << 30, max_db_size=largest
        )
        return database, lb.Connection(database)
    except RuntimeError as error:
        raise trouble(path, error) from error


def trouble(path: Path, error: Exception) -> StoreError:
    """What to tell about an error of the engine or of the disk."""
    said = _one_line(error)
    if re.search(r"[Nn]o space|space left|too large|quota", said):
        return StoreError(f"{path}: the disk is full; free some space and run it again")
    if "lock" in said.lower():
        return StoreError(f"{path}: another process writes to this graph; wait for it to end")
    if isinstance(error, PermissionError) or "ermission denied" in said:
        return StoreError(f"{path}: no right to read or write here; choose a folder of your own")
    return StoreError(f"{path}: the property graph cannot be read or written: {said}; build the graph again")


def _plain(value: Any) -> Any:
    """Nodes and relationships as dictionaries of their properties, with `_labels` or `_type`."""
    if isinstance(value, dict):
        if "_SRC" in value:
            kept = {k: _plain(v) for k, v in value.items() if not k.startswith("_")}
            return {**kept, "_type": value["_LABEL"]}
        return {k: _plain(v) for k, v in value.items() if k not in ("_ID", "_LABEL") and v is not None}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _without_texts(text: str) -> str:
    """A query without its quoted strings and comments, where $ names nothing."""
    return re.sub(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
