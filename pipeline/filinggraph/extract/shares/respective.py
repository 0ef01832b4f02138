"""Percentages told "respectively" of one party: of two things, or of parties that nobody can tell any more."""

import re

from filinggraph.extract.figures import basis_name
from filinggraph.extract.shares.clauses import Clause

_RESPECTIVELY = re.compile(r"[^;%]{0,160}?\brespectively\b", re.I)
_MEASURE = (
    r"(?:(?:our|its|the|total|net|gross|trade|accounts|consolidated|outstanding)\s+){0,3}"
    r"(?:sales|revenues?|turnover|receivables?|accounts\s+receivable|purchases|billings|backlog)(?:\s+balances?)?"
)
_OF_TWO = re.compile(
    rf"\s*,?\s*of\s+(?P<first>{_MEASURE})\s+and\s+(?:of\s+)?(?P<second>{_MEASURE})\s*,?\s*respectively\b", re.I
)
_TURN_OF_TWO = re.compile(
    rf"\s*,?\s*respectively\s*,?\s*of\s+(?P<first>{_MEASURE})\s+and\s+(?:of\s+)?(?P<second>{_MEASURE})\b", re.I
)


def told_in_turn(clause: Clause) -> bool:
    """True for percentages that the words behind them deal out: "21% and 14% of sales, respectively"."""
    return bool(_RESPECTIVELY.match(clause.masked, clause.last))


def bases_in_turn(clause: Clause) -> tuple[str, ...]:
    """ "21% and 14% of net sales and receivables, respectively": what each is of, empty where it says one thing."""
    two = _OF_TWO.match(clause.masked, clause.last) or _TURN_OF_TWO.match(clause.masked, clause.last)
    return (basis_name(two["first"]), basis_name(two["second"])) if two else ()
