"""Contracts that went away with a business: "we sold our Dover division; its contract with Alpha runs through 2008"."""

import re

from filinggraph.extract.deals.frames import NOUN
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.sieve import Sieved

_UNIT = r"(?:business|division|subsidiary|affiliate|unit|operations?|segment|plant|mill|foundry|stations?|company)"
_OWN = r"(?:our|its|the|the\s+company[’']s)"
_WENT = r"(?:sold|divested|disposed\s+of|spun\s+off|spun-off)"
_ITS_PAPER = (
    rf"(?:(?!\b(?:us|we|our|filer)\b)[^.;]){{0,40}}?\b{NOUN}\b[^.;]{{0,12}}?\s(?:with|to|from|by)\s+(?:the\s+)?$"
)
_GONE = Sieved(
    rf"\b{_WENT}\s+{_OWN}\s+(?:[\w’'&-]+\s+){{0,5}}?{_UNIT}\b[^.;]{{0,80}}?(?:;\s+its|,?\s+whose|,\s+which\s+(?:had|has|held|holds))\s+{_ITS_PAPER}"
    rf"|\b{_UNIT},\s+which\s+(?:we|it|the\s+company)\s+{_WENT}\b[^,;.]{{0,60}},\s+(?:had|has|held|holds)\s+{_ITS_PAPER}"
    rf"|\b{_OWN}\s+former\s+(?:[\w-]+\s+){{0,2}}?{_UNIT}(?:[’']s|,[^.;,]{{2,60}},\s+(?:had|has|held|holds))\s+{_ITS_PAPER}"
    rf"|\b(?:buyer|purchaser|acquirer)\s+(?:has\s+|also\s+)?(?:assumed|took\s+over)\s+(?:our\s+)?{_ITS_PAPER}"
    rf"|\b(?:discontinued|divested|sold)\s+(?:[\w-]+\s+)?{_UNIT}[’']s?\s+{_ITS_PAPER}",
    re.I,
)
_KEPT = re.compile(r"\b(?:kept|retain\w*|except\w*|exclud\w+)\b", re.I)


def went_with_business(text: str, side: Side) -> bool:
    """True for a side with which a business that the filer sold has the contract."""
    if side.start < 0:
        return False
    gone = _GONE.search(smooth(text)[: side.start])
    return gone is not None and not _KEPT.search(gone.group()) and not _KEPT.search(text, side.end, side.end + 40)
