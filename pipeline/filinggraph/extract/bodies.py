"""How likely a capitalised name is that of a body, which can sign a contract: a company, an agency, a club.

A linear model of the words and shape of the name and of the small words around it all over the document; what else is
called so is a product, a program, a place, a law or a heading. `benchmarks/train_bodies.py` fits the weights.
"""

import itertools
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from filinggraph.extract.lexicon import GOVERNMENT, PLACES
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.ranker import chance_of, odds
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, key
from filinggraph.model import Document

MODEL = Path(__file__).with_name("body_words.json")  # written by benchmarks/train_bodies.py --train
KNOWN = Path(__file__).with_name("known_names.txt")  # a lexicon: a kind and a name a line
MENTIONS = 8  # of a name that are looked at, from the beginning of the document
_REACH = 48  # characters before and after a mention
_NEAR = 4  # words of them that are looked at
_GOVERNMENT = Sieved(GOVERNMENT)
_CAPITAL = re.compile(r"[A-Z0-9](?<![\w&].)[\w&]*")  # what stands before is looked at last: that is quicker
_PART = re.compile(r"[A-Za-z]+|\d+")
_TOKEN = re.compile(r"[A-Za-z]+|\d[\d,.]*|[^\sA-Za-z\d]")
_TURNS = (re.compile(r"[A-Z]+"), re.compile(r"[a-z]+"), re.compile(r"\d+"))
_NAME, _NUMBER, _EDGE = "@", "#", "^"


@dataclass(frozen=True, slots=True, eq=False)
class BodyWords:
    """Weights of traits: how much each speaks for a body."""

    base: float
    weights: Mapping[str, float]

    def chance(self, traits: Mapping[str, float]) -> float:
        """The probability that a name with these traits is that of a body."""
        return chance_of(self.base + math.fsum(value * self.weights.get(name, 0.0) for name, value in traits.items()))


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The names of one document, weighed."""

    text: str
    model: BodyWords
    _places: dict[str, list[int]] = field(default_factory=dict)
    _odds: dict[str, float] = field(default_factory=dict)

    def odds(self, name: str) -> float:
        """The logarithm of the odds that a name is that of a body."""
        known = self._odds.get(name)
        if known is None:
            known = self._odds[name] = odds(self.model.chance(self.traits(name, self.model.weights)))
        return known

    def traits(self, name: str, among: Container[str] | None = None) -> dict[str, float]:
        """What the model knows of a name: its own traits, and which part of its mentions have each trait.

        With `among` only those are told.
        """
        mentions, own = self.mentions(name), _own(name)
        told = [_around(self.text, at, at + len(name)) for at in mentions]
        around: Iterator[str] = itertools.chain.from_iterable(told)
        if among is not None:
            own, around = filter(among.__contains__, own), filter(among.__contains__, around)
        found = dict.fromkeys(own, 1.0)
        parts = _parts_of(len(mentions))
        for trait, count in Counter(around).items():
            found[trait] = parts[count]
        return found

    def mentions(self, name: str) -> list[int]:
        """Where the first mentions of a name begin that are not part of a longer word."""
        words = [(self._standing(m.group()), m.start()) for m in _CAPITAL.finditer(name)]
        if not words:
            return []
        places, offset = min(words, key=lambda word: len(word[0]))
        found: list[int] = []
        for place in places:
            start = place - offset
            end = start + len(name)
            if start >= 0 and self.text.startswith(name, start) and not self.text[end : end + 1].isalnum():
                found.append(start)
                if len(found) == MENTIONS:
                    break
        return found

    def _standing(self, word: str) -> Sequence[int]:
        """Where a capitalised word stands in the text."""
        if not self._places:
            places: dict[str, list[int]] = defaultdict(list)
            for match in _CAPITAL.finditer(self.text):
                places[match.group()].append(match.start())
            self._places.update(places)  # all at once: a limit on time may end the work at any line
        return self._places.get(word, ())


@lru_cache(maxsize=MENTIONS + 1)
def _parts_of(mentions: int) -> Sequence[float]:
    """Which part of some mentions each number of them is, from none to all."""
    return [round(count / max(mentions, 1), 3) for count in range(mentions + 1)]


def _own(name: str) -> Iterator[str]:
    """The traits of a name by itself."""
    words = [w.lower() for w in _PART.findall(name)] or [_NUMBER]
    known = ordinary()
    yield from (f"n:{w}" for w in dict.fromkeys(words))
    yield f"first:{words[0]}"
    yield f"last:{words[-1]}"
    yield f"last2:{'_'.join(words[-2:])}"
    yield f"count:{min(len(words), 6)}"
    yield f"shape:{_shape(name.rpartition(' ')[2])}" + (":one" if len(words) == 1 else "")
    yield from (f"end{n}:{words[-1][-n:]}" for n in (2, 3, 4) if len(words[-1]) > n)
    yield f"ordinary:{round(4 * sum(w in known for w in words) / len(words))}"
    yield f"ordinary-last:{words[-1] in known}:{min(len(words), 3)}"
    if SUFFIXED.search(name):
        yield "suffix"
    if _GOVERNMENT.match(name):
        yield "government"
    bare = _bare(name)
    if kind := known_names().get(bare):
        yield f"known:{kind}"
    for size in range(1, min(len(parts := bare.split()), 4)):
        if kind := known_names().get(" ".join(parts[:size])):
            yield f"known-first:{kind}"
        if kind := known_names().get(" ".join(parts[-size:])):
            yield f"known-last:{kind}"
    if key(name) in PLACES:
        yield "place"
    if name.isupper():
        yield f"upper:{len(name) <= 5}"
    if any(c.isdigit() for c in name):
        yield "digit"


def _bare(name: str) -> str:
    """A name as known names are looked up: without its legal form."""
    return key(SUFFIXED.sub("", name)).rstrip(", ")


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, str]:
    """Names that are widely known, as they are looked up, with what each is of: "company", "public" or "thing"."""
    lines = (line.partition("\t") for line in KNOWN.read_text(encoding="utf-8").splitlines())
    return {key(name): kind for kind, _, name in lines}


def is_known_body(name: str) -> bool:
    """True for the widely known name of a company or a public body."""
    return known_names().get(_bare(name)) in ("company", "public")


@lru_cache(maxsize=1)
def name_words() -> frozenset[str]:
    """The words of which widely known names of companies and public bodies are made, in small letters."""
    return frozenset(word for name, kind in known_names().items() if kind != "thing" for word in name.split())


@lru_cache(maxsize=1)
def name_pairs() -> frozenset[tuple[str, str]]:
    """Every two words that stand side by side in a widely known name, in small letters."""
    parts = [name.split() for name, kind in known_names().items() if kind != "thing"]
    return frozenset(pair for words in parts for pair in itertools.pairwise(words))


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    """A word by runs of capitals, small letters and digits: "McKesson" is "AaAa"."""
    for turn, sign in zip(_TURNS, "Aa0", strict=True):
        word = turn.sub(sign, word)
    return word[:8]


def _around(text: str, start: int, end: int) -> Sequence[str]:
    """The traits of the words around one mention; other names are one word, and so is every number."""
    before = [*map(_said, _TOKEN.findall(text, max(0, start - _REACH), start)[: -_NEAR - 1 : -1])]
    after = [*map(_said, _TOKEN.findall(text, end, end + _REACH)[:_NEAR])]
    before += [_EDGE] * (_NEAR - len(before))
    after += [_EDGE] * (_NEAR - len(after))
    return [
        f"b1:{before[0]}",
        f"b2:{before[1]}_{before[0]}",
        f"a1:{after[0]}",
        f"a2:{after[0]}_{after[1]}",
        f"ba:{before[0]}_{after[0]}",
        *[f"b:{w}" for w in dict.fromkeys(before[1:])],
        *[f"a:{w}" for w in dict.fromkeys(after[1:])],
    ]


@lru_cache(maxsize=20_000)
def _said(token: str) -> str:
    """A token as the model reads it: a capitalised word that is no ordinary one is the sign of a name."""
    if token[0].isdigit():
        return _NUMBER
    small = token.lower()
    return small if token == small or small in ordinary() else _NAME


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """The weights that ship."""
    return body_words_of(json.loads(MODEL.read_text(encoding="utf-8")))


def body_words_of(value: Mapping[str, Any]) -> BodyWords:
    """The weights that the value of a model file describes."""
    return BodyWords(value["base"], value["weights"])


def shipped(_document: Document) -> BodyWords:
    """The weights that ship, for any document."""
    return body_words()


Weighs = Callable[[Document], BodyWords]
WORDS: ContextVar[Weighs] = ContextVar("WORDS", default=shipped)
