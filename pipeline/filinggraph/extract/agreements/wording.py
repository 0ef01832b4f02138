"""The words about a term as traits for a linear model: single words and pairs, by side and by nearness."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[a-z]+|\d+|[^\w\s]|\n")
_BEFORE, _AFTER = 22, 16  # words
_NEAR = 4
_REACH = 160  # characters


@lru_cache(maxsize=256)
def wording(text: str, start: int, end: int, kind: str, value: str) -> frozenset[str]:
    """The traits of the words about text[start:end], for each trait also one that is of this kind of term alone."""
    before = _words(text[max(0, start - _REACH) : start])[-_BEFORE:]
    after = _words(text[end : end + _REACH - 20])[:_AFTER]
    found: set[str] = set()
    for side, near_first in (("b", before[::-1]), ("a", after)):
        for i, word in enumerate(near_first):
            found.add(f"{side}{int(i >= _NEAR)}{word}")
            if i + 1 < len(near_first):
                other = near_first[i + 1]
                found.add(f"{side}{word} {other}" if side == "a" else f"{side}{other} {word}")
        found.update(f"{side}^{' '.join(near_first[:n])}" for n in (1, 2, 3) if len(near_first) >= n)
    own = {f"v:{value if kind != 'date' else kind}"}
    if kind == "perpetual":
        own |= {f"n:{w}" for w in _words(text[start:end])}
    return frozenset(found | own | {f"{kind[:3]}:{trait}" for trait in found})


def _words(text: str) -> list[str]:
    """Words, signs and line ends in lower case; every number is one word."""
    return ["0" if w[0].isdigit() else w for w in _TOKEN.findall(text.lower())]
