"""Latency and throughput of the SPARQL endpoint beside its peers on one graph of about a million triples.

    python benchmarks/serve.py [--triples 1000000] [--seconds 5]
        [--oxigraph PATH] [--fuseki JAR] [--rdflib-endpoint PATH]

A peer that is not given is left out and said to be. Oxigraph's own server: pip install oxigraph. Fuseki: the artifact
org.apache.jena:jena-fuseki-server:5.6.0 and Java 17. rdflib-endpoint: pip install rdflib-endpoint.
"""

import argparse
import contextlib
import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from filinggraph.ask import question

FG = "https://w3id.org/filinggraph/ontology#"
FGV = "https://w3id.org/filinggraph/vocabulary/"
ID = "https://w3id.org/filinggraph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
PART_OF = ox.NamedNode("http://purl.org/dc/terms/isPartOf")
TITLE = ox.NamedNode("http://purl.org/dc/terms/title")


def filings(triples: int) -> Iterator[ox.Quad]:
    """Invented filings of the shape that a build writes: four customers, shares of three years, a contract each."""
    draw = random.Random(2005)
    suppliers = triples // 700
    made = 0
    filing = 0
    while made < triples:
        for quad in _filing(draw, filing, suppliers):
            made += 1
            yield quad
        filing += 1


def _filing(draw: random.Random, number: int, suppliers: int) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(f"{ID}filing/{number:010d}-05-000001")
    supplier = ox.NamedNode(f"{ID}party/s{number % suppliers}")
    filed = date(2000, 1, 1) + timedelta(draw.randrange(8000))

    def say(subject: ox.NamedNode, predicate: str | ox.NamedNode, value: object) -> ox.Quad:
        term = ox.NamedNode(FG + predicate) if isinstance(predicate, str) else predicate
        return ox.Quad(subject, term, _term(value), graph)

    def party(node: ox.NamedNode, name: str, kind: str) -> Iterator[ox.Quad]:
        yield from (say(node, TYPE, ox.NamedNode(FG + c)) for c in ("Party", "Organization", kind))
        yield say(node, LABEL, name)

    document = ox.NamedNode(f"{graph.value}/document/main.htm")
    yield say(graph, TYPE, ox.NamedNode(FG + "Filing"))
    yield say(graph, "accessionNumber", f"{number:010d}-05-000001")
    yield say(graph, "formType", "10-K")
    yield say(graph, "filingDate", filed)
    yield say(graph, "filedBy", supplier)
    yield say(document, TYPE, ox.NamedNode(FG + "Document"))
    yield say(document, PART_OF, graph)
    yield say(document, TITLE, "main.htm")
    yield say(document, "textSha256", f"{number:064x}")
    yield from party(supplier, f"Supplier {number % suppliers} Inc.", "Company")
    for place in range(4):
        pick = int(suppliers * 2 * draw.random() ** 3)
        customer = ox.NamedNode(f"{ID}party/c{pick}")
        yield from party(customer, f"Customer {pick} Corp.", "GovernmentBody" if pick % 10 == 0 else "Company")
        tie = ox.NamedNode(f"{ID}relationship/{number % suppliers}-{pick}")
        yield say(tie, TYPE, ox.NamedNode(FG + "CustomerRelationship"))
        yield say(tie, "supplier", supplier)
        yield say(tie, "customer", customer)
        yield say(supplier, "hasCustomer", customer)
        for year in range(filed.year - 3, filed.year):
            share = ox.NamedNode(f"{ID}share/{number}-{place}-{year}")
            when = ox.NamedNode(f"{ID}time/fy{year}")
            yield say(share, TYPE, ox.NamedNode(FG + "RevenueShare"))
            yield say(share, "aboutRelationship", tie)
            yield say(share, "sharePercent", ox.Literal(str(draw.randrange(10, 600) / 10), datatype=_xsd("decimal")))
            yield say(share, "comparator", ox.NamedNode(FGV + "Equal"))
            yield say(share, "shareBase", "net sales")
            yield say(share, "when", when)
            yield say(when, TYPE, ox.NamedNode(FG + "TimeValue"))
            yield say(when, "timeText", f"FY{year}")
            yield say(when, "fiscalYear", year)
            yield say(when, "precision", ox.NamedNode(FGV + "FiscalYear"))
            yield say(when, "latest", date(year, 12, 31))
        if place == 0:
            ends = filed + timedelta(draw.randrange(2000))
            contract = ox.NamedNode(f"{ID}contract/{number}")
            when = ox.NamedNode(f"{ID}time/{ends.isoformat()}")
            claim, proof = ox.NamedNode(f"{ID}assertion/{number}"), ox.NamedNode(f"{ID}evidence/{number}")
            yield say(contract, TYPE, ox.NamedNode(FG + "Contract"))
            yield say(contract, "party", supplier)
            yield say(contract, "party", customer)
            yield say(contract, "supplier", supplier)
            yield say(contract, "customer", customer)
            yield say(contract, "contractKind", ox.NamedNode(FGV + "SupplyContract"))
            yield say(contract, "expiryDate", when)
            yield say(contract, "expiresBy", ends)
            yield say(when, TYPE, ox.NamedNode(FG + "TimeValue"))
            yield say(when, "latest", ends)
            yield say(when, "precision", ox.NamedNode(FGV + "Day"))
            yield say(claim, TYPE, ox.NamedNode(FG + "Assertion"))
            yield say(claim, "about", contract)
            yield say(claim, "predicate", "expiryDate")
            yield say(claim, "object", when)
            yield say(claim, "negated", False)
            yield say(claim, "modality", ox.NamedNode(FGV + "Asserted"))
            yield say(claim, "supportedBy", proof)
            yield say(proof, TYPE, ox.NamedNode(FG + "Evidence"))
            yield say(proof, "quote", f"the agreement expires on {ends:%B %d, %Y}")
            yield say(proof, "inDocument", document)


def _xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode(XSD + name)


def _term(value: object) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=_xsd("date"))
    assert isinstance(value, str | int | bool)
    return ox.Literal(value)


def ground(name: str, **values: str) -> str:
    """A shipped question with its parameters written in, so that every server can be asked the same text."""
    text = "\n".join(line for line in question(name).texts["sparql"].splitlines() if not line.startswith("#"))
    for variable, term in values.items():
        lists = r"(SELECT(?: DISTINCT)?|GROUP BY)((?:\s+\?\w+)+)"
        text = re.sub(lists, lambda m, v=variable: m[1] + re.sub(rf"\s\?{v}\b", "", m[2]), text)
        text = re.sub(rf"\?{variable}\b", lambda m, t=term: t, text)
    return text


def _date(day: str) -> str:
    return f'"{day}"^^<{XSD}date>'


PREFIX = f"PREFIX fg: <{FG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"


def queries() -> dict[str, list[str]]:
    """Texts by name; a client takes them in turn, so that no answer can be kept from the time before."""
    spans = [(f"20{y:02d}-{m:02d}-01", f"20{y:02d}-{m:02d}-28") for y in range(4, 20) for m in range(1, 13)]
    return {
        "point": [f"SELECT ?p ?o WHERE {{ GRAPH ?g {{ <{ID}party/s{n}> ?p ?o }} }}" for n in range(200)],
        "customers": [
            f"{PREFIX}SELECT DISTINCT ?name WHERE {{ GRAPH ?g {{ <{ID}party/s{n}> fg:hasCustomer ?c . "
            "?c rdfs:label ?name } }"
            for n in range(200)
        ],
        "share and expiry": [
            ground("large-customers-expiring", share="10", **{"from": _date(a), "until": _date(b)}) for a, b in spans
        ],
        "expiring": [
            ground("expiring-contracts", known=_date("9999-12-31"), **{"from": _date(a), "until": _date(b)})
            for a, b in spans
        ],
        "concentration": [ground("concentration") + f"\n# {n}" for n in range(50)],
    }


@dataclass(frozen=True, slots=True)
class Peer:
    """A server to ask."""

    name: str
    command: list[str]
    endpoint: str
    ready_seconds: float = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def started(peer: Peer, folder: Path) -> Iterator[bool]:
    """The peer's process, while the context lasts; False when it does not answer in time."""
    process = subprocess.Popen(peer.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        ready, deadline = False, time.monotonic() + peer.ready_seconds
        while not ready and time.monotonic() < deadline and process.poll() is None:
            try:
                ready = fetch(connect(peer.endpoint), peer.endpoint, "ASK {}", 5)[0] == 200
            except OSError:
                time.sleep(0.2)
        yield ready
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def connect(endpoint: str, seconds: float = 120.0) -> http.client.HTTPConnection:
    """A connection that is kept open."""
    return http.client.HTTPConnection(urlsplit(endpoint).netloc, timeout=seconds)


def fetch(connection: http.client.HTTPConnection, endpoint: str, text: str, _: float = 0) -> tuple[int, bytes]:
    """Status and body of one query."""
    path = urlsplit(endpoint).path or "/"
    headers = {"accept": "application/sparql-results+json"}
    connection.request("GET", f"{path}?query={quote(text)}", headers=headers)
    response = connection.getresponse()
    return response.status, response.read()


def measure(endpoint: str, texts: list[str], clients: int, seconds: float) -> tuple[float, float, float]:
    """p50 and p95 in milliseconds, and answers a second, of so many clients."""
    times: list[float] = []
    stop = time.perf_counter() + seconds

    def client(first: int) -> None:
        connection = connect(endpoint)
        turn = first
        while time.perf_counter() < stop or turn == first:
            began = time.perf_counter()
            status, _ = fetch(connection, endpoint, texts[turn % len(texts)])
            if status != 200:
                raise RuntimeError(f"{endpoint}: status {status}")
            times.append(time.perf_counter() - began)
            turn += clients

    began = time.perf_counter()
    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    ordered = sorted(times)
    return (
        statistics.median(ordered) * 1000,
        ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000,
        len(ordered) / took,
    )


def peers(arguments: argparse.Namespace, folder: Path) -> list[Peer]:
    """The servers that are there."""
    ports = [free_port() for _ in range(4)]
    own = [sys.executable, "-m", "filinggraph.cli.main", "serve", str(folder), "--port", str(ports[0])]
    found = [Peer("filinggraph", own, f"http://127.0.0.1:{ports[0]}/sparql")]
    if arguments.oxigraph:
        command = [arguments.oxigraph, "serve-read-only", "--location", str(folder / "rdf")]
        command += ["--bind", f"127.0.0.1:{ports[1]}"]
        found.append(Peer("oxigraph", command, f"http://127.0.0.1:{ports[1]}/query"))
    if arguments.fuseki:
        command = ["java", "-Xmx4g", "-jar", arguments.fuseki, f"--port={ports[2]}", "--localhost"]
        command += [f"--file={folder / 'graph.nq'}", "/ds"]
        found.append(Peer("fuseki", command, f"http://127.0.0.1:{ports[2]}/ds/query", 180.0))
    if arguments.rdflib_endpoint:
        command = [arguments.rdflib_endpoint, "serve", str(folder / "graph.nq"), "--port", str(ports[3])]
        found.append(Peer("rdflib-endpoint", command, f"http://127.0.0.1:{ports[3]}/", 300.0))
    return found


def main() -> None:
    """Build the graph, ask every server, print a table with ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 8, 32])
    parser.add_argument("--oxigraph")
    parser.add_argument("--fuseki")
    parser.add_argument("--rdflib-endpoint")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "graph.nq").open("wb") as out:
            ox.serialize(filings(arguments.triples), out, format=ox.RdfFormat.N_QUADS)
        store = ox.Store(str(folder / "rdf"))
        store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        store.flush()
        print(f"{len(store):,} triples")
        del store
        (folder / "manifest.json").write_text('{"format": 1}\n')
        for peer in ("oxigraph", "fuseki", "rdflib_endpoint"):
            if not getattr(arguments, peer):
                print(f"{peer}: not given, left out")
        report(peers(arguments, folder), folder, arguments)


def report(servers: list[Peer], folder: Path, arguments: argparse.Namespace) -> None:
    """One line a query, number of clients and server, with p50 as a multiple of ours."""
    ours: dict[tuple[str, int], float] = {}
    print(f"{'query':18}{'clients':>8}  {'server':16}{'p50 ms':>10}{'p95 ms':>10}{'per s':>10}{'ours/it':>9}")
    for peer in servers:
        with started(peer, folder) as ready:
            if not ready:
                print(f"{peer.name}: does not answer")
                continue
            for query, texts in queries().items():
                if peer.name == "rdflib-endpoint" and query not in ("point", "customers"):
                    continue
                measure(peer.endpoint, texts, 1, 1.0)
                for clients in arguments.clients:
                    p50, p95, rate = measure(peer.endpoint, texts, clients, arguments.seconds)
                    if peer is servers[0]:
                        ours[query, clients] = p50
                    ratio = ours[query, clients] / p50
                    line = f"{query:18}{clients:>8}  {peer.name:16}{p50:>10.2f}{p95:>10.2f}{rate:>10.0f}{ratio:>9.2f}"
                    print(line, flush=True)


if __name__ == "__main__":
    main()
