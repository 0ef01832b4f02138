"""`filinggraph draw`: still pictures for reports."""

import datetime
import importlib
from pathlib import Path

import click

from filinggraph.errors import QueryError, SettingsError


@click.command()
@click.argument("company")
@click.option("--graph", required=True, help="Build folder, or the URI of a server (neo4j://HOST).")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="File: .svg, .png or .html.")
@click.option("--timeline", is_flag=True, help="Draw the company's contracts in time instead of its neighbourhood.")
@click.option("--on", help="Day that colours count from, YYYY-MM-DD; else that of the latest filing.")
def draw(company: str, graph: str, output: str, timeline: bool, on: str | None) -> None:
    """Draw COMPANY (name, ticker, CIK or identifier) with its customers and suppliers.

    \b
    Examples:
      filinggraph draw "American Locker" --graph graph -o locker.svg
      filinggraph draw ALGI --graph graph -o locker.png --timeline
    """
    suffix = Path(output).suffix.lower()
    if suffix not in (".svg", ".png", ".html"):
        raise SettingsError(f"{output}: pictures are .svg, .png or .html; choose one of these endings")
    picture = importlib.import_module("filinggraph.serve.picture")  # starts numpy and the store, wanted here alone
    day = None
    if on:
        try:
            day = datetime.date.fromisoformat(on)
        except ValueError:
            raise QueryError(f"--on {on}: not a date; write it as 2005-02-28") from None
    data = picture.draw(graph, company, suffix, timeline=timeline, on=day)
    Path(output).write_bytes(data)
    click.echo(f"{output}: {len(data):,} bytes")
