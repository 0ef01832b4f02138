"""Thresholds: "customers that each accounted for 10% or more", which are themselves no share."""

import re

from filinggraph.extract.shares.align import Stated
from filinggraph.model import Comparator

_RESTRICTS = re.compile(
    r"\b(?:who|which|that|whose|exceeding|exceeds?|comprising|representing|accounting\s+for"
    r"|individually|in\s+excess\s+of|exceeded|topped|surpassed|with|each|contributing|generating|defined"
    r"|constituting|having|made\s+up|accounted)\b[^.;]*$",
    re.I,
)
_MORE_BEFORE = re.compile(r"(?:more|greater|excess|least|exceed\w*|over|above|minimum)\b[^.]{0,16}$", re.I)
_LISTS_AFTER = re.compile(
    r"\b(?:following|as\s+follows|below|table|includ\w+|were|was|are|is|one\s+of|each\s+of"
    r"|which\s+accounted|ranked|at|with(?=\s+(?:\w+\s+)?\d))\b|:",
    re.I,
)
_FIGURED_BESIDE = re.compile(
    r"\s*,?\s*(?:\(|at\s+|with\s+|(?:which|who)\s+(?:accounted\s+for|\w+)\s+)[^()%]{0,20}\d[\d.]*\s?(?:%|per\s?cent)",
    re.I,
)
_IN_BRACKETS = re.compile(r"\(\s*(?:approximately\s+|about\s+)?\d[\d.]*\s?(?:%|per\s?cent)", re.I)
_EXACT_AFTER = re.compile(  # "is the one customer above ten percent: approximately 19.5%"
    r"(?:\s+of\s+[^,:;(%]{3,40})?(?:\s*[:–—-]|,\s+(?:with|at|namely))\s*(?:approximately\s+|about\s+)?\d[\d.]*\s?(?:%|per\s?cent)",
    re.I,
)
_EACH_YEAR = re.compile(r"\([^()]*\d[\d.]*\s?(?:%|per\s?cent)[^()]*\d[\d.]*\s?(?:%|per\s?cent)[^()]*\)\W*$", re.I)
EXCEPT = re.compile(
    r"\b(?:other\s+than|except(?:ing)?(?:\s+for)?|besides|apart\s+from|aside\s+from"
    r"|with\s+the\s+exception\s+of)\s+(?:[\w’']+\s+){0,4}$",
    re.I,
)


def threshold(stated: Stated, text: str) -> bool:
    """ "customers that each accounted for 10% or more", followed by who or how much, is itself no share."""
    clause, figure = stated.clause, stated.figure
    listed = len(clause.figures) > 1 or stated.how == "before"
    if figure.percent in (5, 10) and figure.comparator is Comparator.LESS_THAN and (listed or not stated.buyer.named):
        return True
    if len(clause.figures) > 1 or figure.percent not in (5, 10, 15, 20):
        return False
    bound = figure.comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST)
    if (
        figure.percent in (5, 10)
        and bound
        and (not (stated.buyer.named or stated.buyer.listed) or _IN_BRACKETS.search(text, clause.last))
    ):
        return True
    if (
        stated.buyer.named
        and EXCEPT.search(text[: stated.buyer.start])
        and _FIGURED_BESIDE.match(text, stated.buyer.end)
    ):
        return stated.figure.start > stated.buyer.end + 60 or bool(
            _FIGURED_BESIDE.match(text, stated.buyer.end, figure.start)
        )
    if figure.comparator not in (Comparator.MORE_THAN, Comparator.AT_LEAST) and not _MORE_BEFORE.search(
        text[: clause.first]
    ):
        return False
    if stated.buyer.bare or (not stated.buyer.count and not stated.buyer.named):
        return True
    if figure.percent in (5, 10) and _EXACT_AFTER.match(text, clause.last):
        return True
    if re.search(r"\beach\b|\ball\b", clause.before) and re.search(
        r"\(\s*(?:approximately\s+)?\d[\d.]*\s?%\s*\)", text[: clause.first]
    ):
        return True
    if re.match(
        (
            r"[^%]{0,60}\b(?:amounting\s+to|totall?ing|representing"
            r"|at)\s+(?:approximately\s+)?\d[\d.]*\s?%"
        ),
        text[clause.last :],
    ):
        return True
    if re.search(r":\s*$", text) or (stated.buyer.named and _EACH_YEAR.search(text, clause.last)):
        return True
    restricts = bool(_RESTRICTS.search(text[max(0, clause.first - 140) : clause.first]))
    rest = text[clause.last :]
    told = bool(re.search(r"\d\s?%|per\s?cent", rest)) and bool(_LISTS_AFTER.search(rest))
    return restricts and (told or bool(re.search(r":\s*$|\bfollow|\bbelow\b|\btable\b", rest)))
