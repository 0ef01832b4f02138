"""Rows of a question for a window, cut from its rows for all days: the same that the graph gives."""

import datetime
import json
import time
from itertools import product

import httpx
import pyoxigraph as ox
import pytest
from tests.sample_graph import write

from filinggraph.ask import questions
from filinggraph.ask.ground import ground
from filinggraph.ask.run import term
from filinggraph.serve.run import running
from filinggraph.serve.tables import Table, Window, variables, window
from filinggraph.store.rdf_folder import RdfFolder

TABLED = sorted(name for name, asked in questions().items() if asked.selections)
DAYS = [datetime.date(2000, 1, 1), datetime.date(2005, 2, 28), datetime.date(2005, 3, 1), datetime.date(2030, 1, 1)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def store(folder):
    return RdfFolder(folder / "rdf").reader()


def grounded(name, **values):
    asked = questions()[name]
    given = {"known": datetime.date(9999, 12, 31), "share": 10.0} | values
    return ground(asked.texts["sparql"], {key: term(key, given[key]) for key in variables(asked)})


def windows(name):
    shares = (0.0, 50.0, 53.4, 60.0) if "share" in variables(questions()[name]) else (0.0,)
    return [grounded(name, **{"from": a, "until": b, "share": c}) for a, b, c in product(DAYS, DAYS, shares)]


def rows(body):
    found = json.loads(body)
    return found["head"], sorted(json.dumps(row, sort_keys=True) for row in found["results"]["bindings"])


def answered(store, text):
    return store.query(text, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)


def test_some_questions_have_tables():
    assert {"expiring-contracts", "large-customers-expiring"} <= set(TABLED)


@pytest.mark.parametrize("name", TABLED)
def test_every_window_of_a_table_has_the_rows_that_the_graph_gives(store, name):
    table, counts = None, set()
    for text in windows(name):
        found = window(text + "\n# asked again")
        table = table or Table.read(found.asked, answered(store, found.widest))
        assert rows(table.cut(found)) == rows(answered(store, text))
        counts.add(len(rows(table.cut(found))[1]))
    assert len(counts) > 2


@pytest.mark.parametrize("name", TABLED)
def test_only_the_text_of_a_question_with_one_term_for_each_parameter_is_a_window(name):
    text = grounded(name, **{"from": DAYS[0], "until": DAYS[3]})
    assert isinstance(window(text), Window)
    assert window(text + " LIMIT 1") is None
    assert window(text.replace("2000-01-01", "1999-01-01", 1)) is None
    assert window(text.replace("DISTINCT", "", 1).replace("MIN", "MAX", 1)) is None
    assert window(questions()[name].texts["sparql"]) is None
    assert window(text.replace("2000-01-01", '"')) is None


def test_windows_that_differ_in_more_than_their_bounds_have_tables_of_their_own():
    early, late = (
        grounded("expiring-contracts", known=day, **{"from": DAYS[0], "until": DAYS[3]}) for day in DAYS[1:3]
    )
    assert window(early).name != window(late).name
    other = grounded("expiring-contracts", known=DAYS[1], **{"from": DAYS[2], "until": DAYS[2]})
    assert window(early).name == window(other).name


def test_a_server_that_is_asked_again_and_again_gives_the_rows_of_the_graph_as_it_is(tmp_path):
    texts = windows("large-customers-expiring")[:20]
    folder = write(tmp_path, only=(0,))
    with running(str(folder)) as url, httpx.Client(base_url=url, timeout=60) as client:
        for only in ((0,), (0, 1, 2)):
            write(folder, only)
            store = RdfFolder(folder / "rdf").reader()
            wanted = [rows(answered(store, text)) for text in texts]
            for _ in range(3):
                got = [client.get("/sparql", params={"query": text}) for text in texts]
                assert {a.headers["content-type"] for a in got} == {"application/sparql-results+json"}
                assert [rows(a.content) for a in got] == wanted
                time.sleep(0.3)
            table = client.get("/sparql", params={"query": texts[0]}, headers={"accept": "text/csv"})
            assert table.text.startswith("share,from,until,contract,")
