"""Contract events in prose as facts: awards and refusals, renewals, amendments, ends, transitions."""

import datetime
from collections.abc import Iterator

from filinggraph.extract.deals import Deal, deals
from filinggraph.extract.deals.gather import Event
from filinggraph.extract.document_dates import document_date, written_about
from filinggraph.extract.prospects import REFUSALS
from filinggraph.model import Document, EventFact, EventKind, Evidence, Modality, Precision, When


def events(document: Document) -> Iterator[EventFact]:
    """Every event that the prose tells of, once a kind, other side and date."""
    written = document_date(document)
    announced = (
        When(written.isoformat(), Precision.DAY, written, written) if written and not _report(document) else None
    )
    known = written_about(document)
    for deal in deals(document):
        for event in deal.events:
            yield _fact(document, deal, event, announced, known)
        if known is not None:  # an end is expected as of a day; a text without one leaves open what is yet to come
            yield from _expiration(document, deal)


def _fact(
    document: Document, deal: Deal, event: Event, announced: When | None, known: datetime.date | None
) -> EventFact:
    date, sentence = event.date, event.sentence
    if event.kind is EventKind.TRANSITION and date is None:
        end = deal.expires.told.when.latest if deal.expires and deal.expires.told.when else None
        date = When("", Precision.OPEN_ENDED, end)
    last = date.latest if date else None
    is_to_come = event.kind is EventKind.EXPIRATION and known is not None and last is not None and last > known
    return EventFact(
        evidence=(Evidence.of(document, sentence.start, sentence.end, rule=f"event-{event.kind.value.lower()}"),),
        kind=event.kind,
        supplier=deal.supplier,
        customer=deal.customer,
        parties=() if deal.supplier and deal.customer else deal.parties,
        subject=deal.subject,
        date=date,
        announced=announced,
        modality=Modality.EXPECTED if event.mode is Modality.EXPECTED or is_to_come else Modality.ASSERTED,
        confidence=event.confidence,
    )


def _expiration(document: Document, deal: Deal) -> Iterator[EventFact]:
    """The end of a contract as an event, where it is known that nothing follows it."""
    kinds = {event.kind for event in deal.events}
    if deal.expires is None or EventKind.EXPIRATION in kinds or not kinds & REFUSALS:
        return
    sentence = deal.expires.sentence
    yield EventFact(
        evidence=(Evidence.of(document, sentence.start, sentence.end, rule="event-expiration"),),
        kind=EventKind.EXPIRATION,
        supplier=deal.supplier,
        customer=deal.customer,
        subject=deal.subject,
        date=deal.expires.told.when,
        modality=Modality.EXPECTED,
        confidence=min(deal.expires.confidence, 0.85),
    )


def _report(document: Document) -> bool:
    """True for periodic reports, which announce nothing on their own date."""
    return document.filing.form.startswith(("10-", "20-F", "40-F"))
