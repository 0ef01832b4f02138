"""The shipped questions: files of queries with a header that says what they ask, for what, and in which columns.

A question is a pair of files, `<name>.rq` and `<name>.cypher`, that begin with the same comment lines:

    title: One line.
    topic: contracts, customers, evidence or companies
    description: What it answers; may go on
        on indented lines.
    parameter: name | type | default | example | meaning
    let: name = date + days
    select: column >= name
    column: name | type | meaning
    order: column, -column

`let` computes a further parameter from others. `select` says that a parameter does nothing but leave out the rows whose
column is less (or, with `<=`, more) than it. `order` sorts the rows ("-": largest first); the remaining columns break
ties, so that every engine gives the same rows in the same order.

A question that takes a company or a window of days may have a second text in `of-all/<name>.rq`, without a header: the
same rows, for all companies or all days. To look up what is said of one company and to read what is said of all are two
plans, and an engine that joins as the text says needs both of them.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filinggraph import shipped
from filinggraph.errors import QueryError

Value = str | int | float | bool | datetime.date | None
LANGUAGES = {"sparql": ".rq", "cypher": ".cypher"}
OF_ALL = "of-all"
TYPES = ("text", "date", "days", "integer", "number", "boolean", "id", "company")
TOPICS = {
    "contracts": "Contracts and their ends",
    "customers": "Customers and shares of sales",
    "evidence": "Evidence and filings",
    "companies": "Companies",
}
FIRST_DAY, LAST_DAY, ALL_DAYS = datetime.date(1900, 1, 1), datetime.date.max, 73000


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told. Values are bound to the query, never written into its text."""

    name: str
    type: str
    default: Value
    example: Value
    meaning: str

    @property
    def open(self) -> bool:
        """True when the question asks without it: its default is no text, or the first, last or all of days."""
        return self.default in (None, "", FIRST_DAY, LAST_DAY, ALL_DAYS)


@dataclass(frozen=True, slots=True)
class Sum:
    """A parameter computed from others: a date and a number of days after it."""

    name: str
    date: str
    days: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A parameter that leaves out the rows whose column is below (operator ">=") or above ("<=") it."""

    column: str
    operator: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its text in each language; `of_all` is its SPARQL for all companies or days, where it has one."""

    name: str
    title: str
    topic: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    sums: tuple[Sum, ...] = ()
    selections: tuple[Selection, ...] = ()
    columns: tuple[Column, ...] = ()
    order: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    of_all: str = ""

    def text(self, language: str, values: Mapping[str, object]) -> str:
        """The text to run with these values by the names of variables (a company's is its identifier)."""
        if language == "sparql" and self.of_all and self._all(values):
            return self.of_all
        return self.texts[language]

    def _all(self, values: Mapping[str, object]) -> bool:
        """True when the values name no company, and leave out no days that the defaults let in."""
        if any(values.get(f"{p.name}Id") for p in self.parameters if p.type == "company"):
            return False
        widest = self.bind({}) if self.selections else {}
        for selection in self.selections:
            limit, given = str(widest[selection.parameter]), str(values.get(selection.parameter))
            dated = isinstance(widest[selection.parameter], datetime.date)  # in ISO 8601, whose order is that of days
            if dated and not (given <= limit if selection.operator == ">=" else given >= limit):
                return False
        return True

    def bind(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Every parameter's value, from what is given (text or typed) and the defaults.

        Raises QueryError for an unknown name or a value of the wrong type.
        """
        known = {p.name: p for p in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(f"{self.name}: no parameter --{name}; it takes {_options(self.parameters)}")
        values: dict[str, Value] = {
            p.name: p.default
            if given.get(p.name) in (None, "")
            else convert(given[p.name], p.type, f"{self.name}: --{p.name}")
            for p in self.parameters
        }
        for p in self.parameters:
            if p.type == "id" and not values[p.name]:
                raise QueryError(f"{self.name}: --{p.name} is missing; give {p.meaning[0].lower()}{p.meaning[1:]}")
        for total in self.sums:
            date, days = values[total.date], values[total.days]
            assert isinstance(date, datetime.date)
            assert isinstance(days, int)
            values[total.name] = LAST_DAY if days > (LAST_DAY - date).days else date + datetime.timedelta(days)
        return values


def convert(raw: object, kind: str, where: str) -> Value:
    """A value of the kind from what a person wrote. Raises QueryError that names where."""
    if isinstance(raw, datetime.date) and kind == "date":
        return raw
    text = str(raw).strip()
    try:
        match kind:
            case "date":
                return datetime.date.fromisoformat(text)
            case "days" | "integer":
                number = int(text)
                if kind == "days" and number < 0:
                    raise ValueError
                return number
            case "number":
                return float(text)
            case "boolean":
                return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
    except (ValueError, KeyError, OverflowError):
        wanted = {"date": "a date such as 2005-02-28", "boolean": "true or false", "days": "a number of days"}
        raise QueryError(f"{where}: {text[:80]!r} is not {wanted.get(kind, f'a number ({kind})')}") from None
    return text


def questions(folder: Path | None = None) -> dict[str, Question]:
    """Every question of the folder (the shipped ones) by its name, in the order of their names."""
    base = folder or shipped.queries()
    return {path.stem: read(path) for path in sorted(base.glob("*.rq"))}


def question(name: str, folder: Path | None = None) -> Question:
    """The question of that name. Raises QueryError, with the names that there are."""
    base = folder or shipped.queries()
    path = base / f"{name}.rq"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        names = ", ".join(p.stem for p in sorted(base.glob("*.rq")))
        raise QueryError(f"{name[:80]!r}: no such question; there are: {names}")
    return read(path)


def read(path: Path) -> Question:
    """The question in path (.rq) and in the .cypher file beside it. Raises QueryError when a header does not parse."""
    texts = {language: path.with_suffix(suffix).read_text("utf-8") for language, suffix in LANGUAGES.items()}
    of_all = path.parent / OF_ALL / path.name
    entries = header(texts["sparql"])
    if entries != header(texts["cypher"]):
        raise QueryError(f"{path}: its header differs from that of {path.stem}.cypher; make them equal")
    try:
        fields = {key: [value for k, value in entries if k == key] for key in _KEYS}
        (title,), (topic,), (description,) = fields["title"], fields["topic"], fields["description"]
        if topic not in TOPICS:
            raise ValueError(f"topic {topic!r} is none of {', '.join(TOPICS)}")
        return Question(
            name=path.stem,
            title=title,
            topic=topic,
            description=description,
            parameters=tuple(_parameter(line) for line in fields["parameter"]),
            sums=tuple(_sum(line) for line in fields["let"]),
            selections=tuple(_selection(line) for line in fields["select"]),
            columns=tuple(Column(*_cells(line, 3)) for line in fields["column"]),
            order=tuple(part.strip() for line in fields["order"] for part in line.split(",")),
            texts=texts,
            of_all=of_all.read_text("utf-8") if of_all.is_file() else "",
        )
    except ValueError as error:
        raise QueryError(f"{path}: its header does not parse ({error})") from error


_KEYS = ("title", "topic", "description", "parameter", "let", "select", "column", "order")


def header(text: str) -> list[tuple[str, str]]:
    """The (key, value) lines in the leading comment of a query; indented lines continue the one before."""
    entries: list[tuple[str, str]] = []
    for line in text.splitlines():
        match = re.match(r"(?:#|//)( *)(?:(\w+): )?(.*)", line)
        if not match:
            break
        indent, key, value = match.groups()
        if key in _KEYS and len(indent) == 1:
            entries.append((key, value.strip()))
        elif entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {(key + ': ') if key else ''}{value}".strip())
    return entries


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != count:
        raise ValueError(f"{line!r}: {count} fields are due")
    return cells


def _parameter(line: str) -> Parameter:
    name, kind, default, example, meaning = _cells(line, 5)
    if kind not in TYPES:
        raise ValueError(f"{line!r}: type is one of {', '.join(TYPES)}")
    return Parameter(name, kind, convert(default, kind, name), convert(example, kind, name), meaning)


def _sum(line: str) -> Sum:
    match = re.fullmatch(r"(\w+) = (\w+) \+ (\w+)", line)
    if not match:
        raise ValueError(f"{line!r}: write: name = date + days")
    return Sum(*match.groups())


def _selection(line: str) -> Selection:
    match = re.fullmatch(r"(\w+) (>=|<=) (\w+)", line)
    if not match:
        raise ValueError(f"{line!r}: write: column >= parameter")
    return Selection(*match.groups())


def _options(parameters: tuple[Parameter, ...]) -> str:
    return ", ".join(f"--{p.name}" for p in parameters) or "none"
