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

    Other long texts are cut so that a row fits into width; a column keeps at least 8 characters.
    """
    if not answer.columns:
        return ""
    shown = [i for i, c in enumerate(answer.columns) if c.type != "quote"]
    quotes = [i for i, c in enumerate(answer.columns) if c.type == "quote"]
    heads = [answer.columns[i].name for i in shown]
    cells = [[_visible(plain(row[i])) for i in shown] for row in answer.rows]
    widths = _widths([max([_width(h), *(_width(row[i]) for row in cells)]) for i, h in enumerate(heads)], width)
    right = [answer.columns[i].type in ("number", "integer", "percent", "days") for i in shown]
    lines = [_line(heads, widths, right), _line(["-" * w for w in widths], widths, right)]
    for row, full in zip(cells, answer.rows, strict=True):
        lines.append(_line(row, widths, right))
        for i in quotes:
            if full[i] is not None:
                said = f"\N{LEFT DOUBLE QUOTATION MARK}{_visible(plain(full[i]))}\N{RIGHT DOUBLE QUOTATION MARK}"
                lines += textwrap.wrap(said, max(width, 30), initial_indent="    ", subsequent_indent="    ")
    noun = "row" if len(answer) == 1 else "rows"
    return "\n".join([*lines, f"({len(answer)} {noun})"]) + "\n"


def _widths(wanted: list[int], width: int) -> list[int]:
    """Widths that fit beside one another: the widest columns give way first."""
    widths, room = list(wanted), width - 2 * (len(wanted) - 1)
    while sum(widths) > room and max(widths) > 8:
        widest = max(range(len(widths)), key=widths.__getitem__)
        second = sorted(widths)[-2] if len(widths) > 1 else 0
        widths[widest] = max(8, widths[widest] - max(1, min(sum(widths) - room, widths[widest] - second)))
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
