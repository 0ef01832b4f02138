"""Who supplies and who buys in a deal, by the verbs and prepositions around the other side's name."""

import re
from dataclasses import dataclass

from filinggraph.extract.context import Context
from filinggraph.extract.customers.dealings import dealings
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.masking import Masked
from filinggraph.extract.names import Mention, organizations
from filinggraph.model import Party, PartyKind

_RESELLS = re.compile(
    r"[^.;]{0,20}?\bas\s+(?:its|our|the|an?)\s+(?:[\w-]+\s+){0,4}?(?:distributors?|resellers?|dealers?|licensees?|franchisees?"
    r"|(?:sales\s+)?representatives?)\b|[^.;]{0,20}?\bto\s+(?:license|sell|market|distribute)\s+(?:our|its)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who supplies and who buys in a deal, all its parties, and the odds that the other side than the filer supplies.

    No odds where nothing but rules tells.
    """

    supplier: Party | None
    customer: Party | None
    parties: tuple[Party, ...]
    odds: float = 0.0

    def by(self, odds: float) -> "Roles":
        """The roles by these odds, where the filer deals with one other."""
        if self.supplier is None or self.customer is None or self.supplier.filer == self.customer.filer or not odds:
            return self
        first, second = (
            (self.supplier, self.customer) if self.supplier.filer != (odds > 0) else (self.customer, self.supplier)
        )
        return Roles(first, second, (first, second), odds)


def pair(text: str, side: Side, who: Context, *, release: bool) -> Roles:
    """Who deals as what, by rules of grammar, where the filer deals with a side: it supplies unless told otherwise."""
    if side.party is None:
        return Roles(who.filer, None, (who.filer,))
    if side.start >= 0 and _RESELLS.match(text[side.end :]):
        return _sold(who.filer, side.party)
    for dealing in dealings(Masked(text, _mentions(text, side, who)), who, release=release):
        names = (dealing.supplier.name, dealing.customer.name)
        if side.party.name in names and (dealing.supplier.filer or dealing.customer.filer):
            return _sold(dealing.supplier, dealing.customer)
    if side.start < 0 or (_other_buys(text, side) and not _filer_gives(text, side, who)):
        return _sold(who.filer, side.party)
    return _sold(side.party, who.filer)


_FULFILS = (
    r"(?:(?:will|shall|has|have|had|agreed|is|are|to|currently|also)\s+){0,3}"
    r"(?:suppl(?:y|ies|ied)|manufactur(?:e[sd]?)|produc(?:e[sd]?)|provid(?:e[sd]?)|makes?|deliver(?:s|ed)?|sells?|packages?|process(?:es)?|hauls?|builds?)\b"
)
_UNDER_WHICH = r"\.?\s*(?:\([^()]*\))?,?\s*(?:under|pursuant\s+to)\s+which\s+"
_NO_MEANS = (
    r"(?!\s+(?:(?:the|all|our|certain|necessary)\s+)*(?:raw\s+materials?|tooling|fund|financ|office|space|forecast|designs?|notice|technology"
    r"|components?|materials)|[^.;]{0,60}?\band\s+(?:it|they|[A-Z]\w+)\s+(?:will\s+)?(?:suppl|manufactur|produc|provid|mak|assembl))"
)
_WE_FULFIL = re.compile(rf"{_UNDER_WHICH}(?:we|the\s+Company)\s+{_FULFILS}{_NO_MEANS}", re.I)
_OF_SUPPLY = re.compile(
    r"\b(?:suppl\w+|manufactur\w+|services?|production|processing|packaging|hauling|transportation)\s+(?:agreement|contract)\s+with\s+(?:the\s+)?$",
    re.I,
)


def fulfilled(text: str, side: Side, who: Context) -> Roles | None:
    """The filer as the one who supplies, where the clause right behind says so: "with Alpha, under which we supply"."""
    if side.party is None or side.start < 0:
        return None
    says = _WE_FULFIL.match(text, side.end) and _OF_SUPPLY.search(text[: side.start])
    return _sold(who.filer, side.party) if says else None


def _sold(supplier: Party, customer: Party) -> Roles:
    return Roles(supplier, customer, (supplier, customer))


def _mentions(text: str, side: Side, who: Context) -> list[Mention]:
    """The parties of a sentence in order, the side among them."""
    own = [Mention(side.start, side.end, side.party)] if side.start >= 0 and side.party is not None else []
    named = [
        m for m in organizations(text, who, strict=True) if not any(m.start < o.end and o.start < m.end for o in own)
    ]
    return sorted([*named, *own], key=lambda m: m.start)


def _filer_gives(text: str, other: Side, who: Context) -> bool:
    """True when the filer is the one that awards to, selects or engages the other side."""
    before = text[: other.start]
    verb = re.search(
        r"(?<!\b(?:the|its|our|was|ere|een|act)\s)\b(?:awards|awarded|selects|selected|chose|engages"
        r"|engaged|hires|hired|retains|retained|appoints|appointed|contracted(?:\s+with)?|"
        r"commissioned|taps|tapped)\b[^.;]{0,60}$",
        before,
        re.I,
    )
    if not verb:
        return False
    subject = text[: verb.start()]
    passive = re.search(r"\b(?:was|were|been|be|being|is|are)\s*$", subject, re.I) or re.search(
        r"\b(?:by|from)\s+(?:the\s+)?$", before, re.I
    )
    ours = re.search(r"\b(?:we|company|group|registrant)\b", subject, re.I) or any(
        m.party.filer and m.end <= verb.start() for m in organizations(text, who, strict=True)
    )
    return bool(ours) and not passive


def _other_buys(text: str, other: Side) -> bool:
    """True when the other side buys from the filer; sellers, makers and licensors to the filer are told by the verb."""
    before, after = text[max(0, other.start - 160) : other.start], text[other.end : other.end + 160]
    if re.search(
        (
            r"\b(?:purchas\w+|buy\w*|obtain\w*|sourc\w+|procur\w+|licens\w+|acquir\w+|suppl\w+|manufactur\w+"
            r"|produced|made)\b[^.;]{0,60}\b(?:from|by)\s+(?:the\s+)?$"
        ),
        before,
        re.I,
    ):
        return False
    if re.match(
        (
            r"[^.;]{0,50}\b(?:suppl(?:ies|y|ied)|manufactur(?:es|ed|e)|provides|provided|will\s+(?:supply"
            r"|provide|manufacture)|agreed\s+to\s+(?:supply|provide|manufacture)|licensed|granted"
            r"|sells)\b[^.;]{0,60}\b(?:us|our|the\s+Company|we)\b"
        ),
        after,
        re.I,
    ):
        return False
    if re.search(
        r"\b(?:selected|chose|engaged|retained|hired|awarded|appointed)\s+(?:the\s+)?$", before, re.I
    ) and re.search(r"\b(?:we|company|our)\b", before, re.I):
        return False
    if re.search(
        (
            r"\b(?:exclusive|worldwide|global|patent)?\s*licen[cs]e\s+(?:agreement|arrangement)?\s*(?:with"
            r"|from)\s+(?:the\s+)?$"
        ),
        before,
        re.I,
    ):
        return False
    return not re.search(
        r"\b(?:third-party|hosting|supplier|vendor|contract\s+manufacturer|construction)\b", before[-60:], re.I
    )


def between(text: str, subject: Side, other: Side) -> Roles:
    """Sides of a sentence that names both and not the filer: "X awarded Y", "Y was awarded by X", "X agreed with Y".

    Of a company and a government body the body buys, also in a headline that leaves "was" out ("Y awarded Army order").
    """
    first, second = subject.party, other.party
    if first is None or second is None:
        return Roles(first, second, tuple(p for p in (first, second) if p))
    if (first.kind is PartyKind.GOVERNMENT) != (second.kind is PartyKind.GOVERNMENT):
        seller, buyer = (second, first) if first.kind is PartyKind.GOVERNMENT else (first, second)
        return _sold(seller, buyer)
    gap = text[subject.end : other.start]
    gives = re.search(
        r"\b(?:award(?:s|ed)?|select(?:s|ed)?|chose|chosen|appoint(?:s|ed)?|engag(?:es|ed)|hir(?:es|ed)"
        r"|commission(?:s|ed)?|tapp(?:s|ed)|grants?|granted)\b",
        gap,
        re.I,
    )
    passive = re.search(r"\b(?:was|were|been|is|has\s+won|won|secured|received)\b", gap, re.I)
    return _sold(second, first) if gives and not passive else _sold(first, second)
