"""Whom pronouns, "the retailer" and the "we" of a quotation stand for, as mentions of the parties meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract.context import Context
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.units import Unit
from filinggraph.extract.names import Mention
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.sieve import Sieved
from filinggraph.model import Document, Party, PartyKind

_BODIES = r"(?:agency|department|ministry|city|county|commission|authority|district|bureau|service)"
_DEFINITE = Sieved(
    r"\b[Tt]he\s+(?:(?:[A-Z]\w+|\w+-based|giant|big|large|national|regional|grocery|retail|discount|drug|car)\s+)?"
    r"(?P<noun>retailer|carrier|airline|automaker|carmaker|utility|operator|bank|hospital|chain|brewer|distributor|wholesaler"
    r"|supplier|vendor|manufacturer|customer|client|buyer|purchaser|licensee|reseller|university|institute|laboratory|insurer|shipper|grocer"
    r"|refiner|producer|miner|steelmaker|chipmaker|drugmaker|maker|contractor|builder|broadcaster|studio|publisher"
    rf"|franchisor|railroad|shipyard|airport|network|provider|{_BODIES})\b(?P<own>[’']s)?(?!\s+(?:who|that|which|of)\b)"
)
_IT = re.compile(r"(?:^|[“\"]|;\s+|\band\s+(?:that\s+)?)(?P<it>It|it|They)(?=\s+(?:\w+ly\s+|also\s+|now\s+)*[a-z]+\b)")
_OPENING = re.compile(r"[A-Z]?[a-z]+(?![\w’'&./-])")
_CAPITAL = re.compile(r"[A-Z&]")
_NAMED_SMALL = ("government", "plc")  # words of names that are written small
_SAYS = Sieved(
    r"[”\"]\s*,?\s*(?:said|says|commented|added|adds|noted|notes|stated|explained|remarked|according\s+to)\s+"
    r"(?P<by>[^“”\"\n]{3,220}?)(?=[“\"\n]|\.\s|\.$|$)"
    r"|(?:^|\n|[.]\s+)(?P<before>[A-Z][^“”\"\n.]{5,200}?)\s*,?\s*(?:said|says|commented|added|noted|stated)\s*[:,]\s*[“\"]"
)
_QUOTED = re.compile(r"[“\"](?P<said>[^“”\"\n]{8,900})(?:[”\"]|$)")
SELVES = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?|[Tt]hem)\b(?![’'])")
_LED_ORG = re.compile(r"(?:\b(?:of|at|for|with|from)\s+(?:the\s+)?|,\s+(?:the\s+)?)$", re.I)


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation of somebody who speaks for another than the filer: its range in the document, and for whom."""

    start: int
    end: int
    party: Party


def voices(document: Document, who: Context) -> tuple[Voice, ...]:
    """Every quotation whose speaker the paragraph places at another party than the filer."""
    found = []
    for says in _SAYS.finditer(document.text):
        text = says["by"] or says["before"]
        party = _placed_at(text, who)
        if party is None or party.filer:
            continue
        begin = document.text.rfind("\n", 0, says.start() + 1) + 1
        end = document.text.find("\n", says.end() - 1)
        for quote in _QUOTED.finditer(document.text, begin, end if end > 0 else len(document.text)):
            found.append(Voice(quote.start("said"), quote.end("said"), party))
    return tuple(found)


def _placed_at(text: str, who: Context) -> Party | None:
    """The organization that a speaker's title leads to: "said Ann Doyle, chief of operations at X", "X's Ann Doyle"."""
    found = None
    for mention in named(text, who):
        owns = text[mention.end :].startswith(("’s", "'s"))
        if owns or _LED_ORG.search(text[: mention.start]) or mention.party.filer:
            found = mention.party
            if found.filer or not text[: mention.start].rstrip().endswith(","):
                return found
    return found


def spoken(unit: Unit, mentions: Sequence[Mention], heard: Sequence[Voice], who: Context) -> tuple[Mention, ...]:
    """The mentions of a statement with "we" in a quotation as whom its speaker speaks for, and "them" as the filer."""
    here = [v for v in heard if v.start < unit.end and unit.start < v.end]
    if not here:
        return tuple(mentions)
    found: list[Mention] = []
    for voice in here:
        for match in SELVES.finditer(unit.text, max(0, voice.start - unit.start), voice.end - unit.start):
            meant_ = who.filer if match.group() == "them" else voice.party
            found.append(Mention(match.start(), match.end(), meant_))
    taken = {m.start for m in found}
    return tuple(sorted([*found, *(m for m in mentions if m.start not in taken)], key=lambda m: m.start))


def names_nobody(text: str) -> bool:
    """True for a text in which nobody but the filer can be named: an ordinary word opens it, no other has a capital."""
    opening = _OPENING.match(text)
    if opening is None or _CAPITAL.search(text, opening.end()) or opening.group().lower() not in ordinary():
        return False
    return not any(text.find(word, opening.end()) >= 0 for word in _NAMED_SMALL)


def may_name(unit: Unit) -> bool:
    """False for a statement in which nobody but the filer can be named or meant."""
    return not names_nobody(unit.text) or _IT.match(unit.text) is not None or _DEFINITE.stands_in(unit.text)


def meant(unit: Unit, mentions: Sequence[Mention], before: Sequence[Unit], who: Context) -> tuple[Mention, ...]:
    """The parties that "it" and "the retailer" mean in a statement, after the statements before it."""
    if not _IT.match(unit.text) and not _DEFINITE.search(unit.text):
        return ()
    return (*_its(unit, mentions, before, who), *_definite(unit, mentions, before, who))


def _its(unit: Unit, mentions: Sequence[Mention], before: Sequence[Unit], who: Context) -> Iterator[Mention]:
    match = _IT.match(unit.text)
    if match is None or not before:
        return
    subjects = [m for m in named(before[-1].text, who) if not _led(before[-1].text, m)]
    if subjects and before[-1].start <= unit.start < before[-1].end + 3:
        yield Mention(match.start("it"), match.end("it"), subjects[0].party)


def _led(text: str, mention: Mention) -> bool:
    owned = re.match(r"[’']s\s", text[mention.end :])
    return bool(
        owned
        or re.search(
            r"\b(?:by|from|with|to|for|of|in|at|on|under|against|between)\s+(?:the\s+)?$", text[: mention.start]
        )
    )


def _definite(unit: Unit, mentions: Sequence[Mention], before: Sequence[Unit], who: Context) -> Iterator[Mention]:
    for match in _DEFINITE.finditer(unit.text):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        near = re.match(r"\s*,?\s+[A-Z]", unit.text[match.end() :])  # "the distributor Acme" names it itself
        if near and any(m.start <= match.end() + 2 <= m.end for m in mentions):
            continue
        same = [m.party for m in mentions if m.end <= match.start()]
        past = [m.party for u in before[-2:] for m in named(u.text, who)]
        government = bool(re.fullmatch(_BODIES, match["noun"]))
        others = [p for p in (*past, *same) if not p.filer]
        bodies = [p for p in others if p.kind is PartyKind.GOVERNMENT]
        meant_ = (bodies or others) if government else [p for p in others if p not in bodies]
        if meant_:
            yield Mention(match.start(), match.end() - (len(match["own"]) if match["own"] else 0), meant_[-1])
