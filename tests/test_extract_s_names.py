"""Names that end in "'s" for good, and names that only own something."""

import pytest

from filinggraph.extract.customers import customers
from filinggraph.extract.s_names import s_names
from filinggraph.read import read_bytes


def buyers(sentence: str) -> set[str]:
    text = f"Filer: Acme Controls, Inc.\n\nWe make valves for shops.\n\n{sentence}"
    return {f.customer.name for f in customers(read_bytes(text.encode(), "report.txt").documents[0])}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We sell to Harlan's, Dorsey's and Pettibone's.", ["Harlan's", "Dorsey's", "Pettibone's"]),
        ("Harlan's accounted for 22% of sales. Our agreement with Harlan's expires.", ["Harlan's"]),
        ("Our customers are Dirk's Sporting Goods, Valeria's Attic and Harlan's.", ["Harlan's"]),
        ("Sales to Harlan’s were strong.", ["Harlan’s"]),
        ("Although Harlan's and Menlo bought less, sales rose.", ["Harlan's"]),
        ("Our customers are St. Corbin's and Menlo.", ["St. Corbin's"]),
        ("We sell to Big Ben Dorsey's.", ["Big Ben Dorsey's"]),
    ],
)
def test_a_name_that_owns_nothing_keeps_its_end(text: str, names: list[str]) -> None:
    assert list(s_names(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Borealis's contract expires in May.",
        "Borealis's and Castor's contracts expire in May.",
        "Borealis’s, Dorsey’s and Castor’s plants were closed.",
        "Our prices are lower than Borealis's.",
        "Our terms equal Castor's. We sell to Castor.",
        "The Company's, the Board's and the SEC's.",
        "Our rates rose to those of California's.",
    ],
)
def test_a_name_that_owns_something_or_stands_without_it_does_not(text: str) -> None:
    assert not s_names(text)


def test_all_mentions_of_a_name_with_such_an_end_are_of_one_company() -> None:
    assert buyers("Our largest customers are Kolb's, Wendell's and Menlo. Kolb's contract with us ends in May.") == {
        "Kolb's",
        "Wendell's",
        "Menlo",
    }


def test_a_possessive_stays_one() -> None:
    assert buyers("We sell valves to Borealis Corp. under Borealis Corp.'s program.") == {"Borealis Corp."}


def test_a_name_that_begins_a_longer_one_is_left_to_it() -> None:
    assert not s_names("We sell to Harlan's. A note is due from Harlan's Grocers, Inc.")


def test_the_end_of_a_name_does_not_speak_against_it() -> None:
    assert buyers("We supply fish to Big Ben Dorsey's.") == {"Big Ben Dorsey's"}
