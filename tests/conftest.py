"""What tests share: a real Neo4j, a real browser, the shared corpus, and every kind of store."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest
from tests import neo4j_server

from filinggraph.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
STORES = ("embedded", "neo4j", "trig", "nq", "jsonld", "bulk")


@dataclass(frozen=True, slots=True)
class Neo4j:
    """Where the session's server is and who may log in. `server` is None for one that was there before."""

    uri: str
    user: str
    password: str = field(repr=False)
    server: neo4j_server.Server | None = None

    def store(self, *, read_only: bool = False) -> Store:
        return open_store(self.uri, user=self.user, password=self.password, read_only=read_only)

    def clear(self) -> None:
        """Empty the database, its schema too."""
        from neo4j import GraphDatabase

        login = (self.user, self.password)
        with GraphDatabase.driver(self.uri, auth=login) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
            for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
                for row in session.run(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").data():
                    session.run(f"DROP {kind} `{row['name']}` IF EXISTS").consume()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what was made over the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with tests/golden/<name>, or writes it there under --update-golden."""

    def compare(name: str, made: str) -> None:
        path = ROOT / "tests/golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert path.is_file(), f"{path}: no golden file; run pytest --update-golden and read what it holds"
        assert made == path.read_text(encoding="utf-8")

    return compare


def missing(what: str) -> NoReturn:
    """Skip for want of something outside; a failure where FILINGGRAPH_REQUIRE_ALL is 1."""
    message = f"needs {what}"
    if os.environ.get("FILINGGRAPH_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A real server for the session: the one of NEO4J_URI, which tests will empty, or one of our own."""
    if uri := os.environ.get("NEO4J_URI"):
        password = os.environ.get("NEO4J_PASSWORD")
        if password is None:
            missing("NEO4J_PASSWORD, as NEO4J_URI is set")
        yield Neo4j(uri, os.environ.get("NEO4J_USER", "neo4j"), password)
        return
    try:
        server = neo4j_server.make(tmp_path_factory.mktemp("neo4j"))
        server.start()
    except neo4j_server.Missing as error:
        missing(str(error))
    yield Neo4j(server.uri, server.user, server.password, server)
    server.stop()


@pytest.fixture
def empty_neo4j(neo4j: Neo4j) -> Neo4j:
    """The session's server with nothing in it."""
    neo4j.clear()
    return neo4j


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None) or missing("chromium")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real filings beside the project, with what is known of them."""
    folder = ROOT.parent / "shared"
    return folder if (folder / "corpus").is_dir() else missing(f"the corpus folder {folder}")


@pytest.fixture(params=STORES)
def graph_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens one and the same store, empty at first, as often as it is called; every kind in turn."""
    kind: str = request.param
    if kind == "neo4j":
        server: Neo4j = request.getfixturevalue("empty_neo4j")
        return server.store
    if kind == "embedded":
        locator = str(tmp_path / "graph")
    elif kind == "bulk":
        locator = f"bulk:{tmp_path / 'bulk'}"
    else:
        locator = str(tmp_path / f"graph.{kind}")
    return lambda: open_store(locator)
