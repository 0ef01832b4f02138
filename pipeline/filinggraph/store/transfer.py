"""From one store into another, and the comparison of two."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.store.protocol import Store, Written


def copy(source: Store, target: Store, *, mirror: bool = False) -> Written:
    """Bring target up to source: only filings that differ are read and written.

    With mirror, filings that source does not have are taken out of target, too.
    """
    wanted, known = source.digests(), target.digests()
    changed = frozenset(identity for identity, digest in wanted.items() if known.get(identity) != digest)
    gone = sorted(known.keys() - wanted.keys()) if mirror else []
    done = target.write(source.graphs(changed), remove=gone)
    return Written(done.written, done.unchanged + len(wanted) - len(changed), done.removed)


@dataclass(frozen=True, slots=True)
class Part:
    """The nodes of one label, the edges of one type, or the filings: fingerprints of the items by their names."""

    kind: str
    name: str
    items: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """Fingerprint of all items; equal exactly when the items are."""
        return hashlib.sha256(b"".join(self.items[key] for key in sorted(self.items))).hexdigest()[:12]


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
    """Every part of two stores side by side: filings by what they say, then nodes by label and edges by type."""
    one, other = _parts(first), _parts(second)
    found = []
    for key in sorted(one.keys() | other.keys(), key=lambda key: (_ORDER.index(key[0]), key[1])):
        left, right = (parts.get(key, Part(*key, {})) for parts in (one, other))
        names = {n for n in left.items.keys() | right.items.keys() if left.items.get(n) != right.items.get(n)}
        counts = len(left.items), len(right.items)
        found.append(Difference(*key, counts, (left.digest, right.digest), tuple(sorted(names))))
    return found


_ORDER = ("filings", "nodes", "edges")


def _parts(store: Store) -> dict[tuple[str, str], Part]:
    """Worked out from what the store holds, not from the digests that it keeps."""
    filings = {graph.id: bytes.fromhex(graph.digest) for graph in store.graphs()}
    found: dict[tuple[str, str], dict[str, bytes]] = defaultdict(dict)
    found["filings", ""] = filings
    for kind, name, item, value in _items(store.property_graph()):
        found[kind, name][item] = hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()[:16]
    return {key: Part(*key, items) for key, items in found.items()}


def _items(graph: PropertyGraph) -> Iterable[tuple[str, str, str, str]]:
    for node in graph.nodes:
        properties = sorted(node.properties.items())
        yield "nodes", node.base, node.id, repr((node.id, node.labels, properties))
    for edge in graph.edges:
        name = f"{edge.source} -> {edge.target}"
        yield "edges", edge.type, name, repr((name, edge.source_base, edge.target_base))
