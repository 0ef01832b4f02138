"""The web application: its routes, and what stands before them."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from filinggraph.serve import endpoint, explore
from filinggraph.serve.access import Surround
from filinggraph.serve.kept import Kept
from filinggraph.serve.lookups import Lookups
from filinggraph.serve.pool import Limits, Pool


def application(locator: str, limits: Limits | None = None) -> Starlette:
    """The server for one graph: a build folder, or the URI of a Neo4j server."""
    pool = Pool(locator, limits or Limits())

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.open()
        app.state.pool, app.state.kept = pool, Kept(pool)
        yield
        await pool.close()

    return Starlette(
        routes=[
            Route("/sparql", endpoint.described),
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
            Middleware(endpoint.Endpoint, pool=pool, lookups=Lookups(locator)),
            Middleware(Surround),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["*"],
                expose_headers=["ETag"],
            ),
        ],
        lifespan=lifespan,
    )
