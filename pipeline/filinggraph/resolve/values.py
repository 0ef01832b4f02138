"""What resolution says: who the parties are, which contracts are one, what is doubtful, and what contradicts itself."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from filinggraph.model import ContractFact, EventFact, PartyKind


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions in one or many filings denote.

    `id` is "cik-<10 digits>", "lei-<20 characters>", "n1-<20 hex>" of the normalised name, its legal form and kind (and
    whose filing it is, for a name that many bear), or "unnamed-<20 hex>" for a customer or group without a name.
    `parent` is the id of the body that it is part of, or "". `replaces` lists the ids that some of its mentions have
    where less is known. `method` says how its mentions were brought together, by the weakest step ("cik", "lei",
    "ticker", "override", "companies", "government", "filer", "alias", "former name", "name", "scope"), `score` (0–1)
    how sure that step is.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: PartyKind = PartyKind.COMPANY
    cik: str = ""
    lei: str = ""
    tickers: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    parent: str = ""
    replaces: tuple[str, ...] = ()
    method: str = "name"
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one: never asserted, for a person to decide.

    `evidence` is the ground in words; `left_in` and `right_in` are documents in which each is named.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    score: float
    evidence: str
    left_in: tuple[str, ...] = ()
    right_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something contradictory, with its place; nothing is dropped for it.

    `kind` is one of contradictoryIdentifiers, ownCustomer, endBeforeStart, shareOver100, unknownOverride.
    """

    kind: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says of a contract. `known` is the filing date.

    `amends` marks the words of an amendment, `of_change` all words about a change (a refusal to renew, an end): their
    title and day of signing are not the contract's.
    """

    document: str
    known: datetime.date | None
    fact: ContractFact | EventFact
    amends: bool = False
    of_change: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of a contract for which filings give different values; `values` are (document, value), oldest first."""

    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContractLife:
    """One contract over all filings.

    `statements` are in the order in which they became known; `current[field]` is the place in `statements` of the one
    whose value for that field of ContractFact holds now; `supersedes` are keys of contracts that this one took over.
    `suppliers` and `customers` are who sells and who buys, where filings disagree as most of them have it.
    """

    key: str
    parties: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    current: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    supersedes: tuple[str, ...] = ()
    suppliers: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relationship:
    """How long a supplier has been known to sell to a customer.

    `first_seen` and `last_seen` are filing dates; `no_longer_named` is the date of the supplier's next annual report
    that names customers and not this one, or None.
    """

    supplier: str
    customer: str
    documents: tuple[str, ...]
    first_seen: datetime.date | None = None
    last_seen: datetime.date | None = None
    no_longer_named: datetime.date | None = None
