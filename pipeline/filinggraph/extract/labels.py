"""What the model calls the names of a sentence, read only where somebody asks.

A label hangs on few words to each side, so the model reads no whole sentence but the stretches of it in which names
stand; reading many at once takes half the time of reading them one by one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from filinggraph.extract.entities import Entities, entities_of
from filinggraph.extract.language import CHOSEN_MODEL, model

LONGEST_READ = 4_000
AROUND = 5  # words read to each side of a name: the model's four layers see four tokens, the next is its state
Asked = tuple[str, int, int]
_SEEN: dict[tuple[str, str], Entities] = {}
_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(r"[^\W\d_a-z]")


def entities(text: str) -> Entities:
    """(start, end, label) of the named entities that the model in use sees in a text."""
    piece = text[:LONGEST_READ]
    _read((piece,))
    return _SEEN[CHOSEN_MODEL.get(), piece]


def labels(text: str, start: int, end: int) -> Entities:
    """(start, end, label) of the named entities of a sentence that share a letter with the range."""
    first, last = stretch(text, start, end)
    piece = text[first:last]
    _read((piece,))
    found = ((s + first, e + first, label) for s, e, label in _SEEN[CHOSEN_MODEL.get(), piece])
    return tuple((s, e, label) for s, e, label in found if s < end and start < e)


def letter_labels(text: str, start: int, end: int) -> list[str]:
    """The labels of the characters of a sentence from start to end, one each, without those that have none."""
    return [label for s, e, label in labels(text, start, end) for _ in range(max(s, start), min(e, end))]


def foresee(asked: Iterable[Asked]) -> None:
    """Read together what `labels` will be asked of: sentences, each with a range."""
    pieces = []
    for text, start, end in asked:
        first, last = stretch(text, start, end)
        pieces.append(text[first:last])
    _read(pieces)


def forget() -> None:
    """Drop what was read: what a document gives must not hang on the documents read before it."""
    _SEEN.clear()
    _stretches.cache_clear()


def stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that is read for a range: AROUND words more to each side, unless it is no name."""
    for first, opens, closes, last in _stretches(text):
        if opens <= start and end <= closes:
            return first, last
    return 0, min(len(text), LONGEST_READ)


@lru_cache(maxsize=4096)
def _stretches(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Where the stretches of a sentence begin, where their first names begin and last names end, where they end."""
    words = [m.span() for m in _WORD.finditer(text, 0, LONGEST_READ)]
    found: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(words):
        if _CAPITAL.search(text, start, end):
            if found and place - found[-1][1] <= 2 * AROUND + 1:
                found[-1] = (found[-1][0], place)
            else:
                found.append((place, place))
    most = len(words) - 1
    return tuple(
        (words[max(0, a - AROUND)][0], words[a][0], words[b][1], words[min(most, b + AROUND)][1]) for a, b in found
    )


def _read(pieces: Iterable[str]) -> None:
    name = CHOSEN_MODEL.get()
    unread = [p for p in dict.fromkeys(pieces) if (name, p) not in _SEEN]
    if unread:
        _SEEN.update(zip(((name, p) for p in unread), entities_of(model(name), unread), strict=True))
