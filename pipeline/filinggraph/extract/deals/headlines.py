"""What a headline says that the text below leaves out: that a contract signed anew is one prolonged."""

import re

from filinggraph.extract.deals.passages import SKIPPED
from filinggraph.extract.language import Sentence, split
from filinggraph.model import BlockKind, Document

_RENEWS = re.compile(
    r"\b(?:renews?|renewed|renewal|extends?|extended|extension|re-?signs?|re-?ups?|prolongs?|prolonged"
    r"|another\s+(?:\w+\s+)?(?:years?|seasons?|terms?)|\w+\s+more\s+(?:years?|seasons?))\b",
    re.I,
)
_DEAL = re.compile(
    r"\b(?:agreements?|contracts?|pacts?|deals?|accords?|ties?|tie-ups?|partnerships?|licen[cs]es?|sponsorships?|alliances?|relationships?|supply"
    r"|services?|concessions?|charters?|franchises?|collaborations?|work|with|for|at)\b",
    re.I,
)
_NO_DEAL = re.compile(
    r"\b(?:not|won['’]t|denies|offer|deadline|credit|facility|loan|notes?|maturity|tender|warranty|lease|leadership|reach|line|range|portfolio|record|gains?|losses|hours|option\s+to)\b",
    re.I,
)
_FIRST = 3  # blocks with words among which the headline is looked for
_LONGEST = 200


def renewal_headline(document: Document) -> Sentence | None:
    """The headline that says that something was renewed or extended; None where no headline says so."""
    looked = 0
    for block in document.blocks:
        text = document.text[block.start : block.end].strip()
        if not text or block.kind is BlockKind.TABLE or block.boilerplate in SKIPPED:
            continue
        looked += 1
        if looked > _FIRST:
            return None
        if len(text) > _LONGEST or text.endswith("."):
            continue
        if _RENEWS.search(text) and _DEAL.search(text) and not _NO_DEAL.search(text):
            return next(iter(split(document, block)), None)
    return None


def is_named(name: str, headline: str) -> bool:
    """True where a headline has a telling word of a name."""
    words = [w for w in re.findall(r"\w+", name.casefold()) if len(w) > 3]
    return any(re.search(rf"\b{re.escape(w)}\b", headline.casefold()) for w in words[:2])
