"""An optional extractor that asks a language model through a function of the user's; only proven answers are kept."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from filinggraph.extract.context import context
from filinggraph.model import BlockKind, Comparator, CustomerFact, Document, Evidence, Fact, Party, ShareFact

Ask = Callable[[str], str]

PROMPT = """Read the passage. List every statement that a company sells to a named customer, as a JSON array of objects
with the keys "supplier", "customer", "percent" (number or null), "basis" (text or null) and "quote": the exact words of
the passage that say so, copied without any change. Answer with the array only; answer [] when there is none.

Passage:
"""


def model_assisted(ask: Ask, *, rule: str = "model-assisted") -> Callable[[Document], Iterator[Fact]]:
    """An extractor around ask (prompt → answer). A fact is kept only when its quote stands verbatim in its passage and
    holds the customer's name; the filer is meant by "the Company" and "we".

    Use it beside the others: `extract(document, (*EXTRACTORS, model_assisted(my_model)))`.
    """

    def extractor(document: Document) -> Iterator[Fact]:
        who = context(document)
        for block in document.blocks:
            passage = document.text[block.start : block.end]
            if block.kind is BlockKind.TABLE or block.boilerplate or "customer" not in passage.casefold():
                continue
            for answer in _answers(ask(PROMPT + passage)):
                quote = str(answer.get("quote") or "")
                place = passage.find(quote) if quote.strip() else -1
                name = str(answer.get("customer") or "")
                if place < 0 or not name or name.casefold() not in quote.casefold():
                    continue
                start = block.start + place
                proof = Evidence.of(document, start, start + len(quote), rule=rule)
                supplier = who.party(str(answer.get("supplier") or "the Company"))
                yield from _facts(answer, proof, supplier, who.party(name))

    return extractor


def _facts(answer: dict[str, Any], proof: Evidence, supplier: Party, customer: Party) -> Iterator[Fact]:
    yield CustomerFact(evidence=(proof,), supplier=supplier, customer=customer, confidence=0.5)
    basis = str(answer.get("basis") or "")
    try:
        percent = Decimal(str(answer.get("percent")))
    except InvalidOperation:
        return
    if (
        basis
        and 0 < percent <= 100
        and f"{percent.normalize():f}" in proof.quote
        and basis.casefold() in proof.quote.casefold()
    ):
        yield ShareFact(
            evidence=(proof,),
            supplier=supplier,
            customer=customer,
            percent=percent,
            comparator=Comparator.EQUAL,
            basis=basis,
            confidence=0.5,
        )


def _answers(text: str) -> list[dict[str, Any]]:
    """Objects of a JSON array in an answer; anything else is no answer."""
    start, end = text.find("["), text.rfind("]")
    try:
        found = json.loads(text[start : end + 1]) if 0 <= start < end else []
    except ValueError:
        return []
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
