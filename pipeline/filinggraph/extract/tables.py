"""Shares in tables: rows of customers, columns of years, percentages of what the caption or lead-in names."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from filinggraph.extract.figures import basis_name, find_bases
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.lexicon import BUYER, LETTERED
from filinggraph.extract.names import Context, context
from filinggraph.extract.periods import Calendar, find_periods, months_ended
from filinggraph.extract.spelling import clean, key
from filinggraph.model import (
    Block,
    BlockKind,
    Cell,
    Comparator,
    Document,
    Evidence,
    Party,
    PartyKind,
    ShareFact,
    Table,
    When,
)

_CUSTOMERS = re.compile(rf"\b{BUYER}\b", re.I)
_SHARE = re.compile(
    r"%|percent|proportion|share\s+of|10\s?%\s+or\s+more|accounted\s+for|represent|major\s+customers|significant\s+customers|concentration",
    re.I,
)
_FIGURE = re.compile(
    r"^(?P<about>[~<>≈]?)\s*\(?(?P<n>\d{1,3}(?:\.\d+)?)\s*(?P<sign>%|percent)?\)?(?:\s*\(?[a-z0-9*]\)?)?$", re.I
)
_NOT_A_ROW = re.compile(
    r"^(?:total|totals|sub-?total|other|others|all\s+other|all\s+others|remaining|customers?|net\s+sales|sales|revenues?|year|years|fiscal|percent|"
    r"amount|united\s+states|domestic|foreign|international|americas|europe|asia|north|south|segment|product|products|services|less|accounts?\s+receivable|none|balance)\b",
    re.I,
)
_MEASURE = re.compile(r"%|percent", re.I)
_MONEY = re.compile(r"\$|amount|dollars|thousands|millions|(?<!% of )(?:\bsales\b|\brevenues?\b)\s*$", re.I)
_RECEIVABLE = re.compile(r"receivable", re.I)
LEAD = 900


def table_shares(document: Document) -> Iterator[ShareFact]:
    """Every share that a table of customers states."""
    who = context(document)
    calendar = calendar_of(document)
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE and block.table is not None:
            lead = _lead(document, number)
            if _CUSTOMERS.search(lead + _first_cells(document, block.table)) and _SHARE.search(
                lead + _text(document, block)
            ):
                yield from _rows(document, block, block.table, lead, who, calendar)


def _lead(document: Document, number: int) -> str:
    """The words just before a table: its caption and lead-in, at most two blocks."""
    words: list[str] = []
    for block in reversed(document.blocks[max(0, number - 3) : number]):
        if block.kind is BlockKind.TABLE:
            if block.end - block.start < 260:
                words.insert(0, document.text[block.start : block.end])
                continue
            break
        words.insert(0, document.text[block.start : block.end])
        if sum(map(len, words)) > LEAD:
            break
    return "\n".join(words)[-LEAD:] + "\n"


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end][:600]


def _first_cells(document: Document, table: Table) -> str:
    return " ".join(document.text[row[0].start : row[0].end] for row in table.rows[:12] if row)


def _rows(
    document: Document, block: Block, table: Table, lead: str, who: Context, calendar: Calendar
) -> Iterator[ShareFact]:
    lead_periods = _annual([w for p in find_periods(lead, calendar) for w in p.whens], lead)
    bases = find_bases(lead) or find_bases(_text(document, block))
    dated = _columns(table, lead_periods, calendar)
    columns = dict(zip(dated, _annual(list(dated.values()), lead), strict=True))
    for row in table.rows:
        cells = [c for c in row if c.end > c.start]
        if len(cells) < 2 or cells[0].header:
            continue
        party = _party(document.text[cells[0].start : cells[0].end], who, lead)
        if party is None:
            continue
        figures = [
            (c, f)
            for c in cells[1:]
            if (f := _FIGURE.match(document.text[c.start : c.end].strip())) and _counts(table, c, f, lead)
        ]
        if any(f["sign"] for _, f in figures):
            figures = [(c, f) for c, f in figures if f["sign"]]
        for place, (cell, figure) in enumerate(figures):
            when = _when(columns, lead_periods, cell, place, len(figures))
            header = _header(table, cell)
            found = find_bases("of " + header) if _MEASURE.search(header) else []
            basis = (
                (found or bases)[0].name
                if (found or bases)
                else ("accounts receivable" if _RECEIVABLE.search(header + lead) else "revenue")
            )
            if _RECEIVABLE.search(header):
                basis = "accounts receivable"
            percent = Decimal(figure["n"])
            if not 0 < percent <= 100:
                continue
            yield ShareFact(
                evidence=(Evidence.of(document, row[0].start, row[-1].end, rule="share-in-table"),),
                supplier=who.filer,
                customer=party,
                percent=percent,
                comparator=Comparator.EQUAL,
                basis=basis_name(basis),
                period=when,
                confidence=0.8,
            )


def _annual(whens: list[When], lead: str) -> list[When]:
    """Days in headings under "for the years ended" stand for the years that end on them."""
    if not re.search(
        r"\byears?\s+(?:then\s+)?ended|\bfiscal\s+years?\b|\bduring\s+the\s+years?\b", lead, re.I
    ) or _RECEIVABLE.search(lead[-250:]):
        return whens
    return [months_ended(12, w.latest, Calendar()) if len(w.value) == 10 and w.latest else w for w in whens]


def _counts(table: Table, cell: Cell, figure: re.Match[str], lead: str) -> bool:
    """True for a figure that is a percentage: by its sign, its column, or a table of nothing else."""
    if figure["sign"]:
        return True
    header = _header(table, cell)
    if _MEASURE.search(header):
        return True
    if _MONEY.search(header) or _MONEY.search(table.unit.replace("%", "")):
        return False
    return (
        bool(re.search(r"percent|%", table.unit + " " + lead[-300:], re.I))
        and Decimal(figure["n"]) < 100
        and not re.search(r"\$", lead[-120:])
    )


def _header(table: Table, cell: Cell) -> str:
    return table.headers[cell.column] if cell.column < len(table.headers) else ""


def _columns(table: Table, lead: Sequence[When], calendar: Calendar) -> dict[int, When]:
    """The period of each column, by its resolved header; bare years take the form of the lead-in's periods."""
    out: dict[int, When] = {}
    dates = [w for w in lead if len(w.value) == 10]
    for column, header in enumerate(table.headers):
        periods = [w for p in find_periods(header, calendar) for w in p.whens]
        if periods:
            when = periods[-1]
            same = [
                d
                for d in (*dates, *lead)
                if d.fiscal_year == when.fiscal_year or (d.latest and d.latest.year == when.fiscal_year)
            ]
            plain = when.value == f"FY{when.fiscal_year}"
            out[column] = same[0] if plain and same and _RECEIVABLE.search(header) else when
    return out


def _when(columns: dict[int, When], lead: Sequence[When], cell: Cell, place: int, count: int) -> When | None:
    for column in range(cell.column, cell.column + max(cell.columns, 1)):
        if column in columns:
            return columns[column]
    distinct = list(dict.fromkeys(columns.values()))
    if len(distinct) == count:
        return distinct[place]
    periods = list(dict.fromkeys(lead))
    if len(periods) > count and count > 1:
        periods = periods[-count:]
    if len(periods) == count:
        return periods[place]
    return periods[0] if len(periods) == 1 and count == 1 else (distinct[0] if len(distinct) == 1 else None)


def _party(label: str, who: Context, lead: str) -> Party | None:
    """The customer that a row is about, or None for totals, regions and headings."""
    label = " ".join(label.split())
    label = re.sub(r"\s*(?:\(\d+\)|\([a-z]\)|\*+|†|‡|\.{2,}.*|:)\s*$", "", label)
    defined = re.match(r"(?P<full>.+?)\s*\([“\"](?P<alias>[^”\"]+)[”\"]\)$", label)
    label = defined["full"] if defined else label
    if re.fullmatch(LETTERED, label):
        return Party(label, PartyKind.UNNAMED)
    if (
        not label
        or _NOT_A_ROW.match(label)
        or len(label) > 80
        or re.search(r"\d{4}|%|\$", label)
        or not label[0].isalnum()
    ):
        return None
    if key(label) in who.aliases:
        found = who.aliases[key(label)]
        return None if found.filer else found
    words = label.split()
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return None
    if not re.search(rf"\b{BUYER}\b", lead, re.I) or re.search(
        r"segment|geograph|region|product\s+line|countr", lead[-400:], re.I
    ):
        return None
    return who.party(clean(label)) if len(words) <= 7 else None
