"""The reference page of the ontology: `python -m filinggraph.semantics.reference > docs/ontology.md`."""

import sys
from collections import defaultdict
from collections.abc import Iterator

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD

from filinggraph import shipped
from filinggraph.semantics.mapping import FG, Schema, mapping, ontology
from filinggraph.semantics.terms import ONTOLOGY, PREFIXES, VOCABULARY

_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_MATCHES = (
    (RDFS.subClassOf, "is a"),
    (RDFS.subPropertyOf, "is a"),
    (SKOS.closeMatch, "close to"),
    (SKOS.narrowMatch, "wider than"),
    (SKOS.relatedMatch, "related to"),
)

_READING = """\
A fact that has several values is a node (`fg:Contract`, `fg:ContractEvent`, `fg:CustomerRelationship`,
`fg:RevenueShare`, `fg:RiskStatement`). Claims about it are `fg:Assertion` nodes: they alone carry modality,
negation, confidence and the `fg:Evidence` whose quote proves them. Plain edges between nodes (`fg:hasCustomer`,
`fg:supplier`, `fg:expiresBy` …) are for one-line queries: they are written only for what is neither denied nor
hedged, and of a contract's terms only for those that no later filing replaced; the claims stay. Each filing has a
named graph of its own, whose name is the filing's IRI.

In a property graph a class is a label, a property with a literal or with a term of a closed list is a key, and a
property that leads to a node is a relationship type. Every node has `id`, its IRI, and `kind`, its finest label.
Stores that allow one label a node use the topmost class (`Party` for companies and government bodies)."""


def reference() -> str:
    """The whole page as Markdown."""
    graph, schema = ontology(), mapping()
    return "\n".join([*_head(graph), *_classes(graph, schema), *_lists(graph), *_questions(graph), *_links(), ""])


def _head(graph: rdflib.Graph) -> Iterator[str]:
    about = rdflib.URIRef(ONTOLOGY.rstrip("#"))
    yield "# The ontology"
    yield ""
    yield "<!-- Made by `python -m filinggraph.semantics.reference > docs/ontology.md`; do not edit. -->"
    yield ""
    yield str(graph.value(about, rdflib.DCTERMS.abstract))
    yield ""
    yield f"Version {graph.value(about, OWL.versionInfo)}, <{graph.value(about, OWL.versionIRI)}>."
    yield ""
    yield "| prefix | namespace |"
    yield "|---|---|"
    yield from (f"| `{name}:` | <{iri}> |" for name, iri in PREFIXES.items())
    yield ""
    yield _READING
    yield ""


def _classes(graph: rdflib.Graph, schema: Schema) -> Iterator[str]:
    yield "## Classes"
    classes = sorted(c for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, rdflib.URIRef))
    for owner in classes:
        yield ""
        yield f"### {_name(owner)}"
        yield ""
        yield f"{_sentence(graph, owner)} *{graph.value(owner, FG.competencyQuestion)}*"
        above = [_name(c) for c in graph.objects(owner, RDFS.subClassOf)]
        if above:
            yield ""
            yield f"A kind of {', '.join(sorted(above))}."
        rows = list(_properties(graph, schema, owner))
        if rows:
            yield ""
            yield "| property | values | how many | in a property graph | meaning |"
            yield "|---|---|---|---|---|"
            yield from rows
    yield ""


def _properties(graph: rdflib.Graph, schema: Schema, owner: rdflib.URIRef) -> Iterator[str]:
    found = {}
    for shape in graph.subjects(SH.targetClass, owner):
        for prop in graph.objects(shape, SH.property):
            path = graph.value(prop, SH.path)
            if isinstance(path, rdflib.URIRef) and path != RDF.type:
                found[str(path)] = (path, prop)
    for name in sorted(found):
        path, prop = found[name]
        least, most = graph.value(prop, SH.minCount), graph.value(prop, SH.maxCount)
        number = str(least) if least is not None and str(least) == str(most) else f"{least or 0}–{most or '*'}"
        key = schema.keys.get(name)
        shown = f"key `{key.name}`, {key.type}" if key else f"`[:{schema.types[name]}]`"
        flags = (
            [w for w, on in (("list", key.many), ("unique", key.unique), ("indexed", key.indexed)) if on] if key else []
        )
        meaning = graph.value(path, SKOS.definition) or graph.value(path, SKOS.scopeNote) or ""
        marks = ", ".join([shown, *flags])
        yield f"| `{_name(path)}` | {_values(graph, path, prop)} | {number} | {marks} | {meaning} |"


def _values(graph: rdflib.Graph, path: rdflib.URIRef, prop: rdflib.term.Node) -> str:
    closed = graph.value(prop, SH["in"])
    if closed is not None:
        return f"one of {_name(graph.value(graph.value(closed, RDF.first), SKOS.inScheme))}"
    found = graph.value(prop, SH["class"]) or graph.value(prop, SH.datatype) or graph.value(path, RDFS.range)
    union = graph.value(found, OWL.unionOf) if found is not None else None
    if union is not None:
        return " or ".join(f"`{_name(c)}`" for c in Collection(graph, union))
    return f"`{_name(found or XSD.string)}`"


def _lists(graph: rdflib.Graph) -> Iterator[str]:
    yield "## Closed lists"
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        yield ""
        yield f"### {_name(scheme)}"
        yield ""
        yield f"{str(graph.value(scheme, SKOS.prefLabel)).capitalize()}."
        yield ""
        yield "| term | in a property graph | meaning |"
        yield "|---|---|---|"
        for concept in sorted(graph.subjects(SKOS.inScheme, scheme), key=str):
            code, meaning = graph.value(concept, SKOS.notation), graph.value(concept, SKOS.definition)
            yield f"| `{_name(concept)}` | `{code}` | {meaning} |"
    yield ""


def _questions(graph: rdflib.Graph) -> Iterator[str]:
    terms: dict[str, list[str]] = defaultdict(list)
    for kind in _KINDS:
        for term in graph.subjects(RDF.type, kind):
            for question in graph.objects(term, FG.competencyQuestion):
                terms[str(question)].append(_name(term))
    yield "## What each term is there to answer"
    for asked in sorted(terms):
        yield ""
        yield f"**{asked}** " + ", ".join(f"`{name}`" for name in sorted(terms[asked]))
    yield ""


def _links() -> Iterator[str]:
    links = rdflib.Graph().parse(shipped.ontology() / "links.ttl", format="turtle")
    yield "## Alignments"
    yield ""
    yield "`is a` holds logically; the others are mappings without consequences, so that no company becomes an instance"
    yield "of a role."
    yield ""
    yield "| term | | elsewhere |"
    yield "|---|---|---|"
    for term in sorted((s for s in set(links.subjects()) if str(s).startswith((ONTOLOGY, VOCABULARY))), key=str):
        for predicate, words in _MATCHES:
            others = sorted(str(o) for o in links.objects(term, predicate))
            if others:
                yield f"| `{_name(term)}` | {words} | {', '.join(f'<{o}>' for o in others)} |"


def _sentence(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    text = str(graph.value(term, SKOS.definition))
    return f"{text[0].upper()}{text[1:]}."


def _name(term: object) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


if __name__ == "__main__":
    sys.stdout.write(reference())
