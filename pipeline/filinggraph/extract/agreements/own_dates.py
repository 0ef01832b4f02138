"""Of which instrument a date is said, and what is said of it: the grammar of the words that lead to the date."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_NOUNS = frozenset(
    "agreement agreements contract contracts amendment addendum lease leases license licence indenture note notes plan"
    " policy memorandum letter deed supplement assignment undertaking instrument guaranty guarantee order statement"
    " schedule endorsement certificate mortgage form protocol annex exhibit attachment appendix prospectus".split()
)
_PLAIN_NOUNS = frozenset(
    ("agreement", "contract", "amendment", "lease", "addendum")
)  # instruments in small letters, too
_ARTICLES = frozenset(
    "this these the that those a an such said its their our certain prior original existing any each".split()
)
_STOP = frozenset(
    "to under by with in from between among into is are was were has have shall will may if which . ; :".split()
)
_WORD = re.compile(r"[A-Za-z](?:[\w/&’'.-]*[A-Za-z0-9])?|[.;:]")
_LOWER = re.compile(r"\b[a-z]{4,}")
_ASIDE = re.compile(r"\([^()]*\)|[\"“][^\"“”]{0,60}[\"”]")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:hereby\s+|being\s+|duly\s+)?(?:\w+\s+and\s+(?:\w+\s+)?)?"
    r"(?:made|entered|dated|executed|effective|concluded|signed|agreed)\b"
    r"|\b(?:have|has|had|hereby|do|parties|undersigned)\s+(?:\w+\s+){0,3}?"
    r"(?:executed?|enter(?:ed)?|signed?|caused?|set|agree[ds]?|made|makes?)\b",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"\bwitness\s+(?:whereof|hereof)|\b(?:executed|signed)\s+(?:and\s+\w+\s+)?(?:this|as\s+of|on)\b"
    r"|\bset\s+(?:their|his|her|our)\s+hand",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^\s*(?:\(?[\da-zA-Z]{1,3}(?:\.\d{1,2})*[.)]?\s+)?[\"“'‘][^\"”]{2,60}[\"”'’]|\b(?:shall\s+)?means?\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:dated|made|entered|executed|signed|concluded)\b(?!\s+effective)", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s+of\s+(?:the\s+|this\s+)?$", re.IGNORECASE)
_EFFECTIVE = re.compile(r"\b(?:effective\b|commenc|begin)", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:will|shall)\s+(?:be|become|take)\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:end|expir|terminat|until|through|amended|restated|supplement)|\b(?:certain|prior|original|previous)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ABBREVIATED = re.compile(r"(?:\b(?:No|Nos|Inc|Corp|Ltd|Co|Mr|Ms|Mrs|Dr|St|vs?|[A-Z])|\b[a-z]\.[a-z])$")
_BACK = 9  # words from the article to its noun
_REACH = 600


class Subject(Enum):
    """What a date is said of: the instrument in hand, its title, another one, "the" one, or none that is named."""

    THIS = "this"
    TITLE = "title"
    THE = "the"
    ANOTHER = "another"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """What the words before a date say: of which instrument, and that it is dated, effective or signed on the date.

    `otherwise` is set where they speak of another day than a first one (an end, an amendment), `defines`
    in a definition, `to_be` of what shall be; `words` counts those between the instrument and the date.
    """

    subject: Subject
    dated: bool = False
    effective: bool = False
    to_be: bool = False
    otherwise: bool = False
    defines: bool = False
    on_signing: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument that words name, from its article or first word to its noun, with the article ("" without one)."""

    start: int
    end: int
    article: str


def said_of(lead: str) -> Said:
    """Reads the words between the beginning of a sentence or line and a date.

    A participle ("dated …") speaks of the instrument named last, a finite verb ("is made …") of this instrument or
    the first named: "This Amendment to the Lease dated <1> is made <2>". What stands in brackets or quotes is skipped.
    """
    plain = _ASIDE.sub(" ", lead)
    named = instruments(plain)
    gap = plain[named[-1].end :] if named else plain
    years = list(_YEAR.finditer(gap))
    tail = gap[years[-1].end() :] if years else gap
    return Said(
        _subject(plain, named, gap),
        dated=bool(_DATED.search(tail) or (not named and _AS_OF.search(tail))),
        effective=bool(_EFFECTIVE.search(tail)),
        to_be=bool(_TO_BE.search(tail)),
        otherwise=bool(_OTHERWISE.search(tail)),
        defines=bool(_DEFINES.search(lead)),
        on_signing=bool(_WITNESS.search(plain)),
        words=len(gap.split()),
    )


def _subject(plain: str, named: list[Named], gap: str) -> Subject:
    if not named:
        return Subject.NONE
    subject = named[-1]
    if _FINITE.search(gap):
        subject = next((n for n in reversed(named) if n.article in ("this", "these")), named[0])
    if subject.article in ("this", "these"):
        return Subject.THIS
    if not subject.article:
        return Subject.UNCLEAR if _LOWER.search(plain, 0, subject.start) else Subject.TITLE
    return Subject.THE if subject.article == "the" else Subject.ANOTHER


def instruments(words: str) -> list[Named]:
    """The instruments that the words name, in order; one behind "Amendment to" is the amendment's, article and all."""
    tokens = [(m[0], m.start(), m.end()) for m in _WORD.finditer(words)]
    found: list[Named] = []
    for i, (token, _, end) in enumerate(tokens):
        low = token.casefold()
        if low in _NOUNS and (token[0].isupper() or low in _PLAIN_NOUNS):
            first, article = _article(tokens, i)
            if article == "to":
                article = found[-1].article if found else ""
            found.append(Named(tokens[first][1], end, article))
    return found


def _article(tokens: list[tuple[str, int, int]], noun: int) -> tuple[int, str]:
    """Index of the first word of the name that ends with a noun, and its article, "to" for a name behind that word."""
    at = noun
    while at > 0 and noun - at < _BACK:
        before = tokens[at - 1][0]
        low = before.casefold()
        if low in _ARTICLES and not (before == "A" and at > 1):  # "Series A Preferred"
            return at - 1, low
        if low in _STOP:
            return at, "to" if low == "to" else ""
        at -= 1
    return at, ""


@lru_cache(maxsize=64)
def names_instrument(line: str) -> bool:
    """True for a line with the name of an instrument in it, as a title has."""
    return bool(instruments(line.title()))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence or line of a place begins; the stop of an abbreviation ends none."""
    low = max(0, at - _REACH)
    line = text.rfind("\n", low, at)
    stop = at
    while (stop := text.rfind(". ", max(low, line), stop)) >= 0:
        if not _ABBREVIATED.search(text, max(0, stop - 6), stop):
            return stop + 1
    return line + 1 if line >= 0 else low
