"""How likely the words of a sentence are to tell that something has happened to a contract, for each kind of event.

A linear model a kind, over words and their neighbours; names are left out, so that none is learned.
`benchmarks/train_happenings.py` fits the weights, from statements written for the project.
"""

import itertools
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.customers.naming import plain
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.ranker import chance_of
from filinggraph.extract.stems import stem
from filinggraph.model import EventKind

MODEL = Path(__file__).with_name("happening_words.json")  # written by benchmarks/train_happenings.py
KINDS = tuple(EventKind)
_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,.]*|[^\sA-Za-z\d]")
_STOPS = frozenset('.:;?!“"')
_PLAIN = frozenset("we our us company the it its in on they their registrant".split())
_NAME, _NUMBER = "@", "#"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as the model reads it, and where it stands in the text."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class HappeningWords:
    """Weights of traits, a number for each of `KINDS`."""

    base: Sequence[float]
    weights: Mapping[str, Sequence[float]]

    def chances(self, text: str) -> dict[EventKind, float]:
        """The probability that a sentence tells an event of each kind."""
        met = [self.weights[trait] for trait in self.weights.keys() & set(_traits([said for said, *_ in _words(text)]))]
        totals = (
            [b + math.fsum(c) for b, c in zip(self.base, zip(*met, strict=True), strict=True)] if met else self.base
        )
        return {kind: chance_of(t) for kind, t in zip(KINDS, totals, strict=True)}

    def telling(self, text: str, kind: EventKind) -> Word | None:
        """The word that, with its neighbours, says most that an event of a kind is told."""
        number, found = KINDS.index(kind), words(text)
        said = [w.said for w in found]
        weighed = [0.0] * len(said)
        for size in (1, 2, 3):
            for at in range(len(said) - size + 1):
                weights = self.weights.get("_".join(said[at : at + size]))
                for place in range(at, at + size) if weights else ():
                    weighed[place] += weights[number] if weights else 0.0
        spoken = [n for n, word in enumerate(said) if word[0].isalpha()]
        return found[max(spoken, key=lambda n: weighed[n])] if spoken else None


@lru_cache(maxsize=1)
def happening_words() -> HappeningWords:
    """The weights that ship."""
    value = json.loads(MODEL.read_text(encoding="utf-8"))
    return HappeningWords(value["base"], value["weights"])


@lru_cache(maxsize=4096)
def told(text: str) -> Mapping[EventKind, float]:
    """The probability that a sentence tells an event of each kind, by the model that ships."""
    return happening_words().chances(text)


def words(text: str) -> list[Word]:
    """The words of a text without case and ending; a name is one word, and so is every number."""
    return [Word(*word) for word in _words(text)]


def _words(text: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    begins, named, ordinary_ = True, False, ordinary()
    for match in _TOKEN.finditer(plain(text)):
        token = match.group()
        first = token[0]
        if first.isupper() and (small := token.lower()) not in _PLAIN and not (begins and small in ordinary_):
            begins = False
            if named:
                found[-1] = (_NAME, found[-1][1], match.end())
            else:
                found.append((_NAME, *match.span()))
            named = True
            continue
        named = False
        found.append((_said(token), *match.span()))
        begins = token in _STOPS or (begins and not first.isalnum())
    return found


@lru_cache(maxsize=20_000)
def _said(token: str) -> str:
    """A token that is no name, as the model reads it."""
    return _NUMBER if token[0].isdigit() else stem(token.lower())


def traits(text: str) -> tuple[str, ...]:
    """What the model knows of a sentence: every word, and every two and three neighbours, once each."""
    return tuple(dict.fromkeys(_traits([said for said, *_ in _words(text)])))


def _traits(said: Sequence[str]) -> Iterator[str]:
    yield from said
    yield from map("_".join, itertools.pairwise(said))
    yield from map("_".join, zip(said, said[1:], said[2:], strict=False))
