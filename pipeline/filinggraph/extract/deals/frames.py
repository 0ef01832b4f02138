"""How a side hangs on what happens: the construction that joins a verb or noun of dealing with a party's name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.happenings import NOUN as _DEAL
from filinggraph.extract.needs import FOLDING, Written, needs
from filinggraph.model import PartyKind

NOUN = f"(?i:{_DEAL})"
_WORDS = r"(?:[a-z0-9$][\w’'$.,/%-]*\s+|(?:the|an?|its|our|their|existing|new)\s+){0,7}"
_ENDS = r"(?:expir\w*|end(?:s|ed)?|terminat\w*|lapse[sd]?|r[au]ns?)"
_MAKER = (
    r"(?:award(?:ed|s)?|select(?:s|ed)|cho(?:se|sen|oses)|engag(?:es|ed)|hir(?:es|ed)|retain(?:s|ed)|appoint(?:s|ed)|nam(?:es|ed)|grant(?:s|ed)|gave|tap(?:s|ped)"
    r"|pick(?:s|ed)|contract(?:s|ed)(?:\s+with)?|commission(?:s|ed)|notif(?:ies|ied)|inform(?:s|ed)|advis(?:es|ed)|designat(?:es|ed)"
    r"|deauthori[sz]ed)"
)
_VERB = (
    r"(?:award|select|cho[so]|engag|hir|retain|appoint|tap|pick|contract|commission|enter|sign|execut|ink|agree|renew|exten|terminat"
    r"|cancel|amend|expand|exercis|announce|notif|inform|advis|elect|decid|order|purchas|place|issue|procur|obtain|licens|complet"
    r"|clos|distribut|suppl|manufactur|commit|hire|vote|approv|pick|buy|bought|reach|form|establish|partner|team|launch|conclud|convert|modif|won|win|secur|receiv|land|book)"
)
_LINK = (
    r"(?:under|for|to|with|by|from|pursuant|in|on|at|of|that|which|an?|the|is|was|are|were|has|have|will|and|its|our|their"
    r"|this|\w+ed)"
)
# Whose paper it is, as its own clause says: "the contract under which we supply Alpha", "the one that covers sales to".
_ITS_CLAUSE = (
    rf"\b(?:{NOUN}|one)\s+(?:(?:under|by|pursuant\s+to)\s+which\s+(?:we|us|it|they|the\s+company)\s+"
    rf"(?:(?:[a-z]+\s+){{0,2}}?(?:suppl(?:y|ies|ied)|serve[sd]?|staff(?:s|ed)?)|(?:(?!{_ENDS}\b)[^.;,]){{0,70}}?\b(?:to|for|with|from))\s+"
    rf"|(?:that|which)\s+(?:covers?|covered|governs?|governed)\s+(?:(?!{_ENDS}\b)[^.;,]){{0,60}}?"
    r"\b(?:to|for|with|from|by|of|at)\s+)(?:the\s+)?$"
)
_FRAMES: tuple[tuple[str, str, str], ...] = (
    # name, words right before the name, words right after it ("" for anything)
    ("with", rf"\b{NOUN}\b[^.;]{{0,110}}?\bwith\s+{_WORDS}$", ""),
    ("with", _ITS_CLAUSE, ""),
    ("named", _ITS_CLAUSE, ""),
    ("from", rf"\b(?:{NOUN}|award\w*|order\w*|selected|received|won|rights|buys?|purchas\w+"
     rf"|sourc\w+|obtain\w*|procur\w+)\b[^.;]{{0,90}}?\bfrom\s+{_WORDS}$", ""),
    ("by", rf"\b(?:awarded|selected|chosen|contracted|retained|engaged|tapped|issued|placed|named|appointed"
    rf"|informed|notified|advised|told|picked|terminated|renewed|extended|modification|procured"
    rf"|manufactured|produced|supplied|licensed|distributed|marketed|made|built|printed|processed|operated|handled|provided|hauled|transported"
     rf"|staffed|managed|served|purchased|bought|packed|dropped|cancelled|canceled)\b"
     rf"[^.;]{{0,110}}?\bby\s+{_WORDS}$", ""),
    ("account", r"\b(?:accounts?|assignments?)\s+(?:of|for|with|from|at)\s+(?:the\s+)?(?:[a-z][\w’'-]*\s+){0,4}$", ""),
    ("account", r"\b(?:the|its|our|an?)\s+$", r"^\s+(?:[a-z][\w-]*\s+){0,2}?(?:account|assignment)s?\b"),
    ("moved",
     rf"\b(?:mov|shift|switch|transferr|hand|migrat|re-?sourc|reassign)\w*\b[^.;]{{0,110}}?\sto\s+{_WORDS}$", ""),
    ("made", rf"\b{_MAKER}\s+(?:to\s+)?{_WORDS}$", ""),
    ("verbwith", rf"\b{_VERB}\w*\b[^.;]{{0,60}}?\bwith\s+{_WORDS}$", ""),
    ("second", rf"\b{_MAKER}\s[^.;]{{0,180}}?,?\s+and\s+(?:the\s+)?$",
     r"^\s+(?:for|on|to|beginning|starting|through|over)\s+\w"),
    ("jointly", r"\b(?:in\s+(?:conjunction|partnership|cooperation|collaboration)|together|jointly)\s+with\s+"
     r"(?:the\s+)?$", ""),
    ("between", r"\b(?:between|among)\b[^.;]{0,80}$", ""),
    ("for", rf"\b{NOUN}\b[^.;]{{0,60}}?\b(?:for|to|of)\s+{_WORDS}$", ""),
    ("subject", "", rf"^\s*(?:\([^)]*\)\s*|[“\"][^”\"]*[”\"]\s*|,[^,]{{0,120}},\s*"
    rf"|[–—-][^–—-]{{0,120}}[–—-]\s*)*(?:(?:has|have|had|will|also|today|recently|is|was|were|been|and|formally|has\s+been|did|does|do|not)\s+){{0,4}}{_VERB}\w*\b"),
    ("subject", "", r"^\s+and\s+(?:the\s+Company|we)\s+(?:(?:has|have|had|will|also|then|recently|mutually)\s+){0,3}"
     rf"{_VERB}\w*\b"),
    ("actor", "", r"^\s*(?:\([^)]*\)\s*|[“\"][^”\"]*[”\"]\s*|,[^,]{0,80},\s*)?(?:(?:has|have|had|also|then"
     r"|recently)\s+)*(?:informed|notified|advised|told"
     r"|exercised|awarded|elected\s+(?:not\s+)?to|gave\s+(?:us|the\s+Company|written|notice)|terminated|renewed|extended|declined\s+to|(?:chose|opted|decided)\s+(?:not\s+)?to"
     r"|did\s+not\s+(?:renew|extend)|cancel+ed)\b"),
    ("named", r"\b(?:[Oo]ur|[Tt]he|[Ii]ts|[Aa]n?|[Tt]his|[Cc]ompany[’']s)\s+$",
     r"^\s+(?:(?!and\b|or\b|of\b|to\b|for\b)[a-z][\w-]*\s+){0,4}?(?:agreements?|contracts?|licen[cs]es?|subcontracts?|partnership|arrangement)\b"),
    ("tofor", rf"\b{NOUN}\s+to\s+[a-z]+\b[^.;]{{0,70}}?\bfor\s+{_WORDS}$", ""),
    ("lead", r"^\W*With\s+(?:the\s+)?$", r"^\s*(?:\([^)]*\)\s*)?,?\s+(?:we|the\s+[Cc]ompany|it)\b"),
    ("lead", rf"^\W*(?:Under|By|Pursuant\s+to)\s+(?:an?|the|our|its)\s+[^.;]{{0,80}}?\b{NOUN}\b"
     r"[^.;]{0,70}?,\s+(?:the\s+)?$", r"^\s+(?:has|have|had|will|is|[a-z]+ed|[a-z]+s)\b"),
    ("whose", "", rf"^\s*(?:\([^)]*\)\s*|of\s+[A-Z]\w+)?,?\s+"
     rf"(?:whose\s+(?:[\w-]+\s+){{0,4}}?{NOUN}\b|with\s+(?:which|whom)\b|under\s+(?:an?|whose)\s+(?:[\w-]+\s+){{0,4}}?{NOUN}\b)"),
    ("agent", r"(?:^\W*|^[^,;]{0,44},\s+|[;,]\s+(?:and|but|while|after|when|because|as)\s+"
     r"|\b(?:that|which|because|after|when|while|as|where|said|says)\s+)"
     r"(?:[Tt]he\s+)?$",
     r"^\s*(?:\([^)]*\)\s*|,[^,]{0,80},\s*)?(?:(?:has|have|had|also|then|recently|did|does|not|no\s+longer|last\s+\w+|instead)\s+){0,4}"
     r"(?:[a-z]+ed|took|chose|gave|went|got|kept|let|made|bought|brought|sold|held|found|left|put|cut|began|told|said|lost|stuck|opted|will|takes|buys|uses|orders|has|is|was|are|were)\b"),
    ("joint", "", r"^\s*(?:\([^)]*\)\s*)?(?:and|,)\s+[^.;]{0,60}?\b(?:enter|sign|announce|agree|execut|renew"
    r"|extend|terminat|amend|have|are)"),
    ("partner", r"\b(?:and|with)\s+(?:the\s+)?$", rf"^\s*(?:\([^)]*\)\s*)?(?:(?:have|has|today|also|jointly"
    rf"|each|recently|first|initially|both)\s+){{0,3}}{_VERB}\w*\b"),
    ("object", "", rf"^(?:[’']s?)?\s+(?:(?!{_LINK}\b)[\w-]+\s+){{0,4}}?{NOUN}\b"),
    ("under", r"\b(?:to|for|from|by|with)\s+(?:the\s+)?$",
     rf"^\s+(?:under|pursuant\s+to|in\s+accordance\s+with)\s+(?:an?|the|our|its)\b[^.;]{{0,60}}?\b{NOUN}\b"),
    ("role", r"\b(?:customer|client|partner|supplier|distributor|licensee|contractor|vendor|operator|agency"
    r"|provider|retailer)s?,?\s+$", ""),
    ("dash", r"^\W*$", r"^[\s\w]{0,20}\s[-–—:]\s"),
)  # fmt: skip
MOST_NEEDED = 8
REACH = 190  # letters read to each side of a name


def _needed(pattern: Written | None) -> tuple[str, ...]:
    """Few letters in lower case of which every match has some: looking for these is quicker than for the pattern."""
    short = sorted((len(n), sorted(n)) for n in (needs(pattern) if pattern else ()) if len(n) <= MOST_NEEDED)
    return tuple(short[0][1]) if short else ("",)


_COMPILED = tuple(
    (name, before, after, _needed(before))
    for name, before, after in (
        (
            name,
            (re.compile(before) if name == "role" else Caseless(before)) if before else None,
            re.compile(after) if after else None,
        )
        for name, before, after in _FRAMES
    )
)
WORTH = {"account": 2.0, "moved": 1.5, "actor": 2.5, "named": 2.0, "with": 3.0,
         "from": 2.5, "by": 3.0, "made": 3.0, "verbwith": 2.0, "second": 2.5, "under": 2.0, "jointly": 2.0,
         "between": 2.5, "for": 0.8, "subject": 1.8, "joint": 1.5, "partner": 2.0, "object": 1.2, "role": 1.2,
         "dash": 2.5, "agent": 0.5, "lead": 2.5, "whose": 2.5, "tofor": 2.0}  # fmt: skip
_REFERS = re.compile(
    r"\b(?:the|this|these|that|such|our|its|their|both|each|all)\s+(?:(?!(?:has|have|had|is|are|was|were|will|with|under|to|for|from|by|an?)\s)(?:[“\"]?[\w’'-]+[”\"]?,?|\$[\d,.\u2024]+)\s+){0,5}?(?:agreements?|contracts?|partnerships?"
    r"|arrangements?|licen[cs]es?|orders?|awards?|sponsorships?|collaborations?|alliances?|deals?|term|option|periods?|extension"
    r"|renewal|amendment|engagement|appointment|termination|cancellation|selection|pact|accord|concession|deliveries|shipments|mandate|project|program|relationship)\b|\b(?:extended|renewed|amended|terminated|cancel+ed)\s+it\b|\bthe\s+parties\b|[’']s\s+(?:current|present|existing|original|new|prior|previous|latest|remaining)\s+(?:[\w-]+\s+){0,3}?(?:agreements?|contracts?|licen[cs]es?|arrangements?)\b"
    r"|\bthe\s+(?:agency|department|authority|ministry|university|hospital|airline|utility|bank|retailer|customer|client|carrier|distributor|chain|licensee|operator|manufacturer|supplier)\b"
    r"|\b(?:both|the\s+two)\s+(?:companies|parties|sides|firms|groups)\b|\b(?:follow-on|replacement|successor|subsequent)\s+(?:agreement|contract|order|deal)\b|\bits\s+(?:duration|expiry|expiration|tenure)\b"
    r"|\bwith\s+the\s+(?:department|agency|authority|ministry|city|county|state|district|university|hospital|airline|utility|bank|retailer|customer|client|school|navy|army|air\s+force|service|board|commission|company)\b|^\W*(?:deliveries|shipments|work|services?)\s+(?:will|is|are|begin|commence|start|continue|run)|^\W*(?:the|a)\s+(?:first|second|third|fourth|other|former|latter|larger|smaller)(?:\s+one)?\b|^\W*(?:it|they|under|A\s+(?:one|two|three|four|five)-year)\b",
    re.I,
)
BY_NAME = 3.5
LEAST_ACTOR = 0.8
_LIST = re.compile(
    r"\.?(?:\s+(?:groups?|family|chain|system|network|cooperative|count(?:y|ies)|plans?|schools|companies|stores|hotels|of)){0,3}"
    r"(?:\s*\([^)]*\))?\s*(?:,\s*and|,|;|\band|&)\s+(?:the\s+)?"
)
MOST_JOINED = 5
_IN_WORDS = ("strict", "loose", "unnamed")


def frames(text: str, side: Side) -> tuple[str, ...]:
    """Names of the constructions that a side of a sentence stands in."""
    if side.start < 0:
        return ()
    return _frames(text[max(0, side.start - REACH) : side.start], text[side.end : side.end + REACH].lstrip(".\u2024"))


@lru_cache(maxsize=4096)
def _frames(before: str, after: str) -> tuple[str, ...]:
    """Names of the constructions that stand around a name; a name is asked about for each time and happening."""
    small = before.translate(FOLDING).lower()
    found = []
    for name, lead, tail, needed in _COMPILED:
        for letters in needed:
            if letters in small:
                break
        else:
            continue
        if (lead is None or lead.search(before)) and (tail is None or tail.match(after)):
            found.append(name)
    return tuple(found)


def score(side: Side, found: Sequence[str]) -> float:
    """How well a side stands as the other party: its constructions and what kind of name it is."""
    f = side.features
    own = f.get("s_known") or f.get("s_owner") or f.get("s_label_ORG") or ("named" in found and not f.get("s_upper"))
    titled = "object" in found and not own
    # To a place work is moved, not given.
    placed = f.get("s_label_GPE", 0) + f.get("s_label_LOC", 0) > f.get("s_gov", 0)
    idle = {"object"} if titled else {"moved"} if placed else set()
    worth = sorted((WORTH[name] for name in found if name not in idle), reverse=True)
    total = -1.5 * titled
    total += sum(w / (1 + i) for i, w in enumerate(worth[:3]))
    total += 1.2 * f.get("s_strict", 0) + f.get("s_suffix", 0) + f.get("s_gov", 0) + 0.5 * f.get("s_known", 0)
    total += 0.35 * min(f.get("s_count", 0), 3) + 0.5 * f.get("s_title", 0)
    total -= (
        1.5 * f.get("s_label_PERSON", 0) * (1 - f.get("s_suffix", 0)) * (not {"dash", "actor", "named"} & set(found))
    )
    total -= 1.0 * (
        f.get("s_label_DATE", 0) + f.get("s_label_LAW", 0) + f.get("s_label_PRODUCT", 0) + f.get("s_label_NORP", 0)
    )
    total -= 0.7 * f.get("s_label_GPE", 0) * (1 - f.get("s_gov", 0))
    total -= 1.0 * f.get("s_aside", 0)
    if side.party is not None and side.party.kind in (PartyKind.UNNAMED, PartyKind.GROUP):
        total -= 0.8
    return round(total, 2)


def described(text: str, side: Side) -> Side:
    """A side of a sentence with its constructions as features, and with its score as weight."""
    found = frames(text, side)
    worth = score(side, found)
    features = {**side.features, **{f"f_{name}": 1.0 for name in found}, "s_score": worth}
    return replace(side, weight=worth, features=features)


def chosen(text: str, sides: Sequence[Side]) -> list[Side]:
    """The sides that a scene is about, the best first: one, or those joined with it in a list; else from elsewhere.

    `weight` of each is its score here, and its features name its constructions.
    """
    here = [described(text, side) for side in sides if side.source in _IN_WORDS]
    ranked = sorted(here, key=lambda s: (-s.weight, s.start))
    listed = [s for s in sides if s.source == "listed"]
    if listed:
        made = {"f_made": 1.0, "s_strict": 1.0, "s_score": 5.0}
        return [replace(s, weight=5.0, features={**s.features, **made}) for s in listed]
    elsewhere = next((s for s in sides if s.source == "before"), None) or next(
        (s for s in sides if s.source in ("heading", "main")), None
    )
    heading = next((s for s in sides if s.source == "heading" and s.features.get("s_suffix")), None)
    if heading is not None and (not ranked or _is_unnamed(ranked[0])):
        told = {"f_dash": 1.0, "s_score": 2.5, "s_refers": float(bool(_REFERS.search(text)))}
        return [replace(heading, weight=2.5, features={**heading.features, **told})]
    paper = [s for s in sides if s.source == "paper"]
    if paper and (not ranked or ranked[0].weight < BY_NAME):
        return [replace(s, features={**s.features, "s_refers": 1.0}) for s in paper[:3]]
    refers = elsewhere is not None and bool(_REFERS.search(text))
    if ranked and (elsewhere is None or not refers or _stands(ranked[0]) or ranked[0].party == elsewhere.party):
        best = ranked[0]
        gap = 3.2 if best.weight > 5 else 2.0
        if best.features.get("f_second"):
            first = [s for s in ranked[1:] if s.features.get("f_made") and s.start < best.start]
            return [best, *first[-1:]]
        also = [s for s in ranked[1:4] if s.weight >= 2.5 and s.weight >= best.weight - gap and not _is_title(s, best)]
        listed_with = [s for s in joined_with(text, best, here) if all(s.start != t.start for t in also)]
        return [best, *also, *listed_with]
    if elsewhere is not None and refers:
        return [replace(elsewhere, features={**elsewhere.features, "s_refers": 1.0})]
    return ranked[:1] or [sides[-1]]


def _is_title(side: Side, best: Side) -> bool:
    """True for the first word of an agreement's name where the words "with Alpha" say who its party is."""
    return bool(side.features.get("f_named") and best.features.get("f_with") and not side.features.get("f_with"))


def _stands(side: Side) -> bool:
    """True for a side that some construction ties to the dealing well enough to go before one named elsewhere."""
    found = {name for name, value in side.features.items() if name.startswith("f_") and value}
    if found & {"f_actor", "f_named"} and side.weight >= LEAST_ACTOR:
        return True
    if "f_subject" in found and side.weight >= 1:
        return True
    found.discard("f_agent")
    return bool(found) and side.weight >= (3.0 if found == {"f_for"} else 2.2)


def joined_with(text: str, best: Side, sides: Sequence[Side]) -> list[Side]:
    """The names of one list with a side ("with Alpha, Beta and Gamma"): what holds of it holds of them."""
    row = sorted(
        (
            s
            for s in sides
            if s.source in ("strict", "loose") and (s.features.get("s_gov") or not s.features.get("s_label_GPE"))
        ),
        key=lambda s: s.start,
    )
    at = next((i for i, s in enumerate(row) if s.start == best.start), None)
    if at is None:
        return []
    found: list[Side] = []
    for step in (1, -1):
        here, there = at, at + step
        while 0 <= there < len(row):
            first, second = (row[here], row[there]) if step > 0 else (row[there], row[here])
            if not _LIST.fullmatch(text[first.end : second.start]):
                break
            found.append(row[there])
            here, there = there, there + step
    held = {k: v for k, v in best.features.items() if k.startswith("f_")}
    return [
        replace(s, weight=best.weight - 0.5, features={**s.features, **held, "s_score": best.weight - 0.5})
        for s in found[:MOST_JOINED]
    ]


def _is_unnamed(side: Side) -> bool:
    return side.party is None or side.party.kind in (PartyKind.UNNAMED, PartyKind.GROUP)
