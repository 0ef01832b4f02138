"""Scenes: the sentences of a document that may tell of a deal, each with what happens, the times told and the sides."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from filinggraph.extract.context import Context, context
from filinggraph.extract.deals.cues import Cues
from filinggraph.extract.deals.frames import chosen
from filinggraph.extract.deals.gone_back import others
from filinggraph.extract.deals.papers import defined_sides, paper_sides, papers_defined
from filinggraph.extract.deals.passages import LONGEST, SKIPPED, Reading, is_headline, passages, smooth
from filinggraph.extract.deals.sides import Side, Voices, asked, elsewhere, is_thing, nobody, voices
from filinggraph.extract.deals.told import Told
from filinggraph.extract.definite import definite
from filinggraph.extract.document_dates import is_report, written_about
from filinggraph.extract.happenings import Happening, triggers
from filinggraph.extract.labels import foresee
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.names import Mention, names_of_any_kind
from filinggraph.extract.ordinary import once
from filinggraph.extract.spelling import SUFFIXED, clean, names_in
from filinggraph.model import Block, BlockKind, Boilerplate, Document, PartyKind

_RUN_IN = re.compile(
    r"(?P<lead>(?:First|Second|Third|Next|Then|Finally|And|Also),?\s+)?(?P<name>(?:St\.\s+|(?:[A-Z]\.){2,}\s+)?[A-Z][^.;:,]{2,60})"
    r"(?P<place>,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?(?:,\s+[A-Z][\w.]+)?)?\.?"
)
_OTHER_TEXT = re.compile(r"^EX-(?!13|20|99)\d", re.I)
RUN_IN = 6.0
_JOINS = frozenset({"of", "with", "and", "the", "for", "in", "on", "to", "by"})
_NOUN_OF_TOPIC = re.compile(
    r"^(?:contracts?|agreements?|customers?|licens(?:es?|ees?|ing)|distribut(?:ion|ors?)|suppl(?:y|ies|iers?)|marketing|sales|products?|services?|returns?"
    r"|charges?|measures?|judgments?|determination|note|patents?|properties|employees|competition|overview|business|restructuring|liquidity"
    r"|concentrations?|raw|materials?|backlog|manufacturing|collaborations?|research|regulation|government|facilities|matters?|loss|items?)$",
    re.I,
)
LEAST_SUBJECT = 0.6
ABOVE = 4  # sentences before one that names nobody, in which its sides are looked for
_LED = re.compile(r"\b(?:with|by|from)\s+(?:the\s+)?$", re.I)
_SAID_BEFORE = re.compile(r"\b(?:the|this|such|these)\s+agreements?\b", re.I)
_SMALL_WORD = re.compile(r"[a-z](?<!\w.)[a-z]*\b")
_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


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
    selves: tuple[Mention, ...] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text


def scenes(document: Document) -> Iterator[Scene]:
    """The scenes of a document, in order; exhibits have none but annual reports, letters to holders and releases."""
    if _OTHER_TEXT.match(document.type):
        return
    who, written, report = context(document), written_about(document), is_report(document)
    counts, title = _names(document), _title(document)
    main: tuple[Side, ...] = () if report else _main(document, who, counts, title)
    main = main or (() if report else _in_title(who, counts, title))
    defined = papers_defined(document)
    foresee(a for text in defined.values() for a in asked(text, who))
    papers = {
        name: defined_sides(spoken_of(text, voices(text, who, counts, title).sides)) for name, text in defined.items()
    }
    listing = () if report else _listing(document, who, counts, title)
    before: list[tuple[int, int, Side]] = []
    heading = ""
    named_in: tuple[str, tuple[Side, ...]] = ("", ())  # the last heading that a scene stood under, and its names
    readings = passages(document, written, report=report, papers=papers)
    heard_in = _heard(readings, who, counts, title, document.text)
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING or _is_short(document, block):
            text = document.text[block.start : block.end]
            heading = " ".join(text.split())[:120] or heading
        passed: list[Sentence] = []
        for reading in readings.get(index, ()):
            sentence, number = reading.sentence, reading.number
            passed.append(sentence)
            run_in = _run_in(sentence, passed, who, document)
            before = [*before, *((index, number, s) for s in run_in)]
            heard = heard_in.get(number)
            if reading.told is None or heard is None:
                continue
            found, happened, times = reading.told
            if _names_none(heard):
                above = passed[-1 - ABOVE : -1]
                before = [*before, *_named_above(above, before, index, number, who, counts, title)]
            if named_in[0] != heading:
                named_in = (heading, _named_in_heading(heading, who, document))
            told = {r.number: r.sentence.text for r in readings[index]}
            behind = others(heard, before, (index, number), told, report=report)
            listed = _listed_below(document, index, who, counts, title) if sentence.text.endswith(":") else ()
            if not listed and len(listing) > 1 and _means_list(sentence.text, heard.sides, behind, listing):
                listed = listing
            sides = (
                *(s for s in heard.sides if s.name not in papers),
                *listed,
                *paper_sides(sentence.text, papers, who, counts, document.text),
                *behind,
                *(elsewhere(s, "heading", 1.0) for s in named_in[1]),
                *main,
                nobody(),
            )
            yield Scene(
                sentence, found, happened, times, heard.filer, sides, heading, index / len(document.blocks), number,
                heard.selves,
            )  # fmt: skip
            before = [*before[-8:], *((index, number, s) for s in spoken_of(sentence.text, heard.sides))]


def _heard(
    readings: Mapping[int, Sequence[Reading]], who: Context, counts: Counter[str], title: str, whole: str
) -> dict[int, Voices]:
    """Whom the sentences that may tell of a deal speak of, by their number; the model reads all of them at once."""
    telling = [
        r
        for block in readings.values()
        for r in block
        if r.told is not None and not (r.private and _SAID_BEFORE.search(r.sentence.text))
    ]
    foresee(a for r in telling for a in asked(r.sentence.text, who))
    heard = {
        r.number: voices(text, who, counts, title, tuple(definite(text, whole, r.sentence.start, who)))
        for r in telling
        for text in (r.sentence.text,)
    }
    foresee(
        a
        for block in readings.values()
        for place, r in enumerate(block)
        if r.number in heard and _names_none(heard[r.number])
        for above in block[max(0, place - ABOVE) : place]
        if len(above.sentence.text) <= LONGEST
        for a in asked(above.sentence.text, who)
    )
    return heard


def _names_none(heard: Voices) -> bool:
    """True where no side of a sentence is plausible enough for those before it to be left aside."""
    return not any(s.weight >= 2.5 for s in heard.sides)


def spoken_of(text: str, sides: Sequence[Side]) -> list[Side]:
    """The sides of a sentence that the next may go on about: the best by their constructions."""
    found = chosen(smooth(text), sides) if sides else []
    return [s for s in found if s.weight >= (LEAST_SUBJECT if s.features.get("f_subject") else 1.5)]


def _named_above(
    passed: Sequence[Sentence], before: Sequence[tuple[int, int, Side]], index: int, number: int, who: Context,
    counts: Counter[str], title: str,
) -> list[tuple[int, int, Side]]:  # fmt: skip
    """The sides named in the sentences of the same paragraph that were passed over."""
    known = {(where, when) for where, when, _ in before}
    found = []
    for back, sentence in enumerate(reversed(passed), 1):
        if (index, number - back) not in known and len(sentence.text) <= LONGEST:
            heard = voices(sentence.text, who, counts, title).sides
            sides = spoken_of(sentence.text, heard) or _only_body(heard)
            found += [(index, number - back, s) for s in sides if s.source != "unnamed"]
    return found


def _only_body(heard: Sequence[Side]) -> list[Side]:
    """The one body that a sentence names for sure, if it names no other."""
    sure = [s for s in heard if s.source == "strict" and not s.features.get("s_label_GPE")]
    return sure if len(sure) == 1 else []


def _run_in(sentence: Sentence, passed: Sequence[Sentence], who: Context, document: Document) -> tuple[Side, ...]:
    """The party that is all of a sentence, as a heading runs in: "Georgia Power Company. Our …", "First, Alpha."."""
    whole = _RUN_IN.fullmatch(sentence.text)
    if whole is None or len(whole["name"].split()) > 7 or not (len(passed) == 1 or whole["lead"] or whole["place"]):
        return ()
    name = whole["name"].rstrip(".")
    found = [m for m in names_of_any_kind(name, who) if m.start == 0 and m.end >= len(name) - 1 and not m.party.filer]
    features = {"s_known": 1.0, "s_suffix": float(bool(SUFFIXED.search(name)))}
    return tuple(
        Side(m.party, source="run-in", weight=RUN_IN, features=features)
        for m in found
        if not is_thing(m.party, who.filer) and not _is_topic(m.party.name, document)
    )


def _is_topic(name: str, document: Document) -> bool:
    """True for a heading that names a topic, not a party: every word of it is written small elsewhere, or is none."""
    if SUFFIXED.search(name):
        return False
    if " " not in name and document.text.count(name) < 2:
        return True
    words = [w for w in re.findall(r"[A-Za-z]+", name) if len(w) > 2 and w.casefold() not in _JOINS]
    if name.isupper() and len(words) > 1 and any(w in _JOINS for w in name.casefold().split()):
        return True
    small = _written_small(document.text)
    return all(w.casefold() in small or _NOUN_OF_TOPIC.search(w) for w in words)


@lru_cache(maxsize=2)
def _written_small(text: str) -> frozenset[str]:
    """The words of ASCII letters that a text writes small."""
    return frozenset(_SMALL_WORD.findall(once(text)))


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
    return Counter(clean(m.group()) for line in document.text[:60_000].split("\n") for m in names_in(line))


def _title(document: Document) -> str:
    first = next((b for b in document.blocks if b.end - b.start > 20), None)
    return " ".join(document.text[first.start : first.end].split())[:200] if first else ""


def _main(document: Document, who: Context, counts: Counter[str], title: str) -> tuple[Side, ...]:
    """The other sides that a release speaks of most: named in its first sentences about a deal."""
    seen: dict[str, tuple[float, Side]] = {}
    looked = 0
    for block in document.blocks:
        if (
            block.kind is BlockKind.TABLE
            or block.boilerplate in SKIPPED
            or block.boilerplate is Boilerplate.ABOUT
            or looked > 8
        ):
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


def _in_title(who: Context, counts: Counter[str], title: str) -> tuple[Side, ...]:
    """The side that a title names behind "with", "by" or "from", for a release whose sentences name none."""
    sides = [
        s for s in voices(title, who, counts, title).sides if s.source == "strict" and _LED.search(title[: s.start])
    ]
    return tuple(elsewhere(s, "main", 0.0) for s in sides[-1:])


def _is_person(side: Side) -> bool:
    return bool(side.features.get("s_label_PERSON")) and not side.features.get("s_suffix")


def _is_short(document: Document, block: Block) -> bool:
    return (
        block.kind is not BlockKind.TABLE
        and block.end - block.start < 90
        and document.text[block.end - 1 : block.end] != "."
    )


def _named_in_heading(heading: str, who: Context, document: Document) -> tuple[Side, ...]:
    """The name that a heading is, or begins with, unless it tells who wrote the text."""
    if heading.startswith(("By ", "by ")):
        return ()
    mentions = [
        m
        for m in names_of_any_kind(heading, who)
        if not m.party.filer and m.start == 0 and not is_thing(m.party, who.filer)
        if not _is_topic(m.party.name, document)
    ]
    return tuple(
        Side(m.party, source="heading", weight=1.0, features={"s_suffix": float(bool(SUFFIXED.search(m.party.name)))})
        for m in mentions[:1]
    )
