"""What surrounds every answer: the headers that protect its reader, and a line in the access log."""

import logging
import time

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


class Surround:
    """Adds the security headers and notes every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

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
            note(scope, status, size, began)


def note(scope: Scope, status: int, size: int, began: float) -> None:
    """Log client, method, path, status, bytes and time since `began` (perf_counter): never the query."""
    if log.isEnabledFor(logging.INFO):
        client = scope["client"][0] if scope.get("client") else "-"
        path = scope["path"].encode("ascii", "backslashreplace").decode()[:200]
        took = (time.perf_counter() - began) * 1000
        log.info("%s %s %r %d %dB %.1fms", client, scope["method"], path, status, size, took)
