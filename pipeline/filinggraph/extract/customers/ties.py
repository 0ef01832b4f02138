"""What lists, appositions and stock phrases say: names that buy from or sell to whoever the sentence is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.customers.said_standing import FOR_SALES
from filinggraph.extract.masking import ANOTHER, FILER, Masked
from filinggraph.extract.sieve import Sieve
from filinggraph.model import Party

BUYERS = (
    r"(?:customers?|clients?|clientele|client\s+roster|distributors?|wholesalers?|retailers?|resel"
    r"lers?|licensees?|OEMs?"
    r"|purchasers?|buyers?|accounts|dealers?|subscribers?|payors?|payers?|users?|off-?takers?|tenants?|lessees?|charterers?)"
)
SELLERS = (
    r"(?:suppliers?|vendors?|contract\s+manufacturers?|manufacturing\s+partners?|foundr(?:y|ies)|licensors?"
    r"|subcontractors?|contractors?|outsourcing\s+partners?|(?:service\s+|cloud\s+|hosting\s+)?pro"
    r"viders?|manufacturers?|producers?)"
)
_LISTED_SELLERS = (
    r"(?:suppliers?|vendors?|contract\s+manufacturers?|manufacturing\s+partners?|foundr(?:y|ies)|licensors?"
    r"|outsourcing\s+partners?|(?:our|its|major|third-party|contract|sole|single|key|following|several)\s+(?:[\w-]+\s+){0,3}"
    r"(?:manufacturers?|providers?|producers?|contractors?|subcontractors?))"
)
_PAPERS = (
    r"(?:contracts?|subcontracts?|orders?|agreements?|awards?|deals?|partnerships?|arrangements?|relationships?"
    r"|licen[cs]es?|task\s+orders?|BPA|IDIQ|MSA)"
)
_X = rf"(?P<who>{ANOTHER})"
_A = (
    r"(?:(?:the|an?|our|its|their|these|those|this|such|certain|single|one|two|three|four|five|\d+"
    r"|other|another|of|each|both|all|"
)
_A += (
    r"largest|major|main|principal|significant|key|primary|sole|exclusive|leading|top|second|third"
    r"|new|existing|current"
)
_A += (
    r"|long-?time|long-?standing|valued|long-?term|biggest|only|nation['’]s|world['’]s|and|most|im"
    r"portant|also|currently)\s+)*"
)
_SOME = rf"(?:[^\s.;{ANOTHER[1:-1]}\uf8ff]+\s+){{0,6}}?"
_GAP = rf"[^.;{ANOTHER[1:-1]}]"
_LISTED = r"(?:include[sd]?|including|such\s+as|span|consist(?:s|ed)?\s+of|namely|like|comprise[sd]?)"
_SET_OFF = r"(?::|—|–|-|\b(?:are|were|is|was|being)\b)"
_NO_SALE = re.compile(
    r"\b(?:collective\s+bargaining|financing|credit|loans?|lending|settlement|judgment|merger|empl"
    r"oyment|lease|sublease"
    r"|underwriting|securities|non-?disclosure|confidentiality|standstill|stock|shares?|equity|joi"
    r"nt\s+venture|termination"
    r"|separation|competitors?|acquisition|note|tax|indemni\w+|option\s+plan|divestiture|receivable\s+represents)\b",
    re.I,
)
_PAPER_RULES = frozenset(
    ("contracts-with", "contract-of", "supply-paper", "distribution-paper", "deals-including", "design-win")
)


def _rule(name: str, pattern: str, *, buys: bool) -> tuple[str, Caseless, bool]:
    return name, Caseless(pattern), buys


_RULES = (
    _rule(
        "customer-list",
        rf"\b{BUYERS}\b(?!\s+(?:of|for)\s){_GAP}{{0,90}}?(?:\b{_LISTED}\s*{_A}{_SOME}|{_SET_OFF}\s*{_A}"
        rf"){_X}",
        buys=True,
    ),
    _rule(
        "sure-customers",
        rf"(?:\b(?:our|its)|{FILER}(?:[’']s)?)\s+(?:[\w-]+,?\s+){{0,6}}?(?:customers|clients|clientele|client\s+roster)\b(?!\s+(?:of|for)\s)"
        rf"(?![^.;]{{0,120}}\bcompet){_GAP}{{0,90}}?\b(?:include[sd]?|including|such\s+as|span|namely|are|were)\b\s*:?\s*{_A}"
        rf"(?:(?!who\b|whose\b|in\b|by\b|for\b|through\b|than\b)[^\s.;{ANOTHER[1:-1]}\uf8ff]+\s+){{0,6}}?{_X}",
        buys=True,
    ),
    _rule(
        "sure-suppliers",
        rf"(?:\b(?:suppliers|vendors)\s+of\b|\b(?:our|its|key|major|following|principal|primary)\s+(?:[\w-]+\s+){{0,3}}(?:suppliers|vendors|foundries))\b"
        rf"(?![^.;]{{0,120}}\bcompet){_GAP}{{0,140}}?(?:\b(?:include[sd]?|including|such\s+as|namely)\b\s*:?|:)\s*{_A}"
        rf"{_SOME}{_X}",
        buys=False,
    ),
    _rule(
        "our-customer-is",
        rf"(?<!\bby\s){_X}[\s,]*(?:(?:is|was|are|were|has\s+been|became|remains?|as|which\s+is|each|both|who\s+is)"
        rf"\s+)+(?:one\s+of\s+)?(?:our|its|{FILER}[’']s)\s+(?:[\w-]+\s+){{0,3}}?{BUYERS}\b",
        buys=True,
    ),
    _rule(
        "customer-is",
        rf"(?<!\bby\s){_X}[\s,]*(?:(?:is|was|are|were|has\s+been|became|remains?|as|which\s+is|each|both|who\s+is)"
        rf"\s+)+{_A}(?:[\w-]+\s+){{0,3}}?{BUYERS}\b",
        buys=True,
    ),
    _rule("customer-apposed", rf"\b{_A}(?:[\w-]+\s+){{0,2}}{BUYERS},?\s+(?:the\s+)?{_X}", buys=True),
    _rule("apposed-customer", rf"{_X}\s*,\s*{_A}(?:[\w-]+\s+){{0,3}}?{BUYERS}\b", buys=True),
    _rule(
        "sales-to",
        rf"\b(?:sales?|sold|sells?|selling|shipments|revenues?|billings|receivables?|deliveries)\b[^.;{ANOTHER[1:-1]}"
        rf"]{{0,100}}?\b(?:to|from|with|by|through|at|in|due\s+from|agencies\s+of)\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
    _rule(
        "accounts-for",
        rf"{_X}(?:\s[^.;]{{0,60}}?)?\s(?:(?:each|collectively|together|individually|also)\s+)*(?:accoun"
        rf"t(?:s|ed|ing)\s+for|represent(?:s|ed|ing)|compris(?:es|ed|ing)|constitut(?:ed|es)|contribut(?"
        rf":es|ed)|generat(?:es|ed)|made\s+up)\b[^.;]{{0,90}}(?:%|percent|per\s+cent|substantially|majo"
        rf"rity|sales|revenues?|receivables?)",
        buys=True,
    ),
    _rule(
        "sells-through",
        rf"{FILER}\s+(?:[a-z]+\s+)?(?:sells?|sold|distributes?|markets?)\b[^.;]{{0,120}}?\b(?:to|in|at|through)\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
    _rule("purchases-by", rf"\b(?:purchases|orders|bookings)\s+(?:made\s+)?by\s+{_A}{_X}", buys=True),
    _rule(
        "licensed-to",
        rf"\b(?:licen[cs]ed|sublicensed|out-?licensed|leased|distributed)\b[^.;]{{0,100}}?\bto\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
    _rule(
        "grants-license",
        rf"{FILER}\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:grant(?:s|ed)|licen[cs](?:es|ed)|sublicensed)"
        rf"\s+(?:to\s+)?{_A}{_X}",
        buys=True,
    ),
    _rule(
        "uses-ours",
        rf"{_X}\s+(?:[\w-]+\s+){{0,4}}?(?:us(?:es|ed|ing)|deploy(?:s|ed|ing)?|adopt(?:s|ed)|implement(?"
        rf":s|ed)|leverag\w+|purchas(?:es?|ed)|buys?|bought|resells?|distributes?|markets|orders?|order"
        rf"ed|install(?:s|ed)|increased\s+its\s+use|expanded\s+its\s+use|subscribes?|utiliz\w+)\b[^.;]{{"
        rf"0,70}}?(?:\bour\b|{FILER}|\bfrom\s+us\b)"
        rf"(?!\s+(?:\w+\s+)?(?:stock|shares|notes|debt|equity|securities|units|bonds)\b)",
        buys=True,
    ),
    _rule("contract-of", rf"{_X}\s+(?:[\w$.,()-]+\s+){{0,5}}?{_PAPERS}\b", buys=True),
    _rule(
        "contracts-with",
        rf"\b{_PAPERS}\b{_GAP}{{0,70}}?\b(?:with|from|by|between\s+{FILER}\s+and)\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
    _rule(
        "deals-including",
        rf"(?:{FILER}|\bour\b)[^.;]{{0,80}}?\b(?:{_PAPERS}|wins?|accounts|projects|engagements|programs"
        rf")\b[^.;]{{0,150}}?\b(?:including|such\s+as|include)\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
    _rule("headed-license", rf"^{_X}\s*[-–—:]\s*(?:[\w-]+\s+){{0,3}}(?:licen[cs]e|distribut|resell|sales)", buys=True),
    _rule(
        "for-customer",
        rf"\b(?:work|services?|solutions?|products?|support|programs?|systems?|projects?|contractor|sup"
        rf"plier|provider)\s+(?:\w+\s+)?(?:for|to)\s+{_A}{_X}",
        buys=True,
    ),
    _rule(
        "design-win",
        rf"\b(?:design\s+wins?|roll-?outs?|deployments?|wins?|deals?|business)\b{_GAP}{{0,60}}?\b(?:wit"
        rf"h|at|for|including)\s+{_A}{_X}",
        buys=True,
    ),
    _rule(
        "supplier-list",
        rf"\b{_LISTED_SELLERS}\b{_GAP}{{0,140}}?(?:\b{_LISTED}\s*,?\s*(?:at\s+this\s+time\s*:?,?\s*)?{_A}{_SOME}"
        rf"|{_SET_OFF}\s*{_A}){_X}",
        buys=False,
    ),
    _rule(
        "our-supplier-is",
        rf"{_X}[\s,]*(?:(?:is|was|are|were|has\s+been|became|remains?|as|which\s+is|each|both|serves\s+"
        rf"as|acts\s+as)\s+)+(?:one\s+of\s+)?(?:our|its)\s+(?:[\w-]+\s+){{0,3}}?{SELLERS}\b",
        buys=False,
    ),
    _rule(
        "allows-us",
        rf"\b{_PAPERS}\s+(?:with|from)\s+{_A}{_X}[^.;]{{0,60}}?\b(?:allow|permit|enabl|entitl|grant|pro"
        rf"vid|licens)\w*\s+{FILER}",
        buys=False,
    ),
    _rule(
        "awardees",
        rf"\b(?:compan(?:y|ies)|firms?|contractors?|awardees?|vendors?|business(?:es)?|bidders?|offeror"
        rf"s?)\b[^.]{{0,60}}?\b(?:awarded|selected|received|are)\b[^.]{{0,160}}?:\s*(?:the\s+)?{_X}",
        buys=False,
    ),
    _rule(
        "supplier-is",
        rf"{_X}[\s,]*(?:(?:is|was|are|were|has\s+been|became|remains?|as|which\s+is|each|both|serves\s+"
        rf"as|acts\s+as|will\s+be)\s+)+{_A}(?:[\w-]+\s+){{0,4}}?{SELLERS}\b",
        buys=False,
    ),
    _rule("supplier-apposed", rf"\b{_A}(?:[\w-]+\s+){{0,3}}{SELLERS},?\s+(?:the\s+)?{_X}", buys=False),
    _rule("apposed-supplier", rf"{_X}\s*,\s*{_A}(?:[\w-]+\s+){{0,3}}?{SELLERS}\b", buys=False),
    _rule(
        "bought-from",
        rf"\b(?:purchas(?:e(?!\s+order)|ed|es|ing)|bought|buys?|obtain(?:ed|s)?|sourc(?:e|ed|es|ing)|pr"
        rf"ocur(?:e|ed|es)|in-?licensed|licen[cs](?:e|ed|es)|receives?|leas(?:e|es|ed)|acquired\s+(?:[\w"
        rf"-]+\s+){{0,3}}rights|supply\s+of|supplies\s+of)\b[^.;{ANOTHER[1:-1]}]{{0,130}}?\bfrom\s+{_A}{_SOME}{_X}",
        buys=False,
    ),
    _rule(
        "made-by",
        rf"\b(?:manufactur(?:ed|e)|produced|supplied|assembled|fabricated|made|hosted|provided|packaged"
        rf"|built|processed|operated|executed|performed|conducted|managed|constructed)\b{_GAP}{{0,70}}?"
        rf"\bby\s+{_A}{_SOME}{_X}",
        buys=False,
    ),
    _rule(
        "relies-on",
        rf"\b(?:rel(?:y|ies|ied|iance)|depend(?:s|ed|ent|ence)?)\s+(?:\w+\s+)?(?:up)?on\b{_GAP}{{0,90}}?"
        rf"(?:\b(?:on|by|from|as|like|including)\s+|,\s*){_A}{_X}",
        buys=False,
    ),
    _rule(
        "relies-on-name",
        rf"\b(?:rel(?:y|ies|ied|iance)|depend(?:s|ed|ent|ence)?)\s+(?:\w+\s+)?(?:up)?on\s+{_A}{_X}",
        buys=False,
    ),
    _rule(
        "supplies-us",
        rf"{_X}\s+(?:(?:also|currently|primarily|exclusively|will|has|have|had|which|agreed\s+to|has\s+"
        rf"agreed\s+to|is|continues?\s+to|shall)\s+)*(?:suppl(?:y|ies|ied|ying)|manufactur(?:es?|ed|ing"
        rf")|produces?d?|assembles|fabricates|provid(?:es?|ed|ing)|makes|(?:sells|sold)(?!\s+(?:[\w-]+\s+)?our\b)|packages|licen[cs]e"
        rf"s|licensed|hosts|delivers?|performs?)\b[^.;]{{0,120}}?(?:{FILER}|\bour\b|\bat\s+cost\b|\bing"
        rf"redients\b|\bcomponents\b|\bproducts?\b)",
        buys=False,
    ),
    _rule(
        "grants-us",
        rf"{_X}\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:grant(?:s|ed)|licen[cs](?:es|ed))\s+(?:to\s+)?{FILER}",
        buys=False,
    ),
    _rule(
        "license-of",
        rf"\b(?:licen[cs]es?|sublicen[cs]e|rights|distribute)\b{_GAP}{{0,60}}?\b(?:to|from|under|of|wit"
        rf"h)\s+{_A}{_X}[’']?s?\s",
        buys=False,
    ),
    _rule(
        "distributes-theirs",
        rf"(?:{FILER}\s+(?:also\s+)?(?:distributes?|markets?|resells?|sells?)|\bto\s+distribute)\b[^.;]{{"
        rf"0,90}}?{_X}[’']?s?\s+(?:brands?|products?|energy\s+drinks?|portfolio)",
        buys=False,
    ),
    _rule(
        "to-buy-theirs",
        rf"\b{_PAPERS}\s+(?:with|from|between\s+{FILER}\s+and)\s+{_A}{_X}\s+(?:[\w-]+\s+){{0,5}}?(?:for"
        rf"\s+the\s+(?:supply|production|purchase|manufactur\w+)|to\s+(?:purchase|buy|manufacture|produ"
        rf"ce|distribute|acquire|license|televise|secure))\b",
        buys=False,
    ),
    _rule(
        "supplier-paper",
        rf"\b(?:manufacturing|consulting|hosting|outsourcing|advertising|programming|construction|aware"
        rf"ness|media|co-?packing|advisory|advisor|investor\s+relations|sponsorship|digital\s+assets?\s+"
        rf"services)\s+(?:[\w-]+\s+){{0,3}}?{_PAPERS}\s+(?:\w+\s+){{0,3}}?(?:with|from)\s+{_A}{_SOME}{_X}",
        buys=False,
    ),
    _rule(
        "supply-paper",
        rf"\b(?:supply|licen[cs]e|purchase(?!\s+order)|services?)\s+(?:[\w-]+\s+){{0,3}}?{_PAPERS}\s+(?"
        rf":\w+\s+){{0,3}}?(?:with|from)\s+{_A}{_SOME}{_X}",
        buys=False,
    ),
    _rule(
        "distribution-paper",
        rf"\b(?:distribution|distributor|reseller|sales|off-?take|subscription|purchase\s+order|order|o"
        rf"rdering|power\s+purchase|deployment)\b[^.;{ANOTHER[1:-1]}]{{0,80}}?\b(?:with|from)\s+{_A}{_SOME}{_X}",
        buys=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A name that buys (or else sells), by the rule named."""

    party: Party
    buys: bool
    rule: str


_FAR = re.compile(
    rf"(?:\b(?:include[sd]?|including|such\s+as|namely)|\b(?:are|were),?\s+in\s+[\w\s]+:|:)\s*,?\s*"
    rf"(?:{_A}{_SOME})?{_X}",
    re.I,
)
_HEADS = (
    ("customer-list-far", re.compile(rf"\b{BUYERS}\b", re.I), True),
    ("supplier-list-far", re.compile(rf"\b{_LISTED_SELLERS}\b", re.I), False),
)
_NEAR = Sieve(_RULES, lambda rule: rule[1])
_FAR_HEADS = Sieve(_HEADS, lambda head: head[1])
_REACH = 300


def _far(masked: Masked) -> Iterator[Tie]:
    """Lists that hang on "such as", "including" or a colon, some way behind the word that says what they list."""
    heads = _FAR_HEADS.left(masked.text)
    for match in _FAR.finditer(masked.text) if heads else ():
        before = masked.text[max(0, match.start() - _REACH) : match.start()]
        before = re.split(r"(?<=[a-z])\.\s+(?=[A-Z])", before)[-1]
        for name, head, buys in heads:
            if head.search(before):
                for party in masked.at(match["who"]) or ():
                    yield Tie(party, buys, name)


def ties(masked: Masked) -> Iterator[Tie]:
    """Every tie that the sentence states, in the order of the rules; one name may be tied in several ways."""
    if not masked.members.keys() - {FILER}:
        return
    for name, pattern, buys in _NEAR.left(masked.text):
        for match in pattern.finditer(masked.text):
            if name in _PAPER_RULES and _NO_SALE.search(masked.text, max(0, match.start() - 40), match.end() + 40):
                continue
            if name == "accounts-for" and _OF_WHAT_WE_BUY.search(masked.text, match.start("who")):
                tie = "bought-from", False
            elif name in _RELIANCE and FOR_SALES.match(masked.text, match.end("who")):
                tie = "accounts-for", True
            else:
                tie = name, buys
            yield from (Tie(party, tie[1], tie[0]) for party in masked.at(match["who"]) or ())
    yield from _far(masked)


_RELIANCE = frozenset(("relies-on", "relies-on-name"))
_OF_WHAT_WE_BUY = re.compile(
    r"(?:%|\bpercent|\bmost|\bmajority|\ball)\s+of\s+(?:the\s+)?(?:(?:our|its|total|company[’']s|\uf8ff[’']s)\s+){0,2}(?:[\w-]+\s+){0,3}?"
    r"(?:purchases|payables?|raw\s+materials?|(?:transportation|freight|material|production|energy)\s+costs?|cost\s+of)\b"
    r"(?!\s+(?:[\w-]+\s+){0,2}(?:sales|revenues?))",
    re.I,
)
