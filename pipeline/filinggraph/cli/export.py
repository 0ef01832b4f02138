"""`filinggraph export`: a graph for other tools."""

import importlib
import sys
from pathlib import Path

import click

from filinggraph.cli.login import Login, server_options

FORMATS = ("graphml", "gexf", "jsonld", "trig", "nq", "ttl", "json", "parquet", "csv")


@click.command()
@click.argument("graph", metavar="DIR")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Told from the ending of FILE when left out.")
@click.option("-o", "--output", metavar="FILE", help="File, or folder for parquet and csv; else standard output.")
@click.option(
    "--view",
    type=click.Choice(["full", "companies"]),
    default="full",
    show_default=True,
    help="companies: only who sells to whom, with shares (graphml, gexf, json).",
)
@server_options
def export(graph: str, form: str | None, output: str | None, view: str, login: Login) -> None:
    """Write the graph in DIR (or in a Neo4j server or RDF file) for other tools.

    GraphML and GEXF for Gephi, yEd and networkx; JSON as nodes and links for pages; TriG, N-Quads and JSON-LD keep
    each filing in a graph of its own, Turtle puts them together; Parquet and CSV are folders of tables.

    \b
    Examples:
      filinggraph export graph -o graph.graphml
      filinggraph export graph --view companies -o companies.gexf
      filinggraph export graph --format parquet -o tables
      filinggraph export neo4j://localhost:7687 --format nq > graph.nq
    """
    files = importlib.import_module("filinggraph.export.files")  # starts networkx and pyarrow, wanted here alone
    chosen = form or (files.format_of(output) if output else None)
    if chosen is None:
        raise click.UsageError("Say --format, or name a file by -o.")
    with login.open(graph, read_only=True) as store:
        written = files.export(store, chosen, Path(output) if output else None, view=view)
    if isinstance(written, bytes):
        sys.stdout.buffer.write(written)
        return
    for path in written:
        click.echo(f"{path}: {path.stat().st_size:,} bytes")
