"""Scenes: the sentences of a document that may tell of a deal, each with what happens, the times told and the sides."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filinggraph.extract.deals.cues import Cues, cues
from filinggraph.extract.deals.frames import chosen
from filinggraph.extract.deals.kinds import is_other, is_private
from filinggraph.extract.deals.papers import paper_sides, papers_defined
from filinggraph.extract.deals.sides import Side, Voices, elsewhere, is_thing, nobody, voices
from filinggraph.extract.deals.told import Told, times_told
from filinggraph.extract.document_dates import document_date
from filinggraph.extract.happenings import CUE, Happening, triggers
from filinggraph.extract.language import Sentence, foresee, split
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Context, context, names_of_any_kind
from filinggraph.extract.spelling import NAME, SUFFIXED, clean
from filinggraph.model import Block, BlockKind, Boilerplate, Document, Modality, PartyKind

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
_SKIPPED_SECTIONS = frozenset({"Item 15", "Item 9.01", "Item 3", "Item 10", "Item 11", "Item 12", "Item 13"})
_NOUNS = frozenset({"agreement", "order", "license", "partner", "award", "select", "supply", "renew", "term"})
_TIMED = frozenset(
    {"until", "begin", "since", "term", "expire", "period", "enter", "sign", "award", "renew", "terminate"}
)
_OTHER_TEXT = re.compile(r"^EX-(?!13|99)\d", re.I)
LONGEST = 3000
Telling = tuple[Cues, tuple[Happening, ...], tuple[Told, ...]]
_SAID_BEFORE = re.compile(r"\b(?:the|this|such|these)\s+agreements?\b", re.I)
_BROUGHT_IN = re.compile(
    r"\b(?:an?|its|our|new|two|three|several)\s+(?:[\w-]+\s+){0,5}?(?:agreements?|contracts?|orders?|partnerships?)\b",
    re.I,
)
_ASIDE = re.compile(
    r",\s+which\s+(?:is\s+(?:due|scheduled|set|expected)\s+to\s+|will\s+|currently\s+)?(?:expires?|ends?|terminates?|runs?|continues?)"
    r"\b[^,;]{0,60}?\b(?:19|20)\d\d\b(?=\s*,)",
    re.I,
)
_DATELINE_END = re.compile(r"\s*(?:[(/][^)/]{2,40}[)/]\s*)*(?:--?|–|—)\s")
_OPTION = re.compile(
    r",?\s+(?:(?:and|that|which)\s+)?(?:may|can|could)\s+be\s+(?:further\s+)?(?:extended|renewed|terminated|cancel+ed|exercised)\b",
    re.I,
)
_LENGTH = re.compile(r"\b[\w()]+[\s-](?:years?|months?)\b", re.I)
_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|U\.S|U\.K|S\.A|N\.V|B\.V|L\.P|N\.A|No|St|Dr|Mr|Ms|[A-Z])\.(?=\s*[\w,(]|[’'])|\d\.(?=\d)"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what it tells. `sides` holds the other sides in it, then those from elsewhere, then nobody."""

    sentence: Sentence
    cues: Cues
    happenings: tuple[Happening, ...]
    times: tuple[Told, ...]
    filer: bool
    sides: tuple[Side, ...]
    heading: str
    place: float
    number: int

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text


def is_report(document: Document) -> bool:
    """True for periodic reports, which tell of a whole business; others tell of one deal or a few."""
    return document.filing.form.startswith(("10-", "20-F", "40-F", "ARS")) or document.type.startswith(("10-", "EX-13"))


def scenes(document: Document) -> Iterator[Scene]:
    """The scenes of a document, in order; exhibits other than annual reports and releases have none."""
    if _OTHER_TEXT.match(document.type):
        return
    who, written, report = context(document), document_date(document), is_report(document)
    counts, title = _names(document), _title(document)
    main: tuple[Side, ...] = () if report else _main(document, who, counts, title)
    papers = papers_defined(document, lambda text: spoken_of(text, voices(text, who, counts, title).sides))
    listing = () if report else _listing(document, who, counts, title)
    before: list[tuple[int, int, Side]] = []
    heading = ""
    heading_sides: tuple[Side, ...] = ()
    passages = _passages(document, written, report=report)
    foresee(r.sentence.text for readings in passages.values() for r in readings if r.told and not r.private)
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING or _is_short(document, block):
            text = document.text[block.start : block.end]
            if text.strip():
                heading, heading_sides = " ".join(text.split())[:120], ()
                heading_sides = () if heading.startswith(("By ", "by ")) else _named_in_heading(heading, who)
        passed: list[Sentence] = []
        for reading in passages.get(index, ()):
            sentence, number = reading.sentence, reading.number
            passed.append(sentence)
            if reading.told is None or (reading.private and _SAID_BEFORE.search(sentence.text)):
                continue
            found, happened, times = reading.told
            heard = voices(sentence.text, who, counts, title)
            if not any(s.weight >= 2.5 for s in heard.sides):
                before = [*before, *_named_above(passed[-5:-1], before, index, number, who, counts, title)]
            others = _others(heard, before, index, number, report=report)
            listed = _listed_below(document, index, who, counts, title) if sentence.text.endswith(":") else ()
            if not listed and len(listing) > 1 and _means_list(sentence.text, heard.sides, others, listing):
                listed = listing
            sides = (
                *heard.sides,
                *listed,
                *paper_sides(sentence.text, papers, who, counts, document.text),
                *others,
                *(elsewhere(s, "heading", 1.0) for s in heading_sides),
                *main,
                nobody(),
            )
            yield Scene(
                sentence, found, happened, times, heard.filer, sides, heading, index / len(document.blocks), number
            )
            before = [*before[-8:], *((index, number, s) for s in spoken_of(sentence.text, heard.sides))]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its number, what it may tell, and whether those around it speak of what is no deal."""

    number: int
    sentence: Sentence
    told: Telling | None
    private: bool


def _passages(document: Document, written: datetime.date | None, *, report: bool) -> dict[int, list[_Read]]:
    """The sentences, but headlines, of the blocks that have a word of dealing, by the number of the block."""
    found: dict[int, list[_Read]] = {}
    number, private = 0, False
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED or block.section in _SKIPPED_SECTIONS:
            continue
        if not CUE.stands_in(document.text[block.start : block.end]):
            continue
        found[index] = []
        private = private and block.kind is BlockKind.PARAGRAPH
        for sentence in split(document, block):
            number += 1
            if is_headline(sentence):
                continue
            private = (is_private(sentence.text) or private) and not _opens_deal(sentence.text)
            found[index].append(_Read(number, sentence, read(sentence, written, report=report), private))
    return found


def read(sentence: Sentence, written: datetime.date | None, *, report: bool) -> Telling | None:
    """Cues, happenings and times of a sentence that may tell of a deal, else None."""
    text = sentence.text
    if len(text) > LONGEST or not CUE.stands_in(text):
        return None
    if hedged(text) or (is_other(text) if report else is_private(text)):
        return None
    if sum(c.isupper() for c in text) > 0.6 * sum(c.isalpha() for c in text):
        return None
    told, first = len(without_option(text)), 0
    happened = tuple(h for h in triggers(smooth(text)) if h.end <= told)
    found = cues(text)
    classes = {name for _, _, name in found}
    if modality_of(without_option(text)) is Modality.FORWARD_LOOKING and (aside := _ASIDE.search(text)):
        told, first, happened = aside.end(), aside.start(), ()
    if not happened and not (classes & _NOUNS and (classes & _TIMED or _LENGTH.search(text))):
        return None
    times = tuple(
        t for t in times_told(text, written) if first <= t.start < told and not _is_dateline(text, t, written)
    )
    if not happened and not times:
        return None
    return found, happened, times


def _opens_deal(text: str) -> bool:
    """True for a sentence that brings in an agreement of a commercial kind."""
    return bool(_BROUGHT_IN.search(text)) and not is_private(text)


def hedged(text: str) -> bool:
    """True where nothing is said flatly, before the words of an option or in a clause ", which expires in 2021,"."""
    return modality_of(without_option(text)) is Modality.FORWARD_LOOKING and not _ASIDE.search(text)


def without_option(text: str) -> str:
    """The text up to the words that say that something "may be extended": what is said before them is no guess."""
    option = _OPTION.search(text)
    return text[: option.start()] if option else text


def _is_dateline(text: str, told: Told, written: datetime.date | None) -> bool:
    """True for the document's own date where it opens the sentence, only capitals before it, or ends in a dash."""
    if told.when is None or told.when.earliest is None or told.start >= 70:
        return False
    lead = re.sub(r"\b(?:and|of|the)\b", "", text[: told.start])
    if re.search(r"\b[a-z]{3,}\b|\b(?:On|In|Effective|Since|As|Dated)\b", lead):
        return False
    return told.when.earliest == written or bool(lead.strip() and _DATELINE_END.match(text[told.end :]))


def _others(
    heard: Voices, before: Sequence[tuple[int, int, Side]], index: int, number: int, *, report: bool
) -> list[Side]:
    """Sides that the sentences before named: of the same paragraph or the one above it, the nearest first."""
    reach = 1 if report else 3
    names = {s.party.name for s in heard.sides if s.party}
    out: list[Side] = []
    near = [(number - when + 2 * (index - where), side) for where, when, side in before if index - where <= reach]
    for distance, side in sorted(near, key=lambda n: (0.3 * n[0] - n[1].weight, n[0])):
        if side.party and side.party.name not in names:
            names.add(side.party.name)
            out.append(elsewhere(side, "before", float(distance)))
    return out[:2]


def is_headline(sentence: Sentence) -> bool:
    """True for words in title case without a full stop, in which every word looks like a name."""
    words = [w for w in sentence.text.split() if w[0].isalpha() and len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    text = sentence.text.rstrip()
    closed = text.endswith((".", ";", ":")) and not text.endswith(("...", "…")) and not SUFFIXED.search(text[:-1])
    return len(words) > 3 and capitals >= 0.75 * len(words) and not closed


def smooth(text: str) -> str:
    """The text with the periods of abbreviations and initials replaced, so that they end no pattern; same length."""
    return _ABBREVIATED.sub(lambda m: m.group().replace(".", "\u2024"), text)


def spoken_of(text: str, sides: Sequence[Side]) -> list[Side]:
    """The sides of a sentence that the next may go on about: the best by their constructions."""
    return [s for s in chosen(smooth(text), sides) if s.weight >= 1.5] if sides else []


def _named_above(
    passed: Sequence[Sentence], before: Sequence[tuple[int, int, Side]], index: int, number: int, who: Context,
    counts: Counter[str], title: str,
) -> list[tuple[int, int, Side]]:  # fmt: skip
    """The sides named in the sentences of the same paragraph that were passed over."""
    known = {(where, when) for where, when, _ in before}
    found = []
    for back, sentence in enumerate(reversed(passed), 1):
        if (index, number - back) not in known and len(sentence.text) <= LONGEST:
            sides = spoken_of(sentence.text, voices(sentence.text, who, counts, title).sides)
            found += [(index, number - back, s) for s in sides if s.source != "unnamed"]
    return found


def _listed_below(document: Document, index: int, who: Context, counts: Counter[str], title: str) -> tuple[Side, ...]:
    """The names that the short lines after a colon begin with, one a line."""
    found: list[Side] = []
    for block in document.blocks[index + 1 : index + 25]:
        text = document.text[block.start : block.end].strip(" \t•-–*")
        heard = voices(text, who, counts, title).sides if len(text) < 160 else ()
        first = [s for s in heard if 0 <= s.start < 4]
        if not first:
            break
        found.append(elsewhere(replace(first[0], weight=3.0), "listed", 0.0))
    return tuple(found)


def _listing(document: Document, who: Context, counts: Counter[str], title: str) -> tuple[Side, ...]:
    """The names listed below the document's first sentence about a deal that ends with a colon."""
    for index, block in enumerate(document.blocks):
        text = document.text[block.start : block.end].rstrip()
        if text.endswith(":") and block.kind is not BlockKind.TABLE and triggers(smooth(text)):
            listed = _listed_below(document, index, who, counts, title)
            if len(listed) > 1:
                return listed
    return ()


def _means_list(text: str, heard: Sequence[Side], others: Sequence[Side], listing: Sequence[Side]) -> bool:
    """True for a sentence whose other side is a number of companies, as many as the document lists by name."""
    counts = {"several", "multiple", *_COUNT[len(listing) : len(listing) + 1]}
    best = next(iter(chosen(smooth(text), heard)), None) if heard else next(iter(others), None)
    party = best.party if best is not None else None
    return party is not None and party.kind is PartyKind.GROUP and party.name.split()[0].casefold() in counts


def _names(document: Document) -> Counter[str]:
    """How often each capitalised name stands in the document (in a long one: in its first part)."""
    return Counter(clean(m.group()) for m in NAME.finditer(document.text[:60_000]))


def _title(document: Document) -> str:
    first = next((b for b in document.blocks if b.end - b.start > 20), None)
    return " ".join(document.text[first.start : first.end].split())[:200] if first else ""


def _main(document: Document, who: Context, counts: Counter[str], title: str) -> tuple[Side, ...]:
    """The other sides that a release speaks of most: named in its first sentences about a deal."""
    seen: dict[str, tuple[float, Side]] = {}
    looked = 0
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in _SKIPPED or looked > 8:
            continue
        for sentence in split(document, block):
            if len(sentence.text) > LONGEST or is_headline(sentence) or not triggers(smooth(sentence.text)):
                continue
            looked += 1
            for side in spoken_of(sentence.text, voices(sentence.text, who, counts, title).sides):
                if side.party and not _is_person(side):
                    total = seen.get(side.party.name, (0.0, side))[0] + side.weight / (1 + 0.3 * looked)
                    seen[side.party.name] = (total, side)
    ranked = sorted(seen.values(), key=lambda v: -v[0])[:2]
    return tuple(elsewhere(side, "main", float(place)) for place, (_, side) in enumerate(ranked))


def _is_person(side: Side) -> bool:
    return bool(side.features.get("s_label_PERSON")) and not side.features.get("s_suffix")


def _is_short(document: Document, block: Block) -> bool:
    return (
        block.kind is not BlockKind.TABLE
        and block.end - block.start < 90
        and document.text[block.end - 1 : block.end] != "."
    )


def _named_in_heading(heading: str, who: Context) -> tuple[Side, ...]:
    """The name that a heading is, or begins with."""
    mentions = [
        m
        for m in names_of_any_kind(heading, who)
        if not m.party.filer and m.start == 0 and not is_thing(m.party, who.filer)
    ]
    return tuple(
        Side(m.party, source="heading", weight=1.0, features={"s_suffix": float(bool(SUFFIXED.search(m.party.name)))})
        for m in mentions[:1]
    )
