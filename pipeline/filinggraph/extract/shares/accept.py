"""Whether a possible share is one: boosted trees trained on the development gold, by `benchmarks/train_shares.py`."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from filinggraph.extract.ranker import Features, Ranker, rankers
from filinggraph.extract.shares.candidates import Candidate
from filinggraph.model import ShareFact

MODEL = Path(__file__).with_name("accept.json")
LEAST = 0.5
SETTLED = 0.9
BESIDE = 0.3
AGAIN = 0.1
SURE = 0.8
OWN = 0.1
_KNOWN = ("sure", "evidence", "core in heading", "dealer", "known body")  # any of these makes a name a party


def accepted(candidates: Iterable[Candidate], model: Ranker | None = None) -> Iterator[ShareFact]:
    """The candidates that are more likely right than wrong, with that probability as their confidence."""
    model = model or rankers(MODEL)["prose"]
    found = list(candidates)
    yield from kept(found, [model.score(candidate.features) for candidate in found])


def kept(candidates: Sequence[Candidate], probabilities: Sequence[float]) -> Iterator[ShareFact]:
    """The facts of the candidates that these probabilities, one a candidate, accept."""
    things = {_sentence(c) for c in candidates if _is_own_thing(c.features)}
    judged = [_judged(c, p, things) for c, p in zip(candidates, probabilities, strict=True)]
    sure = [c for c, p in zip(candidates, judged, strict=True) if p >= SURE]
    lists, parties = {_list(c) for c in sure}, {_party(c) for c in sure}
    measures = {_measure(c) for c in sure}
    for candidate, probability in zip(candidates, judged, strict=True):
        beside = probability >= BESIDE and (_list(candidate) in lists or _measure(candidate) in measures)
        again = probability >= AGAIN and _party(candidate) in parties
        likely = LEAST if beside or again else probability
        if max(likely, probability) >= LEAST:
            yield replace(candidate.fact, confidence=round(min(max(likely, probability), 0.99), 4))


def _judged(candidate: Candidate, probability: float, things: Container[int]) -> float:
    """The probability as it counts, where these sentences tell of the filer's own things."""
    if _sentence(candidate) in things and _is_known_by_nothing(candidate.features):
        return min(probability, OWN)
    return max(probability, SETTLED) if candidate.settled else _settled(probability, candidate.features)


def _settled(probability: float, features: Features) -> float:
    """The probability as it counts: what syntax settles is not left to trees that saw few of its kind.

    An unnamed customer, a government body, or whoever sales were made to, with a verb of share and a basis of sales or
    receivables, was right in 99 of 100 cases of the development gold. A name that the document uses more as its own
    thing (a segment, a brand) than as somebody whom it sells to was right in none. A name that only its place in the
    sentence makes a party needs more: to be sold to, or called a customer, or stand under such a heading.
    """
    if _is_own_thing(features):
        return min(probability, OWN)
    if features["named"] and not any(features[n] for n in _KNOWN):
        return min(probability, OWN)
    settled = features["clear"] and (not features["named"] or features["government"] or features["how sold"])
    told = settled or _dealt_with(features) or _ranked(features) or _under_contract(features)
    return max(probability, SETTLED) if told else probability


def _is_own_thing(features: Features) -> bool:
    """True for a name that the document uses more as the filer's own thing than as somebody whom it sells to."""
    sold = features.get("dealer") and features["how sold"]  # "sales to all divisions of Acme"
    return bool(features.get("own thing") and not (features["government"] or sold))


def _is_known_by_nothing(features: Features) -> bool:
    """True for a name that nothing makes a customer: "X accounted for 60% and Y for 20%" tells of Y what X is."""
    known = ("evidence", "how sold", "core in sentence", "core in heading")
    return bool(features["named"]) and not any(features[name] for name in known)


def _dealt_with(features: Features) -> bool:
    """A name that elsewhere is sold to or called a customer, and here accounts for sales: right in 54 of 54 cases."""
    known = features["named"] and any(features[n] for n in _KNOWN if n != "sure")
    of_things = (features["clause thing"] and not features.get("known body")) or features["clause place"]
    return bool(known and features["verb"] and features["basis sales"] and not of_things)


def _under_contract(features: Features) -> bool:
    """ "Sales under the agreement": those to the party that the text has just named."""
    return bool(features["under contract"] and features["named"] and features["basis sales"])


def _ranked(features: Features) -> bool:
    """A name with its place among those who buy, "next was X at 22%", where what was said before was of sales."""
    in_turn = features["ranked"] and (
        features["core in sentence"] or features["basis earlier"] or features["basis before"]
    )
    return bool(features["named"] and features["sure"] and in_turn and features["basis sales"])


def _sentence(candidate: Candidate) -> int:
    return candidate.fact.evidence[0].start


def _list(candidate: Candidate) -> tuple[object, ...]:
    """Sentence and syntax: what stands in one list with a sure share is likely one, too."""
    hows = tuple(name for name, value in candidate.features.items() if name.startswith("how ") and value)
    return (candidate.fact.evidence[0].start, candidate.features["named"], hows)


def _measure(candidate: Candidate) -> tuple[object, ...]:
    """Sentence and basis: a name whose part is told of the same whole as a sure one's, "and Y, for 12%"."""
    fact = candidate.fact
    return (fact.evidence[0].start, candidate.features["named"], fact.basis)


def _party(candidate: Candidate) -> tuple[object, ...]:
    """Sentence and party: of whom one share is sure, another in the same sentence is likely one."""
    return (candidate.fact.evidence[0].start, candidate.fact.customer.name)
