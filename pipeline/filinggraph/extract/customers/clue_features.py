"""What speaks for and against a name being a customer or supplier: the words around it, its form, its document."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.customers.clues import Word, classes, words
from filinggraph.extract.customers.units import Unit
from filinggraph.extract.lexicon import ACRONYMS, GOVERNMENT
from filinggraph.extract.names import Context, Mention
from filinggraph.extract.spelling import SUFFIXED, clean, key

_GOVERNMENT = re.compile(GOVERNMENT)
_JOINS = re.compile(
    r"[\s.]*(?:\([^()]{0,120}\)|[“\"][^”\"]{0,60}[”\"])?\s*(?:,|;|/|&|(?:,\s*|;\s*)?(?:and|or|and/"
    r"or|as\s+well\s+as)\b)?\s*"
    r"(?:(?:the|to|with|from|by|its|their)\s+)?(?:[a-z-]+\s+){0,2}"
)
_SELF = re.compile(r"\b(?:we|us|our|ours|the\s+(?:company|registrant|group|corporation|firm|partnership))\b", re.I)
_REACH = 30
_OF_KIND = ("e:ORG", "body", "suffix", "ordinary", "government", "sign")


_POSSESSIVE, _HYPHEN, _CAPITAL = re.compile(r"[’']s?\s"), re.compile(r"-\w"), re.compile(r"\s[A-Z]")
_DIGIT, _PART = re.compile(r"\d"), re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement as a row of words, in which each name is one word, and where in that row each mention stands."""

    unit: Unit
    row: tuple[Word, ...]
    places: tuple[int, ...]
    lists: tuple[tuple[int, int], ...]
    shift: int


def read(unit: Unit, mentions: Sequence[Mention]) -> Reading:
    """The row of a unit, its lead before it; `places[i]` and `lists[i]` belong to mentions[i], which are in order."""
    shift = len(unit.lead) + 1 if unit.lead else 0
    text = f"{unit.lead} {unit.text}" if unit.lead else unit.text
    selves = [(m.start(), m.end()) for m in _SELF.finditer(text)]
    spans = [(m.start + shift, m.end + shift, m.party.filer) for m in mentions]
    row: list[Word] = []
    places = [-1] * len(spans)
    taken = 0
    number = own = 0  # the first mention, and the first word for the filer, that does not end before the word
    for word in words(text):
        start = word.start
        if start < taken:
            continue
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if number < len(spans) and spans[number][0] <= start:
            first, taken, filer = spans[number]
            places[number] = len(row)
            row.append(Word(first, taken, ("filer",) if filer else ("name",)))
            continue
        while own < len(selves) and selves[own][1] <= start:
            own += 1
        if own < len(selves) and selves[own][0] <= start:
            first, taken = selves[own]
            row.append(Word(first, taken, ("filer", *word.classes)))
            continue
        row.append(word)
    return Reading(unit, tuple(row), tuple(places), _lists(text, row, places), shift)


def _lists(text: str, row: Sequence[Word], places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """For each mention the first and last place of the list that it stands in."""
    order = sorted(p for p in places if p >= 0)
    runs: list[list[int]] = []
    for place in order:
        gap = text[row[runs[-1][-1]].end : row[place].start] if runs else ""
        joined = (
            runs and len(gap) < 160 and _JOINS.fullmatch(gap) and re.search(r"[,;/&]|\b(?:and|or|as well as)\b", gap)
        )
        if joined and "filer" not in row[place].classes and "filer" not in row[runs[-1][-1]].classes:
            runs[-1].append(place)
        else:
            runs.append([place])
    where = {p: (run[0], run[-1]) for run in runs for p in run}
    return tuple(where.get(p, (p, p)) for p in places)


def around(reading: Reading, number: int) -> dict[str, float]:
    """How near each class of words stands before and after the list of a mention, and how often it occurs."""
    row = reading.row
    first, last = reading.lists[number]
    found: dict[str, float] = {}
    for step, word in enumerate(reversed(row[max(0, first - _REACH) : first]), 1):
        for name in word.classes:
            found.setdefault(f"b:{name}", 1 / step)
    for step, word in enumerate(row[last + 1 : last + 1 + _REACH], 1):
        for name in word.classes:
            found.setdefault(f"a:{name}", 1 / step)
    for word in row:
        for name in word.classes:
            found[f"s:{name}"] = min(found.get(f"s:{name}", 0) + 1, 4)
    found.update(_owned(row, first, last))
    found["list"] = float(last - first > 0) + float(last - first > 3)
    found["length"] = len(row) / 30
    found["begins"] = float(first <= 1)
    found["lead"] = float(bool(reading.unit.lead))
    return found


def _owned(row: Sequence[Word], first: int, last: int) -> dict[str, float]:
    """ "our customers", "the Company's suppliers", "its distributors": whose, and on which side of the name."""
    found: dict[str, float] = {}
    for place, word in enumerate(row):
        for kind in ("buyer", "channel", "supplier", "agreement", "brand", "sales"):
            if kind not in word.classes:
                continue
            near = [c for w in row[max(0, place - 4) : place] for c in w.classes]
            whose = "ours" if "filer" in near else "its" if "its" in near else "named" if "name" in near else ""
            if whose:
                side = "b" if place < first else "a" if place > last else "i"
                distance = first - place if place < first else place - last if place > last else 1
                name = f"{side}:{whose}-{kind}"
                found[name] = max(found.get(name, 0), 1 / distance)
    return found


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its words: how often each stands in capitals and in small letters."""

    text: str
    small: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Habits":
        """The habits that a text shows."""
        once = " ".join(set(text.split()))
        return cls(text, frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,}(?![\w])", once)))

    def ordinary(self, name: str) -> float:
        """Which part of a name's words the document also writes in small letters."""
        parts = list(re.findall(r"[A-Za-z]{3,}", name))
        return sum(w.casefold() in self.small for w in parts) / len(parts) if parts else 0.0


def of_list(reading: Reading, described: Mapping[int, Mapping[str, float]]) -> dict[int, dict[str, float]]:
    """What the names of one list share, for each of its members: names in a row are of one kind.

    `described` holds the form and the label of each mention by its number.
    """
    found: dict[int, dict[str, float]] = {}
    for number in described:
        peers = [n for n in described if reading.lists[n] == reading.lists[number]]
        found[number] = {
            f"list-{name}": sum(described[n].get(name, 0.0) for n in peers) / len(peers) for name in _OF_KIND
        }
    return found


def form(name: str, unit: Unit, mention: Mention, who: Context, habits: Habits) -> dict[str, float]:
    """What the name itself looks like, and what touches it."""
    after = unit.text[mention.end : mention.end + 6]
    before = unit.text[max(0, mention.start - 2) : mention.start]
    own, parts = _parts(who.filer.name), _parts(name)
    found = {
        **_looks(name),
        "body": who.body(name),
        "ordinary": habits.ordinary(name),
        "sign": float(after[:1] in "®™" or after[:3] in ("(R)", "(TM", "(r)")) if after else 0.0,
        "kin": float(bool(parts) and bool(own) and parts[0] == own[0]),
        "possessive": float(bool(_POSSESSIVE.match(after)) or unit.text[: mention.end].endswith(("’s", "'s"))),
        "known": float(key(clean(name)) in who.aliases),
        "hyphen": float(bool(_HYPHEN.match(after)) or before.endswith("-")),
        "capital-next": float(bool(_CAPITAL.match(after))),
        "quoted": float(before.endswith(("“", '"'))),
    }
    for kind in classes(parts[-1]) if parts else ():
        found[f"n:{kind}"] = 1.0
    return found


@lru_cache(maxsize=4096)
def _looks(name: str) -> Mapping[str, float]:
    return {
        "suffix": float(bool(SUFFIXED.search(name))),
        "government": float(bool(_GOVERNMENT.match(name))),
        "capitals": float(name.isupper()),
        "acronym": float(name.isupper() and " " not in name and key(name) in ACRONYMS),
        "words": float(len(name.split())),
        "digits": float(bool(_DIGIT.search(name))),
    }


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(_PART.findall(key(name)))
