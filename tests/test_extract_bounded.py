"""Extraction of text that invites a pattern to try every way of reading it takes a time that grows with the text."""

import time
from collections.abc import Sequence

import pytest

from filinggraph.extract import AGREEMENT_EXTRACTORS, EXTRACTORS, Extractor, extract_within
from filinggraph.model import Block, BlockKind, Document, FilingHeader

FILLINGS = (
    " ", "_", "*", "-", ".", "“", "(", "A", "A ", "ACME ", "1", "1,", "12 ", "$1 ", "10% and ", "2009, ", "abc ", "a-",
    "of the ", "to by ", "A and B, ", "Acme and Borealis ", "Acme for ", "Acme's ", "U.S. ", "agreement with ",
    "sales to Acme ", "customers include ", "three-year ", "may be ",
)  # fmt: skip
LEAD = (
    "This Supply Agreement is made as of June 1, 2008 by and between Acme Inc., our largest customer, and Borealis "
    "Corp. (“Borealis”), which accounted for 10% of our net sales in fiscal 2007, "
)
END = " until the agreement expires in 2009 or is renewed with Cobalt Ltd., a supplier of ours."
SHORT, TIMES = 300, 4
LIMIT = 100.0  # seconds after which an extractor is stopped: none may need stopping
READERS: dict[str, Sequence[Extractor]] = {
    "10-K": EXTRACTORS,
    "8-K": EXTRACTORS,
    "EX-10.1": AGREEMENT_EXTRACTORS,
}


def paragraphs(form: str, filling: str, length: int, number: int) -> Document:
    """A document of so many paragraphs, no two alike, each with that much of a filling in its one sentence."""
    text = "SUPPLY AGREEMENT\n"
    blocks = [Block(BlockKind.HEADING, 0, len(text) - 1)]
    for place in range(number):
        start = len(text)
        text += f"{LEAD}{place} {(filling * length)[:length]}{END}\n"
        blocks.append(Block(BlockKind.PARAGRAPH, start, len(text) - 1))
    header = FilingHeader("0000000001-09-000001", form=form)
    return Document("x/x.txt", "x.txt", "x.txt", text, type=form, blocks=tuple(blocks), filing=header)


def cost(document: Document, extractors: Sequence[Extractor]) -> float:
    """Processor time that the extractors take."""
    start = time.process_time()
    assert extract_within(document, extractors, seconds=LIMIT).out_of_time == ()
    return time.process_time() - start


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    for form, extractors in READERS.items():
        cost(paragraphs(form, "abc ", SHORT, 1), extractors)


@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("form", READERS)
def test_long_sentences_are_read_nearly_as_fast_as_as_much_text_in_short_ones(form: str, filling: str) -> None:
    """A pattern that tries each pair of places makes them TIMES as slow; one that tries all triples, or all ways to
    part a sentence, makes them slower than that by far."""
    short = cost(paragraphs(form, filling, SHORT, TIMES), READERS[form])
    long = cost(paragraphs(form, filling, SHORT * TIMES, 1), READERS[form])
    assert long < 1.5 * TIMES * short + 0.5
