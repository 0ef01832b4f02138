"""Inline XBRL facts of use here: who files, for which period, and concentration percentages with their dimensions."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from filinggraph.model import XbrlFact
from filinggraph.read.flow import Reading, Words
from filinggraph.read.hidden import extent
from filinggraph.read.inline import attributes_of, words_between
from filinggraph.read.markup import Markup, unmarked

_CONCENTRATION = re.compile(r":ConcentrationRiskPercentage\d?$")
_COVER = frozenset(
    "dei:" + name
    for name in (
        "EntityRegistrantName", "EntityCentralIndexKey", "TradingSymbol", "DocumentType", "DocumentPeriodEndDate",
        "DocumentFiscalYearFocus", "DocumentFiscalPeriodFocus", "CurrentFiscalYearEndDate", "SecurityExchangeName",
    )
)  # fmt: skip
_NAMED = re.compile(rf"name\s*=\s*[\"'](?:{'|'.join(sorted(_COVER))}|[^\"':<>]*:ConcentrationRiskPercentage\d?)[\"']")
_FACT = re.compile(r"<(ix:(?:nonfraction|nonnumeric))\s[^>]*>", re.I)
LONGEST_TAG = 10_000
_CONTEXT = re.compile(r"<(?:xbrli:)?context\s[^>]*\bid=[\"']([^\"']*)")


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
    return [
        _tagged(element.tag, dict(element.attrib), markup.words("".join(element.itertext())), contexts)
        for element in elements
    ]


def facts_in_source(source: str) -> list[Tagged]:
    """The facts of use here of well-formed XHTML, read off its source in document order."""
    found: list[tuple[str, dict[str, str], Words]] = []
    for name in _NAMED.finditer(source):
        start = source.rfind("<", max(name.start() - LONGEST_TAG, 0), name.start())
        tag = _FACT.match(source, start)
        if tag and tag.end() > name.start():
            inner, after, _ = extent(source, start)
            found.append((tag[1].lower(), attributes_of(source, start, inner), words_between(source, inner, after)))
    if not found:
        return []
    wanted = {attributes.get("contextref", "") for _, attributes, _ in found}
    begin, end = source.find("<ix:header"), source.rfind("</ix:header")
    contexts = _CONTEXT.finditer(source, max(begin, 0), end if end > 0 else len(source))
    body = "".join(source[c.start() : extent(source, c.start())[2]] for c in contexts if c[1] in wanted)
    tree = _contexts(etree.fromstring(f"<body>{body}</body>", etree.HTMLParser(encoding="utf-8")), wanted)
    return [_tagged(tag, attributes, words, tree) for tag, attributes, words in found]


def _tagged(tag: str, attributes: dict[str, str], words: Words, contexts: dict[str, Any]) -> Tagged:
    dimensions, begun, ended = contexts.get(attributes.get("contextref", ""), ((), None, None))
    value = _value(tag, attributes, words.text)
    fact = XbrlFact(attributes["name"], value, 0, 0, dimensions, begun, ended)
    return Tagged(fact, words.text, words.sources[0] if words.sources else -1)


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


def _value(tag: str, attributes: dict[str, str], shown: str) -> str:
    if tag != "ix:nonfraction":
        return shown
    digits = re.sub(r"[^\d.]", "", shown)
    if not digits or digits == ".":
        return ""
    scale = attributes.get("scale") or "0"
    number = float(digits) * 10 ** int(scale if re.fullmatch(r"-?\d{1,3}", scale) else 0)
    return f"{'-' if attributes.get('sign') == '-' else ''}{number:.10g}"


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
