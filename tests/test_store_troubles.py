"""What is wrong around a store: foreign data, other versions, no rights, no space; and kill -9 at random points."""

import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.kills import killed_loader, killed_server
from benchmarks.made_filings import graphs
from tests import neo4j_server
from tests.conftest import Neo4j, missing
from tests.sample_graph import write
from tests.store_samples import reference, sample

from filinggraph.errors import StoreError
from filinggraph.store import open_store
from filinggraph.store.server_schema import check_version

COMMAND = Path(sys.executable).with_name("filinggraph")


def in_database(server: Neo4j, text: str) -> list[dict[str, object]]:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver, driver.session() as session:
        return session.run(text).data()


def test_other_data_in_the_database_stays_and_is_no_part_of_the_graph(empty_neo4j: Neo4j) -> None:
    in_database(
        empty_neo4j,
        "CREATE (:Person {name: 'Ann'})-[:KNOWS {since: 1999}]->(:Party {name: 'birthday'})-[:SUPPLIER]->(:Party)",
    )
    with empty_neo4j.store() as store:
        store.write(sample())
        assert store.property_graph() == reference(sample())
        store.write(sample(1))
        store.write([], remove=[graph.id for graph in sample()])
        assert store.property_graph().nodes == ()
    left = in_database(
        empty_neo4j,
        "MATCH (a:Person {name: 'Ann'})-[k:KNOWS]->(b)-[:SUPPLIER]->(c) RETURN k.since AS y, labels(c) AS l",
    )
    assert left == [{"y": 1999, "l": ["Party"]}]
    ours = "MATCH (n) WHERE n._filing IS NOT NULL OR any(l IN labels(n) WHERE l STARTS WITH 'FilingGraph' AND l <> "
    assert in_database(empty_neo4j, f"{ours}'FilingGraphStore') RETURN count(n) AS n") == [{"n": 0}]


def test_other_data_that_breaks_our_uniqueness_is_named(empty_neo4j: Neo4j) -> None:
    in_database(empty_neo4j, "CREATE (:Party {id: 'x'}), (:Party {id: 'x'})")
    with empty_neo4j.store() as store, pytest.raises(StoreError, match=r"in the way: .*load into another database"):
        store.write(sample())
    assert in_database(empty_neo4j, "MATCH (n:Party {id: 'x'}) RETURN count(n) AS n") == [{"n": 2}]


def test_a_node_that_others_made_under_our_identifier_is_filled_in(empty_neo4j: Neo4j) -> None:
    iri = next(node.id for node in reference(sample()).nodes if node.base == "Party")
    in_database(empty_neo4j, f"CREATE (:Party {{id: '{iri}', note: 'theirs'}})")
    with empty_neo4j.store() as store:
        store.write(sample())
        assert store.property_graph() == reference(sample())
    assert in_database(empty_neo4j, "MATCH (n {note: 'theirs'}) RETURN n.id AS id") == [{"id": iri}]


def test_loaders_that_take_turns_make_one_graph(empty_neo4j: Neo4j) -> None:
    given = sample()
    with empty_neo4j.store() as one, empty_neo4j.store() as other:
        for place, graph in enumerate(given):
            (other if place % 2 else one).write([graph])
        assert one.property_graph() == other.property_graph() == reference(given)


def test_a_server_that_is_too_old_is_told_which_version_it_takes() -> None:
    for agent in ("Neo4j/5.26.0", "Neo4j/2025.06.1", "Neo4j/5.27-aura", "Other/1.0"):
        check_version(agent, "bolt://there")
    with pytest.raises(StoreError, match=r"is Neo4j/5\.12\.0; writing needs Neo4j 5\.26 or later"):
        check_version("Neo4j/5.12.0", "bolt://there")


@pytest.mark.parametrize(("version", "said"), [(99, "a later version"), (0, "an earlier version")])
def test_a_graph_of_another_version_is_left_alone(empty_neo4j: Neo4j, version: int, said: str) -> None:
    with empty_neo4j.store() as store:
        store.write(sample())
    in_database(empty_neo4j, f"MATCH (s:FilingGraphStore) SET s.format = {version}")
    with pytest.raises(StoreError, match=said):
        empty_neo4j.store()


def test_a_full_disk_is_said_in_one_line_and_what_was_there_stays(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk, as it fails at the same calls."""
    graph = write(tmp_path / "graph")
    small = 64 * 1024

    def limited(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (small, small)),
            capture_output=True,
            text=True,
            check=False,
        )

    other = tmp_path / "other"
    with open_store(str(other)) as store:
        store.write(sample()[:1])
    for target in (other, tmp_path / "new", tmp_path / "graph.jsonld", f"bulk:{tmp_path / 'bulk'}"):
        done = limited("load", graph, "--to", target)
        assert done.returncode == 1, target
        assert done.stderr.count("\n") == 1, done.stderr
        assert "free some space" in done.stderr or "disk is full" in done.stderr, done.stderr
    with open_store(str(other), read_only=True) as store:
        assert list(store.graphs()) == sample()[:1]
        assert store.property_graph() == reference(sample()[:1])
    with open_store(str(other)) as store:
        store.write(sample())
        assert store.property_graph() == reference(sample())


def test_a_server_that_may_not_be_written_is_said_in_one_line(tmp_path: Path, neo4j: Neo4j) -> None:
    if os.environ.get("NEO4J_URI"):
        missing("a server of its own; unset NEO4J_URI")
    server = neo4j_server.make(tmp_path / "server")
    server.start()
    open_store(server.uri, user=server.user, password=server.password).close()  # waits until the database is made
    server.stop()
    with (server.home / "conf" / "neo4j.conf").open("a") as settings:
        settings.write("server.databases.default_to_read_only=true\n")
    server.start()
    try:
        graph = write(tmp_path / "graph")
        arguments = ["load", str(graph), "--to", server.uri, "--password", server.password]
        done = subprocess.run([str(COMMAND), *arguments], capture_output=True, text=True, check=False)
    finally:
        server.kill()
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "may not write here" in done.stderr


CHANCE = random.Random(20050228)
FILINGS = list(graphs(160))


@pytest.mark.parametrize("after", [CHANCE.uniform(0, 3) for _ in range(2)])
def test_a_loader_killed_while_it_writes_a_folder_leaves_whole_filings(after: float, tmp_path: Path) -> None:
    place = str(tmp_path / "graph")
    killed_loader(place, (), FILINGS, after, lambda: open_store(place, read_only=True))


@pytest.mark.parametrize("after", [CHANCE.uniform(0, 2) for _ in range(2)])
def test_a_loader_killed_while_it_writes_to_neo4j_leaves_whole_filings(after: float, empty_neo4j: Neo4j) -> None:
    opened: Callable = lambda: empty_neo4j.store()  # noqa: E731
    killed_loader(empty_neo4j.uri, (empty_neo4j.user, empty_neo4j.password), FILINGS, after, opened)


def test_a_server_killed_under_a_loader_loses_nothing_and_has_nothing_twice(empty_neo4j: Neo4j) -> None:
    if empty_neo4j.server is None:
        missing("a server of its own to kill; unset NEO4J_URI")
    killed_server(empty_neo4j.server, FILINGS, 1.0)


def test_an_index_that_a_killed_server_left_without_its_constraint_is_no_hindrance(empty_neo4j: Neo4j) -> None:
    name = "filinggraph_party_id"
    in_database(empty_neo4j, f"CREATE RANGE INDEX {name} FOR (n:Party) ON (n.id)")
    with empty_neo4j.store() as store:
        store.write(sample())
    assert {"name": name} in in_database(empty_neo4j, "SHOW CONSTRAINTS YIELD name RETURN name")
