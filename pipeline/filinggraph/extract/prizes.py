"""Prizes that are called awards: who gives one has bought nothing."""

import re

_NO_PRIZE = r"(?!(?:Contract|Order|Grant|SBIR|STTR|Phase|Subcontract|Program|Task|Delivery|Notice)\b)"
NAMED_PRIZE = re.compile(
    rf"\b(?:{_NO_PRIZE}[A-Z][\w’'&-]*\s+){{1,6}}(?:Award|Prize|Medal)\s+(?:from|by|for|at|in)\b|\bof\s+the\s+[Yy]ear\s+[Aa]wards?\b"
    r"|\b(?:the|an?)\s+(?:Prize|Medal|Trophy)\s+(?:of|for|from)\b"
)
_GIVEN_BY = re.compile(r"\b(?:from|by|of)\s+(?:the\s+)?(?:[A-Z][\w’'&-]*\s+){0,4}$")
_PAID = re.compile(r"[$€£]\s?\d")
_GOT = re.compile(r"\b(?:won|wins?|receiv\w+|earn\w+|garner\w+|honou?red|presented|named)\b", re.I)


def gives_prize(text: str, start: int) -> bool:
    """True where the name at a place of a sentence is that of who gave a prize: "won the Quality Award from Alpha"."""
    prize = NAMED_PRIZE.search(text, 0, start)
    if prize is None or _PAID.search(text) or not _GOT.search(text, 0, prize.end()):
        return False
    return start - prize.end() < 60 and bool(_GIVEN_BY.search(text[:start]))
