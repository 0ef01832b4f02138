"""Facts from documents: one visible list of extractors, each a function of one document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from filinggraph.errors import ExtractError
from filinggraph.extract.agreements import agreements, is_agreement
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customer_tables import table_customers
from filinggraph.extract.customers import customers
from filinggraph.extract.customers import forget as forget_late
from filinggraph.extract.directions import directed
from filinggraph.extract.events import events
from filinggraph.extract.labels import forget as forget_labels
from filinggraph.extract.language import CHOSEN_MODEL
from filinggraph.extract.language import forget as forget_sentences
from filinggraph.extract.language import model as load_model
from filinggraph.extract.limit import OutOfTimeError, at_most
from filinggraph.extract.own_companies import with_others
from filinggraph.extract.pair_network import forget as forget_pairs
from filinggraph.extract.risks import risks
from filinggraph.extract.shares import shares
from filinggraph.garbage import uncollected
from filinggraph.model import Document, Fact

Extractor = Callable[[Document], Iterable[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (customers, table_customers, shares, contracts, events, risks)
AGREEMENT_EXTRACTORS: tuple[Extractor, ...] = (agreements,)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Facts of a document in the order of their proof, and the names of extractors that ran out of time on it."""

    facts: tuple[Fact, ...]
    out_of_time: tuple[str, ...] = ()


def extract(document: Document, extractors: Sequence[Extractor] = ()) -> tuple[Fact, ...]:
    """Every fact that the extractors find, in the order of its proof; each is checked against the text.

    Without extractors, EXTRACTORS read a document in prose, and AGREEMENT_EXTRACTORS one that is itself a contract.
    Contracts and events of EXTRACTORS are turned as the sales that they tell of, and what the filer deals with its own
    companies and units is left out; your own facts stay as they are.
    Your own go beside them: `extract(document, (*EXTRACTORS, mine))`. Raises ExtractError when an extractor gives a
    fact whose evidence does not stand in the document.
    """
    return extract_within(document, extractors).facts


def extract_within(
    document: Document, extractors: Sequence[Extractor] = (), *, seconds: float = 0, model: str = ""
) -> Extraction:
    """What `extract` gives, with a limit on the seconds of each extractor (0: none) and the spaCy model named.

    An extractor that runs out of time is named in the result; what the others find is kept.
    """
    if not extractors:
        extractors = AGREEMENT_EXTRACTORS if is_agreement(document) else EXTRACTORS
    facts: list[Fact] = []
    added: list[Fact] = []
    late: list[str] = []
    forget_labels()
    forget_sentences()
    forget_pairs()
    forget_late()
    token = CHOSEN_MODEL.set(model)
    if seconds:  # loading takes time that is not the document's, and must not be cut off in the middle
        load_model(model)
    try:
        with uncollected():
            for extractor in extractors:
                try:
                    with at_most(seconds):
                        (facts if extractor in EXTRACTORS else added).extend(list(extractor(document)))
                except OutOfTimeError:
                    late.append(getattr(extractor, "__name__", type(extractor).__name__))
    finally:
        CHOSEN_MODEL.reset(token)
    facts = [*with_others(directed(facts), document), *added]
    for fact in facts:
        _verify(document, fact)
    ordered = sorted(dict.fromkeys(facts), key=lambda f: (f.evidence[0].start, type(f).__name__, repr(f)))
    return Extraction(tuple(ordered), tuple(late))


def _verify(document: Document, fact: Fact) -> None:
    for proof in (*fact.evidence, *(d.evidence for d in fact.details)):
        if document.text[proof.start : proof.end] != proof.quote:
            raise ExtractError(f"{document.id}: rule {proof.rule} quotes what does not stand at {proof.start}")
