"""`filinggraph serve`: the SPARQL endpoint and the explorer page."""

import importlib
import os
import sys

import click

from filinggraph.errors import SettingsError

MOST_PROCESSES = 4


@click.command()
@click.argument("graph")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, help="Port to listen on; 0 takes any free one.")
@click.option("--time-limit", default=30.0, show_default=True, help="Seconds after which a query is stopped.")
@click.option("--workers", default=0, help="Queries at once; 0: two for each processor.")
@click.option("--processes", default=0, help="Processes that speak HTTP; 0: one for each processor, up to four.")
@click.option("--waiting", default=64, show_default=True, help="Queries that may wait for a worker before 429.")
@click.option("--result-limit", default=100, show_default=True, help="Largest result in megabytes.")
@click.option("--memory-limit", default=4000, show_default=True, help="Memory of one query in megabytes; 0: no limit.")
def serve(
    graph: str,
    host: str,
    port: int,
    time_limit: float,
    workers: int,
    processes: int,
    waiting: int,
    result_limit: int,
    memory_limit: int,
) -> None:
    """Serve GRAPH, a build folder or the URI of a Neo4j server: the explorer page at /, SPARQL at /sparql.

    \b
    Example:
      filinggraph serve graph --port 8765
    """
    try:
        run = importlib.import_module("filinggraph.serve.run")
        pool = importlib.import_module("filinggraph.serve.pool")
    except ModuleNotFoundError as error:
        raise SettingsError(f"{error.name} is not installed; run: pip install 'filinggraph[serve]'") from error
    limits = pool.Limits(
        seconds=time_limit,
        workers=workers or 2 * (os.cpu_count() or 1),
        waiting=waiting,
        result_bytes=result_limit * 1_000_000,
        memory_bytes=memory_limit * 1_000_000,
    )
    run.serve(graph, host, port, limits, _announce, processes=processes or _processes(graph))


def _processes(graph: str) -> int:
    """One for each processor, where lookups are answered, and where the system deals out connections: on Linux."""
    return min(os.cpu_count() or 1, MOST_PROCESSES) if sys.platform == "linux" and "://" not in graph else 1


def _announce(url: str) -> None:
    click.echo(f"filinggraph: {url} (SPARQL at /sparql); stop with Ctrl-C", err=True)
