"""Whether a document is itself an agreement: it is called one, names its parties, and speaks as a contract does."""

import re

from filinggraph.extract.agreements.kinds import title
from filinggraph.extract.agreements.opening import preamble
from filinggraph.model import Document

_FORMS = re.compile(
    r"^(?:10-?[KQ]|8-?K|S-\d|20-F|6-K|DEF|424B|SC\s?13|ARS|EX-(?:21|23|24|27|31|32|101))", re.IGNORECASE
)
_REPORT = re.compile(
    r"\bFORM\s+(?:10-?[KQ]|8-?K|20-F|6-K|S-\d)|\bFOR\s+IMMEDIATE\s+RELEASE|\bpress\s+release\b|\(?(?:BUSINESS\s?WIRE|PRNewswire|PR\s+Newswire|"
    r"Marketwire|GLOBE\s+NEWSWIRE|GlobeNewswire|Business\s+Wire)\)?|\bANNUAL\s+REPORT\b|\bUNITED\s+STATES\s+SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION",
    re.IGNORECASE,
)
# Each group is one sign of a contract. Alternatives stand apart and in lower case, as so they are found fastest.
_BINDING = tuple(
    tuple(re.compile(pattern) for pattern in group)
    for group in (
        (
            r"agree[sd]?\s+as\s+follows",
            r"hereby\s+agree",
            r"have\s+agreed\b",
            r"mutually\s+agree",
            r"undersigned\b[^.]{0,80}\bagree",
        ),
        (r"in\s+witness\s+whereof",),
        (r"parties\s+hereto\b", r"this\s+(?:agreement|contract|amendment|lease)\s+(?:shall|may|will|is)\b"),
        (r"hereinafter\b", r"hereunder\b", r"hereto\b"),
        (r"governed\s+by\b[^.]{0,80}\blaw",),
        (r"/s/", r"\n\s*by:"),
    )
)
_RECITALS = tuple(re.compile(p) for p in (r"WHEREAS\b", r"RECITALS\b", r"W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H"))
_LONGEST = 400_000
_PREAMBLE = re.compile(
    r"\b(?:THIS|This)\s+(?:[^\s.]+\s+){0,14}?(?i:agreement|contract|amendment|lease|license|addendum|memorandum|indenture)\b",
    re.DOTALL,
)
_MADE = re.compile(
    r"\b(?:THIS|This)\s+(?:[^\s.]+\s+){0,10}?(?i:agreement|contract|lease|deed)\b[^.]{0,60}?\b(?i:is\s+(?:made|entered\s+into|dated))"
    r"[^.]{0,160}?\b(?i:by|between|among)\b"
)
_HEADING = re.compile(
    r"(?:\b(?:[A-Z][\w&,'’/-]*|of|and|for|the|on|to|in)\s+){1,14}?(?:AGREEMENT|Agreement|CONTRACT|Contract|AMENDMENT|Amendment|ADDENDUM"
    r"|Addendum|LEASE|Lease|LICENSE|License|INDENTURE|Indenture|MEMORANDUM\s+OF|Memorandum\s+of|GUARANT(?:Y|EES?)|Guarant(?:y|ees?)"
    r"|JOINT\s+FILING\s+STATEMENT|POWER\s+OF\s+ATTORNEY|Schedule|SCHEDULE|ENDORSEMENT|Endorsement)\b"
)
_HEAD = 7000
_NEWS = re.compile(
    r"(?i)\bannounce[sd]?\b|\bawarded\b|\bwins\b|\breceives\b|\bselects?\b|\bpress\s+release\b|\bnews\s+release\b|"
    r"\bwas\s+selected\b|\(?(?:NYSE|NASDAQ|OTC\w*)\s*:"
)
_TOP = 700


def is_agreement(document: Document) -> bool:
    """True where the document is a contract: by its type and its opening, never for reports and releases.

    One that is headed as an agreement needs few words of a contract; one that looks like a report needs many.
    """
    text = document.text
    if len(text) < 150:
        return False
    called = title(text, preamble(text)[0])
    titled = called.span is not None and called.span.start < _TOP
    headed = titled or bool(_HEADING.search(text, 0, _TOP))
    reports = bool(_REPORT.search(text, 0, 2500) or _NEWS.search(text, 0, _TOP))
    if reports and not headed:
        return False
    lowered = text[:_LONGEST].lower()
    points = sum(any(p.search(lowered) for p in group) for group in _BINDING)
    points += any(p.search(text, 0, _LONGEST) for p in _RECITALS)
    if reports:
        return points >= 5 and not _FORMS.match(document.type.strip())
    if _FORMS.match(document.type.strip()):
        return headed and points >= 3
    exhibit = document.type.strip().upper().startswith("EX-10")
    if headed and (exhibit or points >= (1 if titled else 2) or (titled and _MADE.search(text, 0, _HEAD))):
        return True
    points += 2 * bool(_PREAMBLE.search(text, 0, _HEAD)) + (called.span is not None and called.span.start < 3000)
    return points >= (4 if document.type.strip().upper().startswith("EX-") else 6)
