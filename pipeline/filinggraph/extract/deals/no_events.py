"""What only sounds like an event of a contract: prizes, firms and stakes sold, services described, fees for an end."""

import re

from filinggraph.extract.prizes import NAMED_PRIZE
from filinggraph.model import EventKind

_TO = r"(?:to\s+(?:sell|purchase|acquire|buy)|for\s+the\s+(?:sale|purchase|acquisition)\s+of)"
_OF_FIRMS = re.compile(
    rf"\b(?:definitive|purchase|sale)\s+agreement\s+{_TO}\s+"
    r"(?=[^.;]{0,60}\b(?:shares?|stock|stake|interests?|assets|business(?:es)?|divisions?|subsidiar(?:y|ies)|centers|stores|stations"
    r"|plants?|properties|hotels?|land|depots|branches|outlets)\b)"
    r"|\bagree(?:ment|d|s)?\s+to\s+acquire\s+(?:the\s+)?(?=(?-i:[A-Z]))"
    rf"|\bagree(?:ment|d)\s+{_TO}\s+(?:[\w’'%,.-]+\s+){{0,4}}?(?:(?:all|substantially\s+all|a\s+majority|the\s+remainder)\s+of\b"
    r"|shares?\b|stock\b|stake\b|[\d.]+%|interest\b)"
    r"|\bdefinitive\s+agreement\s+to\s+(?:combine|merge)\b"
    r"|\b(?:sales|distribution|placement)\s+agreement\b[^.;]{0,140}\b(?:common\s+(?:stock|shares)|at-the-market|as\s+(?:our\s+|sales\s+)?agent,?\s+under\s+which)\b",
    re.I,
)
_PRIZE = re.compile(
    r"\b(?:w[io]ns?|won|winning|receiv\w+|earn\w+|garner\w+|present\w+|honou?red)\b[^.;]{0,40}?"
    r"(?:\b(?:multiple|numerous|several|many|industry|prestigious|two|three|four)\s+(?:[\w-]+\s+){0,3}awards\b"
    r"|\b(?:award|prize|medal|honou?r|recognition)\s+(?:for\s+(?:excellence|innovation|best|outstanding)|as\s+(?:best|the\s+best))\b"
    r"|\b(?:of\s+the\s+year|best|excellence|innovation|achievement|hall\s+of\s+fame|gold|silver|bronze)\b[^.;]{0,30}?\b(?:awards?|prizes?|medals?)\b"
    r"|\b(?:prizes?|medals?|accolades?|honou?rs|trophy)\b)",
    re.I,
)
_ASSIGNED = re.compile(
    r"\bassign(?:ed|s|ing|ment\s+of)\s+(?:its|our|the|this|that|their|all)\b[^.;]{0,60}?\b(?:agreements?|contracts?)\b",
    re.I,
)
_ADDS = re.compile(r"\badd(?:s|ed|ing)?\s+(?:(?:about|approximately|some|over|up\s+to|an?|estimated)\s+)*[$€£\d]", re.I)
_LOST_TO = re.compile(
    r"\blost\s+(?:our|its|the|this|that)\b[^;]{0,90}\b(?:contract|agreement)\b[^;]{0,120}\bawarded\s+to\b", re.I
)
_BACKGROUND = re.compile(
    r"\b(?:ha(?:s|ve)\s+(?:long\s+|also\s+)?been|(?:is|are)\s+(?:also|actively|currently|already)?\s*)\s*"
    r"(?:working|collaborating|partnering|engaged|partnered|involved)\s+(?:in|with|on)\b",
    re.I,
)
_FEE = re.compile(
    r"\W*(?:early\s+)?termination\s+(?:fees?|payments?|charges?|costs?|liabilit\w+|provisions?|clauses?|rights?|benefits?)\b",
    re.I,
)
_FEE_BEFORE = re.compile(r"\b(?:fee|payment|charge|right|provision)s?\s+(?:for|upon|on|of)\s+(?:early\s+)?$", re.I)
_FINALISING = re.compile(
    r"\b(?:is|are|were|was)\s+(?:currently\s+|now\s+|still\s+)?(?:finali[sz]ing|negotiating|pursuing|seeking|concluding)\b[^.;]{0,90}$",
    re.I,
)
_BID = re.compile(
    r"\b(?:submitted|submits|submitting|tendered|placed)\s+(?:\w+\s+(?:\w+\s+)?of\s+)?(?:an?|its|our|their)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:bids?|proposals?|tenders?|offers?)\b",
    re.I,
)
_OF_LAW = re.compile(
    r"\b(?:settlement|consent|standstill|lock-?up|voting|indemnity)\s+agreements?\b"
    r"(?!\s+and\s+(?:[\w-]+\s+){0,4}?(?:agreement|contract|licen[cs]e)\b)",
    re.I,
)
_WON = re.compile(r"\b(?:won|awarded|selected|chosen)\b", re.I)
_PRETEND = re.compile(r"\b(?:serve|serves|acts?|function|functions|work|works)\s+as\s+an?\s+(?:true\s+)?$", re.I)
_OF_WORK = re.compile(
    r"\b(?:completion|delivery|closing|launch|opening|maturity)\s+(?:date|deadline)s?\b[^.;]{0,110}?\b(?:was|were|been|be)\s+(?:further\s+)?(?:extended|amended|modified|revised)\b"
    r"|\b(?:line\s+of\s+credit|bank\s+line|credit\s+line|loan)\b[^.;]{0,90}?\b(?:extend|renew|amend)\w*\b",
    re.I,
)
_TIES = re.compile(r"renew\w*\s+(?:[\w-]+\s+){0,3}?relationships\b", re.I)
_FEED = re.compile(r"^\W*The\s+post\b[^.;]{0,240}\bappeared\s+first\s+on\b", re.I)
_TO_BE_CHOSEN = re.compile(r"[^.;]{0,110}?\b(?:preferred\s+bidder|for\s+award\s+negotiations)\b", re.I)
_ONCE_MORE = re.compile(
    r"\b(?:renew|exten[dst]|prolong|lengthen|stretch|continu|re-?sign|re-?up|re-?new|re-?award|re-?tain|ke(?:ep|pt)|roll|option|another|further|additional|again"
    r"|new\b|more\b|recompete|follow-?on|successor|replac|supersed|addendum|carr(?:y|ied|ies|ying)|stay|remain|added|bridge)",
    re.I,
)
_RAN_OUT = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]hat|[Tt]his)\s+(?:[\w-]+\s+){0,3}?(?:contract|agreement|licen[cs]e|arrangement)s?\b(?:\s+(?:with|for|to|from|of)\s+(?:[^.;,]|,(?=\s+(?:Inc|LLC|Ltd|Corp|Co|L)\b)){1,60}?)?\s+$"
)  # before "concluded on June 30"
# "notified us that we had been selected": no refusal and no end, whatever was notified.
_CHOSEN_US = re.compile(
    r"\b(?:we|it|the\s+Company|the\s+Registrant)\s+(?:(?:has|have|had)\s+been|was|were)\s+"
    r"(?:selected|chosen|awarded|named|picked)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?:not|no|never|until|but|terminat\w*|cancel\w*|rescind\w*|end(?:s|ed)?|los[et]\w*|expir\w*|competi\w+|another"
    r"|other|protest\w*|pull\w*|discontinu\w*|back(?:ed|ing)|withdr\w*|walk\w*|dropp\w*)\b|n['’]t\b",
    re.I,
)
# What may be renewed, renews of itself, or is hoped to be.
_MAY_RENEW = re.compile(
    r"\b(?:renewals?|extensions?)\b[^.;,]{0,40}?\bat\s+(?:the\s+)?(?:sole\s+)?(?:option|election|discretion)\b"
    r"|\boptions?\b[^.;]{0,60}?\bto\s+(?:extend|renew|prolong|continue)\b|\boptions?,?\s+(?:which\s+(?:are|is)\s+)?exercisable\b"
    r"|\brenew\s+(?:each|every|annually|yearly|from\s+year)\b"
    r"|\brenewal\b[^.;]{0,60}?\b(?:is|are|was|were)\s+(?:not\s+)?(?:expected|uncertain|assured|likely|possible|planned)\b"
    r"|\bcontinues?\s+(?:in\s+(?:effect|force)\s+)?(?:through|until)\b",
    re.I,
)
_RENEWED = re.compile(
    r"\b(?:renewed|extended|prolonged|exercis(?:ed|ing)|(?:elected|decided|chose|chosen|opted|agreed|voted)\s+to\s+exercise|declared|invoked|activated|ma[kd]e\s+use\s+of|continued|re-?signed|(?:first|second|third|signed|agreed|granted|an?)\s+(?:[\w-]+\s+){0,3}?extension"
    r"|(?:picked|took)\s+up|new\s+(?:[\w-]+\s+){0,3}?(?:agreement|contract)|lengthened|stretched|(?:completed|obtained|signed|announced|received|secured|entered\s+into|agreed\s+(?:to|on))\s+(?:(?:the|an?|its|our)\s+)?(?:[\w-]+\s+){0,2}?(?:renewal|extension))\b",
    re.I,
)
# An option or right that ends a contract, whoever exercises it, renews none.
_TO_END = re.compile(
    r"(?:(?!\b(?:renew|exten|prolong|re-?sign))[^.;,]){0,40}?\boptions?\b[^.;,]{0,24}?\bto\s+(?:early\s+)?(?:terminat|cancel|end\b|exit|withdraw|rescind|shorten)",
    re.I,
)
# What a contract says of a handover some day, where none has begun.
_FORESEEN = re.compile(
    r"\b(?:provides?\s+for|requires?|must|(?:is|are)\s+(?:obligated|required|entitled|obliged)\s+to"
    r"|upon\s+(?:any\s+|such\s+|its\s+)?(?:termination|expiration)|in\s+the\s+event)\b",
    re.I,
)
_HAS_ENDED = re.compile(
    r"\b(?:terminated|notified|informed|advised|told|notice\s+of|gave\s+notice|expired|will\s+(?:expire|end)|not\s+(?:be\s+)?(?:renew|award)\w*|elected|ended)\b",
    re.I,
)
# What seller and buyer of a business do for one another afterwards.
_TO_HAND_OVER = re.compile(r"[^.;]{0,70}?\btransition(?:al)?\s+(?:support\s+)?services\b", re.I)
_OF_A_SALE = re.compile(
    r"\b(?:divest\w*|acquisition|spin-?off|separation|closing)\b|\b(?:sale|purchase|disposition)\s+of\s+(?=(?-i:[A-Z]))"
    r"|\b(?:sale|sold|sell|selling|disposition|acquired?|purchased?)\b[^.;]{0,60}?\b(?:business(?:es)?|divisions?"
    r"|subsidiar(?:y|ies)|units?|segments?|assets|stakes?|stock|shares|plants?|operations|stores|product\s+lines?|interests?)\b",
    re.I,
)
_LENT = re.compile(
    r"\b(?:credit|loan|financing)\s+(?:and\s+security\s+)?(?:agreement|facility|line)\b|\bmaturity\s+(?:date\s+)?of\b"
    r"|\band\s+\w+\s+other\s+(?:banks|lenders)\b|\brevolv(?:er|ing)\b|\bline\s+of\s+credit\b"
    r"|\b(?:rais|increas|reduc|enlarg)\w+\s+(?:the|our|its)\s+(?:[\w-]+\s+)?facility\s+(?:from|to|by)\s+[$€£]",
    re.I,
)
_BIDS = re.compile(
    r"\bbids?\s+of\s+(?:about\s+|approximately\s+)?[$€£]|\b(?:bid|tendered|quoted)\s+(?:(?:in|on)\s+[A-Z][a-z]+(?:\s+\d{1,2})?(?:,?\s+\d{4})?\s+)?(?:to\s+[a-z]+|for|on)\b"
)
_DECIDED = re.compile(
    r"\b(?:w[io]n\w*|won|award\w*|select\w*|cho[so]\w*|sign\w*|receiv\w*|enter\w*|gave|given?|went|picked|hired|los[et]\w*|not|no|un\w+ful|reject\w*"
    r"|declin\w*|another|competit\w+|rivals?|other|instead|over|fail\w*|disappoint\w*|outbid|beat\w*|protest\w*|accepted|grant\w*|executed|placed|led\s+to|contracted)\b|n['’]t\b",
    re.I,
)
# Words of which a refusal has some: who is refused, who is taken instead, what is let go.
_REFUSED = {
    EventKind.NON_AWARD: re.compile(
        r"\b(?:not|no|never|neither|nor|none|los[et]\w*|losing|loss\w*|fail\w*|unable|un\w+ful\w*|unfortunat\w*|reject\w*|declin\w*"
        r"|instead|elsewhere|outbid|different|beat\w*|stead|disappoint\w*|withdr\w+|cancel\w*|an?other|others|someone|somebody"
        r"|rivals?|competi\w+|incumbent|second|third|place|rather|over|ahead|hoped|passed|displac\w+|replac\w+|end(?:ed|ing)"
        r"|went|gone|go|protest\w*|appeal\w*|vendor|proposal|turn\w*|kept|stay\w*|picks?|underbid|eliminat\w*|edged|choice|too|higher|lower|denied|excluded)\b|n['’]t\b"
        r"|\b(?:awards?|awarded|gave|given|gives?|pick(?:ed)?|cho[so]e|chosen|select(?:ed|s)?|prefers?|preferred|hired|won|source|bought|buys?)\b"
        r"(?!\s+(?:us\b|it\s+to\s+us|the\s+Company\b))",
        re.I,
    ),
    EventKind.NON_RENEWAL: re.compile(
        r"\b(?:not|no|never|neither|nor|none|non-?\w*|declin\w*|expir\w*|laps\w*|end(?:s|ed|ing)?|let|ceas\w*|discontinu\w*|stop\w*"
        r"|elsewhere|an?other|in-?house|in\s+house|internally|leav\w+|left|mov\w+|drop\w*|forgo\w*|own|without|longer|instead|others?|switch\w*"
        r"|replac\w*|away|terminat\w*|los[et]\w*|loss|transfer\w*|t[ao]k\w*|took|turn\w*|until|unable|competi\w+|rivals?|itself"
        r"|themselves|over|last|final|run|runs|ran|out|back|went|go|goes|gone|given|displac\w+|unsuccessful|succeed\w*|against|refus\w*|reject\w*|cannot|forego\w*|abandon\w*|pass\w*)\b|n['’]t\b",
        re.I,
    ),
}
_ALLEGED = re.compile(
    r"\b(?:alleg\w+|accus\w+|claim(?:s|ed|ing)\s+that)\b[^.;]{0,110}$"
    r"|\b(?:sued|sues|suing|lawsuits?|complaints?)\b[^.;]{0,90}?\s(?:that|when|claiming|over)\b[^.;]{0,60}$",
    re.I,
)
# What goes on after an end, until somebody agrees.
_MEANWHILE = re.compile(
    r"\b(?:while|until|pending)\b[^.;]{0,40}?\bnew\s+(?:[\w-]+\s+){0,2}?(?:agreement|contract)\b"
    r"|\bcontinu\w+\s+to\s+(?:operate|perform|work|supply|provide|serve)\b[^.;]{0,80}?\b(?:under\s+(?:its|the|those)\s+(?:expired\s+)?terms"
    r"|month[-\s]to[-\s]month)\b|\bin\s+(?:direct\s+)?continuation\s+of\b|\bafter\s+complet\w+\s+(?:its|the)\s+(?:current|present)\b",
    re.I,
)
# A contract that somebody concluded was made, not ended: "the contract that the agency and we concluded in June".
_MADE_BY = re.compile(
    r"\b(?:that|which)\s+(?:(?!(?:had|has|have)\s)[^\s,;]+\s+){1,7}?(?<!was\s)(?<!has\s)(?<!had\s)concluded\b", re.I
)
_MOVED = re.compile(r"(?:moved|shifted|transferred|transitioned|re-?sourced|switched)\s+(?:its|their)\b", re.I)
_SELF = re.compile(r"\b(?:we|company|registrant)\s+(?:(?:has|have|had|also|then|recently)\s+)*$", re.I)
# The filer itself buys elsewhere or uses something no more; others pause, or buy another thing instead.
_LEAVES = re.compile(r"(?:no\s+longer|switched|changed|gone|went)\s", re.I)
_WE = re.compile(
    r"\b(?:we|the\s+(?:company|registrant))\s+(?:(?:has|have|had|also|then|recently|will|would|are|were|is|was)\s+|[a-z]+ly\s+)*$",
    re.I,
)
_STOPS = re.compile(r"(?:no\s+longer|stop|ceas|discontinu|withdr|pull|phas|wind)\w*\s", re.I)
_IN_PART = re.compile(
    r"\bbut\s+(?:(?:it|they)\s+)?(?:will|would|now|still|instead|buys?|continues?)\b|\btemporar(?:y|ily)\b"
    r"|\bfor\s+(?:about\s+|approximately\s+)?(?:an?|one|two|three|four|five|six|several|a\s+few|\d+)\s+(?:days?|weeks?|months?)\b",
    re.I,
)
_TAKEN_BACK = re.compile(
    r"\b(?:withdr(?:awn|ew)|rescinded|took\s+back|taken\s+back|retracted)\s+(?:that|the|its|this|such)\s+(?:[\w-]+\s+){0,3}?notice\b"
    r"|\breversed\s+(?:that|the|its|this)\s+decision\b",
    re.I,
)
_ENDS = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL, EventKind.TERMINATION})
_CHANGES = frozenset({EventKind.RENEWAL, EventKind.AMENDMENT})


def is_no_event(text: str, kind: EventKind, start: int, end: int) -> bool:
    """True where the words at start:end of a sentence tell of something else than an event of a contract."""
    before, said = text[:start], text[start:]
    if _FEED.match(text):
        return True
    if kind is EventKind.TERMINATION and _ALLEGED.search(before):
        return True
    if kind in (EventKind.AWARD, EventKind.RENEWAL) and _touches(_MEANWHILE, text, start, end):
        return True
    if kind in _REFUSED and not _REFUSED[kind].search(text):
        return True
    said_of = before.rpartition(";")[2] + said.partition(";")[0]
    if kind in _ENDS and (_TAKEN_BACK.search(said_of) or (_CHOSEN_US.search(text) and not _OVER.search(text))):
        return True
    if kind is EventKind.AWARD and _BIDS.search(text) and not _DECIDED.search(text):
        return True
    if kind is EventKind.AWARD:
        held = _BACKGROUND.search(text, max(0, start - 30), min(len(text), end + 20))
        return bool(
            _touches(_PRIZE, text, start, end)
            or _touches(NAMED_PRIZE, text, start, end)
            or _ASSIGNED.search(text)
            or _LOST_TO.search(text)
            or (said[:9] == "concluded" and _RAN_OUT.search(before) is not None)
            or _touches(_OF_FIRMS, text, start, end)
            or _touches(_OF_LAW, text, start, end)
            or (_TO_HAND_OVER.match(said) and _OF_A_SALE.search(text))
            or (held and held.start() <= start < held.end())
            or _FINALISING.search(before)
            or _TO_BE_CHOSEN.match(said)
            or (_BID.search(before) and not _WON.search(text))
        )
    if kind is EventKind.RENEWAL and not _ONCE_MORE.search(text):
        return True
    if kind is EventKind.RENEWAL and _TO_END.match(said):
        return True
    if kind is EventKind.RENEWAL and _MAY_RENEW.search(text) and not _RENEWED.search(text):
        return True
    if kind in _CHANGES:
        return bool(
            _PRETEND.search(before)
            or _LENT.search(text, max(0, start - 100), end + 100)
            or _ADDS.match(said.lstrip())
            or any(m.start() <= end and start < m.end() for m in _OF_WORK.finditer(text))
            or _TIES.match(said)
            or _FINALISING.search(before)
        )
    if kind is EventKind.EXPIRATION:
        return _touches(_MADE_BY, text, start, end)
    if kind is EventKind.TRANSITION:
        return _FORESEEN.search(text) is not None and not _HAS_ENDED.search(text)
    if kind is EventKind.TERMINATION:
        if (_MOVED.match(said) and _SELF.search(before)) or (_LEAVES.match(said) and _WE.search(before)):
            return True
        if _STOPS.match(said) and _IN_PART.search(said):
            return True
        return bool(_FEE.match(said) or _FEE_BEFORE.search(before[-40:]))
    return False


def _touches(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """True where a match of a pattern overlaps a span of the text, or ends or begins at it."""
    return any(m.start() <= end and start <= m.end() for m in pattern.finditer(text))
