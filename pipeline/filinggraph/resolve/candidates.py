"""Pairs of entities that may be one, found by blocks of similar names: never asserted, listed for a decision."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from filinggraph.model import PartyKind
from filinggraph.resolve.across import Doubt
from filinggraph.resolve.companies import Companies, Company
from filinggraph.resolve.groups import Groups
from filinggraph.resolve.identity import from_cik
from filinggraph.resolve.mentions import Collected
from filinggraph.resolve.names import NormalName, initials, normal
from filinggraph.resolve.values import Candidate, Entity
from filinggraph.resolve.within import SUBSIDIARY

BLOCK = 24  # names in a block that are compared with one another; larger blocks only with their neighbours
NEIGHBOURS = 4
LEAST = 0.4  # score below which a doubtful match is not worth a look
ALIKE = 90.0  # per cent
_DESCRIPTIVE = frozenset(("companies", "group", "holdings", "holding", "stores", "industries", "enterprises"))


def candidates(
    found: Collected,
    groups: Groups,
    doubts: Sequence[Doubt],
    entities: Mapping[str, Entity],
    ids: Sequence[str],
    companies: Companies | None,
) -> tuple[Candidate, ...]:
    """Every doubtful pair once, with its best ground, the surest first."""
    documents: dict[str, list[str]] = defaultdict(list)
    scopes: dict[str, set[str]] = defaultdict(set)
    for mention, entity_id in zip(found.mentions, ids, strict=True):
        if len(documents[entity_id]) < 3 and mention.document not in documents[entity_id]:
            documents[entity_id].append(mention.document)
        scopes[entity_id].add(mention.scope)
    places = {entity_id: place for place, entity_id in reversed(list(enumerate(ids)))}
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for left, right, score, why in (*_doubted(doubts, ids), *_similar(entities, scopes), *_listed(entities, companies)):
        pair = (min(left, right), max(left, right))
        decided = left in places and right in places and groups.contradict(places[left], places[right])
        if left != right and not decided and (score, why) > best.get(pair, (0.0, "")):
            best[pair] = (score, why)

    def name(entity_id: str) -> str:
        if entity_id in entities:
            return entities[entity_id].name
        return companies.by_cik[entity_id.removeprefix("cik-")].name if companies else entity_id

    listed = [
        Candidate(
            left,
            right,
            name(left),
            name(right),
            round(score, 3),
            why,
            tuple(documents.get(left, ())),
            tuple(documents.get(right, ())),
        )
        for (left, right), (score, why) in best.items()
    ]
    return tuple(sorted(listed, key=lambda c: (-c.score, c.left, c.right)))


def by_entity(found: Sequence[Candidate]) -> dict[str, tuple[Candidate, ...]]:
    """The candidates of score LEAST and above by the entities that they are about."""
    listed: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        if one.score >= LEAST:
            listed[one.left].append(one)
            listed[one.right].append(one)
    return {entity_id: tuple(some) for entity_id, some in listed.items()}


Pair = tuple[str, str, float, str]


def _doubted(doubts: Sequence[Doubt], ids: Sequence[str]) -> Iterator[Pair]:
    for doubt in doubts:
        right = from_cik(doubt.right.cik) if isinstance(doubt.right, Company) else ids[doubt.right]
        yield ids[doubt.left], right, doubt.score, doubt.evidence


def _similar(entities: Mapping[str, Entity], scopes: Mapping[str, set[str]]) -> Iterator[Pair]:
    names = {
        e.id: normal(e.name)
        for e in entities.values()
        if e.kind in (PartyKind.COMPANY, PartyKind.GOVERNMENT) and e.method != "government"
    }
    blocks: dict[str, set[str]] = defaultdict(set)
    for entity_id, name in names.items():
        if name.key and not name.role:
            blocks["first " + name.tokens[0]].add(entity_id)
            blocks["begin " + name.key[:6]].add(entity_id)
            blocks["end " + name.key[-8:]].add(entity_id)
            blocks["letters " + (initials(name.tokens) if len(name.tokens) > 2 else name.key)].add(entity_id)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        for pair in _pairs(sorted(blocks[block], key=lambda i: (names[i].key, i))):
            if pair not in seen:
                seen.add(pair)
                shared = bool(scopes[pair[0]] & scopes[pair[1]])
                score, why = _likeness(names[pair[0]], names[pair[1]], shared)
                if score:
                    yield *pair, score, why


def _pairs(block: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(block) <= BLOCK:
        yield from combinations(block, 2)
    else:
        for step in range(1, NEIGHBOURS + 1):
            yield from zip(block, block[step:], strict=False)


def _likeness(one: NormalName, other: NormalName, shared: bool) -> tuple[float, str]:
    """How alike two names are (0–1), and why; 0 for no ground."""
    short, long = sorted((one, other), key=lambda n: len(n.tokens))
    where = " in filings of the same filer" if shared else ""
    if len(short.tokens) < len(long.tokens) and long.tokens[: len(short.tokens)] == short.tokens:
        return _begins(short, long, shared), f"one name begins the other{where}"
    if (
        len(short.tokens) == 1
        and len(long.tokens) > 2
        and 1 < len(short.key) < 7
        and short.key == initials(long.tokens)
    ):
        return (0.7 if shared else 0.45), f"one is the initials of the other{where}"
    ratio = fuzz.ratio(one.key, other.key)
    if ratio >= ALIKE and len(one.key) > 5 and one.key != other.key and not _numbered(one, other):
        return ratio / 100 * (0.85 if shared else 0.75), f"spelt alike ({ratio:.0f} %){where}"
    return 0.0, ""


def _begins(short: NormalName, long: NormalName, shared: bool) -> float:
    """A full name that begins another one is most often the parent; a bare one may be its short form."""
    if long.tokens[len(short.tokens)] in SUBSIDIARY or (short.form and long.tokens[-1] not in _DESCRIPTIVE):
        return 0.0
    return (0.3 if short.form else 0.5) + 0.2 * shared - 0.2 * short.generic


def _numbered(one: NormalName, other: NormalName) -> bool:
    """True when the names differ in a number or a single letter: "Fund VI" is not "Fund VII"."""
    apart = set(one.tokens) ^ set(other.tokens)
    return any(len(token) <= 3 or token.isdigit() for token in apart)


def _listed(entities: Mapping[str, Entity], companies: Companies | None) -> Iterator[Pair]:
    """Short names that begin the names of a few listed companies."""
    if not companies:
        return
    by_first: dict[str, list[Company]] = defaultdict(list)
    for company in companies.by_cik.values():
        by_first[normal(company.name).tokens[0] if normal(company.name).tokens else ""].append(company)
    for entity in entities.values():
        name = normal(entity.name)
        if entity.cik or entity.kind is not PartyKind.COMPANY or len(name.tokens) != 1 or name.form:
            continue
        longer = [c for c in by_first.get(name.tokens[0], ()) if normal(c.name).key != name.key]
        for company in longer if len(longer) <= 5 else ():
            yield entity.id, from_cik(company.cik), 0.6 / len(longer), "its name begins that of a listed company"
        for company in companies.by_ticker.get(entity.name, ()):
            yield entity.id, from_cik(company.cik), 0.5, "it is the ticker of a listed company"
