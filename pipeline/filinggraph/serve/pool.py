"""Worker processes behind the server: as many tasks at once as there are workers, and an end to each of them."""

import asyncio
import contextlib
import json
import socket
import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from filinggraph.serve.answer import Answer
from filinggraph.serve.worker import HEAD

START_SECONDS = 60.0
END_SECONDS = 5.0
_MEMORY = "The query needs more memory than this server gives it; ask for less."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost, and how many may wait. Times in seconds, sizes in bytes; memory 0: no limit."""

    seconds: float = 30.0
    workers: int = 4
    waiting: int = 64
    result_bytes: int = 100_000_000
    body_bytes: int = 1_000_000
    memory_bytes: int = 4_000_000_000


class Frames(asyncio.Protocol):
    """The server's end of the way to a worker: one task goes out, one answer comes back."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.read = bytearray()
        self.waiting: asyncio.Future[Answer] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to write to."""
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever waits for an answer is told that none will come."""
        self.transport = None
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(EOFError("the worker ended"))

    def data_received(self, data: bytes) -> None:
        """Put an answer together from its parts."""
        self.read += data
        if len(self.read) < HEAD.size:
            return
        head_length, body_length = HEAD.unpack_from(self.read)
        start = HEAD.size + head_length
        if len(self.read) < start + body_length:
            return
        head = json.loads(self.read[HEAD.size : start])
        body = bytes(memoryview(self.read)[start : start + body_length])
        self.read = bytearray()
        if self.waiting and not self.waiting.done():
            self.waiting.set_result(Answer(head["status"], head["kind"], body, head["etag"]))

    def send(self, task: Mapping[str, Any]) -> asyncio.Future[Answer]:
        """Send a task; the answer comes in time, or EOFError when the process dies."""
        self.waiting = asyncio.get_running_loop().create_future()
        if self.transport is None:
            self.waiting.set_exception(EOFError("the worker ended"))
        else:
            raw = json.dumps(task).encode()
            self.transport.write(HEAD.pack(len(raw), 0) + raw)
        return self.waiting


@dataclass(slots=True)
class Worker:
    """One running process."""

    process: asyncio.subprocess.Process
    frames: Frames

    @classmethod
    async def start(cls, locator: str, limits: Limits) -> "Worker":
        """A worker that has loaded what it needs and answers: its start is not part of any query's time.

        Raises OSError, EOFError or TimeoutError when it does not come up.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "filinggraph.serve.worker"),
                *(locator, str(limits.result_bytes), str(limits.memory_bytes)),
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=asyncio.subprocess.DEVNULL,
            )
        _, frames = await asyncio.get_running_loop().create_connection(Frames, sock=ours)
        worker = cls(process, frames)
        try:
            await worker.call({"do": "ping"}, START_SECONDS)
        except BaseException:
            await worker.stop()
            raise
        return worker

    async def call(self, task: Mapping[str, Any], seconds: float) -> Answer:
        """Send a task and wait for its answer. Raises EOFError when the process dies, TimeoutError after seconds."""
        answer = self.frames.send(task)
        timer = asyncio.get_running_loop().call_later(seconds, _too_late, answer)
        try:
            return await answer
        finally:
            timer.cancel()

    async def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self.frames.transport is not None:
            self.frames.transport.close()
        if self.process.returncode is None:
            self.process.kill()
        with contextlib.suppress(TimeoutError):  # one that the system cannot end yet holds nobody who waits
            await asyncio.wait_for(self.process.wait(), END_SECONDS)


def _too_late(answer: asyncio.Future[Answer]) -> None:
    if not answer.done():
        answer.set_exception(TimeoutError())


@dataclass(slots=True)
class Pool:
    """Workers on one graph. A worker that overruns its time, or dies, is replaced; the server goes on."""

    locator: str
    limits: Limits
    idle: deque[Worker] = field(default_factory=deque)
    busy: int = 0
    waiting: int = 0
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    filling: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Take tasks from now on; workers start when there is something to do."""
        self.turn = asyncio.Semaphore(self.limits.workers)

    async def open(self) -> None:
        """Start the first worker and have it answer."""
        self.begin()
        await self.run({"do": "ping"})

    @property
    def ready(self) -> bool:
        """True when a task would be done at once, by a worker that waits for one."""
        return bool(self.idle) and not self.turn.locked()

    def spare(self) -> None:
        """Have one worker ready beside those that work; more would take time from them while they start."""
        if not self.idle and self.busy < self.limits.workers and (self.filling is None or self.filling.done()):
            self.filling = asyncio.create_task(self._fill())

    async def _fill(self) -> None:
        try:
            worker = await Worker.start(self.locator, self.limits)
        except (OSError, EOFError, TimeoutError):
            return  # a request that needs one tries again, and tells whoever asks
        if len(self.idle) + self.busy >= self.limits.workers:
            await worker.stop()
        else:
            self.idle.append(worker)

    async def close(self) -> None:
        """Stop every idle worker."""
        if self.filling is not None:
            self.filling.cancel()
            await asyncio.wait([self.filling])
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
            if not self.idle and self.filling is not None and not self.filling.done():
                await asyncio.wait([self.filling])
            self.busy += 1
            try:
                return await self._run(task)
            finally:
                self.busy -= 1
        finally:
            self.turn.release()

    async def _run(self, task: Mapping[str, Any]) -> Answer:
        try:
            worker = self.idle.pop() if self.idle else await Worker.start(self.locator, self.limits)
        except (OSError, EOFError, TimeoutError):
            return Answer.refused(503, "No worker could be started; is there enough memory? Try again in a moment.")
        self.spare()
        try:
            answer = await worker.call(task, self.limits.seconds)
        except TimeoutError:
            await worker.stop()
            return Answer.refused(
                503, f"The query took longer than {self.limits.seconds:g} seconds and was stopped; ask for less."
            )
        except (EOFError, OSError):
            await worker.stop()
            return Answer.refused(503, _MEMORY)
        except BaseException:
            await worker.stop()
            raise
        self.idle.append(worker)
        return answer
