"""Loading a graph: this program beside the engines' own bulk loaders and beside others' Neo4j writers, in one run.

    python benchmarks/load.py [--facts 10000 100000 1000000] [--peers PYTHON] [--apoc JAR] [--only NAME...]

For every size each way runs in a process of its own, Neo4j ways against a fresh server (Maven jars, Java 17). Prints
seconds, facts a second, processor seconds of loader and server, peak memory of the loader, and ratios: ours against
the bare driver's UNWIND with the same rows, against Ladybug's COPY and Oxigraph's bulk_load, and a re-load without
changes against the first load. PYTHON is an interpreter with rdflib-neo4j and neo4j-graphrag; without it they are
left out and said to be. These two take only the smallest size, as they are slow; the latter needs APOC in the server
(org.neo4j.procedure:apoc-core, classifier core). The server's processor time includes making the schema, for all
alike.
"""

import argparse
import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.made_filings import graphs
from tests import neo4j_server

from filinggraph.semantics.quads import nquads
from filinggraph.store import open_store
from filinggraph.store.portions import Source, portions
from filinggraph.store.rdf_folder import RdfFolder

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("server.memory.pagecache.size=512m",)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to load: its name, what it is, whether it needs a server and the peers' interpreter, its largest size."""

    name: str
    what: str
    server: bool = True
    peer: bool = False
    most: int = 10_000_000


WAYS = (
    Way("unwind", "Neo4j: bare driver, UNWIND of the same rows"),
    Way("ours", "Neo4j: filinggraph"),
    Way("reload", "Neo4j: filinggraph, again without changes"),
    Way("admin", "Neo4j: neo4j-admin import (server stopped, files made before)"),
    Way("rdflib-neo4j", "Neo4j: rdflib-neo4j", peer=True, most=10_000),
    Way("graphrag", "Neo4j: neo4j-graphrag's Neo4jWriter", peer=True, most=10_000),
    Way("bulk_load", "Oxigraph: bulk_load of N-Quads", server=False),
    Way("our-rdf", "Oxigraph: filinggraph", server=False),
    Way("copy", "Ladybug: COPY of the same rows", server=False),
    Way("our-graph", "Ladybug: filinggraph, from the same rows", server=False),
    Way("our-folder", "both: filinggraph, from statements", server=False),
    Way("our-folder-again", "both: filinggraph, again without changes", server=False),
)
RATIOS = (
    ("ours", "unwind", "ours / bare UNWIND (0.85 wanted)"),
    ("ours", "admin", "ours / neo4j-admin import"),
    ("ours", "rdflib-neo4j", "ours / rdflib-neo4j"),
    ("ours", "graphrag", "ours / neo4j-graphrag"),
    ("our-rdf", "bulk_load", "ours / Oxigraph bulk_load (0.8 wanted)"),
    ("our-graph", "copy", "ours / Ladybug COPY (0.8 wanted)"),
    ("reload", "ours", "Neo4j re-load / first load (5 wanted)"),
    ("our-folder-again", "our-folder", "folder re-load / first load (5 wanted)"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--peers", help="interpreter with rdflib-neo4j and neo4j-graphrag")
    parser.add_argument("--apoc", help="jar of APOC core, for neo4j-graphrag")
    parser.add_argument("--only", nargs="+", help="names of ways")
    given = parser.parse_args()
    rates: dict[str, list[float]] = {}
    for facts in given.facts:
        with tempfile.TemporaryDirectory(prefix="filinggraph-load-") as folder:
            for name, rate in measure(facts, Path(folder), given).items():
                rates.setdefault(name, []).append(rate)
    if len(given.facts) > 1:
        print("\ngrowth: rate at the largest size / at the smallest")
        for name, found in rates.items():
            if len(found) == len(given.facts):
                print(f"  {name:18} {found[-1] / found[0]:6.2f}")


def measure(facts: int, folder: Path, given: argparse.Namespace) -> dict[str, float]:
    """Facts a second of every way."""
    make_input(facts, folder)
    print(f"\n{facts:,} facts\n{'way':64} {'seconds':>9} {'facts/s':>9} {'CPU s':>8} {'MB':>7}", flush=True)
    rates: dict[str, float] = {}
    server: neo4j_server.Server | None = None
    for way in WAYS:
        if given.only and way.name not in given.only:
            continue
        if (way.peer and not given.peers) or (way.name == "graphrag" and not given.apoc):
            needed = "--peers and --apoc" if way.name == "graphrag" else "--peers"
            print(f"{way.what:64} LEFT OUT: give {needed}", flush=True)
            continue
        if facts > way.most:
            print(f"{way.what:64} left out above {way.most:,} facts", flush=True)
            continue
        if way.server and way.name != "reload":
            server = fresh(server, folder, given.apoc)
        try:
            found = run(way, facts, folder, server, given.peers)
        except RuntimeError as error:
            print(f"{way.what:64} FAILED: {error}", flush=True)
            continue
        rates[way.name] = facts / found["seconds"]
        print(
            f"{way.what:64} {found['seconds']:9.2f} {rates[way.name]:9.0f} {found['cpu']:8.2f} {found['peak_mb']:7.0f}",
            flush=True,
        )
    if server:
        server.stop()
    for one, other, what in RATIOS:
        if one in rates and other in rates:
            print(f"  {what:44} {rates[one] / rates[other]:7.2f}", flush=True)
    return rates


def make_input(facts: int, folder: Path) -> None:
    """The same graph as statements, as a filled folder, and as rows."""
    with open_store(str(folder / "source")) as store:
        store.write(graphs(facts))
    with (folder / "graph.nq").open("wb") as out:
        for graph in graphs(facts):
            out.write(nquads(graph.quads))
    rdf = RdfFolder(folder / "source" / "rdf")
    nodes: dict[str, list[Any]] = defaultdict(list)
    edges: dict[str, list[Any]] = defaultdict(list)
    for part in portions(Source.of(rdf.reader(), rdf.digests())):
        for node in part.nodes:
            nodes[node.base].append((node.labels, node.id, dict(node.properties)))
        for edge in part.edges:
            edges[edge.type].append((edge.source, edge.target, edge.source_base, edge.target_base))
    print(f"made {sum(map(len, nodes.values())):,} nodes, {sum(map(len, edges.values())):,} edges", flush=True)
    with (folder / "rows.pickle").open("wb") as out:
        pickle.dump((dict(nodes), dict(edges)), out)


def fresh(server: neo4j_server.Server | None, folder: Path, apoc: str | None) -> neo4j_server.Server:
    """A server with an empty database."""
    if server:
        server.stop()
        shutil.rmtree(server.home)
    made = neo4j_server.make(Path(tempfile.mkdtemp(prefix="server-", dir=folder)), settings=PAGES)
    made.heap = "1500m"
    if apoc:
        shutil.copy(apoc, made.home / "plugins")
    made.start(180)
    return made


def run(way: Way, facts: int, folder: Path, server: neo4j_server.Server | None, peers: str | None) -> dict[str, float]:
    """Seconds and peak memory of one way, as its process tells them."""
    if way.name == "admin":
        assert server is not None
        return admin(folder, server)
    script = ROOT / "benchmarks" / ("load_peers.py" if way.peer else "load_ways.py")
    login = [server.uri, server.user, server.password] if server and way.server else []
    command = [peers if way.peer and peers else sys.executable, str(script), way.name, str(facts), str(folder), *login]
    before = cpu_of(server)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1][-300:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    found["cpu"] += cpu_of(server) - before if way.server else 0
    return found


def cpu_of(server: neo4j_server.Server | None) -> float:
    """Seconds of processor time that the server has used."""
    if server is None or server.process is None:
        return 0.0
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def admin(folder: Path, server: neo4j_server.Server) -> dict[str, float]:
    """Import of files made before by the server's own importer."""
    with open_store(f"bulk:{folder / 'bulk'}") as target, open_store(str(folder / "source"), read_only=True) as source:
        target.write(source.graphs())
    server.stop()
    script = (folder / "bulk" / "import.sh").read_text()
    options = [line.strip().removesuffix("\\").strip() for line in script.splitlines() if line.startswith("  --")]
    arguments = [part.strip("'") for line in options for part in line.split(" ") if part]
    for name in (folder / "bulk").glob("*.csv"):
        shutil.copy(name, server.home / name.name)
    start, before = time.perf_counter(), sum(os.times()[2:4])
    server.admin("database", "import", "full", *arguments, "neo4j")
    seconds, cpu = time.perf_counter() - start, sum(os.times()[2:4]) - before
    server.start(180)
    return {"seconds": seconds, "cpu": cpu, "peak_mb": 0}


if __name__ == "__main__":
    main()
