"""Who and what the facts of all filings are about: one entity a company, one key a contract, doubts set apart."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from filinggraph.model import ContractFact, CustomerFact, EventFact, Fact, Filing, Party, RiskFact, ShareFact
from filinggraph.resolve.identity import alone
from filinggraph.resolve.resolution import Resolution
from filinggraph.resolve.values import (
    Candidate,
    Conflict,
    ContractLife,
    Entity,
    Problem,
    Relationship,
    Statement,
)


def resolve(
    filings: Iterable[tuple[Filing, Sequence[Fact]]],
    *,
    companies: object | None = None,
    overrides: object | None = None,
) -> Resolution:
    """Bring the parties and contracts of all filings together."""
    entities: dict[str, Entity] = {}
    parties: dict[tuple[str, Party], str] = {}
    filers: dict[str, tuple[str, ...]] = {}
    contracts: dict[tuple[str, Fact], str] = {}
    lives: dict[str, list[Statement]] = {}
    for filing, facts in filings:
        named = [Party(r.name, cik=r.cik) for r in filing.header.registrants]
        filers[filing.header.id] = tuple(_known(entities, alone(filing.header.id, p)) for p in named)
        for fact in facts:
            document = fact.evidence[0].document
            for party in _parties(fact):
                parties[document, party] = _known(entities, alone(document, party))
            if isinstance(fact, ContractFact):
                ids = sorted({parties[document, p] for p in _parties(fact)})
                text = "\n".join([*ids, fact.kind, fact.signed.value if fact.signed else "", fact.subject])
                key = hashlib.sha256(text.encode()).hexdigest()[:20]
                contracts[document, fact] = key
                lives.setdefault(key, []).append(Statement(document, filing.header.filed, fact))
    return Resolution(
        entities,
        (),
        (),
        (),
        {key: ContractLife(key, statements=tuple(found)) for key, found in lives.items()},
        parties,
        filers,
        contracts,
    )


def _known(entities: Mapping[str, Entity] | dict[str, Entity], entity: Entity) -> str:
    if isinstance(entities, dict):
        entities.setdefault(entity.id, entity)
    return entity.id


def _parties(fact: Fact) -> tuple[Party, ...]:
    match fact:
        case CustomerFact() | ShareFact() | RiskFact():
            return (fact.supplier, fact.customer)
        case ContractFact() | EventFact():
            return tuple(p for p in (fact.supplier, fact.customer, *fact.parties) if p)
    return ()


__all__ = [
    "Candidate",
    "Conflict",
    "ContractLife",
    "Entity",
    "Problem",
    "Relationship",
    "Resolution",
    "Statement",
    "resolve",
]
