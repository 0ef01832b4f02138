"""What part of its document a block is: the Item it stands in, and boilerplate that states no fact."""

import re
from collections.abc import Mapping, Sequence, Set

from filinggraph.model import Block, BlockKind, Boilerplate
from filinggraph.read.cues import SHORT, Cues
from filinggraph.read.shapes import Shapes

_ITEM = re.compile(r"item\s+(\d{1,2}(?:\.\d\d)?[A-C]?)\b[.:\s—–-]*", re.I)
_HARBOR = re.compile(r"safe[\s-]harbou?r", re.I)
_REFORM_ACT = "private securities litigation reform act"
_LOOKING = re.compile(r"forward[\s-]looking", re.I)
_LED_TO = re.compile(
    r"(?:contains?|constitutes?|are|within the meaning of|regarding|concerning|note (?:on|about)|cautionary)\b", re.I
)
_SAFE_HEADING = re.compile(
    r"^\W*(?:cautionary|safe harbou?r|forward[\s-]looking|special note|note (?:on|regarding)|disclaimer)", re.I
)
_ABOUT = re.compile(r"^\W*about\s+(?!the\s+(?:agreement|contract|transaction))[A-Z0-9“\"'].{0,120}$", re.I)
_CONTACT = re.compile(
    r"^\W*(?:(?:for )?(?:further|more|additional) information|(?:media|investor|press"
    r"|company)\s+(?:relations\s+)?(?:contacts?|inquiries)|"
    r"contacts?\b\s*:?|source:?\s)",
    re.I,
)
_LINE = re.compile(r"\b(?:phone|tel|fax|e-?mail)\b\s*[:.(]", re.I)
_REACHED = re.compile(
    r".{0,40}\(?\d{3}\)?[\s./-]{1,3}\d{3}[\s.-]\d{4}.{0,40}|\S{0,40}\s?\S+@\S+"
    r"|(?:[A-Z][a-z]+|[A-Z]\.)(?: (?:[A-Z][a-z]+|[A-Z]\.)){1,3}"
    r"|.{0,40}\b(?:Officer|Relations|President|Director|Manager|Communications)\b.{0,40}"
)
_RISKS = re.compile(
    r"\b(?:risk|uncertaint|forward|actual results|undertake|obligation to update|could|may|might|factors)", re.I
)
_SIGNATURES = re.compile(r"^\W*signatures?\W*$", re.I)
_EXCHANGE_ACT = "pursuant to the requirements of the securities exchange act"
_EXHIBITS = re.compile(r"^\W*(?:exhibit index|index to exhibits)\W*$", re.I)
_CONTENTS = re.compile(r"^\W*(?:table of contents|index)\W*$", re.I)
_REGISTRANT = re.compile(r"exact\s+name\s+of\s+(?:the\s+)?(?:small\s+business\s+)?(?:registrant|issuer)", re.I)
_COVER = re.compile(
    r"securities and exchange commission|exact\s+name\s+of|commission\s+file\s+n|employer\s+identification"
    r"|indicate\s+by\s+check|check\s+the\s+appropriate\s+box|aggregate\s+market\s+value|incorporated\s+by\s+reference"
    r"|registered\s+pursuant\s+to|principal\s+executive\s+offices|shares\s+outstanding|telephone\s+number",
    re.I,
)
_ENTRY = re.compile(r"^\W*(?:part\s+[IVX]+\b|item\s+\d|page\b|signatures?\b)|\d\s*$", re.I)
COVER_BLOCKS = 80
LINE_WITHIN = 120
LED_WITHIN = 80
LONGEST_HEADING = 400
BEGINNING = 600
_RELEASE_TYPES = ("EX-99", "8-K", "")
_CARRIES = (
    Boilerplate.CONTACT,
    Boilerplate.SAFE_HARBOR,
    Boilerplate.ABOUT,
    Boilerplate.SIGNATURES,
    Boilerplate.EXHIBIT_INDEX,
)


def label(shapes: Shapes, text: str, kind: str, cues: Cues) -> tuple[Block, ...]:
    """The blocks with `section` and `boilerplate` filled in; `kind` is the EDGAR document type, or ""."""
    items = _items(shapes, text, cues.items)
    release = kind.startswith(_RELEASE_TYPES) and not kind.startswith("10-")
    sections, labels = _sections(items, len(shapes.kinds)), _carried(shapes, text, items.keys(), cues, release=release)
    _cover(shapes, text, sections, labels)
    _entries(shapes, text, labels, sorted(cues.kinds))
    return shapes.labelled(sections, labels)


def _items(shapes: Shapes, text: str, likely: list[int]) -> dict[int, str]:
    """The Items that blocks begin, by the numbers of the blocks."""
    found = {}
    for number in likely:
        start, end = shapes.starts[number], shapes.ends[number]
        item = _ITEM.match(text, start, end) if end - start < LONGEST_HEADING else None
        if item and number not in shapes.tables:
            found[number] = f"Item {item.group(1).upper()}"
    return found


def _sections(items: Mapping[int, str], count: int) -> list[str]:
    """The Item that each block stands in."""
    sections, section, last = [], "", 0
    for number, item in items.items():
        sections += [section] * (number - last)
        section, last = item, number
    return sections + [section] * (count - last)


def _carried(shapes: Shapes, text: str, items: Set[int], cues: Cues, *, release: bool) -> list[Boilerplate | None]:
    """The boilerplate that each block is: begun by itself, or running on from a block above."""
    count = len(shapes.kinds)
    labels: list[Boilerplate | None] = [None] * count
    running: Boilerplate | None = None
    after = 0
    for number in sorted({*items, *cues.kinds, count}):
        if running is not None:
            running = _run(shapes, text, labels, range(after, number), running)
        if number == count:
            break
        start, end = shapes.starts[number], shapes.ends[number]
        running = None if number in items else running
        kinds = cues.kinds.get(number)
        here = (
            _starts(text[start : min(end, start + BEGINNING)], end - start, kinds, release=release) if kinds else None
        )
        if here is not None:
            running = here if here in _CARRIES else running
            labels[number] = here
        elif running is not None:
            running = _run(shapes, text, labels, range(number, number + 1), running)
        after = number + 1
    return labels


def _run(
    shapes: Shapes, text: str, labels: list[Boilerplate | None], blocks: range, running: Boilerplate | None
) -> Boilerplate | None:
    """What still runs after the blocks, which are labelled as far as it does."""
    for number in blocks:
        if running in (None, Boilerplate.SIGNATURES, Boilerplate.EXHIBIT_INDEX):
            break
        if _ends(shapes.kinds[number], text[shapes.starts[number] : shapes.ends[number]], running):
            running = None
        labels[number] = running
    else:
        return running
    labels[number : blocks.stop] = [running] * (blocks.stop - number)
    return running


def _cover(shapes: Shapes, text: str, sections: Sequence[str], labels: list[Boilerplate | None]) -> None:
    """Mark the cover page of a periodic or current report: from the start to the last line that only covers have."""
    starts, ends = shapes.starts[:COVER_BLOCKS], shapes.ends[:COVER_BLOCKS]
    if not ends or "exact" not in text[: ends[-1]].lower() or not _REGISTRANT.search(text, 0, ends[-1]):
        return
    stop = next((n for n in range(len(ends)) if sections[n] or labels[n]), len(ends))
    last = max((n for n in range(stop) if _COVER.search(text, starts[n], ends[n])), default=-1)
    labels[: last + 1] = [Boilerplate.COVER] * (last + 1)


def _entries(shapes: Shapes, text: str, labels: list[Boilerplate | None], cued: list[int]) -> None:
    """Mark the entries below a heading "Table of Contents" like it: lines that name a part, an item or a page."""
    starts, ends = shapes.starts, shapes.ends
    for head in [n for n in cued if labels[n] is Boilerplate.TABLE_OF_CONTENTS]:
        if ends[head] - starts[head] > SHORT:
            continue
        for n in range(head + 1, len(labels)):
            shown = text[starts[n] : min(ends[n], starts[n] + BEGINNING)]
            entry = len(shown) < SHORT or n in shapes.tables
            if not entry or labels[n] is not None or not _ENTRY.search(shown):
                break
            labels[n] = Boilerplate.TABLE_OF_CONTENTS


def _starts(shown: str, length: int, kinds: set[Boilerplate], *, release: bool) -> Boilerplate | None:
    """What a block begins, of the kinds of which it holds a cue."""
    short = length < SHORT
    if Boilerplate.SAFE_HARBOR in kinds and ((short and _SAFE_HEADING.match(shown)) or _is_safe(shown)):
        return Boilerplate.SAFE_HARBOR
    if Boilerplate.ABOUT in kinds and release and short and _ABOUT.match(shown):
        return Boilerplate.ABOUT
    if Boilerplate.CONTACT in kinds and short and (_CONTACT.match(shown) or _tells_line(shown)):
        return Boilerplate.CONTACT
    if Boilerplate.SIGNATURES in kinds and _is_signed(shown[:400]) and (short or "pursuant" in shown[:200].lower()):
        return Boilerplate.SIGNATURES
    if Boilerplate.EXHIBIT_INDEX in kinds and short and _EXHIBITS.match(shown):
        return Boilerplate.EXHIBIT_INDEX
    if Boilerplate.TABLE_OF_CONTENTS in kinds and short and _CONTENTS.match(shown):
        return Boilerplate.TABLE_OF_CONTENTS
    return None


def _is_safe(shown: str) -> bool:
    """True for what names the safe harbour or its act, or leads over to forward-looking statements in one sentence."""
    low = shown.lower()
    if _REFORM_ACT in low or ("harbo" in low and _HARBOR.search(shown)):
        return True
    for looking in _LOOKING.finditer(shown) if "looking" in low else ():
        at = looking.start()
        begin = shown.rfind(".", 0, at) + 1
        if any(at - LED_WITHIN <= led.end() <= at for led in _LED_TO.finditer(shown, begin, at + 1)):
            return True
    return False


def _is_signed(shown: str) -> bool:
    return _SIGNATURES.match(shown) is not None or _EXCHANGE_ACT in shown.lower()


def _tells_line(shown: str) -> bool:
    """True for a telephone number or an address of mail near the beginning, in the first sentence."""
    found = _LINE.search(shown)
    return bool(found and found.start() <= LINE_WITHIN and "." not in shown[: found.start()])


def _ends(kind: BlockKind, shown: str, running: Boilerplate) -> bool:
    """A new heading ends what a heading began; safe-harbour text ends also where the subject changes."""
    if running is Boilerplate.CONTACT:
        return not _REACHED.fullmatch(shown)
    if kind is BlockKind.HEADING and running in (Boilerplate.SAFE_HARBOR, Boilerplate.ABOUT):
        return True
    return running is Boilerplate.SAFE_HARBOR and kind is not BlockKind.LIST_ITEM and not _RISKS.search(shown)
