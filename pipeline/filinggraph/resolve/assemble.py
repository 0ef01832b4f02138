"""Entities out of sets of mentions: one identifier, the best name, and all that is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from filinggraph.model import PartyKind
from filinggraph.resolve.companies import Companies
from filinggraph.resolve.groups import Group, Groups
from filinggraph.resolve.identity import from_cik, from_lei, from_name, unnamed
from filinggraph.resolve.mentions import Collected, Mention
from filinggraph.resolve.names import NormalName, normal, plain
from filinggraph.resolve.values import Entity

_FILER = frozenset(("company", "corporation", "registrant", "issuer"))  # how a text speaks of whose it is
_KINDS = (PartyKind.GOVERNMENT, PartyKind.COMPANY, PartyKind.PERSON, PartyKind.UNNAMED, PartyKind.GROUP)


def assemble(
    found: Collected, groups: Groups, companies: Companies | None, forced: Mapping[int, str]
) -> tuple[dict[str, Entity], list[str]]:
    """Every entity by its id, and the id of the entity of each mention."""
    sets = _sets(found, groups)
    names = {
        root: _name_id(found, groups, members, forced)
        for root, members in sets.items()
        if not _nameless(found, members)
    }
    _set_apart(found, sets, names)
    for root, members in sets.items():
        if root not in names:
            names[root] = _label_id(found, groups, members, names)
    ids = [names[groups.find(place)] for place in range(len(found.mentions))]
    built: dict[str, list[int]] = defaultdict(list)
    for place, entity_id in enumerate(ids):
        built[entity_id].append(place)
    former = _former_ids(found, ids)
    entities = {
        entity_id: _entity(entity_id, found, groups, built[entity_id], ids, companies, former.get(entity_id, ()))
        for entity_id in sorted(built)
    }
    return entities, ids


def _sets(found: Collected, groups: Groups) -> dict[int, list[int]]:
    sets: dict[int, list[int]] = defaultdict(list)
    for place in range(len(found.mentions)):
        sets[groups.find(place)].append(place)
    for members in sets.values():
        members.sort(key=lambda p: found.mentions[p].age)
    return sets


def _nameless(found: Collected, members: Sequence[int]) -> bool:
    return all(found.mentions[p].nameless for p in members)


def _name_id(found: Collected, groups: Groups, members: Sequence[int], forced: Mapping[int, str]) -> str:
    known = groups.known(members[0])
    given = [forced[p] for p in members if p in forced]
    if known.cik or known.lei or given:
        return from_cik(known.cik) if known.cik else from_lei(known.lei) if known.lei else min(given)
    return _first(found, members).id_as(_kind(found, members))


def _first(found: Collected, members: Sequence[int]) -> Mention:
    """The mention that gives the set its id: the earliest under a full name, so that later filings change nothing."""
    mentions = [found.mentions[p] for p in members]
    named = [m for m in mentions if not m.role and not m.nameless]
    return next((m for m in named if not m.acronym), (named or mentions)[0])


def _set_apart(found: Collected, sets: Mapping[int, Sequence[int]], names: dict[int, str]) -> None:
    """Give different bodies of one name and form different ids: by state, or by whose filings they stand in."""
    claimed: dict[str, list[int]] = defaultdict(list)
    for root, entity_id in names.items():
        claimed[entity_id].append(root)
    for entity_id, roots in claimed.items():
        if len(roots) > 1 and entity_id.startswith("n1-"):
            taken: set[str] = set()
            for root in sorted(roots, key=lambda r: found.mentions[sets[r][0]].age):
                first, kind = _first(found, sets[root]), _kind(found, sets[root])
                more = (f"{first.age} {number}" for number in range(len(roots)))
                scopes = (first.state, first.scope, first.document, *more)
                tried = (from_name(first.name.key, kind, first.name.form, scope) for scope in scopes if scope)
                names[root] = next(t for t in (entity_id, *tried) if t not in taken)
                taken.add(names[root])


def _label_id(found: Collected, groups: Groups, members: Sequence[int], names: Mapping[int, str]) -> str:
    first = found.mentions[members[0]]
    supplier = names.get(groups.find(first.supplier), "") if first.supplier >= 0 else ""
    return unnamed(first.party.name, supplier or first.scope, first.family)


def _former_ids(found: Collected, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Ids that mentions have when only their own document is known, by the entity that they now belong to."""
    claims: dict[str, set[str]] = defaultdict(set)
    for mention, entity_id in zip(found.mentions, ids, strict=True):
        if not (mention.nameless or mention.role):
            claims[mention.alone_id].add(entity_id)
    former: dict[str, list[str]] = defaultdict(list)
    live = set(ids)
    for old in sorted(claims):
        if old not in live and len(claims[old]) == 1:
            former[min(claims[old])].append(old)
    return {entity_id: tuple(olds) for entity_id, olds in former.items()}


def _entity(
    entity_id: str,
    found: Collected,
    groups: Groups,
    members: Sequence[int],
    ids: Sequence[str],
    companies: Companies | None,
    replaces: tuple[str, ...],
) -> Entity:
    mentions = sorted((found.mentions[p] for p in members), key=lambda m: m.age)
    known = groups.known(members[0])
    listed = companies.by_cik.get(known.cik) if companies and known.cik else None
    name = _best_name(mentions) or (listed.name if listed else _by_role(mentions[0]))
    texts = [t for m in mentions for t in _texts(m)] + ([listed.name] if listed else [])
    former = [t for m in mentions for t in (*(m.registrant.former_names if m.registrant else ()), *m.name.former)]
    tickers = [t for m in mentions for t in m.party.tickers] + list(listed.tickers if listed else ())
    above = [ids[found.mentions[p].parent] for p in members if found.mentions[p].parent >= 0]
    method, score = _how(known, mentions[0])
    return Entity(
        entity_id,
        name,
        _spellings(texts, name),
        _kind(found, members),
        known.cik,
        known.lei or (listed.lei if listed else ""),
        tuple(sorted(set(tickers))),
        _spellings(former, name),
        next((p for p in above if p != entity_id), ""),
        replaces,
        method,
        score,
    )


def _how(known: Group, first: Mention) -> tuple[str, float]:
    if known.method:
        return known.method, round(known.score, 3)
    if first.nameless or first.role:
        return "scope", 1.0
    return ("government" if first.official else "name"), 1.0


def _kind(found: Collected, members: Iterable[int]) -> PartyKind:
    count: Counter[PartyKind] = Counter()
    for place in members:
        mention = found.mentions[place]
        count[mention.kind] += 1000 if mention.official or mention.registrant else max(mention.count, 1)
    named = [k for k in count if k not in (PartyKind.UNNAMED, PartyKind.GROUP)]
    return max(named or count, key=lambda k: (count[k], -_KINDS.index(k)))


def _best_name(mentions: Sequence[Mention]) -> str:
    """The name as texts write it in full, of the registrant's present name where a header tells it; "" for a role."""
    named = [m for m in mentions if not m.role and not m.nameless] or [m for m in mentions if m.nameless]
    if named and named[0].official:
        return named[0].official
    headers = [m for m in named if m.registrant]
    present = headers[-1].name.key if headers else ""
    counts: Counter[str] = Counter()
    names: dict[str, NormalName] = {}
    for mention in named:
        counts[mention.party.name] += mention.count
        names[mention.party.name] = mention.name

    def worth(name: str) -> tuple[bool, bool, bool, int, str]:
        found = names[name]
        return (found.key == present, not name.isupper(), bool(found.form), counts[name], name)

    return max(counts, key=worth, default="")


def _by_role(mention: Mention) -> str:
    """What to call a party that its texts never name: "the Company" by its file, and said to be no name."""
    if mention.party.filer or mention.name.key in _FILER:
        return f"Filer of {mention.document.rpartition('/')[2]} (not named)"
    return mention.party.name


def _texts(mention: Mention) -> list[str]:
    if mention.nameless:
        return []
    texts = [*mention.party.aliases, mention.party.short_name, *mention.name.others]
    return [mention.party.name] * (not mention.role) + [t for t in texts if t and not normal(t).role]


def _spellings(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """Texts that differ by more than case and accents, the name itself left out, sorted."""
    seen = {plain(name).casefold()}
    kept = []
    for text in sorted(set(texts)):
        spelling = plain(text).casefold()
        if spelling not in seen:
            seen.add(spelling)
            kept.append(text)
    return tuple(kept)
