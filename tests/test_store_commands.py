"""load, remove and diff as users run them: processes of their own, between folders, files and a real Neo4j."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Neo4j
from tests.sample_graph import write
from tests.store_samples import sample

from filinggraph.store import Written, compare, copy, open_store

COMMAND = Path(sys.executable).with_name("filinggraph")
DEMO = Path(__file__).parent / "filings" / "demo"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("graph") / "graph")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "graph"
    done = run("build", DEMO, "--to", folder, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_graph_loads_into_neo4j_twice_and_is_the_same(graph: Path, empty_neo4j: Neo4j) -> None:
    login = {"NEO4J_USER": empty_neo4j.user, "NEO4J_PASSWORD": empty_neo4j.password}
    first = run("load", graph, "--to", empty_neo4j.uri, **login)
    assert first.returncode == 0, first.stderr
    assert f"{empty_neo4j.uri}: 5 filings written, 0 were there" in first.stdout
    again = run("load", graph, "--to", empty_neo4j.uri, **login)
    assert "0 filings written, 5 were there" in again.stdout
    same = run("diff", graph, empty_neo4j.uri, **login)
    assert same.returncode == 0, same.stdout
    assert same.stdout.endswith("equal\n")
    assert empty_neo4j.password not in first.stdout + first.stderr + again.stdout + same.stdout + same.stderr


def test_removing_from_neo4j_and_mirroring_give_equal_stores(graph: Path, empty_neo4j: Neo4j, tmp_path: Path) -> None:
    login = ("--user", empty_neo4j.user, "--password", empty_neo4j.password)
    other = tmp_path / "graph.trig"
    assert run("load", graph, "--to", other).returncode == 0
    assert run("load", other, "--to", empty_neo4j.uri, *login).returncode == 0
    gone = run("remove", empty_neo4j.uri, "0000000202-05-000007", *login)
    assert gone.returncode == 0, gone.stderr
    assert "1 filings removed, 4 left" in gone.stdout
    unequal = run("diff", other, empty_neo4j.uri, "--quiet", *login)
    assert unequal.returncode == 1
    assert "0000000202-05-000007" in unequal.stdout
    mirrored = run("load", empty_neo4j.uri, "--to", other, "--mirror", *login)
    assert "0 filings written, 4 were there, 1 taken out" in mirrored.stdout
    assert run("diff", other, empty_neo4j.uri, "--quiet", *login).stdout == "equal\n"


def test_a_wrong_password_is_one_line_that_does_not_repeat_it(graph: Path, neo4j: Neo4j) -> None:
    host = neo4j.uri.removeprefix("bolt://")
    for done in (  # a user that does not exist, as the server locks one that does after three attempts
        run("load", graph, "--to", neo4j.uri, "--user", "nobody", "--password", "very-wrong-word"),
        run("load", graph, "--to", f"bolt://nobody:very-wrong-word@{host}"),
        run("load", graph, "--to", neo4j.uri, NEO4J_USER="nobody", NEO4J_PASSWORD="very-wrong-word"),
    ):
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "wrong user or password" in done.stderr
        assert "very-wrong-word" not in done.stdout + done.stderr


def test_a_database_that_is_missing_is_named(graph: Path, neo4j: Neo4j) -> None:
    done = run("load", graph, "--to", neo4j.uri, "--password", neo4j.password, "--database", "no-such-database")
    assert done.returncode == 1
    assert "has no database 'no-such-database'" in done.stderr


def test_graphrag_labels_join_chunks_entities_and_documents(graph: Path, empty_neo4j: Neo4j) -> None:
    login = ("--user", empty_neo4j.user, "--password", empty_neo4j.password)
    done = run("load", graph, "--to", empty_neo4j.uri, "--graphrag-labels", *login)
    assert done.returncode == 0, done.stderr
    text = (
        "MATCH (n:__Entity__:Company {name: 'Falls Steel Works Inc.'})<-[:SUPPLIER]-(:__Entity__)-[:FROM_CHUNK]->"
        "(c:Chunk)-[:FROM_DOCUMENT]->(d:Document) RETURN DISTINCT c.text AS text, d.textSha256 AS document"
    )
    with empty_neo4j.store(read_only=True) as store:
        found = list(store.cypher(text))
        assert any("42% of net sales" in row["text"] for row in found)
        with open_store(str(graph), read_only=True) as folder:
            assert all(part.equal for part in compare(folder, store))
    refused = run("load", graph, "--to", "somewhere.trig", "--graphrag-labels")
    assert refused.returncode == 1
    assert "is for Neo4j servers" in refused.stderr


def test_removing_from_a_build_folder_takes_facts_and_texts_and_building_brings_them_back(
    built: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "graph"))
    done = run("remove", folder, "0000008855-05-000004", "0000000000-00-000000")
    assert done.returncode == 1
    assert "0000000000-00-000000: no such filing here" in done.stderr
    assert not (folder / "facts" / "0000008855-05-000004.json").exists()
    assert "0000008855-05-000004" not in (folder / "manifest.json").read_text()
    assert "American Locker" not in run("export", folder, "--format", "nq").stdout
    assert run("build", DEMO, "--to", folder, "--quiet").returncode == 0
    assert run("diff", folder, built, "--quiet").stdout == "equal\n"
    assert (folder / "manifest.json").read_bytes() == (built / "manifest.json").read_bytes()


def test_only_filings_that_differ_are_read_and_written(tmp_path: Path) -> None:
    old, new = sample(0), sample(1)
    differ = sum(a.digest != b.digest for a, b in zip(old, new, strict=True))
    with open_store(str(tmp_path / "source.nq")) as source, open_store(str(tmp_path / "target")) as target:
        source.write(old)
        assert copy(source, target) == Written(4, 0, 0)
        source.write(new)
        assert copy(source, target) == Written(differ, 4 - differ, 0)
        assert copy(source, target) == Written(0, 4, 0)


def test_a_difference_names_the_part_and_the_items(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.nq")) as one, open_store(str(tmp_path / "b.nq")) as other:
        one.write(sample(0))
        other.write(sample(1))
        found = {(part.kind, part.name): part for part in compare(one, other)}
    assert found["filings", ""].differing == tuple(
        a.id for a, b in zip(sample(0), sample(1), strict=True) if a.digest != b.digest
    )
    assert found["nodes", "Party"].equal
    assert not found["nodes", "RevenueShare"].equal
    assert found["nodes", "Filing"].counts == (4, 4)
