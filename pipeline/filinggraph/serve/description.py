"""What the endpoint says of itself: SPARQL 1.1 Service Description and VoID, as RDF."""

from collections.abc import Iterable

import pyoxigraph as ox

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DCTERMS_TITLE = ox.NamedNode("http://purl.org/dc/terms/title")
FORMATS = "http://www.w3.org/ns/formats/"

COUNT = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?properties)
WHERE { SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } }"""
CLASSES = (
    """SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?class } } GROUP BY ?class ORDER BY ?class"""
)


def service(base: str) -> list[ox.Triple]:
    """Service description of the endpoint at base + "/sparql"."""
    endpoint, dataset, default = ox.NamedNode(f"{base}/sparql"), ox.BlankNode("dataset"), ox.BlankNode("default")
    triples = [
        ox.Triple(endpoint, RDF_TYPE, _sd("Service")),
        ox.Triple(endpoint, _sd("endpoint"), endpoint),
        ox.Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph")),
        ox.Triple(endpoint, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, RDF_TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, RDF_TYPE, _sd("Graph")),
        ox.Triple(dataset, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso"), ox.NamedNode(f"{base}/void")),
    ]
    formats = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
    for name in (*formats, "Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        triples.append(ox.Triple(endpoint, _sd("resultFormat"), ox.NamedNode(FORMATS + name)))
    return triples


def void(base: str, counts: Iterable[int], classes: Iterable[tuple[str, int]]) -> list[ox.Triple]:
    """VoID description of the data: counts of triples, subjects and properties, and of instances by class."""
    data = ox.NamedNode(f"{base}/void#data")
    triples = [
        ox.Triple(data, RDF_TYPE, _void("Dataset")),
        ox.Triple(data, DCTERMS_TITLE, ox.Literal("Facts from company filings")),
        ox.Triple(data, _void("sparqlEndpoint"), ox.NamedNode(f"{base}/sparql")),
        ox.Triple(data, _void("uriSpace"), ox.Literal("https://w3id.org/filinggraph/id/")),
        ox.Triple(data, _void("vocabulary"), ox.NamedNode("https://w3id.org/filinggraph/ontology#")),
    ]
    for name, count in zip(("triples", "distinctSubjects", "properties"), counts, strict=True):
        triples.append(ox.Triple(data, _void(name), ox.Literal(count)))
    for number, (class_iri, count) in enumerate(classes):
        part = ox.BlankNode(f"class{number}")
        triples += [
            ox.Triple(data, _void("classPartition"), part),
            ox.Triple(part, _void("class"), ox.NamedNode(class_iri)),
            ox.Triple(part, _void("entities"), ox.Literal(count)),
        ]
    return triples


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)
