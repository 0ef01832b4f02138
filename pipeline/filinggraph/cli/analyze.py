"""`filinggraph analyze`: figures of the company graph."""

import importlib

import click

from filinggraph.ask import FORMATS
from filinggraph.cli.ask import deliver
from filinggraph.cli.login import Login, server_options

NAMES = ("exposure", "concentration", "customers-in-common", "centrality")


@click.command()
@click.argument("graph", metavar="GRAPH")
@click.argument("name", type=click.Choice(NAMES), metavar="ANALYSIS")
@click.option("--company", default="", help="Only rows about this one: name, ticker, CIK or identifier.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--ids", is_flag=True, help="Show identifiers in tables and Markdown, too.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File to write; else standard output.")
@click.option("--write", "back", is_flag=True, help="Keep the figures at the companies' nodes, for Cypher.")
@server_options
def analyze(
    graph: str, name: str, company: str, form: str, ids: bool, output: str | None, back: bool, login: Login
) -> None:
    """Compute figures of who sells to whom in GRAPH, a build folder or a Neo4j server.

    ANALYSIS is one of: exposure (what part of a company's sales hangs on whom, sold there itself or through companies
    that sell there, weighted by shares), concentration (Herfindahl index of customers' shares in the newest year),
    customers-in-common (pairs of suppliers) and centrality (PageRank along sales, betweenness, numbers of customers
    and suppliers). With --write, companies keep: largestExposure and mostExposedTo; herfindahl and herfindahlYear;
    pageRank and betweenness. They stay until the analysis is written anew.

    \b
    Examples:
      filinggraph analyze graph exposure --company USPS
      filinggraph analyze graph concentration --format csv -o concentration.csv
      filinggraph analyze neo4j://localhost:7687 centrality --write
    """
    analyses = importlib.import_module("filinggraph.analyze")  # starts networkx and numpy, wanted here alone
    with login.open(graph, read_only=not back) as store:
        answer = analyses.analyze(store, name, company=company)
        if back:
            count = analyses.write_back(store, name)
            click.echo(f"{store.locator}: figures kept at {count} companies", err=True)
    deliver(answer, form, ids, output)
