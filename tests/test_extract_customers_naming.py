"""What is taken for the name of a party, and what only begins with a capital letter or says "the group"."""

import pytest

from filinggraph.extract import masking
from filinggraph.extract.context import Context
from filinggraph.extract.customers.naming import named
from filinggraph.extract.speaker import speaker
from filinggraph.model import Party
from filinggraph.read import read_bytes

FILER = Party("Acme Controls, Inc.", filer=True)
WHO = Context(FILER, {"acme controls, inc.": FILER, "acme": FILER, "acme controls": FILER})


def test_many_things_that_begin_a_sentence_are_no_company() -> None:
    """What "are" something is a word in the plural, unless it is widely known as a name."""
    assert not named("Turbines for the plant were ordered in March.", WHO)
    assert not named("Toys are made for us in Ohio.", WHO)
    assert [m.party.name for m in named("Turbotronics was our largest customer.", WHO)] == ["Turbotronics"]


def test_a_group_or_firm_of_others_is_not_the_filer() -> None:
    """ "The group purchasing organization" and "the firm of" name somebody else."""
    for text in ("It was chosen by the group purchasing organization.", "It hired the firm of two brothers."):
        assert masking.FILER not in masking.Masked(text, ()).text
    assert masking.FILER in masking.Masked("It was chosen by the Group.", ()).text


@pytest.mark.parametrize(
    ("lead", "filer"),
    [
        ("Borvane Foods, the snack maker, has chosen Tellard Trucking for five years, Tellard announced Monday.", "T"),
        ("Borvane Foods, the snack maker, will move its hauling to Tellard Trucking, Tellard reported today.", "T"),
        ("Borvane Foods, a unit of Ordel Corp., announced today that it has chosen Tellard Trucking.", "B"),
        ("Borvane Foods, LLC (BVF) is excited to announce that it has chosen Tellard Trucking.", "B"),
        ("Borvane Foods, the snack maker, announced Monday that it has chosen Tellard Trucking.", "B"),
    ],
)
def test_who_reports_at_the_end_of_the_sentence_speaks(lead: str, filer: str) -> None:
    """A release may begin with the customer and end its first sentence with whose news it is."""
    text = f"DALLAS, May 3, 1999 -- {lead}\n\nTellard will add 40 trucks. Borvane is based in Waco."
    assert speaker(read_bytes(text.encode(), "release.txt").documents[0]).startswith(filer)
