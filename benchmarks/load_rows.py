"""The same graph as every way of loading takes it: N-Quads, and rows of nodes and edges in runs that fit in memory."""

import itertools
import pickle
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from benchmarks.made_filings import graphs

from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.semantics.quads import FilingGraph, nquads
from filinggraph.store.statements import filing_id

RUN = 5_000
NODES, EDGES, STATEMENTS = "nodes.pickle", "edges.pickle", "graph.nq"
Key = tuple[Any, ...]


def write_statements(facts: int, folder: Path) -> None:
    """The made filings as one file of N-Quads, a filing after the other, unless it is there."""
    if (folder / STATEMENTS).exists():
        return
    part = folder / f"{STATEMENTS}.part"
    with part.open("wb") as out:
        for graph in graphs(facts):
            out.write(nquads(graph.quads))
    part.replace(folder / STATEMENTS)


def statements(folder: Path) -> Iterator[FilingGraph]:
    """The filings of that file, one at a time."""
    quads = ox.parse(path=str(folder / STATEMENTS), format=ox.RdfFormat.N_QUADS)
    for graph, found in itertools.groupby(quads, key=lambda quad: quad.graph_name):
        assert isinstance(graph, ox.NamedNode)
        yield FilingGraph(filing_id(graph.value) or "", graph.value, tuple(found))


def write_rows(parts: Iterable[PropertyGraph], folder: Path) -> tuple[int, int]:
    """Nodes by base label and labels, and edges by type and ends, in runs; gives how many there are."""
    with (folder / NODES).open("wb") as nodes, (folder / EDGES).open("wb") as edges:
        node_runs, edge_runs = _Runs(nodes), _Runs(edges)
        for part in parts:
            for node in part.nodes:
                node_runs.add((node.base, node.labels), (node.id, dict(node.properties)))
            for edge in part.edges:
                edge_runs.add((edge.type, edge.source_base, edge.target_base), (edge.source, edge.target))
        return node_runs.close(), edge_runs.close()


@dataclass(slots=True)
class _Runs:
    """Rows of each key, written whenever RUN of them are there."""

    out: Any
    waiting: dict[Key, list[Any]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, key: Key, row: Any) -> None:
        rows = self.waiting[key]
        rows.append(row)
        self.count += 1
        if len(rows) == RUN:
            pickle.dump((key, rows), self.out)
            rows.clear()

    def close(self) -> int:
        for item in self.waiting.items():
            pickle.dump(item, self.out)
        return self.count


@dataclass(slots=True)
class Clock:
    """Seconds by the clock and of the processor, but for those spent in getting rows ready."""

    seconds: float = 0.0
    cpu: float = 0.0

    def start(self) -> None:
        self.seconds -= time.perf_counter()
        self.cpu -= time.process_time()

    def stop(self) -> None:
        self.seconds += time.perf_counter()
        self.cpu += time.process_time()

    def rows(self, folder: Path, name: str) -> Iterator[tuple[Key, list[Any]]]:
        """The runs of a file of rows; the clock stands still while one is read."""
        with (folder / name).open("rb") as source:
            while True:
                self.stop()
                try:
                    found = pickle.load(source)
                except EOFError:
                    self.start()
                    return
                self.start()
                yield found
