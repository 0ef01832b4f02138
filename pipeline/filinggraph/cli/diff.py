"""`filinggraph diff`: two stores side by side."""

import sys

import click

from filinggraph.cli.login import Login, server_options
from filinggraph.store import Difference, compare


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--list", "listed", default=5, show_default=True, help="How many differing items of a part to name.")
@click.option("--quiet", is_flag=True, help="Print only parts that differ.")
@server_options
def diff(first: str, second: str, listed: int, quiet: bool, login: Login) -> None:
    """Compare the graphs of two stores: filings, nodes by label, edges by type; counts, then fingerprints.

    A and B are build folders, RDF files, folders of import files (bulk:FOLDER) or Neo4j servers; logins that differ
    may stand in the URIs (neo4j://USER:PASSWORD@HOST). Everything is worked out from what the stores hold. Exit code 0
    when the graphs are equal, 1 when they differ.

    \b
    Examples:
      filinggraph diff graph neo4j://localhost:7687
      filinggraph diff graph graph.trig --quiet
    """
    with login.open(first, read_only=True) as one, login.open(second, read_only=True) as other:
        found = compare(one, other)
    differing = [part for part in found if not part.equal]
    for part in differing if quiet else found:
        click.echo(_line(part))
        for name in part.differing[:listed]:
            click.echo(f"    {name}")
        if len(part.differing) > listed:
            click.echo(f"    and {len(part.differing) - listed} more")
    click.echo("equal" if not differing else f"{len(differing)} of {len(found)} parts differ")
    sys.exit(1 if differing else 0)


def _line(part: Difference) -> str:
    name = f"{part.kind} {part.name}".strip()
    mark = "=" if part.equal else "≠"
    (left, right), (one, other) = part.counts, part.digests
    return f"{mark} {name:30} {left:>9} {right:>9}  {one} {other}"
