"""HTTP as it may come in, for lookups that are answered as they arrive, against a running server."""

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph as ox
import pytest

from filinggraph.serve.pool import Limits
from filinggraph.serve.run import running

THING = "http://example.org/thing"
QUERY = f"SELECT ?n {{ <{THING}> <http://example.org/n> ?n }}"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    store = ox.Store(str(folder / "rdf"))
    graph = ox.NamedNode("http://example.org/graph")
    n = ox.NamedNode("http://example.org/n")
    store.extend(ox.Quad(ox.NamedNode(THING), n, ox.Literal(value), graph) for value in range(3))
    store.extend(ox.Quad(ox.NamedNode(f"{THING}s"), n, ox.Literal(value), graph) for value in range(1000))
    store.flush()
    del store
    (folder / "manifest.json").write_text('{"format": 1}\n')
    with running(str(folder), Limits(workers=1, body_bytes=10_000)) as url:
        host, _, port = url.removeprefix("http://").partition(":")
        with Connection((host, int(port))) as first:
            for _ in range(2):  # from the second time on the server itself answers queries of this form
                assert first.ask(request()).values() == [0, 1, 2]
        yield host, int(port)


class Answer:
    """Status line, headers and body as they came."""

    def __init__(self, head, body):
        self.status = int(head.split(b" ")[1])
        lines = head.split(b"\r\n")[1:]
        self.headers = {name.lower(): value for name, _, value in (line.partition(b": ") for line in lines)}
        self.body = body

    def values(self):
        return sorted(int(row["n"]["value"]) for row in json.loads(self.body)["results"]["bindings"])


class Connection:
    """A connection on which bytes are sent as they are given."""

    def __init__(self, place):
        self.socket = socket.create_connection(place, timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def answer(self, method="POST"):
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.file.readline()
            assert line, f"the connection ended: {head!r}"
            head += line
        found = Answer(head[:-4], b"")
        found.body = b"" if method == "HEAD" else self.file.read(int(found.headers.get(b"content-length", b"0")))
        return found

    def ask(self, data, method="POST"):
        self.send(data)
        return self.answer(method)


def request(query=QUERY, *more, line="POST /sparql HTTP/1.1", kind="application/sparql-query", length=None):
    body = query.encode()
    size = len(body) if length is None else length
    lines = [line, "Host: here", f"Content-Length: {size}", f"Content-Type: {kind}", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_a_request_may_come_in_pieces(place):
    data = request()
    for cut in (1, 10, 30, data.index(b"\r\n\r\n") + 4, len(data) - 1):
        with Connection(place) as connection:
            for _ in range(2):
                connection.send(data[:cut])
                time.sleep(0.02)
                assert connection.ask(data[cut:]).values() == [0, 1, 2]


def test_several_requests_at_once_are_answered_in_order(place):
    other = f'ASK {{ <{THING}> <http://example.org/n> "x" }}'
    with Connection(place) as connection:
        connection.send(request() + request(other) + request("SELECT (1 AS ?n) {}") + request())
        found = [connection.answer() for _ in range(4)]
        assert [a.status for a in found] == [200] * 4
        assert found[0].values() == [0, 1, 2]
        assert json.loads(found[1].body)["boolean"] is False
        assert found[2].values() == [1]
        assert found[3].values() == [0, 1, 2]
        assert connection.ask(request()).values() == [0, 1, 2]


def test_one_who_asks_and_does_not_read_gets_every_answer_when_he_does(place):
    large, many = request(QUERY.replace(THING, f"{THING}s")), 300
    with Connection(place) as connection, ThreadPoolExecutor(1) as threads:
        asked = threads.submit(connection.send, large * many)
        time.sleep(0.5)
        with Connection(place) as other:
            assert other.ask(request()).values() == [0, 1, 2]
        for _ in range(many):
            assert len(connection.answer().values()) == 1000
        asked.result()


def test_lookups_and_other_requests_take_turns_on_a_connection(place):
    with Connection(place) as connection:
        for _ in range(3):
            assert connection.ask(request()).values() == [0, 1, 2]
            assert connection.ask(request("SELECT (7 AS ?n) {}")).values() == [7]
            page = connection.ask(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            assert (page.status, b"<!doctype html>" in page.body.lower()) == (200, True)


def test_headers_are_those_of_every_answer(place):
    with Connection(place) as connection:
        plain = connection.ask(request())
        other = connection.ask(request("SELECT (0 AS ?n) {}"))
        assert set(plain.headers) == set(other.headers)
        assert plain.headers[b"content-type"] == b"application/sparql-results+json"
        again = connection.ask(request(QUERY, "If-None-Match: " + plain.headers[b"etag"].decode()))
        assert (again.status, again.body) == (304, b"")
        there = connection.ask(request(QUERY, "Origin: https://example.org", "Accept: text/csv"))
        assert there.headers[b"access-control-allow-origin"] == b"*"
        assert sorted(there.body.split()) == [b"0", b"1", b"2", b"n"]
        assert connection.ask(request(QUERY, "Accept: image/png")).status == 406


def test_a_form_and_a_get_are_lookups_too(place):
    coded = QUERY.replace("<", "%3C").replace(">", "%3E").replace("?", "%3F").replace(" ", "+")
    with Connection(place) as connection:
        form = request(f"query={coded}", kind="application/x-www-form-urlencoded")
        assert connection.ask(form).values() == [0, 1, 2]
        get = f"GET /sparql?query={coded} HTTP/1.1\r\nHost: here\r\n\r\n".encode()
        assert connection.ask(get).values() == [0, 1, 2]
        head = connection.ask(get.replace(b"GET", b"HEAD", 1), "HEAD")
        assert (head.status, int(head.headers[b"content-length"]) > 0) == (200, True)
        assert connection.ask(get).values() == [0, 1, 2]


def test_a_client_that_ends_the_connection_after_the_answer_gets_both(place):
    for line, more in (("POST /sparql HTTP/1.1", ["Connection: close"]), ("POST /sparql HTTP/1.0", [])):
        with Connection(place) as connection:
            assert connection.ask(request(QUERY, *more, line=line)).values() == [0, 1, 2]
            assert connection.file.read() == b""


def test_a_body_in_chunks_and_one_that_waits_to_be_asked_for(place):
    body = QUERY.encode()
    with Connection(place) as connection:
        head = b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
        chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        assert connection.ask(head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks).values() == [0, 1, 2]
        connection.send(head + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body))
        assert connection.file.readline() == b"HTTP/1.1 100 Continue\r\n"
        assert connection.file.readline() == b"\r\n"
        assert connection.ask(body).values() == [0, 1, 2]


@pytest.mark.parametrize(
    "more",
    [
        ["Content-Length: 3"],
        ["Transfer-Encoding: chunked"],
        ["Bad Header: x"],
        ["Content-Length : 3"],
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_refused(place, more):
    with Connection(place) as connection:
        assert connection.ask(request(QUERY, *more)).status == 400


def test_a_body_longer_than_the_limit_is_refused_before_it_comes(place):
    with Connection(place) as connection:
        assert connection.ask(request("", length=10_001)).status == 413


def test_a_connection_that_ends_in_the_middle_leaves_the_server_going(place):
    for cut in (5, 60, 200):
        with Connection(place) as connection:
            connection.send(request()[:cut])
    with Connection(place) as connection:
        assert connection.ask(request()).values() == [0, 1, 2]
