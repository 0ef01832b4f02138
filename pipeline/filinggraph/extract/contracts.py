"""Contracts in prose as facts, with computed ends that show their inputs."""

from collections.abc import Iterator
from decimal import Decimal

from filinggraph.extract.deals import Deal, deals
from filinggraph.extract.durations import add
from filinggraph.extract.language import Sentence
from filinggraph.extract.terms import Said, find_value, start_day
from filinggraph.model import (
    Amount,
    ContractFact,
    DerivationStep,
    Detail,
    Document,
    Evidence,
    ExpiresHow,
    Precision,
    When,
)


def contracts(document: Document) -> Iterator[ContractFact]:
    """Every contract that the prose tells of with at least one of its terms."""
    for deal in deals(document):
        if deal.expires or deal.effective or deal.signed or deal.term:
            yield _fact(document, deal)


def _fact(document: Document, deal: Deal) -> ContractFact:
    details: list[Detail] = []
    for field in ("expires", "effective", "signed", "term"):
        held: tuple[Said, Sentence] | None = getattr(deal, field)
        if held is not None:
            details.append(Detail(field, _proof(document, held[1], f"contract-{field}")))
    expires, how, steps = _end(document, deal)
    if how is ExpiresHow.COMPUTED and expires is not None:
        sentence = (deal.term or (deal.sentences and (None, deal.sentences[0])))[1]
        note = "; ".join(f"{s.label}: {s.value}" for s in steps)
        details.append(
            Detail("expires", _proof(document, sentence, "contract-start-plus-term"), inferred=True, note=note)
        )
    money = next((v for s in deal.sentences if (v := find_value(s.text))), None)
    return ContractFact(
        evidence=tuple(dict.fromkeys(_proof(document, s, "contract-in-prose") for s in deal.sentences[:3])),
        parties=deal.parties,
        supplier=deal.supplier,
        customer=deal.customer,
        kind=deal.kind,
        subject=deal.subject,
        signed=deal.signed[0].when if deal.signed else None,
        effective=deal.effective[0].when if deal.effective else None,
        expires=expires,
        expires_how=how,
        derivation=steps,
        term=deal.term[0].duration if deal.term else "",
        renewal=deal.renewal,
        renewal_term=deal.renewal_term,
        notice_period=deal.notice_period,
        value=Amount(Decimal(money[2]), money[3]) if money else None,
        represents_multiple=deal.plural,
        inferred=how is ExpiresHow.COMPUTED,
        details=tuple(details),
        confidence=0.8,
    )


def _proof(document: Document, sentence: Sentence, rule: str) -> Evidence:
    return Evidence.of(document, sentence.start, sentence.end, rule=rule)


def _end(document: Document, deal: Deal) -> tuple[When | None, ExpiresHow, tuple[DerivationStep, ...]]:
    """The stated end, or the start plus the term where both are known to the day."""
    if deal.expires is not None:
        return deal.expires[0].when, ExpiresHow.STATED, ()
    begin = deal.effective or deal.signed
    first = start_day(begin[0].when) if begin else None
    if first is None or deal.term is None or begin is None:
        return None, ExpiresHow.UNKNOWN, ()
    try:
        last = add(first, deal.term[0].duration)
    except OverflowError:
        return None, ExpiresHow.UNKNOWN, ()
    steps = (
        DerivationStep("start", first.isoformat(), _proof(document, begin[1], "contract-start")),
        DerivationStep("term", deal.term[0].duration, _proof(document, deal.term[1], "contract-term")),
        DerivationStep("end = start + term", last.isoformat()),
    )
    return When(last.isoformat(), Precision.DAY, last, last, inferred=True), ExpiresHow.COMPUTED, steps
