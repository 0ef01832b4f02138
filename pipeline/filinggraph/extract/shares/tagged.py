"""Concentration percentages tagged in inline XBRL, with the customer, the benchmark and the period of their context.

Concepts and axes: us-gaap ConcentrationRiskPercentage, srt/us-gaap MajorCustomersAxis,
ConcentrationRiskByBenchmarkAxis, ConcentrationRiskByTypeAxis (ASC 280-10-50-42, ASC 275-10-50).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from filinggraph.extract.caseless import lowered
from filinggraph.extract.context import Context, context
from filinggraph.extract.filer import calendar_of
from filinggraph.extract.fiscal import Calendar, months_ended
from filinggraph.extract.spelling import key
from filinggraph.model import Document, Evidence, Party, PartyKind, Precision, ShareFact, When, XbrlFact

_BENCHMARKS = (
    (r"Receivable", "accounts receivable"),
    (r"SalesRevenue|Revenue|Sales", "revenue"),
    (r"Cost|Purchas|Supplier", "cost of revenue"),
    (r"Asset", "assets"),
)
_COUNTED = re.compile(
    r"^(?:Customer|Distributor|Client|Supplier|Vendor|Partner|Wholesaler)(?P<mark>[A-Z]|One|Two|Three"
    r"|Four|Five|\d+)(?:Member)?$"
)


def tagged_shares(document: Document) -> Iterator[ShareFact]:
    """Every tagged share of a customer whose place in the visible text is known."""
    who = context(document)
    calendar = calendar_of(document)
    for fact in document.xbrl:
        made = _fact(document, fact, who, calendar)
        if made is not None:
            yield made


def _fact(document: Document, fact: XbrlFact, who: Context, calendar: Calendar) -> ShareFact | None:
    if "ConcentrationRiskPercentage" not in fact.concept or fact.end <= fact.start:
        return None
    axes = {axis.rpartition(":")[2]: member.rpartition(":")[2] for axis, member in fact.dimensions}
    member = axes.get("MajorCustomersAxis", "")
    kind = axes.get("ConcentrationRiskByTypeAxis", "")
    if not member or (kind and not re.search(r"Customer|Credit|Supplier", kind)):
        return None
    try:
        percent = Decimal(fact.value) * 100
    except InvalidOperation:
        return None
    party = _party(document, member, who)
    if party is None or not 0 < percent <= 100:
        return None
    start, end = _sentence(document, fact)
    supplier, customer = (party, who.filer) if "Supplier" in kind else (who.filer, party)
    return ShareFact(
        evidence=(Evidence.of(document, start, end, rule="share-in-xbrl"),),
        supplier=supplier,
        customer=customer,
        percent=percent.normalize(),
        basis=_basis(axes.get("ConcentrationRiskByBenchmarkAxis", "")),
        period=_when(fact, calendar, stock="Receivable" in axes.get("ConcentrationRiskByBenchmarkAxis", "")),
        confidence=0.9,
    )


def _basis(member: str) -> str:
    return next((name for pattern, name in _BENCHMARKS if re.search(pattern, member)), "revenue")


def _party(document: Document, member: str, who: Context) -> Party | None:
    """The customer that a member stands for: lettered ones stay so, named ones are looked up in the text."""
    counted = _COUNTED.match(member)
    bare = re.sub(r"(?:Member)$", "", member)
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+", bare)
    if counted or not words:
        label = " ".join(words)
        return Party(label, PartyKind.UNNAMED) if _holds(document.text, label) else None
    if re.search(r"Customer|Distributor|Client|Wholesaler|Largest|Top", bare) and len(words) < 6:
        return None
    name = _spelled(document.text, words[:4])
    return (who.aliases.get(key(name)) or who.party(name)) if name else None


def _spelled(text: str, words: Sequence[str]) -> str:
    """Words of ASCII letters and digits as a text first has them in a row, in whatever case; "" where it has not."""
    small = lowered(text)
    row = r"[\s,.&'’\-]*(?:and\s+)?".join(word.lower() for word in words)
    found = re.search(row, small) if small else re.search(row, text, re.I)
    return text[found.start() : found.end()] if found else ""


def _holds(text: str, label: str) -> bool:
    """True where a text has some words, in whatever case."""
    small = lowered(text)
    return label.lower() in small if small and label.isascii() else bool(re.search(re.escape(label), text, re.I))


def _sentence(document: Document, fact: XbrlFact) -> tuple[int, int]:
    """The sentence or table row around the tagged figure."""
    block = next((b for b in document.blocks if b.start <= fact.start < b.end), None)
    low, high = (block.start, block.end) if block else (fact.start, fact.end)
    separators = "\n" if block and block.table else ".\n"
    start = max((document.text.rfind(s + (" " if s == "." else ""), low, fact.start) for s in separators), default=-1)
    ends = [p for s in separators if (p := document.text.find(s + (" " if s == "." else ""), fact.end, high)) >= 0]
    return (start + 1 if start >= low else low), (min(ends) + 1 if ends else high)


def _when(fact: XbrlFact, calendar: Calendar, *, stock: bool) -> When | None:
    """The period of the fact's context; balances are as of its last day even where filers tag the year."""
    if fact.period_end is None:
        return None
    if fact.period_start is None or stock:
        return When(fact.period_end.isoformat(), Precision.DAY, fact.period_end, fact.period_end)
    months = round((fact.period_end - fact.period_start).days / 30.4)
    return months_ended(months, fact.period_end, calendar)
