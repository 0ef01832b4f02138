"""What has not come about: words that make a happening or a dealing hoped for, planned, possible, failed or denied."""

import re

from filinggraph.model import EventKind

_REFUSED = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL})
_BACK = 110  # characters before a happening that are looked at
_ON = r"(?:[^.;,]|\.(?=\s+(?:[a-z]|$)))"  # what goes on within a clause, abbreviations included

# Right before the words of a happening: "we may [enter into an agreement]", "aims to [extend]", "if it [terminated]".
_BEFORE = re.compile(
    rf"(?:\b(?:[Ii]f|whether)\b(?:(?!\b(?:but|and\s+(?:we|it|they|the|in|on))\b){_ON}){{0,80}}"
    rf"|\b(?:den(?:y|ies|ied)|disput(?:es?|ed))\s+that\b{_ON}{{0,60}}"
    r"|\b(?:[Aa]nticipat(?:es?|ed|ing)|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r"|seek(?:s|ing)?|sought|wish(?:es|ed|ing)?|contemplat(?:es?|ed|ing)|attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)"
    r"|striv(?:es?|ing)|propos(?:es?|ed|ing))\s+(?:to\s+)?(?:be(?:ing)?\s+)?(?:[a-z]+ly\s+)?"
    r"|\b(?:may|might|could|can)\s+"
    r"(?:(?:be|also|further|then|not|have\s+to|need\s+to|in\s+(?:the\s+)?future)\s+)*"
    r"|\b(?:should|may|might|could|would|will)\s+be\s+able\s+to\s+)$"
)
_FAILED = re.compile(r"\b(?:fail(?:s|ed|ure)?|unable|not\s+able|refus(?:es|ed|al))\s+to\s+(?:[a-z]+\s+)?$", re.I)
_NOT_WON = re.compile(
    r"\b(?:fail(?:s|ed|ure)?|unable|not\s+able)\s+to\s+(?:obtain|win|secure|sign|reach|get|receive|enter|conclude)\b",
    re.I,
)
_HAD = re.compile(rf"\W*Had\s+{_ON}{{0,60}}$")
_WOULD = re.compile(r"\bwould\b")
_NOT_YET = re.compile(
    r"\bnot\b(?:(?!\b(?:and|but|not)\b)[^.;,]){0,60}\byet\b|\byet\s+to\b"
    r"|\bnot\s+(?:yet\s+)?(?:decided|determined)\s+(?:whether|if)\b",
    re.I,
)
_ANOTHER_CLAUSE = re.compile(r"[.,;:]|\b(?:and|but)\b", re.I)
_REST = 20  # characters behind a happening that its clause may need: "failed [to] obtain a contract"

# Before a time of a contract that is only wished for, may be chosen, would be agreed, or is denied.
_UNAGREED = r"(?:(?!\b(?:signed|entered|executed|expires?|ends?|runs?)\b)[^.;])"
_WISHED = re.compile(
    rf"\b(?:believe|expect|anticipate|hope)s?\b{_UNAGREED}{{0,100}}"
    rf"\bwill\s+(?:be\s+(?:extended|renewed|prolonged|awarded)|award|sign|enter)\b{_UNAGREED}{{0,40}}$"
    rf"|\b(?:options?|right)\s+to\s+(?:extend|renew|prolong)\b{_UNAGREED}{{0,60}}"
    r"\b(?:through|until|till|to)\s+(?:[A-Za-z]+\s+)?$"
    rf"|\b(?:would|may|might|could)\s+(?:also\s+)?(?:sign|enter|award|conclude)\b{_UNAGREED}{{0,60}}$"
    rf"|\b(?:draft|proposed)\s+(?:[\w-]+\s+){{0,3}}?(?:agreement|contract|licen[cs]e)\b{_UNAGREED}{{0,160}}$"
    r"|\bnot\s+(?:expire|end|terminate|begin|commence|start)\s+(?:on|in)\s+$",
    re.I,
)
_EXERCISED = re.compile(r"\b(?:exercis(?:ed|es)|elected|took\s+up|picked\s+up|made\s+use\s+of)\b", re.I)

_DEAL = (
    r"(?:be(?:ing)?\s+(?:awarded|selected|chosen)|award(?:ing)?|enter(?:ing)?\s+into|sign(?:ing)?|win(?:ning)?"
    r"|obtain(?:ing)?|secur(?:e|ing)|conclud(?:e|ing)|reach(?:ing)?)"
)
# Before a name: "we hope to be awarded a contract by [Alpha]".
_WITH_NOBODY_YET = re.compile(
    rf"\b(?:(?:no|any)\s+(?:assurances?|guarantee|certainty)\b{_ON}{{0,60}}?\b{_DEAL}"
    r"|(?:negotiations|negotiating|talks|discussions|bid(?:ding)?\s+(?:for|on)|lost\s+(?:a|the|our)\s+bid)"
    r"|(?:offers?|proposals?|tenders?|quotations?)\s+to"
    r"|(?:expect|anticipate|hope|plan|intend|aim|seek|wish|contemplate|propose|attempt)(?:s|d|ed)?\b"
    rf"{_ON}{{0,50}}?\b{_DEAL}"
    r"|(?:may|might|could|can|would|should)\s+"
    rf"(?:be\s+able\s+to\s+|also\s+|then\s+|in\s+(?:the\s+)?future\s+)?{_DEAL}"
    rf"|(?:fail(?:s|ed)?|unable|not\s+able|yet)\s+to\s+{_DEAL}"
    r"|(?:did|have|has|had|was|were|do|does)\s+not\s+(?:yet\s+)?"
    r"(?:win|won|(?:been\s+)?(?:awarded|selected|chosen)|enter(?:ed)?|sign(?:ed)?|reach(?:ed)?|obtain(?:ed)?)"
    rf")\b{_ON}{{0,70}}$",
    re.I,
)
# Behind it: "[Alpha] might award us a contract", "it is possible that [Alpha] will sign".
_WHO_MAY = re.compile(rf"\s+(?:may|might|could|would)\s+(?:also\s+|then\s+)?{_DEAL}\b", re.I)
_WHO_WILL = re.compile(rf"\s+will\s+(?:also\s+)?{_DEAL}\b", re.I)
_POSSIBLY = re.compile(r"\b(?:possible|possibility|hope[sd]?|expects?|anticipates?)\s+that\s+$", re.I)
# Words of dealings that there are, whatever else is hoped for.
_THERE_ARE = re.compile(
    r"\b(?:another|additional|further|again|more|renew\w*|exten[ds]\w*|continu\w*|customers?|clients?|suppliers?"
    r"|vendors?|incumbent|current\w*|existing|expir\w*|terminat\w*|cancel\w*|purchas\w*|bought|sold|sells?|sales"
    r"|supplie[sd]|provide[sd]?|uses?|used|ship(?:s|ped)|deliver(?:s|ed)|accepted|received|(?<!not\s)signed"
    r"|(?<!be\s)(?<!being\s)(?<!not\s)(?<!not\sbeen\s)(?:awarded|selected|chosen)(?!\s+yet)|loss|replac\w*|follow-on|amend\w*|new\s+(?:contracts?|agreements?)"
    r"|(?:our|its|their|the\s+Company[’']s)\s+(?:[\w-]+\s+){0,2}(?:contracts?|agreements?|licen[cs]e))\b",
    re.I,
)
# Before the figure of a share of sales that is expected, would be, or would have been.
_SHARE = r"(?:account|represent|compris|constitut|contribut)"
_SHARE_TO_COME = re.compile(
    rf"(?:\b(?:would|might|will)\s+(?:likely\s+|also\s+|continue\s+to\s+)?(?:have\s+)?{_SHARE}\w*"
    rf"|\b(?:expect|anticipat|believ|estimat|project|forecast)\w*\b{_ON}{{0,120}}?"
    rf"\b(?:to|will)\s+(?:continue\s+to\s+)?{_SHARE}\w*){_ON}{{0,40}}$",
    re.I,
)


def has_not_come_about(text: str, kind: EventKind, start: int, end: int) -> bool:
    """True where the words around those at start:end say that it is wished for, possible, failed or denied."""
    before = text[max(0, start - _BACK) : start]
    if any(_is_of(m, text, start, end) for m in _NOT_YET.finditer(text)):
        return True
    if _BEFORE.search(before) or (_HAD.match(before) and _WOULD.search(text, end)):
        return True
    if kind in _REFUSED:
        return False
    return bool(_FAILED.search(before)) or any(
        m.start() < end and start < m.end() for m in _NOT_WON.finditer(text, max(0, start - _BACK), end + _REST)
    )


def _is_of(said: re.Match[str], text: str, start: int, end: int) -> bool:
    """True for words that overlap those at start:end, or stand before them in one clause."""
    if said.start() < end and start < said.end():
        return True
    between = text[said.end() : start]
    return said.end() <= start and len(between) < _BACK // 2 and not _ANOTHER_CLAUSE.search(between)


def is_wished(before: str) -> bool:
    """True for the words before a time of a contract that is hoped for, an option, or would be agreed."""
    wished = _WISHED.search(before)
    return wished is not None and not _EXERCISED.search(before, max(0, wished.start() - 40), wished.end())


def is_prospect(text: str, start: int, end: int) -> bool:
    """True for the name at start:end of a sentence that has no word of dealings there are, only of one hoped for."""
    if _THERE_ARE.search(text):
        return False
    before, after = text[:start], text[end:]
    if _WITH_NOBODY_YET.search(before) or _WHO_MAY.match(after):
        return True
    return bool(_POSSIBLY.search(before) and _WHO_WILL.match(after))


def is_share_to_come(before: str) -> bool:
    """True for the words before a figure that make it a share of sales that is expected, or would have been."""
    return bool(_SHARE_TO_COME.search(before))
