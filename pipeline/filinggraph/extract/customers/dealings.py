"""Who sells and who buys in one sentence: verbs of awarding, winning, selling and buying with their sides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.context import Context
from filinggraph.extract.masking import ANOTHER, PARTY, Masked
from filinggraph.extract.sieve import Sieve, Sieved
from filinggraph.model import Party, PartyKind

_PARTY = PARTY
_ANOTHER = ANOTHER
_DEAL = (
    r"(?:contracts?|subcontracts?|orders?|agreements?|awards?|deals?|purchase\s+orders?|task\s+orders?|work"
    r"|subscriptions?|renewals?|extensions?|modifications?|engagements?|projects?|mandates?|commitments?|tenders?"
    r"|bids?|licen[cs]es?|MSA|BPA|PO|IDIQ|options?|vehicles?|schedules?|program(?:me)?s?|bookings?|sales?)"
)
_AWARDED = (
    r"(?:awarded|selected|chosen|engaged|retained|hired|contracted|tapped|picked|commissioned|re-?selected"
    r"|down-?selected)"
)
_BEEN = r"(?:been|was|were|is|are|being|be|got)\s+(?:(?:\w+ly|also|again|just|now|competitively)\s+)?"


# "named one of the best places to work by a magazine", "appointed by its maker as distributor": no award of a contract.
_HONOUR = r"\s+(?:to\b|one\s+of|among|an?\s+(?:top|best|finalist|leader|winner)\b|(?:\w+\s+){0,4}?of\s+the\s+year\b)"
_AS_DEALER = (
    r"\b(?:as|to\s+be)\s+(?:[\w-]+\s+){0,5}?(?:distributor|reseller|dealer|licensee|agent|bottler|franchisee)\b"
)


@dataclass(frozen=True, slots=True)
class Dealing:
    """One side sells to another: both parties, and the rule that tells."""

    supplier: Party
    customer: Party
    rule: str


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb between two sides: its words, what the subject is, and the words that lead to the other side."""

    rule: str
    words: re.Pattern[str]
    subject_sells: bool
    leads: str
    reach: int = 170
    needs: str = ""
    owned: bool = False


def _verb(
    rule: str,
    words: str,
    leads: str,
    *,
    subject_sells: bool,
    reach: int = 170,
    needs: str = "",
    owned: bool = False,
) -> _Verb:
    """`needs` must stand before the other side; `owned` wants its possessive."""
    return _Verb(rule, re.compile(words, re.I), subject_sells, leads, reach, needs, owned)


_SELLING = (
    r"(?:suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing)|deliver(?:s|ed|ing)?|s(?:ells?|old|elling)|ship(?:s|ped|ping)?"
    r"|furnish(?:es|ed)?|leas(?:es?|ed)\s+(?!from)|manufactur(?:es?|ed|ing)|produc(?:es?|ed|ing)|build(?:s|ing)?|built"
    r"|install(?:s|ed)?|deploy(?:s|ed|ing)?|develop(?:s|ed)?|design(?:s|ed)?|perform(?:s|ed)?|licens(?:es|ed|e)"
    r"|sublicens(?:es|ed|e)|distribut(?:es?|ed))"
)
_BUYING = (
    r"(?:purchas(?:es?(?!\s+orders?)|ed|ing)|buy(?:s|ing)?|bought|ordered|sourc(?:es?|ed|ing)|procur(?:es?|ed|ing)"
    r"|obtain(?:s|ed|ing)?|acquir(?:es|ed|e)\s+(?:[\w-]+\s+){0,3}(?:rights|licen[cs]es?|products|units|equipment|content"
    r"|programming)|in-?licens(?:es?|ed)|licens(?:es|ed|e)\s+(?:[\w-]+\s+){0,8}?(?=from)|receiv(?:es?|ed)\s+"
    r"(?:[\w-]+\s+){0,4}(?:services|licen[cs]e|supplies|products)|leas(?:es|ed)|subscrib(?:es?|ed)\s+to"
    r"|rel(?:y|ies|ied)\s+(?:[\w-]+\s+){0,3}(?:up)?on|depends?\s+(?:up)?on|utili[sz](?:es?|ed)|outsourc(?:es?|ed))"
)
_VERBS = (
    _verb(
        "awarded-by",
        rf"\b(?:{_BEEN})?(?:{_AWARDED}|(?:named|appointed)\b(?!{_HONOUR}|[^.;]*{_AS_DEALER}))\b(?=[^.;]*\b(?:by|from)\b)",
        r"(?:by|from)",
        subject_sells=True,
        reach=230,
    ),
    _verb(
        "awarded-for",
        rf"\b{_BEEN}{_AWARDED}\b",
        r"(?:with|for|to\s+(?:supply|serve|support|assist|help))",
        subject_sells=True,
        needs=_DEAL,
    ),
    _verb(
        "won-from",
        r"\b(?:won|wins?|winning|receiv(?:ed|es)|secur(?:ed|es|ing)|land(?:ed|s)|book(?:ed|s)|captur(?:ed|es)"
        r"|garner(?:ed|s)|clinch(?:ed|es))\b",
        r"(?:from|with|by|for|at|to\s+(?:supply|serve|support|assist|help))",
        subject_sells=True,
        needs=_DEAL,
    ),
    _verb(
        "has-contract",
        r"\b(?:has|have|had|holds?|held|obtain(?:ed|s))\b",
        r"(?:from|with|for|to\s+(?:supply|serve|support|assist|help))",
        subject_sells=True,
        needs=_DEAL,
    ),
    _verb(
        "awards-to",
        r"\b(?:awards?|awarded|gave|issued|placed)\b(?!\s+by)",
        r"(?:to|with)",
        subject_sells=False,
        needs=_DEAL,
        reach=140,
    ),
    _verb(
        "selects",
        r"\b(?:awards?|awarded|selects?|selected|chooses?|chose|chosen|hires?|hired|engages?|engaged|retains?|retained"
        r"|taps|tapped|picks|picked|commission(?:s|ed)|contracted(?:\s+with)?|standardized\s+on)\b",
        r"",
        subject_sells=False,
        reach=60,
    ),
    _verb("sells-to", rf"\b{_SELLING}\b", r"(?:to|for)", subject_sells=True, reach=150),
    _verb(
        "provides-with",
        r"\b(?:provid(?:es?|ed|ing)|suppl(?:y|ies|ied)|furnish(?:es|ed)?)\s+",
        "",
        subject_sells=True,
        reach=30,
    ),
    _verb("licenses-to", r"\b(?:grants?|granted|granting)\s+(?:to\s+)?", "", subject_sells=True, reach=14),
    _verb("serves", r"\b(?:serves?|serving|services|serviced)\s+", "", subject_sells=True, reach=14),
    _verb("buys-from", rf"\b{_BUYING}\b", r"(?:from|on|upon|with)", subject_sells=False, reach=150),
    _verb(
        "uses",
        r"\b(?:utili[sz](?:es|ed)|uses|deploy(?:s|ed)|licens(?:es|ed)|licen[cs]e\s+to|purchas(?:es|ed)|bought"
        r"|order(?:ed|s))\s+",
        "",
        subject_sells=False,
        reach=40,
        owned=True,
    ),
)
_SAID = Sieve(_VERBS, lambda verb: verb.words)
_MADE_BY = Sieved(
    r"\b(?:supplied|manufactured|provided|built|hosted|executed|managed|operated|constructed|fabricated|assembled"
    r"|processed|delivered|performed|packaged|produced)\s+(?:\w+ly\s+)?(?:for\s+(?:us|the\s+\w+)\s+)?by\s+(?:the\s+)?",
    re.I,
)
_AGREED = Sieved(
    rf"\b(?:sign(?:ed|s|ing)|enter(?:ed|s|ing)(?:\s+into)?|execut(?:ed|es|ion\s+of)|ink(?:ed|s)|announc(?:ed|es|ing)"
    rf"|finali[sz](?:ed|es|ation\s+of)|formali[sz](?:ed|es|ation\s+of)|reach(?:ed|es)|clos(?:ed|es)|has|have|had|renew(?:ed|s)"
    rf"|extend(?:ed|s)|expand(?:ed|s)|retained|amend(?:ed|s)|complet(?:ed|es)|under|party\s+to|conclud(?:ed|es)"
    rf"|negotiat(?:ed|es)|agree(?:d|s)\s+to|operates?\s+under)\b(?P<what>[^;]{{0,220}}?\b{_DEAL}|\s+terms)\b"
    rf"(?P<gap>[^;]{{0,120}}?)\b(?:with|from|between\s+{_PARTY}\s+and)\s+"
    rf"(?:(?:the|an?|its|our|existing|leading|new|\w+-based)\s+)*(?:[a-z][\w-]*,?\s+){{0,6}}(?P<who>{_PARTY})",
    re.I,
)
_BOTH = Sieved(
    rf"(?P<first>{_PARTY})\s*,?\s*(?:and|together\s+with)\s+(?:the\s+)?(?P<who>{_PARTY})\s*,?\s*(?:(?:have|has|had|today"
    rf"|also|recently|each)\s+)*(?:sign(?:ed)?|enter(?:ed)?(?:\s+into)?|execut(?:ed|e)|announc(?:ed|e)|renew(?:ed)?"
    rf"|extend(?:ed)?|amend(?:ed)?|agree(?:d)?\s+to|are\s+parties\s+to)\b(?P<what>[^;]{{0,200}}?\b{_DEAL})\b(?P<gap>)",
    re.I,
)
_WE_BUY = re.compile(
    r"\bto\s+(?:purchase|buy|acquire|procure|source|obtain|license\s+(?!to)|market|in-license|lease|televise|sublicense"
    r"|resell|distribute|secure)\b|\bfor\s+the\s+(?:purchase|acquisition|construction|licen[cs]e)\s+of\b|\bconstruction\b"
    r"|\b(?:under|pursuant\s+to|in|whereby)\s+(?:which\s+)?\ue7ff\s*(?:will|shall|agreed\s+to|is\s+to|has|would)\s+"
    r"(?:\w+\s+)?(?:supply|provide|deliver|manufacture|build|construct|produce|sell|grant|license|perform|operate"
    r"|install|manage|host|develop)\b|\bfrom\s+\ue7ff|\b(?:hosting|consulting|advisory|advisor|outsourced|investor\s+"
    r"relations|advertising|awareness|clinical\s+research)\s+(?:services?\s+)?(?:agreement|contract)|"
    r"\b(?:allow|permit|enabl|entitl|grant)\w*\s+\uf8ff|\bin\s+return\s+for\s+(?:rights\s+)?fees|\blicen[cs]e\s+agreement\b(?![^.]*\b(?:marketing|territor|grant))",
    re.I,
)
_WE_SELL = re.compile(
    r"\bto\s+(?:supply|provide|deliver|sell|ship|deploy|build|install|manufacture|design|develop|produce|support|perform"
    r"|implement|serve|operate|continue|upgrade|expand|integrate|equip|construct|store|process)\b"
    r"|\b(?:under|pursuant\s+to|whereby|in)\s+(?:which\s+)?\ue7ff\s*(?:will|shall|agreed\s+to|has)\s+(?:\w+\s+)?"
    r"(?:purchase|buy|acquire|distribute|deploy|use|license|order|pay)\b"
    r"|\bfor\s+\ue7ff\s+to\s+(?:distribute|resell|market|purchase|buy|license|use|sell)\b"
    r"|\bfor\s+the\s+(?:supply|provision|delivery|sale|processing|deployment|manufactur\w+|distribution)\b"
    r"|\b(?:off-?take|sales|purchase\s+order|orders?|distribution|distributor|reseller|subscription|master\s+services?"
    r"|service|services|supply|ordering|task\s+order|customer|ore\s+sale|contract|blanket\s+purchase|IDIQ"
    r"|procurement|power\s+purchase|dealer|commercial|wholesale)\b",
    re.I,
)
_NO_SALE = re.compile(
    r"\b(?:non-?disclosure|confidentiality|merger|credit|loan|lease|settlement|underwriting|securities|employment"
    r"|equity|share\s+purchase|stock\s+purchase|asset\s+purchase|letter\s+of\s+intent|memorandum|subscription\s+agreement"
    r"|standstill|registration\s+rights|joint\s+venture|acquisition|collective\s+bargaining|sponsor\w*|naming\s+rights)\b",
    re.I,
)
_IS = Sieved(
    rf"(?P<a>{_PARTY})[\s\u2003]*,?[\s\u2003]*(?:(?:is|was|are|were|became|becomes|remains|serves\s+as|has\s+been|as|"
    rf"will\s+be|acts\s+as),?\s+)?(?:\w+ly\s+)?(?:an?|the|one\s+of|our|its|also|{_PARTY}[’']s)\s+(?:[\w’'-]+\s+){{0,5}}?"
    rf"(?P<role>customers?|clients?|licensees?|distributors?|resellers?|suppliers?|providers?|vendors?|manufacturers?"
    rf"|contractors?)\s+(?:[^;.]{{0,90}}?\s)?(?:of|to|for)\s+(?:the\s+)?(?P<b>{_PARTY})",
    re.I,
)
_NOMINAL = re.compile(
    r"\b(?:purchase\s+orders?|orders?|contracts?|subcontracts?|awards?|task\s+orders?|delivery\s+orders?|bookings|"
    r"shipments?|deliver(?:y|ies)|sales?|work)\b[^.;]{0,60}?\b(?P<lead>(?:was|were|is|been)?\s*(?:awarded|issued|placed"
    r"|granted|received|signed|let)\s+(?:by|from)|from|by|with)\s+(?:(?:the|a|an|our|its|existing|new)\s+)*"
    rf"(?:[a-z][\w-]*,?\s+){{0,5}}(?P<who>{_PARTY})",
    re.I,
)
_WILL_SUPPLY = Sieved(
    rf"(?:^|\.\s)(?P<who>{_ANOTHER})\s+(?:will|shall|is\s+to|has\s+agreed\s+to|agreed\s+to)\s+(?:provide|deliver|supply"
    rf"|perform|build|manufacture|execute|manage|operate|design|conduct)\b[^{_PARTY[1:-1]}]{{10,200}}\b(?:contract|agreement)\b",
    re.I,
)
_THING = re.compile(
    r"\b(?:supply|supplies|delivery|purchase|provision|sale|production|manufacture|development|installation|construction)"
    r"\s+of\s+(?:the\s+|our\s+|its\s+)?$",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|be|being)\s+(?:(?:\w+ly|also|again|just|now)\s+)?$", re.I)


_DENIED = re.compile(r"\b(?:not|never)\s+(?:been\s+|be\s+|yet\s+)*$", re.I)
_DESCRIBED = re.compile(r",\s*(?:which|who|whose|an?|one\s+of|the|part\s+of)\b[^,;]{2,140},(?=\s*[a-z])")


def dealings(masked: Masked, who: Context, *, release: bool) -> list[Dealing]:
    """Sides of every sale that the verbs of a sentence state, with "we" and "the Company" read as the filer.

    `release` takes the filer for the unsaid seller of "the contract was awarded by X".
    """
    if not masked.members:
        return []
    found = [
        Dealing(s, c, rule)
        for rule, suppliers, buyers in _told(masked, who, release=release)
        for s in suppliers
        for c in buyers
        if not (c.filer and s.kind is PartyKind.GOVERNMENT and who.filer.kind is not PartyKind.GOVERNMENT)
        if s.name != c.name and not (s.filer and c.filer)
    ]
    return list(dict.fromkeys(found))


Told = tuple[str, tuple[Party, ...], tuple[Party, ...]]


def _told(masked: Masked, who: Context, *, release: bool) -> Iterator[Told]:
    told = [*_by_verbs(masked, who, release=release), *_by_role(masked), *_made_by(masked, who)]
    named = {p.name for _, suppliers, buyers in told for p in (*suppliers, *buyers)}
    yield from told
    for rule, suppliers, buyers in [
        *_by_agreement(masked, who),
        *(_by_noun(masked, who) if release else ()),
        *(_hired(masked, who) if release else ()),
    ]:
        if any(p.name not in named and not p.filer for p in (*suppliers, *buyers)):
            named.update(p.name for p in (*suppliers, *buyers))
            yield rule, suppliers, buyers


def _by_verbs(masked: Masked, who: Context, *, release: bool) -> Iterator[Told]:
    taken: set[int] = set()
    for verb in _SAID.left(masked.text):
        for match in verb.words.finditer(masked.text):
            if match.end() in taken or _DENIED.search(masked.text, max(0, match.start() - 20), match.start()):
                continue
            other = _led_to(masked, match, verb)
            if other is None:
                continue
            subject = _subject(masked, masked.text[: match.start()])
            if subject is None and release and verb.rule in ("awarded-by", "won-from"):
                subject = (who.filer,)
            if subject is None or (_PASSIVE.search(masked.text[: match.start()]) and verb.rule != "awarded-by"):
                continue
            taken.add(match.end())
            yield (verb.rule, subject, other) if verb.subject_sells else (verb.rule, other, subject)


def _led_to(masked: Masked, match: re.Match[str], verb: _Verb) -> tuple[Party, ...] | None:
    """The parties that the verb's own preposition leads to, at once or after a few words of description."""
    window = masked.text[match.end() : match.end() + verb.reach]
    lead = rf"(?P<gap>[^;]*?)\b{verb.leads}\s+" if verb.leads else r"(?P<gap>)\s*"
    words = 7 if verb.leads in ("", r"(?:by|from)") else 4
    found = re.match(
        rf"{lead}(?:(?:the|an?|its|our|their|of)\s+)*(?:[a-z0-9][\w’'-]*,?\s+){{0,{words}}}?(?P<who>{_PARTY})(?P<own>[’']s?\s)?",
        window,
        re.I if verb.leads else 0,
    )
    if not found or re.search(r"\.\s+[A-Z]", found["gap"]):
        return None
    if _THING.search(window[: found.start("who")]):
        return None
    if verb.needs and not re.search(rf"\b{verb.needs}\b", window[: found.start("who")], re.I):
        return None
    if not verb.leads and re.search(
        r"\b(?:by|from|with|for|to|of|in|at|on|as|that|against)\s", window[: found.start("who")]
    ):
        return None
    if verb.owned and not found["own"]:
        return None
    return masked.at(found["who"])


def _subject(masked: Masked, before: str) -> tuple[Party, ...] | None:
    """The parties nearest before a verb that can be its subject: only descriptions and auxiliaries stand between."""
    before = _DESCRIBED.sub(" ", before[-300:])
    found = re.search(rf"(?P<who>{_PARTY})(?P<own>[’']s?\b)?(?P<gap>[^;{_PARTY[1:-1]}]*)$", before)
    if not found or re.search(r"\.\s+[A-Z]", found["gap"]):
        return None
    gap, lead = found["gap"], before[: found.start("who")]
    if re.search(r"\b(?:from|by|with|to|for|of|in|at|on|under|against|between)\s+(?:the\s+|an?\s+)?$", lead, re.I):
        return _subject(masked, lead) if len(gap) < 120 else None
    auxiliaries = re.fullmatch(
        r"\s*(?:,[^,]*(?:,[^,]*){0,2},)?\s*(?:that|which|who|and|also|to|has|have|had|will|would|today|recently|is|are"
        r"|been|previously|currently|announced|announces|pleased|proud|said|agreed|agrees|expects|\w+ly|began"
        r"|continues?|can|may|,|\s)*\s*",
        gap,
        re.I,
    )
    if auxiliaries or (len(gap) < 60 and not found["own"]):
        return masked.at(found["who"])
    return None


def _hired(masked: Masked, who: Context) -> Iterator[Told]:
    """ "X will provide … under a contract" tells of the filer's supplier when no buyer is named."""
    for match in _WILL_SUPPLY.finditer(masked.text):
        maker = masked.at(match["who"])
        if maker and not any(p.filer for p in maker):
            yield "hired-by", maker, (who.filer,)


def _by_role(masked: Masked) -> Iterator[Told]:
    for match in _IS.finditer(masked.text):
        a, b = masked.at(match["a"]), masked.at(match["b"])
        if a is None or b is None:
            continue
        buys = re.match(r"customer|client|licensee|distributor|reseller", match["role"], re.I)
        yield ("is-customer-of", b, a) if buys else ("is-supplier-of", a, b)


def _made_by(masked: Masked, who: Context) -> Iterator[Told]:
    for match in _MADE_BY.finditer(masked.text):
        maker = masked.at(masked.text[match.end() : match.end() + 1])
        if maker and not any(p.filer for p in maker):
            yield "made-by", maker, (who.filer,)


def _by_agreement(masked: Masked, who: Context) -> Iterator[Told]:
    """ "X signed a contract with Y": the filer sells unless the words say that it buys."""
    for match in (*_AGREED.finditer(masked.text), *_BOTH.finditer(masked.text)):
        other = masked.at(match["who"])
        if other is None or _NO_SALE.search(match["what"] + match["gap"]):
            continue
        both = match.groupdict().get("first")
        subject = masked.at(both) if both else _subject(masked, masked.text[: match.start()])
        subject = subject or (who.filer,)
        if any(p.filer for p in other):
            subject, other = other, subject
        if not any(p.filer for p in subject) and subject == other:
            continue
        after = (
            match["what"]
            + match["gap"]
            + masked.text[match.start("who") : match.end() + 200].replace(match["who"], "\ue7ff")
        )
        sells, buys = _WE_SELL.search(after), _WE_BUY.search(after)
        if buys and (not sells or buys.start() < sells.start()):
            yield "agreed-to-buy", other, subject
        elif sells:
            yield "agreed-to-sell", subject, other


def _by_noun(masked: Masked, who: Context) -> Iterator[Told]:
    """ "The order was placed by X", "a contract with X": the filer of a release sells."""
    for match in _NOMINAL.finditer(masked.text):
        other = masked.at(match["who"])
        if other and not any(p.filer for p in other):
            yield "order-from", (who.filer,), other
