"""What speaks for and against a name being a customer or supplier: the words around it, its form, its document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from filinggraph.extract.context import Context
from filinggraph.extract.customers.businesses import is_public, kinds
from filinggraph.extract.customers.clues import Word, classes, words
from filinggraph.extract.customers.units import Unit
from filinggraph.extract.lexicon import ACRONYMS, GOVERNMENT
from filinggraph.extract.names import Mention
from filinggraph.extract.ordinary import once
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
_OWNED = frozenset({"buyer", "channel", "supplier", "agreement", "brand", "sales"})
_MOST = 4  # more words of a class count no further


_POSSESSIVE, _HYPHEN, _CAPITAL = re.compile(r"[’']s?\s"), re.compile(r"-\w"), re.compile(r"\s[A-Z]")
_SMALL_WORD = re.compile(r"[a-z](?<![\w’'-].)[a-z]{2,}(?!\w)")  # what stands before is looked at last: that is quicker
_DIGIT, _PART, _LONG_PART = re.compile(r"\d"), re.compile(r"[a-z0-9]+"), re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement as a row of words, in which each name is one word, and where in that row each mention stands.

    `counts` tells how many words of each class stand in it, `owned` where a word says whose customers, suppliers and
    so on are spoken of ("ours-buyer").
    """

    unit: Unit
    row: tuple[Word, ...]
    places: tuple[int, ...]
    lists: tuple[tuple[int, int], ...]
    shift: int
    counts: Mapping[str, float]
    owned: tuple[tuple[int, str], ...]


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
    counts = {f"s:{name}": min(n, _MOST) for name, n in Counter(chain.from_iterable(w.classes for w in row)).items()}
    return Reading(unit, tuple(row), tuple(places), _lists(text, row, places), shift, counts, tuple(_owned(row)))


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
    found = {
        **_near("b:", reversed(row[max(0, first - _REACH) : first])),
        **_near("a:", row[last + 1 : last + 1 + _REACH]),
        **reading.counts,
    }
    for place, whose in reading.owned:
        side = "b" if place < first else "a" if place > last else "i"
        distance = first - place if place < first else place - last if place > last else 1
        name = f"{side}:{whose}"
        found[name] = max(found.get(name, 0), 1 / distance)
    found["list"] = float(last - first > 0) + float(last - first > 3)
    found["length"] = len(row) / 30
    found["begins"] = float(first <= 1)
    found["lead"] = float(bool(reading.unit.lead))
    return found


def _near(mark: str, row: Iterable[Word]) -> dict[str, float]:
    """How near each class of words stands in a row that leads away from a mention."""
    steps: dict[str, int] = {}
    for step, word in enumerate(row, 1):
        for name in word.classes:
            if name not in steps:
                steps[name] = step
    return {mark + name: 1 / step for name, step in steps.items()}


def _owned(row: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """ "our customers", "the Company's suppliers", "its distributors": whose, and where in the row."""
    for place, word in enumerate(row):
        if _OWNED.isdisjoint(word.classes):
            continue
        near = {c for w in row[max(0, place - 4) : place] for c in w.classes}
        whose = "ours" if "filer" in near else "its" if "its" in near else "named" if "name" in near else ""
        if whose:
            yield from ((place, f"{whose}-{kind}") for kind in dict.fromkeys(word.classes) if kind in _OWNED)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its words: how often each stands in capitals and in small letters."""

    text: str
    small: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Habits":
        """The habits that a text shows."""
        return cls(text, frozenset(_SMALL_WORD.findall(once(text))))

    def ordinary(self, name: str) -> float:
        """Which part of a name's words the document also writes in small letters."""
        parts = _LONG_PART.findall(name)
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
    for kind in kinds(name):
        found[f"k:{kind}"] = 1.0
    if is_public(who.filer.name):
        found["k:filer-public"] = 1.0
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
