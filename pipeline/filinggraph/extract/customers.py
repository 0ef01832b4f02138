"""Who sells to whom, in prose: lists of customers and suppliers, verbs of selling and buying, sides of deals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.dealings import Dealing, dealings
from filinggraph.extract.deals import is_headline
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Context, Mention, context, organizations
from filinggraph.model import (
    BlockKind,
    Boilerplate,
    CustomerFact,
    Document,
    Evidence,
    Modality,
    Party,
)

_BUYERS = (
    r"(?:customers?|clients?|distributors?|wholesalers?|retailers?|resellers?|licensees?|OEMs?"
    r"|purchasers?|buyers?|accounts|dealers?|subscribers?|payors?|users?|off-?takers?|tenants?)"
)
_SELLERS = (
    r"(?:suppliers?|vendors?|contract\s+manufacturers?|manufacturing\s+partners?|foundr(?:y|ies)"
    r"|subcontractors?|outsourcing\s+partners?|licensors?|providers?)"
)
_LIST = (
    r"(?:[^.;]{0,60}?)(?:\b(?:include[sd]?|including|are|were|is|was|such\s+as|consist(?:s|ed)?\s+of"
    r"|namely|like|span|among\s+others|in\s+alphabetical\s+order)\b[^.;:A-Z]{0,60}:?|[:(–—-]"
    r"|,)\s*(?:the\s+)?$"
)
_OWN = (
    r"\b(?:our|its|the\s+(?:Company|Group|Registrant|Corporation)[’']s|the\s+(?:Company|Group)|their"
    r"|whose|these|current|major|principal|largest|key|significant|existing|new|main|the|\w+\s+AI"
    r"|three|two|four|five)\b"
)
_BUYER_LIST = re.compile(
    rf"(?:{_OWN}|^(?:[A-Z]\w+\s+){{1,3}}?(?=(?:{_BUYERS})\s+include))[^.;]{{0,60}}?\b{_BUYERS}\b{_LIST}", re.I
)
_SELLER_LIST = re.compile(rf"{_OWN}[^.;]{{0,60}}?\b{_SELLERS}\b{_LIST}", re.I)
_SELLS_TO = re.compile(
    r"\b(?:sales?|sold|sells?|selling|supplie[sd]|supply|supplying|provide[sd]?|providing"
    r"|deliver(?:ed|s|ing)?|ship(?:ped|s|ments?)?|market(?:ed|s)?|licens(?:e|ed|es|ing)"
    r"|manufactur(?:e|ed|es|ing)|distribut\w+|billings?|"
    r"products?|services?|purchased|produces?d?|suppliers?)\b[^.;]{0,90}?\b(?:to|for"
    r"|by)\s+(?:the\s+)?(?:(?:our|its)\s+)?(?:(?:largest|single"
    r"|major)\s+)?(?:customers?,?\s+)?(?:approximately\s+[\d,]+\s+)?$",
    re.I,
)
_CUSTOMER_IS = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,\s*(?:Inc\.?|Ltd\.?|LLC)?\s*)?,?\s*(?:(?:is|was|are|were|has\s+been"
    r"|have\s+been|became|remains?|remained|which\s+(?:is|was)|who\s+(?:is|was)|as)\s+)?(?:an?\s+"
    r"|the\s+|one\s+of\s+|each\s+|both\s+|also\s+|currently\s+)*"
    r"(?:our|its|the\s+Company[’']s|the\s+Group[’']s|the)?\s*(?:(?:single|largest|major|significant"
    r"|principal|key|important|second|third|primary|only|corporate|payments|leading|long-?time"
    r"|long-?standing|existing|biggest|main)\s+)*"
    rf"\b{_BUYERS}\b",
    re.I,
)
_APPOSED = re.compile(
    (
        rf"\b(?:our|its|the\s+Company[’']s)\s+(?:(?:single|largest|major|principal|main|biggest|second|key"
        rf"|sole|exclusive)\s+)*{_BUYERS},?\s+(?:the\s+)?$"
    ),
    re.I,
)
_APPOSED_SELLER = re.compile(
    (
        rf"\b(?:our|its|the\s+Company[’']s|the|a|one|single|sole|single-source|sole-source"
        rf"|third-party)\s+(?:(?:single|largest|major|principal|primary|sole|main|exclusive|contract|key"
        rf"|third-party)\s+)*{_SELLERS},?\s+(?:the\s+)?$"
    ),
    re.I,
)
_BOUGHT_FROM = re.compile(
    r"\b(?:purchas(?:e|ed|es|ing)|bought|buy|buys|obtain(?:ed|s)?|sourc(?:e|ed|es|ing)|procur(?:e|ed"
    r"|es)|acquire[sd]?\s+(?:programming|rights)|licensed?"
    r"|receive[sd]?)\b[^.;]{0,110}?\bfrom\s+(?:(?:suppliers?|vendors?|third\s+parties)\s+(?:such\s+as"
    r"|including|like)\s+)?(?:the\s+|an?\s+[\w-]+(?:\s+[\w-]+)?,\s+)?$"
    r"|\b(?:manufactur(?:ed|e)|produced|supplied|assembled|fabricated|made|hosted|provided|packaged"
    r"|built|processed|operated)\b[^.;]{0,60}?\bby\s+(?:the\s+)?$"
    r"|\b(?:rel(?:y|ies|ied)|depend(?:s|ed)?|dependent|reliance"
    r"|dependence)\s+(?:\w+\s+)?(?:up)?on\s+(?:(?:a\s+)?(?:single|sole)?\s*(?:suppliers?|vendors?"
    r"|source|third[- ]part\w+|manufacturers?|services?|computing\s+infrastructure)?\s*(?:such\s+as"
    r"|like|including|operated\s+by|,)?\s*)(?:the\s+)?$"
    r"|\bsuppliers?\s+(?:such\s+as|like|including)\s+(?:the\s+)?$",
    re.I,
)
_SUPPLIES_US = re.compile(
    r"^\s*(?:\([^)]*\)|,[^,]{0,60},)?\s*(?:also\s+|currently\s+|primarily\s+|exclusively\s+"
    r"|has\s+agreed\s+to\s+|agreed\s+to\s+|will\s+)?(?:suppl(?:ies|ied|y)|manufactur(?:es|ed|e)"
    r"|produces?|produced|assembles?|fabricates?|provides?|provided|makes|sells|sold|packages"
    r"|licenses|licensed|hosts)\b"
    r"[^.;]{0,120}\b(?:us|our|the\s+Company|Company[’']?s?|we|its)\b|^\s*(?:\([^)]*\)|,)?\s*(?:our"
    r"|its|the\s+Company[’']s|is\s+(?:our|the\s+Company[’']s"
    r"|the))\s+(?:\w+\s+){0,3}(?:contract\s+manufacturer|supplier|vendor"
    r"|in-theatre\s+advertising\s+provider|provider)\b",
    re.I,
)
_BUYS_OURS = re.compile(
    r"^\s*(?:\([^)]*\)|,[^,]{0,60},)?\s*(?:also\s+|currently\s+|has\s+agreed\s+to\s+|agreed\s+to\s+"
    r"|will\s+)?(?:purchas(?:es|ed|e)|buys?|bought|distribut(?:es|ed|e)|resells?|markets|order(?:ed"
    r"|s)|uses|deploy(?:ed|s))\b"
    r"[^.;]{0,90}\b(?:from\s+(?:us|the\s+Company)|our|the\s+Company[’']?s)\b",
    re.I,
)
_AWARDED = re.compile(r"\b(?:award\w*|selected|RFP|request\s+for\s+proposal|contract\s+(?:from|with|by))\b", re.I)
_SALES_CONTEXT = re.compile(
    (
        rf"\b(?:{_BUYERS}|{_SELLERS}|sales?|sold|sells?|supply|supplie[sd]|suppliers?|manufactur\w+"
        rf"|purchas\w+|buys?|bought|provide[sd]?|distribut\w+|licens\w+|deliver\w*|rel(?:y|ies)|depend\w*"
        rf"|obtain\w*|sourc\w+|procur\w+|produced|assembled|award\w*|select\w*|chose\w*|contract\w*|agreements?"
        rf"|orders?|ordered|won|wins|secur\w+|engag\w+|hired|partner\w*|serv\w+|executed|hosted|managed|operated|built)\b"
    ),
    re.I,
)
_SKIPPED = frozenset(
    {
        Boilerplate.SAFE_HARBOR,
        Boilerplate.TABLE_OF_CONTENTS,
        Boilerplate.EXHIBIT_INDEX,
        Boilerplate.SIGNATURES,
        Boilerplate.CONTACT,
    }
)
_COMPETES = re.compile(
    (
        r"\b(?:compet(?:e|es|ed|itors?|ition|ing|itive)|acqui(?:red|sition)\s+of|formerly|joined"
        r"|served\s+as|board\s+of|auditor|law\s+firm|underwriter|trademark\w*|subsidiar(?:y|ies)\s+of"
        r"|merger|invest(?:ed|ment|or)s?|stockholder|shareholder|lender|loan|credit\s+facility|lease)\b"
    ),
    re.I,
)
_NO = re.compile(
    (
        r"\b(?:no\s+(?:single\s+)?customer|none\s+of|not\s+(?:a\s+)?customer"
        r"|no\s+longer\s+(?:a\s+customer|sells?|suppl))\b"
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Tie:
    party: Party
    buys: bool
    rule: str


def customers(document: Document) -> Iterator[CustomerFact]:
    """Every named customer and supplier of the filer, once a pair, with the first words that say so."""
    who = context(document)
    seen: set[tuple[str, str]] = set()
    for sentence, dealing in _stated(document, who):
        supplier, customer = dealing.supplier, dealing.customer
        if (supplier.name, customer.name) in seen or (customer.name, supplier.name) in seen:
            continue
        seen.add((supplier.name, customer.name))
        largest = re.search(r"\blargest\s+(?:single\s+)?customer\b(?!s)", sentence.text, re.I)
        yield CustomerFact(
            evidence=(Evidence.of(document, sentence.start, sentence.end, rule=dealing.rule),),
            supplier=supplier,
            customer=customer,
            rank=1 if largest and supplier.filer else None,
            role=_role(sentence.text) if supplier.filer else "customer",
            confidence=0.8,
        )


def _stated(document: Document, who: Context) -> Iterator[tuple[Sentence, Dealing]]:
    """Sales that sentences state, in order; in periodic reports those of the filer only."""
    release = not document.filing.form.startswith(("10-", "20-F", "40-F"))
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED or block.section == "Item 1A":
            continue
        if not _SALES_CONTEXT.search(document.text, block.start, block.end):
            continue
        for sentence in split(document, block):
            text = sentence.text
            if len(text) > 3000 or is_headline(sentence) or not _SALES_CONTEXT.search(text) or _NO.search(text):
                continue
            if modality_of(text) is Modality.FORWARD_LOOKING:
                continue
            listed = [
                Dealing(who.filer, t.party, t.rule) if t.buys else Dealing(t.party, who.filer, t.rule)
                for t in ties(text, who)
            ]
            tied = {d.customer.name if d.supplier.filer else d.supplier.name for d in listed}
            named = {m.party.name for m in organizations(text, who, strict=True)}
            for dealing in dealings(text, who, release=release):
                other = dealing.customer if dealing.supplier.filer else dealing.supplier
                ours = dealing.supplier.filer or dealing.customer.filer
                sure = release and {dealing.supplier.name, dealing.customer.name} <= named
                if other.name not in tied and (ours or sure):
                    listed.append(dealing)
            for dealing in listed:
                yield sentence, dealing


def ties(text: str, who: Context) -> list[_Tie]:
    """Lists and appositions that tie the names of one sentence to the filer."""
    mentions = [m for m in organizations(text, who, strict=True) if not m.party.filer]
    out: list[_Tie] = []
    previous: tuple[int, _Tie] | None = None
    for mention in mentions:
        tie = _tie(text, mention)
        if tie is None and previous is not None and _joined(text[previous[0] : mention.start]):
            tie = _Tie(mention.party, previous[1].buys, previous[1].rule)
        if tie is not None:
            out.append(tie)
        previous = (mention.end, tie) if tie is not None else None
    return [] if _COMPETES.search(text) and not re.search(rf"\b{_BUYERS}\b|\b{_SELLERS}\b", text, re.I) else out


def _joined(gap: str) -> bool:
    return bool(
        re.fullmatch(
            (
                r"\s*(?:\([^)]{0,60}\)|[“\"][^”\"]*[”\"])?\s*(?:,|;|and|,\s*and|;\s*and|&|or|/"
                r"|as\s+well\s+as)\s*(?:the\s+)?"
            ),
            gap,
        )
    )


def _tie(text: str, mention: Mention) -> _Tie | None:
    before, after = text[max(0, mention.start - 260) : mention.start], text[mention.end : mention.end + 170]
    if _APPOSED_SELLER.search(before) or _SELLER_LIST.search(before):
        return _Tie(mention.party, False, "supplier-list")
    if _BOUGHT_FROM.search(before) and not _AWARDED.search(before):
        return _Tie(mention.party, False, "bought-from")
    if _SUPPLIES_US.match(after):
        return _Tie(mention.party, False, "supplies-filer")
    if _APPOSED.search(before) or _BUYER_LIST.search(before):
        return _Tie(mention.party, True, "customer-list")
    if _CUSTOMER_IS.match(after):
        return _Tie(mention.party, True, "customer-is")
    if _BUYS_OURS.match(after):
        return _Tie(mention.party, True, "buys-from-filer")
    if _SELLS_TO.search(before) and re.search(
        r"\b(?:we|our|us|Company|its|Group|Registrant|sales)\b", text[: mention.start], re.I
    ):
        return _Tie(mention.party, True, "sells-to")
    return None


def _role(text: str) -> str:
    for role in ("distributor", "wholesaler", "reseller", "licensee", "retailer", "dealer"):
        if re.search(rf"\b{role}s?\b", text, re.I):
            return role
    return "customer"
