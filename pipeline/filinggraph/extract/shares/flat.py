"""Shares in tables that a filing's text has lost the grid of: a cell a line, or rows run on in a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from filinggraph.extract.context import Context, context
from filinggraph.extract.dealers import dealers
from filinggraph.extract.figures import RECEIVABLE, basis_name, find_bases
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import find_periods
from filinggraph.extract.shares.barred import barred
from filinggraph.extract.shares.labels import is_total, label_of, party_of
from filinggraph.extract.shares.tables import ENDED, MONTH_DAY, about_customers, spanned
from filinggraph.extract.shares.times import fitted
from filinggraph.model import Block, BlockKind, Document, Evidence, PartyKind, ShareFact, When

_CELL = (
    r"(?:\d{1,3}(?:\.\d+)?\s{0,3}%|(?:\*{1,2}|[—–-]{1,2}|[Nn]/[Aa])(?:\s{0,3}%)?(?=\s|$)"
    r"(?!\s{0,2}(?:[a-z]|(?:Less|Represents?|Not|Under|Below|Did|Does|Amounts?|Percentage|Individually|Indicates|Denotes)\b)))"
)
_ROW = re.compile(rf"(?P<label>[A-Z][^%\n]{{1,90}}?)[\s.$]+(?P<figures>{_CELL}(?:\s*{_CELL}){{1,7}})(?=\s|$)")
# Under "(in % of revenue)" the figures stand bare, each on a line of its own.
_BARE_CELL = r"(?:\d{1,2}(?:\.\d{1,2})?|\*{1,2}|[—–-]{1,2}|\(\d\))(?=\s*(?:\n|$))"
_BARE_ROW = re.compile(
    rf"(?P<label>[A-Z][^%\n]{{1,90}}?)[ \t]*\n\s*(?P<figures>{_BARE_CELL}(?:[ \t]*\n\s*{_BARE_CELL}){{1,7}})"
    r"[ \t]*(?=\n|$)"
)
_IN_PERCENT = re.compile(
    r"\(\s*(?:in|as\s+a)\s+(?:%|per\s?cent(?:age)?)\s+of\b[^()]*\)|\b(?:in|as)\s+percentages?\s+of\b", re.I
)
_IN_A_ROW = re.compile(r"%\s+\d[\d.]*\s?%")
_CELLS, _BARE_CELLS = re.compile(_CELL), re.compile(_BARE_CELL)
_YEARS = re.compile(r"(?:(?:19|20)\d\d[\s,|]+(?:and\s+)?){1,5}(?:19|20)\d\d")
_DATE = rf"(?:{MONTH_DAY}),?\s+(?:19|20)\d\d"
_DATES = re.compile(rf"(?:{_DATE}[\s,|]+){{1,5}}{_DATE}", re.I)
SHORT = 70
LONGEST = 20_000
CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that may hold rows: from the lead-in of a run of short blocks to its end, or one paragraph."""

    start: int
    end: int
    lead: str


def flat_shares(document: Document) -> Iterator[ShareFact]:
    """Every share in rows of a label and percentages that stand outside of any table."""
    who, calendar = context(document), calendar_of(document)
    for stretch in _stretches(document):
        yield from _rows(document, stretch, who, calendar)


def _stretches(document: Document) -> Iterator[Stretch]:
    """Paragraphs with percentages in a row, and runs of short blocks that hold some."""
    run: list[Block] = []
    before = ""
    for block in (*document.blocks, None):
        shown = document.text[block.start : block.end] if block else ""
        if block and block.kind is not BlockKind.TABLE and len(shown) < SHORT and not barred(block, document.text):
            run.append(block)
            continue
        if len(run) > 1 and "%" in document.text[run[0].start : run[-1].end]:
            yield Stretch(run[0].start, run[-1].end, before)
        run = []
        if block and block.kind is not BlockKind.TABLE and len(shown) < LONGEST and _IN_A_ROW.search(shown):
            yield Stretch(block.start, block.end, before)
        before = shown[-600:]


def _rows(document: Document, stretch: Stretch, who: Context, calendar: Calendar) -> Iterator[ShareFact]:
    text = document.text[stretch.start : stretch.end]
    found = [(m, _CELLS.findall(m["figures"])) for m in _ROW.finditer(text) if "%" in m["figures"]]
    if not found and _IN_PERCENT.search(f"{stretch.lead}\n{text}"):
        found = [(m, _BARE_CELLS.findall(m["figures"])) for m in _BARE_ROW.finditer(text)]
    if not found:
        return
    lead = f"{stretch.lead}\n{text[: found[0][0].start()]}"
    made: list[ShareFact] = []
    rows = 0
    for match, cells in found:
        label = label_of(_last_line(match["label"]))
        if is_total(label.words):
            continue
        rows += 1
        if not (about_customers(lead) or label.basis):
            continue
        party = party_of(label.words, who, dealers(document).chances)
        if party is None:
            continue
        whens = _whens(stretch.lead, text[: match.start("figures")], len(cells), calendar)
        bases = find_bases("of " + label.basis) or find_bases(lead)
        basis = bases[-1].name if bases else ("accounts receivable" if RECEIVABLE.search(lead) else "revenue")
        start = stretch.start + match.end("label") - len(_last_line(match["label"]))
        for number, figure in enumerate(cells):
            if not figure[0].isdigit():
                continue
            # Of several columns without their years none is known to be the last year.
            when = fitted(whens[number], basis, calendar, lead) if whens else None
            made.append(
                ShareFact(
                    evidence=(
                        Evidence.of(document, start, stretch.start + match.end("figures"), rule="share-in-lines"),
                    ),
                    supplier=who.filer,
                    customer=party,
                    percent=Decimal(figure.rstrip("% \n\t\u00a0")),
                    basis=basis_name(basis),
                    period=when,
                    inferred=bool(when and when.inferred),
                    confidence=CONFIDENCE if party.kind in (PartyKind.UNNAMED, PartyKind.GROUP) else CONFIDENCE - 0.05,
                )
            )
    if rows and len({f.customer.name for f in made}) * 2 >= rows:
        yield from (f for f in made if 0 < f.percent <= 100)


def _last_line(label: str) -> str:
    """The words next to the figures: after a line break, a rule of dashes or a row of years."""
    return re.split(r"\n|-{2,}\s*|(?:19|20)\d\d\s+", label)[-1].strip()


def _whens(lead: str, text: str, count: int, calendar: Calendar) -> list[When]:
    """As many periods as a row has figures, from the nearest row of dates or years above it."""
    above = lead + "\n" + text
    for match in reversed(list(_DATES.finditer(above))):
        dates = [" ".join(date.split()) for date in re.findall(_DATE, match.group())]
        over = [s["what"] for s in ENDED.finditer(above[max(0, match.start() - 60) : match.start()])]
        span = f"{over[-1]} ended " if over else ""
        dated = [w for date in dates for p in find_periods(span + date, calendar) for w in p.whens]
        if len(dates) == len(dated) == count:
            return dated
    for match in reversed(list(_YEARS.finditer(above))):
        row = re.sub(r"[\s|,]+", ", ", match.group())
        head = above[max(0, match.start() - 120) : match.start()]
        spans = [f"{span['what']} ended " for span in ENDED.finditer(head)]
        day = re.search(rf"({MONTH_DAY}),?\s*$", head, re.I)
        if spans and day and len(re.findall(r"\d{4}", row)) == count:
            return spanned(f"{day[1]}, {row}", spans, calendar)
        words = head[-40:] + row
        named = [p.whens for p in find_periods(words, calendar) if len(p.whens) == count]
        if named:
            return list(named[-1])
    return []
