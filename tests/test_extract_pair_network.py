"""The network of pairs: who sells to whom and what happens between them, told from statements with signs for names."""

from typing import Any

import pytest

from filinggraph.extract.masking import FILER
from filinggraph.extract.pair_network import KINDS, MOST_SIGNS, SALE, dealt, foresee, pair_network, pairs
from filinggraph.extract.sign_network import WORDS, Ensemble, Vocabulary, ensemble_of
from filinggraph.model import EventKind

X, Y = "\ue001", "\ue002"
AWARD, ENDED = (1 + KINDS.index(k) for k in (EventKind.AWARD, EventKind.TERMINATION))


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        (f"{FILER} supplies packaging film to {X}.", FILER, X),
        (f"{X} has hired {FILER} to run its cafeterias.", FILER, X),
        (f"{FILER} buys its resin from {X} under a contract.", X, FILER),
        (f"Our largest customer is {X}.", FILER, X),
    ],
)
def test_it_tells_who_sells_to_whom(text: str, seller: str, buyer: str) -> None:
    told = dealt(text)
    assert told[seller, buyer][SALE] > 0.5
    assert told[buyer, seller][SALE] < told[seller, buyer][SALE]


def test_it_tells_no_sale_of_a_rival_or_a_lender() -> None:
    for text in (f"{FILER} competes with {X} for such work.", f"{FILER} repaid its term loan from {X}."):
        assert all(row[SALE] < 0.5 for row in dealt(text).values())


def test_it_tells_what_has_happened() -> None:
    won = dealt(f"{X} has awarded {FILER} a five-year contract for ferry engines.")
    lost = dealt(f"{X} notified {FILER} that it is terminating the supply agreement.")
    assert won[FILER, X][AWARD] > 0.5 > won[FILER, X][ENDED]
    assert lost[FILER, X][ENDED] > 0.5 > lost[FILER, X][AWARD]


def test_a_statement_without_the_filer_is_read_as_told_by_it() -> None:
    assert set(dealt(f"Sales to {X} rose.")) == {(FILER, X), (X, FILER)}


def test_every_two_signs_are_told_of_and_no_more() -> None:
    told = dealt(f"{FILER} and {X} compete to sell to {Y}.")
    assert set(told) == {(a, b) for a in (FILER, X, Y) for b in (FILER, X, Y) if a != b}
    assert all(len(row) == 1 + len(KINDS) and all(0 <= p <= 1 for p in row) for row in told.values())


@pytest.mark.parametrize(
    "text", ["", "We sold nothing.", FILER, " ".join(chr(0xE000 + n) for n in range(MOST_SIGNS + 1))]
)
def test_it_is_silent_where_there_are_no_two_signs_or_too_many(text: str) -> None:
    assert dealt(text) == {}


def test_words_that_it_does_not_know_have_a_stem_all_the_same() -> None:
    words = Vocabulary({"sells": WORDS}, buckets=16)
    known, strange, alike = words.tokens("sells zyxwvut zyxwvoo").ids[1:]
    assert known[0] == WORDS
    assert strange[1] == alike[1]
    assert max(max(pair) for pair in (known, strange, alike)) < words.size


def test_it_answers_alike_however_often_it_is_asked() -> None:
    text = f"{X} renewed its outsourcing agreement with {FILER} through 2009."
    assert pairs(pair_network(), text) == pairs(pair_network(), text) == dealt(text)


class Stub:
    """A network that gives every pair the same chances."""

    def __init__(self, *chances: float) -> None:
        self.chances = chances

    def tell_all(self, statements: Any) -> list[Any]:
        return [dict.fromkeys(asked, self.chances) for _, asked in statements]


def test_what_is_told_is_the_mean_of_networks() -> None:
    asked = [(FILER, X), (X, FILER)]
    tokens = Vocabulary({}, buckets=4).tokens(f"{FILER} sells to {X}.")
    both = Ensemble([Stub(0.2, 0.9), Stub(0.5, 0.3)])  # type: ignore[list-item]
    assert both.tell(tokens, asked) == dict.fromkeys(asked, (0.35, 0.6))
    assert both.tell_all([(tokens, asked), (tokens, [])]) == [dict.fromkeys(asked, (0.35, 0.6)), {}]
    assert Ensemble([Stub(0.2, 0.9)]).tell(tokens, asked) == dict.fromkeys(asked, (0.2, 0.9))  # type: ignore[list-item]


def test_a_file_without_networks_is_refused() -> None:
    with pytest.raises(ValueError, match="no networks"):
        ensemble_of({"words": "", "shape": "{}"})


def test_statements_read_together_are_told_as_each_alone() -> None:
    texts = [f"{FILER} sells {'steel ' * n}to {X} and {Y}, which {'also ' * n}buys from {Y}." for n in range(40)]
    texts += ["", f"{X} grew.", *texts[::7]]
    network = pair_network()
    asked = []
    for text in texts:
        tokens = network.vocabulary.tokens(text)
        asked.append((tokens, [(a, b) for a in tokens.places for b in tokens.places if a != b]))
    alone = [network.tell(*each) for each in asked]
    assert network.tell_all(asked) == alone
    assert network.tell_all([]) == []
    assert len({tuple(told.values()) for told in alone}) > 30
    foresee(texts)
    assert [dealt(text) for text in texts] == [pairs(network, text) for text in texts]


def test_long_statements_are_read_to_a_limit() -> None:
    assert dealt(f"{FILER} sells to {X} " + "and so on " * 5_000)[FILER, X][SALE] > 0
