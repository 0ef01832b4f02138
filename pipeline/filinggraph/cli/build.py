"""`filinggraph build`: from filings to a stored graph."""

import sys
from dataclasses import replace

import click

from filinggraph.build import build as build_graph
from filinggraph.build import decisions
from filinggraph.build.folder import Folder
from filinggraph.settings import Settings


@click.command(epilog="Example: filinggraph build filings/ press-release.txt --to graph")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "folder", required=True, metavar="DIR", help="Folder of the graph; made where missing.")
@click.option(
    "--companies", metavar="FILE", help="SEC company tickers (JSON) or cik,name,ticker (CSV) to link names to."
)
@click.option("--overrides", metavar="FILE", help="Decisions on doubtful matches, see `filinggraph review`.")
@click.option("--workers", type=click.IntRange(0), help="Worker processes; 0 takes one a core.")
@click.option("--quiet", is_flag=True, help="Print only the closing table.")
def build(
    paths: tuple[str, ...], folder: str, companies: str | None, overrides: str | None, workers: int | None, quiet: bool
) -> None:
    """Read filings (files, folders, globs, archives, - for standard input) and build the graph in a folder.

    Steps: read, extract, resolve, type, check (SHACL), store. Filings already in the folder stay; the same input again
    changes nothing. The folder keeps the reference list and the decisions for builds without these options. Exit code 0
    only when every input was read, every fact conforms and every decision fits.
    """
    settings = Settings.from_environment()
    if workers is not None:
        settings = replace(settings, workers=workers)
    made = Folder.make(folder)
    tally = build_graph(
        paths,
        folder,
        settings=settings,
        companies=decisions.companies(made, companies, keep=True),
        overrides=decisions.overrides(made, overrides, keep=True),
        progress=(lambda line: None) if quiet else (lambda line: click.echo(line, err=True)),
    )
    click.echo("\n".join(tally.lines()))
    sys.exit(0 if tally.well else 1)
