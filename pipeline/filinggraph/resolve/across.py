"""Joins between filings: identifiers first, then names, within blocks of one key so that nothing is compared twice."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from filinggraph.model import PartyKind
from filinggraph.resolve.companies import Companies, Company
from filinggraph.resolve.groups import Groups
from filinggraph.resolve.legal_forms import family
from filinggraph.resolve.mentions import Collected, Mention
from filinggraph.resolve.names import NormalName, normal
from filinggraph.resolve.within import aliases

COINED = 8  # letters from which on a single word that many do not share is one company's
SHORT = 6  # letters of a name that tell so little that "Inc." and "Corp." are two companies
TICKER_DAYS = 730  # a symbol is given to another company after some years


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two places that may be one entity, or a place and a company of the reference list, with the ground."""

    left: int
    right: int | Company
    score: float
    evidence: str


def link_across(found: Collected, groups: Groups, companies: Companies | None) -> list[Doubt]:
    """Join the mentions of all filings that identifiers or names show to be one; the doubtful pairs."""
    _equal(found, groups, ((m.official, p) for p, m in enumerate(found.mentions)), 0.99, "government")
    doubts = _tickers(found, groups, companies)
    named = [p for p, m in enumerate(found.mentions) if not (m.nameless or m.role or m.official)]
    people = [p for p in named if found.mentions[p].kind is PartyKind.PERSON]
    _equal(
        found, groups, ((f"{found.mentions[p].scope}\n{found.mentions[p].name.key}", p) for p in people), 0.9, "name"
    )
    keys: dict[str, list[int]] = defaultdict(list)
    spelt_out = {groups.find(p) for p in named if not found.mentions[p].acronym}
    for place in named:
        mention = found.mentions[place]
        known_here_only = mention.acronym and groups.find(place) in spelt_out
        if mention.kind is not PartyKind.PERSON and not known_here_only:
            keys[found.mentions[place].name.key].append(place)
    for key in sorted(keys):
        doubts += _Key(found, groups, companies, keys[key]).settle()
    join_ciks(groups, range(len(found.mentions)))
    _former(found, groups, keys)
    doubts += _filer_aliases(found, groups, keys)
    return doubts


def _equal(
    found: Collected, groups: Groups, pairs: Iterable[tuple[str, int]], score: float, method: str
) -> dict[str, int]:
    """Join all places with one text; the first place of each."""
    first: dict[str, int] = {}
    for text, place in pairs:
        if text:
            groups.join(first.setdefault(text, place), place, score, method)
    return first


def link_identifiers(found: Collected, groups: Groups) -> None:
    """Join the mentions that carry one central index key."""
    for place, mention in enumerate(found.mentions):
        if mention.party.cik:
            groups.identify(place, cik=mention.party.cik.zfill(10), method="cik")
    join_ciks(groups, range(len(found.mentions)))


def join_ciks(groups: Groups, places: Iterable[int]) -> None:
    """Make the sets with one CIK, or with one LEI, one."""
    first: dict[str, int] = {}
    for place in places:
        known = groups.known(place)
        for identifier, method in ((known.cik, "cik"), (known.lei, "lei")):
            if identifier:
                groups.join(first.setdefault(identifier, place), place, 1.0, method)


def _tickers(found: Collected, groups: Groups, companies: Companies | None) -> list[Doubt]:
    """One symbol at one exchange within two years is one issuer, when the names begin alike; else it is a doubt."""
    quoted: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, mention in enumerate(found.mentions):
        for ticker in mention.party.tickers if not mention.nameless else ():
            exchange, _, symbol = ticker.upper().replace(" ", "").rpartition(":")
            quoted[symbol].append((place, exchange))
    doubts = []
    for symbol in sorted(quoted.keys() - {""}):
        listings = sorted(quoted[symbol], key=lambda listing: found.mentions[listing[0]].age)
        for (one, left), (other, right) in pairwise(listings):
            if groups.same(one, other) or groups.contradict(one, other) or (left and right and left != right):
                continue
            if _near(found.mentions[one], found.mentions[other]):
                groups.join(one, other, 0.97, "ticker")
            else:
                doubts.append(Doubt(one, other, 0.7, f"both are quoted as {symbol}"))
        for company in companies.by_ticker.get(symbol, ()) if companies else ():
            for place, _ in listings:
                if found.mentions[place].name.tokens[:1] == normal(company.name).tokens[:1]:
                    groups.identify(place, cik=company.cik, lei=company.lei, score=0.97, method="ticker")
    join_ciks(groups, range(len(found.mentions)))
    return doubts


def _near(one: Mention, other: Mention) -> bool:
    within = one.filed and other.filed and abs(other.filed - one.filed) <= datetime.timedelta(TICKER_DAYS)
    return bool(within) and one.name.tokens[:1] == other.name.tokens[:1]


@dataclass(slots=True)
class _Bearer:
    """A company with a known CIK that bears the name: where it stands, or its row in the reference list."""

    at: int | Company
    forms: set[str]
    contexts: set[str]


class _Key:
    """All mentions of one normalised name, with the companies of the reference list that bear it."""

    def __init__(self, found: Collected, groups: Groups, companies: Companies | None, places: Sequence[int]) -> None:
        self.found, self.groups, self.places = found, groups, places
        self.generic = any(found.mentions[p].name.generic for p in places)
        first = found.mentions[places[0]].name
        lone = any(len(found.mentions[p].name.tokens) == 1 for p in places)
        self.exact = len(first.key) <= SHORT or (lone and (self.generic or len(first.key) < COINED))
        self.converted = self._conversions()
        self.forms: dict[int, set[str]] = defaultdict(set)
        self.states: dict[int, set[str]] = defaultdict(set)
        for place in places:
            root, mention = groups.find(place), found.mentions[place]
            self.forms[root].add(self._form(mention.name))
            self.states[root].add(mention.state)
        self.bearers = self._bearers(companies)
        self.doubts: list[Doubt] = []

    def settle(self) -> list[Doubt]:
        """Join what is one; the pairs that are left in doubt."""
        cells: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for place in self.places:
            if not self.groups.known(place).cik:
                scope = self.found.mentions[place].scope if self.generic else ""
                cells[self._only(self.forms, place), self._only(self.states, place), scope].append(place)
        free = {cell: places for cell, places in sorted(cells.items()) if not self._identified(cell, places)}
        self._pool(free)
        return self.doubts

    def _conversions(self) -> set[str]:
        """Forms that a document says to be those of one company at different times ("X LLC, formerly X Inc.")."""
        names = [self.found.mentions[p].name for p in self.places]
        pairs = [(n.form, f.form) for n in names for f in map(normal, n.former) if f.key == n.key and n.form != f.form]
        return {family(form) for pair in pairs for form in pair} | {form for pair in pairs for form in pair}

    def _form(self, name: NormalName) -> str:
        """Legal form as far as it sets two bearers of this name apart; a short name needs the very form."""
        form = name.form if self.exact else family(name.form)
        return "converted" if form in self.converted else form

    def _bearers(self, companies: Companies | None) -> list[_Bearer]:
        known: dict[str, _Bearer] = {}
        for place in self.places:
            cik = self.groups.known(place).cik
            if cik:
                mention = self.found.mentions[place]
                bearer = known.setdefault(cik, _Bearer(place, set(), set()))
                bearer.forms.add(self._form(mention.name))
                bearer.contexts |= {mention.scope, mention.state} - {""}
        listed = companies.by_key.get(self.found.mentions[self.places[0]].name.key, ()) if companies else ()
        more = [_Bearer(c, {self._form(normal(c.name))}, set()) for c in listed if c.cik not in known]
        return [*(known[cik] for cik in sorted(known)), *more]

    def _only(self, values: dict[int, set[str]], place: int) -> str:
        """The one value that the set of place has besides "", or ""."""
        own = values[self.groups.find(place)] - {""} if self.groups.find(place) in values else set()
        return min(own) if len(own) == 1 else ""

    def _identified(self, cell: tuple[str, str, str], places: Sequence[int]) -> bool:
        """Join them with the one bearer of the name whose CIK is known; False when there is none or a choice."""
        form, state, scope = cell
        fits = [b for b in self.bearers if not form or form in b.forms or b.forms == {""}]
        near = [b for b in fits if {state, scope} & b.contexts]
        if len(near if self.generic else fits) == 1:
            return self._take(places, (near or fits)[0].at, bool(form))
        several = len(fits) > 1 or self.generic
        why = "several bear the name" if several else "the legal forms differ"
        for bearer in fits or self.bearers:
            self.doubts.append(Doubt(places[0], bearer.at, 0.6 if several else 0.75, f"equal names, but {why}"))
        return False

    def _take(self, places: Sequence[int], other: int | Company, stated: bool) -> bool:
        for place in places:
            if isinstance(other, Company):
                score = 0.98 if stated else 0.93
                self.groups.identify(place, cik=other.cik, lei=other.lei, score=score, method="companies")
                self.groups.join(places[0], place, score, "companies")
            else:
                self.groups.join(place, other, 0.98 if stated else 0.95, "name")
        return True

    def _pool(self, cells: dict[tuple[str, str, str], list[int]]) -> None:
        """Join those without identifier: by legal form, and a bare name with the one form that there is."""
        forms = {form for form, _, _ in cells} - {""}
        states = {state for _, state, _ in cells} - {""}
        pools: dict[tuple[str, str], list[int]] = defaultdict(list)
        for (form, state, scope), places in cells.items():
            form = form or (min(forms) if len(forms) == 1 else "")
            context = (state or scope) if self.generic else state or (min(states) if len(states) == 1 else "")
            pools[form, context] += places
        for pool in pools.values():
            for place in pool[1:]:
                self.groups.join(pool[0], place, 0.95, "name")
        heads = [pools[pool][0] for pool in sorted(pools)]
        why = "the words are common" if self.generic else "legal form or state differ"
        for one, other in pairwise(heads):
            if not self.groups.same(one, other):
                self.doubts.append(Doubt(one, other, 0.5 if self.generic else 0.7, f"equal names, but {why}"))


def _former(found: Collected, groups: Groups, keys: dict[str, list[int]]) -> None:
    """A former or trade name leads to its bearer, where it has one bearer only and no other company has it now."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for place, mention in enumerate(found.mentions):
        former = (*(mention.registrant.former_names if mention.registrant else ()), *mention.name.former)
        for text in (*former, *mention.name.trade):
            name = normal(text)
            if name.key and not name.generic and name.key != mention.name.key:
                bearers[name.key].add(place)
    for key in sorted(bearers):
        roots = {groups.find(p) for p in bearers[key]}
        if len(roots) == 1:
            for place in keys.get(key, ()):
                if not groups.known(place).cik:
                    groups.join(min(roots), place, 0.95, "former name")


def _filer_aliases(found: Collected, groups: Groups, keys: dict[str, list[int]]) -> list[Doubt]:
    """A name that other filings of the same filer define as an alias; between filers it stays a doubt."""
    owners: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(found.mentions):
        if not (mention.nameless or mention.role):
            for alias in aliases(mention):
                owners[alias].append(place)
    doubts = []
    for key in sorted(owners.keys() & keys.keys()):
        near: dict[str, set[int]] = defaultdict(set)
        for place in owners[key]:
            near[found.mentions[place].scope].add(groups.find(place))
        far = sorted(set().union(*near.values()))[:5]
        for place in _one_of_each(groups, keys[key]):
            mention = found.mentions[place]
            roots = {groups.find(p) for p in near.get(mention.scope, ())} - {groups.find(place)}
            if len(roots) == 1 and not mention.name.form and not _sells(found, groups, place, min(roots)):
                groups.join(place, min(roots), 0.95, "alias")
            elif not roots:
                doubts += [_alias_doubt(found, place, p, len(far)) for p in far if not groups.same(place, p)]
    return doubts


def _alias_doubt(found: Collected, place: int, owner: int, choices: int) -> Doubt:
    name, document = found.mentions[place].party.name, found.mentions[owner].document
    return Doubt(place, owner, 0.65 if choices == 1 else 0.45, f"“{name}” is an alias of the other in {document}")


def _one_of_each(groups: Groups, places: Sequence[int]) -> list[int]:
    return list({groups.find(p): p for p in reversed(places)}.values())


def _sells(found: Collected, groups: Groups, left: int, right: int) -> bool:
    return any(groups.same(p, right) for p in found.opposed.get(left, ()))
