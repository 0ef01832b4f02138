"""The named entities of many texts, told at once, against spaCy's own loop over each."""

import copy
import random

import pytest

from filinggraph.extract.entities import entities_of
from filinggraph.extract.language import model

SENTENCES = (
    "In May 2022, the Australian Competition & Consumer Commission filed a complaint against Acme Robotics, Inc.",
    "Baker Hughes made annual revenue commitments of $46.7 million, $53.3 million, and $64.3 million through 2027.",
    "We sell to Wal-Mart Stores, Target and the U.S. Department of Defense\n in New York City and São Paulo.",
    "One customer accounted for 35% of revenue for the fiscal year ended April 30, 2023 (27% and 14% before).",
    "Microsoft",
    "of",
    "",
    "  \n ",
    "\tThe  European   Union \n\n and Georgia-Pacific “won” the IDC’s Future Enterprise Award (2023).",
)


def by_spacy(nlp, texts):
    return [tuple((e.start_char, e.end_char, e.label_) for e in doc.ents) for doc in nlp.pipe(texts)]


@pytest.fixture(scope="module")
def shuffled():
    """Texts of words in an order in which entities begin, go on and break off where no sentence lets them."""
    words = " ".join(SENTENCES).split(" ")
    chance = random.Random(7)
    return [" ".join(chance.choices(words, k=chance.randint(1, 40))) for _ in range(150)]


def test_entities_are_those_of_the_loop_of_spacy(shuffled):
    nlp = model()
    texts = [*SENTENCES, *shuffled]
    found = entities_of(nlp, texts)
    assert sum(map(len, found)) > len(texts)
    assert found == by_spacy(nlp, texts)


def test_no_texts_and_empty_ones_have_no_entities():
    assert entities_of(model(), []) == []
    assert entities_of(model(), ["", ""]) == [(), ()]


def test_a_pipeline_of_more_steps_runs_as_it_is(shuffled):
    nlp = copy.deepcopy(model())
    nlp.add_pipe("entity_ruler", first=True).add_patterns([{"label": "LAW", "pattern": "customer"}])
    found = entities_of(nlp, shuffled)
    assert found == by_spacy(nlp, shuffled)
    lawful = {
        text[start:end] for text, of in zip(shuffled, found, strict=True) for start, end, label in of if label == "LAW"
    }
    assert "customer" in lawful
