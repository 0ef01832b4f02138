"""Contracts in tables: a row a contract, a column with its end, a column with its customer."""

import re
from collections.abc import Iterator, Sequence

from filinggraph.extract import dates
from filinggraph.extract.names import Context, context, kind_of
from filinggraph.extract.spelling import clean
from filinggraph.model import (
    Block,
    BlockKind,
    Cell,
    ContractFact,
    Detail,
    Document,
    Evidence,
    ExpiresHow,
    Party,
    Table,
    When,
)

_END = re.compile(
    r"\b(?:contract|agreement|PPA|off-?take|term|award)\b.*\b(?:expir\w+|end(?:s|ing)?|terminat\w+|maturity)\b"
    r"|^(?:expir\w+|end)(?:\s+date)?$|\bexpir\w+\s+(?:date|of\s+(?:contract|agreement))\b",
    re.I,
)
_BUYER = re.compile(
    r"^(?:customers?(?:\(s\))?|off-?takers?|counter-?part(?:y|ies)|purchasers?|buyers?|licensees?|client|agency)\b(?!.*%)",
    re.I,
)
_LAND = re.compile(r"\b(?:lease|rent|tenant|property|loan|note|debt|interest\s+rate|options?|warrants?)\b", re.I)
_YEAR = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)\s*(?:\(\w\))?\s*$")
_NOBODY = re.compile(r"^(?:various|merchant|n/?a|none|other|total|multiple|[-–—\d.,%()\s]*)$", re.I)


def table_contracts(document: Document) -> Iterator[ContractFact]:
    """Every row that names a customer and the end of its contract; the filer supplies, the first column tells what."""
    who = context(document)
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        headers = block.table.headers
        ends = [i for i, h in enumerate(headers) if _END.search(h) and not _LAND.search(h)]
        buyers = [i for i, h in enumerate(headers) if _BUYER.search(h.strip())]
        if len(ends) == 1 and len(buyers) == 1 and not _LAND.search(block.table.caption):
            yield from _rows(document, block, block.table, (ends[0], buyers[0]), who)


def _rows(
    document: Document, block: Block, table: Table, columns: tuple[int, int], who: Context
) -> Iterator[ContractFact]:
    for row in table.rows:
        if any(c.header for c in row):
            continue
        end, buyer = (_cell(row, column) for column in columns)
        first = row[0] if row else None
        if end is None or buyer is None or first is None:
            continue
        when = _when(document.text[end.start : end.end])
        name = clean(document.text[buyer.start : buyer.end])
        if when is None or _NOBODY.match(name) or not name[:1].isupper() or len(name.split()) > 8:
            continue
        customer = who.aliases.get(name.casefold()) or Party(name, kind_of(name))
        subject = " ".join(document.text[first.start : first.end].split()) if first is not buyer else ""
        low, high = min(c.start for c in row if c.end > c.start), max(c.end for c in row)
        proof = Evidence.of(document, low, high, rule="contract-table-row")
        yield ContractFact(
            evidence=(proof,),
            parties=(who.filer, customer),
            supplier=who.filer,
            customer=customer,
            kind="supply",
            subject=subject,
            expires=when,
            expires_how=ExpiresHow.STATED,
            details=(Detail("expires", Evidence.of(document, end.start, end.end, rule="contract-table-end")),),
            confidence=0.85,
        )


def _cell(row: Sequence[Cell], column: int) -> Cell | None:
    return next((c for c in row if c.column <= column < c.column + c.columns and c.end > c.start), None)


def _when(text: str) -> When | None:
    bare = _YEAR.match(text)
    if bare:
        return dates.year(int(bare["y"]))
    found = dates.find_dates(text)
    return found[0][2] if found and found[0][2].value and found[0][2].value != "redacted" else None
