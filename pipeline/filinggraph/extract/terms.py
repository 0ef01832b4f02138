"""What a sentence says of a contract's time: its end, its start, its signing, its term, its renewal, its notice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.durations import find_durations
from filinggraph.model import Renewal

_END = Caseless(
    r"\b(?:expir(?:e|es|ed|ing|y|ation)(?:\s+(?:date|of\s+the\s+(?:contract|agreement|term)))?"
    r"|end(?:s|ed|ing)?|terminat(?:es|ing)|conclud(?:es|ing)|lapse[sd]?|run(?:s|ning)?|continu(?:es"
    r"|ing)|"
    r"remain(?:s|ed)?\s+in\s+(?:full\s+force\s+and\s+)?effect|extend(?:s|ed|ing)?|extension"
    r"|renew(?:ed|s|ing)?|valid|effective|in\s+place|in\s+effect|term|performed"
    r"|period\s+of\s+performance|"
    r"performance(?:\s+period)?|services?|in\s+force|deliver\w*|shipments?|ship|suppl(?:y|ies)|pacts?|accords?|appointment|engagement|mandate|concession|licen[cs]es?"
    r"|charter(?:ed|s)?|franchise|option|extend\w*|push(?:ed|es)?|signed\s+up|agreement|contract|partnership|sponsorship|supply|deal"
    r"|purchas\w*|requirements|work|commitments?|mature[sd]?|years|seasons?|stays?|lasts?|lasting|goes|binds?"
    r"|covers?|prolong\w*|lengthen\w*|tie-ups?|orders?|hauls?|retain\w*|sponsor\w*|arrangements?|exclusiv\w+"
    r"|agreements|contracts|concessions|licen[cs]es|operated|managed|provided|hauled|reserved|committed)\b"
    r"[^.;]{0,140}?\b(?:on|in|at|through|thru|until|till|to|by|as\s+of|is|of|for\s+the|and"
    r"|date\s+of)\s+(?:and\s+including\s+)?(?:at\s+least\s+)?(?:the\s+)?(?:end\s+of\s+"
    r"|close\s+of\s+)?$",
)
_HARD_END = Caseless(
    (
        r"\b(?:expir\w*|(?:sub)?contract\s+concluded|ends?|ended|ending|terminat(?:es|ing|e|ed(?=\s+(?:on|in|as)\b))|conclud(?:es|ing)|lapse[sd]?|ceas(?:e|es|ed|ing)|(?:runs?|ran|running)\s+out|(?:comes?|came|coming|drew|draws|drawing)\s+to\s+(?:(?:an|its)\s+(?:\w+\s+)?(?:end|close|conclusion)|a\s+close|the\s+end\s+of\s+its\s+term)|finish(?:es|ed|ing)?|r[au]n\s+its\s+course|reach(?:es|ed)\s+the\s+end\s+of\s+its\s+term|(?:is|are|comes?|falls)\s+(?:up|due)|(?:is|was)\s+up|winds?\s+up|wound\s+up"
        r"|mature[sd]?)\b(?:\s+(?:(?:in\s+accordance\s+with|by|under|pursuant\s+to)\s+its\s+terms|on|in|at|date|by|of|is|the|as|fiscal|no|later|than|end|contract"
        r"|agreement|period|or|about|until|first|next|last|close|late|early|mid|beginning|middle|this|\w+ly),?)*\s*$"
    ),
)
_THROUGH = Caseless(
    (
        r"\b(?:through|thru|until|till|to\s+at\s+least|up\s+to|extending\s+to|(?:good|on|out)\s+to|before(?=\s+the\s+(?:end|close))"
        r"|(?:runs?|running|ran|goes|go|carr(?:y|ies|ied)\s+\w+|stretch(?:es|ing)|lasts?|lasting|continues?|continuing)\s+to)\s+(?:and\s+including\s+)?(?:at\s+least\s+)?(?:late\s+|early\s+|mid-?\s?)?(?:the\s+)?(?:(?:end|close|middle|beginning|start)\s+of\s+"
        r"|(?:spring|summer|fall|autumn|winter)\s+of\s+|(?:first|second|third|fourth|final|last)\s+(?:half|quarter)\s+of\s+)?(?:our\s+|its\s+)?(?:the\s+)?$"
    ),
)
_INTO = Caseless(
    r"\b(?:continu\w*|remain\w*|extend\w*|run(?:s|ning)?|last(?:s|ing)?)\s+(?:(?:in\s+(?:effect|force)|well)\s+)?into\s+$"
    r"|\b(?:expir(?:ation|y)|end|conclusion)\s+of\b[^.;]{0,110}\b(?:agreement|contract|licen[cs]e|arrangement|term)\s+(?:in|on)\s+$"
    r"|\b(?:beyond|after|past)\s+(?:its|the|their)\s+(?:current\s+|present\s+)?(?:term|expir\w+|end)\s+(?:at|on|in)\s+$"
    r"|\bnot\s+be\s+(?:renewed|extended)\s+(?:after|beyond|past)\s+(?:its\s+expir\w+\s+(?:on|in)\s+)?$"
    r"|(?<!came )\b(?:up|due|comes?)\s+for\s+renewal\s+(?:in|on|at)\s+(?:the\s+end\s+of\s+)?$"
    r"|\b(?:exten(?:d|ds|ded|ding|sion)|renew\w*|prolong\w*|lengthen\w*|stretch\w*|roll(?:ed|s)\s+over|push\w*|mov(?:ed|es|ing)|postpon\w+|put\s+off|carr(?:y|ies|ied))\b[^.;]{0,70}\b(?:to|out\s+to)\s+(?:the\s+)?(?:(?:end|close|middle)\s+of\s+)?$"
    r"|\b(?:stays?|remains?|continues?|holds?|keeps?)\s+(?:in\s+(?:effect|force|place)|good|valid)\s+(?:to|until|through)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+)?$"
    r"|\b(?:sub)?contract\b[^.;]{0,130}\b(?:completed|finished|discontinued|fulfilled)\b(?:\s+[\w-]+){0,5}?\s+(?:in|on)\s+$|\b(?:agreement|contract|licen[cs]e|charter|arrangement)\b[^.;]{0,90}\bconcluded\s+(?:with|upon|at|after)\b[^.;,]{0,40}\s(?:on|in)\s+$"
    r"|\b(?:come|comes|came)\s+to\s+an\s+end\b[^.;]{0,60},\s+(?:on|in)\s+$|\bexpir\w+\s+date\b[^.;]{0,70}\bto\s+$"
    r"|\b(?:terminat|cancel|expir)\w*\b[^.;]{0,130}\bwith\s+effect\s+(?:from|on|as\s+of)\s+$"
    r"|\b(?:terminat|cancel|expir)\w+\b(?:(?!\b(?:19|20)\d\d,?\s+and\b)[^.;]){0,60}\b(?:take|takes|took|taking)\s+effect\s+(?:on\s+|in\s+|as\s+of\s+|from\s+)?$"
    r"|\b(?:terminat|cancel|expir)\w+\b[^.;]{0,130}\beffective(?:\s+(?:as\s+of|on|in))?\s+$",
)
_ENDED_THEN = re.compile(
    r"[\w\s,]{4,20}?,\s+(?:the|our|its|their|that|this)\s[^.;]{0,110}?\b(?:agreement|contract|licen[cs]e|arrangement|charter)\b[^.;]{0,200}?"
    r"\s(?:expired|ended|terminated|lapsed)(?=\s*[.,;]|\s+(?:and|in|by|under|pursuant)\b|\s*$)",
    re.I,
)
_NOT_A_START = re.compile(
    r"\b(?:(?:exten|push|mov|chang|postpon|defer)\w*[^.;]{0,80}\bfrom|(?:end|expir\w+|terminat\w+)\s+date\b[^.;]{0,60}\bfrom|(?:deliver(?:y|ies)|shipments?|construction|production|installation)\b[^.;]{0,40})\s+$",
    re.I,
)
_YEAR_OF = re.compile(r"^(?:19|20)\d\d\s+(?:[\w-]+\s+){0,4}?(?:agreement|contract|licen[cs]e|arrangement)\b", re.I)
_SPAN = re.compile(
    r"\bfrom\s+(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?(?:19|20)\d\d,?\s+(?:until|till|through|thru|to)\s+(?:the\s+end\s+of\s+)?$"
)
_OF_A_DEAL = re.compile(
    r"\b(?:agreements?|contracts?|licen[cs]es?|pact|deal|charter|terms?|performance|partnership|arrangement|orders?)\b",
    re.I,
)
_FROM_TO = re.compile(r"\bfrom\b[^.;]{0,40}\bto\s+$", re.I)
_START = Caseless(
    r"\b(?:effective(?:\s+(?:date|as))?|commenc(?:e|es|ed|ing)|beg[ia]n(?:s|ning)?|begun|starting"
    r"|starts?|started|becomes?\s+effective|became\s+effective|in\s+(?:effect|force|place)\s+since|took\s+effect|takes?\s+effect|"
    r"came\s+into\s+(?:force|effect)|with\s+effect|retroactive(?:ly)?\s+to)\b(?:\s+(?:on|in|from|as|of|at|is|was|the"
    r"|since|date|period|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|late|early"
    r"|\w+day,))*[\s,]*$|"
    r"\b(?:from)\s+$|\bsince\s+$",
)
_SIGNED = re.compile(
    r"\b(?:entered\s+into|signed|executed|dated|made|awarded|announced|agreed|concluded|reached"
    r"|established|formed|inked|finalized|partnered|obtained|converted|amended|expanded|renewed"
    r"|extended)\b"
    r"[^.;]{0,110}?\b(?:on|in|as\s+of|dated|of)?[\s,]*$",
    re.I,
)
_LEADS = re.compile(
    r"^\W*(?:[A-Z][\w\s.-]{0,40}[–—-]\s+)?(?:On|In|During|Effective(?:\s+as\s+of)?(?:\s+the\s+close\s+of\s+business)?(?:\s+on)?|Since|As\s+of(?:\s+the\s+close\s+of\s+business\s+on)?|At\s+the\s+end\s+of"
    r"|Also\s+in|Also,?\s+on)\s+(?:or\s+about\s+)?$"
)
_TERM = re.compile(
    (
        r"\b(?:term|period|agreement|contract|partnership|deal|charter|license|arrangement|extension|spanning"
        r"|lasting|for|over|duration|sponsorship|collaboration|order|award|award|recompete|renewal"
        r"|of\s+performance|licence|base|lease|commitment|continues)\b"
    ),
    re.I,
)
_NOT_A_TERM = re.compile(
    r"\b(?:every|within|past|last|previous|prior|ago|next|after|before|old|experience|more\s+than"
    r"|over(?!\s+(?:an?|the|its)\s)|for\s+(?:more|over|nearly|almost)|history|notice|warranty|option(?:s|al)?|additional"
    r"|trial|"
    r"pilot|renewal\s+(?:terms?|periods?)|extension\s+(?:terms?|periods?)|successive|anniversary"
    r"|days?['’]|delivery|deliveries|lead|relationship|decades?|track|phase-in|phase|first"
    r"|initial\s+deliver)\b",
    re.I,
)
_AFTER_TERM = re.compile(
    r"^[\s-]*(?:\w+[\s-]+){0,6}?(?:terms?|period|agreement|contract|charter|franchise|partnership|deal|licen[cs]e"
    r"|extension|arrangement|sponsorship|collaboration|order|award|supply|renewal|lease|commitment"
    r"|subcontract|plan|mandate|"
    r"base|engagement|recompete|project|program|task|BPA|IDIQ|purchase|service|from|through"
    r"|of\s+performance|in\s+(?:duration|length)|long|beginning|starting|unless|subject|,|\.|\)|$)",
    re.I,
)
_RENEW_AUTO = re.compile(
    r"\bauto(?:matic(?:ally)?)?[\s-]+(?:be\s+)?(?:renew|extend)\w*|\b(?:renew|extend)\w*\s+automatically|\bevergreen\b"
    r"|\b(?:(?:will|shall)\s+(?:then\s+)?)?(?:renews?|be\s+renewed)\s+for\s+(?:successive|consecutive|like|further|additional)\b[^.;]{0,60}\bunless\b",
    re.I,
)
_RENEW_OPTION = re.compile(
    (
        r"\b(?:option(?:s|al)?)\b[^.;]{0,60}\b(?:renew|exten|year|period|term)|\b(?:may"
        r"|can)\s+be\s+(?:renewed|extended)|\brenewable\b|\boption\s+years?\b|\boptions?\s+(?:to|for)\b"
        r"|\brenewal\s+options?"
    ),
    re.I,
)
_SEASONS_BEFORE = re.compile(
    r"\b(?:for|in|during|of)\s+(?:each\s+of\s+)?the\s+(?:\d{4}\s*,\s*)*\d{4}\s*,?\s+and\s+$", re.I
)
_NOTICE = re.compile(r"\bnotice\b", re.I)
_VALUE = re.compile(
    (
        r"(?P<cur>US\$|U\.S\.\s?\$|C\$|CA\$|CAD|A\$|AU\$|USD|EUR|GBP|\$|€|£"
        r"|¥)\s?(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<m>million|billion|thousand|[MBK]\b|mn|bn)?"
    ),
    re.I,
)
_CURRENCIES = {"$": "USD", "us$": "USD", "u.s. $": "USD", "u.s.$": "USD", "usd": "USD",
               "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD",
               "eur": "EUR", "€": "EUR", "gbp": "GBP", "£": "GBP", "¥": "JPY"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A length of time found in a sentence, with the range of the words that give it."""

    start: int
    end: int
    duration: str


def _is_end(lead: str, text: str, start: int) -> bool:
    if _HARD_END.search(lead) and not re.search(
        r"\b(?:year|years|month|months|quarter|period|weeks?)s?\s+end(?:ed|ing)\s*$"
        r"|\b(?:shipments?|deliver(?:y|ies)|exclusivity|production|sales|trial|strike|offering|stoppage|warranty)\b[^.;,]{0,40}\bend(?:s|ed|ing)?\b[^.;]{0,20}$",
        lead,
        re.I,
    ):
        return True
    if _INTO.search(lead):
        return True
    if _SPAN.search(lead) and _OF_A_DEAL.search(text[max(0, start - 220) : start]):
        return True
    if not (_THROUGH.search(lead) or _FROM_TO.search(lead)):
        return False
    return bool(_END.search(text[max(0, start - 200) : start])) and not re.search(
        r"\b(?:available|sales?|increase|grow|growth|guidance|outlook|tax\s+years?)\b[^.;]{0,25}$", lead, re.I
    )


def is_end(text: str, start: int) -> bool:
    """True where the words before a date make it an end, or those after a date that opens the sentence."""
    if is_lead(text[:start]) and _ENDED_THEN.match(text[start:]):
        return True
    return _is_end(text[max(0, start - 190) : start], text, start) or _ends_seasons(text, start)


def _ends_seasons(text: str, start: int) -> bool:
    """True for the last year of "for the 2025 and 2026 seasons"."""
    return bool(_SEASONS_BEFORE.search(text[:start]) and re.match(r"\d{4}\s+(?:\w+\s+){0,3}seasons\b", text[start:]))


def is_start(text: str, start: int) -> bool:
    """True where the words before a date make it a beginning."""
    lead = text[max(0, start - 190) : start]
    if _NOT_A_START.search(lead):
        return False
    return (
        bool(_START.search(lead))
        and not _INTO.search(lead)
        and not re.search(r"\bas\s+of\s*$", re.sub(r"\b(?:effective|dated|amended)\s+as\s+of\s*$", "", lead), re.I)
    )


def is_signing(text: str, start: int) -> bool:
    """True where the words before a date say that something was agreed then."""
    lead = text[max(0, start - 110) : start]
    year_of = re.search(r"\b(?:an?|the|its|our|their)\s+$", lead, re.I) and _YEAR_OF.match(text[start : start + 80])
    return bool(_SIGNED.search(lead) or year_of)


def is_lead(before: str) -> bool:
    """True for the words before a date that opens its sentence: "On", "In", "Effective"."""
    return bool(_LEADS.match(before))


def is_term(text: str, start: int, end: int) -> bool:
    """True where the words around a length of time make it a contract's term."""
    return any((s <= start and end <= e) or start <= s < end for s, e in _term_spans(text))


def _term_spans(text: str) -> list[tuple[int, int]]:
    return [(said.start, said.end) for said in _terms(text)]


def _terms(text: str) -> Iterator[Said]:
    for start, end, duration in find_durations(text):
        if duration.endswith("D") or duration == "P0Y":
            continue
        before, after = text[max(0, start - 45) : start], text[end : end + 70]
        if _NOT_A_TERM.search(before[-28:]) or re.match(
            r"\s*(?:notice|ago|old|warranty|option|extension\s+option|prior|later|trial|experience|of\s+experience)",
            after,
            re.I,
        ):
            continue
        if re.search(
            (
                r"\b(?:term|period|duration|life)\s+of\s*(?:approximately\s+|up\s+to\s+)?$|\b(?:term|period)\s+(?:is|was|will\s+be|runs)\s+(?:for\s+)?$|\b(?:for|over|spanning|spans?|covers?|covering|runs?|running|lasts?"
                r"|lasting)\s+(?:a\s+|an\s+|the\s+)?(?:initial\s+|next\s+)?(?:period\s+of\s+"
                r"|term\s+of\s+)?(?:up\s+to\s+)?$"
            ),
            before,
            re.I,
        ):
            yield Said(start, end, duration)
            continue
        adjective = re.match(r"-|\s?-", text[start:end][::-1][4:6]) or "-" in text[start:end]
        if (
            adjective or re.search(r"\b(?:an?|the|new|initial|our|its|this|into|each)\s*$", before, re.I)
        ) and _AFTER_TERM.match(after):
            yield Said(start, end, duration)
            continue
        if _TERM.search(before) and re.match(
            r"\s*(?:,|\.|;|\)|$|from|beginning|commencing|with|and|period|term|unless|through)", after, re.I
        ):
            yield Said(start, end, duration)


def renewal_of(text: str) -> tuple[Renewal | None, str]:
    """Whether and for how long a sentence lets a contract go on."""
    renewal = Renewal.AUTO if _RENEW_AUTO.search(text) else Renewal.OPTION if _RENEW_OPTION.search(text) else None
    return renewal, _renewal_term(text, renewal)


def notice_of(text: str) -> str:
    """The period of notice that a sentence gives, or ""."""
    return _notice(text)


_OF_NOTICE = re.compile(
    r"(?:[’']s?)?\s+(?:(?:prior|advance|written|previous)\s+)*notice\b|\s+(?:before|prior\s+to)\s+(?:the|its|such|any)\b",
    re.I,
)
_NOTICE_OF = re.compile(r"\bnotice\s+(?:of\s+)?(?:(?:at|no|not)\s+(?:least|less\s+than)\s+)?$", re.I)


def _renewal_term(text: str, renewal: Renewal | None) -> str:
    if renewal is None:
        return ""
    cue = re.search(r"renew|exten|option", text, re.I)
    durations = [
        d
        for s, e, d in find_durations(text)
        if cue and s > cue.start() - 60 and not d.endswith("D")
        if not _OF_NOTICE.match(text, e) and not _NOTICE_OF.search(text, 0, s)
    ]
    return durations[-1] if durations else ""


def _notice(text: str) -> str:
    for start, end, duration in find_durations(text):
        if _NOTICE.search(text[end : end + 40]) and not _NOTICE.search(text[start:end]):
            return duration
    return ""


_PAID_FOR_END = re.compile(
    r"\b(?:termination|cancell?ation)\s+(?:payments?|fees?|charges?)\s+of\s+(?:approximately\s+|about\s+)?$", re.I
)


def find_value(text: str) -> tuple[int, int, str, str] | None:
    """(start, end, plain amount, ISO 4217 code) of the largest amount of money in a sentence."""
    best: tuple[int, int, str, str] | None = None
    for match in _VALUE.finditer(text):
        if _PAID_FOR_END.search(text, max(0, match.start() - 60), match.start()):
            continue
        number = float(match["n"].replace(",", ""))
        unit = (match["m"] or "").lower()
        number *= {
            "m": 1e6,
            "mn": 1e6,
            "million": 1e6,
            "b": 1e9,
            "bn": 1e9,
            "billion": 1e9,
            "k": 1e3,
            "thousand": 1e3,
        }.get(unit, 1)
        if best is None or number > float(best[2]):
            best = (match.start(), match.end(), f"{number:.2f}", _CURRENCIES.get(match["cur"].lower(), "USD"))
    return best
