"""One transaction that puts filings into Neo4j and takes others out.

What a filing alone describes is written as it comes. A node that several filings describe is worked out from all that
they say of it: what each says is kept in nodes of the store's own (FilingGraphSource a filing, FilingGraphWording for
each different thing said of a shared node, with a relationship FILING_GRAPH_SAYS from who says it, FilingGraphLink for
an edge to what the filing does not describe). `_filing` on a node is the one filing that describes it, "" where several
do. All values travel as parameters, and so do labels and types, which come from the ontology: few texts, planned once,
make it all. What is new is made by one statement, in which edges know their nodes by places in a list.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge, Node
from filinggraph.store.difference import Altered, Steps, steps
from filinggraph.store.protocol import Written
from filinggraph.store.server_ledger import Ledger, News
from filinggraph.store.server_parts import Link, Paper, Said, in_several, joint, paper, said, said_before, unpacked
from filinggraph.store.server_schema import LINK, SAYS, SOURCE, STORE, WORDING

ROWS = 5_000
NEW = 50_000
SHARED = ""
MAKE = (
    "UNWIND $nodes AS g UNWIND g.rows AS r CREATE (n:$(g.labels)) SET n = r WITH collect(n) AS made "
    "WITH made + [e IN $there | head(COLLECT { MATCH (n) WHERE elementId(n) = e RETURN n })] AS every "
    "CALL (every) { UNWIND $edges AS g UNWIND range(0, size(g.sources) - 1) AS i "
    "WITH every[g.sources[i]] AS a, every[g.targets[i]] AS b, g.type AS type CREATE (a)-[:$(type)]->(b) } "
    "RETURN [place IN $wanted | elementId(every[place])]"
)
T = TypeVar("T")
K = TypeVar("K", str, tuple[Any, ...])


def write_batch(
    tx: ManagedTransaction, papers: Sequence[Paper], remove: Collection[str] = (), ledger: Ledger | None = None
) -> tuple[Written, News | None]:
    """Put papers in, each in place of its former version, and take filings out.

    Without a ledger, nodes that may be there are looked up. The second value is what the ledger has to take when the
    transaction has succeeded; None when it no longer holds.
    """
    # The first statement locks the store's node: loads into one database wait for one another and never deadlock.
    text = (
        f"MERGE (s:{STORE} {{id: 'store'}}) SET s.writes = coalesce(s.writes, 0) + 1 "
        f"RETURN s.writes, EXISTS {{ (:{SOURCE}) }}, EXISTS {{ (:{LINK}) }}"
    )
    writes, filled, waiting = tx.run(text).single(strict=True).values()
    known = None
    if ledger is not None:
        held = ledger.writes > 0 and writes == ledger.writes + 1  # nothing counts the writes of an import
        known = Ledger() if not filled else ledger if held else None
    asked = {p.id for p in papers}.union(remove)
    kept = _kept(tx, sorted(asked if known is None else known.chosen(asked))) if filled else {}
    todo = [p for p in papers if kept.get(p.id, ("",))[0] != p.digest]
    gone = sorted(identity for identity in set(remove) if identity in kept)
    former = [paper(unpacked(i, kept[i][1])) for i in [p.id for p in todo if p.id in kept] + gone]
    if former:
        known = None
    made = _Deed(tx, todo, former, gone, known, waiting).do() if todo or former else set()
    counts = Written(len(todo), len(papers) - len(todo), len(gone))
    return counts, News(writes, made.union(p.id for p in todo)) if known is not None else None


@dataclass(frozen=True, slots=True)
class _Shares:
    """What is said of some subjects before and after, and which one filing says it ("" for several)."""

    before: Mapping[str, Sequence[Said]]
    after: Mapping[str, Sequence[Said]]
    owners: Mapping[str, str]
    owners_after: Mapping[str, str]


@dataclass(slots=True)
class _Deed:
    """The work of one transaction. `former` are the versions that are replaced or removed.

    `known` tells which nodes may be in the database, or is None; `waiting` says that older filings have links
    that wait for nodes. `at` tells where the database has nodes, by their IRIs; `heard` are wordings for the ledger.
    """

    tx: ManagedTransaction
    papers: Sequence[Paper]
    former: Sequence[Paper]
    gone: Sequence[str]
    known: Ledger | None
    waiting: bool
    at: dict[str, str] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)

    def do(self) -> set[str]:
        """All of it, in an order that works; gives what the ledger has to take: nodes, and wordings."""
        replaced = {p.id for p in self.former}
        fresh = [p for p in self.papers if p.id not in replaced]
        subjects = in_several(self.papers) | {s for p in self.former for s in p.parts}
        subjects |= {s for p in self.papers if p.id in replaced for s in p.parts}
        owners = self._owners()
        subjects |= {node.id for p in fresh for node in p.nodes if node.id in owners}
        created = {node.id for p in fresh for node in p.nodes if node.id not in subjects}
        self._forget(replaced)
        self._keep()
        shares = self._shares(subjects, {s: owners[s] for s in subjects & owners.keys()})
        bases = {node.id: node.base for p in [*self.former, *self.papers] for node in p.nodes}
        todo = steps(joint(shares.before, bases), joint(shares.after, bases))
        self._take(todo)
        there = shares.owners.keys() - {node.id for node in todo.nodes_taken}
        nodes = [(node, p.id) for p in fresh for node in p.nodes if node.id in created]
        nodes += [(node, shares.owners_after[node.id]) for node in todo.nodes_added if node.id not in there]
        edges = [edge for p in fresh for edge in p.edges if edge.source in created] + todo.edges_added
        new = {node.id for node, _ in nodes}
        self._locate((e.target_base, e.target) for e in edges if e.target not in new)
        self._locate((e.source_base, e.source) for e in edges if e.source not in new)
        others = [edge for edge in edges if edge.source not in new]
        sought = {end for edge in others for end in (edge.source, edge.target)}
        self._make(nodes, [edge for edge in edges if edge.source in new], sought)
        self._alter(todo, there, shares, bases)
        self._join(others)
        self._link(sorted(created | {node.id for node in todo.nodes_added}))
        return created | (shares.owners_after.keys() & bases.keys()) | self.heard

    def _owners(self) -> dict[str, str]:
        """`_filing` of what papers and former versions describe, where it has a node."""
        groups: dict[str, set[str]] = defaultdict(set)
        for each in [*self.papers, *self.former]:
            for node in each.nodes:
                groups[node.base].add(node.id)
        found: dict[str, str] = {}
        for base, named in sorted(groups.items()):
            ids = named if self.known is None else self.known.chosen(named)
            text = f"UNWIND $rows AS id MATCH (n:`{base}` {{id: id}}) "
            for iri, filing, where in self._ask(text, sorted(ids), "id, coalesce(n._filing, ''), elementId(n)"):
                found[iri], self.at[iri] = filing, where
        return found

    def _make(self, nodes: Sequence[tuple[Node, str]], edges: Sequence[Edge], sought: Collection[str]) -> None:
        """Make nodes that are not there, each with its `_filing`, and the edges that leave them.

        Notes where the nodes of `sought` are. An edge to what has no node is left out: it waits as a link.
        """
        for start in range(0, len(nodes), NEW):
            rows: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
            named: dict[tuple[str, ...], list[str]] = defaultdict(list)
            for node, filing in nodes[start : start + NEW]:
                rows[node.labels].append({**node.properties, "_filing": filing})
                named[node.labels].append(node.id)
            order = [iri for ids in named.values() for iri in ids]
            places = {iri: place for place, iri in enumerate(order)}
            ends: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
            later = []
            for edge in edges:
                source, target = places.get(edge.source), places.get(edge.target)
                if source is None and edge.source in self.at:
                    source = places[edge.source] = len(places)
                if target is None and edge.target in self.at:
                    target = places[edge.target] = len(places)
                if source is None or target is None:
                    later.append(edge)
                else:
                    sources, targets = ends[edge.type]
                    sources.append(source)
                    targets.append(target)
            asked = {end for edge in later for end in (edge.source, edge.target)}.union(sought)
            wanted = [iri for iri in order if iri in asked]
            made = self.tx.run(
                MAKE,
                nodes=[{"labels": list(labels), "rows": found} for labels, found in rows.items()],
                there=[self.at[iri] for iri in list(places)[len(order) :]],
                edges=[{"type": kind, "sources": found[0], "targets": found[1]} for kind, found in ends.items()],
                wanted=[places[iri] for iri in wanted],
            ).single(strict=True)[0]
            self.at |= zip(wanted, made, strict=True)
            edges = later

    def _shares(self, subjects: Collection[str], owners: Mapping[str, str]) -> _Shares:
        """Look up who else speaks of the subjects, and note what each filing says of those that are shared now."""
        batch = {p.id for p in [*self.papers, *self.former]}
        before: dict[str, list[Said]] = {}
        after: dict[str, list[Said]] = {}
        for papers, into in ((self.former, before), (self.papers, after)):
            for each in papers:
                for subject in each.parts.keys() & subjects:
                    into.setdefault(subject, []).append(said(each, subject))
        settled = self._settled(after, owners)
        others = self._wordings([s for s, filing in owners.items() if filing == SHARED and s not in settled])
        alone = self._alone({s: filing for s, filing in owners.items() if filing != SHARED and filing not in batch})
        for subject, words in [*others.items(), *((s, [found]) for s, found in alone.items())]:
            before.setdefault(subject, []).extend(words)
            after.setdefault(subject, []).extend(words)
        owners_after = {
            s: found[0].filing if len(found) == 1 and owners.get(s) != SHARED else SHARED for s, found in after.items()
        }
        shared = sorted(s for s, owner in owners_after.items() if owner == SHARED)
        self._say(
            [(s, alone[s]) for s in sorted(alone)] + [(s, f) for s in shared for f in after[s] if f.filing in batch]
        )
        for subject in settled:
            del after[subject]
        self._learn({s: {found.triples for found in after[s]} for s in shared if s in after})
        for subject in [s for s in before if s in after and _same(before[s], after[s])]:
            del before[subject], after[subject]
        return _Shares(before, after, owners, owners_after)

    def _settled(self, after: Mapping[str, Sequence[Said]], owners: Mapping[str, str]) -> set[str]:
        """Shared subjects of which the papers say just what everyone says: no more changes than who says it."""
        if self.known is None:
            return set()
        alike = {s: found[0].triples for s, found in after.items() if owners.get(s) == SHARED and _same(found, ())}
        held = self.known.chosen([name for s, words in alike.items() for name in (_wording(s, words), _several(s))])
        return {s for s, words in alike.items() if _wording(s, words) in held and _several(s) not in held}

    def _learn(self, words: Mapping[str, Collection[str]]) -> None:
        """Note for the ledger all that is said of each of these shared subjects."""
        for subject, found in words.items():
            self.heard.update(_wording(subject, each) for each in found)
            if len(found) > 1:
                self.heard.add(_several(subject))

    def _say(self, words: Sequence[tuple[str, Said]]) -> None:
        """Note what filings say of shared subjects, and of each wording the filing that was filed last."""
        rows: dict[str, dict[str, Any]] = {}
        places: dict[str, int] = {}
        for subject, found in words:
            key = found.wording(subject)
            row = rows.setdefault(key, {"subject": subject, "triples": found.triples, "last": ["", ""], "by": []})
            row["by"].append(places.setdefault(found.filing, len(places)))
            row["last"] = max(row["last"], [found.filed, found.filing])
        text = (
            f"WITH [id IN $filings | head(COLLECT {{ MATCH (s:{SOURCE} {{id: id}}) RETURN s }})] AS sources "
            f"UNWIND $rows AS r MERGE (w:{WORDING} {{id: r[0]}}) "
            "ON CREATE SET w.subject = r[1].subject, w.triples = r[1].triples, w.filed = '', w.filing = '' "
            "FOREACH (last IN [last IN [r[1].last] WHERE last > [w.filed, w.filing]] | "
            "SET w.filed = last[0], w.filing = last[1]) "
            f"FOREACH (s IN [place IN r[1].by | sources[place]] | CREATE (s)-[:{SAYS}]->(w))"
        )
        self._run(text, sorted(rows.items()), filings=list(places))

    def _wordings(self, subjects: Iterable[str]) -> dict[str, list[Said]]:
        """What filings that stay say of shared subjects; where several say the same, the one filed last."""
        text = f"UNWIND $rows AS subject MATCH (w:{WORDING} {{subject: subject}})"
        found: dict[str, list[Said]] = defaultdict(list)
        for subject, *words in self._ask(text, sorted(subjects), "subject, w.filing, w.filed, w.triples"):
            found[subject].append(Said(*words))
        return found

    def _alone(self, owners: Mapping[str, str]) -> dict[str, Said]:
        """What the one filing that describes each subject says of it."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for subject, filing in owners.items():
            wanted[filing].append(subject)
        found: dict[str, Said] = {}
        text = f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}})"
        for identity, packed in self._ask(text, sorted(wanted), "id, s.statements", size=200):
            found |= said_before(identity, packed, frozenset(wanted[identity]))
        return found

    def _take(self, todo: Steps) -> None:
        """Delete edges and nodes that nobody speaks of any more."""
        for (kind, source, target), edges in _by_pair(todo.edges_taken):
            text = (
                f"UNWIND $rows AS r MATCH (:`{source}` {{id: r[0]}})-[e:`{kind}`]->(:`{target}` {{id: r[1]}}) DELETE e"
            )
            self._run(text, [[e.source, e.target] for e in edges])
        for base, taken in _by(todo.nodes_taken, lambda node: node.base):
            self._run(f"UNWIND $rows AS id MATCH (n:`{base}` {{id: id}}) DETACH DELETE n", [n.id for n in taken])
            for node in taken:
                self.at.pop(node.id, None)

    def _alter(self, todo: Steps, there: Collection[str], shares: _Shares, bases: Mapping[str, str]) -> None:
        """Change the nodes that are there and that several filings, or former versions, speak of."""
        others = (node for node in todo.nodes_added if node.id in there)
        for (base, labels), added in _by(others, lambda node: (node.base, node.labels)):
            rows = [{"i": n.id, "p": {**n.properties, "_filing": shares.owners_after[n.id]}} for n in added]
            text = f"UNWIND $rows AS r MERGE (n:`{base}` {{id: r.i}}) SET n += r.p{_labels(base, labels)}"
            self.at |= dict(self._ask(text, rows, "r.i, elementId(n)"))
        self._change(todo.nodes_altered)
        came = {node.id for node in todo.nodes_added}
        moved = [s for s, owner in shares.owners_after.items() if owner != shares.owners.get(s) and s not in came]
        for base, ids in _by([s for s in moved if s in bases], lambda s: bases[s]):
            rows = [{"i": s, "f": shares.owners_after[s]} for s in ids]
            self._run(f"UNWIND $rows AS r MATCH (n:`{base}` {{id: r.i}}) SET n._filing = r.f", rows)

    def _change(self, altered: Iterable[Altered]) -> None:
        """Set what differs; a property that is null goes."""
        for (base, added, taken), changes in _by(altered, lambda a: (a.base, a.labels_added, a.labels_taken)):
            removed = "".join(f":`{label}`" for label in taken)
            text = f"UNWIND $rows AS r MATCH (n:`{base}` {{id: r.i}}) SET n += r.p{_labels(base, added)}"
            text += f" REMOVE n{removed}" if removed else ""
            self._run(text, [{"i": change.id, "p": change.properties} for change in changes])

    def _join(self, edges: Iterable[Edge]) -> None:
        """Make edges that are not there between nodes that are. An edge without one of its nodes waits."""
        listed = list(edges)
        self._locate((e.source_base, e.source) for e in listed)
        self._locate((e.target_base, e.target) for e in listed)
        text = (
            "UNWIND $rows AS r MATCH (a) WHERE elementId(a) = r[0] MATCH (b) WHERE elementId(b) = r[1] "
            "MERGE (a)-[:$(r[2])]->(b)"
        )
        ends = dict.fromkeys((self.at.get(e.source), self.at.get(e.target), e.type) for e in listed)
        self._run(text, [list(row) for row in ends if row[0] and row[1]])

    def _locate(self, nodes: Iterable[tuple[str, str]]) -> None:
        """Look up where the nodes are, given by base label and IRI, whose places are not known yet."""
        for base, found in _by({n for n in nodes if n[1] not in self.at}, lambda node: node[0]):
            text = f"UNWIND $rows AS id MATCH (n:`{base}` {{id: id}})"
            self.at |= dict(self._ask(text, sorted(iri for _, iri in found), "id, elementId(n)"))

    def _link(self, came: Sequence[str]) -> None:
        """Make the edges that wait for nodes: those of the batch, and older ones for which a node came."""
        links = {link for p in self.papers for link in p.links}
        if self.waiting:
            for end in ("source", "target"):
                text = f"UNWIND $rows AS id MATCH (l:{LINK} {{{end}: id}})"
                links |= {Link(*row) for row in self._ask(text, came, "l.type, l.source, l.target")}
        pairs = {kind: table.pairs for kind, table in mapping().edges.items()}
        edges = [Edge(k.type, k.source, k.target, *pair) for k in links for pair in pairs[k.type]]
        self._join(sorted(edges))
        rows = [
            {"filing": p.id, "type": k.type, "source": k.source, "target": k.target}
            for p in self.papers
            for k in p.links
        ]
        self._run(f"UNWIND $rows AS r CREATE (l:{LINK}) SET l = r", rows)

    def _forget(self, filings: Iterable[str]) -> None:
        """Drop what was kept of former versions."""
        self._run(f"UNWIND $rows AS id MATCH (l:{LINK} {{filing: id}}) DELETE l", sorted(filings))
        text = f"UNWIND $rows AS id MATCH (:{SOURCE} {{id: id}})-[e:{SAYS}]->(w) WITH e, w.id AS wording DELETE e"
        wordings = sorted({wording for (wording,) in self._ask(text, sorted(filings), "wording")})
        text = (
            f"UNWIND $rows AS id MATCH (w:{WORDING} {{id: id}}) OPTIONAL MATCH (s:{SOURCE})-[:{SAYS}]->(w) "
            "WITH w, max([s.filed, s.id]) AS last, count(s) AS n "
            "SET w.filed = last[0], w.filing = last[1] WITH w, n WHERE n = 0 DELETE w"
        )
        self._run(text, wordings)
        self._run(f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}}) DELETE s", sorted(self.gone))

    def _keep(self) -> None:
        """Note what each filing says, and that it is in."""
        rows = [[p.id, p.digest, p.filed, p.packed] for p in self.papers]
        text = f"UNWIND $rows AS r MERGE (s:{SOURCE} {{id: r[0]}}) "
        self._run(text + "SET s.digest = r[1], s.filed = r[2], s.statements = r[3]", rows)

    def _run(self, text: str, rows: Sequence[Any], **more: Any) -> None:
        for start in range(0, len(rows), ROWS):
            self.tx.run(text, rows=rows[start : start + ROWS], **more).consume()

    def _ask(self, text: str, rows: Sequence[Any], columns: str, *, size: int = ROWS) -> list[list[Any]]:
        """The columns of every row found; each call answers in one record, which is read much faster than many."""
        found: list[list[Any]] = []
        for start in range(0, len(rows), size):
            answer = self.tx.run(f"{text} RETURN collect([{columns}])", rows=rows[start : start + size])
            found += answer.single(strict=True)[0]
        return found


def _kept(tx: ManagedTransaction, filings: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Digest and packed statements of those filings that the database has."""
    text = f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}}) RETURN id, s.digest AS digest, s.statements AS packed"
    return {row["id"]: (row["digest"], row["packed"]) for row in tx.run(text, rows=list(filings))}


def _wording(subject: str, triples: str) -> str:
    """The ledger's name for a wording."""
    return f"{subject}\n{triples}"


def _several(subject: str) -> str:
    """The ledger's name for the fact that there are several wordings of a subject."""
    return f"{subject}\n"


def _same(before: Sequence[Said], after: Sequence[Said]) -> bool:
    """True when all say the same, before and after: then nothing changes, whoever says it."""
    return len({found.triples for found in (*before, *after)}) == 1


def _labels(base: str, labels: Iterable[str]) -> str:
    """What sets the labels besides the base; they come from the ontology."""
    more = "".join(f":`{label}`" for label in labels if label != base)
    return f", n{more}" if more else ""


def _by_pair(edges: Iterable[Edge]) -> list[tuple[tuple[str, str, str], list[Edge]]]:
    return _by(edges, lambda e: (e.type, e.source_base, e.target_base))


def _by(items: Iterable[T], key: Callable[[T], K]) -> list[tuple[K, list[T]]]:
    """Items in groups of one key, in the order of keys, so that two loads take their locks in one order."""
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return sorted(found.items(), key=lambda pair: pair[0])
