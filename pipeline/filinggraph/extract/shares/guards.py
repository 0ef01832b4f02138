"""What only looks like a share: denials, thresholds, growth, rates and stakes, shares of regions and products."""

import re

from filinggraph.extract.figures import find_bases
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.shares.align import Stated
from filinggraph.extract.shares.labels import is_place
from filinggraph.extract.shares.sellers import of_others, sells
from filinggraph.extract.shares.subjects import OF_SALES, STRONG, blank_asides
from filinggraph.extract.shares.thresholds import EXCEPT, threshold
from filinggraph.extract.spelling import key
from filinggraph.model import PartyKind

_NO = re.compile(r"\b(?:no|none|neither|nor|nobody|without)\b", re.I)
_NOT = re.compile(
    r"\b(?:did|do|does|has|have|had|was|were|is|are|would|could)\s*(?:not"
    r"|n[’']t)\s+(?:\w+\s+){0,3}?(?:have|had|account|represent|exceed"
    r"|compris|constitut|contribut|depend|reli|generat|any|more|greater|in\s+excess|responsible"
    r"|concentrat)|\bnot\s+(?:any|dependent"
    r"|one|exceed)\b|\bnever\b",
    re.I,
)
_TURN = re.compile(r"\b(?:however|but|although|whereas|while|and)\b|;|\.\s", re.I)
_GROWTH_BEFORE = re.compile(
    r"\b(?:increas|decreas|declin|grew|grow|rose|fell|fall|drop|reduc|improv|gain|down|up|higher"
    r"|lower)\w*\s+(?:(?:by|of|to|from|only|about"
    r"|approximately|an?|additional|nearly|over|more\s+than|less\s+than|almost|in|sales|revenues?)\s+"
    r"|\$[\d.,]+(?:\s+(?:million|billion|thousand))?,?\s+or\s+)*$",
    re.I,
)
_RATE_AFTER = re.compile(
    r"\s*(?:\(\d+%?\)\s*)?(?:[a-z-]+\s+){0,2}(?:increase|decrease|growth|decline|reduction|improvement"
    r"|ownership|interest|stake|owned|equity|discount|senior|convertible|notes|coupon"
    r"|gross\s+margin|margin|of\s+(?:the\s+)?(?:increase|decrease|decline|growth|outstanding(?!\s+(?:\w+\s+)?(?:receivables?|balances?))|shares"
    r"|voting|common|stock|equity|capital|employees|our\s+employees)"
    r"|higher|lower|compounded|per\s+annum|tax|complete|subsidiary)\b",
    re.I,
)  # fmt: skip
_OWNERSHIP = re.compile(
    r"\bvoting\s+(?:power|rights|stock|interest)|\bshares\s+of\s+(?:\w+\s+){0,4}stock\b"
    r"|\bequity\s+interest|\boutstanding\s+shares\b",
    re.I,
)
_TRADED = re.compile(
    r"\b(?:sold|acquired|divested|owns?|owned|retain(?:s|ed)|holds?|held|bought)\s+(?:(?:an?"
    r"|approximately|about|the\s+remaining|over|up\s+to)\s+)*$",
    re.I,
)
_OF_OURS = re.compile(
    r"\s*of\s+(?:our|its|what|all|everything|the\s+(?:Company|Group|Corporation)[’']s|[A-Z][\w&.]*[’']s?)\s", re.I
)
_MOVED = re.compile(
    r"\b(?:fell|fallen|rose|risen|declin\w+|increas\w+|decreas\w+|grew|grown|dropp\w+|went|gone|climb\w+|moved|com(?:e|ing)\s+down)\s+from\s+[^.;]*$",
    re.I,
)
_SOME = r"(?:(?:approximately|about|nearly|over|some|only|just|almost|more\s+than|less\s+than)\s+)?"
_MOVED_PART = re.compile(rf"\b(?:to|from)\s+{_SOME}$", re.I)
_PART_BEFORE = re.compile(rf"\b(?:to|from)\s+{_SOME}\d[\d.]*\s?(?:%|per\s?cent){OF_SALES.pattern}[^.;%]*$", re.I)
_MARGIN = re.compile(r"\b(?:gross|operating|profit|net)\s+(?:profit\s+)?margins?\b[^.;]{0,80}$", re.I)
_OF_OUTPUT = re.compile(
    r"\s*of\s+(?:its|our|the\s+Company[’']s)\s+(?:\w+\s+){0,3}?(?:output|production|sales|revenues?|materials|purchases|components"
    r"|products|shipments|inventory)\b",
    re.I,
)
_OBLIGED = re.compile(
    r"\b(?:required|obligated|obliged|committed|agreed?s?|must|shall|minimum"
    r"|entitled)\s+(?:to\s+)?(?:\w+\s+){0,4}?(?:purchase|buy|pay|sell|supply)\b",
    re.I,
)
_WAS = re.compile(
    r"[\s,(]*(?:which\s+(?:is|was|represents?)\s+)?(?:an?\s+)?(?:up|down|increase[ds]?|decrease[ds]?"
    r"|decline[ds]?|compared)\s+"
    r"(?:from|to|with)\s+(?:approximately\s+|about\s+)?",
    re.I,
)
_HANGS_ON = re.compile(
    r"\b(?:depend(?:ence|ency|s)|reliance|concentration)\s+(?:up)?on\b|\b(?:share|portion|proportion|percentage)\s+of\s+(?:our|its|the)\b",
    re.I,
)
_RANGE = re.compile(
    r"(?<!\d\d\d)\d\s?(?:%|per\s?cent)?\s+to\s+$|"
    r"\b(?:ranging|ranges?|ranged|between(?!\s+them\b))\b[^.;]{0,40}$|\bby\s+(?:(?:approximately|about|over"
    r"|more\s+than|nearly|almost|some)\s+)?$",
    re.I,
)
_RATE_BEFORE = re.compile(
    r"\b(?:interest|coupon|tax|royalt(?:y|ies)|dividends?|commissions?|discounts?|rebates?|yield|margins?|rates?|escalat\w+"
    r"|growth)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_GEOGRAPHY = re.compile(
    r"^\s*,?\s*(?:(?:who\s+are|that\s+are|which\s+are)\s+)?(?:primarily\s+|mainly\s+"
    r"|principally\s+)?(?:in|outside|located|based|domiciled|within|throughout|headquartered|from)\b",
    re.I,
)


def denied(stated: Stated, text: str) -> bool:
    """True where the clause says of nobody, or of nobody else, that they have the share."""
    clause = stated.clause
    masked = blank_asides(clause.masked, clause.start, clause.first)
    begin = clause.start
    if stated.how in ("verb", "direct", "weak", "sold", "side"):
        begin = max(begin, min(stated.buyer.start, clause.first) - 50)
    lead = masked[begin : clause.first]
    turns = [
        m.end()
        for m in _TURN.finditer(lead)
        if begin + m.end() <= stated.buyer.start
        or re.match(r"[\s,]*(?:as\s+a\s+group\s+)?(?:they|it|these|this|those|such)\b", lead[m.end() :], re.I)
    ]
    lead = lead[turns[-1] :] if turns else lead
    if re.match(r"(?:no|none|neither|any)\b", stated.party.name, re.I) and not turns:
        return True
    if not (_NO.search(lead) or _NOT.search(lead)):
        return False
    excepted = stated.buyer.named and EXCEPT.search(masked[clause.start : stated.buyer.start])
    return not excepted


def out_of_place(stated: Stated, text: str) -> bool:
    """True for growth, rates, stakes, and other percentages that are of nothing sold."""
    clause = stated.clause
    lead = text[max(0, clause.first - 70) : clause.first]
    after = text[clause.last : clause.last + 60]
    if (_RANGE.search(lead) or re.match(r"\s*to\s+\d", after)) and not _MOVED.search(lead):
        return True
    if _MARGIN.search(text[: clause.first]):
        return True
    of_ours = _OF_OUTPUT.match(after) or (stated.basis_how == "own" and _OF_OURS.match(after))
    if (_TRADED.search(lead) and not of_ours) or _OWNERSHIP.search(text[clause.start : clause.end]):
        return True
    if _OBLIGED.search(clause.before[-120:]):
        return True
    if stated.how == "before" and _WAS.fullmatch(clause.before):
        return False
    if _MOVED_PART.search(lead):
        if stated.basis_how == "own" and OF_SALES.match(after):
            return False
        if stated.how == "before" and _PART_BEFORE.search(text[: clause.first]):
            return False
    part = STRONG.search(clause.before[-160:]) or _HANGS_ON.search(text[max(0, clause.first - 160) : clause.first])
    growth = bool(_GROWTH_BEFORE.search(lead)) and not part
    return (
        growth
        or bool(_RATE_AFTER.match(after))
        or bool(_RATE_BEFORE.search(lead) and stated.how not in ("verb", "sold"))
    )


def nobody_in_particular(stated: Stated, text: str) -> bool:
    """True for "customers" or "our customers" at large, who are everyone that the filer sells to."""
    buyer = stated.buyer
    if buyer.named or buyer.count or buyer.backward or buyer.group or _AS_A_GROUP.match(text, buyer.end):
        return False
    return bool(_ANYONE.search(buyer.party.name)) and not _LIMITED.search(buyer.party.name)


_AS_A_GROUP = re.compile(
    r",?\s+(?:as\s+a\s+(?:group|class|whole)|in\s+(?:the\s+)?aggregate|collectively|together|combined)\b", re.I
)


def supplied(stated: Stated, text: str) -> bool:
    """True for an unnamed seller's part of what the filer buys or has made."""
    if stated.buyer.named or sells(stated, text):
        return False
    making = re.search(
        r"\b(?:production|purchas\w*|payables?|supplies|materials?|merchandise|non-trade|inventor\w+|cost)\b",
        stated.basis,
        re.I,
    )
    return bool(making) or (stated.buyer.supplies and not re.search(r"sales|revenue", stated.basis, re.I))


def origin(stated: Stated, text: str) -> bool:
    """True for whoever made what was sold, or whom it was got from: "pumps manufactured by Alpha accounted for 15%".

    Parts "for trucks manufactured by Alpha" are sold to Alpha.
    """
    if not stated.buyer.named or not re.search(r"sales|revenue|turnover", stated.basis, re.I):
        return False
    lead = text[max(0, stated.buyer.start - 120) : stated.buyer.start]
    made = _MADE_BY.search(lead)
    return made is not None and not _PART_OF.search(lead[: made.start()])


_MADE_BY = re.compile(
    r"\b(?:(?:manufactured|produced|developed|supplied|designed|published)\s+(?:(?:primarily|exclusively|solely)\s+)?by"
    r"|products?\s+(?:purchased|bought|sourced|obtained|acquired)\s+from|(?:in-)?licen[cs]ed\s+from|under\s+licen[cs]e\s+from"
    r"|(?:which|that)\s+(?:we|it|the\s+Company)\s+(?:acquired?|purchased?|buys?|bought|obtain(?:s|ed)?|sources?|procures?|licen[cs]e[sd]?)\s+"
    r"(?:from|with\s+the\s+business(?:es)?\s+of)|acquired\s+with\s+the\s+business(?:es)?\s+of"
    r"|sales?\s+of\s+(?:(?!our\b|its\b)[\w-]+\s+){0,3}?(?:products?|systems|equipment|software|brands?|lines?)\s+of)\s+(?:the\s+)?$",
    re.I,
)
_PART_OF = re.compile(r"\b(?:for|in|into|on)\s+(?!(?:fiscal|19\d\d|20\d\d)\b)(?:[\w-]+\s+){0,4}$", re.I)


def elsewhere(stated: Stated, text: str) -> bool:
    """True for a country or region, which buys nothing itself."""
    if not stated.buyer.named:
        return False
    written = text[stated.buyer.start : stated.buyer.end].strip(" .")
    if is_place(written):
        return True
    return stated.party.kind is not PartyKind.GOVERNMENT and (
        is_place(stated.party.name) or key(stated.party.name) in PLACES
    )


_ANYONE = re.compile(
    r"(?:^|\s)(?:customers|clients|accounts|users|companies|stores|partners|subscribers|sites"
    r"|operators|funds|agents|operators)$",
    re.I,
)
_LIMITED = re.compile(
    r"\b(?:largest|top|major|significant|principal|several|certain|few|biggest|main|key|of\s+(?:our|its|the))\b", re.I
)


def a_thing(stated: Stated, text: str) -> bool:
    """True for names that spell out products or segments: "our top three franchises, …"."""
    lead = text[max(0, stated.buyer.start - 160) : stated.buyer.start]
    if _IN_A_SEGMENT.search(lead):
        return False
    spelled = stated.buyer.named or (stated.party.kind is PartyKind.GROUP and " and " in stated.party.name)
    return spelled and stated.how in ("verb", "direct", "weak", "side") and bool(_THINGS.search(lead))


_IN_A_SEGMENT = re.compile(
    r"\b(?:in|within|for)\s+(?:the|our|its)\s+[\w& -]{0,40}(?:segment|division|market|region|business),\s*(?:the\s+)?$",
    re.I,
)
_THINGS = re.compile(
    r"\b(?:franchises|segments?|products?|product\s+lines?|brands?|titles|games|regions|countries"
    r"|divisions?|drugs|markets|categories|platforms|states)"
    r"\s*(?:[,—–:(-]|were|are|is|was|named|called)[^.;%]{0,90}$",
    re.I,
)


def of_a_region(stated: Stated, text: str) -> bool:
    """True for buyers told apart only by where they are: "customers outside the United States"."""
    buyer = stated.buyer
    if buyer.named or buyer.count or stated.how in ("before", "earlier"):
        return False
    lead = re.search(
        r"\b(?:largest|top|major|significant|principal)\b", buyer.party.name, re.I
    )  # fmt: skip
    foreign = re.search(
        r"\b(?:international|foreign|domestic|overseas|export|non-U\.?S\.?|U\.S\.|European|Asian"
        r"|American|Japanese|Chinese)\b",
        buyer.party.name,
    )
    return not lead and bool(
        _GEOGRAPHY.match(text[buyer.end : buyer.end + 60])
        or (foreign and not re.search(r"\b(?:and|or)\b", buyer.party.name))
    )


def supposed(stated: Stated, text: str) -> bool:
    """True for the share of a customer that is only supposed: "a hypothetical loss of a customer representing 5%"."""
    if stated.buyer.named or not re.match(r"an?\s", stated.party.name, re.I):
        return False
    return bool(_SUPPOSED.search(text))


_SUPPOSED = re.compile(
    r"\b(?:hypothetical\w*|for\s+example|suppose|assum(?:e|ing)|if\s+(?:an?|one)|would|could|might)\b", re.I
)


def channel(stated: Stated, text: str) -> bool:
    """True for sales made through somebody in general: "through independent distributors"."""
    return stated.buyer.bare and bool(_THROUGH.search(text[: stated.buyer.start]))


_THROUGH = re.compile(r"\b(?:through|via)\s+(?:the\s+|our\s+|its\s+|a\s+network\s+of\s+)?$", re.I)


def foretold(stated: Stated, text: str) -> bool:
    """True for a share that is expected, not had."""
    return bool(_FORETOLD.search(stated.clause.before[-140:]))


_FORETOLD = re.compile(
    r"\b(?:will|shall|would|may|might|could|should|can|expect(?:s|ed)?\s+to|anticipate[sd]?\s+to"
    r"|going\s+to)\s+(?:\w+\s+){0,2}?"
    r"(?:account|represent|compris|constitut|contribut|generat|make\s+up|exceed|total|be)\b"
    r"|\b(?:expect|anticipate)s?\b[^;%]{0,90}?\bto\s+(?:account|represent|compris|constitut|contribut|generat|make\s+up|exceed)\b",
    re.I,
)


def of_a_market(stated: Stated, text: str) -> bool:
    """True for shares of a market or trade, not of anybody's sales."""
    return stated.basis_how != "own" and bool(
        _MARKET.search(text[max(0, stated.clause.first - 160) : stated.clause.first])
    )


_MARKET = re.compile(
    r"\bmarket[-\s]shares?\b|\bshares?\s+of\s+(?:the\s+)?(?:[\w.&’'-]+\s+){0,6}?(?:market|category|industry|trade|aisle)\b",
    re.I,
)


def of_another_whole(stated: Stated, text: str) -> bool:
    """True for a part of what is no measure of sales: "11% of the total" of stores, "35% of our pulp volume"."""
    if stated.basis_how == "own":
        return False
    if _of_some_thing(text[stated.clause.last :]) or _OF_CAPACITY.match(stated.clause.before):
        return True
    if stated.how == "before":
        return False
    if _OF_PART.match(text, stated.clause.last):
        return True
    whole = _OF_WHOLE.match(text, stated.clause.last)
    if stated.basis and _OF_THAT.match(text, stated.clause.last) and not _OR_BEFORE.search(text[: stated.clause.first]):
        return False
    return whole is not None and not find_bases("of " + whole["whole"])


def _of_some_thing(after: str) -> bool:
    """True for "45% of units shipped", "75% of its requirements": of a thing that is no measure of sales."""
    thing = _OF_THING.match(after)
    return thing is not None and not find_bases(thing.group().lstrip(") "))


_OF_THING = re.compile(
    r"\)?\s*of\s+(?:(?:our|its|their|the(?:\s+Company[’']s)?)\s+)?"
    r"(?!(?:which|whom|that|this|these|those|such|them|it|each|both|all|one|the|an?|total|amounts?|sum|balance|whole|aggregate"
    r"|foregoing|same|prior|latter|former|first|second|third|fourth|fiscal|years?|quarters?|periods?|months?)\b)[a-z][^.;,()%]{2,80}"
)
_OF_CAPACITY = re.compile(  # "Capacity used by Acme was 45%"
    r"\W*(?:(?:our|its|the|their|total|plant|production)\s+){0,3}(?:capacity|tonnage|space|headcount|workforce|acreage)\b",
    re.I,
)
_OF_PART = re.compile(  # "three quarters of that business", "12% of them in North America"
    r"\s*of\s+(?:(?:that|this|those|these)\s+(?!total|amount|sum|years?)[a-z]+"
    r"|(?:them|it|this|that|which)\s+(?:being\s+)?(?:in|outside|within)\s+(?:the\s+)?[A-Z])"
)
_OF_THAT = re.compile(r"\s*of\s+(?:the|that|this)\s+(?:total|balance|amount)\b(?!\s+(?:number|of)\b)", re.I)
_OR_BEFORE = re.compile(r"\bor\s+(?:about\s+|approximately\s+)?$", re.I)  # "23 of our stores, or 11% of the total"
_OF_WHOLE = re.compile(
    r"\s*of\s+(?P<whole>(?:our|its|the|all|their|a|total|consolidated|combined)\s+[\w&’'-]+(?:\s+[\w&’'-]+){0,4})", re.I
)


def surveyed(stated: Stated, text: str) -> bool:
    """True for answers to a survey: "41 percent said that a single customer accounts for …"."""
    return bool(_SURVEYED.search(text))


_SURVEYED = re.compile(
    r"(?:%|\bper\s?cent)\s+(?:of\s+(?:the\s+|those\s+)?[\w\s]{3,40}?\s+)?(?:said|say|reported|indicated|responded|answered|agreed|believe|told\s+us)\b"
    r"|\b(?:respondents|surveyed|survey\s+of)\b",
    re.I,
)

GUARDS = (
    of_a_market,
    of_another_whole,
    surveyed,
    supposed,
    channel,
    foretold,
    denied,
    out_of_place,
    threshold,
    of_a_region,
    nobody_in_particular,
    a_thing,
    supplied,
    origin,
    elsewhere,
    of_others,
)
# What a share of purchases may be, too, that a sentence says outright.
OF_PURCHASES = (supposed, foretold, denied, threshold)
