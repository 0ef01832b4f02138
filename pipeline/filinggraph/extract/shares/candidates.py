"""A possible share, from wherever it was read, before it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from filinggraph.model import ShareFact


@dataclass(frozen=True, slots=True)
class Candidate:
    """A share with what speaks for and against it, as numbers by name.

    `settled` says that grammar leaves nothing to judge.
    """

    fact: ShareFact
    features: Mapping[str, float]
    settled: bool = False
