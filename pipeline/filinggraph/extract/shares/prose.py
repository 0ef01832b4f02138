"""Shares in prose: sentences that may state one, read with what the text before them hands over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.caseless import Caseless
from filinggraph.extract.context import Context, context
from filinggraph.extract.figures import Basis, Figure, find_bases, find_figures
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.fiscal import fiscal_year
from filinggraph.extract.labels import foresee
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.lexicon import LARGEST
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import doubtful
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.periods import find_periods
from filinggraph.extract.prospects import is_share_to_come
from filinggraph.extract.shares.align import Stated, align
from filinggraph.extract.shares.bought import bought, may_buy
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.buyers import find_buyers
from filinggraph.extract.shares.candidates import Candidate
from filinggraph.extract.shares.clauses import Parts
from filinggraph.extract.shares.features import prose_features
from filinggraph.extract.shares.guards import GUARDS, OF_PURCHASES
from filinggraph.extract.shares.known import by_longer_names, holds_filer, known_before
from filinggraph.extract.shares.other_figures import is_of_another
from filinggraph.extract.shares.past import past_of, without_since
from filinggraph.extract.shares.reading import Before
from filinggraph.extract.shares.recall import LOOK_BACK, LOOK_FURTHER, Recent
from filinggraph.extract.shares.relative import with_relative
from filinggraph.extract.shares.sellers import sells
from filinggraph.extract.shares.subjects import VERB
from filinggraph.extract.shares.times import fitted
from filinggraph.extract.shares.wholes import of_their_wholes
from filinggraph.extract.sieve import Sieved
from filinggraph.model import Block, BlockKind, Boilerplate, Document, Evidence, Modality, PartyKind, ShareFact

FIGURED = re.compile(
    r"%|[Pp]er\s?cent|PERCENT|\b(?:[Hh]alf|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|majority|cents\s+(?:of|on|out|in)|(?:one|two|three|four|dollars?|euros?)\s+(?:in|of|out\s+of)\s+(?:every\s+|each\s+)?\$?(?:two|three|four|five|six|seven|eight|nine|ten|\d))\b"
)
_FIGURE_WORDS = (
    "cent", "one", "quarter", "two", "three", "alf", "third", "four", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "majority", "dollar", "euro", "PERCENT",
)  # fmt: skip
_MEASURED = Sieved(
    r"[Ss]ales|SALES|[Rr]evenue|REVENUE|[Rr]eceivable|RECEIVABLE|[Pp]urchase|[Tt]urnover|[Bb]usiness"
    r"|[Bb]illings|[Bb]acklog|[Ii]ncome|[Pp]remium"
    r"|[Pp]roduction|[Oo]rders|[Ss]hipments|[Vv]olume|[Pp]ayable|[Rr]ent|[Ff]ees|[Cc]ontract assets"
    r"|[Mm]aterials|[Cc]omponents"
    r"|[Tt]hroughput|[Dd]eposits|[Cc]ost of"
)
_SKIPPED = frozenset({Boilerplate.SAFE_HARBOR, Boilerplate.TABLE_OF_CONTENTS})
_OTHER_SPACE = re.compile(r"[^\S ]")
LONGEST = 6_000
_CLAUSE = 240  # characters before a figure that say whether its share has been
LONGEST_RUN = 24


def prose_shares(document: Document) -> Iterator[Candidate]:
    """Every share that the prose of the document may state."""
    calendar = calendar_of(document)
    ended = calendar.last_year
    last_year = (fiscal_year(ended, calendar, inferred=True),) if ended is not None else ()
    reader = Recent(context(document), calendar, last_year)
    runs = [(p, list(_stating(document, p))) for p in passages(document)]
    told = [plain(s.text) for _, found in runs for s, states in found if states]
    foresee(asked for text in told if _measures(text) for asked in doubtful(text, reader.who))
    for passage, read in runs:
        first = passage[0]
        shown = document.text[first.start : passage[-1].end]
        if first.kind is BlockKind.HEADING or (len(shown) < 200 and shown.rstrip().endswith(":")):
            reader.heading = shown
        if len(shown) > 90:
            reader.recent = reader.recent if first.kind is BlockKind.LIST_ITEM else reader.recent[-1:]
        if not read:
            reader.recent = [*reader.recent, shown[-400:]][-LOOK_FURTHER:]
        for sentence, states in read:
            if states:
                yield from read_sentence(document, sentence, reader)
            reader.recent = [*reader.recent, plain(sentence.text)][-LOOK_FURTHER:]


def _stating(document: Document, passage: Sequence[Block]) -> Iterator[tuple[Sentence, bool]]:
    """The sentences of a passage that has a figure, and whether each may state a share."""
    if _has_figure(document.text[passage[0].start : passage[-1].end]):
        for sentence in sentences(document, passage):
            yield sentence, _may_state(sentence.text)


def _has_figure(text: str) -> bool:
    """True where FIGURED matches somewhere; most texts have none of the words that it needs, which is soon seen."""
    return "%" in text or (any(map(text.__contains__, _FIGURE_WORDS)) and FIGURED.search(text) is not None)


def passages(document: Document) -> Iterator[list[Block]]:
    """Blocks of prose, those together that a page or line break cut in the middle of a sentence."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED:
            continue
        if (
            run
            and len(run) < LONGEST_RUN
            and block.start - run[-1].end < 200
            and _goes_on(document.text, run[-1], block)
        ):
            run.append(block)
            continue
        if run:
            yield run
        run = [block]
    if run:
        yield run


def _goes_on(text: str, left: Block, right: Block) -> bool:
    if right.kind is not BlockKind.PARAGRAPH and len(text[right.start : right.end]) > 60:
        return False
    begins = text[right.start : right.start + 20]
    if _SUBJECT.match(begins) and (left.kind is BlockKind.HEADING or left.end - left.start < 60):
        return False
    return bool(_GOES_ON.match(begins) and _UNFINISHED.search(text[max(left.start, left.end - 40) : left.end]))


def sentences(document: Document, passage: Sequence[Block]) -> Iterator[Sentence]:
    """Sentences of a passage, those that go over a break in one piece."""
    last: Sentence | None = None
    for block in passage:
        for sentence in split(document, block):
            broken = last is not None and _GOES_ON.match(sentence.text) and _UNFINISHED.search(last.text[-40:])
            if last is not None and broken and sentence.end - last.start < LONGEST:
                last = Sentence(last.start, document.text[last.start : sentence.end], last.block)
                continue
            if last is not None:
                yield last
            last = sentence
    if last is not None:
        yield last


_UNFINISHED = re.compile(r"(?:[a-z,\d%—–-]|[a-z]\)|\b(?:Inc|Corp|Co|Ltd|Bros|U\.S|L\.P|N\.V|S\.A)\.)\s*$")
_SUBJECT = re.compile(r"[A-Z]\w+\s+(?:who|which|that|and|accounted)\b")
_GOES_ON = re.compile(
    r"[a-z(\d%$,]|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    rf"|{_SUBJECT.pattern}"
)


def plain(text: str) -> str:
    """The text with every white space a plain blank, so that offsets stay and the model sees words as it knows them."""
    return _OTHER_SPACE.sub(" ", text)


def _may_state(text: str) -> bool:
    if len(text) > LONGEST or not _has_figure(text) or _LEGEND.match(text) or _IN_COLUMNS.search(text):
        return False
    return bool(_WITH_VERB.search(text) or _WITHOUT_VERB.search(text) or may_buy(text))


_WITH_VERB = Caseless(VERB.pattern)
_WITHOUT_VERB = Caseless(
    r"(?:[,(:–—-]|\b[Cc]ustomer\s+#?\w)\s*(?:approximately\s+|about\s+)?\d[\d.]*\s?(?:%|per\s?cent)\s+of\b"
    r"|\(\s*(?:approximately\s+|about\s+)?\d[\d.]*\s?(?:%|per\s?cent)"
    r"|\b(?:[Cc]ustomer|[Cc]lient|[Dd]istributor)\s+#?\w{1,2},?\s+\d[\d.]*\s?(?:%|per\s?cent)"
)
_IN_COLUMNS = re.compile(r"\d\s?%\s+\d[\d.]*\s?%\s+[A-Z*–—-]")  # rows of a table run on, read as such
_LEGEND = re.compile(
    r"\W*(?:(?:the|an?)\s+(?:single\s+|double\s+)?(?:dash|asterisk|blank|symbol|hyphen)\b"
    r"|(?:indicates|denotes|represents?|less\s+than|below|under)\s+(?:less\s+than\s+)?\d)",
    re.I,
)


def read_sentence(document: Document, sentence: Sentence, reader: Recent) -> Iterator[Candidate]:
    """The candidates of one sentence."""
    text = plain(sentence.text)
    figures, bases = _figures(text)
    if not figures or _is_guess(text):
        return
    measured = bases or any(_MEASURED.stands_in(t) for t in (text, *reader.recent[-LOOK_BACK:], reader.heading))
    buys = may_buy(text)
    if not (measured or buys):
        return
    past = past_of(document, sentence.start, reader.calendar)
    told = [p for p in find_periods(text, reader.calendar) if not _OF_CONTRACT.search(text[: p.start])]
    periods = without_since(text, with_relative(text, told, past))
    before = reader.before(text, past)
    buyers = [b for b in find_buyers(text, reader.who) if not (b.named and holds_filer(b.party.name, reader.who))]
    short = [*reader.shortened(text, buyers)]
    buyers = [b for b in buyers if not any(b.start < s.end and s.start < b.end for s in short)]
    buyers = by_longer_names(document, sentence.start, text, reader.who, buyers) if bases else buyers
    buyers += [*_former_and_latter(text, before), *short]
    purchased = []
    if buys:
        sellers = [*buyers, *known_before(document, sentence.start, text, reader.who, buyers)]
        purchased = [*bought(text, figures, sellers, periods, before, reader.who)]
    parts = Parts(figures, sorted(buyers, key=lambda b: b.start), bases, periods)
    own = (s for s in purchased if not _common(document, sentence, s))
    yield from filter(None, (_candidate(document, sentence, s, reader, parts, outright=True) for s in own))
    if not measured:
        return
    taken = {s.figure.start for s in purchased}
    found = align(text, parts, before)
    if bases and {f.start for f in figures} - {s.figure.start for s in found if s.how != "earlier"}:
        known = [*known_before(document, sentence.start, text, reader.who, buyers)]
        parts = Parts(figures, sorted([*buyers, *known], key=lambda b: b.start), bases, periods)
        found = align(text, parts, before) if known else found
    found = [s for s in found if not _is_left_behind(text, s, found)]
    found = [s for s in of_their_wholes(text, found, buyers, reader.recent) if s.figure.start not in taken]
    reader.remember(text, found)
    own_parts = bool(_OWN_PARTS.search(document.text, max(0, sentence.start - 80), sentence.start))
    for stated in found:
        made = _candidate(document, sentence, stated, reader, parts)
        if (
            made is not None
            and not _common(document, sentence, stated)
            and not (own_parts and stated.buyer.named and stated.how != "sold")
        ):
            yield made


def _is_left_behind(text: str, stated: Stated, found: Sequence[Stated]) -> bool:
    """True for the first of "from 12% to 17%" where nothing dates it: it was so before the other, nobody says when."""
    if not _FROM.search(text[: stated.figure.start]):
        return False
    return any(
        other.party == stated.party
        and other.when == stated.when
        and other.basis == stated.basis
        and _TO.search(text[stated.figure.end : other.figure.start])
        for other in found
        if other.figure.start > stated.figure.end
    )


_FROM = re.compile(r"\bfrom\s+(?:about\s+|approximately\s+)?$", re.I)
_TO = re.compile(r"\bto\s+(?:about\s+|approximately\s+)?$", re.I)
# The day from which a contract runs, beside the share of whom it is with.
_OF_CONTRACT = re.compile(
    r"\b(?:agreements?|contracts?|licen[cs]e|arrangement)\b[^.;%]{0,60}?\b(?:begin(?:s|ning)|began|commenc(?:es|ed|ing)|dated|effective"
    r"|signed|entered\s+into|expir(?:es|ed|ing)|through|until|ends|ending|renewed|extended|amended)\s+(?:(?:on|as\s+of|in|to|through|until)\s+)?$",
    re.I,
)


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[list[Figure], list[Basis]]:
    """The percentages of a text that are told of what has been, and what they may be of where there are any."""
    told = (f for f in find_figures(text) if not is_share_to_come(text[max(0, f.start - _CLAUSE) : f.start]))
    figures = [f for f in told if not is_of_another(text, f)]
    return figures, find_bases(text) if figures else []


def _measures(text: str) -> bool:
    """True for a text that by itself is worth asking for buyers."""
    figures, bases = _figures(text)
    return bool(figures and (bases or _MEASURED.stands_in(text))) and not _is_guess(text)


def _is_guess(text: str) -> bool:
    return modality_of(text) is Modality.FORWARD_LOOKING and not _TOLD_ASIDE.search(text)


def _former_and_latter(text: str, before: Before) -> Iterator[Buyer]:
    """ "The former accounted for 26% and the latter for 14%": the two parties named just before."""
    for match in _ONE_OF_TWO.finditer(text):
        if len(before.buyers) == 2:
            held = before.buyers[0 if match["first"] else 1]
            yield replace(held, start=match.start(), end=match.end())


_ONE_OF_TWO = re.compile(r"\bthe\s+(?:(?P<first>former)|latter)\b(?!\s+[A-Z])", re.I)
_OWN_PARTS = re.compile(
    r"\b(?:segments|divisions|business\s+units|business\s+groups|product\s+lines|product\s+groups"
    r"|product\s+categories)[.:]\s*$",
    re.I,
)


def _common(document: Document, sentence: Sentence, stated: Stated) -> bool:
    """True for a word that only begins a sentence ("Shrimp represented 55%"), where the text has it small elsewhere."""
    word = stated.buyer.party.name
    if (
        not stated.buyer.named
        or not _BEGINS.search(sentence.text[: stated.buyer.start])
        or not re.fullmatch(r"[A-Z][a-z]+", word)
    ):
        return False
    within = re.search(rf"[a-z,]\s+(?:{word})\b", document.text)
    return bool(word.lower() in ordinary() and not within and not is_known_body(word)) or bool(
        re.search(rf"(?<![\w.@/]){word.lower()}(?![\w.@/])", document.text)
    )


_BEGINS = re.compile(r"(?:^\W{0,3}|[:.]\s+)$")


def _candidate(
    document: Document, sentence: Sentence, stated: Stated, reader: Recent, parts: Parts, *, outright: bool = False
) -> Candidate | None:
    """The share as a fact with its features; one of a purchase is said `outright`, and needs no more judging."""
    text = plain(sentence.text)
    if not stated.basis or stated.figure.percent == 0:
        return None
    if any(guard(stated, text) for guard in (OF_PURCHASES if outright else GUARDS)):
        return None
    named = " ".join(text[p.start : p.end] for p in parts.periods)
    if _of_one_taken_over(document, stated.basis, reader.who):
        return None
    basis = _own(stated.basis, reader.who)
    when = fitted(stated.when, basis, reader.calendar, named, taken=stated.when_how == "earlier")
    supplies = outright or sells(stated, text)
    if supplies and stated.party.kind is PartyKind.GROUP:
        return None
    filer, party = reader.who.filer, stated.party
    fact = ShareFact(
        evidence=(Evidence.of(document, sentence.start, sentence.end, rule="share-in-prose"),),
        supplier=party if supplies else filer,
        customer=filer if supplies else party,
        percent=stated.figure.percent,
        comparator=stated.figure.comparator,
        basis=basis,
        period=when,
        rank=1 if stated.buyer.named and _LARGEST.search(text) else None,
        inferred=bool(when and when.inferred),
    )
    features = prose_features(document, sentence, text, stated, reader.who, reader.heading)
    return Candidate(fact, features, settled=outright or (supplies and not stated.buyer.named))


def _own(basis: str, who: Context) -> str:
    """The basis without the filer as its owner: "Acme's net sales" are net sales."""
    owner = re.match(r"(?P<name>[A-Z].{1,60}?)[’']s?\s+(?=\S)", basis)
    return basis[owner.end() :] if owner and who.party(owner["name"]).filer else basis


def _of_one_taken_over(document: Document, basis: str, who: Context) -> bool:
    """True for sales of a company that the filer is about to buy: "35% of Brightleaf's revenue"."""
    owner = _OWNER.match(basis)
    if not owner or who.party(owner["name"]).filer:
        return False
    name = re.escape(owner["name"])
    return bool(
        re.search(
            rf"\b(?:agree\w*\s+to|will|would|to|proposed|pending)\s+(?:acquir\w+|acquisition|buy|purchase|merge\w*)\b[^.;]{{0,60}}\b{name}\b",
            document.text,
        )
        and not re.search(
            rf"\b{name}\b[^.;]{{0,60}}\bsubsidiary\b|\bsubsidiar(?:y|ies)\b[^.;]{{0,80}}\b{name}\b", document.text
        )
    )


_OWNER = re.compile(r"(?P<name>[A-Z][\w&.-]+(?:\s+[A-Z][\w&.-]+){0,3})[’']s?\s+(?=\S)")


_TOLD_ASIDE = re.compile(
    r"\b(?:which|who)\s+(?:\w+ly\s+|together\s+|each\s+|has\s+|have\s+)?"
    r"(?:account(?:ed|s)|represent(?:ed|s)|compris(?:ed|es)|constitut(?:ed|es)|contribut(?:ed|es)|generat(?:ed|es)"
    r"|purchased|ma(?:de|kes)\s+up)\b",
    re.I,
)
_LARGEST = re.compile(rf"{LARGEST}(?:customer|client|distributor)\b(?!s)", re.I)
