"""Agreements that a document gives a name ("the Supply Agreement"), with the sides of the sentence that defines it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from filinggraph.extract.context import Context
from filinggraph.extract.deals.kinds import is_private
from filinggraph.extract.deals.sides import Side, elsewhere
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import BlockKind, Document

_NOUN = (
    r"(?:Agreements?|Contracts?|Licen[cs]es?|Subcontracts?|Partnerships?|Alliances?|Collaborations?|Orders?|Programs?"
    r"|SOWs?|MSAs?)"
)
_DEFINED = re.compile(
    r"\(\s*(?:(?:collectively|together|as\s+amended|hereinafter|each)[,\s]+)*(?:the|this|an?)?\s*"
    r"[“\"](?:the\s+)?(?P<name>[A-Z][^”\"()]{1,58}?)[,.]?[”\"][^()]{0,80}\)"
)
_INITIALS = re.compile(
    rf"\b(?:[A-Z][\w’'-]*\s+){{1,6}}{_NOUN}\s*\(\s*(?:the\s+)?[“\"]?(?P<name>[A-Z][A-Z&]{{1,6}}s?)[”\"]?\s*\)"
)
_BRACKETED = re.compile(rf"{_NOUN}\s*\(\s*(?:the\s+)?[“\"]?[A-Z][A-Z&]{{1,6}}s?[”\"]?\s*\)")  # the end of these
_IS_PAPER = re.compile(rf"\b{_NOUN}$")
_AFTER_NOUN = re.compile(r"\b(?:agreements?|contracts?|licen[cs]es?|arrangements?|orders?)\b[^.;]{0,160}$", re.I)
_NAMED_AFTER = re.compile(
    rf"\b(?P<who>[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){{0,3}}?)\s+(?:(?:[A-Z][\w-]*|and|&)\s+){{0,5}}{_NOUN}\b"
)
MOST = 40

Papers = Mapping[str, tuple[Side, ...]]


def papers_defined(document: Document, most: int = MOST) -> dict[str, str]:
    """The sentence that defines each agreement which the document gives a name and speaks of again, by that name.

    Agreements about money, land, shares and staff are left out; at most `most` definitions are read.
    """
    found: dict[str, str] = {}
    starts = [b.start for b in document.blocks]
    initials = _INITIALS.finditer(document.text) if _BRACKETED.search(document.text) else ()
    for match in (*_DEFINED.finditer(document.text), *initials):
        name = " ".join(match["name"].split())
        if name in found or len(found) >= most or not _is_paper(document.text, match, name):
            continue
        sentence = _sentence_at(document, starts, match.start())
        if sentence is None or is_private(sentence.text[: match.start() - sentence.start]):
            continue
        found[name] = sentence.text
    return found


def defined_sides(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The named sides of the sentence that defines an agreement, as those of every sentence that speaks of it."""
    return tuple(elsewhere(s, "paper", 0.0) for s in sides if s.source != "unnamed")


def _is_paper(text: str, match: re.Match[str], name: str) -> bool:
    """True for the name of an agreement, by its own last word or as initials behind one, that stands elsewhere too."""
    lead = text[max(0, match.start() - 90) : match.start()]
    initials = name.isupper() and (match.re is _INITIALS or bool(_AFTER_NOUN.search(lead)))
    return (initials or bool(_IS_PAPER.search(name))) and text.count(name) > 1


def _sentence_at(document: Document, starts: Sequence[int], position: int) -> Sentence | None:
    """The sentence of a block of prose that holds a position."""
    at = bisect_right(starts, position) - 1
    if at < 0 or document.blocks[at].kind is BlockKind.TABLE:
        return None
    return next((s for s in split(document, document.blocks[at]) if s.start <= position < s.end), None)


def paper_sides(text: str, papers: Papers, who: Context, counts: Counter[str], whole: str) -> tuple[Side, ...]:
    """The sides of the first agreement that a sentence calls by its name, or by that of its other party.

    A name stands alone elsewhere in the `whole` text of the document, and no common word does for it.
    """
    named = [(at, sides) for name, sides in papers.items() if sides and (at := _place(text, name)) >= 0]
    if named:
        return min(named, key=lambda n: n[0])[1]
    for match in _NAMED_AFTER.finditer(text):
        name = clean(match["who"])
        party = who.aliases.get(key(name))
        if (party is not None and party.filer) or not name:
            continue
        if party is None and (full := _full_name(name, counts)):
            party = who.party(full)
        if party is None and (counts[name] < 2 or _is_common(name, whole)):
            continue
        features = {"s_known": float(party is not None), "s_count": 1.0}
        return (elsewhere(Side(party or who.party(name), weight=3.0, features=features), "paper", 0.0),)
    return ()


@lru_cache(maxsize=256)
def _is_common(name: str, whole: str) -> bool:
    """True for a word or words that a text also writes small."""
    return bool(re.search(rf"\b{re.escape(name.casefold())}\b", whole))


def _full_name(name: str, counts: Counter[str]) -> str:
    """The one name with a legal form that begins with a shorter one, or ""."""
    longer = [n for n in counts if n.startswith(f"{name} ") and SUFFIXED.search(n)]
    return longer[0] if len(longer) == 1 else ""


def _place(text: str, name: str) -> int:
    """Where a name stands as a whole, -1 where it does not."""
    if name not in text:
        return -1
    found = re.search(rf"(?<![\w(“\"]){re.escape(name)}(?!\w)", text)
    return found.start() if found else -1
