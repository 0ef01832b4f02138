"""Words that filings write in small letters: one of them that begins a sentence is no name."""

from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).with_name("ordinary.txt")  # every word that a hundredth of the filings read writes so


@lru_cache(maxsize=2)
def once(text: str) -> str:
    """Everything that stands between white space in a text, once each, in no order."""
    return " ".join(set(text.split()))


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """The words, in lower case."""
    return frozenset(_WORDS.read_text(encoding="utf-8").split())
