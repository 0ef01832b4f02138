"""What is taken for the name of a party, and what only begins with a capital letter or says "the group"."""

from filinggraph.extract import masking
from filinggraph.extract.context import Context
from filinggraph.extract.customers.naming import named
from filinggraph.model import Party

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
