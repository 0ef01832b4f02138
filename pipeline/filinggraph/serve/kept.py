"""Answers, kept while the graph stays as it is, and shared by those who ask the same at the same time."""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from filinggraph.serve.answer import Answer
from filinggraph.serve.maker import Maker
from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.worker import stamp

MOST = 200
MOST_BYTES = 5_000_000  # of one answer
MOST_BYTES_TOGETHER = 50_000_000


@dataclass(slots=True)
class Kept:
    """The last answers of a pool, for a folder; a server's graph can change unseen, so nothing of it is kept."""

    pool: Pool
    maker: Maker | None = None  # of one that was opened: what a front keeps beside the keeper has no tables
    answers: dict[bytes, tuple[tuple[int, ...], asyncio.Task[Answer]]] = field(default_factory=dict)
    sizes: dict[bytes, int] = field(default_factory=dict)
    size: int = 0  # of all answers that are there, in bytes

    @property
    def locator(self) -> str:
        """The graph that is asked."""
        return self.pool.locator

    @property
    def limits(self) -> Limits:
        """What a task may cost."""
        return self.pool.limits

    async def open(self) -> None:
        """Open the pool, and begin with what will probably be asked."""
        await self.pool.open()
        if "://" not in self.locator:
            self.maker = Maker(self.locator, self.limits)
            self.maker.begin(stamp(self.locator))

    async def close(self) -> None:
        """Close the pool."""
        if self.maker is not None:
            await self.maker.close()
        await self.pool.close()

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task, as Pool.run gives it."""
        return await self.pool.run(task)

    async def recall(self, task: Mapping[str, Any]) -> Answer:
        """The same, perhaps from before, or with others who wait for it."""
        if "://" in self.locator:
            return await self.pool.run(task)
        if self.maker is not None and (found := self.maker.answer(task, stamp(self.locator))):
            return found
        return await asyncio.shield(self._asked(task))

    def knows(self, task: Mapping[str, Any]) -> bool:
        """True when the answer is kept or on its way, so that it costs nothing more."""
        known = self.answers.get(_name(task))
        return known is not None and known[0] == stamp(self.locator)

    def ahead(self, task: Mapping[str, Any]) -> None:
        """Begin with a task that somebody will probably ask for."""
        if "://" not in self.locator and not self.pool.turn.locked():
            self._asked(task)

    def _asked(self, task: Mapping[str, Any]) -> asyncio.Task[Answer]:
        name, state = _name(task), stamp(self.locator)
        known = self.answers.pop(name, None)
        if known is None or known[0] != state:
            self._forget(name)
            if len(self.answers) >= MOST:
                self._forget(next(iter(self.answers)))
            known = state, asyncio.create_task(self.pool.run(task))
            known[1].add_done_callback(lambda done: self._judge(name, done))
        self.answers[name] = known
        return known[1]

    def _judge(self, name: bytes, done: asyncio.Task[Answer]) -> None:
        """Forget what went wrong or is too large to keep, and of the rest what there is no room for."""
        if self.answers.get(name, (None, None))[1] is not done:
            return
        if done.cancelled() or done.exception() or done.result().status != 200 or len(done.result().body) > MOST_BYTES:
            self._forget(name)
            return
        self.sizes[name] = len(done.result().body)
        self.size += self.sizes[name]
        while self.size > MOST_BYTES_TOGETHER:
            self._forget(next(iter(self.answers)))

    def _forget(self, name: bytes) -> None:
        """Keep no answer of this name; whoever waits for it still gets it. The first is what was asked longest ago."""
        self.answers.pop(name, None)
        self.size -= self.sizes.pop(name, 0)


def _name(task: Mapping[str, Any]) -> bytes:
    return hashlib.blake2b(json.dumps(task, sort_keys=True).encode()).digest()
