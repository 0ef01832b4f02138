"""The graph as Arrow tables."""

from typing import Any

import pyarrow as pa

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import PropertyGraph
from filinggraph.store.tables import edges_by_type, node_table, nodes_by_base


def tables(graph: PropertyGraph) -> dict[str, Any]:
    """A table of each node label and of each relationship type that occurs."""
    found = {}
    for base, nodes in nodes_by_base(graph).items():
        table = node_table(mapping().nodes[base], nodes)
        found[base] = table.rename_columns(["labels" if name == "_labels" else name for name in table.column_names])
    for kind, edges in edges_by_type(graph).items():
        columns = ("source", "target", "source_base", "target_base")
        arrays = [pa.array([getattr(edge, name) for edge in edges], pa.string()) for name in columns]
        found[kind] = pa.table(dict(zip(("source", "target", "source_label", "target_label"), arrays, strict=True)))
    return found
