"""Names of bodies told from other names, by what the model that ships says of them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.bodies import MENTIONS, Bodies, body_words, known_names
from filinggraph.extract.context import Context
from filinggraph.extract.customers.naming import named
from filinggraph.model import Party

RELEASE = (
    "Harlow Dynamics today announced that the Harbor Pilotage Agency has awarded it a contract for its TideWatch Radar "
    "System. The TideWatch Radar System will be delivered to the Harbor Pilotage Agency in May. Quillon Marine LLC, "
    "which sells to the agency, will install it. Quillon Marine LLC employs 40 people."
)


@pytest.fixture
def bodies() -> Bodies:
    return Bodies(RELEASE, body_words())


def test_an_agency_and_a_company_are_bodies_and_what_is_sold_is_not(bodies: Bodies) -> None:
    assert bodies.odds("Harbor Pilotage Agency") > 1
    assert bodies.odds("Quillon Marine LLC") > 1
    assert bodies.odds("TideWatch Radar System") < -1


@pytest.mark.parametrize("name", ["Internet Access Program", "Adjusted EBITDA", "Chief Executive Officer"])
def test_programs_measures_and_titles_are_no_bodies(name: str) -> None:
    assert Bodies(f"The {name} was changed in 2004.", body_words()).odds(name) < -1


def test_what_is_widely_known_counts_with_and_without_its_legal_form() -> None:
    assert known_names()["boeing"] == "company"
    for name in ("Boeing", "Boeing Inc."):
        assert "known:company" in Bodies("", body_words()).traits(name)


def test_other_names_around_a_name_are_all_one_word(bodies: Bodies) -> None:
    other = Bodies(RELEASE.replace("Harlow Dynamics", "Brightwater Controls"), body_words())
    assert bodies.traits("Harbor Pilotage Agency") == other.traits("Harbor Pilotage Agency")


def test_a_name_is_found_only_where_it_is_no_part_of_a_longer_word() -> None:
    found = Bodies("Acme sells to Acmetron and Acme.", body_words()).mentions("Acme")
    assert found == [0, 27]


def test_only_the_first_mentions_are_looked_at() -> None:
    assert len(Bodies("Acme sold. " * 50, body_words()).mentions("Acme")) == MENTIONS


def test_a_name_is_found_by_whichever_of_its_words_is_rarest() -> None:
    text = "Bank of Alder. Bank of Birch. Bank of Alder and Bank of Birch."
    assert Bodies(text, body_words()).mentions("Bank of Birch") == [15, 48]


def test_a_name_that_is_hardly_a_bodys_deals_with_nobody(bodies: Bodies) -> None:
    who = Context(Party("Harlow Dynamics", filer=True), {}, bodies)
    text = "Harlow sells the Harbor Pilotage Agency its Adjusted EBITDA."
    assert bodies.odds("Adjusted EBITDA") < -3
    assert [m.party.name for m in named(text, who)] == ["Harlow Dynamics", "Harbor Pilotage Agency"]


@given(st.text(max_size=40), st.text(max_size=120))
def test_any_name_in_any_text_has_finite_odds_and_the_same_ones_again(name: str, text: str) -> None:
    first, second = (Bodies(text, body_words()).odds(name) for _ in range(2))
    assert math.isfinite(first)
    assert first == second
