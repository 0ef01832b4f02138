"""How long each supplier is known to sell to each customer, and which customers it no longer names."""

import datetime
from collections import defaultdict
from collections.abc import Sequence

from filinggraph.resolve.mentions import Collected
from filinggraph.resolve.values import Relationship

_ANNUAL = ("10-K", "10-KSB", "10-K405", "10-KT", "20-F", "40-F")


def relationships(found: Collected, ids: Sequence[str]) -> tuple[Relationship, ...]:
    """Every supplier and customer that some filing names as such, with what was known when."""
    seen: dict[tuple[str, str], dict[str, datetime.date | None]] = defaultdict(dict)
    annual: dict[str, set[datetime.date]] = defaultdict(set)
    for header, left, right in found.sales:
        supplier, customer = ids[left], ids[right]
        seen[supplier, customer][found.mentions[right].document] = header.filed
        if header.filed and header.form.removesuffix("/A") in _ANNUAL:
            annual[supplier].add(header.filed)
    out = []
    for (supplier, customer), documents in sorted(seen.items()):
        dates = sorted(d for d in documents.values() if d)
        last = dates[-1] if dates else None
        later = [d for d in annual[supplier] if last and d > last]
        ordered = sorted(documents, key=lambda d: (documents[d] or datetime.date.min, d))
        out.append(
            Relationship(
                supplier, customer, tuple(ordered), dates[0] if dates else None, last, min(later, default=None)
            )
        )
    return tuple(out)
