"""The graph in a Neo4j server, Community or Enterprise, beside whatever else its database holds."""

import contextlib
import gc
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
import pyoxigraph as ox
from neo4j import exceptions as failures

from filinggraph.errors import FilingGraphError, QueryError, StoreError
from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph, joined
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.terms import REPLACED_BY
from filinggraph.store import server_schema
from filinggraph.store.protocol import Rows, SparqlResult, Written
from filinggraph.store.server_ledger import Ledger, News
from filinggraph.store.server_parts import Paper, paper, unpacked
from filinggraph.store.server_write import write_batch
from filinggraph.store.statements import batches
from filinggraph.store.tables import further

# What the driver would print on standard error is in the errors that we raise.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

BATCH = 20_000  # statements a transaction; the state of three times as many keeps the collector of a 3 GB heap busy
AT_ONCE = 500
YOUNG = 200_000
PATIENCE = 60.0
PASSING = (failures.ServiceUnavailable, failures.SessionExpired, failures.TransientError)
T = TypeVar("T")


@dataclass(slots=True)
class Server:
    """A database of a server.

    `prepared` says that its schema has been declared; `ledger` is what it holds as far as that need not be looked up.
    """

    locator: str
    driver: neo4j.Driver
    database: str | None = None
    read_only: bool = False
    prepared: bool = False
    ledger: Ledger | None = field(default_factory=Ledger)

    def digests(self) -> Mapping[str, str]:
        """Digest of every filing."""
        with self._session(read=True) as session, self._explained():
            return _digests(session)

    def write(self, graphs: Iterable[FilingGraph], *, remove: Collection[str] = ()) -> Written:
        """Put filings in and take others out, some filings a transaction."""
        if self.read_only:
            raise StoreError(f"{self.locator}: opened for reading only")
        self._prepare()
        with self._explained():
            known = self._patiently(_digests)
        unchanged = written = removed = 0

        def changed() -> Iterator[FilingGraph]:
            nonlocal unchanged
            for graph in graphs:
                if graph.id in known and known[graph.id] == graph.digest:
                    unchanged += 1
                else:
                    yield graph

        # The thread writes some filings while the next are read and taken apart; a source may be bound to this one.
        with _seldom_collecting(), ThreadPoolExecutor(1) as writer:
            writing: Future[Written] | None = None
            for batch in batches(changed(), BATCH):
                papers = [paper(graph) for graph in batch]
                if writing is not None:
                    written += writing.result().written
                writing = writer.submit(self._write, papers, ())
            if writing is not None:
                written += writing.result().written
        gone = sorted(set(remove) & known.keys())
        for start in range(0, len(gone), 50):
            removed += self._write((), gone[start : start + 50]).removed
        return Written(written, unchanged, removed)

    def graphs(self, chosen: Collection[str] | None = None) -> Iterator[FilingGraph]:
        """The statements of the chosen filings (of all when None), as they were kept."""
        if chosen is None:
            every = f"MATCH (s:{server_schema.SOURCE}) WHERE s.id > ''"  # in the order of the index
            for row in self._read(f"{every} RETURN s.id AS id, s.statements AS packed ORDER BY id"):
                yield unpacked(row["id"], row["packed"])
            return
        text = f"UNWIND $some AS id MATCH (s:{server_schema.SOURCE} {{id: id}}) RETURN id, s.statements AS packed"
        waiting = iter(sorted(chosen))
        while some := list(islice(waiting, AT_ONCE)):
            found = {row["id"]: row["packed"] for row in self._read(text, some=some)}
            yield from (unpacked(identity, found[identity]) for identity in some if identity in found)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement."""
        return (quad for graph in self.graphs() for quad in graph.quads)

    def property_graph(self) -> PropertyGraph:
        """Our nodes and edges as the database holds them, sorted; what others added is left out."""
        return joined(self.portions())

    def portions(self) -> Iterator[PropertyGraph]:
        """The same, unsorted, so many at a time."""
        for label in (table.label for table in mapping().nodes.values()):
            waiting = self._nodes(label)
            while nodes := tuple(islice(waiting, AT_ONCE)):
                yield PropertyGraph(nodes, ())
        for table in mapping().edges.values():
            for pair in table.pairs:
                found = self._edges(table.type, *pair)
                while edges := tuple(islice(found, AT_ONCE)):
                    yield PropertyGraph((), edges)

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Answer of a Cypher query that reads."""

        def work(tx: neo4j.ManagedTransaction) -> Rows:
            result = tx.run(text, dict(parameters or {}))
            columns = tuple(result.keys())
            return Rows(columns, tuple(tuple(_plain(value) for value in record.values()) for record in result))

        with self._session(read=True) as session, self._explained(query=True):
            return session.execute_read(work)

    def sparql(self, text: str, parameters: Mapping[str, ox.Literal | ox.NamedNode] | None = None) -> SparqlResult:
        """Neo4j knows no SPARQL."""
        raise QueryError(f"{self.locator}: a Neo4j server has no SPARQL; ask in Cypher, or ask a folder")

    def current(self, iri: str) -> str:
        """The IRI that took the place of iri, or iri: a former one has no node, so that its pointer waits as a link."""
        text = f"MATCH (l:{server_schema.LINK} {{source: $old, type: $type}}) RETURN min(l.target) AS new"
        (row,) = self._read(text, old=iri, type=mapping().types[REPLACED_BY.value])
        return str(row["new"] or iri)

    def annotate(self, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
        """Set further properties of nodes, in one transaction."""
        if self.read_only:
            raise StoreError(f"{self.locator}: opened for reading only")
        label, names = further(base, keys)
        rows = [{"i": iri, "p": {key: found.get(key) for key in names}} for iri, found in sorted(values.items())]
        taken = ", ".join(f"n.`{name}`" for name in names)

        def work(tx: neo4j.ManagedTransaction) -> int:
            tx.run(f"MATCH (n:`{label}`) WHERE n._filing IS NOT NULL REMOVE {taken}").consume()
            text = f"UNWIND $rows AS r MATCH (n:`{label}` {{id: r.i}}) SET n += r.p RETURN count(n) AS n"
            return int(tx.run(text, rows=rows).single(strict=True)["n"])

        with self._session() as session, self._explained():
            return session.execute_write(work)

    def add_graphrag_labels(self) -> None:
        """Add what neo4j-graphrag's retrievers look for: Chunk, __Entity__, FROM_DOCUMENT and FROM_CHUNK."""
        with self._session() as session, self._explained():
            for text in GRAPHRAG:
                session.run(text).consume()

    def close(self) -> None:
        """Close all connections."""
        self.driver.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def check(self) -> None:
        """Reach the server and look whether it holds a graph that this version can read. Raises StoreError."""
        with self._explained():
            self.driver.verify_connectivity()
        with self._explained():  # a server answers some time before its databases do
            found = self._patiently(server_schema.check, (failures.TransientError,), read=True)
        if self.read_only and not found:
            raise StoreError(f"{self.locator}: holds no graph; load one with: filinggraph load DIR --to {self.locator}")

    def _prepare(self) -> None:
        if not self.prepared:
            with self._explained():
                server_schema.check_version(self.driver.get_server_info().agent, self.locator)
                self._patiently(server_schema.prepare)
            self.prepared = True

    def _write(self, papers: Collection[Paper], remove: Collection[str]) -> Written:
        """One transaction, done again when its outcome is not known: it finds out itself what is in already."""
        while True:
            try:
                counts, news = self._patiently(
                    lambda s: s.execute_write(write_batch, list(papers), list(remove), self.ledger)
                )
                self._note(news)
                return counts
            except failures.ConstraintError as error:  # others' data is in the way, or has to be looked at
                if self.ledger is None:
                    raise self._trouble(error) from error
                self.ledger = None
            except (failures.Neo4jError, failures.DriverError) as error:
                index = server_schema.too_large(str(error))
                if not index:
                    raise self._trouble(error) from error
                with self._session() as session, self._explained():  # queries do without it, but only slower
                    server_schema.drop(session, index)

    def _note(self, news: News | None) -> None:
        """Keep what a write made, as long as that is sure."""
        if news is None:
            self.ledger = None
        elif self.ledger is not None:
            self.ledger.take(news)

    def _patiently(
        self,
        work: Callable[[neo4j.Session], T],
        passing: tuple[type[Exception], ...] = PASSING,
        *,
        read: bool = False,
    ) -> T:
        """The work's result; the work is done again, for PATIENCE seconds, after errors that may pass."""
        end = time.monotonic() + PATIENCE
        pause = 0.2
        while True:
            try:
                with self._session(read=read) as session:
                    return work(session)
            except passing:
                if time.monotonic() > end:
                    raise
                time.sleep(pause)
                pause = min(2 * pause, 5.0)

    def _nodes(self, base: str) -> Iterator[Node]:
        table = mapping().nodes[base]
        keys = {"id", "kind", *(key.name for key in table.keys)}
        text = f"MATCH (n:`{base}`) WHERE n._filing IS NOT NULL RETURN labels(n) AS labels, properties(n) AS properties"
        for row in self._read(text):
            labels = tuple(sorted(set(row["labels"]) & set(table.labels)))
            found = row["properties"]
            yield Node(labels, base, found["id"], {key: _plain(found[key]) for key in sorted(found) if key in keys})

    def _edges(self, kind: str, source: str, target: str) -> Iterator[Edge]:
        text = (
            f"MATCH (a:`{source}`)-[:`{kind}`]->(b:`{target}`) "
            "WHERE a._filing IS NOT NULL AND b._filing IS NOT NULL RETURN a.id AS a, b.id AS b"
        )
        for row in self._read(text):
            yield Edge(kind, row["a"], row["b"], source, target)

    def _read(self, text: str, **parameters: Any) -> Iterator[neo4j.Record]:
        with self._session(read=True) as session, self._explained():
            yield from session.run(text, parameters)

    def _session(self, *, read: bool = False) -> neo4j.Session:
        mode = neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS
        return self.driver.session(database=self.database, default_access_mode=mode)

    @contextlib.contextmanager
    def _explained(self, *, query: bool = False) -> Iterator[None]:
        """Errors of the driver as ours."""
        try:
            yield
        except (failures.Neo4jError, failures.DriverError) as error:
            raise self._trouble(error, query=query) from error

    def _trouble(self, error: Exception, *, query: bool = False) -> FilingGraphError:
        code = str(getattr(error, "code", "") or "")
        said = " ".join(str(getattr(error, "message", None) or error).split())
        where = self.locator
        if "AuthenticationRateLimit" in code:
            return StoreError(f"{where}: locked after wrong passwords; wait some seconds, and check user and password")
        if isinstance(error, failures.AuthError) or "Security.Unauthorized" in code:
            return StoreError(f"{where}: wrong user or password; give --user, and the password in NEO4J_PASSWORD")
        if "DatabaseNotFound" in code:
            return StoreError(f"{where}: has no database {self.database!r}; create it, or name another by --database")
        if "Forbidden" in code or "ReadOnly" in code or "AccessMode" in code:
            if query:
                return QueryError(f"{where}: a query may only read: {said}")
            return StoreError(
                f"{where}: this user may not write here: {said}; use one with the role publisher or higher"
            )
        if "ConstraintValidation" in code or "ConstraintCreation" in code:
            return StoreError(f"{where}: other data in this database is in the way: {said}; load into another database")
        if isinstance(error, failures.ServiceUnavailable | failures.SessionExpired | failures.ConfigurationError):
            return StoreError(f"{where}: no Neo4j server answers here ({said}); start it, or check the address")
        if query and isinstance(error, failures.ClientError):
            return QueryError(f"the query cannot be answered: {said}")
        return StoreError(f"{where}: {said}")


def connect(locator: str, *, user: str | None, password: str | None, database: str | None, read_only: bool) -> Server:
    """The store on the server at locator. Raises StoreError when it cannot be reached or used."""
    name = user if user is not None else os.environ.get("NEO4J_USER", "neo4j")
    secret = password if password is not None else os.environ.get("NEO4J_PASSWORD")
    chosen = database if database is not None else os.environ.get("NEO4J_DATABASE") or None
    try:
        driver = neo4j.GraphDatabase.driver(
            locator,
            auth=(name, secret) if secret is not None else None,
            connection_acquisition_timeout=20,
            connection_timeout=10,
            max_transaction_retry_time=PATIENCE,
            notifications_min_severity="OFF",
            user_agent="filinggraph",
        )
    except (failures.ConfigurationError, ValueError) as error:
        raise StoreError(f"{locator}: not the address of a Neo4j server: {error}") from error
    found = Server(locator, driver, chosen, read_only)
    try:
        found.check()
    except BaseException:
        driver.close()
        raise
    return found


def _digests(session: neo4j.Session) -> dict[str, str]:
    text = f"MATCH (s:{server_schema.SOURCE}) RETURN s.id AS id, s.digest AS digest ORDER BY id"
    return {row["id"]: row["digest"] for row in session.run(text)}


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let Python look for garbage in cycles less often: a load makes millions of small values and no cycles."""
    usual = gc.get_threshold()
    gc.set_threshold(max(usual[0], YOUNG) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _plain(value: Any) -> Any:
    """Nodes and relationships as dictionaries of their properties, with `_labels` or `_type`; dates as Python's."""
    if isinstance(value, neo4j.graph.Node):
        kept = {key: _plain(found) for key, found in value.items() if key != "_filing"}
        return {**kept, "_labels": sorted(value.labels)}
    if isinstance(value, neo4j.graph.Relationship):
        return {**{key: _plain(found) for key, found in value.items()}, "_type": value.type}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(found) for key, found in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value


GRAPHRAG = (
    "MATCH (e:Evidence) WHERE e._filing IS NOT NULL CALL (e) { SET e:Chunk, e.text = e.quote, e.index = e.charStart } "
    "IN TRANSACTIONS OF 5000 ROWS",
    "MATCH (e:Evidence)-[:IN_DOCUMENT]->(d:Document) CALL (e, d) { MERGE (e)-[:FROM_DOCUMENT]->(d) } "
    "IN TRANSACTIONS OF 5000 ROWS",
    "MATCH (n:Party|Contract|Product|ContractEvent|CustomerRelationship|RevenueShare|RiskStatement) "
    "WHERE n._filing IS NOT NULL CALL (n) { SET n:__Entity__ } IN TRANSACTIONS OF 5000 ROWS",
    "MATCH (n:__Entity__)<-[:ABOUT]-(:Assertion)-[:SUPPORTED_BY]->(e:Evidence) WITH DISTINCT n, e "
    "CALL (n, e) { MERGE (n)-[:FROM_CHUNK]->(e) } IN TRANSACTIONS OF 5000 ROWS",
)
