"""Sales between two companies of which neither is the filer, where a sentence says them outright."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.context import Context
from filinggraph.extract.customers.guards import beside_the_point
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.phrases import ADVERBS, ANY, ASIDE, CAPITAL, SIGNS, WORD, A
from filinggraph.extract.customers.reference import names_nobody
from filinggraph.extract.customers.sure import unreal
from filinggraph.extract.customers.trade import is_side, trades, trades_in
from filinggraph.extract.customers.units import REPORT, Unit, units
from filinggraph.extract.customers.wording import Wording, sales, wording
from filinggraph.extract.labels import entities
from filinggraph.extract.masking import ANOTHER, FILER, Masked
from filinggraph.extract.sieve import Sieve
from filinggraph.extract.spelling import SUFFIXED, clean, key
from filinggraph.model import Document, Party, PartyKind

_S = rf"(?P<seller>{ANOTHER})"
_B = rf"(?P<buyer>{ANOTHER})"
_IS = r"\s*,?\s*(?:(?:is|was|are|remains)\s+)?(?:also\s+)?(?:an?|the)\s+"
_HAS = r"\s+(?:(?:has|have|had|recently|also|been|was|were)\s+)*"
_PATTERNS = {
    "counts-as": rf"{_S}\s*,?\s*(?:(?:which|who)\s+)?(?:counts|lists|names)\s+{_B}"
    rf"[^.;]{{0,40}}?\bas\s+(?:an?|its)\s+(?:{WORD}\s+){{0,2}}?(?:customers?|clients?)\b",
    "customer-of": rf"{_B}{_IS}(?:{WORD}\s+){{0,3}}?(?:customer|client)\s+of\s+{A}{_S}",
    "supplier-to": rf"{_S}{_IS}(?:{WORD}\s+){{0,4}}?(?:supplier|vendor|contractor)\s+(?:to|for)\s+{A}{_B}",
    "contracted": rf"{_S}\s+(?:is|was|are|were)\s+(?:currently\s+)?(?:contracted|under\s+contract)\s+"
    rf"(?:with|to|by)\s+{A}{_B}",
    "won-from": rf"{_S}{ASIDE}{_HAS}(?:awarded|won|received|secured)\s+"
    rf"(?:{ANY}\s+){{0,8}}?(?:contracts?|orders?)\s+(?:{ANY}\s+){{0,6}}?(?:from|by)\s+{A}{_B}",
    "sells-to": rf"{_S}\s+"
    rf"(?:(?:is|was)\s+(?:said|reported|known|believed)\s+to\s+)?{ADVERBS}(?:suppl"
    rf"(?:y|ies|ied)|sells?|sold|provide[sd]|deliver(?:s|ed))\s+"
    rf"(?:(?!(?:{CAPITAL}|foundr(?:y|ies))\b){WORD}\s+){{0,8}}?to\s+(?:an?\s+(?:{WORD}\s+){{1,3}}?,\s*)?{A}{_B}",
    "selected": rf"{_B}{ASIDE}{_HAS}(?:selected|chose|hired|engaged|retained)\s+{_S}\s+(?:to|as|for)\b",
    "bought-from": (
        rf"{_B}\s*,\s*(?:which|who)\s+{ADVERBS}(?:buys?|bought|purchase[sd]?|sources?|obtains?|gets?|licenses?)\s+"
        rf"(?!(?:it|them|out)\b)(?:(?!{CAPITAL}\b){WORD}\s+){{0,6}}?from\s+{A}{_S}"
    ),
    "supplied-by": (
        rf"{_B}{_HAS}(?:is|are|was|were|been)?\s*(?:\w+ly\s+)?(?:supplied|equipped|furnished)\s+(?:with\s+"
        rf"(?:{WORD}\s+){{1,5}}?)?"
        rf"by\s+{A}{_S}"
    ),
    "customers-include": (
        rf"{_S}[’']s?\s+(?:{WORD}\s+){{0,3}}?(?:customers|clients|buyers|licensees)\s+(?:have\s+)?"
        rf"(?:include[sd]?|are|were)\s+{A}{_B}"
    ),
    "chosen-by": (
        rf"{_S}{ASIDE}[^.;{SIGNS}]{{0,60}}?(?<!\band)\s(?:was|were|(?:had|has|have)\s+been)\s+(?:selected|chosen|hired|retained|"
        rf"awarded\s+[^.;{SIGNS}]{{1,60}}?)\s+by\s+{A}{_B}"
    ),
    "works-for": (
        rf"{_S}\s+{ADVERBS}(?:performs?|performed|provides?|provided|flies|operates?|hauls?|makes?|manufactures?|bui"
        rf"lds?|runs?)\s+"
        rf"(?:{WORD}\s+){{0,6}}?for\s+{A}{_B}"
    ),
    "own-vendor": (
        rf"{_B}[^.;{SIGNS}]{{0,120}}?\b(?:its|whose)\s+(?:{WORD}\s+){{0,3}}?"
        rf"(?:processor|supplier|vendor|hauler|contractor|"
        rf"printer|caterer|carrier|manufacturer)\s*,\s*{_S}"
    ),
    "won-account": rf"{_S}[’']s?\s+win\s+of\s+(?:the|an?)\s+{_B}\s+(?:account|contract|order)\b",
}
_RULES = Sieve([(f"between-{n}", re.compile(p, re.I)) for n, p in _PATTERNS.items()], lambda rule: rule[1])
# Of whom another party is a part: "Alpha, a unit of Beta Holdings, won": it is not Beta that won.
_OWNER = re.compile(
    rf"{ANOTHER}\s*,\s*(?:(?:which|now)\s+(?:is|are)\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+,?\s+){{0,4}}?"
    rf"(?:(?:unit|subsidiary|division|affiliate|arm|part)\s+of|owned\s+by)\s+{A}(?P<who>{ANOTHER})",
    re.I,
)
# Who chose the filer, behind a name that only stands between: "we signed with Alpha in May, and were chosen by Beta".
_CHOSE_FILER = re.compile(
    rf"(?:^|[.;]\s+)[^.;{SIGNS}]{{0,60}}?{FILER}\s(?![^.;]*?\bthat\s+{ANOTHER})[^.;]*?,?\s+and\s+(?:also\s+)?"
    rf"(?:was|were|has\s+been|have\s+been|is|are)\s+(?:\w+ly\s+)?(?:selected|chosen|hired|retained|awarded|named|engaged"
    rf"|picked)\b[^.;{SIGNS}]{{0,60}}?\bby\s+{A}(?P<who>{ANOTHER})",
    re.I,
)
LIKELY = 0.6  # from this chance on, the wording alone tells a sale between others
# Words so common that a statement with them is not read for what its wording may mean.
_SPEAK_FOR_THEMSELVES = frozenset(
    f"between-{name}"
    for name in "bought-from supplied-by customers-include chosen-by works-for own-vendor won-account".split()
)
_ALSO_OF_THINGS = _SPEAK_FOR_THEMSELVES | {"between-sells-to", "between-selected", "between-supplier-to"}


@dataclass(frozen=True, slots=True)
class Sale:
    """One company sells to another: both, the statement that says so, and the rule that reads it."""

    supplier: Party
    customer: Party
    unit: Unit
    rule: str


def between(document: Document, who: Context, model: Wording | None = None) -> Iterator[Sale]:
    """Every sale between two named parties other than the filer, once a pair, in the order of the text.

    `model` weighs the wording; by default the one that ships.
    """
    told: set[tuple[str, str]] = set()
    model = model or wording()
    report = bool(REPORT.match(document.filing.form))
    for unit in units(document):
        if names_nobody(unit.text):
            continue
        traded = not report and any(map(trades_in, re.findall(r"[a-z]{2,}", unit.text.lower())))
        left = {name for name, _ in _RULES.left(unit.text)}
        if not traded and not left:
            continue
        mentions = named(unit.text, who)
        if sum(not m.party.filer for m in mentions) < 2:
            continue
        masked = Masked(unit.text, mentions)
        if len(masked.members.keys() - {FILER}) < 2:
            continue
        told_of_others = (*_OWNER.finditer(masked.text), *_CHOSE_FILER.finditer(masked.text))
        aside = {p.name for found in told_of_others for p in masked.at(found["who"]) or ()}
        worded = _worded(masked, model) if traded or not left <= _SPEAK_FOR_THEMSELVES else ()
        for rule, seller, buyer in (*_said(masked), *(_traded(masked) if traded else ()), *worded):
            pair = (seller.name, buyer.name)
            apart = not _are_one(seller.name, buyer.name) and aside.isdisjoint(pair)
            if apart and pair not in told and _parties(rule, seller, buyer, unit):
                told.add(pair)
                yield Sale(seller, buyer, unit, rule)


def _are_one(left: str, right: str) -> bool:
    """True for two names of which one, but for its legal form, begins the other: "Alpha Gas Company", "Alpha Gas"."""
    a, b = (key(SUFFIXED.sub("", clean(name))).replace(",", "").split() for name in (left, right))
    short, long = sorted((a, b), key=len)
    return long[: len(short)] == short


def _said(masked: Masked) -> Iterator[tuple[str, Party, Party]]:
    for name, pattern in _RULES.left(masked.text):
        for match in pattern.finditer(masked.text):
            if unreal(masked.text, match):
                continue
            for seller in masked.at(match["seller"]) or ():
                for buyer in masked.at(match["buyer"]) or ():
                    yield name, seller, buyer


def _traded(masked: Masked) -> Iterator[tuple[str, Party, Party]]:
    """Sales between others by the grammar of trade."""
    for trade in trades(masked, release=True):
        for seller in masked.at(trade.seller) or ():
            for buyer in masked.at(trade.buyer) or ():
                if not trade.assumed and not seller.filer and not buyer.filer and is_side(seller, buyer):
                    yield f"between-{trade.rule}", seller, buyer


def _worded(masked: Masked, model: Wording) -> Iterator[tuple[str, Party, Party]]:
    """Sales between others by the wording of the statement, but for names that it brings up for another reason."""
    likely = [pair for pair, chance in sales(masked, model).items() if chance >= LIKELY and FILER not in pair]
    aside = beside_the_point(masked) if likely else frozenset()
    for seller_sign, buyer_sign in likely:
        for seller in masked.at(seller_sign) or ():
            for buyer in masked.at(buyer_sign) or ():
                if is_side(seller, buyer) and aside.isdisjoint((seller.name, buyer.name)):
                    yield "between-wording", seller, buyer


def _parties(rule: str, seller: Party, buyer: Party, unit: Unit) -> bool:
    """True where the names are of parties: a verb that things have, too, wants both to be, other words one."""
    ask = all if rule in _ALSO_OF_THINGS or rule.startswith(("between-trade", "between-wording")) else any
    return ask(_party(p, unit) for p in (seller, buyer))


def _party(party: Party, unit: Unit) -> bool:
    """True for a body, a name with a legal form, or one that the model calls an organization."""
    if party.kind is PartyKind.GOVERNMENT or SUFFIXED.search(party.name):
        return True
    return any(label == "ORG" and unit.text[s:e].startswith(party.name[:12]) for s, e, label in entities(unit.text))
