"""The routes that serve RDF: the SPARQL endpoint, its description, and VoID."""

import json
from collections.abc import Iterable

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from filinggraph.serve import description
from filinggraph.serve.negotiate import GRAPHS, choose
from filinggraph.serve.pool import Pool
from filinggraph.serve.protocol import Refused, read_request
from filinggraph.serve.worker import Answer

PREFIXES = {
    "sd": description.SD,
    "void": description.VOID,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


async def sparql(request: Request) -> Response:
    """SPARQL 1.1 Protocol, query part."""
    pool: Pool = request.app.state.pool
    try:
        body = await read_body(request, pool.limits.body_bytes) if request.method == "POST" else b""
        asked = read_request(
            "POST" if request.method == "POST" else "GET",
            request.scope["query_string"],
            request.headers.get("content-type", ""),
            body,
        )
    except Refused as refused:
        return respond(request, Answer.refused(refused.status, refused.message))
    if asked is None:
        if choose(request.headers.get("accept"), (*GRAPHS, "text/html")) == "text/html":
            return RedirectResponse("/#/sparql", 303)
        return respond(request, rdf(request, description.service(base(request))))
    answer = await pool.run(
        {
            "do": "sparql",
            "text": asked.text,
            "accept": request.headers.get("accept"),
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
        }
    )
    return respond(request, answer)


async def void(request: Request) -> Response:
    """What the data holds, counted when it is asked for."""
    pool: Pool = request.app.state.pool
    found = []
    for text in (description.COUNT, description.CLASSES):
        answer = await pool.run({"do": "sparql", "text": text, "accept": "application/sparql-results+json"})
        if answer.status != 200:
            return respond(request, answer)
        found.append(json.loads(answer.body)["results"]["bindings"])
    row = found[0][0]
    counts = [int(row[name]["value"]) for name in ("triples", "subjects", "properties")]
    classes = [(r["class"]["value"], int(r["n"]["value"])) for r in found[1]]
    return respond(request, rdf(request, description.void(base(request), counts, classes)))


async def read_body(request: Request, limit: int) -> bytes:
    """The request's body. Raises Refused (413) as soon as it is longer than limit bytes."""
    too_long = Refused(413, f"The request's body is longer than {limit:,} bytes.")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise too_long
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > limit:
                raise too_long
            parts.append(part)
    except ClientDisconnect:
        raise Refused(400, "The request ended early.") from None
    return b"".join(parts)


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
    """The answer as an HTTP response, or 304 when the client has it already."""
    kind = answer.kind
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    headers = {"content-type": kind, "vary": "Accept, Accept-Encoding"}
    if answer.status in (429, 503):
        headers["retry-after"] = "5"
    if answer.etag:
        headers["etag"] = f'W/"{answer.etag}"'
        headers["cache-control"] = "no-cache"
        known = request.headers.get("if-none-match", "")
        if known and answer.etag in {tag.strip().removeprefix("W/").strip('"') for tag in known.split(",")}:
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers)


def base(request: Request) -> str:
    """Scheme and authority under which the client reached the server."""
    return f"{request.url.scheme}://{request.url.netloc}"
