"""When an agreement was signed and from when it counts: its dates with the words around them, for the ranker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract.agreements.grounds import Ground, grounds
from filinggraph.extract.agreements.opening import Opening, signatures
from filinggraph.extract.dates import find_dates
from filinggraph.extract.sieve import Sieve
from filinggraph.model import Precision, When

_HEAD = 9000
_NEAR = 70
_FRONT = 3000  # characters that are looked through even where the preamble begins later
_BEFORE = (
    ("as of", r"\bas\s+of\s+(?:this\s+|the\s+)*$"),
    ("effective", r"\beffective\b[^.;]{0,25}$"),
    ("effective date", r"\beffective\s+date\b[^.;]{0,60}$"),
    ("means", r"(?:means|mean|shall\s+be|is|:)\s+(?:as\s+of\s+)?(?:the\s+)?$"),
    ("dated", r"\b(?:dated|date)\b\s*(?:as\s+of)?[\s:]*(?:this\s+|the\s+)*$"),
    ("entered", r"\bentered\b[^.;]{0,40}$"),
    ("made", r"\bmade\b[^.;]{0,40}$"),
    ("executed", r"\b(?:executed|signed|concluded)\b[^.;]{0,40}$"),
    ("on", r"\bon\s+(?:this\s+|the\s+)*$"),
    ("this", r"\b(?:this|the)\s*$"),
    ("commence", r"\b(?:commenc|begin|start)[a-z]*\b[^.;]{0,30}$"),
    ("commencement date", r"\bcommencement\s+date\b[^.;]{0,60}$"),
    ("end", r"\b(?:end|expir|terminat|until|through|to|ended|ending)[a-z]*\b[^.;]{0,20}$"),
    ("that certain", r"\b(?:that\s+certain|prior|original|certain|previous)\b[^.;]{0,60}$"),
    ("amended", r"\b(?:amended|restated|supplemented)\b[^.;]{0,30}$"),
    ("between", r"\b(?:between|among)\b[^.;]{0,60}$"),
    ("line", r"(?:^|\n)\s*(?:Date[d:]*\s*)?$"),
    ("filed", r"\b(?:Source|10-[KQ]|8-K|S-1|filed|filing)\b[^\n]{0,50}$"),
    ("sign date", r"\bDate[d]?\s*:?\s*_*\s*$"),
    ("witness", r"(?:witness|day\s+and\s+year|executed\s+this|set\s+their\s+hands)[^.]{0,60}$"),
    ("updated", r"\b(?:updated|revised|version|rev)\b[^.;]{0,20}$"),
)
_AFTER = (
    ("defines effective", r"[\s,]*\(?[^)\n]{0,25}[\"“'‘]?\s*(?:the\s+)?[\"“'‘]?Effective\s+Date"),
    ("defines date", r"[\s,]*\(?[^)\n]{0,20}[\"“'‘][^\"”\n]{0,25}Date"),
    ("by and between", r"[\s,]*(?:\([^)]{0,60}\)[\s,]*)?(?:is\s+)?(?:made\s+)?(?:by\s+and\s+)?(?:between|among|by)\b"),
    ("newline", r"[\s.,]*(?:\n|$)"),
    ("and", r"\s*(?:and|through|to|until)\b"),
    ("first above", r"[^.]{0,30}(?:first|above)\s+written"),
    ("period", r"\s*\."),
    ("slash sign", r"[^\n]{0,60}(?:By:|/s/)"),
    (
        "names another",  # of which the date is: dated May 1, 2004 (the "Loan Agreement")
        r"[\s,]*(?:\(?\s*as\s+(?:so\s+)?(?:amended|supplemented)[^()]{0,80})?\([^()\"“]{0,60}[\"“](?:[\w'’&/-]+\s+){1,6}?"
        r"(?:Agreement|Note|Plan|Indenture|Lease|License|Contract|Policy|Assignment)s?[\"”]",
    ),
)
_BEGINS = re.compile(
    r"ffective\s+Date[\"”’']{0,2}\)?\s*(?:(?:of|for)\s+(?:this|the)\s+\w+\s+)?(?:(?:shall|will)\s+(?:mean|be)|means?|is|:)"
    r"|ffective\s+(?:as\s+of|on|from|this)\b|ommenc(?:e|es|ing)\s+(?:on|as\s+of|from)\b"
    r"|ommencement\s+Date[\"”’']{0,2}\)?\s*(?:(?:of|for)\s+(?:this|the)\s+\w+\s+)?(?:(?:shall|will)\s+(?:mean|be)|means?|is|:)",
    re.IGNORECASE,
)
_PHRASE, _GAP, _LATE = 60, 12, 99
_PATTERNS_BEFORE = Sieve(((n, re.compile(p, re.IGNORECASE)) for n, p in _BEFORE), lambda item: item[1])
_PATTERNS_AFTER = Sieve(((n, re.compile(p, re.IGNORECASE)) for n, p in _AFTER), lambda item: item[1])
_EFFECTIVE_DATE = re.compile(r"effective\s+date")  # these five are for text in lower case
_EFFECTIVE_DEFINED = re.compile(r"[\"“'‘]\s*(?:amendment\s+|agreement\s+)?effective\s+date\s*[\"”'’]")
_DEFINED_LATER = re.compile(
    r"effective\s+date[\"”'’]?\s*\)?[\s,:]*(?:\(?as\s+(?:hereinafter\s+)?defined|(?:shall\s+)?means?\s+the\s+date|shall\s+be\s+the"
    r"\s+date|is\s+the\s+date)",
)
_LAST_SIGNATURE = re.compile(
    r"(?:last|latest|later)\s+(?:date\s+)?(?:of\s+)?(?:signature|execution|party|to\s+sign|date)"
)
_FIRST_ABOVE = re.compile(r"(?:date|day\s+and\s+year)\s+(?:first\s+)?(?:above|set\s+forth|first)\b")

_PRINTED_BY_FILER = re.compile(
    r"\b(?:10-[KQ]T?|8-K|S-\d|F-\d|20-F|6-K|10-12[BG]|10SB12G|10QSB|10KSB|SB-2|1-A|SC\s13[DG]|DRS[^,]{0,12}|N-\d\w?)"
    r"(?:12[BG])?(?:/?A)?,\s*$",
    re.IGNORECASE,
)
_SIGNER = re.compile(
    r"\bBy\s*:|[/\\]s[/\\]|\bName\s*:?|\bTitle\s*:?|\bDated?\s*:|\bSignature|\bSigned|\bPresident|\bOfficer",
    re.IGNORECASE,
)
_STARTS_TERM = re.compile(
    r"\b(?:term|agreement|appointment|contract|promotion|licen[sc]e|franchise|engagement|employment|arrangement|it)\b[^.;]{0,160}?"
    r"\b(?:commenc(?:e|es|ing)|begins?|beginning|starts?|(?:be(?:come)?s?|is)\s+effective|takes?\s+effect|comes?\s+into\s+(?:force|effect))"
    r"\s*(?:(?:on|as\s+of|from|upon|with\s+effect\s+from)\s+)?(?:and\s+as\s+of\s+)?(?:the\s+)?$"
    r"|\b(?:effective|commencement|start(?:ing)?)\s+date\b[^.;]{0,40}\b(?:(?:will|shall)\s+be|(?:shall\s+)?means?|is)\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class DateCandidate:
    """A printed date with its place and what its surroundings show."""

    start: int
    end: int
    when: When
    features: dict[str, float]


def candidates(text: str, parts: Opening) -> list[DateCandidate]:
    """Dates of the cover, preamble, first clauses and signature pages, described for the rankers."""
    start, stop = parts.preamble.start, parts.preamble.end
    ranges = [(0, min(len(text), _FRONT))] if start > _FRONT else []
    ranges.append((start if ranges else 0, min(len(text), max(stop, start + _HEAD))))
    reached = ranges[-1][1]
    ranges[-1:-1] = _signed_before(text, start)
    for span in parts.signatures:
        if span.end > reached:
            ranges.append((max(span.start, reached), span.end))
            reached = span.end
    if reached < len(text) - 1500:
        ranges.append((len(text) - 1500, len(text)))
    document = _document_features(text, parts)
    found = []
    for low, high in ranges:
        for index, (a, b, when) in enumerate(find_dates(text, low, high)):
            if (
                not _PRINTED_BY_FILER.search(text, max(0, a - 24), a)
                and when.precision in (Precision.DAY, Precision.UNKNOWN, Precision.MONTH)
                and (when.value or when.earliest)
            ):
                found.append(_describe(text, parts, a, b, when, index, document))
    opens = any(parts.preamble.start <= c.start < parts.preamble.end for c in found)
    for c in found:
        c.features["doc preamble date"] = float(opens)
    found += [_describe(text, parts, a, b, when, _LATE, document) for a, b, when in _later(text, ranges)]
    _ground(text, parts, found)
    _relate(found)
    return found


def _signed_before(text: str, preamble: int) -> list[tuple[int, int]]:
    """Signature pages before the preamble, where what is taken for it is that of an attachment."""
    if preamble <= _FRONT:
        return []
    return [(s.start, s.end) for s in signatures(text, _FRONT) if s.start >= _FRONT and s.end <= preamble]


def _later(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, When]]:
    """Days outside the ranges that are said to be a start: "effective as of July 1, 2018" in the last clauses."""
    for cue in ("ffective", "ommenc"):
        at = text.find(cue)
        while at >= 0:
            if not any(low <= at < high for low, high in ranges):
                phrase = _BEGINS.match(text, at)
                if phrase:
                    stop = min(len(text), phrase.end() + _PHRASE)
                    for start, end, when in find_dates(text, phrase.end(), stop)[:1]:
                        if when.precision is Precision.DAY and start - phrase.end() <= _GAP:
                            yield start, end, when
            at = text.find(cue, at + len(cue))


def _document_features(text: str, parts: Opening) -> dict[str, float]:
    lowered = text.lower()
    head = lowered[parts.preamble.start : parts.preamble.end]
    dated = "effective" in lowered
    return {
        "doc effective date": float(dated and bool(_EFFECTIVE_DATE.search(lowered))),
        "doc effective defined": float(dated and bool(_EFFECTIVE_DEFINED.search(lowered))),
        "doc effective in preamble": float(bool(_EFFECTIVE_DATE.search(head))),
        "doc effective word in preamble": float("effective" in head),
        "doc effective defined later": float(dated and bool(_DEFINED_LATER.search(lowered))),
        "doc last signature": float(bool(_LAST_SIGNATURE.search(lowered))),
        "doc first above": float(bool(_FIRST_ABOVE.search(lowered))),
        "doc length": float(len(text)),
        "doc amendment": float(
            bool(re.search(r"(?i)\b(?:amendment|addendum|supplement)\b", text[: parts.preamble.start + 200]))
        ),
        "doc anchor this": float(parts.anchor == "this"),
    }


def _describe(
    text: str,
    parts: Opening,
    start: int,
    end: int,
    when: When,
    index: int,
    document: dict[str, float],
) -> DateCandidate:
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    f = dict(document)
    for name, pattern in _PATTERNS_BEFORE.left(before):
        if pattern.search(before):
            f["after " + name] = 1.0
    for name, pattern in _PATTERNS_AFTER.left(after):
        if pattern.match(after):
            f["before " + name] = 1.0
    sentence = max(text.rfind(". ", max(0, start - 600), start), text.rfind("\n", max(0, start - 600), start))
    lead = text[sentence + 1 : start] if sentence >= 0 else text[max(0, start - 600) : start]
    f["starts term"] = float(bool(_STARTS_TERM.search(lead)))
    f["cover"] = float(start < parts.preamble.start)
    f["preamble"] = float(parts.preamble.start <= start < parts.preamble.end)
    f["signature"] = float(any(s.start <= start < s.end for s in parts.signatures))
    f["near signer"] = float(len(_SIGNER.findall(text, max(0, start - 160), min(len(text), end + 60))))
    f["numeric"] = float(text[start].isdigit())
    f["from preamble"] = float(start - parts.preamble.start)
    f["from start"] = float(start)
    f["to end"] = float(len(text) - start)
    f["index"] = float(index)
    f["late"] = float(index == _LATE)
    f["withheld"] = float(when.precision is Precision.UNKNOWN)
    f["month only"] = float(when.precision is Precision.MONTH)
    return DateCandidate(start, end, when, f)


def _relate(found: list[DateCandidate]) -> None:
    """How often a date is printed, and how it stands among the others."""
    days = sorted({c.when.value for c in found if c.when.value and c.when.value != "redacted"})
    signs = sorted({c.when.value for c in found if _signing(c)})
    plain = [
        c
        for c in found
        if c.features["preamble"]
        and _PLAINLY_DATED.intersection(c.features)
        and c.when.value
        and "after effective" not in c.features
        and not _EARLIER.intersection(c.features)
    ]
    starting = {c.when.value for c in found if c.features["starts term"]}
    preamble = [c for c in found if c.features["preamble"] and not _EARLIER.intersection(c.features)]
    for c in found:
        same = [o for o in found if o.when.value == c.when.value]
        f = c.features
        f["times"] = float(len(same))
        f["also preamble"] = float(any(o.features["preamble"] for o in same))
        f["also cover"] = float(any(o.features["cover"] for o in same))
        f["also signature"] = float(any(o.features["signature"] for o in same))
        f["also effective"] = float(any("after effective" in o.features for o in same))
        f["also defines effective"] = float(any("before defines effective" in o.features for o in same))
        f["also dated"] = float(any("after dated" in o.features for o in same))
        f["dates"] = float(len(days))
        f["latest"] = float(bool(days) and c.when.value == days[-1])
        f["earliest"] = float(bool(days) and c.when.value == days[0])
        f["any effective"] = float(any("after effective" in o.features for o in found))
        f["any defines effective"] = float(any("before defines effective" in o.features for o in found))
        f["any commence"] = float(any("after commence" in o.features for o in found))
        f["other commence"] = float(any("after commence" in o.features and o.when.value != c.when.value for o in found))
        f["any preamble"] = float(bool(preamble))
        f["first preamble"] = float(bool(preamble) and preamble[0] is c)
        f["other plain date"] = float(any(o.when.value != c.when.value for o in plain))
        f["also starts term"] = float(any(o.features["starts term"] for o in same))
        f["other starts term"] = float(any(d != c.when.value for d in starting))
        f["signing"] = float(_signing(c))
        f["last signing"] = float(bool(signs) and c.when.value == signs[-1])
        f["any signing"] = float(len(signs))
        f["other effective"] = float(
            any("after effective" in o.features and o.when.value != c.when.value for o in found)
        )


def _ground(text: str, parts: Opening, found: Sequence[DateCandidate]) -> None:
    """On what ground each date may be the day of signing, and which day has the best one of the document."""
    able = sorted((c for c in found if not c.features["late"]), key=lambda c: c.start)
    reasons = grounds(text, parts, [(c.start, c.end, c.when) for c in able])
    best = max(reasons, default=Ground.NONE)
    day = next((c.when.value for c, g in zip(able, reasons, strict=True) if g and g is best), None)
    for c in found:
        c.features["ground"] = 0.0
        c.features["best ground"] = float(best)
        c.features["of best ground"] = float(c.when.value == day)
    for c, reason in zip(able, reasons, strict=True):
        c.features["ground"] = float(reason)


def days(found: Sequence[DateCandidate]) -> list[DateCandidate]:
    """Each date once, as it is printed on its best ground."""
    once: dict[str, DateCandidate] = {}
    for c in sorted(found, key=lambda c: (-c.features["ground"], c.start)):
        once.setdefault(c.when.value, c)
    return sorted(once.values(), key=lambda c: c.start)


def _signing(c: DateCandidate) -> bool:
    """True for a day written beside a signature."""
    f = c.features
    return bool(c.when.value[:1].isdigit() and not f["preamble"] and not f["cover"] and f["near signer"] >= 2)


_PLAINLY_DATED = {"after dated", "after entered", "after made", "after executed", "after as of", "after on"}
_EARLIER = {"after that certain", "after filed", "after amended"}
