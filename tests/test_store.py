"""What every store promises: the same graph, whatever was written before, in whatever order, and however often."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hand_made import Paper
from tests.store_samples import HOSTILE, described, holds, papers, reference, sample, telling

from filinggraph.ask import ask_store
from filinggraph.errors import QueryError, StoreError
from filinggraph.model import Party
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import RDF_SUFFIXES, Store, Written, open_store
from filinggraph.store.held import Held
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.statements import Change

Open = Callable[[], Store]


def test_what_is_written_is_read_back(graph_store: Open) -> None:
    graphs = sample()
    with graph_store() as store:
        assert store.write(graphs) == Written(4, 0, 0)
        holds(store, graphs)
    with graph_store() as store:
        holds(store, graphs)


def test_writing_twice_changes_nothing(graph_store: Open) -> None:
    graphs = sample()
    with graph_store() as store:
        store.write(graphs)
    with graph_store() as store:
        assert store.write(graphs) == Written(0, 4, 0)
        holds(store, graphs)


def test_only_changed_filings_are_written(graph_store: Open) -> None:
    old, new = sample(0), sample(1)
    differ = sum(a.digest != b.digest for a, b in zip(old, new, strict=True))
    assert differ > 0
    with graph_store() as store:
        store.write(old)
        assert store.write(new) == Written(differ, 4 - differ, 0)
        holds(store, new)


def test_removing_a_filing_takes_what_it_alone_supports(graph_store: Open) -> None:
    graphs = sample()
    with graph_store() as store:
        store.write(graphs)
        assert store.write([], remove=[graphs[0].id, "no such filing"]) == Written(0, 0, 1)
        holds(store, graphs[1:])
        store.write([], remove=[graph.id for graph in graphs])
        holds(store, [])
        store.write(graphs)
        holds(store, graphs)


def test_a_contract_described_later_is_joined_to_events_before_it(graph_store: Open) -> None:
    """Filing 4 speaks of a contract that only other filings describe."""
    graphs = sample()
    with graph_store() as store:
        for graph in reversed(graphs):
            store.write([graph])
        holds(store, graphs)
        store.write([], remove=[graphs[0].id, graphs[1].id])
        holds(store, graphs[2:])
        store.write(graphs[:2])
        holds(store, graphs)


def test_a_store_can_be_filled_from_another(graph_store: Open, tmp_path: Path) -> None:
    graphs = sample()
    with graph_store() as store, open_store(str(tmp_path / "copy")) as copy:
        store.write(graphs)
        copy.write(store.graphs())
        holds(copy, graphs)
        assert set(copy.quads()) == set(store.quads())


def test_a_former_identifier_leads_to_the_one_that_took_its_place(graph_store: Open) -> None:
    early, late = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    early.customer(Party("Harlow Tool Company"), Party("Bell Stores Ltd."))
    late.customer(Party("Harlow Tool Company", cik="0000000011"), Party("Bell Stores Ltd."))
    before = reference(described([early])).nodes
    (old,) = {node.id for node in before if node.properties.get("name") == "Harlow Tool Company"}
    new = "https://w3id.org/filinggraph/id/party/cik-0000000011"
    with graph_store() as store:
        store.write(described([early, late]))
        assert [store.current(iri) for iri in (old, new, "no iri")] == [new, new, "no iri"]
        if not isinstance(store, Held):
            (row,) = ask_store(store, "organization", company=old)
            assert row["name"] == "Harlow Tool Company"


POOL = [*sample(0), *sample(1), *described(papers(0)[:2])]
STEPS = st.lists(
    st.tuples(
        st.lists(st.integers(0, len(POOL) - 1), max_size=3),
        st.lists(st.integers(0, 3), max_size=2),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize(("kind", "examples"), [("embedded", 4), ("neo4j", 12), ("nq", 25)])
def test_any_history_ends_in_the_graph_of_what_is_left(
    kind: str, examples: int, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = request.getfixturevalue("empty_neo4j") if kind == "neo4j" else None
    names = [graph.id for graph in POOL[:4]]

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def check(history: list[tuple[list[int], list[int]]]) -> None:
        folder = tmp_path_factory.mktemp("history")
        with server.store() if server else open_store(str(folder / f"graph.{kind}")) as store:
            store.write([], remove=list(store.digests()))
            held: dict[str, FilingGraph] = {}
            for written, removed in history:
                graphs = list({POOL[i].id: POOL[i] for i in written}.values())
                gone = {names[i] for i in removed} - {graph.id for graph in graphs}
                store.write(graphs, remove=gone)
                held |= {graph.id: graph for graph in graphs}
                held = {name: graph for name, graph in held.items() if name not in gone}
                holds(store, list(held.values()))

    check()


def test_hostile_texts_are_stored_as_they_are(graph_store: Open) -> None:
    graph = telling("hostile", [*HOSTILE, "long " * 200_000])
    with graph_store() as store:
        store.write([graph])
        holds(store, [graph])
        names = {node.properties["name"] for node in store.property_graph().nodes if node.base == "Product"}
        assert names == {*HOSTILE, "long " * 200_000}


@pytest.mark.parametrize(
    ("kind", "examples"),
    [("embedded", 4), ("neo4j", 10), ("trig", 20), ("nq", 20), ("jsonld", 20), ("bulk", 20)],
)
def test_any_text_is_stored_as_it_is(
    kind: str, examples: int, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = request.getfixturevalue("empty_neo4j") if kind == "neo4j" else None

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=20))
    def check(texts: list[str]) -> None:
        folder = tmp_path_factory.mktemp("texts")
        where = {"embedded": str(folder / "g"), "bulk": f"bulk:{folder / 'b'}"}.get(kind, str(folder / f"g.{kind}"))
        graph = telling("any", texts)
        with server.store() if server else open_store(where) as store:
            store.write([graph])
            holds(store, [graph])

    check()


def test_an_unchanged_write_touches_no_byte(tmp_path: Path) -> None:
    def seen() -> dict[str, tuple[int, bytes]]:
        files = [p for p in (tmp_path / "graph").rglob("*") if p.is_file()]
        return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}

    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample())
    before = seen()
    assert before
    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample())
    assert seen() == before


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    for suffix in RDF_SUFFIXES:
        graphs = sample()
        for name, order in (("a", graphs), ("b", graphs[::-1])):
            with open_store(str(tmp_path / f"{name}{suffix}")) as store:
                store.write(order)
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample())
        with pytest.raises(StoreError, match="another process is writing"):
            open_store(str(tmp_path / "graph"))
        with open_store(str(tmp_path / "graph"), read_only=True) as reader:
            assert len(reader.digests()) == 4
    open_store(str(tmp_path / "graph")).close()


def test_a_reader_keeps_its_view_while_a_writer_writes(tmp_path: Path) -> None:
    graphs = sample()
    with open_store(str(tmp_path / "graph")) as writer:
        writer.write(graphs)
        with open_store(str(tmp_path / "graph"), read_only=True) as reader:
            assert len(reader.digests()) == 4
            writer.write([], remove=[graphs[0].id])
            assert len(reader.digests()) == 4
            assert len(list(reader.graphs())) == 4
        with open_store(str(tmp_path / "graph"), read_only=True) as reader:
            holds(reader, graphs[1:])


def test_a_snapshot_outlives_all_writes_and_compactions_after_it(tmp_path: Path) -> None:
    """The engine merges its files after some writes and deletes the old ones, which a reader may not have opened."""
    first = sample()
    folder = RdfFolder(tmp_path / "rdf")
    with folder.next() as draft:
        draft.fill(first)
    reader = RdfFolder(tmp_path / "rdf")
    snapshot = reader.snapshot()
    for number in range(10):
        with folder.next() as draft:
            draft.apply([Change(f"more-{number}", frozenset(), telling(f"more-{number}", ["text " * 200] * 50))])
    assert [reader.graph(graph.id) for graph in first] == first
    assert len(reader.digests()) == 4
    assert len(folder.digests()) == 14
    kept = {path.name for path in tmp_path.iterdir()}
    reader.refresh()
    del snapshot
    folder.sweep()
    assert len({path.name for path in tmp_path.iterdir()}) == len(kept) - 1 == 2
    assert len(reader.digests()) == 14


def test_a_folder_from_before_generations_is_read_and_written(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample())
    rdf = tmp_path / "graph" / "rdf"
    real = rdf.resolve()
    rdf.unlink()
    real.rename(rdf)
    (rdf / "lease").unlink()
    with open_store(str(tmp_path / "graph"), read_only=True) as reader:
        holds(reader, sample())
    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample(1))
        holds(store, sample(1))


def test_readers_may_not_write(tmp_path: Path) -> None:
    for locator in (str(tmp_path / "graph"), str(tmp_path / "graph.nq")):
        open_store(locator).write(sample())
        with open_store(locator, read_only=True) as reader, pytest.raises(StoreError, match="reading only"):
            reader.write(sample(1))
    with open_store(str(tmp_path / "graph"), read_only=True) as reader, pytest.raises(QueryError, match="read-only"):
        reader.cypher("CREATE (:Party {id: 'x'})")


def test_a_property_graph_that_lags_behind_is_made_anew(tmp_path: Path) -> None:
    """As after somebody put back an older file."""
    graphs = sample()
    with open_store(str(tmp_path / "graph")) as store:
        store.write(graphs[:2])
    lagging = (tmp_path / "graph" / "rdf" / "graph.lbug").read_bytes()
    with open_store(str(tmp_path / "graph")) as store:
        store.write(graphs)
    (tmp_path / "graph" / "rdf" / "graph.lbug").write_bytes(lagging)
    with open_store(str(tmp_path / "graph")) as store:
        store.write(graphs)
        holds(store, graphs)
    (tmp_path / "graph" / "rdf" / "graph.lbug").unlink()
    with open_store(str(tmp_path / "graph")) as store:
        store.write(graphs)
        holds(store, graphs)


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("", "no store is named"),
        ("http://example.org/graph", "unknown kind of store"),
        ("{tmp}/none", "no graph here; make one"),
        ("{tmp}/none.trig", "no such file"),
        ("{tmp}/broken.trig", "not TriG"),
        ("{tmp}/foreign.nq", "outside the graphs of filings"),
        ("{tmp}/plain.txt", "is a file, no graph"),
        ("bulk:{tmp}/none", "no import files here"),
        ("bolt://127.0.0.1:1", "no Neo4j server answers"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(locator: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "broken.trig").write_text("<a> <b")
    (tmp_path / "foreign.nq").write_text("<http://a> <http://b> <http://c> <http://d> .\n")
    (tmp_path / "plain.txt").write_text("text")
    with pytest.raises(StoreError, match=said) as caught:
        open_store(locator.format(tmp=tmp_path), read_only=True, password="secret-word")
    assert "\n" not in str(caught.value)
    assert "secret-word" not in str(caught.value)


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(StoreError, match=r"/proc/graph: cannot be written"):
        open_store("/proc/graph")


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph")) as store:
        store.write(sample())
    import pyoxigraph as ox

    rdf = ox.Store(str(tmp_path / "graph" / "rdf"))
    rdf.update(
        "DELETE { ?s <https://w3id.org/filinggraph/store#format> ?o } "
        "INSERT { ?s <https://w3id.org/filinggraph/store#format> 99 } "
        "WHERE { ?s <https://w3id.org/filinggraph/store#format> ?o }"
    )
    rdf.flush()
    del rdf
    with open_store(str(tmp_path / "graph")) as store, pytest.raises(StoreError, match="later version"):
        store.write(sample(1))


def test_queries_bind_values_and_explain_mistakes(tmp_path: Path) -> None:
    graph = telling("hostile", HOSTILE)
    with open_store(str(tmp_path / "graph")) as store:
        store.write([graph])
        for text in HOSTILE:
            rows = store.cypher("MATCH (n:Product) WHERE n.name = $name RETURN n.name AS name", {"name": text})
            assert [row["name"] for row in rows] == [text]
        with pytest.raises(QueryError, match="give a value"):
            store.cypher("MATCH (n) WHERE n.name = $name RETURN n")
        with pytest.raises(QueryError, match="cannot be answered"):
            store.cypher("MATCH (n RETURN n")
        with pytest.raises(QueryError, match="not SPARQL"):
            store.sparql("SELECT WHERE")
