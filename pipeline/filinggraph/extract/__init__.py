"""Facts from documents: one visible list of extractors, each a function of one document."""

from collections.abc import Callable, Iterable, Sequence

from filinggraph.errors import ExtractError
from filinggraph.extract.agreements import agreements, is_agreement
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.extract.events import events
from filinggraph.extract.risks import risks
from filinggraph.extract.shares import shares
from filinggraph.model import Document, Fact

Extractor = Callable[[Document], Iterable[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (customers, shares, contracts, events, risks)
AGREEMENT_EXTRACTORS: tuple[Extractor, ...] = (agreements,)


def extract(document: Document, extractors: Sequence[Extractor] = ()) -> tuple[Fact, ...]:
    """Every fact that the extractors find, in the order of its proof; each is checked against the text.

    Without extractors, EXTRACTORS read a document in prose, and AGREEMENT_EXTRACTORS one that is itself a contract.
    Your own go beside them: `extract(document, (*EXTRACTORS, mine))`. Raises ExtractError when an extractor gives a
    fact whose evidence does not stand in the document.
    """
    if not extractors:
        extractors = AGREEMENT_EXTRACTORS if is_agreement(document) else EXTRACTORS
    facts = [fact for extractor in extractors for fact in extractor(document)]
    for fact in facts:
        for proof in (*fact.evidence, *(d.evidence for d in fact.details)):
            if document.text[proof.start : proof.end] != proof.quote:
                raise ExtractError(f"{document.id}: rule {proof.rule} quotes what does not stand at {proof.start}")
    return tuple(sorted(dict.fromkeys(facts), key=lambda f: (f.evidence[0].start, type(f).__name__, repr(f))))
