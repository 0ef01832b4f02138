"""Who a press release is by: the name that announces, bears the ticker, heads the text and closes it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from filinggraph.extract.dateline import dateline
from filinggraph.extract.labels import entities
from filinggraph.extract.lexicon import (
    GENERIC_HEADS,
    GOVERNMENT,
    NATIONALITIES,
    NOT_A_NAME,
    NOT_A_PARTY,
    PLACES,
    SUFFIX,
)
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.spelling import NAME, SUFFIXED, TICKER, clean, key
from filinggraph.model import Block, BlockKind, Document

Votes = dict[str, dict[str, float]]

_HEADLINE = re.compile(
    r"^\W*(?P<who>[A-Z0-9][^.:;]{1,60}?)(?:[’']s)?\s+(?:(?:Has|Is|Been|Was)\s+)*(?:Award(?:ed|s)?|"
    r"Wins?|Won|Secures?d?|Receiv(?:es|ed)|Signs?|Signed|Announces?d?|Selected|Selects|Chosen|Expa"
    r"nds?|Extends?|"
    r"Enters?|Lands?|Renews?|Inks?|Completes?|Reports?|Reached|Reaches|Partners?|Launch(?:es|ed)?|"
    r"Licenses|Licences|Chosen|Named|Tapped|Retained|Hired|Delivers|Ships|Supplies|Sells|Buys|Loses|Ends|Begins|Adds|Updates|Confirms|"
    r"Engages?|Books?|Gets?|Strikes?|Agrees?|Bags?|Provides?|Terminates?|Receives|Wins|"
    r"Lead|To\s+[A-Z]\w+|to\s+[A-Za-z]\w+|seeing|discusses|CEO|COO|Q[1-4]|First|Second|Third|Fourth)\b"
)
_BEGINS = re.compile(rf"\W*(?P<who>{NAME.pattern})\s+(?!as\b|is\b|was\b|has\b)[a-z]+s\s")
_ACTS = re.compile(
    r"(?P<who>[A-Z0-9][\w&’'-]*)(?:\s+[A-Z][\w&’'-]*){0,4}?\s+(?:[A-Za-z][a-z]{2,}s|[Tt]o\s+[A-Z]?[a-z]+)\s+\w"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]he (?:Company|Registrant|Group|Corporation))\b")
_GIVES = re.compile(
    r"\b(?:[Aa]wards|[Ss]elects|[Cc]hooses|[Pp]icks|[Tt]aps|[Nn]ames)\b"
)  # such titles tell of either side
_ANNOUNCES = re.compile(
    r"\b(?:has\s+|have\s+|is\s+|are\s+)?(?:today\s+|also\s+)?(?:announced?s?|announcing|reported|reports|said|"
    r"(?:is\s+|are\s+)?(?:pleased|proud|delighted|excited|thrilled)\s+to\s+(?:announce|report|share|advise))\b"
)
_LEAD_VERB = re.compile(
    r"^\s*(?:has\s+|have\s+|is\s+)?(?:been\s+)?(?:awarded|wins|won|secures?|secured|receives?|rece"
    r"ived|signs?|signed|awards?|enters?|entered|lands?|"
    r"selected|selects|announces|extends|renews|renewed|expands|inks?|inked|books|books|gets|partn"
    r"ers|completes|reports|to\s+supply|to\s+provide|seeing|unveils)\b",
    re.I,
)
_ABOUT = re.compile(r"^\W*(?:About|ABOUT)\s+(?P<name>[A-Z0-9][^\n:]{1,70}?)\s*(?:[:(].*)?$", re.M)
_TITLE = re.compile(
    r"(?:^|\s+)(?:CEO|COO|CFO|CTO|President|Chairman|Chief|Founder|Vice|Managing|Executive|Director)\b.*$"
)
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*[\"“][^\"”]*[\"”]")
_APPOSITION = re.compile(
    r",\s+(?:an?|the|one of|which|who|provider|leader|leading|developer|maker|manufacturer)\b.*$", re.I
)
# Who reports at the end of the sentence: "Borealis will move its printing to Acme Graphics, Acme reported today".
_CLOSES = re.compile(rf",\s+(?!(?:{SUFFIX})\b)(?P<who>{NAME.pattern})\s+$")
_LEAD_SUBJECT = re.compile(
    rf"(?:(?:[A-Z]\w+\s+(?:of\s+)?)?\w+,\s+)?(?:The\s+|the\s+)?(?:[A-Z][a-z]+(?:-[a-z]+)?\s+(?:[a-z][a-z-]+\s+){{1,3}})?(?P<who>{NAME.pattern})(?:®|™)?"
    r"(?=\s*(?:\(|[“\"]|,\s+(?:an?|the|one|Inc)\b|(?<!\w)(?:(?:has|have|is|will|today|also)\b|[a-z]+ed\b|[a-z]{3,}s\b)))"
)

_LABEL = re.compile(
    r"\W*(?:(?:press|news|media)\s+release|for\s+immediate\s+release|exhibit\s+[\d.]+|ex-[\d.]+|immediate\s+release"
    r"|(?:media\s+|investor\s+)?contacts?:|source:|(?:date|release\s+date):)[^\n]{0,120}$",
    re.I,
)
_JOINS_NOTHING = re.compile(r"\s+(?:and|&|of|for|the)$")  # words behind a name that end with it
_SOURCE = re.compile(rf"^\W*S(?:OURCE|ource)(?::|\s)\s*(?P<name>{NAME.pattern})\s*$", re.M)
SCANNED = 8000
_CONTACT = re.compile(rf"^\W*(?:Press\s+|Media\s+)?[Cc]ontacts?:\s*(?P<name>{NAME.pattern})\s*,", re.M)


_RELEASED = re.compile(
    r"\(?\b\w*(?:Wire|WIRE|wire|Newswire|NEWSWIRE|PressRelease|News Direct)\b\)?|\b[Aa]bout [A-Z]|"
    r"\b(?:announce[sd]?|announcing|pleased to|today (?:reported|said|confirmed)|(?:reported|said|confirmed) today)\b"
    r"|\bsaid on (?:Mon|Tues|Wednes|Thurs|Fri)day\b"
    r"|\b(?:NASDAQ|NYSE|OTC\w*|TSX\S*|CSE|ASX|Nasdaq)\b|\b(?:Awards?|Awarded|Wins?|Secures|Signs|S"
    r"elects|Extends|Partners?)\b|FORM 8-K"
)
# A name that heads a page: all of a line, or before a dash, a colon or the name of a form or of a report.
_HEADED = re.compile(
    rf"(?!(?:NOTE|Note|ITEM|Item|PART|Part|TABLE|Table|SCHEDULE|Schedule)\s+\w+\b)(?P<who>{NAME.pattern})\.?(?P<mark>\s*$|\s+[-–—|]+\s|:\s|\s(?:FORM\s+|Form\s+)?(?:8|10)-[KQ]\b"
    r"|\s(?:Reports?|REPORTS?|Letter|LETTER|Excerpts?|EXCERPTS?|Remarks|REMARKS|Update|UPDATE|Quarterly|QUARTERLY)\b)"
)
_FORM_LINE = re.compile(r"(?:form\s+)?(?:8|10)-[KQ]\b[^\n]{0,40}$", re.I)
_GROUP = re.compile(
    rf"(?:^|[.\n]\s*)(?P<who>{NAME.pattern}),?\s+(?:together\s+with|and)\s+its\s+(?:\w+[-\s]+){{0,2}}?subsidiaries\s*"
    r"(?:\(|,\s+\(|(?:are|is|make|makes|provide|provides|manufacture|design|operate)\b)"
)
_GROUP_FROM = 3000
_TITLED = re.compile(rf"(?P<who>{NAME.pattern})[’']?s?,?\s+(?:CEO|COO|CFO|managing director|president|founder)\b")


_OFFICER = re.compile(
    r"\b(?:CEO|COO|CFO|CTO|[Cc]hief\s+[\w ]+?\s+[Oo]fficer|[Pp]resident|[Ff]ounder|[Cc]hairman)\s+(?:of|at)"
    rf"\s+(?:the\s+)?(?P<who>{NAME.pattern})"
)
_LED = re.compile(r"\b(?:with|from|by|to|for|of|at|in|and|on|against)\s+(?:the\s+)?$", re.I)
# What acts for a company and is not another: "the Board of Directors of Acme Corp.".
ORGAN = re.compile(
    r"^Directors\s+of\s+(?:[Tt]he\s+)?(?=[A-Z])|^(?:[Tt]he\s+)?(?:Boards?|(?:[A-Z][a-z]+\s+){0,3}(?:Committee|Management|Trustees))(?:\s+of\s+(?:Directors|Trustees|Managers))?"
    r"\s+of\s+(?:[Tt]he\s+)?(?=[A-Z])(?!Directors|Trustees|Managers)"
)


# A state ("N.C."), and a number of somebodies ("Two Districts").
_NOBODY = re.compile(r"(?:[A-Z]\.)+$|(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Many|More)\s+\w+s\b")


def _title(text: str) -> tuple[str, str]:
    """The first line of a text where it is a title, "" where it is a sentence; and the text below it."""
    line, _, below = text.strip().partition("\n")
    shown = line.rstrip().removesuffix("...").rstrip()
    return line if len(shown) <= 250 and not shown.endswith((".", ";", ",")) else "", below


def _headlined(title: str, below: str) -> dict[str, int]:
    """Names of the headline that no preposition leads, with how often the text comes back to them."""
    found: dict[str, int] = {}
    for match in NAME.finditer(title):
        if _LED.search(title[: match.start()]):
            continue
        words = clean(match.group()).split()
        for size in range(min(len(words), 5), 0, -1):
            name = " ".join(words[:size])
            back = re.findall(rf"\b{re.escape(name)}\b", below, re.I if name.isupper() else 0)
            if len(name) > 1 and len(back) > (1 if found or match.start() else 0) and not words[size - 1].islower():
                found.setdefault(max(sorted(set(back)), key=back.count), len(back))
                break
    return found


def _acts(title: str, below: str) -> bool:
    """True where the title says what somebody does, the text comes back to the name, and nobody speaks as "we"."""
    acts = _ACTS.match(title) if NAME.match(title) and not _FIRST_PERSON.search(below) else None
    return bool(acts and re.search(rf"\b{re.escape(acts['who'])}\b", below))


def speaker(document: Document) -> str:
    """Full name of the organization that a release is by, or "" when no name stands out."""
    blocks = _beneath_labels(document)
    parts = [document.text[b.start : b.end] for b in blocks]
    start = blocks[0].start if blocks else 0
    text = document.text[start : start + SCANNED]
    title, below = _title(text)
    votes: Votes = defaultdict(dict)
    headlined = _headlined(title, below)
    officers = [m["who"] for m in _OFFICER.finditer(title)]
    alone = [name for part in parts[:5] if (name := _alone(part)) and _begins_one(name, parts)]
    dated = any(dateline(part) for part in parts[:6])
    heads = [*_heads(parts[:3], document.text), *(m["who"] for m in _GROUP.finditer(text, 0, _GROUP_FROM))][:1]
    told = (headlined and next(iter(headlined.values())) > 2) or _acts(title, below) or TICKER.search(text) or dated
    if not (_RELEASED.search(text) or told or officers or alone or heads):
        return ""
    for number, part in enumerate(parts):
        _vote_paragraph(votes, part, first=number == 0)
    for about in _ABOUT.finditer(document.text):
        _vote(votes, "about", about["name"], 1.5)
    for number, ticker in enumerate(TICKER.finditer(text)):
        before = _last_name(_ASIDE.sub("", text[max(0, ticker.start() - 200) : ticker.start()]))
        last = _parted(before, text)
        weight = 2 if number else 9 if last == before else 15  # of two that announce together, the listed one files
        before = last
        _vote(votes, "ticker", re.split(r"\s(?:Of|With|And|For|To|By|In|From)\s", before)[-1], weight)
    for source in _SOURCE.finditer(document.text):
        _vote(votes, "source", source["name"], 4)
    for contact in _CONTACT.finditer(document.text):
        if SUFFIXED.search(contact["name"]):
            _vote(votes, "contact", contact["name"], 3)
    for titled in _TITLED.finditer(text[:2500]):
        _vote(votes, "titled", titled["who"], 2)
    for name in officers:
        _vote(votes, "officer", name, 5)
    for name in alone:
        _vote(votes, "alone", name, 2)
    for name in heads:
        _vote(votes, "heads", name, 4)
    for number, name in enumerate(headlined):
        _vote(votes, "headlined", name, (0.5 if _GIVES.search(title) else 2) + (0 if number else 1.5))
    _vote_lead(votes, parts[1:] if title else parts)
    return _winner(votes, document.text)


def _beneath_labels(document: Document) -> list[Block]:
    """The first paragraphs of a text, without what stands over its title: "Press Release", its exhibit, its contact."""
    blocks = [b for b in document.blocks[:18] if b.kind is not BlockKind.TABLE]
    first = next((n for n, b in enumerate(blocks) if not _LABEL.match(document.text[b.start : b.end])), 0)
    return blocks[first : first + 14]


def _vote_lead(votes: Votes, parts: Sequence[str]) -> None:
    """The first long paragraph: its subject, and the organizations that it names."""
    lead = next((p for p in parts if len(p) > 120), "")
    body = _body(lead)
    subject = _LEAD_SUBJECT.match(body)
    if subject and (dateline(lead) or votes):
        _vote(votes, "lead", subject["who"], 4 if dateline(lead) else 3)
    for start, end, label in entities(body[:600]):
        if label == "ORG":
            _vote(votes, "named in lead", body[start:end], 1 if start < 3 else 0.3)


def _heads(parts: Sequence[str], text: str) -> Iterator[str]:
    """The name that heads the page, at most under its form: in legal form, or one that the text comes back to."""
    first = next((p.strip() for p in parts if not _FORM_LINE.match(p.strip())), "")
    head = _HEADED.match(first) if len(first) < 160 else None
    name = clean(head["who"]) if head else ""
    if head is None or len(name) < 4 or name.casefold() in ordinary() or re.search(GOVERNMENT, name):
        return
    words = [w for w in re.findall(r"[\w&’'-]+", name) if w.casefold() not in ordinary()]
    back = max((len(re.findall(rf"\b{re.escape(w)}\b", text, re.I)) for w in words), default=0)
    formal = SUFFIXED.search(name) or (len(name.split()) > 1 and head["mark"].strip())
    if words and formal and (back > 1 or (back == 1 and _FIRST_PERSON.search(text))):
        yield name


def _alone(paragraph: str) -> str:
    """A name that is all of a short line, as a page's byline is."""
    line = paragraph.strip()
    name = NAME.match(line) if len(line) < 70 else None
    return name.group() if name and not line[name.end() :].strip(" .®™") else ""


def _begins_one(name: str, parts: Sequence[str]) -> bool:
    """True where a sentence of the text starts with the first word of a name and a verb."""
    first = re.escape(name.split()[0])
    return any(re.match(rf"{first}\s+(?:was|is|has|will|[a-z]+ed)\b", _body(p)) for p in parts)


def _body(paragraph: str) -> str:
    """A paragraph after its dateline."""
    line = dateline(paragraph)
    return paragraph[line.end :] if line else paragraph


def _vote_paragraph(votes: Votes, paragraph: str, *, first: bool) -> None:
    body = _body(paragraph)
    headline = _HEADLINE.match(paragraph) if first and len(paragraph) < 250 else None
    if headline:
        begins = _BEGINS.match(paragraph)
        weight = 1 if _GIVES.search(paragraph) else 2.5
        several = re.match(rf"(?P<first>{NAME.pattern}),\s+{NAME.pattern}$", headline["who"])
        name = several["first"] if several else begins["who"] if begins else _last_name(headline["who"])
        _vote(votes, "headline", name or headline["who"], weight)
    head = NAME.match(body.lstrip('"“ '))
    if first and head and _LEAD_VERB.match(body.lstrip('"“ ')[head.end() :]):
        _vote(votes, "head", head.group(), 0.5)
    said = _ANNOUNCES.search(_ASIDE.sub("", body)[:600])
    if said:
        before = _ASIDE.sub("", body)[: said.start()]
        closes = _CLOSES.search(before) if "said" not in said.group() else None
        before = closes["who"] if closes else _APPOSITION.sub("", before.rstrip(" ,"))
        last = _last_name(before)
        led = _LED.search(before[: len(before) - len(last)]) or _is_person(before, last, said.group())
        for part in re.split(r"\s+and\s+(?:The\s+|the\s+)?(?=[A-Z])", last) if not led else ():
            _vote(votes, "announces", part, 7 if closes else 4)


def _parted(name: str, text: str) -> str:
    """The last of two names joined by "and" where the text also speaks of each of them alone, else the name."""
    for joint in re.finditer(r"\s+and\s+(?=[A-Z])", name):
        one, other = name[: joint.start()].split()[0], name[joint.end() :].split()[0]
        alone = rf"(?<!\band )\b{re.escape(other)}\b", rf"\b{re.escape(one)}\b(?!\s+(?:[\w.&’'-]+\s+){{0,5}}and\s)"
        if all(len(re.findall(pattern, text)) > 1 for pattern in alone):
            return name[joint.end() :]
    return name


def _is_person(before: str, name: str, verb: str) -> bool:
    """True for who is quoted by name and office: "commission chairman Ruth Alvarado said"."""
    plain = re.fullmatch(r"[A-Z][a-z]+(?:\s+[A-Z]\.)?\s+[A-Z][\w’'-]+", name) and not SUFFIXED.search(name)
    return bool(verb == "said" and plain and re.search(r"\b[a-z]{3,}\s+$", before[: len(before) - len(name)]))


def _vote(votes: Votes, ground: str, name: str, weight: float) -> None:
    """A ground counts once for a name, as strongly as it is ever met."""
    name = clean(_TITLE.sub("", clean(re.sub(r"^(?:CEO|President|Chairman|Chief|CFO)\s+of\s+", "", clean(name)))))
    name = _JOINS_NOTHING.sub("", clean(ORGAN.sub("", name)))
    left, joint, _ = f"{name} ".partition(" and ")
    if joint and SUFFIXED.search(left):
        name = left
    if (
        _NOBODY.match(name)
        or re.search(NOT_A_PARTY, name)
        or all(w.casefold().strip(".,") in GENERIC_HEADS for w in name.split())
    ):
        return
    if name.lower() in ordinary() and ground in ("announces", "headlined", "alone", "named in lead"):
        return
    if (
        re.fullmatch(NATIONALITIES, name)
        or len(name) < 2
        or key(name) in NOT_A_NAME
        or key(name) in PLACES
        or re.search(r"\b(?:19|20)\d\d\b", name)
    ):
        return
    if re.search(GOVERNMENT, name):
        weight /= 2
    votes[name][ground] = max(votes[name].get(ground, 0.0), weight)


def _last_name(text: str) -> str:
    last = ""
    for match in NAME.finditer(text):
        if not text[match.end() :].strip(" ,."):
            last = match.group()
    return last


def _winner(votes: Votes, text: str) -> str:
    """The name with most votes; shorter and longer forms of it count together, the longest in legal form is given."""
    pooled = {name: _pooled(votes, name) + min(text.count(name), 6) * 0.2 for name in votes}
    if not pooled:
        return ""
    best = max(pooled, key=lambda n: (round(pooled[n], 3), len(n), n))
    if pooled[best] < 1.1:
        return ""
    family = [n for n in votes if _same(best, n)]
    listed = [n for n in family if "ticker" in votes[n] and " " in n and votes[n].keys() & {"lead", "announces"}]
    shortest = max(listed, key=len) if listed else min(family, key=len)  # others may begin with the same word
    longer = [
        m.group() for m in NAME.finditer(text) if _same(m.group(), shortest) and SUFFIXED.search(clean(m.group()))
    ]
    written = [clean(n) for n in longer if not n.isupper() and len(n.split()) <= 7]
    return (
        max(written, key=lambda n: (written.count(n), len(n)))
        if written
        else max(family, key=lambda n: ("ticker" in votes[n], round(pooled[n], 3), not n.isupper(), n))
    )


def _pooled(votes: Votes, name: str) -> float:
    """What a name and its shorter and longer forms have on each ground, the best of them once."""
    strongest: dict[str, float] = {}
    for kin in (other for other in votes if _same(name, other)):
        for ground, weight in votes[kin].items():
            strongest[ground] = max(strongest.get(ground, 0.0), weight)
    return sum(strongest.values())


def _same(left: str, right: str) -> bool:
    a, b = (re.findall(r"[a-z0-9]+", key(n)) for n in (left, right))
    short, long = sorted((a, b), key=len)
    return bool(short) and long[: len(short)] == short
