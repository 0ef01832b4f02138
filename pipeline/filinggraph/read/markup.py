"""HTML parsed by lxml, with a mark before every text that tells where it stood in the source, and hidden parts gone."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from filinggraph.errors import ReadError
from filinggraph.read.flow import Reading

DROPPED = ("script", "style", "head", "noscript", "iframe", "object", "svg", "img", "ix:header", "ix:hidden")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARATION = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)+")
_TEXT = re.compile(r">[^<]*[^\s<][^<]*|&#?\w{1,10};")
_ENTITY = re.compile(r"&#?\w{1,10};")
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_MARK = re.compile("([\U000f0000-\U000fffff])([\U00100000-\U0010ffff])")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\u00ad]+")
_SPACED = re.compile(r"\s\s|[\u00ad\u200b\ufeff]")
_NO_WIDTH = ("\u00ad", "\u200b", "\ufeff")
_BREAKS = (b"<br", b"<BR", b"</p>", b"</P>", b"</div>", b"</DIV>", b"</li>", b"</LI>", b"<p>", b"<P>", b"<p ", b"<P ")
_BASE = 0x8000
_HIGH, _LOW = 0xF0000, 0x100000


@dataclass(frozen=True, slots=True)
class Piece:
    """Normalised text that stands at `source`, character by character; white space before it may have been more."""

    text: str
    source: int


@dataclass(slots=True)
class Markup:
    """The element tree of a source. Text in it holds marks, which `pieces` and `plain` read and take out."""

    root: Any
    starts: list[int]

    def pieces(self, raw: str) -> list[Piece]:
        """Marked text as pieces with every run of white space made one space, without any at the ends."""
        out: list[Piece] = []
        spaced = True
        source = 0
        parts = _MARK.split(raw)
        for number in range(0, len(parts), 3):
            if number:
                source = self._start(parts[number - 2], parts[number - 1])
            text = parts[number]
            if not text:
                continue
            for piece in _collapsed(text, source):
                if spaced and piece.text[0] == " ":
                    piece = Piece(piece.text[1:], piece.source + 1)
                if piece.text:
                    out.append(piece)
                    spaced = piece.text[-1] == " "
        if out and out[-1].text[-1] == " ":
            last = out.pop()
            if len(last.text) > 1:
                out.append(Piece(last.text[:-1], last.source))
        return out

    def map(self, raw: str) -> Reading:
        """The way from marked text, once its marks are out, to the source."""
        targets, sources = array("q"), array("q")
        length = 0
        parts = _MARK.split(raw)
        for number in range(0, len(parts), 3):
            if number:
                targets.append(length)
                sources.append(self._start(parts[number - 2], parts[number - 1]))
            length += len(parts[number])
        return Reading("", [], targets, sources, array("b", b"\1") * len(targets))

    def _start(self, high: str, low: str) -> int:
        return self.starts[(ord(high) - _HIGH) * _BASE + ord(low) - _LOW]


def plain(raw: str) -> str:
    """Marked text without its marks and without white space at its ends; inner runs are one space."""
    text = _MARK.sub("", raw)
    for sign in _NO_WIDTH:
        if sign in text:
            text = text.replace(sign, "")
    return _SPACES.sub(" ", text).strip()


def unmarked(raw: str) -> str:
    """Marked text without its marks, its white space as it was."""
    return _MARK.sub("", raw)


def _collapsed(text: str, source: int) -> Iterator[Piece]:
    """Pieces of a run of text in which the source goes on character by character."""
    if not _SPACED.search(text):
        clean = _SPACES.sub(" ", text)
        if len(clean) == len(text):
            yield Piece(clean, source)
            return
    at = 0
    for gap in _SPACES.finditer(text):
        if gap.start() > at:
            yield Piece(text[at : gap.start()], source + at)
        if any(sign not in _NO_WIDTH for sign in gap.group()):
            yield Piece(" ", source + gap.start())
        at = gap.end()
    if at < len(text):
        yield Piece(text[at:], source + at)


def parse(source: str) -> Markup:
    """The tree of an HTML or XHTML text.

    Raises ReadError when nothing can be made of it.
    """
    if "\x00" in source:
        source = source.replace("\x00", " ")
    if not source.isascii() and _PRIVATE.search(source):
        source = _PRIVATE.sub("\ufffd", source)
    data, starts = _marked(source)
    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"not readable as HTML ({error})") from error
    if root is None:
        raise ReadError("holds no HTML element")
    return Markup(root, starts)


def _marked(source: str) -> tuple[bytes, list[int]]:
    """UTF-8 bytes of source with a mark before every text and after every entity, and where each mark stands."""
    declaration = _DECLARATION.match(source)
    begin = declaration.end() if declaration else 0
    starts: list[int] = []
    for match in _TEXT.finditer(source, begin):
        if source[match.start()] == "&":
            starts.append(match.end())
            continue
        starts.append(match.start() + 1)
        if "&" in match.group():
            starts.extend(entity.end() for entity in _ENTITY.finditer(source, match.start(), match.end()))
    out: list[bytes] = []
    at = begin
    for number, start in enumerate(starts):
        out.append(source[at:start].encode("utf-8", "replace"))
        out.append((chr(_HIGH + number // _BASE) + chr(_LOW + number % _BASE)).encode())
        at = start
    out.append(source[at:].encode("utf-8", "replace"))
    data = b"".join(out)
    for tag in _BREAKS:
        if tag in data:
            data = data.replace(tag, b" " + tag)
    return data, starts


def prune(root: Any) -> None:
    """Take out what a browser does not show."""
    hidden = list(root.iter(*DROPPED))
    for element in root.iter():
        style = element.get("style")
        if style and ("none" in style or "hidden" in style or "NONE" in style) and _HIDDEN.search(style):
            hidden.append(element)
    hidden.extend(root.iterfind(".//*[@hidden]"))
    for element in hidden:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)
