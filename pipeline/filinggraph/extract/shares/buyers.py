"""Who may hold a share in a sentence: named parties, lettered ones, and noun phrases headed by a word for a buyer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.caseless import Caseless
from filinggraph.extract.context import Context
from filinggraph.extract.names import Mention, names_of_any_kind, organizations
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.lists import beside_names, lettered_buyers
from filinggraph.extract.shares.name_places import MONTH, in_place
from filinggraph.extract.shares.no_buyers import NOT_A_BUYER
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import Party, PartyKind

_HEADS = (
    r"customer-entit(?:y|ies)|customers?|clients?|distributors?|wholesalers?|retailers?|resellers?|licensees?"
    r"|sublicensees?|lessees?|tenants?|payors?|payers?|purchasers?|buyers?|end[- ]users?|OEMs?|ODMs?|subscribers?"
    r"|dealers?|carriers?|agencies|agency|contract\s+manufacturers?|manufacturers?|pharmacies|hospitals|utilities"
    r"|consortium|consortia|chains?|franchisees?|operators?|refiners?|shippers?|advertisers?|agents?"
    r"|partners?|accounts(?!\s+(?:receivable|payable|for))|sites"
    r"|funds|users?|companies|stores|entities"
    r"|(?:rail(?:road|way)s|airlines|insurers|automakers|carmakers|grocers|brewers|municipalities|counties|school\s+districts|health\s+plans|steelmakers)"
)
_SUPPLY = r"suppliers?|vendors?|subcontractors?|factories|factory|processors?"
HEAD = rf"(?:{_HEADS}|{_SUPPLY})"
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty(?:-five)?|thirty|fifty"
    r"|hundred|\d{1,3})"
)
_COUNTS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
_DETERMINER = (
    rf"(?:{_NUMBER}|an?|another|each|every|any|no|both|our|its|their|his|the|these|those|such|this|that|same|other"
    r"|single|certain|several|some|largest|top|major|significant|principal|second|third|next)"
)
_STOP = (
    r"(?:(?:19|20)\d\d|of|for|in|on|at|by|to|from|with|and|or|as|that|which|who|whom|whose|than|was|were|is|are|be|been|had|has"
    r"|have|did|not|our|its|their|the|these|those|this|a|an|years?|ended|months?|quarter|per|cent"
    r"|through|within|into|under|also"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|fiscal"
    r"|one|because|due|concentrated"
    r"|products|sells?|account\w*|represent\w*|compris\w*|sales|revenues?|sold|percent|during|while|but|including)"
)
_WORD = rf"(?!{_STOP}\b)[\w.&’'/-]*\w\.?"
_PHRASE = Caseless(
    rf"\b(?:(?P<of>(?:{_NUMBER}|each|none|some|most|all|certain|several|any)\s+of\s+)?"
    rf"(?:{_DETERMINER})\s+(?:(?:second|third|fourth|different|separate|single|new),\s+)?(?:[\w’'.&-]+[’']s?\s+)?(?:\([^)]{{1,6}}\)\s+)?(?:{_WORD}\s+(?:and\s+(?={_WORD}\s+{HEAD}))?){{0,6}}?(?P<head>(?:{HEAD}\s+)?{HEAD})"
    rf"|(?:(?!{_DETERMINER}\s){_WORD}\s+(?:and\s+)?){{0,4}}?(?P<bare>(?:{HEAD}\s+)?{HEAD}))\b(?![’']|-\w)"
)
_TRADES = (
    r"(?:grocer|supermarket|hypermarket|department\s+store|(?:health|hospital|school|transit)\s+system|hospital|clinic|university|college"
    r"|school\s+district|municipality|county|city|state|ministry|government|authority|army|navy|airline|railroad|railway|automaker|carmaker|truckmaker"
    r"|(?:car|truck|aircraft|engine|boat|home|toy|drug|chip|phone|computer|equipment|device|steel|paper|food|tire)\s?-?(?:maker|builder|manufacturer|producer)|brewer|bottler|builder|homebuilder|shipbuilder|shipyard|developer"
    r"|cooperative|co-op|studio|broadcaster|publisher|network|integrator|system\s+integrator|contractor|prime\s+contractor|foundry|refiner|refinery|miner|producer"
    r"|mill|processor|packer|canner|restaurant\s+(?:chain|group|company)|hotel\s+(?:chain|group|company)|group|conglomerate|insurer|lender|broker|health\s+plan"
    r"|payer|payor|HMO|PBM|GPO|club|warehouse\s+club|e-tailer|e-commerce\s+company|telco|telecom|telephone\s+company|steelmaker|smelter|charterer|trader|house)"
)
_FIRM = re.compile(
    rf"\b(?P<who>(?:an?|one|another|a\s+single|a\s+second|a\s+third|its\s+next|our\s+next)\s+(?:{_WORD}\s+){{1,6}}?(?:company|corporation|firm|bank|insurer"
    rf"|airline|utility)"
    rf"|(?:one|another|a\s+single|a\s+second|a\s+third|(?:an?|the|our|its)\s+(?:[a-z-]+\s+){{0,3}}?(?:largest|biggest|leading|major|national|large|global|top))\s+(?:{_WORD}\s+){{0,4}}?{_TRADES})"
    r"\b(?![’'-]|\s+(?:owned|of\s+which|stock|facility|order|contract|agreement|program|project|market|segment|business|industry|line|product))",
    re.I,
)
_SOME_FIRM = re.compile(
    rf"\b(?P<who>an?\s+(?:{_WORD}\s+){{1,5}}?{_TRADES})\b"
    r"(?=,?\s+(?:and\s+an?\s+[^,.;%]{3,50}?\s+)?(?:each\s+|together\s+)?(?:account(?:ed|s)\s+for|represent(?:ed|s)|compris(?:ed|es)|constitut(?:ed|es)"
    r"|contribut(?:ed|es)|made\s+up|provided|purchased|bought|took|g[ai]ve[sn]?\s+us|was\s+responsible))",
    re.I,
)
_HEADLESS = re.compile(
    r"\b(?P<who>the\s+(?:single\s+)?(?:(?:largest|biggest)|(?:next|second|third)(?:[-\s](?:largest|biggest))?)"
    r"(?:\s+of\s+(?:these|them|which|whom|those|our\s+customers|the\s+\w+))?"
    r"|the\s+(?:two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty(?:-five)?|fifty|\d{1,2})\s+(?:largest|biggest)"
    r"|the\s+top\s+(?:two|three|four|five|ten|twenty)"
    r"|the\s+(?:next|other|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|ten)(?:\s+largest)?"
    r"|(?:(?<=\band\s)|(?<=,\s))(?:one\s+other|another|the\s+other|a\s+(?:second|third|fourth)))"
    r"(?=(?:\s*,\s+(?:between|among|taken|put)\s+(?:them|together),)?\s*,?\s+(?:another|a\s+further|(?:taken\s+)?together|\d[\d.]*\s?(?:%|per\s?cent)|account|represent|contribut|brought\s+in|generat|ma(?:de|king)\s+up|compris|being|(?:at|for)\s+\d"
    r"|with\s+\d))",
    re.I,
)
_BRACKETED = re.compile(
    r"\b(?P<who>(?:an?|another)\s+(?:[a-zA-Z-]+\s+){1,4}?)(?:(?:which|that|who)\s[^(),;%]{3,60}\s)?"
    r"(?=\(\s*(?:approximately\s+)?\d[\d.]*\s?(?:%|per\s?cent))"
)
_AMONG_BRACKETED = re.compile(
    r"[A-Z]\w+\s*\(\s*(?:approximately\s+)?\d[\d.]*\s?(?:%|per\s?cent)[^()]*\)[,\s]*(?:and\s+|or\s+)?$"
)
_SINGULAR = re.compile(
    r"(?:customer|client|[a-z]or|[a-z]er|licensee|lessee|tenant|entity|agency|consortium|chain|user|agent|factory)$",
    re.I,
)
_BACKWARD = re.compile(
    r"^(?:these|those|such|this|that|the\s+same|both|the\s+(?:two|three|four|five)|the\s+(?:customer|client|distributor|retailer|agency|licensee|tenant|carrier)$)\b",
    re.I,
)


def find_buyers(text: str, who: Context) -> list[Buyer]:
    """Parties of a sentence in order, none inside another; the filer itself is left out."""
    lettered = [replace(b, supplies=_sells(b.party.name)) for b in lettered_buyers(text)]
    named = [_named(text, m) for m in organizations(text, who) if not m.party.filer]
    others = [replace(_named(text, m), sure=False) for m in names_of_any_kind(text, who) if not m.party.filer]
    named += [o for o in others if not _overlaps(o, named) and in_place(text, o)]
    named = [part for n in named for part in _two_in_one(text, n)]
    named += _listed(text, named, who)
    named = [n for n in named if not _overlaps(n, lettered)]
    phrases = [p for p in _phrases(text) if not _overlaps(p, lettered)]
    named = [n for n in named if not any(p.start <= n.start and n.end <= p.end for p in phrases)]
    named = [_whole(text, n) for n in named]
    phrases = [p for p in phrases if not any(n.start <= p.start and p.end <= n.end for n in named)]
    named = [n for n in named if n.party.kind is PartyKind.GOVERNMENT or re.match(r".?[A-Z\d]", n.party.name)]
    named = [n for n in named if not owns_what_follows(text, n) and not NOT_A_BUYER.search(n.party.name)]
    named = [n for n in named if not _is_person(n.party.name)]
    named = [n for n in named if not _sells_to(text, n, phrases)]
    phrases = [p for p in phrases if not re.search(r"\bas\s+$", text[: p.start]) and not _describes(text, p, named)]
    beside = [b for b in beside_names(text, named) if not _overlaps(b, lettered)]
    named = [n for n in named if not _overlaps(n, beside)]
    phrases = [p for p in phrases if not _overlaps(p, beside)]
    return sorted([*lettered, *named, *beside, *phrases], key=lambda b: (b.start, -b.end))


def _is_person(name: str) -> bool:
    """True for "Mr. Gander", not for "Dr. Pepper Bottling Company"."""
    return bool(_PERSONAL.match(name)) and not (
        SUFFIXED.search(name) or _NAMED_AFTER.search(name) or is_known_body(name)
    )


_PERSONAL = re.compile(r"(?:Messrs|Mrs?|Ms|Dr|Prof)\.\s")
_NAMED_AFTER = re.compile(r"\b(?:Compan|Laborator|Brands?|Bottling|Stores?|Foods?|Products)")


def _sells_to(text: str, named: Buyer, phrases: Sequence[Buyer]) -> bool:
    """True for a company or unit with a customer of its own: "one customer of Managed Hosting" buys, not the unit."""
    if named.party.kind is PartyKind.GOVERNMENT:
        return False
    return any(_CUSTOMER.search(p.party.name) and _OF.fullmatch(text, p.end, named.start) for p in phrases)


def _describes(text: str, phrase: Buyer, named: Sequence[Buyer]) -> bool:
    """True for a phrase that says what the name right behind it is: "the retailer Acme"."""
    return bool(_ONE_NOUN.fullmatch(phrase.party.name)) and any(
        phrase.end < n.start and text[phrase.end : n.start].isspace() for n in named
    )


_ONE_NOUN = re.compile(r"the\s+[a-z]+", re.I)
_CUSTOMER = re.compile(r"\b(?:customers?|clients?)$", re.I)
_OF = re.compile(r"\s+of\s+(?:the\s+|our\s+|its\s+)?")


def owns_what_follows(text: str, buyer: Buyer) -> bool:
    """True for a name that owns or heads what follows: "X's customers", "X segment", "X operations"."""
    after = text[buyer.end : buyer.end + 60]
    whole = text[buyer.start : buyer.end]
    owned = after if re.match(r"[’']", after) else "’s" + after if re.search(r"[’']s?$", whole) else ""
    if _ITS_TRADE.match(owned):
        return False
    if _OWNS.match(owned):
        return True
    if re.search(
        (
            r"\b(?:sales|shipments|revenues?|versions?|(?<!business )(?<!operating )units)\s+of\s+(?:the\s+"
            r"|our\s+|its\s+)?$"
        ),
        text[: buyer.start],
        re.I,
    ):
        return True
    return bool(_THING_AFTER.match(after)) and not re.search(
        r"\b(?:to|from|by|with)\s+(?:the\s+|our\s+)?$", text[: buyer.start], re.I
    )


_OWNS = re.compile(
    r"(?:[’']s?|(?<=s)[’'])\s+(?!(?:was|were|is|are|and|or|account\w*|represent\w*|compris\w*"
    r"|constitut\w*|contribut\w*|which|who|has|have|had|made"
    r"|share|part|purchases|orders|balances?|receivables?|(?:outstanding|unpaid|trade|receivables?)\s+balances?|portion|contribution|percentage|proportion|generated|in|for|during|of|as|to|at"
    r"|respectively|each)\b)\w"
)
_ITS_TRADE = re.compile(
    r"[’']s?\s+(?:account|business|custom|spending|spend|volume|work|trade)\s+(?:with\s+us\s+)?(?:alone\s+)?(?:was|is|were|worth"
    r"|account\w*|represent\w*|compris\w*|constitut\w*|contribut\w*|ma[dk]e\w*|came|amount\w*|total\w*|provid\w*|generat\w*)\b"
)
_THING_AFTER = re.compile(
    r"\s+(?:(?:reportable|operating|business|product|reporting|and\s+related|portfolio"
    r"|branded)\s+)*(?:segments?|divisions?|products?|brands?|lines?|franchise|sales|revenues?"
    r"|operations|business|portfolio|platform|systems|stores|acquisition|credit\s+facility|facility|agreement|characters?|merchandise|licen[cs]es?|titles?|games?|toys?|drugs?|tablets?|vaccines?)\b",
    re.I,
)


def _named(text: str, mention: Mention) -> Buyer:
    """The party where its name begins, without a year before it ("in 2004 Acme"); "RBOCs" and "HMOs" are a class."""
    lead = re.match(r"(?:19|20)\d\d\s+(?=[A-Z])", text[mention.start : mention.end])
    start, party = mention.start + (lead.end() if lead else 0), mention.party
    body = _BODY_OF.search(text, max(0, start - 80), start) if party.kind is PartyKind.GOVERNMENT else None
    only = (
        re.match(r"(?:Only|Just|Even|Nor|Neither)\s+(?=[A-Z])", text[start : mention.end])
        if party.kind is PartyKind.COMPANY
        else None
    )
    if only:
        start, party = start + only.end(), replace(party, name=party.name.removeprefix(only.group().strip()).strip())
    if body:  # "the Board of Education of the City of Detroit"
        start, party = body.start(), Party(" ".join(text[body.start() : mention.end].split()), party.kind)
    so = _NAMED_SO.search(text[start : mention.end]) and not _NAMED_SO.search(party.name)
    if so and _NAME_ENDS.match(text, mention.end) and not party.aliases:
        party = replace(party, name=party.name + text[mention.end - 2 : mention.end])
    if re.fullmatch(r"[A-Z]{2,6}s", party.name):
        return Buyer(start, mention.end, Party(party.name, PartyKind.GROUP), 0)
    return Buyer(start, mention.end, party)


_NAMED_SO = re.compile(r"\w[’']s$")  # "Lowe's and Menards accounted for", where nothing follows that it could own
_NAME_ENDS = re.compile(
    r"\s*(?:[,.;:()]|$)|\s+(?:and|or|&|was|were|is|are|has|had|have|which|who|each|both|together|account\w*|represent\w*|compris\w*"
    r"|constitut\w*|contribut(?:ed|es|ing)|generat\w*|purchased|bought|made|at|in|during|with|for|\d)"
)


_BODY_OF = re.compile(
    r"\b(?:Board|Department|Office|Bureau|Division|Commission|Ministry|Authority|Agency|Council|Directorate|District|University|Port|Airport)"
    r"(?:\s+(?:of|for|and|the|[A-Z][\w’'-]+))*?\s+(?:of|for)\s+(?:the\s+)?$"
    r"|(?<=[Tt]he\s)(?:[A-Z][\w-]+\s+){1,4}and\s+$"
)


def _overlaps(one: Buyer, others: Sequence[Buyer]) -> bool:
    return any(one.start < o.end and o.start < one.end for o in others)


def _listed(text: str, named: Sequence[Buyer], who: Context) -> list[Buyer]:
    """Names that the model misses in a list with names that it sees: "Ingram Micro and Tech Data accounted for"."""
    known = {b.end for b in named} | {b.start for b in named}
    if not known:
        return []
    out: list[Buyer] = []
    for mention in names_of_any_kind(text, who):
        found = _named(text, mention)
        if mention.party.filer or _overlaps(found, [*named, *out]) or MONTH.search(found.party.name):
            continue
        before = _BEFORE_IN_LIST.search(text, max(0, found.start - 60), found.start)
        after = _AFTER_IN_LIST.match(text, found.end)
        if (before and before.start() in known and _LIST_ENDS.match(text, found.end)) or (
            after and after.end() in known
        ):
            out.append(found)
            known |= {found.start, found.end}
    return out


_BEFORE_IN_LIST = re.compile(
    r"(?:[’']s?)?(?:\s*(?:\([^()]{0,12}\d\s?%[^()]{0,24}\)|[:–—-]\s+\d[\d.]*\s?%(?:\s+of\s+[\w\s]{3,20})?))?"
    r"(?:,|;|[,;]?\s+and|\s+&|,?\s+or)\s+(?:\((?:[ivx]{1,4}|[a-z]|\d)\)\s+)?(?:to\s+|from\s+)?(?:the\s+)?$"
)
_AFTER_IN_LIST = re.compile(r"(?:[’']s?)?(?:,|,?\s+and|\s+&|,?\s+or)\s+(?:to\s+|from\s+)?(?:the\s+)?")
_LIST_ENDS = re.compile(
    r"[’']?s?\s*(?:,|\(|\d|and\b|or\b|each\b|together\b|both\b|account|represent|compris|constitut|contribut"
    r"|generat|made\b"
    r"|provid|were\b|was\b|are\b|purchas|bought\b|at\b|with\b|during\b|in\b|for\b|totall?ed|amounted|exceeded)",
)


def _two_in_one(text: str, buyer: Buyer) -> list[Buyer]:
    """ "Department of Veterans Affairs and Kaiser represented 31% and 10%": an agency and who stands beside it."""
    beside = _BESIDE_AGENCY.search(text, buyer.start, buyer.end)
    if buyer.party.kind is not PartyKind.GOVERNMENT or not beside or not _TWO_FIGURES.search(text, buyer.end):
        return [buyer]
    first = replace(buyer, end=beside.start(), party=replace(buyer.party, name=text[buyer.start : beside.start()]))
    return [first, replace(buyer, start=beside.start("name"), party=Party(beside["name"]))]


_BESIDE_AGENCY = re.compile(
    r"\s+and\s+(?:the\s+)?(?P<name>(?!(?:Human|Urban|Natural|Border|Rural|Medicaid|Space|Budget|Technology|Drug|Welfare|Training"
    r"|Atmospheric|Wildlife|Water|Power|Safety|Family|Children|Community|Economic|Consumer|Firearms|Explosives|Prevention"
    r"|Development|Services|Environmental|Public|Social|Industry|Labor|Housing|Recreation|Parks|Forestry|Trade|Commerce)\b)"
    r"[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'.-]+){0,4})$"
)
_TWO_FIGURES = re.compile(
    r"[^%;.]{0,90}\d\s?(?:%|per\s?cent)\s*,?\s+and\s+(?:approximately\s+)?\d[\d.]*\s?(?:%|per\s?cent)", re.I
)


def _whole(text: str, buyer: Buyer) -> Buyer:
    """ "Hospitals affiliated with X": the units of X buy for X, so the phrase is X from its first word on."""
    lead = _UNITS_OF.search(text, max(0, buyer.start - 90), buyer.start)
    return replace(buyer, start=lead.start()) if lead else buyer


_UNITS_OF = re.compile(
    r"\b(?:(?:various|certain|several|all|other|[Tt]he|business|operating|local|regional|member|\w+-\w+)\s+){0,2}"
    r"(?:(?:(?i:hospitals|plants|facilities|stores|mills|refineries|restaurants|dealers|clinics|centers|schools"
    r"|entities|companies"
    r"|practices|physicians|funds|locations|utilities|stations|airlines|operators|agencies|subsidiaries"
    r"|affiliates|units))"
    r"(?:\s+that\s+(?:are|were))?\s+(?:affiliated\s+with|(?:owned|operated|managed|controlled|run|sponsored)"
    r"(?:\s+(?:or|and)\s+(?:operated|managed|controlled))?\s+by)"
    r"|(?i:agencies|departments|units|subsidiaries|affiliates|divisions|branches|entities|members|components"
    r"|portions)\s+of)"
    r"\s+(?:the\s+)?$"
)


@lru_cache(maxsize=4096)
def _phrases(text: str) -> Sequence[Buyer]:
    out = [
        _without_head(m)
        for pattern in (_FIRM, _SOME_FIRM, _HEADLESS, _BRACKETED)
        for m in pattern.finditer(text)
        if pattern is not _BRACKETED or _AMONG_BRACKETED.search(text, 0, m.start())
    ]
    for match in _PHRASE.finditer(text):
        if match["bare"] and _TITLED.search(text, *match.span()):
            continue
        if any(match.start() < b.end and b.start < match.end() for b in out):
            continue
        label = " ".join(text[match.start() : match.end()].split())
        head = match["head"] or match["bare"]
        count = _count(label, head)
        if match["bare"] and count == 1:
            continue
        kind = PartyKind.UNNAMED if count == 1 else PartyKind.GROUP
        out.append(
            Buyer(
                match.start(), match.end(), Party(label, kind), count, bool(match["bare"]),
                bool(_BACKWARD.match(label)), _sells(head),
            )
        )  # fmt: skip
    return out


def _without_head(match: re.Match[str]) -> Buyer:
    """ "A grocery chain", "the largest" are one; "the ten largest" so many together."""
    label = " ".join(match["who"].split())
    if _SO_MANY.match(label):
        return Buyer(match.start(), match.end(), Party(label, PartyKind.GROUP), _count(label, ""))
    return Buyer(match.start(), match.end(), Party(label, PartyKind.UNNAMED))


_SO_MANY = re.compile(rf"the\s+(?:{_NUMBER}\s+(?:largest|biggest)|top\s+{_NUMBER})$", re.I)
_TITLED = re.compile(
    r"\b(?-i:[A-Z])[\w&’'-]+\s+(?-i:Stores|Partners|Companies|Funds|Carriers|Operators|Wholesalers|Distributors|Retailers"
    r"|Hospitals|Utilities|Agencies)$"
)


def _count(label: str, head: str) -> int:
    """How many buyers a phrase stands for: its number word, else one for a singular head, else 0 (unknown)."""
    of = re.match(rf"({_NUMBER})\s+of\b", label, re.I)
    words = re.findall(_NUMBER + r"(?![\w-])", of.group() if of else label, re.I)
    if words:
        word = words[0].lower()
        return int(word) if word.isdigit() else _COUNTS.get(word, 0)
    return 1 if _SINGULAR.search(head) else 0


def _sells(words: str) -> bool:
    return bool(re.search(rf"\b(?:{_SUPPLY})\b", words, re.I))
