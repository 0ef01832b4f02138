"""Who sells to whom: names beside words of dealing, judged by all that is said of each, and tables of contracts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.bodies import WORDS, Weighs
from filinggraph.extract.context import Context
from filinggraph.extract.contract_lines import listed_contracts
from filinggraph.extract.customers.between import between
from filinggraph.extract.customers.businesses import is_body
from filinggraph.extract.customers.lists import together_with_lists
from filinggraph.extract.customers.pairs import Candidate, Seen, candidates
from filinggraph.extract.customers.promise import promising
from filinggraph.extract.customers.said_standing import LIVES_BY
from filinggraph.extract.customers.sure import WE_BUY, WE_FULFIL
from filinggraph.extract.customers.weigh import SIDES, among_others, outright, surely, together, weight
from filinggraph.extract.lexicon import LARGEST
from filinggraph.extract.pair_network import READ, Pairs
from filinggraph.extract.prizes import gives_prize
from filinggraph.extract.prospects import is_prospect
from filinggraph.extract.ranker import rankers
from filinggraph.model import ContractFact, CustomerFact, Document, Evidence, Party, PartyKind

MODEL = Path(__file__).with_name("model.json")  # written by benchmarks/train_customers.py --train
LEAST = 0.5
# What tells which side a name stands on, whatever its chances: who delivers, whom sales hang on, whose rights it has.
_DECIDES = {
    "buys": (f"u:{WE_FULFIL}-buys", f"u:{LIVES_BY}-buys"),
    "sells": tuple(f"u:{rule}-sells" for rule in WE_BUY),
}
_BOTH = "u:said-both-"
BETWEEN = 0.8  # sales between others are read from few, strict statements only
_LARGEST = re.compile(rf"{LARGEST}customer\b(?!s)", re.I)
Chances = Mapping[str, Mapping[str, float]]
Asked = tuple[Candidate, str]
_ROLES = ("distributor", "wholesaler", "reseller", "licensee", "retailer", "dealer")


def customers(document: Document) -> Iterator[CustomerFact]:
    """Every named customer and supplier of the filer, and sales between others, each with the words that say so."""
    who, asked, chances = _judged(document, READ.get(), WORDS.get())
    told: set[str] = set()
    for candidate, where, chance in accepted(asked, chances):
        told.add(candidate.party.name)
        yield _fact(document, who.filer, candidate, where, chance)
    yield from of_tables(document, who.filer, told)
    for sale in between(document, who):
        proof = Evidence.of(document, sale.unit.start, sale.unit.end, rule=sale.rule)
        yield CustomerFact(
            evidence=(proof,), supplier=sale.supplier, customer=sale.customer, role="customer", confidence=BETWEEN
        )


_LATE: set[Document] = set()


@lru_cache(maxsize=2)
def _judged(
    document: Document, _read: Callable[[str], Pairs], _words: Weighs
) -> tuple[Context, list[Asked], list[float]]:
    """The names that may deal with the filer, each with a side that it may stand on, and how likely it does."""
    model = rankers(MODEL)["pair"]
    _LATE.add(document)  # until all is judged: who asks again after time has run out does not wait once more
    who, found = candidates(document, promising=lambda found: promising(found, model, LEAST))
    asked = [(c, where) for c in found for where in sides(c, who.filer)]
    told = model.scores([together([s.features for s in c.seen], where) for c, where in asked])
    chances = together_with_lists(asked, told)
    _LATE.discard(document)
    return who, asked, chances


def forget() -> None:
    """Drop which documents took too long: what a document gives must not hang on those read before it."""
    _LATE.clear()


def likely(asked: Sequence[Asked], chances: Sequence[float]) -> Chances:
    """The names that deal with the filer with a chance of LEAST or more, with their sides and how likely."""
    found: dict[str, dict[str, float]] = {}
    for (candidate, where), chance in zip(asked, chances, strict=True):
        if chance >= LEAST:
            found.setdefault(candidate.party.name, {})[where] = chance
    return found


def _by_what_ships(document: Document) -> Chances:
    if document in _LATE:
        return {}
    _, asked, chances = _judged(document, READ.get(), WORDS.get())
    return likely(asked, chances)


BELIEVED: ContextVar[Callable[[Document], Chances]] = ContextVar("BELIEVED", default=_by_what_ships)


def believed(document: Document) -> Chances:
    """Who deals with the filer by all that a document says, each name with its sides, and a chance of LEAST or more.

    Trainers have others than the model that ships tell (`BELIEVED`).
    """
    return BELIEVED.get()(document)


def of_tables(document: Document, filer: Party, told: Set[str] = frozenset()) -> Iterator[CustomerFact]:
    """Those on the other side that tables of contracts name and nothing else told of, once each."""
    found: dict[str, ContractFact] = {}
    for row in listed_contracts(document):
        if row.supplier is not None and row.customer is not None:
            other = row.supplier if row.customer == filer else row.customer
            found.setdefault(other.name, row)
    for name, row in found.items():
        if name not in told and row.supplier is not None and row.customer is not None:
            yield CustomerFact(
                evidence=row.evidence,
                supplier=row.supplier,
                customer=row.customer,
                role="customer",
                confidence=row.confidence,
            )


def sides(candidate: Candidate, filer: Party) -> tuple[str, ...]:
    """The sides of a sale that a name may stand on: none where no rule ties it to the filer, and none where all
    that is told of it was only hoped for.

    To a government body names sell, and to a city or an office that speaks in a release unless that says outright
    that they buy.
    """
    telling = [s for s in candidate.seen if weight(s.features)]
    told = [s.features for s in telling]
    if all(among_others(s.features) or _tells_nothing(s) for s in telling):
        return ()
    body = is_body(filer.name) and not any(f.get("report") or outright(f)["buys"] for f in told)
    return ("sells",) if body or filer.kind is PartyKind.GOVERNMENT else SIDES


def _tells_nothing(seen: Seen) -> bool:
    """True for a mention as who is only hoped to deal, or as who gave a prize."""
    text, start = seen.unit.text, seen.mention.start
    prized = gives_prize(text, start) and not any(outright(seen.features).values())
    return prized or is_prospect(text, start, seen.mention.end)


def accepted(
    asked: Sequence[tuple[Candidate, str]], chances: Sequence[float], least: float = LEAST
) -> Iterator[tuple[Candidate, str, float]]:
    """The likelier side of each name, or the one said outright; both where each is said outright."""
    best: dict[int, float] = {}
    clear: set[int] = set()
    for (candidate, where), chance in zip(asked, chances, strict=True):
        best[id(candidate)] = max(best.get(id(candidate), 0.0), chance)
        if chance >= least and _clear(candidate, where):
            clear.add(id(candidate))
    for (candidate, where), chance in zip(asked, chances, strict=True):
        unclear = id(candidate) not in clear and chance == best[id(candidate)]
        if chance >= least and (unclear or _clear(candidate, where)):
            yield candidate, _as_decided(candidate, where), chance
        elif chance < least and id(candidate) in clear and _apart(candidate, where):
            yield candidate, where, least


def _as_decided(candidate: Candidate, where: str) -> str:
    """The side that a name stands on, turned where a contract with it says who delivers, or whose rights are used."""
    other = SIDES[where == SIDES[0]]
    turned = any(s.features.get(rule) for s in candidate.seen for rule in _DECIDES[other])
    return other if turned and not _clear(candidate, where) else where


def _apart(candidate: Candidate, where: str) -> bool:
    """True where a statement that says nothing of the other side says this one outright, and more than a verb does.

    One that says in one breath that a name buys and sells speaks for both.
    """
    other = SIDES[where == SIDES[0]]
    if any(name.startswith(_BOTH) for s in candidate.seen for name in s.features):
        return True
    return any(surely(s.features, where) and not outright(s.features)[other] for s in candidate.seen)


def _clear(candidate: Candidate, where: str) -> bool:
    return any(outright(s.features)[where] for s in candidate.seen)


def _fact(document: Document, filer: Party, candidate: Candidate, where: str, chance: float) -> CustomerFact:
    best = max(candidate.seen, key=lambda s: (outright(s.features)[where], weight(s.features), -s.unit.start))
    buyer = where == "buys"
    text = best.unit.text
    rules = sorted(k[2:] for k in best.features if k[:2] in ("t:", "d:", "u:"))
    proof = Evidence.of(document, best.unit.start, best.unit.end, rule=rules[0] if rules else "beside-dealing")
    return CustomerFact(
        evidence=(proof,),
        supplier=filer if buyer else candidate.party,
        customer=candidate.party if buyer else filer,
        rank=1 if buyer and _LARGEST.search(text) else None,
        role=next((r for r in _ROLES if re.search(rf"\b{r}s?\b", text, re.I)), "customer") if buyer else "customer",
        confidence=round(min(max(chance, 0.01), 0.99), 4),
    )
