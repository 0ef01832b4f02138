"""Inline XBRL facts of use here: who files, for which period, and concentration percentages with their dimensions."""

import datetime
import re
from typing import Any

from filinggraph.model import XbrlFact

_CONCENTRATION = re.compile(r":ConcentrationRiskPercentage\d?$")
_COVER = frozenset(
    "dei:" + name
    for name in (
        "EntityRegistrantName", "EntityCentralIndexKey", "TradingSymbol", "DocumentType", "DocumentPeriodEndDate",
        "DocumentFiscalYearFocus", "DocumentFiscalPeriodFocus", "CurrentFiscalYearEndDate", "SecurityExchangeName",
    )
)  # fmt: skip


def facts(root: Any, text: str) -> tuple[XbrlFact, ...]:
    """The facts in document order, each tied to the place in text that shows it."""
    elements = [e for e in root.iter("ix:nonfraction", "ix:nonnumeric") if _wanted(e.get("name") or "")]
    if not elements:
        return ()
    contexts = _contexts(root, {e.get("contextref") for e in elements})
    found = []
    cursor = 0
    for element in elements:
        concept = element.get("name")
        shown = re.sub(r"\s+", " ", "".join(element.itertext())).strip()
        start, end = cursor, cursor
        if shown and _CONCENTRATION.search(concept):
            place = _place(text, shown, element, cursor)
            if place >= 0:
                start, end, cursor = place, place + len(shown), place + len(shown)
        dimensions, begun, ended = contexts.get(element.get("contextref"), ((), None, None))
        found.append(XbrlFact(concept, _value(element, shown), start, end, dimensions, begun, ended))
    return tuple(found)


def _wanted(name: str) -> bool:
    return name in _COVER or bool(_CONCENTRATION.search(name))


def _place(text: str, shown: str, element: Any, cursor: int) -> int:
    """Offset in text of what the element shows, found by the words before and after it."""
    parent = element.getparent()
    around = re.sub(r"\s+", " ", "".join(parent.itertext())).strip() if parent is not None else shown
    if 8 < len(around) < 4000:
        base = text.find(around[:200], cursor)
        if base >= 0:
            inner = text.find(shown, base)
            if inner >= 0:
                return inner
    position = text.find(shown + "%", cursor)
    return position if position >= 0 else text.find(shown, cursor)


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
    for context in root.iter("xbrli:context", "context"):
        name = context.get("id")
        if name not in wanted:
            continue
        dimensions = tuple(
            sorted((m.get("dimension") or "", (m.text or "").strip()) for m in context.iter("xbrldi:explicitmember"))
        )
        days = {
            tag: _day("".join(e.itertext()))
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
