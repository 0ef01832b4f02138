"""Has the tables of questions made by a process beside the pool's, so that nobody who asks waits for its place."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from filinggraph.serve.answer import Answer
from filinggraph.serve.pool import Limits, Worker
from filinggraph.serve.tables import MOST_BYTES, Tables
from filinggraph.serve.windows import Window
from filinggraph.serve.worker import stamp

SETTLE_SECONDS = 0.5  # a server that has just started, and a build that replaces one thing after another, come first
TABLE_SECONDS = 600.0


@dataclass(slots=True)
class Maker:
    """Makes tables one after another, each once for a state of the graph and by a process of its own."""

    locator: str
    limits: Limits
    tables: Tables = field(default_factory=Tables)
    due: deque[Window] = field(default_factory=deque)
    worker: Worker | None = None
    working: asyncio.Task[None] | None = None

    def begin(self, state: tuple[int, ...]) -> None:
        """Have the usual tables made, when the graph is in another state than before."""
        if usual := self.tables.begin(state):
            self.due.clear()  # what was due for the graph as it was
            self._add(usual)

    def answer(self, task: Mapping[str, Any], state: tuple[int, ...]) -> Answer | None:
        """The answer to a task on the graph in this state; None without a table, which is made if asked for again."""
        self.begin(state)
        found = self.tables.answer(task)
        if found is None:
            self._add(self.tables.missed(task))
        return found

    async def close(self) -> None:
        """Make nothing more."""
        if self.working is not None:
            self.working.cancel()
            await asyncio.wait([self.working])

    def _add(self, windows: Iterable[Window]) -> None:
        self.due += windows
        if self.due and (self.working is None or self.working.done()):
            self.working = asyncio.create_task(self._work())

    async def _work(self) -> None:
        await asyncio.sleep(SETTLE_SECONDS)
        while self.due:
            with contextlib.suppress(OSError, EOFError, TimeoutError):  # what is not made is looked up for all who ask
                await self._make(self.due.popleft())

    async def _make(self, found: Window) -> None:
        self.worker = await Worker.start(self.locator, replace(self.limits, result_bytes=MOST_BYTES))
        try:
            state = stamp(self.locator)
            task = {"do": "table", "name": found.asked.name, "text": found.widest}
            answer = await self.worker.call(task, TABLE_SECONDS)
        finally:
            await self.worker.stop()
        if state == stamp(self.locator):
            self.tables.fill(found, answer, state)
