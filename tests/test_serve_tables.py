"""Rows of a question for a window, cut from its rows for all days: the same that the graph gives."""

import asyncio
import datetime
import json
import os
import signal
import time
from contextlib import asynccontextmanager
from itertools import product

import httpx
import pyoxigraph as ox
import pytest
from tests.sample_graph import write

from filinggraph.ask import ask, questions
from filinggraph.ask.ground import ground
from filinggraph.ask.run import term
from filinggraph.serve.kept import Kept
from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.run import running
from filinggraph.serve.tables import Table, tabulated
from filinggraph.serve.windows import Window, variables, wanted, window
from filinggraph.serve.worker import page_rows
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
    """Head and rows of results, in a fixed order, and so are the parts of what a query strings together."""
    found = json.loads(body)
    for row in found["results"]["bindings"]:
        for name in {"parties", "partyIds"} & set(row):
            row[name]["value"] = sorted(row[name]["value"].split("; "))
    return found["head"], sorted(json.dumps(row, sort_keys=True) for row in found["results"]["bindings"])


def answered(store, text):
    return store.query(text, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)


def table_of(store, found):
    return Table.read(tabulated(found.asked, answered(store, found.widest)))


def page(name, **parameters):
    return {"do": "ask", "name": name, "parameters": parameters, "form": "page"}


def test_some_questions_have_tables():
    assert {"expiring-contracts", "large-customers-expiring"} <= set(TABLED)


@pytest.mark.parametrize("name", TABLED)
def test_every_window_of_a_table_has_the_rows_that_the_graph_gives(store, name):
    table, counts = None, set()
    for text in windows(name):
        found = window(text + "\n# asked again")
        table = table or table_of(store, found)
        assert rows(table.cut(found)) == rows(answered(store, text))
        counts.add(len(rows(table.cut(found))[1]))
    assert len(counts) > 2


@pytest.mark.parametrize("name", TABLED)
def test_the_page_is_given_what_the_question_answers(folder, store, name):
    table, counts = None, set()
    more = [{"share": share} for share in (0, 53.4, 60)] if name == "large-customers-expiring" else [{}]
    for (day, within), given in product(product(DAYS, (0, 1, 800, 9000)), [{}, *more]):
        parameters = {"from": day.isoformat(), "within": str(within), **given}
        found = wanted(page(name, **parameters))
        table = table or table_of(store, found)
        told = ask(str(folder), name, **parameters)
        assert table.cut(found) == page_rows(told)
        counts.add(len(told))
    assert table.cut(wanted(page(name))) == page_rows(ask(str(folder), name))
    assert len(counts) > 2


def test_wrong_parameters_and_files_are_left_to_a_worker():
    assert wanted(page("expiring-contracts")) is not None
    assert wanted(page("expiring-contracts", within="soon")) is None
    assert wanted(page("expiring-contracts", nothing="1")) is None
    assert wanted(page("expiring-contracts") | {"form": "csv"}) is None
    assert wanted(page("network")) is None


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


@asynccontextmanager
async def opened(folder):
    """What is kept for a folder, with one worker."""
    kept = Kept(Pool(str(folder), Limits(workers=1)))
    await kept.open()
    try:
        yield kept
    finally:
        await kept.close()


async def made(kept):
    """Wait until every table that is due is there or given up."""
    while kept.maker.working is not None and not kept.maker.working.done():
        await asyncio.sleep(0.02)


async def begun(kept, before=None):
    """The process that makes a table, once there is another than before."""
    while kept.maker.worker in (None, before):
        await asyncio.sleep(0.01)
    return kept.maker.worker.process.pid


def sparql(text):
    return {"do": "sparql", "text": text, "accept": "application/sparql-results+json"}


def test_whoever_asks_while_a_table_is_made_is_answered_by_the_graph_and_each_table_is_made_once(folder, store):
    texts = windows("large-customers-expiring")[:24]

    async def asked():
        async with opened(folder) as kept:
            maker = await begun(kept)
            os.kill(maker, signal.SIGSTOP)
            held = await asyncio.gather(*(kept.recall(sparql(text)) for text in texts))
            assert not any(kept.maker.tables.made.values())
            assert [found.asked.name for found in kept.maker.due] == TABLED[1:]
            os.kill(maker, signal.SIGCONT)
            await made(kept)
            assert all(kept.maker.tables.made.values())
            os.kill(kept.pool.idle[0].process.pid, signal.SIGSTOP)  # from here on nobody is there but the tables
            cut = await asyncio.gather(*(kept.recall(sparql(text)) for text in texts))
            cut.append(await kept.recall(page("expiring-contracts", within="800", **{"from": "2005-01-01"})))
            return held, cut

    held, cut = asyncio.run(asked())
    wanted_rows = [rows(answered(store, text)) for text in texts]
    assert [rows(a.body) for a in held] == wanted_rows
    assert [rows(a.body) for a in cut[:-1]] == wanted_rows
    assert cut[-1].body == page_rows(
        ask(str(folder), "expiring-contracts", within=800, **{"from": DAYS[0].replace(2005)})
    )


def test_a_process_that_dies_over_a_table_leaves_the_others_and_the_answers(folder, store):
    text = windows(TABLED[0])[0]

    async def asked():
        async with opened(folder) as kept:
            os.kill(await begun(kept), signal.SIGKILL)
            await made(kept)
            return [bool(table) for table in kept.maker.tables.made.values()], await kept.recall(sparql(text))

    there, answer = asyncio.run(asked())
    assert there == [False, *(True for _ in TABLED[1:])]
    assert rows(answer.body) == rows(answered(store, text))


def test_a_table_of_a_graph_that_was_replaced_meanwhile_is_not_kept(tmp_path):
    folder = write(tmp_path, only=(0,))
    texts = [windows(name)[-1] for name in TABLED]

    async def asked():
        async with opened(folder) as kept:
            maker = await begun(kept)
            os.kill(maker, signal.SIGSTOP)
            write(folder, (0, 1, 2))
            told = [(await kept.recall(sparql(text))).body for text in texts]
            os.kill(maker, signal.SIGCONT)
            await made(kept)
            assert all(kept.maker.tables.made.values())
            return told + [(await kept.recall(sparql(text))).body for text in texts]

    told = asyncio.run(asked())
    store = RdfFolder(folder / "rdf").reader()
    assert [rows(body) for body in told] == 2 * [rows(answered(store, text)) for text in texts]


def test_what_nobody_asks_for_by_default_has_a_table_from_the_second_time_on(folder):
    task = page("expiring-contracts", known="2005-03-01", within="800")

    async def asked():
        async with opened(folder) as kept:
            await made(kept)
            counts = []
            for _ in range(3):
                answer = await kept.recall(task)
                await made(kept)
                counts.append(len(kept.maker.tables.made))
            return counts, answer

    counts, answer = asyncio.run(asked())
    assert [count - counts[0] for count in counts] == [0, 1, 1]
    assert answer.body == page_rows(ask(str(folder), "expiring-contracts", known="2005-03-01", within="800"))
