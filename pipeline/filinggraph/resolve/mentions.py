"""The parties that filings name, each with the context in which it stands."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from filinggraph.model import (
    ContractFact,
    CustomerFact,
    EventFact,
    Fact,
    Filing,
    FilingHeader,
    Party,
    PartyKind,
    Registrant,
    RiskFact,
    ShareFact,
)
from filinggraph.resolve.government import body, official
from filinggraph.resolve.identity import alone_id
from filinggraph.resolve.names import NormalName, normal, untitled
from filinggraph.resolve.values import Problem
from filinggraph.resolve.words import state_code

NAMELESS = (PartyKind.UNNAMED, PartyKind.GROUP)


@dataclass(slots=True)
class Mention:
    """One party of one document, or a registrant of a header (`document` is then the filing's id).

    `scope` tells whose filings these are (the filer's CIK or name, else the filing), `family` which filings share
    labels such as "Customer A", `official` is the full name of the government body that it is, or "",
    `role` marks a party known only by its part in a text ("the Company").
    `supplier` is the place of the mention that sells to this one, `parent` of the one that it is part of, or -1.
    """

    document: str
    filing: str
    filed: datetime.date | None
    party: Party
    name: NormalName
    kind: PartyKind
    scope: str
    family: str
    official: str = ""
    role: bool = False
    state: str = ""
    count: int = 0
    supplier: int = -1
    parent: int = -1
    registrant: Registrant | None = None

    @property
    def nameless(self) -> bool:
        """True for an unnamed customer or a group of them."""
        return self.kind in NAMELESS

    @property
    def alone_id(self) -> str:
        """The id that it has when nothing but its own filing is known."""
        return self.id_as(self.kind)

    def id_as(self, kind: PartyKind) -> str:
        """The id that it has by itself, for a party of that kind."""
        return alone_id(self.document, self.party, self.name, kind, filer=self.scope)

    @property
    def acronym(self) -> bool:
        """True for letters ("GM") that stand for other words in other documents."""
        return len(self.name.key) <= 5 and self.party.name.isupper() and not self.name.form

    @property
    def above(self) -> str:
        """Name of the body that it is part of, as the document or the lexicon of government bodies gives it, or ""."""
        found = body(self.official) if self.official else None
        return found.parent if found else self.party.parent or self.name.parent

    @property
    def age(self) -> tuple[datetime.date, str, str, str]:
        """What orders mentions: the earliest known first, those of no known date last."""
        return (self.filed or datetime.date.max, self.filing, self.document, self.party.name)


@dataclass(slots=True)
class Collected:
    """All mentions, where each party is among them, and the facts whose subject is shared between filings.

    `filings` are the places of the mentions of each filing, `opposed` pairs that take part in one fact side by side.
    """

    mentions: list[Mention] = field(default_factory=list)
    places: dict[tuple[str, Party], int] = field(default_factory=dict)
    filings: list[tuple[FilingHeader, list[int]]] = field(default_factory=list)
    headers: dict[str, list[int]] = field(default_factory=dict)
    opposed: dict[int, set[int]] = field(default_factory=dict)
    statements: list[tuple[FilingHeader, ContractFact | EventFact]] = field(default_factory=list)
    sales: list[tuple[FilingHeader, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    self_sales: list[tuple[int, int, str]] = field(default_factory=list)


def collect(filings: Iterable[tuple[Filing, Sequence[Fact]]]) -> Collected:
    """Every party of every fact and header, in a fixed order: by filing id, whatever order they come in."""
    found = Collected()
    light = ((filing.header, tuple(facts)) for filing, facts in filings)  # texts are not kept
    for header, facts in sorted(light, key=lambda pair: pair[0].id):
        _Reader(found, header, facts).read()
    return found


def parties(fact: Fact) -> Iterator[Party]:
    """Whoever takes part in the fact, supplier first."""
    match fact:
        case CustomerFact() | ShareFact() | RiskFact():
            yield fact.supplier
            yield fact.customer
        case ContractFact() | EventFact():
            yield from (p for p in (fact.supplier, fact.customer, *fact.parties) if p)


class _Reader:
    """Collects the mentions of one filing."""

    def __init__(self, found: Collected, header: FilingHeader, facts: Sequence[Fact]) -> None:
        self.found, self.header, self.facts = found, header, facts
        self.own: list[int] = []
        self.scope = _scope(header, facts)
        self.family = _family(header)

    def read(self) -> None:
        registrants = [self._registrant(r) for r in self.header.registrants]
        for fact in sorted(self.facts, key=lambda f: (f.evidence[0].document, f.evidence[0].start, type(f).__name__)):
            self._fact(fact)
        self.found.filings.append((self.header, self.own))
        self.found.headers[self.header.id] = registrants

    def _fact(self, fact: Fact) -> None:
        document = fact.evidence[0].document
        for party in parties(fact):
            self.found.mentions[self._place(document, party)].count += 1
        self.found.problems.extend(_impossible(fact))
        if isinstance(fact, ContractFact | EventFact):
            self.found.statements.append((self.header, fact))
            if isinstance(fact, ContractFact) and fact.principal:  # prose may name one party twice, a preamble does not
                self._opposed([self._place(document, party) for party in fact.parties[:12]])
        supplier, customer = getattr(fact, "supplier", None), getattr(fact, "customer", None)
        if supplier and customer:
            left, right = self._place(document, supplier), self._place(document, customer)
            self._sale(fact, left, right)

    def _sale(self, fact: Fact, left: int, right: int) -> None:
        proof = fact.evidence[0]
        self.found.self_sales.append((left, right, f"{proof.document}:{proof.start}-{proof.end}"))
        self._opposed([left, right])
        buyer = self.found.mentions[right]
        if buyer.nameless and buyer.supplier < 0:
            buyer.supplier = left
        if isinstance(fact, CustomerFact | ShareFact) and not fact.negated:
            self.found.sales.append((self.header, left, right))

    def _opposed(self, places: Sequence[int]) -> None:
        for left, right in combinations(set(places), 2):
            self.found.opposed.setdefault(left, set()).add(right)
            self.found.opposed.setdefault(right, set()).add(left)

    def _registrant(self, registrant: Registrant) -> int:
        party = Party(registrant.name, cik=registrant.cik, tickers=registrant.tickers)
        place = self._place(self.header.id, party)
        mention = self.found.mentions[place]
        mention.registrant, mention.state = registrant, state_code(registrant.state)
        return place

    def _place(self, document: str, party: Party) -> int:
        known = self.found.places.get((document, party))
        if known is not None:
            return known
        mention = self._mention(document, party)
        place = len(self.found.mentions)
        self.found.mentions.append(mention)
        self.found.places[document, party] = place
        self.own.append(place)
        above = mention.above
        if above and normal(above).key not in ("", mention.name.key):
            mention.parent = self._place(document, Party(above, mention.kind))
        return place

    def _mention(self, document: str, party: Party) -> Mention:
        full = official(party.name, party.kind)
        kind = PartyKind.GOVERNMENT if full else party.kind
        name = normal(full or (untitled(party.name) if kind is PartyKind.PERSON else party.name))
        return Mention(
            document,
            self.header.id,
            self.header.filed,
            party,
            name,
            kind,
            self.scope,
            self.family,
            full,
            not full and (name.role or not name.key),
            state_code(party.jurisdiction),
        )


def _scope(header: FilingHeader, facts: Sequence[Fact]) -> str:
    filer = header.filer
    if filer:
        return filer.cik or normal(filer.name).key
    names = {normal(p.name).key for f in facts for p in parties(f) if p.filer and not normal(p.name).role}
    return min(names, default=header.id)


def _family(header: FilingHeader) -> str:
    # A 10-K/A speaks of the same "Customer A" as the 10-K of its year.
    return f"{header.form.removesuffix('/A')} {header.period}" if header.period and header.form else header.id


def _impossible(fact: Fact) -> Iterator[Problem]:
    proof = fact.evidence[0]
    place = f"{proof.document}:{proof.start}-{proof.end}"
    if isinstance(fact, ShareFact) and not 0 <= fact.percent <= 100:
        yield Problem("shareOver100", place, f"{fact.customer.name} makes up {fact.percent} % of {fact.supplier.name}")
    if isinstance(fact, ContractFact) and fact.expires and fact.expires.latest:
        begun = next((w for w in (fact.effective, fact.signed) if w and w.earliest), None)
        if begun and begun.earliest and begun.earliest > fact.expires.latest:
            yield Problem("endBeforeStart", place, f"contract begins {begun.value} and ends {fact.expires.value}")
