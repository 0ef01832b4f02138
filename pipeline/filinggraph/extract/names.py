"""Who a document speaks of: the filer, aliases that it defines, and organizations named in a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from filinggraph.extract.asides import is_aside
from filinggraph.extract.bodies import WORDS, Bodies, Weighs
from filinggraph.extract.definitions import definitions, spelled
from filinggraph.extract.filer_name import COMPANY, filer_of
from filinggraph.extract.labels import Asked, letter_labels
from filinggraph.extract.lexicon import (
    ACRONYMS,
    COUNTED,
    FOR_WHOM,
    GENERIC_HEADS,
    GOVERNMENT,
    LETTERED,
    NATIONALITIES,
    NOT_A_NAME,
    NOT_A_PARTY,
    PLACES,
    SECOND_HALF,
    SUFFIX,
    TITLE_VERBS,
)
from filinggraph.extract.short_names import short_names
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key, names_in
from filinggraph.model import Document, Party, PartyKind

_GOVERNMENT = re.compile(GOVERNMENT)
_BODIES = Sieved(GOVERNMENT)
_UNNAMED = re.compile(LETTERED)
_COUNTED = Sieved(COUNTED, re.I)
_NOT_A_PARTY = re.compile(NOT_A_PARTY)
_JOINTS = re.compile(
    rf"(?<=\w)\s+{TITLE_VERBS}\s+(?=[A-Z\d])|"
    r"\s+(?:and|or)\s+(?:the\s+)?|(?<=[A-Za-z]{3}\.)(?<!Inc\.)(?<!Corp\.)(?<!Bros\.)(?<!Ltd\.)(?<!Cos\.)\s+|(?<=[a-z.)])\s+(?P<anew>(?:The|We|Our|In|It|Its|This|These|Those|As|Under|During|On|For"
    r"|At|If|When|While|Sales|Revenues?|There|Such|Each|Although|However|Since|Additionally|Mr|Ms|Mrs|Dr)\b(?!\.?\s+of\b))"
)
_LEAD = re.compile(
    r"(?:(?:The|In|For|At|As|During|Sales|Revenues?|Our|We|Its|These|This|That|Of|To|From|By|Both|Each|No|Under|On|While"
    r"|When|Approximately|Customers?|Suppliers?|However|Although|Since|With|Purchases|If|An?|Also|Then|Including|Like"
    r"|Currently|Recently|Today|Additionally|Former|Our|Should|Were|Had|Among|Whereas|Because|Until|Unless|Where)\s+|\d[\d,.]*(?:-[a-z]+)*\s+)"
)
_FOR = re.compile(r"(?<!\w)(?P<word>\w+)\.?\s+for\s+(?:the\s+)?(?=[A-Z])")
_FOR_WHOM = re.compile(FOR_WHOM)
_SEAT = re.compile(rf"(?P<name>.+?[, ](?:{SUFFIX}))\s+of\s+[A-Z]\w+")
_LEGAL_FORM = re.compile(rf"(?:,?\s+(?:{SUFFIX})\.?)+$", re.I)
_CUT = re.compile(r"\s(?:Inc|Corp|Co|Cos|Ltd|Bros|N\.V|S\.A|L\.P|L\.L\.C|A\.G|B\.V|C\.V|K\.K|N\.A)$")
_BESIDE_BODY = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])")  # an agency and a company with its legal form
_SECOND_HALF = re.compile(SECOND_HALF)
_PART = re.compile(r"[a-z0-9]+")
_ITSELF = re.compile(r"\s+the\s+(?=(?:Company|Registrant|Corporation|Partnership)$)")
_TAIL = re.compile(r"(?<=[A-Z]{2})-[a-z]{3,}$")
_OWNER = re.compile(r"(?P<owner>.{2,60}?)(?:[’']s|(?<=s)[’'])\s+(?P<own>\S.*)")


_NOT_ANYONE = re.compile(
    r"^[A-Z]{2,5}s$|^\w+(?:ally|ively|arily|ently|antly|ously)$|^(?:Thus|Year|Years|Months|Quarter|Hence)\b"
    rf"|^(?:{NATIONALITIES})$|^(?:Mr|Mrs|Ms|Dr|Messrs|Prof)\b|\b\d|^[a-z]+$|^(?:RFP|SBIR|STTR|IDIQ|MSA|SOW|LOI|MOU|NDA|OEM|ESG|SaaS|IoT|API"
    r"|MW|MWh|GW|kW|EV|EVs|AI|IT|IP|LNG|EPC|PPA|R&D|M&A|ERP|CRM|LTE|TV|[MGk]Hz|[KMGT]bps|[MGT]B|TEUs?|MMcf|Bcf|MDth|MMBtu|DWT|BOE|USD|EUR|GAAP)$"
    r"|^(?:Consequently|Initial|Accordingly|Subsequently|Meanwhile|Recently|Currently|Previously|Together|Upon|Once|Such"
    r"|After|Before|Following|Based|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|End|Early|Late|Mid|Some|Most|Many|Any|Other|Both|Key|Highlights?|Below|Above|Such|Sold|Net|Gross)\b"
    r"|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Multi|Long|Short|Full)[-\s]?(?:[Yy]ear|[Mm]onth|[Tt]erm|[Dd]ay)s?\b"
    r"|^(?:All|First|Second)(?:\s+(?:[A-Z]?[a-z]+s|Quarter|Half|Amendment|Phase|Year|Lien|Tier|Time|Nine|Six|Three))?$"
)


NO_BODY = -3.0  # a name whose odds have a smaller logarithm is nobody's


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text: its range in that text, and whom it denotes."""

    start: int
    end: int
    party: Party


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What a document says of who is who: its filer, every alias with the party that it stands for, and its names."""

    filer: Party
    aliases: Mapping[str, Party] = field(default_factory=dict)
    bodies: Bodies | None = None

    def party(self, name: str) -> Party:
        """The party that a name denotes in this document."""
        name = clean(name)
        return self.aliases.get(key(name)) or Party(name, kind_of(name))

    def body(self, name: str) -> float:
        """The logarithm of the odds that a name is that of a body, which can sign a contract; 0 where nothing tells."""
        return self.bodies.odds(name) if self.bodies else 0.0

    def may_sign(self, party: Party) -> bool:
        """False for another than the filer whose name is hardly that of a body."""
        return party.filer or self.body(party.name) > NO_BODY


@lru_cache(maxsize=4096)
def kind_of(name: str) -> PartyKind:
    """Company or government body, by the name alone."""
    return PartyKind.GOVERNMENT if _GOVERNMENT.search(name) and not SUFFIXED.search(name) else PartyKind.COMPANY


def context(document: Document) -> Context:
    """The filer and the alias table of a document."""
    return _context(document, WORDS.get())


@lru_cache(maxsize=16)
def _context(document: Document, words: Weighs) -> Context:
    filer, own = filer_of(document)
    aliases: dict[str, Party] = {}
    for found in definitions(document.text):
        if COMPANY.match(found[1]) or _NOT_A_PARTY.search(found[0]):
            continue
        aliases.setdefault(key(found[1]), Party(found[0], kind_of(found[0])))
    for full_name, sort in short_names(document.text):
        aliases.setdefault(
            key(sort), filer if key(full_name) == key(filer.name) else Party(full_name, kind_of(full_name))
        )
    grouped: dict[str, list[str]] = {}
    for alias, party in aliases.items():
        grouped.setdefault(party.name, []).append(alias)
    full = {
        n: Party(n, kind_of(n), aliases=tuple(sorted(spelled(document.text, a) for a in al)))
        for n, al in grouped.items()
    }
    table = {alias: full[party.name] for alias, party in aliases.items()}
    table.update({key(n): p for n, p in full.items()})
    for alias in ("company", "registrant", "we", "our", "us", "corporation", "group", *own, filer.name):
        table[key(alias)] = filer
    short = key(filer.name).split()
    if filer.name != "the Company" and short and len(short[0]) > 3 and short[0] not in PLACES:
        table.setdefault(re.sub(r"[.,]", "", short[0]), filer)
        stripped = _LEGAL_FORM.sub("", filer.name)
        table.setdefault(key(stripped), filer)
    return Context(filer, table, Bodies(document.text, words(document)))


def organizations(text: str, who: Context, *, strict: bool = False) -> list[Mention]:
    """Parties named in a sentence, in order: by alias, legal form, government lexicon and the model's entities.

    `strict` wants one of these for every name; otherwise the sentence itself (a subject of "accounted for") is taken
    as a ground for names that the model calls something else.
    """
    return [
        mention
        for mention, sure in _possible(text, who, strict=strict)
        if sure or _labelled(mention.party.name, text, mention.start, mention.end, strict=strict)
    ]


def doubtful(text: str, who: Context, *, strict: bool = False) -> list[Asked]:
    """What the model is asked when `organizations` reads a sentence."""
    return [(text, m.start, m.end) for m, sure in _possible(text, who, strict=strict) if not sure]


@lru_cache(maxsize=4096)
def _possible(text: str, who: Context, *, strict: bool) -> tuple[tuple[Mention, bool], ...]:
    """The names of a sentence that may be parties, and whether they are sure to be without asking the model."""
    found: list[tuple[Mention, bool]] = []
    for start, end in candidates(text, who):
        name = clean(text[start:end])
        if not name or key(name) in NOT_A_NAME:
            continue
        known = _known(name, who)
        if known is not None:
            found.append((Mention(start, end, known), True))
            continue
        credible = _by_form(name, strict=strict)
        if credible is not False and not is_aside(text, start, end):
            found.append((Mention(start, end, Party(name, kind_of(name))), bool(credible)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _known(name: str, who: Context) -> Party | None:
    """The party that a document is known to call so."""
    return who.aliases.get(key(name)) or (who.filer if _speaks_for(name, who.filer) else None)


@lru_cache(maxsize=4096)
def names_of_any_kind(text: str, who: Context) -> tuple[Mention, ...]:
    """Every capitalised name but places, things and persons by title, for use where the syntax decides."""
    found: list[Mention] = []
    for start, end in candidates(text, who):
        name = clean(text[start:end])
        known = _known(name, who)
        if known is None and (_is_nobody(name) or is_aside(text, start, end)):
            continue
        found.append(Mention(start, end, known or Party(name, kind_of(name))))
    return tuple(found)


@lru_cache(maxsize=4096)
def _is_nobody(name: str) -> bool:
    """True for a name that by itself is of a place, a thing or a person, or no name at all."""
    return (
        len(name) < 2
        or key(name) in NOT_A_NAME
        or key(name) in PLACES
        or bool(_NOT_A_PARTY.search(name) or _NOT_ANYONE.search(name))
        or all(w.casefold().strip(".,") in GENERIC_HEADS for w in name.split())
    )


@lru_cache(maxsize=4096)
def candidates(text: str, who: Context) -> tuple[tuple[int, int], ...]:
    """Ranges of text that look like names: capitalised runs, cut at list words where the parts stand alone."""
    bodies = [m.span() for m in _BODIES.finditer(text)]
    out: list[tuple[int, int]] = []
    for match in names_in(text):
        start, end = match.span()
        inside = [(s, e) for s, e in bodies if start < e and s < end] if bodies else ()
        if not inside:
            out.extend((start + s, start + e) for s, e in _parts(match.group(), who))
        elif len(inside) == 1 and _only_a_word_of_it(text, *inside[0], start, end):
            bodies.remove(inside[0])
            out.extend((start + s, start + e) for s, e in _parts(match.group(), who))
        elif (beside := _BESIDE_BODY.match(text, max(e for _, e in inside), end)) and SUFFIXED.search(
            text[beside.end() : end]
        ):
            out.extend((beside.end() + s, beside.end() + e) for s, e in _parts(text[beside.end() : end], who))
    ends = ((s, e + (text[e : e + 1] == "." and bool(_CUT.search(text[s:e])))) for s, e in out)
    return tuple(sorted({*bodies, *ends}))


def _only_a_word_of_it(text: str, start: int, end: int, first: int, last: int) -> bool:
    """True for an agency's initials inside a longer name that is not the agency's ("Acme NASA Services Venture")."""
    return (
        first < start
        and end < last
        and " " not in text[start:end]
        and not re.search(r"[’']s|\band\b", text[first:last])
    )


@lru_cache(maxsize=4096)
def _parts(whole: str, who: Context) -> tuple[tuple[int, int], ...]:
    """A run of capitals split at " and " and at words that begin a sentence, unless the whole is one known name."""
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(whole):
        parts, reached = _first_parts(whole[begin:], who)
        found += ((begin + s, begin + e) for s, e in parts)
        begin += reached
    return tuple(found)


def _first_parts(run: str, who: Context) -> tuple[tuple[tuple[int, int], ...], int]:
    """The parts of a run of capitals up to the first "for" that cuts it, and where what is behind that begins."""
    done = len(run)
    if key(clean(run)) in who.aliases:
        return ((0, done),), done
    itself = _ITSELF.search(run)
    if itself:  # "Under the Supply Agreement the Company sells …"
        return (*_parts(run[: itself.start()], who), (itself.end(), done)), done
    tail = _TAIL.search(run)
    if tail:
        return _parts(run[: tail.start()], who), done
    seat = _SEAT.match(run)
    if seat:
        return _parts(seat["name"], who), done
    owner = _OWNER.match(run)
    if owner and (
        key(clean(owner["owner"])) in who.aliases
        or _speaks_for(clean(owner["owner"]), who.filer)
        or (re.search(r"\d|\b[A-Z]{2,}\b|-", owner["own"]) and not SUFFIXED.search(run))
    ):
        return ((0, owner.end("owner")),), done
    for cut in _FOR.finditer(run):
        if not _FOR_WHOM.fullmatch(cut["word"]):
            return _parts(run[: cut.end("word")], who), cut.end()
    return _pieces(run), done


def _pieces(whole: str) -> tuple[tuple[int, int], ...]:
    """A run of capitals split at its joints, without the words that lead a part, unless two parts are one name."""
    pieces: list[tuple[int, int]] = []
    position = 0
    for joint in [*_JOINTS.finditer(whole), None]:
        stop = joint.start() if joint else len(whole)
        while lead := _LEAD.match(whole, position, stop):
            position = lead.end()
        if position < stop:
            pieces.append((position, stop))
        if joint:
            position = joint.start("anew") if joint["anew"] else joint.end()
    joined = (
        len(pieces) == 2
        and " the " not in whole[pieces[0][1] : pieces[1][0] + 1]
        and _SECOND_HALF.match(whole, pieces[1][0], pieces[1][1])
    )
    return ((pieces[0][0], pieces[1][1]),) if joined else tuple(pieces)


@lru_cache(maxsize=4096)
def _by_form(name: str, *, strict: bool) -> bool | None:
    """Whether a name is a party's by its words alone; None where the model must be asked."""
    words = name.split()
    if _NOT_A_PARTY.search(name):
        return False
    if _GOVERNMENT.fullmatch(name) or (SUFFIXED.search(name) and len(words) > 1):
        return True
    if all(w.casefold().strip(".,") in GENERIC_HEADS for w in words) or key(name) in PLACES or len(name) < 2:
        return False
    if re.search(r"\d{4}|%", name) or re.fullmatch(r"[\d.,]+", name):
        return False
    if strict and len(words) == 1 and name.isupper() and key(name) not in ACRONYMS:
        return False
    return None


def _labelled(name: str, text: str, start: int, end: int, *, strict: bool) -> bool:
    """True where the model calls a name what a party may be called, or has no word for several words."""
    found, words = letter_labels(text, start, end), name.split()
    if strict:
        return found.count("ORG") * 2 > end - start
    if not found or (len(words) > 2 and len(found) * 3 < end - start):
        return len(words) > 1 and not all(w.isupper() for w in words)
    label = max(sorted(set(found)), key=found.count)
    return label in ("ORG", "PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "NORP", "GPE") and (
        label != "GPE" or len(words) == 1
    )


def _speaks_for(name: str, filer: Party) -> bool:
    """True for a shorter or longer form of the filer's own name."""
    if filer.name == "the Company":
        return False
    a, b = _parts_of(name), _parts_of(filer.name)
    if a.bare and a.bare == b.bare:
        return True
    first = filer.name.split()[0]
    if name in filer.tickers or (name == first and first.isupper() and len(first) > 1 and not filer.name.isupper()):
        return True
    if name.isupper() and 1 < len(name) < 6 and _initials_of(filer.name).startswith(name):
        return True
    short, long = sorted((a.whole, b.whole), key=len)
    return bool(short) and len("".join(short)) > 3 and long[: len(short)] == short and short[0] not in PLACES


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words of a name, and those without its legal form."""

    whole: tuple[str, ...]
    bare: tuple[str, ...]


@lru_cache(maxsize=4096)
def _parts_of(name: str) -> _Parts:
    whole = key(name)
    bare = _LEGAL_FORM.sub("", whole)
    return _Parts(tuple(_PART.findall(whole)), tuple(_PART.findall(bare)))


def _initials_of(name: str) -> str:
    """ "BMS" for Bristol-Myers Squibb Company, "IBMC" for International Business Machines Corporation."""
    parts = re.findall(r"[A-Za-z]+", name)
    return "".join(p[0].upper() for p in parts if p.casefold() not in ("the", "of", "and"))


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
