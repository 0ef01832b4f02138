"""`filinggraph extract`: facts without a store."""

import sys
from pathlib import Path

import click

from filinggraph import __version__, exchange
from filinggraph.build.codec import Studied
from filinggraph.build.folder import replace_file
from filinggraph.build.study import study_all
from filinggraph.extract.language import model_name
from filinggraph.model import Fact
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.rdf import describe
from filinggraph.semantics.turtle import turtle
from filinggraph.settings import Settings

FORMATS = ("jsonl", "ttl", "csv")


@click.command(epilog="Example: filinggraph extract press-release.txt --format jsonl -o facts.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write here instead of to standard output.")
def extract(paths: tuple[str, ...], form: str, output: str | None) -> None:
    """Write the facts found in filings, each with its quote and offsets.

    An input that cannot be read is named on standard error; the exit code is then 1 and the other facts are written.
    """
    settings = Settings.from_environment()
    found: list[Studied] = []
    failed = False
    for studied in study_all(paths, settings):
        if isinstance(studied, Studied):
            found.append(studied)
            for note in studied.unfinished:
                failed = True
                click.echo(f"unfinished: {studied.filing.path}: {note}", err=True)
        else:
            failed = True
            click.echo(f"failed: {studied.path}: {studied.reason}", err=True)
    text = _written(found, form, settings)
    if output:
        replace_file(Path(output), text)
    else:
        click.echo(text, nl=False)
    sys.exit(1 if failed else 0)


def _written(found: list[Studied], form: str, settings: Settings) -> str:
    paths = {d.id: s.filing.path for s in found for d in s.filing.documents}
    facts: list[Fact] = [fact for studied in found for fact in studied.facts]
    if form == "jsonl":
        return exchange.jsonl(facts, paths)
    if form == "csv":
        return exchange.as_csv(facts, paths)
    resolution = resolve([(s.filing, s.facts) for s in found])
    run = Run(__version__, model_name(settings.model))
    return turtle(describe(s.filing, s.facts, resolution, run) for s in found)
