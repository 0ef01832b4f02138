"""The analyses by name: what each asks of a store, its table, and what it can write back to companies."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from filinggraph.analyze.measures import centralities, exposures, herfindahl, in_common
from filinggraph.ask import Answer, Column, ask_store, find
from filinggraph.errors import QueryError
from filinggraph.export import to_networkx
from filinggraph.store import Store

Row = tuple[str | int | float | None, ...]
Marks = dict[str, dict[str, str | int | float]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis: its title, its columns, its rows, and the columns whose values a company's node may keep.

    `parties` are the places of the columns that identify companies; the first is the company that a row is about.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Store], list[Row]]
    parties: tuple[int, ...]
    kept: Mapping[str, str]


def _network(store: Store) -> "nx.DiGraph":
    """Who sells to whom; groups of customers are no one company and would count others twice."""
    graph = to_networkx(store, view="companies")
    graph.remove_nodes_from([node for node, kind in graph.nodes(data="kind") if kind == "group"])
    return graph


def _exposure(store: Store) -> list[Row]:
    graph = _network(store)
    name = graph.nodes(data="name")
    rows: list[Row] = [
        (
            each.company,
            each.on,
            name[each.company],
            name[each.on],
            each.first,
            each.second,
            each.total,
            "; ".join(name[between] for between in each.via) or None,
            each.unknown,
        )
        for each in exposures(graph)
    ]
    return sorted(rows, key=lambda row: (-_figure(row[6]), str(row[2]), str(row[3]), row[:2]))


def _concentration(store: Store) -> list[Row]:
    years: dict[str, dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[str, str] = {}
    for row in ask_store(store, "customers-by-year"):
        basis, share, year = str(row["basis"] or ""), row["percent"], row["year"]
        if row["customerKind"] == "group" or not isinstance(share, float) or not isinstance(year, int):
            continue
        if "sales" in basis or "revenue" in basis:
            supplier, customer = str(row["supplierId"]), str(row["customerId"])
            names[supplier] = str(row["supplier"])
            held = years[supplier][year]
            held[customer] = max(share, held.get(customer, 0.0))
    rows: list[Row] = []
    for supplier, by_year in years.items():
        newest = max(by_year)
        shares = by_year[newest]
        before = by_year.get(newest - 1)
        change = herfindahl(shares) - herfindahl(before) if before else None
        known, largest = min(sum(shares.values()), 100.0), max(shares.values())
        rows.append((supplier, names[supplier], newest, herfindahl(shares), change, len(shares), largest, known))
    return sorted(rows, key=lambda row: (-_figure(row[3]), str(row[1]), str(row[0])))


def _common(store: Store) -> list[Row]:
    graph = _network(store)
    name = graph.nodes(data="name")
    rows: list[Row] = [
        (
            each.one,
            each.other,
            name[each.one],
            name[each.other],
            len(each.customers),
            each.overlap,
            "; ".join(sorted(name[customer] for customer in each.customers)),
        )
        for each in in_common(graph)
    ]
    return sorted(rows, key=lambda row: (-_figure(row[4]), -_figure(row[5]), str(row[2]), str(row[3]), row[:2]))


def _centrality(store: Store) -> list[Row]:
    graph = _network(store)
    name = graph.nodes(data="name")
    rows: list[Row] = [
        (each.company, name[each.company], each.pagerank, each.betweenness, each.customers, each.suppliers)
        for each in centralities(graph)
    ]
    return sorted(rows, key=lambda row: (-_figure(row[2]), str(row[1]), str(row[0])))


def _figure(value: str | int | float | None) -> float:
    return float(value) if isinstance(value, int | float) else -1.0


def _columns(text: str) -> tuple[Column, ...]:
    lines = (line.split("|") for line in text.strip().splitlines())
    return tuple(Column(*(cell.strip() for cell in line)) for line in lines)


ANALYSES = {
    each.name: each
    for each in (
        Analysis(
            "exposure",
            "What part of a company's sales hangs on whom, at first and at second hand?",
            _columns(
                """
                companyId | id | Identifier of the company
                onId | id | Identifier of whom its sales hang on
                company | text | The company
                on | text | Whom its sales hang on
                first | percent | Share of its sales that it sells there itself
                second | percent | Sum, over companies between, of its share with them times theirs
                total | percent | Both together; a lower bound where shares are not stated
                via | text | The companies between
                unknown | integer | Chains between that lack a share
                """
            ),
            _exposure,
            (0, 1),
            {"total": "largestExposure", "on": "mostExposedTo"},
        ),
        Analysis(
            "concentration",
            "How concentrated are a company's sales in its newest year with shares?",
            _columns(
                """
                companyId | id | Identifier of the company
                company | text | The company
                year | integer | Fiscal year
                herfindahl | number | Sum of squared shares of named customers, 0 to 1
                change | number | Against the year before
                customers | integer | Customers with a stated share
                largest | percent | The largest share
                known | percent | All stated shares together
                """
            ),
            _concentration,
            (0,),
            {"herfindahl": "herfindahl", "year": "herfindahlYear"},
        ),
        Analysis(
            "customers-in-common",
            "Which suppliers sell to the same customers?",
            _columns(
                """
                oneId | id | Identifier of one supplier
                otherId | id | Identifier of the other
                one | text | One supplier
                other | text | The other
                customers | integer | Customers in common
                overlap | number | These as a part of all customers of both, 0 to 1
                names | text | Who they are
                """
            ),
            _common,
            (0, 1),
            {},
        ),
        Analysis(
            "centrality",
            "Which companies hold the network together?",
            _columns(
                """
                companyId | id | Identifier of the company
                company | text | The company
                pagerank | number | Rank passed from suppliers to customers by shares of sales, 0 to 1
                betweenness | number | Part of the shortest chains of sales that lead through it
                customers | integer | Customers
                suppliers | integer | Suppliers
                """
            ),
            _centrality,
            (0,),
            {"pagerank": "pageRank", "betweenness": "betweenness"},
        ),
    )
}


def analyze(store: Store, name: str, *, company: str = "") -> Answer:
    """The table of an analysis; of rows about company alone (name, ticker, CIK or identifier) where one is named.

    Raises QueryError for an unknown analysis or company.
    """
    chosen = _chosen(name)
    rows = chosen.rows(store)
    if company:
        identity = find(store, company)
        rows = [row for row in rows if identity in [row[place] for place in chosen.parties]]
    return Answer(chosen.columns, tuple(rows))


def marks(name: str, answer: Answer) -> Marks:
    """What the analysis has companies keep, by their identifiers: of several rows about one, the first."""
    kept = _chosen(name).kept
    found: Marks = {}
    for row in answer:
        values = {key: row[column] for column, key in kept.items()}
        if all(isinstance(value, str | int | float) for value in values.values()):
            found.setdefault(str(row[answer.columns[0].name]), values)  # type: ignore[arg-type]
    return found


def write_back(store: Store, name: str) -> int:
    """Keep results at the nodes of companies as properties; gives how many nodes. Raises QueryError, StoreError."""
    if not _chosen(name).kept:
        names = ", ".join(each.name for each in ANALYSES.values() if each.kept)
        raise QueryError(f"{name}: is about pairs and has nothing to keep at companies; these have: {names}")
    return store.annotate("Party", marks(name, analyze(store, name)), tuple(_chosen(name).kept.values()))


def _chosen(name: str) -> Analysis:
    if name not in ANALYSES:
        raise QueryError(f"{name!r}: no such analysis; there are: {', '.join(ANALYSES)}")
    return ANALYSES[name]
