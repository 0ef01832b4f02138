"""Values of parameters in the text of a question: where they stand, and that no value becomes part of the query."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filinggraph.ask import questions
from filinggraph.ask.ground import ground

NODE, WORDS = ox.NamedNode("http://example.org/a"), ox.Literal("b")


def test_a_pattern_gets_the_term_and_the_outer_list_still_gives_the_variable():
    text = ground("SELECT ?id ?o WHERE { ?id ?p ?o }", {"id": NODE})
    assert text == "SELECT (<http://example.org/a> AS ?id) ?o WHERE { <http://example.org/a> ?p ?o }"


def test_inner_lists_and_groupings_let_the_variable_fall():
    text = ground("SELECT ?n { { SELECT ?id (MAX(?o) AS ?n) { ?id ?p ?o } GROUP BY ?id } }", {"id": NODE})
    assert "SELECT  (MAX(?o) AS ?n)" in text
    assert text.endswith("GROUP BY (<http://example.org/a>) } }")


def test_what_is_given_is_bound():
    assert "true" in ground("ASK { ?s ?p ?o FILTER(!BOUND(?id) || BOUND(?x)) }", {"id": NODE})
    assert "BOUND(?x)" in ground("ASK { ?s ?p ?o FILTER(!BOUND(?id) || BOUND(?x)) }", {"id": NODE})


def test_strings_comments_and_names_keep_what_looks_like_a_variable():
    text = """SELECT * { ?s <http://example.org/?id> "?id" , '?id' . # ?id
    ?s ?identity ?o }"""
    assert ground(text, {"id": NODE}) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_went_in(words):
    query = ground("SELECT (STR(?text) AS ?same) WHERE {}", {"text": ox.Literal(words)})
    (row,) = ox.Store().query(query)
    assert row["same"].value == words


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_is_a_query_with_all_and_with_none_of_its_values(name):
    asked = questions()[name]
    terms = {"from": ox.Literal("x"), "until": ox.Literal("x")}
    for parameter in asked.parameters:
        terms[parameter.name + ("Id" if parameter.type == "company" else "")] = (
            NODE if parameter.type in ("company", "id") else WORDS
        )
    for given_terms in (terms, {}):
        found = ox.Store().query(ground(asked.text("sparql", given_terms), given_terms))
        names = [v.value for v in found.variables]
        assert [c.name for c in asked.columns if c.name not in names] == []
