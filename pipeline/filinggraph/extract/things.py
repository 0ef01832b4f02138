"""Words about a name that make it a product, a brand or a part of the filer, or are likely to, not a body."""

import re
from collections.abc import Callable

_KINDS = (
    r"(?:products?|platforms?|suites?|software|systems?|tools?|applications?|apps?|databases?|modules?|services?|drugs?|medicines?"
    r"|therap(?:y|ies)|vaccines?|treatments?|tests?|assays?|fragrances?|lines?|collections?|brands?|labels?|games?|titles?|magazines?"
    r"|newspapers?|programs?|devices?|consoles?|tablets?|cards?|models?|engines?|vehicles?|aircraft|vessels?|mines?|plants?|segments?"
    r"|divisions?|subsidiar(?:y|ies)|reporting\s+units?)"
)
_BODIES = (
    r"(?!\s+(?:compan(?:y|ies)|providers?|makers?|manufacturers?|firms?|distributors?|suppliers?|retailers?|business|groups?|developers?"
    r"|chains?|vendors?|house|operators?|corporation|contractors?|integrators?|publishers?|producers?|carriers?|customers?|of\s+[A-Z]))"
)
# "Gullwatch, a managed detection service;", "Veradoxin is our first product".
_SAID_OF = (
    r"[®™]?(?:,\s+|\s+(?:is|was|are|were)\s+)(?:an?|our|its|the\s+(?:Company|Registrant)[’']s|one\s+of\s+(?:our|its))\s+"
    rf"(?:(?![\w-]+(?:er|or)s?\s+of\s)[\w-]+\s+){{0,5}}?{_KINDS}"  # "a maker of devices" is a body
)
_APPOSED = re.compile(rf"{_SAID_OF}\b{_BODIES}(?![-\w])")
_FOLLOWED = re.compile(
    r"[®™]|\s+(?:suite|tablets?|capsules?|injections?|subscriptions?|subscribers|licenses\s+and|line|collection|family\s+of"
    r"|brand(?:ed)?|branded|trademarks?|franchise)\b|-branded\b"
)
_BEFORE = re.compile(
    r"\b(?:(?:called|known\s+as|under\s+the\s+(?:[\w-]+\s+){0,2}?(?:names?|trademarks?|brands?|labels?))"
    r"|(?:introduced|launched|introduction\s+of|launch\s+of|releases?\s+of|versions?\s+of|shipments?\s+of|approval\s+of"
    r"|development\s+of|discontinued|discontinuation\s+of)(?:\s+the)?)\s+[“\"]?$",
    re.I,
)
# As _APPOSED, but the thing ends what is said of the name: "a drug wholesaler" is none.
_INTRODUCED = re.compile(
    rf"{_SAID_OF}(?=\s*(?:[.,;:)—–]|(?:that|which|for|with|used|designed|sold|launched|introduced|acquired)\b|$))"
)
REACH, MOST_PLACES = 70, 40  # characters that are looked at on either side; mentions that are


def as_thing(text: str, start: int, end: int) -> bool:
    """True where the words beside a name at a place make it likely a thing; they stand beside some bodies, too."""
    after = text[end : end + REACH]
    return bool(_APPOSED.match(after) or _FOLLOWED.match(after) or _BEFORE.search(text[max(0, start - REACH) : start]))


def introduced_as_thing(text: str, end: int) -> bool:
    """True where a name that ends at a place is said to be a thing: "Gullwatch, a managed detection service,"."""
    return bool(_INTRODUCED.match(text[end : end + REACH]))


def part_as_thing(name: str, text: str) -> float:
    """Which part of a name's first mentions in a text make it a thing; 0 where it is not found."""
    return part_of_mentions(name, text, lambda start, end: as_thing(text, start, end))


def part_of_mentions(name: str, text: str, holds: Callable[[int, int], bool]) -> float:
    """For which part of a name's first mentions, by their start and end, something holds; 0 where it is not found."""
    found = told = 0
    at = text.find(name)
    while at >= 0 and found < MOST_PLACES:
        found, told = found + 1, told + holds(at, at + len(name))
        at = text.find(name, at + len(name))
    return told / found if found else 0.0
