"""The words between two places of well-formed XHTML: tags left out, entities resolved, all led back to the source."""

import re
from functools import lru_cache
from html.entities import name2codepoint

from filinggraph.read.flow import Words
from filinggraph.read.pieces import NO_WORDS, is_regular, together

NAME_END = r"[\s/>]"
PLAIN = r"[^\s<&\u00ad\u200b\ufeff]+(?: [^\s<&\u00ad\u200b\ufeff]+)*+"
_ONE_TEXT = re.compile(r"(?:\s|<[^>]*>)*+([^<]*+)(?:\s|<[^>]*>)*+")
_TAGS = re.compile(r"(<[^>]*>(?:<[^>]*>)*+)")
_BREAKS = re.compile(rf"</?(?:br|p|div|li|tr|h[1-6])(?={NAME_END})")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"(&#?\w{1,10};)")
_BLANKS = frozenset(("&#160;", "&nbsp;", "&#xA0;", "&#xa0;"))


def words_between(source: str, start: int, end: int, *, breaks: bool = False) -> Words:
    """What source[start:end] shows; with `breaks`, the ends of lines and blocks in it part words."""
    one = _ONE_TEXT.match(source, start, end)
    pieces: list[str] = []
    sources: list[int] = []
    if one is None or one.end() < end:
        collect(source, start, end, pieces, sources, breaks=breaks)
        return together(pieces, sources)
    text, start = one[1].rstrip(), one.start(1)
    if "&" in text:
        _resolved(text, start, pieces, sources)
        return together(pieces, sources)
    if is_regular(text):
        return Words(text, (0,), (start,)) if text else NO_WORDS
    return together((text,), (start,))


def collect(source: str, start: int, end: int, pieces: list[str], sources: list[int], *, breaks: bool) -> None:
    """Append the texts of source[start:end]; white space by itself belongs to the text before it."""
    at = start
    for number, part in enumerate(_TAGS.split(source[start:end])):
        if number % 2:
            if pieces and (_BREAKS.search(part) if breaks else "<br" in part):
                part_words(pieces)
        elif part.isspace() or part in _BLANKS:
            part_words(pieces)
        elif "&" in part:
            _resolved(part, at, pieces, sources)
        elif part:
            pieces.append(part)
            sources.append(at)
        at += len(part)


def part_words(pieces: list[str]) -> None:
    """Put a space after what is there, where there is none."""
    if pieces and not pieces[-1][-1].isspace():
        pieces[-1] += " "


def _resolved(part: str, at: int, pieces: list[str], sources: list[int]) -> None:
    """Append a text with its entities resolved; a piece ends with each of them."""
    split = _ENTITY.split(part)
    for text, entity in zip(split[::2], split[1::2], strict=False):
        pieces.append(text + character(entity))
        sources.append(at)
        at += len(text) + len(entity)
    if split[-1]:
        pieces.append(split[-1])
        sources.append(at)


def attributes_of(source: str, start: int, end: int) -> dict[str, str]:
    """The attributes of the tag source[start:end] by their names in small letters."""
    return {key.lower(): double or single for key, double, single in _ATTRIBUTE.findall(source, start, end)}


@lru_cache(maxsize=1024)
def character(entity: str) -> str:
    """What an entity stands for; itself, where it is none of HTML's."""
    name = entity[1:-1]
    if name[0] == "#":
        digits = name[1:]
        return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
    code = 39 if name == "apos" else name2codepoint.get(name)
    return chr(code) if code else entity


@lru_cache(maxsize=1024)
def lone_character(entity: str) -> str:
    """What an entity stands for that is a whole text, "" where that is nothing to see."""
    found = character(entity)
    return found if re.fullmatch(PLAIN, found) else ""
