"""Who a document speaks of: the filer, aliases that it defines, and organizations named in a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from filinggraph.extract.language import entities
from filinggraph.extract.lexicon import (
    ACRONYMS,
    COUNTED,
    GENERIC_HEADS,
    GOVERNMENT,
    LETTERED,
    NOT_A_NAME,
    NOT_A_PARTY,
    PLACES,
    SUFFIX,
    THE_COMPANY,
)
from filinggraph.extract.speaker import speaker
from filinggraph.extract.spelling import NAME, SUFFIXED, TICKER, clean, key
from filinggraph.model import Document, Party, PartyKind

_DEFINED = re.compile(
    r"\(\s*(?:(?:collectively|together|hereinafter|herein|hereafter|referred to(?: herein)? as"
    r"|individually)[,\s]+)*(?:the\s+|an?\s+|or\s+)*"
    r"[\"“”‘'']{1,2}(?P<alias>[^\"“”’']{2,60}?)[,.]?[\"“”’']{1,2}(?:\s*(?:,|or"
    r"|and)\s*(?:the\s+)?[\"“‘](?P<second>[^\"“”’']{2,60}?)[,.]?[\"”’])?[^()]{0,60}\)"
)
_ACRONYM = re.compile(r"\((?P<alias>[A-Z][A-Z&.\-]{1,10}|[A-Z][a-z]+)\)")
_GOVERNMENT = re.compile(GOVERNMENT)
_UNNAMED = re.compile(LETTERED)
_COUNTED = re.compile(COUNTED, re.I)
_NOT_A_PARTY = re.compile(NOT_A_PARTY)
_COMPANY = re.compile(rf"^(?:{THE_COMPANY})$", re.I)


NOT_A_DEALER = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Messrs|Prof)\b|\d|^[a-z]|^[A-Z]{2,5}s?$")
_NOT_ANYONE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Messrs|Prof)\b|\b\d|^[a-z]+$|^(?:RFP|SBIR|STTR|IDIQ|MSA|SOW|LOI|MOU|NDA|OEM|ESG|SaaS|IoT|API"
    r"|MW|MWh|GW|kW|EV|EVs|AI|IT|IP|LNG|EPC|PPA|R&D|M&A|ERP|CRM|LTE|TV|USD|EUR|GAAP)$"
    r"|^(?:Consequently|Initial|Accordingly|Subsequently|Meanwhile|Recently|Currently|Previously|Together|Upon|Once|Such"
    r"|After|Before|Following|Based|End|Early|Late|Mid|Some|Most|Many|All|Any|Other|Both|Key|Highlights?|First|Second)\b"
)
_LABELLED = re.compile(
    r"^[ \t]*(?:Filer|Registrant|Issuer|Company)(?:[ \t]+name)?:[ \t]*(?P<name>[A-Z0-9][^\n\t]{1,89}?)[ \t]*$",
    re.M | re.I,
)
_EXACT_NAME = re.compile(
    r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?(?:small\s+business\s+)?(?:registrant|issuer|company)", re.I
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text: its range in that text, and whom it denotes."""

    start: int
    end: int
    party: Party


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says of who is who: its filer, and every alias with the party that it stands for."""

    filer: Party
    aliases: Mapping[str, Party] = field(default_factory=dict)

    def party(self, name: str) -> Party:
        """The party that a name denotes in this document."""
        name = clean(name)
        return self.aliases.get(key(name)) or Party(name, kind_of(name))


def kind_of(name: str) -> PartyKind:
    """Company or government body, by the name alone."""
    return PartyKind.GOVERNMENT if _GOVERNMENT.search(name) and not SUFFIXED.search(name) else PartyKind.COMPANY


@lru_cache(maxsize=16)
def context(document: Document) -> Context:
    """The filer and the alias table of a document."""
    filer, own = _filer(document)
    aliases: dict[str, Party] = {}
    for found in _definitions(document.text):
        if _COMPANY.match(found[1]) or _NOT_A_PARTY.search(found[0]):
            continue
        aliases.setdefault(key(found[1]), Party(found[0], kind_of(found[0])))
    grouped: dict[str, list[str]] = {}
    for alias, party in aliases.items():
        grouped.setdefault(party.name, []).append(alias)
    full = {
        n: Party(n, kind_of(n), aliases=tuple(sorted(_spelled(document.text, a) for a in al)))
        for n, al in grouped.items()
    }
    table = {alias: full[party.name] for alias, party in aliases.items()}
    table.update({key(n): p for n, p in full.items()})
    for alias in ("company", "registrant", "we", "our", "us", "corporation", "group", *own, filer.name):
        table[key(alias)] = filer
    short = key(filer.name).split()
    if filer.name != "the Company" and short and len(short[0]) > 3 and short[0] not in PLACES:
        table.setdefault(re.sub(r"[.,]", "", short[0]), filer)
        stripped = re.sub(rf"(?:,?\s+(?:{SUFFIX})\.?)+$", "", filer.name, flags=re.I)
        table.setdefault(key(stripped), filer)
    return Context(filer, table)


def organizations(text: str, who: Context, *, strict: bool = False) -> list[Mention]:
    """Parties named in a sentence, in order: by alias, legal form, government lexicon and the model's entities.

    `strict` wants one of these for every name; otherwise the sentence itself (a subject of "accounted for") is taken
    as a ground for names that the model calls something else.
    """
    labels = {position: label for start, end, label in entities(text) for position in range(start, end)}
    found: list[Mention] = []
    for start, end in candidates(text, who):
        name = clean(text[start:end])
        if not name or key(name) in NOT_A_NAME:
            continue
        known = who.aliases.get(key(name)) or (who.filer if _speaks_for(name, who.filer) else None)
        if known is None and (_NOT_A_PARTY.search(name) or _aside(text, start, end)):
            continue
        if known is None and not _credible(name, labels, start, end, strict=strict):
            continue
        found.append(Mention(start, end, known or Party(name, kind_of(name))))
    return found


def names_of_any_kind(text: str, who: Context) -> list[Mention]:
    """Every capitalised name but places, things and persons by title, for use where the syntax decides."""
    found: list[Mention] = []
    for start, end in candidates(text, who):
        name = clean(text[start:end])
        known = who.aliases.get(key(name)) or (who.filer if _speaks_for(name, who.filer) else None)
        if known is None and (
            len(name) < 3 or key(name) in NOT_A_NAME or key(name) in PLACES or _aside(text, start, end)
        ):
            continue
        if known is None and (
            _NOT_A_PARTY.search(name)
            or _NOT_ANYONE.search(name)
            or all(w.casefold().strip(".,") in GENERIC_HEADS for w in name.split())
        ):
            continue
        found.append(Mention(start, end, known or Party(name, kind_of(name))))
    return found


def candidates(text: str, who: Context) -> list[tuple[int, int]]:
    """Ranges of text that look like names: capitalised runs, cut at list words where the parts stand alone."""
    out: list[tuple[int, int]] = []
    for match in _GOVERNMENT.finditer(text):
        out.append(match.span())
    for match in NAME.finditer(text):
        start, end = match.span()
        if any(start < e and s < end for s, e in out):
            continue
        out.extend(_parts(text, start, end, who))
    return sorted(out)


def _parts(text: str, start: int, end: int, who: Context) -> list[tuple[int, int]]:
    """A run of capitals split at " and " unless the whole is one known or suffixed name."""
    whole = text[start:end]
    if key(clean(whole)) in who.aliases:
        return [(start, end)]
    owner = re.match(r"(?P<owner>.{2,60}?)(?:[’']s|(?<=s)[’'])\s+(?P<own>\S.*)", whole)
    if owner and (
        key(clean(owner["owner"])) in who.aliases
        or _speaks_for(clean(owner["owner"]), who.filer)
        or (re.search(r"\d|\b[A-Z]{2,}\b|-", owner["own"]) and not SUFFIXED.search(whole))
    ):
        return [(start, start + owner.end("owner"))]
    pieces: list[tuple[int, int]] = []
    position = start
    for joint in [*re.finditer(r"\s+(?:and|or)\s+(?:the\s+)?", whole), None]:
        stop = start + joint.start() if joint else end
        piece = text[position:stop]
        lead = re.match(
            (
                r"(?:The|In|For|At|As|During|Sales|Revenues?|Our|We|Of|To|From|By|Both|Each|No|Under|On|While"
                r"|Approximately|Customers?|However|Although|Since|With|Purchases)\s+"
            ),
            piece,
        )
        if lead:
            position += lead.end()
        if position < stop:
            pieces.append((position, stop))
        if joint:
            position = start + joint.end()
    joined = len(pieces) == 2 and re.match(
        (
            r"^(?:Co|Company|Sons?|Bros|Brothers|Partners|Associates|Gamble|Johnson|Decker|Young|Power|Light"
            r"|Medicaid|Company,? Inc)\b"
        ),
        text[pieces[1][0] : pieces[1][1]],
    )
    return [(pieces[0][0], pieces[1][1])] if joined else pieces


def _credible(name: str, labels: Mapping[int, str], start: int, end: int, *, strict: bool) -> bool:
    words = name.split()
    if _GOVERNMENT.fullmatch(name) or (SUFFIXED.search(name) and len(words) > 1):
        return True
    if all(w.casefold().strip(".,") in GENERIC_HEADS for w in words) or key(name) in PLACES or len(name) < 2:
        return False
    if re.search(r"\d{4}|%", name) or re.fullmatch(r"[\d.,]+", name):
        return False
    inside = [labels[p] for p in range(start, end) if p in labels]
    if strict:
        capitals = len(words) == 1 and name.isupper() and key(name) not in ACRONYMS
        return not capitals and inside.count("ORG") * 2 > end - start
    if not inside:
        return len(words) > 1 and not all(w.isupper() for w in words)
    label = max(set(inside), key=inside.count)
    return label in ("ORG", "PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "NORP", "GPE") and (
        label != "GPE" or len(words) == 1
    )


def _speaks_for(name: str, filer: Party) -> bool:
    """True for a shorter or longer form of the filer's own name."""
    if filer.name == "the Company":
        return False
    bare = [
        re.findall(r"[a-z0-9]+", re.sub(rf"(?:,?\s+(?:{SUFFIX})\.?)+$", "", key(n), flags=re.I))
        for n in (name, filer.name)
    ]
    if bare[0] and bare[0] == bare[1]:
        return True
    a, b = (re.findall(r"[a-z0-9]+", key(n)) for n in (name, filer.name))
    short, long = sorted((a, b), key=len)
    return bool(short) and len("".join(short)) > 3 and long[: len(short)] == short and short[0] not in PLACES


def _aside(text: str, start: int, end: int) -> bool:
    """True for a ticker, a dateline's place, an address or a person's title."""
    before, after = text[max(0, start - 24) : start], text[end : end + 40]
    ticker = re.search(
        r"(?:nasdaq|nyse|amex|otc\w*|tsx\S*|cse|lse|asx|tase|fra|fse|aim|isin|symbol\w*)[^()]{0,12}[:\s“\"]\s*$",
        before,
        re.I,
    )
    place = (
        re.match(r"\s*,\s*(?:[A-Z][a-z]+\.?|[A-Z]{2})\s*(?:,|[-–—]|\(|$)", after)
        and start < 60
        and re.match(r"[A-Z ]+$", text[start:end])
    )
    title = re.match(
        (
            r"\s*,?\s*(?:the\s+)?(?:Chief|President|CEO|COO|CFO|CTO|Chairman|Director|Vice|Head|SVP|EVP"
            r"|Founder|General\s+Manager)\b"
        ),
        after,
    )
    return bool(ticker or place or title)


def unnamed(text: str) -> list[Mention]:
    """Customers that are lettered or counted, not named: "Customer A", "two customers", "ten largest customers"."""
    found = [Mention(*m.span(), Party(" ".join(m.group().split()), PartyKind.UNNAMED)) for m in _UNNAMED.finditer(text)]
    for match in _COUNTED.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in found):
            continue
        label = " ".join(match.group().split())
        one = re.match(
            (
                r"(?:one|a single|another|a|an|the|our|its|single)\b(?!.*\b(?:two|three|four|five|six|seven|eight"
                r"|nine|ten|\d+)\b)"
            ),
            label,
            re.I,
        )
        plural = re.search(r"s$", label)
        kind = PartyKind.UNNAMED if one and not plural else PartyKind.GROUP
        found.append(Mention(match.start(), match.end(), Party(label, kind)))
    return sorted(found, key=lambda m: m.start)


def _definitions(text: str) -> list[tuple[str, str]]:
    """(full name, alias) pairs that the text defines in parentheses."""
    pairs: list[tuple[str, str]] = []
    for match in _DEFINED.finditer(text):
        full = _name_before(text, match.start())
        for alias in (match["alias"], match["second"]):
            if (
                full
                and alias
                and alias[0].isupper()
                and len(alias.split()) <= 6
                and not re.search(r"agreement|contract|act\b|note", alias, re.I)
            ):
                pairs.append((full, " ".join(alias.split())))
    for match in _ACRONYM.finditer(text):
        full = _name_before(text, match.start())
        alias = match["alias"]
        if full and (_initials(full, alias) or (alias.casefold() in full.casefold() and SUFFIXED.search(full))):
            pairs.append((full, alias))
    return pairs


def _name_before(text: str, position: int) -> str:
    window = text[max(0, position - 140) : position].rstrip()
    best = ""
    for match in NAME.finditer(window):
        tail = window[match.end() :]
        if not tail.strip(" ,"):
            best = match.group()
    best = re.sub(r"^(?:The|In|On|As|At|Our|While|When|Under|From|With|By|To|For|If)\s+(?=[A-Z])", "", best)
    parts = re.split(r"\s+(?:and|with|from|by)\s+(?=[A-Z])", best)
    name = clean(parts[-1]) if not _GOVERNMENT.search(best) else clean(best)
    return name if len(name) > 2 and key(name) not in NOT_A_NAME else ""


def _initials(full: str, alias: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", alias)
    capitals = re.sub(r"[^A-Z]", "", full)
    return len(letters) >= 2 and (capitals.startswith(letters) or letters in capitals)


def _spelled(text: str, alias: str) -> str:
    found = re.search(re.escape(alias), text, re.I)
    return found.group() if found else alias


def _filer(document: Document) -> tuple[Party, tuple[str, ...]]:
    """The filer as the document writes it, and its own short names."""
    header = document.filing.filer
    text = document.text
    own = _own_names(text)
    cover = _cover_name(document)
    tickers = tuple(dict.fromkeys(m["symbol"] for m in TICKER.finditer(text[:6000])))[:1]
    name = own[0] if own else cover
    if header is not None and cover and key(cover).endswith(key(header.name)):
        return Party(cover, cik=header.cik, tickers=header.tickers or tickers, filer=True), own[1:]
    if header is not None:
        written = _as_written(text, header.name)
        name = written or name or header.name
        return Party(name, cik=header.cik, tickers=header.tickers or tickers, filer=True), own[1:]
    release = document.type.startswith(("EX-99", "8-K", "6-K")) or not document.type
    if not name and release:
        name = speaker(document)
    return Party(name or "the Company", tickers=tickers if name else (), filer=True), own[1:]


def _cover_name(document: Document) -> str:
    """The name on a cover page: after "Filer:" or above "(Exact name of registrant as specified in its charter)"."""
    labelled = _LABELLED.search(document.text[:3000])
    if labelled:
        return clean(labelled["name"])
    exact = _EXACT_NAME.search(document.text[:8000])
    if not exact:
        return ""
    lines = [" ".join(line.split()) for line in document.text[: exact.start()].splitlines() if line.strip(" _-*\t")]
    name = clean(lines[-1]) if lines else ""
    if (
        len(lines) > 1
        and SUFFIXED.search(" " + name)
        and (len(name.split()) < 2 or (lines[-2].isupper() and len(name.split()) < 3))
    ):
        name = clean(f"{lines[-2]} {name}")
    return name if 2 < len(name) < 90 and name[0].isalnum() and not re.search(r"\b(?:19|20)\d\d\b", name) else ""


def _own_names(text: str) -> tuple[str, ...]:
    """Full and short names from a definition such as 'Acme Corp. ("Acme" or the "Company")'."""
    pattern = re.compile(
        (
            r"\((?:[^()]{0,80}?)[\"“‘'](?:the\s+)?(?P<term>Company|Registrant|Corporation|we|us|our|Group"
            r"|Issuer)[,.]?[\"”’'][^()]{0,120}\)"
        ),
        re.I,
    )
    for match in pattern.finditer(text[:30_000]):
        before = text[max(0, match.start() - 260) : match.start()].rstrip()
        before = re.sub(r"(?:\s*\([^()]*\))+\s*$", "", before.rpartition("\n")[2])
        before = re.sub(r",?\s+(?:an?|its|together with|and its|collectively|including)\s+[^.]{0,160}$", "", before)
        before = re.sub(r"(?:\s*\([^()]*\))+\s*$", "", before)
        full = _name_before(before + " ", len(before) + 1)
        if full and not _COMPANY.match(full):
            shorts = [
                s
                for s in re.findall(r"[\"“‘]([^\"“”’]{2,40}?)[,.]?[\"”’]", match.group())
                if not _COMPANY.match(s) and s[0].isupper()
            ]
            return (full, *shorts)
    return ()


def _as_written(text: str, conformed: str) -> str:
    """The filer's name as the document prints it, for a name that EDGAR holds in capitals without punctuation."""
    words = [re.escape(w) for w in re.findall(r"[A-Za-z0-9]+", conformed)]
    core = words[:-1] if len(words) > 1 and re.fullmatch(SUFFIX.replace(r"\.?", r"\.?"), words[-1], re.I) else words
    if not core:
        return ""
    pattern = re.compile(r"\b" + r"[\s,.&'’\-]+(?:and\s+)?".join(core) + rf"(?:,?\s+(?:{SUFFIX})\.?)?", re.I)
    found = pattern.search(text)
    return clean(found.group()) if found and not found.group().isupper() else (clean(found.group()) if found else "")
