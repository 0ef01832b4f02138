"""Quarters and halves told one after the other: "14% in the first quarter and 5% in the second", one year for both."""

import re
from collections.abc import Iterable

from filinggraph.extract.fiscal import half, quarter
from filinggraph.extract.period_words import YEAR
from filinggraph.extract.shares.past import Past
from filinggraph.extract.shares.times import labelled
from filinggraph.extract.shares.told_before import Make, inferred
from filinggraph.model import Precision, When

ORDINALS = {"fi": 1, "se": 2, "th": 3, "fo": 4, "1s": 1, "2n": 2, "3r": 3, "4t": 4}
_NTH = r"(?:in|for|during|of)\s+the\s+(?P<n>first|second|third|fourth)"
_STOPS = r"(?=\s*(?:$|[,;:)%]|\.(?!\d)|(?:and|or|but|while|whereas|compared|versus|against|respectively)\b))"
ELIDED = re.compile(rf"\b{_NTH}{_STOPS}", re.I)
_GOES_ON = re.compile(
    r"(?!\s*(?:,\s*)?(?:but|down|up)\b)"
    r"(?:(?!\b(?:compar\w+|opposed|versus|vs|against|from|than|while|whereas|but|after|up|down|rose|fell|quarter|half)\b)(?:[^.;:()]|\.\d)){1,80}?"
    rf"(?:,|\band)\s+(?:(?:about|approximately|only|just|another|with)\s+)*\d[\d.]*\s?(?:%|per\s?cent)\s+(?:of\s+(?:[\w’']+\s+){{1,4}})?{_NTH}"
    rf"(?:\s+(?P<unit>quarter|half)(?:\s+of\s+(?:fiscal\s+(?:year\s+)?)?(?P<year>{YEAR}))?|{_STOPS})",
    re.I,
)


def elided(match: re.Match[str]) -> Make:
    """ "In the second", behind another quarter or half of the sentence: of the same year, or of the last if to come."""
    number = ORDINALS[match["n"].lower()[:2]]

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        beside = past.beside[-1] if past.beside else None
        label = labelled(beside) if beside else None
        if beside is None or label is None or not _UNIT.match(beside.value):
            return ()
        if beside.precision is not Precision.FISCAL_QUARTER and number > 2:
            return ()
        part = quarter if beside.precision is Precision.FISCAL_QUARTER else half
        made = part(number, label, past.calendar)
        return (inferred(made if past.begun(made) else part(number, label - 1, past.calendar)),)

    return make


_UNIT = re.compile(r"[QH]\d-")


def goes_on_to(match: re.Match[str], number: int) -> tuple[int, str | None]:
    """The later quarter or half that a sentence goes on to, and the year printed with it, which serves both."""
    onward = _GOES_ON.match(match.string, match.end())
    if onward is None or (onward["unit"] and not match.group().lower().endswith(onward["unit"].lower())):
        return number, None
    later = ORDINALS[onward["n"].lower()[:2]]
    return (later, onward["year"]) if later > number else (number, None)
