"""What a name says of the business of whoever bears it: who hauls, bills for software or runs schools seldom does both.

A statement such as "we have an agreement with X" does not tell who of the two sells; that X is a railroad does. The
kinds are read off the ordinary words of names, in the manner of the divisions of the Standard Industrial
Classification, merged where filers deal with them alike.
"""

import re
from functools import lru_cache

PUBLIC = "public"
_COMPANY = re.compile(
    r"\b(?:Inc|Incorporated|Corp|Corporation|LLC|L\.L\.C|Ltd|Limited|LP|L\.P|Company|Co|PLC|Holdings|Group|AG|SA|S\.A|N\.V"
    r"|Trust|Bank|Partners|International|Enterprises|Stores|Sports|Farms|Foods|Specialty|Veritas|Edison)\b",
    re.I,
)
# A body of its own wherever it stands, one that its place tells ("Village of Elm", "Elm Village"), one that "of" tells.
_PUBLIC = re.compile(
    r"\b(?:Count(?:y|ies)|Township|Authority|Commission|Commissioners|Ministry|Agency|Administration|Administrative|University"
    r"|College|Schools?|Government|Corps|Army|Navy|Air\s+Force|NASA|Postal\s+Service|Council|Police|Sheriff|Library"
    r"|Dep(?:ar)?t(?:ment)?\.?\s+of|(?:School|Water|Utility|Transit|Hospital|Fire|Park|Unified)\s+District"
    r"|(?:City|Town|Village|Borough|Parish|District|State|Commonwealth|Port|Board|Institutes?|Office|Bureau)\s+(?:of|for|on)"
    r"|(?:Town|Village|Borough|Parish|District|Department|Dept|Bureau|Office|State)(?:\.|$|\s+No\b|,))",
    re.I,
)
_BODY = re.compile(
    r"(?:The\s+)?(?:(?:City|Town|Village|Borough|County|State|Commonwealth|Port|Government|Department|Ministry|Bureau|Office)\s+of"
    r"\s+(?!the\s+Art\b|Call\b).+|.+\s(?:County|Commission|Authority|Corps\s+of\s+Engineers|Agency|Sheriff[’']s\s+Office"
    r"|City\s+Council|Administration|(?:School|Water|Utility|Transit|Hospital|Fire|Park|Unified)\s+District(?:\s+No\.?\s*\d+)?"
    r"|Navy|Army|Air\s+Force)|NASA|City\s+Council)",
    re.I,
)
_KINDS = {
    "transport": r"Rail(?:roads?|ways?)?|Freight|Trucking|Logistics|Lines|Shipping|Transport(?:ation)?|Towing|Carriers?"
    r"|Couriers?|Cartage|Forwarding|Warehous\w+",
    "air": r"Air(?:lines?|ways)?|Aviation|Airports?",
    "retail": r"Stores?|Markets?|Supermarkets?|Depot|\w*(?<!s)mart|Outfitters|Drugs?|Pharmacy|Pharmacies|Retail"
    r"|Restaurants?|Hotels?|Inns?|Wholesale|Grocers?|Casinos?",
    "health": r"Hospitals?|Medical\s+Center|Health(?:care)?|Clinics?",
    "school": r"University|College|Schools?|Academy|Institute",
    "utility": r"Power|Electric|Light|Utilit(?:y|ies)|Water|Edison|Hydro|Gas|Energy",
    "services": r"Services?|Consult(?:ing|ants)|Solutions|Contract(?:ors?|ing)|Construct(?:ion|ors)|Engineer(?:s|ing)"
    r"|Janitorial|Security|Staffing|Management|Advisors?|Partners|Associates|Agency",
    "technology": r"Systems?|Software|Technolog(?:y|ies)|Micro\w*|Semiconductors?|Electronics?|Devices?|Data|Digital"
    r"|Cloud|Computers?|Tech|Labs?",
    "finance": r"Bank|Bancorp|Trust|Financial|Insurance|Assurance|Mutual|Credit\s+Union|Capital|Finance",
    "league": r"League|Conference|Association|Federation|Racing|Studios|Pictures|Entertainment|Team|Club",
    "telecom": r"Tele\w+|Communications|Wireless|Cable|Broadcast\w+|Networks?|Mobile",
    "medicine": r"Pharma\w*|Therapeutics|Bio\w*|Laborator(?:y|ies)|Medicines?",
    "material": r"Coal|Min(?:es|ing)|Oil|Petrol\w+|Resources|Refin\w+|Steel|Alumin\w+|Metals?|Chemicals?|Materials?",
    "works": r"Drill(?:ing|ers)|Shipbuild\w+|Builders?|Architects?|Surveyors?|Dredging|Media|Marketing"
    r"|Advertising|Creative|Print(?:ing|ers)|Packag\w+|Caterers?|Catering|Fulfil\w+|Found(?:ry|ries)|Mou?ld(?:ing|ers)|Manufactur\w+"
    r"|Fabricat\w+|Assemblers?",
    "vehicle": r"Motors?|Automotive|Auto|Aerospace|Aircraft|Defense|Marine|Shipyards?",
}
_KIND = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _KINDS.items()), re.I)
KINDS = (PUBLIC, *_KINDS)


@lru_cache(maxsize=4096)
def is_public(name: str) -> bool:
    """Whether a name is one of a public body: an agency, a city, a school district, a public university."""
    return _PUBLIC.search(name) is not None and _COMPANY.search(name) is None


@lru_cache(maxsize=64)
def is_body(name: str) -> bool:
    """Whether a name is, word for word, one of a government, an office of it, or of a district or an authority."""
    return _BODY.fullmatch(name) is not None and is_public(name)


@lru_cache(maxsize=4096)
def kinds(name: str) -> tuple[str, ...]:
    """What kinds of business, of KINDS, the words of a name tell; none, one or more."""
    found = {match.lastgroup for match in _KIND.finditer(name)}
    return tuple(kind for kind in KINDS if kind in found or (kind == PUBLIC and is_public(name)))
