"""Where an agreement begins, who signs at its end, what it is called, and whether a document is one at all."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.model import Span

_INSTRUMENT = (
    r"(?:agreement|contract|amendment|addendum|lease|license|licence|indenture|memorandum\s+of\s+understanding|"
    r"letter\s+of\s+intent|deed|guaranty|supplement|undertaking|protocol|statement\s+of\s+work|term\s+sheet|"
    r"work\s+order|assignment|plan\s+of\s+merger|endorsement|arrangement|covenant|transaction\s+document)"
)
_THIS = re.compile(
    rf"\b(?:THIS|This)\s+(?:[^\s]+\s+){{0,18}}?{_INSTRUMENT}\b.{{0,200}}?\b"
    r"(?:made|entered|dated|executed|effective|between|among|signed|concluded|sets\s+forth|is\s+by|confirms|agree)",
    re.IGNORECASE | re.DOTALL,
)
_STRONG = re.compile(
    r"\b(?:THIS|This)\s+(?:[A-Z&][\w&,/-]*\s+){1,12}\([^()]{0,60}[\"“][^()]{0,40}\)[^.;]{0,120}\b(?:made|entered|dated|effective|executed)\b"
)
_BETWEEN = re.compile(r"\b(?:by\s+and\s+(?:between|among)|between|among|amongst)\b\s*:?", re.IGNORECASE)
_PARTY_A = re.compile(r"\b(?:Party\s+(?:A|1|One)|First\s+Party|PARTY\s+A|1st\s+Party)\b")
_LETTER = re.compile(r"(?:Ladies\s+and\s+Gentlemen|Gentlemen|Dear\s+[A-Z][^\n:,]{1,60})\s*[:,]", re.IGNORECASE)
_UNDERSIGNED = re.compile(r"\bthe\s+undersigned\b|\b(?:parties\s+)?(?:hereto\s+)?(?:hereby\s+)?agree", re.IGNORECASE)
_BODY = re.compile(
    r"W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bRECITALS?\b|\bWHEREAS\b|\bWhereas\b|\bR E C I T A L S\b|\bBACKGROUND\b"
    r"|\bBackground\b\s*[:\n]|\bRecitals\b|(?i:now,?\s+therefore)|(?i:agrees?\s+as\s+follows)|\bPREAMBLE\b"
    r"|(?i:in\s+consideration\s+of\s+the)|(?i:following\s+terms\s+and\s+conditions)|\b(?:ARTICLE|Article)\s+(?:1|I|ONE)\b"
    r"|(?<![\d.])1\.\s{0,3}(?:[A-Z][a-z]+|[A-Z]{4,})"
)
_WITNESS = re.compile(r"IN\s+WITNESS\s+W(?:HEREOF|HERE\s*OF)|In\s+Witness\s+Whereof|in\s+witness\s+whereof")
_SIGN = re.compile(  # begins with one class of letters, which is searched for fast
    r"[BSNA/](?:(?<=\bB)[yY]\s*:|(?<=\bS)(?:igned|IGNED)\s*:|(?<=/)[sS]/|(?<=\bN)ame\s*:|(?<=\bA)uthorized\s+Signat)"
)
_SIGNED_FOR = re.compile(r"\bon\s+behalf\s+of\s*:?\s+[A-Z]", re.IGNORECASE)
_PARTY_DEFINED = re.compile(
    r"\(\s*(?:(?:the|herein\w*|hereafter|referred|to|as|collectively|together|individually)[\s,]+){0,6}[\"“'‘’]{1,2}"
    r"(?!(?:this\s+|the\s+)?(?:[\w-]+\s+){0,4}(?:Agreement|Amendment|Contract|Lease|Date|Term|Product|Service|Part(?:y|ies))s?\b)"
    r"[^()\"”]{1,50}[\"”'’]{1,2}[^()]{0,80}\)"
    r"|\b(?:hereinafter|hereafter)\s+(?:referred\s+to\s+as|called|known\s+as)\b"
    r"|,\s+an?\s+(?:[\w.]+\s+){1,4}(?:corporation|limited\s+liability\s+company|limited\s+partnership|company|partnership|individual)\b",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_CONTENTS = re.compile(r"\bTABLE\s+OF\s+CONTENTS\b", re.IGNORECASE)
_INSIDE = frozenset(
    [
        "of",
        "to",
        "in",
        "into",
        "under",
        "that",
        "by",
        "with",
        "and",
        "or",
        "for",
        "from",
        "on",
        "upon",
        "hereof",
        "than",
        "if",
    ]
)
COVER = 2500
_PREAMBLE = 3200
_SIGNATURES = 2600
_LEAD = 24  # characters around the word of a witness clause
_LIST, _GAP = 12_000, 300  # the longest list of signers, and what may stand between two of them
_HEAD = 60_000


@dataclass(frozen=True, slots=True)
class Opening:
    """The parts of an agreement that name its parties: cover page, preamble (to its recitals) and signature pages."""

    cover: Span
    preamble: Span
    signatures: tuple[Span, ...]
    anchor: str


@lru_cache(maxsize=4)
def opening(text: str) -> Opening:
    """Cover, preamble and signature pages of the agreement that text begins with; spans may be empty."""
    found, anchor = preamble(text)
    cover = Span(0, min(found.start, COVER))
    return Opening(cover, found, signatures(text, min(found.end, found.start + 400)), anchor)


@lru_cache(maxsize=4)
def preamble(text: str) -> tuple[Span, str]:
    """The preamble, to its recitals, and the kind of words that begin it."""
    start, anchor = _anchor(text)
    body = _BODY.search(text, min(len(text), start + 60), min(len(text), start + _PREAMBLE))
    stop = body.start() if body else min(len(text), start + _PREAMBLE)
    if stop - start < 250 and anchor != "between":
        later = _BODY.search(text, min(len(text), stop + 20), min(len(text), start + _PREAMBLE))
        stop = later.start() if later else stop
    return Span(start, stop), anchor


def _anchor(text: str) -> tuple[int, str]:
    """Start of the preamble and the kind of words that begin it.

    The first likely place is taken, unless no party is defined behind it and one is behind a later "between".
    """
    first = _first_anchor(text)
    if _defined(text, first[0]) >= 2:
        return first
    best = (_defined(text, first[0]), first)
    for match in itertools.islice(_BETWEEN.finditer(text, 0, min(len(text), _HEAD)), 12):
        start = _line_before(text, match.start())
        found = _defined(text, match.start(), 900)
        if found > best[0] and (start < 6000 or found >= 2):
            best = (found, (start, "between"))
    return best[1]


def _defined(text: str, start: int, reach: int = 1500) -> int:
    """How many parties the text behind a place seems to define, at most 2."""
    found = _PARTY_DEFINED.finditer(text, start, min(len(text), start + reach))
    return sum(1 for _ in itertools.islice(found, 2))


def _line_before(text: str, at: int, reach: int = 400) -> int:
    """Start of the line that at stands in, or of a word at most `reach` characters before it."""
    line = text.rfind("\n", 0, at) + 1
    if line >= at - reach:
        return line
    space = _SPACE.search(text, at - reach, at)
    return space.end() if space else at - reach


def _first_anchor(text: str) -> tuple[int, str]:
    head = min(len(text), _HEAD)
    far = bool(_CONTENTS.search(text, 0, 6000))
    near = min(len(text), 6000)
    for match in _THIS.finditer(text, 0, head if far else near):
        if _opens_sentence(text, match.start()):
            if _BETWEEN.search(text, match.start(), min(head, match.end() + 500)):
                return match.start(), "this"
        elif match.start() < COVER:
            return _line_before(text, match.start(), 1200), "inline"
    strong = _STRONG.search(text, near, head)
    if strong:
        return strong.start(), "this"
    for pattern, name in ((_PARTY_A, "lettered"), (_LETTER, "letter"), (_BETWEEN, "between"), (_UNDERSIGNED, "agree")):
        found = pattern.search(text, 0, near)
        if found:
            return (found.start() if name == "letter" else _line_before(text, found.start())), name
    return 0, "none"


def _opens_sentence(text: str, at: int) -> bool:
    before = re.search(r"([A-Za-z]+),?\s*$", text[max(0, at - 14) : at])
    return text[at] == "T" and not (before and before[1] in _INSIDE)


def _witnessed(text: str, after: int) -> Iterator[re.Match[str]]:
    """The witness clauses behind a place, looked for where their word stands only."""
    for at in sorted(m.start() for word in ("ITNESS", "itness") for m in re.finditer(word, text[after:])):
        clause = _WITNESS.search(text, max(after, after + at - _LEAD), after + at + _LEAD)
        if clause:
            yield clause


def _signed_to(text: str, end: int) -> int:
    """The end of a list of signers that goes on behind end without a gap."""
    last = min(len(text), end + _LIST)
    while end < last:
        signers = [m.end() for m in _SIGNED_FOR.finditer(text, end - _GAP, min(len(text), end + _GAP))]
        if not signers or signers[-1] + _GAP <= end:
            break
        end = min(last, signers[-1] + _GAP)
    return end


def signatures(text: str, after: int) -> tuple[Span, ...]:
    """Ranges that hold signature blocks: after each witness clause, else around the first signature lines."""
    spans = [
        Span(m.start(), _signed_to(text, min(len(text), m.end() + _SIGNATURES)))
        for m in itertools.islice(_witnessed(text, min(after, len(text))), 2)
    ]
    if spans:
        return tuple(spans)
    lines = [m.start() for m in _SIGN.finditer(text, min(after, len(text)))]
    clusters = [a for a, b in itertools.pairwise(lines) if b - a < 400]
    if not clusters:
        clusters = lines[-1:]
    if not clusters:
        return ()
    first = clusters[0]
    return (Span(max(after, first - 900), min(len(text), first + _SIGNATURES - 600)),)
