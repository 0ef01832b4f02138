"""A masked sentence as clauses of trade: each verb with its voice, its subject, its object and what "
"prepositions lead.

No parse tree is built: auxiliaries before a verb give voice and modality, the noun phrase before them the subject, and
the words behind it are cut at prepositions. That is enough for statements of trade, and takes a walk over the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from filinggraph.extract.customers.chunks import (
    AUXILIARIES,
    BE,
    BREAKS,
    DETERMINERS,
    HAVE,
    JOINTS,
    MODAL,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    Token,
    adverb,
    by_next,
    phrase_of,
    phrases,
)
from filinggraph.extract.customers.trade_words import MORE_OFTEN_NOUNS, PAPERS, VERBS, Form, Use
from filinggraph.extract.masking import FILER

_DENIED = frozenset("not never neither nor n't".split())
_UNREAL = _DENIED | frozenset("may might could would should cannot unable if whether unless hopes hope".split())
# Verbs that only lead another one: "has agreed to supply", "stopped carrying".
_CONTROL = frozenset(
    "agreed agrees agree expects expected expect continues continue continued plans begin begins began begun start "
    "starts started stopped stop stops ceased resume resumed resumes committed contracted decided chosen "
    "selected hired "
    "elected intends undertaken undertook obligated required scheduled set due engaged retained appointed asked used "
    "helps help helping keep keeps tapped opted pledged proceed going continuing elects agreeing promised promises "
    "undertakes returned commissioned".split()
)
_RELATIVE = frozenset({"which", "who", "that"})
_SUBJECTS = _RELATIVE | PRONOUNS
_BOUNDS = PREPOSITIONS | BREAKS
_JOINED = JOINTS | {","}
_HELPERS = BE | HAVE
_LED = BE | _CONTROL
_BARE = MODAL | {"to"}
_SUPPOSED = frozenset("if whether unless bidders bidder bid bids proposal proposals compete seeking".split())
_HOLDS = frozenset("it agreement agreements rights right option options".split())


@dataclass(slots=True)
class Clause:
    """A verb of trade in a sentence with what stands around it."""

    use: Use
    passive: bool
    unreal: bool
    subject: Phrase | None
    phrases: list[Phrase]
    start: int
    loose: bool = False
    reduced: bool = False
    denied: bool = False


def clauses(row: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence whose verb is one of trade, in order."""
    found: list[Clause] = []
    for place, token in enumerate(row):
        use = VERBS.get(token.word)
        if use is None:
            continue
        clause = _clause(row, place, use, found)
        if clause is not None:
            found.append(clause)
    return found


def _clause(row: Sequence[Token], place: int, use: Use, before: Sequence[Clause]) -> Clause | None:
    first, group = _group(row, place)
    head = row[first - 1] if first else None
    if head is not None and head.word in JOINTS and first > 1 and before and row[first - 2].word in VERBS:
        twin = before[-1]
        if twin.start == first - 2 and VERBS[row[first - 2].word].form is use.form:
            return Clause(use, twin.passive, twin.unreal, twin.subject, phrases(row, place + 1), place, twin.loose)
    reduced = use.form is Form.PAST and not group & _HELPERS and by_next(row, place)
    passive = use.form is Form.PAST and (bool(group & BE) or reduced)
    if not _is_verb(row, first, place, use, group):
        return None
    subject, loose = _subject(row, first, group, before)
    denied = bool(group & _DENIED) and not group & (_UNREAL - _DENIED)
    unreal = bool(group & _UNREAL) or _supposed(row, first)
    return Clause(use, passive, unreal, subject, phrases(row, place + 1), place, loose, reduced, denied)


def _group(row: Sequence[Token], place: int) -> tuple[int, frozenset[str]]:
    """Where the verb group begins, and the auxiliaries, adverbs and leading verbs in it."""
    first, words = place, set()
    while first:
        word = row[first - 1].word
        if row[first - 1].sign or not (
            adverb(word) or (word in _CONTROL and ("to" in words or VERBS[row[place].word].form is Form.ING))
        ):
            break
        words.add(word)
        first -= 1
    near = [row[n].word for n in range(first, place)]
    # "has been selected to supply": what stands before "to" has its own voice.
    if "to" in near and VERBS[row[place].word].form is Form.BASE:
        words = (words & _UNREAL) | set(near[len(near) - 1 - near[::-1].index("to") :])
    return first, frozenset(words)


def _is_verb(row: Sequence[Token], first: int, place: int, use: Use, group: frozenset[str]) -> bool:
    """True where a word that may also be a noun stands as a verb."""
    head = row[first - 1] if first else None
    if use.form is Form.PAST:
        return True
    if use.form is Form.ING:
        return bool(group & _LED)
    if group & _BARE:
        return True
    if group & _HELPERS or head is None:
        return False
    if head.owns or head.word in ("the", "a", "an", "our", "its", "their", "of"):
        return False
    if use.form is Form.BASE:
        follows = row[place + 1].word if place + 1 < len(row) else ""
        named = head.sign == FILER or (
            bool(head.sign)
            and (use.lemma not in MORE_OFTEN_NOUNS or (follows in DETERMINERS and use.lemma not in PAPERS))
        )
        return bool(named) or head.word in ("they", "who", "which", "that")
    after = row[place + 1] if place + 1 < len(row) else None
    opens = after is not None and (
        bool(after.sign)
        or after.word in ("our", "its", "a", "an", "the", "all", "to", "from", "on", "for", "most", "about")
        or after.word[:1].isdigit()
    )
    return bool(head.sign) or head.word in _SUBJECTS or opens


def _supposed(row: Sequence[Token], first: int) -> bool:
    """True within a clause that "if", "whether", "unless" or a bid opens."""
    for token in reversed(row[max(0, first - 14) : first]):
        if token.word in (";", "."):
            return False
        if token.word in _SUPPOSED:
            return True
    return False


def _subject(
    row: Sequence[Token], first: int, group: frozenset[str], before: Sequence[Clause]
) -> tuple[Phrase | None, bool]:
    """The phrase before a verb group; for an infinitive that hangs on a noun or a verb, whoever that leaves."""
    if row[first].word == "to" and first and row[first - 1].word not in ("and", ","):
        if not _hangs(row[first - 1]):
            return None, True
        return _governor(row, first, before) or (
            Phrase(head=row[first - 1].sign) if row[first - 1].sign else None
        ), True
    if first and row[first - 1].word in _JOINED and not _aside_before(row, first):
        return (before[-1].subject, before[-1].loose) if before else (main_subject(row, first), True)
    found = _noun_before(row, first)
    if found is not None and not found.head and found.words[:1] and found.words[0] in PRONOUNS:
        return main_subject(row, first), False
    return found, False


def _hangs(token: Token) -> bool:
    """True for what an infinitive says the purpose of: a contract, a party, a verb of hiring."""
    return bool(token.sign) or token.word in PAPERS or token.word in VERBS or token.word in _HOLDS


def _governor(row: Sequence[Token], first: int, before: Sequence[Clause]) -> Phrase | None:
    """Who does what an infinitive says: the one hired or chosen for it, else the subject of the verb it hangs on."""
    if before:
        last = before[-1]
        names = {f.name for f in last.use.frames}
        if names & {"hire", "award", "engage"}:
            return (
                last.subject
                if last.passive
                else next((p for p in last.phrases if p.prep in ("", "with", "to") and p.head), last.subject)
            )
        if not last.passive:
            return last.subject
    return main_subject(row, first)


def main_subject(row: Sequence[Token], limit: int) -> Phrase | None:
    """The first party of a sentence that no preposition leads."""
    for place in range(limit):
        if row[place].sign and not row[place].owns and (place == 0 or not _led(row, place)):
            return Phrase(head=row[place].sign)
    return None


def _led(row: Sequence[Token], place: int) -> bool:
    back = place - 1
    if back >= 0 and row[back].word[0].isdigit():  # "In May 2008 X"
        return False
    while back >= 0 and not row[back].sign and row[back].word not in _BOUNDS:
        back -= 1
    return back >= 0 and row[back].word in PREPOSITIONS


def _aside_before(row: Sequence[Token], first: int) -> bool:
    return row[first - 1].word == "," and _opening(row, first - 1) is not None


def _opening(row: Sequence[Token], close: int) -> int | None:
    """The comma that opens what a comma closes: "X, a maker of pumps, sells"."""
    for place in range(close - 1, max(-1, close - 22), -1):
        if row[place].word in (";", ".", ":"):
            return None
        if row[place].word == ",":
            return place if place else None
    return None


def _noun_before(row: Sequence[Token], end: int) -> Phrase | None:
    """The noun phrase that ends before a place, without the asides and what prepositions add to it."""
    place = end - 1
    if place >= 0 and row[place].word in _RELATIVE:
        place -= 1
        if place >= 0 and row[place].word == ",":
            place -= 1
        return _noun_ending(row, place, nearest=True)
    if place >= 0 and row[place].word == ",":
        opening = _opening(row, place)
        if opening is None:
            return None
        inside = [t for t in row[opening + 1 : place] if t.sign and not t.owns]
        if len(inside) == 1 and place - opening <= 3:
            return Phrase(head=inside[0].sign)
        place = opening - 1
    return _noun_ending(row, place)


def _noun_ending(row: Sequence[Token], place: int, *, nearest: bool = False) -> Phrase | None:
    for _ in range(4):
        start = place
        while (
            start >= 0
            and row[start].word not in _BOUNDS
            and not (
                start < place and (_ends_noun(row, start) or (row[start].word[0].isdigit() and row[start + 1].sign))
            )
        ):
            start -= 1
        lead = row[start].word if start >= 0 else ""
        found = phrase_of(row, start + 1, place + 1, "")
        if nearest or lead not in PREPOSITIONS or start == 0 or row[start - 1].word in BREAKS:
            return found
        if lead == "of" and (found.head or found.owners):
            outer = _noun_ending(row, start - 1)
            return Phrase(
                owners=[*([found.head] if found.head else []), *found.owners],
                words=[*found.words, *(outer.words if outer else ())],
            )
        place = start - 1
    return None


def _ends_noun(row: Sequence[Token], place: int) -> bool:
    """True for a verb before the noun phrase: its words are not part of it."""
    word = row[place].word
    return word in AUXILIARIES or (
        word in VERBS and VERBS[word].form in (Form.PAST, Form.THIRD) and row[place - 1].sign != ""
    )
