"""Trees of a model file give the probability that walking them by hand gives."""

import json
import math
from pathlib import Path

import pytest

from filinggraph.extract.ranker import ranker_of, rankers

LEAF = -1
STUMP = [[0, 0.5, 1, 2], [LEAF, -1.0, 0, 0], [LEAF, 2.0, 0, 0]]
DEEPER = [[1, 10.0, 1, 2], [LEAF, 0.25, 0, 0], [0, 0.5, 3, 4], [LEAF, -0.5, 0, 0], [LEAF, 1.5, 0, 0]]
MODEL = {"names": ["defined", "length"], "base": 0.1, "slope": 2.0, "intercept": -0.3, "trees": [STUMP, DEEPER]}


def probability(total: float) -> float:
    return 1 / (1 + math.exp(-(2.0 * total - 0.3)))


@pytest.mark.parametrize(
    ("features", "total"),
    [
        ({}, 0.1 - 1.0 + 0.25),
        ({"defined": 1.0}, 0.1 + 2.0 + 0.25),
        ({"defined": 1.0, "length": 12.0}, 0.1 + 2.0 + 1.5),
        ({"length": 10.5, "unheard of": 4.0}, 0.1 - 1.0 - 0.5),
        ({"defined": 0.5, "length": 10.0}, 0.1 - 1.0 + 0.25),
    ],
)
def test_a_score_is_the_scaled_sum_of_the_trees(features: dict[str, float], total: float) -> None:
    assert ranker_of(MODEL).score(features) == pytest.approx(probability(total))


def test_many_are_scored_as_one_by_one() -> None:
    rows = [{"defined": d, "length": n} for d in (0.0, 1.0) for n in (1.0, 20.0)]
    model = ranker_of(MODEL)
    assert model.scores(rows) == [model.score(row) for row in rows]
    assert model.scores([]) == []


def test_what_is_not_known_may_turn_out_as_the_trees_like_best() -> None:
    model = ranker_of(MODEL)
    unknown = math.nan
    assert model.reached([{"defined": unknown, "length": 12.0}]) == [model.score({"defined": 1.0, "length": 12.0})]
    assert model.reached([{"defined": 0.0, "length": unknown}]) == [model.score({"length": 1.0})]
    assert model.reached([{"defined": 0.0, "length": 12.0}], frozenset({"defined"})) == [
        model.score({"defined": 1.0, "length": 12.0})
    ]
    assert model.reached([]) == []


def test_what_is_all_known_reaches_its_score() -> None:
    rows = [{"defined": d, "length": n} for d in (0.0, 1.0) for n in (1.0, 20.0) for _ in range(9)]
    model = ranker_of(MODEL)
    assert model.reached(rows) == pytest.approx(model.scores(rows))


def test_words_about_a_candidate_weigh_as_one_feature_of_the_trees() -> None:
    model = ranker_of(
        {**MODEL, "names": ["wording", "length"], "traits": {"b0for": 0.4, "a0years": 0.3, "bwarranty": -2.0}}
    )
    assert model.score(model.worded({}, frozenset(("b0for", "a0years", "unheard of")))) == pytest.approx(
        probability(0.1 + 2.0 + 0.25)
    )
    assert model.score(model.worded({}, frozenset(("b0for", "bwarranty")))) == pytest.approx(
        probability(0.1 - 1.0 + 0.25)
    )


def test_a_file_holds_a_model_a_question(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_text(json.dumps({"party": MODEL}), encoding="utf-8")
    assert rankers(path)["party"].score({"defined": 1.0}) == pytest.approx(probability(2.35))


def test_a_model_without_names_is_an_error() -> None:
    with pytest.raises(TypeError, match="lists"):
        ranker_of({**MODEL, "names": "defined"})
