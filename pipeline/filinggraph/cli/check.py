"""`filinggraph check`: is what a graph says valid and proved?"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from filinggraph.build.folder import Folder
from filinggraph.errors import StoreError
from filinggraph.semantics.check import Violation, check_all, misquoted
from filinggraph.semantics.quads import FilingGraph
from filinggraph.store import open_store


@click.command(epilog="Example: filinggraph check graph")
@click.argument("graph", metavar="GRAPH")
@click.argument("filings", nargs=-1, metavar="[FILING...]")
@click.option("--quotes/--no-quotes", default=True, show_default=True, help="Compare every quote with its text.")
def check(graph: str, filings: Sequence[str], quotes: bool) -> None:
    """Hold a stored graph (a build folder or an RDF file) against the ontology's shapes.

    Checks all filings, or only those named by accession number. In a build folder every quote is also compared with
    the text of its document. Prints what breaks a rule, one line each: filing, kind, rule, place. Exit code 1 when
    something does.
    """
    text = Folder.open(graph).text if quotes and Path(graph).is_dir() else None
    checked = triples = 0
    found: list[Violation] = []
    with open_store(graph, read_only=True) as store:
        unknown = sorted(set(filings) - set(store.digests()))
        if unknown:
            names = ", ".join(unknown)
            raise StoreError(f"{graph}: no filing {names} here; see: filinggraph ask filings --graph {graph}")
        chosen = (g for g in store.graphs() if not filings or g.id in filings)
        for number, size, broken in _checked(chosen, text):
            checked, triples = checked + number, triples + size
            for violation in broken:
                click.echo(str(violation))
            found += broken
    proofs = ", every quote compared with its text" if text else ""
    click.echo(f"{checked} filings, {triples} statements, {len(found)} violations{proofs}")
    sys.exit(1 if found else 0)


def _checked(
    graphs: Iterator[FilingGraph], text: Callable[[str], str] | None
) -> Iterator[tuple[int, int, list[Violation]]]:
    """(1, statements, what is wrong) for each filing."""
    read: list[FilingGraph] = []

    def remembered() -> Iterator[FilingGraph]:
        for graph in graphs:
            read.append(graph)
            yield graph

    for one in check_all(remembered()):
        stored = read.pop(0)
        yield 1, len(stored.quads), [*one.set_aside, *(misquoted(stored, text) if text else ())]
