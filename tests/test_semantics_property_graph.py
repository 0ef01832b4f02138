"""The property graph: its schema follows from the ontology, and its nodes and edges from the statements."""

import datetime
import random
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF, SH
from tests import locker_release as release
from tests.hand_made import Paper, all_said, day

import filinggraph.model as m
from filinggraph import shipped
from filinggraph.errors import SemanticsError
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.mapping import mapping, ontology
from filinggraph.semantics.property_graph import Edge, Node, project
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.terms import ONTOLOGY, RDF_TYPE, fg

CYPHER = sorted(shipped.queries().glob("*.cypher"))
SPARQL = sorted(shipped.queries().glob("*.rq"))
MAKER, BUYER = m.Party("Harlow Tool Company", cik="0000000011"), m.Party("Meridian Stores, Inc.")


def _node(nodes: tuple[Node, ...], base: str) -> Node:
    (found,) = [n for n in nodes if n.base == base]
    return found


def test_every_property_that_a_shape_describes_is_a_key_or_a_relationship() -> None:
    schema, graph = mapping(), ontology()
    shapes = [shape for owner in graph.subjects(SH.targetClass) for shape in graph.objects(owner, SH.property)]
    paths = [path for shape in shapes for path in graph.objects(shape, SH.path)]
    plain = {str(path) for path in paths if isinstance(path, rdflib.URIRef)} - {str(RDF.type)}
    assert plain == set(schema.keys) | set(schema.types)
    assert not set(schema.keys) & set(schema.types)


def test_labels_are_those_of_the_classes() -> None:
    schema = mapping()
    labels = {label for table in schema.nodes.values() for label in table.labels}
    assert labels == {iri.removeprefix(ONTOLOGY) for iri in schema.bases}
    assert set(schema.nodes["Party"].labels) >= {"Company", "GovernmentBody", "Person", "UnnamedCustomer"}
    assert "CustomerRelationship" in schema.nodes


def test_no_two_names_differ_in_case_alone() -> None:
    schema = mapping()
    names = [*schema.nodes, *schema.edges]
    assert len({name.casefold() for name in names}) == len(names)
    for table in schema.nodes.values():
        keys = [key.name.casefold() for key in table.keys] + ["id", "kind"]
        assert len(set(keys)) == len(keys)


def test_relationships_join_labels_that_exist() -> None:
    schema = mapping()
    ends = {base for table in schema.edges.values() for pair in table.pairs for base in pair}
    assert ends <= set(schema.nodes)
    assert ("Party", "Party") in schema.edges["HAS_CUSTOMER"].pairs


def test_what_is_unique_and_what_is_looked_up_comes_from_the_ontology() -> None:
    keys = {(t.label, k.name): k for t in mapping().nodes.values() for k in t.keys}
    assert [place for place, key in keys.items() if key.unique] == [("Filing", "accessionNumber")]
    indexed = {place for place, key in keys.items() if key.indexed}
    assert indexed >= {("Contract", "expiresBy"), ("Party", "name"), ("Party", "cik"), ("Security", "ticker")}
    assert keys["Contract", "expiresBy"].type == "date"
    assert keys["RevenueShare", "sharePercent"].type == "float"
    assert keys["Party", "altNames"].many


@pytest.mark.parametrize("query", CYPHER, ids=lambda path: path.name)
def test_cypher_questions_use_only_names_of_the_schema(query: Path) -> None:
    text = "\n".join(line for line in query.read_text("utf-8").splitlines() if not line.startswith("//"))
    text = re.sub(r"'(?:\\.|[^'])*'|\"(?:\\.|[^\"])*\"", "''", text)
    schema = mapping()
    labels = set(re.findall(r"\(\w*:(\w+)", text))
    types = {t for group in re.findall(r"\[\w*:([\w|:]+)", text) for t in re.split(r"[|:]+", group)}
    assert labels | types
    assert labels <= set(schema.nodes)
    assert types <= set(schema.edges)


@pytest.mark.parametrize("query", SPARQL, ids=lambda path: path.name)
def test_sparql_questions_use_only_terms_of_the_ontology(query: Path) -> None:
    graph = ontology()
    lines = [line for line in query.read_text("utf-8").splitlines() if not line.startswith("#")]
    used = set(re.findall(r"\bfg:(\w+)", "\n".join(lines)))
    declared = {str(s).removeprefix(ONTOLOGY) for s in graph.subjects() if str(s).startswith(ONTOLOGY)}
    assert used
    assert used <= declared


def test_the_release_as_nodes_and_edges() -> None:
    graph = project(release.graph().quads)
    contract = _node(graph.nodes, "Contract")
    assert contract.properties["expiresBy"] == datetime.date(2005, 2, 28)
    assert contract.properties["contractKind"] == "supply"
    assert contract.properties["expiresHow"] == "stated"
    assert contract.properties["representsMultiple"] is True
    parties = {n.properties["name"]: n for n in graph.nodes if n.base == "Party"}
    post, locker = parties["United States Postal Service"], parties["American Locker Group Incorporated"]
    assert post.labels == ("GovernmentBody", "Organization", "Party")
    assert post.properties["kind"] == "GovernmentBody"
    assert post.properties["altNames"] == ["USPS"]
    assert locker.properties["cik"] == "0000008855"
    assert Edge("HAS_CUSTOMER", locker.id, post.id, "Party", "Party") in graph.edges
    shares = [n.properties for n in graph.nodes if n.base == "RevenueShare"]
    assert [(s["sharePercent"], s["comparator"], s["customerRank"]) for s in shares] == [(50.0, ">", 1)] * 4


def test_the_order_of_statements_does_not_matter() -> None:
    quads = list(release.graph().quads)
    whole = project(quads)
    random.Random(7).shuffle(quads)
    assert project(quads) == whole
    assert project(quads + quads) == whole
    assert list(whole.edges) == sorted(whole.edges)
    assert [n.id for n in whole.nodes] == sorted(n.id for n in whole.nodes)


def test_every_edge_joins_two_nodes_as_the_schema_has_it() -> None:
    graph = project(release.graph().quads)
    bases = {n.id: n.base for n in graph.nodes}
    for edge in graph.edges:
        assert (edge.source_base, edge.target_base) == (bases[edge.source], bases[edge.target])
        assert (edge.source_base, edge.target_base) in mapping().edges[edge.type].pairs


def test_a_node_and_its_edges_follow_from_its_own_statements_and_the_types_of_what_it_points_to() -> None:
    quads = release.graph().quads
    whole = project(quads)
    for node in whole.nodes:
        own = [q for q in quads if q.subject.value == node.id]  # type: ignore[union-attr]
        ends = {q.object for q in own}
        part = project([*own, *(q for q in quads if q.predicate == RDF_TYPE and q.subject in ends)])
        assert node in part.nodes
        assert [e for e in part.edges if e.source == node.id] == [e for e in whole.edges if e.source == node.id]


def test_of_several_values_the_one_filed_last_is_shown() -> None:
    early, late = Paper("0000000099-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    early.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement", expires=day("2006-01-31"))
    late.contract(MAKER, BUYER, subject="lockers", title="Supply Agreement", expires=day("2006-01-31"))
    said = all_said([early, late])
    resolution = resolve(said)
    graphs = [describe(f, facts, resolution, Run("1", "")) for f, facts in said]
    contract = _node(project(q for g in graphs for q in g.quads).nodes, "Contract")
    name = NamedNode(contract.id)
    extra = [
        Quad(name, fg("governingLaw"), Literal(law), NamedNode(g.iri))
        for g, law in zip(graphs, ("Ohio", "Iowa"), strict=True)
    ]
    shown = _node(project([*(q for g in graphs for q in g.quads), *extra]).nodes, "Contract")
    assert shown.properties["governingLaw"] == "Iowa"


def test_a_term_that_the_ontology_does_not_have_is_an_error() -> None:
    odd = Quad(NamedNode("urn:x"), fg("odd"), Literal("1"), NamedNode("urn:g"))
    with pytest.raises(SemanticsError, match="odd"):
        project([odd])
    typed = Quad(NamedNode("urn:x"), RDF_TYPE, NamedNode("urn:Odd"), NamedNode("urn:g"))
    with pytest.raises(SemanticsError, match="urn:Odd"):
        project([typed])


def test_an_edge_to_what_no_filing_describes_is_left_out() -> None:
    quads = [q for q in release.graph().quads if q.object != fg("TimeValue")]
    assert all(e.target_base != "TimeValue" for e in project(quads).edges)
