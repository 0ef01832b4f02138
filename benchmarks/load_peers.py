"""Others' Neo4j writers with their recommended settings: `load_peers.py WAY FOLDER URI USER PASSWORD`.

Needs rdflib-neo4j and neo4j-graphrag, and nothing of this program.
"""

import asyncio
import json
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def peak_mb() -> float:
    """Largest resident memory of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def runs(path: Path) -> Iterator[tuple[Any, list[Any]]]:
    """Rows of nodes or edges, with what those of one run have in common."""
    with path.open("rb") as source:
        while source.peek(1):
            yield pickle.load(source)


def rdflib_neo4j(folder: Path, uri: str, user: str, password: str) -> float:
    """Batches of 5,000, as its README shows; URIs are cut to their local names."""
    from rdflib import Graph
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

    login = {"uri": uri, "database": "neo4j", "user": user, "pwd": password}
    config = Neo4jStoreConfig(
        auth_data=login, batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE
    )
    lines = {line.rsplit(" <", 1)[0] + " ." for line in (folder / "graph.nq").read_text().splitlines()}
    (folder / "graph.nt").write_text("\n".join(sorted(lines)) + "\n")
    start = time.perf_counter()
    graph = Graph(store=Neo4jStore(config=config))
    graph.parse(folder / "graph.nt", format="nt")
    graph.close(True)
    return time.perf_counter() - start


def graphrag(folder: Path, uri: str, user: str, password: str) -> float:
    """Its writer with its own batch size of 1,000."""
    import neo4j
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    whole = Neo4jGraph(
        nodes=[
            Neo4jNode(id=iri, label=base, properties=properties)
            for (base, _), found in runs(folder / "nodes.pickle")
            for iri, properties in found
        ],
        relationships=[
            Neo4jRelationship(start_node_id=source, end_node_id=target, type=kind)
            for (kind, _, _), found in runs(folder / "edges.pickle")
            for source, target in found
        ],
    )
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver:
        writer = Neo4jWriter(driver)
        start = time.perf_counter()
        outcome = asyncio.run(writer.run(whole))
        seconds = time.perf_counter() - start
        if outcome.status != "SUCCESS":
            raise SystemExit(f"neo4j-graphrag: {outcome.metadata}")
        return seconds


if __name__ == "__main__":
    name, folder, uri, user, password = sys.argv[1:]
    ways = {"rdflib-neo4j": rdflib_neo4j, "graphrag": graphrag}
    before = time.process_time()
    seconds = ways[name](Path(folder), uri, user, password)
    cpu = time.process_time() - before
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb()}))
