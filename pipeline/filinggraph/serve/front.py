"""One of several processes that speak HTTP on one port: it answers lookups, and asks the keeper for the rest."""

import asyncio
import contextlib
import gc
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from filinggraph.serve.access import log
from filinggraph.serve.answer import Answer
from filinggraph.serve.exchange import ALIVE, Exchange
from filinggraph.serve.kept import Kept
from filinggraph.serve.pool import Limits, Pool
from filinggraph.serve.run import web_server
from filinggraph.serve.windows import wanted

_ENDING = "The server is ending; try again in a moment."


@dataclass(slots=True)
class Desk:
    """The way to the keeper: tasks go out with a number, answers come back with it.

    A worker of one's own (`own`) spares queries that way, as long as it has nothing else to do.
    """

    locator: str
    limits: Limits
    way: socket.socket
    own: Kept | None = None
    exchange: Exchange | None = None
    waiting: dict[int, asyncio.Future[Answer]] = field(default_factory=dict)
    number: int = 0
    ended: bool = False

    async def open(self) -> None:
        """Take up the connection."""
        if self.own is not None:
            self.own.pool.begin()
        exchange = self.exchange = Exchange(self._taken, self._lost)  # frames may come before the call below is over
        await asyncio.get_running_loop().create_connection(lambda: exchange, sock=self.way)
        with contextlib.suppress(EOFError):
            self._sent("alive", {})  # before any request: from now on the keeper waits no longer as for a start

    async def close(self) -> None:
        """Let go of the connection."""
        self.ended = True
        if self.exchange is not None:
            self.exchange.close()
        if self.own is not None:
            await self.own.close()

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task, by the worker of one's own or as the keeper's pool gives it."""
        if self.own is not None:
            if self.own.pool.ready:
                return await self.own.run(task)
            self.own.pool.spare()
        return await self._asked("run", task)

    async def recall(self, task: Mapping[str, Any]) -> Answer:
        """The same, perhaps from before. What the page asks is kept once, by the keeper; queries also here."""
        if self.own is not None and task["do"] == "sparql" and wanted(task) is None:
            if self.own.pool.ready or self.own.knows(task):
                return await self.own.recall(task)
            self.own.pool.spare()
        return await self._asked("recall", task)

    def ahead(self, task: Mapping[str, Any]) -> None:
        """Let the keeper begin with a task."""
        with contextlib.suppress(EOFError):
            self._sent("ahead", task)

    async def _asked(self, how: str, task: Mapping[str, Any]) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        try:
            number = self._sent(how, task)
        except EOFError:
            return Answer.refused(503, _ENDING)
        self.waiting[number] = future
        try:
            return await future
        finally:
            self.waiting.pop(number, None)

    def _sent(self, how: str, task: Mapping[str, Any]) -> int:
        if self.exchange is None:
            raise EOFError
        self.number += 1
        self.exchange.send({"number": self.number, "how": how, "task": task})
        return self.number

    def _taken(self, head: dict[str, Any], body: bytes) -> None:
        if head["number"] == ALIVE:
            with contextlib.suppress(EOFError):
                self._sent("alive", {})
            return
        future = self.waiting.get(head["number"])
        if future is not None and not future.done():
            future.set_result(Answer(head["status"], head["kind"], body, head["etag"]))

    def _lost(self) -> None:
        """Without the keeper there is nothing to do: end, as the keeper would have it."""
        for future in self.waiting.values():
            if not future.done():
                future.set_result(Answer.refused(503, _ENDING))
        if not self.ended:
            signal.raise_signal(signal.SIGTERM)


def main() -> None:
    """Serve until told to end, or until the keeper is gone. One argument, in JSON: what `keeper.Front` sends."""
    os.setpgid(0, 0)  # Ctrl-C is for the keeper, who ends the others in order
    told = json.loads(sys.argv[1])
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())  # standard error, which all processes of the server share
    limits = Limits(**told["limits"])
    own = Kept(Pool(told["locator"], replace(limits, workers=1))) if told["own"] else None
    desk = Desk(told["locator"], limits, socket.socket(fileno=told["way"]), own)
    gc.freeze()  # what is loaded by now stays, and is not looked through again at every collection
    with socket.socket(fileno=told["listening"]) as listening:
        web_server(desk, "warning").run(sockets=[listening])


if __name__ == "__main__":
    main()
