"""What two statements about contracts say alike, and what makes it impossible that they mean one contract."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.model import ContractFact, EventFact, Precision, When
from filinggraph.resolve.names import plain

AMENDING = ("amends", "restates", "assigns", "terminates")

# Kinds that writers use for one and the same contract, seen from the one side or the other.
_SIDES = {
    kind: side
    for side, kinds in {
        "goods": ("supply", "purchase", "manufacturing"),
        "sales": ("distribution", "marketing", "franchise"),
        "service": ("service", "outsourcing"),
        "license": ("license", "joint development"),
        "lease": ("lease",),
        "credit": ("credit",),
        "employment": ("employment",),
        "equity": ("equity",),
    }.items()
    for kind in kinds
}
_NEAR = {frozenset(("goods", "sales")), frozenset(("goods", "service")), frozenset(("sales", "license"))}
_EMPTY = frozenset((
    "agreement", "agreements", "contract", "contracts", "amended", "restated", "amendment", "master", "form", "the",
    "of", "and", "for", "to", "no", "first", "second", "third", "fourth", "fifth", "by", "between", "among", "dated",
    "as", "a", "an", "its", "certain", "our", "with", "in", "on", "one", "two", "three", "letter", "addendum", "term",
    "year", "material", "definitive", "new", "current", "existing", "number",
))  # fmt: skip
_OF_ALL_SUPPLY = frozenset(("product", "service", "supply", "purchase", "sale", "certain", "good"))
_NUMBERS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))
_MONTHS = [datetime.date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
_AMENDMENT = re.compile(r"\W*(?:\w+\s+)?amendment\b|.*\bamendment\s+no", re.I)
_AMENDMENT_TO = re.compile(
    r"^.*?\bamendment\b(?:\s*(?:no\.?|n°|number)?\s*(?:\d+|[ivx]+)\b)?(?:.*?\b(?:to|of)\s+(?:the\s+)?)?", re.I | re.S
)
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{1,2}}),?\s+(\d{{4}})\b|\b(\d{{4}})-(\d\d)-(\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class Terms:
    """What identifies the contract of a statement; of words about a change, the terms of the agreement changed."""

    kind: str
    signed: When | None
    effective: When | None
    expires: When | None
    subject: frozenset[str]
    title: frozenset[str]
    principal: bool
    of_change: bool
    historical: bool

    @property
    def vague(self) -> bool:
        """True when nothing but the parties says which contract is meant."""
        return not (self.signed or self.effective or self.expires or self.subject or self.title)


def terms(fact: ContractFact | EventFact, *, changed: bool = False) -> Terms:
    """The terms of the contract that the fact is about; `changed`: its words tell of a change on the day given."""
    if isinstance(fact, EventFact):
        return Terms("", None, None, None, _subject(fact.subject), frozenset(), False, False, False)
    amends = changed or fact.relation in AMENDING or bool(_AMENDMENT.match(fact.title))
    base = fact.relates_to or _AMENDMENT_TO.sub("", fact.title)
    return Terms(
        _SIDES.get(fact.kind, ""),
        base_date(base) or _before(fact) if amends else known(fact.signed),
        None if amends else known(fact.effective),
        known(fact.expires),
        _subject(fact.subject),
        words(base if amends else fact.title),
        fact.principal,
        amends,
        fact.historical,
    )


def _before(fact: ContractFact) -> When | None:
    """Day from which the contract holds, where it lies before the change that the fact tells."""
    begun, day = known(fact.effective), known(fact.signed)
    earlier = begun and day and begun.latest and day.earliest and begun.latest < day.earliest
    return begun if earlier else None


def known(when: When | None) -> When | None:
    """The time, when it bounds anything in the calendar."""
    return when if when and when.earliest else None


@lru_cache(maxsize=1 << 14)
def _subject(text: str) -> frozenset[str]:
    """Words of a subject, with "=" and its initials: "cluster box units" may be "CBUs" elsewhere."""
    found = words(text)
    letters = "".join(t[0] for t in re.findall(r"[a-z0-9]+", plain(text).casefold()) if t not in _EMPTY)
    return frozenset() if found <= _OF_ALL_SUPPLY else found | {f"={letters}"} if 2 < len(letters) < 7 else found


@lru_cache(maxsize=1 << 14)
def words(text: str) -> frozenset[str]:
    """Words that say what a contract is about, singular, without those that all contracts share."""
    found = re.findall(r"[a-z0-9]+", plain(_DATE.sub(" ", text)).casefold().replace("'s", ""))
    kept = {t[:-1] if len(t) > 3 and t.endswith("s") and not t.endswith("ss") else t for t in found if t not in _EMPTY}
    return frozenset(kept)


@lru_cache(maxsize=1 << 14)
def base_date(text: str) -> When | None:
    """Day of the agreement that an amendment names, where its words give one."""
    found = _DATE.search(text)
    if not found:
        return None
    if found[1]:
        year, month, day = int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2])
    else:
        year, month, day = int(found[4]), int(found[5]), int(found[6])
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return When(date.isoformat(), Precision.DAY, date, date)


def overlap(one: When, other: When) -> bool:
    """True when both can be the same time."""
    return (one.earliest or datetime.date.min) <= (other.latest or datetime.date.max) and (
        other.earliest or datetime.date.min
    ) <= (one.latest or datetime.date.max)


def within(inner: When, outer: When) -> bool:
    """True when inner says the same as outer, as exactly or more so."""
    return (inner.earliest or datetime.date.min) >= (outer.earliest or datetime.date.min) and (
        inner.latest or datetime.date.max
    ) <= (outer.latest or datetime.date.max)


def agreement(one: Terms, other: Terms, *, together: bool = False) -> float | None:
    """How much speaks for one contract (0: nothing but the parties), or None when it is impossible.

    Different days of signing, different subjects and different titles are different contracts. `together`: both stand
    in one document, whose author then means different things by different words.
    """
    kinds = frozenset((one.kind, other.kind)) - {""}
    if len(kinds) > 1 and (together or kinds not in _NEAR):
        return None
    strict = together or (one.principal and other.principal)
    parts = (
        _times(one.signed, other.signed, 4.0),
        0.0 if one.of_change or other.of_change else _times(one.effective, other.effective, 2.0),
        _crossed(one, other),
        _shared(one.subject, other.subject, strict),
        _shared(one.title, other.title, strict),
    )
    if any(part is None for part in parts):
        return None
    score = sum(part or 0.0 for part in parts)
    if one.expires and other.expires:
        score += 2.0 if overlap(one.expires, other.expires) else -1.0
    if one.principal and other.principal and not (one.of_change or other.of_change) and score < 4.0:
        return None
    return score


def _times(one: When | None, other: When | None, worth: float) -> float | None:
    if not one or not other:
        return 0.0
    if not overlap(one, other):
        return None
    return worth if Precision.DAY == one.precision == other.precision else worth / 2


def _crossed(one: Terms, other: Terms) -> float | None:
    """One gives the day of signing, the other only when the contract takes effect."""
    for left, right in ((one, other), (other, one)):
        if left.signed and not right.signed and right.effective and not left.effective and not right.of_change:
            apart = abs((left.signed.earliest or datetime.date.min) - (right.effective.earliest or datetime.date.min))
            return None if apart.days > 400 else 1.0 if apart.days <= 45 else 0.0
    return 0.0


def _shared(one: frozenset[str], other: frozenset[str], strict: bool) -> float | None:
    """How much of the shorter wording the longer one holds; None when they speak of different things."""
    if not one or not other:
        return 0.0
    plainly = [{t for t in said if not t.startswith("=")} for said in (one, other)]
    if any(f"={word}" in said for said, words_ in ((one, plainly[1]), (other, plainly[0])) for word in words_):
        return 2.0
    numbers = [{t for t in said if t.isdigit() or t in _NUMBERS} for said in plainly]
    if all(numbers) and not (numbers[0] & numbers[1]):
        return None
    common = len(plainly[0] & plainly[1]) / min(map(len, plainly))
    return None if common <= (0.99 if strict else 0.5) else 2 * common
