"""Still pictures for reports: a company's neighbourhood, and its contracts in time."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from filinggraph.serve.scene import INK, LINE, SOFT, Box, Label, Scene, Shape, Stroke

COLOURS = {"past": "#7a7f85", "soon": "#c0321f", "year": "#b36b00", "later": "#0b6e66", "open": "#9a93a8"}
MEANING = {"past": "ended", "soon": "within 90 days", "year": "within a year", "later": "later", "open": "no date"}
ACCENT = "#0b5f59"
SIGNS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}


def step(expires: datetime.date | None, on: datetime.date) -> str:
    """How far off an expiry is, as a key of COLOURS."""
    if expires is None:
        return "open"
    left = (expires - on).days
    return "past" if left < 0 else "soon" if left <= 90 else "year" if left <= 366 else "later"


def share(percent: float | None, comparator: str | None = None) -> str:
    """A percentage as a person reads it, "" for none."""
    return "" if percent is None else f"{SIGNS.get(comparator or '', '')}{percent:.1f}".removesuffix(".0") + " %"


def graph_scene(title: str, graph: Mapping[str, Any], on: datetime.date) -> Scene:
    """Organizations as dots (government bodies square), sales as arrows from supplier to customer."""
    nodes, edges = graph["nodes"], graph["edges"]
    width, margin = 1200.0, 110.0
    place, height = _fit([(n["x"], n["y"]) for n in nodes], width, 800.0, margin)
    below = _below(nodes, edges)
    radius = [5.0 + min(9.0, n["degree"] ** 0.5 * 1.3) for n in nodes]
    shapes: list[Shape] = []
    for edge in edges:
        (x1, y1), (x2, y2) = place[edge["from"]], place[edge["to"]]
        length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1.0)
        near = 1 - (radius[edge["to"]] + 2) / length
        expires = datetime.date.fromisoformat(edge["expires"]) if edge["expires"] else None
        percent = edge["percent"]
        words = [f"{nodes[edge['from']]['name']} sells to {nodes[edge['to']]['name']}"]
        words += [share(percent, edge["comparator"]) + " of sales"] if percent is not None else []
        words += [f"ends {expires.isoformat()}"] if expires else []
        shapes.append(
            Stroke(
                *(x1, y1, x1 + (x2 - x1) * near, y1 + (y2 - y1) * near),
                COLOURS[step(expires, on)],
                1.0 + min(7.0, (percent or 0.0) / 10),
                arrow=True,
                tip=", ".join(words),
            )
        )
        if percent is not None and len(edges) <= 40:
            middle = ((x1 + x2) / 2, (y1 + y2) / 2 - 4)
            shapes.append(Label(*middle, share(percent, edge["comparator"]), 12, SOFT, "middle"))
    for node, (x, y), r, under in zip(nodes, place, radius, below, strict=True):
        colour = ACCENT if node["government"] else INK
        shapes.append(Box(x - r, y - r, 2 * r, 2 * r, colour, not node["government"], node["name"]))
        shapes.append(Label(x, y + r + 16 if under else y - r - 6, _cut(node["name"], 36), 13, INK, "middle"))
    return Scene(title, width, height + 40, [*_heading(title), *shapes, *_legend(height + 20, width)])


def timeline_scene(title: str, contracts: Iterable[Mapping[str, Any]], on: datetime.date) -> Scene:
    """One bar a contract from its start to its end; a tick at the notice deadline; a line at the day `on`."""
    dated = sorted((c for c in contracts if c["expires"]), key=lambda c: (c["expires"], c["contract"]))
    width, left, line = 1200.0, 300.0, 30.0
    height = 110.0 + line * max(1, len(dated))
    if not dated:
        return Scene(title, width, height, [*_heading(title), Label(24, 90, "No contract with a date.", 14, SOFT)])
    days = [d for c in dated for d in (c["effective"], c["expires"], c["noticeBy"]) if d]
    near = min(days).year - 2 <= on.year <= max(days).year + 2
    days += [on] if near else []
    first, last = datetime.date(min(days).year, 1, 1), datetime.date(min(max(days).year + 1, 9999), 1, 1)
    span = max(1, (last - first).days)

    def x(day: datetime.date) -> float:
        return left + (day - first).days / span * (width - left - 130)

    every = max(1, -(-(last.year - first.year) // 10))
    shapes: list[Shape] = []
    for year in range(first.year, last.year + 1, every):
        at = x(datetime.date(year, 1, 1))
        shapes += [Stroke(at, 64, at, height - 40), Label(at, 58, str(year), 12, SOFT, "middle")]
    for row, c in enumerate(dated):
        y, end = 72 + row * line, x(c["expires"])
        begin = x(c["effective"]) if c["effective"] else max(left, end - 60)
        other = " · ".join(filter(None, (c["counterpart"], c["subject"])))
        tip = f"{other}: ends {c['expires'].isoformat()}"
        shapes.append(Label(left - 12, y + 14, _cut(other or "contract", 40), 13, INK, "end"))
        shapes.append(Box(begin, y, max(4.0, end - begin), 18, COLOURS[step(c["expires"], on)], tip=tip))
        shapes.append(Label(end + 8, y + 14, c["expires"].isoformat(), 12, SOFT))
        if c["noticeBy"]:
            at = x(c["noticeBy"])
            shapes.append(Stroke(at, y - 3, at, y + 21, INK, 2.5, tip=f"notice by {c['noticeBy'].isoformat()}"))
    if near:
        shapes.append(Stroke(x(on), 64, x(on), height - 40, INK, 1.0, tip=f"as of {on.isoformat()}"))
    return Scene(title, width, height, [*_heading(title), *shapes, *_legend(height - 18, width)])


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as an HTML table, everything escaped."""
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if v is None else str(v))}</td>" for v in row) + "</tr>\n" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n"


def _fit(
    points: Sequence[tuple[float, float]], width: float, highest: float, margin: float
) -> tuple[list[tuple[float, float]], float]:
    """Points moved onto a sheet of that width, and the sheet's height: no more than the points need."""
    if not points:
        return [], 2 * margin
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    spans = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((width - 2 * margin) / max(spans[0], 1.0), (highest - 2 * margin) / max(spans[1], 1.0), 3.5)
    height = spans[1] * scale + 2 * margin
    dx = (width - spans[0] * scale) / 2
    return [((px - min(xs)) * scale + dx, (py - min(ys)) * scale + margin + 10) for px, py in points], height


def _below(nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Whether a node's name stands under it: where most of its edges lead upwards."""
    lean = [0.0] * len(nodes)
    for edge in edges:
        drop = nodes[edge["to"]]["y"] - nodes[edge["from"]]["y"]
        lean[edge["from"]] += drop
        lean[edge["to"]] -= drop
    return [total < 0 for total in lean]


def _heading(title: str) -> list[Shape]:
    return [Label(24, 34, title, 20, INK, bold=True)]


def _legend(y: float, width: float) -> list[Shape]:
    shapes: list[Shape] = [Stroke(24, y - 20, width - 24, y - 20, LINE)]
    for number, (name, colour) in enumerate(COLOURS.items()):
        x = 24 + number * 150
        shapes += [Box(x, y - 10, 12, 12, colour), Label(x + 18, y + 1, MEANING[name], 12, SOFT)]
    return shapes


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
