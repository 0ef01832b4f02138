"""The graph in the formats of other tools, read back by these tools."""

import datetime
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from tests.conftest import missing
from tests.sample_graph import graphs, write
from tests.store_samples import telling

import filinggraph
from filinggraph.errors import FilingGraphError
from filinggraph.export import FORMATS, export
from filinggraph.store import Store, compare, open_store

COMMAND = Path(sys.executable).with_name("filinggraph")
STEEL = "https://w3id.org/filinggraph/id/party/cik-0000000202"
LOCKER = "https://w3id.org/filinggraph/id/party/cik-0000000101"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("graph") / "graph")


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(COMMAND), *map(str, arguments)], capture_output=True, timeout=300, check=False)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = open_store(str(tmp_path / "graph.nq"))
    found.write(graphs())
    return found


def test_networkx_has_every_node_and_edge_with_its_properties(store: Store) -> None:
    held = store.property_graph()
    found = filinggraph.to_networkx(store)
    assert isinstance(found, nx.MultiDiGraph)
    assert found.number_of_nodes() == len(held.nodes) > 0
    assert {(a, b, k) for a, b, k in found.edges(keys=True)} == {(e.source, e.target, e.type) for e in held.edges}
    assert found.nodes[STEEL]["name"] == "Falls Steel Works Inc."
    assert found.nodes[STEEL]["labels"] == ["Company", "Organization", "Party"]
    ends = {data["expiresBy"] for _, data in found.nodes(data=True) if "expiresBy" in data}
    assert datetime.date(2005, 2, 28) in ends


def test_the_company_view_leads_from_supplier_to_customer_with_share_and_expiry(graph: Path) -> None:
    found = filinggraph.to_networkx(graph, view="companies")
    assert found.edges[STEEL, LOCKER] == {"share": 44.0, "expires": datetime.date(2006, 6, 30)}
    assert found.nodes[LOCKER] == {"name": "Northern Locker Group Incorporated", "kind": "company"}
    with pytest.raises(FilingGraphError, match="no such view"):
        filinggraph.to_networkx(graph, view="some")  # type: ignore[arg-type]


@pytest.mark.parametrize("view", ["full", "companies"])
def test_graphml_and_gexf_are_read_back_by_networkx(store: Store, view: str, tmp_path: Path) -> None:
    whole = filinggraph.to_networkx(store, view=view)  # type: ignore[arg-type]
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        path = tmp_path / f"graph.{form}"
        assert export(store, form, path, view=view) == [path]  # type: ignore[arg-type]
        found = read(path)
        assert set(found.nodes) == set(whole.nodes)
        assert sorted(found.edges()) == sorted(whole.edges())
        assert found.nodes[STEEL]["name"] == "Falls Steel Works Inc."


def test_json_is_read_back_as_nodes_and_links(store: Store) -> None:
    data = export(store, "json", None)
    assert isinstance(data, bytes)
    found = nx.node_link_graph(json.loads(data), edges="links")
    assert set(found.nodes) == {node.id for node in store.property_graph().nodes}


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_rdf_files_are_stores_of_the_same_graph(store: Store, form: str, tmp_path: Path) -> None:
    export(store, form, tmp_path / f"other.{form}")
    with open_store(str(tmp_path / f"other.{form}"), read_only=True) as other:
        assert all(part.equal for part in compare(store, other))


def test_frames_have_a_row_a_node_and_an_edge(store: Store) -> None:
    held = store.property_graph()
    frames = filinggraph.to_frames(store)
    parties = frames["Party"]
    assert len(parties) == sum(node.base == "Party" for node in held.nodes)
    assert set(parties.loc[parties["id"] == STEEL, "name"]) == {"Falls Steel Works Inc."}
    assert str(frames["Contract"]["expiresBy"].dtype).startswith("datetime64")
    assert list(frames["SUPPLIER"].columns) == ["source", "target", "source_label", "target_label"]
    assert sum(map(len, frames.values())) == len(held.nodes) + len(held.edges)
    arrow = filinggraph.to_frames(store, engine="arrow")
    assert {name: table.num_rows for name, table in arrow.items()} == {n: len(f) for n, f in frames.items()}


def test_polars_frames_hold_the_same_with_dates_and_lists_as_such(store: Store) -> None:
    if importlib.util.find_spec("polars") is None:
        missing("polars (pip install 'filinggraph[frames]')")
    frames = filinggraph.to_frames(store, engine="polars")
    arrow = filinggraph.to_frames(store, engine="arrow")
    assert {name: frame.to_arrow().num_rows for name, frame in frames.items()} == {
        name: table.num_rows for name, table in arrow.items()
    }
    (end,) = {row["expiresBy"] for row in frames["Contract"].iter_rows(named=True) if row["subject"] != "steel"}
    assert end == datetime.date(2005, 2, 28)
    (labels,) = [row["labels"] for row in frames["Party"].iter_rows(named=True) if row["id"] == STEEL]
    assert labels == ["Company", "Organization", "Party"]


def test_every_format_gives_the_same_bytes_again(graph: Path, tmp_path: Path) -> None:
    assert len(FORMATS) == 9
    for form in FORMATS:
        for name in ("one", "other"):
            done = run("export", graph, "--format", form, "-o", tmp_path / name / form)
            assert done.returncode == 0, done.stderr
    one, other = ({p.name: p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("one", "other"))
    assert one == other
    assert any(name.startswith("nodes-Party") for name in one)


def test_the_ending_of_a_file_name_names_the_format(graph: Path, tmp_path: Path) -> None:
    assert run("export", graph, "-o", tmp_path / "g.graphml").returncode == 0
    assert (tmp_path / "g.graphml").read_bytes().startswith(b"<?xml")
    strange = run("export", graph, "-o", tmp_path / "g.docx")
    assert strange.returncode == 1
    assert b"names no format" in strange.stderr
    assert b"name a folder" in run("export", graph, "--format", "csv").stderr


def test_texts_that_xml_cannot_hold_do_not_break_it(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.nq")) as store:
        store.write([telling("hostile", ["\x00 \x1b ]]> & < \" ' 😀 \ufffe \u202e"])])
        for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
            export(store, form, tmp_path / form)
            names = {data.get("name") for _, data in read(tmp_path / form).nodes(data=True)}
            assert "� � ]]> & < \" ' 😀 � \u202e" in names
