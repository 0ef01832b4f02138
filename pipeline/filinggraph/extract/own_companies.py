"""Companies that the filer says are its own: "Alpha Gathering LLC, a wholly owned subsidiary of the Company"."""

import re
from collections.abc import Callable, Iterator

from filinggraph.extract.spelling import NAME, SUFFIXED, clean

_SELF = re.compile(r"(?:the\s+)?(?:Company|Registrant|Partnership|Corporation|Issuer)$|ours$|us$", re.I)
_OWNED = (
    r"(?:(?:direct|indirect|wholly|directly|indirectly|and|or|100%|majority|consolidated|operating|principal|owned)"
    r"[\s,-]+){0,5}"
)
_SUBSIDIARY_OF = re.compile(
    rf",\s+(?:which\s+is\s+)?(?:an?|the)\s+{_OWNED}subsidiary\s+of\s+(?P<of>(?:the\s+)?{NAME.pattern}|ours\b|us\b)"
)
_OUR_SUBSIDIARY = re.compile(rf"\b[Oo]ur\s+{_OWNED}subsidiary,?\s+(?P<who>{NAME.pattern})")
_LONGEST = 90  # characters of a name


def own_companies(text: str, is_filer: Callable[[str], bool]) -> Iterator[str]:
    """The names in legal form that the text calls subsidiaries of the filer; `is_filer` knows a name of it."""
    for match in _SUBSIDIARY_OF.finditer(text) if "subsidiary of" in text else ():
        if _SELF.match(match["of"]) or is_filer(clean(match["of"])):
            yield from _formal(_name_up_to(text, match.start()))
    for match in _OUR_SUBSIDIARY.finditer(text) if "subsidiary" in text else ():
        yield from _formal(clean(match["who"]))


def _formal(name: str) -> Iterator[str]:
    if SUFFIXED.search(name) and " and " not in name:
        yield name


def _name_up_to(text: str, end: int) -> str:
    """The name that ends at a position, or ""."""
    found = [m for m in NAME.finditer(text, max(0, end - _LONGEST), end) if not text[m.end() : end].strip(" .")]
    return clean(found[-1].group()) if found else ""
