"""Names that a sentence brings up for another reason than dealing: rivals, regulators, lenders, targets, opponents."""

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.masking import ANOTHER, FILER, Masked
from filinggraph.extract.sieve import Sieve

_X = rf"(?P<who>{ANOTHER})"
_FEW = rf"(?:[^\s.;{ANOTHER[1:-1]}]+\s+){{0,3}}?"
_SOME = rf"(?:[^\s.;{ANOTHER[1:-1]}]+\s+){{0,8}}?"
_REASONS = (
    # Rivals.
    rf"\bcompet(?:e|es|ed|ing|ition|itors?)\b[^.;]{{0,120}}?\b(?:with|from|against|include[sd]?|including|are|is|as|by)\s+{_SOME}{_X}",
    rf"{_X}\s[^.;]{{0,40}}?\b(?:competes?|competed|competitors?|rivals?)\b",
    rf"\bcompetitors?,?\s+{_FEW}{_X}",
    # Regulators and courts.
    rf"\b(?:approv|regulat|clear|requir|fil(?=e[ds]?\b|ings?\b)|regist|impos|jurisdiction|rule|inspect|certif|authori[sz]|enforc|promulgat|audit"
    rf"|examin|investigat|complian|petition|submit|notif|sanction|legislat|adopt)\w*\s+{_FEW}(?:by|with|from|to|of|under)\s+{_FEW}{_X}",
    # Lenders, underwriters, insurers, landlords, unions.
    rf"\b(?:credit|loans?|financing|revolv\w+|lending|notes?|debt|guarante\w+|underwrit\w+|lease|sublease|collective\s+bargaining"
    rf"|settlement|judgment|employment|merger|separation|joint\s+venture|confidentiality|non-?disclosure|share\s+repurchase)\b"
    rf"[^.;{ANOTHER[1:-1]}]{{0,60}}?\b(?:with|from|by|to|between\s+{FILER}\s+and)\s+{_SOME}{_X}",
    # Targets and buyers of businesses.
    rf"\b(?:acqui(?:red?|sition|ring)|merg(?:ed|er|ing)|divest\w+|takeover|spin-?off|purchase\s+of)\b(?![^.;]{{0,25}}\b(?:rights|licen[cs]e))"
    rf"\s+{_SOME}(?:of|with|by|from)?\s*{_X}",
    rf"\b(?:sold|sell|sale\s+of|dispos\w+|divest\w+)\b[^.;]{{0,60}}?\b(?:business|subsidiary|division|stake|interests?|shares|stock|segment"
    rf"|facility|brands?|assets|bonds)\b[^.;]{{0,40}}?\bto\s+{_FEW}{_X}",
    rf"\b(?:stake|interest|investment|shares|stockholders?|shareholders?)\s+(?:in|of)\s+{_FEW}{_X}",
    rf"{_X}\s+{_FEW}(?:shares|common\s+stock|stockholders|shareholders|acquisition|merger|transaction|IPO)\b",
    rf"{_X}\s+[^.;]{{0,60}}?\b(?:purchas|buy|acquir)\w*\s+(?:all|substantially\s+all|a\s+majority|\d+%)\s+of\s+(?:our|its|the|{FILER})"
    rf"(?!\s+\w*\s*(?:output|production|requirements|needs))[^.;]{{0,30}}?\b(?:stock|shares|equity|units)\b",
    rf"\b(?:agreed|agreements?|offer(?:ed)?)\s+to\s+(?:purchase|acquire|buy)\s+{_X}\s+for\b",
    # Bids that nobody has decided on, and mere intents.
    rf"\b(?:outstanding|pending|submitted|awaiting)\b[^.;]{{0,80}}?\b(?:bids?|proposals?|tenders?)\b[^.;]{{0,160}}?{_X}",
    rf"\bletters?\s+of\s+intent\s+with\s+{_SOME}{_X}",
    # The filer's own companies.
    rf"\bsubsidiar(?:y|ies)\b[^.;{ANOTHER[1:-1]}]{{0,40}}?\s{_X}",
    rf"{_X}\s+{_FEW}subsidiar(?:y|ies)\b",
    rf"\bholding\s+company\s+for\s+{_X}",
    # Opponents.
    rf"(?<!\bunder\s)(?<!\bunder\sthe\s)\b(?:lawsuit|complaint|suit|action|claims?|litigation|infring\w+|plaintiffs?|defendants?|patents?)\b[^.;]{{0,60}}?\b(?:by|against|with|of|from)\s+{_SOME}{_X}",
    rf"{_X}\s+{_FEW}(?:filed|sued|alleg\w+|asserted|appealed|petitioned)\b",
    # What is sold, before whom it is sold to.
    rf"\b(?:supply|sales?|delivery|deliveries|shipments?|manufacture|production)\s+of\s+(?:(?:the|its|our)\s+)?{_X}\s+(?:to|for)\s+{_FEW}{ANOTHER}",
    rf"\bfor\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?(?:supply|sale|purchase|delivery|shipment|manufacture|production|provision)\s+of\s+"
    rf"(?:(?:the|its|our)\s+)?{_X}(?![’'])",
    # Said not to deal.
    rf"\b(?:neither|nor)\s+{_FEW}{_X}",
    rf"{_X}\s+(?:is|was|are|were)\s+not\s+{_FEW}(?:customers?|clients?|suppliers?|vendors?)\b",
    # Posts and schools.
    rf"\b(?:president|officer|director|chairman|partner|manager|analyst|professor|degree|counsel|attorney)\b[^.;{ANOTHER[1:-1]}]{{0,40}}?\b(?:of|at|for|with|from)\s+{_FEW}{_X}",
    rf"\b(?:he|she|mr\.?|ms\.?|mrs\.?|dr\.?)\s(?:[^.;]|(?<=[A-Z])\.){{0,60}}?\b(?:was|served|worked|joined|held|led|oversaw|headed|ran|managed|responsible|president|director|officer)\b[^.;]{{0,120}}?\s{_X}",
    rf"\bformerly\s+(?:of|with|at)\s+{_FEW}{_X}",
    rf"\b(?:joined|served|worked|employed|graduated)\b[^.;{ANOTHER[1:-1]}]{{0,40}}?\s{_X}",
)  # fmt: skip
_PATTERNS = Sieve(map(Caseless, _REASONS), lambda reason: reason)


def beside_the_point(masked: Masked) -> frozenset[str]:
    """Names of the sentence that it mentions as rivals, regulators, lenders, targets, opponents or employers."""
    found: set[str] = set()
    for pattern in _PATTERNS.left(masked.text):
        for match in pattern.finditer(masked.text):
            found.update(p.name for p in masked.at(match["who"]) or ())
    return frozenset(found)
