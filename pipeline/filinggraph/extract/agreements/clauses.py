"""Clauses an analyst asks for, each with the sentence that holds it: law, convenience, consent, exclusivity, money."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from filinggraph.extract.agreements.laws import governing_law
from filinggraph.extract.dates import find_durations
from filinggraph.model import Amount, Span

_END = re.compile(r"(?<=[a-z)\"”’0-9]{2})[.;](?=\s)|\n")
_CONVENIENCE = re.compile(
    r"\bterminat\w*\b(?=[^.;\n]{0,400}\b(?:for\s+(?:its\s+|their\s+|any\s+)?(?:own\s+)?convenience"
    r"|without\s+cause|for\s+any\s+(?:or\s+no\s+)?reason|"
    r"for\s+no\s+reason|with\s+or\s+without\s+cause|at\s+any\s+time|in\s+its\s+sole\s+discretion))",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:breach|default|insolv|bankrupt|fail(?:s|ure)|in\s+the\s+event|if\s+the\s+other)\b", re.IGNORECASE
)
_ABLE = re.compile(r"\b(?:may|can|entitled\s+to|right\s+to|option\s+to)\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:immediately|forthwith|without\s+(?:any\s+)?(?:prior\s+|advance\s+)?(?:written\s+)?notice"
    r"|(?:up)?on\s+(?:giving\s+|delivery\s+of\s+)?(?:written\s+)?notice|by\s+(?:giving\s+)?(?:written\s+)?notice)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:if|unless|when|for\s+(?:good\s+)?(?:cause|reason)|prior\s+to|before|until|between|provided\s+that)\b",
    re.IGNORECASE,
)
_EXCLUSIVE = re.compile(
    r"\b(?:grants?|appoint\w*|engag\w*|licen[sc]es?|designat\w*|retain\w*|shall\s+be|be\s+the|hereby)\b[^.;\n]{0,160}?"
    r"\b(?P<not>non[\s-]*|not\s+)?exclusive\b[^.;\n]{0,12}?\b(?P<what>right|licen[sc]e|distributor"
    r"|agent|supplier|provider|reseller|"
    r"franchis|manufacturer|basis|sponsor|representative|marketing|worldwide|territor|purchaser|vendor|source)",
    re.IGNORECASE,
)
_ASSIGN = re.compile(
    r"\b(?:assign|transfer|delegate)\w*\b[^.;\n]{0,260}?\b(?:without|except\s+with|only\s+with"
    r"|unless)\b[^.;\n]{0,60}?\b(?:consent|approval|permission)\b"
    r"|\b(?:not|nor|neither|no)\b[^.;\n]{0,80}?\bassign\w*\b[^.;\n]{0,160}?\b(?:consent|approval"
    r"|permission)\b|\bnot\s+(?:be\s+)?assign(?:able|ed|\b)",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    (
        r"\bchange\s+(?:in|of)\s+(?:the\s+)?(?:control|ownership)\b"
        r"|\bsale\s+of\s+all\s+or\s+substantially\s+all\b|\bacquir\w+\s+(?:of\s+)?control\b"
    ),
    re.IGNORECASE,
)
_MINIMUM = re.compile(
    r"\bminimum\s+(?:annual\s+|monthly\s+|quarterly\s+|yearly\s+|aggregate\s+|guaranteed\s+"
    r"|purchase\s+|order\s+|quantity\s+|volume\s+|royalt\w+\s+)*"
    r"(?:purchase|commitment|quantit|volume|order|amount|royalt|payment|guarantee|revenue|fee)\w*"
    r"|\btake[\s-]or[\s-]pay\b|"
    r"\b(?:agrees?|shall|commits?|undertakes?)\s+to\s+(?:purchase|buy|order"
    r"|sell)\s+(?:a\s+minimum\s+of|at\s+least|no\s+less\s+than|not\s+less\s+than)",
    re.IGNORECASE,
)
_SENTENCE_WORDS = 6
_DENIED = re.compile(r"\b(?:no|not|without|nor|any)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_FORBIDS = re.compile(r"\b(?:neither|nor|no|not)\b", re.IGNORECASE)
_FREELY = re.compile(
    r"\bmay\s+(?:freely\s+)?(?:assign|transfer|delegate)\b[^.;]{0,160}\bwithout\b[^.;]{0,60}\bconsent\b"
    r"|\bfreely\s+assign",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:contract\s+(?:price|value|sum|amount)|total\s+(?:contract\s+)?(?:price|value|consideration"
    r"|amount|fee)|aggregate\s+(?:purchase\s+price|amount|value|fee)|"
    r"purchase\s+price|license\s+fee|sponsorship\s+fee|estimated\s+value)\b[^.;\n]{0,90}?"
    r"(?P<currency>US\s?\$|U\.S\.\s?\$|USD|\$|€|EUR|£|GBP|RMB|CNY|CHF|JPY|¥|NIS|CDN\s?\$|C\$"
    r"|AUD)\s?(?P<amount>\d[\d,]*(?:\.\d+)?)"
    r"(?:\s*(?P<scale>million|billion|thousand))?",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s*(?:\([^()]{0,30}\)\s*)?(?:U\.S\.\s+)?(?:dollars\s+)?(?:per|for\s+each|each|a\s+share|/)(?!\s+(?:year|annum))\b",
    re.IGNORECASE,
)
_MONEY = ("$", "€", "£", "¥", "USD", "EUR", "GBP", "RMB", "CNY", "CHF", "JPY", "NIS", "AUD")
_LEAST = (
    *("minimum", "Minimum", "MINIMUM", "take", "Take", "TAKE"),
    *(f" to {verb}" for verb in ("purchase", "buy", "order", "sell")),
)
_CURRENCY = {"€": "EUR", "£": "GBP", "RMB": "CNY", "¥": "JPY", "NIS": "ILS", "CDN$": "CAD", "C$": "CAD"}
_SCALE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SUBJECT = re.compile(
    r"\bWHEREAS,?\s+(?P<a>[^;\n]{20,400}?\b(?:desires?|wishes|intends?|seeks?|agree)\b[^;.\n]{10,300})"
    r"|\b(?:desires?|wishes?)\s+to\s+(?P<b>[^;.\n]{15,300})",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says and the sentence that says it."""

    field: str
    value: object
    span: Span


def clauses(text: str) -> list[Clause]:
    """Every commercial clause that the text states, the first of each sort."""
    finders = (_law, _convenience, _exclusive, _assignment, _control, _minimum, _value, _subject)
    return [clause for finder in finders if (clause := finder(text)) is not None]


def sentence(text: str, start: int, end: int, reach: int = 500) -> Span:
    """The sentence around text[start:end], at most `reach` characters to either side."""
    low = max(0, start - reach)
    before = [m.end() for m in _END.finditer(text, low, start)]
    after = _END.search(text, end, min(len(text), end + reach))
    first = before[-1] if before else low
    while first < start and text[first].isspace():
        first += 1
    return Span(first, after.end() if after else min(len(text), end + reach))


def _around(
    pattern: re.Pattern[str], text: str, cues: tuple[str, ...], before: int, after: int
) -> Iterator[re.Match[str]]:
    """Matches of a pattern that holds one of the cues, looked for around the cues only, in order."""
    places = sorted(m.start() for cue in cues for m in re.finditer(re.escape(cue), text))
    reached = 0
    for place in places:
        if place < reached:
            continue
        match = pattern.search(text, max(reached, place - before), min(len(text), place + after))
        if match:
            yield match
            reached = match.end()


def _law(text: str) -> Clause | None:
    found = governing_law(text)
    return Clause("governing_law", found[0], sentence(text, found[1].start, found[1].end)) if found else None


def _convenience(text: str) -> Clause | None:
    """The notice by which a party may end the agreement without cause; P0D where it may do so at once."""
    at_once: Clause | None = None
    for match in _around(_CONVENIENCE, text, ("erminat", "ERMINAT"), 1, 440):
        span = sentence(text, match.start(), match.end())
        if _CAUSE.search(text, span.start, span.end):
            continue
        for start, end, value in find_durations(text, span.start, span.end):
            if re.search(
                r"\bnotice|\bnotif|\bprior", text[max(span.start, start - 90) : min(span.end, end + 60)], re.IGNORECASE
            ):
                return Clause("termination_notice", value, span)
        words = text[span.start : span.end]
        bare = _ABLE.search(words) and _AT_ONCE.search(words) and not _BOUND.search(words)
        if at_once is None and bare and not find_durations(words):
            at_once = Clause("termination_notice", "P0D", span)
    return at_once


def _exclusive(text: str) -> Clause | None:
    for match in _around(_EXCLUSIVE, text, ("exclusive", "EXCLUSIVE", "Exclusive"), 280, 60):
        return Clause("exclusive", match["not"] is None, sentence(text, match.start(), match.end()))
    return None


def _assignment(text: str) -> Clause | None:
    """Whether assigning needs consent: False where a party may assign without it and no clause forbids it."""
    freely: Clause | None = None
    for match in _around(_ASSIGN, text, ("ssign", "SSIGN", "transfer", "delegat"), 120, 420):
        whole = sentence(text, match.start(), match.end())
        allowed = _FREELY.search(text, whole.start, whole.end)
        if allowed is None or _FORBIDS.search(text, whole.start, allowed.start()):
            return Clause("assignment_consent", True, whole)
        freely = freely or Clause("assignment_consent", False, whole)
    return freely


def _control(text: str) -> Clause | None:
    """The first sentence on a change of control; a heading only names the clause that follows it."""
    for match in _around(_CONTROL, text, ("control", "CONTROL", "Control", "ownership", "substantially all"), 60, 30):
        whole = sentence(text, match.start(), match.end())
        if len(text[whole.start : whole.end].split()) >= _SENTENCE_WORDS:
            return Clause("change_of_control", True, whole)
    return None


def _minimum(text: str) -> Clause | None:
    """The first minimum that is not denied ("no minimum purchase is required")."""
    for match in _around(_MINIMUM, text, _LEAST, 40, 160):
        span = sentence(text, match.start(), match.end(), 300)
        denied = _DENIED.search(text, max(span.start, match.start() - 40), match.start())
        if not denied and len(text[span.start : span.end].split()) >= _SENTENCE_WORDS:
            return Clause("minimum_commitment", " ".join(text[span.start : span.end].split()), span)
    return None


def _value(text: str) -> Clause | None:
    stated = (m for m in _around(_VALUE, text, _MONEY, 160, 60) if not _EACH.match(text, m.end()))
    match = next(stated, None)
    if match is None:
        return None
    try:
        amount = Decimal(match["amount"].replace(",", "")) * _SCALE.get((match["scale"] or "").casefold(), 1)
    except InvalidOperation:
        return None
    sign = match["currency"].upper().replace(" ", "").replace(".", "")
    code = _CURRENCY.get(sign, "USD" if "$" in sign else sign)
    return Clause("value", Amount(amount, code), sentence(text, match.start(), match.end(), 300)) if amount else None


def _subject(text: str) -> Clause | None:
    match = _SUBJECT.search(text, 0, 12000)
    if match is None:
        return None
    group = "a" if match["a"] else "b"
    words = " ".join(match[group].split()).rstrip(",; ")
    words = re.sub(r",?\s+(?:and|all|upon)$", "", words)
    return Clause("subject", words[:300], Span(match.start(group), match.end(group)))
