"""The parts of well-formed XHTML that a browser does not show, found in the source and covered up."""

import re
from collections.abc import Iterator

from filinggraph.read.elements import DROPPED, HIDDEN_STYLE, RAISED_CUES, RAISED_STYLE
from filinggraph.read.inline import NAME_END, attributes_of

_SPECIAL = re.compile(rf"<(!--|!|\?|(?:pre|sup|{'|'.join(DROPPED)})(?={NAME_END}))")
_HIDES = re.compile(r"isplay\s*:\s*none|isibility\s*:\s*hidden", re.I)
_IS_HIDDEN = re.compile(r"\shidden\s*=")
_RAISES = re.compile(r"relative\s*;\s*top\s*:\s*-|super", re.I)
_STYLE_CUES = ("isplay", "ISPLAY", "isibility", "ISIBILITY")
_TAG_NAME = re.compile(r"<([^\s/>]+)[^>]*>")
_LEAD = re.compile(r"(?:\s|<[^>]*>)*")
Range = tuple[int, int]


def special_places(source: str) -> dict[str, list[int]]:
    """Where comments ("!--"), declarations ("!"), instructions ("?"), <pre>, <sup> and what nobody sees begin."""
    found: dict[str, list[int]] = {}
    for mark in _SPECIAL.finditer(source):
        found.setdefault(mark[1], []).append(mark.start())
    return found


def covered(source: str, special: dict[str, list[int]]) -> str:
    """The source with each comment and hidden part made one tag that says nothing, as long as what it stands for."""
    parts = [(at, source.index("-->", at) + 3) for at in special.get("!--", ())]
    parts += [(at, source.index(">", at) + 1) for at in special.get("?", ())]
    parts += _hidden(source, [at for name in DROPPED for at in special.get(name, ())])
    out: list[str] = []
    after = 0
    for start, end in sorted(parts):
        if end > after:
            start = max(start, after)
            out.append(source[after:start])
            out.append(f"<{'x' * (end - start - 2)}>")
            after = end
    out.append(source[after:])
    return "".join(out)


def _hidden(source: str, starts: list[int]) -> Iterator[Range]:
    """The ranges of the hidden elements that stand in no other one, in order; `starts` are those hidden by name."""
    after = 0
    for start in sorted({*starts, *_by_attribute(source)}):
        if start >= after:
            after = extent(source, start)[2]
            yield start, after


def _by_attribute(source: str) -> Iterator[int]:
    """Where the tags begin whose style or `hidden` attribute hides their element."""
    for cue in _STYLE_CUES:
        for start, end in _tags_with(source, cue, _HIDES):
            if HIDDEN_STYLE.search(attributes_of(source, start, end).get("style", "")):
                yield start
    for start, end in _tags_with(source, " hidden", _IS_HIDDEN):
        if "hidden" in attributes_of(source, start, end):
            yield start


def _tags_with(source: str, cue: str, pattern: re.Pattern[str]) -> Iterator[Range]:
    """The tags that hold a cue with which a pattern begins; what stands between tags is passed over at once."""
    at = source.find(cue)
    while at >= 0:
        after = at + 1
        if pattern.match(source, at):
            start, end = source.rfind("<", 0, at), source.find(">", at) + 1
            if start >= 0 and end and source.find(">", start, at) < 0:
                yield start, end
                after = end
            else:
                after = source.find("<", at) + 1 or len(source)
        at = source.find(cue, after)


def raised_places(source: str, special: dict[str, list[int]]) -> list[int]:
    """Where the texts begin that stand above the line, in order."""
    ends = {source.index(">", at) + 1 for at in special.get("sup", ())}
    for cue in RAISED_CUES:
        for start, end in _tags_with(source, cue, _RAISES):
            if RAISED_STYLE.search(attributes_of(source, start, end).get("style", "")):
                ends.add(end)
    return sorted({_LEAD.match(source, end).end() for end in ends})  # type: ignore[union-attr]


def extent(source: str, start: int) -> tuple[int, int, int]:
    """Where the content of the element that begins at start begins and ends, and where the element ends."""
    tag = _TAG_NAME.match(source, start)
    if tag is None or tag[0].endswith("/>"):
        end = tag.end() if tag else start
        return end, end, end
    depth = 1
    for found in re.compile(rf"<(/?){re.escape(tag[1])}(?={NAME_END})[^>]*>").finditer(source, tag.end()):
        if found[1]:
            depth -= 1
        elif not found[0].endswith("/>"):
            depth += 1
        if not depth:
            return tag.end(), found.start(), found.end()
    return tag.end(), len(source), len(source)
