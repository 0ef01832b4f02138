"""Answers that are kept: how many, how much, and for which state of the graph."""

import asyncio

from tests.sample_graph import write

from filinggraph.serve.kept import MOST, Kept
from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.protocol import checked


def select(number):
    return {"do": "sparql", "text": f"SELECT ({number} AS ?n) {{}}", "accept": None}


def bytes_kept(kept):
    return sum(len(done.result().body) for _, done in kept.answers.values() if done.done())


def test_no_more_than_so_many_answers_are_kept_and_their_size_is_known(tmp_path):
    folder = write(tmp_path, only=(0,))

    async def asked():
        kept = Kept(Pool(str(folder), Limits(workers=1)))
        await kept.pool.open()
        try:
            for number in range(MOST + 5):
                assert (await kept.recall(select(number))).status == 200
            assert len(kept.answers) == MOST
            assert kept.size == bytes_kept(kept) > 0
            assert not kept.knows(select(0))
            assert kept.knows(select(MOST))
            write(folder, (0, 1))
            assert not kept.knows(select(MOST))
            for number in (MOST, MOST, -1):
                await kept.recall(select(number))
            assert (await kept.recall({"do": "sparql", "text": "SELECT {", "accept": None})).status == 400
            assert kept.size == bytes_kept(kept)
        finally:
            await kept.close()

    asyncio.run(asked())


def test_a_query_is_fleeting_when_it_calls_a_function_that_is_new_every_time():
    assert checked("SELECT (now() AS ?t) {}").fleeting
    assert checked("SELECT ?x { BIND (StrUUID () AS ?x) }").fleeting
    assert not checked('SELECT ?now { ?now <http://example.org/RAND> "NOW()" } # UUID()').fleeting
