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
    """Counts of one build, kept while it runs.

    `unfinished` are documents that are cut off, or on which an extractor ran out of time, `set_aside` facts that break
    a shape and are not stored, `unfit` entries of the overrides file that fit nothing. `noted` are contradictions
    in what filings say, such as a name with two identifiers: they are kept as they are, and nothing is wrong with the
    build.
    """

    filings: int = 0
    documents: int = 0
    with_facts: int = 0
    attachments: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    failed: list[Trouble] = field(default_factory=list)
    unfinished: list[Trouble] = field(default_factory=list)
    set_aside: list[Trouble] = field(default_factory=list)
    unfit: list[Trouble] = field(default_factory=list)
    noted: list[Trouble] = field(default_factory=list)
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
        """True when no input failed, every document was finished, no fact was set aside and every decision fits."""
        return not (self.failed or self.unfinished or self.set_aside or self.unfit)

    def lines(self) -> list[str]:
        """The closing table."""
        rows = [
            ("filings read", self.filings),
            ("documents read", self.documents),
            ("  with facts", self.with_facts),
            ("  without facts", self.documents - self.with_facts),
            ("attachments without text", self.attachments),
            ("failed", len(self.failed)),
            ("unfinished", len(self.unfinished)),
            ("facts", self.kinds.total()),
            *((f"  {kind}", number) for kind, number in sorted(self.kinds.items())),
            ("facts set aside", len(self.set_aside)),
            ("decisions that fit nothing", len(self.unfit)),
            ("contradictions noted", len(self.noted)),
            ("filings written", self.written),
            ("filings unchanged", self.unchanged),
        ]
        table = [f"{name:28}{number:>8,}" for name, number in rows]
        kinds = (
            ("noted", self.noted),
            ("failed", self.failed),
            ("unfinished", self.unfinished),
            ("set aside", self.set_aside),
            ("unfit", self.unfit),
        )
        troubles = [(what, trouble) for what, some in kinds for trouble in some]
        return [*table, *(f"{what}: {t.where}: {t.reason}" for what, t in troubles)]
