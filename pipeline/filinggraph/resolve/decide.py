"""The decisions of an overrides file, put to work on the mentions."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from filinggraph.resolve.groups import Groups
from filinggraph.resolve.mentions import Collected
from filinggraph.resolve.overrides import Decision, Overrides, Subject
from filinggraph.resolve.values import Problem


class Decided:
    """Finds whom each decision is about, and applies it; what cannot be applied becomes a problem with its line."""

    def __init__(
        self, found: Collected, groups: Groups, overrides: Overrides, settled: Mapping[str, list[int]] | None = None
    ) -> None:
        """`settled`: the mentions of each id after a pass without the decisions that name such ids; None: that pass."""
        self.found, self.groups = found, groups
        self.forced: dict[int, str] = {}
        self.problems: list[Problem] = []
        self._settled = settled or {}
        kept = (d for d in overrides.decisions if settled is not None or not d.names_ids)
        self._decisions = tuple(kept)
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._by_spelling: dict[str, list[int]] = defaultdict(list)
        if self._decisions:
            for place, mention in enumerate(found.mentions):
                self._by_id[mention.alone_id].append(place)
                for name in {mention.party.name, mention.official} - {""}:
                    self._by_spelling[Subject(name).spelling].append(place)

    def apply(self) -> None:
        """Forbid, then join and identify."""
        for number, decision in enumerate(self._of("different"), 1):
            subjects = [self._places(s) for s in decision.subjects]
            for pair, (left, right) in enumerate(combinations(subjects, 2)):
                for places, sign in ((left, 1), (right, -1)):
                    for place in places:
                        self.groups.mark(place, sign * (number * 1000 + pair))
            self._known(decision)
        for decision in self._of("same"):
            if self._known(decision):
                places = [p for s in decision.subjects for p in self._places(s)]
                self._join(decision, places)
                for subject in decision.subjects:
                    if places and not self._places(subject):
                        self._give(decision, places[0], subject.text)
        for decision in self._of("entity"):
            if self._known(decision):
                self._identify(decision)

    def _of(self, kind: str) -> list[Decision]:
        return [d for d in self._decisions if d.kind == kind]

    def _places(self, subject: Subject) -> list[int]:
        if subject.is_id:
            return self._settled.get(subject.text) or self._by_id.get(subject.text, [])
        places = self._by_spelling.get(subject.spelling, [])
        return [p for p in places if not subject.filing or self.found.mentions[p].filing == subject.filing]

    def _known(self, decision: Decision) -> bool:
        missing = [s for s in decision.subjects if not self._places(s) and not s.text.startswith(("cik-", "lei-"))]
        for subject in missing:
            message = f"{decision.kind}: nothing here is called {subject.shown}; the entry is left out"
            self.problems.append(Problem("unknownOverride", decision.place, message))
        return not missing

    def _join(self, decision: Decision, places: list[int]) -> None:
        for place in places[1:]:
            if not self.groups.join(places[0], place, 1.0, "override"):
                left, right = self.found.mentions[places[0]].party, self.found.mentions[place].party
                ciks = self.groups.known(places[0]).cik, self.groups.known(place).cik
                why = f"CIK {ciks[0]} and {ciks[1]}" if all(ciks) else "decided to be different"
                message = f"{left.name} and {right.name} cannot be one: {why}"
                self.problems.append(Problem("contradictoryIdentifiers", decision.place, message))

    def _identify(self, decision: Decision) -> None:
        places = self._places(decision.subjects[0])
        self._join(decision, places + self._places(Subject(decision.entity)))
        if decision.entity.startswith(("cik-", "lei-")):
            self._give(decision, places[0], decision.entity)
        else:
            self.forced[places[0]] = decision.entity

    def _give(self, decision: Decision, place: int, entity: str) -> None:
        kind, _, number = entity.partition("-")
        cik, lei = (number, "") if kind == "cik" else ("", number)
        if not self.groups.identify(place, cik=cik, lei=lei, method="override"):
            message = f"{decision.subjects[0].shown} has another {kind.upper()} than {number}"
            self.problems.append(Problem("contradictoryIdentifiers", decision.place, message))
