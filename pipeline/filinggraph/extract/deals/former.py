"""Times of an agreement, or a relationship, that came before the one told of: "the prior contract expired on May 1"."""

import re

from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.told import Told
from filinggraph.extract.sieve import Sieved
from filinggraph.model import Precision

_PAPER = r"(?:(?:sub)?contracts?|agreements?|licen[cs]es?|arrangements?|deals?|pacts?|charters?|orders?|accords?|one)"
_OLD = r"(?:prior|previous|former|earlier|old|older|preceding|predecessor|superseded)"
_SORT = r"(?:(?!and\b|or\b|with\b|under\b)[\w’'-]+\s+){0,4}?"
_FORMER_NOUN = rf"\b(?:an?|the|its|our|their|that|this|whose|[\w.]+[’']s)\s+(?:[a-z]+ly\s+)?{_OLD}\s+{_SORT}{_PAPER}\b"
_OTHER = re.compile(
    r"\b(?:contract|agreement|licen[cs]e|arrangement|deal|charter|order|extension|renewal|new\s+one)s?\b", re.I
)
# What goes on about the paper itself: no other clause, nor a verb of the new one, begins before the time.
_ABOUT_IT = (
    r"(?:(?!\b(?:and|but|when|after|under\s+the\s+new|effective|replac\w+|new|renewed|extended|amended)\b)[^.;]){0,80}?"
)
_DAY = r"(?:(?:on|in|of|as\s+of|at|from|through|until|since)\s+)?(?:the\s+end\s+of\s+|early\s+|late\s+|mid-)?"
_FORMERS = re.compile(rf"{_FORMER_NOUN}{_ABOUT_IT}\s{_DAY}$", re.I)
_SUPERSEDES = (
    r"(?<!not )(?<!or )\b(?:replac(?:es?|ed|ing)|supersed(?:es?|ed|ing)|succeed(?:s|ed|ing)"
    r"|in\s+place\s+of|in\s+lieu\s+of)\s+"
)
_MADE = (
    r"(?:originally\s+)?(?:dated|signed|made|entered\s+into|executed|awarded|effective|expiring|ending"
    r"|due\s+to\s+(?:expire|end))"
)
_OF_SUPERSEDED = re.compile(
    rf"{_SUPERSEDES}(?:an?|the|its|our|their|that|one|[\w.]+[’']s)\s+(?:{_SORT}{_PAPER}\b)?(?:(?!\band\b)[^.;,]){{0,60}}?"
    rf"(?:,?\s*\b(?:that|which)\s+(?:(?:was|is|were|had|has|been)\s+)*(?:to\s+)?(?:{_MADE}|began|begun|commenced"
    rf"|expire[sd]?|ends?|ended|ran|runs|lapsed?|terminate[sd]?)|,?\s*\b{_MADE}|\bof)\s+{_DAY}$"
    rf"|{_SUPERSEDES}(?:an?|the|its|our|their)\s+$",
    re.I,
)
_RELATION = re.compile(
    r"\b(?:relationships?|association|ties|history|friendship|cooperation)\b(?!\s+(?:agreements?|contracts?))[^.;]{0,60}?\b(?:(?:that|which)\s+)?"
    r"(?:began|begun|beginning|start(?:ed|ing)|dat(?:es|ed|ing)(?:\s+back)?|go(?:es|ing)\s+back|went\s+back|stretch\w*(?:\s+back)?"
    rf"|established|formed|since|reach\w*\s+back)\s+(?:to\s+)?{_DAY}$",
    re.I,
)
_PUT_OFF_FROM = re.compile(
    r"\b(?:exten|push|mov|chang|postpon|prolong|lengthen)\w*\b[^.;]{0,80}?,?\s+from\s+(?:the\s+end\s+of\s+)?$",
    re.I,
)
_PUT_OFF_TO = re.compile(r",?\s+(?:to|until|through)\s+(?:the\s+end\s+of\s+)?$")
_OPENS = re.compile(
    rf"\W*(?:(?:The|Its|Our|Their|That|[A-Z][\w.]*[’']s)\s+)(?:then\s+)?{_OLD}\s+{_SORT}{_PAPER}\b", re.I
)
_REPLACES = re.compile(
    rf"\W*(?:It|This|(?:The|This|Its|Our)\s+(?:[\w-]+\s+){{0,3}}?(?:{_PAPER}|[A-Z]{{2,}}))\s+"
    r"(?:replace[sd]|supersede[sd]|succeed(?:s|ed))\b"
)
_TELLS = Sieved(rf"{_OLD}|replac|supersed|succeed|place|lieu", re.I)  # without such a word no agreement is a former one
_AND_NEW = re.compile(
    r"\b(?:and|but|which|that)\s+(?:will\s+)?(?:takes?|took|runs?|is|are|begins?|ends?|expires?|lasts?|covers?|remains?|extends?|has|provides?|continues?|becomes?|became)\b"
)


def is_of_former(text: str, told: Told, side: Side) -> bool:
    """True for a time of a relationship, and for one of an agreement that came before another of the same sentence.

    Whoever is named with the former agreement has had it.
    """
    before = text[: told.start]
    if _RELATION.search(before):
        return True
    if not _TELLS.stands_in(text):
        return False
    superseded, former = _OF_SUPERSEDED.search(before), _FORMERS.search(before)
    if any(m is not None and m.start() <= side.start < told.start for m in (superseded, former)):
        return False
    if superseded is not None:
        return True
    return former is not None and bool(_OTHER.search(before, 0, former.start()) or _OTHER.search(text, told.end))


def opens_with_former(text: str) -> bool:
    """True for a sentence about an agreement from before: "The prior contract expired on May 1"."""
    return bool(_OPENS.match(text) or (_REPLACES.match(text) and not _AND_NEW.search(text)))


def is_old_end(text: str, told: Told, times: tuple[Told, ...]) -> bool:
    """True for the old end beside the new one: "extended by two years, from June 30, 2004 to June 30, 2006"."""
    after = next((t for t in times if t.start > told.end and t.when is not None), None)
    if told.when is None or after is None or after.when is None or not _PUT_OFF_FROM.search(text[: told.start]):
        return False
    if not _PUT_OFF_TO.fullmatch(text[told.end : after.start]) or told.when.precision is not after.when.precision:
        return False
    first, last = told.when.latest, after.when.latest
    if told.when.precision is Precision.YEAR:
        return True
    return first is not None and last is not None and first.month == last.month and abs(first.day - last.day) < 2
