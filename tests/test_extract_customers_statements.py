"""Which sentences are read for dealings: every one of a release, those with words of dealing of anything longer."""

import pytest

from filinggraph.extract.customers.statements import SHORT, statements
from filinggraph.read import read_bytes

ODD = "Fairmont follows the Lakeshore Water District, which has been live on the system since last summer."


def read(head: str, *paragraphs: str) -> list[str]:
    text = "\n\n".join((head, *paragraphs))
    return [s.unit.text for s in statements(read_bytes(text.encode(), "text.txt").documents[0])]


RELEASE = "NEWTON, Mass., May 3, 2011 -- Acme Controls, Inc. reported on its meters today."
REPORT = "FORM 10-K\n\nAnnual report for the fiscal year ended December 31, 2010\n\nAcme Controls, Inc."


def test_a_release_is_read_whole() -> None:
    assert ODD in read(RELEASE, ODD)


def test_a_report_is_read_by_its_words_however_short() -> None:
    assert ODD not in read(REPORT, ODD)


@pytest.mark.parametrize("head", [REPORT, RELEASE])
def test_of_what_is_longer_only_sentences_with_words_of_dealing_are_read(head: str) -> None:
    filler = "The weather in May was wet and the board met twice to hear of it. " * (SHORT // 60)
    sold = "We sold meters to the Lakeshore Water District."
    found = read(head, ODD, sold, filler)
    assert sold in found
    assert ODD not in found


@pytest.mark.parametrize("verb", ["are molded", "are published", "are carried", "are marketed"])
def test_work_done_for_the_filer_is_a_word_of_dealing_in_reports(verb: str) -> None:
    sentence = f"The covers {verb} by Borealis Plastics, Inc. in Ohio."
    assert sentence in read(REPORT, sentence)
