"""Contracts in tables: a row a contract, a column with its other side, columns with its start, its length, its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.context import SURE_BODY, Context, context, kind_of
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.extract.states import is_state
from filinggraph.extract.table_cells import CellTimes, read_cell
from filinggraph.extract.table_columns import NOT_COMMERCIAL, Columns, columns
from filinggraph.extract.table_grid import (
    ASTRAY,
    LONGEST_LINE,
    Grid,
    Line,
    Record,
    grid,
    is_printed,
    lines_of,
    printed_line,
    starts_with_row,
)
from filinggraph.extract.term_ends import after, computed, derived
from filinggraph.model import (
    Block,
    BlockKind,
    ContractFact,
    DerivationStep,
    Document,
    Evidence,
    ExpiresHow,
    PartyKind,
    Table,
)

BEFORE = 350
LINES_AROUND = 4
_HEAD = 700
_PROMISING = Sieved(
    r"expir|\bends?\b|\bending\b|through\b|until\b|redeliver|terminat|\b(?:last|final)\s+(?:contract\s+)?year\b|\bterm\b|\bcommit|\bstatus\b|\boutcome\b|\bperiod\b",
    re.I,
)
_SENTENCE = re.compile(r"(?:\S+\s+){4}[a-z]+\.$")
_SITE = re.compile(r"\b(?:and|,|/)\s*(?:site|location|facility|project|place)\b", re.I)
_NOTE = re.compile(r"\s*\.{3,}\s*$|\s+\((?:\w|\d+)\)$|\s*\*+$")
_NOBODY = re.compile(
    r"^(?:(?i:various|merchant|n/?a|none|others?|total|multiple|spot|idle|available|(?:cold|warm)?\W*stacked|uncontracted"
    r"|(?:in\s+)?(?:ship)?yard|(?:under\s+)?(?:conversion|construction|repairs?)|TB[AD]|to\s+be\s+\w+|month[-\s]to[-\s]month"
    r"|vacant|undisclosed|confidential|unnamed"
    r"|(?:utilit(?:y|ies)|municipalit(?:y|ies)|government|commercial|residential|industrial|retail|wholesale)(?=$|,)"
    r"(?:,\s*[\w-]+)*)(?:[^\w:]+[^A-Z]{0,25})?|[-–—\d.,%()\s]*)$|^(?i:(?:sub-?)?totals?)\b|:$"
)
_SUBJECT = re.compile(
    r"(?:programs?|services?(?:\s+provided)?|scope(?:\s+of\s+(?:work|services))?|description(?:\s+of\s+services)?|nature\s+of\s+services)",
    re.I,
)
_KINDS = (("franchise", re.compile(r"\bfranchis", re.I)), ("license", re.compile(r"\blicen[sc]", re.I)))


@dataclass(frozen=True, slots=True)
class Row:
    """What a row tells of a contract, and the range of the text that it stands in."""

    name: str
    told: CellTimes
    start: int
    end: int
    subject: str = ""
    buys: bool = False
    kind: str = "supply"


def table_contracts(document: Document) -> Iterator[ContractFact]:
    """Every row that names the other side of a contract and one of its times; the first column tells what it is of."""
    who = context(document)
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE and block.table is not None and _promises(document, block):
            before = f"{block.table.caption} {text_before(document, block.start)}"
            yield from grid_contracts(document, _grid(document, number, block.table), before, who, "contract-table-row")


def _promises(document: Document, block: Block) -> bool:
    """True for a table near whose beginning a word for ends or lengths stands, and none for leases in its caption."""
    if block.table is None or len(block.table.rows) < 2 or NOT_COMMERCIAL.search(block.table.caption):
        return False
    low = max(0, block.start - BEFORE)
    return promises(document.text, low, min(block.end, block.start + _HEAD))


def promises(text: str, start: int, end: int) -> bool:
    """True for a range of a text with a word for ends or lengths; few have one, which their words tell soon."""
    return _PROMISING.stands_in(text[start:end])


def _grid(document: Document, number: int, table: Table) -> Grid | None:
    """The table with the lines of print that stand right above one without headers, and right below."""
    printed = is_printed(table)
    lines, flagged = lines_of(document, table, printed=printed)
    if not printed or not lines:
        return grid(lines, flagged, printed=printed)
    above = _lines_above(document, number) if starts_with_row(lines) else []
    lines = [*above, *lines, *_lines_below(document, number, lines)]
    flagged += [False] * (len(lines) - len(flagged))
    return grid(lines, flagged, printed=True, top=len(above))


def _lines_above(document: Document, number: int) -> list[Line]:
    above: list[Line] = []
    for block in reversed(document.blocks[max(0, number - LINES_AROUND) : number]):
        text = document.text[block.start : block.end]
        line = printed_line(document, block.start, block.end) if block.kind is not BlockKind.TABLE else ()
        if (
            not line
            or len(text) > LONGEST_LINE
            or (text.endswith((".", ":")) and len(line) > 1)
            or _SENTENCE.search(text)
        ):
            break
        if not text.endswith(":"):
            above.insert(0, line)
    return above if any(len(line) > 1 for line in above) else []


def _lines_below(document: Document, number: int, lines: Sequence[Line]) -> list[Line]:
    """Rows that print sets below the table, and what is left of its last row: a few words below a later column."""
    left, width = min(line[0].left for line in lines), max(line[-1].right for line in lines)
    below: list[Line] = []
    for block in document.blocks[number + 1 : number + 1 + LINES_AROUND]:
        if block.kind is BlockKind.TABLE or block.end - block.start > LONGEST_LINE:
            break
        line = printed_line(document, block.start, block.end)
        rest = len(line) == 1 and line[0].left > left + ASTRAY
        if not line or line[-1].right > width + ASTRAY or not (rest or (len(line) > 1 and starts_with_row([line]))):
            break
        below.append(line)
    return below


def grid_contracts(
    document: Document, read: Grid | None, before: str, who: Context, rule: str
) -> Iterator[ContractFact]:
    """The contracts of the rows of a grid that stands behind some text."""
    found = columns(read, before, lambda name: _is_body(name, who)) if read else None
    if read is None or found is None:
        return
    told = f"{before} {' '.join(read.headers)}"
    kind = next((k for k, p in _KINDS if found.buys and p.search(told)), "supply")
    for record in read.records:
        fact = row_fact(document, _row(read, record, found, kind), who, rule)
        if fact is not None:
            yield fact


def text_before(document: Document, start: int) -> str:
    """The end of the paragraph before a place."""
    return document.text[max(0, start - BEFORE) : start].rstrip().rpartition("\n")[2]


def _is_body(name: str, who: Context) -> bool:
    name = clean(_NOTE.sub("", name))
    if not name[:1].isupper():
        return False
    known = key(name) in who.aliases or kind_of(name) is PartyKind.GOVERNMENT
    return known or bool(SUFFIXED.search(name)) or who.body(name) > SURE_BODY


def _row(read: Grid, record: Record, found: Columns, kind: str) -> Row:
    name = record.texts[found.name]
    if _SITE.search(read.headers[found.name]):
        name = name.partition(",")[0]
    about = 0 if found.name else next((n for n, h in enumerate(read.headers) if _SUBJECT.fullmatch(h.strip())), 0)
    subject = record.texts[about] if about != found.name else ""
    return Row(name, _told(read, record, found), record.start, record.end, subject, found.buys, kind)


def _told(read: Grid, record: Record, found: Columns) -> CellTimes:
    """The times of a row, those of their own columns before those that a column of lengths and words holds."""
    cells = [
        read_cell(record.texts[column], sort, read.headers[column]) if column >= 0 else CellTimes()
        for column, sort in ((found.end, "end"), (found.start, "start"), (found.term, "term"))
    ]
    end = next((c.end for c in cells if c.end), None)
    start = next((c.start for c in (cells[1], cells[0], cells[2]) if c.start), None)
    return CellTimes(start, end, cells[2].length)


def row_fact(document: Document, row: Row, who: Context, rule: str) -> ContractFact | None:
    """The contract that a row tells of; None where it names nobody or no time."""
    told = row.told
    name = clean(_NOTE.sub("", row.name))
    if not (told.start or told.end or told.length) or _NOBODY.search(name):
        return None
    if not name[:1].isupper() or len(name.split()) > 8:
        return None
    other = who.party(name)
    if is_state(name):
        other = replace(other, kind=PartyKind.GOVERNMENT)
    if other == who.filer:
        return None
    proof = Evidence.of(document, row.start, row.end, rule=rule)
    reached = None if told.end else after(told.start, told.length, begins=True)
    steps: tuple[DerivationStep, ...] = ()
    if reached is not None and told.start is not None:
        steps = derived(told.start, told.length, reached, start_proof=proof, term_proof=proof)
    how = ExpiresHow.STATED if told.end else ExpiresHow.COMPUTED if reached else ExpiresHow.UNKNOWN
    supplier, customer = (other, who.filer) if row.buys else (who.filer, other)
    return ContractFact(
        evidence=(proof,),
        parties=(who.filer, other),
        supplier=supplier,
        customer=customer,
        kind=row.kind,
        subject=row.subject,
        effective=told.start,
        expires=told.end or reached,
        expires_how=how,
        derivation=steps,
        term=told.length,
        inferred=reached is not None,
        details=(computed(steps, proof),) if steps else (),
        confidence=0.85,
    )
