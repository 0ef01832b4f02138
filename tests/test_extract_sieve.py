import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.customers import guards, ties
from filinggraph.extract.definitions import spelled
from filinggraph.extract.happenings import CUE, PATTERNS
from filinggraph.extract.needs import alternatives, needs, plain, ways_to_match
from filinggraph.extract.sieve import Sieve, Sieved, words

OF_HAPPENINGS = tuple(re.compile(caseless.pattern, re.I) for _, caseless in PATTERNS)
OF_TIES = tuple(re.compile(caseless.pattern, re.I) for _, caseless, _ in ties._RULES)
SHAPES = tuple(
    re.compile(p, re.I)
    for p in (
        r"sk[iy]s?|\bkiss\b", r"(?:ab)+c{0,2}d", r"(?=[^.]*\bby\b)made", r"x?y?z", r"[cs]at\s*s", r"a(?!b)cd|e\w*f",
        r"(?P<n>on|off)\s(?P=n)", r"non-?bind(?:ing|s)", r"(?<=to )go", r"[^a]bc", r"[a-c]de|fg*h",
    )
)  # fmt: skip


def asked(pattern: str, flags: int = re.I) -> set[frozenset[str]]:
    return set(needs(re.compile(pattern, flags)))


def test_a_pattern_needs_a_word_of_each_of_its_parts() -> None:
    assert asked(r"\bawards?\b[^.]*\bto\s+(?:sell|supply|supplied)") == {
        frozenset({"award"}), frozenset({"to"}), frozenset({"sell", "supply", "supplied"})
    }  # fmt: skip


def test_what_may_be_left_out_is_not_needed() -> None:
    assert asked(r"(?:not\s+)?renew(?:ed|al)?") == {frozenset({"renew"})}


def test_a_look_ahead_needs_its_words_and_a_denied_one_does_not() -> None:
    assert asked(r"made(?=[^.]*\bby\b)(?!.*\bus\b)") == {frozenset({"made"}), frozenset({"by"})}


def test_an_alternative_without_words_leaves_nothing_needed() -> None:
    assert asked(r"customers|\d+%") == set()


def test_words_are_found_inside_longer_ones() -> None:
    sieve = Sieve([re.compile(r"licens\w*", re.I)], lambda p: p)
    assert sieve.left("It sublicenses brands.")
    assert not sieve.left("It sells brands.")


def test_each_alternative_needs_its_own_words() -> None:
    pattern = re.compile(r"\b(?:won|lost)\b[^.]*\bbid\b|\bnew\s+contract\b", re.I)
    assert set(map(frozenset, ways_to_match(pattern))) == {
        frozenset({frozenset({"won", "lost"}), frozenset({"bid"})}),
        frozenset({frozenset({"new"}), frozenset({"contract"})}),
    }
    sieve = Sieve([pattern], lambda p: p)
    assert [bool(sieve.left(text)) for text in ("It won a contract.", "A new contract", "The bid was lost")] == [
        0,
        1,
        1,
    ]


def test_a_sieved_pattern_finds_what_the_pattern_finds() -> None:
    plain, sieved = re.compile(r"renew\w*", re.I), Sieved(r"renew\w*", re.I)
    text = "Renewed once; a renewal of what was renewed."
    assert [m.span() for m in sieved.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert sieved.search(text)
    assert sieved.search("ended") is None
    assert list(sieved.finditer("ended")) == []


@pytest.mark.parametrize(
    ("text", "alias", "found"),
    [
        ("We call ACME so; Acme again", "acme", "ACME"),
        ("nobody", "acme", "acme"),
        ("\u212aiwi of old", "kiwi", "\u212aiwi"),
        ("\u0130 met ACME", "acme", "ACME"),
        ("Ça, AÉRO", "aéro", "AÉRO"),
    ],
)
def test_an_alias_is_spelled_as_the_text_has_it(text: str, alias: str, found: str) -> None:
    assert spelled(text, alias) == found


def test_items_keep_their_order() -> None:
    items = [("b", re.compile("beta")), ("a", re.compile("alpha")), ("c", re.compile("gamma"))]
    assert [n for n, _ in Sieve(items, lambda item: item[1]).left("Gamma, alpha and beta")] == ["b", "a", "c"]


@pytest.mark.parametrize("text", ["\u212aiss", "\u017fki", "SK\u0130", "sk\u0131s", "KISS"])
def test_letters_that_match_where_case_is_ignored_are_known(text: str) -> None:
    assert SHAPES[0].search(text)
    assert Sieve(SHAPES[:1], lambda p: p).left(text)


def literals(patterns: tuple[re.Pattern[str], ...]) -> list[str]:
    return sorted({literal for pattern in patterns for need in needs(pattern) for literal in need})


SIEVES = tuple((patterns, Sieve(patterns, lambda p: p)) for patterns in (SHAPES, OF_HAPPENINGS, OF_TIES))
FREE = st.text(alphabet="abcdefghksxyz iyn.\u017f\u0131\u212a\u0130-", max_size=12)
SAID = st.lists(
    st.sampled_from([*literals(OF_HAPPENINGS + OF_TIES), "to", "the", "with", "by", "\ue000", "\uf8ff", ".", "not"]),
    max_size=12,
).map(" ".join)


@given(st.one_of(FREE, SAID))
def test_what_is_left_out_matches_nowhere(text: str) -> None:
    for patterns, sieve in SIEVES:
        left = sieve.left(text)
        assert [p for p in patterns if p.search(text) and p not in left] == []


def test_the_patterns_that_are_sieved_all_need_some_word() -> None:
    for patterns in (OF_HAPPENINGS, OF_TIES, guards._REASONS):
        found = [needs(re.compile(p, re.I) if isinstance(p, str) else p) for p in patterns]
        assert found
        assert all(found)


def test_words_are_runs_of_letters_and_digits_in_lower_case() -> None:
    assert words("Non-Renewal of IBM’s 3M deal") == {"non", "renewal", "of", "ibm", "s", "3m", "deal"}


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"won\b|(?:lost|left) it|bid", [r"won\b", "(?:lost|left) it", "bid"]),
        (r"[|(]a|\|b|[]|]c|[^]|]d", [r"[|(]a", r"\|b", "[]|]c", "[^]|]d"]),
        ("(?P<n>a|b)c", ["(?P<n>a|b)c"]),
        ("a|", ["a", ""]),
        (r"\b(?:loan|notes?\s+(?:due|payable))\b", [r"\b(?:loan)\b", r"\b(?:notes?\s+(?:due|payable))\b"]),
        (r"\b(?:a|b)\s(?:c|d)\b", [r"\b(?:a|b)\s(?:c|d)\b"]),
        (r"\b(?:a|b)\b|\b(?:c|d)\b", [r"\b(?:a|b)\b", r"\b(?:c|d)\b"]),
    ],
)
def test_a_pattern_falls_into_the_alternatives_outside_all_brackets(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


@pytest.mark.parametrize(
    ("pattern", "words_of_it"),
    [
        ("award", {"award"}),
        ("licen[cs]", {"licenc", "licens"}),
        (r"award\b", set()),
        ("tie-up", set()),
        ("deals?", set()),
        ("[^a]b", set()),
        ("caf\u00e9", set()),
        ("x", set()),
    ],
)
def test_a_pattern_is_plain_where_its_words_alone_match(pattern: str, words_of_it: set[str]) -> None:
    assert plain(re.compile(pattern, re.I)) == words_of_it


def test_a_sieved_pattern_is_looked_for_where_any_of_its_alternatives_may_match() -> None:
    sieved = Sieved(r"\bwon\b.*\bbid\b|licen[cs]|\d+%", re.I)
    for text in ("It won the bid", "A sublicense", "5% more"):
        assert sieved.stands_in(text)
        assert sieved.search(text)
    assert not sieved.stands_in("It won")
    assert sieved.search("It won") is None


def test_a_sieved_pattern_with_all_its_words_in_one_bracket_stands_where_one_of_them_does() -> None:
    sieved = Sieved(r"\b(?:loan|notes?\s+payable)\b", re.I)
    assert sieved.stands_in("A loan")
    assert sieved.stands_in("Notes payable of 5")
    assert not sieved.stands_in("Loans, and notes")


def test_a_sieved_pattern_matches_only_at_the_beginning() -> None:
    sieved = Sieved(r"[Cc]ity\s+of\s+[A-Z]\w+|Treasury")
    assert (found := sieved.match("City of Birch"))
    assert found.span() == (0, 13)
    assert sieved.match("The City of Birch") is None
    assert sieved.match("Birch") is None


@pytest.mark.parametrize(
    "text",
    [
        "The board called it off.", "We sell to stores.", "It was re-upped.", "The tie-ups of last year",
        "Sales rose by five percent.", "It BID for the work", "two options remained", "The period  of\nperformance",
    ],
)  # fmt: skip
def test_alternatives_stand_in_the_texts_in_which_the_pattern_stands(text: str) -> None:
    assert CUE.stands_in(text) is bool(re.search(CUE.pattern, text, re.I))


@given(st.lists(st.sampled_from("bid bids option called it off the nod tie-up sold won . ,".split()), max_size=8))
def test_alternatives_agree_with_their_pattern_on_any_row_of_words(row: list[str]) -> None:
    text = " ".join(row)
    assert CUE.stands_in(text) is bool(re.search(CUE.pattern, text, re.I))
