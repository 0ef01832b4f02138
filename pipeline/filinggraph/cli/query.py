"""`filinggraph query`: one's own SPARQL or Cypher."""

import sys

import click

from filinggraph.ask import FORMATS
from filinggraph.ask import query as query_graph
from filinggraph.cli.ask import deliver


@click.command()
@click.argument("text")
@click.option("--graph", required=True, help="Build folder, or the URI of a server (neo4j://HOST).")
@click.option("--language", type=click.Choice(["sparql", "cypher"]), help="Told from the text when left out.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File to write; else standard output.")
def query(text: str, graph: str, language: str | None, form: str, output: str | None) -> None:
    """Run the query TEXT ("-" reads it from standard input) on a graph. Queries only read.

    \b
    Examples:
      filinggraph query "SELECT * { ?s ?p ?o } LIMIT 5" --graph graph
      filinggraph query "MATCH (o:Party) RETURN o.name LIMIT 5" --graph graph --format csv
    """
    asked = sys.stdin.read() if text == "-" else text
    deliver(query_graph(graph, asked, language=language), form, True, output)
