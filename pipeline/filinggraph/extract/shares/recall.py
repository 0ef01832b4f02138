"""What the sentences just read hand over to the next one: parties, basis and periods."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filinggraph.extract.context import Context
from filinggraph.extract.figures import basis_name, find_bases
from filinggraph.extract.fiscal import Calendar
from filinggraph.extract.names import names_of_any_kind
from filinggraph.extract.periods import Period, find_periods
from filinggraph.extract.shares.align import Stated
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.buyers import find_buyers, owns_what_follows
from filinggraph.extract.shares.clauses import blank, brackets
from filinggraph.extract.shares.past import Past, without_compared, without_since
from filinggraph.extract.shares.reading import Before
from filinggraph.extract.shares.relative import with_relative
from filinggraph.extract.shares.subjects import ALIKE, ITS_BUSINESS
from filinggraph.extract.spelling import key
from filinggraph.model import Party, PartyKind, Precision, When

_PERCENT = re.compile(r"%|\bper\s?cent", re.I)
LOOK_BACK = 2
LOOK_FURTHER = 4

_POINTS = re.compile(
    r"\b(?:they|them|these|those|this|that|such|it|same|each|both|who|which|two|three|group|its|their|former|latter"
    r"|under\s+the\s+(?:\w+\s+)?(?:agreements?|contracts?|programs?|arrangements?)"
    r"|the\s+(?:customer|client|distributor|retailer|agency|licensee|tenant|carrier)"
    rf"|{ITS_BUSINESS}|{ALIKE})\b",
    re.I,
)
_BUSINESS = re.compile(r"\bthe\s+business\b", re.I)
_PARTED_WITH = re.compile(
    r"\b(?:s[eo]ld|sale\s+of|divest\w*|dispos\w*|acqui\w+|spun\s+off|discontinued)\b[^.;]*\b(?:business|division|unit|segment|subsidiary|operations|line)\b",
    re.I,
)


@dataclass(slots=True)
class Recent:
    """The sentences just read, kept as text until one needs to look back."""

    who: Context
    calendar: Calendar
    last_year: tuple[When, ...] = ()
    heading: str = ""
    recent: list[str] = field(default_factory=list)
    told: dict[str, tuple[When, ...]] = field(default_factory=dict)
    parties: dict[str, tuple[Buyer, ...]] = field(default_factory=dict)
    known: dict[str, Party] = field(default_factory=dict)

    def shortened(self, text: str, buyers: Sequence[Buyer]) -> Iterator[Buyer]:
        """Names that are the first words of a party whose share was told: "Ascendant", after "Ascendant Health"."""
        known = self.known | {key(b.party.name): b.party for b in buyers if b.named and b.sure}
        for mention in names_of_any_kind(text, self.who) if known else ():
            beside = (b for b in buyers if b.sure or not b.named)
            if mention.party.filer or any(mention.start < b.end and b.start < mention.end for b in beside):
                continue
            short = key(mention.party.name)
            full = {p.name: p for name, p in known.items() if len(short) > 3 and name.startswith(short + " ")}
            found = [Buyer(mention.start, mention.end, party) for party in full.values()]
            if len(found) == 1 and not owns_what_follows(text, found[0]):
                yield found[0]

    def remember(self, text: str, found: Sequence[Stated]) -> None:
        """Keep whose shares a sentence told and, where it is one, for which period."""
        whens = {s.when for s in found if s.when is not None and s.when_how != "year before"}
        self.told = {text: tuple(whens)} if len(whens) == 1 else self.told
        named = {s.party.name: s.buyer for s in found if s.buyer.named}
        self.known |= {
            key(s.party.name): s.party for s in found if s.buyer.named and s.party.kind is not PartyKind.GROUP
        }
        self.parties = {**dict(list(self.parties.items())[-LOOK_FURTHER:]), text: tuple(named.values())}

    def before(self, text: str, past: Past) -> Before:
        """What the last sentences hand over to text: the nearest parties where it points back, basis, single period."""
        further = self.recent[::-1]
        recents = further[:LOOK_BACK]
        basis = ""
        told: list[tuple[When, ...]] = []
        for recent in recents:
            plainly = blank(recent, brackets(recent))
            bases = find_bases(plainly)
            basis = basis or (bases[-1].name if bases else "")
            told.append(self._whens(plainly, past) or self.told.get(recent, ()))
            basis = basis or _total(plainly)
        whens = self._reported(told, recents) or _single(find_periods(self.heading, self.calendar))
        return Before(
            lambda: self._pointed_at(text, further),
            basis,
            whens,
            self.last_year,
            lambda: self._listed(recents),
            lambda: self._in_turn(further),
        )

    def _reported(self, told: Sequence[tuple[When, ...]], recents: Sequence[str]) -> tuple[When, ...]:
        """The nearest period told; not an earlier year that only follows a share of the year reported on."""
        nearest = next(filter(None, told), ())
        last = next((w for w in self.last_year), None)
        if last is None or not nearest or nearest[0].precision is not Precision.FISCAL_YEAR:
            return nearest
        shares = (w for w, recent in zip(told, recents, strict=True) if _PERCENT.search(recent))
        return next((w for w in shares if w and w[0].value == last.value), nearest)

    def _whens(self, recent: str, past: Past) -> tuple[When, ...]:
        """The one period that a sentence tells things for, not one that something lasts until."""
        printed = find_periods(recent, self.calendar)
        alone = _single(without_compared(recent, printed))
        found = printed if alone else with_relative(recent, printed, past)
        lasts = found and _LASTS.search(recent, max(0, found[-1].start - 60), found[-1].start)
        return () if lasts else _single(without_compared(recent, without_since(recent, found)))

    def _in_turn(self, recents: Sequence[str]) -> list[tuple[Buyer, ...]]:
        """The named parties whose shares the last sentence told, the last two, and so on, in the order told."""
        out: list[tuple[Buyer, ...]] = []
        told: dict[str, Buyer] = {}
        for recent in recents:
            told = {b.party.name: b for b in self.parties.get(recent, ())} | told
            out.append(tuple(told.values()))
        return out

    def _listed(self, recents: Sequence[str]) -> list[tuple[When, ...]]:
        """The periods named together in the last sentences and the heading, in the order of the nearest first."""
        whens = (tuple(w for p in found for w in p.whens) for found in self._periods(recents))
        return [w for w in whens if len(w) > 1]

    def _periods(self, recents: Sequence[str]) -> Iterator[list[Period]]:
        for recent in (*recents, self.heading):
            found = find_periods(recent, self.calendar)
            yield found
            yield [p for p in found if len(p.whens) > 1][-1:]

    def _pointed_at(self, text: str, recents: Sequence[str]) -> tuple[Buyer, ...]:
        """The parties of the nearest sentence that has any, where the text has a word that points back."""
        points = _POINTS.search(text) and not (_BUSINESS.search(text) and any(map(_PARTED_WITH.search, recents)))
        told = (_told(r, find_buyers(r, self.who)) for r in recents) if points else iter(())
        return next(filter(None, told), ())


def _told(text: str, buyers: Sequence[Buyer]) -> tuple[Buyer, ...]:
    """The parties that a later sentence may point back to: the names but where things are, else a counted phrase."""
    named = tuple(b for b in buyers if b.named and b.sure) or tuple(b for b in buyers if b.named)
    named = tuple(b for b in named if not _WHERE.search(text[: b.start])) or named
    named = tuple(b for b in named if not _FORMERLY.search(text[: b.start])) or named
    counted = tuple(b for b in buyers if not b.named and not b.bare)
    return named or counted[:1]


_FORMERLY = re.compile(r"\b(?:formerly|previously)\s+(?:known\s+as\s+|called\s+)?(?:the\s+)?$", re.I)
_WHERE = re.compile(r"\b(?:at|in|near|outside)\s+(?:the\s+)?$", re.I)


def _total(text: str) -> str:
    """What a sentence gives the sum of: "sales" of "Sales for the six months were $27.9 million"."""
    told = _SUMMED.search(text)
    return basis_name(told["basis"]) if told else ""


_SUMMED = re.compile(
    r"\b(?P<basis>(?:(?:total|net|consolidated|segment|gross)\s+){0,2}(?:sales|revenues?|turnover|billings))\b[^.;%$€£]{0,90}?"
    r"\b(?:was|were|rose|fell|grew|increased|decreased|declined|totall?ed|came|amounted|of)\b[^.;%$€£]{0,40}?[A-Z]{0,3}[$€£]\s?\d",
    re.I,
)
_LASTS = re.compile(
    r"\b(?:through|until|till|expir\w*|runs?\s+(?:to|out)|terminat\w*|ends?|ending|by|since|begin\w*|start\w*|effective|founded|signed|dated"
    r"|entered\s+into|renew\w*|extend\w*)\b[^.;%]{0,25}$",
    re.I,
)


def _single(periods: Sequence[Period]) -> tuple[When, ...]:
    return periods[-1].whens if len(periods) == 1 and len(periods[0].whens) == 1 else ()
