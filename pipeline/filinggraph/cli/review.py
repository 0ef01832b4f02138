"""`filinggraph review`: doubtful matches between names, for a decision."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from filinggraph.build import decisions
from filinggraph.build.folder import Folder
from filinggraph.resolve import LEAST, Candidate, Problem, resolve

# The first four are those of an overrides file: fill in the statement and give the file to --overrides.
COLUMNS = (
    "statement",
    "left",
    "right",
    "filing",
    "score",
    "left_name",
    "right_name",
    "evidence",
    "left_in",
    "right_in",
)


@click.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--companies", type=click.Path(path_type=Path), help="Reference list: company_tickers.json or CSV.")
@click.option("--overrides", type=click.Path(path_type=Path), help="Decisions so far: TOML or CSV.")
@click.option("--least", default=LEAST, show_default=True, help="Lowest score to list (0 to 1).")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.pass_context
def review(
    context: click.Context, graph: Path, companies: Path | None, overrides: Path | None, least: float, form: str
) -> None:
    """List pairs of names in GRAPH, a build folder, that may be one body, the surest first.

    None of them is joined until an overrides file says so. The CSV can be that file: write same or different into
    its first column. Without --companies or --overrides those of the last build are used. Contradictions in the facts
    and entries of the overrides file that fit nothing are listed, too; the latter end in exit code 1.

    \b
    Examples:
      filinggraph review graph
      filinggraph review graph --overrides overrides.toml --format csv > review.csv
    """
    folder = Folder.open(graph)
    listed, decided = decisions.companies(folder, companies), decisions.overrides(folder, overrides)
    resolution = resolve(((s.filing, s.facts) for s in folder.filings()), companies=listed, overrides=decided)
    found = [c for c in resolution.candidates if c.score >= least]
    click.echo({"table": table, "csv": as_csv, "json": as_json}[form](found), nl=False)
    for problem in resolution.problems:
        click.echo(f"filinggraph: {line(problem)}", err=True)
    if any(p.kind == "unknownOverride" for p in resolution.problems):
        context.exit(1)


def line(problem: Problem) -> str:
    """A problem as one line: its place first."""
    return f"{problem.place}: {problem.message}"


def table(found: Sequence[Candidate]) -> str:
    """One candidate a paragraph: score, the two names with their ids, the ground, and where each is named."""
    if not found:
        return "no doubtful matches\n"
    parts = []
    for one in found:
        parts += [f"{one.score:.2f}  {one.left_name}  ({one.left})", f"      {one.right_name}  ({one.right})"]
        places = [named[0] if named else "reference list" for named in (one.left_in, one.right_in)]
        parts += [f"      {one.evidence}; {' | '.join(places)}", ""]
    return "\n".join([*parts, f"{len(found)} doubtful matches", ""])


def as_csv(found: Sequence[Candidate]) -> str:
    """The candidates with COLUMNS, ready to become an overrides file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for one in found:
        writer.writerow({**asdict(one), "left_in": "; ".join(one.left_in), "right_in": "; ".join(one.right_in)})
    return out.getvalue()


def as_json(found: Sequence[Candidate]) -> str:
    """The candidates as a JSON list."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"
