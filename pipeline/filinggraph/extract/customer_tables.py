"""Customers in tables that tell sums by customer: sales, orders, backlog, balances in dollars, no percentages."""

import re
from collections.abc import Container, Iterator

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.caseless import Caseless
from filinggraph.extract.context import SURE_BODY, Context, context
from filinggraph.extract.contract_lines import listed_contracts
from filinggraph.extract.dealers import dealers
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.shares.labels import is_total, label_of, party_of
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import Block, BlockKind, Cell, CustomerFact, Document, Evidence, Party, PartyKind, Table

_BUYERS = r"(?:customers?|clients?|purchasers?|buyers?|distributors?|licensees?|off-?takers?|charterers?)"
_HEADS = re.compile(rf"(?:names?\s+of\s+)?(?:(?:major|principal|significant)\s+)?{_BUYERS}(?:\s+names?)?", re.I)
_MEASURED = (
    r"\b(?:sales|revenues?|billings|backlog|orders?|bookings|shipments|awards?|contracts?|receivables?|turnover)\b"
)
_MEASURE = re.compile(_MEASURED, re.I)
_BY = re.compile(
    rf"{_MEASURED}[^.;]{{0,50}}\b(?:by|from|to|due\s+from|with)\s+(?:[\w’'-]+\s+){{0,4}}?{_BUYERS}\b(?!\s+(?:type|class|categor|group|segment|relat))"
    rf"|\b{_BUYERS}\b[^.;]{{0,60}}{_MEASURED}",
    re.I,
)
_NOT_OF_BUYERS = Caseless(
    r"\b(?:geograph\w*|types?|class(?:es)?|categor\w+|regions?|countr(?:y|ies)|segments?"
    r"|product\s+lines?|end[- ]?markets?|channels?|industr(?:y|ies)"
    r"|verticals?|potential|prospective|pro\s+forma|acqui\w+|competitors?|loans?|leases?|tenants?|deposits?|relationships?|expenses?|owners?"
    r"|(?:share|stock|security)\s?holders?|directors?|officers?|amortiz\w+|vendors?|suppliers?|purchases\s+from)\b",
)
_SUM = re.compile(r"[$€£]?\s*\d[\d,.]*\d?(?:\s*(?:million|billion))?$", re.I)
_PERCENT = re.compile(r"%|per\s?cent", re.I)
_FEWEST = 2
CONFIDENCE = 0.8


def table_customers(document: Document) -> Iterator[CustomerFact]:
    """The customers of rows with sums, once each, that neither the prose nor a table of contracts tells."""
    who, dealing = context(document), dealers(document).chances
    told = {name for name, where in dealing.items() if "buys" in where}
    told |= {p.name for c in listed_contracts(document) for p in c.parties}
    for number, block in enumerate(document.blocks):
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        headed = _is_of_buyers(document, number, block, block.table)
        rows = _rows(document, block.table, dealing, who, headed=headed) if headed is not None else iter(())
        for party, cells in rows:
            if party.name not in told:
                told.add(party.name)
                proof = Evidence.of(document, cells[0].start, cells[-1].end, rule="customer-table-row")
                yield CustomerFact(evidence=(proof,), supplier=who.filer, customer=party, confidence=CONFIDENCE)


def _is_of_buyers(document: Document, number: int, block: Block, table: Table) -> bool | None:
    """True for a table without percentages whose first column is of buyers, False behind "sales by customer".

    None for any other table.
    """
    shown = document.text[block.start : block.end]
    before = document.blocks[number - 1] if number else None
    lead = document.text[before.start : before.end][-300:] if before and before.kind is not BlockKind.TABLE else ""
    lead = re.split(r"(?<=[.;])\s+(?=[A-Z])", lead.strip())[-1]
    heads = " ".join((table.caption, *table.headers))
    if _PERCENT.search(shown) or _PERCENT.search(heads) or _NOT_OF_BUYERS.search(f"{lead} {heads}"):
        return None
    first = next(iter(re.split(r"\s*\|\s*|\t", shown.split("\n")[0].strip())), "")
    if _HEADS.fullmatch(first) and _MEASURE.search(f"{lead} {heads}"):
        return True
    return False if _BY.search(lead) else None


def _rows(
    document: Document, table: Table, dealing: Container[str], who: Context, *, headed: bool
) -> Iterator[tuple[Party, list[Cell]]]:
    """The parties of rows that have a sum; none where fewer than two thirds of the rows name one."""
    found: list[tuple[Party | None, list[Cell]]] = []
    for row in table.rows:
        cells = [c for c in row if c.end > c.start]
        words = label_of(document.text[cells[0].start : cells[0].end]).words if cells else ""
        sums = any(_SUM.match(document.text[c.start : c.end].strip()) for c in cells[1:])
        if sums and words and not is_total(words):
            found.append((_party(words, dealing, who, headed=headed), cells))
    named = [(party, cells) for party, cells in found if party is not None]
    if len(named) >= _FEWEST and 3 * len(named) >= 2 * len(found):
        yield from named


def _party(words: str, dealing: Container[str], who: Context, *, headed: bool) -> Party | None:
    """Who a row is about, by a name that is sure to be one; under a header for buyers any but ordinary words."""
    party = party_of(words, who, dealing, among_names=True)
    if party is None or party.filer or party.kind in (PartyKind.UNNAMED, PartyKind.GROUP):
        return None
    known = party.kind is PartyKind.GOVERNMENT or party.name in dealing or is_known_body(words)
    strange = headed and any(word.casefold() not in ordinary() for word in re.findall(r"[A-Za-z]{3,}", words))
    return party if known or SUFFIXED.search(words) or who.body(words) > SURE_BODY or strange else None
