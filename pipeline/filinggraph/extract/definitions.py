"""What a text defines in parentheses: short names and initials, with the full names that they stand for."""

import re

from filinggraph.extract.caseless import lowered
from filinggraph.extract.lexicon import FOR_WHOM, GOVERNMENT, NOT_A_NAME, PLACES, SECOND_HALF, SUFFIX
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.spelling import NAME, SUFFIXED, clean, key

_GOVERNMENT = re.compile(GOVERNMENT)
_FILER_AND = re.compile(
    r"^(?:\d{4},?\s+)?(?:[Tt]he\s+)?(?:Company|Registrant|Corporation|Group|Partnership)\s+and\s+(?:the\s+)?(?=[A-Z])"
)
_WORK_FOR = re.compile(
    r"^(?:Sales|Production|Services|Shipments|Work|Deliveries|Revenues?|Royalties|Receivables|Contracts|Purchases|Business)"
    r"\s+(?:to|for|from|by|with)\s+(?:the\s+)?(?=[A-Z])"
)
_DEFINED = re.compile(
    r"\(\s*(?:(?:with\s+(?:all\s+of\s+)?its\s+(?:[\w-]+\s+){0,3}?subsidiaries|collectively|together|hereinafter|herein"
    r"|hereafter|referred to(?: herein)? as|individually)[,\s]+)*(?:the\s+|an?\s+|or\s+)*"
    r"[\"“”‘'']{1,2}(?P<alias>[^\"“”’']{2,60}?)[,.]?[\"“”’']{1,2}(?:\s*(?:,|or"
    r"|and)\s*(?:the\s+)?[\"“‘](?P<second>[^\"“”’']{2,60}?)[,.]?[\"”’])?[^()]{0,60}\)"
)
_PRODUCE = re.compile(
    r"^(?:Production|Sales|Services?|Work|Contracts?|Revenues?|Deliveries|Shipments)\s+(?:for|to|with|from)\s+(?:the\s+)?"
)
_APPOSED = re.compile(
    r",\s+or\s+(?:[\"“](?P<quoted>[A-Z][\w&. -]{1,30}?),?[\"”]|(?P<plain>[A-Z][A-Z&]{1,9}))(?=[,.;)])"
)
_SENTENCE = 320  # characters before a definition in which the company is looked for
_SENTENCE_ENDS = re.compile(r"(?<!Inc)(?<!Corp)(?<!Ltd)(?<!Co)[.!?]\s+(?=[A-Z])")
_ABOUT_SEAT = re.compile(
    r"\.?(?:,\s+(?:an?\s|whose|with\s+its)|,?\s+(?:incorporated|organi[sz]ed|existing|based|located|headquartered|registered)\s)"
    r"[^.;()]*$"
)
_OF_PLACE = 90  # characters before a definition in which a place is led to
_IN_PLACE = re.compile(r"\b(?:laws\s+of|(?:located|based|headquartered|offices?)\s+in)\s+(?:the\s+)?[A-Z][\w ,]*$")
_IN_TOWN = re.compile(
    rf"(?:\b(?:in|at|near)|\b(?:{SUFFIX})\.?,?\s+of)\s+(?:[A-Z][\w’'-]+\s){{0,2}}[A-Z][\w’'-]+,\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s*$"
)
_ACRONYM = re.compile(r"\((?P<alias>[A-Z][A-Z&.\-]{1,10}|[A-Z][a-z]+)\)")


def definitions(text: str) -> list[tuple[str, str]]:
    """(full name, alias) pairs that the text defines in parentheses."""
    pairs: list[tuple[str, str]] = []
    for match in _DEFINED.finditer(text):
        full = _whole(name_before(text, match.start()), match["alias"], text[: match.start()])
        before = max(0, match.start() - _OF_PLACE), match.start()
        placed = key(full) in PLACES or _IN_PLACE.search(text, *before) or _IN_TOWN.search(text, *before)
        if placed and not _initials(full, match["alias"]):
            full = _seated(text, match.start(), match["alias"])
        for alias in (match["alias"], match["second"]):
            if (
                full
                and alias
                and alias[0].isupper()
                and len(alias.split()) <= 6
                and not re.search(r"agreement|contract|act\b|note", alias, re.I)
            ):
                pairs.append((full, " ".join(alias.split())))
    for match in _ACRONYM.finditer(text):
        full = name_before(text, match.start())
        alias = match["alias"]
        if full and (_initials(full, alias) or (alias.casefold() in full.casefold() and SUFFIXED.search(full))):
            pairs.append((full, alias))
    for match in _APPOSED.finditer(text):
        full = name_before(text, match.start())
        alias = match["quoted"] or match["plain"]
        if full and (_initials(full, alias) or alias.casefold() in full.casefold()):
            pairs.append((full, alias))
    return pairs


def _seated(text: str, position: int, alias: str) -> str:
    """The company that an alias behind a place stands for: 'Alpha Ltd, organized under the laws of Malta ("Alpha")'.

    The last one of the sentence with a legal form that the alias shortens, else the last that words about its seat or
    kind follow up to the place, unless the alias is an ordinary word ("the Plant"); "" where there is none.
    """
    window = text[max(0, position - _SENTENCE) : position]
    ends = [m.end() for m in _SENTENCE_ENDS.finditer(window)]
    named = [m for m in NAME.finditer(window, ends[-1] if ends else 0) if SUFFIXED.search(f" {m.group()}")]
    alike = [m for m in named if key(clean(m.group())).startswith(key(alias))]
    described = [m for m in named if alias.lower() not in ordinary() and _ABOUT_SEAT.match(window, m.end())]
    found = next(reversed([*described, *alike]), None)
    return clean(found.group()) if found else ""


def _whole(name: str, alias: str, before: str) -> str:
    """'Oak, Elm and Co. ("Oak")': a name that begins with its alias and a comma, which else would end it."""
    at = before.rfind(name) if name else -1
    return f"{alias}, {name}" if at > 0 and before[:at].endswith(f"{alias}, ") else name


_LEAD_FOR = re.compile(r"([A-Z][a-z]+)\s+(?:for|to|from|by|with)\s+(?=[A-Z])")


def name_before(text: str, position: int) -> str:
    """The full name that ends at a position, or "" when none does."""
    window = text[max(0, position - 140) : position].rstrip()
    best = ""
    for match in NAME.finditer(window):
        tail = window[match.end() :]
        closed = "." if tail.startswith(".") and SUFFIXED.search(f" {match.group()}") else ""
        if not tail[len(closed) :].strip(" ,"):
            best = match.group() + closed
    best = re.sub(r"^(?:The|In|On|As|At|Our|While|When|Under|From|With|By|To|For|If)\s+(?=[A-Z])", "", best)
    lead = _LEAD_FOR.match(best)
    if lead and lead[1].lower() in ordinary() and not re.fullmatch(FOR_WHOM, lead[1]):
        best = best[lead.end() :]
    best = _FILER_AND.sub("", best)
    best = _WORK_FOR.sub("", best)
    parts = re.split(rf"\s+(?:and|with|from|by|DBA|dba|[Dd]/[Bb]/[Aa])\s+(?=[A-Z])(?!{SECOND_HALF})", best)
    name = clean(parts[-1]) if not _GOVERNMENT.search(best) else clean(best)
    name = _PRODUCE.sub("", name)
    return name if len(name) > 2 and key(name) not in NOT_A_NAME else ""


def _initials(full: str, alias: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", alias)
    capitals = re.sub(r"[^A-Z]", "", full)
    if len(letters) >= 2 and (capitals.startswith(letters) or letters in capitals):
        return True
    # "Alpha Beta Services, LLC (ABSI)": the letter behind those of the name stands for its legal form.
    bare = "".join(w[0] for w in SUFFIXED.sub("", full.rstrip(".")).split() if w[0].isupper())
    return len(bare) > 2 and letters.startswith(bare) and len(letters) == len(bare) + 1 and bool(SUFFIXED.search(full))


def spelled(text: str, alias: str) -> str:
    """An alias as the text spells it."""
    small = lowered(text)
    if small and alias.isascii():
        at = small.find(alias.lower())
        return text[at : at + len(alias)] if at >= 0 else alias
    found = re.search(re.escape(alias), text, re.I)
    return found.group() if found else alias
