"""HTTP as uvicorn speaks it, but lookups that come whole are answered as they arrive, without a task for each.

A lookup costs the store less than the framework's way to it. Only plain requests are read here, by a strict grammar;
what is unusual in any way goes to uvicorn untouched, and so does what `Lookups` leaves to the workers.
"""

import re
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from filinggraph.serve.endpoint import Sparql, outgoing
from filinggraph.serve.protocol import Refused, read_request

MOST_HEAD = 16_000
_REQUEST = re.compile(rb"(GET|POST) /sparql(?:\?([!-~]*))? HTTP/1\.1\r\n")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([ -~\x80-\xff\t]*)")
_UNUSUAL = {b"transfer-encoding", b"expect", b"upgrade", b"trailer", b"te"}


@dataclass(frozen=True, slots=True)
class Head:
    """The headers of a request, in small letters, and how many bytes of body follow them."""

    headers: dict[bytes, bytes]
    length: int


@lru_cache(1000)
def read_head(lines: bytes) -> Head | None:
    """The header lines of a plain request; None for any that is unusual, wrong or ends the connection."""
    headers: dict[bytes, bytes] = {}
    for line in lines.split(b"\r\n"):
        found = _HEADER.fullmatch(line)
        if found is None or (name := found[1].lower()) in headers or name in _UNUSUAL:
            return None
        headers[name] = found[2].rstrip(b" \t")
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or len(length) > 9 or b"host" not in headers:
        return None
    if headers.get(b"connection", b"keep-alive").lower() != b"keep-alive":
        return None
    return Head(headers, int(length))


class Quick(HttpToolsProtocol):
    """One connection."""

    sparql: Sparql

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sparql = self.config.app.state.sparql  # type: ignore[union-attr]
        self.between = True  # the parser is between two requests
        self.held = b""  # the start of a request whose body is still to come

    def on_message_begin(self) -> None:
        """A request begins that is left to the parser."""
        self.between = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """The parser has read a request to its end."""
        self.between = True
        super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        """Answer what is a lookup; leave to the parser the rest, and all of one who does not read the answers."""
        data, self.held = self.held + data, b""
        busy = self.cycle is not None and not self.cycle.response_complete
        answer = self._answered(data) if self.between and not busy and not self.flow.write_paused else None
        if answer is None:
            super().data_received(data)
        elif answer:
            self._unset_keepalive_if_required()
            self.transport.write(answer)
            self.on_response_complete()
        else:
            self.held = data

    def _answered(self, data: bytes) -> bytes | None:
        """The response; empty while the body is still to come; None for what is not answered here."""
        began = time.perf_counter()
        request = _REQUEST.match(data)
        if request is None or (end := data.find(b"\r\n\r\n", 0, MOST_HEAD)) < request.end():
            return None
        head = read_head(data[request.end() : end])
        if head is None or head.length > self.sparql.runner.limits.body_bytes:
            return None
        body = data[end + 4 :]
        if len(body) != head.length:
            return b"" if len(body) < head.length else None
        method = request[1].decode()
        content_type = head.headers.get(b"content-type", b"").decode("latin-1")
        try:
            asked = read_request(method, request[2] or b"", content_type, body)
        except Refused:
            return None
        answer = self.sparql.at_once(asked, head.headers) if asked else None
        if answer is None:
            return None
        status, told, body = outgoing(answer, head.headers)
        self.sparql.access.note(self.client, (method, "/sparql"), status, len(body), began)
        lines = [STATUS_LINE[status]]
        for name, value in (*self.server_state.default_headers, *told):
            lines += (name, b": ", value, b"\r\n")
        lines += (b"\r\n", body)
        return b"".join(lines)
