"""Whether a document is itself an agreement: it is called one, names its parties, and speaks as a contract does."""

import re

from filinggraph.extract.agreements.kinds import title
from filinggraph.extract.agreements.opening import opening
from filinggraph.model import Document

_FORMS = re.compile(
    r"^(?:10-?[KQ]|8-?K|S-\d|20-F|6-K|DEF|424B|SC\s?13|ARS|EX-(?:21|23|24|27|31|32|101))", re.IGNORECASE
)
_REPORT = re.compile(
    r"\bFORM\s+(?:10-?[KQ]|8-?K|20-F|6-K|S-\d)|\bFOR\s+IMMEDIATE\s+RELEASE|\bpress\s+release\b|\(?(?:BUSINESS\s?WIRE|PRNewswire|PR\s+Newswire|"
    r"Marketwire|GLOBE\s+NEWSWIRE|GlobeNewswire|Business\s+Wire)\)?|\bANNUAL\s+REPORT\b|\bUNITED\s+STATES\s+SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION",
    re.IGNORECASE,
)
_BINDING = (
    re.compile(r"(?i)\bagree(?:s|d)?\s+as\s+follows|\bhereby\s+agree|\bhave\s+agreed\b|\bmutually\s+agree"),
    re.compile(r"\bIN\s+WITNESS\s+WHEREOF|(?i:in\s+witness\s+whereof)"),
    re.compile(r"\bWHEREAS\b|\bRECITALS\b|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H"),
    re.compile(r"(?i)\bparties\s+hereto\b|\bthis\s+(?:agreement|contract|amendment|lease)\s+(?:shall|may|will|is)\b"),
    re.compile(r"(?i)\bhereinafter\b|\bhereunder\b|\bhereto\b"),
    re.compile(r"(?i)\bgoverned\s+by\b[^.]{0,80}\blaw"),
    re.compile(r"(?m)^\s*(?:By|BY):|/s/"),
)
_PREAMBLE = re.compile(
    r"\b(?:THIS|This)\s+(?:[^\s.]+\s+){0,14}?(?i:agreement|contract|amendment|lease|license|addendum|memorandum|indenture)\b",
    re.DOTALL,
)
_HEAD = 7000


def is_agreement(document: Document) -> bool:
    """True where the document is a contract: by its type and its opening, never for reports and releases."""
    if _FORMS.match(document.type.strip()):
        return False
    text = document.text
    head = text[:_HEAD]
    if len(text) < 150 or _REPORT.search(head[:2500]):
        return False
    points = sum(bool(pattern.search(text, 0, 400_000)) for pattern in _BINDING)
    opened = opening(text)
    called = title(text, opened.preamble)
    points += 2 * bool(_PREAMBLE.search(head)) + (called.span is not None and called.span.start < 3000)
    exhibit = document.type.strip().upper().startswith(("EX-10", "EX-4", "EX-2", "EX-1"))
    return points >= (4 if exhibit else 6)
