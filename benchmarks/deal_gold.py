"""Scenes of gold documents with what the networks tell of them, and what gold says of their candidates."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

from filinggraph.extract.context import context
from filinggraph.extract.dealers import Dealers
from filinggraph.extract.deals import candidates, scenes
from filinggraph.extract.deals.dealings import Dealings, dealings
from filinggraph.extract.deals.roles import pair
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sellers import seller_grounds
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.timings import Timings, timings
from filinggraph.extract.document_dates import is_report
from filinggraph.extract.ranker import Features
from filinggraph.model import Document, Party, PartyKind

SHORT = 4_000  # characters of a text that tells of one thing: all of it is near what gold quotes
NEAR = 400  # characters beside a quote, in which its event may be told again


class Judge:
    """Whether a candidate of a document agrees with its gold: True, False, or None where gold leaves it open."""

    def __init__(self, score: ModuleType, gold: Any, document: Document) -> None:
        self.score, self.gold, self.data = score, gold, gold.data
        self.filer = gold.data.get("filer")
        self._short = len(document.text) < SHORT
        self._quotes = [_place(document, g.get("quote")) for g in self.data.get("events", [])]

    def _ids(self, names: list[str]) -> set[str]:
        return {i for n in names if (i := self.gold.entity(n))}

    def event(self, kind: str, names: list[str], scene: Scene, *, named: bool) -> tuple[bool | None, set[int]]:
        """An event whose other side gold does not name is that of the scene at its quote only.

        The scorer takes any event of its kind there. It is left open what `named` sides have to do with it, and whether
        other sentences near the quote tell it again.
        """
        said = self._ids(names)
        alternative = {self.score.SAME_EVENT.get(k, k) for k in self.data.get("event_kind_alt", ())}
        hits: set[int] = set()
        loose: set[int] = set()
        again: set[int] = set()
        for i, g in enumerate(self.data.get("events", [])):
            pair = set(g.get("parties") or [g.get("supplier"), g.get("customer")]) - {None, self.filer}
            right = kind in {self.score.SAME_EVENT.get(g["kind"], g["kind"])} | alternative
            nameless = all(p[0] == "A" for p in pair)
            told = right and any(self.gold.same(o, s) for o in pair for s in said)
            if told and not nameless:
                hits.add(i)
            elif right and nameless:
                apart = self._apart(scene, i)
                if apart <= 0:
                    (hits if told else loose).add(i)
                elif apart <= NEAR or told:
                    again.add(i)
        if hits or (loose and not named):
            return self._verdict(hits or loose, "events"), hits or loose
        return (None if loose or again else False), loose | again

    def _apart(self, scene: Scene, event: int) -> int:
        """Characters between a scene and the quote of an event; none or fewer where they overlap."""
        quote = self._quotes[event]
        if quote is None:
            return SHORT
        start, end = quote
        between = max(scene.sentence.start - end, start - scene.sentence.end) + 1
        return min(between, NEAR) if self._short else between

    def sellers(self, name: str, hits: set[int]) -> set[bool]:
        """Of those of the facts that tell the roles and are of the filer: whether the other side sells."""
        told = [(self.data[name][i].get("supplier"), self.data[name][i].get("customer")) for i in sorted(hits)]
        return {buyer == self.filer for seller, buyer in told if seller and buyer and self.filer in (seller, buyer)}

    def _verdict(self, hits: set[int], name: str) -> bool | None:
        if not hits:
            return False
        return True if any(not self.data[name][i].get("optional") for i in hits) else None

    def field(self, field: str, value: str, names: list[str], *, by_name: bool) -> tuple[bool | None, set[int]]:
        score, said = self.score, self._ids(names)
        named = {i for i in said if i[0] != "A"}
        hits, loose = set(), set()
        for i, g in enumerate(self.data.get("contracts", [])):
            ids = set(g.get("parties") or [g.get("supplier"), g.get("customer")]) - {None}
            others = ids - {self.filer} or ids
            if not any(self.gold.same(o, s) for o in others for s in said) and not (
                all(o[0] == "A" for o in others) and named <= ids
            ):
                continue
            right = [v for v in (g.get(field), *g.get(f"{field}_alt", ())) if v]
            if field == "term":
                right += self.data.get("term_alt", ())
                fits = score.duration(value) in map(score.duration, right) if right else False
            else:
                fits = any(
                    score.same_date(v, value)
                    or (field == "expires" and g.get("computed") and score.near_date(v, value))
                    for v in right
                )
            if fits:
                (hits if any(self.gold.same(o, s) for o in others for s in said) else loose).add(i)
        if not hits and loose and by_name:
            return None, loose
        hits = hits or loose
        verdict = self._verdict(hits, "contracts")
        if verdict and not any(
            self.data["contracts"][i].get(field) and not self.data["contracts"][i].get("optional")
            and self.data["contracts"][i].get("kind") not in score.UNSCORED for i in hits
        ):  # fmt: skip
            verdict = None
        return verdict, hits


def _place(document: Document, quote: str | None) -> tuple[int, int] | None:
    """Where a quote stands first; None where it is of another document of the filing."""
    start = document.text.find(quote) if quote else -1
    return (start, start + len(quote or "")) if start >= 0 else None


def is_named(side: Side) -> bool:
    return side.party is not None and side.party.kind in (PartyKind.COMPANY, PartyKind.GOVERNMENT)


class Heard(NamedTuple):
    """A scene, what the networks tell of it, and what all its candidates have in common."""

    scene: Scene
    network: Dealings
    roles: Timings
    base: Features


def heard(document: Document, known: Dealers) -> Iterator[Heard]:
    """The scenes of a document; `known` is who deals with its filer."""
    report, found, dealt_with = is_report(document), list(scenes.scenes(document)), known.any()
    networks = dealings(found)
    roles = timings((scene, network.mentions) for scene, network in zip(found, networks, strict=True))
    for scene, network, chances in zip(found, networks, roles, strict=True):
        yield Heard(scene, network, chances, candidates.setting(document, scene, report=report) | dealt_with)


def names(filer: Party, side: Side) -> list[str]:
    """The names of both sides, as far as they have some."""
    return [filer.name, *([side.party.name] if side.party else [])]


def fields(
    truth: Judge, filer: Party, candidate: candidates.TimeCandidate
) -> Iterator[tuple[str, bool | None, set[int]]]:
    """Each field that a time can be, whether it is that by gold, and of which contracts."""
    told = candidate.told
    value = told.when.value if told.when else told.duration
    for field in ("term",) if told.when is None else ("expires", "effective"):
        verdict, hits = truth.field(field, value, names(filer, candidate.side), by_name=is_named(candidate.side))
        yield field, verdict, hits


def seller(document: Document, heard: "Heard", side: Side, known: Dealers) -> Features:
    """What speaks for a side as the one that sells."""
    who, release = context(document), not is_report(document)
    rule = pair(heard.scene.text, side, who, release=release)
    return seller_grounds(heard.scene, side, heard.network, known, who, rule, release=release)
