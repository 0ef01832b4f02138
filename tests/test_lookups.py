"""Which lookups the server answers itself, and when it leaves them to its workers."""

import pyoxigraph as ox
import pytest

from filinggraph.serve.lookups import MOMENT, Lookups
from filinggraph.serve.protocol import QueryRequest, checked

SMALL, LARGE = "http://example.org/small", "http://example.org/large"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    store = ox.Store(str(folder / "rdf"))
    graph, n = ox.NamedNode("http://example.org/graph"), ox.NamedNode("http://example.org/n")
    store.add(ox.Quad(ox.NamedNode(SMALL), n, ox.Literal("one"), graph))
    store.extend(ox.Quad(ox.NamedNode(LARGE), n, ox.Literal(f"{value:050}"), graph) for value in range(5000))
    store.flush()
    del store
    (folder / "manifest.json").write_text('{"format": 1}\n')
    return str(folder)


def asked(node, words=""):
    text = f"SELECT ?n {{ <{node}> <http://example.org/n> ?n }} #{words}"
    return QueryRequest(text, checked(text))


def small(lookups, number):
    return lookups.answer(asked(SMALL, str(number)), None)


def test_a_form_is_answered_here_once_a_worker_was_quick_with_it(folder):
    lookups = Lookups(folder)
    assert small(lookups, 0) is None
    lookups.learn(asked(SMALL).form, MOMENT * 2)
    assert small(lookups, 0) is None
    lookups.learn(asked(SMALL).form, MOMENT / 2)
    assert small(lookups, 0).status == 200


def test_one_large_answer_does_not_send_all_of_its_form_to_the_workers_but_several_do_for_a_while(folder):
    lookups = Lookups(folder)
    lookups.learn(asked(SMALL).form, 0)
    for number in range(100):
        assert small(lookups, number).status == 200
    assert lookups.answer(asked(LARGE), None) is None
    assert small(lookups, 100).status == 200
    assert lookups.answer(asked(LARGE), None) is None
    assert lookups.answer(asked(LARGE), None) is None
    assert small(lookups, 101) is None
    for _ in range(100):
        lookups.learn(asked(SMALL).form, 0)
    assert small(lookups, 102).status == 200
