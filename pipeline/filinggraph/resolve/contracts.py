"""One key for one contract, however many filings speak of it."""

import datetime
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from filinggraph.model import ContractFact, EventFact, EventKind, Fact, FilingHeader, Party, Precision
from filinggraph.resolve.identity import alone
from filinggraph.resolve.life import life
from filinggraph.resolve.mentions import Collected, parties
from filinggraph.resolve.terms import Terms, agreement, base_date, overlap, terms, words
from filinggraph.resolve.values import ContractLife, Entity, Statement

_PAIRED = 6  # parties of one contract by which it is looked up
FEW = 50  # contracts of one pair that a statement is compared with one by one
AWARD_DAYS = 400  # an award may be known so long before the first words about its contract


@dataclass(frozen=True, slots=True)
class Contracts:
    """The contract key of each fact and event, the life of each contract, and the keys that facts alone would give."""

    keys: Mapping[tuple[str, Fact], str]
    lives: Mapping[str, ContractLife]
    former: Mapping[tuple[str, Fact], str]


@dataclass(slots=True)
class _Said:
    """One statement with what is needed to find its contract. `sides` are the ids of supplier and customer, or ""."""

    header: FilingHeader
    fact: ContractFact | EventFact
    document: str
    parties: frozenset[str]
    terms: Terms
    sides: tuple[str, str]
    amends: bool = False

    @property
    def known(self) -> datetime.date:
        return self.header.filed or datetime.date.min

    @property
    def order(self) -> tuple[object, ...]:
        """The earliest known first; of one filing, those that say most."""
        proof = self.fact.evidence[0]
        said = self.terms
        exact = (not said.principal, not said.signed, not said.subject, not said.expires)
        return (self.known, said.of_change, *exact, proof.document, proof.start, proof.end)


@dataclass(slots=True)
class _Contract:
    """Statements that are about one contract, with the distinct terms that they give and where."""

    parties: frozenset[str]
    said: list[_Said] = field(default_factory=list)
    terms: dict[Terms, set[str]] = field(default_factory=dict)
    events: list[_Said] = field(default_factory=list)

    def add(self, said: _Said) -> None:
        """Take a statement in."""
        self.said.append(said)
        self.terms.setdefault(said.terms, set()).add(said.document)

    @property
    def vague(self) -> bool:
        """True when nothing but the parties is known of it."""
        return all(t.vague for t in self.terms)

    def speaks_for(self, said: _Said) -> float | None:
        """How much speaks for the statement being about this contract, or None when it cannot be."""
        best = 0.0
        for own, documents in self.terms.items():
            score = agreement(own, said.terms, together=said.document in documents)
            if score is None:
                return None
            best = max(best, score)
        return None if best <= 0 and self._other_term(said) else best

    def _other_term(self, said: _Said) -> bool:
        """True when the words give another end beside its own, or a later one after it had ended."""
        ends = said.terms.expires
        for other, documents in self.terms.items():
            end = other.expires
            if not ends or not end or said.terms.of_change or overlap(ends, end):
                continue
            later = ends.latest is None or (end.latest is not None and ends.latest > end.latest)
            if said.document in documents or (later and end.latest is not None and end.latest < said.known):
                return True
        return False


@dataclass(slots=True)
class _Block:
    """Contracts between one pair of parties, so laid out that a statement is compared with few of many."""

    all: list[_Contract] = field(default_factory=list)
    vague: list[_Contract] = field(default_factory=list)
    by_day: dict[str, list[_Contract]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[_Contract]] = field(default_factory=lambda: defaultdict(list))

    def put(self, contract: _Contract, said: Terms) -> None:
        """Lay a contract down under what its first statement says: "" where that names no day or no subject."""
        self.all.append(contract)
        self.by_day[_day(said)].append(contract)
        for word in said.subject or ("",):
            self.by_word[word.removeprefix("=")].append(contract)
        if said.vague:
            self.vague.append(contract)

    def get(self, said: Terms) -> list[_Contract]:
        """Contracts that the statement can be about."""
        if len(self.all) <= FEW:
            return self.all
        if said.vague:
            return self.vague
        found = self.all
        if _day(said):
            found = [*self.by_day.get(_day(said), ()), *self.by_day.get("", ())]
        if said.subject:
            words_ = {word.removeprefix("=") for word in said.subject} | {""}
            lists = [self.by_word.get(word, []) for word in sorted(words_)]
            if sum(map(len, lists)) < len(found):
                found = list({id(c): c for contracts_ in lists for c in contracts_}.values())
        return found


def _day(said: Terms) -> str:
    return said.signed.value if said.signed and said.signed.precision is Precision.DAY else ""


def contracts(found: Collected, ids: Mapping[tuple[str, Party], str], entities: Mapping[str, Entity]) -> Contracts:
    """Which contract each contract fact and event is about, and the life of each contract."""
    changes = _changes(fact for _, fact in found.statements)
    said = [_said(header, fact, ids, entities, changes) for header, fact in found.statements]
    blocks: dict[tuple[str, ...], _Block] = defaultdict(_Block)
    made: list[_Contract] = []
    for statement in sorted((s for s in said if isinstance(s.fact, ContractFact)), key=lambda s: s.order):
        contract = _choose(statement, blocks)
        if contract is None:
            contract = _Contract(statement.parties)
            made.append(contract)
            for block in _blocks(statement.parties):
                blocks[block].put(contract, statement.terms)
        contract.add(statement)
    for event in sorted((s for s in said if isinstance(s.fact, EventFact)), key=lambda s: s.order):
        about = _of_event(event, blocks)
        if about:
            about.events.append(event)
    return _keyed(made, blocks)


def _said(
    header: FilingHeader,
    fact: ContractFact | EventFact,
    ids: Mapping[tuple[str, Party], str],
    entities: Mapping[str, Entity],
    changes: Mapping[tuple[str, int, str], EventKind],
) -> _Said:
    document, start = fact.evidence[0].document, fact.evidence[0].start
    sides = frozenset(_whole(ids[document, p], entities) for p in parties(fact))
    signed = fact.signed.value if isinstance(fact, ContractFact) and fact.signed else ""
    change = changes.get((document, start, signed))
    said = terms(fact, changed=change is not None)
    amends = said.of_change if change is None else change is EventKind.AMENDMENT
    supplier, customer = (ids[document, p] if p else "" for p in (fact.supplier, fact.customer))
    return _Said(header, fact, document, sides, said, (supplier, customer), amends)


def _changes(facts: Iterable[ContractFact | EventFact]) -> dict[tuple[str, int, str], EventKind]:
    """Where a sentence tells of a change and its day: that day is not the one on which the contract was signed."""
    events = [f for f in facts if isinstance(f, EventFact) and f.kind is not EventKind.AWARD and f.date]
    return {(f.evidence[0].document, f.evidence[0].start, f.date.value): f.kind for f in events if f.date}


def _whole(entity_id: str, entities: Mapping[str, Entity]) -> str:
    """The company at the top of a stated chain of parents: a filer speaks for its subsidiaries."""
    seen = {entity_id}
    while (entity := entities.get(entity_id)) and entity.method != "government" and entity.parent not in ("", *seen):
        entity_id = entity.parent
        seen.add(entity_id)
    return entity_id


def _blocks(sides: frozenset[str]) -> Iterator[tuple[str, ...]]:
    if len(sides) < 2:
        yield tuple(sides)
    yield from combinations(sorted(sides)[:_PAIRED], 2)


def _near(said: _Said, blocks: Mapping[tuple[str, ...], _Block]) -> list[_Contract]:
    """Contracts between parties of which one list holds the other."""
    found = [blocks[block] for block in _blocks(said.parties) if block in blocks]
    near = {id(c): c for block in found for c in block.get(said.terms)}
    return [c for c in near.values() if c.parties <= said.parties or said.parties <= c.parties]


def _choose(said: _Said, blocks: Mapping[tuple[str, ...], _Block]) -> _Contract | None:
    """The one contract that the statement fits best; None when there is none, or no telling which."""
    least = 6.0 if len(said.parties) < 2 else 0.0
    fits = [(score, c) for c in _near(said, blocks) if (score := c.speaks_for(said)) is not None and score >= least]
    best = max((score for score, _ in fits), default=0.0)
    top = [c for score, c in fits if score == best]
    if len(top) > 1 and best <= 0:
        top = [c for c in top if c.vague]
    return top[0] if len(top) == 1 or (top and best > 0) else None


def _of_event(event: _Said, blocks: Mapping[tuple[str, ...], _Block]) -> _Contract | None:
    """The contract that an event is about: of its own document before others, and only when there is no choice."""
    assert isinstance(event.fact, EventFact)
    if event.fact.kind is EventKind.NON_AWARD or len(event.parties) < 2:
        return None  # a contract that was not awarded does not exist
    fits = [c for c in _near(event, blocks) if c.speaks_for(event) is not None and _alive(c, event)]
    own = [c for c in fits if any(s.document == event.document for s in c.said)]
    filing = [c for c in fits if any(s.header.id == event.header.id for s in c.said)]
    named = [c for c in fits if (c.speaks_for(event) or 0) > 0]
    return next((group[0] for group in (own, filing, named, fits) if len(group) == 1), None)


def _alive(contract: _Contract, event: _Said) -> bool:
    """True when the contract was known, or about to be, and had not ended before the event."""
    fact = event.fact
    assert isinstance(fact, EventFact)
    first = min(s.known for s in contract.said)
    if first > event.known + datetime.timedelta(AWARD_DAYS if fact.kind is EventKind.AWARD else 0):
        return False
    ends = [s.terms.expires.latest for s in contract.said if s.terms.expires and s.terms.expires.latest]
    happened = (fact.date.earliest if fact.date else None) or event.header.filed
    return not ends or not happened or happened <= max(ends) + datetime.timedelta(AWARD_DAYS)


def _keyed(made: Sequence[_Contract], blocks: Mapping[tuple[str, ...], _Block]) -> Contracts:
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for contract in made:
        first = contract.said[0]
        proof = first.fact.evidence[0]
        plainly = _key(first)
        keys[id(contract)] = _key(first, proof.document, str(proof.start)) if plainly in taken else plainly
        taken.add(plainly)
    by_fact: dict[tuple[str, Fact], str] = {
        (s.document, s.fact): keys[id(c)] for c in made for s in (*c.said, *c.events)
    }
    lives = {}
    for contract in made:
        key = keys[id(contract)]
        statements = [
            Statement(s.document, s.header.filed, s.fact, s.amends, s.terms.of_change)
            for s in (*contract.said, *contract.events)
        ]
        older = sorted({keys[id(c)] for s in contract.said for c in _superseded(s, contract, blocks)})
        suppliers, customers = _roles(contract.said)
        told = life(key, statements, parties=tuple(sorted(contract.parties)), supersedes=tuple(older))
        lives[key] = replace(told, suppliers=suppliers, customers=customers)
    return Contracts(by_fact, {key: lives[key] for key in sorted(lives)}, _former(made, keys))


def _former(made: Sequence[_Contract], keys: Mapping[int, str]) -> dict[tuple[str, Fact], str]:
    """For each statement the key that its contract has where it is the first one known, unless that means another."""
    own = {id(s): _key(s) for c in made for s in c.said}
    claims: dict[str, set[int]] = defaultdict(set)
    for contract in made:
        for statement in contract.said:
            claims[own[id(statement)]].add(id(contract))
    live = set(keys.values())
    return {
        (s.document, s.fact): own[id(s)]
        for c in made
        for s in c.said
        if own[id(s)] not in live and len(claims[own[id(s)]]) == 1
    }


def _roles(said: Sequence[_Said]) -> tuple[frozenset[str], frozenset[str]]:
    """Who supplies and who buys, as most statements have it, else the earliest; nobody is both as filings differ."""
    counts = Counter(s.sides for s in said if not s.fact.negated)
    suppliers: set[str] = set()
    customers: set[str] = set()
    for (supplier, customer), _ in counts.most_common():
        if supplier not in customers and customer not in suppliers:
            suppliers |= {supplier} - {""}
            customers |= {customer} - {""}
    return frozenset(suppliers), frozenset(customers)


def _key(first: _Said, *more: str) -> str:
    """Key from the earliest statement as its own document gives it: what is learnt later does not change it."""
    assert isinstance(first.fact, ContractFact)
    ids = sorted({alone(first.document, p).id for p in parties(first.fact)})
    said = first.terms
    signed = said.signed.value if said.signed else ""
    parts = [*ids, said.kind, signed, " ".join(sorted(said.subject)), " ".join(sorted(said.title)), *more]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _superseded(said: _Said, own: _Contract, blocks: Mapping[tuple[str, ...], _Block]) -> list[_Contract]:
    """The earlier contract that the statement says is superseded, when the words fit one only."""
    fact = said.fact
    if not isinstance(fact, ContractFact) or fact.relation != "supersedes":
        return []
    signed, title = base_date(fact.relates_to), words(fact.relates_to)
    fits = []
    earlier = replace(said, terms=replace(said.terms, signed=signed, title=title, subject=frozenset()))
    for contract in _near(earlier, blocks):
        dated = any(signed and t.signed and t.signed.value == signed.value for t in contract.terms)
        titled = any(title & t.title for t in contract.terms)
        if contract is not own and (dated if signed else titled or not title):
            fits.append(contract)
    return fits if len(fits) == 1 else []
