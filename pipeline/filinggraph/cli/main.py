"""The `filinggraph` command: a list of commands, each loaded from its module only when it runs."""

import importlib
import sys
from typing import NamedTuple

import click

from filinggraph import __version__
from filinggraph.errors import FilingGraphError


class Entry(NamedTuple):
    """Where a command lives, and its line in the overview."""

    module: str
    help: str


COMMANDS = {
    "build": Entry("build", "Read filings and build the graph in a folder."),
    "extract": Entry("extract", "Write the facts of filings as JSON lines, Turtle or CSV."),
    "read": Entry("read", "Show what was understood of a file: text, blocks or JSON."),
    "ask": Entry("ask", "Answer a question of the list from a graph."),
    "query": Entry("query", "Run your own SPARQL or Cypher on a graph."),
    "check": Entry("check", "Validate a graph against the ontology's shapes."),
    "review": Entry("review", "List doubtful matches between names, for a decision."),
    "load": Entry("load", "Write a graph to Neo4j or to another store."),
    "remove": Entry("remove", "Take filings, and what they alone support, out of a store."),
    "diff": Entry("diff", "Compare two stores."),
    "export": Entry("export", "Write a graph as GraphML, GEXF, RDF, Parquet or CSV."),
    "analyze": Entry("analyze", "Exposure, concentration, shared customers and centrality."),
    "serve": Entry("serve", "SPARQL endpoint and explorer page."),
    "draw": Entry("draw", "A still picture of a company's graph or timeline."),
}


class Commands(click.Group):
    """The group that imports `filinggraph.cli.<module>` when a command of it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the list above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The click command of that name, or None."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(importlib.import_module(f"filinggraph.cli.{entry.module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="filinggraph")
def cli() -> None:
    """Filings in, a graph of companies, customers, contracts and expiries out; every fact with its proof."""


def main() -> None:
    """Run the command line; an error of ours is one line on standard error and exit code 1."""
    try:
        cli(standalone_mode=True)
    except FilingGraphError as error:
        click.echo(f"filinggraph: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
