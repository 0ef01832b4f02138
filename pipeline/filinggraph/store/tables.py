"""Nodes and edges as columns, and their files: CSV and Parquet, one a base label and one a relationship type."""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import pyarrow as pa

from filinggraph.errors import StoreError
from filinggraph.semantics.mapping import Key, NodeTable, mapping
from filinggraph.semantics.property_graph import Edge, Node, PropertyGraph

ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "float": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
FIXED = (Key("id", "string"), Key("kind", "string"))
LABELS = Key("_labels", "string", many=True)


def columns(table: NodeTable) -> tuple[Key, ...]:
    """Columns of the nodes of one base label."""
    return (*FIXED, *table.keys, LABELS)


def further(base: str, keys: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """A base label and the names of properties that nodes of it may bear besides the ontology's, fit for Cypher.

    Raises StoreError for a name that is taken or no name.
    """
    table = mapping().nodes[base]
    taken = {key.name for key in columns(table)}
    for name in keys:
        if name in taken or not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name):
            raise StoreError(f"{name}: cannot name a further property of {base}; choose another")
    return table.label, tuple(sorted(keys))


def node_table(table: NodeTable, nodes: Sequence[Node]) -> pa.Table:
    """Nodes of one base label as columns."""
    arrays, fields = [], []
    for key in columns(table):
        kind = pa.list_(ARROW[key.type]) if key.many else ARROW[key.type]
        values = [list(n.labels) for n in nodes] if key is LABELS else [n.properties.get(key.name) for n in nodes]
        arrays.append(pa.array(values, type=kind))
        fields.append(pa.field(key.name, kind))
    return pa.table(arrays, schema=pa.schema(fields))


def edge_table(edges: Sequence[Edge]) -> pa.Table:
    """Edges of one type and pair as columns."""
    return pa.table(
        {
            "from": pa.array([e.source for e in edges], pa.string()),
            "to": pa.array([e.target for e in edges], pa.string()),
        }
    )


def nodes_by_base(graph: PropertyGraph) -> dict[str, list[Node]]:
    """Nodes by base label, in the order of labels."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        found[node.base].append(node)
    return dict(sorted(found.items()))


def edges_by_type(graph: PropertyGraph) -> dict[str, list[Edge]]:
    """Edges by type, in the order of types."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        found[edge.type].append(edge)
    return dict(sorted(found.items()))


def csv_files(graph: PropertyGraph) -> Iterator[tuple[str, str]]:
    """Names and texts of CSV files: a column a property, lists joined by "; "."""
    for base, nodes in nodes_by_base(graph).items():
        keys = [k.name for k in columns(mapping().nodes[base]) if k is not LABELS]
        rows = [[*(cell(n.properties.get(k), "; ") for k in keys), "; ".join(n.labels)] for n in nodes]
        yield f"nodes-{base}.csv", csv_text([*keys, "labels"], rows)
    head = ["source", "target", "source_label", "target_label"]
    for kind, edges in edges_by_type(graph).items():
        rows = [[e.source, e.target, e.source_base, e.target_base] for e in edges]
        yield f"edges-{kind}.csv", csv_text(head, rows)


def cell(value: Any, delimiter: str) -> str | None:
    """A value as CSV has it; None for no value."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return delimiter.join(cell(item, delimiter) or "" for item in value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """RFC 4180 with every value quoted, so that an empty text and no value differ."""
    return "".join(map(csv_line, chain([head], rows)))


def csv_line(row: Sequence[str | None]) -> str:
    """One line of such a file."""
    return ",".join(map(_quoted, row)) + "\n"


def _quoted(value: str | None) -> str:
    return "" if value is None else '"' + value.replace('"', '""') + '"'
