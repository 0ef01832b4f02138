"""Inline XBRL facts of use here: who files, for which period, and concentration percentages with their dimensions."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from filinggraph.model import XbrlFact
from filinggraph.read.flow import Reading
from filinggraph.read.markup import Markup, unmarked

_CONCENTRATION = re.compile(r":ConcentrationRiskPercentage\d?$")
_COVER = frozenset(
    "dei:" + name
    for name in (
        "EntityRegistrantName", "EntityCentralIndexKey", "TradingSymbol", "DocumentType", "DocumentPeriodEndDate",
        "DocumentFiscalYearFocus", "DocumentFiscalPeriodFocus", "CurrentFiscalYearEndDate", "SecurityExchangeName",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tagged:
    """A fact as tagged, and where its text begins in the source (-1 for none)."""

    fact: XbrlFact
    shown: str
    source: int


def tagged_facts(markup: Markup) -> list[Tagged]:
    """The facts of use here in document order, the hidden ones too."""
    wanted: dict[str | None, bool] = {None: False}
    elements = []
    for element in markup.root.iter("ix:nonfraction", "ix:nonnumeric"):
        name = element.get("name")
        known = wanted.get(name)
        if known is None:
            known = wanted[name] = _wanted(name)
        if known:
            elements.append(element)
    if not elements:
        return []
    contexts = _contexts(markup.root, {e.get("contextref") for e in elements})
    found = []
    for element in elements:
        words = markup.words("".join(element.itertext()))
        shown = words.text
        dimensions, begun, ended = contexts.get(element.get("contextref"), ((), None, None))
        fact = XbrlFact(element.get("name"), _value(element, shown), 0, 0, dimensions, begun, ended)
        found.append(Tagged(fact, shown, words.sources[0] if words.sources else -1))
    return found


def placed(tagged: Iterable[Tagged], reading: Reading) -> tuple[XbrlFact, ...]:
    """The facts with the place in the text that shows each; a hidden one has an empty range after the one before."""
    out = []
    cursor = 0
    for item in tagged:
        start = reading.target(item.source) if item.shown and item.source >= 0 else -1
        if start >= 0 and reading.text.startswith(item.shown, start):
            cursor = start + len(item.shown)
            out.append(replace(item.fact, start=start, end=cursor))
        else:
            out.append(replace(item.fact, start=cursor, end=cursor))
    return tuple(out)


def _wanted(name: str) -> bool:
    return name in _COVER or (":ConcentrationRiskPercentage" in name and bool(_CONCENTRATION.search(name)))


def _value(element: Any, shown: str) -> str:
    if element.tag != "ix:nonfraction":
        return shown
    digits = re.sub(r"[^\d.]", "", shown)
    if not digits or digits == ".":
        return ""
    scale = element.get("scale") or "0"
    number = float(digits) * 10 ** int(scale if re.fullmatch(r"-?\d{1,3}", scale) else 0)
    return f"{'-' if element.get('sign') == '-' else ''}{number:.10g}"


def _contexts(root: Any, wanted: set[str]) -> dict[str, Any]:
    found = {}
    headers = list(root.iter("ix:header"))
    for context in (c for part in headers or [root] for c in part.iter("xbrli:context", "context")):
        name = context.get("id")
        if name not in wanted:
            continue
        dimensions = tuple(
            sorted(
                (m.get("dimension") or "", unmarked(m.text or "").strip())
                for m in context.iter("xbrldi:explicitmember")
            )
        )
        days = {
            tag: _day(unmarked("".join(e.itertext())))
            for tag in ("startdate", "enddate", "instant")
            for e in context.iter(f"xbrli:{tag}", tag)
        }
        found[name] = (dimensions, days.get("startdate"), days.get("enddate") or days.get("instant"))
    return found


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
