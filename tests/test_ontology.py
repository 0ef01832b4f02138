"""The ontology: every hygiene check passes and can fail, nothing contradicts itself, and no company becomes a role."""

from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from tests import locker_release as release
from tests.hand_made import Paper, all_said, day

import filinggraph.model as m
from filinggraph import shipped
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.parties import METHODS
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.terms import ONTOLOGY, VOCABULARY
from filinggraph.semantics.turtle import turtle

FG, FGV = rdflib.Namespace(ONTOLOGY), rdflib.Namespace(VOCABULARY)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
FILES = ("core", "vocabulary", "shapes", "links")
CHECKS = sorted((shipped.ontology() / "checks").glob("*.rq"))

# What the vocabularies that links.ttl draws axioms to say of those terms: enough for contradictions to show.
OUTSIDE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix oa: <http://www.w3.org/ns/oa#> .
prov:Activity owl:disjointWith prov:Entity .
prov:wasGeneratedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasQuotedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
org:Organization rdfs:subClassOf foaf:Agent . org:FormalOrganization rdfs:subClassOf org:Organization .
org:subOrganizationOf rdfs:domain org:Organization ; rdfs:range org:Organization ; a owl:TransitiveProperty .
foaf:Document owl:disjointWith foaf:Organization , foaf:Project . foaf:Organization owl:disjointWith foaf:Person .
oa:hasSource rdfs:domain oa:ResourceSelection .
"""

# For each check, statements that it must find fault with.
FAULTS = {
    "concept-incomplete": "fgv:Odd a skos:Concept ; skos:inScheme fgv:renewalScheme .",
    "definition-form": 'fg:odd skos:definition "A thing that is odd in many ways."@en .',
    "duplicate-definition": 'fg:a skos:definition "same words here"@en . fg:b skos:definition "same words here"@en .',
    "duplicate-label": 'fg:a a owl:Class ; rdfs:label "odd"@en . fg:b a owl:Class ; rdfs:label "odd"@en .',
    "empty-shape": "fgs:Odd sh:property [ sh:path fg:odd ] .",
    "list-open": 'fgv:Odd a skos:Concept ; skos:inScheme fgv:renewalScheme ; skos:notation "odd" .',
    "missing-definition": 'fg:Odd a owl:Class ; rdfs:label "odd"@en .',
    "missing-label": "fg:Odd a owl:Class .",
    "missing-question": "fg:Odd a owl:Class .",
    "missing-range": "fg:odd a owl:DatatypeProperty .",
    "missing-version": "<https://w3id.org/filinggraph/odd> a owl:Ontology .",
    "notation-twice": 'fgv:Odd skos:inScheme fgv:renewalScheme ; skos:notation "auto" .',
    "role-class": "fg:Company rdfs:subClassOf <https://example.org/Supplier> .",
    "role-domain": "fg:supplier rdfs:range <https://example.org/Seller> .",
    "shape-disagrees": "fgs:Odd sh:property [ sh:path fg:quote ; sh:datatype xsd:date ] .",
    "undeclared-concept": "fg:renewal skos:relatedMatch fgv:Odd .",
    "undeclared-term": "fgs:Odd sh:targetClass fg:Odd .",
    "unused-term": "fg:Odd a owl:Class .",
}
PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "fg": ONTOLOGY,
        "fgv": VOCABULARY,
        "fgs": "https://w3id.org/filinggraph/shapes#",
        "owl": OWL,
        "rdfs": RDFS,
        "sh": SH,
        "skos": SKOS,
        "xsd": rdflib.XSD,
    }.items()
)


def _load(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(shipped.ontology() / f"{name}.ttl", format="turtle")
    return graph


@pytest.fixture(scope="module")
def whole() -> rdflib.Graph:
    return _load(*FILES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_nothing(check: Path, whole: rdflib.Graph) -> None:
    assert [tuple(map(str, row)) for row in whole.query(check.read_text("utf-8"))] == []  # type: ignore[arg-type]


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_its_fault(check: Path, whole: rdflib.Graph) -> None:
    broken = rdflib.Graph() + whole
    broken.parse(data=PREFIXES + FAULTS[check.stem], format="turtle")
    assert len(broken.query(check.read_text("utf-8"))) > 0


def test_every_check_has_a_fault_to_find() -> None:
    assert {check.stem for check in CHECKS} == set(FAULTS)


def _everything() -> rdflib.Graph:
    """Graphs with every class and most properties in use: the release, and agreements of all kinds of party."""
    maker, buyer = m.Party("Harlow Tool Company", cik="0000000011"), m.Party("Meridian Stores, Inc.")
    base, change = Paper("0000000011-04-000001", "2004-03-01"), Paper("0000000011-05-000001", "2005-03-01")
    terms = {"effective": day("2004-03-01"), "expires": day("2006-01-31"), "signed": day("2004-02-01")}
    steps = (m.DerivationStep("start", "2004-03-01"),)
    base.contract(maker, buyer, title="Supply Agreement", subject="tools", derivation=steps, principal=True, **terms)
    base.contract(maker, m.Party("Ada Moore", m.PartyKind.PERSON), kind="employment")
    change.contract(
        maker, buyer, title="Amendment No. 1 to Supply Agreement", relation="amends", relates_to="Supply Agreement"
    )
    change.contract(maker, buyer, kind="license", relation="supersedes", relates_to="License Agreement")
    change.customer(maker, m.Party("Meridian Stores plc"))
    change.share(maker, m.Party("Customer A", m.PartyKind.UNNAMED), "11")
    change.share(maker, m.Party("five largest customers", m.PartyKind.GROUP), "40")
    said = all_said([base, change])
    resolution = resolve(said)
    graphs = [release.graph(), *(describe(filing, facts, resolution, Run("1", "m")) for filing, facts in said)]
    return rdflib.Graph().parse(data=turtle(graphs), format="turtle")


def _closure(data: rdflib.Graph) -> rdflib.Graph:
    graph = _load("core", "vocabulary", "links") + data
    graph.parse(data=OUTSIDE, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def _contradictions(graph: rdflib.Graph) -> list[str]:
    error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    told = [str(o) for s in graph.subjects(RDF.type, error) for o in graph.objects(s)]
    return told + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


def test_facts_and_alignments_do_not_contradict_each_other_and_no_company_becomes_a_role() -> None:
    data = _everything()
    used = {c for c in data.objects(None, RDF.type) if str(c).startswith(ONTOLOGY)}
    classes = _load("core").subjects(RDF.type, OWL.Class)
    assert used == {c for c in classes if isinstance(c, rdflib.URIRef)}
    closed = _closure(data)
    assert _contradictions(closed) == []
    companies = set(data.subjects(RDF.type, FG.Company))
    assert len(companies) >= 3
    types = {str(t) for company in companies for t in closed.objects(company, RDF.type) if isinstance(t, rdflib.URIRef)}
    assert types == {
        ONTOLOGY + "Party",
        ONTOLOGY + "Organization",
        ONTOLOGY + "Company",
        "http://www.w3.org/2002/07/owl#Thing",
        "http://www.w3.org/ns/org#Organization",
        "http://www.w3.org/ns/prov#Agent",
        "http://xmlns.com/foaf/0.1/Agent",
    }


def test_a_contradiction_is_noticed() -> None:
    odd = rdflib.URIRef("https://example.org/odd")
    data = rdflib.Graph().add((odd, RDF.type, FG.Company)).add((odd, RDF.type, FG.UnnamedCustomer))
    assert _contradictions(_closure(data))


def test_what_is_said_beyond_the_domains_would_show() -> None:
    """Domains and ranges of the core give no node a class that it does not already have."""
    data = _everything()
    graph = _load("core") + data
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    for node in set(data.subjects(RDF.type)):
        before = {c for c in data.objects(node, RDF.type) if str(c).startswith(ONTOLOGY)}
        after = {c for c in graph.objects(node, RDF.type) if str(c).startswith(ONTOLOGY)}
        assert after == before, node


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("eventKindScheme", m.EventKind),
        ("riskKindScheme", m.RiskKind),
        ("modalityScheme", m.Modality),
        ("precisionScheme", m.Precision),
        ("comparatorScheme", m.Comparator),
        ("expiresHowScheme", m.ExpiresHow),
        ("renewalScheme", m.Renewal),
        ("matchMethodScheme", list(METHODS)),
    ],
)
def test_closed_lists_are_those_of_the_facts(scheme: str, values: list[str], whole: rdflib.Graph) -> None:
    notations = {str(n) for c in whole.subjects(SKOS.inScheme, FGV[scheme]) for n in whole.objects(c, SKOS.notation)}
    assert notations == {str(v) for v in values}


def test_the_core_stands_alone() -> None:
    core = _load("core")
    assert list(core.objects(None, OWL.imports)) == []
    outside = {
        o
        for p in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass)
        for o in core.objects(None, p)
        if isinstance(o, rdflib.URIRef) and not str(o).startswith(ONTOLOGY)
    }
    assert outside == set()
