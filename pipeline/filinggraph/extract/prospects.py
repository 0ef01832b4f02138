"""What has not come about: words that make a happening or a dealing hoped for, planned, possible, failed or denied."""

import re

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.modality import COULD_NOT
from filinggraph.extract.sieve import Sieved
from filinggraph.model import EventKind

REFUSALS = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL})
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
# What a side said to the filer that it would do is no mere plan: "informed us that it intends to [end the contract]".
_SAID_SO = re.compile(
    r"\b(?:notif|inform|advis|told)\w*\s+(?:us|it|the\s+(?:company|registrant))\b(?:(?!\b(?:not|never|no)\b)[^.;]){0,60}?"
    r"\b(?:intend|plan)(?:s|ed)?\s+to\s+(?!(?:not|never|possibly|perhaps)\b)(?:\w+\s+)?$",
    re.I,
)
_WILL_RENEW = re.compile(r"(?:renew|exten|prolong)", re.I)
_LOSSES = frozenset({EventKind.TERMINATION, EventKind.TRANSITION, *REFUSALS})
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

_DENIED = Caseless(
    r"\b(?:has|have|had|did|does|do|is|are|was|were)\s+not\s+(?:yet\s+)?(?:enter|sign|execut|terminat|amend|renew|receiv|been\s+(?:terminat|amend|cancel))",
)
# What a contract provides for all along: no renewal and no end has come of it.
_STANDING = re.compile(
    r"\b(?:renews\s+(?:from|on\s+an\s+annual)|(?:renew(?:ed|s|able)?|continu\w+|extend(?:ed|s)?)\s+(?:from\s+)?(?:year|month)[\s-]to[\s-](?:year|month)"
    r"|continues?\s+(?:in\s+(?:effect|force)\s+)?for\s+(?:successive|terms|periods|further)|(?:renews?|renewed)\s+for\s+(?:like|successive|further|additional)\s+(?:terms|periods)"
    r"|(?:one|two|three|four|five|six|several)\s+(?:[\w-]+-(?:year|month)\s+)?(?:extensions|renewals)\s+(?:at|of\s+\w+\s+years?\s+each)"
    r"|optional\s+(?:years?|extensions?|renewals?|periods?)|(?:an?|one|two|three|four|five|six|\d)\s+(?:[\w-]+-(?:year|month)\s+)?option\s+(?:periods|years)"
    r"|subject\s+to\s+(?:earlier\s+)?cancel+ation)\b",
    re.I,
)
_NEITHER = re.compile(r"\bneither\s+(?:party|side|company|of\s+(?:them|us|the\s+parties))\s+(?:has|had|have)\b", re.I)
_NONE = Caseless(
    r"\bnone\s+of\s+(?:our|its|the|these|those)\s+(?:[^\s;:]+\s+){1,6}?(?:was|were|has\s+been|have\s+been|is|are)\s+(?:so\s+)?(?:awarded|signed|renewed|terminated|amended|cancel+ed)\b|\bno\s+(?:[^\s;:]+\s+){1,14}?(?:was|were|has\s+been|have\s+been)\s+(?:awarded|signed|reached|concluded|executed|entered\s+into|renewed|terminated|amended)\b",
)
_TENTATIVE = Caseless(
    r"\b(?:letters?\s+of\s+intent|LOI|non-?binding|memorand(?:um|a)\s+of\s+understanding|MOU|term\s+sheet|proposed|(?<!request\sfor\s)(?<!requests\sfor\s)proposals?(?!\s[^.;,]{0,60}\b(?:was|were|been)\s+(?:accepted|approved))(?!\w)|provisional|offer(?:ed|s)?\s+to|intends?\s+to|plans?\s+to|"
    r"expects?\s+to\s+(?:enter|sign|award|select|be\s+awarded)|seek(?:s|ing)?\s+to|negotiat(?:e|es|ing)|in\s+negotiations|discussions|bid(?:ding)?\s+(?:for|on)|"
    r"(?:may|might|could|can|would|should)\s+(?:not\s+|also\s+|further\s+|then\s+|in\s+(?:the\s+)?future\s+|have\s+to\s+|need\s+to\s+)?(?:enter|sign|execute|conclude|win|select|choose)|"
    r"would\s+(?:not\s+)?have\s+(?:signed|entered|executed|concluded|awarded|selected|chosen|won)|"
    r"may\s+(?:be\s+|also\s+|further\s+)?(?:terminat|renew|extend|amend|cancel|award|prolong|lengthen|exercise)|can\s+(?:be\s+)?(?:terminat|extend|renew)|right\s+to\s+(?:terminat|renew|extend|cancel)|option\s+to\s+(?:renew|extend|terminat)|"
    r"unless\s+(?:terminated|renewed|extended|either|sooner|earlier)|if\s+(?:the|this|either|any|we)\b|(?<!ended\s)(?<!ceased\s)upon\s+(?:the\s+)?(?:termination|expiration)|"
    r"cannot\s+(?:predict|say|be\s+(?:sure|certain))|can['’]t\s+(?:predict|say)|whether|intention\s+to\s+(?:award|enter|sign)|look(?:s|ing)?\s+forward\s+to\s+(?:teaming|partnering|working|entering|signing)|in\s+the\s+past|(?:is|are)\s+partnered|opportunity\s+for|"
    r"(?:subject|prior)\s+to\s+(?:earlier\s+)?termination|subject\s+to\s+(?:the\s+)?(?:negotiation|execution|signing)|until\s+terminated|remains?\s+subject\s+to|terminable|renewable(?!\s+(?:[a-z]+\s+)?(?:energy|power|fuels?|resources?|diesel|portfolio|standards?|generation|electric\w*|natural|identification|sources?|projects?|gas|plants?))|(?<!non-)(?<!non\u2011)cancel+able|automatically\s+(?:renew(?:s|ing|able|al)?\b|be\s+(?:renewed|extended)|extends?\b)|(?:is|are|be)\s+automatically\s+(?:renewed|extended)|renew(?:s|ing|able)?\s+automatically|renews\s+(?:for|each|every|annually|yearly)|(?:up|due|comes?|came)\s+for\s+renewal|options?\s+(?:[\w-]+\s+){1,4}to\s+(?:renew|extend|terminat)\w*|automatic\s+(?:renewals?|extensions?)|short-?list(?:ed)?|finalist|(?:renewal|extension)\s+(?:options?|terms?|periods?)|options?\s+to\s+(?:renew|extend|terminat)\w*|(?:anticipates?|expects?|plans?|intends?)\s+(?:awarding|signing|entering|selecting)|invited\s+to\s+(?:bid|submit|tender)|(?<!after\sa\s)(?<!after\sthe\s)(?<!following\sa\s)(?<!through\sa\s)(?<!response\sto\sa\s)(?<!competitive\s)requests?\s+for\s+proposals?|jury|(?<!awarded\sa\s)(?<!awarded\s)potential)\b",
)


# What is told in order to deny it: "Reports that the contract was terminated are wrong".
_RUMOUR = Caseless(
    r"\b(?:suggestions?|rumou?rs?|speculation|reports|claims|allegations?)\b[^.;]{0,60}\bthat\b[^;]*\b(?:is|are|was|were)\s+(?:not\s+(?:true|correct|accurate)|wrong|false|untrue|unfounded|incorrect|baseless|without)\b"
    r"|\b(?:denied|denies|rejected|dismissed)\s+(?:[\w-]+\s+){0,3}?(?:suggestions?|rumou?rs?|reports?|speculation|claims?)\b",
)
_AFTERWARDS = re.compile(r"\W*(?:[^;]{0,90}[-–—]\s+)?(?:After|Following)\b[^.;]{0,120},\s", re.I)
_LONG_AGO = re.compile(r"\b(?:originally|initially|previously|formerly|first|had)\s+(?:been\s+)?$", re.I)
_IN_YEAR = re.compile(r"\W*(?:In|On|During)\s+(?:[a-z]+\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},\s+)?(?:19|20)\d\d\b")
# A plan that the words tell of something else than what has happened: "a hotel that it intends to build was signed".
_PLAN = re.compile(r"(?:intends?|plans?|expects?|seek(?:s|ing)?|offer(?:ed|s)?)\s+to\b", re.I)
_HAPPENED = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been)\s+"
    r"(?:signed|awarded|executed|entered|renewed|extended|amended|terminated|concluded)\b",
    re.I,
)
_TOLD_THAT = re.compile(
    r"\b(?:notif|inform|advis|announc|said|told|report|learn|confirm|disclos|state)\w*\b[^;]{0,120}\b(?:that|it|we|they)\s+(?:[\w’'.-]+\s+){0,6}?had\s+(?:been\s+)?$",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:appointed|named|elected|hired|promoted)\b[^.;]{0,80}\b(?:Chief|President|Chairman|Chairwoman|Director|Officer|CEO|CFO|COO)\b"
)
_OTHERS = re.compile(r"\bcompetitors?\b[^.;]{0,60}$|\b(?:settled|complaint|lawsuit|infring\w+)\b[^.;]{0,80}$", re.I)
_OPTION_USED = re.compile(
    r"\b(?:exercis(?:ed|es|ing)|pick(?:ed|s)\s+up|took\s+up|taken\s+up|invoked|activated|declared|ma(?:de|kes?|king)\s+use\s+of|(?:voted|decided|elected|chose|opted|agreed)\s+to\s+exercise)\s+(?:an?|its|the|their|one|all|both|two|three)\b[^.;]{0,40}\boptions?\b",
    re.I,
)
# Right before the words of an end: "exercised its option to [terminate the contract]".
_RIGHT_USED = re.compile(
    r"\b(?:exercis(?:ed|ing)|invoked|(?:voted|decided|elected|chose|opted)\s+to\s+exercise)\s+"
    r"(?:its|their|our|the|an?)\s+(?:[\w-]+\s+){0,3}?(?:options?|rights?)\s+(?:under\s+[^.;,]{3,60}?\s+)?to\s+(?:\w+\s+)?$",
    re.I,
)
_GUESSED = re.compile(r"\b(?:if|may(?!\s+\d)|might|could|unless|not|once|when)\b", re.I)
_REACHES = re.compile(r"\bextends\s+(?:through|until|to|into|from|over)\b", re.I)
_WAS_TO = re.compile(
    r"\b(?:(?:was|were)\s+(?:to|due|scheduled)|would)\s+(?:to\s+)?(?:otherwise\s+)?have\s+expired\b"
    r"|\b(?:(?:was|were)\s+(?:to|(?:due|set|scheduled)\s+to)|scheduled\s+to)\s+(?:expire|end|lapse)\b"
    r"(?=[^;]*\b(?:exten[ds]\w*|renew\w*|prolong\w*|early|before|terminat\w*|cancel\w*)\b)(?!.*\bexpired\b)",
    re.I,
)
_ONCE = re.compile(
    r"\b(?:originally|initially|previously|formerly|first)\s+(?:signed|entered|awarded|executed|made)\b", re.I
)

# Before a time of a contract that is only wished for, may be chosen, would be agreed, or is denied.
_UNAGREED = r"(?:(?!\b(?:signed|entered|executed|expires?|ends?|runs?)\b)[^.;])"
_WISHED = Sieved(
    rf"\b(?:believe|expect|anticipate|hope)s?\b{_UNAGREED}{{0,100}}"
    rf"\bwill\s+(?:be\s+(?:extended|renewed|prolonged|awarded)|award|sign|enter)\b{_UNAGREED}{{0,40}}$"
    rf"|\b(?:options?|right)\s+to\s+(?:extend|renew|prolong)\b{_UNAGREED}{{0,60}}"
    r"\b(?:through|until|till|to)\s+(?:[A-Za-z]+\s+)?$"
    rf"|\b(?:would|may|might|could)\s+(?:also\s+)?(?:sign|enter|award|conclude)\b{_UNAGREED}{{0,60}}$"
    rf"|\b(?:draft|proposed)\s+(?:[\w-]+\s+){{0,3}}?(?:agreement|contract|licen[cs]e)\b{_UNAGREED}{{0,160}}$"
    r"|\bnot\s+(?:expire|end|terminate|begin|commence|start)\s+(?:on|in)\s+$",
    re.I,
)
EXERCISED = re.compile(r"\b(?:exercis(?:ed|es)|made\s+use\s+of|took\s+up|picked\s+up)\b", re.I)
_TAKEN = re.compile(rf"{EXERCISED.pattern}|\belected\b", re.I)

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


def tentative(text: str, start: int, end: int, kind: EventKind) -> bool:
    """True when what the words at start:end say is denied, planned, conditional or a mere right."""
    if _has_not_come_about(text, kind, start, end):
        return True
    fronted = _AFTERWARDS.match(text[:start])
    before = text[max(0, start - 70, fronted.end() if fronted else 0) : start]
    window = before + text[start : end + 25]
    none = any(m.start() < end and start < m.end() for m in _NONE.finditer(text))
    none = none or any(m.end() <= start for m in _NEITHER.finditer(text))
    if (none or _DENIED.search(window)) and kind not in REFUSALS:
        return True
    if _RUMOUR.search(text):
        return True
    if kind in REFUSALS or kind is EventKind.TRANSITION:
        return bool(
            re.search(
                rf"\b(?:if|may(?!\s+\d)|might|(?!{COULD_NOT})could|unless|can\s+be|right\s+to|either\s+party|each\s+party)\b",
                text[max(0, start - 80) : end],
                re.I,
            )
        )
    if kind is EventKind.AWARD and (_OFFICE.search(text) or _OTHERS.search(text[:start])):
        return True
    if kind is EventKind.AWARD and (
        (
            _LONG_AGO.search(text[max(0, start - 20) : start])
            and not (_TOLD_THAT.search(text[:start]) or _IN_YEAR.match(text))
        )
        or _ONCE.search(text[start:end])
    ):
        return True
    if kind is EventKind.RENEWAL and _OPTION_USED.search(text[max(0, start - 30) : end]):
        return bool(_GUESSED.search(text[max(0, start - 60) : start]))
    used = _RIGHT_USED.search(text[:start]) if kind is EventKind.TERMINATION else None
    if used is not None:
        return bool(_GUESSED.search(text[max(0, used.start() - 60) : used.start()]))
    if kind in (EventKind.RENEWAL, EventKind.TERMINATION) and _STANDING.search(window):
        return True
    if kind is EventKind.RENEWAL and _REACHES.search(text[max(start, end - 10) : end + 12]):
        return True
    put_off = _WAS_TO.search(text, max(0, start - 20)) if kind is EventKind.EXPIRATION else None
    if put_off is not None and put_off.start() < end:
        return True
    said = len(before) + end - start
    told = _is_said(text[:start], kind, text[start:end])
    return any(
        not (_PLAN.match(m.group()) and (told or _HAPPENED.search(window, m.end(), said)))
        for m in _TENTATIVE.finditer(window)
    )


def _has_not_come_about(text: str, kind: EventKind, start: int, end: int) -> bool:
    """True where the words around those at start:end say that it is wished for, possible, failed or denied."""
    before = text[max(0, start - _BACK) : start]
    if any(_is_of(m, text, start, end) for m in _NOT_YET.finditer(text)):
        return True
    said_so = _is_said(before, kind, text[start:end])
    if (_BEFORE.search(before) and not said_so) or (_HAD.match(before) and _WOULD.search(text, end)):
        return True
    if kind in REFUSALS:
        return False
    return bool(_FAILED.search(before)) or any(
        m.start() < end and start < m.end() for m in _NOT_WON.finditer(text, max(0, start - _BACK), end + _REST)
    )


def _is_said(before: str, kind: EventKind, words: str) -> bool:
    """True for a loss that a side says it will bring about; who "intends to renew" refuses no renewal."""
    return kind in _LOSSES and _SAID_SO.search(before) is not None and not _WILL_RENEW.match(words)


def _is_of(said: re.Match[str], text: str, start: int, end: int) -> bool:
    """True for words that overlap those at start:end, or stand before them in one clause."""
    if said.start() < end and start < said.end():
        return True
    between = text[said.end() : start]
    return said.end() <= start and len(between) < _BACK // 2 and not _ANOTHER_CLAUSE.search(between)


def is_wished(before: str) -> bool:
    """True for the words before a time of a contract that is hoped for, an option, or would be agreed."""
    wished = _WISHED.search(before)
    return wished is not None and not _TAKEN.search(before, max(0, wished.start() - 40), wished.end())


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
