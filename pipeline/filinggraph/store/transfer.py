"""From one store into another, and the comparison of two."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from filinggraph.store.protocol import Store, Written

Key = tuple[str, str]


def copy(source: Store, target: Store, *, mirror: bool = False) -> Written:
    """Bring target up to source: only filings that differ are read and written.

    With mirror, filings that source does not have are taken out of target, too.
    """
    wanted, known = source.digests(), target.digests()
    changed = frozenset(identity for identity, digest in wanted.items() if known.get(identity) != digest)
    gone = sorted(known.keys() - wanted.keys()) if mirror else []
    done = target.write(source.graphs(changed), remove=gone)
    return Written(done.written, done.unchanged + len(wanted) - len(changed), done.removed)


@dataclass(slots=True)
class Part:
    """The nodes of one label, the edges of one type, or the filings: how many, and the sum of their fingerprints.

    `items` are the fingerprints by name, kept only where two stores differ.
    """

    count: int = 0
    total: int = 0
    items: dict[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Fingerprint of all items in whatever order; equal when the items are, and hardly ever else."""
        return hashlib.sha256(f"{self.count} {self.total % _RING}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two stores hold of one part: how many items, their fingerprints, and the names of those that differ."""

    kind: str
    name: str
    counts: tuple[int, int]
    digests: tuple[str, str]
    differing: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """True when both hold the same."""
        return self.digests[0] == self.digests[1]


def compare(first: Store, second: Store) -> list[Difference]:
    """Every part of two stores side by side: filings by what they say, then nodes by label and edges by type.

    The stores are read through in portions; where parts differ, once more, to tell the names of what differs.
    """
    one, other = _parts(first), _parts(second)
    unequal = {key for key in one.keys() | other.keys() if one[key].digest != other[key].digest}
    if unequal:
        one |= _parts(first, unequal)
        other |= _parts(second, unequal)
    found = []
    for key in sorted(one.keys() | other.keys(), key=lambda key: (_ORDER.index(key[0]), key[1])):
        left, right = one[key], other[key]
        names = {n for n in left.items.keys() | right.items.keys() if left.items.get(n) != right.items.get(n)}
        counts = left.count, right.count
        found.append(Difference(*key, counts, (left.digest, right.digest), tuple(sorted(names))))
    return found


_ORDER = ("filings", "nodes", "edges")
_RING = 1 << 128


def _parts(store: Store, named: Collection[Key] = ()) -> dict[Key, Part]:
    """Worked out from what the store holds, not from the digests that it keeps; with items of the parts named."""
    found: dict[Key, Part] = defaultdict(Part)
    if not named:  # told even of an empty store
        found["filings", ""] = Part()
    for key, item, value in _items(store, named):
        part = found[key]
        part.count += 1
        part.total += int.from_bytes(value)
        if key in named:
            part.items[item] = value
    return found


def _items(store: Store, named: Collection[Key]) -> Iterator[tuple[Key, str, bytes]]:
    if not named or ("filings", "") in named:
        for filing in store.graphs():
            yield ("filings", ""), filing.id, bytes.fromhex(filing.digest)[:16]
    for graph in store.portions():
        for node in graph.nodes:
            value = repr((node.id, node.labels, sorted(node.properties.items())))
            yield ("nodes", node.base), node.id, _print(value)
        for edge in graph.edges:
            name = f"{edge.source} -> {edge.target}"
            yield ("edges", edge.type), name, _print(repr((name, edge.source_base, edge.target_base)))


def _print(value: str) -> bytes:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()[:16]
