"""`filinggraph remove`: filings out of a store."""

import sys
from pathlib import Path

import click

from filinggraph.build.folder import Folder
from filinggraph.cli.login import Login, server_options
from filinggraph.store import is_server


@click.command()
@click.argument("graph", metavar="STORE")
@click.argument("filings", nargs=-1, required=True, metavar="ACCESSION...")
@server_options
def remove(graph: str, filings: tuple[str, ...], login: Login) -> None:
    """Take filings, and what they alone support, out of STORE (a build folder, a Neo4j server or an RDF file).

    ACCESSION is a filing's accession number. From a build folder its facts and texts go, too. What other filings say
    stays as it is; names that only the removed filings tied together are told apart by the next build. Exit code 1
    when one of the filings is not there.

    \b
    Examples:
      filinggraph remove graph 0000008855-05-000004
      filinggraph remove neo4j://localhost:7687 0000008855-05-000004 0000008855-04-000001
    """
    with login.open(graph) as store:
        folder = _folder(graph)
        here = set(store.digests()) | ({f["id"] for f in folder.manifest().get("filings", ())} if folder else set())
        wanted = sorted(set(filings))
        present = [identity for identity in wanted if identity in here]
        for identity in present:
            if folder:
                folder.drop(identity)
        removed = store.write((), remove=present).removed
        if folder and present:
            folder.forget(present)
        click.echo(f"{store.locator}: {removed} filings removed, {len(here) - len(present)} left")
    absent = [identity for identity in wanted if identity not in here]
    for identity in absent:
        click.echo(f"filinggraph: {identity}: no such filing here", err=True)
    sys.exit(1 if absent else 0)


def _folder(locator: str) -> Folder | None:
    """The build folder at locator, if it is one."""
    if is_server(locator) or not (Path(locator) / "manifest.json").is_file():
        return None
    return Folder.open(locator)
