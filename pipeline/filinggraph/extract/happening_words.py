"""How likely the words of a sentence are to tell that something has happened to a contract, for each kind of event.

A linear model a kind, over words and their neighbours; names are left out, so that none is learned.
`benchmarks/train_happenings.py` fits the weights, from statements written for the project.
"""

import itertools
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.headlines import plain
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
        met = list(filter(None, map(self.weights.get, dict.fromkeys(_traits(_said_in(text))))))
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
    found: list[Word] = []
    begins, before = True, False
    for match in _TOKEN.finditer(plain(text)):
        said, named, sure, stops, passes = _read(match.group())
        if sure or (named and not begins):
            found.append(Word(_NAME, found.pop().start if before else match.start(), match.end()))
            begins, before = False, True
        else:
            found.append(Word(said, *match.span()))
            begins, before = stops or (begins and passes), False
    return found


@lru_cache(maxsize=20_000)
def _read(token: str) -> tuple[str, bool, bool, bool, bool]:
    """A token as the model reads it where it is no name, and whether it is one in a sentence, also where one begins.

    Then whether a sentence begins behind it, and whether one that begins before it still does.
    """
    first, small = token[0], token.lower()
    named = first.isupper() and small not in _PLAIN
    said = _NUMBER if first.isdigit() else stem(small)
    return said, named, named and small not in ordinary(), token in _STOPS, not first.isalnum()


def _said_in(text: str) -> list[str]:
    """The words of a text as the model reads them."""
    found: list[str] = []
    begins, before = True, False
    for said, named, sure, stops, passes in map(_read, _TOKEN.findall(plain(text))):
        if sure or (named and not begins):
            if not before:
                found.append(_NAME)
            begins, before = False, True
        else:
            found.append(said)
            begins, before = stops or (begins and passes), False
    return found


def traits(text: str) -> tuple[str, ...]:
    """What the model knows of a sentence: every word, and every two and three neighbours, once each."""
    return tuple(dict.fromkeys(_traits(_said_in(text))))


def _traits(said: Sequence[str]) -> Iterable[str]:
    rows = itertools.chain(itertools.pairwise(said), zip(said, said[1:], said[2:], strict=False))
    return itertools.chain(said, map("_".join, rows))
