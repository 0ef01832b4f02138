"""One filing and its facts as RDF: nodes for what has several values, assertions with evidence, plain edges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from pyoxigraph import NamedNode

from filinggraph.model import (
    ContractFact,
    CustomerFact,
    EventFact,
    Fact,
    Filing,
    FilingHeader,
    Modality,
    Party,
    PartyKind,
    RiskFact,
    ShareFact,
    When,
)
from filinggraph.semantics.assertions import Run, assert_whole, plain, run_node
from filinggraph.semantics.contracts import describe_contract
from filinggraph.semantics.quads import FilingGraph, Triples
from filinggraph.semantics.terms import (
    ALT_LABEL,
    LABEL,
    PART_OF,
    REPLACED_BY,
    TITLE,
    URL,
    document_iri,
    entity_iri,
    fgv,
    filing_iri,
    named,
)
from filinggraph.semantics.times import describe_time

_CLASSES = {
    PartyKind.COMPANY: ("Party", "Organization", "Company"),
    PartyKind.GOVERNMENT: ("Party", "Organization", "GovernmentBody"),
    PartyKind.PERSON: ("Party", "Person"),
    PartyKind.UNNAMED: ("Party", "UnnamedCustomer"),
    PartyKind.GROUP: ("Party", "CustomerGroup"),
}
_COMPARATORS = {"=": "Equal", "~": "About", ">": "MoreThan", ">=": "AtLeast", "<": "LessThan", "<=": "AtMost"}


class Identified(Protocol):
    """What the description needs to know of a resolved party."""

    @property
    def id(self) -> str:
        """Stable identifier, e.g. "cik-0000008855"."""
        ...

    @property
    def name(self) -> str:
        """The name to show."""
        ...

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""
        ...

    @property
    def kind(self) -> PartyKind:
        """What it is."""
        ...

    @property
    def cik(self) -> str:
        """Central index key, or ""."""
        ...

    @property
    def lei(self) -> str:
        """ISO 17442 identifier, or ""."""
        ...

    @property
    def tickers(self) -> tuple[str, ...]:
        """Tickers, "EXCHANGE:SYMBOL" or the symbol alone."""
        ...

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names borne in the past."""
        ...

    @property
    def parent(self) -> str:
        """Id of the larger body, or ""."""
        ...

    @property
    def replaces(self) -> tuple[str, ...]:
        """Ids that this one took the place of."""
        ...


class Resolved(Protocol):
    """Who the parties are and which contracts are one: what resolution tells the description."""

    @property
    def entities(self) -> Mapping[str, Identified]:
        """Every resolved party by its id."""
        ...

    def filers(self, filing_id: str) -> Sequence[Identified]:
        """The companies that the header of that filing names."""
        ...

    def entity(self, document_id: str, party: Party) -> Identified:
        """Whom the party of a fact of that document denotes."""
        ...

    def contract(self, document_id: str, fact: Fact) -> str:
        """Key of the contract that the fact is about, or ""."""
        ...


@dataclass(frozen=True, slots=True)
class _Work:
    """The description in the making: where it goes, who is who, and which run says so."""

    triples: Triples
    resolution: Resolved
    run: NamedNode

    def party(self, fact: Fact, party: Party) -> NamedNode:
        """Node of the party, described."""
        entity = self.resolution.entity(fact.evidence[0].document, party)
        return describe_party(self.triples, entity, self.resolution.entities, party)


def describe(filing: Filing, facts: Sequence[Fact], resolution: Resolved, run: Run) -> FilingGraph:
    """The graph of one filing: the same filing, facts and resolution give the same bytes, in whatever order."""
    triples = Triples()
    graph = filing_iri(filing.header.id)
    _filing(triples, filing, resolution)
    work = _Work(triples, resolution, run_node(triples, run))
    for fact in facts:
        match fact:
            case CustomerFact():
                _customer(work, fact)
            case ShareFact():
                _share(work, fact)
            case ContractFact():
                key = resolution.contract(fact.evidence[0].document, fact)
                describe_contract(triples, fact, key, partial(work.party, fact), work.run)
            case EventFact():
                _event(work, fact)
            case RiskFact():
                _risk(work, fact)
    return triples.graph(filing.header.id, graph)


def describe_party(
    triples: Triples, entity: Identified, entities: Mapping[str, Identified], party: Party | None = None
) -> NamedNode:
    """Node of a resolved party, with names, identifiers, securities, and the larger body that it is part of."""
    node = entity_iri(entity.id)
    triples.type(node, *_CLASSES[entity.kind])
    triples.add(node, LABEL, entity.name)
    organization = entity.kind in (PartyKind.COMPANY, PartyKind.GOVERNMENT)
    for alias in entity.aliases:
        if alias != entity.name:
            triples.add(node, ALT_LABEL, alias)
    if party is not None:
        triples.add(node, "jurisdiction", party.jurisdiction)
    if not organization:
        return node
    triples.add(node, "cik", entity.cik)
    triples.add(node, "lei", entity.lei)
    for name in entity.former_names:
        triples.add(node, "formerName", name)
    for earlier in entity.replaces:
        triples.add(entity_iri(earlier), REPLACED_BY, node)
    if entity.parent in entities and entity.parent != entity.id:
        triples.add(node, "partOfOrganization", describe_party(triples, entities[entity.parent], entities))
    for ticker in entity.tickers:
        exchange, _, symbol = ticker.rpartition(":")
        security = named("security", exchange.strip(), symbol.strip())
        triples.type(security, "Security")
        triples.add(security, LABEL, ticker)
        triples.add(security, "ticker", symbol.strip())
        triples.add(security, "exchange", exchange.strip())
        triples.add(security, "issuedBy", node)
    return node


def _filing(triples: Triples, filing: Filing, resolution: Resolved) -> None:
    header = filing.header
    node = filing_iri(header.id)
    triples.type(node, "Filing")
    triples.add(node, "accessionNumber", header.id)
    triples.add(node, "formType", header.form)
    triples.add(node, "filingDate", header.filed)
    triples.add(node, "reportPeriod", header.period)
    address = edgar_address(header)
    if address:
        triples.uri(node, URL, address)
    for entity in resolution.filers(header.id):
        triples.add(node, "filedBy", describe_party(triples, entity, resolution.entities))
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


def _relationship(work: _Work, fact: CustomerFact | ShareFact | RiskFact) -> tuple[NamedNode, NamedNode, NamedNode]:
    supplier, customer = work.party(fact, fact.supplier), work.party(fact, fact.customer)
    node = named("relationship", supplier.value, customer.value, *_mode(fact))
    work.triples.type(node, "CustomerRelationship")
    work.triples.add(node, "supplier", supplier)
    work.triples.add(node, "customer", customer)
    if plain(fact):
        work.triples.add(supplier, "hasCustomer", customer)
    return node, supplier, customer


def _customer(work: _Work, fact: CustomerFact) -> None:
    node, _, _ = _relationship(work, fact)
    work.triples.add(node, "relationshipRole", fact.role)
    work.triples.add(node, "customerRank", fact.rank)
    assert_whole(work.triples, fact, node, work.run)


def _share(work: _Work, fact: ShareFact) -> None:
    relationship, _, _ = _relationship(work, fact)
    assert_whole(work.triples, fact, relationship, work.run)
    period = describe_time(work.triples, fact.period)
    node = named(
        "share",
        relationship.value,
        f"{fact.percent.normalize():f}",
        fact.comparator.value,
        fact.basis.casefold(),
        period.value if period else "",
        *_mode(fact),
    )
    work.triples.type(node, "RevenueShare")
    work.triples.add(node, "aboutRelationship", relationship)
    work.triples.add(node, "sharePercent", fact.percent)
    work.triples.add(node, "comparator", fgv(_COMPARATORS[fact.comparator.value]))
    work.triples.add(node, "shareBase", fact.basis.casefold())
    work.triples.add(node, "when", period)
    work.triples.add(node, "customerRank", fact.rank)
    assert_whole(work.triples, fact, node, work.run)


def _event(work: _Work, fact: EventFact) -> None:
    sides = [p for p in (fact.supplier, fact.customer, *fact.parties) if p is not None]
    parties = [work.party(fact, p) for p in sides]
    key = work.resolution.contract(fact.evidence[0].document, fact)
    date = describe_time(work.triples, fact.date)
    names = sorted({p.value for p in parties})
    dated = fact.date is not None and fact.date.value
    scope = date.value if date and dated else fact.evidence[0].document.partition("/")[0]
    node = named("event", fact.kind.value, *names, scope, *_mode(fact))
    triples = work.triples
    triples.type(node, "ContractEvent")
    triples.add(node, "eventKind", fgv(fact.kind.value))
    for party in parties:
        triples.add(node, "party", party)
    if fact.supplier is not None:
        triples.add(node, "supplier", work.party(fact, fact.supplier))
    if fact.customer is not None:
        triples.add(node, "customer", work.party(fact, fact.customer))
    triples.add(node, "subject", fact.subject)
    triples.add(node, "when", date)
    announced: When | None = fact.announced
    triples.add(node, "announced", describe_time(triples, announced))
    if key:
        contract = named("contract", key)
        triples.add(node, "aboutContract", contract)
    assert_whole(triples, fact, node, work.run)


def _risk(work: _Work, fact: RiskFact) -> None:
    relationship, _, _ = _relationship(work, fact)
    assert_whole(work.triples, fact, relationship, work.run)
    node = named("risk", fact.kind.value, relationship.value, fact.evidence[0].document)
    work.triples.type(node, "RiskStatement")
    work.triples.add(node, "riskKind", fgv(fact.kind.value))
    work.triples.add(node, "aboutRelationship", relationship)
    assert_whole(work.triples, fact, node, work.run)


def _mode(fact: Fact) -> tuple[str, ...]:
    """What keeps the node of a denied or hedged claim apart from that of a plain one."""
    if fact.negated:
        return ("denied",)
    return ("hedged",) if fact.modality is Modality.FORWARD_LOOKING else ()
