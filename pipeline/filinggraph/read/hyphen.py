"""Words that a line end cut in two: one word again where the text knows it, or where nothing speaks for a hyphen."""

import re

import numpy as np
import numpy.typing as npt

from filinggraph.read.codes import Ints
from filinggraph.read.copied import NOTHING
from filinggraph.read.lines import Lines
from filinggraph.read.vocabulary import written

_TAIL = re.compile(r"([A-Za-z]+)-$")
_HEAD = re.compile(r"[A-Za-z]+")
_BEFORE_HYPHEN = frozenset(
    "all anti bi by co cost counter cross de double e end energy ex first fixed five four full half hard high"
    " in inter intra ion land large life line load lock long low macro market mass medium micro mid mini multi net next"
    " no non off on one open out over part per point post pre pro quasi re real record second self semi seven short"
    " side single six small so sub super ten third three time top trans two ultra under up well wide".split()
)
_WHOLE_PREFIX = frozenset("de in inter intra macro micro out over per pro re sub super trans under up on".split())
_SUSPENDED = frozenset(("and", "or", "to"))


def rejoin(lines: Lines, after: npt.NDArray[np.uint8], ends: Ints, heads: Ints) -> None:
    """Close up what a line end cut: word `ends[i]` is the last of a line, word `heads[i]` the first of the next.

    The hyphen itself goes where the two parts make one word.
    """
    if not len(ends):
        return
    last = lines.word_end[ends] - 1
    hyphened = np.flatnonzero(lines.codes[last] == ord("-"))
    cuts: list[tuple[int, str, str]] = []
    for word, following in zip(ends[hyphened].tolist(), heads[hyphened].tolist(), strict=True):
        begin, end = int(lines.word_start[word]), int(lines.word_end[word])
        begin = max(begin, lines.source.rfind(" ", begin, end) + 1)
        before = _TAIL.search(lines.source, begin, end) if end - begin > 2 else None
        behind = _HEAD.match(lines.source, int(lines.word_start[following]))
        if not before or not behind or behind.group() in _SUSPENDED:
            continue
        after[word] = NOTHING
        if behind.group().islower():
            cuts.append((word, before.group(1).lower(), behind.group()))
    known = written(lines.source, {form for _, tail, head in cuts for form in _forms(tail, head)})
    for word, tail, head in cuts:
        if _one_word(tail, head, known):
            lines.word_end[word] -= 1


def _forms(tail: str, head: str) -> tuple[str, ...]:
    return tail + head, f"{tail}-{head}", tail, head


def _one_word(tail: str, head: str, known: set[str]) -> bool:
    """What the rest of the text writes decides; else a part that is often set off by a hyphen keeps its own."""
    if tail + head in known:
        return True
    if f"{tail}-{head}" in known:
        return False
    if tail in _BEFORE_HYPHEN and not (tail in _WHOLE_PREFIX and head not in known):
        return False
    return not (tail in known and head in known and len(tail) > 3 and len(head) > 3)
