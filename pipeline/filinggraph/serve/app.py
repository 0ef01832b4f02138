"""The web application: its routes, and what stands before them."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from filinggraph.serve import endpoint, explore
from filinggraph.serve.access import AccessLog, Surround
from filinggraph.serve.lookups import Lookups
from filinggraph.serve.runner import Runner


def application(runner: Runner) -> Starlette:
    """The server for the graph of the runner."""
    access = AccessLog()
    sparql = endpoint.Sparql(runner, Lookups(runner.locator), access)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await runner.open()
        yield
        await runner.close()
        access.write()

    made = Starlette(
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
            Middleware(endpoint.Endpoint, sparql=sparql),
            Middleware(Surround, access=access),
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
    made.state.runner, made.state.sparql = runner, sparql
    return made
