"""One transaction that puts filings into Neo4j and takes others out.

What a filing alone describes is written as it comes. A node that several filings describe is worked out from all that
they say of it: what each says is kept in nodes of the store's own (FilingGraphSource a filing, FilingGraphWording for
each different thing said of a shared node, FilingGraphPart for who says it, FilingGraphLink for an edge to what the
filing does not describe). `_filing` on a node is the
one filing that describes it, "" where several do. All values travel as parameters; labels and types come from the
ontology.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.property_graph import Edge
from filinggraph.store.difference import Altered, Steps, steps
from filinggraph.store.protocol import Written
from filinggraph.store.server_parts import Link, Paper, Said, in_several, joint, paper, said, said_before, unpacked
from filinggraph.store.server_schema import LINK, PART, SOURCE, STORE, WORDING

ROWS = 5_000
SHARED = ""
T = TypeVar("T")
K = TypeVar("K", str, tuple[Any, ...])


def write_batch(tx: ManagedTransaction, papers: Sequence[Paper], remove: Collection[str] = ()) -> Written:
    """Put papers in, each in place of its former version, and take filings out."""
    # The first statement locks the store's node: loads into one database wait for one another and never deadlock.
    tx.run(f"MERGE (s:{STORE} {{id: 'store'}}) SET s.format = s.format").consume()
    kept = _kept(tx, [p.id for p in papers] + sorted(remove))
    todo = [p for p in papers if kept.get(p.id, ("",))[0] != p.digest]
    gone = sorted(identity for identity in set(remove) if identity in kept)
    former = [paper(unpacked(i, kept[i][1])) for i in [p.id for p in todo if p.id in kept] + gone]
    if todo or former:
        _Deed(tx, todo, former, gone).do()
    return Written(len(todo), len(papers) - len(todo), len(gone))


@dataclass(frozen=True, slots=True)
class _Shares:
    """What is said of some subjects before and after, and which one filing says it ("" for several)."""

    before: Mapping[str, Sequence[Said]]
    after: Mapping[str, Sequence[Said]]
    owners: Mapping[str, str]
    owners_after: Mapping[str, str]


@dataclass(slots=True)
class _Deed:
    """The work of one transaction. `former` are the versions that are replaced or removed."""

    tx: ManagedTransaction
    papers: Sequence[Paper]
    former: Sequence[Paper]
    gone: Sequence[str]

    def do(self) -> None:
        """All of it, in an order that works."""
        replaced = {p.id for p in self.former}
        fresh = [p for p in self.papers if p.id not in replaced]
        subjects = in_several(self.papers) | {s for p in self.former for s in p.parts}
        subjects |= {s for p in self.papers if p.id in replaced for s in p.parts}
        created, met = self._create(fresh, subjects)
        self._forget(replaced)
        shares = self._shares(subjects | met.keys(), met)
        bases = {node.id: node.base for p in [*self.former, *self.papers] for node in p.nodes}
        todo = steps(joint(shares.before, bases), joint(shares.after, bases))
        self._alter(todo, shares, bases)
        self._edges([e for p in fresh for e in p.edges if e.source in created], "CREATE")
        self._edges(todo.edges_added, "MERGE")
        self._link(sorted(created | {node.id for node in todo.nodes_added}))
        self._keep()

    def _create(self, fresh: Sequence[Paper], others: Collection[str]) -> tuple[set[str], dict[str, str]]:
        """Make the nodes that one new filing describes; also gives those that were there, with their `_filing`."""
        groups: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
        created: set[str] = set()
        for each in fresh:
            for node in each.nodes:
                if node.id not in others:
                    row = {"i": node.id, "f": each.id, "p": {**node.properties, "_filing": each.id}}
                    groups[node.base, node.labels].append(row)
                    created.add(node.id)
        met: dict[str, str] = {}
        for (base, labels), rows in sorted(groups.items()):
            text = (
                f"UNWIND $rows AS r MERGE (n:`{base}` {{id: r.i}}) ON CREATE SET n = r.p{_labels(base, labels)} "
                f"WITH n, r WHERE coalesce(n._filing, '') <> r.f RETURN r.i AS id, coalesce(n._filing, '') AS filing"
            )
            met |= {found["id"]: found["filing"] for found in self._run(text, rows)}
        return created - met.keys(), met

    def _shares(self, subjects: Collection[str], met: Mapping[str, str]) -> _Shares:
        """Look up who else speaks of the subjects, and note what each filing says of those that are shared now."""
        batch = {p.id for p in [*self.papers, *self.former]}
        owners = {**self._owners(set(subjects) - met.keys()), **met}
        others = self._wordings([s for s, filing in owners.items() if filing == SHARED])
        alone = self._alone({s: filing for s, filing in owners.items() if filing != SHARED and filing not in batch})
        for subject, found in alone.items():
            others[subject].append(found)
        before, after = ({s: list(found) for s, found in others.items()} for _ in range(2))
        for papers, into in ((self.former, before), (self.papers, after)):
            for each in papers:
                for subject in each.parts.keys() & subjects:
                    into.setdefault(subject, []).append(said(each, subject))
        owners_after = {
            s: found[0].filing if len(found) == 1 and owners.get(s) != SHARED else SHARED for s, found in after.items()
        }
        shared = sorted(s for s, owner in owners_after.items() if owner == SHARED)
        self._say(
            [(s, alone[s]) for s in sorted(alone)] + [(s, f) for s in shared for f in after[s] if f.filing in batch]
        )
        for subject in [s for s in before if s in after and _same(before[s], after[s])]:
            del before[subject], after[subject]
        return _Shares(before, after, owners, owners_after)

    def _say(self, words: Sequence[tuple[str, Said]]) -> None:
        """Note what filings say of shared subjects, and of each wording the filing that was filed last."""
        parts = [{"filing": f.filing, "filed": f.filed, "wording": f.wording(s)} for s, f in words]
        self._run(f"UNWIND $rows AS r CREATE (p:{PART}) SET p = r", parts)
        last: dict[str, dict[str, Any]] = {}
        for subject, found in words:
            row = {"id": found.wording(subject), "subject": subject, **asdict(found)}
            held = last.setdefault(row["id"], row)
            if (found.filed, found.filing) > (held["filed"], held["filing"]):
                last[row["id"]] = row
        text = (
            f"UNWIND $rows AS r MERGE (w:{WORDING} {{id: r.id}}) ON CREATE SET w = r "
            "WITH w, r WHERE [r.filed, r.filing] > [w.filed, w.filing] SET w.filed = r.filed, w.filing = r.filing"
        )
        self._run(text, [last[key] for key in sorted(last)])

    def _owners(self, subjects: Collection[str]) -> dict[str, str]:
        """`_filing` of those subjects that have a node."""
        groups: dict[str, set[str]] = defaultdict(set)
        for each in [*self.papers, *self.former]:
            for node in each.nodes:
                if node.id in subjects:
                    groups[node.base].add(node.id)
        found: dict[str, str] = {}
        for base, ids in sorted(groups.items()):
            text = f"UNWIND $rows AS id MATCH (n:`{base}` {{id: id}}) RETURN id, coalesce(n._filing, '') AS filing"
            found |= {row["id"]: row["filing"] for row in self._run(text, sorted(ids))}
        return found

    def _wordings(self, subjects: Iterable[str]) -> dict[str, list[Said]]:
        """What filings that stay say of shared subjects; where several say the same, the one filed last."""
        text = (
            f"UNWIND $rows AS subject MATCH (w:{WORDING} {{subject: subject}}) "
            "RETURN subject, w.triples AS triples, w.filed AS filed, w.filing AS filing"
        )
        found: dict[str, list[Said]] = defaultdict(list)
        for row in self._run(text, sorted(subjects)):
            found[row["subject"]].append(Said(row["filing"], row["filed"], row["triples"]))
        return found

    def _alone(self, owners: Mapping[str, str]) -> dict[str, Said]:
        """What the one filing that describes each subject says of it."""
        wanted: dict[str, list[str]] = defaultdict(list)
        for subject, filing in owners.items():
            wanted[filing].append(subject)
        found: dict[str, Said] = {}
        text = f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}}) RETURN id, s.statements AS packed"
        for row in self._run(text, sorted(wanted), size=200):
            found |= said_before(row["id"], row["packed"], frozenset(wanted[row["id"]]))
        return found

    def _alter(self, todo: Steps, shares: _Shares, bases: Mapping[str, str]) -> None:
        """Change the nodes that several filings, or former versions, speak of."""
        for (kind, source, target), edges in _by_pair(todo.edges_taken):
            text = (
                f"UNWIND $rows AS r MATCH (:`{source}` {{id: r[0]}})-[e:`{kind}`]->(:`{target}` {{id: r[1]}}) DELETE e"
            )
            self._run(text, [[e.source, e.target] for e in edges])
        for base, taken in _by(todo.nodes_taken, lambda node: node.base):
            self._run(f"UNWIND $rows AS id MATCH (n:`{base}` {{id: id}}) DETACH DELETE n", [n.id for n in taken])
        for (base, labels), added in _by(todo.nodes_added, lambda node: (node.base, node.labels)):
            rows = [{"i": n.id, "p": {**n.properties, "_filing": shares.owners_after[n.id]}} for n in added]
            text = f"UNWIND $rows AS r MERGE (n:`{base}` {{id: r.i}}) SET n += r.p{_labels(base, labels)}"
            self._run(text, rows)
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

    def _edges(self, edges: Iterable[Edge], verb: str) -> None:
        """Make edges; CREATE where the source is new, so that the edge cannot be there."""
        for (kind, source, target), found in _by_pair(edges):
            text = (
                f"UNWIND $rows AS r MATCH (a:`{source}` {{id: r[0]}}) MATCH (b:`{target}` {{id: r[1]}}) "
                f"{verb} (a)-[:`{kind}`]->(b)"
            )
            self._run(text, [[e.source, e.target] for e in found])

    def _link(self, came: Sequence[str]) -> None:
        """Make the edges that wait for nodes: those of the batch, and older ones for which a node came."""
        links = {link for p in self.papers for link in p.links}
        if self.tx.run(f"MATCH (l:{LINK}) RETURN count(l) AS n").single(strict=True)["n"]:
            for end in ("source", "target"):
                text = f"UNWIND $rows AS id MATCH (l:{LINK} {{{end}: id}}) RETURN l.type, l.source, l.target"
                links |= {Link(*row.values()) for row in self._run(text, came)}
        pairs = {kind: table.pairs for kind, table in mapping().edges.items()}
        edges = [Edge(k.type, k.source, k.target, *pair) for k in links for pair in pairs[k.type]]
        self._edges(sorted(edges), "MERGE")
        rows = [
            {"filing": p.id, "type": k.type, "source": k.source, "target": k.target}
            for p in self.papers
            for k in p.links
        ]
        self._run(f"UNWIND $rows AS r CREATE (l:{LINK}) SET l = r", rows)

    def _forget(self, filings: Iterable[str]) -> None:
        """Drop what was kept of former versions."""
        self._run(f"UNWIND $rows AS id MATCH (l:{LINK} {{filing: id}}) DELETE l", sorted(filings))
        text = (
            f"UNWIND $rows AS id MATCH (p:{PART} {{filing: id}}) WITH p, p.wording AS wording DELETE p "
            "RETURN DISTINCT wording"
        )
        wordings = sorted({row["wording"] for row in self._run(text, sorted(filings))})
        text = (
            f"UNWIND $rows AS id MATCH (w:{WORDING} {{id: id}}) OPTIONAL MATCH (p:{PART} {{wording: id}}) "
            "WITH w, max([p.filed, p.filing]) AS last, count(p) AS n "
            "SET w.filed = last[0], w.filing = last[1] WITH w, n WHERE n = 0 DELETE w"
        )
        self._run(text, wordings)
        self._run(f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}}) DELETE s", sorted(self.gone))

    def _keep(self) -> None:
        """Note what each filing says, and that it is in."""
        rows = [{"i": p.id, "p": {"id": p.id, "digest": p.digest, "statements": p.packed}} for p in self.papers]
        self._run(f"UNWIND $rows AS r MERGE (s:{SOURCE} {{id: r.i}}) SET s = r.p", rows)

    def _run(self, text: str, rows: Sequence[Any], size: int = ROWS, **more: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for start in range(0, len(rows), size):
            found += self.tx.run(text, rows=rows[start : start + size], **more).data()
        return found


def _kept(tx: ManagedTransaction, filings: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Digest and packed statements of those filings that the database has."""
    text = f"UNWIND $rows AS id MATCH (s:{SOURCE} {{id: id}}) RETURN id, s.digest AS digest, s.statements AS packed"
    return {row["id"]: (row["digest"], row["packed"]) for row in tx.run(text, rows=list(filings))}


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
