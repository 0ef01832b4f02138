"""Answers for the page, kept while the graph stays as it is, and shared by those who ask the same at the same time."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.worker import Answer, stamp

MOST = 50
MOST_BYTES = 5_000_000


@dataclass(slots=True)
class Kept:
    """The last answers of a pool, for a folder; a server's graph can change unseen, so nothing of it is kept."""

    pool: Pool
    answers: dict[str, tuple[tuple[int, ...], asyncio.Task[Answer]]] = field(default_factory=dict)

    @property
    def locator(self) -> str:
        """The graph that is asked."""
        return self.pool.locator

    @property
    def limits(self) -> Limits:
        """What a task may cost."""
        return self.pool.limits

    async def open(self) -> None:
        """Open the pool."""
        await self.pool.open()

    async def close(self) -> None:
        """Close the pool."""
        await self.pool.close()

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task, as Pool.run gives it."""
        return await self.pool.run(task)

    async def recall(self, task: Mapping[str, Any]) -> Answer:
        """The same, perhaps from before."""
        if "://" in self.locator:
            return await self.pool.run(task)
        return await asyncio.shield(self._asked(task))

    def ahead(self, task: Mapping[str, Any]) -> None:
        """Begin with a task that somebody will probably ask for."""
        if "://" not in self.locator and not self.pool.turn.locked():
            self._asked(task)

    def _asked(self, task: Mapping[str, Any]) -> asyncio.Task[Answer]:
        name, state = json.dumps(task, sort_keys=True), stamp(self.locator)
        known = self.answers.pop(name, None)
        if known is None or known[0] != state:
            while len(self.answers) >= MOST:
                del self.answers[next(iter(self.answers))]  # the one that was not asked for the longest time
            known = state, asyncio.create_task(self.pool.run(task))
            known[1].add_done_callback(lambda done: self._judge(name, done))
        self.answers[name] = known
        return known[1]

    def _judge(self, name: str, done: asyncio.Task[Answer]) -> None:
        """Forget what went wrong or is too large to keep."""
        worth = not done.cancelled() and not done.exception() and done.result().status == 200
        if not (worth and len(done.result().body) <= MOST_BYTES) and self.answers.get(name, (None, None))[1] is done:
            del self.answers[name]
