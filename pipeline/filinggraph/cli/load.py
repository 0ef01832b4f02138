"""`filinggraph load`: a graph into Neo4j or another store."""

import importlib

import click

from filinggraph.cli.login import Login, server_options
from filinggraph.errors import StoreError
from filinggraph.store import copy, is_server


@click.command()
@click.argument("graph", metavar="DIR")
@click.option("--to", "target", required=True, metavar="STORE", help="Where to: URI of a server, folder or file.")
@click.option("--mirror", is_flag=True, help="Also take out of STORE the filings that DIR does not have.")
@click.option("--graphrag-labels", is_flag=True, help="Add what retrievers of neo4j-graphrag look for (servers only).")
@server_options
def load(graph: str, target: str, mirror: bool, graphrag_labels: bool, login: Login) -> None:
    """Write the graph in DIR (or in another store) to STORE.

    STORE is a Neo4j server (neo4j://HOST, bolt://HOST, neo4j+s://HOST), another folder, an RDF file (.trig, .nq,
    .jsonld), or bulk:FOLDER for files that `neo4j-admin database import` reads. Only filings that STORE does not have
    yet, or has differently, are written, each as a whole; a load that was cut off goes on when it is run again.

    \b
    Examples:
      NEO4J_PASSWORD=... filinggraph load graph --to neo4j://localhost:7687
      filinggraph load graph --to neo4j+s://example.databases.neo4j.io --user neo4j --database filings
      filinggraph load graph --to bulk:import && sh import/import.sh
      filinggraph load graph --to graph.trig
    """
    if graphrag_labels and not is_server(target):
        raise StoreError(f"{target}: --graphrag-labels is for Neo4j servers; leave it out")
    with login.open(graph, read_only=True) as source, login.open(target) as store:
        done = copy(source, store, mirror=mirror)
        where = store.locator
        if graphrag_labels:
            server = importlib.import_module("filinggraph.store.server")  # the driver is slow to start
            assert isinstance(store, server.Server)
            store.add_graphrag_labels()
    gone = f", {done.removed} taken out" if mirror else ""
    click.echo(f"{where}: {done.written} filings written, {done.unchanged} were there{gone}")
    if target.startswith("bulk:"):
        folder = target.removeprefix("bulk:")
        click.echo(f"import into a stopped server: sh {folder}/import.sh; then run {folder}/schema.cypher in it")
