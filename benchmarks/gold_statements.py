"""Statements of the development set with what gold tells of every two parties in each: what networks are tuned to."""

import collections
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from deal_gold import SHORT, Judge, is_named
from gold import PROSE, READ, fold_of, golds, scorer
from paired import NAMES, signs_of
from signed import Row, Statement
from train_shares import documents

from filinggraph.extract.context import context
from filinggraph.extract.customers.statements import Statement as Dealing
from filinggraph.extract.customers.statements import statements
from filinggraph.extract.dealers import NOBODY
from filinggraph.extract.deals import candidates, scenes
from filinggraph.extract.deals.dealings import dealings, place
from filinggraph.extract.document_dates import is_report
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.pair_network import MOST_SIGNS
from filinggraph.model import Document, Party

Sale = Callable[[Party, Party], bool | None]


def gold_sales(name: str, document: Document) -> Iterator[tuple[Dealing, Sale]]:
    """Every statement of a gold document with a function that tells whether the one party sells to the other.

    It gives True near a quote that gold has for the sale, None for that sale elsewhere, and False for any other.
    """
    gold = golds()[name]
    filer = gold.data.get("filer")
    sales: dict[tuple[str, str], list[tuple[int, int]]] = collections.defaultdict(list)
    for key in ("customers", "shares", "contracts", "events"):
        for fact in gold.data.get(key, []):
            if fact.get("supplier") and fact.get("customer"):
                start = document.text.find(fact.get("quote") or "\0")
                sales[fact["supplier"], fact["customer"]].append((start, start + len(fact.get("quote") or "")))
    short = len(document.text) < SHORT
    for statement in statements(document):

        def sale(a: Party, b: Party, start: int = statement.unit.start, end: int = statement.unit.end) -> bool | None:
            ids = [filer if p.filer and filer else gold.entity(p.name) for p in (a, b)]
            hits = sales.get((ids[0], ids[1]))
            if not hits:
                return False
            return True if short or any(s < 0 or (s < end and start < e) for s, e in hits) else None

        yield statement, sale


class Told(NamedTuple):
    """A statement with what gold tells of it (None for what it does not), its fold, and whether a filing says it."""

    fold: int
    filed: bool
    statement: Statement


def gold_statements(cache: Path | None) -> Iterator[Told]:
    """Every statement of dealing and every scene of the sets, written texts included."""
    for part, path, document in documents(cache, (*PROSE, *READ)):
        name, filed = Path(path).name, part in PROSE
        for statement, sale in gold_sales(name, document):
            yield Told(fold_of(name), filed, _sold(statement.masked, context(document).filer, sale))
        for found in _scenes(name, document):
            yield Told(fold_of(name), filed, found)


def _sold(masked: Masked, filer: Party, sale: Sale) -> Statement:
    told: dict[tuple[str, str], Row] = {}
    signs = signs_of(masked.text)
    for a in signs if len(signs) <= MOST_SIGNS else ():
        for b in (b for b in signs if b != a):
            found = [sale(x, y) for x in masked.at(a) or (filer,) for y in masked.at(b) or (filer,)]
            told[a, b] = (1.0 if True in found else None if None in found else 0.0, *(None,) * (len(NAMES) - 1))
    return Statement(masked.text, told)


def _scenes(name: str, document: Document) -> Iterator[Statement]:
    """The scenes, with the events of the filer with those sides that these are asked of, whichever way they deal."""
    truth, who, report = Judge(scorer(), golds()[name], document), context(document), is_report(document)
    for scene in scenes.scenes(document):
        (network,) = dealings([scene])
        text = Masked(scene.text, network.mentions).text
        signs = signs_of(text)
        if not 1 < len(signs) <= MOST_SIGNS:
            continue
        rows: dict[tuple[str, str], list[float | None]] = {
            (a, b): [None] * len(NAMES) for a in signs for b in signs if a != b
        }
        base = candidates.setting(document, scene, report=report)
        for c in candidates.event_candidates(scene, base, network, NOBODY):
            party = c.side.party
            sign = network.signs.get(party.name) if party is not None and c.side.start >= 0 else None
            if party is None or sign not in signs:
                continue
            verdict, _ = truth.event(
                c.happening.kind.value, [who.filer.name, party.name], scene, named=is_named(c.side)
            )
            for pair in ((FILER, sign), (sign, FILER)) if verdict is not None else ():
                at = place(c.happening.kind)
                rows[pair][at] = max(float(verdict), rows[pair][at] or 0.0)
        yield Statement(text, {pair: tuple(row) for pair, row in rows.items()})
