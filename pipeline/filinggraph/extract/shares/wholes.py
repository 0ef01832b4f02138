"""What a share of a part is of: "exports were 35% of sales, half of which went to Acme" is half of the exports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from filinggraph.extract.figures import Basis, Figure, basis_name, find_bases, find_figures
from filinggraph.extract.shares.align import Stated
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.buyers import HEAD
from filinggraph.extract.shares.subjects import VERB

_MEASURE = (
    r"(?:sales|revenues?|turnover|billings|exports|receivables?|backlog|shipments|purchases|premiums|fees|orders)"
)
_PART = r"(?:segment|division|unit|business|channel|line|category|group)"
_ITS = r"(?:that|this|these|those|such)"
_NOT_A_TIME = r"(?!(?:fiscal|years?|quarters?|periods?|months?|dates?|customers?)\b)"
_BEHIND = re.compile(
    r"\)?\s*,?\s*(?:respectively,?\s*)?of\s+(?:"
    r"(?:which|that|this|these|those|it|them)\b(?=\s*(?:[.,;:)]|$|(?:and|to|from|by|was|were|is|are|went|came|for|in(?!\s+(?:the\s+)?(?-i:[A-Z]))|during|being)\b))"
    rf"|{_ITS}\s+(?:{_NOT_A_TIME}[\w-]+\s+){{0,2}}?(?:amount|total|sum|balance|(?P<sold>{_MEASURE})|(?P<part>{_PART}))\b)",
    re.I,
)
_AHEAD = re.compile(
    rf"\b[Oo]f\s+(?:(?P<which>which)\b|{_ITS}\s+(?:(?P<sold>{_MEASURE})|amount|total|sum|balance)\b"
    r"|(?:that|this|it)\b(?=\s*,|\s+(?:[A-Z]|(?:our|one|two|another|an?|about|approximately|some|the)\b)))"
)
_SOME = re.compile(r"\b(?:one|two|three|four|five|each|both|none|neither|any|either|\d)\s+$", re.I)
_OF_ITS_OWN = re.compile(r"\)?\s*,?\s*(?:respectively,?\s*)?of\s", re.I)
_SUMMED = re.compile(
    rf"\b(?P<basis>(?:(?!{VERB.pattern}|(?:and|of|in)\b)[\w&’'.-]+\s+){{0,3}}?{_MEASURE})\b[^.;%$€£]{{0,100}}?"
    r"\b(?:was|were|totall?ed|came\s+to|amounted\s+to|stood\s+at|reached|rose\s+to|fell\s+to|of)\s+(?:(?:about|approximately|some|over|nearly)\s+)?"
    r"[A-Z]{0,3}[$€£]\s?\d",
    re.I,
)
_OF_BASIS = 30  # characters between a percentage and the basis that is its own
_CUT = re.compile(r"[.;:(]\s|,\s+(?:and|while|but|whereas|with)\s|\b(?:while|whereas)\s|—", re.I)
_LEAD = re.compile(
    r"^\W*(?:(?:and|but|while)\s+)?(?:(?:in|for|during|at|as\s+of|of)\b[^,]{2,60},\s*(?:(?:19|20)\d\d,\s*)?)?", re.I
)
_TAIL = re.compile(
    r",?\s+(?:(?:in|for|during|at|as\s+of)\s+(?:fiscal\s+|the\s+(?:fiscal\s+)?(?:years?|quarter|period)\b.*|(?:each|both|all)\s+of\b.*|[A-Z][a-z]+\s+\d.*)?"
    r"(?:(?:19|20)\d\d\b.*)?|alone|together|collectively|also|which|that|has|have|had)\s*$",
    re.I,
)
_CUSTOMER = re.compile(rf"\b{HEAD}\b", re.I)
_SO_MANY = re.compile(r"^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Top|Largest|An?|Another|Several|Both)\b")
_ABOUT = re.compile(r"^(?:approximately|about|total)\s+", re.I)
_UNCLEAR = re.compile(r",|^(?:and|or|it|they|this|that|these|those|which|who)\b", re.I)
_OF_A_QUARTER = re.compile(r"^(?:(?:first|second|third|fourth)[\s-]+quarter|quarterly|annual)\s+", re.I)
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Whole:
    """What a pointing word stands for: its name, empty where nobody can tell, and its own percentage where it is one.

    `buyers` says that it is what named or counted customers bought.
    """

    name: str
    percent: Decimal | None = None
    buyers: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that stands for a part of the sales: what comes before it ends at `start`.

    `certain` says that it cannot stand for all of them, `sold` that it is "such sales", `part` the word for a part.
    """

    start: int
    certain: bool = True
    sold: bool = False
    part: str = ""


def of_their_wholes(
    text: str, found: Sequence[Stated], buyers: Sequence[Buyer], recents: Sequence[str]
) -> Iterator[Stated]:
    """Shares with the basis that "of which" or "of that segment's sales" stands for; without those it leaves open."""
    taken: Whole | None = None
    for stated in found:
        pointer = _pointer(text, stated)
        if pointer is not None:
            taken = _whole(text[: pointer.start], pointer, buyers)
            taken = taken or (_whole(recents[-1], pointer, ()) if recents else None)
            taken = None if taken and not pointer.certain and not _part_of(stated.figure, taken) else taken
        elif stated.basis_how == "own":
            taken = None
        if taken is None or (stated.how == "side" and not stated.basis):
            yield stated
        elif taken.name:
            yield replace(stated, basis=taken.name, basis_how="own")


def _pointer(text: str, stated: Stated) -> Pointer | None:
    clause = stated.clause
    if behind := _BEHIND.match(text, clause.last):
        return Pointer(clause.first, sold=bool(behind["sold"]), part=behind["part"] or "")
    if _OF_ITS_OWN.match(text, clause.last):
        return None
    ahead = list(_AHEAD.finditer(text, clause.start, clause.first))
    if not ahead or _SOME.search(text, 0, ahead[-1].start()):
        return None
    return Pointer(ahead[-1].start(), certain=not ahead[-1]["which"], sold=bool(ahead[-1]["sold"]))


def _part_of(figure: Figure, whole: Whole) -> bool:
    """True for a figure that cannot be of the same as the one of the part: a fraction, or more than all of the part."""
    return whole.percent is None or figure.fraction or figure.percent > whole.percent


def _whole(lead: str, pointer: Pointer, buyers: Sequence[Buyer]) -> Whole | None:
    """What was last given a sum or a percentage of a basis, None where nothing was."""
    bases = find_bases(lead)
    shares = [(f, b) for f in find_figures(lead) for b in bases if 0 < b.start - f.end < _OF_BASIS]
    sums = list(_SUMMED.finditer(lead))
    if shares and (not sums or sums[-1].end() < shares[-1][0].start):
        figure, basis = shares[-1]
        part = _subject(lead, figure, basis, buyers)
        if pointer.part and pointer.part.lower() not in part.name.lower():
            return None
        if pointer.sold and (part.buyers or not part.name):
            return Whole(basis.name)
        return replace(part, percent=figure.percent)
    return Whole(_OF_A_QUARTER.sub("", basis_name(sums[-1]["basis"]))) if sums else None


def _subject(lead: str, figure: Figure, basis: Basis, buyers: Sequence[Buyer]) -> Whole:
    """What a percentage is told of: "International sales", "sales to retailers", "Retail segment sales"."""
    cuts = [m.end() for m in _CUT.finditer(lead, 0, figure.start)]
    begin = cuts[-1] if cuts else 0
    verb = VERB.search(lead, begin, figure.start)
    told = _TAIL.sub("", _LEAD.sub("", lead[begin : verb.start()])).strip(" ,") if verb else ""
    name = basis_name(_ABOUT.sub("", told))
    if verb is None or not name or len(name) > _LONGEST or _UNCLEAR.search(name):
        return Whole("")
    if re.search(rf"\b{_MEASURE}\b", name, re.I):
        return Whole(name)
    if _CUSTOMER.search(name) or any(b.named and begin <= b.start < verb.start() for b in buyers):
        return Whole(f"sales to {_SO_MANY.sub(lambda m: m.group().lower(), name)}", buyers=True)
    sold = re.search(_MEASURE, basis.name, re.I)
    return Whole(f"{name} {sold.group().lower()}" if sold and len(name.split()) < 5 else "")
