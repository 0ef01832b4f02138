import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.caseless import Caseless, in_small_letters

PATTERNS = tuple(
    Caseless(p)
    for p in (
        r"\bcustomers?\b(?!\s+of)", r"[A-C]x|[^d-f]Y", r"(?P<who>[\ue000-\uf8fe])\s+is", r"(?<=A)b+?|K", r"(ab)\s\1",
        r"S[ik]|[^s]i", r"(?i:Ab)\b", r"(a)?b(?(1)x|y)", r"IS\w*|[’']S", r"é|ø",
    )
)  # fmt: skip
TEXT = st.text(alphabet="abcdfxyksi ABCDXYKSIÉéß’\ue000\u0130\u0131\u017f\u212a", max_size=12) | st.lists(
    st.sampled_from(["Customers", "of", "customer", "AB", "aB", "\ue000", "Is"]), max_size=6
).map(" ".join)


@given(TEXT)
def test_a_caseless_pattern_matches_where_the_pattern_itself_does(text: str) -> None:
    for caseless in PATTERNS:
        plain = [(m.span(), m.lastindex) for m in re.finditer(caseless.pattern, text, re.I)]
        assert [(m.span(), m.lastindex) for m in caseless.finditer(text)] == plain
        first = caseless.search(text)
        assert (first.span() if first else None) == (plain[0][0] if plain else None)


@given(TEXT, st.integers(0, 6), st.integers(0, 12))
def test_a_caseless_pattern_is_looked_for_in_a_range_as_the_pattern_itself_is(text: str, start: int, end: int) -> None:
    for caseless in PATTERNS:
        plain, found = re.compile(caseless.pattern, re.I).search(text, start, end), caseless.search(text, start, end)
        assert (found.span() if found else None) == (plain.span() if plain else None)


@pytest.mark.parametrize("pattern", [r"É", r"(?-i:A)b", r"[A-z]", r"[À-ÿ]"])
def test_what_might_differ_in_lower_case_is_not_changed(pattern: str) -> None:
    assert in_small_letters(pattern) is None


def test_ordinary_patterns_are_changed() -> None:
    assert all(in_small_letters(p.pattern) for p in PATTERNS[:-1])
