"""The parties named in a sentence: by alias, legal form, lexicon and model, and those that it counts or letters."""

import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.asides import is_aside
from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.context import SURE_BODY, Context, kind_of, speaks_for
from filinggraph.extract.cores import ends_like_thing
from filinggraph.extract.cuts import candidates
from filinggraph.extract.labels import Asked, letter_labels
from filinggraph.extract.lexicon import (
    ACRONYMS,
    COUNTED,
    GENERIC_HEADS,
    GOVERNMENT,
    LETTERED,
    NATIONALITIES,
    NOT_A_NAME,
    NOT_A_PARTY,
    PLACES,
)
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import Party, PartyKind

_GOVERNMENT = re.compile(GOVERNMENT)
_UNNAMED = re.compile(LETTERED)
_COUNTED = Sieved(COUNTED, re.I)
_NOT_A_PARTY = re.compile(NOT_A_PARTY)
_INTRODUCES = re.compile(
    r"(?:About|Contact|Press|From|For|With|When|While|Under|According|Also|Today|President|CEO|CFO|COO|Current|Annual)\b"
)
_MONEY = ("$", "€", "£", "¥")  # before "3M"
_NUMBERED = re.compile(r"\s\d{1,3}\s")  # "Orbit 7 Marketing Ltd."
_NOT_ANYONE = re.compile(
    r"^[A-Z]{2,5}s$|^\w+(?:ally|ively|arily|ently|antly|ously)$|^(?:Thus|Year|Years|Months|Quarter|Hence)\b"
    rf"|^(?:{NATIONALITIES})$|^Subchapter\s+S\b|^(?:[PL]\.[CP]|C\.V|N\.[AV]|S\.A|B\.V|K\.K|A\.G|L\.L\.[CP])\.?$|^(?:Multi|Non|Inter)-\S+\s+[Gg]overnments?$|^(?:Mr|Mrs(?!\.?\s\w+[’']s\s)|Ms|Dr|Messrs|Prof)\b|\b\d|^[a-z]+$|^(?:RFP|SBIR|STTR|IDIQ|MSA|SOW|LOI|MOU|NDA|OEM|ESG|SaaS|IoT|API"
    r"|MW|MWh|GW|kW|EV|EVs|AI|IT|IP|LNG|EPC|PPA|R&D|M&A|ERP|CRM|LTE|TV|[MGk]Hz|[KMGT]bps|[MGT]B|TEUs?|MMcf|Bcf|MDth|MMBtu|DWT|BOE|USD|EUR|GAAP)$"
    r"|^(?:Consequently|Initial|Accordingly|Subsequently|Meanwhile|Recently|Currently|Previously|Together|Upon|Once|Such"
    r"|After|Before|Following|Based|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|End|Early|Late|Mid|Some|Most|Many|Any|Other|Both|Key|Highlights?|Below|Above|Such|Sold|Net|Gross)\b(?!-[A-Z])"
    r"|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Multi|Long|Short|Full)[-\s]?(?:[Yy]ear|[Mm]onth|[Tt]erm|[Dd]ay)s?\b"
    r"|^(?:All|First|Second)(?:\s+(?:[A-Z]?[a-z]+s|Quarter|Half|Amendment|Phase|Year|Lien|Tier|Time|Nine|Six|Three))?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text: its range in that text, and whom it denotes."""

    start: int
    end: int
    party: Party


def organizations(text: str, who: Context, *, strict: bool = False) -> list[Mention]:
    """Parties named in a sentence, in order: by alias, legal form, government lexicon and the model's entities.

    `strict` wants one of these for every name; otherwise the sentence itself (a subject of "accounted for") is taken
    as a ground for names that the model calls something else.
    """
    return [
        mention
        for mention, sure in _possible(text, who, strict=strict)
        if sure or _labelled(mention.party.name, text, mention.start, mention.end, strict=strict)
    ]


def doubtful(text: str, who: Context, *, strict: bool = False) -> list[Asked]:
    """What the model is asked when `organizations` reads a sentence."""
    return [(text, m.start, m.end) for m, sure in _possible(text, who, strict=strict) if not sure]


@lru_cache(maxsize=4096)
def _possible(text: str, who: Context, *, strict: bool) -> tuple[tuple[Mention, bool], ...]:
    """The names of a sentence that may be parties, and whether they are sure to be without asking the model."""
    found: list[tuple[Mention, bool]] = []
    for start, end in candidates(text, who):
        name = clean(text[start:end])
        if not name or key(name) in NOT_A_NAME:
            continue
        known = _known(name, who)
        if known is not None:
            found.append((Mention(start, end, known), True))
            continue
        credible = _by_form(name, strict=strict)
        if credible is not False and not is_aside(text, start, end):
            found.append((Mention(start, end, Party(name, kind_of(name))), bool(credible)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _known(name: str, who: Context) -> Party | None:
    """The party that a document is known to call so."""
    return who.aliases.get(key(name)) or (who.filer if speaks_for(name, who.filer) else None)


@lru_cache(maxsize=4096)
def names_of_any_kind(text: str, who: Context) -> tuple[Mention, ...]:
    """Every capitalised name but places, things and persons by title, for use where the syntax decides."""
    found: list[Mention] = []
    for start, end in candidates(text, who):
        party, known = _whom(clean(text[start:end]), who)
        if party is None or not (known or (text[start - 1 : start] not in _MONEY and not is_aside(text, start, end))):
            continue
        found.append(Mention(start, end, party))
    return tuple(found)


@lru_cache(maxsize=4096)
def _whom(name: str, who: Context) -> tuple[Party | None, bool]:
    """Whom a capitalised name is that of, None for nobody, and whether a document is known to call it so."""
    if (known := _known(name, who)) is not None:
        return known, True
    return (None if _is_nobody(name, who) else Party(name, kind_of(name))), False


def _is_nobody(name: str, who: Context) -> bool:
    """True for a name that is of a place, a thing or a person, or no name at all.

    One that ends like the name of a thing ("Summit Arena", "Carolina Health Plan") may still be likely a body's.
    """
    if _is_no_name(name):
        return True
    return ends_like_thing(name) and (_INTRODUCES.match(name) is not None or who.body(name) <= SURE_BODY)


@lru_cache(maxsize=4096)
def _is_no_name(name: str) -> bool:
    """True for a place, a word of time or quantity, a letter for a name, and what is too short or ordinary for one."""
    return (
        len(name) < 2
        or key(name) in NOT_A_NAME
        or _UNNAMED.fullmatch(name) is not None
        or key(name) in PLACES
        or _is_of_no_one(name)
        or all(w.casefold().strip(".,") in GENERIC_HEADS for w in name.split())
    )


def _is_of_no_one(name: str) -> bool:
    """True for words and measures that are nobody's name; one in legal form or widely known may hold a number."""
    found = _NOT_ANYONE.search(name)
    if found is None:
        return False
    numbered = name[0].isdigit() or (found.group().isdigit() and _NUMBERED.search(name))
    return not (numbered and (SUFFIXED.search(name) or is_known_body(name)))


@lru_cache(maxsize=4096)
def _by_form(name: str, *, strict: bool) -> bool | None:
    """Whether a name is a party's by its words alone; None where the model must be asked."""
    words = name.split()
    if _NOT_A_PARTY.search(name):
        return False
    if _GOVERNMENT.fullmatch(name) or (SUFFIXED.search(name) and len(words) > 1):
        return True
    if all(w.casefold().strip(".,") in GENERIC_HEADS for w in words) or key(name) in PLACES or len(name) < 2:
        return False
    if re.search(r"\d{4}|%", name) or re.fullmatch(r"[\d.,]+", name):
        return False
    if strict and len(words) == 1 and name.isupper() and key(name) not in ACRONYMS:
        return False
    return None


def _labelled(name: str, text: str, start: int, end: int, *, strict: bool) -> bool:
    """True where the model calls a name what a party may be called, or has no word for several words."""
    found, words = letter_labels(text, start, end), name.split()
    if strict:
        return found.count("ORG") * 2 > end - start
    if not found or (len(words) > 2 and len(found) * 3 < end - start):
        return len(words) > 1 and not all(w.isupper() for w in words)
    label = max(sorted(set(found)), key=found.count)
    return label in ("ORG", "PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "NORP", "GPE") and (
        label != "GPE" or len(words) == 1
    )


def unnamed(text: str) -> list[Mention]:
    """Customers that are lettered or counted, not named: "Customer A", "two customers", "ten largest customers"."""
    found = [Mention(*m.span(), Party(" ".join(m.group().split()), PartyKind.UNNAMED)) for m in _UNNAMED.finditer(text)]
    for match in _COUNTED.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in found):
            continue
        label = " ".join(match.group().split())
        one = re.match(
            (
                r"(?:one|a single|another|a|an|the|our|its|single)\b(?!.*\b(?:two|three|four|five|six|seven|eight"
                r"|nine|ten|\d+)\b)"
            ),
            label,
            re.I,
        )
        plural = re.search(r"s$", label)
        kind = PartyKind.UNNAMED if one and not plural else PartyKind.GROUP
        found.append(Mention(match.start(), match.end(), Party(label, kind)))
    return sorted(found, key=lambda m: m.start)
