"""Shares of a text, as the tests compare them."""

from filinggraph.extract.shares import shares
from filinggraph.read import read_bytes

Found = set[tuple[str, float, str | None]]


def found(body: str) -> Found:
    """(customer, percent, period) of every share."""
    document = read_bytes((body + "\n").encode(), "acme.txt").documents[0]
    return {(f.customer.name, float(f.percent), f.period.value if f.period else None) for f in shares(document)}
