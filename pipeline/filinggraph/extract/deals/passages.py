"""The sentences of a document that may tell of a deal, each with its cues, what happens and the times told."""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.dateline import stands_in_dateline
from filinggraph.extract.deals.cues import Cues, cues
from filinggraph.extract.deals.kinds import is_other, is_private
from filinggraph.extract.deals.papers import Papers
from filinggraph.extract.deals.proposals import NOTHING, Proposal, proposals
from filinggraph.extract.deals.told import Told, may_tell_times, times_told
from filinggraph.extract.happening_words import happening_words
from filinggraph.extract.happening_words import told as worded
from filinggraph.extract.happenings import CUE, Happening, triggers
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.modality import modality_of
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import BlockKind, Boilerplate, Document, EventKind, Modality

LIKELY = 0.5  # from this chance on, the words of a sentence alone make an event a candidate
SKIPPED = frozenset(
    {
        Boilerplate.SAFE_HARBOR,
        Boilerplate.TABLE_OF_CONTENTS,
        Boilerplate.EXHIBIT_INDEX,
        Boilerplate.SIGNATURES,
        Boilerplate.CONTACT,
        Boilerplate.COVER,
    }
)
_SKIPPED_SECTIONS = frozenset({"Item 15", "Item 9.01", "Item 3", "Item 10", "Item 11", "Item 12", "Item 13"})
_NOUNS = frozenset({"agreement", "order", "license", "partner", "award", "select", "supply", "renew", "term"})
_TIMED = frozenset(
    {"until", "begin", "since", "term", "expire", "period", "enter", "sign", "award", "renew", "terminate"}
)
# What a paragraph "About …" says of a deal, not of a business.
_TOLD_IN_PASSING = re.compile(
    r"\b(?:entered\s+into|signed|awarded|renewed|extended)\b[^.;]{0,120}\b(?:agreement|contract|partnership|deal|licen[cs]e)\b"
    r"|\b(?:agreement|contract|partnership|deal|licen[cs]e)\b[^.;]{0,60}\b(?:runs|expires|continues)\s+(?:through|until|in|on)\b",
    re.I,
)
_ONE_OF_THEM = re.compile(
    r"\W*The\s+(?:first|second|third|fourth|other|former|latter|larger|smaller)(?:\s+one)?(?:,|\s+(?:expires|runs|ends|has|is|commenced|began|started|took)\b)"
)
_WORK_BEGINS = re.compile(
    r"\W*(?:Services?|Operations|Work|Performance|Coverage)\s+(?:(?:is|are)\s+(?:to|expected\s+to|scheduled\s+to)\s+|will\s+)?(?:begins?|began|commences?|commenced|starts?|started)\s+(?:on|in|[A-Z])"
)
# A right that somebody has, said of an agreement that is told of flatly: "that we may terminate on notice and that".
_RIGHT_IN_PASSING = re.compile(
    r"\s(?:that|which)\s+(?:we|they|it|either\s+party|the\s+[\w\s]{2,24}?)\s+may\s+(?:terminate|cancel|extend|renew)\b[^,.;]{0,60}?(?=\s+and\b)"
)
_TERM_RUNS = re.compile(
    r"\W*(?:The|Its|Their|This|That)\s+(?:(?:initial|first|current|present|research|primary|base|new|renewed|extended|further|additional|[\w-]+-year)\s+)?(?:terms?|periods?|extension|renewal|exclusivity|appointment(?:\s+(?:by|of)\s+[^.;,]{3,60}?)?|subscription|affiliation|engagement|concession|assignment|licen[cs]e|grant|agreement|contract|base\s+year|end\s+date|expir\w+\s+date|expiry)\s+(?:runs?|ends?|expires?|is|are|was|will|begins?|began|starts?|started|lasts?|covers?|continues?|moves?|moved|takes?\s+effect|took\s+effect)\b"
    r"|\W*(?:Term|Period|Duration|Expiry|Expiration)(?:\s+(?:date\s+)?(?:is|was)\b|\s*:)"
    r"|\W*(?:It|This|That)\s+(?:is|was)\s+(?:for\s|(?:an?\s+)?(?:[\w-]+-year|[\w-]+-month)\b)|\W*They\s+signed\b"
    r"|\W*(?:It|They|Both|Each|These)\s+(?:(?:now|will|both|each|also|then|currently|is\s+to|are\s+to|was\s+to)\s+){0,2}(?:runs?|expires?|ends?|stays?|remains?|continues?|lasts?|took\s+effect|takes?\s+effect|became\s+effective"
    r"|beg[ia]ns?|commenced?|covers?|came\s+into|comes?\s+into|is\s+(?:good|valid|effective|due|up)|ha[sd]\s+an?\s+(?:[\w-]+\s+)?term)\b"
    r"|\W*(?:It|They|The\s+(?:\w+\s+)?(?:agreement|contract|licen[cs]e|charter))\s+(?:is|are|was|were|goes|go|went|ran)\s+(?:in\s+(?:effect|force)|into\s+(?:effect|force)|for)\b"
    r"|\W*(?:The\s+)?(?:\w+|\d{1,2})[\s-](?:years?|months?),?\s+(?:beginning|starting|commencing|from|effective|ends?\b|expires?)\b"
    r"|[^.;]{0,60}(?:\b(?:is|are)|[’'](?:re|s))\s+(?:committed|contracted|booked|chartered|dedicated|under\s+contract)\b[^.;]{0,40}\b(?:until|through|to|into|for)\b"
)
_ENDING = frozenset({"until", "expire", "terminate"})
_DEALING = re.compile(
    r"\b(?:options?|performance|deliver(?:y|ies)|shipments?|appointment|engagement|mandate|concession|pact|accord|termination)\b",
    re.I,
)
# What a current report calls an item, which is no sentence.
_CAPTION = re.compile(
    r"\W*Item\s+\d{1,2}(?:\.\d\d|[A-C])?\b.{0,120}|(?:Entry\s+[Ii]nto|Termination\s+[Oo]f|Completion\s+[Oo]f|Creation\s+[Oo]f)\s+[Aa]n?\s+(?:Material|Direct)\b.{0,60}"
)
LONGEST = 3000
LONGEST_SUFFIX = 40  # characters that the legal form of a name at the end of a sentence has at most
_WITHOUT_SMALL = dict.fromkeys(range(ord("a"), ord("z") + 1))
Telling = tuple[Cues, tuple[Happening, ...], tuple[Told, ...]]
_BROUGHT_IN = Sieved(
    r"\b(?:an?|its|our|new|two|three|several)\s+(?:[\w-]+\s+){0,5}?(?:agreements?|contracts?|orders?|partnerships?)\b",
    re.I,
)
_ASIDE = re.compile(
    r",\s+which\s+(?:is\s+(?:due|scheduled|set|expected)\s+to\s+|will\s+|currently\s+)?(?:expires?|ends?|terminates?|runs?|continues?)"
    r"\b[^,;]{0,60}?\b(?:19|20)\d\d\b(?=\s*(?:,|\.?\s*$))",
    re.I,
)
_OPTION = Sieved(
    r"[;,]\s+(?:(?:and|but)\s+)?(?:either\s+(?:party|side|company)|we|it|they|the\s+[\w\s]{2,30}?|(?-i:[A-Z])[\w’'&-]+(?:\s+(?-i:[A-Z])[\w’'&-]+){0,4})\s+(?:may|can)\s+"
    r"(?:also\s+)?(?:terminate|cancel|end|extend|renew|exit|prolong)\b"
    r"|[;,]\s+(?:which|and)\s+(?:is|are|remains?)\s+subject\s+to\s+(?:[\w-]+\s+){1,6}?(?:that\s+)?may\b"
    r"|,?\s+(?:(?:and|that|which)\s+)?(?:may|can|could|might)\s+(?:not\s+)?be\s+(?:further\s+)?(?:extended|renewed|terminated|cancel+ed|exercised|ended|prolonged|continued|broken\s+off)\b",
    re.I,
)
# What may become of a contract that is told of flatly: "and there is no assurance that it will be renewed".
_RISK = Sieved(
    r"[;,]?\s+(?:and|but|although|though)\s+(?:there\s+(?:is|can\s+be|are)\s+no\s+(?:assurance|guarantee|certainty)s?|no\s+assurances?\s+can\b"
    r"|(?:we|it|(?-i:[A-Z])[\w’'&-]+)\s+(?:cannot|can\s+not|may\s+not|might\s+not|may\s+be\s+unable|may\s+choose|may\s+decide|can\s+give\s+no)\b"
    r"|if\s+(?:it|they|this|that|the\s+(?:contract|agreement)|we|(?-i:[A-Z])[\w’'&-]+)\s+(?:is|are|were|do|does|fails?)\b)",
    re.I,
)
_HOPED = re.compile(
    r"\b(?:believ|expect|hop(?:e|ing)|intend|intent|plan(?!t)|anticipat|seek|aim|propos|negotiat|discuss|will|would|could|may(?!\s+\d)|might|if|subject|possib|potential)\w*\b",
    re.I,
)
# What is said of a contract's day in words of no class: "takes effect July 1", "we gave Alpha a contract on May 2".
_DATED = re.compile(
    r"\b(?:takes?|took|in|into|with)\s+(?:effect|force)\b|\b(?:had|has|have|was|were)\s+(?:been\s+)?let\s+to\b"
    r"|\b(?:gave|given|granted)\b[^.;,]{0,60}\b(?:contracts?|agreements?|licen[cs]es?)\s+(?:on|in)\b"
    r"|\bto\s+be\s+(?:completed|finished|delivered)\s+by\b",
    re.I,
)
_LENGTH = Sieved(r"\b[\w()]+[\s-](?:years?|months?)\b", re.I)
_ABBREVIATED = re.compile(  # begins with one class of signs, which is searched for fast
    r"[A-Zie\d](?:(?<=\d)\.(?=\d)"
    r"|(?<=\b[A-Zie])(?:(?<=i)\.e|(?<=e)\.g|(?<=I)nc|(?<=C)o(?:rp)?|(?<=L)(?:td|\.P)|(?<=U)\.[SK]|(?<=[SN])\.A|(?<=[NB])\.V"
    r"|(?<=N)o|(?<=S)t|(?<=[DM])r|(?<=M)s|(?<=[A-Z]))\.(?=\s*[\w,(]|[’']))"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its number, what it may tell, and whether those around it speak of what is no deal."""

    number: int
    sentence: Sentence
    told: Telling | None
    private: bool


def passages(
    document: Document, written: datetime.date | None, *, report: bool, papers: Papers
) -> dict[int, list[Reading]]:
    """The sentences, but headlines, of the blocks that have a word of dealing, by the number of the block.

    Initials that the text gives an agreement ("the SPA") are such a word.
    """
    offered = proposals(document)
    of_paper = _says_any(papers)
    found: dict[int, list[Reading]] = {}
    number, private = 0, False
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE or block.boilerplate in SKIPPED or block.section in _SKIPPED_SECTIONS:
            continue
        whole, said = document.text[block.start : block.end], list(split(document, block))
        tells = any(CUE.stands_in(s.text) for s in said) or of_paper(whole) or _WORK_BEGINS.match(whole)
        if not tells and offered.within(block.start, block.end) is NOTHING:
            continue
        found[index] = []
        private = private and block.kind is BlockKind.PARAGRAPH
        for sentence in said:
            number += 1
            if block.boilerplate is Boilerplate.ABOUT and not _TOLD_IN_PASSING.search(sentence.text):
                continue
            if is_headline(sentence) or _CAPTION.fullmatch(sentence.text):
                continue
            private = (is_private(sentence.text) or private) and not _opens_deal(sentence.text)
            proposed = offered.within(sentence.start, sentence.end)
            told = read(sentence, written, report=report, of_paper=of_paper, proposed=proposed)
            found[index].append(Reading(number, sentence, told, private))
    return found


def read(
    sentence: Sentence,
    written: datetime.date | None,
    *,
    report: bool,
    of_paper: Callable[[str], bool] = lambda _: False,
    proposed: Proposal = NOTHING,
) -> Telling | None:
    """Cues, happenings and times of a sentence that may tell of a deal, else None."""
    text = sentence.text
    if len(text) > LONGEST:
        return None
    if not (proposed is not NOTHING or CUE.stands_in(text) or _goes_on(text, of_paper, report=report)):
        return None
    forward = modality_of(_flat(text)) is Modality.FORWARD_LOOKING
    aside = _ASIDE.search(text) if forward else None
    if (forward and aside is None) or (is_other(text) if report else is_private(text)):
        return None
    if _in_capitals(text):
        return None
    told, first = len(without_option(text)), 0
    said = triggers(smooth(text))
    happened = tuple(h for h in (*said, *_by_words(text, said, proposed.kinds)) if h.end <= told)
    if aside is not None:
        told, first, happened = aside.end(), aside.start(), ()
    if not happened and not may_tell_times(text):
        return None
    found = cues(text)
    if not happened and not proposed.sale:
        classes = {name for _, _, name in found}
        if not _is_timed(text, classes, named=_goes_on(text, of_paper, report=report)):
            return None
    times = tuple(
        t for t in times_told(text, written) if first <= t.start < told and not _is_dateline(text, t, written)
    )
    return (found, happened, times) if happened or times else None


def _says_any(papers: Papers) -> Callable[[str], bool]:
    """What tells whether a text has the name of an agreement; most have none of its letters, which is told soon."""
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(papers)))})\b")
    return lambda text: any(map(text.__contains__, papers)) and named.search(text) is not None


def _goes_on(text: str, of_paper: Callable[[str], bool], *, report: bool) -> bool:
    """True for a sentence about a deal that others tell of: by its initials, as one of them, by its term or work."""
    if of_paper(text) or _ONE_OF_THEM.match(text) or _TERM_RUNS.match(text):
        return True
    return not report and _WORK_BEGINS.match(text) is not None


def _is_timed(text: str, classes: AbstractSet[str], *, named: bool) -> bool:
    """True where the words of a sentence, and their classes, are of a deal and of a time."""
    dealing = named or classes & _NOUNS or (classes & _ENDING and _DEALING.search(text))
    return bool(dealing and (classes & _TIMED or _LENGTH.search(text) or _DATED.search(text)))


def _by_words(text: str, said: Sequence[Happening], proposed: frozenset[EventKind]) -> Iterator[Happening]:
    """What the words of a sentence are likely to tell beside what patterns find in it, at the most telling word."""
    kinds = {h.kind for h in said}
    for kind, chance in worded(text).items():
        likely = kind not in kinds and (chance >= LIKELY or kind in proposed)
        word = happening_words().telling(text, kind) if likely else None
        if word is not None:
            yield Happening(kind, word.start, word.end)


def _in_capitals(text: str) -> bool:
    """True where more than six tenths of the letters are capitals."""
    if len(text.translate(_WITHOUT_SMALL)) < 0.6 * len(text):
        return False
    return sum(map(str.isupper, text)) > 0.6 * sum(map(str.isalpha, text))


def _opens_deal(text: str) -> bool:
    """True for a sentence that brings in an agreement of a commercial kind."""
    return bool(_BROUGHT_IN.search(text)) and not is_private(text)


def hedged(text: str) -> bool:
    """True where nothing is said flatly, before the words of an option or in a clause ", which expires in 2021,"."""
    return modality_of(_flat(text)) is Modality.FORWARD_LOOKING and not _ASIDE.search(text)


def _flat(text: str) -> str:
    """The text up to the words of an option, without the rights that it mentions in passing."""
    return _RIGHT_IN_PASSING.sub("", without_option(text))


@lru_cache(maxsize=1024)
def without_option(text: str) -> str:
    """The text up to the words that say that something "may be extended": what is said before them is no guess.

    What is told flatly ends before the words of a risk, too: "expires in May, and there is no assurance that it will".
    """
    option = _OPTION.search(text)
    flat = text[: option.start()] if option else text
    risk = _RISK.search(flat)
    return flat[: risk.start()] if risk and not _HOPED.search(flat, 0, risk.start()) else flat


def _is_dateline(text: str, told: Told, written: datetime.date | None) -> bool:
    """True for a time in the dateline, and for the document's own date where only capitals stand before it."""
    if told.when is None or told.when.earliest is None:
        return False
    if stands_in_dateline(text, told.start, told.end):
        return True
    if told.start >= 70:
        return False
    lead = re.sub(r"\b(?:and|of|the)\b", "", text[: told.start])
    if re.search(r"\b[a-z]{3,}\b|\b(?:On|In|Effective|Since|As|Dated)\b", lead):
        return False
    return told.when.earliest == written


def is_headline(sentence: Sentence) -> bool:
    """True for words in title case without a full stop, in which every word looks like a name."""
    text = sentence.text.rstrip()
    closed = text.endswith((".", ";", ":")) and not text.endswith(("...", "…"))
    if closed and not SUFFIXED.search(text[-LONGEST_SUFFIX:-1]):
        return False
    first = [w[0] for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(first) > 3 and sum(map(str.isupper, first)) >= 0.75 * len(first)


@lru_cache(maxsize=1024)
def smooth(text: str) -> str:
    """The text with the periods of abbreviations and initials replaced, so that they end no pattern; same length."""
    if "." not in text[:-1]:
        return text
    return _ABBREVIATED.sub(lambda m: m.group().replace(".", "\u2024"), text)
