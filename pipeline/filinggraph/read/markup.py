"""HTML parsed by lxml, with a mark before every text that tells where it stood in the source, and hidden parts gone."""

import re
from array import array
from dataclasses import dataclass
from typing import Any

from lxml import etree

from filinggraph.errors import ReadError
from filinggraph.read.elements import DROPPED, HIDDEN_STYLE
from filinggraph.read.flow import Reading, Words
from filinggraph.read.pieces import NO_WORDS, together
from filinggraph.read.places import places_in
from filinggraph.read.shapes import Shapes

_HIDDEN_ATTRIBUTE = re.compile(r" hidden[ =>/]")
_DECLARATION = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)+")
_TEXT = re.compile(r">[^<]*[^\s<][^<]*")
_ENTITY = re.compile(r"&#?\w{1,10};")
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_MARK = re.compile("([\U000f0000-\U000fffff])([\U00100000-\U0010ffff])")
_ODD = re.compile("[\t-\r\u00a0\u00ad\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\U000f0000-\U0010ffff]|  ")
_BLANKS = frozenset((">&#160;", ">&nbsp;", ">&#xA0;", ">&#xa0;"))
_BASE = 0x1000
_HIGH, _LOW = 0xF0000, 0x100000
_FIRST_MARK = chr(_HIGH)
_LOW_MARKS = tuple(chr(_LOW + number).encode() for number in range(_BASE))


@dataclass(slots=True)
class Markup:
    """The element tree of a source. Text in it holds marks, which `words` reads and takes out."""

    root: Any
    starts: "array[int]"

    def words(self, raw: str) -> Words:
        """Marked text with every run of white space made one space, without any at the ends."""
        if raw[:1] >= _FIRST_MARK:
            bare = raw[2:].strip()
            if not _ODD.search(bare):
                if not bare:
                    return NO_WORDS
                source = self.starts[ord(raw[0]) * _BASE + ord(raw[1]) - _HIGH * _BASE - _LOW]
                return Words(bare, (0,), (source + raw.index(bare) - 2,))
        parts = _MARK.split(raw)
        base, starts = _HIGH * _BASE + _LOW, self.starts
        sources = [starts[ord(parts[n]) * _BASE + ord(parts[n + 1]) - base] for n in range(1, len(parts), 3)]
        if parts[0] and not parts[0].isspace():
            return together([parts[0], *parts[3::3]], [0, *sources])  # a tag that holds ">" hides where its text begins
        return together(parts[3::3], sources)

    def map(self, raw: str) -> Reading:
        """The way from marked text, once its marks are out, to the source."""
        targets, sources = array("q"), array("q")
        length = 0
        parts = _MARK.split(raw)
        for number in range(0, len(parts), 3):
            if number:
                targets.append(length)
                index = (ord(parts[number - 2]) - _HIGH) * _BASE + ord(parts[number - 1]) - _LOW
                sources.append(self.starts[index])
            length += len(parts[number])
        return Reading("", Shapes(), targets, sources, array("b", b"\1") * len(targets))


def unmarked(raw: str) -> str:
    """Marked text without its marks, its white space as it was."""
    return _MARK.sub("", raw)


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
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError("elements nested more than 2,048 deep; this is no page that a browser would show")
    return Markup(root, starts)


def _marked(source: str) -> tuple[bytes, "array[int]"]:
    """UTF-8 bytes of source with a mark before every text and after every entity, and where each mark stands."""
    declaration = _DECLARATION.match(source)
    begin = declaration.end() if declaration else 0
    starts = places_in(len(source))
    for match in _TEXT.finditer(source, begin):
        if match.group() in _BLANKS:
            continue
        starts.append(match.start() + 1)
        if "&" in match.group():
            end = match.end()
            starts.extend(e.end() for e in _ENTITY.finditer(source, match.start(), end) if e.end() < end)
    out: list[bytes] = []
    at = begin
    plain = source.encode() if source.isascii() else None
    high = b""
    for number, start in enumerate(starts):
        low = number % _BASE
        if not low:
            high = chr(_HIGH + number // _BASE).encode()
        out.append(plain[at:start] if plain is not None else source[at:start].encode("utf-8", "replace"))
        out.append(high)
        out.append(_LOW_MARKS[low])
        at = start
    out.append(source[at:].encode("utf-8", "replace"))
    return b"".join(out), starts


def prune(root: Any, source: str) -> None:
    """Take out what a browser does not show; source is what the tree was made of."""
    hidden_attribute = " hidden" in source and bool(_HIDDEN_ATTRIBUTE.search(source))
    _drop(list(root.iter(*DROPPED)))
    styles: dict[str | None, bool] = {None: False}  # a page has few different styles
    hidden = []
    for element in root.iter():
        style = element.get("style")
        known = styles.get(style)
        if known is None:
            known = styles[style] = bool(HIDDEN_STYLE.search(style))
        if known:
            hidden.append(element)
    _drop(hidden)
    if hidden_attribute:
        _drop(root.xpath("//*[@hidden]"))


def _drop(elements: list[Any]) -> None:
    """Remove elements from their tree; what follows them stays."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        if tail := element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
        parent.remove(element)
