"""What surrounds every answer: the headers that protect its reader, and a line in the access log."""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("filinggraph.serve")

Headers = list[tuple[bytes, bytes]]
NO_SNIFFING = (b"x-content-type-options", b"nosniff")
CROSS_ORIGIN: Headers = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"ETag")]
_SECURITY: Headers = [
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        b"form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    ),
    NO_SNIFFING,
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
GATHER_SECONDS = 0.1


@dataclass(slots=True)
class AccessLog:
    """A line for every answer. Lines of a moment are written together: one at a time costs more than a lookup's way."""

    lines: list[str] = field(default_factory=list)

    def note(self, client: Sequence[Any] | None, asked: tuple[str, str], status: int, size: int, began: float) -> None:
        """Note client, method and path asked, status, bytes and time since `began` (perf_counter): never the query."""
        if not log.isEnabledFor(logging.INFO):
            return
        took = (time.perf_counter() - began) * 1000
        method, path = asked
        if not path.isascii():
            path = path.encode("ascii", "backslashreplace").decode()
        self.lines.append(f"{client[0] if client else '-'} {method} {path[:200]!r} {status} {size}B {took:.1f}ms")
        if len(self.lines) == 1:
            asyncio.get_running_loop().call_later(GATHER_SECONDS, self.write)

    def write(self) -> None:
        """Write what was noted since the last time, with the time of now."""
        if self.lines:
            now = time.strftime("%Y-%m-%dT%H:%M:%S%z ")
            log.info("\n".join(now + line for line in self.lines))
            self.lines.clear()


class Surround:
    """Adds the security headers and notes every answer."""

    def __init__(self, app: ASGIApp, access: AccessLog) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 500, 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_SECURITY]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            self.access.note(scope.get("client"), (scope["method"], scope["path"]), status, size, began)
