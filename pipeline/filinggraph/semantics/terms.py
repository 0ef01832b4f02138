"""IRIs: the terms of the ontology and its vocabulary, and deterministic names for what filings speak of."""

import hashlib
from urllib.parse import quote

from pyoxigraph import NamedNode

ONTOLOGY = "https://w3id.org/filinggraph/ontology#"
VOCABULARY = "https://w3id.org/filinggraph/vocabulary/"
ID = "https://w3id.org/filinggraph/id/"

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ALT_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
TITLE = NamedNode("http://purl.org/dc/terms/title")
PART_OF = NamedNode("http://purl.org/dc/terms/isPartOf")
REPLACED_BY = NamedNode("http://purl.org/dc/terms/isReplacedBy")
URL = NamedNode("https://schema.org/url")
GENERATED_BY = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")
VERSION = NamedNode("http://www.w3.org/2002/07/owl#versionInfo")
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "fg": ONTOLOGY,
    "fgv": VOCABULARY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
}


def fg(name: str) -> NamedNode:
    """The ontology's term of that name."""
    return NamedNode(ONTOLOGY + name)


def fgv(name: str) -> NamedNode:
    """The vocabulary's concept of that name."""
    return NamedNode(VOCABULARY + name)


def named(kind: str, *keys: str) -> NamedNode:
    """The IRI of a thing that its keys determine: the same keys give the same IRI, in every build."""
    digest = hashlib.sha256("\x1f".join(keys).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return NamedNode(f"{ID}{kind}/{digest}")


def filing_iri(filing: str) -> NamedNode:
    """The IRI of a submission, which also names its graph."""
    return NamedNode(f"{ID}filing/{quote(filing, safe='')}")


def document_iri(document: str) -> NamedNode:
    """The IRI of a document whose id is "<filing>/<name>"."""
    filing, _, name = document.partition("/")
    return NamedNode(f"{ID}filing/{quote(filing, safe='')}/document/{quote(name, safe='')}")


def entity_iri(entity: str) -> NamedNode:
    """The IRI of a resolved party."""
    return NamedNode(f"{ID}party/{quote(entity, safe='')}")
