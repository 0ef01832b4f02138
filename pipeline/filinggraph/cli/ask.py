"""`filinggraph ask`: the shipped questions."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from filinggraph.ask import FORMATS, Answer, Column, listing, write
from filinggraph.ask import ask as ask_graph
from filinggraph.errors import QueryError


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name", required=False)
@click.option("--graph", help="Build folder, or the URI of a server (neo4j://HOST).")
@click.option("--list", "listed", is_flag=True, help="List the questions and their parameters.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--language", type=click.Choice(["sparql", "cypher"]), help="Ask a folder in this language.")
@click.option("--ids", is_flag=True, help="Show identifiers in tables and Markdown, too.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File to write; else standard output.")
@click.pass_context
def ask(
    ctx: click.Context,
    name: str | None,
    graph: str | None,
    listed: bool,
    form: str,
    language: str | None,
    ids: bool,
    output: str | None,
) -> None:
    """Answer the question NAME from a graph; every parameter of the question is an option.

    \b
    Examples:
      filinggraph ask --list
      filinggraph ask expiring-contracts --graph graph --from 2005-01-01 --within 90
      filinggraph ask evidence-for-pair --graph graph --supplier "American Locker" --customer USPS --format json
    """
    if listed:
        click.echo(listing.as_markdown() if form == "markdown" else listing.as_text(), nl=False)
        return
    if not name or not graph:
        raise click.UsageError("Say which question, and --graph; `filinggraph ask --list` lists the questions.")
    parameters: dict[str, str] = _parameters(ctx.args)
    answer = ask_graph(graph, name, language, **parameters)
    deliver(answer, form, ids, output)


def deliver(answer: Answer, form: str, ids: bool, output: str | None) -> None:
    """Write an answer to a file or to standard output; tables leave out identifiers unless ids."""
    if form in ("table", "markdown") and not ids:
        answer = _without_ids(answer)
    data = write(answer, form)
    if output:
        Path(output).write_bytes(data)
    else:
        sys.stdout.buffer.write(data)


def _without_ids(answer: Answer) -> Answer:
    kept = [i for i, column in enumerate(answer.columns) if column.type not in ("id", "ids")]
    columns: tuple[Column, ...] = tuple(answer.columns[i] for i in kept)
    return Answer(columns, tuple(tuple(row[i] for i in kept) for row in answer.rows))


def _parameters(words: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or len(word) < 3:
            raise QueryError(f"{word!r}: parameters are written --name VALUE")
        key, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise QueryError(f"{word}: its value is missing")
            value = rest.pop(0)
        given[key] = value
    return given
