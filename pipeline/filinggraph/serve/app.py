"""The web application: its routes, and what surrounds every answer (security headers, CORS, gzip, access log)."""

import contextlib
import logging
import time
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filinggraph.serve import endpoint, explore
from filinggraph.serve.pool import Limits, Pool

log = logging.getLogger("filinggraph.serve")

SECURITY = {
    b"content-security-policy": (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        b"form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
}


class Surround:
    """Adds the security headers and logs method, path, status, bytes and time: never the query."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status, size = time.perf_counter(), 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *SECURITY.items()]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            if log.isEnabledFor(logging.INFO):
                client = scope["client"][0] if scope.get("client") else "-"
                path = scope["path"].encode("ascii", "backslashreplace").decode()[:200]
                took = (time.perf_counter() - started) * 1000
                log.info("%s %s %r %d %dB %.1fms", client, scope["method"], path, status, size, took)


def application(locator: str, limits: Limits | None = None) -> Starlette:
    """The server for one graph: a build folder, or the URI of a Neo4j server."""
    chosen = limits or Limits()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(locator, chosen)
        await pool.open()
        app.state.pool = pool
        yield
        await pool.close()

    return Starlette(
        routes=[
            Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
            Route("/void", endpoint.void),
            Route("/.well-known/void", endpoint.void),
            Route("/id/{path:path}", explore.resource),
            Route("/api/ask/{name}", explore.ask),
            Route("/api/questions", explore.question_list),
            Route("/api/info", explore.info),
            Route("/api/graph", explore.graph),
            Route("/api/cypher", explore.cypher, methods=["POST"]),
            Route("/api/text/{sha}", explore.text),
            Route("/static/{name}", explore.static),
            Route("/", explore.static),
        ],
        middleware=[
            Middleware(Surround),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["*"],
                expose_headers=["ETag"],
            ),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        lifespan=lifespan,
    )
