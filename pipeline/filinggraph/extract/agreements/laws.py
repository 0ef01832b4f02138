"""Whose law governs an agreement, and names of states and countries by which law and organisation are told."""

import re

from filinggraph.extract.agreements.term_words import lower
from filinggraph.extract.states import STATES
from filinggraph.model import Span

_COUNTRIES = (
    "People['’]s Republic of China|Hong Kong Special Administrative Region|Federal Republic of Germany|"
    "United States of America|United States|U\\.S\\.A\\.|United Kingdom|England and Wales|England|Scotland|"
    "Northern Ireland|Ireland|Wales|Argentina|Australia|Austria|Bahamas|Barbados|Belgium|Bermuda|Brazil|"
    "British Virgin Islands|Bulgaria|Canada|Cayman Islands|Chile|China|Colombia|Costa Rica|Cyprus|"
    "Czech Republic|Denmark|Egypt|Estonia|Finland|France|Germany|Gibraltar|Greece|Guernsey|Hong Kong|Hungary|"
    "Iceland|India|Indonesia|Israel|Italy|Jamaica|Japan|Jersey|Kazakhstan|Kenya|Korea|Latvia|Liechtenstein|"
    "Lithuania|Luxembourg|Malaysia|Malta|Marshall Islands|Mauritius|Mexico|Netherlands|New Zealand|Nigeria|"
    "Norway|Pakistan|Panama|Papua New Guinea|Peru|Philippines|Poland|Portugal|PRC|P\\.R\\.C\\.|Romania|"
    "Russia|Russian Federation|Saudi Arabia|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|"
    "Sweden|Switzerland|Taiwan|Thailand|Turkey|Ukraine|United Arab Emirates|Uruguay|Venezuela|Vietnam"
)
_PLACES = re.sub(" ", r"\\s+", f"{_COUNTRIES}|{STATES}")
_ADJECTIVES = (
    "English|Scottish|Irish|Israeli|Swiss|German|French|Italian|Spanish|Dutch|Belgian|Danish|Swedish|"
    "Norwegian|Finnish|Austrian|Japanese|Chinese|PRC|Korean|Indian|Colombian|Mexican|Brazilian|Canadian|"
    "Australian|Singaporean?|Russian|Polish|Greek|New\\s+York|Delaware|California|Texas"
)
_RULES = r"\b(?:govern|constru|interpret|enforc|controlled)\w*\b[^.;\n]{0,220}?"
_PART = r"(?:the\s+)?(?:(?:State|Commonwealth|Province|Republic|Kingdom|Country|Government)s?\s+of\s+(?:the\s+)?)?"
_SMALL_PART, _SMALL_PLACES, _SMALL_ADJECTIVES = map(lower, (_PART, _PLACES, _ADJECTIVES))
_GOVERNED = re.compile(  # for text in lower case
    rf"{_RULES}\b(?:laws?|statutes)\b[^.;\n]{{0,90}}?\b(?:of|in)\s+{_SMALL_PART}(?P<place>{_SMALL_PLACES})(?!\w)"
    rf"|{_RULES}\b(?:by|under|with)\s+(?:the\s+)?(?P<whose>{_SMALL_ADJECTIVES})\s+(?:private\s+|substantive\s+)?laws?\b"
    rf"|\bsubject\s+to\s+(?:\w+\s+){{0,4}}?(?:substantive\s+)?laws?\s+of\s+{_SMALL_PART}(?P<under>{_SMALL_PLACES})(?!\w)"
    rf"|\blaws?\s+of\s+{_SMALL_PART}(?P<first>{_SMALL_PLACES})(?!\w)[^.;\n]{{0,160}}?\b(?:(?:shall|will)\s+(?:\w+\s+)?)?(?:govern|apply|control)s?\b"
    rf"|\b(?P<own>{_SMALL_ADJECTIVES})\s+law\s+(?:shall\s+|will\s+)?(?:govern|appl)",
)
_OF_THE_AGREEMENT = re.compile(
    r"\b(?:agreements?|contract|lease|license|amendment|addendum|guaranty|note|rights|obligations|claims?|disputes?|it|validity|performance|parties|hereof|terms)\b",
    re.IGNORECASE,
)
_OTHER_LAW = re.compile(
    r"\b(?:export|bankruptcy|insolven\w+|securities\s+laws?|organi[sz]ed|existing|incorporated|compliance|comply|compl(?:ies|ied))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"{_PART}(?P<name>{_PLACES}|{_ADJECTIVES})(?!\w)", re.IGNORECASE)
_CUES = re.compile(r"\b[Ll](?:aw|AW)[sS]?\b|\bstatutes\b")
_GROUPS = ("place", "whose", "first", "under", "own")
_RULING = ("govern", "constru", "interpret", "enforc", "controlled", "subject to", "apply", "applies")
_BEFORE, _AFTER = 280, 260


def governing_law(text: str) -> tuple[str, Span] | None:
    """The state or country whose law governs, and the words that say so; None where none is named.

    Laws of exports, securities or insolvency, and those under which a party is organised, govern no agreement.
    """
    reached = 0
    for cue in _CUES.finditer(text):
        if cue.start() < reached:
            continue
        low, high = max(reached, cue.start() - _BEFORE), min(len(text), cue.end() + _AFTER)
        near = text[low:high].lower()
        if len(near) != high - low or not any(word in near for word in _RULING):
            continue
        found = _GOVERNED.search(near)
        if found is None:
            continue
        start, reached = low + found.start(), low + found.end()
        around = text[max(0, start - 160) : reached + 60]
        if _OF_THE_AGREEMENT.search(around) and not _OTHER_LAW.search(found[0]):
            group = next(name for name in _GROUPS if found[name])
            place = text[low + found.start(group) : low + found.end(group)]
            return place_name(place), Span(start, reached)
    return None


def place_name(words: str) -> str:
    """A state's or country's name in the usual case and spacing."""
    name = " ".join(words.split())
    if name.isupper() and len(name.replace(".", "")) > 4:
        name = re.sub(r"\b(?:Of|And)\b", lambda m: m[0].lower(), name.title().replace("’S", "’s").replace("'S", "'s"))
    return name


def place_in(words: str) -> str:
    """The state or country that some words begin with, as a name or as an adjective ("Swiss"), or ""."""
    found = _NAMED.match(words)
    return place_name(found["name"]) if found else ""
