"""Deals in prose: who contracts with whom, what has happened, and when it begins and ends."""

from filinggraph.extract.deals.gather import Deal, deals
from filinggraph.extract.deals.kinds import kind_of
from filinggraph.extract.deals.passages import is_headline

__all__ = ["Deal", "deals", "is_headline", "kind_of"]
