"""Percentages that are of something else than sales, whatever stands beside them: growth, stakes, capacity, rates."""

import re

from filinggraph.extract.figures import Figure

_ABOUT = r"(?:(?:by|of|an?|about|approximately|nearly|some|over|more\s+than|just|only|almost|roughly|another|or)\s+)*"
_GREW = re.compile(
    r"\b(?:increas(?:ed|es|ing)|decreas(?:ed|es|ing)|declin(?:ed|es|ing)|gr[eo]w(?:n|s|ing)?|rose|risen|rising|fell|fallen"
    r"|dropp(?:ed|ing)|climb(?:ed|ing)|improv(?:ed|ing)|(?<!made )(?<!make )(?<!makes )(?<!making )up|down)\s+"
    rf"{_ABOUT}$",
    re.I,
)
_OF_A_MEASURE = re.compile(r"\s*of\s", re.I)
_HOLDS = re.compile(
    rf"\b(?:own(?:s|ed|ing)?|hold(?:s|ing)?|held|owners?\s+of|holders?\s+of|acquired|retain(?:s|ed))\s+{_ABOUT}(?:the\s+remaining\s+)?$",
    re.I,
)
_A_STAKE = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}?(?:interest|stake|owned|equity)\b"
    r"|\s*of\s+(?:[\w’'-]+\s+){0,6}?(?:stock|shares|equity|interests?|units|capital|votes|voting\s+power)\b"
    r"|\s*of\s+(?:the\s+)?(?-i:[A-Z])",
    re.I,
)
_OWNED = re.compile(r"-?\s*(?:owned|held)\b", re.I)
_OF_CAPACITY = re.compile(
    r"\s*(?:of\s+(?:(?:its|our|the|their|rated|total|full|design|available|installed)\s+){0,3}capacity\b|utili[sz](?:ed|ation)\b|occupied\b)",
    re.I,
)
_INTEREST = re.compile(
    rf"\b(?:borrow\w*|interest|loans?|notes?|bonds?|debentures?|coupon|lent)\b[^.;%]{{0,60}}\bat\s+{_ABOUT}$", re.I
)
_REACH = 120


def is_of_another(text: str, figure: Figure) -> bool:
    """True for a percentage that its nearest words make a growth, a stake, a use of capacity or interest."""
    before, after = text[max(0, figure.start - _REACH) : figure.start], text[figure.end :]
    if _GREW.search(before):
        return not _OF_A_MEASURE.match(after)
    if _HOLDS.search(before):
        return bool(_A_STAKE.match(after))
    return bool(_OWNED.match(after) or _OF_CAPACITY.match(after) or _INTEREST.search(before))
