"""The decisions of an overrides file, put to work on the mentions."""

from collections import defaultdict
from itertools import combinations

from filinggraph.resolve.groups import Groups
from filinggraph.resolve.identity import alone
from filinggraph.resolve.mentions import Collected
from filinggraph.resolve.overrides import Decision, Overrides, Subject
from filinggraph.resolve.values import Problem


class Decided:
    """Finds whom each decision is about, and applies it; what cannot be applied becomes a problem with its line."""

    def __init__(self, found: Collected, groups: Groups, overrides: Overrides) -> None:
        self.found, self.groups, self.overrides = found, groups, overrides
        self.forced: dict[int, str] = {}
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._by_spelling: dict[str, list[int]] = defaultdict(list)
        if overrides.decisions:
            for place, mention in enumerate(found.mentions):
                self._by_id[alone(mention.document, mention.party).id].append(place)
                self._by_spelling[Subject(mention.party.name).spelling].append(place)

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
                self._join(decision, [p for s in decision.subjects for p in self._places(s)])
        for decision in self._of("entity"):
            if self._known(decision):
                self._identify(decision)

    def _of(self, kind: str) -> list[Decision]:
        return [d for d in self.overrides.decisions if d.kind == kind]

    def _places(self, subject: Subject) -> list[int]:
        if subject.is_id:
            return self._by_id.get(subject.text, [])
        places = self._by_spelling.get(subject.spelling, [])
        return [p for p in places if not subject.filing or self.found.mentions[p].filing == subject.filing]

    def _known(self, decision: Decision) -> bool:
        missing = [s for s in decision.subjects if not self._places(s)]
        for subject in missing:
            message = f"{decision.kind}: nothing here is called {subject.shown}; the entry is left out"
            self.found.problems.append(Problem("unknownOverride", decision.place, message))
        return not missing

    def _join(self, decision: Decision, places: list[int]) -> None:
        for place in places[1:]:
            if not self.groups.join(places[0], place, 1.0, "override"):
                left, right = self.found.mentions[places[0]].party, self.found.mentions[place].party
                ciks = self.groups.known(places[0]).cik, self.groups.known(place).cik
                why = f"CIK {ciks[0]} and {ciks[1]}" if all(ciks) else "decided to be different"
                message = f"{left.name} and {right.name} cannot be one: {why}"
                self.found.problems.append(Problem("contradictoryIdentifiers", decision.place, message))

    def _identify(self, decision: Decision) -> None:
        places = self._places(decision.subjects[0])
        kind, _, value = decision.entity.partition("-")
        self._join(decision, places + self._by_id.get(decision.entity, []))
        if kind in ("cik", "lei"):
            cik, lei = (value, "") if kind == "cik" else ("", value)
            if not self.groups.identify(places[0], cik=cik, lei=lei, method="override"):
                message = f"{decision.subjects[0].shown} has another {kind.upper()} than {value}"
                self.found.problems.append(Problem("contradictoryIdentifiers", decision.place, message))
        else:
            self.forced[places[0]] = decision.entity
