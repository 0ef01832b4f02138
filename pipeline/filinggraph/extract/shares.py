"""Shares in prose: who makes up what part of whose sales, in which period, with every list distributed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.figures import RECEIVABLE, Basis, Figure, find_bases, find_figures
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Context, Mention, context, organizations, unnamed
from filinggraph.extract.periods import Calendar, Period, find_periods
from filinggraph.extract.tables import table_shares
from filinggraph.extract.xbrl_shares import xbrl_shares
from filinggraph.model import BlockKind, Boilerplate, Document, Evidence, Modality, Party, PartyKind, ShareFact, When

CUE = re.compile(r"%|per\s?cent|one[- ](?:third|half|quarter)|two[- ]thirds|majority|half", re.I)
_VERB = re.compile(
    r"\b(?:account(?:ed|s|ing)?\s+for|represent(?:ed|s|ing)?|compris(?:ed|es|ing)|constitut(?:ed|es"
    r"|ing)|contribut(?:ed|es|ing)|made\s+up|makes?\s+up|"
    r"generat(?:ed|es|ing)|provid(?:ed|es)|responsible\s+for|total(?:l?ed|s)|amount(?:ed|s|ing)\s+to"
    r"|aggregat(?:ed|es|ing)|derived?|attributable|"
    r"came\s+from|resulted?\s+from|purchased|bought|equal(?:l?ed|s)?|exceed(?:ed|s)?|were|was|is|are"
    r"|had|with\s+sales|made|concentrated|included|sold)\b",
    re.I,
)
_TO_BUYER = re.compile(
    r"\b(?:to|from|by|with|on|of|including|customers?,|distributors?,|clients?,|wholesalers?,|such as"
    r"|were|was|is|are|[-–—,:(])\s*(?:(?:our|its|the|a)\s+)?"
    r"(?:(?:single|largest|customers?|clients?|distributors?|subsidiaries|affiliates|agencies|of"
    r"|departments|the|various|customer,?)\s+)*$",
    re.I,
)
_BUYING = re.compile(
    r"\b(?:customers?|clients?|distributors?|wholesalers?|retailers?|resellers?|licensees?|payors?"
    r"|purchasers?|buyers?|tenants?|end[- ]users?|OEMs?|"
    r"sales\s+to|sold\s+to|revenues?\s+(?:\w+\s+){0,2}from|(?:derived|received|generated)\s+from"
    r"|purchases\s+by|billings\s+to|due\s+from|receivables?\s+from|"
    r"contracts?\s+with|suppliers?|vendors?|purchases?\s+from|purchased|partners?|Medicare|government)\b",
    re.I,
)
_BUYS_FROM = re.compile(
    (
        r"\b(?:suppliers?|vendors?|purchases?\s+from|purchased\s+(?:\w+\s+){0,6}from"
        r"|inventory\s+purchases|our\s+purchases|total\s+purchases)\b"
    ),
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:no|none|neither|nor)\b[^.;]{0,90}\b(?:account|represent|compris|exceed|contribut|constitut"
    r"|great|more|purchas|generat|in\s+excess|over|10|ten)|"
    r"\b(?:did|do|does)\s+not\s+(?:have|account|represent|exceed|comprise)|\bnot\s+(?:have"
    r"|dependent)\b[^.;]{0,60}\bcustomer",
    re.I,
)
_EXCEPT = re.compile(r"\b(?:other\s+than|except(?:\s+for)?|besides|apart\s+from)\s+", re.I)
_EACH = re.compile(r"\b(?:each|individually|every|both)\b", re.I)
_TOGETHER = re.compile(
    r"\b(?:together|combined|collectively|in\s+(?:the\s+)?aggregate|in\s+total|as\s+a\s+group|jointly)\b", re.I
)
_NOT_A_SHARE = re.compile(
    r"\b(?:increas|decreas|declin|grew|growth|rose|fell|interest\s+rate|tax\s+rate|per\s+annum|margin"
    r"|ownership|owned|owns|equity\s+interest|voting|"
    r"common\s+stock|outstanding\s+shares|market\s+share|discount|royalt(?:y|ies)\s+(?:of|equal)|coupon|dividend)",
    re.I,
)
_JOINT = re.compile(r"\s*(?:,|;|and|,\s*and|or|&|/|,?\s*as\s+well\s+as)\s*(?:the\s+)?", re.I)
_GAP_NOISE = re.compile(r"\([^()]{0,60}\)|,?\s*(?:Inc|Ltd|Corp|LLC)\.?(?=,)|[“”\"]|respectively")
_PRODUCT = re.compile(
    (
        r"\b(?:franchises?|titles?|games?|brands?|segments?|product\s+lines?|geograph\w+|regions?"
        r"|countries|indications?)\b"
    ),
    re.I,
)
_SKIPPED = frozenset(
    {Boilerplate.SAFE_HARBOR, Boilerplate.TABLE_OF_CONTENTS, Boilerplate.EXHIBIT_INDEX, Boilerplate.SIGNATURES}
)


@dataclass(frozen=True, slots=True)
class Group:
    """Members of a list that stand together in a sentence: parties, figures or periods."""

    start: int
    end: int
    members: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What a sentence takes over from the one before: its buyers, basis and periods."""

    buyers: tuple[Party, ...] = ()
    basis: str = ""
    whens: tuple[When, ...] = ()


def shares(document: Document) -> Iterator[ShareFact]:
    """Every share that the document states: in prose first, then in tables and in tagged figures, each told once."""
    told: list[ShareFact] = []
    for found in (prose_shares(document), table_shares(document), xbrl_shares(document)):
        for fact in found:
            if not any(_same(fact, other) for other in told):
                told.append(fact)
    yield from told


def _same(left: ShareFact, right: ShareFact) -> bool:
    """True for one share told twice: the same percentage and period, of receivables or not, and parties that agree."""
    return (
        left.percent == right.percent
        and (left.period and left.period.value) == (right.period and right.period.value)
        and bool(RECEIVABLE.search(left.basis)) == bool(RECEIVABLE.search(right.basis))
        and (left.customer.name == right.customer.name or left.evidence[0].rule != right.evidence[0].rule)
        and left.evidence != right.evidence
    )


def prose_shares(document: Document) -> Iterator[ShareFact]:
    """Every share that the prose of the document states."""
    who = context(document)
    calendar = calendar_of(document)
    before = Before()
    lead: tuple[When, ...] = ()
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED:
            continue
        shown = document.text[block.start : block.end]
        if block.kind is BlockKind.HEADING or (len(shown) > 500 and block.kind is not BlockKind.LIST_ITEM):
            lead = ()
        if block.kind is not BlockKind.LIST_ITEM and block.end - block.start > 90:
            before = replace(before, whens=lead)
        if re.search(r":\s*$", shown):
            lead = _lead_in(shown, calendar) or lead
        if not CUE.search(shown) and not _BUYING.search(shown):
            before = Before(whens=_lead_in(shown, calendar) or before.whens)
            continue
        for sentence in split(document, block):
            found, before = read_sentence(document, sentence, who, calendar, before)
            yield from found


def _lead_in(text: str, calendar: Calendar) -> tuple[When, ...]:
    """The period that a short heading or lead-in gives to what follows."""
    if len(text) > 600:
        return ()
    periods = find_periods(text, calendar)
    return periods[-1].whens if periods and len(periods[-1].whens) == 1 else ()


def read_sentence(
    document: Document, sentence: Sentence, who: Context, calendar: Calendar, before: Before
) -> tuple[list[ShareFact], Before]:
    """Shares of one sentence, and what the next one may take over."""
    text = sentence.text
    if len(text) > 6000:
        return [], Before()
    figures = find_figures(text) if CUE.search(text) else []
    bases = find_bases(text)
    periods = find_periods(text, calendar)
    if not figures or not (bases or before.basis):
        return [], _carry(text, who, bases, periods, before, figures=bool(figures))
    if modality_of(text) is Modality.FORWARD_LOOKING:
        return [], Before()
    buyers = find_buyers(text, who)
    stated = list(_distribute(text, figures, bases, periods, buyers, before))
    facts = [f for s in stated if (f := _fact(document, sentence, who, s)) is not None]
    names = tuple(dict.fromkeys(b.party for b in buyers)) or before.buyers
    basis = bases[-1].name if bases else before.basis
    whens = periods[-1].whens if len(periods) == 1 and len(periods[0].whens) == 1 else ()
    return facts, Before(names, basis, whens)


def _carry(
    text: str, who: Context, bases: Sequence[Basis], periods: Sequence[Period], before: Before, *, figures: bool
) -> Before:
    buyers = find_buyers(text, who) if _BUYING.search(text) else []
    whens = periods[-1].whens if len(periods) == 1 and len(periods[0].whens) == 1 else ()
    return Before(
        tuple(dict.fromkeys(b.party for b in buyers)),
        bases[-1].name if bases else (before.basis if len(text) < 200 else ""),
        whens or before.whens,
    )


def find_buyers(text: str, who: Context) -> list[Mention]:
    """Parties of a sentence that may be buyers (or, in purchases, sellers): named ones and counted ones."""
    counted = list(unnamed(text))
    named = [m for m in organizations(text, who) if not m.party.filer and not _thing(text, m)]
    if _PRODUCT.search(text) and not _BUYING.search(text):
        strict = {m.start for m in organizations(text, who, strict=True)}
        named = [m for m in named if m.start in strict]
    named = [
        m
        for m in named
        if not any(
            c.start <= m.start < c.end for c in counted if c.party.kind is PartyKind.UNNAMED and c.end - c.start < 16
        )
    ]
    out = sorted([*named, *counted], key=lambda m: m.start)
    return [
        m
        for m in out
        if not any(
            o is not m and o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in out
        )
    ]


def _thing(text: str, mention: Mention) -> bool:
    """True for a name that heads a segment, a product or its sales rather than naming a buyer."""
    after = text[mention.end : mention.end + 30]
    return bool(
        re.match(
            (
                r"[’']?s?\s+(?:reportable\s+)?(?:segments?|divisions?|product\s+lines?|franchise|brand(?:ed|s)?"
                r"|sales|revenues?|products)\b"
            ),
            after,
            re.I,
        )
    ) and not re.search(r"\b(?:to|from|by)\s+(?:the\s+)?$", text[: mention.start], re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """One share before it is a fact."""

    party: Party
    figure: Figure
    basis: str
    when: When | None
    start: int
    end: int


def _distribute(
    text: str,
    figures: Sequence[Figure],
    bases: Sequence[Basis],
    periods: Sequence[Period],
    buyers: Sequence[Mention],
    before: Before,
) -> Iterator[Stated]:
    """Every percentage with its buyer, basis and period."""
    groups = [g for g in _lists(text, figures) if not _out_of_place(text, g, bases, buyers, before)]
    lists = _lists(text, buyers)
    previous: tuple[Party, ...] = ()
    for number, group in enumerate(groups):
        nested = _nested(text, group.start)
        parties, together = _parties_of(
            text, group, groups, number, lists, previous if nested and _bare(text, group) else (), before
        )
        if not parties:
            continue
        previous = parties
        basis = _basis_of(text, group, groups, number, bases, before)
        if not basis:
            continue
        whens = _whens_of(text, group, groups, number, periods) or before.whens
        if together and len(parties) > 1 and len(group.members) == 1:
            parties = (Party(" and ".join(p.name for p in parties), PartyKind.GROUP),)
        for party, figure, when in _pair(text, group, parties, whens):
            yield Stated(party, figure, basis, when, group.start, group.end)


def _pair(
    text: str, group: Group, parties: Sequence[Party], whens: Sequence[When]
) -> Iterator[tuple[Party, Figure, When | None]]:
    """Figures dealt out to parties and periods: one each when the counts agree, else every period."""
    figures: list[Figure] = [f for f in group.members if isinstance(f, Figure)]
    n, p, t = len(figures), len(parties), len(whens)
    dated: Sequence[When | None] = whens or (None,)
    if p > 1 and n == p * t and t > 1:
        return ((party, figures[i * t + j], whens[j]) for i, party in enumerate(parties) for j in range(t))
    if p > 1 and n == p:
        return ((party, figure, when) for party, figure in zip(parties, figures, strict=True) for when in dated)
    if n > 1 and n == t:
        return ((party, figure, when) for party in parties for figure, when in zip(figures, whens, strict=True))
    sharing = parties if n == 1 else parties[:1]
    return ((party, figure, when) for figure in figures for party in sharing for when in dated)


def _lists(text: str, members: Sequence[Figure] | Sequence[Mention]) -> list[Group]:
    """Members joined by commas and "and" as one group."""
    out: list[list[Figure | Mention]] = []
    for member in members:
        gap = text[out[-1][-1].end : member.start] if out else ""
        if out and _apposed(out[-1][-1], member, gap):
            out[-1][-1] = member if _is_counted(out[-1][-1]) else out[-1][-1]
        elif out and _JOINT.fullmatch(_GAP_NOISE.sub("", gap) or "x"):
            out[-1].append(member)
        else:
            out.append([member])
    return [Group(g[0].start, g[-1].end, tuple(m.party if isinstance(m, Mention) else m for m in g)) for g in out]


def _is_counted(member: Figure | Mention) -> bool:
    return isinstance(member, Mention) and member.party.kind in (PartyKind.UNNAMED, PartyKind.GROUP)


def _apposed(left: Figure | Mention, right: Figure | Mention, gap: str) -> bool:
    """ "a single distributor, Ingram Micro" and "McLane, our largest customer": one buyer, said twice."""
    if isinstance(left, Figure) or isinstance(right, Figure) or _is_counted(left) == _is_counted(right):
        return False
    return bool(re.fullmatch(r"\s*(?:\([^)]*\))?\s*[,–—-]\s*", gap))


def _out_of_place(text: str, group: Group, bases: Sequence[Basis], buyers: Sequence[Mention], before: Before) -> bool:
    """True for percentages that are thresholds, growth or rates rather than shares."""
    first = group.members[0]
    lead = text[max(0, group.start - 60) : group.start]
    after = text[group.end : group.end + 40]
    if re.search(
        (
            r"\b(?:increas|decreas|declin|grew|grow|rose|fell|up|down)\w*\s+(?:by\s+|of\s+"
            r"|to\s+)?(?:approximately\s+|about\s+)?$"
        ),
        lead,
        re.I,
    ):
        return True
    if re.match(
        (
            r"\s*(?:increase|decrease|growth|decline|ownership|interest|stake|owned|discount|senior"
            r"|convertible|notes|coupon|gross\s+margin)"
        ),
        after,
        re.I,
    ):
        return True
    alone = len(group.members) == 1 and isinstance(first, Figure) and first.percent in (5, 10)
    return alone and _threshold(text, group)


def _threshold(text: str, group: Group) -> bool:
    """ "customers that each accounted for 10% or more", followed by what they accounted for, is no share itself."""
    window = text[max(0, group.start - 130) : group.start]
    after = text[group.end :]
    relative = re.search(
        (
            r"\b(?:who|which|that|whose|exceeding|comprising|representing|accounting\s+for|individually"
            r"|in\s+excess\s+of|with)\b[^.;]*$"
        ),
        window,
        re.I,
    )
    more = re.match(r"\s*(?:or\s+(?:more|greater)|of)", after, re.I) or re.search(
        r"(?:more|greater|excess|least|exceed\w*|over)\b[^.]{0,12}$", window, re.I
    )
    listed = re.search(
        r"\b(?:the\s+following|as\s+follows|below|table|included?|were|was)\b", after, re.I
    ) and re.search(r"%|:|\bfollow", after)
    return bool(relative and more and listed)


def _bare(text: str, group: Group) -> bool:
    """True for a bracket that holds figures and periods only, which go with the buyer before it."""
    opened = text.rfind("(", 0, group.start)
    close = text.find(")", group.end)
    inner = text[opened + 1 : close if close >= 0 else len(text)]
    return not re.search(r"\b(?:including|of which|customers?|from|to)\b|[A-Z]{2}", inner)


def _nested(text: str, position: int) -> bool:
    return text.rfind("(", 0, position) > text.rfind(")", 0, position)


def _parties_of(
    text: str,
    group: Group,
    groups: Sequence[Group],
    number: int,
    lists: Sequence[Group],
    previous: tuple[Party, ...],
    before: Before,
) -> tuple[tuple[Party, ...], bool]:
    """Whose share a group of figures is, and whether they have it together."""
    if previous:
        return previous, False
    start = groups[number - 1].end if number else 0
    stop = groups[number + 1].start if number + 1 < len(groups) else len(text)
    ahead = [g for g in lists if start <= g.start and g.end <= group.start]
    behind = [g for g in lists if group.end <= g.start and g.end <= stop and _TO_BUYER.search(text[: g.start])]
    if ahead and not _opens_clause(text, ahead[-1], group):
        ahead = []
    if not ahead and not behind and number == 0:
        behind = [
            g
            for g in lists
            if group.end <= g.start < stop and re.search(r"\b(?:from|to|by)\b", text[group.end : g.start], re.I)
        ]
    if not ahead and behind and _clean_between(text, group, behind[0]):
        chosen: Group | None = behind[0]
    elif ahead:
        chosen = ahead[-1]
        if len(ahead) > 1 and len(group.members) > 1 and len(chosen.members) != len(group.members):
            chosen = next((g for g in reversed(ahead) if len(g.members) == len(group.members)), chosen)
        chosen = _named_over_counted(text, ahead, _sold_to(text, ahead) or chosen)
    else:
        chosen = None
    if chosen is None:
        earlier = [g for g in lists if g.end <= group.start]
        if number and earlier:
            return tuple(p for p in earlier[-1].members if isinstance(p, Party)), False
        if before.buyers and re.search(
            r"\b(?:they|it|these|this|those|such|which|the\s+same)\b", text[: group.start], re.I
        ):
            return before.buyers, len(before.buyers) > 1 and not _EACH.search(text)
        return (), False
    parties = tuple(p for p in chosen.members if isinstance(p, Party))
    parties = tuple(_resolved(p, before) for p in parties)
    together = (
        len(parties) > 1
        and len(group.members) == 1
        and not _EACH.search(text)
        and (bool(_TOGETHER.search(text)) or not re.search(r"\beach|in both", text, re.I))
    )
    return parties, together


def _resolved(party: Party, before: Before) -> Party:
    """ "this customer" is the one customer just named."""
    if re.match(r"(?:this|that|the\s+same|such)\s+\w*\s*\w+$", party.name, re.I) and len(before.buyers) == 1:
        return before.buyers[0]
    return party


def _sold_to(text: str, ahead: Sequence[Group]) -> Group | None:
    """The one group that "sales to" or "revenues from" leads to, where others stand in asides."""
    led = [
        g
        for g in ahead
        if re.search(
            (
                r"\b(?:sales|sold|revenues?|receivables?|billings|purchases|contracts|shipments"
                r"|amounts?\s+due)\b[^.;,]{0,40}\b(?:to|from|by|with)\s+(?:the\s+|its\s+|our\s+)?$"
            ),
            text[: g.start],
            re.I,
        )
    ]
    return led[-1] if len(led) == 1 and len(ahead) > 1 else None


def _named_over_counted(text: str, ahead: Sequence[Group], chosen: Group) -> Group:
    """ "two customers, Airbus and Boeing, comprised": the names, not the count."""
    named = [
        g
        for g in ahead
        if any(isinstance(p, Party) and p.kind not in (PartyKind.UNNAMED, PartyKind.GROUP) for p in g.members)
    ]
    if (
        named
        and chosen is not named[-1]
        and all(isinstance(p, Party) and p.kind in (PartyKind.UNNAMED, PartyKind.GROUP) for p in chosen.members)
    ):
        between = text[named[-1].end : chosen.start]
        if re.fullmatch(
            (
                r"\s*,?\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:has\s+been|have\s+been|is|was|are|were|became|remained|as"
                r"|which\s+(?:is|was|has\s+been))\s+)?(?:also\s+)?"
            ),
            between,
        ):
            return named[-1]
    return chosen


def _opens_clause(text: str, buyers: Group, group: Group) -> bool:
    """True when a verb of share, or a dash, colon or bracket, leads from the buyers to the figures."""
    between = text[buyers.end : group.start]
    if (
        re.search(r"\b(?:from|to|by)\s*$", text[: buyers.start], re.I)
        and not _VERB.search(between)
        and len(between) > 40
    ):
        return False
    return bool(_VERB.search(between)) or bool(
        re.fullmatch(
            (
                r"[\s,:;(–—-]*(?:at|with|for|approximately|about|over|more than|or|sales of \$[\d.,]+ \w+,?"
                r"|\$[\d.,]+\s*\w*,?\s*(?:or)?|[\s,(])*"
            ),
            between,
            re.I,
        )
    )


def _clean_between(text: str, group: Group, buyers: Group) -> bool:
    return len(text[group.end : buyers.start]) < 260


def _basis_of(
    text: str, group: Group, groups: Sequence[Group], number: int, bases: Sequence[Basis], before: Before
) -> str:
    after = [b for b in bases if b.start >= group.end]
    if after:
        stop = groups[number + 1].start if number + 1 < len(groups) else len(text)
        near = [b for b in after if b.start < stop]
        if near:
            return near[0].name
    ahead = [b for b in bases if b.end <= group.start]
    if ahead:
        return ahead[-1].name
    return after[0].name if after else before.basis


def _whens_of(
    text: str, group: Group, groups: Sequence[Group], number: int, periods: Sequence[Period]
) -> tuple[When, ...]:
    """The periods of a group of figures, by where periods stand among the figures of the sentence."""
    inside = _nested(text, group.start)
    if not inside:
        periods = [p for p in periods if not _nested(text, p.start)] or periods
    if not periods:
        return ()
    start = groups[number - 1].end if number else 0
    stop = groups[number + 1].start if number + 1 < len(groups) else len(text)
    ahead = [p for p in periods if start <= p.start and p.end <= group.start]
    behind = [p for p in periods if group.end <= p.start < stop]
    if inside:
        close = text.find(")", group.end)
        close = close if close >= 0 else len(text)
        opened = text.rfind("(", 0, group.start)
        within = [p for p in periods if opened < p.start < close and (p in ahead or p in behind)]
        if within:
            return (behind[0] if behind and behind[0] in within else within[-1]).whens
        outer = [p for p in periods if p.end <= opened]
        if (
            outer
            and number
            and not re.search(r"[A-Za-z]", text[opened + 1 : group.start])
            and text[group.end : group.end + 1] == ")"
        ):
            return tuple(_year_before(w) for w in outer[-1].whens)
        return outer[-1].whens if outer else ()
    leads = bool(periods) and periods[0].start < groups[0].start
    if behind and ahead:
        pairs = len(ahead[-1].whens) == len(group.members) and len(group.members) > 1
        if pairs:
            return ahead[-1].whens
        more = number + 1 < len(groups)
        next_lead = more and not [p for p in periods if p.start >= stop]
        return ahead[-1].whens if next_lead and number == 0 else behind[0].whens
    if behind:
        alternates = leads and number + 1 < len(groups) and number > 0 and not [p for p in periods if p.start >= stop]
        if alternates and not re.search(
            r"\b(?:in|for|during|at|as of)\s*(?:the\s+)?$", text[max(0, behind[0].start - 12) : behind[0].start], re.I
        ):
            return _earlier(periods, group)
        if leads and number == 0 and not ahead:
            return behind[0].whens
        return behind[0].whens
    if ahead:
        return ahead[-1].whens
    later = [p for p in periods if p.start >= stop]
    if not leads and later:
        return later[0].whens
    return _earlier(periods, group) or (later[0].whens if later else ())


def _earlier(periods: Sequence[Period], group: Group) -> tuple[When, ...]:
    earlier = [p for p in periods if p.end <= group.start]
    return earlier[-1].whens if earlier else ()


def _year_before(when: When) -> When:
    """The same period one year earlier, for a figure in brackets beside the current one; inferred."""
    if when.fiscal_year is None or when.earliest is None or when.latest is None:
        return when
    year = when.fiscal_year - 1
    earliest, latest = (
        d.replace(year=d.year - 1, day=min(d.day, 28) if d.month == 2 else d.day) for d in (when.earliest, when.latest)
    )
    return When(
        when.value.replace(str(when.fiscal_year), str(year)), when.precision, earliest, latest, year, inferred=True
    )


def _fact(document: Document, sentence: Sentence, who: Context, stated: Stated) -> ShareFact | None:
    text = sentence.text
    party, figure = stated.party, stated.figure
    named = party.kind not in (PartyKind.UNNAMED, PartyKind.GROUP)
    if _NOBODY.search(text[: stated.end]) and not (named and _EXCEPT.search(text)):
        return None
    if named and not _BUYING.search(text) and not _VERB.search(text):
        return None
    when = stated.when
    if RECEIVABLE.search(stated.basis) is None and when is not None and "-" in when.value and len(when.value) == 10:
        when = replace(when)
    buys = bool(_BUYS_FROM.search(text)) and (
        bool(re.search(r"purchas|cost|payable|suppl", stated.basis, re.I))
        or bool(re.search(r"\bsupplier|vendor", party.name, re.I))
    )
    supplier, customer = (party, who.filer) if buys else (who.filer, party)
    proof = Evidence.of(document, sentence.start, sentence.end, rule="share-in-prose")
    rank = (
        1
        if re.search(r"\b(?:largest\s+(?:single\s+)?(?:customer|client|distributor)\b(?!s))", text, re.I) and named
        else None
    )
    return ShareFact(
        evidence=(proof,),
        supplier=supplier,
        customer=customer,
        percent=figure.percent,
        comparator=figure.comparator,
        basis=stated.basis,
        period=when,
        rank=rank,
        inferred=bool(when and when.inferred),
        confidence=0.9 if named else 0.85,
    )
