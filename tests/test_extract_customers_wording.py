"""The wording of a statement tells who sells to whom, whatever the parties are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.extract.customers.wording import MOST_SIGNS, Wording, pairs, sales, wording
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.names import Mention
from filinggraph.model import Party

ACME, BOREALIS, CASTOR = Party("Acme", filer=True), Party("Borealis"), Party("Castor")
NAMED = {"Acme": ACME, "Borealis": BOREALIS, "Castor": CASTOR}


def masked(text: str) -> Masked:
    mentions = [
        Mention(start, start + len(name), party) for name, party in NAMED.items() if (start := text.find(name)) >= 0
    ]
    return Masked(text, sorted(mentions, key=lambda m: m.start))


def told(text: str) -> dict[tuple[str, str], float]:
    statement = masked(text)
    names = {sign: parties[0].name for sign, parties in statement.members.items()} | {FILER: "Acme"}
    return {(names[a], names[b]): chance for (a, b), chance in sales(statement, wording()).items()}


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        ("Borealis has chosen Acme to supply brake linings for its metro cars.", "Acme", "Borealis"),
        ("Acme buys its castings from Borealis under a requirements contract.", "Borealis", "Acme"),
        ("Acme received a purchase order from Borealis for twelve cranes.", "Acme", "Borealis"),
        ("Acme relies on Borealis for the supply of resin.", "Borealis", "Acme"),
    ],
)
def test_the_likelier_direction_is_that_of_the_sale(text: str, seller: str, buyer: str) -> None:
    chances = told(text)
    assert chances[seller, buyer] > max(0.2, chances[buyer, seller])


@pytest.mark.parametrize(
    "text",
    [
        "Acme competes with Borealis in most of its markets.",
        "Acme acquired all of the shares of Borealis for $12 million in cash.",
        "Acme and Borealis are parties to a lawsuit before the courts of Ohio.",
    ],
)
def test_what_is_no_sale_is_unlikely_to_be_one(text: str) -> None:
    assert max(told(text).values()) < 0.3


def test_names_tell_nothing() -> None:
    one, other = (
        masked("Borealis hired Acme to repair its bridges."),
        masked("Castor hired Acme to repair its bridges."),
    )
    assert [p.traits for p in pairs(one)] == [p.traits for p in pairs(other)]


def test_a_statement_that_does_not_name_the_filer_is_read_as_told_of_it() -> None:
    assert {p.first for p in pairs(masked("Borealis placed an order for four cranes."))} == {FILER}
    assert FILER not in {p.first for p in pairs(masked("Borealis hired us to repair bridges."))} - {FILER}


def test_a_statement_with_too_many_names_is_not_read() -> None:
    names = [f"Name{n}" for n in range(MOST_SIGNS + 1)]
    text = " hired ".join(names)
    mentions = [Mention(text.index(n), text.index(n) + len(n), Party(n)) for n in names[:10]]
    assert list(pairs(Masked(text, mentions)))
    many = " hired ".join(f"N{chr(65 + n)}x" for n in range(MOST_SIGNS + 1))
    signs = [Mention(m, m + 3, Party(many[m : m + 3])) for m in range(0, len(many), 10)]
    assert not list(pairs(Masked(many, signs)))


def test_unknown_wording_has_the_chance_of_the_base() -> None:
    model = Wording((-3.0, -3.0), {})
    assert model.chances(("never", "seen")) == model.chances(())
    assert sum(model.chances(())) < 0.1


@given(st.lists(st.text(max_size=12), max_size=30), st.floats(-9, 9), st.floats(-9, 9))
def test_chances_are_probabilities(traits: list[str], ahead: float, back: float) -> None:
    chances = Wording((ahead, back), {"a": (5.0, -5.0)}).chances(traits)
    assert all(0 <= c <= 1 for c in chances)
    assert sum(chances) <= 1 + 1e-9
