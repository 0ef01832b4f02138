"""Numbers as contracts spell them: "three (3)", "twenty-five", "one hundred eighty", "8th", "thirty-first"."""

import re

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS = ("tenth", "eleventh", "twelfth", *(t + "th" for t in _TEENS[3:]))
_ORDINAL_TENS = tuple(t[:-1] + "ieth" for t in _TENS)

_CARDINALS = {w: i for i, w in enumerate((*_UNITS, *_TEENS), 1)} | {w: i * 10 for i, w in enumerate(_TENS, 2)}
_CARDINALS |= {"fourty": 40, "ninty": 90}
_ORDINALS = {w: i for i, w in enumerate((*_ORDINAL_UNITS, *_ORDINAL_TEENS), 1)}
_ORDINALS |= {w: i * 10 for i, w in enumerate(_ORDINAL_TENS, 2)}


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BELOW_HUNDRED = rf"(?:(?:{_any(_TENS)}|fourty|ninty)(?:[\s-]+(?:{_any(_UNITS)}))?|{_any([*_UNITS, *_TEENS])})"
CARDINAL = rf"(?:(?:{_any(_UNITS)}|a)[\s-]+hundred(?:[\s-]+(?:and[\s-]+)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
ORDINAL = (
    rf"(?:(?:{_any(_TENS)})[\s-]+(?:{_any(_ORDINAL_UNITS)})"
    rf"|{_any([*_ORDINAL_UNITS, *_ORDINAL_TEENS, *_ORDINAL_TENS])}|\d{{1,2}}\s?(?:st|nd|rd|th|t h|s t|n d|r d))"
)


def cardinal(words: str) -> int | None:
    """Value of a number in words or digits ("twenty-five" → 25, "1,000" → 1000), or None."""
    text = words.strip().casefold().replace(",", "")
    if text.isdigit():
        return int(text)
    parts = [w for w in re.split(r"[\s-]+", text) if w != "and"]
    if len(parts) > 1 and parts[1] == "hundred":
        head = 1 if parts[0] == "a" else _CARDINALS.get(parts[0])
        rest = cardinal(" ".join(parts[2:])) if parts[2:] else 0
        return None if head is None or rest is None else head * 100 + rest
    values = [_CARDINALS.get(w) for w in parts]
    known = [v for v in values if v is not None]
    return sum(known) if known and len(known) == len(values) else None


def ordinal(words: str) -> int | None:
    """Value of an ordinal in words or digits ("thirty-first" → 31, "8th" → 8), or None."""
    text = words.strip().casefold()
    digits = re.fullmatch(r"(\d+)\s?(?:st|nd|rd|th|t h|s t|n d|r d)?", text)
    if digits:
        return int(digits[1])
    *tens, last = re.split(r"[\s-]+", text)
    unit = _ORDINALS.get(last)
    if unit is None or len(tens) > 1:
        return None
    return unit + _CARDINALS.get(tens[0], 0) if tens else unit
