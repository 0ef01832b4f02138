"""Whose paper a text is by how such papers begin: the title of a call, a rating, a letter, a notice, a digest.

Each rule reads a heading or an address that names one body outright, so that nothing needs to be weighed:

* the title of a call or of its transcript: "Acme Corp. (ACM) Q4 2019 Earnings Call", "Acme Third Quarter Results Call";
* the line of a broker's note that gives company, symbol and rating: "Acme plc (ACM) -- HOLD";
* whom a letter or notice is sent to: "To the Shareholders of Acme Corp.", "Distributed to employees of Acme Corp.";
* the title of an exhibit that is read or handed out: "EXHIBIT 99.1 -- SCRIPT FOR VIDEO, ACME DEVICES";
* a letter to shareholders that does not say whose: the name whose revenues it reports, or of which it says what it had;
* a page that speaks as "we" beneath a name in capitals on its first line;
* a public body's own notices: its name in full, alone on the first line.
"""

import itertools
import re

from filinggraph.extract.lexicon import GENERIC_HEADS, GOVERNMENT, NOT_A_NAME, NOT_A_PARTY, PLACES, TITLE_VERBS
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.spelling import NAME, SUFFIXED, clean, key

_TITLES = 6  # lines in which a title is looked for
_LONGEST = 200  # characters of a line that may be a title
_NAME = r"(?P<who>[A-Z0-9][^\n,;:|]{1,70}?(?:,\s(?:Inc|Ltd|LLC|L\.P|N\.V|S\.A)\.?)?)"
_SYMBOL = r"(?:\s*[(\[](?:[A-Za-z]+:\s*)?[A-Z]{1,6}(?:\.[A-Z]{1,3})?[)\]])"
_GAP = r"(?:[\s,:]|[-–—|]+\s)+"
_PERIOD = (
    r"(?:(?i:[1-4]Q|Q[1-4]|[HF][12Y]|FY|(?:first|second|third|fourth|full|year)[- ](?:quarter|half|year|end)|fiscal"
    r"|interim|annual)[\d’']*(?:[,\s]+(?i:(?:of\s+)?(?:fiscal|FY|year)\s*)?[’']?(?:19|20)?\d\d\b)?|(?:19|20)\d\d\b)"
)
_CALL = re.compile(
    rf"\W*{_NAME}{_SYMBOL}?(?:[’']s)?{_GAP}(?:{_PERIOD}{_GAP})*"
    r"(?i:(?:earnings|results|analysts?|investors?|financial|conference)\s+)+(?i:call|webcast|teleconference|briefing)\b"
)
_RATED = re.compile(
    rf"\W*{_NAME}{_SYMBOL}{_GAP}(?i:(?:rating|recommendation){_GAP})?"
    r"(?i:(?:strong\s+|speculative\s+)?(?:hold|buy|sell)|accumulate|neutral|(?:out|under)perform"
    r"|(?:over|under|equal|market)[- ]?(?:weight|perform)|not\s+rated)\s*(?:$|\W)"
)
_HOLDERS = (
    r"(?i:share(?:holders?|owners?)|stock(?:holders?|owners?)|(?:unit|security|bond|note)\s?holders?|owners|members"
    r"|employees|associates|colleagues|staff|partners|investors)"
)
_SENT = re.compile(
    r"\W*(?:(?i:dear|to)|.{0,60}?\b(?i:distributed|letter|notice|memo(?:randum)?|message|mailed|sent|given|addressed)"
    rf"\s+(?i:to))\s+(?i:(?:the|all|our|fellow)\s+)*{_HOLDERS}(?:,?\s+(?i:and\s+)?{_HOLDERS})*\s+(?i:of|at)\s+(?i:the\s+)?"
    rf"(?P<who>{NAME.pattern})"
)
_HANDED_OUT = re.compile(
    r"\W*(?i:exhibit|ex)[-\s]+[\d.]+\W+(?:[\w’'-]+\s+){0,3}?(?i:script|talking\s+points|remarks|memo(?:randum)?|speech|presentation"
    rf"|questions\s+and\s+answers|faqs?)\b(?:\s+(?i:for|of|to|at)\s[^,:–—]{{3,40}})?\s*[,:–—]\s*(?P<who>{NAME.pattern})\W*$"
)
_TO_HOLDERS = re.compile(
    rf"\W*(?i:dear|to)\s+(?i:(?:our|the|all|my|fellow|valued)\s+)*(?:{_HOLDERS}|(?i:friends))"
    rf"(?:\s+(?i:and)\s+(?i:fellow\s+)?(?:{_HOLDERS}|(?i:friends)))?\s*[:,.]?\s*$"
)
_RESULTS = r"(?:revenues?|sales|earnings|income|profits?|results|backlog|employees|people|shares|operations|business)"
_REPORTED = re.compile(
    rf"\b(?i:{_RESULTS}|men\s+and\s+women)\s+(?:of|at)\s+(?:the\s+)?(?P<of>{NAME.pattern})"
    rf"|(?P<owner>{NAME.pattern})[’']s?\s+(?:net\s+|total\s+|own\s+|annual\s+){{0,2}}{_RESULTS}\b"
)
_HAD = re.compile(
    rf"(?:^|[,.]\s+(?i:the\s+)?)(?P<who>{NAME.pattern})\s+(?:had|has|ended|closed|finished|began|earned|became|did)\b(?!\s+[a-z]+ed\b)",
    re.M,
)
_SPEAKS = re.compile(r"\b(?:[Ww]e|[Oo]ur|WE|OUR)\b")
_SPEAKS_FOR_A_FIRM = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]he (?:Company|Registrant|Partnership|Corporation))\b")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_CALLS_ITSELF = re.compile(
    r"(?:PARTNERS|HOLDINGS|INDUSTRIES|SYSTEMS|TECHNOLOGIES|LABORATORIES|ENTERPRISES|ASSOCIATES|BROTHERS|STORES"
    r"|COMMUNICATIONS|ELECTRONICS|PHARMACEUTICALS|THERAPEUTICS|SEMICONDUCTOR|AIRLINES|RESOURCES|NETWORKS|FOODS|TRUST)$"
)
_LABEL = re.compile(
    r"\W*(?i:(?:press|news|media)\s+(?:release|statement)|for\s+immediate\s+release|exhibit\s+[\d.]+)\W*$"
)
_PUBLIC = re.compile(
    r"(?:THE\s|The\s)?(?:[\w.’'&-]+\s){1,6}?(?i:(?:school|transit|water|hospital|port|utility|park|fire|sanitary|ferry|library)\s+district"
    r"|public\s+schools|(?:sheriff|police|fire|purchasing)(?:[’']s)?\s+(?:office|department)|board\s+of\s+\w+|city\s+council"
    r"|housing\s+authority|authority|agency|commission|county)(?:\s+(?i:no)\.?\s*\d+)?"
    r"|(?i:town|city|village|county|borough|township|parish|port|state|commonwealth)\s+(?i:of)\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
)
_ACTION = re.compile(rf"\s(?!Of\b)(?:{TITLE_VERBS}|Sues|Asks|Opens|Votes|Approves|Seeks|Drops|Hires)\s")
_SUBTITLE = 90  # characters of the line below a public body's name, which says what the notice is
_BRANCH = re.compile(
    r",\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}\s+(?:District|Division|Region|Office|Command|DISTRICT)$"
)


def headed(text: str) -> str:
    """The name of whom a text is by or about, where its heading or address says so outright, else ""."""
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()]
    for line, below in itertools.zip_longest(lines[:_TITLES], lines[1:_TITLES], fillvalue=""):
        for rule, title in (
            (_CALL, line),
            (_CALL, f"{line} {below}"),
            (_RATED, line),
            (_SENT, line),
            (_HANDED_OUT, line),
        ):
            if len(title) <= _LONGEST:
                match = rule.match(title)
                name = _name(match["who"]) if match else ""
                if name:
                    return _in_full(name, text)
    return _public_body(lines, text)


def implied(text: str) -> str:
    """The name that a letter to shareholders or a page that says "we" leaves to be understood, else ""."""
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()]
    return _of_letter(lines, text) or _in_capitals(lines, text)


def _name(written: str) -> str:
    """A name as such, or "" for what is none."""
    name = clean(written)
    words = name.split()
    if not NAME.fullmatch(name.rstrip(".")) or len(name) < 3 or re.search(NOT_A_PARTY, name):
        return ""
    plain = all(w.casefold().strip(".,") in GENERIC_HEADS or w.casefold() in ordinary() for w in words)
    return "" if plain or key(name) in NOT_A_NAME or key(name) in PLACES else name


def _in_full(name: str, text: str) -> str:
    """The name in legal form where the text has it so: "Acme Corp." for the "Acme" of a title."""
    if SUFFIXED.search(name):
        return name
    full = re.compile(
        rf"\b{re.escape(name)},?\s+(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|plc|PLC|AG|SE|N\.V|S\.A)\b\.?"
    )
    found = full.search(text)
    return clean(found.group()) if found else name


def _of_letter(lines: list[str], text: str) -> str:
    """Of a letter "To Our Shareholders:", the name that its results are reported of, or that opens its account."""
    if not any(_TO_HOLDERS.match(line) for line in lines[:_TITLES] if len(line) < _LONGEST):
        return ""
    unfolded = re.sub(r"(?<=\S)[ \t]*\n(?=\S)", " ", text)
    opening = _HAD.search(unfolded, 0, 700)
    found = [opening["who"]] if opening else []
    found += [m["of"] or m["owner"] for m in _REPORTED.finditer(unfolded[:8000])]
    names = [name for name in map(_name, found) if name and not re.search(GOVERNMENT, name)]
    if not names:
        return ""
    told = {name: sum(1 for other in names if other.split()[0] == name.split()[0]) for name in names}
    return _in_full(max(names, key=lambda name: told[name]), text)


def _in_capitals(lines: list[str], text: str) -> str:
    """The first line where it is a name in capitals such as firms bear, over a text that says "we"."""
    line = lines[0] if lines else ""
    formed = 2 < len(line.split()) < 6 and line.isupper() and _CALLS_ITSELF.search(line)
    coined = formed and line.split()[0].casefold() not in ordinary()
    return _name(line) if coined and _SPEAKS.search(text[len(line) :]) else ""


def _public_body(lines: list[str], text: str) -> str:
    """A public body's full name, alone on the first line of a text in which no firm speaks."""
    rest = iter(lines)
    line = next((line for line in rest if not _LABEL.match(line)), "")
    under = next(rest, "")
    whole = _BRANCH.sub("", line)
    if not (_PUBLIC.fullmatch(whole) or re.fullmatch(GOVERNMENT, whole)) or _ACTION.search(whole):
        return ""
    if len(line) > 80 or not under or len(under) > _SUBTITLE or under.endswith((".", ":")):
        return ""
    return "" if _SPEAKS_FOR_A_FIRM.search(_QUOTED.sub("", text)) else clean(whole)
