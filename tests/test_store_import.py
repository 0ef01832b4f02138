"""Import files, taken in by the server's own `neo4j-admin` as their script says, make the graph that a load makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from tests import neo4j_server
from tests.conftest import Neo4j, missing
from tests.store_samples import HOSTILE, holds, sample, telling
from tests.test_store_commands import run

from filinggraph.store import Written, open_store


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j_server.Server]:
    """A server of its own that does not run yet."""
    try:
        server = neo4j_server.make(tmp_path_factory.mktemp("import") / "server")
    except neo4j_server.Missing as error:
        missing(str(error))
    yield server
    server.stop()


def _imported(files: Path, server: neo4j_server.Server) -> Neo4j:
    """The server with the import files in it, started, and the schema that goes with them declared."""
    server.bulk_import(files)
    server.start(120)
    found = Neo4j(server.uri, server.user, server.password, server)
    login = (server.user, server.password)
    with GraphDatabase.driver(server.uri, auth=login) as driver:
        driver.verify_connectivity()
        for statement in (files / "schema.cypher").read_text().split(";\n"):
            if statement.strip():
                driver.execute_query(statement)
    return found


def test_imported_files_are_the_graph_and_can_be_changed_like_one_that_was_loaded(
    tmp_path: Path, stopped: neo4j_server.Server
) -> None:
    graphs = [*sample(), telling("hostile", [*HOSTILE, "long " * 200_000])]
    files = tmp_path / "bulk"
    with open_store(f"bulk:{files}") as bulk:
        bulk.write(graphs)
    server = _imported(files, stopped)
    login = ("--user", server.user, "--password", server.password)
    same = run("diff", f"bulk:{files}", server.uri, *login)
    assert same.stdout.endswith("equal\n"), same.stdout + same.stderr
    with server.store() as store:
        holds(store, graphs)
        assert store.write(graphs) == Written(0, len(graphs), 0)
        store.write((), remove=[graphs[0].id, "hostile"])
        holds(store, graphs[1:-1])
        store.write(graphs[:1])
        holds(store, graphs[:-1])
