"""One way of loading, timed, in a process of its own: `load_ways.py WAY FOLDER [URI USER PASSWORD]`.

Prints seconds, processor seconds and the largest resident memory in MB.
"""

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyarrow as pa
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.load_rows import EDGES, NODES, STATEMENTS, Clock, statements

from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph
from filinggraph.store import copy, ladybug, open_store
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.server_schema import prepare
from filinggraph.store.tables import edge_table, node_table


def unwind(clock: Clock, folder: Path, *login: str) -> None:
    """The driver alone: constraints first, 5,000 rows a transaction, MERGE nodes, then edges."""
    uri, user, password = login
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver, driver.session() as session:
        prepare(session)
        clock.start()
        for (base, labels), rows in clock.rows(folder, NODES):
            more = "".join(f":`{label}`" for label in labels)
            text = f"UNWIND $rows AS r MERGE (n:`{base}` {{id: r[0]}}) SET n += r[1], n{more}"
            _send(session, text, rows)
        for (kind, one, other), rows in clock.rows(folder, EDGES):
            text = f"UNWIND $rows AS r MATCH (a:`{one}` {{id: r[0]}}) MATCH (b:`{other}` {{id: r[1]}}) "
            _send(session, text + f"MERGE (a)-[:`{kind}`]->(b)", rows)
        clock.stop()


def _send(session: neo4j.Session, text: str, rows: list[Any]) -> None:
    session.execute_write(lambda tx: tx.run(text, rows=rows).consume())


def ours(clock: Clock, folder: Path, *login: str) -> None:
    """From the N-Quads, which are read while the clock runs."""
    uri, user, password = login
    with open_store(uri, user=user, password=password) as store:
        store.write(())  # the schema, which is made before the bare driver's time, too
        clock.start()
        store.write(statements(folder))
        clock.stop()


def reload(clock: Clock, folder: Path, *login: str) -> None:
    """From the filled folder into the filled server."""
    uri, user, password = login
    with (
        open_store(str(folder / "source"), read_only=True) as source,
        open_store(uri, user=user, password=password) as store,
    ):
        clock.start()
        assert copy(source, store).written == 0
        clock.stop()


def bulk_load(clock: Clock, folder: Path) -> None:
    """The engine's own loader reads the N-Quads."""
    clock.start()
    store = ox.Store(str(_new(folder / "bare-rdf")))
    store.bulk_load(path=str(folder / STATEMENTS), format=ox.RdfFormat.N_QUADS)
    store.flush()
    clock.stop()


def our_rdf(clock: Clock, folder: Path) -> None:
    """From the same N-Quads."""
    clock.start()
    with RdfFolder(_new(folder / "our-rdf")).next() as draft:
        draft.fill(statements(folder))
    clock.stop()


def bare_copy(clock: Clock, folder: Path) -> None:
    """Rows to Arrow, then COPY: nodes in runs, edges of each pair at once."""
    database, connection = ladybug.open_file(_new(folder / "bare.lbug"), read_only=False)
    for statement in ladybug.schema():
        connection.execute(statement)
    clock.start()
    waiting: dict[str, list[pa.Table]] = defaultdict(list)
    for (base, labels), found in clock.rows(folder, NODES):
        waiting[base].append(node_table(ladybug.mapping().nodes[base], _nodes(clock, base, labels, found)))
        if sum(map(len, waiting[base])) >= ladybug.ROWS:
            rows = pa.concat_tables(waiting.pop(base))
            connection.execute(f"COPY `{base}` FROM rows")
    for base, tables in waiting.items():
        rows = pa.concat_tables(tables)
        connection.execute(f"COPY `{base}` FROM rows")
    ends: dict[tuple[Any, ...], list[pa.Table]] = defaultdict(list)
    for key, found in clock.rows(folder, EDGES):
        ends[key].append(edge_table(_edges(clock, key, found)))
    for kind, one, other in list(ends):
        rows = pa.concat_tables(ends.pop((kind, one, other)))  # noqa: F841 - found by its name
        connection.execute(f"COPY `{kind}` FROM rows (from='{one}', to='{other}')")
    connection.close()
    database.close()
    clock.stop()


def our_graph(clock: Clock, folder: Path) -> None:
    """From the same rows, as portions of a graph."""

    def portions() -> Iterator[PropertyGraph]:
        for (base, labels), found in clock.rows(folder, NODES):
            yield PropertyGraph(tuple(_nodes(clock, base, labels, found)), ())
        for key, found in clock.rows(folder, EDGES):
            yield PropertyGraph((), tuple(_edges(clock, key, found)))

    clock.start()
    ladybug.create(_new(folder / "our.lbug"), portions(), "state")
    clock.stop()


def _nodes(clock: Clock, base: str, labels: tuple[str, ...], rows: list[Any]) -> list[Node]:
    clock.stop()
    found = [Node(labels, base, iri, properties) for iri, properties in rows]
    clock.start()
    return found


def _edges(clock: Clock, key: tuple[Any, ...], rows: list[Any]) -> list[Edge]:
    kind, one, other = key
    clock.stop()
    found = [Edge(kind, source, target, one, other) for source, target in rows]
    clock.start()
    return found


def our_folder(clock: Clock, folder: Path) -> None:
    """Statements and property graph from the same N-Quads."""
    with open_store(str(folder / "source")) as store:
        clock.start()
        store.write(statements(folder))
        clock.stop()


def our_folder_again(clock: Clock, folder: Path) -> None:
    """The N-Quads once more into the filled folder."""
    with open_store(str(folder / "source")) as store:
        clock.start()
        assert store.write(statements(folder)).written == 0
        clock.stop()


def our_folder_copied(clock: Clock, folder: Path) -> None:
    """From one filled folder into another that holds the same."""
    with open_store(str(folder / "source"), read_only=True) as source, open_store(str(folder / "source")) as store:
        clock.start()
        assert copy(source, store).written == 0
        clock.stop()


def _new(path: Path) -> Path:
    """The path, with nothing there that an earlier run left."""
    for old in path.parent.glob(f"{path.name}*"):
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    return path


def memory(name: str) -> float:
    """Resident memory of this process, as the system names it, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{name}:")[2].split()[0]) / 1024


WAYS: dict[str, Callable[..., None]] = {
    "unwind": unwind,
    "ours": ours,
    "reload": reload,
    "bulk_load": bulk_load,
    "our-rdf": our_rdf,
    "copy": bare_copy,
    "our-graph": our_graph,
    "our-folder": our_folder,
    "our-folder-again": our_folder_again,
    "our-folder-copied": our_folder_copied,
}

if __name__ == "__main__":
    name, place, *login = sys.argv[1:]
    clock = Clock()
    WAYS[name](clock, Path(place), *login)
    print(json.dumps({"seconds": clock.seconds, "cpu": clock.cpu, "peak_mb": memory("VmHWM")}))
