"""Whether an agreement takes effect when it is signed: "shall commence on the date hereof"."""

import re

from filinggraph.model import Span

_CUE = re.compile(r"[ECFBecfb](?:ffect|FFECT|ommenc|OMMENC|orce\b|ORCE\b|egin|EGIN)")
_DATE = (
    r"(?:date\s+(?:hereof|first\s+(?:above\s+|set\s+forth|written)|(?:set\s+forth\s+)?above\s+(?:first\s+)?written|it\s+is\s+signed"
    r"|of\s+(?:this|the|its)\s+(?:[\w-]+\s+){0,2}?(?:agreement|contract|amendment|execution|signature|signing)|of\s+(?:execution|signature|signing))"
    r"|day\s+and\s+year\s+first|signature|signing|execution)\b"
)
_TAKES_EFFECT = re.compile(
    r"\b(?:this|the)\s+(?:[\w-]+\s+){0,3}?(?:agreement|contract|term|amendment|lease|license|addendum|cooperation)\b[^.;]{0,60}?"
    r"\b(?:takes?\s+effect|(?:be|become|is|are)s?\s+effective|commences?|begins?|(?:comes?|enters?)\s+into\s+(?:force|effect))\b"
    rf"[^.;\d]{{0,30}}?\b(?:on|upon|as\s+of|from)\s+(?:and\s+after\s+)?(?:the\s+|its\s+)?{_DATE}",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 150, 120  # characters around the cue


def takes_effect_on_signing(text: str) -> Span | None:
    """The words that say so; None where none do, or where they name a day of their own."""
    for cue in _CUE.finditer(text):
        found = _TAKES_EFFECT.search(text, max(0, cue.start() - _BEFORE), min(len(text), cue.end() + _AFTER))
        if found:
            return Span(found.start(), found.end())
    return None
