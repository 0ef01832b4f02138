"""With whom something has happened: sides that grammar chooses, and the one that the network tells of instead."""

from filinggraph.extract.deals.clauses import clause_starts
from filinggraph.extract.deals.dealings import Dealings, place
from filinggraph.extract.deals.rivals import rivals
from filinggraph.extract.deals.sides import Side, nobody
from filinggraph.extract.happenings import Happening
from filinggraph.extract.masking import FILER
from filinggraph.extract.pair_network import KINDS
from filinggraph.model import EventKind, Party

TEXT = "The mill has signed a supply agreement with Alder Works; its timber comes by rail, and Birch Yard is near."
SIGNED = Happening(EventKind.AWARD, TEXT.index("signed"), TEXT.index("agreement"))
SIDES = tuple(
    Side(Party(name), TEXT.index(name), TEXT.index(name) + len(name), "strict", 1.0, {"s_strict": 1.0, "s_body": 2.0})
    for name in ("Alder Works", "Birch Yard")
)


def asked(chances: dict[str, float]) -> list[Side]:
    """The sides asked when the network tells of an award with these chances, by name."""
    signs = {"Alder Works": "\ue001", "Birch Yard": "\ue002"}
    row = [0.0] * (1 + len(KINDS))
    told = {}
    for name, chance in chances.items():
        told[FILER, signs[name]] = tuple(chance if n == place(EventKind.AWARD) else p for n, p in enumerate(row))
    network = Dealings(told, signs, ())
    return rivals(TEXT, clause_starts(TEXT, (SIGNED,)), SIGNED, (*SIDES, nobody()), network)


def names(sides: list[Side]) -> list[str]:
    return [s.party.name if s.party else "" for s in sides]


def test_grammar_alone_asks_the_side_that_it_chooses() -> None:
    assert names(asked({})) == ["Alder Works"]


def test_the_side_of_which_the_network_tells_more_is_asked_as_well() -> None:
    found = asked({"Birch Yard": 0.7, "Alder Works": 0.1})
    assert names(found) == ["Alder Works", "Birch Yard"]
    assert [s.features.get("c_chosen", 0.0) for s in found] == [1.0, 0.0]
    assert found[1].features["r_told"] > 0 > found[0].features["r_told"]


def test_a_side_of_which_the_network_tells_less_or_hardly_anything_is_not() -> None:
    assert names(asked({"Birch Yard": 0.4, "Alder Works": 0.6})) == ["Alder Works"]
    assert names(asked({"Birch Yard": 0.05})) == ["Alder Works"]
