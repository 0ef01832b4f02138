"""Names that a sentence uses in short, or that the model misses there, known from the text before it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from filinggraph.extract.context import Context
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.names import Mention, names_of_any_kind, organizations
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.buyers import owns_what_follows
from filinggraph.extract.shares.no_buyers import NOT_A_BUYER
from filinggraph.extract.spelling import SUFFIXED, key
from filinggraph.model import Document, Party

LOOK_BACK = 4_000
WINDOW = 160
MOST = 3
SHORTEST = 4
_COMMON = frozenset(
    "company united american national general first international global north south east west new federal standard"
    " pacific atlantic central advanced applied".split()
)


def known_before(document: Document, start: int, text: str, who: Context, buyers: Sequence[Buyer]) -> Iterator[Buyer]:
    """Parties of a sentence beside those found in it: "Zenith", after "Zenith National Insurance notified us"."""
    mentions = (
        m
        for m in (*names_of_any_kind(text, who), *_first_word(text))
        if len(m.party.name) >= SHORTEST
        and not m.party.filer
        and not holds_filer(m.party.name, who)
        and not any(m.start < b.end and b.start < m.end for b in buyers)
        and not NOT_A_BUYER.search(m.party.name)
        and not owns_what_follows(text, Buyer(m.start, m.end, m.party))
    )
    for mention in islice(mentions, MOST):
        begin = max(0, start - LOOK_BACK)
        if mention.party.name not in document.text[begin:start]:
            continue
        pattern = re.compile(rf"(?<![\w&]){re.escape(mention.party.name)}(?![\w-])")
        for earlier in islice(pattern.finditer(document.text, begin, start), MOST):
            first = max(begin, earlier.start() - WINDOW)
            window = re.sub(r"\s", " ", document.text[first : min(start, earlier.end() + WINDOW)])
            at = earlier.start() - first
            named = next((m for m in organizations(window, who, strict=True) if m.start == at), None)
            over_lines = named and "\n\n" in document.text[earlier.start() : earlier.start() + named.end - named.start]
            if named and not named.party.filer and not over_lines:
                yield Buyer(mention.start, mention.end, named.party)
                break


def by_longer_names(document: Document, start: int, text: str, who: Context, buyers: Sequence[Buyer]) -> list[Buyer]:
    """The buyers, those of whom nobody is sure under the longer name that the text before gives them."""
    unsure = [b for b in buyers if b.named and not b.sure]
    sure = [b for b in buyers if b not in unsure]
    longer = {(k.start, k.end): k for k in known_before(document, start, text, who, sure)} if unsure else {}
    found = ((b, longer.get((b.start, b.end))) for b in unsure)
    return sure + [k if k and key(k.party.name).startswith(key(b.party.name) + " ") else b for b, k in found]


def _first_word(text: str) -> Iterator[Mention]:
    """The word that a sentence begins with where it can only be a name: "Voss was 17% of revenue"."""
    match = _FIRST.match(text)
    if match is not None and match["name"].lower() not in ordinary():
        yield Mention(*match.span("name"), Party(match["name"]))


_FIRST = re.compile(
    r"[“\"'\s]*(?P<name>[A-Z][\w&-]{3,})\s+(?:was|were|is|had\s+been|alone|accounted|represented|made\s+up|contributed|took|came\s+to)\s"
)


def holds_filer(name: str, who: Context) -> bool:
    """True for a name without legal form that holds the first word of the filer's: its brand or its unit."""
    first = key(who.filer.name).split()[0].strip(",.")
    if len(first) < 3 or first in PLACES or first in _COMMON or SUFFIXED.search(name):
        return False
    return first in key(name).split()
