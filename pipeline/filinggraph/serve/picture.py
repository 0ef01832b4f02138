"""A picture of one company, asked from the graph and drawn."""

import datetime
from typing import Any

from filinggraph.ask import Answer, question
from filinggraph.ask.run import answer
from filinggraph.errors import QueryError
from filinggraph.serve import draw as drawing
from filinggraph.serve.neighbours import neighbourhood
from filinggraph.serve.scene import html, png, svg
from filinggraph.store import Store, open_store


def draw(graph: str, company: str, suffix: str, *, timeline: bool = False, on: datetime.date | None = None) -> bytes:
    """SVG, PNG or HTML of the company's neighbourhood, or of its contracts in time.

    Raises QueryError when no company, or more than one, answers to the name.
    """
    with open_store(graph, read_only=True) as store:
        who = _find(store, company)
        identifier, name = str(who["organizationId"]), str(who["organization"])
        day = on or _latest(store)
        contracts = _ask(store, "contracts", company=identifier)
        if timeline:
            rows: list[dict[str, Any]] = [dict(row) for row in contracts]
            for row in rows:
                row["counterpart"] = row["customer"] if row["supplierId"] == identifier else row["supplier"]
            scene = drawing.timeline_scene(f"{name}: contracts", rows, day)
            shown = contracts
        else:
            scene = drawing.graph_scene(f"{name}: customers and suppliers", neighbourhood(store, [identifier]), day)
            shown = _ask(store, "relationships", company=identifier)
    if suffix == ".svg":
        return svg(scene).encode()
    if suffix == ".png":
        return png(scene)
    return html(scene, drawing.html_table([c.name for c in shown.columns], shown.rows)).encode()


def _find(store: Store, company: str) -> dict[str, Any]:
    found = list(_ask(store, "search", text=company))
    exact = [r for r in found if company.lower() in (str(r["organization"]).lower(), r["organizationId"])]
    if not found:
        raise QueryError(f"{company!r}: no company of that name, ticker or CIK in this graph")
    if len(found) > 1 and len(exact) != 1:
        names = "; ".join(str(r["organization"]) for r in found[:8])
        raise QueryError(f"{company!r}: {len(found)} companies match ({names}); say which")
    return (exact or found)[0]


def _latest(store: Store) -> datetime.date:
    (row,) = _ask(store, "overview")
    last = row["last"]
    return last if isinstance(last, datetime.date) else datetime.date(2000, 1, 1)


def _ask(store: Store, name: str, **parameters: object) -> Answer:
    asked = question(name)
    return answer(store, asked, asked.bind(parameters))
