"""What a build did: the closing table, and whether all went well."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from filinggraph.model import Fact


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that did not go into the graph: what, where and why."""

    where: str
    reason: str


@dataclass(slots=True)
class Tally:
    """Counts of one build, kept while it runs. `set_aside` are facts that break a shape; they are not stored."""

    filings: int = 0
    documents: int = 0
    with_facts: int = 0
    attachments: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    failed: list[Trouble] = field(default_factory=list)
    set_aside: list[Trouble] = field(default_factory=list)
    written: int = 0
    unchanged: int = 0

    def count(self, facts: Iterable[Fact], documents: Iterable[str], attachments: int) -> None:
        """Add one filing: the facts found in it and the ids of its documents."""
        ids = list(documents)
        self.filings += 1
        self.documents += len(ids)
        self.attachments += attachments
        found = {fact.evidence[0].document for fact in facts}
        self.with_facts += sum(i in found for i in ids)
        self.kinds.update(type(fact).__name__.removesuffix("Fact").lower() for fact in facts)

    @property
    def well(self) -> bool:
        """True when no input failed and no fact was set aside."""
        return not self.failed and not self.set_aside

    def lines(self) -> list[str]:
        """The closing table."""
        rows = [
            ("filings read", self.filings),
            ("documents read", self.documents),
            ("  with facts", self.with_facts),
            ("  without facts", self.documents - self.with_facts),
            ("attachments without text", self.attachments),
            ("failed", len(self.failed)),
            ("facts", self.kinds.total()),
            *((f"  {kind}", number) for kind, number in sorted(self.kinds.items())),
            ("facts set aside", len(self.set_aside)),
            ("filings written", self.written),
            ("filings unchanged", self.unchanged),
        ]
        table = [f"{name:26}{number:>8,}" for name, number in rows]
        troubles = [("failed", t) for t in self.failed] + [("set aside", t) for t in self.set_aside]
        return [*table, *(f"{what}: {t.where}: {t.reason}" for what, t in troubles)]
