"""Parties as RDF: who takes part, under which names and identifiers; and what resolution must tell for that."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from pyoxigraph import NamedNode

from filinggraph.model import Evidence, Fact, Party, PartyKind
from filinggraph.semantics.quads import Triples
from filinggraph.semantics.terms import ALT_LABEL, LABEL, REPLACED_BY, entity_iri, fgv, named

_CLASSES = {
    PartyKind.COMPANY: ("Party", "Organization", "Company"),
    PartyKind.GOVERNMENT: ("Party", "Organization", "GovernmentBody"),
    PartyKind.PERSON: ("Party", "Person"),
    PartyKind.UNNAMED: ("Party", "UnnamedCustomer"),
    PartyKind.GROUP: ("Party", "CustomerGroup"),
}
METHODS = {
    "cik": "CikMatch",
    "lei": "LeiMatch",
    "ticker": "TickerMatch",
    "override": "DecidedMatch",
    "companies": "ListedMatch",
    "government": "GovernmentMatch",
    "filer": "FilerMatch",
    "alias": "AliasMatch",
    "former name": "FormerNameMatch",
    "name": "NameMatch",
    "scope": "LabelMatch",
}


class Statement(Protocol):
    """What one document says of a contract."""

    @property
    def fact(self) -> Fact:
        """The claim."""
        ...


class Life(Protocol):
    """What all filings say of one contract."""

    @property
    def statements(self) -> Sequence[Statement]:
        """In the order in which they became known."""
        ...

    @property
    def current(self) -> Mapping[str, int]:
        """For each field of a contract that any statement gives, the place of the one that holds now."""
        ...

    @property
    def supersedes(self) -> Sequence[str]:
        """Keys of contracts that this one took over."""
        ...


class Doubtful(Protocol):
    """Two entities that may be one, or an entity and a company of the reference list."""

    @property
    def left(self) -> str:
        """Id of the one."""
        ...

    @property
    def right(self) -> str:
        """Id of the other."""
        ...

    @property
    def left_name(self) -> str:
        """Name of the one."""
        ...

    @property
    def right_name(self) -> str:
        """Name of the other."""
        ...

    @property
    def score(self) -> float:
        """How much speaks for it, from 0 to 1."""
        ...

    @property
    def evidence(self) -> str:
        """What speaks for it, in words."""
        ...


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

    @property
    def method(self) -> str:
        """How its mentions were brought together: a key of METHODS."""
        ...

    @property
    def score(self) -> float:
        """How sure that is, from 0 to 1."""
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

    def doubts(self, entity_id: str) -> Sequence[Doubtful]:
        """The doubtful matches of that party that are worth a look."""
        ...

    def contract(self, document_id: str, fact: Fact) -> str:
        """Key of the contract that the fact is about, or ""."""
        ...

    def formerly(self, document_id: str, fact: Fact) -> str:
        """Key that the contract of the fact has as long as no earlier statement about it is known, or ""."""
        ...

    @property
    def lives(self) -> Mapping[str, "Life"]:
        """What all filings say of each contract, by its key."""
        ...

    def holds(self, document_id: str, fact: Fact, field: str) -> bool:
        """True when what the fact gives for that field of its contract is what is known now."""
        ...

    def sides_hold(self, document_id: str, fact: Fact) -> bool:
        """True when supplier and customer of the fact are those of its contract as most filings have them."""
        ...

    def amends(self, document_id: str, fact: Fact) -> bool:
        """True when the fact is about an amendment, whose key is that of the contract which it changes."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """The description of a filing in the making: where it goes, who is who, which run says so, and the day of filing.

    `named` gathers whom the filing names, by their ids, with the first passage that does, or None.
    """

    triples: Triples
    resolution: Resolved
    run: NamedNode
    filed: datetime.date | None = None
    named: dict[str, Evidence | None] = field(default_factory=dict)

    def party(self, fact: Fact, party: Party) -> NamedNode:
        """Node of the party, described."""
        proof = fact.evidence[0]
        entity = self.resolution.entity(proof.document, party)
        first = self.named.get(entity.id)
        if first is None or _place(proof) < _place(first):
            self.named[entity.id] = proof
        return describe_party(self.triples, entity, self.resolution.entities, party)

    def contract(self, fact: Fact) -> str:
        """Key of the contract that the fact is about, or ""."""
        return self.resolution.contract(fact.evidence[0].document, fact)


def _place(proof: Evidence) -> tuple[str, int, int, str]:
    return proof.document, proof.start, proof.end, proof.rule


def describe_party(
    triples: Triples, entity: Identified, entities: Mapping[str, Identified], party: Party | None = None
) -> NamedNode:
    """Node of a resolved party, with names, identifiers, securities, and the larger body that it is part of.

    Of its other names only those are given that the party itself bears, so that each stands in the graph of a filing
    that uses it.
    """
    node = entity_iri(entity.id)
    triples.type(node, *_CLASSES[entity.kind])
    triples.add(node, LABEL, entity.name)
    triples.add(node, "matchMethod", fgv(METHODS[entity.method]))
    triples.add(node, "matchScore", Decimal(str(entity.score)))
    if party is not None:
        for name in {party.name, *party.aliases, party.short_name} & set(entity.aliases) - {entity.name}:
            triples.add(node, ALT_LABEL, name)
        triples.add(node, "jurisdiction", party.jurisdiction)
    if entity.kind not in (PartyKind.COMPANY, PartyKind.GOVERNMENT):
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
        security = named("security", exchange.strip(), symbol.strip(), node.value)
        triples.type(security, "Security")
        triples.add(security, LABEL, ticker)
        triples.add(security, "ticker", symbol.strip())
        triples.add(security, "exchange", exchange.strip())
        triples.add(security, "issuedBy", node)
    return node
