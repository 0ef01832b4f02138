"""On what ground a date is taken for the day on which an agreement was signed, as custom ranks them."""

import re
from collections.abc import Sequence
from enum import IntEnum

from filinggraph.extract.agreements.opening import Opening
from filinggraph.extract.agreements.own_dates import Said, Subject, names_instrument, said_of, sentence_start
from filinggraph.extract.agreements.signers import attached, beside_signature, completes, in_footer, labelled
from filinggraph.model import When

Printed = tuple[int, int, When]

_EFFECTIVE = re.compile(r"\beffective\b[^.;]{0,25}$", re.IGNORECASE)
_EFFECTIVE_DATE = re.compile(r"\beffective\s+date\b[^.;]{0,60}$", re.IGNORECASE)
_DATED = re.compile(r"\b(?:dated|date)\b\s*(?:as\s+of)?[\s:]*(?:this\s+|the\s+)*$", re.IGNORECASE)
_ALONE = re.compile(r"(?:^|\n)\s*(?:Date[d:]*\s*)?$")
_LINE_ENDS = re.compile(r"[\s.,]*(?:\n|$)")
_OWN = (Subject.THIS, Subject.TITLE)
_NEAR, _TITLE_LINE, _SHORT = 70, 300, 30
_TOP = 1000  # characters that may be a title page, wherever the preamble is thought to begin


class Ground(IntEnum):
    """Why a date may be the day of signing; the higher, the more it counts against others of the same document."""

    NONE = 0
    LATER = 1  # behind the preamble, "this Agreement is dated …"
    BARE = 2  # "dated as of …" in the preamble, of no instrument
    SIGNATURES = 3  # the last day in the first block of signatures
    WITNESS = 4  # "in witness whereof … executed this …"
    EFFECTIVE = 5  # "this Agreement is effective as of …", where the preamble says no more
    HEADING = 6  # under the title, or dated on the cover
    OWN = 7  # "this Agreement is made as of …", "Lease Agreement dated …"


def grounds(text: str, parts: Opening, found: Sequence[Printed]) -> list[Ground]:
    """The ground of each date, which are given in the order of the text."""
    signing: list[tuple[int, When]] = []
    reasons: list[Ground] = []
    previous = -1
    for start, end, when in found:
        if not when.value or in_footer(text, start):
            reasons.append(Ground.NONE)
        elif when.value[0].isdigit() and beside_signature(text, start, end, previous):
            signing.append((start, when))
            reasons.append(Ground.SIGNATURES)
        else:
            reasons.append(_ground(text, parts, start, end))
        previous = end
    last = completes(text, signing)
    return [
        Ground.NONE if reason is Ground.SIGNATURES and when.value != last else reason
        for reason, (_, _, when) in zip(reasons, found, strict=True)
    ]


def _ground(text: str, parts: Opening, start: int, end: int) -> Ground:
    cover, preamble = start < parts.preamble.start, parts.preamble.start <= start < parts.preamble.end
    begun = sentence_start(text, start)
    said = said_of(text[begun:start])
    if said.on_signing and not _elsewhere(said) and not _behind_signatures(text, parts, start):
        return Ground.WITNESS
    if (cover or preamble) and not _elsewhere(said) and said.subject in _OWN:
        if said.dated:
            return Ground.OWN
        if said.effective and not said.to_be and not _EFFECTIVE_DATE.search(text, max(0, start - _NEAR), start):
            return Ground.EFFECTIVE
    before = text[max(0, start - _NEAR) : start]
    if _EFFECTIVE.search(before):
        return Ground.NONE
    if preamble and said.subject is Subject.NONE and said.dated and not _elsewhere(said):
        return Ground.BARE
    if (cover or start < _TOP) and _heads(text, begun, start, end, said):
        return Ground.HEADING
    later = said.subject is Subject.THIS and said.dated and not _elsewhere(said)
    return Ground.LATER if later else Ground.NONE


def _elsewhere(said: Said) -> bool:
    """True where the words speak of another instrument or another day."""
    return said.subject is Subject.ANOTHER or said.otherwise or said.defines


def _heads(text: str, begun: int, start: int, end: int, said: Said) -> bool:
    """True for a date that belongs to a title: below it, at its end, or announced by "dated" or "Date:"."""
    ends_line = bool(_LINE_ENDS.match(text, end))
    if said.subject is Subject.TITLE:
        return said.words == 0 or ends_line
    if labelled(text, start, end) or (ends_line and _ALONE.search(text, max(0, start - _NEAR), start)):
        return True
    if said.subject is not Subject.NONE:
        return False
    if _DATED.search(text, max(0, start - _NEAR), start):
        return True
    above = text[max(0, begun - _TITLE_LINE) : begun].rstrip().rpartition("\n")[2].strip()
    short = len(text[begun:start].strip()) < _SHORT
    return short and text[begun - 1 : begun] == "\n" and 0 < len(above) < 200 and names_instrument(above)


def _behind_signatures(text: str, parts: Opening, start: int) -> bool:
    """True behind an attachment that begins after the first signatures."""
    return (
        bool(parts.signatures)
        and start > parts.signatures[0].start
        and attached(text, parts.signatures[0].start, start)
    )
