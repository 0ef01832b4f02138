"""Which happenings and times of a scene are believed, and of which side: judged by models, rules and by one another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from filinggraph.extract.deals.candidates import EventCandidate, TimeCandidate
from filinggraph.extract.deals.judge import BELIEVED, probabilities
from filinggraph.extract.deals.no_events import is_no_event
from filinggraph.extract.deals.no_times import DENIES, OF_A_PURCHASE, denies
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.plain import plain_event, plain_time, rare_event
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happening_ways import PAPER
from filinggraph.extract.prospects import REFUSALS
from filinggraph.extract.ranker import Features
from filinggraph.extract.terms import is_start
from filinggraph.model import EventKind

RARE = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL, EventKind.TRANSITION, EventKind.EXPIRATION})
TOGETHER = 0.9  # how likely a second side of an event must be beside the first
DOUBTFUL = 0.1  # what rules give a rare kind that is hypothetical or of no contract
_MODIFIED = re.compile(
    r"(?:(?:was|were|has|have|been)\s+)*(?:award\w*|receiv\w+|issued)\b[^.;]{0,60}?\bmodifications?\b", re.I
)
_OVER = frozenset({EventKind.TERMINATION, EventKind.NON_RENEWAL, EventKind.EXPIRATION})
_IN_PASSING = re.compile(r"(?:,|\b(?:agreement|contract|licen[cs]e|arrangement|which\s+was))\s+$", re.I)
_NOUN_FIRST = re.compile(r"(?:agreement|contract|licen[cs]e|arrangement|charter|order)\b", re.I)
_OF_TRANSITION = re.compile(
    r"[\w\s]{2,40}?\b(?:provid\w+\s+(?:[a-z]+\s+){0,3}?transition(?:al)?\s+services|(?:transition|wind-?down)\s+(?:agreement|plan|period))\b",
    re.I,
)
_FOR_SERVICES = re.compile(
    r"(?:(?:has|have|had|was|were|been)\s+)*award(?:[^.;]|\.(?=\s+(?-i:[a-z]))){2,100}?\btransition(?:al)?\s+(?:support\s+)?services\b",
    re.I,
)
_HANDED_TO = re.compile(rf"{PAPER}\b.*\b(?:transferred|handed\s+over|transitioned)\s+to\s*$", re.I)
_DEALT = re.compile(r"\b(?:award|sign|enter|select|cho[so]|w[io]n|secur)", re.I)
_FROM = re.compile(r"\sfrom\s*$", re.I)
_GOES_ON = re.compile(r"(?:will|to)\s+(?:go\s+on|keep|continue|carry\s+on)\b", re.I)
_GIVES_US = re.compile(
    r"(?:(?:has|have|had|was|were)\s+)*award(?:ed|s)\s+(?:us|the\s+company|(?:[^.;,]{0,60}?\s)?to\s+(?:us|the\s+company))\b(?![’'])",
    re.I,
)
_RENEWS = re.compile(r"(?:renew|exten|prolong|re-?sign)", re.I)
_NOT = re.compile(r"\b(?:not|no|never|until|neither|nor|rather|instead|declin\w+|unless)\b(?!\s+(?:[A-Z]|\d))|n['’]t\b")
_NEWS = re.compile(r"announc\w+\s+(?:today\s+)?that\b", re.I)
_MAY_END = re.compile(
    r"\b(?:permits?|allows?|entitles?|may(?!\s+\d)|(?<!exercised\sits\s)(?<!exercised\sour\s)(?<!exercising\sits\s)(?<!exercised\sthe\s)right\s+to\s+(?:[\w-]+\s+){0,2}?(?:terminat|cancel|end\b|exit|withdraw)\w*|ability\s+to)\b",
    re.I,
)
# A notice that is due, where an end is what it would be of: "must give 60 days notice of termination".
_IS_DUE = re.compile(
    r"\b(?:must|shall|(?:required|obligated|obliged)\s+to)\s+(?:give|provide|deliver|send)\b(?![^.;]{0,60}\b(?:gave|given|received)\b)",
    re.I,
)
_NEXT_CLAUSE = re.compile(r",|\b(?:and|but)\b", re.I)
_ADVISER = re.compile(
    r"(?:engaged|retained|hired|appointed|selected|named)\b[^.;]{0,90}\b(?:to\s+advise|financial\s+advis\w+|investment\s+bank\w*|auditors?|accountants?|counsel"
    r"|alternatives|underwriters?|(?:law|accounting|auditing|search|investment\s+banking|public\s+relations)\s+firm|transfer\s+agent|executive\s+search)\b",
    re.I,
)
_OF_A_FIRM = re.compile(
    r"[^.;]{0,60}\bagreement\s+(?:in\s+principle\s+)?(?:with\s+[^.;]{1,50}?\s)?(?:to\s+(?:acquire|be\s+acquired|merge|divest)|for\s+the\s+(?:acquisition|merger))\b",
    re.I,
)
_ONLY_TALKS = re.compile(
    r"\bto\s+(?:begin|start|enter\s+into|open)\s+(?:exclusive\s+)?(?:negotiations|talks|discussions)\b", re.I
)
_OF_INTENT = re.compile(
    r"[^.;]{0,60}?\b(?:letters?\s+of\s+intent|term\s+sheet|exclusivity\s+agreement|interoperability\s+program)\b", re.I
)
_OF_A_TENDER = re.compile(
    r"\b(?:cancel|withdr|terminat|abandon)\w*\s+(?:the|its|this|that)\s+(?:[\w-]+\s+){0,3}?(?:tenders?|bids?|solicitation|procurement|RFP|auction|negotiations|talks)\b"
)
_OF_A_BUSINESS = re.compile(
    r"\b(?:s(?:ell|ells|old|elling)|sale\s+of|divest\w*|dispos\w+\s+of)\s+(?:[\w’'-]+\s+){0,6}?(?:business(?:es)?|divisions?"
    r"|subsidiar(?:y|ies)|units?|assets|stakes?|plants?|stores|operations|interests?|properties)\s+to\b",
    re.I,
)
# "the agreement, as amended, obliges": how a contract is called, no news of a change.
_AS_AMENDED = re.compile(
    r"\bas\s+(?:so\s+|further\s+|subsequently\s+)?(?:amended|modified|supplemented|restated|extended|renewed)"
    r"(?:\s+(?:and|or)\s+(?:amended|modified|supplemented|restated|extended|renewed))?(?=\s*[,;.)])",
    re.I,
)
_LENT = re.compile(r"\b(?:financing|debtor-in-possession|credit\s+(?:agreement|facility)|loan\s+agreement)\b", re.I)
# "signed an extension", "entered into Amendment No. 2", "reached agreement with Alpha to prolong": no new deal.
# What a regulator puts off.
_OF_A_REGULATION = re.compile(
    r"\b(?:exten|postpon|delay|prolong)\w+\s+(?:the|its|this|these)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:implementation|transition|comment|compliance|grace|review|phase-?in|reporting)\s+(?:periods?|deadlines?|dates?)\b",
    re.I,
)
_OF_A_CHANGE = re.compile(
    r"\w+(?:\s+(?:into|to|on|agreement\s+on))*\s+(?:(?!agreements?\b|contracts?\b|orders?\b|with\b|for\b|that\b)[\w’'-]+,?\s+){0,6}?"
    r"(?:(?:contract|agreement|order)\s+)?(?:extensions?|renewals?|amendments?|modifications?|addend(?:um|a))\b"
    r"|\w+\s+(?:an?\s+)?agreement\s+(?:with\s+[^.;]{2,60}?\s+)?to\s+(?:prolong|extend|renew|amend|continue)\b",
    re.I,
)
_PAID = re.compile(
    r"received\s+(?:approximately\s+|about\s+)?(?:[$€£]|US\$)\s?[\d.,]+\s+(?:(?:million|billion)\s+)?"
    r"(?:in|of|from|for|up-?front|upon)\b",
    re.I,
)
_NOTICE = re.compile(
    r"(?:has\s+|have\s+)?received\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}(?:notice|notification|letter|word|request)\b",
    re.I,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:amendment|extension|renewal|modification)s?,?\s+(?:(?:which|that)\s+)?(?:(?:was|were)\s+)?$", re.I
)
_PUT_OFF = re.compile(
    r"\b(?:exten\w+|renew\w*|prolong\w*|originally|(?:was|were)\s+(?:scheduled|due)|otherwise)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A candidate that is believed: the side it holds for, and how likely."""

    candidate: EventCandidate | TimeCandidate
    confidence: float


def believed_events(candidates: Iterable[EventCandidate]) -> list[Answer]:
    """For each kind of event the sides that it is believed of, the likeliest first."""
    held = [(c, grounds) for c in candidates if (grounds := event_grounds(c)) is not None]
    scored: dict[EventKind, list[Answer]] = {}
    for (c, _), p in zip(held, probabilities("event", [grounds for _, grounds in held]), strict=True):
        scored.setdefault(c.happening.kind, []).append(Answer(c, p))
    return settled([a for answers in scored.values() for a in _best(answers, BELIEVED["event"], TOGETHER)])


def event_grounds(c: EventCandidate) -> Features | None:
    """All that speaks for and against an event: what describes it, and what rules say of it.

    None for what is denied, planned, hypothetical or no event of a contract, however likely its words sound.
    """
    if c.happening.kind in RARE:
        rare = 0.0 if _tells_none(c) or (_HANDED_TO.match(_words(c)) and _goes_to_filer(c)) else rare_event(c)
        return {**c.features, "j_rare": rare, "j_plain": 0.0} if rare > DOUBTFUL else None
    return None if _is_no_event(c) else {**c.features, "j_rare": 0.0, "j_plain": plain_event(c)}


def time_grounds(name: str, c: TimeCandidate) -> Features | None:
    """All that speaks for and against a time as a field of a contract: what describes it, and what rules say of it.

    None for a time that its words make something else.
    """
    return None if denies(name, c) else {**c.features, "j_plain": plain_time(name, c.features)}


def _goes_to_filer(c: EventCandidate) -> bool:
    """True where the filer is named right behind the words of a happening."""
    return any(0 <= m.start - c.happening.end < len(" the ") for m in c.scene.selves)


def _tells_none(c: EventCandidate) -> bool:
    return is_no_event(smooth(c.scene.text), c.happening.kind, c.happening.start, c.happening.end)


def _is_no_event(c: EventCandidate) -> bool:
    """True for what is planned, denied or part of a contract's name, for money lent, and for an end that may come."""
    if c.features["e_tentative"]:
        return True
    text = smooth(c.scene.text)
    if _tells_none(c):
        return True
    if OF_A_PURCHASE.search(text):
        return True
    if c.happening.kind in (EventKind.AMENDMENT, EventKind.RENEWAL):
        said, at = c.scene.text, c.happening.start
        if _OF_A_REGULATION.search(said):
            return True
        if any(m.start() <= at < m.end() for m in _AS_AMENDED.finditer(said, max(0, at - 40))):
            return True
    if c.happening.kind is EventKind.TERMINATION:
        if _FROM.search(_words(c)) and _goes_to_filer(c):
            return True  # "will buy its cans from Acme", the filer
        if _OF_A_TENDER.search(c.scene.text[c.happening.start : c.happening.end + 60]):
            return True
        return _may_come(c.scene.text, c.happening.start, c.happening.end)
    if c.happening.kind is not EventKind.AWARD:
        return False
    said = text[c.happening.start :]
    if _NOTICE.match(said) or _PAID.match(said) or _OF_INTENT.match(said):
        return True
    business = _OF_A_BUSINESS.search(c.scene.text)
    if business and business.start() <= c.happening.end and c.happening.start <= business.end():
        return True
    if _ADVISER.match(said) or _OF_A_FIRM.match(said) or _ONLY_TALKS.search(said[:180]):
        return True
    changed = _OF_A_CHANGE.match(said) or _CHANGE_BEFORE.search(c.scene.text[: c.happening.start])
    return bool(changed or _LENT.search(said[: c.happening.end - c.happening.start + 60]))


def _may_come(text: str, start: int, end: int) -> bool:
    """True where the words before an end, or its own, only allow it or make a notice of it due."""
    least = max(0, start - 80)
    if _MAY_END.search(text[least:end]):
        return True
    return any(not _NEXT_CLAUSE.search(text[m.end() : start]) for m in _IS_DUE.finditer(text, least, end))


def settled(answers: list[Answer]) -> list[Answer]:
    """One of two kinds that one group of verbs is read as, of the same side: the likelier.

    What is "extended and expanded" is renewed, and who "secured the trust of Alpha, renewing its contract" won none.
    """

    def rival(a: Answer, b: Answer) -> bool:
        x, y = a.candidate, b.candidate
        if not isinstance(x, EventCandidate) or not isinstance(y, EventCandidate) or x.side.party != y.side.party:
            return False
        kinds = (x.happening.kind, y.happening.kind)
        if kinds[0] is EventKind.AWARD and kinds[1] is not EventKind.AWARD and _NEWS.match(_words(x)):
            return y.happening.start > x.happening.start
        if kinds[0] is EventKind.AWARD and kinds[1] in _OVER and y.features["e_taken"] > x.features["e_taken"]:
            return kinds[1] not in REFUSALS or _DEALT.search(_words(x)) is None
        if kinds == (EventKind.TERMINATION, EventKind.NON_RENEWAL) and y.features["e_taken"]:
            return _FROM.search(_words(x)) is not None
        if kinds[0] is EventKind.AWARD and kinds[1] in _OVER:
            return bool(_IN_PASSING.search(x.scene.text[: x.happening.start]) or _NOUN_FIRST.match(_words(x)))
        if kinds == (EventKind.AWARD, EventKind.TRANSITION):
            return not _FOR_SERVICES.match(_on(x)) and _OF_TRANSITION.match(_on(x)) is not None
        if kinds == (EventKind.TRANSITION, EventKind.AWARD):
            return _FOR_SERVICES.match(_on(y)) is not None
        if kinds == (EventKind.RENEWAL, EventKind.TRANSITION):
            return _GOES_ON.match(_words(x)) is not None
        if kinds == (EventKind.AMENDMENT, EventKind.RENEWAL):
            return abs(x.happening.start - y.happening.start) < 40
        if kinds == (EventKind.AWARD, EventKind.RENEWAL) and not x.features["e_taken"] and y.features["e_taken"]:
            return True
        if kinds[0] in (EventKind.AWARD, EventKind.RENEWAL) and kinds[1] in REFUSALS:
            return not _is_surer(a, b)
        if kinds[0] in REFUSALS and kinds[1] in (EventKind.AWARD, EventKind.RENEWAL):
            return _is_surer(b, a)
        if set(kinds) == REFUSALS:
            return abs(x.happening.start - y.happening.start) < 40 and a.confidence < b.confidence
        if kinds == (EventKind.AWARD, EventKind.AMENDMENT) and _MODIFIED.match(x.scene.text, x.happening.start):
            return True
        near = abs(x.happening.start - y.happening.start) < 40
        return near and set(kinds) == {EventKind.AWARD, EventKind.RENEWAL} and a.confidence < b.confidence

    return [a for a in answers if not any(rival(a, b) for b in answers)]


def _is_surer(given: Answer, refused: Answer) -> bool:
    """True for what is given to the filer, or renewed, in so many words beside a less likely refusal told in none."""
    c, other = given.candidate, refused.candidate
    if not isinstance(c, EventCandidate) or c.features["e_tentative"] or other.features["e_taken"]:
        return False
    said = c.scene.text[c.happening.start : c.happening.end + 60]
    plain = _GIVES_US if c.happening.kind is EventKind.AWARD else _RENEWS
    return plain.match(said) is not None and not _NOT.search(c.scene.text) and given.confidence > refused.confidence


def _on(c: EventCandidate) -> str:
    """What is said from the words of a happening on."""
    return c.scene.text[c.happening.start :]


def _words(c: EventCandidate) -> str:
    """The words that say that something happened."""
    return c.scene.text[c.happening.start : c.happening.end]


def believed_times(candidates: Iterable[TimeCandidate]) -> dict[str, list[Answer]]:
    """For each field and time the sides that it is believed of."""
    asked = [(name, c) for c in candidates for name in (("term",) if c.told.when is None else ("expires", "effective"))]
    scored: dict[tuple[str, int], list[Answer]] = {}
    for name in DENIES:
        held = [(c, grounds) for n, c in asked if n == name and (grounds := time_grounds(n, c)) is not None]
        for (c, _), p in zip(held, probabilities(name, [grounds for _, grounds in held]), strict=True):
            scored.setdefault((name, c.told.start), []).append(Answer(c, p))
    out: dict[str, list[Answer]] = {}
    ends: dict[int, float] = {}
    for (name, start), answers in sorted(scored.items(), key=lambda s: s[0][0] != "expires"):
        best = _best(answers, BELIEVED[name])
        if name == "expires" and best:
            ends[start] = best[0].confidence
        if name == "effective" and best and ends.get(start, 0.0) >= best[0].confidence - 0.2:
            continue  # one day is not both the end and the beginning
        out.setdefault(name, []).extend(best)
    return out


def _best(answers: Sequence[Answer], least: float, together: float = 0.0) -> list[Answer]:
    """The believed answers, the likeliest first, one a party; where the filer is not named a deal has two sides.

    Further ones need at least `together` times the chance of the first, since of several sides one is right as a rule;
    but for the second side of a deal in which the filer is not named.
    """
    kept: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda a: -a.confidence):
        two = len(kept) == 1 and not answer.candidate.scene.filer and answer.candidate.side.start >= 0
        first = next(iter(kept.values()), answer)
        if answer.confidence >= (least / 2 if two else max(least, together * first.confidence)):
            side = answer.candidate.side
            if not any(_shuts_out(k.candidate.side, side) for k in kept.values()):
                kept.setdefault(side.name, answer)
    return list(kept.values())


def _shuts_out(first: Side, side: Side) -> bool:
    """True for a side from elsewhere behind a likelier one, if grammar chose not both of them."""
    others = [bool(s.features.get("c_other")) for s in (first, side)]
    return others[1] or (others[0] and side.start < 0)


def place_of(name: str, answer: Answer) -> str:
    """The field of a believed time: a beginning that is only the day of agreeing is the signing."""
    c = answer.candidate
    agreed = name == "effective" and isinstance(c, TimeCandidate) and not is_start(smooth(c.scene.text), c.told.start)
    return "signed" if agreed else name


def is_preferred(name: str, one: Answer, other: Answer) -> bool:
    """True for the likelier of two answers; of two ends for the later one where the first was put off."""
    a, b = one.candidate, other.candidate
    if name == "signed" and a.features.get("w_dated", 0) != b.features.get("w_dated", 0):
        return bool(a.features.get("w_dated", 0))
    if (
        name == "expires"
        and isinstance(a, TimeCandidate)
        and isinstance(b, TimeCandidate)
        and a.told.when
        and b.told.when
    ):
        put_off = _PUT_OFF.search(a.scene.text) and not max(a.features["w_tentative"], b.features["w_tentative"])
        if put_off and a.told.when.latest and b.told.when.latest:
            return a.told.when.latest > b.told.when.latest
    return one.confidence > other.confidence
