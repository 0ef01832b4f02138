"""What words a pattern needs, read off its own syntax tree: "\\b(?:awards?|awarded)\\b[^.]*\\bto\\b" needs "award".

Patterns may thus be changed freely. A pattern is taken apart from the leaves up, each part of it once.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the standard library's own reader of patterns, without stubs
from typing import Any, NamedTuple, Protocol

from filinggraph.extract.caseless import FOLDED

Texts = frozenset[str]
Needs = tuple[Texts, ...]

MOST = 200  # alternatives that are spelled out; beyond, what stands on both sides is asked for on its own
MOST_WAYS = 60
FOLDING = str.maketrans(FOLDED, "iisk")
_WORD = re.compile("[a-z0-9]+")
_PLAIN = re.compile(r"(?:\w|\[\w+])+")
_OPENS, _CLOSES = r"\b(?:", r")\b"  # around the words of a pattern
_GAP = " "
_EMPTY: Texts = frozenset({""})
_GAPS: Texts = frozenset({_GAP})


class Written(Protocol):
    """A pattern as it is written, compiled or not."""

    @property
    def pattern(self) -> str:
        """Its text."""

    @property
    def flags(self) -> int:
        """Its flags, those of `re`."""


class _Part(NamedTuple):
    """What a part of a pattern tells.

    Every text that it can match (None: not known), any run of other characters than ASCII letters and digits written as
    one gap; what must stand in the text besides; and where it is a group or alternatives, these part by part.
    """

    texts: Texts | None
    needs: Needs = ()
    ways: tuple[tuple["_Part", ...], ...] = ()


_UNKNOWN = _Part(None)
_NOTHING = _Part(_EMPTY)


def needs(pattern: Written) -> Needs:
    """Sets of literals in lower case: a text that the pattern matches has in its words one at least of each set."""
    return _asked_of(_read(pattern))


def ways_to_match(pattern: Written) -> tuple[Needs, ...]:
    """The needs of each alternative of a pattern: a text that it matches meets all those of one of them."""
    parts = _read(pattern)
    ways = tuple(dict.fromkeys(_ways(parts)))
    return ways if len(ways) <= MOST_WAYS else (_asked_of(parts),)


def beginnings(pattern: Written) -> Texts | None:
    """The characters in lower case with which a match of a pattern can begin; None where that is not known."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    return _first(tree) if tree.getwidth()[0] else None


def plain(pattern: Written) -> Texts:
    """The words of which a pattern is one or another, and nothing else; none where there is more to it.

    A text that has one of them, in a longer word too, is matched where case is ignored.
    """
    texts = _together(_read(pattern)).texts if _PLAIN.fullmatch(pattern.pattern) else None
    return texts if texts and all(len(text) > 1 and _WORD.fullmatch(text) for text in texts) else frozenset()


def alternatives(pattern: str) -> list[str]:
    """A pattern's alternatives, outside all brackets or in one around all the words, each a pattern of its own."""
    ways, inside = _cut(pattern), pattern.removeprefix(_OPENS).removesuffix(_CLOSES)
    whole = len(ways) == 1 and pattern == f"{_OPENS}{inside}{_CLOSES}"
    return [f"{_OPENS}{way}{_CLOSES}" for way in _cut(inside)] if whole and _cut(inside) else ways


def _cut(pattern: str) -> list[str]:
    """What stands between the "|" outside all brackets; nothing where one closes that is not open."""
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
            if depth < 0:
                return []
        at += 1
    return [pattern[a + 1 : b] for a, b in itertools.pairwise([*cuts, len(pattern)])]


def folded(text: str) -> str:
    """The text with letters that case-blind patterns take for ASCII ones written as these."""
    return text.translate(FOLDING) if any(map(text.__contains__, FOLDED)) else text


def _first(tree: Any) -> Texts | None:
    """The characters with which what a tree matches can begin, whose first nodes may match nothing."""
    found: Texts = frozenset()
    for node in tree.data:
        kind, value = str(node[0]), node[1]
        match kind:
            case "AT" | "ASSERT" | "ASSERT_NOT":
                continue
            case "LITERAL":
                more: list[Texts | None] = [frozenset({chr(value).lower()})]
            case "IN":
                more = [frozenset({chr(v).lower()}) if str(k) == "LITERAL" else None for k, v in value]
            case "SUBPATTERN":
                more = [_first(value[3])]
            case "BRANCH":
                more = list(map(_first, value[1]))
            case "MAX_REPEAT" | "MIN_REPEAT":
                more = [_first(value[2])]
            case _:
                return None
        if any(texts is None for texts in more):
            return None
        found = found.union(*filter(None, more))
        if _width(node):
            return found
    return found or None


def _width(node: tuple[Any, Any]) -> int:
    """How many characters a node of a tree matches at least."""
    tree = _parser.SubPattern(_parser.State(), [node])
    return int(tree.getwidth()[0])


def _read(pattern: Written) -> tuple[_Part, ...]:
    return _parts(_parser.parse(pattern.pattern, pattern.flags))


def _ways(parts: tuple[_Part, ...]) -> list[Needs]:
    """The first group of alternatives that cannot be spelled out, each of them with what stands around the group."""
    for at, part in enumerate(parts):
        if part.ways and part.texts is None:
            around = [(*parts[:at], *way, *parts[at + 1 :]) for way in part.ways]
            return _ways(around[0]) if len(around) == 1 else list(map(_asked_of, around))
    return [_asked_of(parts)]


def _parts(tree: Any) -> tuple[_Part, ...]:
    """What each node of a tree tells, literals side by side as one."""
    found = []
    for literal, some in itertools.groupby(tree.data, lambda node: str(node[0]) == "LITERAL"):
        if literal:
            found.append(_Part(frozenset({"".join([_character(code) for _, code in some])})))
        else:
            found += [_part(*node) for node in some]
    return tuple(found)


def _part(kind: Any, value: Any) -> _Part:
    """What one node of the tree tells; kinds that are not named here tell nothing, which is always right."""
    match str(kind):
        case "IN":
            return _Part(_one_of(value))
        case "AT" | "ASSERT_NOT":
            return _NOTHING
        case "ASSERT":
            return _Part(_EMPTY, _asked_of(_parts(value[1])))
        case "SUBPATTERN":
            parts = _parts(value[3])
            return _together(parts)._replace(ways=(parts,))
        case "ATOMIC_GROUP":
            return _together(_parts(value))
        case "BRANCH":
            return _branch(tuple(map(_parts, value[1])))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(int(value[0]), int(value[1]), _together(_parts(value[2])))
    return _UNKNOWN


def _together(parts: Iterable[_Part]) -> _Part:
    """What parts tell that follow one another."""
    run, whole = _EMPTY, True
    found: list[Texts] = []
    for texts, more, _ in parts:
        found += more
        if texts is not None and len(run) * len(texts) <= MOST:
            run = texts if run == _EMPTY else frozenset(a + b for a in run for b in texts)
            continue
        found += _asked(run)
        run, whole = texts or _EMPTY, False
    return _Part(run, tuple(found)) if whole else _Part(None, _settled(run, tuple(found)))


@lru_cache(maxsize=512)
def _character(code: int) -> str:
    small = folded(chr(code)).lower()
    return small if _WORD.fullmatch(small) else _GAP


def _one_of(members: Sequence[tuple[Any, Any]]) -> Texts | None:
    texts: set[str] = set()
    for kind, value in members:
        match str(kind), str(value):
            case "LITERAL", _:
                texts.add(_character(value))
            case "CATEGORY", "CATEGORY_SPACE" | "CATEGORY_NOT_WORD":
                texts.add(_GAP)
            case "RANGE", _ if value[0] > max(map(ord, FOLDED)):
                texts.add(_GAP)
            case _:
                return None
    return frozenset(texts)


def _branch(ways: tuple[tuple[_Part, ...], ...]) -> _Part:
    told = list(map(_together, ways))
    exact = [way.texts for way in told if way.texts is not None]
    if len(exact) == len(ways) and sum(map(len, exact)) <= MOST:
        return _Part(frozenset().union(*exact), (), ways)
    asked = [_settled(way.texts, way.needs) for way in told]
    if not all(asked):
        return _Part(None, (), ways)
    return _Part(None, (_shortest(frozenset().union(*(max(need, key=_worth) for need in asked))),), ways)


def _worth(need: Texts) -> tuple[int, int, list[str]]:
    """How rare a text is that meets the need: long literals and few of them."""
    return min(map(len, need)), -len(need), sorted(need)


def _repeated(least: int, most: int, told: _Part) -> _Part:
    texts, more, _ = told
    if texts is not None and texts <= _EMPTY | _GAPS:
        return _Part(texts | (_EMPTY if least == 0 else frozenset()), more if least else ())
    if least == most == 1:
        return told
    if least:
        return _Part(None, _settled(texts, more))
    return _Part(None if texts is None or most > 1 else texts | _EMPTY)


def _asked_of(parts: Iterable[_Part]) -> Needs:
    told = _together(parts)
    return _settled(told.texts, told.needs)


def _settled(texts: Texts | None, found: Needs) -> Needs:
    return _strictest(found if texts is None else (*found, *_asked(texts)))


@lru_cache(maxsize=4_096)
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
