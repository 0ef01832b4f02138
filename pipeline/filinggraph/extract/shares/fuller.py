"""The full name of a party that a row or sentence names in short, where the document prints one and only one."""

import re
from dataclasses import replace
from functools import lru_cache

from filinggraph.extract.context import Context
from filinggraph.extract.lexicon import SUFFIX
from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import Document, Party, PartyKind

_FORMS = rf"(?:,?[ \u00a0]+(?:{SUFFIX})(?!\w)\.?)+"
_BEGINS = re.compile(r"(?<![\w&])")
_IN_FORM = re.compile(rf"(?:[ \u00a0]+[A-Z][\w&’'-]*){{0,3}}?{_FORMS}")  # behind a short name


def in_full(document: Document, who: Context, party: Party) -> Party:
    """The party under its full name ("Huawei" → "Huawei Technologies Co., Ltd."), with the short one as an alias."""
    short = party.name
    if party.kind is not PartyKind.COMPANY or party.filer or SUFFIXED.search(short) or key(short) in who.aliases:
        return party
    full = printed_in_full(document.text, short)
    return replace(party, name=full, aliases=tuple(sorted({*party.aliases, short}))) if full else party


@lru_cache(maxsize=4_000)
def printed_in_full(text: str, short: str) -> str:
    """The one name with a legal form that begins with a short name in the text, or ""."""
    if len(short) < 3:
        return ""
    found: dict[str, None] = {}
    behind = 0
    for at in occurrences(text, short):
        form = _IN_FORM.match(text, at + len(short)) if at >= behind and _BEGINS.match(text, at) else None
        if form is not None:
            found[clean(text[at : form.end()])] = None
            behind = form.end()
    cores = {key(re.sub(_FORMS + "$", "", name)) for name in found}
    return max(found, key=len) if len(cores) == 1 else ""
