"""Names that are one body are brought together, and names that are not stay apart: the hand-made pairs."""

from pathlib import Path

import pytest
from tests.name_pairs import Named, Pair, Score, pairs, score

from filinggraph.resolve import Resolution, read_companies, resolve

COMPANIES = Path(__file__).with_name("companies.json")


@pytest.fixture(scope="module")
def given() -> list[Pair]:
    return pairs()


def _score(given: list[Pair], resolution: Resolution) -> Score:
    return score(given, lambda named: resolution.entity(named.document, named.party).id)


def test_there_are_enough_pairs_of_both_kinds(given: list[Pair]) -> None:
    assert len(given) >= 150
    assert sum(p.same for p in given) >= 75
    assert sum(not p.same for p in given) >= 75


def test_each_pair_by_itself_is_judged_right(given: list[Pair]) -> None:
    alone = {}
    for pair in given:
        resolution = resolve(pair.filings)
        for named in (pair.left, pair.right):
            alone[named] = f"{pair.left.document} {resolution.entity(named.document, named.party).id}"
    found = score(given, alone.__getitem__)
    assert found.precision >= 0.99, found.wrong
    assert found.recall >= 0.92, found.missed


def test_all_pairs_in_one_graph_are_judged_right(given: list[Pair]) -> None:
    found = _score(given, resolve([f for pair in given for f in pair.filings]))
    assert found.precision >= 0.99, found.wrong
    assert found.recall >= 0.92, found.missed
    assert found.cubed_precision >= 0.97
    assert found.cubed_recall >= 0.85


def test_a_reference_list_makes_nothing_worse(given: list[Pair]) -> None:
    filings = [f for pair in given for f in pair.filings]
    plain = _score(given, resolve(filings))
    listed = _score(given, resolve(filings, companies=read_companies(COMPANIES)))
    assert listed.precision >= 0.99, listed.wrong
    assert listed.recall >= plain.recall
    assert listed.cubed_recall >= plain.cubed_recall


def test_what_is_missed_is_left_for_a_decision(given: list[Pair]) -> None:
    resolution = resolve([f for pair in given for f in pair.filings])
    listed = {frozenset((c.left, c.right)) for c in resolution.candidates}

    def entity(named: Named) -> str:
        return resolution.entity(named.document, named.party).id

    missed = [p for p in given if p.same and entity(p.left) != entity(p.right)]
    assert missed
    offered = [p for p in missed if frozenset((entity(p.left), entity(p.right))) in listed]
    assert len(offered) >= len(missed) / 2
