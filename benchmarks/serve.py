"""Latency and throughput of the SPARQL endpoint beside its peers on one graph of about a million triples.

    python benchmarks/serve.py [--triples 1000000] [--seconds 5] [--patience 60] [--only NAME...]
        [--oxigraph PATH] [--fuseki JAR] [--rdflib-endpoint PATH]

First kinds of queries by 1, 8 and 32 clients, then every shipped question by one client; a query that takes a server
more than a second is asked once and by one client. No query is asked twice in the same words, so that none is answered
from before, but for those "again"; "together" is one query that nobody has asked before, by all clients at once.
"cpu ms" is the server's processor time for an answer, which
says more than the latency on a machine that does other things. The rows of Oxigraph's own server are compared with
ours. A peer that is not given is left out and said to be. Oxigraph's own server: pip install oxigraph. Fuseki: the
artifact org.apache.jena:jena-fuseki-server:5.6.0 and Java 17. rdflib-endpoint: pip install rdflib-endpoint[cli].
"""

import argparse
import contextlib
import http.client
import itertools
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.made_graph import statements

from filinggraph.ask import question, questions
from filinggraph.ask.ground import ground

FG = "https://w3id.org/filinggraph/ontology#"
ID = "https://w3id.org/filinggraph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def grounded(name: str, **values: ox.NamedNode | ox.Literal) -> str:
    """A shipped question with its parameters in place, so that every server is asked the same text."""
    return ground(question(name).text("sparql", {key: value.value for key, value in values.items()}), values)


def _date(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=ox.NamedNode(f"{XSD}date"))


def _supplier(number: int) -> str:
    return f"{ID}party/cik-1{number:09}"


OF_ALL = ("concentration", "contracts", "network")
AGAIN, TOGETHER = " again", " together"
_asked = itertools.count()
SLOW = 1.0  # seconds; what takes one client longer is not asked by many at once

PREFIX = f"PREFIX fg: <{FG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"


def queries() -> dict[str, list[str]]:
    """Texts by name; a client takes them in turn."""
    spans = [(f"20{y:02d}-{m:02d}-01", f"20{y:02d}-{m:02d}-28") for y in range(1, 9) for m in range(1, 13)]
    point = [f"SELECT ?p ?o WHERE {{ GRAPH ?g {{ <{_supplier(n)}> ?p ?o }} }}" for n in range(200)]
    return {
        "point": point,
        f"point{AGAIN}": point,
        "customers": [
            f"{PREFIX}SELECT DISTINCT ?name WHERE {{ GRAPH ?g {{ <{_supplier(n)}> fg:hasCustomer ?c . "
            "?c rdfs:label ?name } }"
            for n in range(200)
        ],
        "share and expiry": [
            grounded("large-customers-expiring", share=ox.Literal(10.0), **{"from": _date(a), "until": _date(b)})
            for a, b in spans
        ],
        "expiring": [
            grounded("expiring-contracts", known=_date("9999-12-31"), **{"from": _date(a), "until": _date(b)})
            for a, b in spans
        ],
        **{f"{name} of all": [grounded(name)] for name in OF_ALL},
        **{f"{name} of all{TOGETHER}": [grounded(name)] for name in OF_ALL},
    }


def listed() -> dict[str, list[str]]:
    """Every shipped question: of one company where it takes one, else of the whole graph; of a year where it can."""
    found = {}
    for name, asked in questions().items():
        values = {"from": _date("2004-01-01"), "until": _date("2004-12-31"), "known": _date("9999-12-31")}
        values |= {"day": _date("2002-06-30"), "id": ox.NamedNode(_supplier(7)), "text": ox.Literal("beacon c7")}
        values |= {p.name: ox.Literal(float(str(p.default))) for p in asked.parameters if p.type == "number"}
        known = {p.name for p in asked.parameters} | {s.name for s in asked.sums}
        values = {key: value for key, value in values.items() if key in known}
        first = next((p.name for p in asked.parameters if p.type == "company"), None)
        values |= {f"{first}Id": ox.NamedNode(_supplier(7))} if first else {}
        found[name] = [grounded(name, **values)]
    return found


@dataclass(frozen=True, slots=True)
class Peer:
    """A server to ask, and how many seconds to wait for an answer."""

    name: str
    command: list[str]
    endpoint: str
    patience: float
    ready_seconds: float = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def started(peer: Peer, folder: Path) -> Iterator[int]:
    """The peer's process number, while the context lasts; 0 when it does not answer in time."""
    process = subprocess.Popen(peer.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        ready, deadline = False, time.monotonic() + peer.ready_seconds
        while not ready and time.monotonic() < deadline and process.poll() is None:
            try:
                ready = fetch(connect(peer), peer.endpoint, "ASK {}")[0] == 200
            except OSError:
                time.sleep(0.2)
        yield process.pid if ready else 0
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def spent(process: int) -> float:
    """Seconds of processor time that a process and those it started have used, where /proc tells; else not a number.

    It says what an answer costs whatever else the machine does meanwhile.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        tasks = Path(f"/proc/{process}/task").iterdir()
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return float("nan")
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(spent(int(child)) for child in children)


def come_to_rest(processes: dict[str, int], most: float) -> None:
    """Wait until no server works any more on what it began with by itself; at most so many seconds."""
    began, still = time.perf_counter(), 0
    while time.perf_counter() - began < most:
        before = sum(map(spent, processes.values()))
        time.sleep(1)
        used = sum(map(spent, processes.values())) - before
        still = still + 1 if abs(used) < 0.1 else 0  # less than before: one has just ended, and others may come
        if still == 3:
            break
    told = ", ".join(f"{name} {spent(process):.1f}" for name, process in processes.items())
    print(f"at rest after {time.perf_counter() - began:.0f} s; s of processor time so far: {told}", flush=True)


def connect(peer: Peer) -> http.client.HTTPConnection:
    """A connection that is kept open."""
    return http.client.HTTPConnection(urlsplit(peer.endpoint).netloc, timeout=peer.patience)


def fetch(connection: http.client.HTTPConnection, endpoint: str, text: str) -> tuple[int, bytes]:
    """Status and body of one query."""
    path = urlsplit(endpoint).path or "/"
    headers = {"accept": "application/sparql-results+json", "content-type": "application/sparql-query"}
    connection.request("POST", path, text.encode(), headers)
    response = connection.getresponse()
    return response.status, response.read()


def worded(texts: list[str], query: str, now: int) -> Iterator[str]:
    """The texts of a query in turn, without end: as they are, alike for all who ask now, or in words of their own."""
    for text in itertools.cycle(texts):
        if query.endswith(AGAIN):
            yield text
        else:
            yield f"{text}\n# {now if query.endswith(TOGETHER) else next(_asked)}"


def measure(peer: Peer, texts: list[Iterator[str]], seconds: float) -> tuple[float, float, float, int]:
    """p50 and p95 in milliseconds, answers a second, and how many answers; each client has its own texts."""
    times: list[float] = []
    wrong: list[int] = []
    stop = time.perf_counter() + seconds

    def client(own: Iterator[str]) -> None:
        connection = connect(peer)
        first = True
        while first or time.perf_counter() < stop:
            first = False
            text = next(own)
            began = time.perf_counter()
            try:
                status, _ = fetch(connection, peer.endpoint, text)
            except OSError:
                status = 0
            if status != 200:
                wrong.append(status)
                return
            times.append(time.perf_counter() - began)

    began = time.perf_counter()
    threads = [threading.Thread(target=client, args=(own,)) for own in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if wrong or not times:
        raise RuntimeError(f"status {wrong[0]}" if wrong and wrong[0] else f"no answer in {peer.patience:g} s")
    ordered = sorted(times)
    return (
        statistics.median(ordered) * 1000,
        ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000,
        len(ordered) / took,
        len(ordered),
    )


def shares(texts: list[str], query: str, clients: int) -> list[Iterator[str]]:
    """What each client asks: every one begins at another text, or all ask the same."""
    now = next(_asked)
    return [worded(texts[n % len(texts) :] + texts[: n % len(texts)], query, now) for n in range(clients)]


def peers(arguments: argparse.Namespace, folder: Path) -> list[Peer]:
    """The servers that are there."""
    ports, wait = [free_port() for _ in range(4)], arguments.patience
    own = [sys.executable, "-m", "filinggraph.cli.main", "serve", str(folder), "--port", str(ports[0])]
    own += ["--time-limit", str(wait)]
    found = [Peer("filinggraph", own, f"http://127.0.0.1:{ports[0]}/sparql", wait)]
    if arguments.oxigraph:
        command = [arguments.oxigraph, "serve-read-only", "--location", str((folder / "rdf").resolve())]
        command += ["--bind", f"127.0.0.1:{ports[1]}", "--union-default-graph"]
        found.append(Peer("oxigraph", command, f"http://127.0.0.1:{ports[1]}/query", wait))
    if arguments.fuseki:
        command = ["java", "-Xmx4g", "-jar", arguments.fuseki, f"--port={ports[2]}", "--localhost"]
        command.append(f"--timeout={wait * 1000:.0f}")  # else it would go on while others are asked
        command += [f"--file={folder / 'graph.nq'}", "/ds"]
        found.append(Peer("fuseki", command, f"http://127.0.0.1:{ports[2]}/ds/query", wait, 180.0))
    if arguments.rdflib_endpoint:
        command = [arguments.rdflib_endpoint, "serve", str(folder / "graph.nq"), "--port", str(ports[3])]
        found.append(Peer("rdflib-endpoint", command, f"http://127.0.0.1:{ports[3]}/", wait, 600.0))
    return found


def main() -> None:
    """Build the graph, ask every server, print a table with ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--patience", type=float, default=60.0, help="seconds to wait for an answer")
    parser.add_argument("--rest", type=float, default=60.0, help="seconds to wait for servers to come to rest at first")
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 8, 32])
    parser.add_argument("--folder", help="a folder that an earlier run left; else a new one is made and removed")
    parser.add_argument("--only", nargs="*", default=[], help="names of queries or questions; else all")
    parser.add_argument("--oxigraph")
    parser.add_argument("--fuseki")
    parser.add_argument("--rdflib-endpoint")
    arguments = parser.parse_args()
    for peer in ("oxigraph", "fuseki", "rdflib_endpoint"):
        if not getattr(arguments, peer):
            print(f"{peer}: not given, left out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(arguments.folder or name)
        if not (folder / "manifest.json").exists():
            fill(folder, arguments.triples)
        report(peers(arguments, folder), folder, arguments)


def fill(folder: Path, triples: int) -> None:
    """Write the graph as N-Quads for servers that read files, and as a store."""
    folder.mkdir(exist_ok=True)
    with (folder / "graph.nq").open("wb") as out:
        ox.serialize(statements(triples), out, format=ox.RdfFormat.N_QUADS)
    store = ox.Store(str(folder / "rdf"))
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    print(f"{len(store):,} triples")
    (folder / "manifest.json").write_text('{"format": 1}\n')


def rows(connection: http.client.HTTPConnection, endpoint: str, text: str) -> list[str]:
    """The answer's rows as texts in a fixed order, and so are the parts of what a query strings together."""
    try:
        status, body = fetch(connection, endpoint, text)
    except OSError:
        status = 0
    if status != 200:
        return [f"status {status}"]
    try:
        found = json.loads(body)["results"]["bindings"]
    except ValueError:
        return ["an answer broken off"]
    cells = [[(k, v["type"], sorted(v["value"].split("; "))) for k, v in row.items()] for row in found]
    return sorted(json.dumps(sorted(row)) for row in cells)


def report(servers: list[Peer], folder: Path, arguments: argparse.Namespace) -> None:
    """One line a query, number of clients and server, with our p50 as a multiple of the server's."""
    ours: dict[tuple[str, int], tuple[float, float]] = {}
    processes: dict[str, int] = {}
    slow: set[tuple[str, str]] = set()
    told: dict[str, list[str]] = {}
    heads = ("p50 ms", "p95 ms", "per s", "cpu ms")
    print(f"{'query':28}{'clients':>8}  {'server':16}{''.join(f'{h:>10}' for h in heads)}{'ours/it':>9}{'cpu':>7}")

    def line(peer: Peer, query: str, clients: int, p50: float, p95: float, rate: float, cost: float) -> None:
        if peer is servers[0]:
            ours[query, clients] = p50, cost
        no = float("nan")
        own, own_cost = ours.get((query, clients), (no, no))
        ratios = f"{own / p50:>9.2f}{own_cost / cost if cost else no:>7.2f}"
        told = f"{p50:>10.2f}{p95:>10.2f}{rate:>10.1f}{cost * 1000:>10.2f}{ratios}"
        print(f"{query:28}{clients:>8}  {peer.name:16}{told}", flush=True)

    def one(peer: Peer, query: str, texts: list[str], clients: int, seconds: float) -> None:
        if (peer.name, query) in slow:
            return
        try:
            began = time.perf_counter()
            if not query.endswith(TOGETHER):
                measure(peer, shares(texts, query, 1), 0)  # to warm up
            if clients == 1 and time.perf_counter() - began > SLOW:
                slow.add((peer.name, query))
                seconds = 0
            before = spent(processes[peer.name])
            asked = shares(texts, query, clients)
            p50, p95, rate, count = measure(peer, asked, 0 if query.endswith(TOGETHER) else seconds)
            line(peer, query, clients, p50, p95, rate, (spent(processes[peer.name]) - before) / count)
        except (RuntimeError, OSError) as error:
            slow.add((peer.name, query))
            print(f"{query:28}{clients:>8}  {peer.name:16}  {error}", flush=True)

    with contextlib.ExitStack() as stack:
        running = []
        for peer in servers:
            if process := stack.enter_context(started(peer, folder)):
                processes[peer.name] = process
                running.append(peer)
            else:
                print(f"{peer.name}: does not answer", flush=True)
        come_to_rest(processes, arguments.rest)
        wanted = arguments.only or [*queries(), *listed()]
        for query, texts in ((name, texts) for name, texts in queries().items() if name in wanted):
            for clients in arguments.clients:
                for peer in running:  # in turn, so that whatever else the machine does falls on all of them
                    if peer.name != "rdflib-endpoint" or query in ("point", "customers"):
                        one(peer, query, texts, clients, arguments.seconds)
        for query, texts in ((name, texts) for name, texts in listed().items() if name in wanted):
            for peer in running:
                if peer.name == "rdflib-endpoint":
                    continue
                began, before = time.perf_counter(), spent(processes[peer.name])
                found = rows(connect(peer), peer.endpoint, texts[0])
                took = time.perf_counter() - began
                if peer is servers[0]:
                    told[query] = found
                elif peer.name == "oxigraph" and found != told[query]:
                    print(f"{query}: Oxigraph's rows differ from ours ({len(found)}, {len(told[query])})")
                if took > SLOW and len(found) != 1:
                    cost = spent(processes[peer.name]) - before
                    line(peer, query, 1, took * 1000, took * 1000, 1 / took, cost)
                else:
                    one(peer, query, texts, 1, arguments.seconds / 5)


if __name__ == "__main__":
    main()
