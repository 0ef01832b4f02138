"""One contract told more than once: whether a sentence tells of a deal already found, and which value holds."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from filinggraph.extract.deals.told import Told
from filinggraph.extract.durations import parts
from filinggraph.extract.lexicon import SUFFIX
from filinggraph.extract.spelling import SUFFIXED
from filinggraph.model import EventKind, When

_CHANGED = re.compile(r"\b(?:amend|revis|extend|extension|renew|modif|restat|expand)\w*", re.I)
_FORM = re.compile(rf"(?:,?\s+(?:{SUFFIX})\.?)+$", re.I)
_CHANGES = frozenset({EventKind.RENEWAL, EventKind.AMENDMENT})
_SAME_DEAL = re.compile(
    r"\b(?:the|this|that|such|its|our|their|existing|original)\s+(?:[\w’'-]+\s+){0,4}?(?:agreements?|contracts?|arrangements?|terms?"
    r"|partnerships?|licen[cs]es?|relationships?|sponsorships?)\b|\b(?:extended|renewed|amended)\s+it\b",
    re.I,
)


def are_same(names: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """True for the same parties; of one party also for a shorter form of its name ("Larch" of "Larch Motors, Inc.")."""
    if names == others or len(names) != 1 or len(others) != 1:
        return names == others
    one, other = sorted((*names, *others), key=len)
    short, long = _bare(one), _bare(other)
    if short == long:
        return True
    return not SUFFIXED.search(one) and len("".join(short)) > 3 and long[: len(short)] == short


def _bare(name: str) -> list[str]:
    """The words of a name without its legal form."""
    return re.findall(r"[a-z0-9&]+", _FORM.sub("", name).casefold()) or [name.casefold()]


def retells(kept: Mapping[str, Told], said: Mapping[str, Told], text: str, kinds: AbstractSet[EventKind]) -> bool:
    """True where a sentence that gives other values speaks of the same contract: begun on one day, or changed since."""
    if any(_value(kept[n]) == _value(said[n]) for n in ("signed", "effective") if n in kept and n in said):
        return True
    if EventKind.AWARD in kinds and not kinds & _CHANGES:
        return False
    begins = [n for n in ("signed", "effective") if n in kept and n in said]
    return bool(_CHANGED.search(text) and _SAME_DEAL.search(text) and (not begins or kinds & _CHANGES))


def supersedes(name: str, kept: Told, said: Told) -> bool:
    """True where a value told later replaces one: the later end, the longer term; a contract begins once."""
    if name == "expires" and kept.when and said.when and kept.when.latest and said.when.latest:
        return said.when.latest > kept.when.latest
    if name == "term":
        return _months(said.duration) > _months(kept.duration)
    return False


def _value(told: Told) -> str:
    when: When | None = told.when
    return when.value if when else told.duration


def _months(duration: str) -> float:
    months, days = parts(duration)
    return months + days / 30
