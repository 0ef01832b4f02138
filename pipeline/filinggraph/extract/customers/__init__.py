"""Who sells to whom, in prose: names beside words of dealing, judged by what all mentions of each say."""

import re
from collections.abc import Iterator
from pathlib import Path

from filinggraph.extract.customers.pairs import Candidate, candidates
from filinggraph.extract.customers.weigh import buys, strength, together
from filinggraph.extract.ranker import rankers
from filinggraph.model import CustomerFact, Document, Evidence, Party

MODEL = Path(__file__).with_name("model.json")  # written by benchmarks/train_customers.py --train
LEAST = 0.55
_LARGEST = re.compile(r"\blargest\s+(?:single\s+)?customer\b(?!s)", re.I)
_ROLES = ("distributor", "wholesaler", "reseller", "licensee", "retailer", "dealer")


def customers(document: Document) -> Iterator[CustomerFact]:
    """Every named customer and supplier of the filer, once a pair, with the words that say so best."""
    who, found = candidates(document)
    model = rankers(MODEL)["pair"]
    for candidate in found:
        mentions = [s.features for s in candidate.seen]
        chance = model.score(together(mentions)) if any(map(strength, mentions)) else 0.0
        if chance >= LEAST:
            yield _fact(document, who.filer, candidate, chance)


def _fact(document: Document, filer: Party, candidate: Candidate, chance: float) -> CustomerFact:
    best = max(candidate.seen, key=lambda s: (strength(s.features), -s.unit.start))
    buyer = buys([s.features for s in candidate.seen], filer)
    text = best.unit.text
    rules = sorted(k[2:] for k in best.features if k[:2] in ("t:", "d:"))
    proof = Evidence.of(document, best.unit.start, best.unit.end, rule=rules[0] if rules else "beside-dealing")
    return CustomerFact(
        evidence=(proof,),
        supplier=filer if buyer else candidate.party,
        customer=candidate.party if buyer else filer,
        rank=1 if buyer and _LARGEST.search(text) else None,
        role=next((r for r in _ROLES if re.search(rf"\b{r}s?\b", text, re.I)), "customer") if buyer else "customer",
        confidence=round(min(max(chance, 0.01), 0.99), 4),
    )
