"""Who and what the facts of all filings are about: one entity a company, one key a contract, doubts set apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filinggraph.garbage import uncollected
from filinggraph.model import Fact, Filing
from filinggraph.resolve.across import Doubt, link_across, link_identifiers
from filinggraph.resolve.assemble import assemble
from filinggraph.resolve.candidates import LEAST, by_entity, candidates
from filinggraph.resolve.companies import Companies, read_companies
from filinggraph.resolve.contracts import contracts
from filinggraph.resolve.decide import Decided
from filinggraph.resolve.groups import Groups
from filinggraph.resolve.history import relationships
from filinggraph.resolve.life import as_of
from filinggraph.resolve.mentions import Collected, collect
from filinggraph.resolve.overrides import Overrides, read_overrides
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
from filinggraph.resolve.within import link_within


def resolve(
    filings: Iterable[tuple[Filing, Sequence[Fact]]],
    *,
    companies: Companies | None = None,
    overrides: Overrides | None = None,
) -> Resolution:
    """Bring the parties and contracts of all filings together; the order in which filings come does not matter.

    Identifiers come first (CIK, LEI, ticker at an exchange), then what one filing says, then names across filings.
    """
    with uncollected():
        return _resolve(filings, companies, overrides or Overrides())


def _resolve(
    filings: Iterable[tuple[Filing, Sequence[Fact]]], companies: Companies | None, decisions: Overrides
) -> Resolution:
    found = collect(filings)
    settled: dict[str, list[int]] | None = None
    if any(d.names_ids for d in decisions.decisions):
        settled = defaultdict(list)
        for place, entity_id in enumerate(_join(found, companies, decisions, None).ids):
            settled[entity_id].append(place)
    joined = _join(found, companies, decisions, settled or {})
    entities, ids = joined.entities, joined.ids
    by_party = {key: ids[place] for key, place in found.places.items()}
    about = contracts(found, by_party, entities)
    own = [
        Problem("ownCustomer", place, f"{entities[ids[left]].name} is given as its own customer")
        for left, right, place in found.self_sales
        if ids[left] == ids[right]
    ]
    doubtful = candidates(found, joined.groups, joined.doubts, entities, ids, companies)
    return Resolution(
        entities,
        doubtful,
        tuple(
            sorted(
                {*found.problems, *joined.problems, *joined.decided.problems, *own},
                key=lambda p: (p.kind, p.place, p.message),
            )
        ),
        relationships(found, ids),
        about.lives,
        by_party,
        {filing: tuple(ids[place] for place in places) for filing, places in found.headers.items()},
        about.keys,
        about.former,
        by_entity(doubtful),
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """One pass over all mentions: the sets, the entities made of them, and what was left open."""

    groups: Groups
    decided: Decided
    doubts: list[Doubt]
    problems: list[Problem]
    entities: dict[str, Entity]
    ids: list[str]


def _join(
    found: Collected, companies: Companies | None, overrides: Overrides, settled: Mapping[str, list[int]] | None
) -> _Joined:
    groups = Groups(len(found.mentions))
    decided = Decided(found, groups, overrides, settled)
    link_identifiers(found, groups)
    decided.apply()
    problems = link_within(found, groups)
    doubts = link_across(found, groups, companies)
    entities, ids = assemble(found, groups, companies, decided.forced)
    return _Joined(groups, decided, doubts, problems, entities, ids)


__all__ = [
    "LEAST",
    "Candidate",
    "Companies",
    "Conflict",
    "ContractLife",
    "Entity",
    "Overrides",
    "Problem",
    "Relationship",
    "Resolution",
    "Statement",
    "as_of",
    "read_companies",
    "read_overrides",
    "resolve",
]
