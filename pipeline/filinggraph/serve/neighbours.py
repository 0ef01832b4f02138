"""Who sells to whom around some organizations, or everywhere, with a place on the plane for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from filinggraph.ask import question
from filinggraph.ask.run import answer
from filinggraph.serve.layout import positions
from filinggraph.store import Store

MOST_NODES = 10_000


def neighbourhood(store: Store, centers: Sequence[str]) -> dict[str, Any]:
    """Nodes {id, name, government, degree, x, y} and edges {id, from, to, percent, comparator, …} for drawing.

    `cut` says that the graph holds more than is given. Without centers, the whole graph.
    """
    rows: dict[str, Mapping[str, Any]] = {}
    asked = question("relationships" if centers else "network")
    for given in [{"company": center} for center in centers] or [{}]:
        rows |= {str(row["relationship"]): row for row in answer(store, asked, asked.bind(given))}
    index: dict[str, int] = {}
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    cut = False
    for row in rows.values():
        ends = [str(row[side + "Id"]) for side in ("supplier", "customer")]
        if len(index) + sum(end not in index for end in ends) > MOST_NODES:
            cut = True
            continue
        for side, end in zip(("supplier", "customer"), ends, strict=True):
            if end not in index:
                index[end] = len(nodes)
                government = row[side + "Kind"] == "government"
                nodes.append({"id": end, "name": row[side] or end, "government": government, "degree": 0})
        expires = str(row["expires"]) if row["expires"] else None
        edges.append(
            {
                "id": row["relationship"],
                "from": index[ends[0]],
                "to": index[ends[1]],
                "percent": row["percent"],
                "comparator": row["comparator"],
                "expires": expires,
            }
        )
        for end in ends:
            nodes[index[end]]["degree"] += 1
    places = positions(len(nodes), [(e["from"], e["to"]) for e in edges])
    for node, (x, y) in zip(nodes, places.tolist(), strict=True):
        node["x"], node["y"] = round(x, 1), round(y, 1)
    return {"nodes": nodes, "edges": edges, "cut": cut}
