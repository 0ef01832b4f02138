"""Days written beside signatures, wherever in a document they stand, and which of them completes its signing."""

import re
from collections.abc import Sequence

from filinggraph.model import When

_SIGNER = re.compile(
    r"/s/|\\s\\|/S/|\b(?:[Bb]y|BY|Name|NAME|Title|TITLE|Its|ITS|Signed|SIGNED|Witness|Attest)\s*:"
    r"|\b(?:[Ss]ignature|SIGNATURE|Printed\s+Name|Title|President|PRESIDENT|Officer|Director|DIRECTOR|Manager|CEO|CFO"
    r"|Secretary|Chairman|Treasurer|Signatory|Partner|Authori[sz]ed|SIGNED|Signed)\b|\(seal\)"
)
_LABEL = re.compile(
    r"\b(?:(?P<what>\w+)\s+)?(?:Dated?|DATED?)(?:\s+[Ss]igned)?\s*[:.]?[\s_-]*(?:this\s+|the\s+)?$"
    r"|\b(?:DATE|Date)\s+OF\s*:[^\n:]{0,60}$"
)
_LABEL_AFTER = re.compile(r"[\s_()-]{0,80}(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[\s_()-]{0,60})?\(?\bDated?\b")
_OTHER_DATES = frozenset(
    "effective termination commencement trade payment delivery expiration start end closing settlement due issue"
    " revision amendment filing maturity".split()
)
_SPOKEN = re.compile(r"\b[a-z]+,?\s+(?:this\s+|the\s+)?$")
_FOOTER = re.compile(r"\b(?:Page|PAGE)\s*(?:\d+\s*(?:of\s+\d+)?)?\s*(?:Dated)?\s*$")
_ATTACHMENT = re.compile(r"\n\s*(?i:exhibit|schedule|appendix|annex|attachment)\s+[\"“]?[A-Z\d]")
_BEFORE, _AFTER, _JUST = 300, 150, 60  # characters around a date within which its signers stand
_BLOCK = 900  # characters between two days of one block


def labelled(text: str, start: int, end: int) -> bool:
    """True for a date that "Date:" announces or follows, and not "Effective Date:" or another day's name."""
    before = _LABEL.search(text, max(0, start - 70), start)
    if before:
        return (before["what"] or "").casefold() not in _OTHER_DATES
    return bool(_LABEL_AFTER.match(text, end))


def in_footer(text: str, start: int) -> bool:
    """True for a date behind the number of a page."""
    return bool(_FOOTER.search(text, max(0, start - 30), start))


def beside_signature(text: str, start: int, end: int, previous: int) -> bool:
    """True for text[start:end] as a day that a signer wrote; previous is where the date before it ends."""
    low = max(0, start - _BEFORE)
    for heading in _ATTACHMENT.finditer(text, low, start):
        low = heading.end()
    signers = sum(1 for _ in _SIGNER.finditer(text, low, min(len(text), end + _AFTER)))
    if signers < 2 - ("/s/" in text[max(0, start - _JUST) : start]):
        return False
    if labelled(text, start, end):
        return True
    if 0 <= previous <= start and not text[previous:start].strip(" \t\n_-"):  # in the next column
        return True
    announced = _LABEL.search(text, max(0, start - 70), start)
    return not announced and not _SPOKEN.search(text, max(0, start - 30), start)


def completes(text: str, days: Sequence[tuple[int, When]]) -> str:
    """The last of the days in the first block of signatures, "" where there is none; days come with their places."""
    block = days[:1]
    for at, when in days[1:]:
        if at - block[-1][0] > _BLOCK or attached(text, block[-1][0], at):
            break
        block = [*block, (at, when)]
    return max((when.value for _, when in block), default="")


def attached(text: str, start: int, end: int) -> bool:
    """True where an attachment begins in text[start:end]."""
    return bool(_ATTACHMENT.search(text, start, end))
