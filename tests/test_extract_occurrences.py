import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.own_companies import own_companies
from filinggraph.extract.shares.fuller import printed_in_full


@given(st.text("ab ", max_size=12), st.text("ab", min_size=1, max_size=3))
def test_occurrences_are_every_place_where_the_words_begin(text: str, words: str) -> None:
    assert list(occurrences(text, words)) == [m.start() for m in re.finditer(f"(?={words})", text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our wholly owned subsidiary, Alder Mills, Inc. grew; our subsidiary Birch Feed Ltd. did not.", 2),
        ("Your subsidiary Alder Mills, Inc. grew.", 0),
        ("In our view a subsidiary Alder Mills, Inc. has grown.", 0),
        ("Our\nsubsidiary Alder Mills, Inc. grew.", 1),
    ],
)
def test_a_subsidiary_is_ours_where_only_words_of_owning_stand_between(text: str, names: int) -> None:
    assert len(list(own_companies(text, lambda _: False))) == names


def test_a_name_in_full_begins_no_longer_word() -> None:
    assert printed_in_full("McAlder Mills, Inc. and Alder Mills Company", "Alder") == "Alder Mills Company"
    assert printed_in_full("McAlder Mills, Inc.", "Alder") == ""
