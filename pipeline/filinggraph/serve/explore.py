"""The routes behind the explorer page: questions, neighbourhoods, texts, linked data, and the page's own files."""

import json
import re
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from filinggraph.ask import FORMATS
from filinggraph.ask.catalog import TOPICS
from filinggraph.ask.listing import by_topic
from filinggraph.serve.answer import Answer
from filinggraph.serve.endpoint import base, read_body, respond
from filinggraph.serve.negotiate import GRAPHS, choose
from filinggraph.serve.protocol import Refused
from filinggraph.serve.runner import Runner

IDENTIFIERS = "https://w3id.org/filinggraph/id/"
AROUND = 20_000


async def ask(request: Request) -> Response:
    """Rows of a shipped question as JSON {columns, rows}, or with `as=csv` and the like as a file."""
    runner: Runner = request.app.state.runner
    name, parameters = request.path_params["name"], dict(request.query_params)
    form = parameters.pop("as", "page")
    if form != "page" and form not in FORMATS:
        return respond(request, Answer.refused(400, f"as={form[:40]}: choose one of {', '.join(FORMATS)}."))
    answer = await runner.recall({"do": "ask", "name": name, "parameters": parameters, "form": form})
    response = respond(request, answer)
    if form != "page" and answer.status == 200:
        suffix = {"markdown": "md", "table": "txt"}.get(form, form)
        response.headers["content-disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response


async def question_list(request: Request) -> Response:
    """Every shipped question with its parameters, columns and texts."""
    found = [
        {
            "name": q.name,
            "title": q.title,
            "topic": TOPICS[q.topic],
            "description": q.description,
            "parameters": [
                {
                    "name": p.name,
                    "type": p.type,
                    "default": None if p.open else p.default,
                    "example": p.example,
                    "meaning": p.meaning,
                }
                for p in q.parameters
            ],
            "texts": dict(q.texts),
        }
        for asked in by_topic().values()
        for q in asked
    ]
    return respond(request, Answer.of(json.dumps(found, default=str).encode(), "application/json"))


async def info(request: Request) -> Response:
    """What the graph holds, and the day that "now" is in it: that of its latest filing."""
    runner: Runner = request.app.state.runner
    answer = await runner.recall({"do": "ask", "name": "overview", "parameters": {}, "form": "json"})
    if answer.status != 200:
        return respond(request, answer)
    (counts,) = json.loads(answer.body) or [{}]
    last = counts.get("last")
    found = {
        "store": "neo4j" if "://" in runner.locator else "rdf",
        "on": last or "2000-01-01",
        "first": counts.get("first") or last or "2000-01-01",
        "last": last or "2000-01-01",
        "counts": counts,
    }
    return respond(request, Answer.of(json.dumps(found).encode(), "application/json"))


async def graph(request: Request) -> Response:
    """Nodes with positions and edges: around the organizations in `center`, or the whole graph."""
    runner: Runner = request.app.state.runner
    return respond(request, await runner.recall(_graph(request.query_params.get("center", "").split()[:50])))


def _graph(centers: list[str]) -> dict[str, object]:
    return {"do": "graph", "centers": centers}


async def cypher(request: Request) -> Response:
    """Rows of a Cypher query that only reads."""
    runner: Runner = request.app.state.runner
    try:
        text = (await read_body(request.receive, dict(request.scope["headers"]), runner.limits.body_bytes)).decode(
            "utf-8"
        )
    except Refused as refused:
        return respond(request, Answer.refused(refused.status, refused.message))
    except UnicodeDecodeError:
        return respond(request, Answer.refused(400, "The query is not UTF-8."))
    return respond(request, await runner.run({"do": "cypher", "text": text}))


async def text(request: Request) -> Response:
    """A passage inside its document: what stands before it, the passage, what stands after it."""
    runner: Runner = request.app.state.runner
    sha = request.path_params["sha"]
    path = Path(runner.locator) / "texts" / f"{sha}.txt"
    if not re.fullmatch(r"[0-9a-f]{64}", sha) or "://" in runner.locator or not path.is_file():
        return respond(request, Answer.refused(404, "The text of this document is not kept here."))
    try:
        start, end = int(request.query_params["start"]), int(request.query_params["end"])
    except (KeyError, ValueError):
        return respond(request, Answer.refused(400, "Give start and end as numbers of characters."))
    whole = path.read_bytes().decode("utf-8", "replace")
    if not 0 <= start <= end <= len(whole):
        return respond(request, Answer.refused(400, f"The text has {len(whole)} characters."))
    first = max(0, start - AROUND)
    parts = {
        "from": first,
        "before": whole[first:start],
        "quote": whole[start:end],
        "after": whole[end : end + AROUND],
        "rest": max(0, len(whole) - end - AROUND),
    }
    return respond(request, Answer.of(json.dumps(parts).encode(), "application/json"))


async def resource(request: Request) -> Response:
    """What an identifier stands for: a view of the page for readers, RDF for programs."""
    runner: Runner = request.app.state.runner
    iri = IDENTIFIERS + request.path_params["path"]
    if not re.fullmatch(r"[A-Za-z0-9:/._~%@+,;=()!$&'*-]+", iri):
        return respond(request, Answer.refused(404, "No such resource."))
    accept = request.headers.get("accept")
    kind = choose(accept, (*GRAPHS, "text/html"))
    if kind == "text/html":
        view = "company" if "/id/party/" in iri else "resource"
        return RedirectResponse(f"{base(request)}/#/{view}/{quote(iri, safe='')}", 303)
    if kind is None:
        return respond(request, Answer.refused(406, f"This is there as text/html, {', '.join(GRAPHS)}."))
    query = f"CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"
    found = await runner.run({"do": "sparql", "text": f"ASK {{ <{iri}> ?p ?o }}", "accept": "application/json"})
    if found.status == 200 and not json.loads(found.body)["boolean"]:
        return respond(request, Answer.refused(404, f"<{iri}> is not in this graph."))
    answer = await runner.run({"do": "sparql", "text": query, "accept": accept})
    return respond(request, answer)


_FILES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


async def static(request: Request) -> Response:
    """One of the page's own files; only names that ship are found."""
    name = request.path_params.get("name", "index.html")
    folder = resources.files("filinggraph.serve") / "static"
    if name not in {item.name for item in folder.iterdir()}:
        return respond(request, Answer.refused(404, "No such file."))
    body = (folder / name).read_bytes()
    if name == "index.html":  # places take a while to find in a large graph: begin before somebody wants to see it
        runner: Runner = request.app.state.runner
        runner.ahead(_graph([]))
    return respond(request, Answer.of(body, _FILES[Path(name).suffix]))
