"""A small network that reads a statement with signs for its parties, and tells of every two what goes on between them.

Layers of self-attention ("Attention Is All You Need", Vaswani et al. 2017) that weigh the distance of two words
("Self-Attention with Relative Position Representations", Shaw et al. 2018), run in numpy. No name ever reaches the
network, only signs. `benchmarks/train_network.py` fits the weights, from statements written for the project.
"""

import json
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from filinggraph.extract.masking import FILER
from filinggraph.model import EventKind

MODEL = Path(__file__).with_name("pair_network.npz")  # written by benchmarks/train_network.py
KINDS = tuple(EventKind)
SALE = 0  # the place of a sale among what the network tells, those of KINDS follow
MOST_SIGNS, MOST_TOKENS, MOST_PLACES = 12, 100, 3
UNSAID, SAID, SELF, OTHER, NUMBER, UNKNOWN, WORDS = 5, 6, 1, 2, 3, 4, 8
_STEM, _SIGNIFICANT = 5, 1e-5
_TOKEN = re.compile("[\ue000-\uf8ff]|[A-Za-z]+(?:[’'][a-z]+)?|\\d[\\d,.]*|[^\\sA-Za-z\\d]")
Matrix = NDArray[np.float32]
Pairs = Mapping[tuple[str, str], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A statement as the network reads it: two numbers a token (its word, its stem), and where each sign stands."""

    ids: tuple[tuple[int, int], ...]
    places: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of words; a word that is not known has only that of its stem, one of `buckets`."""

    words: Mapping[str, int]
    buckets: int

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return WORDS + len(self.words) + self.buckets

    @staticmethod
    def words_of(text: str) -> list[str]:
        """The words and marks of a masked text in small letters, without signs and numbers."""
        return [t.lower() for t in _TOKEN.findall(text) if not t[0].isdigit() and not "\ue000" <= t <= "\uf8ff"]

    def tokens(self, text: str) -> Tokens:
        """The first MOST_TOKENS of a masked text, led by a token that stands for the filer where it is not named."""
        said = FILER in text
        ids = [(SAID, SAID) if said else (UNSAID, UNSAID)]
        places: dict[str, list[int]] = defaultdict(list)
        if not said:
            places[FILER].append(0)
        for token in _TOKEN.findall(text)[: MOST_TOKENS - 1]:
            if "\ue000" <= token <= "\uf8ff":
                places[token].append(len(ids))
                ids.append((SELF, SELF) if token == FILER else (OTHER, OTHER))
            else:
                ids.append((NUMBER, NUMBER) if token[0].isdigit() else self._word(token.lower()))
        return Tokens(tuple(ids), {sign: tuple(at[:MOST_PLACES]) for sign, at in places.items()})

    def _word(self, word: str) -> tuple[int, int]:
        stem = WORDS + len(self.words) + zlib.crc32(word[:_STEM].encode()) % self.buckets
        return self.words.get(word, UNKNOWN), stem


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer: attention of `heads`, each with a weight for every distance of two words, and two dense steps."""

    heads: int
    weights: Mapping[str, Matrix]

    def run(self, x: Matrix) -> Matrix:
        """The tokens of a statement, (tokens, width), after this layer."""
        w = self.weights
        length, width = x.shape
        each = width // self.heads
        read = _normal(x, w["n1.weight"], w["n1.bias"]) @ w["qkv.weight"] + w["qkv.bias"]
        asks, keys, says = read.reshape(length, 3, self.heads, each).transpose(1, 2, 0, 3)
        scores = asks @ keys.transpose(0, 2, 1) * np.float32(1 / math.sqrt(each)) + self._distances(length)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        heard = (scores @ says).transpose(1, 0, 2).reshape(length, width)
        x = x + heard @ w["o.weight"] + w["o.bias"]
        step = np.maximum(_normal(x, w["n2.weight"], w["n2.bias"]) @ w["f1.weight"] + w["f1.bias"], 0)
        told: Matrix = x + step @ w["f2.weight"] + w["f2.bias"]
        return told

    def _distances(self, length: int) -> Matrix:
        reach = self.weights["rel"].shape[1] // 2
        found: Matrix = self.weights["rel"][:, _apart(length, reach)]
        return found


@lru_cache(maxsize=128)
def _apart(length: int, reach: int) -> NDArray[np.int64]:
    """How far each token stands from each, within reach, as a place in the row of distances."""
    at = np.arange(length)
    found: NDArray[np.int64] = (at[None, :] - at[:, None]).clip(-reach, reach) + reach
    return found


def _normal(x: Matrix, scale: Matrix, shift: Matrix) -> Matrix:
    """Layer normalisation (Ba et al. 2016)."""
    x = x - x.mean(axis=-1, keepdims=True)
    found: Matrix = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(_SIGNIFICANT)) * scale + shift
    return found


@dataclass(frozen=True, slots=True, eq=False)
class PairNetwork:
    """Words, layers, and what is read off two places of a statement."""

    vocabulary: Vocabulary
    embedding: NDArray[np.int8]
    scale: Matrix
    layers: Sequence[Layer]
    head: Mapping[str, Matrix]

    def pairs(self, text: str) -> Pairs:
        """For every two signs of a masked text, (supplier, customer): the chance of a sale, and of each of KINDS.

        A text that does not name the filer is read as told by it. Empty for one with too many signs.
        """
        tokens = self.vocabulary.tokens(text)
        if len(tokens.places) > MOST_SIGNS or len(tokens.places) < 2:
            return {}
        ids = np.array(tokens.ids)
        x = (self.embedding[ids].astype(np.float32) * self.scale[ids]).sum(axis=1)
        for layer in self.layers:
            x = layer.run(x)
        asked = [(a, b, p, q) for a in tokens.places for b in tokens.places if a != b
                 for p in tokens.places[a] for q in tokens.places[b]]  # fmt: skip
        told = self._read(x, [p for *_, p, _ in asked], [q for *_, q in asked])
        found: dict[tuple[str, str], tuple[float, ...]] = {}
        for (a, b, _, _), row in zip(asked, told, strict=True):
            known = found.get((a, b))
            found[a, b] = row if known is None else tuple(map(max, known, row))
        return found

    def _read(self, x: Matrix, first: Sequence[int], second: Sequence[int]) -> list[tuple[float, ...]]:
        h = self.head
        x = _normal(x, h["n.weight"], h["n.bias"])
        sells, buys = x @ h["a.weight"] + h["a.bias"], x @ h["b.weight"] + h["b.bias"]
        both = np.maximum(sells[first] + buys[second], 0)
        both = np.maximum(both @ h["u.weight"] + h["u.bias"], 0) @ h["o.weight"] + h["o.bias"]
        return [tuple(row) for row in (1 / (1 + np.exp(-both.astype(np.float64)))).round(3).tolist()]


def network_of(values: Mapping[str, Any]) -> PairNetwork:
    """The network of an .npz file's arrays; matrices are kept as half floats, the embedding in bytes with scales."""
    shape = json.loads(str(values["shape"]))
    words = str(values["words"]).split("\n")
    kept = {name: np.asarray(v, dtype=np.float32) for name, v in values.items() if name[0] in "LH"}
    layers = [
        Layer(shape["heads"], {n.split(":", 1)[1]: v for n, v in kept.items() if n.startswith(f"L{number}:")})
        for number in range(shape["layers"])
    ]
    vocabulary = Vocabulary({word: WORDS + n for n, word in enumerate(words)}, shape["buckets"])
    scale = np.asarray(values["scale"], dtype=np.float32)[:, None]
    head = {n[2:]: v for n, v in kept.items() if n.startswith("H:")}
    return PairNetwork(vocabulary, values["embedding"], scale, layers, head)


@lru_cache(maxsize=1)
def pair_network() -> PairNetwork:
    """The network that ships."""
    with np.load(MODEL, allow_pickle=False) as values:
        return network_of(dict(values))


@lru_cache(maxsize=4096)
def dealt(text: str) -> Pairs:
    """What the network that ships tells of every two signs of a masked text."""
    return pair_network().pairs(text)
