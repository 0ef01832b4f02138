"""A contract as RDF: its parties and terms, each claimed with its own proof, and how its end was worked out."""

from collections.abc import Callable

from pyoxigraph import NamedNode

from filinggraph import durations
from filinggraph.model import ContractFact, Party, Precision
from filinggraph.semantics.assertions import assert_property, assert_whole, evidence_node, plain
from filinggraph.semantics.quads import Triples, Value
from filinggraph.semantics.terms import LABEL, fgv, named
from filinggraph.semantics.times import describe_time

_EXPIRES_HOW = {
    "stated": "StatedEnd",
    "computed": "ComputedEnd",
    "evergreen": "EvergreenEnd",
    "perpetual": "PerpetualEnd",
    "redacted": "RedactedEnd",
    "unknown": "UnknownEnd",
}
_RENEWALS = {"auto": "AutoRenewal", "option": "OptionRenewal", "none": "NoRenewal", "evergreen": "EvergreenRenewal"}
_DATES = (("signed", "signedDate"), ("effective", "effectiveDate"), ("expires", "expiryDate"))
_TEXTS = (
    ("title", "contractTitle"),
    ("subject", "subject"),
    ("term", "termLength"),
    ("renewal_term", "renewalTerm"),
    ("notice_period", "noticePeriod"),
    ("termination_notice", "terminationNotice"),
    ("governing_law", "governingLaw"),
    ("minimum_commitment", "minimumCommitment"),
)
_FLAGS = (
    ("exclusive", "exclusive"),
    ("change_of_control", "changeOfControl"),
    ("assignment_consent", "assignmentConsent"),
)
_RELATIONS = {"amends": "amends", "restates": "restates", "supersedes": "supersedes"}


def describe_contract(
    triples: Triples, fact: ContractFact, key: str, party: Callable[[Party], NamedNode], run: NamedNode
) -> NamedNode:
    """Node of the contract with that key; the terms of a denied or hedged one are claimed, not stated."""
    node = named("contract", key or fact.evidence[0].document, *(() if plain(fact) else ("not-plain",)))
    triples.type(node, "Contract")
    _parties(triples, fact, node, party)
    assert_whole(triples, fact, node, run)
    _statement(triples, fact, node)
    for field, predicate in _DATES:
        when = getattr(fact, field)
        time = describe_time(triples, when)
        if time is not None:
            _say(triples, fact, node, predicate, time)
            assert_property(triples, fact, node, run, predicate, time, field=field, inferred=when.inferred)
    for field, predicate in _TEXTS:
        value = getattr(fact, field)
        if value:
            _say(triples, fact, node, predicate, value)
            assert_property(triples, fact, node, run, predicate, value, field=field)
    for field, predicate in _FLAGS:
        flag = getattr(fact, field)
        if flag is not None:
            _say(triples, fact, node, predicate, flag)
            assert_property(triples, fact, node, run, predicate, str(flag).lower(), field=field)
    if fact.value is not None:
        _say(triples, fact, node, "contractValue", fact.value.amount)
        _say(triples, fact, node, "currency", fact.value.currency)
        text = f"{fact.value.amount:f} {fact.value.currency}"
        assert_property(triples, fact, node, run, "contractValue", text, field="value")
    _bounds(triples, fact, node)
    _derivation(triples, fact, node)
    _earlier(triples, fact, node, party, run)
    return node


def _parties(triples: Triples, fact: ContractFact, node: NamedNode, party: Callable[[Party], NamedNode]) -> None:
    for one in (*fact.parties, *(p for p in (fact.supplier, fact.customer) if p is not None)):
        triples.add(node, "party", party(one))
    if fact.supplier is not None:
        triples.add(node, "supplier", party(fact.supplier))
    if fact.customer is not None:
        triples.add(node, "customer", party(fact.customer))


def _say(triples: Triples, fact: ContractFact, node: NamedNode, predicate: str, value: Value | None) -> None:
    if plain(fact):
        triples.add(node, predicate, value)


def _statement(triples: Triples, fact: ContractFact, node: NamedNode) -> None:
    kind = "".join(word.title() for word in fact.kind.split()) + "Contract"
    triples.add(node, "contractKind", fgv(kind))
    triples.add(node, "expiresHow", fgv(_EXPIRES_HOW[fact.expires_how.value]))
    if fact.renewal is not None:
        triples.add(node, "renewal", fgv(_RENEWALS[fact.renewal.value]))
    triples.add(node, "renewalLimit", fact.renewal_limit)
    for field, predicate in (
        ("represents_multiple", "representsMultiple"),
        ("principal", "principal"),
        ("historical", "historical"),
    ):
        if getattr(fact, field):
            triples.add(node, predicate, True)
    if fact.subject:
        product = named("product", " ".join(fact.subject.casefold().split()))
        triples.type(product, "Product")
        triples.add(product, LABEL, " ".join(fact.subject.split()).casefold())
        triples.add(node, "subjectProduct", product)


def _bounds(triples: Triples, fact: ContractFact, node: NamedNode) -> None:
    """The last day consistent with the stated end, and the last day for notice against renewal."""
    if fact.expires is None or fact.expires.latest is None or fact.expires.precision is Precision.UNKNOWN:
        return
    _say(triples, fact, node, "expiresBy", fact.expires.latest)
    if fact.notice_period:
        _say(triples, fact, node, "noticeBy", durations.add(fact.expires.latest, fact.notice_period, sign=-1))


def _derivation(triples: Triples, fact: ContractFact, node: NamedNode) -> None:
    for number, step in enumerate(fact.derivation, 1):
        place = named("step", fact.evidence[0].document, node.value, str(number), step.label, step.value)
        triples.type(place, "DerivationStep")
        triples.add(place, "step", number)
        triples.add(place, "stepLabel", step.label)
        triples.add(place, "stepValue", step.value)
        if step.evidence is not None:
            triples.add(place, "supportedBy", evidence_node(triples, step.evidence))
        triples.add(node, "derivedBy", place)


def _earlier(
    triples: Triples, fact: ContractFact, node: NamedNode, party: Callable[[Party], NamedNode], run: NamedNode
) -> None:
    """The agreement that this one changes or replaces, known by its name alone."""
    predicate = _RELATIONS.get(fact.relation)
    if not predicate or not fact.relates_to:
        return
    names = sorted({party(p).value for p in fact.parties})
    earlier = named("contract", "by-name", *names, " ".join(fact.relates_to.casefold().split()))
    if earlier == node:
        return
    triples.type(earlier, "Contract")
    triples.add(earlier, "contractTitle", fact.relates_to)
    for one in fact.parties:
        triples.add(earlier, "party", party(one))
    assert_whole(triples, fact, earlier, run)
    _say(triples, fact, node, predicate, earlier)
    assert_property(triples, fact, node, run, predicate, earlier, field="relation")
