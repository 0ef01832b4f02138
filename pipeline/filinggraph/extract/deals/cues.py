"""Classes of words that tell what a sentence about contracts speaks of, and how near they stand to a span.

A class is a part of the lexicon of dealings (making, renewing, ending a contract; paying; lending; employing), not a
list of particular words: rankers see the classes and the distances only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from filinggraph.extract.caseless import Caseless, in_small_letters, lowered
from filinggraph.extract.needs import alternatives, beginnings

REACH = 150
UNEXERCISED = r"(?<!exercised its )(?<!exercised the )(?<!exercised an )"  # before "option": one that is still open
_CLASSES: Mapping[str, str] = {
    "yearend": r"(?:(?:fiscal\s+)?years?|quarters?|months|periods?|weeks)\s+(?:then\s+)?end(?:ed|ing)"
    r"|fiscal\s+year\s+end",
    "enter": r"enter(?:ed|s|ing)?\s+(?:into|in)|party\s+to|parties\s+to",
    "sign": r"sign(?:ed|s|ing)|dated|execut(?:ed|es|ing|ion)|ink(?:ed|s)|conclud(?:ed|es)|finali[sz]\w+|formali[sz]\w+"
    r"|form(?:ed|ation)|forged|established|reach(?:ed|es)|struck|consummated|negotiated|agreed|clos(?:ed|es)\s+(?:an?|on)",
    "award": r"award(?:ed|s|ing|ee|ees)?|w[io]ns?|winning|secur(?:ed|es|ing)|receiv(?:ed|es|ing)|land(?:ed|s)"
    r"|captur(?:ed|es)"
    r"|clinch\w*|book(?:ed|s)|bags|procured|placed|issued",
    "select": r"select(?:ed|s|ing|ion)?|chosen?|chose|appoint(?:ed|s|ment)|engag(?:ed|es|ing)|hir(?:ed|es)"
    r"|retain(?:ed|s)"
    r"|named|tapped|picked|commissioned|designated|contracted|team(?:ed|s|ing)\s+up",
    "partner": r"partner(?:ed|ing|s|ships?)?|collaborat\w+|alliances?|sponsor\w*|relationships?|joint\s+ventures?",
    "agreement": r"agreements?|contracts?|subcontracts?|arrangements?|deals?|charters?|memorand\w+|MSA|SOW|MOU|PPA"
    r"|subscriptions?|statements?\s+of\s+work|affiliations?|concessions?|assignments?",
    "order": r"orders?|BPA|IDIQ|recompete|bids?|proposals?|tenders?|solicitation|procurement|RFP",
    "license": r"(?:sub)?licen[cs]\w*|royalt\w+|rights|franchis\w*",
    "renew": r"(?:non-?)?renew\w*|exten(?:d|ds|ded|ding|sion|sions)|re-?sign(?:ed|s)|prolong\w*|continu\w+|exercis\w+",
    "amend": r"amend\w*|modif\w+|restat\w+|supplement\w*|expand\w*|expansion|change\s+orders?|revis\w+|convert\w+",
    "terminate": r"terminat\w+|cancel\w+|rescind\w*|discontinu\w+|ceas\w+|deauthori[sz]\w+|los(?:s|t|ing)|wind-?down",
    "expire": r"expir\w+|lapse[sd]?|finish(?:es|ed)?|end(?:s|ed|ing)?|matur\w+|conclusion|runs?|running",
    "until": r"through|thru|until|till|up\s+to|no\s+later\s+than",
    "begin": r"begin\w*|began|begun|commenc\w+|start(?:s|ed|ing)?|effective|took\s+effect|inception",
    "since": r"from|since",
    "term": r"terms?|duration|period\s+of\s+performance|performance\s+period|base\s+period|ordering\s+period"
    r"|span\w*|lasting",
    "period": r"periods?|years?|months?|seasons?|anniversary",
    "option": rf"{UNEXERCISED}options?\s+(?:to|years?|periods?|for)"
    r"|(?:\w+-year|renewal|extension)\s+options?|renewable"
    r"|automatic\w*|optional",
    "notice": r"(?:prior\s+)?(?:written\s+)?notice|notif\w+|inform(?:ed|s)",
    "announce": r"announc\w+|report(?:ed|s)|pleased|proud|excited|thrilled|delighted|today",
    "not": r"not|no|never|neither|nor|without|n['’]t|none|lack",
    "hedge": r"may(?!\s+\d)|might|could|would|if|unless|can|cannot|should|whether|assurances?|upon|in\s+the\s+event"
    r"|either\s+party",
    "plan": r"will|shall|expect\w*|intend\w*|plan(?:s|ned)?|propos\w+|seek\w*|negotiat(?:e|ing|ions?)"
    r"|discussions?|potential"
    r"|non-?binding|letter\s+of\s+intent|anticipat\w+|target\w*|scheduled|slated",
    "finance": r"credit|loans?|notes?|indentures?|debt|facilit(?:y|ies)|borrow\w*|revolv\w+|interest|lenders?"
    r"|bank|banks|financing"
    r"|convertible|debentures?|letters?\s+of\s+credit|swaps?|hedg\w+|derivatives?|guarant\w+|collateral|principal|LIBOR|SOFR",
    "equity": r"PSUs?|RSUs?|stock|shares?|warrants?|equity|securities|dividends?|repurchase\w*|restricted|plan"
    r"|participants?|grantees?|optionees?"
    r"|grants?|granted|vest\w*|awards?\s+agreement|shareholders?|stockholders?|units|investors?|investment",
    "people": r"employ\w+|executives?|officers?|directors?|severance|compensation|salary|bonus\w*|retire\w*"
    r"|unions?|collective"
    r"|indemnif\w+|chief|president|committee|board",
    "lease": r"leas(?:e|es|ed|ing)|sublease|landlord|tenants?|rent\w*|premises|square\s+feet|real\s+property"
    r"|building|store[s]?",
    "acquire": r"acqui(?:re|red|res|ring|sition|sitions)|merg(?:er|ed)|divest\w*|sale\s+of|sold|spin-?off"
    r"|separation|asset\s+purchase"
    r"|business\s+combination|purchase\s+price|transaction|goodwill|subsidiar\w+",
    "legal": r"court|litigation|lawsuits?|complaint|settle\w*|patents?|plaintiffs?|defendants?|judgment"
    r"|alleg\w+|decree|claims?|infring\w*",
    "tax": r"tax\w*|IRS|pensions?|insur\w+|benefits?",
    "account": r"recogni[sz]\w+|deferred|obligations?|standard|adopt\w+|accounting|amorti[sz]\w+|depreciat\w+"
    r"|fair\s+value|balance|useful",
    "result": r"net\s+sales|sales|revenues?|earnings|growth|increase\w*|decrease\w*|declin\w+|income|percent"
    r"|margin|guidance|quarter",
    "supply": r"suppl(?:y|ies|ied|ying|ier|iers)|manufactur\w+|distribut\w+|deliver\w*|provid\w+|install\w*"
    r"|build\w*|construct\w+"
    r"|develop\w*|support\w*|maint\w+|operat\w+|produc\w+|deploy\w*|implement\w*",
    "buy": r"purchas\w+|buys?|bought|procure|obtain\w*|customers?|clients?|off-?take|commitments?|committed",
    "market": r"market\w*|promot\w+|advertis\w+|brand\w*|campaign|co-?brand\w*|resell\w*|televis\w+|broadcast\w*",
    "ours": r"we|our|us|the\s+company(?:['’]s)?|its|registrant(?:['’]s)?",
    "this": r"this|these|that|such",
    "typical": r"generally|typically|usually|certain|various|many|most|some|often|each|any|all|other",
    "exhibit": r"exhibits?|incorporated\s+(?:herein\s+)?by|filed|hereto|herein|hereby|hereunder|pursuant"
    r"|thereunder|section",
    "old": r"ago|previous\w*|prior|former\w*|past|last|history|decades?|more\s+than|over\s+the|old|experience"
    r"|experienced",
    "next": r"next|following|future|additional|another|new|initial|first|further",
    "age": r"warrant(?:y|ies)|lead\s+time|trial|pilot|phase|shelf|lives|life|aged?|guarantee|delivery"
    r"|deliveries|completion|completed",
}  # fmt: skip
_WHOLE = r"(?<![\w-])(?:{})(?![\w])"
_ALL = Caseless(_WHOLE.format("|".join(f"(?P<{name}>{words})" for name, words in _CLASSES.items())))
_RUN = re.compile(r"[\w-]+")  # at the beginning of which alone a word of a class can begin
_MONEY = re.compile(r"(?:US|CA?|A)?[$€£¥]\s?\d|\b(?:USD|EUR|GBP)\s?\d")
_CURRENCIES = ("$", "€", "£", "¥", "USD", "EUR", "GBP")
Cues = Sequence[tuple[int, int, str]]


def cues(text: str) -> Cues:
    """Every word of a class as (start, end, class), in order."""
    found = [(m.start(), m.end(), m.lastgroup or "") for m in _classed(text)]
    if any(map(text.__contains__, _CURRENCIES)):
        found += [(m.start(), m.end(), "money") for m in _MONEY.finditer(text)]
    return sorted(found)


def _classed(text: str) -> Iterator[re.Match[str]]:
    """Every match of _ALL: at each word only the ways are tried that can begin with its first letter."""
    small = lowered(text)
    if not small:
        yield from _ALL.finditer(text)
        return
    by_letter, end = _by_letter(), 0
    for run in _RUN.finditer(small):
        at = run.start()
        pattern = by_letter.get(small[at]) or by_letter[""]
        if at >= end and (match := pattern.match(small, at)):
            yield match
            end = match.end()


@lru_cache(maxsize=1)
def _by_letter() -> Mapping[str, re.Pattern[str]]:
    """_ALL for texts in lower case by the first letter of a word, and "" for others; ways that any may begin in all."""
    ways = [(name, way, beginnings(Caseless(way))) for name, words in _CLASSES.items() for way in alternatives(words)]
    made: dict[str, re.Pattern[str]] = {}
    for letter in ("", *sorted(frozenset().union(*(first for *_, first in ways if first)))):
        left: dict[str, list[str]] = {}
        for name, way, first in ways:
            if first is None or letter in first:
                left.setdefault(name, []).append(way)
        pattern = _WHOLE.format("|".join(f"(?P<{name}>{'|'.join(own)})" for name, own in left.items()))
        made[letter] = in_small_letters(pattern) or re.compile(pattern, re.I)
    return made


def nearness(found: Cues, start: int, end: int, prefix: str) -> dict[str, float]:
    """How near each class stands before ("<"), in ("=") and after (">") a span: 1 beside it, 0 from REACH on."""
    out: dict[str, float] = {}
    for low, high, name in found:
        if high <= start:
            side, gap = "<", start - high
        elif low >= end:
            side, gap = ">", low - end
        else:
            side, gap = "=", 0
        if gap < REACH:
            key = f"{prefix}{name}{side}"
            out[key] = max(out.get(key, 0.0), round(1 - gap / REACH, 3))
    return out
