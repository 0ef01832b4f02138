"""Periods over the columns of a table: in headings below its first figures, and of the words just before it."""

from collections.abc import Mapping, Sequence

from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.periods import Period, find_periods
from filinggraph.extract.shares.times import labelled
from filinggraph.model import Cell, Precision, When


def headed_again(text: str, cells: Sequence[Cell], heads: dict[int, str], calendar: Calendar) -> dict[int, When]:
    """Periods of columns that rows without figures print below others, "June 26, | December 26," over "2010 | 2009".

    `heads` holds the words read so far in such rows; empty where fewer than two columns have one period.
    """
    for cell in cells:
        heads[cell.column] = " ".join((heads.get(cell.column, ""), text[cell.start : cell.end])).strip()
    found = {column: [w for p in find_periods(words, calendar) for w in p.whens] for column, words in heads.items()}
    columns = {column: whens[0] for column, whens in found.items() if len(whens) == 1}
    return columns if len(columns) > 1 else {}


def told_before(columns: Mapping[int, When], lead: Sequence[Period]) -> dict[int, When]:
    """ "In the three months ended March 29, 2015 and March 30, 2014" over columns "2015" and "2014": those periods.

    Empty where a column is not headed by one of these years alone, or a year has several periods.
    """
    whens = [w for p in lead for w in p.whens]
    told = {labelled(w): w for w in whens if w.precision is not Precision.FISCAL_YEAR}
    years = {w.fiscal_year for w in columns.values()}
    alone = all(w.precision is Precision.FISCAL_YEAR and not w.inferred for w in columns.values())
    if len(years) < 2 or not alone or len(told) != len(whens) or years != set(told):
        return {}
    return {column: told[w.fiscal_year] for column, w in columns.items()}
