"""Loading a graph: this program beside the engines' own bulk loaders and beside others' Neo4j writers, in one run.

    python benchmarks/load.py [--facts 10000 100000 1000000] [--peers PYTHON] [--apoc JAR] [--only NAME...]
                              [--inputs FOLDER] [--limit SECONDS]

For every size each way runs in a process of its own, Neo4j ways against a fresh server (Maven jars, Java 17). Prints
seconds, facts a second, processor seconds of loader and server, peak memory of the loader, and ratios: ours against
the bare driver's UNWIND with the same rows, against Ladybug's COPY and Oxigraph's bulk_load, and a re-load without
changes against the first load; at the end how rates and memory grew with the size. All start from files: rows are got
ready while the clock stands still, statements are read while it runs. PYTHON is an interpreter with rdflib-neo4j and
neo4j-graphrag; without it they are left out and said to be. These two hold the whole graph in memory and are not tried
with a million; the latter needs APOC in the server (org.neo4j.procedure:apoc-core, classifier core). The server's
processor time includes making the schema, for all alike. FOLDER keeps what is made (some 20 GB at a million) for the
next run. A way that takes longer than SECONDS is ended, and what it had written by then is told.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import neo4j

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.load_rows import statements, write_rows, write_statements
from tests import neo4j_server

from filinggraph.store import copy, open_store
from filinggraph.store.portions import portions
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.source import Source
from filinggraph.store.spool import Spool

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("server.memory.pagecache.size=1g",)
FLAGS = ("-Xms512m", "-XX:+UseG1GC")  # as a server that is in earnest has them, not as tests have


@dataclass(frozen=True, slots=True)
class Way:
    """A way to load: its name, what it is, whether it needs a server and the peers' interpreter, its largest size."""

    name: str
    what: str
    server: bool = True
    peer: bool = False
    most: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Facts a second, processor seconds, and the largest memory of the loader in MB (0: not known)."""

    rate: float
    cpu: float
    peak_mb: float


WAYS = (
    Way("unwind", "Neo4j: bare driver, UNWIND of the same rows"),
    Way("ours", "Neo4j: filinggraph"),
    Way("reload", "Neo4j: filinggraph, again without changes"),
    Way("admin", "Neo4j: neo4j-admin import (server stopped, files made before)"),
    Way("rdflib-neo4j", "Neo4j: rdflib-neo4j", peer=True, most=100_000),
    Way("graphrag", "Neo4j: neo4j-graphrag's Neo4jWriter", peer=True, most=100_000),
    Way("our-folder", "both: filinggraph, from N-Quads", server=False),
    Way("our-folder-again", "both: filinggraph, from N-Quads again", server=False),
    Way("our-folder-copied", "both: filinggraph, folder into folder again", server=False),
    Way("bulk_load", "Oxigraph: bulk_load of N-Quads", server=False),
    Way("our-rdf", "Oxigraph: filinggraph", server=False),
    Way("copy", "Ladybug: COPY of the same rows", server=False),
    Way("our-graph", "Ladybug: filinggraph, from the same rows", server=False),
)
RATIOS = (
    ("ours", "unwind", "ours / bare UNWIND (0.85 wanted)"),
    ("ours", "admin", "ours / neo4j-admin import"),
    ("ours", "rdflib-neo4j", "ours / rdflib-neo4j"),
    ("ours", "graphrag", "ours / neo4j-graphrag"),
    ("our-rdf", "bulk_load", "ours / Oxigraph bulk_load (0.8 wanted)"),
    ("our-graph", "copy", "ours / Ladybug COPY (0.8 wanted)"),
    ("reload", "ours", "Neo4j re-load / first load (5 wanted)"),
    ("our-folder-again", "our-folder", "folder re-load of N-Quads / first load (5 wanted)"),
    ("our-folder-copied", "our-folder", "folder re-load of a folder / first load (5 wanted)"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--peers", help="interpreter with rdflib-neo4j and neo4j-graphrag")
    parser.add_argument("--apoc", help="jar of APOC core, for neo4j-graphrag")
    parser.add_argument("--only", nargs="+", help="names of ways")
    parser.add_argument("--heap", default="2g", help="of the server")
    parser.add_argument("--inputs", type=Path, help="folder to keep what is made of each size")
    parser.add_argument("--limit", type=float, help="seconds that a way may take")
    given = parser.parse_args()
    found: dict[str, list[Measured]] = {}
    for facts in given.facts:
        with contextlib.ExitStack() as held:
            if given.inputs:
                folder = given.inputs / str(facts)
                folder.mkdir(parents=True, exist_ok=True)
            else:
                folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="filinggraph-load-")))
            for name, one in measure(facts, folder, given).items():
                found.setdefault(name, []).append(one)
    if len(given.facts) > 1:
        print("\ngrowth from the smallest to the largest size: rate, and peak memory of the loader")
        for name, each in found.items():
            if len(each) == len(given.facts):
                memory = each[-1].peak_mb / each[0].peak_mb if each[0].peak_mb else 0
                print(f"  {name:18} {each[-1].rate / each[0].rate:6.2f} {memory:6.2f}")


def measure(facts: int, folder: Path, given: argparse.Namespace) -> dict[str, Measured]:
    """What every way takes."""
    print(f"\n{facts:,} facts\n{'way':64} {'seconds':>9} {'facts/s':>9} {'CPU s':>8} {'MB':>7}", flush=True)
    found: dict[str, Measured] = {}
    server: neo4j_server.Server | None = None
    first = make_input(facts, folder, given)
    if first:
        found["our-folder"] = first
    for way in WAYS:
        if (given.only and way.name not in given.only) or way.name == "our-folder":
            continue
        if (way.peer and not given.peers) or (way.name == "graphrag" and not given.apoc):
            needed = "--peers and --apoc" if way.name == "graphrag" else "--peers"
            print(f"{way.what:64} LEFT OUT: give {needed}", flush=True)
            continue
        if facts > way.most:
            print(f"{way.what:64} left out above {way.most:,} facts", flush=True)
            continue
        if way.server and way.name != "reload":
            server = fresh(server, folder, given)
        try:
            found[way.name] = run(way, facts, folder, server, given)
        except subprocess.TimeoutExpired:
            held = f": {written(server)} written" if server and way.server else ""
            print(f"{way.what:64} ENDED after {given.limit:.0f} s{held}", flush=True)
        except RuntimeError as error:
            print(f"{way.what:64} FAILED: {error}", flush=True)
    if server:
        server.stop()
        shutil.rmtree(server.home)
    print(f"  {'ratios of rates, by the clock and by the processor':52}")
    for one, other, what in RATIOS:
        if one in found and other in found:
            by_clock, by_cpu = found[one].rate / found[other].rate, found[other].cpu / found[one].cpu
            print(f"  {what:52} {by_clock:7.2f} {by_cpu:7.2f}", flush=True)
    return found


def make_input(facts: int, folder: Path, given: argparse.Namespace) -> Measured | None:
    """The same graph as statements, as a filled folder, and as rows; what filling took, unless it was done before."""
    done = folder / "complete"
    if done.exists():
        return None
    write_statements(facts, folder)
    first = run(next(way for way in WAYS if way.name == "our-folder"), facts, folder, None, given)
    rdf = RdfFolder(folder / "source" / "rdf")
    with Spool(folder) as passed:
        for _ in passed.passing(statements(folder)):
            pass
        nodes, edges = write_rows(portions(Source.of(rdf.reader(), rdf.digests()), passed), folder)
    print(f"made {nodes:,} nodes, {edges:,} edges", flush=True)
    done.touch()
    return first


def fresh(server: neo4j_server.Server | None, folder: Path, given: argparse.Namespace) -> neo4j_server.Server:
    """A server with an empty database."""
    if server:
        server.stop()
        shutil.rmtree(server.home)
    made = neo4j_server.make(Path(tempfile.mkdtemp(prefix="server-", dir=folder)), settings=PAGES)
    made.heap, made.flags = given.heap, FLAGS
    if given.apoc:
        shutil.copy(given.apoc, made.home / "plugins")
    made.start(600)
    return made


def run(way: Way, facts: int, folder: Path, server: neo4j_server.Server | None, given: argparse.Namespace) -> Measured:
    """What one way takes; prints it."""
    told = admin(folder, server) if way.name == "admin" and server else process(way, folder, server, given)
    found = Measured(facts / told["seconds"], told["cpu"], told["peak_mb"])
    line = f"{way.what:64} {told['seconds']:9.2f} {found.rate:9.0f} {told['cpu']:8.2f} {found.peak_mb:7.0f}"
    print(line, flush=True)
    return found


def process(way: Way, folder: Path, server: neo4j_server.Server | None, given: argparse.Namespace) -> dict[str, float]:
    """Seconds and peak memory of one way, as its process tells them. Raises TimeoutExpired at the limit."""
    script = ROOT / "benchmarks" / ("load_peers.py" if way.peer else "load_ways.py")
    login = [server.uri, server.user, server.password] if server and way.server else []
    command = [given.peers if way.peer else sys.executable, str(script), way.name, str(folder), *login]
    before = cpu_of(server)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=given.limit)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1][-300:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    found["cpu"] += cpu_of(server) - before if way.server else 0
    return found


def written(server: neo4j_server.Server) -> str:
    """How many nodes and relationships a server holds."""
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        texts = ("MATCH (n) RETURN count(n)", "MATCH ()-[e]->() RETURN count(e)")
        nodes, edges = (driver.execute_query(text).records[0][0] for text in texts)
    return f"{nodes:,} nodes and {edges:,} relationships"


def cpu_of(server: neo4j_server.Server | None) -> float:
    """Seconds of processor time that the server has used."""
    if server is None or server.process is None:
        return 0.0
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def admin(folder: Path, server: neo4j_server.Server) -> dict[str, float]:
    """Import of files made before by the server's own importer."""
    with open_store(f"bulk:{folder / 'bulk'}") as target, open_store(str(folder / "source"), read_only=True) as source:
        copy(source, target)
    server.stop()
    start, before = time.perf_counter(), sum(os.times()[2:4])
    server.bulk_import(folder / "bulk")
    seconds, cpu = time.perf_counter() - start, sum(os.times()[2:4]) - before
    server.start(600)
    return {"seconds": seconds, "cpu": cpu, "peak_mb": 0}


if __name__ == "__main__":
    main()
