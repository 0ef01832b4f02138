"""How likely the words of a statement are to say that one party sells to another: a linear model of masked wording.

Every pair of parties in a statement is told by the words before, between and after their signs, never by names.
`benchmarks/train_customers.py` fits the weights, from the development set and from statements written for the project.
"""

import itertools
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filinggraph.extract.customers.clues import classes
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.stems import stem

MODEL = Path(__file__).with_name("wording.json")  # written by benchmarks/train_customers.py --train
MOST_SIGNS = 12
_FAR = 30
_TOKEN = re.compile(r"[\ue000-\uf8ff]|[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,.]*|[^\sA-Za-z\d]")
_SIGN = "@"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signs of a statement in the order of the text, and the traits of the words about them.

    `first` is the filer's sign where a statement that does not name the filer is read as told of it.
    """

    first: str
    second: str
    traits: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Weights of traits: how much each speaks for the first selling to the second, and for the second to the first."""

    base: tuple[float, float]
    weights: Mapping[str, Sequence[float]]

    def chances(self, traits: Sequence[str]) -> tuple[float, float]:
        """The probability that the first of a pair sells to the second, and that the second sells to the first."""
        ahead, back = self.base
        for weight in filter(None, map(self.weights.get, traits)):
            ahead += weight[0]
            back += weight[1]
        most = max(ahead, back, 0.0)
        a, b = math.exp(ahead - most), math.exp(back - most)
        total = a + b + math.exp(-most)
        return a / total, b / total


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The weights that ship."""
    value = json.loads(MODEL.read_text(encoding="utf-8"))
    return Wording((value["base"][0], value["base"][1]), value["weights"])


def sales(masked: Masked, model: Wording) -> dict[tuple[str, str], float]:
    """The probability of each (seller's sign, buyer's sign) of a statement, that of the likeliest place of the two."""
    found: dict[tuple[str, str], float] = {}
    for pair in pairs(masked):
        ahead, back = model.chances(pair.traits)
        for key, chance in (((pair.first, pair.second), ahead), ((pair.second, pair.first), back)):
            if chance > found.get(key, 0.0):
                found[key] = chance
    return found


def pairs(masked: Masked) -> Iterator[Pair]:
    """Every two signs of a statement, and each with the filer where the statement does not name it."""
    tokens = _TOKEN.findall(masked.text)
    at = [(n, t) for n, t in enumerate(tokens) if t in masked.members or t == FILER]
    if not at or len(at) > MOST_SIGNS:
        return
    words = [_word(t) for t in tokens]
    kinds = [_kinds(t) for t in tokens]
    for n, (i, a) in enumerate(at):
        for j, b in at[n + 1 :]:
            if a != b:
                yield Pair(a, b, _once(_about(words, kinds, i, j, f"f{int(a == FILER)}{int(b == FILER)}")))
    if not any(t == FILER for _, t in at):
        for j, b in at:
            yield Pair(FILER, b, _once(_alone(words, kinds, j)))


def _once(traits: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(traits))


def _about(words: Sequence[str], kinds: Sequence[Sequence[str]], i: int, j: int, kind: str) -> list[str]:
    """The traits of two signs at places i and j."""
    between = words[i + 1 : j]
    found = [kind, f"distance{min(j - i, 40) // 5}", f"others{min(between.count(_SIGN), 3)}"]
    found += _row(between[:_FAR], kinds[i + 1 : min(j, i + 1 + _FAR)])
    if len(between) <= 6:
        found.append("M:" + "_".join(between))
    before = words[max(0, i - 4) : i][::-1]
    found += [f"l{min(k, 2)}:{w}" for k, w in enumerate(before)]
    found += ["l:" + w for w in before]
    after = words[i + 1 : i + 4]
    found += [f"a{k}:{w}" for k, w in enumerate(after)]
    found += _two("aa", after)
    ahead = words[max(i + 1, j - 4) : j][::-1]
    found += _around_last(words, j, ahead)
    if after and ahead:
        found.append(f"ab:{after[0]}_{ahead[0]}")
    return found


def _alone(words: Sequence[str], kinds: Sequence[Sequence[str]], j: int) -> list[str]:
    """The traits of a sign in a statement that does not name the filer."""
    before = words[max(0, j - 8) : j]
    found = ["alone", f"distance{min(j + 1, 40) // 5}", f"others{min(before.count(_SIGN), 3)}"]
    found += _row(before, kinds[max(0, j - 8) : j])
    if len(before) <= 6:
        found.append("M:" + "_".join(before))
    return found + _around_last(words, j, words[max(0, j - 4) : j][::-1])


def _around_last(words: Sequence[str], j: int, ahead: Sequence[str]) -> list[str]:
    after = words[j + 1 : j + 7]
    return [
        *[f"b{k}:{w}" for k, w in enumerate(ahead)],
        *_two("bb", ahead),
        *[f"r{min(k, 3)}:{w}" for k, w in enumerate(after)],
        *["r:" + w for w in after],
        *_two("rr", after),
    ]


def _row(row: Sequence[str], kinds: Sequence[Sequence[str]]) -> list[str]:
    """Words, neighbours of two and three, and classes of words."""
    return [
        *["m:" + w for w in row],
        *[f"m2:{a}_{b}" for a, b in itertools.pairwise(row)],
        *[f"m3:{a}_{b}_{c}" for a, b, c in zip(row, row[1:], row[2:], strict=False)],
        *itertools.chain.from_iterable(kinds),
    ]


def _two(mark: str, row: Sequence[str]) -> tuple[str, ...]:
    return (f"{mark}:{row[0]}_{row[1]}",) if len(row) > 1 else ()


@lru_cache(maxsize=50_000)
def _kinds(token: str) -> tuple[str, ...]:
    """The classes of a token as traits of a row."""
    return tuple(f"mc:{name}" for name in classes(token.lower()))


@lru_cache(maxsize=50_000)
def _word(token: str) -> str:
    """A token without case and ending; every party is one word, every number another."""
    if len(token) == 1 and "\ue000" <= token <= "\uf8ff":
        return _SIGN
    if token[0].isdigit():
        return "#"
    return stem(token.lower())
