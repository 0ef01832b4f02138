"""Scenes of gold documents with what the networks tell of them, and what gold says of their candidates."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

from filinggraph.extract.context import context
from filinggraph.extract.deals import candidates, scenes
from filinggraph.extract.deals.dealers import Dealers
from filinggraph.extract.deals.dealings import Dealings, dealings
from filinggraph.extract.deals.roles import pair
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sellers import seller_grounds
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.deals.timings import Timings, timings
from filinggraph.extract.document_dates import is_report
from filinggraph.extract.ranker import Features
from filinggraph.model import Document, Party, PartyKind


class Judge:
    """Whether a candidate agrees with gold, as the scorer would see it: True, False, or None where gold is optional."""

    def __init__(self, score: ModuleType, gold: Any) -> None:
        self.score, self.gold, self.data = score, gold, gold.data
        self.filer = gold.data.get("filer")

    def _ids(self, names: list[str]) -> set[str]:
        return {i for n in names if (i := self.gold.entity(n))}

    def event(self, kind: str, names: list[str], *, named: bool) -> tuple[bool | None, set[int]]:
        """`named` sides are not taught where gold has nobody by name: the scorer takes any name there."""
        said = self._ids(names)
        alternative = {self.score.SAME_EVENT.get(k, k) for k in self.data.get("event_kind_alt", ())}
        hits, loose = set(), set()
        for i, g in enumerate(self.data.get("events", [])):
            pair = set(g.get("parties") or [g.get("supplier"), g.get("customer")]) - {None, self.filer}
            right = kind in {self.score.SAME_EVENT.get(g["kind"], g["kind"])} | alternative
            if right and (
                not pair or any(self.gold.same(o, i) for o in pair for i in said) or all(p[0] == "A" for p in pair)
            ):
                (hits if any(self.gold.same(o, i) for o in pair for i in said) else loose).add(i)
        if not hits and loose and named:
            return None, loose
        hits = hits or loose
        return self._verdict(hits, "events"), hits

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
