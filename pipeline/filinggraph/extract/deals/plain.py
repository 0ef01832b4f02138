"""What is said in so many words: floors for what a model believes, by rules that need no learning."""

import re

from filinggraph.extract.deals.candidates import EventCandidate
from filinggraph.extract.deals.kinds import is_other
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.modality import COULD_NOT, modality_of
from filinggraph.extract.prospects import tentative
from filinggraph.extract.ranker import Features
from filinggraph.model import EventKind, Modality, PartyKind

_ENDED = re.compile(
    r"\b(?:expired|lapsed|ran\s+out|came\s+to\s+an\s+end|completed|finished|concluded|redelivered|expires|ends)\b|\bended\s*,|\blet\b[^.;]{0,90}\blapse\b|\bruns?\s+out\b|\bcome\s+to\s+an\s+end\b|\bwill\s+(?:expire|end|lapse)\s+(?:on|at|in)\b|\bended\s+(?:by|in|on|at|with|when|after|last|under|pursuant|this|as)\b|\br[ua]n\s+off\b|\bran\s+its\b|\breached\s+(?:the\s+end|its)\b|\bcame\s+to\b|\bnot\s+(?:be\s+)?replaced\b|\bterminated\s+(?:upon|at|with)\b|\bno\s+longer\b|\bnot\s+been\s+obligated\b|\bexpir\w+\b[^.;]{0,90}\b(?:19|20)\d\d\b",
    re.I,
)
_BEFORE_RARE = re.compile(
    rf"\b(?:if|may(?!\s+\d)|might|(?!{COULD_NOT})could|unless|can\s+be|right\s+to|either\s+party|each\s+party|would(?!\s+not)|(?:permits?|allows?)(?!\s+(?:for\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+)?transition)|entitles?|replac(?:es|ing|ements?))\b"
    r"|\breplaced\s+(?:(?-i:[A-Z])|the\b|an?\b|its\b|our\b)",
    re.I,
)
_OF_SOME = re.compile(
    r"\b(?:some|many|most|certain|any|few)\s+(?:of\s+(?:our|its|the)\s+)?(?:customers|clients|licensees|subscribers|members|franchisees)\b[^.;]{0,30}$"
    r"|\b(?:some|many|most|certain|any|few)\s+(?:of\s+(?:our|its|the|these)\s+)?(?:[\w-]+\s+){0,2}?(?:contracts|agreements|charters)\b[^.;]{0,80}$",
    re.I,
)
_RATE = re.compile(r"\d\s?%|\bpercent\b|\bper\s+cent\b")  # of what many contracts of nobody's did
_GIVEN = re.compile(r"(?:(?:has|have|had)\s+)?(?:awarded|selected|chosen|engaged)\s+(?:us|it|the\s+Company)\b", re.I)
_ENDED_IT = re.compile(r"\b(?:terminated|cancel+ed|rescinded|terminat(?:ion|ing)\s+(?:of|the))\b", re.I)
_NOTIFIED = re.compile(
    r"\b(?:notif\w+|inform\w+|advis\w+|told|gave\s+(?:\w+\s+){0,2}notice)\b[^.;]{0,160}\bwould\b", re.I
)
_MADE = re.compile(
    r"\b(?:enter(?:ed|s)\s+(?:into|in)|sign(?:ed|s)|execut(?:ed|es)|inked|award(?:ed|s)|w[oi]ns?|select(?:ed|s)|secur(?:ed|es)"
    r"|(?:agreed|committed)\s+to\s+\w+|renew(?:ed|s)|extend(?:ed|s)|obtained|received)\b",
    re.I,
)
_ELSEWHERE = ("finance", "equity", "people", "lease", "legal", "tax", "acquire")
_WORDS_OF_DEAL = ("agreement", "partner", "license", "order")
_VERBS_OF_DEAL = ("enter", "sign", "award", "select", "partner", "license", "renew", "amend")
_OF_NOBODY = frozenset({EventKind.TERMINATION, EventKind.NON_RENEWAL})
_CHANGED = re.compile(
    r"\b(?:was|were|been|is|we|company|companies|parties)\b.*\b(?:amended|extended|renewed|revised|expanded)\b", re.I
)
_CHOSEN_INSTEAD = re.compile(
    r"\b(?:another|a\s+(?:different|competing|rival))\s+[\w-]+(?:\s+\w+)?,\s+(?:an?\s+[\w\s-]{2,40},\s+)?$", re.I
)
SURE = 0.6
LIKELY = 0.5


def rare_event(c: EventCandidate) -> float:
    """Kinds too rare to learn: believed where nothing hedges them, of a side that stands well in the sentence."""
    text, side = c.scene.text, c.side
    if _OF_SOME.search(smooth(text[: c.happening.start])):
        return 0.0
    if c.happening.kind is EventKind.NON_AWARD and side.start >= 0 and _CHOSEN_INSTEAD.search(text[: side.start]):
        return 0.0
    around = text[max(0, c.happening.start - 80) : c.happening.end + 70]
    if _NOTIFIED.search(text[: c.happening.end]):
        around = re.sub(r"\bwould\b", "will", around, flags=re.I)
    if _BEFORE_RARE.search(around) or modality_of(text) is Modality.FORWARD_LOOKING:
        return 0.0
    if tentative(text, c.happening.start, c.happening.end, c.happening.kind) or is_other(text):
        return 0.1
    if c.happening.kind is EventKind.EXPIRATION and not _ENDED.search(text):
        return 0.1
    if side.party is None:
        if _RATE.search(text):
            return 0.0
        return 0.4 if c.happening.kind in _OF_NOBODY and not c.features.get("d_report") else 0.0
    if side.start < 0:
        return 0.5 if c.features.get("s_refers") else 0.2
    least = 3.5 if c.features.get("d_report") else 1.2
    return min(0.45 + 0.07 * side.weight, 0.85) if side.weight >= least else 0.2


def plain_event(c: EventCandidate) -> float:
    """Least probability of a deal made, renewed or changed, where a verb in the past says so of a side that is known.

    A report says much of the kind in passing: there the sentence has to give a date as well ("In 2003, we entered").
    """
    get, kind, report = c.features.get, c.happening.kind, c.features.get("d_report", 0)
    if not get("e_taken", 0) or any(get(x, 0) for x in ("e_tentative", "t_other", "t_hedged")):
        return 0.0
    if get("s_nobody", 0) and kind is not EventKind.TERMINATION:
        return 0.0
    if any(get(f"h_{x}", 0) for x in _ELSEWHERE) or (report and not get("t_dates", 0)):
        return 0.0
    said = c.scene.text[c.happening.start : c.happening.end]
    if kind is EventKind.TERMINATION:
        return LIKELY if not report and is_over(c) else 0.0
    if get("s_unnamed", 0) and not any(get(f"f_{x}", 0) for x in ("with", "from", "by", "made", "verbwith")):
        return 0.0
    if get("f_subject", 0) and _GIVEN.match(said):
        return SURE
    if get("s_score", 0) >= 2.5 and kind in (EventKind.AWARD, EventKind.RENEWAL):
        passing = report and (get("n_acquire", 0) or re.match(r"received", said, re.I))
        return SURE if _MADE.search(said) and not passing else 0.0
    named = c.side.party is not None and c.side.party.kind in (PartyKind.COMPANY, PartyKind.GOVERNMENT)
    if kind in (EventKind.AMENDMENT, EventKind.RENEWAL) and get("s_refers", 0) and named and get("t_dates", 0):
        clean = not any(get(f"n_{x}", 0) for x in ("equity", "people", "account", "finance"))
        return (
            SURE if clean and _CHANGED.search(c.scene.text[max(0, c.happening.start - 60) : c.happening.end]) else 0.0
        )
    return 0.0


def is_over(c: EventCandidate) -> bool:
    """True for an end in the past that nobody merely may bring about."""
    around = c.scene.text[max(0, c.happening.start - 80) : c.happening.end + 20]
    said = c.scene.text[c.happening.start : c.happening.end + 20]
    return bool(_ENDED_IT.search(said)) and not _BEFORE_RARE.search(around)


def plain_time(name: str, f: Features) -> float:
    """Least probability of what is said in so many words of a contract whose other side is known."""
    get = f.get
    known = get("s_score", 0) >= 2.2 or get("s_refers", 0) or get("s_main", 0)
    if not known or any(get(x, 0) for x in ("t_hedged", "w_tentative", "s_nobody")):
        return 0.0
    if get("t_other", 0) and name != "effective":
        return 0.0
    if name in ("term", "effective") and get("w_joined", 0):
        return 0.5
    if name == "effective":
        made = get("w_lead", 0) and get("s_score", 0) >= 2.2 and any(get(f"w_{x}>", 0) > 0.3 for x in _VERBS_OF_DEAL)
        if (
            get("w_yearof", 0)
            or get("w_dated", 0)
            or (get("w_start", 0) and max(get(f"w_{x}<", 0) for x in _WORDS_OF_DEAL) > 0.85)
        ):
            return LIKELY
        return LIKELY if made and any(get(f"w_{x}>", 0) for x in _WORDS_OF_DEAL) else 0.0
    if name == "expires":
        noun = max(
            get("w_agreement<", 0), get("w_partner<", 0), get("w_license<", 0), get("w_term<", 0), get("w_order<", 0)
        )
        return 0.6 if get("w_end", 0) and noun and not get("w_option<", 0) and get("w_yearend<", 0) < 0.8 else 0.0
    if name == "term":
        noun = max(get("w_agreement>", 0), get("w_agreement<", 0), get("w_partner>", 0), get("w_license>", 0),
                   get("w_term<", 0), get("w_order>", 0), get("w_renew<", 0))  # fmt: skip
        return 0.5 if get("w_term", 0) and noun > 0.6 and not max(get("w_old<", 0), get("w_option<", 0)) > 0.8 else 0.0
    return 0.0
