"""Behind the processes that speak HTTP: starts them, has their tasks done, and replaces one that ends or hangs."""

import asyncio
import contextlib
import json
import logging
import signal
import socket
import sys
import time
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from uvicorn.loops.auto import auto_loop_factory

from filinggraph.serve.exchange import ALIVE, Exchange
from filinggraph.serve.kept import Kept
from filinggraph.serve.pool import Pool

log = logging.getLogger("filinggraph.serve")

GRACE_SECONDS = 6.0  # to answer what is under way
BEAT_SECONDS = 0.5  # between two signs of life that a process is asked for
MISSED = 16  # signs of life in turn; counted, since a clock goes on while the whole machine is held
MISSED_AT_START = 240
SOON = 5.0  # seconds; who ends sooner than that after its start is started again only after a pause


@dataclass(slots=True)
class Front:
    """One process that speaks HTTP, and the tasks it has asked for."""

    kept: Kept
    process: asyncio.subprocess.Process
    exchange: Exchange | None = None
    missed: int = 0
    allowed: int = MISSED_AT_START
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    async def start(cls, kept: Kept, listening: socket.socket, *, own: bool) -> "Front":
        """Start a process that takes connections from the listening socket, with a worker of its `own`."""
        ours, theirs = socket.socketpair()
        with theirs:
            told: dict[str, Any] = {"locator": kept.locator, "limits": asdict(kept.limits)}
            told |= {"own": own, "listening": listening.fileno(), "way": theirs.fileno()}
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "filinggraph.serve.front", json.dumps(told)),
                stdin=asyncio.subprocess.DEVNULL,
                pass_fds=(listening.fileno(), theirs.fileno()),
            )
        front = cls(kept, process)
        exchange = front.exchange = Exchange(front.taken, front.lost)  # frames may come before the call below is over
        await asyncio.get_running_loop().create_connection(lambda: exchange, sock=ours)
        return front

    def taken(self, head: dict[str, Any], _: bytes) -> None:
        """Take note of a sign of life, or have a task done and its answer sent."""
        if head["how"] == "alive":
            self.missed, self.allowed = 0, MISSED
            return
        if head["how"] == "ahead":
            self.kept.ahead(head["task"])
            return
        task = asyncio.create_task(self._answer(head))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def lost(self) -> None:
        """Nobody waits for the answers any more."""
        for task in self.tasks:
            task.cancel()

    async def _answer(self, head: dict[str, Any]) -> None:
        ask = self.kept.recall if head["how"] == "recall" else self.kept.run
        answer = await ask(head["task"])
        if self.exchange is not None:
            told = {"number": head["number"], "status": answer.status, "kind": answer.kind, "etag": answer.etag}
            with contextlib.suppress(EOFError):
                self.exchange.send(told, answer.body)

    async def watch(self) -> None:
        """Ask for signs of life, and kill the process when none come: it answers nobody, and holds who waits for it."""
        while self.exchange is not None and self.missed < self.allowed:
            with contextlib.suppress(EOFError):
                self.exchange.send({"number": ALIVE})
            self.missed += 1
            await asyncio.sleep(BEAT_SECONDS)
        log.error("A process of the server gives no sign of life and is killed.")
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    async def stop(self) -> None:
        """End the process: it answers what is under way, for as long as it is given."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), GRACE_SECONDS)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
        if self.exchange is not None:
            self.exchange.close()


@dataclass(slots=True)
class Keeper:
    """The workers and what is kept of their answers, behind processes that speak HTTP, one for each socket."""

    kept: Kept
    sockets: list[socket.socket]
    own: bool

    async def serve(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        await self.kept.open()
        end = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, end.set)
        fronts = [asyncio.create_task(self._standing(listening, end)) for listening in self.sockets]
        await end.wait()
        for listening in self.sockets:
            listening.close()  # else connections would still come in, and wait for nobody
        await asyncio.gather(*fronts)
        await self.kept.close()

    async def _standing(self, listening: socket.socket, end: asyncio.Event) -> None:
        """Keep a process running on the socket until the end. What comes in while it is replaced waits for the next."""
        ending = asyncio.create_task(end.wait())
        while not end.is_set():
            began = time.monotonic()
            front = await Front.start(self.kept, listening, own=self.own)
            gone, watching = asyncio.create_task(front.process.wait()), asyncio.create_task(front.watch())
            await asyncio.wait([gone, ending], return_when=asyncio.FIRST_COMPLETED)
            watching.cancel()
            if not gone.done():
                await front.stop()
                await gone
                return
            log.error("A process of the server ended (%s); another takes its place.", front.process.returncode)
            if time.monotonic() - began < SOON:
                await asyncio.wait([ending], timeout=1)


def serve(pool: Pool, sockets: list[socket.socket]) -> None:
    """Serve the pool's graph on listening sockets by a process for each, until SIGINT or SIGTERM.

    Where there are more workers than processes, each process has one of them for itself.
    """
    own = pool.limits.workers > len(sockets)
    if own:
        pool.limits = replace(pool.limits, workers=pool.limits.workers - len(sockets))
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(Keeper(Kept(pool), sockets, own).serve())
