"""`filinggraph remove`: filings out of a store."""

import sys
from pathlib import Path

import click

from filinggraph.build import remove as take_out
from filinggraph.build.folder import Folder
from filinggraph.cli.login import Login, server_options
from filinggraph.settings import Settings
from filinggraph.store import is_server


@click.command()
@click.argument("graph", metavar="STORE")
@click.argument("filings", nargs=-1, required=True, metavar="ACCESSION...")
@server_options
def remove(graph: str, filings: tuple[str, ...], login: Login) -> None:
    """Take filings, and what they alone support, out of STORE (a build folder, a Neo4j server or an RDF file).

    ACCESSION is a filing's accession number. From a build folder its facts and texts go, too, and what is left is the
    graph that the other filings give by themselves: names that only the removed ones tied together come apart. In other
    stores what the other filings say stays as it is. Exit code 1 when one of the filings is not there.

    \b
    Examples:
      filinggraph remove graph 0000008855-05-000004
      filinggraph remove neo4j://localhost:7687 0000008855-05-000004 0000008855-04-000001
    """
    wanted = set(filings)
    folder, name = _folder(graph), graph
    if folder:
        here = {f["id"] for f in folder.manifest().get("filings", ())}
        present = sorted(here & wanted)
        if present:
            take_out(present, graph, settings=Settings.from_environment())
    else:
        with login.open(graph) as store:
            name, here = store.locator, set(store.digests())
            present = sorted(here & wanted)
            store.write((), remove=present)
    click.echo(f"{name}: {len(present)} filings removed, {len(here) - len(present)} left")
    absent = sorted(wanted - here)
    for identity in absent:
        click.echo(f"filinggraph: {identity}: no such filing here", err=True)
    sys.exit(1 if absent else 0)


def _folder(locator: str) -> Folder | None:
    """The build folder at locator, if it is one."""
    if is_server(locator) or not (Path(locator) / "manifest.json").is_file():
        return None
    return Folder.open(locator)
