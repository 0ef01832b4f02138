"""The outcome of resolution, as the writers of graphs ask it."""

from collections.abc import Mapping
from dataclasses import dataclass

from filinggraph.model import ContractFact, Fact, Party
from filinggraph.resolve.identity import alone
from filinggraph.resolve.life import FIELDS, shown, value
from filinggraph.resolve.values import Candidate, ContractLife, Entity, Problem, Relationship, Statement


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who and what the facts of all filings are about."""

    entities: Mapping[str, Entity]
    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    relationships: tuple[Relationship, ...]
    lives: Mapping[str, ContractLife]
    _parties: Mapping[tuple[str, Party], str]
    _filers: Mapping[str, tuple[str, ...]]
    _contracts: Mapping[tuple[str, Fact], str]
    _former: Mapping[tuple[str, Fact], str]
    _doubts: Mapping[str, tuple[Candidate, ...]]

    def doubts(self, entity_id: str) -> tuple[Candidate, ...]:
        """The doubtful matches of that entity that are worth a look: those of score LEAST and above."""
        return self._doubts.get(entity_id, ())

    def entity(self, document_id: str, party: Party) -> Entity:
        """Whom the party of a fact of that document denotes; one that was not resolved stands for itself."""
        known = self._parties.get((document_id, party))
        return alone(document_id, party) if known is None else self.entities[known]

    def filers(self, filing_id: str) -> tuple[Entity, ...]:
        """The companies that the header of that filing names, in its order."""
        return tuple(self.entities[i] for i in self._filers.get(filing_id, ()))

    def contract(self, document_id: str, fact: Fact) -> str:
        """Key of the contract that the fact is about, the same in all filings; "" when it is about none."""
        return self._contracts.get((document_id, fact), "")

    def formerly(self, document_id: str, fact: Fact) -> str:
        """Key that the contract of the fact has as long as no earlier statement about it is known, or ""."""
        return self._former.get((document_id, fact), "")

    def holds(self, document_id: str, fact: Fact, field: str) -> bool:
        """True when what the fact gives for that field of its contract is what is known now.

        False for a value that a later filing superseded, and for an amendment's own title and day of signing. True
        for a fact that is about no contract.
        """
        life = self.lives.get(self.contract(document_id, fact))
        if life is None or not isinstance(fact, ContractFact) or field not in FIELDS:
            return True
        own = _statement(life, document_id, fact)
        given = value(own, field) if own else None
        if given is None or field not in life.current:
            return False
        return shown(given) == shown(value(life.statements[life.current[field]], field))

    def sides_hold(self, document_id: str, fact: Fact) -> bool:
        """True when supplier and customer of the fact are those of its contract as most filings have them.

        True for a fact that is about no contract.
        """
        life = self.lives.get(self.contract(document_id, fact))
        if life is None or not isinstance(fact, ContractFact):
            return True
        sides = ((fact.supplier, life.suppliers), (fact.customer, life.customers))
        return all(party is None or self.entity(document_id, party).id in known for party, known in sides)

    def amends(self, document_id: str, fact: Fact) -> bool:
        """True when the fact is about an amendment, whose key is that of the contract which it changes."""
        life = self.lives.get(self.contract(document_id, fact))
        own = _statement(life, document_id, fact) if life else None
        return own is not None and own.amends

    def contract_life(self, key: str) -> ContractLife:
        """All that the filings say of the contract with that key, in order."""
        return self.lives[key]


def _statement(life: ContractLife, document_id: str, fact: Fact) -> Statement | None:
    return next((s for s in life.statements if s.document == document_id and s.fact == fact), None)
