"""Days on which a contract came to its end because somebody ended it: "we terminated our agreement on May 31"."""

import re
from collections.abc import Sequence

from filinggraph.extract.happenings import NOUN
from filinggraph.extract.names import Mention
from filinggraph.extract.sieve import Sieved

_PAPER = rf"(?i:{NOUN}|charters?|franchises?|appointments?|engagements?|subcontracts?|distributorships?)"
_DONE = (
    r"(?:(?:was|were|(?:has|have|had)(?:\s+been)?)\s+)?(?:mutually\s+|also\s+|then\s+|since\s+|subsequently\s+|duly\s+)?"
    r"(?:terminated|ended|cancel+ed|rescinded|discontinued)"
)
_FLAT = (
    r"(?:(?!\b(?:if|may|might|could|can|unless|until|would|will|shall|notice|notif\w+|inform\w+|advis\w+|told|right|option"
    r"|failed|and\s+(?:signed|entered|awarded|renewed|began|appointed|selected|chose|won))\b)[^.;])"
)
_DAY = r"(?:(?:on|in|as\s+of|with\s+effect\s+from|effective(?:\s+(?:on|in|as\s+of))?)\s+)(?:early\s+|late\s+|mid-?)?"
# What an active verb ends, and what is said to have been ended; then the day.
_ENDED_IT = Sieved(
    rf"\b{_DONE}\b(?!\s+(?:up|the\s+(?:year|quarter|period|day)))(?P<gap>{_FLAT}{{0,60}}?\b{_PAPER}\b{_FLAT}{{0,120}}?),?\s+{_DAY}$"
)
_WAS_ENDED = Sieved(
    rf"\b{_PAPER}\b{_FLAT}{{0,140}}?\s(?:was|were|(?:has|have|had)\s+been)\s+(?:mutually\s+|also\s+)?"
    rf"(?:terminated|ended|cancel+ed|rescinded|discontinued)(?P<gap>{_FLAT}{{0,80}}?),?\s+{_DAY}$"
)
# The last word before the day belongs to something else that happened then: "signed in", "begun on", "and in".
_OF_ELSE = re.compile(
    r"(?:\b(?!(?:terminated|ended|cancel+ed|rescinded|discontinued)\b)(?:\w+ed|began|begun|made|won|given|due|and|but|which|that|since|from|dated?|built))$",
    re.I,
)
_LEADS = re.compile(
    r"^\W*(?:[\w\s,]{0,40},\s+)?(?:On|In|Effective(?:\s+(?:on|as\s+of))?|As\s+of|During|With\s+effect\s+from|In\s+(?:early|late))\s+$"
)
_SOLE = (
    r"(?:(?!\b(?:signed|entered|awarded|renewed|amended|extended|chose|selected|appointed|which|whose|after|when|because"
    rf"|since|following|before)\b){_FLAT})"
)
_THEN_ENDED = re.compile(
    rf",?\s+{_SOLE}{{1,120}}?\b(?:{_DONE}\s+(?:for\s+[\w\s]{{3,24}}?\s)?(?:that|this|the|our|its|their|his|all|both|an?|[A-Z][\w.]*[’']s?|[A-Z])\b"
    rf"(?:(?!\b(?:and|in|on)\b)[^.;,]){{0,90}}?\b{_PAPER}\b|\b{_PAPER}\b(?:(?!\b(?:and|signed|entered)\b)[^.;]){{0,110}}?\s"
    r"(?:(?:was|were|has\s+been|have\s+been)\s+(?:mutually\s+)?(?:terminated|cancel+ed|ended|rescinded)|(?<!had\s)(?:expired|lapsed|ran\s+out|terminated))\b)"
)

# "We ended, as of May 31, our agreement": the day stands between the verb and what is ended.
_ENDED_ON = re.compile(rf"\b(?:terminated|ended|cancel+ed|rescinded|discontinued),?\s+{_DAY}$")
_ITS_PAPER = re.compile(rf",?\s+(?:our|its|the|their|that|this)\s+(?:[\w-]+\s+){{0,4}}?{_PAPER}\b")
_ENDS_IT = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:terminated|ended|cancel+ed|rescinded|discontinued)\s+(?:for\s+[\w\s]{3,24}?\s)?"
    r"(?:that|this|the|our|its|their|all|both|an?)\b"
)
_SELF = re.compile(
    r"\b(?:[Ww]e|[Ii]t|[Tt]hey|(?:[Tt]he|[Bb]oth)\s+(?i:company|registrant|partnership|corporation|parties|sides|companies))\s+"
    r"(?:(?:have|has|had|also|then|since|mutually|subsequently)\s+){0,2}$"
)


_BROUGHT_IN = re.compile(
    rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+(?:[a-z][\w-]*\s+){{0,3}}?{_PAPER}\b[^.;]{{0,120}}?\s(?:was|were|has\s+been)\s+(?:\w+\s+)?"
    r"(?:terminated|ended|cancel+ed|rescinded|discontinued)\b"
)
_NEAR = 12


def ended_by_another(text: str, selves: Sequence[Mention] = ()) -> bool:
    """True for a text in which somebody else than the filer, and no pronoun, ends a contract, or that brings one in.

    `selves` are the places where the filer is named.
    """
    told = _ENDS_IT.search(text)
    if told is None:
        return _BROUGHT_IN.search(text) is not None
    if any(0 <= told.start() - m.end < _NEAR for m in selves):
        return False
    return _SELF.search(text[: told.start()]) is None


def was_ended(text: str, start: int, end: int) -> bool:
    """True for the place of a day in a text on which a contract was ended, or ran out."""
    before = text[:start]
    for pattern in (_ENDED_IT, _WAS_ENDED):
        told = pattern.search(before)
        if told is not None and not _OF_ELSE.search(told["gap"].rstrip(" ,")):
            return True
    if _ENDED_ON.search(before) and _ITS_PAPER.match(text, end):
        return True
    return bool(_LEADS.match(before) and _THEN_ENDED.match(text, end))
