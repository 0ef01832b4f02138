"""Deals in prose: sentence by sentence, who contracts with whom, what has happened, and when it begins and ends."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from filinggraph.extract.happenings import CUE, Happening, happenings
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Context, Mention, context, organizations, unnamed
from filinggraph.extract.terms import Said, Times, read_times
from filinggraph.model import BlockKind, Boilerplate, Document, EventKind, Modality, Party, PartyKind, Renewal

_SKIPPED = frozenset(
    {
        Boilerplate.SAFE_HARBOR,
        Boilerplate.TABLE_OF_CONTENTS,
        Boilerplate.EXHIBIT_INDEX,
        Boilerplate.SIGNATURES,
        Boilerplate.ABOUT,
        Boilerplate.CONTACT,
        Boilerplate.COVER,
    }
)
_SKIPPED_SECTIONS = frozenset(
    {"Item 1A", "Item 15", "Item 14", "Item 9.01", "Item 3", "Item 10", "Item 11", "Item 12", "Item 13"}
)
_CONTRACT = re.compile(
    r"\b(?:agreements?|contracts?|subcontracts?|partnerships?|arrangements?|licen[cs]es?|orders?"
    r"|awards?|sponsorships?|collaborations?|alliances?|deals?|engagement|mandate|"
    r"MSA|BPA|IDIQ|term|options?|performance\s+period|period\s+of\s+performance|recompete"
    r"|commitments?|requirements|customer)\b",
    re.I,
)
_REFERS = re.compile(
    r"\b(?:the|this|these|that|such|our|its|their|both|each|all)\s+(?:[\w-]+\s+){0,4}?(?:agreements?"
    r"|contracts?|partnerships?|arrangements?|licen[cs]es?|orders?|awards?|sponsorships?"
    r"|collaborations?|alliances?|deals?|"
    r"term|option|period|extension|renewal|amendment|base\s+period|performance\s+period|engagement"
    r"|mandate|project|program)\b|^\W*(?:it|they|under|A\s+(?:one|two|three|four|five)-year)\b",
    re.I,
)
_UNNAMED_SIDE = re.compile(
    r"\b(?:with|from|by|for|to|at|of)\s+(?P<who>(?:an?|one\s+of\s+(?:the|its|our)|two|three|another"
    r"|its|our|the)\s+(?:[\w’'&,-]+\s+){0,7}?(?:manufacturer|maker|company|customer|client"
    r"|distributor|provider|operator|retailer|"
    r"OEM|bank|utility|agency|supplier|integrator|group|airline|hospital|partner|vendor|developer"
    r"|producer|enterprise|corporation|carrier|institution|contractor|refinery|brand|chain"
    r"|municipality|department|projects?|customers|clients|utilities|hospitals|operators)s?)\b",
    re.I,
)
_OTHER_KIND = re.compile(
    r"\b(?:credit\s+(?:agreement|facility)|loan|revolv\w+|indenture|(?:senior|convertible|promissory"
    r"|subordinated)\s+notes?|notes?\s+payable|merger|acquisition\s+agreement|(?:stock|share|asset"
    r"|securities|equity|unit)\s+(?:purchase|"
    r"option|subscription)|subscription\s+agreement|employment|severance|executive\s+officer"
    r"|collective\s+bargaining|union|lease[sd]?|sublease|landlord|settlement|lawsuit|litigation|court"
    r"|registration\s+rights|"
    r"underwrit\w+|warrants?|swap|hedg\w+|forward\s+contracts?|foreign\s+currency|derivative"
    r"|confidentiality|non-?compet\w+|indemnif\w+|shareholder|stockholder|voting"
    r"|board\s+of\s+directors|private\s+placement|"
    r"consent\s+decree|plea|tax\s+sharing|pension|401|severance|change\s+(?:in|of)\s+control"
    r"|letter\s+of\s+credit|guarant(?:y|ee)\s+agreement|escrow|repurchase)\b",
    re.I,
)
_KINDS = (
    ("lease", r"\b(?:lease|sublease|landlord|tenant)\b"),
    ("credit", r"\b(?:credit\s+(?:agreement|facility)|loan\s+agreement|revolv\w+|indenture|term\s+loan)\b"),
    ("employment", r"\bemployment\s+agreement|\bseverance\b"),
    ("equity", (r"\b(?:stock|share|securities|equity)\s+(?:purchase|subscription)\s+agreement"
r"|\bregistration\s+rights\b")),
    ("franchise", r"\bfranchis\w+"),
    ("distribution", r"\bdistribut(?:e|or|ion|ing|orship)\w*|\bresell\w*|\bwholesal\w+"),
    ("license", r"\b(?:licen[cs]\w*|sublicens\w+|royalt\w+)\b"),
    ("manufacturing", (r"\bmanufactur(?:e|ing|ed)\s+(?:and\s+supply\s+)?(?:agreement|services|contract|for)"
r"|\bmanufacturing\b")),
    ("marketing", r"\b(?:marketing|sponsor\w*|promot\w+|advertis\w+|co-?brand\w*|endorsement|naming\s+rights)\b"),
    ("joint development", r"\b(?:joint|co-?)\s*develop\w+|\bdevelopment\s+agreement|\bcollaborat\w+"),
    ("outsourcing", r"\boutsourc\w+"),
    ("supply", (r"\b(?:suppl(?:y|ies|ied|ier)|deliver\w*|purchase\s+orders?|orders?\s+for|off-?take|units|systems"
r"|equipment|products?)\b")),
    ("service", (r"\b(?:servic\w+|support|maint\w+|consult\w+|operat\w+|platform|software|hosting|construction"
r"|engineering|manage\w+|provid\w+|task\s+order)\b")),
    ("purchase", r"\bpurchas\w+"),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)


@dataclass(slots=True)
class Deal:
    """One contract as a document's prose tells it, gathered over the sentences that speak of it."""

    supplier: Party | None
    customer: Party | None
    parties: tuple[Party, ...]
    kind: str
    sentences: list[Sentence] = field(default_factory=list)
    events: list[tuple[EventKind, Sentence, Said | None, Modality]] = field(default_factory=list)
    expires: tuple[Said, Sentence] | None = None
    effective: tuple[Said, Sentence] | None = None
    signed: tuple[Said, Sentence] | None = None
    term: tuple[Said, Sentence] | None = None
    renewal: Renewal | None = None
    renewal_term: str = ""
    notice_period: str = ""
    subject: str = ""
    plural: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The other sides' names, which tell deals of one document apart."""
        return frozenset(p.name for p in self.parties if not p.filer)


@lru_cache(maxsize=8)
def deals(document: Document) -> tuple[Deal, ...]:
    """Every deal that the prose of a document tells of, in the order of first mention."""
    who = context(document)
    found: list[Deal] = []
    current: list[Deal] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED or block.section in _SKIPPED_SECTIONS:
            continue
        if not CUE.search(document.text, block.start, block.end):
            continue
        release = not document.filing.form.startswith("10-")
        if not release:
            current = []
        for sentence in split(document, block):
            if not is_headline(sentence):
                current = _read(sentence, who, found, current)
    return tuple(found)


def is_headline(sentence: Sentence) -> bool:
    """True for words in title case without a full stop, in which every word looks like a name."""
    words = [w for w in sentence.text.split() if w[0].isalpha() and len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) > 3 and capitals >= 0.75 * len(words) and not sentence.text.rstrip().endswith((".", ";"))


def _read(sentence: Sentence, who: Context, found: list[Deal], current: list[Deal]) -> list[Deal]:
    """Take a sentence into the deals found so far; returns the deals that the next sentence may go on about."""
    text = sentence.text
    if len(text) > 3000 or not CUE.search(text) or not _CONTRACT.search(text):
        return current
    if modality_of(text) is Modality.FORWARD_LOOKING or _OTHER_KIND.search(text):
        return current
    events = happenings(text)
    times = read_times(text)
    if not events and not (times.expires or times.effective or times.term or times.signed):
        return current
    sides = _sides(text, who, events)
    if not sides:
        if current and (_REFERS.search(text) or events):
            for deal in current:
                _merge(deal, sentence, events, times)
        return current
    touched = []
    for supplier, customer, parties in sides:
        known = _known(found, parties)
        if known is not None:
            deal = known
        else:
            if not events and not (times.expires or times.term):
                continue
            deal = Deal(
                supplier,
                customer,
                parties,
                kind_of(text),
                plural=bool(re.search(r"\b(?:contracts|agreements)\b", text)),
            )
            found.append(deal)
        _merge(deal, sentence, events, times)
        touched.append(deal)
    return touched or current


def _known(found: Sequence[Deal], parties: tuple[Party, ...]) -> Deal | None:
    names = frozenset(p.name for p in parties if not p.filer)
    return next((d for d in reversed(found) if d.names == names), None)


def _merge(deal: Deal, sentence: Sentence, events: Sequence[Happening], times: Times) -> None:
    deal.sentences.append(sentence)
    dated = times.signed or times.effective
    mode = modality_of(sentence.text)
    for happening in events:
        if not any(
            kind is happening.kind and (dated is None or said is None or said.when == dated.when)
            for kind, _, said, _ in deal.events
        ):
            deal.events.append((happening.kind, sentence, dated, mode))
    for name in ("expires", "effective", "signed", "term"):
        said = getattr(times, name)
        if said is not None and (getattr(deal, name) is None or (name == "expires" and _later(deal, events))):
            setattr(deal, name, (said, sentence))
    deal.renewal = deal.renewal or times.renewal
    deal.renewal_term = deal.renewal_term or times.renewal_term
    deal.notice_period = deal.notice_period or times.notice_period


def _later(deal: Deal, events: Sequence[Happening]) -> bool:
    """A renewal or amendment gives a new end."""
    return any(h.kind in (EventKind.RENEWAL, EventKind.AMENDMENT) for h in events)


Sides = tuple[Party | None, Party | None, tuple[Party, ...]]


def _sides(text: str, who: Context, events: Sequence[Happening]) -> list[Sides]:
    """(supplier, customer, parties) for every other side that the sentence names."""
    named = organizations(text, who, strict=True)
    filer_named = any(m.party.filer for m in named) or bool(
        re.search(r"\b(?:we|our|us|the\s+(?:company|registrant|group|corporation|firm|contractor))\b", text, re.I)
    )
    others = _relevant(text, [m for m in named if not m.party.filer], events)
    if not others:
        others = _anonymous(text)
    if not others:
        return []
    if not filer_named and len(others) >= 2 and not _listed(text, others):
        return [_roles(text, others[0], others[1:], who, events)]
    return [_pair(text, other, who, events) for other in others[:8]]


def _relevant(text: str, others: Sequence[Mention], events: Sequence[Happening]) -> list[Mention]:
    """The names that stand as parties: after a preposition of dealing, or as subject or object of the verb."""
    kept = []
    for mention in others:
        before, after = text[max(0, mention.start - 45) : mention.start], text[mention.end : mention.end + 60]
        if re.match(
            (
                r"\s*(?:Agreement|Contract|Amendment|Act|Plan|Program|Project|Division|segment|website|platform"
                r"|technology)\b"
            ),
            after,
        ):
            continue
        party = re.search(
            (
                r"\b(?:with|by|from|to|for|between|and|of|including|among|at|on\s+behalf\s+of|customer|client"
                r"|partner|agency|,|:)\s*(?:(?:the|a|an|its|our|their)\s+)?(?:[\w-]+\s+){0,3}$"
            ),
            before,
            re.I,
        )
        subject = re.match(
            (
                r"\s*(?:\([^)]*\)|[“\"][^”\"]*[”\"]|,[^,]{0,80},)?\s*(?:has|have|had|will|today|also|recently|and"
                r"|is|was|were|announced|award|select|chose|sign|enter|exercis|renew|extend|terminat|notif|inform"
                r"|advis|agreed|purchas|supplies|supply|manufactur|expand|amend|elected|decid|did|does|\b\w+ed\b)"
            ),
            after,
            re.I,
        )
        possessive = re.search(r"[’']s?$", text[: mention.end])
        if party or subject or possessive or mention.start < 12:
            kept.append(mention)
    return kept


def _anonymous(text: str) -> list[Mention]:
    counted = [
        m
        for m in unnamed(text)
        if not re.match(r"(?:these|those|this|that|such|both|its|our|the)\b", m.party.name, re.I)
    ]
    if counted:
        return counted[:1]
    found = _UNNAMED_SIDE.search(text)
    if not found:
        return []
    return [Mention(found.start("who"), found.end("who"), Party(" ".join(found["who"].split()), PartyKind.UNNAMED))]


def _listed(text: str, others: Sequence[Mention]) -> bool:
    """True for names in one list: all are other sides of the filer, not sides of one another."""
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(others)]
    return all(re.fullmatch(r"\s*(?:\([^)]*\))?\s*(?:,|;|and|,\s*and|&)?\s*(?:the\s+)?", gap) for gap in gaps)


def _pair(text: str, other: Mention, who: Context, events: Sequence[Happening]) -> Sides:
    buyer = _other_buys(text, other) and not _filer_gives(text, other, who)
    pair = (who.filer, other.party)
    return (who.filer, other.party, pair) if buyer else (other.party, who.filer, (other.party, who.filer))


def _filer_gives(text: str, other: Mention, who: Context) -> bool:
    """True when the filer is the one that awards to, selects or engages the other side."""
    before = text[: other.start]
    verb = re.search(
        r"(?<!\b(?:the|its|our|was|ere|een|act)\s)\b(?:awards|awarded|selects|selected|chose|engages"
        r"|engaged|hires|hired|retains|retained|appoints|appointed|contracted(?:\s+with)?|"
        r"commissioned|taps|tapped)\b[^.;]{0,60}$",
        before,
        re.I,
    )
    if not verb:
        return False
    subject = text[: verb.start()]
    passive = re.search(r"\b(?:was|were|been|be|being|is|are)\s*$", subject, re.I) or re.search(
        r"\b(?:by|from)\s+(?:the\s+)?$", before, re.I
    )
    ours = re.search(r"\b(?:we|company|group|registrant)\b", subject, re.I) or any(
        m.party.filer and m.end <= verb.start() for m in organizations(text, who, strict=True)
    )
    return bool(ours) and not passive


def _other_buys(text: str, other: Mention) -> bool:
    """True when the other side buys from the filer; sellers, makers and licensors to the filer are told by the verb."""
    before, after = text[max(0, other.start - 160) : other.start], text[other.end : other.end + 160]
    if re.search(
        (
            r"\b(?:purchas\w+|buy\w*|obtain\w*|sourc\w+|procur\w+|licens\w+|acquir\w+|suppl\w+|manufactur\w+"
            r"|produced|made)\b[^.;]{0,60}\b(?:from|by)\s+(?:the\s+)?$"
        ),
        before,
        re.I,
    ):
        return False
    if re.match(
        (
            r"[^.;]{0,50}\b(?:suppl(?:ies|y|ied)|manufactur(?:es|ed|e)|provides|provided|will\s+(?:supply"
            r"|provide|manufacture)|agreed\s+to\s+(?:supply|provide|manufacture)|licensed|granted"
            r"|sells)\b[^.;]{0,60}\b(?:us|our|the\s+Company|we)\b"
        ),
        after,
        re.I,
    ):
        return False
    if re.search(
        r"\b(?:selected|chose|engaged|retained|hired|awarded|appointed)\s+(?:the\s+)?$", before, re.I
    ) and re.search(r"\b(?:we|company|our)\b", before, re.I):
        return False
    if re.search(
        (
            r"\b(?:exclusive|worldwide|global|patent)?\s*licen[cs]e\s+(?:agreement|arrangement)?\s*(?:with"
            r"|from)\s+(?:the\s+)?$"
        ),
        before,
        re.I,
    ):
        return False
    return not re.search(
        r"\b(?:third-party|hosting|supplier|vendor|contract\s+manufacturer|construction)\b", before[-60:], re.I
    )


def _roles(text: str, subject: Mention, others: Sequence[Mention], who: Context, events: Sequence[Happening]) -> Sides:
    """Sides of a sentence that names both: "X awarded Y", "Y was awarded … by X", "X entered into … with Y"."""
    other = others[0]
    between = text[subject.end : other.start]
    gives = re.search(
        (
            r"\b(?:award(?:s|ed)?|select(?:s|ed)?|chose|chosen|appoint(?:s|ed)?|engag(?:es|ed)|hir(?:es|ed)"
            r"|commission(?:s|ed)?|tapp(?:s|ed)|grants?|granted)\b"
        ),
        between,
        re.I,
    )
    passive = re.search(r"\b(?:was|were|been|is|has\s+won|won|secured|received)\b", between, re.I)
    if gives and not passive:
        supplier, customer = other.party, subject.party
    else:
        supplier, customer = subject.party, other.party
    return supplier, customer, (supplier, customer)


def kind_of(text: str) -> str:
    """Kind of contract by the words of the sentence."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(text)), "other")
