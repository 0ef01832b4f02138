"""What part of its document a block is: the Item it stands in, and boilerplate that states no fact."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from filinggraph.model import Block, BlockKind, Boilerplate
from filinggraph.read.flow import RawBlock

_ITEM = re.compile(r"item\s+(\d{1,2}(?:\.\d\d)?[A-C]?)\b[.:\s—–-]*", re.I)
_SAFE = re.compile(
    r"safe[\s-]harbou?r|private securities litigation reform act|(?:contains?|constitutes?|are|within the meaning of|"
    r"regarding|concerning|note (?:on|about)|cautionary)\b[^.]{0,80}forward[\s-]looking",
    re.I,
)
_SAFE_HEADING = re.compile(
    r"^\W*(?:cautionary|safe harbou?r|forward[\s-]looking|special note|note (?:on|regarding)|disclaimer)", re.I
)
_ABOUT = re.compile(r"^\W*about\s+(?!the\s+(?:agreement|contract|transaction))[A-Z0-9“\"'].{0,120}$", re.I)
_CONTACT = re.compile(
    r"^\W*(?:(?:for )?(?:further|more|additional) information|(?:media|investor|press"
    r"|company)\s+(?:relations\s+)?(?:contacts?|inquiries)|"
    r"contacts?\b\s*:?|source:?\s)|^[^.]{0,120}(?:\bphone\b|\btel\b|\bfax\b|\be-?mail\b)\s*[:.(]",
    re.I,
)
_REACHED = re.compile(
    r".{0,40}\(?\d{3}\)?[\s./-]{1,3}\d{3}[\s.-]\d{4}.{0,40}|\S{0,40}\s?\S+@\S+"
    r"|(?:[A-Z][a-z]+|[A-Z]\.)(?: (?:[A-Z][a-z]+|[A-Z]\.)){1,3}"
    r"|.{0,40}\b(?:Officer|Relations|President|Director|Manager|Communications)\b.{0,40}"
)
_RISKS = re.compile(
    r"\b(?:risk|uncertaint|forward|actual results|undertake|obligation to update|could|may|might|factors)", re.I
)
_SIGNATURES = re.compile(r"^\W*signatures?\W*$|pursuant to the requirements of the securities exchange act", re.I)
_EXHIBITS = re.compile(r"^\W*(?:exhibit index|index to exhibits)\W*$", re.I)
_CONTENTS = re.compile(r"^\W*(?:table of contents|index)\W*$", re.I)
_SAFE_CUES = ("forward", "safe harb", "safe-harb", "litigation reform")
_CUES = {
    Boilerplate.SAFE_HARBOR: (*_SAFE_CUES, "caution", "note", "disclaimer"),
    Boilerplate.ABOUT: ("about",),
    Boilerplate.CONTACT: ("contact", "information", "relations", "inquiries", "source", "phone", "tel", "fax", "mail"),
    Boilerplate.SIGNATURES: ("signature", "pursuant"),
    Boilerplate.EXHIBIT_INDEX: ("index",),
    Boilerplate.TABLE_OF_CONTENTS: ("contents", "index"),
}
_LONG_CUES = {Boilerplate.SAFE_HARBOR: _SAFE_CUES, Boilerplate.SIGNATURES: ("pursuant to the req",)}
_REGISTRANT = re.compile(r"exact\s+name\s+of\s+(?:the\s+)?(?:small\s+business\s+)?(?:registrant|issuer)", re.I)
_COVER = re.compile(
    r"securities and exchange commission|exact\s+name\s+of|commission\s+file\s+n|employer\s+identification"
    r"|indicate\s+by\s+check|check\s+the\s+appropriate\s+box|aggregate\s+market\s+value|incorporated\s+by\s+reference"
    r"|registered\s+pursuant\s+to|principal\s+executive\s+offices|shares\s+outstanding|telephone\s+number",
    re.I,
)
_ENTRY = re.compile(r"^\W*(?:part\s+[IVX]+\b|item\s+\d|page\b|signatures?\b)|\d\s*$", re.I)
COVER_BLOCKS = 80
SHORT = 160
BEGINNING = 600
_RELEASE_TYPES = ("EX-99", "8-K", "")
_CARRIES = (
    Boilerplate.CONTACT,
    Boilerplate.SAFE_HARBOR,
    Boilerplate.ABOUT,
    Boilerplate.SIGNATURES,
    Boilerplate.EXHIBIT_INDEX,
)


def label(blocks: Iterable[RawBlock], text: str, kind: str) -> tuple[Block, ...]:
    """The blocks with `section` and `boilerplate` filled in; `kind` is the EDGAR document type, or ""."""
    blocks = list(blocks)
    cued = _cued(blocks, text)
    out: list[Block] = []
    section, running = "", None
    release = kind.startswith(_RELEASE_TYPES) and not kind.startswith("10-")
    for shape, start, end, table in blocks:
        item = text[start] in "Ii" and end - start < 400 and table is None and _ITEM.match(text, start, end)
        if item:
            section, running = f"Item {item.group(1).upper()}", None
        here = None
        if start in cued:
            here = _starts(text[start : min(end, start + BEGINNING)], end - start, cued[start], release=release)
        if here is not None:
            running = here if here in _CARRIES else running
        elif running is not None and _ends(shape, text[start:end], running):
            running = None
        out.append(Block(shape, start, end, section, here or running, table))
    return _entries(_cover(tuple(out), text), text)


def _cued(blocks: Sequence[RawBlock], text: str) -> dict[int, set[Boilerplate]]:
    """What the first words of a block may be, by where it begins: the cues are sought in all blocks at once."""
    short: list[tuple[int, int]] = []
    long: list[tuple[int, int]] = []
    for _, start, end, table in blocks:
        if table is None:
            (short if end - start < SHORT else long).append((start, min(end, start + BEGINNING)))
    return _holders(text, short, _CUES) | _holders(text, long, _LONG_CUES)


def _holders(
    text: str, ranges: Sequence[tuple[int, int]], cues: Mapping[Boilerplate, Iterable[str]]
) -> dict[int, set[Boilerplate]]:
    """Of what kind the cues are that ranges hold, capitals aside, by where each begins."""
    places = [0, *accumulate(end - start + 1 for start, end in ranges)]
    low = "\n".join([text[start:end] for start, end in ranges]).encode("latin-1", "replace").lower()
    found: dict[int, set[Boilerplate]] = {}
    for kind, words in cues.items():
        for word in words:
            sought = word.encode()
            at = low.find(sought)
            while at >= 0:
                number = bisect_right(places, at)
                found.setdefault(ranges[number - 1][0], set()).add(kind)
                at = low.find(sought, places[number])
    return found


def _cover(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The cover page of a periodic or current report marked: from the start to the last line that only covers have."""
    head = blocks[:COVER_BLOCKS]
    if not head or "exact" not in text[: head[-1].end].lower() or not _REGISTRANT.search(text, 0, head[-1].end):
        return blocks
    stop = next((n for n, b in enumerate(head) if b.section or b.boilerplate), len(head))
    last = max((n for n, b in enumerate(head[:stop]) if _COVER.search(text, b.start, b.end)), default=-1)
    return tuple(replace(b, boilerplate=Boilerplate.COVER) for b in blocks[: last + 1]) + blocks[last + 1 :]


def _entries(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The entries below a heading "Table of Contents" marked like it: lines that name a part, an item or a page."""
    out = list(blocks)
    for n, block in enumerate(blocks):
        if block.boilerplate is not Boilerplate.TABLE_OF_CONTENTS or block.end - block.start > SHORT:
            continue
        for m in range(n + 1, len(blocks)):
            shown = text[blocks[m].start : min(blocks[m].end, blocks[m].start + BEGINNING)]
            entry = len(shown) < SHORT or blocks[m].kind is BlockKind.TABLE
            if not entry or blocks[m].boilerplate is not None or not _ENTRY.search(shown):
                break
            out[m] = replace(blocks[m], boilerplate=Boilerplate.TABLE_OF_CONTENTS)
    return tuple(out)


def _starts(shown: str, length: int, kinds: set[Boilerplate], *, release: bool) -> Boilerplate | None:
    """What a block begins, of the kinds of which it holds a cue."""
    short = length < SHORT
    if Boilerplate.SAFE_HARBOR in kinds and ((short and _SAFE_HEADING.match(shown)) or _SAFE.search(shown[:600])):
        return Boilerplate.SAFE_HARBOR
    if Boilerplate.ABOUT in kinds and release and short and _ABOUT.match(shown):
        return Boilerplate.ABOUT
    if Boilerplate.CONTACT in kinds and short and _CONTACT.search(shown):
        return Boilerplate.CONTACT
    signed = Boilerplate.SIGNATURES in kinds and _SIGNATURES.search(shown[:400])
    if signed and (short or "pursuant" in shown[:200].lower()):
        return Boilerplate.SIGNATURES
    if Boilerplate.EXHIBIT_INDEX in kinds and short and _EXHIBITS.match(shown):
        return Boilerplate.EXHIBIT_INDEX
    if Boilerplate.TABLE_OF_CONTENTS in kinds and short and _CONTENTS.match(shown):
        return Boilerplate.TABLE_OF_CONTENTS
    return None


def _ends(kind: BlockKind, shown: str, running: Boilerplate) -> bool:
    """A new heading ends what a heading began; safe-harbour text ends also where the subject changes."""
    if running is Boilerplate.CONTACT:
        return not _REACHED.fullmatch(shown)
    if kind is BlockKind.HEADING and running in (Boilerplate.SAFE_HARBOR, Boilerplate.ABOUT):
        return True
    return running is Boilerplate.SAFE_HARBOR and kind is not BlockKind.LIST_ITEM and not _RISKS.search(shown)
