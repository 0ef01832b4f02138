"""How long an agreement runs: each duration, anniversary, end date and phrase of permanence, made ready to rank."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.dates import find_dates, find_durations, parts
from filinggraph.extract.numbers import ORDINAL, ordinal
from filinggraph.model import Precision, When

_CUE = re.compile(
    r"(?:[Ee]xpir|EXPIR|[Tt]erminat|TERMINAT|[Rr]enew|RENEW|[Pp]erpetu|[Ii]ndefinite|[Cc]ontinu|[Cc]ommenc|[Cc]ancel"
    r"|[Ee]ffect\b|EFFECT\b|\bTERM\b|\bTerm\b|\bterm of\b|[Dd]uration|[Ee]xten[ds]|[Aa]nniversar|in force|[Vv]alid\b"
    r"|[Ff]or a period|[Ee]nding|[Uu]ntil )"
)
_REACH = 420
_BREAK = re.compile(r"(?<=[a-z)\"”’0-9]{2})[.;]\s+(?=[A-Z(\"“0-9])|\n")
_ANNIVERSARY = re.compile(
    (
        rf"(?P<nth>{ORDINAL}|\d{{1,2}})\s*(?:\(\s*\d{{1,2}}\s*(?:st|nd|rd|th|t "
        rf"h)?\s*\))?[\s-]*(?:year[\s-]+|annual[\s-]+)?anniversary"
    ),
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(
    rf"(?:end|expiration|conclusion)\s+of\s+(?:the\s+)?(?P<nth>{ORDINAL})\s*(?:\(\s*\d{{1,2}}\s*(?:st"
    rf"|nd|rd|th)?\s*\))?\s+"
    r"(?:full\s+)?(?:contract\s+|agreement\s+|license\s+|operating\s+)?year\b",
    re.IGNORECASE,
)
_PERPETUAL = re.compile(
    r"\b(?:in\s+perpetuity|perpetually|perpetual\b(?!\s+inventor)|for\s+perpetuity|indefinite(?:ly)?|"
    r"until\s+(?:it\s+is\s+|this\s+Agreement\s+is\s+|such\s+time\s+as\s+|otherwise\s+|sooner\s+"
    r"|earlier\s+)?(?:it\s+is\s+)?"
    r"(?:terminat|cancel|revoked|either\s+party|one\s+of|notice)\w*|"
    r"(?:will|shall)\s+end\s+when\s+terminated"
    r"|unless\s+(?:and\s+until\s+)?(?:it\s+is\s+)?(?:earlier\s+|sooner\s+)?terminated|"
    r"(?:until|upon)\s+(?:the\s+)?(?:expiration|expiry|last|end"
    r"|termination)\s+of\s+(?:the\s+)?(?:last|royalt|all\s+|patent)\w*|"
    r"no\s+(?:fixed|definite|specified)\s+term|may\s+(?:be\s+)?terminated?\s+(?:this\s+Agreement\s+)?at\s+any\s+time|"
    r"last[\s-]to[\s-]expire|Royalty\s+Term|(?:no\s+|not\s+)(?:termination|expir\w+)\s+date|life\s+of)",
    re.IGNORECASE,
)


def _flags(**patterns: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name.replace("_", " "), re.compile(pattern, re.IGNORECASE)) for name, pattern in patterns.items())


_BEFORE = _flags(
    initial=r"\binitial\b[^.;]{0,60}$",
    term_of=r"\b(?:term|period|duration)\s+of\s+(?:the\s+|this\s+|approximately\s+|an?\s+)*$",
    a_term=r"\bterm\b[^.;]{0,50}$",
    for_a=r"\bfor\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,3}$",
    continues=r"\b(?:continue|remain|run|last|valid|in\s+(?:full\s+)?(?:force|effect)|be\s+in)\w*\b[^.;]{0,90}$",
    commences=r"\b(?:commenc|begin|effective|start|from)\w*\b[^.;]{0,110}$",
    renews=r"\b(?:renew|extend|extension|prolong)\w*\b[^.;]{0,100}$",
    renews_near=r"\b(?:renew|extend|extension|prolong)\w*\b[^.;]{0,36}$",
    additional=r"\b(?:additional|successive|consecutive|further|subsequent|another|more|like)\b[^.;]{0,40}$",
    periods_of=r"\b(?:periods|terms)\s+of\s+$",
    at_least=r"\b(?:at\s+least|not?\s+(?:less|fewer|later)\s+than|minimum\s+of)\s+$",
    on_notice=(
        r"\b(?:upon|on|with|by|giv\w+|provid\w+|after)\s+(?:the\s+other\s+(?:party\s+)?)?(?:at\s+least\s+"
        r"|not\s+less\s+than\s+)?$"
    ),
    notice=r"\bnotice\b[^.;]{0,90}$",
    within=r"\bwithin\s+$",
    until=r"\b(?:until|through|ending|ends?|expir\w+|terminat\w+|conclud\w+|up\s+to)\b[^.;]{0,45}$",
    last_end=(
        r"\b(?:expir\w+|ending|ends?|terminat\w+|conclud\w+)\s+(?:on|as\s+of|at"
        r"|upon)?\s*(?:the\s+)?(?:close\s+of\s+business\s+on\s+)?(?:midnight\s+(?:on\s+)?)?$"
    ),
    through=(
        r"\b(?:through|until|till|to|thru"
        r"|and\s+including)\s+(?:and\s+including\s+)?(?:midnight\s+)?(?:on\s+)?(?:the\s+)?$"
    ),
    survive=r"\b(?:surviv|after\s+(?:the\s+)?(?:expir|terminat))\w*\b[^.;]{0,90}$",
    cure=r"\b(?:cure|remed|breach|default)\w*\b[^.;]{0,90}$",
    either=r"\beither\s+party\b[^.;]{0,120}$",
    unless=r"\bunless\b[^.;]{0,160}$",
    terminate=r"\bterminat\w*\b[^.;]{0,100}$",
    pay=r"\b(?:pay|paid|invoice|fee|interest|royalt|purchase|minimum|deliver|warrant)\w*\b[^.;]{0,80}$",
    heading=r"(?:\bterm\b|\bduration\b|\bTERM\b)[^.]{0,30}[.:\n-][^.]{0,120}$",
    each=r"\b(?:each|every|per|first|any)\s+$",
    following=r"\b(?:following|after|from)\b[^.;]{0,25}$",
)
_AFTER = _flags(
    from_date=r"^[^.;]{0,40}\b(?:from|following|after|commencing|beginning|starting"
    r"|of)\s+(?:and\s+after\s+)?(?:the\s+)?(?:Effective|date|"
    r"Commencement|execution|signing|hereof|first|Closing|Initial|Launch)",
    defines_term=(
        r"^[^.;]{0,60}[\"“'‘(]\s*(?:the\s+|collectively,?\s+the\s+)?[\"“'‘]?(?:Initial\s+|Original\s+"
        r"|Base\s+|Primary\s+)?(?:Term|Period|Contract)\b"
    ),
    defines_renewal=(
        r"^[^.;]{0,70}[\"“'‘(]\s*(?:each,?\s+(?:an?\s+)?|a\s+|the\s+)?[\"“'‘]?(?:Renewal|Extension"
        r"|Additional|Extended|Subsequent|Successive|Option)"
    ),
    thereafter=r"^[^.;]{0,30}\bthereafter\b",
    unless=r"^[^.]{0,60}\bunless\b",
    terms=r"^\s*(?:each\s+)?(?:renewal\s+|extension\s+)?(?:terms?|periods?|increments?|intervals?|extensions?|basis)\b",
    plural=r"^\s*(?:renewal\s+|extension\s+)?(?:terms|periods|increments|intervals|extensions)\b",
    prior=r"^['’]?s?\s*(?:prior|before|in\s+advance|written\s+notice\s+(?:prior|before))",
    before_end=r"^[^.;]{0,70}\b(?:prior\s+to|before|preceding|in\s+advance\s+of)\b[^.;]{0,70}\b(?:expir|end"
    r"|terminat|renew|anniversar|conclusion|"
    r"commencement|then|term|current)",
    notice=(
        r"^['’]?s?\s*(?:prior\s+|advance\s+|advanced\s+"
        r"|calendar\s+)?(?:\(?\w+\)?\s+){0,2}(?:written\s+)?(?:notice|notification)\b"
    ),
    notice_later=r"^[^.;]{0,140}\b(?:notice|notif)",
    not_renew=(
        r"^[^.;]{0,200}\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+)?renew|non-?renew|intent\w*\s+(?:not\s+)?to"
        r"|not\s+to\s+extend|terminate)\b"
    ),
    renew=r"^[^.]{0,120}\b(?:renew|extend)",
    automatic=r"^[^.]{0,140}\bautomatic",
    anniversary=r"^[^.;]{0,40}\banniversar",
    of_receipt=(
        r"^[^.;]{0,40}\b(?:of|after|following|from)\s+(?:the\s+)?(?:receipt"
        r"|date\s+of\s+(?:the\s+)?invoice|such\s+notice|written\s+notice)"
    ),
    period_end=r"^\s*[.;]",
    warranty=r"^[^.;]{0,60}\b(?:warrant|after\s+(?:the\s+)?(?:expir|terminat|delivery))",
    amount=r"^[^.;]{0,50}(?:\$|percent|%|payment|fee|invoice)",
    holder=r"^\s*(?:period|term|year|month|day)\b",
)
_SENTENCE = _flags(
    agreement=r"\b(?:this|the)\s+(?:[\w-]+\s+){0,3}?(?:Agreement|Contract|Lease|License|Amendment|Appointment)\b",
    term=r"\b(?:initial\s+)?term\b",
    renew=r"\b(?:renew|extend|extension)",
    automatic=r"\bautomatic",
    notice=r"\bnoti(?:ce|fy|fi)",
    terminates=r"\bterminat",
    expires=r"\bexpir",
    continues=(
        r"\b(?:shall|will)\s+(?:continue|remain|be\s+(?:effective|in|for|valid)|run|commence|begin|last"
        r"|expire|terminate|become)"
    ),
    thisagreementshall=(
        r"\b(?:this\s+Agreement|the\s+term(?:\s+of\s+this\s+Agreement)?"
        r"|the\s+initial\s+term)\s+(?:\([^)]{0,60}\)\s*)?(?:shall|will|is|commences|begins|has|may"
        r"|becomes)\b"
    ),
    either=r"\beither\s+party\b",
    convenience=(
        r"\b(?:without\s+cause|for\s+(?:its\s+)?convenience|for\s+any\s+(?:or\s+no\s+)?reason"
        r"|at\s+any\s+time|with\s+or\s+without)\b"
    ),
    cure=r"\b(?:cure|remed|breach|default)",
    unless=r"\bunless\b",
    not_renew=r"\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+)?renew|non-?renew|not\s+to\s+extend)",
    payment=r"\b(?:invoice|payment|interest|royalt|fees?)\b",
    survive=r"\bsurviv",
    employment=r"\bemploy",
    license=r"\blicen[sc]e",
    effective=r"\b(?:Effective\s+Date|effective)\b",
    commence=r"\b(?:commenc|begin|start)",
    confidential=r"\bconfidential",
    warranty=r"\bwarrant",
    means=r"\bmeans?\b",
    option=r"\b(?:option|may\s+(?:be\s+)?(?:renew|extend)|right\s+to\s+(?:renew|extend))",
    mutual=r"\bmutual",
)
_WHOLE = _flags(  # before + "¦" + the candidate + "¦" + after, within one sentence
    renew_core=(
        r"\b(?:renew|extend|prolong|continu|extension)\w*\b(?:(?!notice|notif|prior\s+to|unless"
        r"|surviv)[^¦]){0,150}¦[^¦]*¦(?![^.;]{0,25}\b(?:notice|prior|before))"
    ),
    renew_many=r"\b(?:additional|successive|consecutive|further|subsequent|renewal|like|extension"
    r"|extended)\b(?:(?!notice|notif)[^¦]){0,50}¦[^¦]*¦"
    r"|\b(?:renew|exten)\w*[^¦]{0,90}¦[^¦]*¦\s*(?:renewal\s+|extension\s+)?(?:terms|periods"
    r"|increments|intervals|extensions)\b",
    renewal_means=(
        r"\b(?:renewal|extension|option|successor)\s+(?:term|period)s?\b[^¦]{0,60}(?:of|be|is|are|means"
        r"|for)\s+(?:an?\s+)?¦"
    ),
    notice_end=(
        r"\b(?:noti(?:ce|fy|fies|fied|fication)|writ(?:ing|ten)"
        r"|advis)\w*\b[^¦]{0,160}¦[^¦]*¦[^.;]{0,60}\b(?:prior\s+to|before|preceding|in\s+advance)\b"
    ),
    end_notice=(
        r"¦[^¦]*¦[^.;]{0,60}\b(?:prior\s+to|before|preceding|in\s+advance\s+of)\b[^.;]{0,80}\b(?:expir"
        r"|end\b|terminat|renew|anniversar|conclu|then|current|initial|completion)"
    ),
    unless_notice=r"\b(?:unless|if|provided|until|absent|without)\b[^¦]{0,220}¦[^¦]*¦",
    renew_then_notice=(
        r"\b(?:renew|exten[ds]|successive|roll|continu)\w*\b[^¦]{0,330}\b(?:unless|notice|notif"
        r"|writ)\w*\b[^¦]{0,200}¦"
    ),
    not_renew_near=(
        r"\b(?:not\s+(?:to\s+|be\s+|wish\s+to\s+|desire\s+to\s+)?(?:renew|extend|continue)|non-?renew"
        r"|intent\w*\s+(?:not\s+)?to\s+(?:terminate|not)|terminate\s+(?:this|the))"
    ),
    term_core=r"\b(?:this\s+(?:[\w-]+\s+){0,2}(?:Agreement|Contract|Lease|License|Appointment)"
    r"|(?:initial\s+)?term|engagement|appointment|it)\b(?:(?!renew|notice|surviv|additional"
    r"|successive|warrant)[^¦]){0,240}"
    r"\b(?:for|of|be|last|continu\w+|expir\w+|remain\w*|run|is|end\w*|until|through"
    r"|terminat\w+)\b(?:(?!renew|notice|surviv|additional|successive)[^¦]){0,70}¦",
    term_colon=r"\b(?:Initial\s+)?Term(?:\s+of\s+(?:this\s+)?Agreement)?\s*[:.]\s*(?:[^¦]{0,60})¦",
    forever_core=(
        r"\b(?:this\s+(?:\w+\s+){0,2}(?:Agreement|Contract)|the\s+term|it|employment"
        r"|license)\b[^¦]{0,200}\b(?:shall|will|continue|remain|be)\b[^¦]{0,90}¦"
    ),
    commence_continue=(
        r"\b(?:commenc|begin|effective|start)\w*\b[^¦]{0,200}\b(?:continu|remain|expir|end|terminat"
        r"|for\s+a|until)\w*\b[^¦]{0,60}¦"
    ),
    ends_on=r"\b(?:expir\w*|ends?|ending|terminat\w*|conclud\w*|until|through|continu\w*)\s+(?:[^¦\s]+\s+){0,7}¦",
    other_term=(
        r"\b(?:statement\s+of\s+work|purchase\s+order|confidential|non-?compet|warranty|indemnif"
        r"|insurance|employee|audit|records|cure|default|breach|invoice|payment|lockout|patent)\w*"
    ),
)
_HEADING = re.compile(
    r"\b(?:Initial\s+Term|Term|Duration|Renewal|Expiration|Termination|Contract\s+Period"
    r"|Effectiveness|Period|Validity)\b\s*(?:and\s+\w+)?\s*(?:of\s+\w+)?[.:\-–—\n]|"
    r"\b(?:TERM|DURATION|RENEWAL|TERMINATION|EXPIRATION|VALIDITY)\b"
)


@dataclass(slots=True)
class TermCandidate:
    """A duration, anniversary, date or phrase that may fix how long the agreement runs, renews or must be warned.

    `kind` is duration, anniversary, date or perpetual; `value` an ISO duration, a date's normal form or "perpetual".
    """

    kind: str
    start: int
    end: int
    value: str
    when: When | None
    sentence: tuple[int, int]
    features: dict[str, float]


def candidates(text: str) -> list[TermCandidate]:
    """Every candidate of the text in order, with its features."""
    windows = _windows(text)
    found: list[TermCandidate] = []
    for low, high in windows:
        edges = [low, *(m.end() for m in _BREAK.finditer(text, low, high)), high]
        for kind, start, end, value, when in _raw(text, low, high):
            at = bisect_right(edges, start) - 1
            sentence = (edges[at], edges[min(at + 1, len(edges) - 1)])
            found.append(TermCandidate(kind, start, end, value, when, sentence, {}))
    found.sort(key=lambda c: (c.start, c.kind))
    for candidate in found:
        _describe(text, candidate)
    _relate(found, len(text))
    return found


def _windows(text: str) -> list[tuple[int, int]]:
    """Merged ranges around the words that speak of terms."""
    windows: list[tuple[int, int]] = []
    for cue in _CUE.finditer(text):
        low, high = max(0, cue.start() - _REACH), min(len(text), cue.end() + _REACH)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _raw(text: str, low: int, high: int) -> Iterator[tuple[str, int, int, str, When | None]]:
    for start, end, value in find_durations(text, low, high, withheld=True):
        yield "duration", start, end, value or "blank", None
    for kind, pattern in (("anniversary", _ANNIVERSARY), ("anniversary", _NTH_YEAR)):
        for m in pattern.finditer(text, low, high):
            count = ordinal(m["nth"])
            if count:
                yield kind, m.start(), m.end(), f"P{count}Y", None
    for start, end, when in find_dates(text, low, high):
        if when.precision in (Precision.DAY, Precision.MONTH, Precision.UNKNOWN):
            yield "date", start, end, when.value, when
    for m in _PERPETUAL.finditer(text, low, high):
        yield "perpetual", m.start(), m.end(), "perpetual", None


def _describe(text: str, c: TermCandidate) -> None:
    f = c.features
    low, high = c.sentence
    before = text[max(c.start - 180, 0) : c.start]
    after = text[c.end : min(len(text), c.end + 240)]
    sentence = text[max(low, c.start - 500) : min(high, c.end + 500)]
    for name, pattern in _BEFORE:
        if pattern.search(before):
            f["before " + name] = 1.0
    for name, pattern in _AFTER:
        if pattern.search(after):
            f["after " + name] = 1.0
    for name, pattern in _SENTENCE:
        if pattern.search(sentence):
            f["in " + name] = 1.0
    lead = text[max(low, c.start - 420) : c.start].replace("¦", " ")
    marked = f"{lead}¦{text[c.start : c.end]}¦{text[c.end : min(high, c.end + 220)]}"
    for name, pattern in _WHOLE:
        if pattern.search(marked):
            f["whole " + name] = 1.0
    previous = text[max(0, low - 300) : low]
    f["renewal before"] = float("renew" in previous.casefold() or "extend" in previous.casefold())
    f["heading near"] = float(bool(_HEADING.search(text, max(0, low - 70), low + 60)))
    f["kind " + c.kind] = 1.0
    f["in sentence at"] = float(c.start - low)
    f["sentence length"] = float(high - low)
    months, days = parts(c.value)
    f["days"] = months * 30.4 + days
    f["unit " + c.value[-1:]] = 1.0
    f["whole years"] = float(months % 12 == 0 and months > 0)
    f["withheld"] = float(c.value in ("redacted", "blank"))
    if c.kind == "perpetual":
        phrase = c_text(text, c)
        for word in ("until", "unless", "perpet", "indefin", "royalty", "at any time", "last", "end when"):
            f["phrase " + word] = float(word in phrase)


def c_text(text: str, c: TermCandidate) -> str:
    """The words of a candidate, in lower case."""
    return text[c.start : c.end].casefold()


def _relate(found: list[TermCandidate], length: int) -> None:
    """Where a candidate stands among the others: the first of its sort, alone or with others in its sentence."""
    first_term = next((c.start for c in found if "in thisagreementshall" in c.features), -1)
    latest = max((c.when.latest for c in found if c.when and c.when.latest), default=datetime.date.min)
    renewing = [c.start for c in found if "before renews" in c.features and c.kind == "duration"]
    for index, c in enumerate(found):
        f = c.features
        mates = [o for o in found[max(0, index - 8) : index + 9] if o.sentence == c.sentence and o is not c]
        f["mates before"] = float(sum(o.start < c.start and o.kind == "duration" for o in mates))
        f["mates after"] = float(sum(o.start > c.start and o.kind == "duration" for o in mates))
        f["mate date"] = float(any(o.kind == "date" for o in mates))
        f["mate perpetual"] = float(any(o.kind == "perpetual" for o in mates))
        f["mate same value"] = float(any(o.value == c.value for o in mates))
        f["place"] = c.start / max(length, 1)
        f["at"] = float(c.start)
        f["after first term"] = float(min(abs(c.start - first_term), 20000)) if first_term >= 0 else -1.0
        f["to renewing"] = float(min((abs(c.start - r) for r in renewing), default=99999))
        f["is latest"] = float(bool(c.when and c.when.latest == latest))
        f["same value count"] = float(sum(o.value == c.value and o.kind == c.kind for o in found))
        f["term durations"] = float(sum("after defines term" in o.features for o in found))
        f["document"] = float(length)
        for name in (
            "whole renew core",
            "whole renew many",
            "whole end notice",
            "whole term core",
            "whole commence continue",
            "after defines term",
            "whole forever core",
        ):
            f["first " + name] = float(
                name in f and not any(name in o.features and o.kind == c.kind for o in found[:index])
            )
            f["count " + name] = float(sum(name in o.features and o.kind == c.kind for o in found))
