"""Read and extract, one input at a time, in worker processes; results come in the order of the inputs."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from filinggraph.build.codec import Studied
from filinggraph.errors import ExtractError
from filinggraph.extract import extract
from filinggraph.model import Fact, Filing
from filinggraph.read import ReadError, ReadFailure, Source, find, read_source
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
    try:
        for document in reading.documents:
            facts.extend(extract(document))
    except ExtractError as error:
        return ReadFailure(reading.path, str(error))
    return Studied(reading, tuple(facts))
