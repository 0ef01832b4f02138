"""What only sounds like a term, an end or a beginning of a contract: wishes, options, phases, other days."""

import re

from filinggraph.extract.deals.candidates import TimeCandidate
from filinggraph.extract.deals.former import is_of_former, is_old_end, opens_with_former
from filinggraph.extract.deals.old_ends import was_to_end
from filinggraph.extract.deals.passages import smooth
from filinggraph.extract.deals.sold import went_with_business
from filinggraph.extract.happenings import Happening
from filinggraph.extract.prizes import gives_prize
from filinggraph.extract.prospects import EXERCISED, is_wished
from filinggraph.extract.sieve import Sieved
from filinggraph.model import EventKind

OF_A_PURCHASE = re.compile(
    r"\bagree(?:d|ment)\s+to\s+(?:purchase|acquire|buy)\s+[A-Z][^.;]{0,60}?\s+for\s+(?:[$€£]|US\$)"
)
_BY = re.compile(r"\bby\s+(?:an?\s+)?(?:additional\s+|further\s+|another\s+)?$", re.I)
_LENGTHENED_BY = re.compile(r"\b(?:exten|prolong|lengthen|renew|stretch)\w*\b[^.;]{0,130}\bby\s+[\w\s]{0,20}$", re.I)
_OF_PAPER = re.compile(r"\s+(?:[\w-]+\s+){0,4}?(?:agreement|contract|licen[cs]e|arrangement|deal|order|award)\b", re.I)
_OPTIONAL = re.compile(
    r"\b(?:options?|right|ability|may|can)\b[^.;]{0,60}\b(?:additional|successive|consecutive|further|renewal|extension|more)\s+$"
    r"|\b(?:options?|right)\b[^.;]{0,40}\b(?:renew|extend)\w*\b[^.;]{0,60}$|\b(?:successive|consecutive)\s+$"
    r"|\bautomatic\w*\s+(?:renews?|extends?|renewals?|extensions?)\b[^.;]{0,30}$|\brenews\s+(?:automatically\s+)?for\s+$",
    re.I,
)
_MORE = re.compile(r"\b(?:more|additional|further|successive|extra)\b", re.I)
_OPEN = re.compile(r"\b(?:may|can|could|options?|right|ability)\b[^.;]{0,80}$", re.I)
_RELATION = re.compile(
    r"\b(?:more|less|longer|shorter|fewer|greater)\s+than\s+$|\bremaining\s+terms?\s+(?:of|ranging)\b[^.;]{0,30}$"
    r"|\bin\s+(?:our|its|their|the\s+company[’']s)\s+$|\b(?:further|additional|successive|renewal)\s+(?:terms?|periods?)\s+of\s+$",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several|more|additional|successive|further|consecutive|\d)\s+$", re.I
)
_PLURAL = re.compile(r"[\s-]*(?:\w+[\s-]+){0,2}?(?:terms|periods|options|extensions|renewals)\b", re.I)
_PERIOD_ENDED = re.compile(r"\s+(?:then\s+)?ended\b", re.I)
_PERIOD = re.compile(r"\s+period\b", re.I)  # that results are told of, as these words before it say
_OF_RESULTS = re.compile(r"\b(?:results|loss(?:es)?|income|expenses?|earnings|cash\s+flows?)\b[^.;]{0,160}$", re.I)
_AS_OPTION = re.compile(
    r"[’']?\s+(?:(?:prior|advance|written|previous)\s+)*notice\b|[\s-]*(?:[\w-]+\s+)?(?:options?|trial|pilot|evaluation|warrant(?:y|ies)|guarantee|notice)\b",
    re.I,
)
_NONE = re.compile(r"\W*(?:No|None|Neither)\b")
_WITHIN = re.compile(r"\b(?:within|in(?:\s+(?:approximately|about|around))?)\s+(?:the\s+next\s+)?$", re.I)
_DONE = re.compile(
    r"\b(?:be\s+completed|completion|complete|expected\s+to\s+[\w\s]{2,30})\s+(?:in|on|by)\s+(?:the\s+)?$", re.I
)
_WOULD_HAVE = re.compile(r"\bwould\s+(?:otherwise\s+)?(?:not\s+)?have\b[^.;,]{0,80}$", re.I)
_PROPOSED = Sieved(
    r"\b(?:anticipates?|expects?\s+to\s+award|proposals?|bids?|bidding|tender(?:s|ed)?|short-?listed|finalists?|letters?\s+of\s+intent)\b[^.;]{0,120}$"
    r"|\bsubmitted\s+(?:an?\s+|its\s+)?(?:\w+\s+)?(?:proposals?|bids?|tenders?|offers?)\b[^.;]{0,240}$",
    re.I,
)
_VARIOUS = re.compile(r"\bvarious\s+(?:dates|times)\b[^.;]{0,40}$", re.I)  # what many contracts of nobody's have
_OF_A_RULE = re.compile(
    r"\b(?:(?:implementation|compliance|comment|review)\s+periods?|tax(?:able)?\s+years?)\b[^.;]{0,60}$", re.I
)
_OF_A_PATENT = re.compile(
    r"\b(?:patents?|permits?|trademarks?|copyrights?|warrants?),?\s+(?:(?:which|that)\s+)?(?:[a-z]+\s+){0,3}?"
    r"(?:expir\w+|ends?|lapses?|terminates?)\s+(?:in|on|at\s+the\s+end\s+of)\s+(?:[A-Z][a-z]+\s+)?$"
)
_DELIVERIES = re.compile(
    r"\b(?:deliver(?:y|ies)|shipments?|construction|production|installation)\b[^.;]{0,40}\b(?:begin|commence|start|expected|set|scheduled)\w*\s+(?:in|on|by|for)\s+$",
    re.I,
)
_UNDER_TALKS = re.compile(
    r"\b(?:negotiat\w+|talk(?:s|ing)|discuss(?:ing|ions)|(?:possible|proposed|potential)\s+(?:[\w-]+\s+){0,4}(?:agreement|contract))\b[^.;]{0,120}$",
    re.I,
)
_RELEASE = re.compile(r"[^.;]{0,90}\bissued\s+a\s+(?:press|news)\s+release\b", re.I)
_REPLACED = re.compile(
    r"\breplac(?:ing|es|ed)\b(?:(?!(?:,|\band)\s+(?:(?:that|which|will|is\s+to)\s+)?(?:runs?|expires?|ends?|extends?|continues?|lasts?)\b)"
    r"[^.;]){0,70}$",
    re.I,
)
_BEGIN = frozenset({EventKind.AWARD, EventKind.RENEWAL, EventKind.AMENDMENT, EventKind.TRANSITION})
_OVER_ON = re.compile(
    r"\b(?:cancel+ed|terminated|rescinded|expired|lapsed|(?:not|never)\s+renewed)\b[^.;,]{0,40}?\s(?:in|on|as\s+of)\s+(?:early\s+|late\s+)?$",
    re.I,
)
_NO_END = r"(?:(?!\b(?:expires?|ends?|runs?|terminates?)\b)[^.;])"
_BY_OPTION = re.compile(
    rf"\boptions?\b[^.;]{{0,50}}?\b(?:would|could|may|might|that\s+extend|which\s+extend)\b{_NO_END}{{0,60}}$"
    r"|\bincluding\s+(?:all\s+)?(?:the\s+)?option\s+(?:years|periods)\b[^.;]{0,50}$|\b(?:if|assuming)\s+(?:all\s+)?(?:the\s+|such\s+)?options?\s+(?:are|is|were)\s+(?:all\s+)?exercised\b"
    rf"[^.;]{{0,60}}$|\bmay\s+(?:extend|renew)\b{_NO_END}{{0,60}}$",
    re.I,
)
_IF_EXERCISED = re.compile(
    r"\s*,?\s*(?:if|assuming)\s+(?:all\s+)?(?:the\s+|such\s+)?(?:options?\s+(?:are|is|were)\s+)?exercised\b", re.I
)
# A year that names what is done in it: "valves for the 2014 outage", "seats for the 2012 model year".
_NAMES_YEAR = re.compile(
    r"(?:\s*(?:,|and)\s+(?:19|20)\d\d)*\s+(?:(?!and\b|to\b|or\b|for\b)[\w-]+\s+){0,2}?(?:outages?|model\s+years?|models?|refue[l]+ings?|turnarounds?|shutdowns?|elections?|census|olympics"
    r"|games|world\s+cup|conventions?|exhibitions?|trade\s+shows?|editions?|launch(?:es)?|line-?up|vintage)\b",
    re.I,
)
_THE = re.compile(r"\b(?:the|its|their|our|an?|each|for|of)\s+(?:(?:19|20)\d\d\s*(?:,|and)\s*)*$", re.I)
_ENDS_WITH = re.compile(r"\b(?:end|expir|run|last|conclud|through|until|continu)\w*\b[^.;,]{0,30}$", re.I)
_DELIVERED_BY = re.compile(r"\bdeliver(?:ed|y|ies)?\b[^.;]{0,60}\bby\s+$", re.I)
_PUTS_OFF = frozenset({EventKind.RENEWAL, EventKind.AMENDMENT, EventKind.TERMINATION})
_EXTENDED = re.compile(r"\b(?:exten(?:d|s)|prolong|lengthen)", re.I)
_WHEN_IT_ENDS = re.compile(r",?\s+(?:when|at\s+which\s+(?:time|point)|upon\s+which)\b", re.I)


def _before(c: TimeCandidate) -> str:
    """The words before a time, abbreviations without their periods."""
    return smooth(c.scene.text)[: c.told.start]


def _is_no_term(c: TimeCandidate) -> bool:
    """True for phases and notices, counted in days and weeks, for a change ("by a year") and for what may be added."""
    before, said = _before(c), c.scene.text[c.told.start : c.told.end]
    after = c.scene.text[c.told.end :]
    if is_wished(before) or _PERIOD_ENDED.match(after) or (_PERIOD.match(after) and _OF_RESULTS.search(before)):
        return True
    open_ = _OPEN.search(before) and not EXERCISED.search(before)
    if (_MORE.search(said) and open_) or _RELATION.search(before):
        return True
    if (_COUNTED.search(before) or _COUNTED.match(said)) and _PLURAL.match(after):
        return True
    if (
        _UNDER_TALKS.search(before)
        or "option" in said.casefold()
        or _PROPOSED.search(before)
        or _WITHIN.search(before)
        or _NONE.match(before)
    ):
        return True
    return c.told.duration.endswith(("D", "W")) or bool(
        (_BY.search(before) and not _LENGTHENED_BY.search(before) and not ("-" in said and _OF_PAPER.match(after)))
        or (_OPTIONAL.search(before) and not EXERCISED.search(before))
        or _AS_OPTION.match(after)
    )


def _is_of_delivery(c: TimeCandidate) -> bool:
    """True for a day by which something is delivered, where nothing ends then."""
    return bool(_DELIVERED_BY.search(_before(c))) and not _WHEN_IT_ENDS.match(c.scene.text[c.told.end :])


def _puts_off(happening: Happening, c: TimeCandidate) -> bool:
    """True for a renewal, a change or an end that is told behind a time, and for an extension told before it."""
    if happening.kind not in _PUTS_OFF:
        return False
    return happening.end > c.told.end or bool(_EXTENDED.search(c.scene.text[happening.start : happening.end]))


def _is_no_end(c: TimeCandidate) -> bool:
    """True for the end of what was replaced, and of something that is called no contract where no side is named."""
    before = _before(c)
    if is_wished(before) or _WOULD_HAVE.search(before) or _REPLACED.search(before) or _PROPOSED.search(before):
        return True
    if _BY_OPTION.search(before) or _IF_EXERCISED.match(c.scene.text[c.told.end :]) or _is_of_delivery(c):
        return True
    if was_to_end(before) and any(_puts_off(h, c) for h in c.scene.happenings):
        return True
    if _OF_A_PATENT.search(before) or OF_A_PURCHASE.search(before):
        return True
    if _OF_A_RULE.search(before) or (c.side.party is None and _VARIOUS.search(before)):
        return True
    nouns = ("agreement", "partner", "license", "order", "term")
    return c.side.party is None and not any(c.features.get(f"w_{n}{at}", 0) for n in nouns for at in "<>=")


def _is_no_start(c: TimeCandidate) -> bool:
    """True for a day that the words before it make an end, the end of the work, or part of a proposal."""
    f = c.features
    if is_wished(_before(c)) or _is_of_delivery(c) or (c.side.start >= 0 and gives_prize(c.scene.text, c.side.start)):
        return True
    chosen_since = any(h.kind is EventKind.AWARD and h.start < c.told.start for h in c.scene.happenings)
    if (_PROPOSED.search(_before(c)) and not f["w_lead"] and not chosen_since) or _DELIVERIES.search(_before(c)):
        return True
    if _OVER_ON.search(_before(c)):
        return True
    begun = any(h.kind in _BEGIN for h in c.scene.happenings)
    named = max(f["w_start"], f["w_dated"], f["w_yearof"])
    if _RELEASE.match(c.scene.text[c.told.end :]):
        return True
    if not begun and not named and (f["w_lead"] or c.scene.happenings):
        return True
    return bool(f["w_end"] and not max(f["w_lead"], f["w_start"])) or bool(_DONE.search(_before(c)))


def denies(name: str, c: TimeCandidate) -> bool:
    """True for a time that its words, or those around its side, make none of a field of the filer's contract."""
    return DENIES[name](c) or went_with_business(c.scene.text, c.side) or (name != "term" and _is_of_another(c))


def _is_of_another(c: TimeCandidate) -> bool:
    """True for the year of an event, and for a day of what the contract told of came after.

    The latter not where a sentence is about that alone.
    """
    text = smooth(c.scene.text)
    before = text[: c.told.start]
    if _THE.search(before) and _NAMES_YEAR.match(text, c.told.end) and not _ENDS_WITH.search(before):
        return True
    if is_old_end(text, c.told, c.scene.times):
        return True
    return is_of_former(text, c.told, c.side) and not opens_with_former(text)


# What makes a time none of a field, by the field's name.
DENIES = {"expires": _is_no_end, "effective": _is_no_start, "term": _is_no_term}
