"""Phrases by which an agreement has no printed end: for ever, until terminated, as long as something else lasts."""

import re
from collections.abc import Iterator, Sequence

_ENDS = r"(?:will|shall)\s+"
_PHRASES = (  # a word without which the phrase cannot stand, and the phrase in lower case
    ("perpetu", r"in\s+perpetuity|perpetually|perpetual\b(?!\s+inventor)|for\s+perpetuity"),
    ("indefinite", r"indefinite(?:ly)?(?!,?\s+(?:or\s+)?(?:invalid|unenforceable|illegal|void))"),
    (
        "until",
        r"until\s+(?:it\s+is\s+|this\s+agreement\s+is\s+|such\s+time\s+as\s+|otherwise\s+|sooner\s+|earlier\s+)?(?:it\s+is\s+)?"
        r"(?:terminat|cancel|revoked|either\s+party|one\s+of|notice)\w*",
    ),
    ("end when", rf"{_ENDS}end\s+when\s+terminated"),
    ("unless", r"unless\s+(?:and\s+until\s+)?(?:it\s+is\s+)?(?:earlier\s+|sooner\s+)?terminated"),
    (
        "of",
        r"(?:until|upon)\s+(?:the\s+)?(?:expiration|expiry|last|end|termination)\s+of\s+(?:the\s+)?(?:last|royalt|all\s+|patent)\w*",
    ),
    (
        "date of",
        r"until\s+the\s+last\s+date\s+of\s+expir\w+|(?:ends?|expires?|terminates?)\s+(?:up)?on\s+the\s+expir\w+\s+date\s+of\s+the\b",
    ),
    ("term", r"no\s+(?:fixed|definite|specified)\s+term"),
    ("at any time", r"may\s+(?:be\s+)?terminated?\s+(?:this\s+agreement\s+)?at\s+any\s+time"),
    (
        "long as",
        r"(?:in\s+(?:full\s+)?(?:force|effect)\b[^.;]{0,30}?|(?:continue|valid|remain|last)\s+(?:\w+\s+){0,2}?for\s+|term\b[^.;]{0,40}?)"
        r"(?:so|as)\s+long\s+as",
    ),
    ("unlimited", r"unlimited\s+(?:period|term|duration)"),
    ("terminous", r"co-?terminous\b"),
    (
        "until",
        r"until\s+(?:the\s+)?(?:earlier\s+of\s+(?:\(?[ia1]\)\s*)?(?:the\s+)?)?(?:expiration|termination|completion|dissolution)\s+"
        r"(?:or\s+(?:earlier\s+)?(?:termination|expiration)\s+)?of\s+(?:the|this|such|all|that)\b",
    ),
    (
        "this",
        rf"this\s+(?:[\w-]+\s+){{0,3}}?(?:agreement|contract|jv)\s+{_ENDS}(?:\w+\s+)?(?:terminate|expire|end)\b"
        r"(?=[\s,]*(?:automatically|immediately|upon|when|if|:|\(i\)|\(a\)|a\.|in\s+the\s+event|on\s+the\s+exercise|on\s+the\s+earlie|with\s+respect))",
    ),
    ("last", r"last[\s-]to[\s-]expire"),
    (
        "terminate",
        r"(?:either|any|each)\s+party\s+(?:may|can|shall\s+have\s+the\s+right\s+to)\s+(?:\w+\s+){0,3}terminate\s+this"
        r"|terminate\w*\s+(?:only\s+)?(?:upon|by|on)\s+(?:either|any|written\s+notice|mutual)",
    ),
    ("unless", r"(?:in\s+(?:full\s+force\s+and\s+)?effect\s+)unless"),
    ("royalty", r"royalty\s+term"),
    ("date", r"(?:no\s+|not\s+)(?:termination|expir\w+)\s+date"),
    ("life", r"life\s+of"),
)


_COMPILED = tuple((word, re.compile(rf"\b(?:{phrase})")) for word, phrase in _PHRASES)


def phrases_in(lowered: str) -> tuple[re.Pattern[str], ...]:
    """The phrases that can stand in a text in lower case."""
    return tuple(phrase for word, phrase in _COMPILED if word in lowered)


def places(phrases: Sequence[re.Pattern[str]], lowered: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Every place in lowered[low:high] where one of the phrases stands, in order and without overlap."""
    ahead = [m for phrase in phrases if (m := phrase.search(lowered, low, high))]
    while ahead:
        first = min(ahead, key=lambda m: m.start())
        yield first
        reached = first.end()
        again = (m if m.start() >= reached else m.re.search(lowered, reached, high) for m in ahead)
        ahead = [m for m in again if m]
