"""Contracts in tables: a row a contract, a column with its end, a column with its customer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract import dates
from filinggraph.extract.names import Context, context, kind_of
from filinggraph.extract.spelling import clean
from filinggraph.model import (
    Block,
    BlockKind,
    Cell,
    ContractFact,
    Document,
    Evidence,
    ExpiresHow,
    Party,
    Table,
    When,
)

IS_END = re.compile(
    r"\b(?:contract|agreement|PPA|off-?take|term|award)\b.*\b(?:expir\w+|end(?:s|ing)?|terminat\w+|maturity)\b"
    r"|^(?:expir\w+|end)(?:\s+date)?$|\bexpir\w+\s+(?:date|of\s+(?:contract|agreement))\b",
    re.I,
)
IS_BUYER = re.compile(
    r"^(?:customers?(?:\(s\))?|off-?takers?|counter-?part(?:y|ies)|purchasers?|buyers?|licensees?|client|agency)\b(?!.*%)",
    re.I,
)
NOT_COMMERCIAL = re.compile(
    r"\b(?:lease|rent|tenant|property|loan|note|debt|interest\s+rate|options?|warrants?)\b", re.I
)
_YEAR = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)\s*(?:\(\w\))?\s*$")
_NOBODY = re.compile(r"^(?:various|merchant|n/?a|none|other|total|multiple|[-–—\d.,%()\s]*)$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """Offsets of a row: its first cell, its end, its customer, and all of it where its bounds are known."""

    first: tuple[int, int]
    end: tuple[int, int]
    buyer: tuple[int, int]
    whole: tuple[int, int] | None = None


def table_contracts(document: Document) -> Iterator[ContractFact]:
    """Every row that names a customer and the end of its contract; the filer supplies, the first column tells what."""
    who = context(document)
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        headers = block.table.headers
        ends = [i for i, h in enumerate(headers) if IS_END.search(h) and not NOT_COMMERCIAL.search(h)]
        buyers = [i for i, h in enumerate(headers) if IS_BUYER.search(h.strip())]
        if len(ends) == 1 and len(buyers) == 1 and not NOT_COMMERCIAL.search(block.table.caption):
            yield from _rows(document, block, block.table, (ends[0], buyers[0]), who)


def _rows(
    document: Document, block: Block, table: Table, columns: tuple[int, int], who: Context
) -> Iterator[ContractFact]:
    for cells in table.rows:
        if any(c.header for c in cells):
            continue
        end, buyer = (_cell(cells, column) for column in columns)
        if end is None or buyer is None:
            continue
        row = Row(
            (cells[0].start, cells[0].end),
            (end.start, end.end),
            (buyer.start, buyer.end),
            (min(c.start for c in cells if c.end > c.start), max(c.end for c in cells)),
        )
        fact = row_fact(document, row, who, "contract-table-row")
        if fact is not None:
            yield fact


def row_fact(document: Document, row: Row, who: Context, rule: str) -> ContractFact | None:
    """The contract that a row tells of, the filer supplying; None where it names no customer or no time."""
    when = when_of(document.text[slice(*row.end)])
    name = clean(document.text[slice(*row.buyer)])
    if when is None or _NOBODY.match(name) or not name[:1].isupper() or len(name.split()) > 8:
        return None
    customer = who.aliases.get(name.casefold()) or Party(name, kind_of(name))
    subject = " ".join(document.text[slice(*row.first)].split()) if row.first != row.buyer else ""
    spans = (row.first, row.end, row.buyer)
    low, high = row.whole or (min(s for s, _ in spans), max(e for _, e in spans))
    return ContractFact(
        evidence=(Evidence.of(document, low, high, rule=rule),),
        parties=(who.filer, customer),
        supplier=who.filer,
        customer=customer,
        kind="supply",
        subject=subject,
        expires=when,
        expires_how=ExpiresHow.STATED,
        confidence=0.85,
    )


def _cell(row: Sequence[Cell], column: int) -> Cell | None:
    return next((c for c in row if c.column <= column < c.column + c.columns and c.end > c.start), None)


def when_of(text: str) -> When | None:
    """The time that a cell is or holds, or None."""
    bare = _YEAR.match(text)
    if bare:
        return dates.year(int(bare["y"]))
    found = dates.find_dates(text)
    return found[0][2] if found and found[0][2].value and found[0][2].value != "redacted" else None
