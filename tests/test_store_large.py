"""Graphs that are too large to be held at once: taken apart in portions, they are the same graphs."""

import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from benchmarks.made_filings import graphs
from tests.conftest import Neo4j
from tests.store_samples import holds, reference, sample

from filinggraph.errors import StoreError
from filinggraph.semantics.property_graph import Edge, Node
from filinggraph.semantics.quads import FilingGraph, Triples
from filinggraph.semantics.terms import LABEL, filing_iri, named
from filinggraph.store import ladybug, open_store, portions, server
from filinggraph.store.filings_file import FilingsFile
from filinggraph.store.rdf_folder import RdfFolder
from filinggraph.store.runs import Runs
from filinggraph.store.server_ledger import RECENT, Ledger, News
from filinggraph.store.source import Source
from filinggraph.store.spool import Spool


@pytest.fixture
def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts as large is what a test can hold."""
    monkeypatch.setattr(portions, "WHOLE", 100)
    monkeypatch.setattr(portions, "AT_ONCE", 700)
    monkeypatch.setattr(portions, "OUTSIDE", 3)
    monkeypatch.setattr(ladybug, "ROWS", 300)
    monkeypatch.setattr(ladybug, "HELD", 60_000)


def many() -> list[FilingGraph]:
    """Filings with companies in common, and some that speak of what only others describe."""
    return sorted([*graphs(120), *sample()], key=lambda graph: graph.id)


@pytest.mark.usefixtures("cut_small")
def test_portions_are_disjoint_and_together_the_projection(tmp_path: Path) -> None:
    given = many()
    with RdfFolder(tmp_path / "rdf").next() as draft, Spool(tmp_path) as passed:
        draft.fill(passed.passing(given))
        source = Source.of(draft.store, draft.digests())
        found = list(portions.portions(source, passed))
        del source
    assert len(found) > len(given)
    nodes: list[Node] = sorted((node for part in found for node in part.nodes), key=lambda node: node.id)
    edges: list[Edge] = sorted(edge for part in found for edge in part.edges)
    whole = reference(given)
    assert (tuple(nodes), tuple(edges)) == (whole.nodes, whole.edges)


@pytest.mark.usefixtures("cut_small")
def test_a_folder_filled_in_portions_holds_the_whole_graph(tmp_path: Path) -> None:
    given = many()
    with open_store(str(tmp_path / "graph")) as store:
        assert store.write(given).written == len(given)
        assert store.property_graph() == reference(given)
        store.write([], remove=[graph.id for graph in given[::2]])
        assert store.property_graph() == reference(given[1::2])
    assert not [path for path in (tmp_path / "graph").rglob("*") if path.suffix in (".arrow", ".part")]


def test_rows_set_aside_in_files_come_back_in_their_order(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    for number in range(6):
        runs.add(("a",), pa.table({"n": [number, number]}))
        runs.spill(40)
    runs.add(("b",), pa.table({"n": [9]}))
    assert runs.files
    assert runs.largest() in (("a",), ("b",))
    assert runs.names() == [("a",), ("b",)]
    assert [table.to_pydict() for table in runs.take(("a",))] == [{"n": [n for n in range(6) for _ in "xx"]}]
    assert [table.to_pydict() for table in runs.take(("b",))] == [{"n": [9]}]
    assert (runs.held, list(tmp_path.iterdir())) == (0, [])


def test_import_files_stay_as_they_were_when_nothing_changes_and_take_back_what_goes(tmp_path: Path) -> None:
    given = many()
    folder = tmp_path / "bulk"

    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    with open_store(f"bulk:{folder}") as store:
        store.write(given[:-1])
        first = files()
        assert store.write(reversed(given[:-1])).unchanged == len(given) - 1
        assert files() == first
        assert store.write(given[-1:]).written == 1
        assert files() != first
    with open_store(f"bulk:{folder}") as store:
        assert store.write([], remove=[given[-1].id]).removed == 1
        assert files() == first


@pytest.mark.parametrize("line", ["<urn:a> <urn:b> <urn:c> .\n", '<urn:a> <urn:b> "no end', "\n"])
def test_a_file_that_no_store_of_ours_wrote_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(line)
    with pytest.raises(StoreError, match="export it anew"):
        FilingsFile.of(tmp_path / "graph.nq")


def named_by_turns(names: str) -> list[FilingGraph]:
    """Filings of one day after the other, each with a name for the same product."""
    found = []
    for number, name in enumerate(names, 1):
        identity = f"0000000012-04-{number:06}"
        triples, filing, product = Triples(), filing_iri(identity), named("product", "shared", "0")
        triples.type(filing, "Filing")
        triples.add(filing, "accessionNumber", identity)
        triples.add(filing, "filingDate", datetime.date(2004, 1, number))
        triples.type(product, "Product")
        triples.add(product, LABEL, name)
        found.append(triples.graph(identity, filing))
    return found


@pytest.mark.parametrize("size", [1, 700])
def test_filings_of_many_transactions_are_one_graph(
    size: int, empty_neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "BATCH", size)
    given = [*named_by_turns("AAABABBA"), *many()]
    with empty_neo4j.store() as store:
        assert store.write(given).written == len(given)
        holds(store, given)
        store.write([], remove=[graph.id for graph in given[7::2]])  # the last that was filed, too
        holds(store, [graph for graph in given if graph not in given[7::2]])


def test_the_ledger_never_takes_a_node_for_new_that_is_there() -> None:
    ledger = Ledger()
    for write in range(1, 4):
        ledger.take(News(write, [f"urn:{write}:{n}" for n in range(RECENT // 2 + 1)]))
    assert len(ledger.old)
    assert ledger.recent
    asked = {"urn:1:0", "urn:2:7", "urn:3:100000", "urn:4:0", "urn:3:999999"}
    assert ledger.chosen(asked) == {"urn:1:0", "urn:2:7", "urn:3:100000"}
    ledger.take(News(9, ["urn:9"]))  # others wrote, and the database was found empty again
    assert ledger.chosen({*asked, "urn:9"}) == {"urn:9"}
