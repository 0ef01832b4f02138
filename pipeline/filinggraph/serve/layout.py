"""Where nodes are drawn: positions by springs and repulsion, the same for the same graph, fast for 10,000 nodes."""

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
EXACT = 400
SPACING = 60.0


def positions(count: int, edges: list[tuple[int, int]]) -> Points:
    """One (x, y) for each of count nodes; components stand side by side, the largest first."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    placed = np.zeros((count, 2))
    components = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    boxes = []
    for component in components:
        members = sorted(component)
        index = {node: i for i, node in enumerate(members)}
        inside = np.array([(index[a], index[b]) for a, b in graph.edges(members)], dtype=np.int64).reshape(-1, 2)
        points = _component(len(members), inside)
        points -= points.min(axis=0)
        boxes.append((members, points))
    for (members, points), corner in zip(boxes, _pack([p.max(axis=0) for _, p in boxes]), strict=True):
        placed[members] = points + corner
    return placed


def _component(count: int, edges: npt.NDArray[np.int64]) -> Points:
    if count == 1:
        return np.zeros((1, 2))
    angles = np.arange(count) * 2.399963229728653  # the golden angle: an even disc to start from
    points = np.sqrt(np.arange(count) + 0.5)[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    degrees = np.bincount(edges.ravel(), minlength=count).astype(float)
    order = np.argsort(-degrees, kind="stable")
    start = np.empty_like(points)
    start[order] = points
    moved = _exact(start, edges, degrees) if count <= EXACT else _sampled(start, edges, degrees)
    return moved * SPACING


def _exact(points: Points, edges: npt.NDArray[np.int64], degrees: Points, rounds: int = 250) -> Points:
    """Fruchterman–Reingold: every pair repels."""
    count = len(points)
    heat = np.sqrt(count)
    weight = 1 + 0.25 * np.sqrt(degrees)
    for step in range(rounds):
        gap = points[:, None, :] - points[None, :, :]
        square = np.maximum(_square(gap), 0.01)
        force = (gap * (weight[:, None] * weight[None, :] / square)[:, :, None]).sum(axis=1)
        _attract(points, edges, force)
        force -= 0.02 * points
        points = points + _limited(force, heat * (1 - step / rounds) * 0.3 + 0.01)
    return points


def _sampled(points: Points, edges: npt.NDArray[np.int64], degrees: Points, rounds: int = 40) -> Points:
    """As above, but each node is repelled by near neighbours in a grid and by a few others drawn by a fixed seed."""
    count = len(points)
    draw = np.random.default_rng(20050228)
    samples = 4
    weight = 1 + 0.25 * np.sqrt(degrees)
    for step in range(rounds):
        force = np.zeros_like(points)
        others = draw.integers(0, count, size=(count, samples))
        gap = points[:, None, :] - points[others]
        square = np.maximum(_square(gap), 0.05)
        push = weight[:, None] * weight[others] / square
        force += np.einsum("ns,nsk->nk", push, gap) * min(count / samples, 60.0)
        _attract(points, edges, force)
        force += _neighbours(points, weight)
        force -= 0.01 * points
        points = points + _limited(force, 0.15 * np.sqrt(count) * (1 - step / rounds) + 0.05)
    return points


def _neighbours(points: Points, weight: Points) -> Points:
    """Repulsion between nodes that follow one another in the order of the grid cells they stand in."""
    force = np.zeros_like(points)
    cells = np.floor(points)
    order = np.argsort(cells[:, 1] * 1e6 + cells[:, 0] + (points[:, 0] - cells[:, 0]) * 1e-3, kind="stable")
    for distance in (1, 2):
        first, second = order[:-distance], order[distance:]
        gap = points[first] - points[second]
        square = np.maximum(_square(gap), 0.05)
        push = gap * (weight[first] * weight[second] / square)[:, None]
        push[square > 9.0] = 0.0
        force[first] += push  # an order holds each node once, so no addition is lost
        force[second] -= push
    return force


def _attract(points: Points, edges: npt.NDArray[np.int64], force: Points) -> None:
    gap = points[edges[:, 0]] - points[edges[:, 1]]
    pull = gap * np.sqrt(_square(gap))[:, None] * 0.5
    for axis in (0, 1):
        force[:, axis] -= np.bincount(edges[:, 0], pull[:, axis], len(points))
        force[:, axis] += np.bincount(edges[:, 1], pull[:, axis], len(points))


def _square(gap: Points) -> Points:
    """Squared lengths; a sum over the last axis takes several times as long."""
    squared: Points = gap[..., 0] * gap[..., 0] + gap[..., 1] * gap[..., 1]
    return squared


def _limited(force: Points, most: float) -> Points:
    length = np.sqrt(_square(force))
    limited: Points = force * (np.minimum(length, most) / np.maximum(length, 1e-9))[:, None]
    return limited


def _pack(sizes: list[Points]) -> list[Points]:
    """Corners of boxes in rows, about twice as wide as high."""
    gap = 2.5 * SPACING
    area = sum(float((s[0] + gap) * (s[1] + gap)) for s in sizes)
    widest = max([float(s[0]) for s in sizes] + [float(np.sqrt(2 * area))]) if sizes else 0.0
    corners, x, y, height = [], 0.0, 0.0, 0.0
    for size in sizes:
        if x and x + size[0] > widest:
            x, y, height = 0.0, y + height + gap, 0.0
        corners.append(np.array([x, y]))
        x += float(size[0]) + gap
        height = max(height, float(size[1]))
    return corners
