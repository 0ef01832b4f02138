"""Row labels of tables: the customer that a row is about, or nobody for totals, regions and lines of statements."""

import re
from collections.abc import Container
from dataclasses import dataclass

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.context import Context, kind_of
from filinggraph.extract.lexicon import BUYER, GENERIC_HEADS, LETTERED, PLACES
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.shares.buyers import HEAD
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import Party, PartyKind

BUYERS = BUYER.replace("|accounts|", "|").replace(
    "carriers?", "carriers?|shippers?|refiners?|lessees?|charterers?|franchisees?|advertisers?|operators?"
)
_TOTAL = re.compile(
    r"^(?:total|totals|sub-?total|others?|all\s+others?|every(?:one|body)\s+else|remaining|none|balance|other\s+customers"
    r"|all\s+other\s+customers|net\s+sales|sales|revenues?)\b"
    r"|.*(?:\band|&|/|,)\s*(?:all\s+)?others?$",
    re.I | re.S,
)
_LINE = re.compile(
    r"\b(?:income|expenses?|costs?|profit|margin|tax(?:es)?|rate|earnings|assets?|liabilit\w+|equity"
    r"|cash|growth|change|volume|price|currency|impact|ppt"
    r"|interest|depreciation|amortization|inventor\w+|shares?|stock|dividends?|operating|gross|net"
    r"|average|number|employees|loss(?:es)?|revenues?|sales"
    r"|receivables?|allowance|balance|backlog|orders|year|fiscal|quarter|months?|percent\w*|amount"
    r"|ratio|yield|stores?|products?|services?|software|hardware"
    r"|segments?|care|foods?|beverages?|nutrition|domestic|foreign|international|americas|latam|emea"
    r"|apac|amesa|europe\w*|asia\w*|africa\w*|pacific|countries"
    r"|region|rest\s+of|channel|commercial|retail|wholesale|consumer|industrial|licens\w+|subscription|maintenance)\b",
    re.I,
)
COUNTRY = re.compile(
    r"^(?:(?:mainland|greater|south|north|rest\s+of|other)\s+)*(?:china|taiwan|japan|korea|singapore"
    r"|malaysia|thailand|vietnam|philippines|indonesia|india|hong\s+kong|australia"
    r"|new\s+zealand|germany|france|italy|spain|pakistan|bangladesh|sri\s+lanka|portugal|netherlands|belgium|switzerland|austria"
    r"|sweden|norway|denmark|finland|ireland|poland|hungary|greece"
    r"|czech\s+republic|romania|russia|ukraine|turkey|israel|egypt|nigeria|kenya|saudi\s+arabia"
    r"|iceland|luxembourg|estonia|latvia|lithuania|bulgaria|croatia|serbia|slovakia|slovenia|kazakhstan|qatar|kuwait|oman|bahrain|jordan"
    r"|lebanon|iraq|iran|morocco|algeria|tunisia|kenya|ghana|angola|ethiopia|tanzania|ecuador|bolivia|uruguay|paraguay|panama|costa\s+rica"
    r"|guatemala|honduras|el\s+salvador|dominican\s+republic|jamaica|trinidad|cuba|nepal|cambodia|myanmar|laos|mongolia|macau|great\s+britain|england|scotland|wales"
    r"|united\s+(?:states|kingdom|arab\s+emirates)|u\.?[sk]\.?|canada|mexico"
    r"|brazil|argentina|chile|peru|colombia|venezuela|puerto\s+rico|(?:north|south|latin"
    r"|central)\s+america|asia|eurasia|europe|africa|apac|emea|middle\s+east|world)\b",
    re.I,
)
_REST = re.compile(r"\b(?:rest\s+of|other\s+(?:countries|regions)|excluding|outside)\b", re.I)
_BESIDE_A_PLACE = re.compile(
    r"\b(?:and|other|rest|of|the|regions?|pacific|excluding|countries|markets?|operations|total|all)\b|[\W\d]", re.I
)
_CLASS = re.compile(rf"\b{HEAD}\b|\boperating\s+companies\b|\bgovernments?\b", re.I)
_OF = re.compile(r"^(?P<who>.+?)[,:–—-]?\s+(?:(?:as\s+a\s+)?(?:%|percent(?:age)?)\s+of\s+)(?P<basis>.+)$", re.I)
_LED = re.compile(
    r"^(?:sales\s+to|revenues?\s+from|sales\s+from|purchases\s+by|due\s+from|receivables?\s+from)\s+(?:the\s+)?", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a row label that name somebody, and what its figures are of where the label says so."""

    words: str
    basis: str = ""


def is_place(words: str) -> bool:
    """True for countries and regions, alone or together; "China Mobile" is none."""
    left = words
    while match := COUNTRY.match(left.strip(" ,;&()-–—/")):
        left = left.strip(" ,;&()-–—/")[match.end() :]
        left = re.sub(r"^[\s,;&/]*(?:and|or)\b", "", left)
    return left != words and not _BESIDE_A_PLACE.sub("", left)


def is_total(text: str) -> bool:
    """True for a row that sums up others."""
    return bool(_TOTAL.match(text.strip())) and not SUFFIXED.search(text)


def label_of(text: str) -> Label:
    """A row label without leaders and footnote marks; "X, as a percentage of revenues" gives X and its basis."""
    text = " ".join(text.split())
    text = re.sub(r"\s*(?:\(\d+\)|\([a-z]\)|\*+|†|‡|\.{2,}.*|(?:\s\.){2,}.*|:)\s*$", "", text)
    said = _OF.match(text)
    words = said["who"] if said else text
    return Label(_LED.sub("", words).strip(" ,"), said["basis"] if said else "")


def party_of(words: str, who: Context, dealing: Container[str], *, among_names: bool = False) -> Party | None:
    """The customer that a row is about, or None; among names only, "Acme Wholesale" is one, too.

    So is a name that the document makes a dealer otherwise (`dealing`), and one that is widely known.
    """
    defined = re.match(r"(?P<full>.+?)\s*\([“\"](?P<alias>[^”\"]+)[”\"]\)$", words)
    words = defined["full"] if defined else words
    if re.fullmatch(LETTERED, words):
        return Party(words, PartyKind.UNNAMED)
    if (
        not re.search(r"[A-Za-z]", words)
        or is_total(words)
        or len(words) > 80
        or re.search(r"\d{4}|%|\$", words)
        or not words[0].isalnum()
    ):
        return None
    known = who.aliases.get(key(words))
    if known is not None:
        return None if known.filer else known
    if (clean(words) in dealing or is_known_body(words)) and key(words) not in PLACES and not is_place(words):
        return who.party(clean(words))
    if _CLASS.search(words) and not SUFFIXED.search(words) and not (among_names and _is_name(words)):
        return _counted(words)
    if SUFFIXED.search(words) or (kind_of(words) is PartyKind.GOVERNMENT and _NAMED_BODY.fullmatch(words)):
        return who.party(clean(words))
    line = _LINE.search(words)
    if (
        (line and not (among_names and line.start() and words.istitle()))
        or key(words) in PLACES
        or all(w.casefold().strip(".,") in GENERIC_HEADS for w in words.split())
    ):
        return None
    if not (words[0].isupper() or words[0].isdigit()) or len(words.split()) > 6:
        return None
    return None if is_place(words) or _REST.search(words) else who.party(clean(words))


_NAMED_BODY = re.compile(r"(?:[A-Z][\w.&’'-]*|of|for|and|the|,)(?:\s+(?:[A-Z][\w.&’'-]*|of|for|and|the)|,){1,9}")


def _is_name(words: str) -> bool:
    """ "Valu-Mart Stores": capitals throughout, the first word none of the ordinary ones."""
    first = words.split()[0]
    return len(words.split()) > 1 and words.istitle() and first.casefold() not in ordinary()


def _counted(words: str) -> Party | None:
    """ "Five largest customers" and "Regional Bell operating companies" are groups; "foreign customers" nobody."""
    if re.match(
        r"^(?:(?:our|all|other|international|domestic|foreign|U\.S\.|commercial|new|existing"
        r"|government|retail)\s+)*(?:customers|clients|companies|stores|users|partners)$",
        words,
        re.I,
    ):
        return None
    if _LINE.search(re.sub(r"\boperating\s+companies\b", "", words)) and not re.search(
        r"\b(?:largest|top|one|two|three|four|five|ten)\b", words, re.I
    ):
        return None
    single = re.search(r"\b(?:one|largest|single|second|third)\b", words, re.I) and not words.endswith("s")
    return Party(words, PartyKind.UNNAMED if single else PartyKind.GROUP)
