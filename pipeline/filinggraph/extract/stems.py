"""Words without their endings, so that "awards", "awarded" and "awarding" are one word to a model of words."""

from functools import lru_cache

_ENDINGS = ("ing", "ed", "es", "s")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word in small letters without the ending of a verb or a plural."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
