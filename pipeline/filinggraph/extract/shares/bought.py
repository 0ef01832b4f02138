"""Shares of what the filer buys, said outright: "we purchased 31% of our castings from Acme", "Acme supplied 25%"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.context import Context
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.said_sources import NOT_INPUTS
from filinggraph.extract.figures import Basis, Figure
from filinggraph.extract.labels import entities
from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.masking import SELF
from filinggraph.extract.names import organizations
from filinggraph.extract.periods import Period
from filinggraph.extract.shares.align import Stated, align
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.clauses import Parts
from filinggraph.extract.shares.labels import is_place
from filinggraph.extract.shares.reading import Before
from filinggraph.extract.shares.subjects import Subject
from filinggraph.extract.spelling import key
from filinggraph.model import Precision

_SIGNS = {"figure": "\ue100", "name": "\ue200", "some": "\ue210", "when": "\ue300", "filer": "\uf8ff"}
_FIG, _NAME, _ANY, _P, _F = (sign + "++" for sign in _SIGNS.values())  # a run of signs is one thing, never cut
_MARKS = "".join(_SIGNS.values())
_SOME = (
    r"(?:(?:approximately|about|over|more\s+than|less\s+than|nearly|almost|some|roughly|at\s+least|in\s+excess\s+of"
    r"|an\s+estimated|only|just|as\s+much\s+as|another|a\s+further|a\s+total\s+of)\s+){0,2}"
)
_ONE = rf"{_SOME}{_FIG}(?:\s*\([^()]{{0,80}}\))?"
_IN = r"(?:in|for|during|as\s+of|at)\s+(?:each\s+of\s+|both\s+|the\s+)*"
_GAP = r"(?:\s*,\s*|\s+)"
_WHEN = rf"(?:{_GAP}(?:\(\s*)?{_IN}{_P}(?:{_GAP}(?:and\s+)?(?:in\s+)?{_P})*\s*\)?,?)?"
_FIGS = rf"{_ONE}(?:{_GAP}(?:and\s+)?{_ONE})*(?:{_GAP}respectively\b,?)?{_WHEN}"
_ENDS = (
    r"(?:from|to|by|that|which|who|we|it|us|was|were|is|are|be|been|came|comes?|supplied|than|because|if|while|when|has"
    r"|have|had|through|with|as|and\s+that)"
)
_NEXT_DEED = rf"and\s+(?:also\s+)?\w+\s+{_SOME}{_FIG}"  # "our aluminum and purchased 12% of our valves"
_WORD = rf"(?!{_ENDS}\b|{_NEXT_DEED})[^\s.;:,()%{_MARKS}]+"
_NOUN = rf"(?:{_WORD},?\s+){{0,8}}{_WORD}(?![\w-])"
_WE = rf"(?:{_F}|\bwe\b)"
_OWNER = rf"(?:our|the\s+(?:company|corporation|group|partnership|registrant)[’']s|{_F}[’']s?)"
_TOOK = (
    r"(?:use[sd]?|bought|buys?|sold|sells?|burn(?:s|ed|t)?|require[sd]?|need(?:s|ed)?|grind|ground|milled|resold|purchase[sd]?"
    r"|distribute[sd]?|consume[sd]?|roasted|processed)"
)
_OURS = (
    rf"(?:(?:{_OWNER}|(?P<its>its))\s+(?:total\s+)?(?P<own>{_NOUN})"
    rf"|(?:all\s+(?:of\s+)?|total\s+)?(?:the\s+)?(?P<used>{_NOUN})\s+(?:that\s+|which\s+)?(?:{_WE}|(?P<it>it))\s+(?:have\s+|has\s+)?{_TOOK}"
    rf"|(?:all\s+(?:of\s+)?|total\s+)?(?:the\s+)?(?P<taken>{_NOUN})\s+{_TOOK}\s+(?:by\s+{_WE}|(?:in|at|for|by)\s+(?:our|the\s+company[’']s)\s+{_NOUN})"
    rf"|(?:all\s+(?:of\s+)?|total\s+)?(?:the\s+)?(?P<past>{_NOUN})\s+(?:purchased|bought)(?=\s*,?\s*{_IN}{_P})"
    rf"|(?:the|all|total)\s+(?P<whole>{_NOUN}\s+(?:purchases|requirements)))"
)
_TITLE = (
    r"(?:(?:the|our|its|an?|one|single|sole|largest|principal|primary|major|unaffiliated|unrelated|outside|supplier|vendor"
    r"|manufacturer|distributor|wholesaler|producer|company|firm|source|affiliate|two|three|four|suppliers|vendors|both|each"
    r"|namely|of)\b(?:\s*,\s*|\s+))*+"
)
_NAMES = rf"{_NAME}(?:\s*(?:,\s*(?:and\s+)?|\band\b\s*|&\s*|\(\s*){_TITLE}{_NAME}\)?)*"
_XS = rf"{_TITLE}(?:(?:{_ANY}(?:\s*,\s*|\s+))?{_NAMES}|{_ANY})"
_WHO = rf"(?P<who>{_XS})"
_HAVE = r"(?:(?:has|have|had|also|each|together|collectively|directly|\w+ly)\s+)*"
_BUY = (
    r"(?:purchase[sd]?|buys?|bought|obtain(?:s|ed)?|source[sd]?|procure[sd]?|receive[sd]?|imported|imports?|ordered|orders?"
    r"|acquired?|gets?|got|took|takes?)"
)
_BOUGHT = r"(?:purchased|bought|obtained|sourced|procured|imported|ordered|acquired|made|received)"
_GIVEN = (
    r"(?:supplied|provided|furnished|manufactured|made|produced|milled|grown|fabricated|assembled|spun|woven|refined"
    r"|printed|mined)"
)
_GIVES = (
    r"(?:suppl(?:ied|ies|y)|furnish(?:ed|es)?|deliver(?:ed|s)?|provid(?:ed|es?)|manufactur(?:ed|es?)|ma(?:de|kes?)|produc(?:ed|es?)"
    r"|fabricat(?:ed|es?)|assembl(?:ed|es?)|(?:sold|sells?|shipped|ships?)\s+(?:to\s+)?"
    rf"{_F})"
)
_BE = r"(?:was|were|is|are|has\s+been|have\s+been)"
_CAME = rf"(?:(?:came|comes?|{_BE}(?:\s+{_BOUGHT})?){_WHEN}\s+(?:\w+ly\s+)?from|{_BE}\s+{_GIVEN}{_WHEN}\s+by)"
_SAID = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_WE}\s+{_HAVE}{_BUY}{_WHEN}\s+{_FIGS}\s*of\s+{_OURS}{_WHEN}\s+(?:directly\s+)?from\s+{_WHO}",
        rf"{_WE}\s+{_HAVE}{_BUY}{_WHEN}\s+from\s+{_WHO}{_WHEN}\s*,?\s*{_FIGS}\s*of\s+{_OURS}",
        rf"{_WHO}\s*,?\s*(?:from|of)\s+(?:whom|which)\s+(?:{_WE}|it)\s+{_HAVE}{_BUY}{_WHEN}\s+{_FIGS}\s*of\s+{_OURS}",
        rf"(?<!\w){_FIGS}\s*of\s+{_OURS}{_WHEN}\s+{_CAME}\s+{_WHO}",
        rf"\bof\s+{_OURS}{_WHEN}\s*,\s*{_FIGS}\s*{_CAME}\s+{_WHO}",
        rf"{_WHO}\s*,?\s*(?:(?:which|who)\s+)?{_HAVE}{_GIVES}(?:\s+{_F}(?:\s+with)?)?{_WHEN}\s+{_FIGS}\s*of\s+{_OURS}(?!\s+to\b)",
        rf"{_WHO}\s+{_HAVE}(?:is|was|were|are)\s+the\s+(?:source|supplier|producer|maker)s?\s+of\s+{_FIGS}\s*of\s+{_OURS}",
        rf"{_WE}\s+{_HAVE}(?:rel(?:y|ies|ied)|depend(?:s|ed)?)\s+(?:up)?on\s+{_WHO}\s+(?:for|to\s+supply)\s+{_FIGS}\s*of\s+{_OURS}",
    )
]
_MORE = re.compile(rf"\s*(?:,?\s*and|,|;)\s+(?P<figures>{_FIGS})\s*(?:from|by)\s+(?P<who>{_XS})", re.I)
_BUYING = Caseless(
    r"\b(?:purchas|bought|buy|obtain|sourc|procur|receiv|import|order|acquir|g[eo]ts?\b|took|takes?\b|suppl|furnish|deliver|provid"
    r"|manufact|ma(?:de|kes?)\b|produc|c[ao]mes?\b|rel(?:y|ie)|depend|fabricat|assembl|sold|sells?\b|ship|milled|grown|spun|woven"
    r"|refined|printed|mined)"
)
_OF_WHAT = Caseless(
    r"\bof\s+(?:our|its|the|all|total|(?:\w+\s+){1,3}(?:purchased|bought|used|consumed|processed|burned))\b"
)
_NO_INPUT = re.compile(
    rf"\b{NOT_INPUTS}\b|\b(?:stock|equity|interests?|stores|restaurants?|hotels?|plants?|facilit\w+|land|acres|propert\w+|debt|loans?"
    r"|borrowings|premiums?|deposits|workforce|engineers|workers|personnel|patents?|subsidiar\w+|units|outstanding|assets"
    r"|output|turnover|billings|shipments|operations|investments?|securities|notes|credit|voting|tax\w*|votes?|guests|leads|fleet"
    r"|exports?|market|segment|total|directors|polic(?:y|ies)|reserves|charges?|costs?|customers|members|awards?|contracts?|traffic|prizes?|time|attention|losses|savings|work|workload|loads?|jobs?|assignments?|tonnage|samples|freight|cargo|projects?|production|margins?"
    r"|receipts|engagements?|throughput|waste|claims?|calls|inquiries|admissions|enrollments?)\b",
    re.I,
)
_KEPT = re.compile(r"\b(?:purchases|materials|components|supplies|inventor\w+|requirements|merchandise|needs)\b", re.I)
# What is bought where the verb does not say so: "we receive", "came from", "we depend on".
_GOODS = re.compile(
    r"\b(?:steel|iron|aluminum|copper|zinc|lead|nickel|titanium|brass|silver|gold|metals?|alloys?|scrap|ore|coal|coke|oil|fuel|diesel"
    r"|gasoline|propane|gas|natural\s+gas|ethylene|power|electricity|energy|water|steam|castings?|forgings?|stampings?|moldings?|parts|chips"
    r"|wafers?|semiconductors?|circuits?|boards?|displays?|batter(?:y|ies)|motors|engines|compressors|bearings|tires|glass|rubber|resins?"
    r"|plastics?|polymers?|chemicals?|solvents?|films?|foam|yarns?|cotton|wool|fibers?|fabrics?|textiles|leather|hides|paper|paperboard"
    r"|newsprint|pulp|wood|lumber|logs|timber|plywood|furniture|milk|cream|cheese|butter|eggs|flour|wheat|corn|grain|soybeans|rice|sugar"
    r"|cocoa|coffee|tea|grapes|fruits?|vegetables|potatoes|tomatoes|juice|nuts|peanuts|meat|beef|pork|hogs|cattle|poultry|chickens?|turkeys|fish"
    r"|seafood|shrimp|tobacco|ingredients|feed|seeds?|fertilizers?|bottles|cans|closures|containers|cartons|boxes|labels|packaging"
    r"|inks?|cement|clinker|sand|gravel|stone|limestone|bricks?|clay|gypsum|shoes|footwear|apparel|garments|toys|books|drugs"
    r"|pharmaceuticals|prescription\s+drugs|vaccines?|plasma|products|goods|equipment|wines?|beer|spirits|feedstocks?)$",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:receive[sd]?|gets?|got|took|takes?|obtain(?:s|ed)?|came|comes?|provid(?:ed|es?)|deliver(?:s|ed)?|depend(?:s|ed)?"
    rf"|rel(?:y|ies|ied)|{_BE}{_WHEN}\s+(?:\w+ly\s+)?from)\b",
    re.I,
)
_CARRIED = re.compile(r"\bdeliver(?:s|ed)?\b.*\b(?:products|goods)$", re.I)
_PROCESSED = re.compile(r"\bprocessed\b", re.I)
_TO_PROCESS = re.compile(
    r"\b(?:materials|milk|hogs|cattle|poultry|chickens|crude\s+oil|beets|wheat|corn|grain|soybeans|fruit|vegetables|potatoes"
    r"|tomatoes|fish|shrimp|logs|tobacco|peanuts|nuts)$",
    re.I,
)
_SALES = re.compile(
    r"\b(?:sales|revenues?|shipments|orders|backlog|output|volumes?|segment|receivables?|production|contracts"
    r"|business)$",
    re.I,
)
_ITSELF = re.compile(
    rf"\bfrom\s+(?:{_F}|us\b)|\b(?:itself|themselves|in-house|internally|captive\w*)\b|\b(?:its|their)\s+own\b", re.I
)
_OPENING = re.compile(rf"[\s;,]*(?:{_IN}(?:the\s+)?{_P}[\s,]*|\w+ly,?\s+)?", re.I)
_NOW = re.compile(
    r"\b(?:purchases?|buys?|obtains?|sources?|suppl(?:y|ies)|furnish(?:es)?|delivers?|provides?|sells?|makes?|manufactures?|produces?"
    r"|is|are|comes?|rel(?:y|ies)|depends?)\b(?!\s+(?:of|were|was)\b)",
    re.I,
)
_LONGEST = 1_200
_PLACE_LABELS = frozenset(("GPE", "LOC", "NORP", "FAC"))
_ANY_ONE = re.compile(r"(?:no|none|any|neither|each|every|another\s+party)\b", re.I)
_AT = re.compile(r"\s+(?:in|at|used|on|during|under|by|pursuant)(?:\s|$)", re.I)
_GOES_ON = re.compile(
    rf"(?:[\s,;()–—-]|\band\b|\bcompared\b|\bversus\b|\bas\b|\bagainst\b|\bup\b|\bdown\b|\bfrom\b|\bto\b|\bwith\b|\brespectively\b"
    rf"|\bin\b|\bfor\b|\bduring\b|\bthe\b|\babout\b|\bapproximately\b|{_P})*",
    re.I,
)
_OF_ITS_OWN = re.compile(r"\s*(?:of|from|to|by)\b", re.I)
_HEAD = re.compile(r"\s+(?:of|for|in|used|to|at|on)\s", re.I)
_UNREAL = re.compile(
    r"\b(?:if|unless|may|might|could|would|should|will|shall|must|expects?|anticipates?|agree[sd]?|required|obligat\w+|committed|intends?"
    r"|plans?|competitors?|rivals?|prior\s+to|before|until|industry|formerly|hypothetical\w*|neither|nor|no\s+longer|never)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Purchase:
    """A part of what the filer buys: its figures, of what they are, and who sells."""

    figures: Sequence[Figure]
    basis: Basis
    sellers: Sequence[Buyer]
    start: int
    end: int


def bought(
    text: str,
    figures: Sequence[Figure],
    buyers: Sequence[Buyer],
    periods: Sequence[Period],
    before: Before,
    who: Context,
) -> Iterator[Stated]:
    """The shares of purchases that a sentence says outright, the sellers as their parties."""
    sellers = [b for b in (*buyers, *_others(text, buyers, who)) if (b.named or _is_counted(b)) and not _is_where(b)]
    if not sellers:
        return
    masked = _masked(text, figures, sellers, periods, who)
    for purchase in _purchases(text, masked, figures, sellers):
        parts = Parts(
            [*purchase.figures, *_later(masked, purchase, figures)], purchase.sellers, [purchase.basis], periods
        )
        each = re.search(r"\beach\b", text) is not None
        found = align(text, parts, before, Subject(tuple(purchase.sellers), "verb", each=each))
        now = _NOW.search(masked[purchase.start : purchase.end]) is not None
        for stated in _dated(found, now=now):
            yield replace(stated, basis=purchase.basis.name, basis_how="own")


def _dated(found: Sequence[Stated], *, now: bool) -> Iterator[Stated]:
    """The shares without days, which are no time to buy in, and without a time told before of what is so now."""
    told: set[tuple[str, int]] = set()
    for stated in sorted(found, key=lambda s: s.when is None or s.when.precision is Precision.DAY):
        what = (stated.party.name, stated.figure.start)
        taken = now and stated.when_how in ("earlier", "before")
        if stated.when is not None and (taken or stated.when.precision is Precision.DAY):
            stated = replace(stated, when=None)
        if stated.when is not None or what not in told:
            yield stated
        told.add(what)


def _others(text: str, buyers: Sequence[Buyer], who: Context) -> Iterator[Buyer]:
    """Names that may be of companies, though only their place here makes them parties."""
    places = [(start, end) for start, end, label in entities(text) if label in _PLACE_LABELS]
    for mention in named(text, who):
        within = any(start <= mention.start and mention.end <= end for start, end in places)
        taken = within or any(mention.start < b.end and b.start < mention.end for b in buyers)
        if not mention.party.filer and not taken:
            yield Buyer(mention.start, mention.end, mention.party, sure=False)


def _later(masked: str, purchase: Purchase, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that only go on with a purchase: "(28% in fiscal 2003)", "compared to 28% in fiscal 2003"."""
    reached = purchase.end
    for figure in figures:
        if figure.start >= reached and figure not in purchase.figures:
            if not _GOES_ON.fullmatch(masked, reached, figure.start) or _OF_ITS_OWN.match(masked, figure.end):
                return
            yield figure
            reached = figure.end


def may_buy(text: str) -> bool:
    """True for a sentence with the words that a share of purchases needs."""
    return len(text) < _LONGEST and bool(_OF_WHAT.search(text) and _BUYING.search(text))


def _is_where(buyer: Buyer) -> bool:
    return buyer.named and (is_place(buyer.party.name) or key(buyer.party.name) in PLACES)


def _is_counted(buyer: Buyer) -> bool:
    """True for "one mill", "three vendors" and "Vendor A"; not for "no supplier" and "suppliers"."""
    return not buyer.bare and bool(buyer.count or buyer.lettered) and not _ANY_ONE.match(buyer.party.name)


def _purchases(text: str, masked: str, figures: Sequence[Figure], sellers: Sequence[Buyer]) -> Iterator[Purchase]:
    for pattern in _SAID:
        told = False
        for match in pattern.finditer(masked):
            group = next(
                (g for g in ("own", "used", "taken", "past", "whole") if g in match.groupdict() and match[g]), ""
            )
            start, end = match.span(group) if group else (0, 0)
            noun = _AT.split(text[start:end])[0]
            begin = max(masked.rfind("; ", 0, match.start()), 0)
            if not group or _is_no_input(noun) or _UNREAL.search(masked, begin, match.end()):
                continue
            if not _is_ours(masked, match, begin) or not _is_goods(masked, match, noun, group):
                continue
            basis = Basis(start, end, noun if _KEPT.search(noun) else f"purchases of {noun}")
            yield _purchase(figures, sellers, basis, match.span(), match.span("who"))
            more = _MORE.match(masked, match.end())
            while more is not None:
                yield _purchase(figures, sellers, basis, more.span("figures"), more.span("who"))
                more = _MORE.match(masked, more.end())
            told = True
        if told:
            return


def _is_ours(masked: str, match: re.Match[str], begin: int) -> bool:
    """False where "its" may be of somebody else than the filer, or where the seller keeps or makes what it tells of."""
    ends = (masked.find(";", match.end()), masked.find(". ", match.end()))
    if _ITSELF.search(masked, match.start(), min((end for end in ends if end >= 0), default=len(masked))):
        return False
    if not (match["its"] or match["it"]):
        return True
    opening = _OPENING.match(masked, begin)
    filer = opening is not None and masked[opening.end() : opening.end() + 1] == _SIGNS["filer"]
    name = re.search(f"[{_SIGNS['name']}{_SIGNS['some']}]", masked[begin : match.end()])
    return filer and name is not None and begin + name.start() >= match.start("who")


def _is_goods(masked: str, match: re.Match[str], noun: str, group: str) -> bool:
    """True for what is bought, either as the verb says or by its own name."""
    head = _HEAD.split(noun)[0]
    if _SALES.search(head):
        return False
    if group in ("used", "taken") and _PROCESSED.search(match.group()) and not _TO_PROCESS.search(head):
        return False
    said = masked[match.start() : match.start(group)] + " " + masked[match.end(group) : match.end()]
    if group != "own" or not _LOOSE.search(said):
        return True
    if _KEPT.search(head):
        return True
    return _GOODS.search(head) is not None and not _CARRIED.search(f"{said} {head}")


def _purchase(
    figures: Sequence[Figure], sellers: Sequence[Buyer], basis: Basis, within: tuple[int, int], who: tuple[int, int]
) -> Purchase:
    told = [s for s in sellers if who[0] <= s.start < who[1]]
    told = [s for s in told if s.named] or told
    return Purchase(
        [f for f in figures if within[0] <= f.start < within[1]],
        basis,
        told,
        min(within[0], who[0]),
        max(within[1], who[1]),
    )


def _is_no_input(noun: str) -> bool:
    """True for revenue, staff, shares and all that is not bought to be used or sold."""
    head = _HEAD.split(noun)[0]
    return _NO_INPUT.search(head.removeprefix("total ")) is not None and not _KEPT.search(head)


def _masked(
    text: str, figures: Sequence[Figure], sellers: Sequence[Buyer], periods: Sequence[Period], who: Context
) -> str:
    """The text with as many signs in the place of each figure, seller, period and of the filer."""
    filer = [(m.start, m.end) for m in organizations(text, who) if m.party.filer]
    spans = {
        "filer": [*filer, *(m.span() for m in SELF.finditer(text))],
        "when": [(p.start, p.end) for p in periods],
        "some": [(s.start, s.end) for s in sellers if not s.named],
        "name": [(s.start, s.end) for s in sellers if s.named],
        "figure": [(f.start, f.end) for f in figures],
    }
    for sort, places in spans.items():
        for start, end in places:
            text = text[:start] + _SIGNS[sort] * (end - start) + text[end:]
    return text
