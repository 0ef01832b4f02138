"""Deals of two others, in sentences that speak of the filer only to say who one of them is: "our competitor Beta"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import OF_FILER, Side

_OURS = r"(?:our|(?:the\s+)?(?:company|registrant|corporation|group|firm)[’']s)"
_OF_US = r"(?:ours|the\s+(?:company|registrant|corporation|group|firm))"
_OTHER = (
    r"(?:competitor|rival|customer|client|supplier|vendor|shareholder|stockholder|lender|landlord|licensor|licensee"
    r"|distributor|reseller|dealer|underwriter)"
)
_WORDS = r"(?:(?!and\b|or\b)[\w-]+\s+){0,3}?"
_NO_OBJECT = r"(?<!\bwith\s)(?<!\bto\s)(?<!\bfrom\s)(?<!\bfor\s)(?<!\bby\s)(?<!\bof\s)(?<!\band\s)"
_NOT_ITS = r"(?![’']|\s+(?:contracts?|agreements?|orders?|accounts?|base|list)\b)"
_SOME_OF = r"(?:(?:one|two|three|both|some)\s+of\s+)?"
# "The contract with our customer" and "our customer's contract" are the filer's; so is what "our customers" agree to.
_TIES = re.compile(
    rf"\b{_NO_OBJECT}{_SOME_OF}{_OURS}\s+{_WORDS}{_OTHER}\b{_NOT_ITS}"
    rf"|\b{_SOME_OF}{_OURS}\s+{_WORDS}(?:competitors?|rivals?)\b{_NOT_ITS}"
    rf"|\b{_OTHER}s?\s+of\s+{_OF_US}\b",
    re.I,
)
_TIED_BEFORE = re.compile(rf"(?:{_TIES.pattern}),?\s+(?:the\s+)?$", re.I)
_TIED_AFTER = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?,\s+(?:(?:which|who)\s+is\s+)?(?:also\s+|an?\s+)?{_WORDS}(?:{_TIES.pattern})", re.I
)
_RIVAL_BEFORE = re.compile(
    rf"\b(?:{_OURS}\s+{_WORDS}|an?\s+{_WORDS})?(?:competitors?|rivals?),?\s+(?:(?:such\s+as|including|like)\s+)?"
    r"(?:the\s+)?$",
    re.I,
)
_BEATEN = re.compile(
    r"\b(?:over|against|than|instead\s+of|replac\w+|displac\w+|beat\w*|outbid\w*|succeed\w*|(?:won|took|taken|captured)\b[^;]{0,80}?\bfrom)\s+"
    rf"(?:{_OURS}|an?)\s+"
    rf"{_WORDS}(?:competitors?|rivals?),?\s+(?:the\s+)?$",
    re.I,
)
_ASIDE = r"(?:\s*\([^()]*\)|,[^,]{0,80},)?\s+"
_HAS = r"(?:(?:has|have|had|also|recently|since|later|then|today|was|were|been|being)\s+){0,6}"
_OF_ANOTHER = rf"(?![^.;,]{{0,60}}\b(?:subsidiar|affiliate|unit|division|{_OURS})\b)"
# "Beta was awarded a contract by Alpha", "Beta ended its contract with Alpha": what stands between the two names.
_OWN_DEALS = re.compile(
    rf"(?:{_ASIDE}{_HAS}{_OF_ANOTHER}(?:(?:awarded|selected|chosen|won|received|secured|landed)\b[^.;,]{{0,90}}?\b(?:by|from)"
    r"|(?:terminated|ended|cancel+ed|renewed|extended|amended|lost|signed)\s+(?:its|their)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:agreements?|contracts?|arrangements?)\s+with)|[’']s?\s+(?:[\w-]+\s+){0,4}?(?:agreements?|contracts?)\s+with)\s+(?:the\s+)?",
    re.I,
)
_BUSINESS = (
    r"(?:business|work|programs?|volumes?|purchas\w+|production|accounts?|orders?|sourcing|requirements|assembly"
    r"|maintenance|needs|supply)"
)
# "Alpha moved its valve work to Beta": what Alpha bought, it buys there now.
_TAKEN_AWAY = (
    r"\b(?:mov(?:ed|es|e|ing)|shift(?:ed|s|ing)?|transferr(?:ed|ing)|(?:transition|transfer|move)\s+of|transfer|transition(?:ed|ing)?"
    r"|re-?sourc(?:ed|es|ing)|switch(?:ed|es|ing)?)\s+"
    rf"(?:its|their|the)\s+(?:[\w-]+\s+){{0,4}}?{_BUSINESS}\s+(?:away\s+)?(?:to|from)\b"
)
_LOST = re.compile(
    rf"\b(?:{_OURS}|its)\s+(?:[\w-]+\s+){{0,3}}?(?:bids?|proposals?|protests?|tenders?|offers?)\b"
    r"|\bsubmitted\s+an?\s+(?:[\w-]+\s+){0,3}?(?:bids?|proposals?|tenders?|offers?)\b"
    rf"|\b(?:{_OURS}|its)\s+(?:previous|prior|former|old)\s+(?:[\w-]+\s+){{0,2}}?(?:agreement|contract)\b"
    r"|\b(?:expir\w+|end(?:s|ed)|lost)\b[^.;]{0,120}?\bthe\s+(?:new|next|successor|follow-on|replacement)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:agreement|contract)\b"
    r"|\bpreviously\s+held\s+by\b|\b(?:we|company)\s+lost\b|\bnot\s+(?:selected|chosen|awarded|successful)\b|\bunsuccessful\b"
    rf"|\b(?:rebid|recompete|re-bid)\b|{_TAKEN_AWAY}",
    re.I,
)
# The same, in a sentence that speaks of the filer.
_LOST_BY_US = re.compile(
    rf"\bin\s+{_OURS}\s+(?:stead|place)\b|\b(?:over|instead\s+of|rather\s+than)\s+(?:us|the\s+(?:company|registrant))\b(?![’'])"
    r"|\bno\s+longer\b|\bnot\s+the\s+(?:low|lowest|winning|successful|selected)\b|\b(?:second|third|next)[\s-](?:low|lowest|place|ranked)\b"
    r"|\bone\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:bidders|offerors|finalists|tenderers)\b|\bprotest\w*\b[^.;]{0,90}?\baward\b"
    r"|\b(?:we|company)\s+(?:had\s+been|was|were)\s+the\s+incumbent\b|\bthat\s+we\s+(?:had\s+)?held\b"
    r"|\blost\s+(?:the|its|an?)\s+[^.;]{0,60}?\b(?:contract|business|account|work|program)\b"
    rf"|\b{_OURS}\s+(?:[\w-]+\s+){{0,2}}?(?:agreement|contract)\s+(?:expired|ended|lapsed|was\s+terminated)\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:award(?:ed|s|ing)?|gave|give[ns]?|went|go(?:es)?|pass(?:ed|es)?|award\s+of)\b(?:(?!\bto\b|\bnotice\b)[^.;]){0,70}?\bto\s+(?:the\s+)?$"
    r"|\bwon\s+by\s+(?:the\s+)?$|(?<!\bwe\s)(?<!company\s)\b(?:chose|chosen|picked|selected|hired)\s+(?:the\s+|a\s+competitor,\s+)?$"
    r"|\b(?:lost|loss\s+of)\b[^.;]{0,60}?\bto\s+(?:the\s+)?$"
    rf"|(?<!\bwe\s){_TAKEN_AWAY}(?:(?!\bto\b)[^.;]){{0,40}}?(?:(?<=to)|\sto)\s+(?:the\s+)?$",
    re.I,
)
_RIVAL = re.compile(r"\b(?:,\s+|to\s+|selected\s+|chose\s+)a\s+(?:competitor|rival)\b", re.I)
_WINS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:was|were|(?:has|have|had)\s+been)\s+(?:awarded|selected|chosen|named|picked)|(?:has\s+)?(?:won|received))\b",
    re.I,
)
# The filer is who gives or gets: "we were awarded", "the Company awarded", "awarded the contract to us and to Beta".
_OURS_IT_IS = re.compile(
    r"\b(?:we|company|registrant)\s+(?:(?:were|was|have|has|had|been|also|then|recently)\s+)*(?:award(?:ed|s)|won|gave|received|selected)\b"
    r"|\bto\s+(?:us|the\s+company)\b",
    re.I,
)
_RIVAL_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,\s+(?:(?:which|who)\s+(?:is|are)\s+)?(?:also\s+)?"
    rf"(?:an?\s+|{_SOME_OF}{_OURS}\s+){_WORDS}(?:competitors?|rivals?)\b",
    re.I,
)


def takes_part(scene: Scene) -> bool:
    """True where a scene speaks of the filer otherwise than to say what another is to it."""
    if not scene.filer:
        return False
    ties = [m.span() for m in _TIES.finditer(scene.text)]
    if not ties or any(not _is_in(ties, m.start, m.end) for m in scene.selves):
        return True
    return any(not _is_in(ties, *m.span()) for m in OF_FILER.finditer(scene.text))


def is_rival(text: str, side: Side) -> bool:
    """True for a side that its sentence calls a competitor: what it agrees to with others is not the filer's."""
    if side.start < 0:
        return False
    return bool(_RIVAL_BEFORE.search(text[: side.start]) or _RIVAL_AFTER.match(text, side.end))


def is_beaten(text: str, side: Side) -> bool:
    """True for a competitor that a deal was won from: "chose us over our competitor Beta"."""
    return side.start >= 0 and _BEATEN.search(text[: side.start]) is not None


def own_deal(text: str, sides: Sequence[Side]) -> tuple[Side, Side] | None:
    """Two others of which a clause says that they deal with one another, whatever else speaks of the filer."""
    placed = sorted((s for s in sides if s.start >= 0 and s.source == "strict"), key=lambda s: s.start)
    for first, second in pairwise(placed):
        between = text[first.end : second.start]
        if _OWN_DEALS.fullmatch(between) and not OF_FILER.search(between):
            return first, second
    return None


def has_won(text: str, side: Side, *, filer: bool) -> bool:
    """True for another that got what the filer had or bid for: "our contract was awarded to Beta on rebid"."""
    if side.start < 0 or _OURS_IT_IS.search(text):
        return False
    won = _GIVEN.search(text[: side.start]) or _WINS.match(text, side.end)
    return won is not None and (has_lost(text, filer=filer) or (filer and _RIVAL.search(text) is not None))


def has_lost(text: str, *, filer: bool) -> bool:
    """True for a sentence that says that the filer had, or bid for, what somebody got; `filer`: it speaks of it."""
    return _LOST.search(text) is not None or (filer and _LOST_BY_US.search(text) is not None)


def is_tied(text: str, side: Side) -> bool:
    """True for a side of which its sentence says what it is to the filer: "our customer Alpha"."""
    if side.start < 0:
        return False
    return bool(_TIED_BEFORE.search(text[: side.start]) or _TIED_AFTER.match(text, side.end)) or is_rival(text, side)


def are_linked(text: str, first: Side, second: Side) -> bool:
    """True where a word between two others makes them the two sides of one deal, and neither a part of the other."""
    a, b = sorted((first, second), key=lambda s: s.start)
    between = text[a.end : b.start]
    return bool(_LINKS.search(between)) and not _PART_OF.search(between)


_LINKS = re.compile(r"\b(?:with|by|from|to)\b", re.I)
_PART_OF = re.compile(r"\b(?:unit|subsidiary|division|affiliate|part)\s+of\b", re.I)


def _is_in(ties: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(low <= start and end <= high for low, high in ties)
