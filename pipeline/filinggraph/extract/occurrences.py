"""Where words stand in a text, letter by letter: of rare ones that is told far sooner than by a pattern."""

from collections.abc import Iterator


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every place where the words begin, in order, inside longer words too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
