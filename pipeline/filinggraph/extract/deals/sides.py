"""Who can be the other side of a deal that a sentence tells of: names, unnamed counterparties, names from before."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from filinggraph.extract.context import Context
from filinggraph.extract.deals.bystanders import is_bystander
from filinggraph.extract.labels import Asked, letter_labels
from filinggraph.extract.lexicon import PLACES, UNION
from filinggraph.extract.names import Mention, doubtful, names_of_any_kind, organizations, unnamed
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean
from filinggraph.model import Party, PartyKind

_UNNAMED_SIDE = re.compile(
    r"\b(?P<who>(?:[Aa]n?|[Aa]nother(?!\s+(?:vendor|supplier|provider|contractor|company|bidder|firm|party)\b)|[Cc]ertain|[Oo]ne\s+of\s+(?:the|its|our)|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Nn]umerous|[Mm]ultiple)\s+"
    r"(?:(?!(?:that|which|who|with|to|from|by|on|in|at|is|are|was|were|has|have|and|the|our|its|agreements?|contracts?|licen[cs]es?|deals?"
    r"|partnerships?|arrangements?|alliance|collaboration|orders?|period|number|variety|result|way|part)\b)[\w’'&-]+,?\s+(?:of\s+|for\s+)?){0,6}?"
    r"(?:(?:manufacturer|maker|company|customer|client|distributor|provider|operator|retailer|OEM|bank|utility|agency"
    r"|supplier|integrator|group|airline|hospital|partner|vendor|developer|producer|enterprise|corporation|carrier"
    r"|institution|contractor|refinery|chain|municipality|department|consortium|network|licensee|reseller"
    r"|universit(?:y|ies)|utilities|agencies|companies|institutions|districts|communit(?:y|ies)|organi[sz]ation"
    r"|publisher|studio|ministry|insurer|payor|MVNO)s?\b"
    # Words that stand before others, too ("a school bus"): the name of the side ends with them.
    r"|(?:warehouse(?:man)?|government|city|county|(?<!two\s)(?<!three\s)(?<!four\s)firm|bureau|processor|[a-z]*maker|brewer|bottler|packer|importer|exporter|house|smelter|mill|refiner"
    r"|miner|hauler|broker(?:age)?|(?:sub)?servicer|lab(?:oratory)?|(?:ship)?yard|merchant|marketer|foundry|builder|host|railroad"
    r"|shipper|forwarder|caterer|wholesaler|grocer|charterer|lessee|broadcaster|team|club|league|school|college|church|museum"
    r"|cooperative|co-op|navy|army|town|township|village|province|start-?up|conglomerate|major|giant|dealer(?:ship)?|subcontractor"
    r"|installer|assembler|fabricator|cannery|dairy|bakery|winery|distillery|brewery|restaurant|hotel|casino|resort|prison"
    r"|airport|port|authority|council|consultancy|biotech|marketplace|trucker|grower|rancher|farmer)s?"
    r"(?=\s*(?:[,.;:)—–]|$|(?:in|of|on|for|to|that|which|who|whose|with|under|by|from|at|as|and|or|is|was|were|has|have|had"
    r"|will|would|may|near|based|[a-z]+ed|cho[so]e|chosen|took|gave|told|bought|won|operates|makes|supplies|buys|sells|uses|provides|runs|hosts|holds|serves|handles)\b))))"
)
_NO_SIDE = re.compile(
    r"(?:(?<![\w-])(?:Filer|Balances?|Concentrations?|Overview|Liquidity|Results|Operations|Agreements?|Contracts?"
    r"|(?<!Health )Plans?|Acts?|Options?|Sections?|Articles?|Exhibits?|Notes?|Items?|Committee|Board"
    r"|Code|Dates?|Stock|Shares?|Securities|Amendments?|Schedules?|Periods?|Terms?|Grants?|Executives?|Participants?"
    r"|Optionees?|Employees?|Directors?|Statements?|Instruments|Tables?|Revenues?|Segments?|Quarter|Facility"
    r"|Loans?|Reports?|Units?|Rights?|Officer|President|Chairman|Awards?|Certificate|Policy|Trustee|Lender|Borrower|Agent"
    r"|Hires|Ratio|Value|Division|Contents|Taxes|Assets|Liabilities|RSUs|Hedges|Topic|Rule|Regulation|Purchase|Warrants?|Debentures?|Licenses?|Orders?|Commitments?|Obligations?|Exposures?|Subscriptions?|Policies|Risks?|Contents|Million|Billion)"
    r"|^(?:Effective|MW|GW|Class|Rig|Well|Block|Lot|Site|Route|Flight|Terminal|Tier|Grade|Civil|Consolidated(?=\s+(?:Financial|Balance|Statements?|Results?|Net|Adjusted|EBITDA|Total|Income|Cash|Subsidiar\w+|Entit\w+|Operations)|$)|ASC|ASU|SFAS|FASB|Topic|Pursuant|Highlights?|Please|Earlier|Later|Also|Prior|Concurrent\w*|Certain|There|Trading|Table|Hedges?|Contributing"
    r"|of|and|for|to|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues|Wed|Thurs?|Fri|Official|OF|FOR|THE|TRANSITION)\b.*)$"
)
# A day told from that of writing, the number of a contract, a part of one: "Last Tuesday", "HHSO100201100034C".
_NO_NAME = re.compile(
    r"(?:Last|Next|This)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?=[A-Z-]*\d)(?=(?:[A-Z-]*\d){4})[A-Z\d-]{8,}"
    r"|(?:Prize|Medal|Trophy)\s+of\s.*|(?:Schedule|Exhibit|Appendix|Annex|Phase|Lot|Tranche)\s+[A-Z\d]{1,3}|(?:They|We|It|That|There|I|You)[’'](?:ve|s|re|ll|d)"
)
_UNION = re.compile(UNION)
_PRONOUNS = frozenset(
    {
        "He",
        "She",
        "They",
        "You",
        "Who",
        "If",
        "That",
        "This",
        "These",
        "Those",
        "What",
        "Among",
        "When",
        "While",
        "Where",
    }
    | {"Both", "Each", "Neither", "None", "Some", "Many", "Most", "All", "Under", "Until", "Since", "After", "Before"}
    | {"Three", "Two", "Four", "Five", "Separately", "Meanwhile", "However", "Deliveries", "Shipments", "Sales"}
    | {
        "Delivery",
        "Maintenance",
        "Installation",
        "Construction",
        "Production",
        "Service",
        "Services",
        "Work",
        "Operations",
    }
    | {
        "Revenue",
        "Revenues",
        "Pricing",
        "Terms",
        "Financing",
        "Completion",
        "Performance",
        "Volumes",
        "Payments",
        "Exclusivity",
        "Expiry",
        "Modification",
        "Ordering",
    }
)
_PREPOSITION = re.compile(
    r"(?P<word>\b(?:with|from|by|to|for|between|among|and|of|including|in|at|on|under|as|through|against|via|or|using"
    r"|than|customer|client|partner|supplier)\b|[,;:(–—-])\s+(?:(?:the|an?|its|our|their)\s+)?(?P<gap>(?:[a-z][\w’'/-]*,?\s+){0,5})$"
)
_CHOSEN = re.compile(
    r"\b(?:select(?:ed|s)|cho(?:se|oses)|engag(?:ed|es)|hired|retain(?:ed|s)|appoint(?:ed|s)|tapp?ed|award(?:ed|s)"
    r"|contracted|commissioned|notified|informed|terminated|renewed|extended|licensed|supplies|supplied|serves?)\s+"
    r"(?:the\s+)?(?:[a-z(][\w()’'-]*\s+){0,3}$"
)
_SUBJECT = re.compile(
    r"\s*(?:\([^)]*\)\s*|[“\"][^”\"]*[”\"]\s*|,[^,]{0,80},\s*)*(?:has|have|had|will|today|also|recently|is|was|were|announced?|awards?"
    r"|selects?|chose|signs?|enters?|exercis\w+|renew\w*|extends?|terminat\w+|notif\w+|inform\w+|advis\w+|agree\w*|purchas\w+|suppl\w+|manufactur\w+|distribut\w+|provides?|sells?|buys?|produces?"
    r"|expand|amend|elected|decid|did|does|[a-z]+ed)\b"
)
_OBJECT = re.compile(
    r"[’']?s?\s+(?:[\w-]+\s+){0,3}(?:agreements?|contracts?|licen[cs]es?|partnership|arrangement|alliance|deal|order)\b",
    re.I,
)
OF_FILER = re.compile(r"\b(?:we|our|us|the\s+(?:company|registrant|group|corporation|firm|contractor))\b", re.I)
_ADVERB = re.compile(r"[A-Z][a-z]+ly(?:,|\s+[-–—])")
_LABELS = ("ORG", "PERSON", "GPE", "PRODUCT", "FAC", "NORP", "WORK_OF_ART", "DATE", "LAW", "EVENT", "LOC")
MOST = 7
_CLEAR = 8.0  # the largest logarithm of odds that tells anything more
_WITH_FILER = Sieved(
    r"(?:^|(?<=[a-z,;] )|(?<=\d, )|(?<=[Bb]etween ))(?P<who>[A-Z][\w&’'.-]*(?:\s+[A-Z][\w&’'.-]*){0,5})"
    r"\s+and\s+(?:the\s+Company|we|us)\b"
)
_AND_FILER = re.compile(r"\s+and\s+(?:the\s+Company|we|us)\b")
_ROLE = re.compile(
    r"Management|Labor|Lenders?|Landlord|Holders?|Employees?|Executives?|Borrowers?|Trustees?|Banks?|Buyers?|Sellers?"
)
_AFTER_FIRM = Sieved(
    r"\b(?:LLC|Inc\.?|Corp\.?|Ltd\.?|plc|LP)\s+and\s+(?:the\s+)?(?P<who>(?!The\b|Its\b|Our\b)[A-Z][\w&’'.-]*(?:\s+[A-Z][\w&’'.-]*){0,5})"
)
_APPOSED = re.compile(r"\s*(?:\([^()]*\)\s*)*,\s*")  # between a name and what it is: "Alpha (NYSE: ALP), a bank"
_ACTS = re.compile(
    r"\s+(?!based\b|located\b|owned\b|focused\b|listed\b|headquartered\b)(?:has|have|had|is|was|were|will|[a-z]+(?:ed|s))\b"
)
_JOINED = re.compile(
    r"(?:the\s+)?(?:Company|Registrant|Corporation|Group)\s+and\s+(?:the\s+)?(?=[A-Z])"
    r"|(?:Work|Sales|Services|Deliveries|Shipments|Production)\s+(?:for|to)\s+(?:the\s+)?(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Side:
    """A possible other side: its range in the sentence (-1 where it stands elsewhere), where it comes from, how likely.

    `weight` is a rough plausibility that only limits how many sides are looked at.
    """

    party: Party | None
    start: int = -1
    end: int = -1
    source: str = "nobody"
    weight: float = 0.0
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the party, "" for nobody."""
        return self.party.name if self.party else ""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks and is spoken of in a sentence: whether the filer is, where by name, and the possible other sides."""

    filer: bool
    sides: tuple[Side, ...]
    selves: tuple[Mention, ...] = ()


def voices(text: str, who: Context, counts: Counter[str], title: str, meant: Sequence[Mention] = ()) -> Voices:
    """The filer and the possible other sides in one sentence, the most plausible MOST of them, in order.

    `meant` are those whom words like "the county" mean; a name that is no more than its sort gives way to them.
    """
    strict = [_without_filer(m) for m in organizations(text, who, strict=True)]
    loose = [
        m
        for m in map(_without_filer, names_of_any_kind(text, who))
        if not any(m.start < o.end and o.start < m.end for o in strict)
        and not is_thing(m.party, who.filer)
        and not (m.start == 0 and _ADVERB.match(text))
    ]
    filer = any(m.party.filer for m in (*strict, *loose)) or bool(OF_FILER.search(text))
    named = [("strict", m) for m in strict if not m.party.filer and not is_thing(m.party, who.filer)]
    named += [("loose", m) for m in loose if not m.party.filer]
    known = (*strict, *loose)
    for beside in (*_WITH_FILER.finditer(text), *_AFTER_FIRM.finditer(text)):
        name, (low, high) = clean(beside["who"]), beside.span("who")
        taken = any(m.start < high and low < m.end and (not m.party.filer or low < m.start) for m in known)
        if name and not taken and not is_thing(who.party(name), who.filer):
            named.append(("strict", Mention(low, high, who.party(name))))
    everyone = known
    named = [(source, m) for source, m in named if not any(m.start < d.end and d.start < m.end for d in meant)]
    named += [
        ("strict", d)
        for d in meant
        if text[d.start : d.end].split()[1][0].isupper() or all(m.party == d.party or m.start > d.end for _, m in named)
    ]
    named = [
        (source, m)
        for source, m in named
        if not is_bystander(text, m, everyone) and not (source == "loose" and _opens_only(text, m, counts))
    ]
    found = [_weighed(_side(text, m, source, counts, title), who) for source, m in named]
    found += [
        _side(text, m, "unnamed", counts, title) for m in _anonymous(text, found) if not _describes(text, m, everyone)
    ]
    kept = sorted(sorted(found, key=lambda s: -s.weight)[:MOST], key=lambda s: s.start)
    listed = [
        replace(s, features={**s.features, "s_order": float(i), "s_of": float(len(kept))}) for i, s in enumerate(kept)
    ]
    return Voices(filer, tuple(listed), tuple(m for m in known if m.party.filer))


def asked(text: str, who: Context) -> list[Asked]:
    """What the model is asked when the voices of a sentence are read."""
    named = (m for m in names_of_any_kind(text, who) if not m.party.filer)
    return [*doubtful(text, who, strict=True), *((text, m.start, m.end) for m in (*named, *_anonymous(text, ())))]


def elsewhere(side: Side, source: str, distance: float) -> Side:
    """A side named before, in a heading or all over the document, as a candidate for another sentence."""
    features = {
        k: v
        for k, v in side.features.items()
        if k.startswith(("s_label", "s_suffix", "s_gov", "s_known", "s_count", "s_words", "s_body"))
    }
    return Side(side.party, source=source, weight=side.weight,
                features={**features, f"s_{source}": 1.0, "s_distance": distance, "s_weight": side.weight})  # fmt: skip


def nobody() -> Side:
    """The side of which nothing is said."""
    return Side(None, features={"s_nobody": 1.0})


def _opens_only(text: str, mention: Mention, counts: Counter[str]) -> bool:
    """True for one word with a capital that opens the sentence and stands nowhere else: a common noun as a rule."""
    name = mention.party.name
    beside = _AND_FILER.match(text, mention.end) and not _ROLE.fullmatch(name)
    if _SUBJECT.match(text[mention.end :]) or beside:
        return False
    return mention.start == 0 and " " not in name and counts[name] < 2 and not mention.party.aliases and name.isalpha()


def _without_filer(mention: Mention) -> Mention:
    """A name that a capital joined to a word before it: "Company and the National League", "Work for the Navy"."""
    both = _JOINED.match(mention.party.name)
    if both is None or mention.party.filer:
        return mention
    name = mention.party.name[both.end() :]
    return Mention(mention.end - len(name), mention.end, replace(mention.party, name=name))


def is_thing(party: Party, filer: Party) -> bool:
    """True for a capitalised name of a paper, a right or an office, and for a part of the filer named after it."""
    if party.kind is not PartyKind.COMPANY:
        return False
    first, own = (re.findall(r"[a-z0-9]+", n.casefold()) for n in (party.name, filer.name))
    if first and own and first[0] == own[0] and len(own[0]) > 3 and own[0] not in PLACES and own[0] != "company":
        return True
    if party.name in _PRONOUNS or _NO_NAME.fullmatch(party.name) or _UNION.search(party.name):
        return True
    return not (party.aliases or SUFFIXED.search(party.name)) and bool(_NO_SIDE.search(party.name))


def _weighed(side: Side, who: Context) -> Side:
    """A named side with how likely it is a body."""
    if side.party is None or side.party.kind not in (PartyKind.COMPANY, PartyKind.GOVERNMENT):
        return side
    return replace(side, features={**side.features, "s_body": max(min(who.body(side.party.name), _CLEAR), -_CLEAR)})


def _side(text: str, mention: Mention, source: str, counts: Counter[str], title: str) -> Side:
    before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end : mention.end + 90]
    name = mention.party.name
    inside = letter_labels(text, mention.start, mention.end)
    label = max(sorted(set(inside)), key=inside.count) if inside else ""
    lead = _PREPOSITION.search(before)
    word = lead["word"].casefold() if lead else ""
    word = "mark" if word in ",;:(–—-" else word
    f = {
        f"s_{source}": 1.0,
        "s_suffix": float(bool(SUFFIXED.search(name))),
        "s_gov": float(mention.party.kind is PartyKind.GOVERNMENT),
        "s_group": float(mention.party.kind is PartyKind.GROUP),
        "s_words": float(min(len(name.split()), 8)),
        "s_upper": float(name.isupper()),
        "s_known": float(bool(mention.party.aliases)),
        "s_count": round(math.log1p(counts[name]), 2),
        "s_title": float(bool(title) and name in title),
        "s_chosen": float(bool(_CHOSEN.search(before))),
        "s_subject": float(bool(_SUBJECT.match(after))),
        "s_object": float(bool(_OBJECT.match(after))),
        "s_owner": float(bool(re.match(r"[’']", after))),
        "s_aside": float(before.rstrip().endswith("(")),
        "s_first": float(mention.start < 12),
        "s_dash": float(bool(re.match(r"\s*[-–—:]\s", after)) and mention.start < 4),
        "s_gap": float(len(lead["gap"].split())) if lead else 9.0,
    }
    if label:
        f[f"s_label_{label if label in _LABELS else 'other'}"] = 1.0
    if word:
        f[f"s_after_{word}"] = 1.0
    weight = _weight(f, label, word, mention.party.kind)
    return Side(mention.party, mention.start, mention.end, source, weight, {**f, "s_weight": weight})


def _weight(f: Mapping[str, float], label: str, word: str, kind: PartyKind) -> float:
    weight = 2.0 * f.get("s_strict", 0) + f["s_suffix"] + f["s_gov"] + 1.5 * f["s_chosen"] + f["s_subject"]
    weight += f["s_title"] + 0.5 * f["s_count"] + f["s_known"] + f["s_dash"]
    weight += 2.0 if word in ("with", "from", "by", "between") else 0.5 if word in ("to", "for", "and", "of") else 0.0
    weight -= 1.5 if label in ("PERSON", "DATE", "LAW") else 0.0
    if kind in (PartyKind.UNNAMED, PartyKind.GROUP):
        weight = 1.0 + (1.0 if word in ("with", "from", "by") else 0.0)
    return round(weight, 2)


def _anonymous(text: str, named: Sequence[Side]) -> list[Mention]:
    """Counterparties that are described, not named, where no name stands inside the description."""
    return [m for m in _described(text) if not any(m.start < s.end and s.start < m.end for s in named)][:3]


def _describes(text: str, mention: Mention, named: Sequence[Mention]) -> bool:
    """True where the words say what the one named before them is: "Alpha, a provider of software, announced".

    What does something itself is another: "Following a win at Alpha, a utility chose us".
    """
    if _ACTS.match(text, mention.end):
        return False
    return mention.party.kind is PartyKind.UNNAMED and any(
        m.end <= mention.start and _APPOSED.fullmatch(text, m.end, mention.start) for m in named
    )


@lru_cache(maxsize=4096)
def _described(text: str) -> tuple[Mention, ...]:
    found = [
        m
        for m in unnamed(text)
        if not re.match(
            r"(?:these|those|this|that|such|both|its|our|the)\b|(?:another|other|new)\s+"
            r"(?:vendor|supplier|provider|contractor|bidder|firm|party)s?$",
            m.party.name,
            re.I,
        )
    ]
    for match in _UNNAMED_SIDE.finditer(text):
        if any(m.start < match.end("who") and match.start("who") < m.end for m in found):
            continue
        if re.search(
            r"\b(?:as|into|become|becomes|became|is|are|was|for\s+example)\s+$",
            text[max(0, match.start() - 12) : match.start()],
        ):
            continue
        words = " ".join(match["who"].split())
        plural = re.match(r"(?:certain|two|three|four|five|six|several|numerous|multiple)\b", words, re.I)
        kind = PartyKind.GROUP if plural else PartyKind.UNNAMED
        found.append(Mention(match.start("who"), match.end("who"), Party(words, kind)))
    return tuple(found)
