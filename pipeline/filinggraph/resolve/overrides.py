"""Decisions of a person about names, kept in a file beside the filings: same, different, or this very entity."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filinggraph.errors import ResolveError
from filinggraph.resolve.names import plain

ENTITY_ID = re.compile(r"cik-\d{10}|lei-[A-Z0-9]{20}|(?:n1|unnamed)-[0-9a-f]{20}")
STATEMENTS = ("same", "different", "entity")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a decision is about: an entity's id or a name as written, everywhere or in one filing only."""

    text: str
    filing: str = ""

    @property
    def is_id(self) -> bool:
        """True for an entity's id."""
        return bool(ENTITY_ID.fullmatch(self.text))

    @property
    def spelling(self) -> str:
        """The name without case, accents and extra spaces."""
        return " ".join(plain(self.text).casefold().split())

    @property
    def shown(self) -> str:
        """How messages name it."""
        return f"{self.text!r} in {self.filing}" if self.filing else repr(self.text)


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry: all subjects are the same, all are different from one another, or the first has the id `entity`."""

    kind: str
    subjects: tuple[Subject, ...]
    place: str
    entity: str = ""

    @property
    def names_ids(self) -> bool:
        """True when it names an id that resolution gives ("n1-…", "unnamed-…")."""
        return any(text.startswith(("n1-", "unnamed-")) for text in (*(s.text for s in self.subjects), self.entity))


@dataclass(frozen=True, slots=True)
class Overrides:
    """All decisions of one file, in its order."""

    decisions: tuple[Decision, ...] = ()


def read_overrides(path: str | Path) -> Overrides:
    """The decisions in a TOML or CSV file.

    TOML: `[[same]]` and `[[different]]` with `names = ["…", "…"]`, `[[entity]]` with `name` and `id`; each may hold
    `filing`, the accession number in which the names are meant. CSV: the header `statement,left,right,filing`.
    Raises ResolveError with line and entry for what cannot be read, and for entries that contradict one another.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ResolveError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    decisions = _csv(path, text) if str(path).lower().endswith(".csv") else _toml(path, text)
    _checked(decisions)
    return Overrides(tuple(decisions))


def _toml(path: str | Path, text: str) -> list[Decision]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResolveError(f"{path}: not TOML: {error}") from error
    lines: dict[str, list[int]] = {kind: [] for kind in STATEMENTS}
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\[\s*(\w+)\s*\]\]", line)
        if head:
            lines.setdefault(head[1], []).append(number)
    decisions = []
    for kind, entries in data.items():
        if kind not in STATEMENTS or not isinstance(entries, list):
            raise ResolveError(
                f"{path}:{_line(lines, kind, 0)}: {kind!r} is no statement; use [[same]], [[different]] or [[entity]]"
            )
        for count, entry in enumerate(entries):
            place = f"{path}:{_line(lines, kind, count)}: {kind} entry {count + 1}"
            decisions.append((_line(lines, kind, count), _entry(kind, entry, place)))
    return [decision for _, decision in sorted(decisions, key=lambda pair: pair[0])]


def _line(lines: dict[str, list[int]], kind: str, count: int) -> int:
    known = lines.get(kind, [])
    return known[count] if count < len(known) else 1


def _entry(kind: str, entry: Any, place: str) -> Decision:
    if not isinstance(entry, dict):
        raise ResolveError(f"{place}: {entry!r} is no table of names")
    allowed = {"name", "id", "filing", "why"} if kind == "entity" else {"names", "filing", "why"}
    unknown = sorted(entry.keys() - allowed)
    if unknown:
        raise ResolveError(f"{place}: unknown key {unknown[0]!r}; use {', '.join(sorted(allowed))}")
    names = [entry.get("name")] if kind == "entity" else entry.get("names")
    if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names):
        raise ResolveError(
            f"{place}: names must be a list of texts" if kind != "entity" else f"{place}: name is missing"
        )
    return _decision(kind, names, str(entry.get("id", "")), str(entry.get("filing", "")), place)


def _csv(path: str | Path, text: str) -> list[Decision]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if not reader.fieldnames or not {"statement", "left", "right"} <= set(reader.fieldnames):
        raise ResolveError(f"{path}:1: columns are {reader.fieldnames}; give statement,left,right,filing")
    decisions = []
    for row in reader:
        kind, left, right = (str(row.get(k) or "").strip() for k in ("statement", "left", "right"))
        if not kind:
            continue  # not decided yet: a row of `filinggraph review --format csv`
        place = f"{path}:{reader.line_num}: {kind} entry"
        if kind not in STATEMENTS:
            raise ResolveError(f"{path}:{reader.line_num}: {kind!r} is no statement; use same, different or entity")
        names, entity = ([left], right) if kind == "entity" else ([left, right], "")
        decisions.append(_decision(kind, names, entity, str(row.get("filing") or "").strip(), place))
    return decisions


def _decision(kind: str, names: Sequence[str], entity: str, filing: str, place: str) -> Decision:
    if kind == "entity" and not ENTITY_ID.fullmatch(entity):
        raise ResolveError(f"{place}: id {entity!r} is no entity id; give cik-, lei-, n1- or unnamed- and its digits")
    subjects = tuple(Subject(n.strip(), filing) for n in names)
    if kind != "entity" and (len(subjects) < 2 or any(not s.text for s in subjects)):
        raise ResolveError(f"{place}: {len([s for s in subjects if s.text])} name; give at least two")
    return Decision(kind, subjects, place, entity)


def _checked(decisions: Sequence[Decision]) -> None:
    """Raises ResolveError for an entry that, with the ones before it, says that a name is not itself."""
    above: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while above.setdefault(key, key) != key:
            key = above[key]
        return key

    ids: dict[tuple[str, str], tuple[str, str]] = {}
    for decision in decisions:
        keys = [_key(s) for s in _all_subjects(decision)]
        if decision.kind == "entity" and keys[0] == keys[1]:
            raise ResolveError(f"{decision.place}: circular, {decision.subjects[0].shown} is given as its own id")
        if decision.kind != "different":
            for key in keys[1:]:
                one, other = find(keys[0]), find(key)
                if one == other:
                    raise ResolveError(
                        f"{decision.place}: circular, {_shown(decision)} are one by earlier entries already"
                    )
                above[one] = other
            _one_identifier(decision, keys, find, ids)
    for decision in decisions:
        roots = [find(_key(s)) for s in decision.subjects]
        if decision.kind == "different" and len(set(roots)) < len(roots):
            raise ResolveError(f"{decision.place}: {_shown(decision)} are different here and the same by other entries")


def _one_identifier(decision: Decision, keys: Iterable[tuple[str, str]], find: Any, ids: dict[Any, Any]) -> None:
    for key in keys:
        if key[0].startswith(("cik-", "lei-")):
            kind, root = key[0][:4], find(key)
            others = [k for k in ids if k[0].startswith(kind) and k != key and find(k) == root]
            if others:
                raise ResolveError(f"{decision.place}: {_shown(decision)} would have both {others[0][0]} and {key[0]}")
            ids[key] = key


def _all_subjects(decision: Decision) -> tuple[Subject, ...]:
    return (*decision.subjects, Subject(decision.entity)) if decision.entity else decision.subjects


def _key(subject: Subject) -> tuple[str, str]:
    return (subject.text, "") if subject.is_id else (subject.spelling, subject.filing)


def _shown(decision: Decision) -> str:
    return " and ".join(s.shown for s in _all_subjects(decision))
