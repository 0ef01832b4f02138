"""Small changes of the embedded property graph: made on a copy of its file, which then takes the file's place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import ladybug as lb

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Node, PropertyGraph
from filinggraph.store.difference import Altered, Steps, steps
from filinggraph.store.ladybug import by_pair, copy_edges, copy_nodes, mark, open_file, replacing, transaction
from filinggraph.store.tables import further

ROWS = 2_000


def alter(path: Path, old: PropertyGraph, new: PropertyGraph, state: str) -> None:
    """Make of the part `old` of the graph at path the part `new`."""
    with replacing(path, copy=True) as part:
        database, connection = open_file(part, read_only=False)
        try:
            with transaction(connection):
                _do(connection, steps(old, new), {node.id: node for node in new.nodes})
                mark(connection, state)
        finally:
            connection.close()
            database.close()


def annotate(path: Path, base: str, values: Mapping[str, Mapping[str, Any]], keys: Collection[str]) -> int:
    """Set further properties of nodes, and take them from all others; gives how many nodes have them."""
    label, names = further(base, keys)
    kinds = {name: _kind(found[name] for found in values.values()) for name in names}
    rows: list[dict[str, object]] = [{"id": iri, **found} for iri, found in sorted(values.items())]
    with replacing(path, copy=True) as part:
        database, connection = open_file(part, read_only=False)
        try:
            for name in names:
                connection.execute(f"ALTER TABLE `{label}` DROP IF EXISTS `{name}`")
                connection.execute(f"ALTER TABLE `{label}` ADD `{name}` {kinds[name]}")
            sets = ", ".join(f"n.`{name}` = CAST(r.`{name}` AS {kinds[name]})" for name in names)
            _run(connection, f"UNWIND $rows AS r MATCH (n:`{label}` {{id: r.id}}) SET {sets}", rows)
        finally:
            connection.close()
            database.close()
    return len(rows)


def _kind(values: Iterable[object]) -> str:
    """The engine's type for values of one property."""
    kinds = {type(value) for value in values}
    return "INT64" if kinds == {int} else "DOUBLE" if kinds and kinds <= {int, float} else "STRING"


def _do(connection: lb.Connection, todo: Steps, after: dict[str, Node]) -> None:
    for (kind, source, target), edges in sorted(by_pair(todo.edges_taken).items()):
        text = f"UNWIND $rows AS r MATCH (:`{source}` {{id: r.a}})-[e:`{kind}`]->(:`{target}` {{id: r.b}}) DELETE e"
        _run(connection, text, [{"a": e.source, "b": e.target} for e in edges])
    for base, nodes in sorted(_by_base(todo.nodes_taken).items()):
        text = f"UNWIND $rows AS r MATCH (n:`{base}` {{id: r.id}}) DETACH DELETE n"
        _run(connection, text, [{"id": n.id} for n in nodes])
    copy_nodes(connection, todo.nodes_added)
    _alter_nodes(connection, todo.nodes_altered, after)
    copy_edges(connection, todo.edges_added)


def _alter_nodes(connection: lb.Connection, altered: Iterable[Altered], after: dict[str, Node]) -> None:
    """Set exactly the columns that differ; nodes that differ in the same columns go together."""
    groups: dict[tuple[str, tuple[str, ...]], list[dict[str, object]]] = defaultdict(list)
    for change in altered:
        columns = sorted(change.properties)
        row: dict[str, object] = {"id": change.id}
        row |= {f"v{i}": change.properties[name] for i, name in enumerate(columns)}
        if change.labels_added or change.labels_taken:
            columns.append("_labels")
            row[f"v{len(columns) - 1}"] = list(after[change.id].labels)
        groups[change.base, tuple(columns)].append(row)
    for (base, names), rows in sorted(groups.items(), key=lambda item: item[0]):
        sets = ", ".join(f"n.`{name}` = {_cast(base, name, f'r.v{i}')}" for i, name in enumerate(names))
        _run(connection, f"UNWIND $rows AS r MATCH (n:`{base}` {{id: r.id}}) SET {sets}", rows)


def _cast(base: str, name: str, value: str) -> str:
    """The value with its column's type: a list of rows that are all null has none of its own."""
    key = next((k for k in mapping().nodes[base].keys if k.name == name), None)
    if key is None:
        return value
    kind = {"string": "STRING", "integer": "INT64", "float": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}[key.type]
    return f"CAST({value} AS {kind}{'[]' if key.many else ''})"


def _by_base(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.base].append(node)
    return found


def _run(connection: lb.Connection, text: str, rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), ROWS):
        connection.execute(text, {"rows": rows[start : start + ROWS]})
