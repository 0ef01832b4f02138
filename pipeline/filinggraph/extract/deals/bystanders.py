"""Names in a sentence that nobody deals with: what describes a side, where things are, what is sold, whose they are."""

import re
from collections.abc import Sequence

from filinggraph.extract.labels import letter_labels
from filinggraph.extract.names import Mention
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import PartyKind

_APPOSED = re.compile(
    r"(?P<comma>,)\s+(?:(?:an?|the|one\s+of|part\s+of|formerly|itself)\s+(?=[a-z])|which\b|who\b|whose\b|led\s+by\b"
    r"|owned\s+by\b|known\s+as\b|trading\s+as\b|an?\s+(?=[A-Z]))[^,;:]*$"
)
_CLAUSE = re.compile(
    r"\b(?:we|company|registrant|has|have|had|will|shall|entered|signed|awarded|announced|agreed|selected|executed)\b",
    re.I,
)
_AFTER_NAME = re.compile(r"(?:[)\]”\"®™]|[’']s?)?$")
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|across|within|throughout|outside|around|of)\s+(?:the\s+)?"
    r"(?:[A-Z][\w.’'-]*(?:\s+(?:of\s+)?[A-Z][\w.’'-]*){0,4}(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?)*$"
)
_VEHICLE = re.compile(r"\bunder\s+(?:the|its|our|an?)\s+$")
_BASED = re.compile(r"\s*(?:\([^)]*\)\s*)?[-–]?(?:based|headquartered|listed|wide)\b")
_OWNED = re.compile(r"\b(?:its|our|their|your|his|her)\s+(?:(?:own|new|next|entire|full|flagship|latest)\s+)?$", re.I)
_FILERS = re.compile(r"^(?:the\s+)?(?:Company|Registrant|Corporation|Group|Partnership)['’]s?\s", re.I)
_SIGN = re.compile(r"\s?[®™]|\s?\((?:R|TM)\)")
_THING = re.compile(
    r"\s+(?:(?:(?!(?:to|for|and|as|of|in|on|at|by|with|from|will)\s)[a-z][\w-]*|\d\S*)\s+)?(?:products?|solutions?|platforms?|software|devices?|systems?|technolog(?:y|ies)|drugs?"
    r"|vaccines?|tablets?|tests?|games?|seasons?|vehicles?|trucks?|aircraft|satellites?|robots?|sensors?|chips?"
    r"|processors?|modems?|brands?|trademarks?|films?|admission|fragrances?|features?|formulations?|treatments?|"
    r"therap(?:y|ies)|tools?|modules?|servers?|phones?|app|apps|applications?|projects?|farms?|parks?|plants?|facilit(?:y|ies)|mine|field|stations?|airport|hospital|leaders?|space|industry|sector|market|protocol|ecosystem|community|engines?|turbines?|support|website|index)\b"
)
_DEAL_NOUN = re.compile(
    r"[’']?s?\s+(?:[\w-]+\s+){0,3}(?:agreements?|contracts?|licen[cs]es?|partnership|arrangement|alliance|deal|orders?|awards?|sponsorships?|relationships?|collaboration|charter)\b",
    re.I,
)
_SUBSIDIARY = re.compile(
    r"\b(?:[Cc]ompany|[Rr]egistrant|[Oo]ur|[Ii]ts)(?:[’']s)?\s+(?:[\w-]+[\s-]+){0,3}?subsidiar(?:y|ies),?\s+$|\bsubsidiary\s+of\s+(?:the\s+)?(?:[Cc]ompany|[Rr]egistrant|ours),\s+$"
)
_IS_SUBSIDIARY = re.compile(
    r",?\s+(?:an?|the|our)\s+(?:[\w-]+\s+){0,3}subsidiary\s+of\s+(?:(?:the\s+)?(?:Company|Registrant)|ours)\b"
    r"|(?:\s*\([^()]{1,40}\))?,\s+(?:one\s+of\s+)?(?:our|the\s+Company[’']s|the\s+Registrant[’']s)\s+(?:(?!(?:customers?|clients?|suppliers?|and|or|of|former|formerly)\b)[\w.%-]+\s+){0,5}?(?:subsidiar(?:y|ies)|division)\b(?![’'])"
    r"|,\s+(?:an?\s+[a-z][^,;.]{2,40}\s+)?(?:which|that)\s+(?:we|the\s+Company)\s+(?:acquired|bought|purchased|own)\b"
)
_OWN = re.compile(r"\b(?:its|our|their|whose)\s+(?:[\w-]+[\s-]+){0,2}?$", re.I)
NEAR = 90
_UNIT = re.compile(r"\s+(?:subsidiary|unit|division|affiliate|arm|business|segment)\b")
_BUYER_OF_FIRM = re.compile(
    r"\b(?:acquisition|acquired|owned|controlled|merger|merged)\s+(?:by|with|into)\s+(?:the\s+)?$", re.I
)
_ONE_OF_A_KIND = re.compile(
    r"\b(?:award\w*|w[io]n\w*|receiv\w+)\s+(?:an?|(?:us|it|the\s+Company)\s+(?:an?|the|its))\s+$"
)
_SORT_OF_DEAL = re.compile(
    r"\b(?:Services?|Supply|Support|Purchase|License|Maintenance|Distribution|Development|Marketing)$"
)
_OWNER = re.compile(r"[’']s?$")
_DEAL_NEXT = re.compile(r"\s+(?:agreements?|contracts?|licen[cs]es?|orders?)\b")
_SAID_BY = re.compile(r"[”\"]\s+(?:said|says|added|commented|noted|stated|explained)\s+(?:[\w.’'-]+\s+){0,3}$")
_IN_STATE = re.compile(
    r",\s+(?:Ala|Alaska|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Hawaii|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Maine|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|N\.[HJMYCD]|Ohio|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Tex|Texas|Utah|Vt|Va|Wash|W\.\s?Va|Wis|Wyo|[A-Z]{2}|Ontario|Quebec"
    r"|Alberta|Germany|France|England|Canada|Japan)\b"
)
_OVERSEER = re.compile(
    r"\b(?:Competition|Antitrust|Regulatory|Securities|Stock|Trade|Communications|Drug|Utilit(?:y|ies)|Bankruptcy|Accounting|Exchange|Court|TSXV?|NYSE|NASDAQ"
    r"|FDA|FCC|FTC|FERC|SEC|GAO|EMA)\b",
    re.I,
)
_OVERSEES = re.compile(
    r"\b(?:approv(?:al|ed)|clear(?:ance|ed)|acceptance|consent|permission|denied|review(?:ed)?)\s+(?:by|of|from)\s+(?:the\s+)?$"
    r"|\b(?:pending|subject\s+to)\s+(?:the\s+)?$|\b(?:licen[cs]es?|permits?)\s+(?:issued\s+|granted\s+)?(?:by|from|of)\s+(?:the\s+)?$",
    re.I,
)
_HAS_OVERSEEN = re.compile(
    r"(?:[’']s)?\s+(?:approv(?:al|ed)|clear(?:ance|ed)|acceptance|consent|(?:[a-z]+\s+)?(?:licen[cs]es?|permits?)|has\s+(?:approved|cleared)|cited|gave\s+(?:final\s+)?(?:approval|clearance)|today\s+gave)\b",
    re.I,
)
_PRIME = re.compile(
    r"(?:\b(?:its|their|whose|under\s+(?:an?|the))|[’']s)\s+prime\s+contracts?\s+with\s+(?:the\s+)?$", re.I
)
_INSTEAD = re.compile(r"\s+instead\b")
# Somebody who holds an office, or is hired for one.
_OFFICE = (
    r"(?:(?:[Vv]ice\s+)?[Pp]resident|[Cc]hair(?:man|woman)|[Ss]uperintendent|[Dd]irector|[Oo]fficer|[Mm]anager|[Cc]oach|[Cc]ounsel"
    r"|[Cc]ommissioner|[Mm]ayor|[Ss]heriff|CEO|CFO|COO|CTO|[Ee]xecutive|[Cc]ontroller|[Tt]reasurer|[Ee]ditor)"
)
_HOLDER = re.compile(rf"\b(?:{_OFFICE},?|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s+$")
_HIRED = re.compile(r"\b(?:hired|appointed|named|promoted|succeeds|succeeded|replac(?:es|ed|ing))\s+$")
_AS_OFFICER = re.compile(
    rf",?\s+(?:who\b|whose\s+contract\b|as\s+(?:its\s+|our\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?{_OFFICE}\b|to\s+(?:lead|head|run|oversee)\b"
    rf"|,\s+(?:our|its|the)\s+(?:[\w-]+\s+){{0,3}}?{_OFFICE}\b)"
)
_PLACES = ("GPE", "LOC")
# Where, or for whom, somebody is dealt with: "a contract with Alpha at Beta", "a contract by the Navy for Norfolk".
_WITH = re.compile(r"\b(?:with|by|from)\s+(?:the\s+)?$")
_SITE = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s(?:at|for)\s+(?:the\s+|its\s+)?$")


def is_bystander(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """True for a name that cannot be a side of the deal that its sentence tells of."""
    if mention.party.filer:
        return False
    before, after = text[: mention.start], text[mention.end :]
    near = before[-NEAR:]
    if _SUBSIDIARY.search(near) or _IS_SUBSIDIARY.match(after) or (_UNIT.match(after) and _OWN.search(near)):
        return True
    if _PRIME.search(near) or _INSTEAD.match(after):
        return True
    if _OVERSEER.search(mention.party.name) and (_OVERSEES.search(near) or _HAS_OVERSEEN.match(after)):
        return True
    if is_apposed(before, others) or _BUYER_OF_FIRM.search(before) or _FILERS.match(mention.party.name):
        return True
    if mention.party.kind is not PartyKind.COMPANY or SUFFIXED.search(mention.party.name):
        return False
    if _HOLDER.search(near) or (_HIRED.search(near) and _AS_OFFICER.match(after)):
        return 2 * _labelled(text, mention, ("PERSON",)) > mention.end - mention.start
    return _is_site(before, others) or _is_thing_or_place(text, before, after, mention)


def _is_site(before: str, others: Sequence[Mention]) -> bool:
    """True behind a name that is dealt with, for the place at which, or the user for whom it is."""
    word = _SITE.search(before)
    head = word.start() if word else -1
    return any(m.end == head and not m.party.filer and _WITH.search(before, 0, m.start) for m in others)


def is_apposed(before: str, others: Sequence[Mention]) -> bool:
    """True where the words before a name explain another: "Alpha, a unit of", "Alpha, which counts"."""
    found = _APPOSED.search(before)
    if found is None or (
        _CLAUSE.search(before[found.end("comma") :].partition(" which ")[0])
        and not re.match(r",\s+(?:which|who|whose)\b", found.group())
    ):
        return False
    head = before[: found.start("comma")].rstrip()
    at = _AFTER_NAME.sub("", head)
    aside = head.rfind("(") - 2 if head.endswith(")") else len(at)
    return any(m.end == len(at) or aside <= m.end <= len(head) for m in others)


def _is_thing_or_place(text: str, before: str, after: str, mention: Mention) -> bool:
    """True for a thing by its sign, its owner or the noun behind it, and for a place by the word before it."""
    if _DEAL_NOUN.match(after):
        owner = _OWNER.search(text[mention.start : mention.end])
        if _SORT_OF_DEAL.search(mention.party.name) and not owner and _DEAL_NEXT.match(after):
            return True
        vehicle = mention.party.name.isupper() and not mention.party.aliases and _VEHICLE.search(before)
        return bool(vehicle or _ONE_OF_A_KIND.search(before))
    if _SAID_BY.search(before):
        return True
    if _IN_STATE.match(after) and before.rstrip().endswith((",", "(")):
        return True
    if _SIGN.match(after) or _BASED.match(after) or _OWNED.search(before) or _THING.match(after):
        return True
    if not _IN_PLACE.search(before):
        return False
    return 2 * _labelled(text, mention, _PLACES) > mention.end - mention.start


def _labelled(text: str, mention: Mention, labels: Sequence[str]) -> int:
    """How many letters of a name the model labels so."""
    return sum(label in labels for label in letter_labels(text, mention.start, mention.end))
