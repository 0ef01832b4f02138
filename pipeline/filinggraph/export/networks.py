"""The graph in networkx: all of it, or who sells to whom."""

from pathlib import Path
from typing import Literal

import networkx as nx

from filinggraph.ask import ask_store
from filinggraph.errors import QueryError
from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.store import Store, open_store

View = Literal["full", "companies"]
VIEWS: tuple[View, ...] = ("full", "companies")


def to_networkx(graph: str | Path | Store, *, view: View = "full") -> "nx.MultiDiGraph | nx.DiGraph":
    """The graph at a locator, or in an open store, as a networkx graph.

    "full" is a MultiDiGraph of all nodes, by their IRIs, with `label`, `labels` and their properties as attributes;
    the key of an edge is its type, which is also its attribute `type`. "companies" is a DiGraph from supplier to
    customer with the attributes `share` (percent of the supplier's sales in the newest period, where stated) and
    `expires` (last day of the last contract, where known); its nodes have `name` and `kind`. Raises StoreError.
    """
    if view not in VIEWS:
        raise QueryError(f"{view!r}: no such view; take one of {', '.join(VIEWS)}")
    if isinstance(graph, str | Path):
        with open_store(str(graph), read_only=True) as store:
            return _view(store, view)
    return _view(graph, view)


def _view(store: Store, view: View) -> "nx.MultiDiGraph | nx.DiGraph":
    return companies(store) if view == "companies" else full(store.property_graph())


def full(graph: PropertyGraph) -> "nx.MultiDiGraph":
    """All nodes and edges, in the order of the property graph."""
    found = nx.MultiDiGraph()
    for node in graph.nodes:
        properties = {key: value for key, value in node.properties.items() if key != "id"}
        found.add_node(node.id, label=node.base, labels=list(node.labels), **properties)
    for edge in graph.edges:
        found.add_edge(edge.source, edge.target, key=edge.type, type=edge.type)
    return found


def companies(store: Store) -> "nx.DiGraph":
    """Who sells to whom, by the question `network`."""
    found = nx.DiGraph()
    for row in ask_store(store, "network"):
        for side in ("supplier", "customer"):
            found.add_node(row[f"{side}Id"], name=row[side], kind=row[f"{side}Kind"])
        more = {"share": row["percent"], "expires": row["expires"]}
        found.add_edge(row["supplierId"], row["customerId"], **{k: v for k, v in more.items() if v is not None})
    return found
