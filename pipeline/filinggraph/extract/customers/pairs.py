"""Names that may deal with the filer: every mention of each in a document, described for the rankers."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from filinggraph.extract.customers.clue_features import Habits, around, form, of_list, read
from filinggraph.extract.customers.clues import classes
from filinggraph.extract.customers.dealings import dealings
from filinggraph.extract.customers.guards import beside_the_point
from filinggraph.extract.customers.masking import Masked
from filinggraph.extract.customers.ties import ties
from filinggraph.extract.customers.units import Unit, units
from filinggraph.extract.language import entities, foresee
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Context, Mention, context, names_of_any_kind
from filinggraph.extract.spelling import key
from filinggraph.model import Document, Modality, Party

DEALING = frozenset(
    "sell sales supply supplier provider buyer channel partner buy award agreement license make distribute provide "
    "depend use share".split()
)
_REPORT = re.compile(r"10-|20-F|40-F")
_SECTION = re.compile(r"Item\s+(\d+[AB]?)")


@dataclass(slots=True)
class Seen:
    """One mention of a name in a statement that speaks of dealing, and what describes it."""

    unit: Unit
    mention: Mention
    features: dict[str, float]


@dataclass(slots=True)
class Candidate:
    """A name with all its mentions in statements that speak of dealing."""

    party: Party
    seen: list[Seen] = field(default_factory=list)


def candidates(document: Document) -> tuple[Context, list[Candidate]]:
    """Whoever the document names beside words of dealing, forms of one name taken together."""
    who = context(document)
    habits = Habits.of(document.text)
    report = bool(_REPORT.match(document.filing.form))
    size = max(len(document.text), 1)
    found: dict[str, list[Seen]] = defaultdict(list)
    parties: dict[str, Party] = {}
    vocabulary: dict[str, bool] = {}
    described = []
    for unit in units(document):
        if not _deals(unit, vocabulary):
            continue
        mentions = names_of_any_kind(unit.text, who)
        if not all(m.party.filer for m in mentions):
            shared = _shared(unit, who, report=report) | {"position": unit.start / size, "size": math.log10(size)}
            described.append((unit, mentions, shared, _ruled(unit, mentions, who, report=report)))
    foresee(unit.text for unit, _, _, ruled in described if _tells(ruled))
    for unit, mentions, shared, ruled in described:
        reading = read(unit, mentions)
        # names that no rule ties to a dealing are dropped anyway
        labels = entities(unit.text) if _tells(ruled) else ()
        others = {
            number: form(mention.party.name, unit, mention, who, habits) | _label(labels, mention)
            for number, mention in enumerate(mentions)
            if not mention.party.filer and reading.places[number] >= 0
        }
        alike = of_list(reading, others)
        for number, own in others.items():
            mention = mentions[number]
            name = mention.party.name
            if key(name) == key(who.filer.name):
                continue
            features = around(reading, number) | shared | ruled.get(name, {}) | own | alike[number]
            parties.setdefault(name, mention.party)
            found[name].append(Seen(unit, mention, features))
    pooled = [Candidate(parties[n], found[n]) for n in found]
    return who, _families(pooled, document)


def _tells(ruled: Mapping[str, Mapping[str, float]]) -> bool:
    """True when a rule of grammar ties some name of the statement to a dealing."""
    return any(name[:2] in ("t:", "d:") for rules in ruled.values() for name in rules)


def _deals(unit: Unit, vocabulary: dict[str, bool]) -> bool:
    for word in re.findall(r"[a-z]{2,}", f"{unit.lead} {unit.text}".lower()):
        known = vocabulary.get(word)
        if known is None:
            known = vocabulary[word] = not DEALING.isdisjoint(classes(word))
        if known:
            return True
    return False


def _shared(unit: Unit, who: Context, *, report: bool) -> dict[str, float]:
    """What all names of a statement share: its section, its heading, its mode, the kind of document."""
    found = {"report": float(report), "unknown-filer": float(who.filer.name == "the Company")}
    section = _SECTION.match(unit.section)
    if section:
        found[f"i:{section[1]}"] = 1.0
    found["hedged"] = float(modality_of(unit.text) is Modality.FORWARD_LOOKING)
    for word in re.findall(r"[a-z]+", unit.heading.lower()):
        for name in classes(word):
            found[f"h:{name}"] = 1.0
    letters = [w for w in unit.text.split() if w[0].isalpha() and len(w) > 3]
    found["title"] = sum(w[0].isupper() for w in letters) / len(letters) if letters else 0.0
    found["item"] = float(unit.item)
    return found


def _ruled(unit: Unit, mentions: Sequence[Mention], who: Context, *, report: bool) -> dict[str, dict[str, float]]:
    """What the grammar of lists, appositions and verbs says of each name: "t:buys", "d:sells" and the rules by name."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    text = f"{unit.lead} {unit.text}" if unit.lead else unit.text
    masked = Masked(text, mentions, len(unit.lead) + 1 if unit.lead else 0)
    for name in beside_the_point(masked):
        found[name]["against"] = 1.0
    for tie in ties(masked):
        found[tie.party.name][f"t:{tie.rule}"] = 1.0
    for dealing in dealings(masked, who, release=not report):
        for party, other, side in (
            (dealing.customer, dealing.supplier, "buys"),
            (dealing.supplier, dealing.customer, "sells"),
        ):
            if not party.filer:
                kind = "d" if other.filer else "o"
                found[party.name][f"{kind}:{dealing.rule}-{side}"] = 1.0
    return found


def _label(labels: Iterable[tuple[int, int, str]], mention: Mention) -> dict[str, float]:
    """Which label the model gives to most of the name."""
    sizes: dict[str, int] = defaultdict(int)
    for start, end, label in labels:
        shared = min(end, mention.end) - max(start, mention.start)
        if shared > 0:
            sizes[label] += shared
    return {f"e:{label}": size / max(mention.end - mention.start, 1) for label, size in sizes.items()}


def _families(found: Sequence[Candidate], document: Document) -> list[Candidate]:
    """Shorter forms of a name go to the longest one that begins with them."""
    kept: list[Candidate] = []
    words = {c.party.name: re.findall(r"[a-z0-9]+", c.party.name.casefold()) for c in found}
    for candidate in sorted(found, key=lambda c: (-len(words[c.party.name]), c.party.name)):
        short = words[candidate.party.name]
        long = next(
            (
                k
                for k in kept
                if len("".join(short)) > 3
                and words[k.party.name][: len(short)] == short
                and k.party.kind is candidate.party.kind
            ),
            None,
        )
        if long is None:
            kept.append(candidate)
        else:
            long.seen.extend(candidate.seen)
    for candidate in kept:
        names = {s.unit.text[s.mention.start : s.mention.end] for s in candidate.seen}
        count = sum(document.text.count(n) for n in names)
        for seen in candidate.seen:
            seen.features["count"] = math.log1p(count)
            seen.features["mentions"] = math.log1p(len(candidate.seen))
    return kept
