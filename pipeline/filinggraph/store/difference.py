"""What has to be done to make one property graph of another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from filinggraph.semantics.property_graph import Edge, Node, Property, PropertyGraph


@dataclass(frozen=True, slots=True)
class Altered:
    """A node whose labels or properties change. A property that goes is None in `properties`."""

    id: str
    base: str
    properties: dict[str, Property | None]
    labels_added: tuple[str, ...] = ()
    labels_taken: tuple[str, ...] = ()


@dataclass(slots=True)
class Steps:
    """Deeds in an order that works: edges go, nodes go, nodes come, nodes change, edges come."""

    edges_taken: list[Edge] = field(default_factory=list)
    nodes_taken: list[Node] = field(default_factory=list)
    nodes_added: list[Node] = field(default_factory=list)
    nodes_altered: list[Altered] = field(default_factory=list)
    edges_added: list[Edge] = field(default_factory=list)


def steps(old: PropertyGraph, new: PropertyGraph) -> Steps:
    """The deeds that turn old into new. A node whose base label changes goes and comes."""
    before = {node.id: node for node in old.nodes}
    after = {node.id: node for node in new.nodes}
    found = Steps()
    moved = {i for i, node in after.items() if i in before and before[i].base != node.base}
    for iri, node in before.items():
        if iri not in after or iri in moved:
            found.nodes_taken.append(node)
    for iri, node in after.items():
        if iri not in before or iri in moved:
            found.nodes_added.append(node)
        elif node != before[iri]:
            found.nodes_altered.append(_altered(before[iri], node))
    edges_before, edges_after = set(old.edges), set(new.edges)
    found.edges_taken = _kept(edges_before - edges_after)
    found.edges_added = _kept(edges_after - edges_before)
    if moved:
        found.edges_added = _kept(e for e in edges_after if e not in edges_before or {e.source, e.target} & moved)
    return found


def _kept(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges)


def _altered(old: Node, new: Node) -> Altered:
    changed: dict[str, Property | None] = {k: v for k, v in new.properties.items() if old.properties.get(k) != v}
    changed.update(dict.fromkeys(sorted(old.properties.keys() - new.properties.keys())))
    return Altered(
        new.id,
        new.base,
        changed,
        tuple(sorted(set(new.labels) - set(old.labels))),
        tuple(sorted(set(old.labels) - set(new.labels))),
    )
