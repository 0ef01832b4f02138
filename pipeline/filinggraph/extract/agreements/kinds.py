"""What kind of agreement a title names, and whether it changes an earlier one."""

import re
from dataclasses import dataclass

from filinggraph.model import Span

_KINDS = (
    ("franchise", r"\bfranchis|\barea\s+development"),
    ("employment", r"\bemploy|\bexecutive\s+(?:service|compensation)|\bseverance|\bchange\s+in\s+control|\bretention"),
    (
        "credit",
        r"\bcredit|\bloan|\bindenture|\bpromissory|\bnote\b|\bsecurity\s+agreement|\bguarant|\bpledge"
        r"|\bcapital\s+maintenance"
        r"|\byield\s+maintenance|\bfinancing",
    ),
    ("lease", r"\blease\b|\bleasing|\brental|\bsublease|\btenancy"),
    (
        "joint development",
        r"\bjoint\s+(?:venture|development)|\bcollaborat|\bstrategic\s+alliance|\bco-?develop|\bcooperation"
        r"|\bdevelopment\s+agreement|\bresearch",
    ),
    ("manufacturing", r"\bmanufactur|\btoll|\bproduction\s+agreement"),
    (
        "distribution",
        (
            r"\bdistribut|\breseller|\bdealer|\bsales\s+(?:agency|representative)|\bagency"
            r"|\bchannel\s+partner|\bvalue[\s-]added"
        ),
    ),
    ("supply", r"\bsuppl(?:y|ier)"),
    ("purchase", r"\bpurchase|\bprocurement|\bofftake|\bsale\s+(?:and|of|agreement)|\bsales\s+(?:agreement|contract)"),
    ("license", r"\blicen[sc]|\bintellectual\s+property|\bco-?brand|\bcontent\b|\btrademark|\bpatent|\broyalt"),
    ("outsourcing", r"\boutsourc"),
    ("marketing", r"\bmarketing|\bpromotion|\badvertis|\bsponsor|\bendorse|\baffiliat|\breferral"),
    (
        "equity",
        r"\b(?:stock|share|unit)s?\b|\bshareholder|\bstockholder|\bregistration\s+rights|\bwarrant"
        r"|\bsubscription|\bvoting"
        r"|\bunderwriting|\bjoint\s+filing|\bmerger|\bpartnership|\boperating\s+agreement\s+of"
        r"|\bremarketing|\binvestment\s+agreement",
    ),
    (
        "service",
        r"\bservic|\bconsult|\bmaintenance|\bsupport|\bhosting|\btransport|\bmanagement|\boperat"
        r"|\badvisory|\bprocessing"
        r"|\badministrat|\bwork\b|\bconstruction|\bengineering|\bcleaning|\bstorage|\blogistic",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_NOUN = (
    r"(?:AGREEMENT|CONTRACT|AMENDMENT|ADDENDUM|LEASE|LICENSE|LICENCE|INDENTURE|MEMORANDUM\s+OF\s+UNDERSTANDING|"
    r"LETTER\s+OF\s+INTENT|GUARANTY|GUARANTEE|UNDERTAKING|TERM\s+SHEET|STATEMENT\s+OF\s+WORK"
    r"|SUPPLEMENT|DEED|ASSIGNMENT)"
)
_CAPITAL_TITLE = re.compile(
    rf"(?:[A-Z0-9][A-Z0-9&'’.,/()-]*[ \t]+(?:&[ \t]+)?){{0,12}}{_NOUN}S?\b"
    r"(?:[ \t]+(?:NO\.?|NUMBER|#|TO|OF|FOR|AND|ON|WITH|THE|AGREEMENT|CONTRACT|[A-Z0-9][A-Z0-9&'’-]*)){0,14}"
)
_MIXED_TITLE = re.compile(
    rf"(?:^|\n)[ \t]*(?P<title>(?:[A-Z0-9][\w&'’.,/()-]*[ \t]+(?:(?:and|of|for|the|to|&|in|on|a)[ "
    rf"\t]+)*){{0,10}}{_NOUN.title()}s?\b"
    r"(?:[ \t]+(?:No\.?|to|of|for|and|[A-Z0-9][\w&'’.-]*)){0,10})[ \t]*(?=\n|$)"
)
_THIS_TITLE = re.compile(
    rf"\b(?:THIS|This)\s+(?P<title>(?:[A-Z][\w&'’,/-]*\s+(?:(?:and|of|for|the|to|&|in)\s+)*){{0,10}}{_NOUN})\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:EXHIBIT|Exhibit|EX)[\s.-]*[\dA-Za-z.()-]*\s*|EXECUTION\s+(?:COPY|VERSION)\s*"
    r"|CONFORMED\s+COPY\s*|CONFIDENTIAL\s*"
    r"(?:TREATMENT\s+REQUESTED)?\s*|FORM\s+OF\s+|TABLE\s+OF\s+CONTENTS\s*|THIS\s+|THE\s+|BETWEEN\s+"
    r"|AND\s+|\d+\s+|[.,()-]\s*)+"
)
_RELATIONS = (
    ("restates", re.compile(r"\b(?:amended\s+and\s+restated|restated|A&R)\b", re.IGNORECASE)),
    ("terminates", re.compile(r"\bterminat(?:ion|ing)\s+(?:agreement|of)\b|\bmutual\s+release\b", re.IGNORECASE)),
    ("assigns", re.compile(r"\b(?:assignment(?:\s+and\s+assumption)?|assumption|novation)\b", re.IGNORECASE)),
    ("amends", re.compile(r"\b(?:amendment|addendum|supplement|modification|amending|extension)\b", re.IGNORECASE)),
)
_EARLIER = re.compile(
    r"\b(?:that\s+certain|the\s+certain|certain|the|to|of"
    r"|amends)\s+(?P<name>(?:[A-Z][\w&'’/-]*\s+(?:(?:and|of|for|the|&)\s+)*){1,8}"
    r"(?:Agreement|Contract|Lease|License|Indenture)(?:\s+(?:No\.|Number|#)\s*[\w-]+)?"
    r"(?:[^.;\n]{0,160}?\bdated\s+(?:as\s+of\s+)?[A-Z][a-z]+\s+\d{1,2},?\s+\d{4})?)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What an agreement is called and where it says so; the kind that follows; its relation to an earlier one."""

    text: str
    span: Span | None
    kind: str
    relation: str = ""
    earlier: Span | None = None


def title(text: str, preamble: Span) -> Title:
    """Title, kind and relation of the agreement whose preamble is given."""
    span = _title_span(text, preamble)
    name = " ".join(text[span.start : span.end].split()) if span else ""
    relation = next((r for r, pattern in _RELATIONS if pattern.search(name)), "")
    earlier = None
    if relation:
        match = _EARLIER.search(text, preamble.start, min(len(text), preamble.end + 1500))
        earlier = Span(match.start("name"), match.end("name")) if match else None
    return Title(name, span, kind_of(name), relation, earlier)


def kind_of(name: str) -> str:
    """Kind of agreement that a title names: the most telling of its words in the order of _KINDS, else "other"."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(name)), "other")


def _title_span(text: str, preamble: Span) -> Span | None:
    named = _THIS_TITLE.match(text, preamble.start, min(len(text), preamble.start + 260))
    if named and len(named["title"].split()) > 1:
        return Span(named.start("title"), named.end("title"))
    high = min(len(text), max(preamble.start, 400), 4000)
    for match in _CAPITAL_TITLE.finditer(text, 0, high):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if match.end() - start > 4:
            return Span(start, match.end())
    mixed = _MIXED_TITLE.search(text, 0, max(high, 800))
    if mixed:
        lead = _LEAD.match(mixed["title"])
        return Span(mixed.start("title") + (lead.end() if lead else 0), mixed.end("title"))
    return Span(named.start("title"), named.end("title")) if named else None
