"""One way of loading, timed, in a process of its own: `load_ways.py WAY FACTS FOLDER [URI USER PASSWORD]`."""

import json
import pickle
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.made_filings import graphs

from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import Store, copy, ladybug, open_store
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.server_schema import prepare
from filinggraph.store.tables import edge_table, node_table

ROWS = 5_000
IN_MEMORY = 200_000
Spent = tuple[float, float]


def unwind(facts: int, folder: Path, *login: str) -> Spent:
    """The driver alone: constraints first, 5,000 rows a transaction, MERGE nodes, then edges."""
    nodes, edges = _rows(folder)
    uri, user, password = login
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver, driver.session() as session:
        prepare(session)
        return _timed(lambda: _unwind(session, nodes, edges))


def _unwind(session: neo4j.Session, nodes: Any, edges: Any) -> None:
    for base, found in nodes.items():
        groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for labels, iri, properties in found:
            groups[labels].append({"i": iri, "p": properties})
        for labels, rows in groups.items():
            more = "".join(f":`{label}`" for label in labels)
            text = f"UNWIND $rows AS r MERGE (n:`{base}` {{id: r.i}}) SET n += r.p, n{more}"
            _send(session, text, rows)
    for kind, found in edges.items():
        pairs: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for source, target, one, other in found:
            pairs[one, other].append([source, target])
        for (one, other), ends in pairs.items():
            text = f"UNWIND $rows AS r MATCH (a:`{one}` {{id: r[0]}}) MATCH (b:`{other}` {{id: r[1]}}) "
            _send(session, text + f"MERGE (a)-[:`{kind}`]->(b)", ends)


def _send(session: neo4j.Session, text: str, rows: list[Any]) -> None:
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        session.execute_write(lambda tx, part=part: tx.run(text, rows=part).consume())


def ours(facts: int, folder: Path, *login: str) -> Spent:
    """From statements in memory; from the folder where there are too many."""
    uri, user, password = login
    with open_store(str(folder / "source"), read_only=True) as source:
        given = list(graphs(facts)) if facts <= IN_MEMORY else source.graphs()
        with open_store(uri, user=user, password=password) as store:
            _prepare(store)
            return _timed(lambda: store.write(given))


def _prepare(store: Store) -> None:
    """The schema, which is made before the bare driver's time, too."""
    store.write(())


def reload(facts: int, folder: Path, *login: str) -> Spent:
    uri, user, password = login
    with (
        open_store(str(folder / "source"), read_only=True) as source,
        open_store(uri, user=user, password=password) as store,
    ):
        spent = _timed(lambda: copy(source, store))
        assert store.write(()).written == 0
        return spent


def bulk_load(facts: int, folder: Path) -> Spent:
    store = ox.Store(str(folder / "bare-rdf"))

    def work() -> None:
        store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        store.flush()

    return _timed(work)


def our_rdf(facts: int, folder: Path) -> Spent:
    given: Iterator[FilingGraph] | list[FilingGraph] = list(graphs(facts)) if facts <= IN_MEMORY else graphs(facts)

    def work() -> None:
        with RdfFolder(folder / "our-rdf").next() as draft:
            draft.fill(given)

    return _timed(work)


def bare_copy(facts: int, folder: Path) -> Spent:
    """Rows to Arrow, then COPY a table."""
    nodes, edges = _nodes_and_edges(folder)
    path = folder / "bare.lbug"
    database, connection = ladybug.open_file(path, read_only=False)
    for statement in ladybug.schema():
        connection.execute(statement)

    def work() -> None:
        for base, found in nodes.items():
            rows = node_table(ladybug.mapping().nodes[base], found)
            connection.execute(f"COPY `{base}` FROM rows")
        for (kind, one, other), ends in ladybug.by_pair(edge for found in edges.values() for edge in found).items():
            rows = edge_table(ends)  # noqa: F841 - found by its name
            connection.execute(f"COPY `{kind}` FROM rows (from='{one}', to='{other}')")
        connection.close()
        database.close()

    return _timed(work)


def our_graph(facts: int, folder: Path) -> Spent:
    nodes, edges = _nodes_and_edges(folder)
    whole = PropertyGraph(
        tuple(node for found in nodes.values() for node in found),
        tuple(edge for found in edges.values() for edge in found),
    )
    return _timed(lambda: ladybug.create(folder / "our.lbug", [whole], "state"))


def our_folder(facts: int, folder: Path) -> Spent:
    given: Iterator[FilingGraph] | list[FilingGraph] = list(graphs(facts)) if facts <= IN_MEMORY else graphs(facts)
    with open_store(str(folder / "ours")) as store:
        return _timed(lambda: store.write(given))


def our_folder_again(facts: int, folder: Path) -> Spent:
    with open_store(str(folder / "source"), read_only=True) as source, open_store(str(folder / "ours")) as store:
        return _timed(lambda: copy(source, store))


def _timed(work: Callable[[], Any]) -> Spent:
    """Seconds by the clock and of the processor."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - cpu


def peak_mb() -> float:
    """Largest resident memory of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _rows(folder: Path) -> Any:
    return pickle.loads((folder / "rows.pickle").read_bytes())


def _nodes_and_edges(folder: Path) -> tuple[dict[str, list[Node]], dict[str, list[Edge]]]:
    nodes, edges = _rows(folder)
    return (
        {base: [Node(tuple(labels), base, i, p) for labels, i, p in found] for base, found in nodes.items()},
        {kind: [Edge(kind, *ends) for ends in found] for kind, found in edges.items()},
    )


WAYS: dict[str, Callable[..., Spent]] = {
    "unwind": unwind,
    "ours": ours,
    "reload": reload,
    "bulk_load": bulk_load,
    "our-rdf": our_rdf,
    "copy": bare_copy,
    "our-graph": our_graph,
    "our-folder": our_folder,
    "our-folder-again": our_folder_again,
}

if __name__ == "__main__":
    name, facts, folder, *login = sys.argv[1:]
    seconds, cpu = WAYS[name](int(facts), Path(folder), *login)
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb()}))
