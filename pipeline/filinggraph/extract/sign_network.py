"""A small network that reads a sentence with signs for its parties and times, and tells what is between two of them.

Layers of self-attention ("Attention Is All You Need", Vaswani et al. 2017) that weigh the distance of two words
("Self-Attention with Relative Position Representations", Shaw et al. 2018), run in numpy. No name and no value ever
reaches a network, only signs. `benchmarks/train_network.py` fits the weights.
"""

import itertools
import json
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from filinggraph.extract.masking import FILER, LENGTH, TIME

MOST_TOKENS, MOST_PLACES = 100, 3
TOKENS_AT_ONCE = 800  # of which all that a layer makes fits into a fast cache
UNSAID, SAID, SELF, OTHER, NUMBER, UNKNOWN, TIMED, WORDS = 5, 6, 1, 2, 3, 4, 7, 8
NOBODY = ""  # stands for a party that the sentence does not name
_STEM, _SIGNIFICANT = 5, 1e-5
_SIGN = f"[\ue000-\uf8ff]|{TIME}"
_TOKEN = re.compile(f"{_SIGN}|[A-Za-z]+(?:[’'][a-z]+)?|\\d[\\d,.]*|[^\\sA-Za-z\\d]")
SIGNS = re.compile(f"({_SIGN})")
_FIRST_SIGN = "\ue000"
Matrix = NDArray[np.float32]
Bounds = tuple[int, int]  # of the tokens of a statement among those of all
Told = dict[tuple[str, str], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A statement as the network reads it: two numbers a token (its word, its stem), and where each sign stands."""

    ids: tuple[tuple[int, int], ...]
    places: Mapping[str, tuple[int, ...]]


Asked = tuple[int, Tokens, list[tuple[str, str, int, int]]]  # which statement, and the pairs asked for, with places


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
        return [t.lower() for t in _TOKEN.findall(text) if not t[0].isdigit() and not SIGNS.fullmatch(t)]

    def tokens(self, text: str) -> Tokens:
        """The first MOST_TOKENS of a masked text, led by a token that stands for whom it does not name.

        That token is the place of NOBODY, and of the filer where it is not named.
        """
        said = FILER in text
        ids = [(SAID, SAID) if said else (UNSAID, UNSAID)]
        places: dict[str, list[int]] = defaultdict(list, {NOBODY: [0]})
        if not said:
            places[FILER].append(0)
        for token in _TOKEN.findall(text)[: MOST_TOKENS - 1]:
            if token[0] >= _FIRST_SIGN and SIGNS.fullmatch(token):
                places[token].append(len(ids))
                ids.append(_of_sign(token))
            else:
                ids.append((NUMBER, NUMBER) if token[0].isdigit() else self._word(token.lower()))
        return Tokens(tuple(ids), {sign: tuple(at[:MOST_PLACES]) for sign, at in places.items()})

    def _word(self, word: str) -> tuple[int, int]:
        stem = WORDS + len(self.words) + zlib.crc32(word[:_STEM].encode()) % self.buckets
        return self.words.get(word, UNKNOWN), stem


def _of_sign(sign: str) -> tuple[int, int]:
    if sign <= FILER:
        return (SELF, SELF) if sign == FILER else (OTHER, OTHER)
    return (TIMED, NUMBER) if ord(sign) >= LENGTH else (TIMED, TIMED)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer: attention of `heads`, each with a weight for every distance of two words, and two dense steps.

    `apart[h, i, j]` is the weight that head h gives to the distance of token j from token i.
    """

    heads: int
    weights: Mapping[str, Matrix]
    apart: Matrix

    def run(self, x: Matrix, bounds: Sequence[Bounds], places: Sequence[Sequence[int]] = ()) -> Matrix:
        """The tokens of statements, (tokens of all, width), after this layer; only those at `places` if there are any.

        A token of a statement, which `bounds` says the place of, hears those of its own alone; `places` has the places
        of each within it.
        """
        w, width = self.weights, x.shape[1]
        normal = _normal(x, w["n1.weight"], w["n1.bias"])
        if places:
            chosen = [start + place for (start, _), of in zip(bounds, places, strict=True) for place in of]
            x = x[chosen]
            asks = self._parted(normal[chosen] @ w["qkv.weight"][:, :width] + w["qkv.bias"][:width], 1)
            read = normal @ w["qkv.weight"][:, width:]
            read += w["qkv.bias"][width:]
            parts = (*asks, *self._parted(read, 2))
        else:
            read = normal @ w["qkv.weight"]
            read += w["qkv.bias"]
            parts = (*self._parted(read, 3),)
        x = x + self._heard(parts, bounds, places) @ w["o.weight"]
        x += w["o.bias"]
        step = _normal(x, w["n2.weight"], w["n2.bias"]) @ w["f1.weight"]
        step += w["f1.bias"]
        x += np.maximum(step, 0, out=step) @ w["f2.weight"]
        x += w["f2.bias"]
        return x

    def _parted(self, read: Matrix, parts: int) -> Matrix:
        """Rows of several parts as (parts, heads, rows, width of a head)."""
        found: Matrix = read.reshape(len(read), parts, self.heads, -1).transpose(1, 2, 0, 3)
        return found

    def _heard(self, parts: Sequence[Matrix], bounds: Sequence[Bounds], places: Sequence[Sequence[int]]) -> Matrix:
        """What each token that asks hears of its statement."""
        asks, keys, says = parts
        heads, rows, each = asks.shape
        heard = np.empty((rows, heads * each), dtype=np.float32)
        scale, first = np.float32(1 / math.sqrt(each)), 0
        for number, (start, end) in enumerate(bounds):
            size = end - start
            own = self.apart[:, places[number], :size] if places else self.apart[:, :size, :size]
            last = first + own.shape[1]
            scores = asks[:, first:last] @ keys[:, start:end].transpose(0, 2, 1)
            scores *= scale
            scores += own
            scores -= np.maximum.reduce(scores, axis=-1, keepdims=True)
            np.exp(scores, out=scores)
            scores /= np.add.reduce(scores, axis=-1, keepdims=True)
            heard[first:last] = (scores @ says[:, start:end]).transpose(1, 0, 2).reshape(last - first, -1)
            first = last
        return heard


def _apart(distances: Matrix) -> Matrix:
    """The weights of distances, (heads, one a distance within reach), for every two of MOST_TOKENS tokens: a view."""
    reach = distances.shape[1] // 2
    far = np.arange(1 - MOST_TOKENS, MOST_TOKENS).clip(-reach, reach) + reach
    return np.lib.stride_tricks.sliding_window_view(distances[:, far], MOST_TOKENS, axis=1)[:, ::-1]


def _normal(x: Matrix, scale: Matrix, shift: Matrix) -> Matrix:
    """Layer normalisation (Ba et al. 2016)."""
    width = x.shape[-1]
    found: Matrix = x - np.add.reduce(x, axis=-1, keepdims=True) / width
    spread: Matrix = np.add.reduce(found * found, axis=-1, keepdims=True) / width
    spread += np.float32(_SIGNIFICANT)
    found /= np.sqrt(spread, out=spread)
    found *= scale
    found += shift
    return found


@dataclass(frozen=True, slots=True, eq=False)
class SignNetwork:
    """Words, layers, and what is read off two places of a sentence."""

    vocabulary: Vocabulary
    embedding: NDArray[np.int8]
    scale: Matrix
    layers: Sequence[Layer]
    head: Mapping[str, Matrix]

    def tell(self, tokens: Tokens, asked: Sequence[tuple[str, str]]) -> Told:
        """For each pair of signs that is asked for the chances of what the network tells, at their likeliest places.

        A sign without a place has no answer.
        """
        return self.tell_all([(tokens, asked)])[0]

    def tell_all(self, statements: Sequence[tuple[Tokens, Sequence[tuple[str, str]]]]) -> list[Told]:
        """What `tell` gives for each statement; many at once take half the time."""
        found: list[Told] = [{} for _ in statements]
        asked: list[Asked] = []
        size = 0
        for number, (tokens, pairs) in enumerate(statements):
            at = tokens.places
            places = [(a, b, p, q) for a, b in pairs for p in at.get(a, ()) for q in at.get(b, ())]
            if places:
                asked.append((number, tokens, places))
                size += len(tokens.ids)
            if asked and (size >= TOKENS_AT_ONCE or number == len(statements) - 1):
                self._tell(asked, found)
                asked, size = [], 0
        return found

    def _tell(self, asked: Sequence[Asked], found: Sequence[Told]) -> None:
        """Put what is told of statements where it belongs among all."""
        ids = np.array([pair for _, tokens, _ in asked for pair in tokens.ids])
        each = self.embedding[ids].astype(np.float32)
        each *= self.scale[ids]
        x = each[:, 0] + each[:, 1]
        ends = list(itertools.accumulate(len(tokens.ids) for _, tokens, _ in asked))
        bounds = list(zip([0, *ends], ends, strict=False))
        for layer in self.layers[:-1]:
            x = layer.run(x, bounds)
        read = [sorted({place for *_, p, q in places for place in (p, q)}) for *_, places in asked]
        x = self.layers[-1].run(x, bounds, read)  # what it makes of other places, nobody reads
        at = {(n, place): row for row, (n, place) in enumerate((n, place) for n, of in enumerate(read) for place in of)}
        all_places = [(n, *place) for n, (*_, places) in enumerate(asked) for place in places]
        first, second = [at[n, p] for n, *_, p, _ in all_places], [at[n, q] for n, *_, q in all_places]
        told = self._read(x, first, second, [q - p for *_, p, q in all_places])
        for (n, a, b, _, _), row in zip(all_places, told, strict=True):
            own = found[asked[n][0]]
            known = own.get((a, b))
            own[a, b] = row if known is None else tuple(map(max, known, row))

    def _read(
        self, x: Matrix, first: Sequence[int], second: Sequence[int], apart: Sequence[int]
    ) -> list[tuple[float, ...]]:
        """What is told of rows of `x` two by two, whose tokens stand so far apart."""
        h = self.head
        x = _normal(x, h["n.weight"], h["n.bias"])
        ones, others = x @ h["a.weight"] + h["a.bias"], x @ h["b.weight"] + h["b.bias"]
        both = ones[first] + others[second]
        if "d.weight" in h:
            reach = len(h["d.weight"]) // 2
            both += h["d.weight"][[max(-reach, min(far, reach)) + reach for far in apart]]
        both = np.maximum(np.maximum(both, 0) @ h["u.weight"] + h["u.bias"], 0) @ h["o.weight"] + h["o.bias"]
        return [tuple(row) for row in (1 / (1 + np.exp(-both.astype(np.float64)))).round(3).tolist()]


def _network_of(values: Mapping[str, Any], shape: Mapping[str, int], vocabulary: Vocabulary) -> SignNetwork:
    """The network of some arrays; matrices are kept as half floats, the embedding in bytes with scales."""
    kept = {name: np.asarray(v, dtype=np.float32) for name, v in values.items() if name[0] in "LH"}
    layers = [
        Layer(
            shape["heads"],
            {n.split(":", 1)[1]: v for n, v in kept.items() if n.startswith(f"L{number}:")},
            _apart(kept[f"L{number}:rel"]),
        )
        for number in range(shape["layers"])
    ]
    scale = np.asarray(values["scale"], dtype=np.float32)[:, None]
    head = {n[2:]: v for n, v in kept.items() if n.startswith("H:")}
    return SignNetwork(vocabulary, values["embedding"], scale, layers, head)


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Networks of one vocabulary, fitted with other seeds; what they tell in the mean errs less than any of them."""

    networks: Sequence[SignNetwork]

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of all of them."""
        return self.networks[0].vocabulary

    def tell(self, tokens: Tokens, asked: Sequence[tuple[str, str]]) -> Told:
        """For each pair of signs that is asked for the mean of the chances that `SignNetwork.tell` gives."""
        return self.tell_all([(tokens, asked)])[0]

    def tell_all(self, statements: Sequence[tuple[Tokens, Sequence[tuple[str, str]]]]) -> list[Told]:
        """What `tell` gives for each statement."""
        each = [network.tell_all(statements) for network in self.networks]
        return [{pair: mean([told[pair] for told in of]) for pair in of[0]} for of in zip(*each, strict=True)]


def mean(rows: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The mean of rows of chances."""
    return tuple(round(sum(column) / len(rows), 3) for column in zip(*rows, strict=True))


def ensemble_of(values: Mapping[str, Any]) -> Ensemble:
    """The networks of an .npz file, whose arrays are named "0/…", "1/…" but for "words" and "shape" of all of them."""
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, value in values.items():
        number, part, own = name.partition("/")
        if part:
            parts[number][own] = value
    if not parts:
        raise ValueError("no networks among the arrays")
    shape, words = json.loads(str(values["shape"])), str(values["words"]).split("\n")
    vocabulary = Vocabulary({word: WORDS + n for n, word in enumerate(words)}, shape["buckets"])
    return Ensemble([_network_of(parts[number], shape, vocabulary) for number in sorted(parts)])


def ensemble_in(path: Path) -> Ensemble:
    """The networks of an .npz file."""
    with np.load(path, allow_pickle=False) as values:
        return ensemble_of(dict(values))
