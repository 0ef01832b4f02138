"""The main job: filings in, a checked and stored graph out. The steps, in order, are STEPS."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from filinggraph import __version__
from filinggraph.build.codec import Studied
from filinggraph.build.decisions import companies as kept_companies
from filinggraph.build.decisions import overrides as kept_overrides
from filinggraph.build.folder import Folder
from filinggraph.build.study import study_all
from filinggraph.build.tally import Tally, Trouble
from filinggraph.errors import StoreError
from filinggraph.extract.language import model_name
from filinggraph.read import ReadFailure
from filinggraph.resolve import Companies, Overrides, Resolution, resolve
from filinggraph.semantics.check import check_all, fingerprint
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.settings import Settings
from filinggraph.store import open_store

Progress = Callable[[str], None]


@dataclass(slots=True)
class Work:
    """What the steps hand on: the folder, what was asked for, the running count, and the graphs on their way.

    `gone` are ids of filings that were taken out of the folder and have to leave the stores, too; `records` what the
    manifest tells of each filing.
    """

    folder: Folder
    paths: Sequence[str]
    settings: Settings
    progress: Progress
    companies: Companies | None = None
    overrides: Overrides | None = None
    gone: Collection[str] = ()
    records: list[dict[str, object]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    resolution: Resolution | None = None
    graphs: Iterator[FilingGraph] = field(default_factory=lambda: iter(()))


def read_and_extract(work: Work) -> None:
    """Read every input and keep each filing with its facts and texts; what fails is counted and named."""
    seen: dict[str, str] = {}
    for studied in study_all(work.paths, work.settings):
        if isinstance(studied, ReadFailure):
            work.tally.failed.append(Trouble(studied.path, studied.reason))
            work.progress(f"failed  {studied.path}: {studied.reason}")
            continue
        filing = studied.filing
        earlier = seen.setdefault(filing.header.id, filing.path)
        if earlier != filing.path:
            reason = f"the same filing as {earlier} ({filing.header.id}), in whose place it is kept"
            work.tally.noted.append(Trouble(filing.path, reason))
        work.tally.count(studied.facts, [d.id for d in filing.documents], len(filing.attachments))
        work.tally.unfinished.extend(Trouble(filing.path, note) for note in studied.unfinished)
        work.folder.put(studied)
        work.progress(f"read    {filing.path}: {len(filing.documents)} documents, {len(studied.facts)} facts")


def resolve_names(work: Work) -> None:
    """Decide, over all filings of the folder, who the parties are and which contracts are one."""
    known = ((s.filing, s.facts) for s in work.folder.filings())
    work.resolution = resolve(known, companies=work.companies, overrides=work.overrides)
    for problem in work.resolution.problems:
        into = work.tally.unfit if problem.kind == "unknownOverride" else work.tally.noted
        into.append(Trouble(problem.place, problem.message))


def type_facts(work: Work) -> None:
    """Describe every filing with the ontology's terms."""
    resolution = work.resolution
    if resolution is None:
        return

    def described(studied: Studied) -> FilingGraph:
        work.records.append(_record(studied))
        return describe(studied.filing, studied.facts, resolution, studied.run)

    work.graphs = map(described, work.folder.filings())


def check_shapes(work: Work) -> None:
    """Hold what is new against the SHACL shapes; facts that break one are set aside and named."""
    unchecked, conform = work.graphs, _conforming(work.folder)

    def changed() -> Iterator[FilingGraph]:
        for graph in unchecked:
            if conform.get(graph.id) == graph.digest:
                work.tally.unchanged += 1
            else:
                yield graph

    def conforming() -> Iterator[FilingGraph]:
        for checked in check_all(changed()):
            for violation in checked.set_aside:
                work.tally.set_aside.append(Trouble(f"{violation.filing}: {violation.kind}", violation.reason))
            yield checked.graph

    work.graphs = conforming()


def store_graphs(work: Work) -> None:
    """Write what changed to the folder's stores."""
    with open_store(str(work.folder.path)) as store:
        outcome = store.write(work.graphs, remove=work.gone)
    work.tally.written, work.tally.unchanged = outcome.written, work.tally.unchanged + outcome.unchanged
    manifest = {
        "filinggraph": __version__,
        "model": model_name(work.settings.model),
        "shapes": fingerprint(),
        "filings": work.records,
        "setAside": [{"where": trouble.where, "reason": trouble.reason} for trouble in work.tally.set_aside],
    }
    work.folder.put_manifest(manifest)


def _conforming(folder: Folder) -> Mapping[str, str]:
    """Digests of the filings that are stored and were held against these very shapes."""
    manifest = folder.manifest()
    if manifest.get("shapes") != fingerprint() or not manifest.get("filings"):
        return {}
    try:
        with open_store(str(folder.path), read_only=True) as store:
            return dict(store.digests())
    except StoreError:  # nothing usable is stored: the last step makes it anew or says what is wrong
        return {}


def _silent(line: str) -> None:
    """Show no progress."""


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
    progress: Progress = _silent,
) -> Tally:
    """Build the graph of the filings at paths in the folder `to`, adding to what is there; returns the counts.

    Without `companies` or `overrides` those that the folder keeps are used. Raises StoreError when the folder cannot be
    used. An input that cannot be read does not stop the build.
    """
    folder = Folder.make(to)
    companies, overrides = companies or kept_companies(folder), overrides or kept_overrides(folder)
    work = Work(folder, paths, settings or Settings(), progress, companies, overrides)
    for step in STEPS:
        step(work)
    return work.tally


def remove(filings: Collection[str], at: str, *, settings: Settings | None = None) -> Tally:
    """Take filings out of the graph in the folder `at`, with all that they alone support; returns the counts.

    What is left is the graph that building the other filings by themselves gives: names that only these filings tied
    together come apart, and terms that only they replaced hold again. Raises StoreError, and changes nothing, when one
    of the filings is not there.
    """
    folder = Folder.open(at)
    unknown = sorted(set(filings) - {studied.filing.header.id for studied in folder.filings()})
    if unknown:
        raise StoreError(f"{at}: no filing {', '.join(unknown)} here; see: filinggraph ask filings --graph {at}")
    folder.drop(filings)
    known = kept_companies(folder), kept_overrides(folder)
    work = Work(folder, (), settings or Settings(), _silent, *known, gone=sorted(set(filings)))
    for step in STEPS[1:]:
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
