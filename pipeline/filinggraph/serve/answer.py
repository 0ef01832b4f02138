"""What the server answers, whoever found it."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends back. `kind` is a media type."""

    status: int
    kind: str
    body: bytes
    etag: str = ""

    @classmethod
    def of(cls, body: bytes, kind: str) -> "Answer":
        """A full answer, with the fingerprint of its body."""
        return cls(200, kind, body, hashlib.blake2b(body, digest_size=12).hexdigest())

    @classmethod
    def refused(cls, status: int, message: str) -> "Answer":
        """An error for the person who asked."""
        return cls(status, "text/plain", (message.rstrip() + "\n").encode())
