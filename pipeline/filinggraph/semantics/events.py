"""Events as RDF: what happened to contracts, and what follows what."""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from filinggraph.model import ContractFact, EventFact, EventKind, Fact, Party, When
from filinggraph.semantics.assertions import assert_property, assert_sides, assert_time, assert_whole, mode, plain
from filinggraph.semantics.parties import Work
from filinggraph.semantics.terms import fgv, named
from filinggraph.semantics.times import describe_time

_INSTRUMENTS = {"terminates": EventKind.TERMINATION}
_LINKS = {"amends": "amends", "restates": "restates"}
_ENDS = (EventKind.EXPIRATION, EventKind.TERMINATION)


def describe_event(work: Work, fact: EventFact) -> NamedNode:
    """Node of something that happened to a contract, or was announced not to happen."""
    triples = work.triples
    sides = tuple(p for p in (fact.supplier, fact.customer, *fact.parties) if p is not None)
    node = _node(work, fact, fact.kind, sides, fact.date)
    assert_sides(triples, fact, node, work.run, _roles(work, fact, sides))
    triples.add(node, "subject", fact.subject)
    announced = describe_time(triples, fact.announced)
    triples.add(node, "announced", announced)
    key = work.contract(fact)
    if key:
        triples.add(node, "aboutContract", named("contract", key))
    assert_whole(triples, fact, node, work.run)
    date = describe_time(triples, fact.date)
    assert_time(triples, fact, node, work.run, "when", date, fact.date, field="date")
    assert_time(triples, fact, node, work.run, "announced", announced, fact.announced, field="announced")
    return node


def describe_amendment(work: Work, fact: ContractFact, contract: NamedNode) -> NamedNode:
    """Node of the signing of an amendment, restatement or termination: it has a title and a day of its own."""
    triples = work.triples
    when = fact.signed or fact.effective
    kind = _INSTRUMENTS.get(fact.relation, EventKind.AMENDMENT)
    node = _node(work, fact, kind, fact.parties, when)
    assert_sides(triples, fact, node, work.run, _roles(work, fact, fact.parties))
    triples.add(node, "aboutContract", contract)
    if fact.relation in _LINKS and plain(fact):
        triples.add(node, _LINKS[fact.relation], contract)
    assert_whole(triples, fact, node, work.run)
    if fact.title:
        triples.add(node, "contractTitle", fact.title)
        assert_property(triples, fact, node, work.run, "contractTitle", fact.title, field="title")
    time = describe_time(triples, when)
    if when is not None and time is not None:
        field = "signed" if fact.signed else "effective"
        assert_property(triples, fact, node, work.run, "when", time, field=field, inferred=when.inferred)
    return node


def link_transitions(work: Work, facts: Sequence[Fact]) -> None:
    """Tie each transition to the end of its contract that the same filing tells of."""
    events = [fact for fact in facts if isinstance(fact, EventFact) and plain(fact)]
    ends = [fact for fact in events if fact.kind in _ENDS and work.contract(fact)]
    for fact in events:
        if fact.kind is EventKind.TRANSITION and work.contract(fact):
            for end in ends:
                if work.contract(end) == work.contract(fact):
                    work.triples.add(describe_event(work, fact), "followsEvent", describe_event(work, end))


def _node(work: Work, fact: Fact, kind: EventKind, sides: Iterable[Party], when: When | None) -> NamedNode:
    """One node a kind, parties and date; where no date is given, one a filing."""
    triples = work.triples
    names = sorted({work.party(fact, p).value for p in sides})
    time = describe_time(triples, when)
    scope = time.value if time and when and when.value else fact.evidence[0].document.partition("/")[0]
    node = named("event", kind.value, *names, scope, *mode(fact))
    triples.type(node, "ContractEvent")
    triples.add(node, "eventKind", fgv(kind.value))
    triples.add(node, "when", time)
    return node


def _roles(work: Work, fact: EventFact | ContractFact, sides: Iterable[Party]) -> list[tuple[str, NamedNode]]:
    roles = [("party", work.party(fact, p)) for p in sides]
    if fact.supplier is not None:
        roles += [("party", work.party(fact, fact.supplier)), ("supplier", work.party(fact, fact.supplier))]
    if fact.customer is not None:
        roles += [("party", work.party(fact, fact.customer)), ("customer", work.party(fact, fact.customer))]
    return roles
