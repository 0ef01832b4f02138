"""A chosen party in full: its kind, its defined name, its role and where it is organised."""

import re

from filinggraph.extract.agreements.laws import place_in
from filinggraph.extract.agreements.mentions import is_legal_suffix
from filinggraph.extract.agreements.name_words import ROLES
from filinggraph.extract.agreements.parties import Candidate
from filinggraph.model import Party, PartyKind

SUPPLYING = frozenset(
    [
        "licensor",
        "supplier",
        "seller",
        "vendor",
        "contractor",
        "manufacturer",
        "franchisor",
        "provider",
        "lessor",
        "landlord",
        "consultant",
        "developer",
        "host",
        "transporter",
        "operator",
        "servicer",
    ]
)
BUYING = frozenset(
    [
        "licensee",
        "buyer",
        "purchaser",
        "customer",
        "client",
        "franchisee",
        "lessee",
        "tenant",
        "subscriber",
        "distributor",
        "reseller",
        "dealer",
        "shipper",
        "sponsor",
        "owner",
    ]
)
_ORGANISED = re.compile(
    r"(?:(?:under|pursuant\s+to|by)\s+the\s+laws?\s+of|\bcorporation\s+of|organi[sz]ed\s+(?:in|under)|incorporated\s+(?:in|under))\s+(?:the\s+)?"
    r"(?:laws\s+of\s+)?(?:the\s+)?(?:(?:State|Commonwealth|Province|Republic|Kingdom)\s+of\s+)?(?P<under>[A-Z][\w.'’]+(?:\s+[A-Z][\w.'’]+){0,3})"
    r"|^[\s.,(]*(?:\([^()]{1,90}\)[\s,]*)?(?:d/b/a\s[^(),]{1,60}[\s,]*(?:\([^()]{1,60}\)[\s,]*)?)?"
    r"(?:an?|the)\s+(?:newly\s+formed\s+)?(?P<adjective>[A-Z][\w.'’]+(?:\s+[A-Z][\w.'’]+){0,2})\s+(?:[a-z-]+\s+){0,3}"
    r"(?:corporation|Corporation|company|Company|limited|partnership|corp|trust|bank|LLC|association|entity|business|non-?profit)"
)
_PERSON = re.compile(r"\b(?:an?\s+)?(?:individual|natural\s+person|citizen|resident)\b", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"^(?:the\s+)?(?:United\s+States|State|City|County|Town|Commonwealth|Government|Ministry|Department|Republic|Province|Municipality|"
    r"Village|Board\s+of|Secretary\s+of|Federal)\b|\b(?:Ministry|Administration|Authority|Department|Agency)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:University|Bank|Trust|Fund|Association|Institute|Foundation|Partners|Group|Holdings|Center|Centre|College|Hospital|Church|"
    r"Club|Services|Systems|Technologies|Solutions|Capital|Company|International|Enterprises|Industries|Networks?|Media|Studios?|Airlines?|"
    r"Insurance|Entertainment|Racing|Energy|Petroleum|Pharmaceuticals?|Laborator(?:y|ies)|Association|League|Team|Society)\b|\.com\b|[&\d]",
    re.IGNORECASE,
)


def party(text: str, candidate: Candidate) -> Party:
    """The party that a candidate is, as its best mention describes it."""
    best = candidate.best
    after = text[best.end : best.end + 300]
    name = " ".join(text[best.start : best.end].split())
    short = candidate.short
    if short.casefold() in (name.casefold(), "party", "parties", "the party", "the parties"):
        short = ""
    aliases = tuple(dict.fromkeys(n for n in (short,) if n and not _role(n)))
    return Party(
        name=name,
        kind=_kind(name, after),
        aliases=aliases,
        short_name=short,
        role=_role(short),
        jurisdiction=_jurisdiction(after),
    )


def _role(short: str) -> str:
    word = re.sub(r"^(?:the|this)\s+", "", short.strip(), flags=re.IGNORECASE).casefold()
    return word if word in ROLES and word not in ("corporation", "bank", "trust", "fund", "association", "city") else ""


def _kind(name: str, after: str) -> PartyKind:
    words = name.split()
    if any(is_legal_suffix(w) for w in words):
        return PartyKind.COMPANY
    if _GOVERNMENT.search(name):
        return PartyKind.GOVERNMENT
    if _PERSON.search(after[:60]):
        return PartyKind.PERSON
    shaped = 2 <= len(words) <= 4 and all(w[0].isupper() and (w.rstrip(".").isalpha()) for w in words)
    return PartyKind.PERSON if shaped and not _ORGANISATION.search(name) else PartyKind.COMPANY


def _jurisdiction(after: str) -> str:
    reach = re.split(r"\band\b\s+[A-Z]", after)[0]
    match = _ORGANISED.search(reach)
    if match is None:
        return ""
    return place_in(reach[match.start("under") if match["under"] else match.start("adjective") :])
