"""The figures themselves, as functions of a networkx graph from supplier to customer.

An edge's `share` is the percent of the supplier's sales that the customer makes up, absent where no text states it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

SAMPLE = 500
DAMPING = 0.85


@dataclass(frozen=True, slots=True)
class Exposure:
    """What part of a company's sales hangs on another, in percent; None where no share is stated.

    `first` is what it sells to it itself, `second` what it sells to companies that sell to it, each weighted by the
    share that it has of theirs. `via` are the companies between; `unknown` of these chains lack a share.
    """

    company: str
    on: str
    first: float | None
    second: float | None
    via: tuple[str, ...]
    unknown: int

    @property
    def total(self) -> float | None:
        """First and second order together, at most 100: a lower bound where shares are unknown."""
        known = [part for part in (self.first, self.second) if part is not None]
        return min(sum(known), 100.0) if known else None


def exposures(graph: "nx.DiGraph") -> list[Exposure]:
    """Every pair of a company and one that it sells to, itself or through one other; by their nodes."""
    found = []
    for company in sorted(graph):
        chains: dict[str, list[str]] = defaultdict(list)
        for between in sorted(graph[company]):
            for on in graph[between]:
                if on not in (company, between):
                    chains[on].append(between)
        for on in sorted(graph[company].keys() | chains.keys()):
            direct = graph[company].get(on, {}).get("share")
            products = [_product(graph, company, between, on) for between in chains[on]]
            known = [product for product in products if product is not None]
            second = sum(known) if known else None
            found.append(Exposure(company, on, direct, second, tuple(chains[on]), len(products) - len(known)))
    return found


def _product(graph: "nx.DiGraph", company: str, between: str, on: str) -> float | None:
    one, other = graph[company][between].get("share"), graph[between][on].get("share")
    return None if one is None or other is None else one * other / 100


def herfindahl(shares: Mapping[str, float]) -> float:
    """Sum of the squared shares (in percent) of customers, 0 to 1.

    The Herfindahl–Hirschman index as in the Horizontal Merger Guidelines of 2023, section 2.1, divided by 10,000: a
    lower bound, as customers that are not named are not in it.
    """
    return sum(share * share for share in shares.values()) / 10_000


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two suppliers, their customers in common, and these as a part of all customers of both (Jaccard, 0 to 1)."""

    one: str
    other: str
    customers: tuple[str, ...]
    overlap: float


def in_common(graph: "nx.DiGraph") -> list[Overlap]:
    """Pairs of suppliers that share at least one customer."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for customer in sorted(graph):
        for pair in combinations(sorted(graph.predecessors(customer)), 2):
            shared[pair].append(customer)
    return [
        Overlap(one, other, tuple(customers), len(customers) / len(graph[one].keys() | graph[other].keys()))
        for (one, other), customers in sorted(shared.items())
    ]


@dataclass(frozen=True, slots=True)
class Centrality:
    """A company's place in the network: numbers of customers and suppliers, betweenness and PageRank (0 to 1)."""

    company: str
    customers: int
    suppliers: int
    betweenness: float
    pagerank: float


def centralities(graph: "nx.DiGraph") -> list[Centrality]:
    """All companies. Betweenness is estimated from SAMPLE of them, always the same, where there are more."""
    if not graph:
        return []
    some = SAMPLE if len(graph) > SAMPLE else None
    between = nx.betweenness_centrality(_sorted(graph), k=some, seed=0)
    ranks = pagerank(graph)
    return [
        Centrality(company, graph.out_degree(company), graph.in_degree(company), between[company], ranks[company])
        for company in sorted(graph)
    ]


def pagerank(graph: "nx.DiGraph") -> dict[str, float]:
    """PageRank (Brin and Page 1998, damping 0.85) along sales: high for whom many others' sales depend on.

    A supplier passes its rank on by the shares of its customers, and equally where none is stated. By power iteration
    in numpy, since that of networkx needs scipy.
    """
    names = sorted(graph)
    place = {name: i for i, name in enumerate(names)}
    sources, targets, weights = [], [], []
    for name in names:
        stated = [d["share"] for _, _, d in graph.out_edges(name, data=True) if d.get("share")]
        usual = sum(stated) / len(stated) if stated else 1.0
        edges = sorted((target, d.get("share") or usual) for _, target, d in graph.out_edges(name, data=True))
        whole = sum(weight for _, weight in edges)
        for target, weight in edges:
            sources.append(place[name])
            targets.append(place[target])
            weights.append(weight / whole)
    rank = np.full(len(names), 1 / len(names))
    ends = np.array([graph.out_degree(name) == 0 for name in names])
    for _ in range(200):
        passed = np.bincount(targets, rank[sources] * np.array(weights), len(names)) if sources else 0 * rank
        new = DAMPING * (passed + rank[ends].sum() / len(names)) + (1 - DAMPING) / len(names)
        moved = float(np.abs(new - rank).sum())
        rank = new
        if moved < 1e-12:
            break
    return dict(zip(names, rank.tolist(), strict=True))


def _sorted(graph: "nx.DiGraph") -> "nx.DiGraph":
    """The same graph with nodes and edges in an order that content alone decides."""
    found = nx.DiGraph()
    found.add_nodes_from(sorted(graph))
    found.add_edges_from(sorted(graph.edges()))
    return found
