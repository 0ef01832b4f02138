"""Read and extract, one input at a time, in worker processes; results come in the order of the inputs."""

import os
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from filinggraph import __version__
from filinggraph.build.codec import Studied
from filinggraph.errors import FilingGraphError, SettingsError
from filinggraph.extract import extract_within
from filinggraph.extract.language import model_name
from filinggraph.model import Fact, Filing
from filinggraph.read import ReadError, ReadFailure, Source, find, read_source
from filinggraph.semantics.assertions import Run
from filinggraph.settings import Settings

IN_FLIGHT = 4


def study_all(paths: Sequence[str], settings: Settings) -> Iterator[Studied | ReadFailure]:
    """Every filing found at paths with its facts, or why it could not be read, in the order of paths."""
    sources = list(find(paths, settings))
    workers = min(settings.workers or os.cpu_count() or 1, max(len(sources), 1))
    if workers == 1 or len(sources) < 4:
        yield from (study(source, settings) for source in sources)
        return
    waiting: deque[Future[Studied | ReadFailure]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for source in sources:
            waiting.append(pool.submit(study, source, settings))
            if len(waiting) > workers * IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def study(source: Source | ReadError, settings: Settings) -> Studied | ReadFailure:
    """The filing in one source with the facts of all its documents, or why there is none."""
    reading: Filing | ReadFailure = read_source(source, settings)
    if isinstance(reading, ReadFailure):
        return reading
    facts: list[Fact] = []
    unfinished: list[str] = list(reading.notes)
    for document in reading.documents:
        try:
            extraction = extract_within(document, seconds=settings.document_seconds, model=settings.model)
        except SettingsError:
            raise
        except (
            Exception
        ) as error:  # one bad document must not stop a batch; the tally names it and the exit code says so
            return ReadFailure(reading.path, f"{document.name}: {_mistake(error)}")
        facts.extend(extraction.facts)
        unfinished.extend(
            f"{document.name}: {name} stopped after {settings.document_seconds:g} s; facts of the others are kept,"
            " FILINGGRAPH_DOCUMENT_SECONDS raises the limit"
            for name in extraction.out_of_time
        )
    run = Run(__version__, model_name(settings.model))
    return Studied(reading, tuple(facts), tuple(unfinished), run)


def _mistake(error: Exception) -> str:
    if isinstance(error, FilingGraphError):
        return str(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"
    return f"{type(error).__name__}: {error} ({place}); a mistake in filinggraph, please report it with this file"
