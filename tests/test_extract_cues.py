"""Words of a class are found by the first letter of each word, as the pattern of all of them finds them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.deals.cues import _ALL, cues
from filinggraph.extract.needs import beginnings

WORDS = (
    "fiscal years ended|entered into|party to|signed|awarded|three-year option|option to|exercised its option|may|May 5"
    "|will|the Company's|We|n’t|letter of intent|-term|through|no later than|non-renewal|re-signed|bank|patents|$5|É"
    "|re|up to|end|ended|long-term agreement|U.S.|\u0130stanbul"
).split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("-".join))
def test_words_of_a_class_are_found_where_the_pattern_of_all_finds_them(text: str) -> None:
    found = [(m.start(), m.end(), m.lastgroup) for m in re.finditer(_ALL.pattern, text, re.I)]
    assert [cue for cue in cues(text) if cue[2] != "money"] == found


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"ab|Cd", "ac"),
        (r"(?:sub)?licen[cs]e", "sl"),
        (r"(?<!x)[No]t", "no"),
        (r"(?:a?b)*c", "abc"),
        (r"\w+-year", None),
        (r"a?", None),
    ],
)
def test_a_match_begins_with_one_of_few_letters(pattern: str, letters: str | None) -> None:
    found = beginnings(Caseless(pattern))
    assert found == (None if letters is None else frozenset(letters))
