"""Government bodies of the United States and the bodies that they are part of: the lexicon of the field."""

import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.model import PartyKind
from filinggraph.resolve.names import normal, plain
from filinggraph.resolve.words import is_state


@dataclass(frozen=True, slots=True)
class Body:
    """A government body: its full name, and the full name of the body that it is part of, or ""."""

    name: str
    parent: str = ""


_US = "United States Government"
_DOD = "United States Department of Defense"
_HHS = "United States Department of Health and Human Services"
_DHS = "United States Department of Homeland Security"
_DOJ = "United States Department of Justice"
_DOE = "United States Department of Energy"
_DOT = "United States Department of Transportation"
_DOI = "United States Department of the Interior"
_DOC = "United States Department of Commerce"
_USDA = "United States Department of Agriculture"
_TREASURY = "United States Department of the Treasury"
_ARMY = "United States Army"
_NAVY = "United States Navy"
_AIR_FORCE = "United States Air Force"
_OTHER_US = ("U.S. ", "US ", "United States ")

# Full name; the body above it; its other names, "|" between them. "*" before a name: also with U.S. before it.
_TABLE = (
    (_US, "",
     "*Government|*Federal Government|Government of the United States"
     "|Government of the United States of America|Federal Government of the United States"
     "|United States of America Government|Federal Government|USG|U.S. Govt"
     "|agencies of the United States Government|United States Government agencies"
     "|U.S. federal government agencies|United States of America"),
    (_DOD, _US, "*Department of Defense|DoD|*Defense Department|Dept. of Defense|USDOD|U.S. DoD"),
    (_ARMY, _DOD, "*Department of the Army|U.S. Army|United States Army|USA Army|U.S. Department of Army"),
    (_NAVY, _DOD, "*Department of the Navy|U.S. Navy|United States Navy|USN|U.S. Department of Navy"),
    (_AIR_FORCE, _DOD, "*Department of the Air Force|U.S. Air Force|USAF|U.S. Department of Air Force"),
    ("United States Space Force", _AIR_FORCE, "U.S. Space Force|USSF"),
    ("United States Marine Corps", _NAVY, "U.S. Marine Corps|USMC|U.S. Marines"),
    ("United States Army Corps of Engineers", _ARMY, "*Army Corps of Engineers|USACE"),
    ("Defense Logistics Agency", _DOD, "*Defense Logistics Agency|DLA"),
    ("Defense Advanced Research Projects Agency", _DOD, "*Defense Advanced Research Projects Agency|DARPA"),
    ("Defense Information Systems Agency", _DOD, "*Defense Information Systems Agency|DISA"),
    ("Defense Health Agency", _DOD, "*Defense Health Agency|DHA|TRICARE Management Activity"),
    ("Defense Threat Reduction Agency", _DOD, "*Defense Threat Reduction Agency|DTRA"),
    ("Missile Defense Agency", _DOD, "*Missile Defense Agency|MDA"),
    ("Defense Contract Management Agency", _DOD, "DCMA"),
    ("National Security Agency", _DOD, "*National Security Agency|NSA"),
    ("National Geospatial-Intelligence Agency", _DOD, "NGA"),
    ("National Reconnaissance Office", _DOD, "NRO"),
    ("United States Special Operations Command", _DOD, "U.S. Special Operations Command|USSOCOM|SOCOM"),
    ("Defense Commissary Agency", _DOD, "DeCA"),
    ("Army and Air Force Exchange Service", _DOD, "AAFES"),
    ("Naval Sea Systems Command", _NAVY, "NAVSEA"),
    ("Naval Air Systems Command", _NAVY, "NAVAIR"),
    ("Air Force Research Laboratory", _AIR_FORCE, "*Air Force Research Laboratory|AFRL"),
    ("United States Postal Service", _US,
     "*Postal Service|U.S. Postal Service|USPS|United States Post Office|U.S. Post Office"),
    (_HHS, _US, "*Department of Health and Human Services|HHS|DHHS|U.S. HHS"),
    ("Centers for Medicare & Medicaid Services", _HHS,
     "*Centers for Medicare and Medicaid Services|CMS|Center for Medicare and Medicaid Services"
     "|Centers for Medicare & Medicaid Service"),
    ("Food and Drug Administration", _HHS, "*Food and Drug Administration|FDA|U.S. FDA"),
    ("Centers for Disease Control and Prevention", _HHS,
     "*Centers for Disease Control and Prevention|CDC|U.S. CDC|Centers for Disease Control"
     "|Center for Disease Control and Prevention"),
    ("National Institutes of Health", _HHS, "*National Institutes of Health|NIH|National Institute of Health"),
    ("National Cancer Institute", "National Institutes of Health", "*National Cancer Institute|NCI"),
    ("National Institute of Allergy and Infectious Diseases", "National Institutes of Health", "NIAID"),
    ("Biomedical Advanced Research and Development Authority", _HHS,
     "*Biomedical Advanced Research and Development Authority|BARDA"),
    ("Indian Health Service", _HHS, "*Indian Health Service|IHS"),
    (_DHS, _US, "*Department of Homeland Security|DHS|U.S. DHS"),
    ("Federal Emergency Management Agency", _DHS, "FEMA"),
    ("Transportation Security Administration", _DHS, "*Transportation Security Administration|TSA"),
    ("United States Customs and Border Protection", _DHS,
     "*Customs and Border Protection|CBP|U.S. Customs and Border Protection"),
    ("United States Immigration and Customs Enforcement", _DHS,
     "*Immigration and Customs Enforcement|ICE|U.S. Immigration and Customs Enforcement"),
    ("United States Citizenship and Immigration Services", _DHS, "U.S. Citizenship and Immigration Services|USCIS"),
    ("United States Coast Guard", _DHS, "U.S. Coast Guard|USCG"),
    ("United States Secret Service", _DHS, "U.S. Secret Service|USSS"),
    (_DOJ, _US, "*Department of Justice|DOJ|*Justice Department|U.S. DOJ"),
    ("Federal Bureau of Investigation", _DOJ, "*Federal Bureau of Investigation|FBI"),
    ("Drug Enforcement Administration", _DOJ,
     "*Drug Enforcement Administration|DEA|U.S. DEA|Drug Enforcement Agency"),
    ("Federal Bureau of Prisons", _DOJ, "*Federal Bureau of Prisons|BOP|U.S. Bureau of Prisons"),
    ("United States Marshals Service", _DOJ, "U.S. Marshals Service|USMS|U.S. Marshals"),
    (_DOE, _US, "*Department of Energy|DOE|*Energy Department|U.S. DOE"),
    ("National Nuclear Security Administration", _DOE, "*National Nuclear Security Administration|NNSA"),
    ("Bonneville Power Administration", _DOE, "BPA"),
    (_DOT, _US, "U.S. Department of Transportation|United States Department of Transportation|USDOT|U.S. DOT"),
    ("Federal Aviation Administration", _DOT, "*Federal Aviation Administration|FAA"),
    ("Federal Highway Administration", _DOT, "FHWA"),
    (_DOI, _US, "*Department of the Interior|U.S. Department of Interior|DOI|*Interior Department"),
    ("Bureau of Land Management", _DOI, "*Bureau of Land Management|BLM"),
    ("National Park Service", _DOI, "*National Park Service|NPS"),
    ("Bureau of Indian Affairs", _DOI, "*Bureau of Indian Affairs|BIA"),
    (_DOC, _US, "*Department of Commerce|DOC|U.S. Commerce Department"),
    ("United States Census Bureau", _DOC, "*Census Bureau|Bureau of the Census|U.S. Census Bureau"),
    ("National Oceanic and Atmospheric Administration", _DOC,
     "*National Oceanic and Atmospheric Administration|NOAA"),
    ("United States Patent and Trademark Office", _DOC,
     "U.S. Patent and Trademark Office|USPTO|Patent and Trademark Office"),
    ("National Institute of Standards and Technology", _DOC, "NIST"),
    (_USDA, _US, "U.S. Department of Agriculture|United States Department of Agriculture|USDA"),
    ("United States Forest Service", _USDA, "*Forest Service|U.S. Forest Service|USFS"),
    (_TREASURY, _US, "*Department of the Treasury|*Treasury Department|U.S. Treasury|U.S. Department of Treasury"),
    ("Internal Revenue Service", _TREASURY, "*Internal Revenue Service|IRS|U.S. IRS"),
    ("United States Mint", _TREASURY, "U.S. Mint"),
    ("Bureau of Engraving and Printing", _TREASURY, "*Bureau of Engraving and Printing|BEP"),
    ("United States Department of State", _US,
     "U.S. Department of State|U.S. State Department|State Department|Department of State"),
    ("United States Agency for International Development", _US,
     "*Agency for International Development|USAID|U.S. Agency for International Development"),
    ("United States Department of Veterans Affairs", _US,
     "*Department of Veterans Affairs|Veterans Administration|VA|Veterans Affairs|U.S. Veterans Administration"
     "|*Department of Veteran Affairs"),
    ("Veterans Health Administration", "United States Department of Veterans Affairs", "VHA"),
    ("United States Department of Education", _US,
     "U.S. Department of Education|United States Department of Education"),
    ("United States Department of Labor", _US, "U.S. Department of Labor|United States Department of Labor"),
    ("United States Department of Housing and Urban Development", _US,
     "*Department of Housing and Urban Development|HUD"),
    ("National Aeronautics and Space Administration", _US,
     "*National Aeronautics and Space Administration|NASA|National Aeronautics & Space Administration"),
    ("General Services Administration", _US, "*General Services Administration|GSA"),
    ("Social Security Administration", _US, "*Social Security Administration|SSA"),
    ("Environmental Protection Agency", _US,
     "U.S. Environmental Protection Agency|United States Environmental Protection Agency|EPA|U.S. EPA"
     "|Environmental Protection Agency"),
    ("Office of Personnel Management", _US, "*Office of Personnel Management|OPM"),
    ("Small Business Administration", _US, "*Small Business Administration|SBA"),
    ("National Science Foundation", _US, "*National Science Foundation|NSF"),
    ("Nuclear Regulatory Commission", _US, "*Nuclear Regulatory Commission|NRC"),
    ("Federal Communications Commission", _US, "*Federal Communications Commission|FCC"),
    ("Securities and Exchange Commission", _US, "*Securities and Exchange Commission|SEC"),
    ("Federal Deposit Insurance Corporation", _US, "*Federal Deposit Insurance Corporation|FDIC"),
    ("Federal Reserve System", _US, "Federal Reserve|Board of Governors of the Federal Reserve System"),
    ("Central Intelligence Agency", _US, "*Central Intelligence Agency|CIA"),
    ("Tennessee Valley Authority", _US, "TVA"),
    ("Government Publishing Office", _US,
     "Government Printing Office|*Government Printing Office|*Government Publishing Office|GPO"),
    ("Library of Congress", _US, "*Library of Congress"),
)  # fmt: skip

# Short names that companies and others share: only an alias that a document states makes them this body.
_SHARED_SHORT = (
    "CMS DHA MDA NSA NGA NRO NCI IHS TSA ICE BOP BPA DOI DOC BLM NPS BIA BEP VA VHA GSA SSA OPM SBA NSF "
    "NRC DLA DISA GPO USG"
)
# Letters that stand for nobody else in business, but are words or names when they are not all capitals.
_CAPITALS = frozenset("SEC CIA DEA CDC DOE DHS FAA EPA HUD DeCA TVA FCC USN NIST NNSA FHWA NIAID CBP".split())

_STATE = re.compile(r"(?:the )?(?P<of>(?:state|commonwealth|government) of )?(?P<name>[a-z ]+)", re.I)
_OTHERWISE = ("washington", "new york", "georgia")
_COMMONWEALTHS = ("kentucky", "massachusetts", "pennsylvania", "virginia")
_COUNTRY = ("unitedstates", "unitedstatesofamerica", "us", "usa")  # where a text means its government


@lru_cache(maxsize=1 << 17)
def body(name: str) -> Body | None:
    """The government body that the name denotes wherever it stands, or None."""
    return _capitals().get(name.strip()) or _bodies().get(_spelling(name))


def official(name: str, kind: PartyKind) -> str:
    """Full name of the government body that a party of that kind and name is, or ""."""
    if kind in (PartyKind.PERSON, PartyKind.UNNAMED, PartyKind.GROUP):
        return ""
    found = body(name)
    if found or kind is not PartyKind.GOVERNMENT:
        return found.name if found else ""
    return _US if normal(name).key in _COUNTRY else _shared_short(name) or _state(name)


def _state(name: str) -> str:
    """ "State of Ohio" for a state under any of its names, or ""; a bare name may also be a city or a country."""
    found = _STATE.fullmatch(" ".join(plain(name).split()))
    state = found["name"].casefold() if found else ""
    if not found or not is_state(state) or (not found["of"] and state in _OTHERWISE):
        return ""
    return f"{'Commonwealth' if state in _COMMONWEALTHS else 'State'} of {state.title()}"


def _shared_short(name: str) -> str:
    """Full name of the body that the letters may stand for ("CMS"), or ""."""
    found = _shorts().get(name.strip())
    return found.name if found else ""


@lru_cache(maxsize=1)
def _bodies() -> dict[str, Body]:
    shared = frozenset(_SHARED_SHORT.split())
    bodies: dict[str, Body] = {}
    for name, parent, others in _TABLE:
        for other in (name, *others.split("|")):
            if other not in shared and other not in _CAPITALS:
                bare = other.removeprefix("*")
                for spelling in (bare, *(us + bare for us in _OTHER_US if other != bare)):
                    bodies[_spelling(spelling)] = Body(name, parent)
    return bodies


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Body]:
    return _listed(_CAPITALS)


@lru_cache(maxsize=1)
def _shorts() -> dict[str, Body]:
    return _listed(frozenset(_SHARED_SHORT.split()))


def _listed(letters: frozenset[str]) -> dict[str, Body]:
    """The bodies whose other names are among the letters, by these."""
    others = ((short, Body(name, parent)) for name, parent, more in _TABLE for short in more.split("|"))
    return {short: found for short, found in others if short in letters}


def _spelling(name: str) -> str:
    # An acronym must be written in capitals: "nasa" may be one, "ice" is not.
    stripped = plain(name).strip()
    found = normal(name)
    if len(stripped) <= 6 and " " not in stripped and not any(c.isupper() for c in stripped):
        return ""
    return found.key + (f" {found.form}" if found.form else "")
