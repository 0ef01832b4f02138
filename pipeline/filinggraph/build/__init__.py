"""The main job: filings in, a checked and stored graph out. The steps, in order, are STEPS."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from filinggraph import __version__
from filinggraph.build.codec import Studied
from filinggraph.build.folder import Folder
from filinggraph.build.study import study_all
from filinggraph.build.tally import Tally, Trouble
from filinggraph.extract.language import model_name
from filinggraph.read import ReadFailure
from filinggraph.resolve import Companies, Overrides, Resolution, resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.check import check_all
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.settings import Settings
from filinggraph.store import open_store

Progress = Callable[[str], None]


@dataclass(slots=True)
class Work:
    """What the steps hand on: the folder, what was asked for, the running count, and the graphs on their way."""

    folder: Folder
    paths: Sequence[str]
    settings: Settings
    progress: Progress
    companies: Companies | None = None
    overrides: Overrides | None = None
    tally: Tally = field(default_factory=Tally)
    resolution: Resolution | None = None
    graphs: Iterator[FilingGraph] = field(default_factory=lambda: iter(()))


def read_and_extract(work: Work) -> None:
    """Read every input and keep each filing with its facts and texts; what fails is counted and named."""
    for studied in study_all(work.paths, work.settings):
        if isinstance(studied, ReadFailure):
            work.tally.failed.append(Trouble(studied.path, studied.reason))
            work.progress(f"failed  {studied.path}: {studied.reason}")
            continue
        filing = studied.filing
        work.tally.count(studied.facts, [d.id for d in filing.documents], len(filing.attachments))
        work.tally.unfinished.extend(Trouble(filing.path, note) for note in studied.unfinished)
        work.folder.put(studied)
        work.progress(f"read    {filing.path}: {len(filing.documents)} documents, {len(studied.facts)} facts")


def resolve_names(work: Work) -> None:
    """Decide, over all filings of the folder, who the parties are and which contracts are one."""
    known = ((s.filing, s.facts) for s in work.folder.filings())
    work.resolution = resolve(known, companies=work.companies, overrides=work.overrides)
    for problem in work.resolution.problems:
        work.progress(f"note    {problem.place}: {problem.message}")


def type_facts(work: Work) -> None:
    """Describe every filing with the ontology's terms."""
    resolution = work.resolution
    if resolution is None:
        return
    run = Run(__version__, model_name(work.settings.model))

    def described(studied: Studied) -> FilingGraph:
        return describe(studied.filing, studied.facts, resolution, run)

    work.graphs = map(described, work.folder.filings())


def check_shapes(work: Work) -> None:
    """Hold every graph against the SHACL shapes; facts that break one are set aside and named."""
    unchecked = work.graphs

    def conforming() -> Iterator[FilingGraph]:
        for checked in check_all(unchecked):
            for violation in checked.set_aside:
                where = f"{violation.filing} {violation.kind} {violation.node.rpartition('/')[2]}"
                work.tally.set_aside.append(Trouble(where, violation.message))
            yield checked.graph

    work.graphs = conforming()


def store_graphs(work: Work) -> None:
    """Write what changed to the folder's stores."""
    with open_store(str(work.folder.path)) as store:
        outcome = store.write(work.graphs)
    work.tally.written, work.tally.unchanged = outcome.written, outcome.unchanged
    manifest = {
        "filinggraph": __version__,
        "model": model_name(work.settings.model),
        "filings": [_record(s) for s in work.folder.filings()],
    }
    work.folder.put_manifest(manifest)


STEPS: tuple[Callable[[Work], None], ...] = (
    read_and_extract,
    resolve_names,
    type_facts,
    check_shapes,
    store_graphs,
)


def build(
    paths: Sequence[str],
    to: str,
    *,
    settings: Settings | None = None,
    companies: Companies | None = None,
    overrides: Overrides | None = None,
    progress: Progress = lambda line: None,
) -> Tally:
    """Build the graph of the filings at paths in the folder `to`, adding to what is there; returns the counts.

    Raises StoreError when the folder cannot be used. An input that cannot be read does not stop the build.
    """
    work = Work(Folder.make(to), paths, settings or Settings(), progress, companies, overrides)
    for step in STEPS:
        step(work)
    return work.tally


def _record(studied: Studied) -> dict[str, object]:
    filing = studied.filing
    return {
        "id": filing.header.id,
        "path": filing.path,
        "form": filing.header.form,
        "documents": [{"name": d.name, "type": d.type, "sha256": d.sha256} for d in filing.documents],
        "attachments": [{"name": a.name, "type": a.type, "reason": a.reason} for a in filing.attachments],
        "facts": len(studied.facts),
    }
