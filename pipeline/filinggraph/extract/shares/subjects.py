"""Whose share a clause speaks of: the subject of its verb, or who sales were made to, by place and syntax."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.clauses import Clause
from filinggraph.extract.shares.lists import unnamed_together

VERB = re.compile(
    r"\b(?:account(?:ed|s|ing)?\s+for|accounted|represent(?:ed|s|ing)?|compris(?:ed|es|ing|e)|constitut(?:ed|es|ing|e)"
    r"|contribut(?:ed|es|ing|e)|furnish(?:ed|es)|made\s+up|mak(?:es|e|ing)\s+up|generat(?:ed|es|ing|e)|provid(?:ed|es|e)"
    r"|responsible\s+for|total(?:l?ed|s|l?ing)?|amount(?:ed|s|ing)?\s+to|aggregat(?:ed|es|ing)"
    r"|brought\s+(?:in|us)|produc(?:ed|es|ing)|yield(?:ed|s)|stood|remain(?:ed|s)|took"
    r"|(?:fell|rose|dropped|declined|climbed|grew|increased|decreased|went)\s+(?:(?:from|to)\s+)"
    r"|(?:at|with)(?=\s*$|\s+(?:approximately\s+|about\s+|some\s+|over\s+|nearly\s+)?\d)|equal(?:l?ed|s)?|exceed(?:ed|s|ing)?"
    r"|came|comes?|purchased|bought|consist(?:ed|s)\s+of|attributable|attributed|derived?|were|was|is|are|been|had"
    r"|(?:(?<=they)|(?<=it)|(?<=that))[’'](?:re|s)(?=\s)|ranked|reached|included?|owed|made|earned|received|billed|did|paid|hauled|absorbed|supplied|spent|worth|gave|gives|paid"
    r"|(?:fallen|risen|grown|dropped|declined|gone)\s+(?:from|to))\b",
    re.I,
)
STRONG = re.compile(
    r"\b(?:account(?:ed|s|ing)?\s+for|represent|compris|constitut|contribut|ma(?:de|kes?|king)\s+up"
    r"|generat|responsible\s+for"
    r"|attribut|deriv|total(?:l?ed|s)|amount\w*\s+to|aggregat|brought\s+(?:in|us)\b|produc(?:ed|es|ing)\b|yield(?:ed|s)\b"
    r"|worth\b|g(?:ave|ives)\s+(?:us|it|the\s+\w+)\b"
    r"|(?:provid(?:ed|es|ing)|furnish(?:ed|es)|purchased|bought|took)\s+(?:(?:approximately|about|over|some|nearly)\s+)?(?=\d|$)|equal(?:l?ed)?\s+to\b)"
    r"|(?:^|[’']s?)\s+(?:\w+\s+)?(?:share|part|portion|percentage|proportion|contribution)\s+(?:of|to|had\s+been|was|were|is|came|stood|rose|fell|grew)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:(?:is|was|were|are|had|has|have)(?!\s+(?:\w+\s+)?(?:been|account|represent|compris"
    r"|constitut|contribut|ma[dk]e|generat|responsible"
    r"|attribut|deriv|total|each|worth))|sells?|sold|utiliz\w+|operates?|includ(?:ed|es)|consist(?:ed|s)"
    r"|purchases?d?|distribut(?:es?|ed))\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\.?,\s*(?:which|who)\s+(?:\w+ly\s+|each\s+|together\s+|has\s+|have\s+)?"
    r"(?:account|represent|compris|constitut|contribut|ma(?:de|kes?)|generat|purchas)",
    re.I,
)
_OF_A_THING = re.compile(
    r"\b(?:sales|revenues?|products?|services?|segments?|business|markets?|industry|lines?|operations"
    r"|systems|programs?)\s*,\s*which\s+"
    r"(?:\w+\s+)?(?:account|represent|compris|constitut|contribut|ma(?:de|kes?)|generat)",
    re.I,
)
_DIRECT = re.compile(
    r"\.?(?:\s+group)?(?:\s+as\s+(?:an?\s+|our\s+|its\s+)?[a-z-]+(?:\s+[a-z]+)?(?=\s*$|\s+(?:\w+\s+)?\d))?(?:\s+and\s+(?:its\s+)?(?:affiliates|subsidiaries"
    r"|affiliated\s+companies))?[\s,:;(–—-]*(?:(?:of\s+(?=\$)|totaling|at\s+least|at|with|for|to(?=\s+(?:\w+\s+)?\d)|approximately|about"
    r"|over|more\s+than|just\s+over|just\s+under|nearly|almost|roughly|less\s+than|under|some|only|just|up\s+to|another|a\s+further|a\s+combined|(?:between|among)\s+them|(?:taken\s+|put\s+)?together|combined|or|and|each|being|who|which|that|(?:sales|revenues?|purchases|billings)\s+of"
    r"|\$\s?[\d.,]+(?:\s*(?:million|billion|thousand))?|[\d.,]+)[\s,:(]*)*+",
    re.I,
)
_SOLD_TO = re.compile(
    r"\b(?:sales|sold|revenues?|receivables?|billings|purchases|contracts?|shipments|fees"
    r"|amounts?\s+(?:due|owed)|due|derived"
    r"|business|orders|royalties|income|services|products|generated|received|premiums?|deliveries|work|production"
    r"|subsidiaries)\b[^.;,()]{0,60}?"
    r"\b(?:to|from|by|with|for)\s+(?:the\s+|its\s+|our\s+|both\s+|each\s+of\s+)?$",
    re.I,
)
_HANDED = re.compile(
    r"(?:\b(?:from|to|by|with|through|under(?=\s+(?:[\w-]+\s+){0,4}?(?:agreements?|(?:sub)?contracts?|orders)\b)|(?:was|were|is|are)\s+for)|[:–—-]|\b(?:were|was|are|is|included?|being))\s*"
    r"(?:(?:sales\s+(?:of\s+[\w\s]{1,30}\s)?to|the|its|our|a|an|agencies\s+of|contracts\s+with"
    r"|customers?,?|one|single)\s+|(?:[\w-]+\s+){0,4}?(?:agreements?|(?:sub)?contracts?|orders|that|those|sales|services|shipments)\s+(?:with|to|from)\s+(?:the\s+)?)*+$",
    re.I,
)
_MOVES_ON = re.compile(
    r";|"
    r",\s*(?:and\s+)?(?:is|will|has|had|are|have|plans|intends)\s+|\bwill\b|\bexpir|\b(?:and|but)\s+the\s+(?:rest|balance|remainder|others?)\b"
    r"|,\s*(?:(?!(?:all|each|both|none)\b)[\w-]+\s+){0,4}of\s+(?:which|whom|that|this|these|those)\b",
    re.I,
)
_SIDE = re.compile(
    r"(?:\b(?:in|under|through|against|like|than|within|via|into|using|as\s+well\s+as|together\s+with|including|of)\s+"
    r"(?:the\s+|its\s+|our\s+|their\s+|a\s+)?)$",
    re.I,
)
_JOINT = re.compile(
    r"(?:[\s,;&/“”\"]|(?:(?<=and )|(?<=, ))(?:to|from|with)\b|\band\b|\bor\b|\bas\s+well\s+as\b|\bthe\b|\bits\b"
    r"|\bsubsidiaries\b|\baffiliates\b|\bInc\b\.?|\bCorp\b\.?)*",
    re.I,
)
OWNER = r"(?-i:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*[’']s?)"  # "Acme Tool's", before "largest customer"
_SAME = re.compile(
    r"[\s,:–—-]*(?:(?:which|who|that|and|also|is|was|were|are|has\s+been|have\s+been|namely|being"
    rf"|became|becomes|remain(?:ed|s)|as|of|the|our|now|still|again|by\s+far|{OWNER})\b[\s,:–—-]*)*",
    re.I,
)
_OF_A_PLACE = re.compile(
    r"^\s+(?:in|for)\s+(?:the\s+)?[A-Z][\w.]+(?:\s+[A-Z][\w.]+)?(?=,)|^\s+(?:in|for|during)\s+(?:fiscal\s+|(?:the\s+)?year\s+)?(?:19|20)\d\d(?=\s)"
)
_ASIDE = re.compile(
    r",\s*(?:(?:none|all|most|each|some|both|one)\s+of\s+)?(?:who|whom|which"
    r"|whose)\b[^,;]*,(?=\s*(?:and\s+)?(?:have\s+|has\s+)?\w+)",
    re.I,
)
_FIGURE = re.compile(r"%|per\s?cent", re.I)
ITS_BUSINESS = (
    r"(?:the|this|that)\s+(?:(?:previous|prior|former|old|original|existing|expiring|new|first|current)\s+)?(?:business|account|contract|agreement|relationship"
    r"|work|orders?|award|programs?|programme|arrangement|deed|engagement|mandate|panel|assignment|subcontract|licen[cs]e|deal)"
)
ALIKE = (
    r"(?:(?:the\s+)?(?:corresponding|comparable|equivalent|respective|same)|these|those|the|such)\s+"
    r"(?:figures?|percentages?|shares?|numbers?|proportions?)"
)
_PRONOUN = re.compile(
    r"(?:^|[,;.(–—]|\b(?:and|but|however|while|group|total|aggregate|combined)\b)[\s,]*(?:(?:in|for"
    r"|during|at|as\s+of|as)\b(?:[^,]{0,70},\s*|(?:\s+(?:the|fiscal|years?|ended|and|of|first|second"
    r"|third|fourth|half|quarters?|same|prior|previous|preceding|comparable|corresponding|periods?|six|nine|months)"
    r"|[\s,]+(?:19|20)\d\d)+,?\s+)(?:(?:19|20)\d\d,?\s+)?)?"
    r"(?:together,?\s+|collectively,?\s+|in\s+(?:the\s+)?aggregate,?\s+)?(?:they|it|these|those|this"
    r"|each|both|one|two|three|all|who|which|the\s+(?:same\s+)?(?:two|three|four|five)"
    rf"|{ITS_BUSINESS})"
    r"(?:\s+of\s+(?:which|whom|them|these|those))?"
    r"(?:\s+(?:\w+ly|together|each|have|has|also|combined|in\s+the\s+aggregate|did|was|were|is|are"
    r"|entities|parties))*\s+"
    r"(?:account|represent|compris|constitut|contribut|ma(?:de|ke)|generat|responsible|attribut|total|purchased|bought|provid|produc|brought|yield|took)"
    r"|\b(?:it|they|these|that|the\s+(?:first|same)\s+(?:two|three|four))(?:\s+(?:was|were|is|are|had\s+been|came\s+to)|[’'](?:s|re))\s+(?:(?:about|approximately|roughly|around|some|nearly|over|only|just|almost)\s+)*$"
    rf"|\b{ALIKE}\s+(?:was|were|had\s+been|stood|amounted|came)\b"
    r"|\b(?:to|from|by)\s+(?:them|it|this\s+one|the\s+(?:two|three|four)(?=\s+(?:was|were|tota)))\b"
    r"|\b(?:its|their)\s+(?:purchases|orders|share|contribution|balances?|account|business|volume|portion|percentage|figures?|spending)\b"
    r"|\b(?:within|in)\s+(?:our|the|its|this|that)\s+(?:[\w&-]+\s+){1,4}?(?:segment|division|business|market|region|unit)\s*,?\s+(?:it|they)\s+"
    r"(?:account|represent|compris|constitut|contribut|ma(?:de|ke)|generat|provid|took|was|were)"
    r"|\bunder\s+(?:this|that|these|those|such|the|both)\s+(?:\w+\s+)?(?:agreements?|contracts?|programs?|arrangements?)\b",
    re.I,
)
_CONNECTIVE = re.compile(
    r"(?:[\s,;:(–—-]|\b(?:and|or|against|in|for|during|at|as|of|to|with|compared|opposed|versus|approximately|about"
    r"|respectively|another|but|only|the|by"
    r"|from|after|following|fiscal|year|years|ended|quarter|quarters|months|first|half|december|january|february|march|april|may"
    r"|june|july|august|september|october"
    r"|november|three|six|nine|same|period|periods|both|each|also|up|down|increased|decreased|prior"
    r"|previous|compares?|comparable"
    r"|it|they|had|has|been|stood|twelve|earlier|before|ago|ahead|previously|year-end|same|reached|levels?|each|either|some|roughly|around|over|nearly|almost"
    r"|net|sales|revenues?|total|value|volume|dollars?|accounts?|receivable|our|its|others?|million|billion|thousand|while"
    r"|which|an|a|just|making|ma[dk]es?|corresponding|equivalent|respective|together|combined|collectively|that|this|those|figures?|percentages?|share|was|were|additional|amount(?:ed|ing|s)?|totall?ing|represent(?:ed|ing|s)?|account(?:ed|ing"
    r"|s)?|compris\w+|constitut\w+)\b"
    r"|[\d.,$])*+",
    re.I,
)
_LISTED = re.compile(r"(?:,|\band|\bor|;)\s*(?:(?:approximately|about|over|more\s+than|nearly)\s*)?$", re.I)
_EXCEPT = re.compile(
    r"\b(?:other\s+than|except(?:ing)?(?:\s+for)?|besides|apart\s+from|aside\s+from"
    r"|exception\s+of)\s+(?:[\w’']+\s+){0,4}$",
    re.I,
)
_EACH = re.compile(
    r"\beach\b(?!\s+(?:of\s+(?:the|our|its|these|those|fiscal|\d)|year|fiscal|quarter|period|such"
    r"|case))|\bindividually\b|\bevery\b",
    re.I,
)
_TOGETHER = re.compile(
    r"\b(?:together|combined|collectively|in\s+(?:the\s+)?aggregate|aggregated?|in\s+total"
    r"|as\s+a\s+group|jointly)\b", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """The parties of a clause, in which way they were found, and whether each has the share or all together."""

    buyers: tuple[Buyer, ...]
    how: str
    each: bool = False
    together: bool = False


NOBODY = Subject((), "none")


def runs(text: str, buyers: Sequence[Buyer]) -> list[tuple[Buyer, ...]]:
    """Buyers joined by commas and "and" as lists; a counted phrase beside names that spell it out gives way to them."""
    out: list[list[Buyer]] = []
    for buyer in buyers:
        gap = _undescribed(text[out[-1][-1].end : buyer.start], buyer) if out else ""
        again = out and buyer.named and buyer.party.name == out[-1][-1].party.name and not gap.strip(" (“”\"'’,)")
        if out and (again or buyer.start < out[-1][-1].end):
            continue  # "National Laboratories (“NRL”)" is named once
        apart = out and gap.strip() == "," and len(out[-1]) == 1 and _WHERE.search(text[: out[-1][0].start])
        if (out and _single(out[-1][-1]) and _single(buyer) and _JOINT.fullmatch(gap) and not apart) or (
            out and unnamed_together(out[-1][-1], buyer, gap)
        ):
            out[-1].append(buyer)
        else:
            out.append([buyer])
    return _spelled_out(text, out)


def _undescribed(gap: str, buyer: Buyer) -> str:
    """What stands before a name without the words that say what it is: "and the trading house Acme"."""
    return _DESCRIBED.sub("the ", gap) if buyer.named else gap


_DESCRIBED = re.compile(
    r"(?:(?<=\s)|^)(?:the|its|our)\s+(?:(?!(?:of|to|from|by|in|at|with|for|which|that|who|and|or|rest|balance|same|customers?|clients?)\b)"
    r"(?:[a-z][\w-]*|[a-z]+-[A-Z]+)\s+){1,3}$"
)
_WHERE = re.compile(
    r"(?:^|[;:.,(]\s*)(?:in|at|within|from|near|across)\s+(?:the\s+|our\s+)?$", re.I
)  # "In the Barnett Shale, Acme"


def _single(buyer: Buyer) -> bool:
    return buyer.named or buyer.lettered or buyer.listed


def _spelled_out(text: str, lists: list[list[Buyer]]) -> list[tuple[Buyer, ...]]:
    """ "two customers, Airbus and Boeing,": the names. "McLane, our largest customer,": the name."""
    out: list[tuple[Buyer, ...]] = []
    for found in lists:
        if out and out[-1][0].named and found[0].count == 1 and _AND_IS.search(text[out[-1][-1].end : found[0].start]):
            out[-1] = tuple(replace(b, start=found[0].start, end=found[0].end) for b in out[-1])
            continue
        between = _undescribed(text[out[-1][-1].end : found[0].start], found[0]) if out else ""
        if out and len(between) < 60 and _SAME.fullmatch(_OF_A_PLACE.sub("", between)):
            left, right = out[-1], found
            if _single(right[0]) and not _single(left[0]) and not _denies(left[0]):
                out[-1] = (replace(right[0], group=left[0].party.name, since=left[0].start), *right[1:])
                continue
            if (
                left[0].named
                and not right[0].named
                and re.search(r"[,–—-]|\b(?:is|was|as|are|were)\b", text[left[-1].end : right[0].start])
            ):
                continue
        out.append(tuple(found))
    return out


_AND_IS = re.compile(r"^[^.;%]{3,90}\band\s+(?:is|was|remains|has\s+been)\s+(?:also\s+|now\s+)?$")


def _denies(buyer: Buyer) -> bool:
    return bool(re.match(r"(?:no|none|not|neither|any)\b", buyer.party.name, re.I))


def subject_of(text: str, clause: Clause, buyers: Sequence[Buyer]) -> Subject:
    """Who has the share of a clause by its own words, or NOBODY."""
    masked = blank_asides(clause.masked, clause.start, clause.first)
    seen = [b for b in buyers if clause.start <= b.start and b.end <= clause.end and masked[b.start : b.end].strip()]
    ahead = runs(masked, [b for b in seen if b.end <= clause.first])
    behind = [
        r
        for r in runs(masked, [b for b in seen if b.start >= clause.last])
        if _HANDED.search(masked[clause.last : r[0].begin]) and not _MOVES_ON.search(masked[clause.last : r[0].begin])
    ]
    each = bool(_EACH.search(masked[clause.start : clause.end])) or bool(
        re.search(r"\beach\b", text[clause.last : clause.last + 40], re.I)
    )
    together = bool(_TOGETHER.search(masked[clause.start : clause.end]))
    chosen = _ahead(masked, clause, ahead)
    if chosen is not None:
        return Subject(chosen[0], chosen[1], each, together)
    if behind:
        return Subject(behind[0], "behind", each, together)
    return Subject((), "none", each, together)


def blank_asides(masked: str, start: int, stop: int) -> str:
    """The text without relative clauses between commas, which carry no subject of the main verb."""
    for match in list(_ASIDE.finditer(masked, start, stop)):
        if not _FIGURE.search(match.group()):
            masked = masked[: match.start()] + " " * len(match.group()) + masked[match.end() :]
    return masked


def _ahead(masked: str, clause: Clause, lists: Sequence[tuple[Buyer, ...]]) -> tuple[tuple[Buyer, ...], str] | None:
    """The list before the percentages that they belong to: first who was sold to, then the subject of the verb."""
    fit = [(r, _link(masked, r, clause)) for r in lists]
    fit = [(r, link) for r, link in fit if link]
    told = [(r, "verb") for r, _ in fit if not r[-1].bare and _RELATIVE.match(masked[r[-1].end : clause.first])]
    if told:
        return told[-1]
    listed = [(r, link) for r, link in fit if link == "direct" and _single(r[0])]
    if listed and _BEHIND_COLON.search(masked[clause.start : listed[-1][0][0].start]):
        return listed[-1]
    sold = [(r, "sold") for r, link in fit if _SOLD_TO.search(masked[clause.start : r[0].start])]
    if sold:
        return sold[-1] if len(sold) == 1 else sold[0]
    excepted = [(r, link) for r, link in fit if r[0].named and _EXCEPT.search(masked[clause.start : r[0].start])]
    if excepted:
        return excepted[0]
    plain = [(r, link) for r, link in fit if not _SIDE.search(masked[clause.start : r[0].start])]
    governs = [(r, link) for r, link in plain if not _other_verb(masked[r[-1].end : clause.first])]
    plain = _after_colon(masked, clause, governs or plain)
    if plain:
        counted = [p for p in plain if len(p[0]) == len(clause.figures) and len(clause.figures) > 1]
        return counted[-1] if counted else plain[0]
    side = [(r, "side") for r, _ in fit]
    return side[-1] if side else None


_BEHIND_COLON = re.compile(r":\s*(?:the\s+)?$", re.I)  # "sales to two customers were: Alpha - 22% and …"


def _after_colon(
    masked: str, clause: Clause, lists: list[tuple[tuple[Buyer, ...], str]]
) -> list[tuple[tuple[Buyer, ...], str]]:
    """ "We depend on few customers: X accounted for": what stands after the colon, where somebody does."""
    colon = masked.rfind(":", clause.start, clause.first)
    return [found for found in lists if found[0][0].start > colon] or lists


def _other_verb(between: str) -> bool:
    """True when a verb that is not the one of share stands between the parties and it."""
    verbs = list(STRONG.finditer(between))
    return bool(_FINITE.search(between[: verbs[-1].start()] if verbs else between))


def _link(masked: str, run: Sequence[Buyer], clause: Clause) -> str:
    between = _TITLE_AND.sub("", masked[run[-1].end : clause.first])
    if STRONG.search(between):
        return (
            "" if _OF_A_THING.search(between) and not _SOLD_TO.search(masked[clause.start : run[0].start]) else "verb"
        )
    if _IN_PERCENT.search(clause.before) and _WAS.fullmatch(between):
        return "verb"
    if _OF_SO_MUCH.fullmatch(between) and _SOLD_TO.search(masked[clause.start : run[0].start]):
        return "direct"
    if _DIRECT.fullmatch(between) and not re.fullmatch(r"[\s,;]*(?:and|or)[\s,]*", between):
        return "direct"
    grew = _GREW_TO.search(between) and OF_SALES.match(clause.after) and not _SALES_OF_IT.search(between)
    return "weak" if grew or VERB.search(between) else ""


OF_SALES = re.compile(
    r"\s*of\s+(?:(?:our|its|the|total|net|gross|consolidated|company|annual|Company[’']s)\s+){0,4}"
    r"(?:sales|revenues?|turnover|receivables)\b",
    re.I,
)
_SALES_OF_IT = re.compile(r"\bsales\s+of\s+(?:which|it|them)\b", re.I)
_OF_SO_MUCH = re.compile(r"\s+of\s+(?:approximately\s+|about\s+)?", re.I)  # "sales to one customer of 22%"
_TITLE_AND = re.compile(  # "Acme, our largest customer and 14% of revenue"
    r"^,\s+(?:our|its|the)\s+(?:[\w’'-]+\s+){0,4}?(?:customer|client|distributor|licensee|tenant)\s+and(?=\s)", re.I
)
_GREW_TO = re.compile(
    r"\b(?:fell|rose|dropped|declined|climbed|grew|increased|decreased|went)\s+(?:(?:by\s+)?[\d.]+%\s+)?(?:to|from)\s",
    re.I,
)
_IN_PERCENT = re.compile(r"\bas\s+a\s+percent(?:age)?\s+of\s+(?:our\s+|its\s+|the\s+)?", re.I)
_WAS = re.compile(r"\s+(?:was|were|is|are|stood\s+at)\s+(?:approximately\s+|about\s+)?", re.I)


def inherits(clause: Clause) -> bool:
    """True for a clause without a subject of its own, which goes on with the one before."""
    lead = clause.before
    if re.match(r"\s*(?:or\s+(?:more|greater|above)|and\s+(?:above|over))\b", lead, re.I):
        return True
    if _OTHERS.search(lead):
        return False
    if _CONNECTIVE.fullmatch(lead) or (_LISTED.search(lead) and not VERB.search(lead)):
        return True
    return refers_back(clause)


_OTHERS = re.compile(r"(?:,|\band)\s+(?:all\s+)?others,?\s*$", re.I)


def under_contract(clause: Clause) -> bool:
    """True for "sales under the agreement": whose, is whoever the agreement is with."""
    return bool(_UNDER.search(clause.before))


def of_one(clause: Clause) -> bool:
    """True for "the contract represented", which can point to one party only."""
    return bool(_OF_ONE.search(clause.before))


def alike(clause: Clause) -> bool:
    """True for "the corresponding figures were", one for each party or period told before."""
    return bool(_ALIKE.search(clause.before))


_ALIKE = re.compile(ALIKE, re.I)
_OF_ONE = re.compile(rf"\b{ITS_BUSINESS}\b|\bits?\b", re.I)


def refers_back(clause: Clause, *, over_sentences: bool = False) -> bool:
    """True when a pronoun is the subject: "they together accounted for", "of which", "sales to them".

    Over sentences, "which" and "who" do not count: they stand for something in their own.
    """
    lead = blank_asides(clause.masked, clause.start, clause.first)[clause.start : clause.first]
    pronoun = _PRONOUN.search(lead)
    return pronoun is not None and not (over_sentences and _RELATES.search(pronoun.group()))


_RELATES = re.compile(r"\b(?:which|whom?)\b", re.I)
_UNDER = re.compile(
    r"\bunder\s+(?:this|that|these|those|such|the|both)\s+(?:\w+\s+)?(?:agreement|contract|program|arrangement)", re.I
)
