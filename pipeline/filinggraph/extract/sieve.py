"""Which of many patterns can match a text at all: the words that a pattern needs are read off it, and looked up.

The pattern "\\b(?:awards?|awarded)\\b[^.]*\\bto\\b" matches no text without "award". What a pattern needs is derived
from its own syntax tree, so patterns may be changed freely. A word is looked at once; then a text costs one look-up a
word, where searching for every pattern would cost a walk over the text each.
"""

import functools
import itertools
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the standard library's own reader of patterns, without stubs
from typing import Any, Generic, TypeVar

from filinggraph.extract.caseless import FOLDED, Caseless

Item = TypeVar("Item")
Texts = frozenset[str]
Needs = tuple[Texts, ...]

MOST = 200  # alternatives that are spelled out; beyond, what stands on both sides is asked for on its own
MOST_WAYS = 60
LONGEST_MEMORY = 50_000
START = 3  # letters by which literals are looked up
_WORD = re.compile("[a-z0-9]+")
_GAP = " "
_EMPTY: Texts = frozenset({""})
_GAPS: Texts = frozenset({_GAP})
FOLDING = str.maketrans(FOLDED, "iisk")


class _Vocabulary:
    """Every need of every pattern that is sieved, numbered; a set of them is a number with those bits."""

    __slots__ = ("_bits", "_by_start", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[Texts, int] = {}
        self._by_start: dict[str, dict[str, int]] = {}
        self._bits: dict[str, int] = {}

    def add(self, needs: Needs) -> int:
        """The needs as a set, those that are new numbered."""
        for need in needs:
            if need not in self._numbers:
                self.cache_clear()
                self._numbers[need] = len(self._numbers)
                for literal in need:
                    same = self._by_start.setdefault(literal[:START], {})
                    same[literal] = same.get(literal, 0) | 1 << self._numbers[need]
        return sum(1 << self._numbers[need] for need in needs)

    def met(self, words: Iterable[str]) -> int:
        """The needs that the words meet."""
        bits, met = self._bits, 0
        for word in words:
            known = bits.get(word)
            met |= self._look(word) if known is None else known
        return met

    def cache_clear(self) -> None:
        """Forget the words seen so far."""
        self._bits.clear()
        met.cache_clear()

    def _look(self, word: str) -> int:
        found = 0
        by_start = self._by_start
        for at in range(len(word) - 1):
            start = word[at : at + START]
            if start in by_start:
                for literal, bits in by_start[start].items():
                    if word.startswith(literal, at):
                        found |= bits
            pair = start[:2]  # literals of two letters are a start of their own
            if len(start) > 2 and pair in by_start:
                found |= by_start[pair][pair]
        if len(self._bits) >= LONGEST_MEMORY:
            self._bits.clear()
        self._bits[word] = found
        return found


_VOCABULARY = _Vocabulary()


@lru_cache(maxsize=4096)
def met(text: str) -> int:
    """The needs of patterns that a text meets."""
    return _VOCABULARY.met(words(text))


class Sieve(Generic[Item]):
    """Items with a pattern each, of which `left` gives those whose pattern can match a text."""

    __slots__ = ("_always", "_asked", "_by_need", "_items", "_looked_at")

    def __init__(self, items: Iterable[Item], pattern: Callable[[Item], re.Pattern[str]]) -> None:
        self._items = tuple(items)
        ways = [(n, _VOCABULARY.add(way)) for n, i in enumerate(self._items) for way in ways_to_match(pattern(i))]
        self._asked = functools.reduce(operator.or_, (way for _, way in ways), 0)
        self._always = frozenset(n for n, way in ways if not way)
        asked = Counter(need for _, way in ways for need in _each(way))
        self._by_need: dict[int, list[tuple[int, int]]] = {}
        for n, way in ways:
            if way:  # looked at where its rarest need is met
                self._by_need.setdefault(min(_each(way), key=lambda need: (asked[need], need)), []).append((n, way))
        self._looked_at = sum(self._by_need)

    def left(self, text: str) -> tuple[Item, ...]:
        """The items, in order, whose pattern may match the text; what is left out cannot match anywhere in it."""
        found: tuple[Item, ...] = _left(self, met(text) & self._asked)
        return found

    def met_by(self, there: int) -> tuple[Item, ...]:
        """The items that have a way to match where these needs are met."""
        found = set(self._always)
        for need in _each(there & self._looked_at):
            for n, way in self._by_need[need]:
                if way & there == way:
                    found.add(n)
        return tuple(self._items[n] for n in sorted(found))


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


class Sieved:
    """A pattern that is looked for only in texts that have its words.

    Whether it stands in a text is asked of its alternatives one by one: of each only where its words are there, and of
    one that is nothing but letters not at all, as a text that has these matches.
    """

    __slots__ = ("_alternatives", "_sure", "_ways", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._ways = tuple(map(_VOCABULARY.add, ways_to_match(self.pattern)))
        self._sure = _VOCABULARY.add(_plain_ways(self.pattern) if flags == re.I else ())
        apart = [Caseless(a) if flags == re.I else re.compile(a, flags) for a in alternatives(pattern)]
        self._alternatives = Sieve(apart, lambda one: one.pattern if isinstance(one, Caseless) else one)

    def stands_in(self, text: str) -> bool:
        """True where the pattern matches somewhere in the text."""
        if met(text) & self._sure:
            return True
        return any(one.search(text) is not None for one in self._alternatives.left(text))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern matches."""
        return self.pattern.search(text) if self._may_match(met(text)) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where the pattern matches, in order."""
        return self.pattern.finditer(text) if self._may_match(met(text)) else iter(())

    def _may_match(self, there: int) -> bool:
        for way in self._ways:  # noqa: SIM110 - half the time of any() over a generator
            if way & there == way:
                return True
        return False


def words(text: str) -> frozenset[str]:
    """The runs of ASCII letters and digits of a text, in lower case."""
    return frozenset(_WORD.findall((text if text.isascii() else _gapped(text)).lower()))


def alternatives(pattern: str) -> list[str]:
    """A pattern's alternatives, as far as it has some outside all brackets, each a pattern of its own."""
    cuts, depth, in_set, at = [-1], 0, False, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
            at += pattern.startswith(("]", "^]"), at + 1) * (1 + (pattern[at + 1 : at + 2] == "^"))
        elif sign == "|" and depth == 0:
            cuts.append(at)
        else:
            depth += (sign == "(") - (sign == ")")
        at += 1
    return [pattern[a + 1 : b] for a, b in itertools.pairwise([*cuts, len(pattern)])]


def needs(pattern: re.Pattern[str]) -> Needs:
    """Sets of literals in lower case: a text that the pattern matches has in its `words` one at least of each set."""
    return _settled(*_sequence(_parser.parse(pattern.pattern, pattern.flags)))


def ways_to_match(pattern: re.Pattern[str]) -> tuple[Needs, ...]:
    """The needs of each alternative of a pattern: a text that it matches meets all those of one of them."""
    ways = tuple(dict.fromkeys(_ways(list(_parser.parse(pattern.pattern, pattern.flags)))))
    return ways if len(ways) <= MOST_WAYS else (needs(pattern),)


def _plain_ways(pattern: re.Pattern[str]) -> Needs:
    """The alternatives of a pattern that are letters and digits alone: a text that meets one of these needs matches."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags))
    ways = tree[0][1][1] if len(tree) == 1 and str(tree[0][0]) == "BRANCH" else [tree]
    found = []
    for way in ways:
        texts, _ = _sequence(way)
        if texts and all(str(kind) in ("LITERAL", "IN") for kind, _ in way) and all(map(_is_long_word, texts)):
            found.append(texts)
    return tuple(found)


def _is_long_word(text: str) -> bool:
    return len(text) > 1 and _WORD.fullmatch(text) is not None


def _ways(parts: list[tuple[Any, Any]]) -> list[Needs]:
    """The first group of alternatives that cannot be spelled out, each of them with what stands around the group."""
    for at, (kind, value) in enumerate(parts):
        if _part(kind, value)[0] is None and str(kind) in ("SUBPATTERN", "BRANCH"):
            before, after = parts[:at], parts[at + 1 :]
            if str(kind) == "SUBPATTERN":
                return _ways([*before, *value[3], *after])
            return [_settled(*_sequence([*before, *way, *after])) for way in value[1]]
    return [_settled(*_sequence(parts))]


def _lower(text: str) -> str:
    return _folded(text).lower()


def _gapped(text: str) -> str:
    """The text with a mark for each character that is no ASCII, which makes lower case quick."""
    return _folded(text).encode("ascii", "replace").decode("ascii")


def _folded(text: str) -> str:
    """The text with letters that case-blind patterns take for ASCII ones written as these."""
    return text.translate(FOLDING) if any(letter in text for letter in FOLDED) else text


# What a part of a pattern tells: every text that it can match (None: not known), any run of other characters than ASCII
# letters and digits written as one gap; and what must stand in the text besides.
Told = tuple[Texts | None, Needs]
_UNKNOWN: Told = (None, ())
_NOTHING: Told = (_EMPTY, ())


def _sequence(parts: Iterable[tuple[Any, Any]]) -> Told:
    run, whole = _EMPTY, True
    found: list[Texts] = []
    for part in parts:
        texts, more = _part(*part)
        found += more
        if texts is not None and len(run) * len(texts) <= MOST:
            run = frozenset(a + b for a in run for b in texts)
            continue
        found += _asked(run)
        run, whole = texts or _EMPTY, False
    return (run, tuple(found)) if whole else (None, _settled(run, tuple(found)))


def _part(kind: Any, value: Any) -> Told:
    """What one node of the tree tells; kinds that are not named here tell nothing, which is always right."""
    match str(kind):
        case "LITERAL":
            return _character(value), ()
        case "IN":
            return _one_of(value), ()
        case "AT" | "ASSERT_NOT":
            return _NOTHING
        case "ASSERT":
            return _EMPTY, _settled(*_sequence(value[1]))
        case "SUBPATTERN":
            return _sequence(value[3])
        case "ATOMIC_GROUP":
            return _sequence(value)
        case "BRANCH":
            return _branch([_sequence(way) for way in value[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(int(value[0]), int(value[1]), _sequence(value[2]))
    return _UNKNOWN


def _character(code: int) -> Texts:
    small = _lower(chr(code))
    return frozenset({small}) if _WORD.fullmatch(small) else _GAPS


def _one_of(members: Sequence[tuple[Any, Any]]) -> Texts | None:
    texts: set[str] = set()
    for kind, value in members:
        match str(kind), str(value):
            case "LITERAL", _:
                texts |= _character(value)
            case "CATEGORY", "CATEGORY_SPACE" | "CATEGORY_NOT_WORD":
                texts |= _GAPS
            case "RANGE", _ if value[0] > max(map(ord, FOLDED)):
                texts |= _GAPS
            case _:
                return None
    return frozenset(texts)


def _branch(ways: Sequence[Told]) -> Told:
    exact = [texts for texts, _ in ways if texts is not None]
    if len(exact) == len(ways) and sum(map(len, exact)) <= MOST:
        return frozenset().union(*exact), ()
    asked = [_settled(*way) for way in ways]
    if not all(asked):
        return _UNKNOWN
    return None, (_shortest(frozenset().union(*(max(need, key=_worth) for need in asked))),)


def _worth(need: Texts) -> tuple[int, int, list[str]]:
    """How rare a text is that meets the need: long literals and few of them."""
    return min(map(len, need)), -len(need), sorted(need)


def _repeated(least: int, most: int, told: Told) -> Told:
    texts, more = told
    if texts is not None and texts <= _EMPTY | _GAPS:
        return texts | (_EMPTY if least == 0 else frozenset()), more if least else ()
    if least == most == 1:
        return told
    if least:
        return None, _settled(texts, more)
    return (None if texts is None or most > 1 else texts | _EMPTY), ()


def _settled(texts: Texts | None, found: Needs) -> Needs:
    return _strictest(found if texts is None else (*found, *_asked(texts)))


def _asked(texts: Texts) -> Needs:
    """The first, the last and the longest word of each text, as far as each text has one of two letters there."""
    spelled = [text.split() for text in texts]
    if not spelled or not all(spelled):
        return ()
    longest = frozenset(max(s, key=len) for s in spelled)
    found = {frozenset(s[0] for s in spelled), frozenset(s[-1] for s in spelled), longest}
    return _strictest([_shortest(f) for f in found if min(map(len, f)) > 1])


def _strictest(found: Iterable[Texts]) -> Needs:
    """The needs without those that another one implies."""
    kept = set(found)
    return tuple(sorted((f for f in kept if not any(other < f for other in kept)), key=sorted))


def _shortest(need: Texts) -> Texts:
    """The same need without the literals that hold another of it."""
    return frozenset(a for a in need if not any(b in a for b in need if b != a))
