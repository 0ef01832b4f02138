"""Runs of words that may be a party's name, with the ways in which a doubtful "and", comma or dash may join them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from filinggraph.extract.agreements.name_words import (
    ABBREVIATIONS,
    CLOSING,
    ENDING,
    LAST,
    LEGAL_FORMS,
    LINKS,
    ROLES,
    SELDOM,
    SMALL_FORMS,
    STOP,
    TRAILING,
    WHOLE,
)

_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ][\w'’&!+/@À-ɏ-]*(?:\.[\w'’&À-ɏ-]+)*\.?|[^\s\w]|_+")
_CALENDAR = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th|\.\d.*)", re.IGNORECASE)
_SMALL_NAME = re.compile(r"[ei]-[a-z]{3,}|[a-z]+\d[a-z]+")  # "e-centives, Inc."
_LABEL = re.compile(r"\d{1,2}\.")
_DASHES = ("-", "–", "—")
_LONGEST = 22
_LEADING = LINKS - {"the"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate name, text[start:end], and whether it was joined over an "and", a comma or a dash."""

    start: int
    end: int
    joined: bool = False


class _Word(NamedTuple):
    """What a word is by itself: without its full stop and capitals, a legal form or not, fit for a name or not."""

    bare: str
    legal: bool
    proper: bool


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    word: _Word

    @property
    def bare(self) -> str:
        return self.word.bare

    @property
    def legal(self) -> bool:
        return self.word.legal

    @property
    def proper(self) -> bool:
        return self.word.proper


@lru_cache(maxsize=1 << 14)
def _word(text: str) -> _Word:
    bare = text.rstrip(".").casefold()
    proper = (
        text[0].isupper()
        or any(c.isupper() for c in text[1:4])
        or (text[0].isdigit() and len(text) < 9 and "/" not in text and not _CALENDAR.fullmatch(text))
        or text.casefold().endswith((".com", ".net", ".org"))
    )
    return _Word(bare, bare in LEGAL_FORMS, proper)


@dataclass(slots=True)
class _Run:
    """A run of name words in the making: the index after it, and its doubtful joints as (last before, first after)."""

    stop: int
    cuts: list[tuple[int, int]]


def is_legal_suffix(word: str) -> bool:
    """True for "Inc.", "GmbH" and other endings that only organisations carry."""
    return word.rstrip(".,").casefold() in LEGAL_FORMS


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Candidate names in text[start:end]: each run of proper words, whole and in the parts that its joints divide."""
    tokens = [_Token(m[0], m.start(), m.end(), _word(m[0])) for m in _TOKEN.finditer(text, start, end)]
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at):
            at += 1
            continue
        run = _Run(at + 1, [])
        while run.stop < len(tokens) and run.stop - at < _LONGEST and _goes_on(text, tokens, run):
            pass
        yield from _variants(tokens, at, run)
        at = max(run.stop, at + 1)


def _begins(tokens: Sequence[_Token], at: int) -> bool:
    token = tokens[at]
    if _SMALL_NAME.fullmatch(token.text):
        follows = next((t for t in tokens[at + 1 : at + 3] if t.text != ","), token)
        return follows.legal and follows.proper
    return (
        token.proper
        and token.text[0].isalnum()
        and token.bare != "and"
        and token.bare not in LAST
        and not _LABEL.fullmatch(token.text)
        and (_names(tokens, at) or token.text in ("US", "US."))
        and (token.bare not in LINKS or token.bare in ("the", "la", "le"))
    )


def _names(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word may stand in a name: a doubtful one only where a legal form closes the name soon after."""
    bare = tokens[at].bare
    if bare in STOP:
        return False
    if bare not in SELDOM and bare not in LAST:
        return True
    for token in tokens[at + 1 : at + (7 if bare in SELDOM else 3)]:
        if token.legal and token.proper:
            return True
        if token.text != "," and (not token.proper or token.bare in STOP or bare in LAST):
            return False
    return False


def _goes_on(text: str, tokens: Sequence[_Token], run: _Run) -> bool:
    """Takes the next word or joint into the run, if it belongs there."""
    at = run.stop
    token, before = tokens[at], tokens[at - 1]
    if _breaks(text, before, token):
        return False
    if token.text == ",":
        return _over_comma(tokens, run)
    if token.text in _DASHES:
        return _joint(tokens, run, before.proper and text[before.end : token.start] == " ")
    if token.text == "(":
        return _over_parenthesis(tokens, run)
    if token.bare == "and":
        return _joint(tokens, run, not before.legal)
    if token.bare in LINKS:
        return _over_link(tokens, run)
    if token.bare in SMALL_FORMS and before.proper:  # "QIWI plc"
        run.stop += 1
        return True
    numbered = token.text.isdigit() and at + 1 < len(tokens) and tokens[at + 1].legal  # "WPP 2005 Limited"
    if not (token.proper or numbered) or not token.text[0].isalnum():
        return False
    if not _names(tokens, at) and token.text != "US":
        return False
    if before.bare in WHOLE and not token.legal:
        run.cuts.append((at, at))
    run.stop += 1
    return True


def _breaks(text: str, before: _Token, token: _Token) -> bool:
    gap = text[before.end : token.start]
    if "\t" in gap or _closed(before, token):
        return True
    form = token.legal and token.text[:1].isupper()
    if "\n" in gap and not form:
        return True
    return before.text.endswith(".") and not _abbreviated(before) and not form


def _joint(tokens: Sequence[_Token], run: _Run, allowed: bool) -> bool:
    at = run.stop
    if not allowed or at + 1 >= len(tokens) or not _begins(tokens, at + 1):
        return False
    run.cuts.append((at, at + 1))
    run.stop += 2
    return True


def _over_comma(tokens: Sequence[_Token], run: _Run) -> bool:
    at = run.stop
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if following.bare in TRAILING and (following.proper or tokens[at - 1].text.endswith(".com")):
        run.stop += 2
        return True
    return _joint(tokens, run, _ampersand_ahead(tokens, at + 1))


def _over_parenthesis(tokens: Sequence[_Token], run: _Run) -> bool:
    """ "(Beijing)", "(USA)", "(Hong Kong)" inside a name, where the name goes on behind."""
    at = run.stop
    for closing in (at + 2, at + 3):
        if closing + 1 >= len(tokens) or tokens[closing].text != ")":
            continue
        inner = all(t.proper and t.text[0].isalpha() and t.bare not in STOP for t in tokens[at + 1 : closing])
        if inner and tokens[closing + 1].proper and tokens[closing + 1].bare not in STOP:
            run.stop = closing + 1
            return True
    return False


def _over_link(tokens: Sequence[_Token], run: _Run) -> bool:
    ahead = run.stop + 1
    while ahead < len(tokens) and tokens[ahead].bare in ("the", "la", "los", "las", "der"):
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].proper or not _names(tokens, ahead):
        return False
    if tokens[run.stop].bare == "of" and (tokens[run.stop - 1].bare in ENDING or tokens[ahead].text[0].isdigit()):
        return False  # an address
    if tokens[run.stop].bare == "on" and tokens[ahead].text[0].isdigit():  # "signed for Acme on 24 September"
        return False
    run.stop = ahead + 1
    return True


def _closed(before: _Token, token: _Token) -> bool:
    """True where a legal form ends the name and another proper word follows: "Acme, Inc. Chief …"."""
    ends = before.bare in CLOSING or (before.bare in ("ltd", "corp", "limited") and not token.legal)
    return ends and token.proper and token.text[0].isalnum() and token.bare not in TRAILING


def _abbreviated(token: _Token) -> bool:
    return token.bare in ABBREVIATIONS or len(token.bare) == 1 or "." in token.bare


def _ampersand_ahead(tokens: Sequence[_Token], at: int) -> bool:
    for token in tokens[at : at + 6]:
        if token.text == "&":
            return True
        if not token.proper and token.text != ",":
            return False
    return False


def _variants(tokens: Sequence[_Token], first: int, run: _Run) -> Iterator[Mention]:
    """The run as a whole, and each part between two joints."""
    lefts, rights = [first, *(r for _, r in run.cuts)], [*(c for c, _ in run.cuts), run.stop]
    seen = set()
    for i, left in enumerate(lefts):
        for j in range(i, len(rights)):
            if (j - i > 1 and not (i == 0 and j == len(rights) - 1)) or _follows_partner(tokens, lefts, i):
                continue
            mention = _trimmed(tokens, left, rights[j], run.cuts)
            if mention and (mention.start, mention.end) not in seen:
                seen.add((mention.start, mention.end))
                yield mention


def _follows_partner(tokens: Sequence[_Token], lefts: Sequence[int], i: int) -> bool:
    """True for the part of a name behind a lone first word and a comma: "Baker, Stone & Wood, Inc."."""
    return i > 0 and tokens[lefts[i] - 1].text == "," and lefts[i] - lefts[i - 1] == 2


def _trimmed(tokens: Sequence[_Token], low: int, high: int, cuts: Sequence[tuple[int, int]]) -> Mention | None:
    """tokens[low:high] without small words at its edges and without a role before the name."""
    edge = {",", "&", "(", *_DASHES}
    while low < high and (tokens[low].bare in _LEADING or tokens[low].text in edge):
        low += 1
    while high > low and (tokens[high - 1].bare in LINKS or tokens[high - 1].text in edge):
        high -= 1
    while high - low > 1 and tokens[low].bare in ROLES and _differs(tokens[low], tokens[low + 1]):
        low += 1
    if low >= high:
        return None
    last = tokens[high - 1]
    end = last.end - (last.text.endswith(".") and not _abbreviated(last))
    return (
        Mention(tokens[low].start, end, any(low < c < high for c, _ in cuts)) if end - tokens[low].start > 1 else None
    )


def _differs(role: _Token, following: _Token) -> bool:
    """True for a role in capitals before a name in mixed case, or the other way round."""
    return following.text[0].isalpha() and role.text.isupper() != following.text.isupper()
