"""What names say of the business of those who bear them."""

import pytest

from filinggraph.extract.customers.businesses import is_body, is_public, kinds
from filinggraph.extract.customers.weigh import together


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Norfolk Southern Railway Company", ("transport",)),
        ("UNION PACIFIC RAILROAD", ("transport",)),
        ("Smart Modular", ()),
        ("Kansas City Power & Light", ("utility",)),
        ("Appalachian Coal Services", ("services", "material")),
        ("Acme Widgets, Inc.", ()),
        ("Tufts University", ("public", "school")),
        ("Lightfoot Corp.", ()),
        ("Larch Drilling Ltd.", ("works",)),
        ("Elm Shipbuilders", ("works",)),
        ("Caterpillar Inc.", ()),
    ],
)
def test_words_of_a_name_tell_its_kinds(name: str, told: tuple[str, ...]) -> None:
    assert kinds(name) == told


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("City of Houston", True),
        ("Port of Oakland", True),
        ("Los Angeles Unified School District", True),
        ("Defense Logistics Agency", True),
        ("Orange County Nursery, Inc.", False),
        ("District Photo Group", False),
        ("General Motors", False),
        ("Bureau of Prisons", True),
        ("West Elm Parish", True),
        ("Village Farms International", False),
        ("Town Sports", False),
        ("Commonwealth Edison", False),
        ("Department 56", False),
    ],
)
def test_public_bodies_are_told_from_companies(name: str, public: bool) -> None:
    assert is_public(name) is public
    assert ("public" in kinds(name)) is public


def test_a_kind_speaks_for_one_side_and_against_the_other() -> None:
    mention = {"k:transport": 1.0}
    assert together([mention], "buys")["k:transport"] == -together([mention], "sells")["k:transport"] != 0


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("City of Houston", True),
        ("NASA", True),
        ("Defense Logistics Agency", True),
        ("U.S. Army Corps of Engineers", True),
        ("Tolland Unified School District No. 44", True),
        ("University Bancorp", False),
        ("Agency Rent-A-Car", False),
        ("State of the Art, Inc.", False),
        ("Port of Call Stores, Inc.", False),
        ("County Stores of Ohio", False),
    ],
)
def test_bodies_are_told_by_their_whole_name(name: str, body: bool) -> None:
    assert is_body(name) is body
