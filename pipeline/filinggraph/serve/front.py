"""One of several processes that speak HTTP on one port: it answers lookups, and asks the keeper for the rest."""

import asyncio
import contextlib
import gc
import json
import logging
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from filinggraph.serve.access import log
from filinggraph.serve.exchange import Exchange
from filinggraph.serve.pool import Limits
from filinggraph.serve.run import web_server
from filinggraph.serve.worker import Answer

_ENDING = "The server is ending; try again in a moment."


@dataclass(slots=True)
class Desk:
    """The way to the keeper: tasks go out with a number, answers come back with it."""

    locator: str
    limits: Limits
    way: socket.socket
    exchange: Exchange | None = None
    waiting: dict[int, asyncio.Future[Answer]] = field(default_factory=dict)
    number: int = 0
    ended: bool = False

    async def open(self) -> None:
        """Take up the connection."""
        loop = asyncio.get_running_loop()
        _, self.exchange = await loop.create_connection(lambda: Exchange(self._taken, self._lost), sock=self.way)

    async def close(self) -> None:
        """Let go of the connection."""
        self.ended = True
        if self.exchange is not None:
            self.exchange.close()

    async def run(self, task: Mapping[str, Any]) -> Answer:
        """The answer to a task, as the keeper's pool gives it."""
        return await self._asked("run", task)

    async def recall(self, task: Mapping[str, Any]) -> Answer:
        """The same, perhaps from before."""
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
    told = json.loads(sys.argv[1])
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())  # standard error, which all processes of the server share
    desk = Desk(told["locator"], Limits(**told["limits"]), socket.socket(fileno=told["way"]))
    gc.freeze()  # what is loaded by now stays, and is not looked through again at every collection
    with socket.socket(fileno=told["listening"]) as listening:
        web_server(desk, "warning").run(sockets=[listening])


if __name__ == "__main__":
    main()
