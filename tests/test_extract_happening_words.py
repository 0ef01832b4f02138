"""Words alone tell how likely an event is told, whatever the parties are called."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.events import events
from filinggraph.extract.happening_words import KINDS, HappeningWords, happening_words, told, traits, words
from filinggraph.model import EventKind
from filinggraph.read import read_bytes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Harbor Tools was awarded a five-year contract by the City of Larch.", EventKind.AWARD),
        ("The City of Larch renewed its contract with Harbor Tools for three more years.", EventKind.RENEWAL),
        ("Harbor Tools has been told that its bid for the new contract did not succeed.", EventKind.NON_AWARD),
        ("The parties amended the supply agreement to lower prices.", EventKind.AMENDMENT),
        ("Larch Motors terminated its contract with us in May.", EventKind.TERMINATION),
    ],
)
def test_the_likeliest_kind_is_the_one_that_is_told(text: str, kind: EventKind) -> None:
    chances = told(text)
    assert max(chances, key=lambda k: chances[k]) is kind


@pytest.mark.parametrize(
    ("right", "done"),
    [
        (
            "Either party may terminate the agreement on ninety days' notice.",
            "Larch Motors terminated the agreement on ninety days' notice.",
        ),
        (
            "Larch Motors may terminate the agreement with us if we fail to deliver.",
            "Larch Motors terminated the agreement with us when we failed to deliver.",
        ),
    ],
)
def test_a_right_to_terminate_is_less_likely_an_event_than_a_termination(right: str, done: str) -> None:
    assert told(right)[EventKind.TERMINATION] < told(done)[EventKind.TERMINATION]


def test_names_and_numbers_are_no_traits() -> None:
    here = traits("Zentrix won 3 orders from Larch Motors, Inc. in 2009.")
    assert here == traits("Bordavia won 412 orders from Bay County Port Authority, Inc. in 1997.")
    assert not any("zentrix" in trait or "2009" in trait for trait in here)


def test_the_telling_word_is_where_the_weight_lies() -> None:
    model = HappeningWords([-2.0] * len(KINDS), {"award": [3.0] + [0.0] * (len(KINDS) - 1)})
    text = "In May the city awarded the work to us."
    word = model.telling(text, EventKind.AWARD)
    assert word is not None
    assert text[word.start : word.end] == "awarded"
    assert model.chances(text)[EventKind.AWARD] == pytest.approx(0.731, abs=0.001)


@given(st.text(max_size=200))
def test_every_text_has_chances_and_its_words_stand_in_order(text: str) -> None:
    found = words(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[w.start : w.end] for w in found)
    assert all(0 <= chance <= 1 for chance in happening_words().chances(text).values())


def test_a_turn_of_phrase_that_no_pattern_knows_is_an_event() -> None:
    text = (
        'Harbor Tools, Inc. (the "Company") makes tools.\n\n'
        "MOBILE, Ala., May 4, 2009 -- Larch Motors, Inc. has put its stamping work into the hands of Harbor Tools, "
        "Inc. for the next four years, under a contract that the two companies signed on Monday."
    )
    document = read_bytes(text.encode(), "release.txt").documents[0]
    assert EventKind.AWARD in {event.kind for event in events(document)}
