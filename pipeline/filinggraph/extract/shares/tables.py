"""Shares in tables: rows of customers, columns of years, percentages of what the caption or lead-in names."""

import re
from calendar import month_name
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from filinggraph.extract.context import Context, context
from filinggraph.extract.dealers import dealers
from filinggraph.extract.figures import RECEIVABLE, basis_name, find_bases
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import find_periods
from filinggraph.extract.shares.barred import barred_tables
from filinggraph.extract.shares.column_periods import headed_again, told_before
from filinggraph.extract.shares.features import told_elsewhere
from filinggraph.extract.shares.labels import BUYERS, is_total, label_of, party_of
from filinggraph.extract.shares.row_figures import MEASURE, figure_in, figures_of, header_over, signed_columns
from filinggraph.extract.shares.stubs import measure_of, over_rows, stub_of, turned, year_of
from filinggraph.extract.shares.times import fitted
from filinggraph.extract.shares.vendor_tables import bought, of_purchases, sold
from filinggraph.extract.spelling import SUFFIXED
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

_SHARE = re.compile(
    r"%|percent|proportion|share\s+of|accounted\s+for|represent|major|significant|largest|principal"
    r"|concentration|10\s?%\s+or\s+more",
    re.I,
)
_ELSE = re.compile(
    r"\b(?:geograph\w*|customer\s+(?:types?|class\w*|categor\w+)|regions?|countr(?:y|ies)|segments?"
    r"|product\s+lines?|product\s+categor\w+"
    r"|by\s+product|statements?\s+of|end[- ]?markets?|channels?"
    r"|verticals|by\s+industry|industry\s+(?:groups?|verticals?|sectors?)"
    r"|change|payment\s+processors?|vendors?)\b", re.I,
)  # fmt: skip
_OF_NO_BUYERS = re.compile(r"\b(?:expenses|beneficial\w*|owners|(?:share|stock|security)\s?holders)\b", re.I)
_ABOUT = {"<": Comparator.LESS_THAN, ">": Comparator.MORE_THAN, "~": Comparator.ABOUT, "≈": Comparator.ABOUT}
_SELLERS = re.compile(
    r"(?:.*\| )?(?:suppliers?|vendors?|manufacturers?|licensors?|brands?|titles?)(?:\s+names?)?$", re.I
)
_LETTERS = re.compile(r"[A-Za-z]{2}")
LEAD = 700
CONFIDENCE = 0.9


@dataclass(slots=True)
class Surroundings:
    """What the words about a table say: its lead-in, what its percentages are of, and its periods."""

    lead: str
    basis: str
    whens: list[When]
    columns: dict[int, When] = field(default_factory=dict)


def table_shares(document: Document) -> Iterator[ShareFact]:
    """Every share that a table of customers states."""
    who = context(document)
    calendar = calendar_of(document)
    for number, block in (*enumerate(document.blocks), *barred_tables(document)):
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        shown = document.text[block.start : block.end]
        lead = _lead(document, number)
        measured = MEASURE.search(" ".join((shown, block.table.unit, lead[-300:])))
        purchases = bool(measured) and of_purchases(lead, shown, block.table)
        if purchases or (measured and _is_of_customers(document, block.table, lead, shown, who)):
            found = list(_rows(document, block, block.table, lead, who, calendar))
            if not _of_things(document, found):
                yield from bought(found) if purchases else sold(found, lead, block.table)


def _is_of_customers(document: Document, table: Table, lead: str, shown: str, who: Context) -> bool:
    """True for a table that speaks of customers, or whose rows are about bodies and their parts of the sales."""
    if table.headers and _SELLERS.match(table.headers[0]):
        return False
    if _speaks_of_customers(lead, shown, table):
        return True
    of_sales = _PART_OF_SALES.search(lead[-300:])
    return bool(of_sales) and _of_bodies(document, table, dealers(document).chances, who)


def _of_things(document: Document, found: Sequence[ShareFact]) -> bool:
    """True where the document uses most names of a table as the filer's own things: sales by product, by brand."""
    names = {f.customer.name: f.customer.aliases for f in found if f.customer.kind is PartyKind.COMPANY}
    if any(SUFFIXED.search(name) for name in names):
        return False
    things = sum(told_elsewhere(document.text, name, aliases).own_thing for name, aliases in names.items())
    return 2 * things > len(names)


def _lead(document: Document, number: int) -> str:
    """The words just before a table: its caption and lead-in; short tables between, such as a row of years, too."""
    words: list[str] = []
    for block in reversed(document.blocks[max(0, number - 7) : number]):
        shown = document.text[block.start : block.end]
        if block.kind is BlockKind.TABLE and len(shown) > 260:
            break
        words.insert(0, shown)
        if sum(map(len, words)) > LEAD or (len(shown) > 200 and not block.table):
            break
    return "\n".join(words)[-LEAD:] + "\n"


def _speaks_of_customers(lead: str, shown: str, table: Table) -> bool:
    """True when the nearest words before a table, its caption or its stub are about customers and their parts."""
    if table.headers and re.fullmatch(rf"(?:.*\| )?(?:names?\s+of\s+)?{BUYERS}(?:\s+name)?", table.headers[0], re.I):
        return bool(_SHARE.search(" ".join((lead[-300:], table.caption, *table.headers, shown[:300]))))
    if re.search(rf"\b{BUYERS}\s+#?(?:[A-Z]|\d{{1,2}})\b|\bas\s+a\s+percent", shown):
        return not _ELSE.search(" ".join((table.caption, *table.headers[:2])))
    return about_customers(lead, " ".join((table.caption, *table.headers[:2], shown[:300])))


def about_customers(lead: str, shown: str = "") -> bool:
    """True when the last words of a lead-in, or the first of what it leads to, tell of customers and their parts."""
    said = re.split(r"(?<=[.;])\s+(?=[A-Z])", _SPAN_ABOVE.sub("", lead.strip()))[-2:]
    if _OF_NO_BUYERS.search(said[-1]):
        return False
    near = " ".join([said[-1], shown[:200]])
    if re.search(rf"\b{BUYERS}\b", said[-1], re.I) and _SHARE.search(said[-1]) and not _ELSE.search(near):
        return True
    near = " ".join([*said, shown[:200]])
    pointed = re.search(rf"\b(?:largest|major|significant|following)\s+(?:[\w.]+\s+){{0,3}}{BUYERS}", near, re.I)
    if _ELSE.search(near) and not pointed:
        return False
    return bool(re.search(rf"\b{BUYERS}\b", near, re.I) and _SHARE.search(near + " " + shown))


_SPAN_ABOVE = re.compile(
    r"(?<=[.;:])\s+(?:fiscal\s+)?(?:years?|quarters?|months|periods?)\s+end(?:ed|ing)[\s,:]*$", re.I
)


def _rows(
    document: Document, block: Block, table: Table, lead: str, who: Context, calendar: Calendar
) -> Iterator[ShareFact]:
    about = _surroundings(table, document.text[block.start : block.end], lead, calendar)
    dealing = dealers(document).chances
    made: list[tuple[Party | None, list[ShareFact]]] = []
    among = _among_names(document, table, dealing, who)
    signed = signed_columns(document, table)
    owner: Party | None = None
    again: dict[int, str] = {}
    heads = turned(document.text, table, who, dealing, calendar)
    for row in table.rows:
        cells = [c for c in row if c.end > c.start]
        if not cells:
            continue
        stub = stub_of(document.text, cells)
        about = _subheading(stub.year, about, calendar) if stub.year else about
        figures = figures_of(document, table, stub.cells[1:], lead, signed, about.columns)
        if heads:
            made += _turned(document, row, heads, figures, table, about, who, calendar)
            continue
        if len(cells) == 1 and _OF_NO_BUYERS.search(stub.words):
            break  # what follows is another table
        if not figures:
            about = _subheading(stub.words, about, calendar) if len(cells) == 1 else about
            if made and len(cells) > 1 and (columns := headed_again(document.text, cells, again, calendar)):
                about = replace(about, columns=columns, whens=list(columns.values()))
            owner = over_rows(stub.words, who, dealing) if len(cells) == 1 else owner
            continue
        again.clear()
        label = label_of(stub.words)
        measure = measure_of(stub.words) if owner else ""
        party = owner if measure else party_of(label.words, who, dealing, among_names=among)
        facts = (
            []
            if party is None
            else list(_facts(document, row, party, measure or label.basis, figures, table, about, who, calendar))
        )
        if party is not None or not is_total(stub.words):
            made.append((party, facts))
    parties = [p for p, _ in made if p is not None]
    if parties and 2 * len(parties) >= len(made):
        yield from (fact for _, facts in made for fact in facts)


def _turned(
    document: Document, row: Sequence[Cell], heads: Mapping[int, Party], figures: Sequence[tuple[Cell, re.Match[str]]],
    table: Table, about: Surroundings, who: Context, calendar: Calendar,
) -> Iterator[tuple[Party, list[ShareFact]]]:  # fmt: skip
    """The shares of a row that is a year, under the customers of its columns."""
    when = year_of(document.text, row, calendar)
    dated = replace(about, whens=[when] if when else [], columns={})
    for cell, figure in figures:
        party = heads.get(cell.column)
        if party is not None:
            yield party, list(_facts(document, row, party, "", [(cell, figure)], table, dated, who, calendar))


def _among_names(document: Document, table: Table, dealing: Container[str], who: Context) -> bool:
    """True for a table that names two companies or more, and more than it has other rows."""
    labels = _labels(document, table)
    parties = [party_of(words, who, dealing) for words in labels]
    named = sum(1 for p in parties if p is not None and p.kind not in (PartyKind.UNNAMED, PartyKind.GROUP))
    return named > 1 and 2 * named > len(labels)


def _labels(document: Document, table: Table) -> list[str]:
    """What the rows with figures are about, totals left out."""
    stubs = [document.text[row[0].start : row[0].end] for row in table.rows if _figured(document, row)]
    return [label_of(stub).words for stub in stubs if not is_total(stub) and _LETTERS.search(stub)]


def _of_bodies(document: Document, table: Table, dealing: Container[str], who: Context) -> bool:
    """True for a table whose rows are about parties, most of them government bodies or names with their legal form."""
    labels = _labels(document, table)
    parties = [party_of(words, who, dealing) for words in labels]
    sure = sum(
        p is not None and (p.kind is PartyKind.GOVERNMENT or SUFFIXED.search(p.name) is not None) for p in parties
    )
    return len(labels) > 1 and None not in parties and 3 * sure >= 2 * len(labels)


_PART_OF_SALES = re.compile(
    r"\bpercent(?:age)?s?\s+of\s+(?:(?:our|its|the\s+Company[’']s|total|net|fiscal|consolidated|premium|gross|(?:19|20)\d\d)\s+){0,4}"
    r"(?:sales|revenues?)\b|\breceivables?\s+(?:balances?\s+)?from\b[^.]{0,80}(?:\d\s?%|\bpercent\b)",
    re.I,
)


def _figured(document: Document, row: Sequence[Cell]) -> bool:
    return len(row) > 1 and any(figure_in(document.text[c.start : c.end].strip()) for c in row[1:])


def _surroundings(table: Table, shown: str, lead: str, calendar: Calendar) -> Surroundings:
    nearest = next((line for line in reversed(lead.splitlines()) if line.strip()), "")
    found = find_periods(nearest, calendar) or find_periods(lead, calendar)
    whens = period_row(document_rows(table, shown), lead, calendar) or [w for p in found for w in p.whens]
    bases = (
        [b for b in find_bases("of " + nearest.strip(" :")) if b.end - b.start == len(nearest.strip(" :"))]
        or find_bases(lead)
        or find_bases(f"of {table.unit}")
        or find_bases(f"of {table.caption}")
        or find_bases(shown[:300])
    )
    columns: dict[int, When] = {}
    for column, header in enumerate(table.headers):
        words = NUMERIC_DATE.sub(_spelled, header.replace(" | ", " "))
        periods = [w for p in find_periods(words, calendar) for w in p.whens]
        if periods:
            columns[column] = periods[-1]
    if own := told_before(columns, found):
        columns, whens = own, list(own.values())
    basis = bases[-1].name if bases else ("accounts receivable" if RECEIVABLE.search(lead) else "revenue")
    return Surroundings(lead, basis, whens, columns)


NUMERIC_DATE = re.compile(r"\b(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])/(?P<y>(?:19|20)?\d\d)\b")


def _spelled(date: re.Match[str]) -> str:
    """ "6/25/04" as "June 25, 2004"; two digits below 60 are of this century."""
    year = int(date["y"])
    year += 0 if year > 99 else 2000 if year < 60 else 1900
    return f"{month_name[int(date['m'])]} {int(date['d'])}, {year}"


def document_rows(table: Table, shown: str) -> list[str]:
    """The lines of a table above its first row of figures."""
    lines = shown.split("\n")
    first = next(
        (i for i, line in enumerate(lines) if re.search(r"\d\s*%|\t\(?\d{1,3}(?:\.\d+)?\)?(?:\t|$)", line)), len(lines)
    )
    return lines[:first]


def period_row(heads: Sequence[str], lead: str, calendar: Calendar) -> list[When]:
    """The periods that the nearest row of nothing but periods names, with the month and day printed above it."""
    lines = [*(line.strip() for line in lead.splitlines()[-10:]), *heads]
    stacked: list[str] = []
    for number in range(len(lines) - 1, -1, -1):
        line = " ".join(lines[number].split())
        if re.fullmatch(rf"{_PERIOD_ONLY}(?:[\s,]+{_PERIOD_ONLY})*", line, re.I) and re.search(r"(?:19|20)\d\d", line):
            stacked.insert(0, line)
            continue
        if stacked:
            above = re.search(r"(?:" + MONTH_DAY + r"),?\s*$", line, re.I)
            words = [
                f"{above.group().strip().rstrip(',')}, {s}" if above and re.fullmatch(r"[\d\s]+", s) else s
                for s in stacked
            ]
            spans = list(ENDED.finditer(" ".join((*lines[max(0, number - 1) : number], line))))
            return [w for s in words for w in spanned(s, [f"{span['what']} ended " for span in spans], calendar)]
        if number < len(lines) - 9:
            break
    return [w for s in stacked for p in find_periods(_listed(s), calendar) for w in p.whens]


def spanned(row: str, spans: Sequence[str], calendar: Calendar) -> list[When]:
    """The periods of a row under one or more spans ("Three months ended", "Nine months ended"), in equal parts."""
    read = [[w for p in find_periods(span + _listed(row), calendar) for w in p.whens] for span in spans or [""]]
    part, rest = divmod(len(read[0]), len(read))
    if rest or any(len(whens) != len(read[0]) for whens in read):
        return read[0]
    return [w for number, whens in enumerate(read) for w in whens[number * part : (number + 1) * part]]


ENDED = re.compile(
    (r"\b(?P<what>(?:three|six|nine|twelve)\s+months|quarters?|years?)(?:\s+then)?\s+end(?:ed|ing)"), re.I
)


def _listed(line: str) -> str:
    """ "2019 2018 2017" as "2019, 2018, 2017", which the grammar of periods reads as a list."""
    return re.sub(r"((?:19|20)\d\d)\s+(?=\S)", r"\1, ", line)


MONTH_DAY = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+\d{1,2}"
)
_PERIOD_ONLY = (
    rf"(?:(?:fiscal|FY|years?|ended|ending|quarters?|months?|for|the|as|of|at|in|three|six|nine"
    rf"|twelve)\s*)*(?:{MONTH_DAY},?\s*)?(?:(?:19|20)\d\d|'\d\d|\d{{1,2}}-\w{{3}}-\d\d)?"
)


def _subheading(text: str, about: Surroundings, calendar: Calendar) -> Surroundings:
    """A row without figures gives the rows under it their basis or their period."""
    periods = [w for p in find_periods(text, calendar) for w in p.whens]
    basis = find_bases("of " + text)
    return replace(about, basis=basis[0].name if basis else about.basis, whens=periods or about.whens)


def _facts(
    document: Document, row: Sequence[Cell], party: Party, own_basis: str,
    figures: Sequence[tuple[Cell, re.Match[str]]], table: Table, about: Surroundings, who: Context, calendar: Calendar,
) -> Iterator[ShareFact]:  # fmt: skip
    for place, (cell, figure) in enumerate(figures):
        percent = Decimal(figure["n"])
        bound = figure["about"] == "<" and percent in (5, 10)
        if not 0 < percent <= 100 or bound:
            continue
        header = header_over(table, cell)
        told_apart = any(RECEIVABLE.search(h) for h in (header, *table.headers))
        headed = find_bases("of " + header) if MEASURE.search(header) or told_apart else []
        basis = basis_name(own_basis or _fuller(headed[0].name if headed else about.basis, about.basis))
        when = fitted(_when(about, cell, place, len(figures)), basis, calendar, " ".join((header, about.lead)))
        yield ShareFact(
            evidence=(Evidence.of(document, row[0].start, row[-1].end, rule="share-in-table"),),
            supplier=who.filer,
            customer=party,
            percent=percent,
            comparator=_ABOUT.get(figure["about"], Comparator.EQUAL),
            basis=basis,
            period=when,
            inferred=bool(when and when.inferred),
            confidence=CONFIDENCE if party.kind in (PartyKind.UNNAMED, PartyKind.GROUP) else CONFIDENCE - 0.02,
        )


def _fuller(headed: str, told: str) -> str:
    """ "% of Revenue" over a column, where the lead-in tells of "total revenues": the fuller words."""
    kinds = ("sales", "revenue", "receivable")
    same = any(kind in headed.casefold() and kind in told.casefold() for kind in kinds)
    return told if same and len(headed.split()) < len(told.split()) else headed


def _when(about: Surroundings, cell: Cell, place: int, count: int) -> When | None:
    """The period over a figure: by its place where a row of periods has as many, else of its column."""
    if len(set(about.columns.values())) >= count > 1 and cell.column in about.columns:
        return about.columns[cell.column]
    if len(about.whens) == count > 1:
        return about.whens[place]
    rowed = list(dict.fromkeys(about.whens))
    if len(rowed) == count > 1:
        return rowed[place]
    for column in range(cell.column, cell.column + max(cell.columns, 1)):
        if column in about.columns:
            return about.columns[column]
    for whens in (list(dict.fromkeys(about.columns.values())), rowed):
        if whens and len(whens) <= count and count % len(whens) == 0:
            return whens[place // (count // len(whens))]
        if len(whens) > count > 1:
            return whens[-count:][place]
    return rowed[0] if len(rowed) == 1 else None
