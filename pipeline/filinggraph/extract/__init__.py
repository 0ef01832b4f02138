"""Facts from documents: one visible list of extractors, each a function of one document."""

from collections.abc import Callable, Iterable, Sequence

from filinggraph.errors import ExtractError
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.extract.events import events
from filinggraph.extract.risks import risks
from filinggraph.extract.shares import shares
from filinggraph.model import Document, Fact
from filinggraph.settings import Settings

Extractor = Callable[[Document], Iterable[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (customers, shares, contracts, events, risks)


def extract(
    document: Document, extractors: Sequence[Extractor] = EXTRACTORS, settings: Settings | None = None
) -> tuple[Fact, ...]:
    """Every fact that the extractors find, in the order of its proof; each is checked against the text.

    Raises ExtractError when an extractor gives a fact whose evidence does not stand in the document.
    """
    facts = [fact for extractor in extractors for fact in extractor(document)]
    for fact in facts:
        for proof in (*fact.evidence, *(d.evidence for d in fact.details)):
            if document.text[proof.start : proof.end] != proof.quote:
                raise ExtractError(f"{document.id}: rule {proof.rule} quotes what does not stand at {proof.start}")
    return tuple(sorted(dict.fromkeys(facts), key=lambda f: (f.evidence[0].start, type(f).__name__, repr(f))))
