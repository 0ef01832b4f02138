"""Answers as a table for a terminal, Markdown, CSV, JSON, Parquet, Arrow or a data frame."""

import csv
import datetime
import io
import json
import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from filinggraph.ask.catalog import Column, Value

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "json", "parquet", "markdown")
_FIGURES = ("number", "integer", "percent", "days")
_WHOLE = (*_FIGURES, "date")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question or query, one value a column; a value that is not there is None."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Rows as dictionaries by column name."""
        names = [c.name for c in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def to_frame(self) -> "pd.DataFrame":
        """The rows as a pandas frame (extra: frames)."""
        import pandas as pd  # an optional package

        return pd.DataFrame(list(self.rows), columns=[c.name for c in self.columns])

    def to_arrow(self) -> Any:
        """The rows as a pyarrow table."""
        import pyarrow as pa  # slow to start, wanted here alone

        kinds = {"date": pa.date32(), "integer": pa.int64(), "days": pa.int64(), "number": pa.float64()}
        kinds |= {"percent": pa.float64(), "boolean": pa.bool_()}
        fields = [pa.field(c.name, kinds.get(c.type, pa.string())) for c in self.columns]
        columns = list(zip(*self.rows, strict=True)) or [()] * len(fields)
        arrays = [pa.array(_typed(c, f.type), type=f.type) for c, f in zip(columns, fields, strict=True)]
        return pa.table(arrays, schema=pa.schema(fields))


def write(answer: Answer, form: str, *, width: int | None = None) -> bytes:
    """The answer in one of FORMATS."""
    match form:
        case "csv":
            return as_csv(answer).encode()
        case "json":
            return as_json(answer).encode()
        case "markdown":
            return as_markdown(answer).encode()
        case "parquet":
            return as_parquet(answer)
    return as_table(answer, width or shutil.get_terminal_size((160, 40)).columns).encode()


def as_csv(answer: Answer) -> str:
    """RFC 4180 with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.name for c in answer.columns])
    writer.writerows([[plain(v) for v in row] for row in answer.rows])
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """An array of objects."""
    rows = [{k: v.isoformat() if isinstance(v, datetime.date) else v for k, v in row.items()} for row in answer]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_markdown(answer: Answer) -> str:
    """A table of GitHub's Markdown."""
    lines = [[c.name for c in answer.columns], ["---"] * len(answer.columns)]
    for row in answer.rows:
        lines.append([_one_line(plain(v)).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for v in row])
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def as_parquet(answer: Answer) -> bytes:
    """One Parquet file, typed by the columns."""
    import pyarrow.parquet as pq  # slow to start, wanted here alone

    out = io.BytesIO()
    pq.write_table(answer.to_arrow(), out)
    return out.getvalue()


def as_table(answer: Answer, width: int) -> str:
    """Aligned columns for a terminal, each row's quotes in full on lines of their own below it.

    Long texts are cut so that a row fits into width; a column of text keeps at least 8 characters, and dates and
    figures are never cut. Where that does not fit, each row is written as a record, a value a line.
    """
    if not answer.columns:
        return ""
    shown = [i for i, c in enumerate(answer.columns) if c.type != "quote"]
    heads = [answer.columns[i].name for i in shown]
    cells = [[_visible(plain(row[i])) for i in shown] for row in answer.rows]
    full = [max([_width(h), *(_width(row[i]) for row in cells)]) for i, h in enumerate(heads)]
    kinds = [answer.columns[i].type for i in shown]
    least = [w if kind in _WHOLE else min(w, 8) for w, kind in zip(full, kinds, strict=True)]
    noun = "row" if len(answer) == 1 else "rows"
    closing = f"({len(answer)} {noun})"
    if answer.rows and len(shown) > 1 and sum(least) + 2 * (len(least) - 1) > width:
        return "\n".join([*_records(answer, heads, cells, width), closing]) + "\n"
    widths = _widths(full, least, width)
    right = [kind in _FIGURES for kind in kinds]
    lines = [_line(heads, widths, right), _line(["-" * w for w in widths], widths, right)]
    for row, values in zip(cells, answer.rows, strict=True):
        lines += [_line(row, widths, right), *_quotes(answer, values, width)]
    return "\n".join([*lines, closing]) + "\n"


def _records(answer: Answer, heads: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Every row as lines of name and value, its quotes, and an empty line; values that are not there are left out."""
    name = max(map(_width, heads))
    for row, values in zip(cells, answer.rows, strict=True):
        for head, cell in zip(heads, row, strict=True):
            if cell:
                lead = head + " " * (name - _width(head) + 2)
                room = max(width, name + 22)
                yield from textwrap.wrap(lead + cell, room, subsequent_indent=" " * (name + 2), break_on_hyphens=False)
        yield from _quotes(answer, values, width)
        yield ""


def _quotes(answer: Answer, values: Sequence[Value], width: int) -> Iterator[str]:
    """The quotes of a row in full, indented."""
    for column, value in zip(answer.columns, values, strict=True):
        if column.type == "quote" and value is not None:
            said = f"\N{LEFT DOUBLE QUOTATION MARK}{_visible(plain(value))}\N{RIGHT DOUBLE QUOTATION MARK}"
            yield from textwrap.wrap(said, max(width, 30), initial_indent="    ", subsequent_indent="    ")


def _widths(full: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Widths that fit beside one another: the widest columns that may give way do so first."""
    widths, room = list(full), width - 2 * (len(full) - 1)
    while sum(widths) > room:
        able = [i for i, w in enumerate(widths) if w > least[i]]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def plain(value: Value) -> str:
    """A value as a person reads it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = []
    for cell, width, flush in zip(cells, widths, right, strict=True):
        text = _cut(cell, width)
        pad = " " * (width - _width(text))
        parts.append(pad + text if flush else text + pad)
    return "  ".join(parts).rstrip()


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in _one_line(text))


def _typed(values: Sequence[Value], kind: Any) -> list[Value]:
    return [None if v is None else plain(v) for v in values] if str(kind) == "string" else list(values)
