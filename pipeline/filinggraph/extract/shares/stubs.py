"""The first cells of a table's rows: ranks, years and customers that stand before a label or over several rows."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from filinggraph.extract.context import Context
from filinggraph.extract.figures import find_bases
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import find_periods
from filinggraph.extract.shares.labels import label_of, party_of
from filinggraph.model import Cell, Party, Table, When

_RANK = re.compile(r"#?\d{1,2}[.)]?")
_YEAR = re.compile(r"(?:fiscal\s+)?(?:19|20)\d\d\s?[:.–—-]?", re.I)
_YEAR_BEFORE = re.compile(r"(?P<year>(?:fiscal\s+)?(?:19|20)\d\d)\s?[:.–—-]\s+(?=[A-Z])", re.I)
_FIGURED = re.compile(r"\W*\d")
_PERCENT_OF = re.compile(r"^(?:as\s+a\s+)?(?:%|per\s?cent(?:age)?|share)\s+of\s+", re.I)


@dataclass(frozen=True, slots=True)
class Stub:
    """A row's cells from its label on, the words of the label, and a year that stood before it ("" for none)."""

    cells: Sequence[Cell]
    words: str
    year: str = ""


def stub_of(text: str, cells: Sequence[Cell]) -> Stub:
    """The label of a row without the rank or year before it: "1 | Acme | 6%", "2003: | Acme | 21%"."""
    words = text[cells[0].start : cells[0].end]
    named = len(cells) > 2 and not _FIGURED.match(text[cells[1].start : cells[1].end])
    if named and _RANK.fullmatch(words):
        return Stub(cells[1:], text[cells[1].start : cells[1].end])
    if named and _YEAR.fullmatch(words):
        return Stub(cells[1:], text[cells[1].start : cells[1].end], words)
    before = _YEAR_BEFORE.match(words)
    return Stub(cells, words[before.end() :], before["year"]) if before else Stub(cells, words)


def over_rows(words: str, who: Context, dealing: Container[str]) -> Party | None:
    """The customer that a cell alone in its row puts over the rows below: "Acme", over "Percent of net sales"."""
    if find_bases("of " + words) or re.search(r"\d{4}|:$", words):
        return None
    return party_of(label_of(words).words, who, dealing, among_names=True)


def measure_of(words: str) -> str:
    """What the figures of a row are of, where its label tells just that; else ""."""
    bases = find_bases("of " + _PERCENT_OF.sub("", words))
    return bases[0].name if bases and len(bases[0].name) + 12 > len(_PERCENT_OF.sub("", words)) else ""


def turned(text: str, table: Table, who: Context, dealing: Container[str], calendar: Calendar) -> dict[int, Party]:
    """The customers over the columns of a table whose rows are years; empty where its rows are not."""
    figured = [row for row in table.rows if len(row) > 1 and any("%" in text[c.start : c.end] for c in row)]
    if not figured or not all(year_of(text, row, calendar) for row in figured):
        return {}
    heads = {column: header.split(" | ")[-1] for column, header in enumerate(table.headers)}
    found = {
        column: party_of(label_of(head).words, who, dealing, among_names=True) for column, head in heads.items() if head
    }
    parties = {column: party for column, party in found.items() if party is not None}
    return parties if len(parties) > 1 else {}


def year_of(text: str, row: Sequence[Cell], calendar: Calendar) -> When | None:
    """The period that the first cell of a row names, where it names nothing else."""
    words = text[row[0].start : row[0].end].strip(" .:")
    found = find_periods(words, calendar)
    alone = len(found) == 1 and len(found[0].whens) == 1 and found[0].end - found[0].start >= len(words) - 4
    return found[0].whens[0] if alone else None
