"""The routes that serve RDF: the SPARQL endpoint, its description, and VoID."""

import gzip
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from filinggraph.serve import description
from filinggraph.serve.access import CROSS_ORIGIN, NO_SNIFFING, AccessLog, Headers
from filinggraph.serve.answer import Answer
from filinggraph.serve.lookups import Lookups
from filinggraph.serve.negotiate import GRAPHS, choose
from filinggraph.serve.protocol import QueryRequest, Refused, read_request
from filinggraph.serve.runner import Runner

PREFIXES = {
    "sd": description.SD,
    "void": description.VOID,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}

WORTH_PACKING = 1000
_METHODS = ("GET", "HEAD", "POST")


class Endpoint:
    """Answers SPARQL queries ahead of the framework's routes, and passes on whatever else is asked.

    A query that looks a few things up takes a fraction of a millisecond; the way through the routes would double it.
    """

    def __init__(self, app: ASGIApp, sparql: "Sparql") -> None:
        self.app = app
        self.sparql = sparql

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or have it answered."""
        if scope["type"] != "http" or scope["path"] != "/sparql" or scope["method"] not in _METHODS:
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        headers: dict[bytes, bytes] = dict(scope["headers"])
        try:
            asked = await self._read(scope, receive, headers)
        except Refused as refused:
            answer = Answer.refused(refused.status, refused.message)
        else:
            if asked is None:
                await self.app(scope, receive, send)
                return
            answer = await self.sparql.answer(asked, headers)
        status, told, body = outgoing(answer, headers)
        await send({"type": "http.response.start", "status": status, "headers": told})
        await send({"type": "http.response.body", "body": body})
        self.sparql.access.note(scope.get("client"), (scope["method"], scope["path"]), status, len(body), began)

    async def _read(self, scope: Scope, receive: Receive, headers: Mapping[bytes, bytes]) -> QueryRequest | None:
        if scope["method"] != "POST":
            return read_request("GET", scope["query_string"], "", b"")
        body = await read_body(receive, headers, self.sparql.runner.limits.body_bytes)
        content_type = headers.get(b"content-type", b"").decode("latin-1")
        return read_request("POST", scope["query_string"], content_type, body)


@dataclass(slots=True)
class Sparql:
    """Those who answer queries: the server itself, where it knows the form of a lookup, and the workers."""

    runner: Runner
    lookups: Lookups
    access: AccessLog

    async def answer(self, asked: QueryRequest, headers: Mapping[bytes, bytes]) -> Answer:
        """The answer to a query of a request with these headers."""
        return self.at_once(asked, headers) or await self._worked(asked, _accept(headers))

    def at_once(self, asked: QueryRequest, headers: Mapping[bytes, bytes]) -> Answer | None:
        """The answer to a lookup, or None for what a worker has to do."""
        return self.lookups.answer(asked, _accept(headers))

    async def _worked(self, asked: QueryRequest, accept: str | None) -> Answer:
        began = time.perf_counter()
        once = asked.form.lookup or asked.form.fleeting  # a lookup is timed, and soon done here
        ask = self.runner.run if once else self.runner.recall
        answer = await ask(
            {
                "do": "sparql",
                "text": asked.text,
                "accept": accept,
                "union": not asked.form.own_dataset,
                "default_graphs": asked.default_graphs,
                "named_graphs": asked.named_graphs,
            }
        )
        if answer.status == 200:
            self.lookups.learn(asked.form, time.perf_counter() - began)
        return answer


def _accept(headers: Mapping[bytes, bytes]) -> str | None:
    return headers[b"accept"].decode("latin-1") if b"accept" in headers else None


def outgoing(answer: Answer, headers: Mapping[bytes, bytes]) -> tuple[int, Headers, bytes]:
    """Status, headers and body of an answer to a query of a request with these headers."""
    status, told, body = prepared(answer, headers)
    if b"origin" in headers:
        told += CROSS_ORIGIN
    told.append(NO_SNIFFING)
    return status, told, body


async def described(request: Request) -> Response:
    """The endpoint without a query: its description, or for readers the page on which to write one."""
    if choose(request.headers.get("accept"), (*GRAPHS, "text/html")) == "text/html":
        return RedirectResponse("/#/sparql", 303)
    return respond(request, rdf(request, description.service(base(request))))


async def void(request: Request) -> Response:
    """What the data holds, counted when it is asked for."""
    runner: Runner = request.app.state.runner
    found = []
    for text in (description.COUNT, description.CLASSES):
        answer = await runner.run({"do": "sparql", "text": text, "accept": "application/sparql-results+json"})
        if answer.status != 200:
            return respond(request, answer)
        found.append(json.loads(answer.body)["results"]["bindings"])
    row = found[0][0]
    counts = [int(row[name]["value"]) for name in ("triples", "subjects", "properties")]
    classes = [(r["class"]["value"], int(r["n"]["value"])) for r in found[1]]
    return respond(request, rdf(request, description.void(base(request), counts, classes)))


async def read_body(receive: Receive, headers: Mapping[bytes, bytes], limit: int) -> bytes:
    """The request's body. Raises Refused (413) as soon as it is longer than limit bytes."""
    too_long = f"The request's body is longer than {limit:,} bytes."
    declared = headers.get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > limit:
        raise Refused(413, too_long)
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400, "The request ended early.")
        more = message.get("more_body", False)
        body += message.get("body", b"")
        if len(body) > limit:
            raise Refused(413, too_long)
    return body


def rdf(request: Request, triples: Iterable[ox.Triple]) -> Answer:
    """Triples in the syntax that the client wants."""
    kind = choose(request.headers.get("accept"), GRAPHS)
    if kind is None:
        return Answer.refused(406, f"This is there as {', '.join(GRAPHS)}.")
    syntax = ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.TURTLE
    body = ox.serialize(triples, format=syntax, prefixes=PREFIXES)
    assert body is not None
    return Answer.of(body, kind)


def respond(request: Request, answer: Answer) -> Response:
    """The answer as a response of the framework."""
    response = Response()
    response.status_code, response.raw_headers, response.body = prepared(answer, dict(request.scope["headers"]))
    return response


def prepared(answer: Answer, asked: Mapping[bytes, bytes]) -> tuple[int, Headers, bytes]:
    """Status, headers and body: packed for clients that take it so, or 304 when the client has it already.

    `asked`: the request's headers.
    """
    body = answer.body
    told: Headers = [(b"content-type", _content_type(answer.kind)), (b"vary", b"Accept, Accept-Encoding")]
    if answer.status in (429, 503):
        told.append((b"retry-after", b"5"))
    if answer.etag:
        told += [(b"etag", f'W/"{answer.etag}"'.encode()), (b"cache-control", b"no-cache")]
        known = asked.get(b"if-none-match", b"").decode("latin-1")
        if known and answer.etag in {tag.strip().removeprefix("W/").strip('"') for tag in known.split(",")}:
            return 304, told, b""
    if len(body) >= WORTH_PACKING and _takes_gzip(asked.get(b"accept-encoding", b"").decode("latin-1")):
        told.append((b"content-encoding", b"gzip"))
        body = gzip.compress(body, 1, mtime=0)  # the quickest level: what a slower one saves, it costs in time
    told.append((b"content-length", b"%d" % len(body)))
    return answer.status, told, body


@lru_cache(100)
def _content_type(kind: str) -> bytes:
    return (f"{kind}; charset=utf-8" if kind.startswith("text/") else kind).encode()


@lru_cache(256)
def _takes_gzip(accepted: str) -> bool:
    return "gzip" in accepted and choose(accepted.replace("gzip", "gzip/gzip"), ("gzip/gzip",)) is not None


def base(request: Request) -> str:
    """Scheme and authority under which the client reached the server."""
    return f"{request.url.scheme}://{request.url.netloc}"
