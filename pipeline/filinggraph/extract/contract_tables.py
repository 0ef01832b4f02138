"""Contracts in tables: a row a contract, a column with its end, a column with its customer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from filinggraph.extract import dates
from filinggraph.extract.context import Context, context, kind_of
from filinggraph.extract.spelling import clean
from filinggraph.model import (
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
    r"\b(?:contract(?:ed)?|agreement|PPA|off-?take|term|award|charter|employment|firm\s+period)\b.*\b(?:expir\w+|end(?:s|ing)?|terminat\w+|maturity|through|until)\b"
    r"|^(?:expir\w+|ends?|ending|through|until|(?:earliest\s+)?redelivery)(?:\s+(?:date|of))?$"
    r"|^(?:last|final)\s+(?:contract\s+)?year(?:\s+of\s+(?:deliver\w+|contract|agreement|term))?$"
    r"|\b(?:expir\w+|end)\s+(?:date|of\s+(?:the\s+|current\s+|initial\s+|existing\s+)?(?:contract|agreement|charter|term))\b",
    re.I,
)
IS_BUYER = re.compile(
    r"^(?:(?:power|energy|contract|name\s+of(?:\s+the)?|current)\s+)?(?:customers?(?:\(s\))?|off-?takers?|counter-?part(?:y|ies)|purchasers?|buyers?"
    r"|licensees?|clients?|(?:state\s+|government\s+|contracting\s+)?agency|jurisdiction|lottery|charterers?|shippers?|utilit(?:y|ies)|operator"
    r"|(?:school\s+)?districts?|airlines?|airports?|municipalit(?:y|ies)|hospitals?|institutions?|distributors?|franchisees?|sponsors?(?=$))\b(?!.*%)|^(?:contracted|chartered|leased|sold)\s+to$",
    re.I,
)
NOT_COMMERCIAL = re.compile(
    r"\b(?:lease|rent|tenant|property|loan|note|debt|interest\s+rate|options?|warrants?)\b", re.I
)
_IS_START = re.compile(
    r"^(?:(?:contract|agreement|charter|PPA)\s+)?(?:commenc\w+|start(?:ed|s)?|beg[ai]n\w*|effective|inception)(?:\s+(?:date|of\s+contract))?$",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:notional|swap|strike|hedge\w*|collar|exercise\s+price|(?<!% of )premiums?(?!\s+revenues?))\b", re.I
)
HEADER_ROWS = 3
_YEAR = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)\s*(?:\(\w\))?\s*$")
_ENDS_NAME = re.compile(
    r"(?:(?:and|&|of)\s+)?(?:(?:Electric|Public|Power|Water|School|Health|Transit|Light)\s+)?(?:Departments?|Company|Corporation|Authority|District|Agency"
    r"|Commission|Co-?operative|Association|Board|Systems?|Services?|University|Utilities|Utility|Works|Division|Group|Inc\.?|Corp\.?|Co\.?|Ltd\.?|LLC)"
)
_NOBODY = re.compile(r"^(?:various|merchant|n/?a|none|other|total|multiple|[-–—\d.,%()\s]*)$", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """Offsets of a row: its first cell, the contract's end, its customer; all of the row and the start where known."""

    first: tuple[int, int]
    end: tuple[int, int]
    buyer: tuple[int, int]
    whole: tuple[int, int] | None = None
    start: tuple[int, int] | None = None


def table_contracts(document: Document) -> Iterator[ContractFact]:
    """Every row that names a customer and the end of its contract; the filer supplies, the first column tells what."""
    who = context(document)
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE or block.table is None or NOT_COMMERCIAL.search(block.table.caption):
            continue
        if any(_HEDGE.search(h) for h in block.table.headers):
            continue
        for row in _rows(document, block.table):
            fact = row_fact(document, row, who, "contract-table-row")
            if fact is not None:
                yield fact


def _rows(document: Document, table: Table) -> list[Row]:
    """The rows below the headers: by the order of the cells, or by columns where that gives more of them.

    Columns of words run together in ASCII tables, so that a row of as many cells as the headers says more.
    """
    ordered: list[Row] = []
    above: list[str] = []
    for number, head in enumerate(table.rows[:HEADER_ROWS]):
        names = [" ".join(document.text[c.start : c.end].split()) for c in head]
        places = _columns(names) or _columns(_headed(above, names))
        above = names
        if places is not None:
            alike = (cells for cells in table.rows[number + 1 :] if len(cells) == len(head))
            ordered = [
                _with_line_above(document, table, row)
                for cells in alike
                for row in _row(cells, [cells[i] if i >= 0 else None for i in places])
            ]
            break
    columns = _columns(table.headers)
    below = (cells for cells in table.rows if columns is not None and not any(c.header for c in cells))
    placed = [
        _with_line_above(document, table, row)
        for cells in below
        for row in _row(cells, [_cell(cells, i) for i in columns or ()])
    ]
    return placed if len(placed) > len(ordered) else ordered


def _headed(above: Sequence[str], names: Sequence[str]) -> list[str]:
    """Headers of two lines as one each; the upper line may leave the first columns out."""
    missing = len(names) - len(above)
    if not above or missing < 0:
        return []
    return [*names[:missing], *(f"{a} {b}" for a, b in zip(above, names[missing:], strict=True))]


def _with_line_above(document: Document, table: Table, row: Row) -> Row:
    """The row with the line above it, where that is the beginning of the customer's name ("City of Harlan" above "Mills
    Department"): a line of one cell, below which only the kind of body stands."""
    if row.buyer != row.first or not _ENDS_NAME.fullmatch(document.text[slice(*row.buyer)]):
        return row
    at = next((n for n, cells in enumerate(table.rows) if cells and cells[0].start == row.first[0]), 0)
    upper = table.rows[at - 1] if at else ()
    if len(upper) != 1 or upper[0].header or not document.text[upper[0].start : upper[0].end][:1].isupper():
        return row
    start = upper[0].start
    whole = (start, row.whole[1]) if row.whole else None
    return replace(row, first=(start, row.buyer[1]), buyer=(start, row.buyer[1]), whole=whole)


def _columns(headers: Sequence[str]) -> tuple[int, int, int] | None:
    """The columns of end, customer and start (-1 for none), where there is one end and one customer."""
    told = [_told_by(h) for h in headers]
    ends = [i for i, (is_end, _, _) in enumerate(told) if is_end]
    buyers = [i for i, (_, is_buyer, _) in enumerate(told) if is_buyer]
    starts = [i for i, (_, _, is_start) in enumerate(told) if is_start and i not in ends]
    if len(ends) != 1 or len(buyers) != 1 or ends == buyers:
        return None
    return ends[0], buyers[0], starts[0] if len(starts) == 1 else -1


@lru_cache(maxsize=4096)
def _told_by(header: str) -> tuple[bool, bool, bool]:
    """Whether a header is one of ends of contracts, of customers, of their starts; tables repeat their headers."""
    whole, own = header.strip(), header.rpartition("|")[2].strip()
    told = (whole,) if own == whole else (whole, own)
    is_end = any(map(IS_END.search, told)) and not NOT_COMMERCIAL.search(header)
    return is_end, any(map(IS_BUYER.search, told)), bool(_IS_START.search(own))


def _row(cells: Sequence[Cell], chosen: Sequence[Cell | None]) -> Iterator[Row]:
    """The row's offsets where it has an end and a customer."""
    end, buyer, start = chosen
    if end is not None and buyer is not None:
        yield Row(
            (cells[0].start, cells[0].end),
            (end.start, end.end),
            (buyer.start, buyer.end),
            (min(c.start for c in cells if c.end > c.start), max(c.end for c in cells)),
            (start.start, start.end) if start else None,
        )


def row_fact(document: Document, row: Row, who: Context, rule: str) -> ContractFact | None:
    """The contract that a row tells of, the filer supplying; None where it names no customer or no time."""
    when = when_of(document.text[slice(*row.end)])
    name = clean(re.sub(r"\s*\.{3,}\s*$|\s+\((?:\w|\d+)\)$", "", document.text[slice(*row.buyer)]))
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
        effective=when_of(document.text[slice(*row.start)]) if row.start else None,
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
