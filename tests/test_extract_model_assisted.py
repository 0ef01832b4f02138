import json

from filinggraph.extract import EXTRACTORS, extract
from filinggraph.extract.model_assisted import model_assisted
from filinggraph.model import CustomerFact, Document, ShareFact
from filinggraph.read import read_bytes

TEXT = (
    b"Our customers vary. A customer of ours, Lakeside Motors, Inc., took 14% of our net sales in 2012. "
    b"We do not name any other customer in this report.\n"
)


def document() -> Document:
    return read_bytes(TEXT, "note.txt").documents[0]


def answer(quote: str, customer: str = "Lakeside Motors, Inc.", percent: float | None = 14) -> str:
    found = {"supplier": "the Company", "customer": customer, "percent": percent, "basis": "net sales", "quote": quote}
    return f"Here it is: {json.dumps([found])}"


def test_a_quote_that_stands_in_the_text_gives_facts() -> None:
    quote = "A customer of ours, Lakeside Motors, Inc., took 14% of our net sales in 2012."
    facts = extract(document(), (model_assisted(lambda prompt: answer(quote)),))
    assert {type(f) for f in facts} == {CustomerFact, ShareFact}
    assert all(f.evidence[0].quote == quote for f in facts)


def test_a_quote_that_was_made_up_gives_nothing() -> None:
    made_up = "Lakeside Motors, Inc. bought 14% of our net sales."
    assert extract(document(), (model_assisted(lambda prompt: answer(made_up)),)) == ()


def test_a_name_outside_its_quote_gives_nothing() -> None:
    assert extract(document(), (model_assisted(lambda prompt: answer("Our customers vary.")),)) == ()


def test_an_answer_that_is_no_json_gives_nothing() -> None:
    for said in ("no idea", "[1, 2", '{"a": 1}', "[1, 2]"):
        assert extract(document(), (model_assisted(lambda prompt, said=said: said),)) == ()


def test_it_stands_beside_the_other_extractors() -> None:
    quote = "A customer of ours, Lakeside Motors, Inc., took 14% of our net sales in 2012."
    rules = {
        f.evidence[0].rule for f in extract(document(), (*EXTRACTORS, model_assisted(lambda prompt: answer(quote))))
    }
    assert "model-assisted" in rules
