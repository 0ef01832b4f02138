"""Contracts in prose as facts, with computed ends that show their inputs."""

import re
from collections.abc import Iterator
from decimal import Decimal

from filinggraph.extract.contract_lines import listed_contracts
from filinggraph.extract.dealers import dealers
from filinggraph.extract.deals import Deal, deals
from filinggraph.extract.deals.gather import Held
from filinggraph.extract.deals.old_ends import old_end, put_off, puts_off, renewed_then
from filinggraph.extract.document_dates import written_about
from filinggraph.extract.language import Sentence
from filinggraph.extract.term_ends import after, computed, derived
from filinggraph.extract.terms import find_value
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

EVEN = 0.5  # a contract that is less likely is told only where the document tells of another deal
_LENGTHENS = re.compile(r"\b(?:exten(?:d|ds|ded|ding|sion)|renew\w*|additional|further)\b", re.I)
_LENGTHENED = re.compile(
    r"\W*(?:(?!(?:with|and|plus|subject|but|followed)\b)[\w-]+\s+){0,3}?(?:extension|renewal|option)\b", re.I
)
_FIRST = re.compile(r"\b(?:initial|original|base|first)\s+(?:[\w-]+\s+){0,3}$", re.I)
_AT_MOST = re.compile(r"\bup\s+to\s+(?:an?\s+)?$", re.I)
_FROM_EVENT = re.compile(
    r"\s*(?:,?\s*(?:commencing|beginning|starting))?\s*(?:from|after|following|on|upon|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:date\s+of|approval|launch|completion|shipment|delivery|sale|operation|closing|effectiveness)\b",
    re.I,
)
_CONTRACTS = re.compile(r"^(?!.*\b(?:contract|agreement)\b).*\b(?:contracts|agreements)\b", re.I | re.S)
_CHANGED_THEN = re.compile(r"\b(?:extended|renewed|amended|prolonged)\b[^.;,]{0,40}\s(?:on|in)\s+$", re.I)
_AWARDED = re.compile(r"\b(?:award(?:ed|s)?|announc(?:ed|es)|won|wins|selected)\b", re.I)


def contracts(document: Document) -> Iterator[ContractFact]:
    """Every contract that the prose tells of with at least one of its terms, and those that tables list.

    What is less likely than not is left out of a document that tells of no other deal: a time is judged by its
    sentence, and in a text about something else a sentence that sounds like a contract's is seldom one.
    """
    listed, told = tuple(listed_contracts(document)), deals(document)
    yield from listed
    timed = [deal for deal in told if _held(deal)]
    of_deals = bool(listed or dealers(document).chances or any(deal.events for deal in told))
    if not of_deals and all(_confidence(deal) < EVEN for deal in timed):
        return
    for deal in timed:
        yield _fact(document, deal)


def _fact(document: Document, deal: Deal) -> ContractFact:
    details: list[Detail] = []
    expires, how, steps = _end(document, deal)
    for field in ("expires", "effective", "signed", "term"):
        held: Held | None = getattr(deal, field)
        if held is not None and not (field == "expires" and how is ExpiresHow.COMPUTED):
            proof = _proof(document, held.sentence, f"contract-{field}")
            details.append(
                Detail(
                    field, proof, inferred=bool(held.told.when and held.told.when.inferred), confidence=held.confidence
                )
            )
    if how is ExpiresHow.COMPUTED and expires is not None:
        sentence = deal.term.sentence if deal.term else deal.sentences[0]
        details.append(computed(steps, _proof(document, sentence, "contract-start-plus-term")))
    money = next((v for s in deal.sentences if (v := find_value(s.text))), None)
    return ContractFact(
        evidence=tuple(dict.fromkeys(_proof(document, s, "contract-in-prose") for s in deal.sentences[:3])),
        parties=deal.parties,
        supplier=deal.supplier,
        customer=deal.customer,
        kind=deal.kind,
        subject=deal.subject,
        signed=deal.signed.told.when if deal.signed else None,
        effective=deal.effective.told.when if deal.effective else None,
        expires=expires,
        expires_how=how,
        derivation=steps,
        term=deal.term.told.duration if deal.term else "",
        renewal=deal.renewal,
        renewal_term=deal.renewal_term,
        notice_period=deal.notice_period,
        value=Amount(Decimal(money[2]), money[3]) if money else None,
        represents_multiple=_several(deal),
        inferred=how is ExpiresHow.COMPUTED,
        details=tuple(details),
        confidence=_confidence(deal),
    )


def _confidence(deal: Deal) -> float:
    """That of the least sure field."""
    return min(h.confidence for h in _held(deal))


def _several(deal: Deal) -> bool:
    """True where the text speaks of contracts, in the plural, when it names the pair or one of their times."""
    return deal.plural or any(_CONTRACTS.search(h.sentence.text) for h in _held(deal))


def _held(deal: Deal) -> list[Held]:
    return [h for h in (deal.expires, deal.effective, deal.signed, deal.term) if h is not None]


def _proof(document: Document, sentence: Sentence, rule: str) -> Evidence:
    return Evidence.of(document, sentence.start, sentence.end, rule=rule)


def _end(document: Document, deal: Deal) -> tuple[When | None, ExpiresHow, tuple[DerivationStep, ...]]:
    """The stated end, or the start plus the term at the precision of the start, or an old end plus an extension.

    The day of an award or an announcement is no start, and the length of an extension is not counted from its signing.
    """
    postponed = _put_off(document, deal)
    if postponed is not None:
        return postponed
    if deal.expires is not None:
        return deal.expires.told.when, ExpiresHow.STATED, ()
    begin = deal.effective or deal.signed
    if begin is None or deal.term is None or not _counts(begin, deal):
        return None, ExpiresHow.UNKNOWN, ()
    if deal.effective is None and (_lengthens(deal.term, begin) or _awaits(deal.term, begin)):
        return None, ExpiresHow.UNKNOWN, ()
    last = after(begin.told.when, deal.term.told.duration, begins=deal.effective is not None)
    if last is None or begin.told.when is None:
        return None, ExpiresHow.UNKNOWN, ()
    steps = derived(
        begin.told.when,
        deal.term.told.duration,
        last,
        start_proof=_proof(document, begin.sentence, "contract-start"),
        term_proof=_proof(document, deal.term.sentence, "contract-term"),
    )
    return last, ExpiresHow.COMPUTED, steps


def _put_off(document: Document, deal: Deal) -> tuple[When, ExpiresHow, tuple[DerivationStep, ...]] | None:
    """The end that a contract was to have plus the length by which it was extended, where no later end is stated.

    The old end stands in the sentence of the extension, or before it in the same paragraph.
    """
    term = deal.term
    if term is None or not puts_off(term.sentence.text, term.told.start, term.told.end):
        return None
    told = [s for s in deal.sentences if s.block == term.sentence.block and s.start < term.sentence.start]
    day, asked = written_about(document), (term.sentence, *reversed(told))
    place, old = next(((s, w) for s in asked if (w := old_end(s.text, day))), (None, None))
    if place is None or old is None or (deal.expires is not None and deal.expires.told.when != old):
        return None
    last = put_off(old, term.told.duration)
    if last is None:
        return None
    steps = derived(
        old,
        term.told.duration,
        last,
        start_proof=_proof(document, place, "contract-old-end"),
        term_proof=_proof(document, term.sentence, "contract-term"),
        start="old end",
    )
    return last, ExpiresHow.COMPUTED, steps


def _counts(begin: Held, deal: Deal) -> bool:
    """True where a term can be counted from a time: a commencement, or a signing that is exact and no mere news."""
    if deal.effective is not None:
        return True
    if _CHANGED_THEN.search(begin.sentence.text[: begin.told.start]):
        return deal.term is not None and renewed_then(begin.sentence.text, begin.told, deal.term.told)
    exact = begin.told.when is not None and begin.told.when.precision in (Precision.DAY, Precision.MONTH)
    same = deal.term is not None and deal.term.sentence == begin.sentence
    return (exact or same) and not _AWARDED.search(begin.sentence.text)


def _awaits(term: Held, begin: Held) -> bool:
    """True for a term that counts from an event to come ("five years from approval"), not from the signing.

    Where the day of that event follows ("from the closing on May 1, 2002"), it is that day's.
    """
    if begin.sentence == term.sentence and begin.told.start > term.told.end:
        return False
    return bool(_FROM_EVENT.match(term.sentence.text[term.told.end :]))


def _lengthens(term: Held, begin: Held) -> bool:
    """True for the length of an extension, counted from an end that nobody has told, and for a mere limit.

    A renewal on a day counts from that day: "was renewed on July 1, 1998 for another two years".
    """
    if term.sentence == begin.sentence:
        if renewed_then(term.sentence.text, begin.told, term.told):
            return False
        if puts_off(term.sentence.text, term.told.start, term.told.end):
            return True
    before = term.sentence.text[max(0, term.told.start - 40) : term.told.start]
    after = term.sentence.text[term.told.end : term.told.end + 30]
    if _FIRST.search(before):
        return bool(_AT_MOST.search(before))
    return bool(_LENGTHENS.search(before) or _LENGTHENED.match(after) or _AT_MOST.search(before))
