"""Names that may deal with the filer: every mention of each in a document, described for the rankers."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from filinggraph.extract.context import Context, context
from filinggraph.extract.customers.clue_features import Habits, Reading, around, form, of_list, read
from filinggraph.extract.customers.clues import classes
from filinggraph.extract.customers.dealings import dealings
from filinggraph.extract.customers.families import families_of
from filinggraph.extract.customers.guards import beside_the_point
from filinggraph.extract.customers.naming import called_things
from filinggraph.extract.customers.reference import SELVES
from filinggraph.extract.customers.statements import Statement, masked_of, statements
from filinggraph.extract.customers.sure import IN_SPITE, NO_SIDE, said
from filinggraph.extract.customers.ties import ties
from filinggraph.extract.customers.trade import is_side, trades
from filinggraph.extract.customers.units import REPORT, Unit
from filinggraph.extract.customers.weigh import SIDES, believable, clearness, strength, weight
from filinggraph.extract.customers.wording import Wording, sales, wording
from filinggraph.extract.labels import foresee, labels
from filinggraph.extract.masking import FILER, Masked
from filinggraph.extract.modality import modality_of
from filinggraph.extract.names import Mention
from filinggraph.extract.pair_network import SALE, dealt
from filinggraph.extract.pair_network import foresee as foresee_pairs
from filinggraph.extract.spelling import key
from filinggraph.extract.things import part_as_thing
from filinggraph.model import Document, Modality, Party

_SECTION = re.compile(r"Item\s+(\d+[AB]?)")
_WORD = re.compile(r"[a-z]+")
_Statement = tuple[Unit, tuple[Mention, ...], Mapping[str, dict[str, float]]]
UNREAD = "p?"  # the network has not read the statement yet; how likely its wording holds the name to deal
# From these chances on, the wording of a statement, or the network that reads it, alone makes a name a candidate.
_LIKELY, _LIKELY_READ = 0.15, 0.5
_SLIGHT = 0.02
_ASKED = 0.05  # below this chance by its wording, the network is not asked for a statement, nor believed of a name


@dataclass(slots=True)
class Seen:
    """One mention of a name in a statement that may speak of dealing, the names of its list, and what describes it."""

    unit: Unit
    mention: Mention
    peers: tuple[Mention, ...]
    features: dict[str, float]


@dataclass(slots=True)
class Candidate:
    """A name with all its mentions in statements that may speak of dealing.

    What the model calls a name ("e:ORG") describes only the mention of which the grammar says most.
    """

    party: Party
    seen: list[Seen] = field(default_factory=list)


Chooses = Callable[[Sequence[Candidate]], Sequence[Candidate]]


def candidates(
    document: Document, model: Wording | None = None, promising: Chooses | None = None
) -> tuple[Context, list[Candidate]]:
    """Whoever a rule of grammar or the wording of a statement ties to a dealing, forms of one name taken together.

    `model` weighs the wording; by default the one that ships. `promising` says, of candidates that the network, the
    model of names and the counts of names have not looked at, which ones these may still matter for; the others are
    left out, and cost nothing more. Without it everybody is described in full.
    """
    who = context(document)
    report = bool(REPORT.match(document.filing.form))
    reader = _Reader(document, who, model or wording(), Habits.of(document.text), report)
    if promising is None:
        pooled = _gathered(list(map(reader.read, statements(document))), reader)
    else:
        heard = list(map(reader.hear, statements(document)))
        rough = [reader.finish(h, network=False) for h in heard]
        likely = promising(_gathered(rough, reader))
        alive = {s.mention.party.name for c in likely for s in c.seen}
        open_ = [any(m.party.name in alive for m in said[1]) for said in rough]
        foresee_pairs(h.statement.masked.text for h, still in zip(heard, open_, strict=True) if still and h.asks)
        told = [
            reader.finish(h, network=True) if still else said
            for h, said, still in zip(heard, rough, open_, strict=True)
        ]
        pooled = list(promising(_gathered(told, reader, alive)))
    _count(pooled, document)
    _label(pooled)
    for candidate in pooled:
        _unsay(candidate)
    return who, pooled


def _gathered(told: Sequence[_Statement], reader: "_Reader", alive: AbstractSet[str] | None = None) -> list[Candidate]:
    """The candidates of statements, each mention described by what stands around it; with `alive` those so called."""
    parties, families = _tied(told, reader.who)
    if alive is not None:
        families = [names for names in families if not alive.isdisjoint(names)]
        parties = {name: parties[name] for names in families for name in names}
    found: dict[str, list[Seen]] = defaultdict(list)
    for unit, mentions, ruled in told:
        if not any(m.party.name in parties for m in mentions):
            continue
        described = reader.described(unit, mentions)
        for number in described.forms:
            name = mentions[number].party.name
            if name in parties:
                features = described.features(number) | ruled.get(name, {})
                found[name].append(Seen(unit, mentions[number], described.peers(number), features))
    pooled = [Candidate(parties[names[0]], [s for n in names for s in found[n]]) for names in families]
    return [c for c in pooled if any(weight(s.features) for s in c.seen)]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What statements of a document are read with."""

    document: Document
    who: Context
    model: Wording
    habits: Habits
    report: bool
    _described: dict[tuple[Unit, tuple[Mention, ...]], "_Described"] = field(default_factory=dict)

    def described(self, unit: Unit, mentions: tuple[Mention, ...]) -> "_Described":
        """What stands around the names of a statement; it is asked again once the network has read the statement."""
        known = self._described.get((unit, mentions))
        if known is None:
            reading = read(unit, mentions)
            forms = {
                number: form(mention.party.name, unit, mention, self.who, self.habits)
                for number, mention in enumerate(mentions)
                if not mention.party.filer and reading.places[number] >= 0
            }
            size = max(len(self.document.text), 1)
            shared = _shared(unit, self.who, report=self.report)
            shared |= {"position": unit.start / size, "size": math.log10(size)}
            known = _Described(mentions, reading, forms, of_list(reading, forms), shared)
            self._described[unit, mentions] = known
        return known

    def read(self, statement: Statement) -> _Statement:
        """A statement with the mentions in it, and what rules, wording and network say of each name."""
        return self.finish(self.hear(statement), network=True)

    def hear(self, statement: Statement) -> "_Heard":
        """What rules and wording say of each name of a statement."""
        masked, who = statement.masked, self.who
        own = masked_of(statement.unit, statement.mentions) if statement.other else masked
        ruled, traded = (rules(m, who, report=self.report) for rules, m in ((_ruled, own), (_traded, masked)))
        for name in _heard_themselves(statement):
            ruled.get(name, {}).pop("against", None)
        return _Heard(statement, ruled, traded, sales(masked, self.model))

    def finish(self, heard: "_Heard", *, network: bool) -> _Statement:
        """What was heard with what the network says, or with a note that it has not been asked."""
        unit, masked = heard.statement.unit, heard.statement.masked
        ruled, told = (defaultdict(dict, {n: dict(r) for n, r in held.items()}) for held in (heard.ruled, heard.traded))
        for name, rules in _worded(masked, self.who, heard.sales, asks=heard.asks, network=network).items():
            said_of = {**ruled.get(name, {}), **told.get(name, {})}
            if not _of_others(said_of, masked):
                told[name].update(rules)
        for name, rules in told.items():
            ruled[name].update(rules)
        used = [m for m in heard.statement.other if _ties(told.get(m.party.name, {}))]
        return unit, tuple(sorted((*heard.statement.mentions, *used), key=lambda m: m.start)), ruled


@dataclass(frozen=True, slots=True)
class _Described:
    """A statement as a row of words, and by the number of each mention its form, and what its list has in common."""

    mentions: tuple[Mention, ...]
    reading: Reading
    forms: Mapping[int, dict[str, float]]
    alike: Mapping[int, dict[str, float]]
    shared: dict[str, float]
    _features: dict[int, dict[str, float]] = field(default_factory=dict)

    def features(self, number: int) -> dict[str, float]:
        """All that describes a mention but what rules, wording and network say."""
        if number not in self._features:
            own = around(self.reading, number) | self.shared | self.forms[number] | self.alike[number]
            self._features[number] = own
        return self._features[number]

    def peers(self, number: int) -> tuple[Mention, ...]:
        """The names of the list that a mention stands in."""
        lists = self.reading.lists
        return tuple(self.mentions[n] for n in self.forms if lists[n] == lists[number])


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement with what rules of lists and verbs, the grammar of trade and the wording say in it."""

    statement: Statement
    ruled: Mapping[str, dict[str, float]]
    traded: Mapping[str, dict[str, float]]
    sales: Mapping[tuple[str, str], float]

    @property
    def asks(self) -> bool:
        """True where its wording is likely enough for the network to be asked of it."""
        return any(chance >= _ASKED for chance in self.sales.values())


def _heard_themselves(statement: Statement) -> set[str]:
    """Whoever says "we" in the statement: that its speaker has a post there is no other reason to name it."""
    text = statement.unit.text
    return {m.party.name for m in statement.mentions if not m.party.filer and SELVES.fullmatch(text, m.start, m.end)}


def _of_others(rules: Mapping[str, float], masked: Masked) -> bool:
    """True for a name that deals with another than the filer in a statement that does not speak of the filer."""
    return FILER not in masked.text and any(rule.startswith("o:") for rule in rules)


def _worded(
    masked: Masked, who: Context, worded: Mapping[tuple[str, str], float], *, asks: bool, network: bool
) -> dict[str, dict[str, float]]:
    """How likely a statement is to say that each name buys from the filer or sells to it.

    "w:buys" and "w:sells" by its wording, "p:buys" and "p:sells" by the network that reads all of it; UNREAD where
    that would read it.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    _put(found, "w:", worded, masked, who)
    if asks:
        if network:
            _put(found, "p:", {pair: told[SALE] for pair, told in dealt(masked.text).items()}, masked, who)
        else:
            for party in {p.name: p for held in masked.members.values() for p in held if not p.filer}.values():
                found[party.name][UNREAD] = max(found[party.name].values(), default=0.0)
    return found


def _put(
    found: dict[str, dict[str, float]],
    mark: str,
    chances: Mapping[tuple[str, str], float],
    masked: Masked,
    who: Context,
) -> None:
    """Put the chances of pairs of signs by the name that deals with the filer."""
    others = _among_others(chances) if FILER not in masked.text else {}
    for (seller, buyer), chance in chances.items():
        if chance < max(_SLIGHT, others.get(buyer if seller == FILER else seller, 0.0)):
            continue
        for a in masked.at(seller) or (who.filer,):
            for b in masked.at(buyer) or (who.filer,):
                party, where = (b, f"{mark}buys") if a.filer else (a, f"{mark}sells")
                if a.filer != b.filer and is_side(a, b) and not NO_SIDE.search(party.name):
                    found[party.name][where] = max(chance, found[party.name].get(where, 0.0))


def _among_others(chances: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """How likely each sign is to deal with another than the filer."""
    found: dict[str, float] = {}
    for pair, chance in chances.items():
        for sign in pair if FILER not in pair else ():
            found[sign] = max(chance, found.get(sign, 0.0))
    return found


def _traded(masked: Masked, who: Context, *, report: bool) -> dict[str, dict[str, float]]:
    """What the grammar of trade says of each name: "u:" outright, "d:" where the filer's side is taken for granted."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for trade in trades(masked, release=not report):
        sellers = masked.at(trade.seller) or (who.filer,)
        buyers = masked.at(trade.buyer) or (who.filer,)
        for seller in sellers:
            for buyer in buyers:
                if seller.filer == buyer.filer or not is_side(seller, buyer):
                    if not seller.filer and not buyer.filer and not trade.assumed:
                        found[seller.name][f"o:{trade.rule}-sells"] = found[buyer.name][f"o:{trade.rule}-buys"] = 1.0
                    continue
                party, where = (buyer, "buys") if seller.filer else (seller, "sells")
                if not NO_SIDE.search(party.name):
                    rule = f"d:{trade.rule}-assumed-{where}" if trade.assumed else f"u:{trade.rule}-{where}"
                    found[party.name][rule] = 1.0
    return found


def _tied(statements: Sequence[_Statement], who: Context) -> tuple[dict[str, Party], list[list[str]]]:
    """The names of which some form is tied to a dealing by some rule, with the party of each, and in families."""
    parties: dict[str, Party] = {}
    told: set[str] = set()
    for _, mentions, ruled in statements:
        for mention in mentions:
            if not mention.party.filer and key(mention.party.name) != key(who.filer.name):
                parties.setdefault(mention.party.name, mention.party)
        told |= {name for name, rules in ruled.items() if _ties(rules)}
    families = [names for names in families_of(parties) if not told.isdisjoint(names)]
    return {name: parties[name] for names in families for name in names}, families


def _ties(rules: Mapping[str, float]) -> bool:
    """True for what ties a name to a dealing: a rule, likely wording, or the network on wording that may be."""
    if any(rule[:2] in ("t:", "d:", "u:") for rule in rules):
        return True
    worded = max((value for rule, value in rules.items() if rule[:2] in ("w:", UNREAD)), default=0.0)
    read = max((value for rule, value in rules.items() if rule[:2] == "p:"), default=0.0)
    return worded >= _LIKELY or (worded >= _ASKED and (UNREAD in rules or read >= _LIKELY_READ))


def _shared(unit: Unit, who: Context, *, report: bool) -> dict[str, float]:
    """What all names of a statement share: its section, its heading, its mode, the kind of document."""
    found = {"report": float(report), "unknown-filer": float(who.filer.name == "the Company")}
    section = _SECTION.match(unit.section)
    if section:
        found[f"i:{section[1]}"] = 1.0
    found["hedged"] = float(modality_of(unit.text) is Modality.FORWARD_LOOKING)
    for word in _WORD.findall(unit.heading.lower()):
        for name in classes(word):
            found[f"h:{name}"] = 1.0
    letters = [w for w in unit.text.split() if w[0].isalpha() and len(w) > 3]
    found["title"] = sum(w[0].isupper() for w in letters) / len(letters) if letters else 0.0
    found["item"] = float(unit.item)
    return found


def _ruled(masked: Masked, who: Context, *, report: bool) -> dict[str, dict[str, float]]:
    """What the grammar of lists, appositions and verbs says of each name: "t:buys", "d:sells" and the rules by name."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    outright = list(said(masked))
    for name in beside_the_point(masked) - {t.party.name for t in outright if t.rule in IN_SPITE}:
        found[name]["against"] = 1.0
    for tie in ties(masked):
        found[tie.party.name][f"t:{tie.rule}"] = 1.0
    for tie in outright:
        found[tie.party.name][f"u:{tie.rule}-{'buys' if tie.buys else 'sells'}"] = 1.0
    for dealing in dealings(masked, who, release=not report):
        for party, other, side in (
            (dealing.customer, dealing.supplier, "buys"),
            (dealing.supplier, dealing.customer, "sells"),
        ):
            if not party.filer:
                kind = "d" if other.filer else "o"
                found[party.name][f"{kind}:{dealing.rule}-{side}"] = 1.0
    return found


def _count(found: Iterable[Candidate], document: Document) -> None:
    """How often the document writes a name, and how often beside words of dealing."""
    for candidate in found:
        names = {s.unit.text[s.mention.start : s.mention.end] for s in candidate.seen}
        count = sum(document.text.count(n) for n in names)
        things = max(called_things(n, document.text) for n in names)
        made = max(part_as_thing(n, document.text) for n in names)
        for seen in candidate.seen:
            seen.features["count"] = math.log1p(count)
            seen.features["thing"] = things
            seen.features["made"] = made
            seen.features["mentions"] = math.log1p(len(candidate.seen))


def _label(found: Iterable[Candidate]) -> None:
    """What the model calls each name and its list, where the grammar says most of it."""
    best = [seen for candidate in found for seen in telling(candidate)]
    foresee((seen.unit.text, m.start, m.end) for seen in best for m in (seen.mention, *seen.peers))
    for seen in best:
        text = seen.unit.text
        seen.features.update(_labelled(text, seen.mention))
        organizations = sum(_labelled(text, peer).get("e:ORG", 0.0) for peer in seen.peers)
        seen.features["list-e:ORG"] = organizations / len(seen.peers)


def _labelled(text: str, mention: Mention) -> dict[str, float]:
    """Which label the model gives to most of the name."""
    sizes: dict[str, int] = defaultdict(int)
    for start, end, label in labels(text, mention.start, mention.end):
        sizes[label] += min(end, mention.end) - max(start, mention.start)
    return {f"e:{label}": size / max(mention.end - mention.start, 1) for label, size in sizes.items()}


def telling(candidate: Candidate) -> list[Seen]:
    """The mentions of a name on which the judgement rests: the strongest, and the clearest for each side."""
    seen = candidate.seen
    found = [max(seen, key=lambda s: strength(s.features))]
    found += [max(seen, key=lambda s: clearness(s.features, side)) for side in SIDES]
    return [s for n, s in enumerate(found) if not any(s is other for other in found[:n])]


def _unsay(candidate: Candidate) -> None:
    """Take back what is said of the filer's own, outright of a product or segment, and that a place sells anything."""
    features = [s.features for s in candidate.seen]
    thing = max(f["thing"] for f in features)
    place = any(f.get("e:GPE", 0.0) > 0.5 for f in features)
    name = candidate.party.name
    for seen, kept in zip(candidate.seen, believable(features, name, thing=thing, place=place), strict=True):
        seen.features = kept
