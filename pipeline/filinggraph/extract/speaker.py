"""Who a press release is by: the name that announces, bears the ticker, heads the text and closes it."""

import re
from collections import defaultdict

from filinggraph.extract.lexicon import GOVERNMENT, NOT_A_NAME, PLACES
from filinggraph.extract.spelling import NAME, SUFFIXED, TICKER, clean, key
from filinggraph.model import Document

_ANNOUNCES = re.compile(
    r"\b(?:has\s+|have\s+|is\s+|are\s+)?(?:today\s+|also\s+)?(?:announced?s?|announcing|reported|reports|said|"
    r"(?:is\s+|are\s+)?(?:pleased|proud|delighted|excited|thrilled)\s+to\s+(?:announce|report|share|advise))\b"
)
_LEAD_VERB = re.compile(
    r"^\s*(?:has\s+|have\s+|is\s+)?(?:been\s+)?(?:awarded|wins|won|secures?|secured|receives?|received|signs?|signed|awards?|enters?|entered|lands?|"
    r"selected|selects|announces|extends|renews|renewed|expands|inks?|inked|books|books|gets|partners|completes|reports|to\s+supply|to\s+provide|seeing|unveils)\b",
    re.I,
)
_ABOUT = re.compile(r"^\W*(?:About|ABOUT)\s+(?P<name>[A-Z0-9][^\n:]{1,70}?)\s*(?:[:(].*)?$", re.M)
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*[\"“][^\"”]*[\"”]")
_APPOSITION = re.compile(
    r",\s+(?:an?|the|one of|which|who|provider|leader|leading|developer|maker|manufacturer)\b.*$", re.I
)
_DATELINE = re.compile(r"^.{0,120}?(?:--|—|–|\s-\s?|/\s|\)\s*[-–—]+)\s*(?=[A-Z\"“])")


def speaker(document: Document) -> str:
    """Full name of the organization that a release is by, or "" when no name stands out."""
    text = document.text[:6000]
    votes: dict[str, float] = defaultdict(float)
    paragraphs = [document.text[b.start : b.end] for b in document.blocks[:12]]
    for number, paragraph in enumerate(paragraphs):
        _vote_paragraph(votes, paragraph, first=number == 0)
    for about in _ABOUT.finditer(document.text):
        _vote(votes, about["name"], 4)
    for ticker in TICKER.finditer(text):
        _vote(votes, _last_name(_ASIDE.sub("", text[: ticker.start()])[-160:]), 5)
    return _winner(votes, document.text)


def _vote_paragraph(votes: dict[str, float], paragraph: str, *, first: bool) -> None:
    body = _DATELINE.sub("", paragraph) if not first else paragraph
    head = NAME.match(body.lstrip('"“ '))
    if head and _LEAD_VERB.match(body.lstrip('"“ ')[head.end() :]):
        _vote(votes, head.group(), 2)
    said = _ANNOUNCES.search(_ASIDE.sub("", body)[:600])
    if said:
        before = _APPOSITION.sub("", _ASIDE.sub("", body)[: said.start()].rstrip(" ,"))
        _vote(votes, _last_name(before) or _first_name(before), 4)


def _vote(votes: dict[str, float], name: str, weight: float) -> None:
    name = clean(name)
    if len(name) < 2 or key(name) in NOT_A_NAME or key(name) in PLACES or re.search(r"\b(?:19|20)\d\d\b", name):
        return
    if re.search(GOVERNMENT, name):
        weight /= 2
    votes[name] += weight


def _last_name(text: str) -> str:
    last = ""
    for match in NAME.finditer(text):
        if not text[match.end() :].strip(" ,"):
            last = match.group()
    return last


def _first_name(text: str) -> str:
    found = NAME.search(text)
    return found.group() if found else ""


def _winner(votes: dict[str, float], text: str) -> str:
    """The name with most votes; shorter and longer forms of it count together, the longest in legal form is given."""
    if not votes:
        return ""
    pooled = {
        name: sum(w for other, w in votes.items() if _same(name, other)) + min(text.count(name), 6) * 0.3
        for name in votes
    }
    best = max(pooled, key=lambda n: (round(pooled[n], 3), len(n), n))
    if pooled[best] < 2:
        return ""
    family = [n for n in votes if _same(best, n)]
    shortest = min(family, key=len)
    longer = [
        m.group() for m in NAME.finditer(text) if _same(m.group(), shortest) and SUFFIXED.search(clean(m.group()))
    ]
    written = [clean(n) for n in longer if not n.isupper() and len(n.split()) <= 7]
    return (
        max(written, key=lambda n: (written.count(n), len(n)))
        if written
        else max(family, key=lambda n: (not n.isupper(), pooled[n], n))
    )


def _same(left: str, right: str) -> bool:
    a, b = (re.findall(r"[a-z0-9]+", key(n)) for n in (left, right))
    short, long = sorted((a, b), key=len)
    return bool(short) and long[: len(short)] == short
