"""What a whole document tells of who buys from the filer or sells to it, beside what one sentence says of a name."""

from dataclasses import dataclass

from filinggraph.extract.customers import Chances, believed
from filinggraph.extract.customers.weigh import SIDES
from filinggraph.extract.ranker import odds
from filinggraph.model import Document

MOST = 6


@dataclass(frozen=True, slots=True)
class Dealers:
    """The names that are believed to deal with the filer, each with its sides and how likely."""

    chances: Chances

    def any(self) -> dict[str, float]:
        """How many there are, and how likely the likeliest one is."""
        return {
            "d_dealers": float(min(len(self.chances), MOST)),
            "d_dealer": max((odds(c) for told in self.chances.values() for c in told.values()), default=0.0),
        }

    def tally(self) -> dict[str, float]:
        """How many names buy from the filer, and how many sell to it."""
        return {f"d_{where}": float(min(sum(where in told for told in self.chances.values()), MOST)) for where in SIDES}

    def of(self, name: str) -> dict[str, float]:
        """How likely a name deals with the filer at all, and whether it rather buys (above zero) or sells."""
        told = self.chances.get(name, {})
        return {
            "s_dealer": max(map(odds, told.values()), default=0.0),
            "s_buyer": sum(odds(c) if where == "buys" else -odds(c) for where, c in told.items()),
        }


NOBODY = Dealers({})


def dealers(document: Document) -> Dealers:
    """Who is believed to deal with the filer by all that a document says."""
    return Dealers(believed(document))
