"""Names of one list: what is likely of one speaks for the others."""

import pytest

from filinggraph.extract.customers.lists import together_with_lists
from filinggraph.extract.customers.pairs import Candidate, candidates
from filinggraph.read import read_bytes

LISTED = ("Brightwell Stores, Inc.", "Dorne Marine Corp.", "Eastlake Power")


@pytest.fixture
def told() -> dict[str, Candidate]:
    report = read_bytes(
        b"Filer: Acme Controls, Inc.\n\n"
        b"We sell valves to Brightwell Stores, Inc., Dorne Marine Corp. and Eastlake Power. "
        b"Our pumps are bought by Fairmont Mills, Inc.\n",
        "report.txt",
    ).documents[0]
    _, found = candidates(report)
    return {candidate.party.name: candidate for candidate in found}


def chances_of(told: dict[str, Candidate], *asked: tuple[str, str, float]) -> list[float]:
    pairs = [(told[name], where) for name, where, _ in asked]
    return [round(c, 3) for c in together_with_lists(pairs, [chance for *_, chance in asked])]


def test_a_name_comes_halfway_in_odds_to_the_likeliest_of_its_list(told: dict[str, Candidate]) -> None:
    assert set(told) >= {*LISTED, "Fairmont Mills, Inc."}
    asked = [(name, "buys", chance) for name, chance in zip(LISTED, (0.9, 0.5, 0.9), strict=True)]
    assert chances_of(told, *asked) == [0.9, 0.75, 0.9]  # odds of 9 and of 1: of 3 between them


def test_neither_the_other_side_nor_another_sentence_speaks_for_a_name(told: dict[str, Candidate]) -> None:
    first, second, _ = LISTED
    asked = [(first, "sells", 0.9), (second, "buys", 0.2), ("Fairmont Mills, Inc.", "buys", 0.9)]
    assert chances_of(told, *asked) == [0.9, 0.2, 0.9]


def test_nobody_is_held_less_likely_for_the_others_of_a_list(told: dict[str, Candidate]) -> None:
    asked = [(LISTED[0], "buys", 0.8), (LISTED[1], "buys", 0.1), (LISTED[2], "buys", 0.1)]
    assert chances_of(told, *asked)[0] == 0.8
