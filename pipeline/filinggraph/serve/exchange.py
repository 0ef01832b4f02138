"""Tasks and answers between the server's processes: many under way at once on one connection, each with a number.

A frame is two lengths, a JSON head and a body, as to the workers. Number 0 (`ALIVE`) asks for a sign of life.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from filinggraph.serve.worker import HEAD

ALIVE = 0
Taken = Callable[[dict[str, Any], bytes], None]


class Exchange(asyncio.Protocol):
    """One end of a connection: `taken` is called with every frame that comes in, `lost` when no more will come."""

    def __init__(self, taken: Taken, lost: Callable[[], None]) -> None:
        self.taken = taken
        self.lost = lost
        self.transport: asyncio.Transport | None = None
        self.read = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to write to."""
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell that the other end is gone."""
        self.transport = None
        self.lost()

    def data_received(self, data: bytes) -> None:
        """Put frames together from their parts."""
        self.read += data
        for head, body in self._frames():
            self.taken(head, body)

    def _frames(self) -> Iterator[tuple[dict[str, Any], bytes]]:
        while len(self.read) >= HEAD.size:
            head_length, body_length = HEAD.unpack_from(self.read)
            start = HEAD.size + head_length
            end = start + body_length
            if len(self.read) < end:
                return
            frame = json.loads(self.read[HEAD.size : start]), bytes(memoryview(self.read)[start:end])
            del self.read[:end]
            yield frame

    def send(self, head: Mapping[str, Any], body: bytes = b"") -> None:
        """Send a frame. Raises EOFError when the other end is gone."""
        if self.transport is None:
            raise EOFError("the other process ended")
        raw = json.dumps(head).encode()
        self.transport.write(HEAD.pack(len(raw), len(body)) + raw + body)

    def close(self) -> None:
        """Let go of the connection."""
        if self.transport is not None:
            with contextlib.suppress(OSError):
                self.transport.close()
