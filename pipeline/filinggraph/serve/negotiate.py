"""Which of the media types on offer a client wants most (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence
from functools import lru_cache

RESULTS = (
    "application/sparql-results+json",
    "application/json",
    "application/sparql-results+xml",
    "application/xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/json",
    "application/rdf+xml",
    "application/xml",
)


@lru_cache(512)
def choose(accept: str | None, offers: tuple[str, ...]) -> str | None:
    """The offer with the highest quality; among equals the first. None when the client takes none of them."""
    if accept is None or not accept.strip():
        return offers[0]
    ranges = [wanted for part in accept.split(",") if (wanted := _media_range(part))]
    best, best_quality = None, 0.0
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def _media_range(part: str) -> tuple[str, float] | None:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if "/" not in kind:
        return ("*/*", 1.0) if kind == "*" else None
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return kind, quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    for pattern in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [quality for kind, quality in ranges if kind == pattern]
        if found:
            return max(found)
    return 0.0
