"""Figures of the company graph: by hand on small graphs, and the same over every kind of store."""

from pathlib import Path

import networkx as nx
import pytest
from tests.conftest import Neo4j
from tests.sample_graph import graphs

from filinggraph.analyze import ANALYSES, analyze, write_back
from filinggraph.analyze.measures import centralities, exposures, herfindahl, in_common, pagerank
from filinggraph.ask import ask_store
from filinggraph.errors import QueryError, StoreError
from filinggraph.store import open_store


def chain(*edges: tuple[str, str, float | None]) -> nx.DiGraph:
    graph = nx.DiGraph()
    for source, target, share in edges:
        graph.add_edge(source, target, **({} if share is None else {"share": share}))
    return graph


def test_second_order_exposure_is_the_sum_of_products_over_companies_between() -> None:
    graph = chain(("a", "b", 40.0), ("a", "c", 20.0), ("b", "d", 50.0), ("c", "d", 10.0), ("a", "d", 5.0))
    (found,) = [each for each in exposures(graph) if (each.company, each.on) == ("a", "d")]
    assert (found.first, found.second, found.total) == (5.0, 22.0, 27.0)
    assert found.via == ("b", "c")


def test_an_unknown_share_makes_exposure_a_lower_bound_not_zero() -> None:
    graph = chain(("a", "b", 40.0), ("b", "d", None), ("a", "c", 50.0), ("c", "d", 50.0), ("x", "y", None))
    found = {(each.company, each.on): each for each in exposures(graph)}
    assert (found["a", "d"].second, found["a", "d"].unknown) == (25.0, 1)
    assert found["x", "y"].total is None


def test_nobody_is_exposed_to_itself_through_a_ring_of_sales() -> None:
    graph = chain(("a", "b", 50.0), ("b", "a", 50.0))
    assert [(each.company, each.on) for each in exposures(graph)] == [("a", "b"), ("b", "a")]


def test_herfindahl_of_one_sole_customer_is_one() -> None:
    assert herfindahl({"x": 100.0}) == 1.0
    assert herfindahl({"x": 50.0, "y": 50.0}) == 0.5


def test_customers_in_common_and_their_part_of_all() -> None:
    graph = chain(("a", "x", None), ("a", "y", None), ("b", "x", None), ("b", "y", None), ("b", "z", None))
    (found,) = in_common(graph)
    assert (found.one, found.other, found.customers) == ("a", "b", ("x", "y"))
    assert found.overlap == pytest.approx(2 / 3)


def test_pagerank_is_that_of_networkx() -> None:
    graph = nx.gnp_random_graph(40, 0.1, seed=7, directed=True)
    graph = nx.relabel_nodes(graph, {n: f"c{n}" for n in graph})
    assert pagerank(graph) == pytest.approx(nx.pagerank(graph, tol=1e-12, max_iter=500), abs=1e-9)


def test_who_stands_between_others_has_betweenness() -> None:
    found = {each.company: each for each in centralities(chain(("a", "b", 10.0), ("b", "c", 10.0)))}
    assert found["b"].betweenness > found["a"].betweenness == 0
    assert (found["b"].customers, found["b"].suppliers) == (1, 1)
    assert sum(each.pagerank for each in found.values()) == pytest.approx(1)
    assert centralities(nx.DiGraph()) == []


@pytest.mark.parametrize("name", ANALYSES)
def test_every_store_gives_the_same_rows(name: str, empty_neo4j: Neo4j, tmp_path: Path) -> None:
    with (
        open_store(str(tmp_path / "graph.nq")) as file,
        open_store(str(tmp_path / "graph")) as folder,
        empty_neo4j.store() as server,
    ):
        for store in (file, folder, server):
            store.write(graphs())
        rows = analyze(file, name).rows
        assert rows
        assert analyze(folder, name).rows == rows
        assert analyze(server, name).rows == rows


def test_concentration_agrees_with_the_question_of_that_name(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.nq")) as store:
        store.write(graphs())
        asked = {(row["supplierId"], row["year"]): row["herfindahl"] for row in ask_store(store, "concentration")}
        for row in analyze(store, "concentration"):
            assert row["herfindahl"] == pytest.approx(asked[row["companyId"], row["year"]])


def test_rows_can_be_those_of_one_company(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.nq")) as store:
        store.write(graphs())
        rows = list(analyze(store, "exposure", company="Falls Steel"))
        assert {row["company"] for row in rows} == {"Falls Steel Works Inc."}
        (second,) = [row for row in rows if row["on"] == "United States Postal Service"]
        assert second["second"] == pytest.approx(44 * 53.4 / 100)
        assert second["via"] == "Northern Locker Group Incorporated"
        with pytest.raises(QueryError, match="no such analysis"):
            analyze(store, "luck")


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_figures_are_kept_at_companies_and_are_no_part_of_the_graph(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server = request.getfixturevalue("empty_neo4j") if kind == "neo4j" else None
    with server.store() if server else open_store(str(tmp_path / "graph")) as store:
        store.write(graphs())
        before = store.property_graph()
        for _ in range(2):
            assert write_back(store, "concentration") == len(analyze(store, "concentration"))
        assert write_back(store, "centrality") > 3
        text = (
            "MATCH (p:Party) WHERE p.herfindahl IS NOT NULL RETURN p.name AS name, p.herfindahl AS h, p.pageRank AS r"
        )
        kept = {row["name"]: row for row in store.cypher(text)}
        assert kept["Falls Steel Works Inc."]["h"] == pytest.approx(0.44**2)
        assert 0 < kept["Falls Steel Works Inc."]["r"] < 1
        assert store.property_graph() == before
        store.annotate("Party", {}, ["herfindahl"])
        assert len(store.cypher(text)) == 0
        with pytest.raises(StoreError, match="choose another"):
            store.annotate("Party", {}, ["name"])
        with pytest.raises(QueryError, match="about pairs"):
            write_back(store, "customers-in-common")


def test_an_rdf_file_keeps_no_figures(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.nq")) as store:
        store.write(graphs())
        with pytest.raises(StoreError, match="use a folder or a server"):
            write_back(store, "centrality")
