"""Bodies that a text calls by what they are: "the Authority" for the one Authority that it names in full."""

import re

from filinggraph.extract.spelling import clean

_SORT = (
    r"(?:Authority|Department|Board|University|Commission|District|Agency|Ministry|Council|College|Hospital|Foundation"
    r"|Airline|Railroad|Railway|Region|Bureau|Utility|Cooperative|Association|Institute|Lottery|Port|Club)"
)
_GAP = r"[ \u00a0]+"  # a name runs over no line end
_WORD = r"[A-Z][\w.’'&-]*"
_SMALL = r"(?:and|of|for|the|&)"
_FULL = re.compile(
    rf"{_WORD}{_GAP}(?:(?:{_SMALL}|{_WORD}){_GAP}){{0,6}}?(?P<last>{_SORT})\b(?!\s+of\b)"
    rf"|(?:{_WORD}{_GAP}){{0,4}}(?P<first>{_SORT}){_GAP}of{_GAP}(?:the{_GAP})?{_WORD}(?:{_GAP}(?:{_SMALL}{_GAP})*{_WORD}){{0,5}}"
)
_ALONE = re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?P<sort>{_SORT})\b(?!\s+(?:of\b|[A-Z]))")
_LEAD = re.compile(r"^(?:(?:The|On|In|By|For|With|From|To|At|As|And|Under|When|While|Since|Our|Its|That)\s+)+")
SCANNED = 60_000


def short_names(text: str) -> list[tuple[str, str]]:
    """(full name, sort) where the text says "the Authority" and names exactly one body of that sort."""
    shown = text[:SCANNED]
    alone = {m["sort"] for m in _ALONE.finditer(shown)}
    if not alone:
        return []
    named: dict[str, set[str]] = {}
    for match in _FULL.finditer(shown):
        sort = match["last"] or match["first"]
        name = clean(_LEAD.sub("", " ".join(match.group().split())))
        if sort in alone and len(name.split()) > 1:
            named.setdefault(sort, set()).add(name)
    return [(next(iter(names)), sort) for sort, names in sorted(named.items()) if len(names) == 1]
