"""Statements that the network of pairs proposes as tellings of a deal, where no pattern finds one."""

from filinggraph.extract.deals.proposals import NOTHING, proposals
from filinggraph.extract.deals.scenes import scenes
from filinggraph.model import Document, EventKind
from filinggraph.read import read_bytes

FILER = 'Harbor Tools, Inc. (the "Company") makes tools.\n\n'


def document(text: str) -> Document:
    return read_bytes((FILER + text + "\n").encode(), "release.txt").documents[0]


WON = "In December Trinity Lakes Health named us its sole vendor for travel nurses at eleven hospitals."


def test_a_statement_that_tells_of_an_event_is_proposed() -> None:
    doc = document(f"The weather was fine.\n\n{WON}\n\nThe board met in May.")
    at = doc.text.index("In December")
    assert EventKind.AWARD in proposals(doc).within(at, at + 10).kinds
    assert proposals(doc).within(0, 10) is NOTHING


def test_what_is_proposed_becomes_a_scene_with_the_happening() -> None:
    (scene,) = (s for s in scenes(document(WON)) if "Trinity" in s.text)
    assert EventKind.AWARD in {h.kind for h in scene.happenings}


def test_what_may_happen_is_no_scene_however_likely_its_words() -> None:
    assert not list(scenes(document("If Trinity Lakes Health ended its contract with us, our sales could fall.")))


def test_a_document_of_one_party_proposes_nothing() -> None:
    assert not proposals(document("We sold our goods to nobody, and no contract was won.")).found
