"""A masked sentence as words, and its noun phrases: what a preposition leads, who heads it, and whose it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from filinggraph.extract.customers.trade_words import PHRASES, VERBS, Form, Use
from filinggraph.extract.masking import FILER, PARTY
from filinggraph.extract.sieve import Sieved

_TOKEN = re.compile(
    rf"{PARTY}(?:[’']s?(?![\w]))?|[A-Za-z](?:[\w&/-]|\.(?=[A-Za-z]))*(?:[’'][a-z]+)?"
    r"|\d[\d.,]*\d%?|\d%?|[.,;:()—–\"“”?$]|--"
)
_PHRASES = tuple((re.compile(p, re.I), verb) for p, verb in PHRASES)
_ANY_PHRASE = Sieved("|".join(p for p, _ in PHRASES), re.I)
_DATELINE = re.compile(r"^.{0,110}?(?:--|[—–]|\s-\s|(?<=[12]\d\d\d)[:.]\s|/\s)\s*(?=[\ue000-\uf8ffA-Z\"“])")
ITS = "its"
BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had having".split())
MODAL = frozenset("will shall would may might can could must should do does did".split())
AUXILIARIES = BE | HAVE | MODAL
_ADVERBS = frozenset(
    "also now currently already since again today recently just not never long still always once only first "
    "last later "
    "ever newly soon jointly either both each then thus instead meanwhile separately often previously formerly to "
    "cannot all".split()
)
_NO_ADVERBS = frozenset("supply apply reply rely assembly".split())
PREPOSITIONS = frozenset(
    "to for from by with at in on upon of through via into under across over during since until between among "
    "against "
    "as within throughout per after before without onto off about above following pursuant based".split()
)
STOPS = frozenset(
    "; : . — – -- ? and or but who which that where whereby when while if because whose although so than unless "
    "whether".split()
)
BREAKS = STOPS | {","}
_ENDS = STOPS - {"and", "or", "but"}
PRONOUNS = frozenset("it they he she".split())
JOINTS = frozenset({"and", "or", "but"})
_MORE = frozenset({"more", "less", "fewer", "rather"})
_INTRO = frozenset("including notably namely particularly especially".split())
_LIST_OPENERS = _INTRO | {"among", "them", "such", "as"}
DETERMINERS = frozenset({"a", "an", "the", "its", "our"})
# What "to" leads that is no verb of trade.
_INFINITIVES = frozenset(
    "be help meet ensure enable improve become allow have keep bring create accelerate drive complete continue "
    "begin".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, or the sign of a party, and whether it owns what follows."""

    word: str
    sign: str = ""
    owns: bool = False


@dataclass(slots=True)
class Phrase:
    """A noun phrase with the preposition that leads it ("" for an object or a subject).

    `head` is the sign of the party that the phrase names, `owners` those whose thing it is ("its" where a pronoun
    owns), `beside` those that only stand before its noun ("the Acme line").
    """

    prep: str = ""
    head: str = ""
    owners: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def tokens(text: str) -> list[Token]:
    """The words, signs and marks of a masked sentence."""
    if _ANY_PHRASE.search(text):
        for pattern, verb in _PHRASES:
            text = pattern.sub(verb, text)
    text = _DATELINE.sub("", text)
    return [_token(word) for word in _TOKEN.findall(text.replace("U.S.", "US"))]


@lru_cache(maxsize=50_000)
def _token(word: str) -> Token:
    if PARTY[1] <= word[0] <= FILER:
        return Token(word[0], word[0], len(word) > 1)
    return Token(word.lower())


def adverb(word: str) -> bool:
    """True for what may stand between the parts of a verb."""
    return word in AUXILIARIES or word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def phrases(row: Sequence[Token], start: int) -> list[Phrase]:
    """The object of a verb and what its prepositions lead, up to the end of the clause."""
    found: list[Phrase] = []
    prep, begin, place = "", start, start
    end = _end(row, start)
    while place <= end:
        word = row[place].word if place < end else ";"
        opens = (
            (word in PREPOSITIONS and word != "of")
            or word in (",", "and", "or", ";")
            or (word == "of" and place == start)
        )
        if not opens:
            place += 1
            continue
        if place > begin:
            found.append(phrase_of(row, begin, place, prep))
        before, prep = prep, word
        if word in (",", "and", "or"):
            prep = _carried(row, place, before)
        place += 1
        while place < end and prep == before and row[place].word in _LIST_OPENERS:
            place += 1
        begin = place
    return found


def _carried(row: Sequence[Token], place: int, before: str) -> str:
    """The preposition that goes on behind a comma or "and": "to more than 600 hospitals, among them X"."""
    after = [t.word for t in row[place + 1 : place + 4]]
    if after[:2] == ["among", "them"] or after[:2] == ["such", "as"] or (after and after[0] in _INTRO):
        return before
    nxt = row[place + 1] if place + 1 < len(row) else None
    if nxt is None or row[place].word == ",":
        return ","
    named = nxt.sign or (nxt.word == "the" and place + 2 < len(row) and row[place + 2].sign)
    return before if named or before == "" else ","


def _end(row: Sequence[Token], start: int) -> int:
    """Where the clause ends: at a mark, a relative, an infinitive or before the next verb's subject."""
    last = start
    for place in range(start, len(row)):
        token = row[place]
        if token.sign:
            continue
        if _closes(row, place):
            return place
        if token.word in (",", "and", "or", "but"):
            last = place
        elif token.word.endswith("ed") and row[place - 1].word in ("and", "but") and token.word not in VERBS:
            return place - 1
        use = VERBS.get(token.word)
        finite = token.word in AUXILIARIES or (
            use is not None and use.form in (Form.PAST, Form.THIRD) and _finite(row, place, use, start)
        )
        if finite and place > start:
            return last if last > start else place
    return len(row)


def _closes(row: Sequence[Token], place: int) -> bool:
    """True for a mark, a word that opens another clause, and the "to" of an infinitive."""
    word = row[place].word
    if word in _ENDS:
        return word != "than" or row[place - 1].word not in _MORE
    return word == "to" and _infinitive(row, place)


def _infinitive(row: Sequence[Token], place: int) -> bool:
    nxt = row[place + 1] if place + 1 < len(row) else None
    if nxt is None or nxt.sign or nxt.owns:
        return False
    use = VERBS.get(nxt.word)
    if use is not None and use.form is Form.BASE:
        return True
    return nxt.word in _INFINITIVES


def _finite(row: Sequence[Token], place: int, use: Use, start: int) -> bool:
    """True for a form that is a verb of its own in the words behind another verb."""
    head = row[place - 1]
    if use.form is Form.PAST and (place == start or by_next(row, place)):
        return False
    joined = use.form is Form.PAST and head.word in JOINTS
    return joined or bool(head.sign and not head.owns) or head.word in PRONOUNS


def phrase_of(row: Sequence[Token], start: int, end: int, prep: str) -> Phrase:
    """A noun phrase from its words: a party at its end heads it; one with "'s", before a noun or behind "of" "
    "owns it."""
    found = Phrase(prep)
    tail = False
    for place in range(start, end):
        token = row[place]
        if token.sign:
            nxt = row[place + 1] if place + 1 < end else None
            if token.owns or (tail and not _modified(nxt)) or (token.sign == FILER and _modified(nxt)):
                found.owners.append(token.sign)
            elif _modified(nxt):
                found.beside.append(token.sign)
            elif not found.head:
                found.head = token.sign
            continue
        if token.word == "of":
            tail = place > start and any(t.sign for t in row[place + 1 : min(place + 4, end)])
        elif token.word in ("our", "ours"):
            found.owners.append(FILER)
        elif token.word in (ITS, "their", "whose"):
            found.owners.append(ITS)
        found.words.append(token.word)
    return found


def _modified(after: Token | None) -> bool:
    """True for a noun behind a name, which only tells whose or which thing it is."""
    if after is None or after.sign or not after.word[0].isalnum() or after.word in DETERMINERS:
        return False
    return (
        after.word not in ("of", "by")
        and after.word not in VERBS
        and not adverb(after.word)
        and not after.word[0].isdigit()
        and not after.word.endswith("ed")
    )


def by_next(row: Sequence[Token], place: int) -> bool:
    """True for a participle that "by" follows."""
    after = [t.word for t in row[place + 1 : place + 4]]
    return after[:1] == ["by"] or (len(after) > 1 and adverb(after[0]) and after[1] == "by")
