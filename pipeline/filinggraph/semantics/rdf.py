"""One filing and its facts as RDF: nodes for what has several values, assertions with evidence, plain edges."""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from filinggraph.model import (
    ContractFact,
    CustomerFact,
    EventFact,
    Fact,
    Filing,
    FilingHeader,
    Party,
    RiskFact,
    ShareFact,
)
from filinggraph.semantics.assertions import Run, assert_sides, assert_time, assert_whole, mode, plain, run_node
from filinggraph.semantics.contracts import describe_contract
from filinggraph.semantics.doubts import describe_doubts
from filinggraph.semantics.events import describe_event, link_transitions
from filinggraph.semantics.parties import Resolved, Work, describe_party
from filinggraph.semantics.quads import FilingGraph, Triples
from filinggraph.semantics.terms import PART_OF, TITLE, URL, document_iri, fgv, filing_iri, named
from filinggraph.semantics.times import describe_time

_COMPARATORS = {"=": "Equal", "~": "About", ">": "MoreThan", ">=": "AtLeast", "<": "LessThan", "<=": "AtMost"}


def describe(filing: Filing, facts: Sequence[Fact], resolution: Resolved, run: Run) -> FilingGraph:
    """The graph of one filing: the same filing, facts and resolution give the same bytes, in whatever order."""
    triples = Triples()
    graph = filing_iri(filing.header.id)
    work = Work(triples, resolution, run_node(triples, run), filing.header.filed)
    _filing(work, filing)
    for fact in facts:
        match fact:
            case CustomerFact():
                _customer(work, fact)
            case ShareFact():
                _share(work, fact)
            case ContractFact():
                describe_contract(work, fact)
            case EventFact():
                describe_event(work, fact)
            case RiskFact():
                _risk(work, fact)
    link_transitions(work, facts)
    describe_doubts(work)
    return triples.graph(filing.header.id, graph)


def _filing(work: Work, filing: Filing) -> None:
    triples, resolution, header = work.triples, work.resolution, filing.header
    node = filing_iri(header.id)
    triples.type(node, "Filing")
    triples.add(node, "accessionNumber", header.id)
    triples.add(node, "formType", header.form)
    triples.add(node, "filingDate", header.filed)
    triples.add(node, "reportPeriod", header.period)
    address = edgar_address(header)
    if address:
        triples.uri(node, URL, address)
    names = {r.cik: Party(r.name) for r in header.registrants if r.cik}
    for entity in resolution.filers(header.id):
        named_here = names.get(entity.cik)
        work.named.setdefault(entity.id, None)
        triples.add(node, "filedBy", describe_party(triples, entity, resolution.entities, named_here))
    for document in filing.documents:
        part = document_iri(document.id)
        triples.type(part, "Document")
        triples.add(part, PART_OF, node)
        triples.add(part, TITLE, document.name)
        triples.add(part, "formType", document.type)
        triples.add(part, "sequence", max(document.sequence, 1))
        triples.add(part, "textSha256", document.sha256)


def edgar_address(header: FilingHeader) -> str:
    """Where EDGAR shows the filing, or "" when it has no accession number or CIK."""
    filer = header.filer
    if header.id.startswith("sha256-") or filer is None or not filer.cik:
        return ""
    return (
        f"https://www.sec.gov/Archives/edgar/data/{int(filer.cik)}/{header.id.replace('-', '')}/{header.id}-index.htm"
    )


def _relationship(work: Work, fact: CustomerFact | ShareFact | RiskFact) -> NamedNode:
    """Node of the standing situation that the fact states or, as a warning does, takes for granted."""
    supplier, customer = work.party(fact, fact.supplier), work.party(fact, fact.customer)
    taken_for_granted = isinstance(fact, RiskFact) and not fact.negated
    node = named("relationship", supplier.value, customer.value, *(() if taken_for_granted else mode(fact)))
    work.triples.type(node, "CustomerRelationship")
    assert_sides(work.triples, fact, node, work.run, (("supplier", supplier), ("customer", customer)))
    if plain(fact):
        work.triples.add(supplier, "hasCustomer", customer)
    only_years = isinstance(fact, ShareFact) and fact.period is not None and fact.period.inferred
    assert_whole(work.triples, fact, node, work.run, inferred=fact.inferred and not only_years)
    return node


def _customer(work: Work, fact: CustomerFact) -> None:
    node = _relationship(work, fact)
    if plain(fact):
        work.triples.add(node, "relationshipRole", fact.role)
        work.triples.add(node, "customerRank", fact.rank)


def _share(work: Work, fact: ShareFact) -> None:
    relationship = _relationship(work, fact)
    period = describe_time(work.triples, fact.period)
    base = " ".join(fact.basis.casefold().split())
    node = named(
        "share",
        relationship.value,
        f"{fact.percent.normalize():f}",
        fact.comparator.value,
        base,
        period.value if period else "",
        *mode(fact),
    )
    work.triples.type(node, "RevenueShare")
    work.triples.add(node, "aboutRelationship", relationship)
    work.triples.add(node, "sharePercent", fact.percent)
    work.triples.add(node, "comparator", fgv(_COMPARATORS[fact.comparator.value]))
    work.triples.add(node, "shareBase", base)
    work.triples.add(node, "when", period)
    work.triples.add(node, "customerRank", fact.rank)
    assert_whole(work.triples, fact, node, work.run)
    assert_time(work.triples, fact, node, work.run, "when", period, fact.period, field="period")


def _risk(work: Work, fact: RiskFact) -> None:
    relationship = _relationship(work, fact)
    node = named("risk", fact.kind.value, relationship.value, fact.evidence[0].document, *mode(fact))
    work.triples.type(node, "RiskStatement")
    work.triples.add(node, "riskKind", fgv(fact.kind.value))
    work.triples.add(node, "aboutRelationship", relationship)
    assert_whole(work.triples, fact, node, work.run)
