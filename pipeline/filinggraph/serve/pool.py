"""Worker processes behind the server: as many tasks at once as there are workers, and an end to each of them."""

import asyncio
import json
import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from filinggraph.serve.worker import HEAD, Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost, and how many may wait. Times in seconds, sizes in bytes; memory 0: no limit."""

    seconds: float = 30.0
    workers: int = 4
    waiting: int = 64
    result_bytes: int = 100_000_000
    body_bytes: int = 1_000_000
    memory_bytes: int = 4_000_000_000


@dataclass(slots=True)
class Worker:
    """One running process."""

    process: asyncio.subprocess.Process

    @classmethod
    async def start(cls, locator: str, limits: Limits) -> "Worker":
        """Start a worker on the graph."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "filinggraph.serve.worker"),
            *(locator, str(limits.result_bytes), str(limits.memory_bytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=2**20,
        )
        return cls(process)

    async def call(self, task: Mapping[str, Any]) -> Answer:
        """Send a task and wait for its answer. Raises IncompleteReadError or OSError when the process dies."""
        out, source = self.process.stdin, self.process.stdout
        assert out is not None
        assert source is not None
        raw = json.dumps(task).encode()
        out.write(HEAD.pack(len(raw), 0) + raw)
        await out.drain()
        head_length, body_length = HEAD.unpack(await source.readexactly(HEAD.size))
        head = json.loads(await source.readexactly(head_length))
        return Answer(head["status"], head["kind"], await source.readexactly(body_length), head["etag"])

    async def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


@dataclass(slots=True)
class Pool:
    """Workers on one graph. A worker that overruns its time, or dies, is replaced; the server goes on."""

    locator: str
    limits: Limits
    idle: deque[Worker] = field(default_factory=deque)
    busy: int = 0
    waiting: int = 0
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def open(self) -> None:
        """Start the first worker and have it answer; the others start when they are needed."""
        self.turn = asyncio.Semaphore(self.limits.workers)
        await self.run({"do": "ping"})

    async def close(self) -> None:
        """Stop every idle worker."""
        while self.idle:
            await self.idle.pop().stop()

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task; 429 when too many wait, 503 when it takes too long or too much memory."""
        if self.turn.locked() and self.waiting >= self.limits.waiting:
            return Answer.refused(429, "Too many queries are waiting; try again in a moment.")
        self.waiting += 1
        try:
            await self.turn.acquire()
        finally:
            self.waiting -= 1
        try:
            return await self._run(task)
        finally:
            self.turn.release()

    async def _run(self, task: Mapping[str, Any]) -> Answer:
        worker = self.idle.pop() if self.idle else await Worker.start(self.locator, self.limits)
        try:
            answer = await asyncio.wait_for(worker.call(task), self.limits.seconds)
        except TimeoutError:
            await worker.stop()
            return Answer.refused(
                503, f"The query took longer than {self.limits.seconds:g} seconds and was stopped; ask for less."
            )
        except (asyncio.IncompleteReadError, OSError):
            await worker.stop()
            return Answer.refused(503, "The query needs more memory than this server gives it; ask for less.")
        except BaseException:
            await worker.stop()
            raise
        self.idle.append(worker)
        return answer
