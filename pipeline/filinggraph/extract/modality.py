"""In what mode a sentence speaks: flatly, of something scheduled, or hedged."""

import re

from filinggraph.extract.sieve import Sieved
from filinggraph.model import Modality

# What somebody could not do, in the past: "because the parties could not agree".
COULD_NOT = (
    r"could\s+not\s+(?:agree|meet|reach|come|obtain|find|secure|match|perform|deliver|supply|ship|accept|fill|fulfil\w*|complete"
    r"|finance|pay|justify|resolve|be\s+(?:reached|resolved|agreed|found|obtained|completed|met))\b"
)
_HEDGED = Sieved(
    r"^\s*(?:if|should|in the event|were (?:we|any|one|the)|unless)\b|\bif\s+(?:we|any|one|our|the"
    r"|this|these|either|such|a|it)\b[^.;]{0,120}\b(?:would|could|may|might)\b|"
    rf"\b(?!{COULD_NOT})(?:could|might|may)\s+"
    r"(?:\w+\s+)?(?:be|not|lose|terminate|cancel|fail|cause|result|account"
    r"|represent|reduce|decide|elect|choose|seek|have|adversely|"
    r"materially|continue|decline|decrease)\b|\bthere\s+(?:can|is)\s+(?:be\s+)?no\s+(?:assurance"
    r"|guarantee)|\bcannot\s+(?:assure|guarantee|be certain)",
    re.I,
)
_COULD_NOT = Sieved(rf"\b{COULD_NOT}", re.I)
# What makes that a mere thought: "we could not obtain castings were Alpha to stop".
_SUPPOSED = re.compile(
    r"\b(?:[Ww]ithout|[Ii]f|[Ss]hould|[Ll]oss\s+of)\b"
    r"|\b[Ww]ere\s+(?:(?:the|our|its|this|that|any|one|we|it|they|such|either|both)\b|[A-Z])[^.;,]{0,60}?\sto\s"
)
_PLANNED = Sieved(
    r"\b(?:will|is\s+(?:expected|scheduled|anticipated|due)\s+to|are\s+(?:expected|scheduled)\s+to|shall)\b", re.I
)


_SHORTLY_BEFORE = 60  # characters that may stand between "will" and what will be


def modality_at(sentence: str, start: int, end: int) -> Modality:
    """The modality of what the words at start:end of a sentence say; what comes of it later is not that.

    "X was awarded a contract that will add sales" tells flatly of the award.
    """
    mode = modality_of(sentence)
    if mode is not Modality.EXPECTED:
        return mode
    before = re.split(r"[;,]\s", sentence[max(0, start - _SHORTLY_BEFORE) : end])[-1]
    return mode if _PLANNED.stands_in(before) else Modality.ASSERTED


def modality_of(sentence: str) -> Modality:
    """The modality of a sentence as a whole."""
    if _HEDGED.stands_in(sentence) or (_COULD_NOT.stands_in(sentence) and _SUPPOSED.search(sentence)):
        return Modality.FORWARD_LOOKING
    return Modality.EXPECTED if _PLANNED.stands_in(sentence) else Modality.ASSERTED
