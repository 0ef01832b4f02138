"""Names that a text brings up only to place or describe another: tickers, places of datelines, seats, titles."""

import re

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.dateline import stands_in_dateline
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.spelling import key

_TICKER = Caseless(
    r"\b(?:nasdaq|nyse|amex|otc\w*|tsx\S*|cse|lse|asx|tase|fra|fse|aim|isin|symbol\w*)\b[^()]{0,12}[:\s“\"]\s*$"
)
_SEATED = re.compile(r"\b(?:of|in|at|near)\s+$")
_STATE = re.compile(r"\s*,\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+)?|[A-Z]{2})")
_DATELINE = re.compile(r"\s*,\s*(?:[A-Z][a-z]+\.?|[A-Z]{2})\s*(?:,|[-–—]|\(|$)")
_CAPITALS = re.compile(r"[A-Z ]+$")
_OFFICE = re.compile(
    r"\s*,?\s*(?:the\s+)?(?:Chief|President|CEO|COO|CFO|CTO|Chairman|Director|Vice|Head|SVP|EVP"
    r"|Founder|General\s+Manager)\b"
)


def is_aside(text: str, start: int, end: int) -> bool:
    """True for a ticker, a dateline's place, an address or a person's title."""
    before, after = text[max(0, start - 24) : start], text[end : end + 40]
    if _OFFICE.match(after) or _TICKER.search(before):
        return True
    state = _STATE.match(after)
    if state and key(state[1]) in PLACES and _SEATED.search(before):
        return True
    if start < 60 and _DATELINE.match(after) and _CAPITALS.match(text[start:end]):
        return True
    return stands_in_dateline(text, start, end)
