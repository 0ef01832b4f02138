"""What the network of pairs and that of times tell of the sides of a scene."""

from collections.abc import Sequence

from filinggraph.extract.deals.dealings import Dealings, dealings
from filinggraph.extract.deals.gather import deals
from filinggraph.extract.deals.scenes import scenes
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.timings import timings
from filinggraph.extract.masking import FILER
from filinggraph.extract.pair_network import KINDS
from filinggraph.extract.time_network import READ, ROLES, RoleChances
from filinggraph.model import Document, Party
from filinggraph.read import read_bytes

X, Y = "\ue001", "\ue002"
NONE = (0.0,) * len(KINDS)
CHANCES = {(X, FILER): 0.9, (FILER, X): 0.1, (Y, FILER): 0.3, (FILER, Y): 0.4, (X, Y): 1.0}  # of sales
TOLD = Dealings({pair: (chance, *NONE) for pair, chance in CHANCES.items()}, {"Borealis": X, "Castor": Y}, ())


def sale(side: Side) -> tuple[float, float]:
    theirs, ours = TOLD.directed(side)
    return theirs[0], ours[0]


def test_who_sells_is_told_of_the_side_that_stands_in_the_sentence() -> None:
    assert sale(Side(Party("Borealis"), 3, 11)) == (0.9, 0.1)
    assert sale(Side(Party("Castor"), 3, 9)) == (0.3, 0.4)
    assert sale(Side(Party("Dorne"), 3, 8)) == (0.0, 0.0)


def test_of_a_side_that_stands_elsewhere_what_is_told_of_anybody() -> None:
    assert sale(Side(Party("Dorne"))) == (0.9, 0.4)
    assert TOLD.between(Side(Party("Dorne")))[0] == 1.0


def contract() -> Document:
    text = "Filer: Acme Controls, Inc.\n\nOur contract with Borealis Power Corp. expires on June 30, 2009.\n"
    return read_bytes(text.encode(), "report.txt").documents[0]


def test_times_are_read_by_whom_a_trainer_sets() -> None:
    def by_nobody(texts: Sequence[str]) -> Sequence[RoleChances]:
        return [{} for _ in texts]

    given = contract()
    (scene,) = (s for s in scenes(given) if s.times)
    mentions = dealings([scene])[0].mentions
    assert timings([(scene, mentions)])[0].chances
    assert [d.expires is not None for d in deals(given)] == [True]
    token = READ.set(by_nobody)
    try:
        assert not timings([(scene, mentions)])[0].chances
        assert set(timings([(scene, mentions)])[0].any(scene.times[0])) == {f"z_{role}" for role in ROLES}
        silent = deals(given)
    finally:
        READ.reset(token)
    assert silent is not deals(given)
