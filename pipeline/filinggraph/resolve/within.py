"""Joins inside one filing: the filer, aliases that its documents define, and short forms of full names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from filinggraph.model import FilingHeader
from filinggraph.resolve.groups import Groups
from filinggraph.resolve.mentions import Collected, Mention
from filinggraph.resolve.names import initials, normal
from filinggraph.resolve.values import Problem
from filinggraph.resolve.words import is_place

# A longer name that goes on with one of these is a subsidiary or a plan, not the full form of the short one.
SUBSIDIARY = frozenset((
    "credit", "financial", "finance", "capital", "leasing", "funding", "foundation", "holdings", "realty", "ventures",
    "europe", "canada", "asia", "japan", "china", "india", "mexico", "brazil", "uk", "australia", "germany", "usa",
    "international", "mobile", "services", "federal", "trust", "fund", "insurance", "pension", "plan", "receivables",
    "gp", "ugp", "lp", "feeder", "offshore", "onshore", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "1", "2", "3", "4", "5", "research", "alumni", "university", "america", "americas", "latin", "ireland", "france",
    "italy", "spain", "korea", "taiwan", "singapore", "hong", "cloud", "web",
))  # fmt: skip

# Words that say what a company is, and that texts leave out once it has been named.
DESCRIPTIVE = frozenset(
    "group technologies technology entertainment systems solutions pharmaceuticals pharma therapeutics biosciences "
    "industries enterprises companies".split()
)


def link_within(found: Collected, groups: Groups) -> list[Problem]:
    """Join the mentions of each filing that the filing itself shows to be one; the contradictions in it."""
    problems: list[Problem] = []
    for header, places in found.filings:
        named = [p for p in places if not found.mentions[p].nameless]
        _filer(found, groups, header, named)
        problems += _contradictions(found, named)
        _same_name(found, groups, named)
        _aliases(found, groups, named)
        _short_forms(found, groups, named)
        _variants(found, groups, named)
    return problems


def _filer(found: Collected, groups: Groups, header: FilingHeader, named: Sequence[int]) -> None:
    registrants = found.headers[header.id]
    filers = [p for p in registrants if (r := found.mentions[p].registrant) and r.role in ("filer", "filedBy")]
    for place in named:
        mention = found.mentions[place]
        if not mention.party.filer or mention.registrant:
            continue
        alike = [p for p in filers if _alike(mention, found.mentions[p])]
        targets = alike or (filers if len(filers) == 1 or mention.role else [])
        if targets:
            groups.join(place, targets[0], 0.99 if alike else 0.97, "filer")


def _alike(mention: Mention, registrant: Mention) -> bool:
    if mention.party.cik:
        return mention.party.cik.zfill(10) == registrant.party.cik.zfill(10)
    return mention.name.key == registrant.name.key


def _contradictions(found: Collected, named: Sequence[int]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Mention] = {}
    for place in named:
        mention = found.mentions[place]
        if mention.party.cik and not mention.role:
            first = seen.setdefault((mention.name.key, mention.name.form), mention)
            if first.party.cik.zfill(10) != mention.party.cik.zfill(10):
                message = (
                    f"{mention.party.name} has CIK {mention.party.cik} here and {first.party.cik} in {first.document}"
                )
                yield Problem("contradictoryIdentifiers", mention.document, message)


def _same_name(found: Collected, groups: Groups, named: Sequence[int]) -> None:
    by_key: dict[str, list[int]] = defaultdict(list)
    for place in named:
        if not found.mentions[place].role:
            by_key[found.mentions[place].name.key].append(place)
    for places in by_key.values():
        forms = {found.mentions[p].name.form for p in places} - {""}
        for place in places[1:]:
            one, other = found.mentions[places[0]], found.mentions[place]
            if (
                len(forms) <= 1
                and one.kind == other.kind
                and not (one.state and other.state and one.state != other.state)
            ):
                groups.join(places[0], place, 0.99, "name")


def _aliases(found: Collected, groups: Groups, named: Sequence[int]) -> None:
    owners: dict[str, list[int]] = defaultdict(list)
    for place in named:
        for alias in aliases(found.mentions[place]):
            owners[alias].append(place)
    for place in named:
        mention = found.mentions[place]
        if mention.role or mention.official:
            continue
        owning = _preferred(found, mention, owners.get(mention.name.key, ()))
        roots = {groups.find(p) for p in owning} - {groups.find(place)}
        if len(roots) == 1 and not _opposed(found, groups, place, min(roots), named):
            groups.join(place, min(roots), 0.97, "alias")


def aliases(mention: Mention) -> list[str]:
    """Keys of the other names that its document gives the party, roles left out."""
    texts = (*mention.party.aliases, mention.party.short_name, *mention.name.others)
    found = [normal(text) for text in dict.fromkeys(texts) if text]
    return [name.key for name in found if name.key and not name.role and name.key != mention.name.key]


def _preferred(found: Collected, mention: Mention, owners: Sequence[int]) -> Sequence[int]:
    """Owners in the same document, where there are any, else all of the filing."""
    same = [p for p in owners if found.mentions[p].document == mention.document]
    return same or owners


def _short_forms(found: Collected, groups: Groups, named: Sequence[int]) -> None:
    """ "Cardinal" is "Cardinal Health, Inc." in a document that names one company so beginning.

    Only a name with its legal form, or one that goes on with a word such as "Group", is a full one: "Google Cloud" is
    not what "Google" is short for.
    """
    longer: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in named:
        mention = found.mentions[place]
        tokens = mention.name.tokens
        for length in range(1, len(tokens)):
            described = DESCRIPTIVE.issuperset(tokens[length:])
            full = bool(mention.name.form or mention.registrant or described) and not (mention.role or mention.official)
            if full and tokens[length] not in SUBSIDIARY:
                longer[mention.document, " ".join(tokens[:length])].append(place)
    for place in named:
        mention = found.mentions[place]
        short = " ".join(mention.name.tokens)
        if mention.role or mention.name.form or mention.official or mention.registrant or is_place(short):
            continue
        roots = {groups.find(p) for p in longer.get((mention.document, short), ())}
        roots -= {groups.find(place)}
        if len(roots) == 1 and not _opposed(found, groups, place, min(roots), named):
            groups.join(place, min(roots), 0.93, "alias")


def _variants(found: Collected, groups: Groups, named: Sequence[int]) -> None:
    """In one document: letters for the one name that they are the initials of, and a name with and without an "s"."""
    spelt: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in named:
        mention = found.mentions[place]
        if not mention.role and not mention.official:
            tokens = mention.name.tokens
            spelt[mention.document, " ".join(tokens)].append(place)
            if len(tokens) > 2 and len(initials(tokens)) > 2:
                spelt[mention.document, initials(tokens).upper()].append(place)
    for place in named:
        mention = found.mentions[place]
        if mention.role or mention.official:
            continue
        letters = mention.party.name.strip().partition(" ")[0]
        if letters.isalpha() and letters.isupper() and len(mention.name.tokens) == 1:
            _one(found, groups, place, spelt.get((mention.document, letters), ()), named)
        for number, token in enumerate(mention.name.tokens):
            if token.endswith("s") and len(token) > 3:
                bare = (*mention.name.tokens[:number], token[:-1], *mention.name.tokens[number + 1 :])
                _one(found, groups, place, spelt.get((mention.document, " ".join(bare)), ()), named)


def _one(found: Collected, groups: Groups, place: int, others: Sequence[int], named: Sequence[int]) -> None:
    """Join a place with the others, where they are one body and no legal form speaks against it.

    A fact between the two does so only where one has its legal form: "Lucents" beside "Lucent" is a slip.
    """
    form, letters = found.mentions[place].name.form, found.mentions[place].acronym
    roots = {groups.find(other) for other in others} - {groups.find(place)}
    forms = {found.mentions[other].name.form for other in others} - {""}
    if len(roots) != 1 or (form and forms - {form}):
        return
    slip = not (form or forms or letters)
    if slip or not _opposed(found, groups, place, min(roots), named):
        groups.join(place, min(roots), 0.93, "alias")


def _opposed(found: Collected, groups: Groups, left: int, right: int, named: Sequence[int]) -> bool:
    """True when some fact has a member of one set sell to a member of the other."""
    ones = [p for p in named if groups.same(p, left)]
    others = {p for p in named if groups.same(p, right)}
    return any(found.opposed.get(one, set()) & others for one in ones)
