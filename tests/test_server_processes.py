"""A server of several processes on one port, started as people start it."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from tests.conftest import missing

THING = "http://example.org/thing"
LOOKUP = {"query": f"SELECT ?n {{ <{THING}> <http://example.org/n> ?n }}"}
ENDLESS = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"}

if not Path("/proc/self/task").exists():
    missing("/proc, which tells the processes of a server")


def _add(folder, *values, generation=1):
    store = ox.Store(str(folder / "rdf"))
    thing, n = ox.NamedNode(THING), ox.NamedNode("http://example.org/n")
    graph = ox.NamedNode("http://example.org/graph")
    store.extend(ox.Quad(thing, n, ox.Literal(value), graph) for value in values)
    store.extend(ox.Quad(ox.NamedNode(f"{THING}s"), n, ox.Literal(value), graph) for value in range(100))
    store.flush()
    del store
    (folder / "manifest.json").write_text(f'{{"format": 1, "n": {generation}}}\n')


class Server:
    """`filinggraph serve --processes 2` on a folder, with its log."""

    def __init__(self, folder, *options, processes="2"):
        self.folder = folder
        self.told = folder / "log.txt"
        command = [sys.executable, "-m", "filinggraph.cli.main", "serve", str(folder), "--port", "0"]
        with self.told.open("wb") as out:
            self.process = subprocess.Popen([*command, "--processes", processes, *options], stderr=out)
        self.url = self._until(lambda: re.search(r"http://\S+(?=/ )", self.log()))[0]
        self._until(lambda: processes == "1" or len(self.fronts()) == 2)
        self.get({"query": "ASK {}"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def log(self):
        return self.told.read_text()

    def client(self):
        return httpx.Client(base_url=self.url, timeout=60)

    def get(self, parameters):
        """An answer on a connection of its own."""
        return httpx.get(f"{self.url}/sparql", params=parameters, timeout=60)

    def fronts(self):
        return [number for number, command in _children(self.process.pid) if "filinggraph.serve.front" in command]

    def workers(self):
        return [number for number, command in _children(self.process.pid) if "serve.worker" in command]

    def the_worker(self):
        """The one worker of a pool, once the process that makes tables is gone."""
        (number,) = self._until(lambda: [found] if len(found := self.workers()) == 1 else [])[0]
        return number

    def _until(self, found):
        for _ in range(600):
            if value := found():
                return value
            time.sleep(0.1)
        raise AssertionError(f"not in time; the log: {self.log()}")

    def everyone(self):
        """Every process of the server but the first, once each process has a worker of its own."""
        for n in range(200):
            self.get({"query": f"SELECT ({n} AS ?n) {{}}"})
            if all(_children(front) for front in self.fronts()):
                break
        else:
            raise AssertionError("a process has no worker of its own")
        below = [number for number, _ in _children(self.process.pid)]
        return below + [number for each in below for number, _ in _children(each)]

    def until_gone(self, processes):
        self._until(lambda: not any(_runs(number) for number in processes))


def _children(process):
    """The children of a process; a process or a thread that ends meanwhile has none."""
    gone = contextlib.suppress(FileNotFoundError, ProcessLookupError)
    found = []
    with gone:
        for task in list(Path(f"/proc/{process}/task").iterdir()):
            with gone:
                for child in (task / "children").read_text().split():
                    with gone:
                        found.append((int(child), Path(f"/proc/{child}/cmdline").read_text()))
    return found


def _runs(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def folder(tmp_path):
    _add(tmp_path, 1, 2, 3)
    return tmp_path


def test_every_process_sees_the_same_graph_and_gives_the_same_answer(folder):
    with Server(folder) as server, contextlib.ExitStack() as opened:
        clients = [opened.enter_context(server.client()) for _ in range(12)]
        for _ in range(3):
            answers = [client.get("/sparql", params=LOOKUP) for client in clients]
            assert {len(a.json()["results"]["bindings"]) for a in answers} == {3}
        (tag,) = {a.headers["etag"] for a in answers}
        known = [client.get("/sparql", params=LOOKUP, headers={"if-none-match": tag}) for client in clients]
        assert {a.status_code for a in known} == {304}
        assert {client.get("/api/info").status_code for client in clients} == {200}

        _add(folder, 4, generation=2)
        answers = [client.get("/sparql", params=LOOKUP) for client in clients]
        assert {len(a.json()["results"]["bindings"]) for a in answers} == {4}

        told = re.compile(r"^.*'/sparql' 200.*$", re.MULTILINE)
        server._until(lambda: len(told.findall(server.log())) >= 4 * 12 + 1)  # lines of a moment are written together
        lines = told.findall(server.log())
        assert len(lines) == 4 * 12 + 1
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\S+ 127\.0\.0\.1 GET '/sparql' 200 \d+B [\d.]+ms", x) for x in lines)


def test_limits_hold_for_all_processes_together(folder):
    with Server(folder, "--workers", "1", "--waiting", "1", "--time-limit", "2") as server:
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(server.get, [{"query": f"{ENDLESS['query']} # {n}"} for n in range(8)]))
        assert sorted(a.status_code for a in answers) == [429] * 6 + [503] * 2
        assert server.get(LOOKUP).status_code == 200


def test_equal_queries_of_a_moment_share_a_run_in_all_processes(folder):
    with Server(folder, "--workers", "1", "--waiting", "1", "--time-limit", "2") as server:
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(server.get, [ENDLESS] * 8))
        assert [a.status_code for a in answers] == [503] * 8  # nobody was turned away
        assert server.get(LOOKUP).status_code == 200


def test_an_answer_is_kept_until_the_graph_changes(folder):
    count = {"query": "SELECT (COUNT(*) AS ?n) { ?thing <http://example.org/n> ?value }"}
    with Server(folder) as server:
        found = [server.get(count).json()["results"]["bindings"][0]["n"]["value"] for _ in range(4)]
        assert len(set(found)) == 1
        _add(folder, 17, 18, 19, generation=7)
        after = [server.get(count).json()["results"]["bindings"][0]["n"]["value"] for _ in range(4)]
        assert {int(n) for n in after} == {int(found[0]) + 3}


def test_a_process_that_dies_is_replaced_and_the_others_go_on(folder):
    with Server(folder) as server:
        first, second = server.fronts()
        os.kill(first, signal.SIGKILL)
        for _ in range(12):  # one that falls to the dead process waits for the next, or is told so at once
            with contextlib.suppress(httpx.TransportError):
                assert server.get(LOOKUP).status_code == 200
        server._until(lambda: len(server.fronts()) == 2)
        assert second in server.fronts()
        assert first not in server.fronts()
        for _ in range(12):
            assert len(server.get(LOOKUP).json()["results"]["bindings"]) == 3
        assert "another takes its place" in server.log()


def test_a_worker_that_dies_costs_one_answer(folder):
    with Server(folder, "--workers", "1") as server:
        worker = server.the_worker()
        os.kill(worker, signal.SIGKILL)
        statuses = [server.get({"query": "SELECT (1 AS ?n) {}"}).status_code for _ in range(3)]
        assert statuses in ([200] * 3, [503, 200, 200])


def test_a_process_that_hangs_is_replaced_and_the_others_go_on(folder):
    with Server(folder) as server:
        server.everyone()
        first, second = server.fronts()
        os.kill(first, signal.SIGSTOP)
        server.until_gone([first])
        server._until(lambda: len(server.fronts()) == 2)
        assert second in server.fronts()
        for _ in range(12):
            assert len(server.get(LOOKUP).json()["results"]["bindings"]) == 3
        assert "no sign of life" in server.log()


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_worker_that_hangs_costs_one_answer_and_is_replaced(folder, processes):
    first, *queries = ({"query": f"SELECT ({n} AS ?n) {{}}"} for n in range(5))  # none is answered from before
    with Server(folder, "--workers", "1", "--time-limit", "2", processes=processes) as server:
        assert server.get(first).status_code == 200
        worker = server.the_worker()
        os.kill(worker, signal.SIGSTOP)
        late = server.get(queries.pop())
        assert late.status_code == 503
        assert "longer than 2 seconds" in late.text
        server.until_gone([worker])
        assert [server.get(query).status_code for query in queries] == [200] * 3
        assert server.workers() != [worker]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_answers_what_is_under_way_and_leaves_nothing_behind(folder, number):
    with Server(folder, "--time-limit", "2") as server, ThreadPoolExecutor(1) as threads:
        everyone = server.everyone()
        answer = threads.submit(server.get, ENDLESS)
        time.sleep(0.5)
        server.process.send_signal(number)
        assert answer.result().status_code == 503
        assert server.process.wait(30) == 0
        server.until_gone(everyone)
        with pytest.raises(httpx.TransportError):
            server.get(LOOKUP)
        assert "Traceback" not in server.log()


def test_no_process_outlives_a_keeper_that_is_killed(folder):
    with Server(folder) as server:
        everyone = server.everyone()
        server.process.kill()
        server.until_gone(everyone)
        assert not any(map(_runs, everyone))


def test_a_second_server_on_the_port_is_refused(folder):
    with Server(folder) as server:
        port = server.url.rpartition(":")[2]
        command = [sys.executable, "-m", "filinggraph.cli.main", "serve", str(folder), "--port", port]
        found = subprocess.run([*command, "--processes", "2"], capture_output=True, text=True, timeout=60)
        assert found.returncode != 0
        assert "cannot listen there" in found.stderr
