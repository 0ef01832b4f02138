"""Which of many patterns can match a text at all: the words that a pattern needs are looked up.

The pattern "\\b(?:awards?|awarded)\\b[^.]*\\bto\\b" matches no text without "award". A word is looked at once; then a
text costs one look-up a word, where searching for every pattern would cost a walk over the text each.
"""

import functools
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.needs import Needs, Texts, Written, alternatives, folded, plain, ways_to_match

Item = TypeVar("Item")

LONGEST_MEMORY = 50_000
LEAST = 2  # letters of the shortest literal
# Every byte in lower case, and a gap for each that is no letter or digit.
_LOWERED = bytes(ord(chr(b).lower()) if b < 128 and chr(b).isalnum() else ord(" ") for b in range(256))


class _Bits(dict[str, int]):
    """The needs that each word seen meets; a new one is looked at when it is asked for."""

    def __init__(self, look: Callable[[str], int]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> int:
        found = self[word] = self._look(word)
        return found


class _Vocabulary:
    """Every need of every pattern that is sieved, numbered; a set of them is a number with those bits."""

    __slots__ = ("_beginnings", "_bits", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[Texts, int] = {}
        self._beginnings: dict[str, int] = {}  # of every literal, and the needs that it meets as a whole one
        self._bits = _Bits(self._look)

    def add(self, needs: Needs) -> int:
        """The needs as a set, those that are new numbered."""
        for need in needs:
            if need not in self._numbers:
                self.cache_clear()
                self._numbers[need] = len(self._numbers)
                for literal in need:
                    for end in range(LEAST, len(literal)):
                        self._beginnings.setdefault(literal[:end], 0)
                    self._beginnings[literal] = self._beginnings.get(literal, 0) | 1 << self._numbers[need]
        return sum(1 << self._numbers[need] for need in needs)

    def met(self, words: frozenset[str]) -> int:
        """The needs that the words meet."""
        bits = self._bits
        if len(bits) >= LONGEST_MEMORY:
            bits.clear()
        return functools.reduce(operator.or_, filter(None, map(bits.__getitem__, words)), 0)

    def cache_clear(self) -> None:
        """Forget the words seen so far."""
        self._bits.clear()
        met.cache_clear()

    def _look(self, word: str) -> int:
        found, size = 0, len(word)
        beginning = self._beginnings.get
        for at in range(size - 1):
            for end in range(at + LEAST, size + 1):
                bits = beginning(word[at:end])
                if bits is None:
                    break
                if bits:
                    found |= bits
        return found


_VOCABULARY = _Vocabulary()


@lru_cache(maxsize=4096)
def met(text: str) -> int:
    """The needs of patterns that a text meets."""
    return _VOCABULARY.met(words(text))


class Sieve(Generic[Item]):
    """Items with a pattern each, of which `left` gives those whose pattern can match a text."""

    __slots__ = ("_always", "_asked", "_by_need", "_items", "_looked_at", "_of_none")

    def __init__(self, items: Iterable[Item], pattern: Callable[[Item], Written]) -> None:
        self._items = tuple(items)
        ways = [(n, _VOCABULARY.add(way)) for n, i in enumerate(self._items) for way in ways_to_match(pattern(i))]
        self._asked = functools.reduce(operator.or_, (way for _, way in ways), 0)
        self._always = frozenset(n for n, way in ways if not way)
        asked = Counter(need for _, way in ways for need in _each(way))
        self._by_need: dict[int, list[tuple[int, int]]] = {}
        self._looked_at = 0
        for n, way in ways:
            if way:  # looked at where its rarest need is met; what it needs besides is asked for then
                rarest = min(_each(way), key=lambda need: (asked[need], need))
                self._by_need.setdefault(rarest.bit_length() - 1, []).append((n, way ^ rarest))
                self._looked_at |= rarest
        self._of_none = tuple([self._items[n] for n in sorted(self._always)])  # left where no need is met

    def left(self, text: str) -> tuple[Item, ...]:
        """The items, in order, whose pattern may match the text; what is left out cannot match anywhere in it."""
        return self.left_of(met(text))

    def left_of(self, there: int) -> tuple[Item, ...]:
        """The items that `left` gives for a text that meets these needs."""
        if not there & self._looked_at:
            return self._of_none
        found: tuple[Item, ...] = _left(self, there & self._asked)
        return found

    def met_by(self, there: int) -> tuple[Item, ...]:
        """The items that have a way to match where these needs are met."""
        found = set(self._always)
        left = there & self._looked_at
        while left:
            number = left.bit_length() - 1
            left ^= 1 << number
            for n, besides in self._by_need[number]:
                if not besides or besides & there == besides:
                    found.add(n)
        return tuple([self._items[n] for n in sorted(found)])


def _each(needs: int) -> Iterator[int]:
    """The single needs of a set of them."""
    while needs:
        need = needs & -needs
        yield need
        needs ^= need


@lru_cache(maxsize=8_192)
def _left(sieve: Sieve[Any], there: int) -> tuple[Any, ...]:
    """What a sieve leaves for the needs that a text meets; many texts meet the same ones."""
    return sieve.met_by(there)


class _Alternative:
    """A pattern of which case matters, compiled when it is first looked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern matches."""
        return self._compiled.search(text)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


class Sieved:
    """A pattern that is looked for only in texts that have the words of one of its alternatives.

    Whether it stands in a text is asked of its alternatives one by one: of each only where its words are there, and of
    one that is nothing but letters not at all, as a text that has these matches. What is asked for is compiled then.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        apart = [Caseless(a) if flags == re.I else _Alternative(a, flags) for a in alternatives(pattern)]
        self._alternatives = Sieve(apart, lambda one: one)
        sure = dict.fromkeys(map(plain, apart)) if flags == re.I else {}
        self._sure = _VOCABULARY.add(tuple(filter(None, sure)))

    def stands_in(self, text: str) -> bool:
        """True where the pattern matches somewhere in the text."""
        there = met(text)
        if there & self._sure:
            return True
        left = self._alternatives.left_of(there)
        return bool(left) and any(one.search(text) is not None for one in left)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern matches."""
        return self._compiled.search(text) if self._alternatives.left(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of the text."""
        return self._compiled.match(text) if self._alternatives.left(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where the pattern matches, in order."""
        return self._compiled.finditer(text) if self._alternatives.left(text) else iter(())

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


def words(text: str) -> frozenset[str]:
    """The runs of ASCII letters and digits of a text, in lower case."""
    known = text if text.isascii() else folded(text)
    return frozenset(known.encode("ascii", "replace").translate(_LOWERED).decode("ascii").split())
