"""Which sides the times of a text may be of: those their sentence names, or the one before where it names nobody."""

from collections import Counter

import pytest

from filinggraph.extract.context import context
from filinggraph.extract.dealers import NOBODY
from filinggraph.extract.deals.candidates import setting, time_candidates
from filinggraph.extract.deals.dealings import dealings
from filinggraph.extract.deals.passages import read
from filinggraph.extract.deals.scenes import scenes
from filinggraph.extract.deals.sides import is_thing, voices
from filinggraph.extract.deals.timings import timings
from filinggraph.extract.document_dates import written_about
from filinggraph.extract.language import split
from filinggraph.model import Document, Party
from filinggraph.read import read_bytes

FIRST = "Larch Motors, Inc. signed a supply agreement with Alder Foods, Inc. on June 3, 2000. "


def document(text: str) -> Document:
    return read_bytes(text.encode(), path="told.txt").documents[0]


def sides(text: str) -> dict[str, set[str]]:
    """The names of the sides that are asked of each time of a text, by the time's value."""
    given = document(text)
    heard = list(scenes(given))
    networks = dealings(heard)
    roles = timings((scene, network.mentions) for scene, network in zip(heard, networks, strict=True))
    found: dict[str, set[str]] = {}
    for scene, network, role in zip(heard, networks, roles, strict=True):
        base = setting(given, scene, report=False)
        for c in time_candidates(scene, base, network, role, NOBODY, written_about(given)):
            value = c.told.when.value if c.told.when else c.told.duration
            found.setdefault(value, set()).add(c.side.name)
    return found


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Contract effective February 1, 2001; renews automatically for successive terms.", "2001-02-01"),
        ("A new agreement was signed in April 2001 and will be in force for seven years.", "2001-04"),
        ("Awarded after competitive bid in November 2001.", "2001-11"),
        ("Term: July 1, 2001 to June 30, 2006.", "2006-06-30"),
    ],
)
def test_a_sentence_that_names_nobody_is_of_the_side_before(sentence: str, value: str) -> None:
    assert "Alder Foods, Inc." in sides(FIRST + sentence + "\n")[value]


@pytest.mark.parametrize(
    "sentence",
    [
        "Birch Dining, Inc. takes over from Elm Kitchens, Inc., whose ten-year contract ends June 30, 2009.",
        "Birch Dining, Inc. thanked Elm Kitchens, Inc., whose bread contract with the district ends June 30, 2009.",
    ],
)
def test_a_relative_clause_is_of_the_name_that_it_follows(sentence: str) -> None:
    assert sides("Larch Motors, Inc. of Akron said today: " + sentence)["2009-06-30"] == {"Elm Kitchens, Inc."}


def test_a_name_before_the_agreement_that_a_sentence_refers_to_is_asked_of_its_times() -> None:
    text = FIRST + "In Canada we kept Birch Labs, Inc. as distributor; that agreement was signed June 15, 2001.\n"
    assert "Birch Labs, Inc." in sides(text)["2001-06-15"]


def test_an_article_ends_what_the_definite_words_before_it_refer_to() -> None:
    text = (
        FIRST
        + "Desert Utilities, Inc. has given the company a two-year contract for calls, starting November 1, 2005.\n"
    )
    assert sides(text)["2005-11-01"] == {"Desert Utilities, Inc."}


@pytest.mark.parametrize("name", ["First, Birch Hotels.", "Birch Hotels, Knoxville."])
def test_a_sentence_that_is_a_name_says_whom_the_next_is_of(name: str) -> None:
    text = FIRST + f"{name} Three-year rental agreement signed July 31, 2001.\n"
    assert "Birch Hotels" in sides(text)["2001-07-31"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Five years, beginning April 2009.",
        "The new contract takes effect July 1, 1995.",
        "It is in effect from February 1, 2022 to January 31, 2027.",
        "The appointment by the Port of Aqaba is for three years.",
        "They're contracted into 2022 for five years.",
    ],
)
def test_notes_of_a_length_or_a_day_are_read(sentence: str) -> None:
    given = document(sentence)
    told = read(next(iter(split(given, given.blocks[0]))), None, report=False)
    assert told is not None
    assert told[2]


def test_what_results_are_told_of_is_no_length_of_a_contract() -> None:
    given = document("The three months ended March 31, 2010 were the best ever.")
    assert read(next(iter(split(given, given.blocks[0]))), None, report=True) is None


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Consolidated Retail Finance", False),
        ("Consolidated Balance Sheet", True),
        ("Hollis-Grant", False),
        ("Keystone Mutual Health Plan", False),
        ("Savings Plan", True),
        ("HHSO100201100034C", True),
        ("Last Tuesday", True),
    ],
)
def test_names_of_bodies_and_of_things_are_told_apart(name: str, thing: bool) -> None:
    assert is_thing(Party(name), Party("Larch Motors, Inc.", filer=True)) is thing


def test_a_verb_behind_to_is_no_thing_that_bears_a_name() -> None:
    text = "In February the company was chosen by Plainsman Life to index application files."
    heard = voices(text, context(document(text)), Counter(), "")
    assert "Plainsman Life" in {s.name for s in heard.sides}


def test_what_is_told_of_all_holds_of_each_name() -> None:
    text = (
        "Larch Motors, Inc. said today that it has been awarded three-year agreements by the City of Alder, the Birch "
        "Dining group of companies and the Teamsters Welfare Trust, all beginning January 1, 2016.\n"
    )
    assert {"City of Alder", "Birch Dining", "Teamsters Welfare Trust"} <= sides(text)["P3Y"] & sides(text)[
        "2016-01-01"
    ]
