"""A contract as RDF: its parties and terms, each claimed with its own proof, and how its end was worked out."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from filinggraph.expiry import next_expiry
from filinggraph.model import ContractFact, ExpiresHow, Precision
from filinggraph.semantics.assertions import assert_property, assert_sides, assert_whole, evidence_node, mode, plain
from filinggraph.semantics.events import describe_amendment
from filinggraph.semantics.parties import Life, Work
from filinggraph.semantics.quads import Value
from filinggraph.semantics.terms import LABEL, REPLACED_BY, fgv, named
from filinggraph.semantics.times import describe_time

_EXPIRES_HOW = {
    ExpiresHow.STATED: "StatedEnd",
    ExpiresHow.COMPUTED: "ComputedEnd",
    ExpiresHow.EVERGREEN: "EvergreenEnd",
    ExpiresHow.PERPETUAL: "PerpetualEnd",
    ExpiresHow.REDACTED: "RedactedEnd",
    ExpiresHow.UNKNOWN: "UnknownEnd",
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
_OF_THE_INSTRUMENT = ("title", "signed", "effective")  # an amendment has its own, which are not the contract's


@dataclass(frozen=True, slots=True)
class _Contract:
    """A contract in the making: its node, and what resolution knows of its life."""

    work: Work
    fact: ContractFact
    node: NamedNode
    life: Life | None
    amended: bool

    def stands(self, field: str) -> bool:
        """True when the fact's value for the field is stated plainly and no later filing has replaced it."""
        if not plain(self.fact):
            return False
        if self.life is None or field not in self.life.current:
            return True
        return self.work.resolution.holds(self.fact.evidence[0].document, self.fact, field)

    def say(self, field: str, predicate: str, value: Value | None) -> None:
        """The plain statement, where it stands."""
        if self.stands(field):
            self.work.triples.add(self.node, predicate, value)

    def claim(self, field: str, predicate: str, value: NamedNode | str, *, inferred: bool = False) -> NamedNode:
        """The claim with its proof, which stays whatever later filings say."""
        to, fact, run = self.work.triples, self.fact, self.work.run
        return assert_property(to, fact, self.node, run, predicate, value, field=field, inferred=inferred)

    def silent(self, field: str) -> bool:
        """True for what a fact about an amendment says of the amendment and not of the contract."""
        return self.amended and field in _OF_THE_INSTRUMENT


def describe_contract(work: Work, fact: ContractFact) -> NamedNode:
    """Node of the contract that the fact is about.

    Terms of a denied or hedged contract, and terms that a later filing replaced, are claimed but not stated.
    """
    key = work.contract(fact)
    document = fact.evidence[0].document
    node = named("contract", key or document, *mode(fact))
    contract = _Contract(work, fact, node, work.resolution.lives.get(key), work.resolution.amends(document, fact))
    work.triples.type(node, "Contract")
    _parties(contract)
    assert_whole(work.triples, fact, node, work.run)
    _terms(contract)
    _lists(contract)
    _bounds(contract)
    _derivation(contract)
    if contract.amended:
        describe_amendment(work, fact, node)
    _earlier(contract)
    former = work.resolution.formerly(document, fact)
    if former:
        work.triples.add(named("contract", former, *mode(fact)), REPLACED_BY, node)
    return node


def _parties(contract: _Contract) -> None:
    """Who takes part; who sells and who buys is only claimed where most filings have it otherwise."""
    work, fact = contract.work, contract.fact
    sides = (*fact.parties, *(p for p in (fact.supplier, fact.customer) if p is not None))
    roles = [("party", work.party(fact, one)) for one in sides]
    named_sides = (("supplier", fact.supplier), ("customer", fact.customer))
    told = [(role, work.party(fact, party)) for role, party in named_sides if party is not None]
    if work.resolution.sides_hold(fact.evidence[0].document, fact):
        roles += told
    elif plain(fact):
        for role, party in told:
            contract.claim(role, role, party)
    assert_sides(work.triples, fact, contract.node, work.run, roles)
    for member in fact.parties:
        if member.role:
            claim = contract.claim("parties", "party", work.party(fact, member))
            work.triples.add(claim, "partyRole", member.role)


def _terms(contract: _Contract) -> None:
    """Dates, texts, flags and worth: each a statement, and a claim with the words that prove it."""
    fact = contract.fact
    for field, predicate in _DATES:
        when = getattr(fact, field)
        if when is not None and not contract.silent(field):
            time = describe_time(contract.work.triples, when)
            assert time is not None
            contract.say(field, predicate, time)
            contract.claim(field, predicate, time, inferred=when.inferred)
    for field, predicate in _TEXTS:
        value = getattr(fact, field)
        if value and not contract.silent(field):
            contract.say(field, predicate, value)
            contract.claim(field, predicate, value)
    for field, predicate in _FLAGS:
        flag = getattr(fact, field)
        if flag is not None:
            contract.say(field, predicate, flag)
            contract.claim(field, predicate, str(flag).lower())
    if fact.value is not None:
        contract.say("value", "contractValue", fact.value.amount)
        contract.say("value", "currency", fact.value.currency)
        contract.claim("value", "contractValue", f"{fact.value.amount:f} {fact.value.currency}")


def _lists(contract: _Contract) -> None:
    """What is chosen from closed lists, counted or flagged."""
    fact, triples, node = contract.fact, contract.work.triples, contract.node
    kind = "".join(word.title() for word in fact.kind.split()) + "Contract"
    contract.say("kind", "contractKind", fgv(kind))
    if _how_is_known(contract):
        contract.say("expires", "expiresHow", fgv(_EXPIRES_HOW[fact.expires_how]))
    if fact.renewal is not None:
        contract.say("renewal", "renewal", fgv(_RENEWALS[fact.renewal.value]))
        contract.claim("renewal", "renewal", fact.renewal.value)
    contract.say("renewal_limit", "renewalLimit", fact.renewal_limit)
    flags = (("represents_multiple", "representsMultiple"), ("principal", "principal"), ("historical", "historical"))
    for field, predicate in flags:
        if getattr(fact, field) and plain(fact) and not (contract.amended and field == "principal"):
            triples.add(node, predicate, True)
    if fact.subject:
        product = named("product", " ".join(fact.subject.casefold().split()))
        triples.type(product, "Product")
        triples.add(product, LABEL, " ".join(fact.subject.split()).casefold())
        contract.say("subject", "subjectProduct", product)


def _how_is_known(contract: _Contract) -> bool:
    """False where the fact does not know how the contract ends and another statement does."""
    if contract.fact.expires_how is not ExpiresHow.UNKNOWN or contract.life is None:
        return True
    told = [s.fact for s in contract.life.statements if isinstance(s.fact, ContractFact)]
    return all(f.expires_how is ExpiresHow.UNKNOWN for f in told)


def _bounds(contract: _Contract) -> None:
    """First and last day of the contract as far as its words fix them, its next end, and the last day for notice.

    The next end is that on the day of filing: automatic renewals that lie behind it have happened.
    """
    fact = contract.fact
    if fact.effective is not None and not contract.silent("effective"):
        contract.say("effective", "effectiveFrom", fact.effective.earliest)
    if fact.expires is None or fact.expires.latest is None or fact.expires.precision is Precision.UNKNOWN:
        return
    last = fact.expires.latest
    contract.say("expires", "expiresBy", last)
    try:
        coming = next_expiry(
            last,
            contract.work.filed or last,
            renewal=_holds(contract, "renewal"),
            renewal_term=_holds(contract, "renewal_term") or "",
            renewal_limit=_holds(contract, "renewal_limit"),
            notice_period=_holds(contract, "notice_period") or "",
        )
    except OverflowError:  # a renewal beyond the calendar
        return
    contract.say("expires", "nextExpiry", coming.expires)
    contract.say("expires", "noticeBy", coming.notice_by)


def _holds(contract: _Contract, field: str) -> Any:
    """What the fact gives for the field, else what holds now, from whatever filing."""
    own = getattr(contract.fact, field)
    if own or contract.life is None:
        return own
    place = contract.life.current.get(field)
    told = contract.life.statements[place].fact if place is not None else None
    return getattr(told, field) if isinstance(told, ContractFact) else None


def _derivation(contract: _Contract) -> None:
    fact, triples = contract.fact, contract.work.triples
    for number, step in enumerate(fact.derivation, 1):
        place = named("step", fact.evidence[0].document, contract.node.value, str(number), step.label, step.value)
        triples.type(place, "DerivationStep")
        triples.add(place, "step", number)
        triples.add(place, "stepLabel", step.label)
        triples.add(place, "stepValue", step.value)
        if step.evidence is not None:
            triples.add(place, "supportedBy", evidence_node(triples, step.evidence))
        triples.add(contract.node, "derivedBy", place)


def _earlier(contract: _Contract) -> None:
    """The agreement that this one replaces: the one that filings tell of, or else one known by its name alone."""
    work, fact, triples = contract.work, contract.fact, contract.work.triples
    if fact.relation != "supersedes":
        return
    known = [named("contract", key) for key in (contract.life.supersedes if contract.life else ())]
    if not known and fact.relates_to:
        names = sorted({work.party(fact, p).value for p in fact.parties})
        title = " ".join(fact.relates_to.split())
        earlier = named("contract", "by-name", *names, title.casefold())
        triples.type(earlier, "Contract")
        triples.add(earlier, "contractTitle", title)
        assert_sides(triples, fact, earlier, work.run, [("party", work.party(fact, p)) for p in fact.parties])
        assert_whole(triples, fact, earlier, work.run)
        known = [earlier]
    for earlier in known:
        if earlier != contract.node:
            contract.say("relation", "supersedes", earlier)
            contract.claim("relation", "supersedes", earlier)
