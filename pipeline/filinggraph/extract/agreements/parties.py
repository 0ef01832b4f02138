"""Who an agreement binds: candidates from cover, preamble and signature pages, ranked as one list of parties."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from filinggraph.extract.agreements import party_words
from filinggraph.extract.agreements.mentions import Mention, is_legal_suffix, mentions
from filinggraph.extract.agreements.name_words import ROLES
from filinggraph.extract.agreements.opening import Opening
from filinggraph.extract.ranker import Features
from filinggraph.model import Span

_WORD = re.compile(r"[a-z0-9à-ɏ]+")
_DEFINES = re.compile(
    r"^[^\"“”]{0,260}?[(\[][^()\"“”]{0,90}[\"“”'‘’?]{1,2}\s*(?P<short>[^\"“”()?]{1,50}?),?\s*[\"“”'‘’?]{1,2}", re.DOTALL
)
_CROSSED = re.compile(r"\b(?:between|among|AGREEMENT|This|THIS|WHEREAS)\b")
_BARE_DEFINES = re.compile(
    r"^[\s,]*(?:[(]\s*)?(?:hereinafter|hereafter|herein)\s+(?:referred\s+to\s+as|called|known\s+as)?\s*(?:the\s+)?"
    r"[\"“”'‘’]*(?P<short>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})|^[\s,]*\(\s*(?:the\s+)?(?P<paren>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2})\s*\)"
)
_ITEM_START = re.compile(
    r"\b(?:between|among|amongst|betwixt|parties|party\s+\w+|undersigned)\b\s*(?:\([^()]*\)\s*)?[:,]?|\bBETWEEN\b|"
    r"(?:Gentlemen|Dear\s+[^\n:,]{1,60})\s*[:,]|[(\s](?:\d{1,2}|[a-e]|[ivx]{1,3})\)|(?:^|\n)\s*(?:\d{1,2}|[A-E])[.)]\s|"
    r"\(\s*(?:the\s+|herein\w*\s+|collectively[^()]{0,30})?[^()]{0,60}[\"“'‘’][^()]{1,60}\)|"
    r"\bherein?after\s+(?:referred\s+to\s+as|called|known\s+as)?\s*(?:the\s+)?[\"“][^\"”]{1,50}[\"”]\)?|;|\n\s*\n",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\(\s*(?:the\s+|herein\w*\s+|hereafter\s+)?[^()]{0,60}[\"“'‘’][^()]{1,60}\)|\bherein?after\s+[^\"“.;]{0,40}[\"“][^\"”]{1,50}[\"”]|"
    r"\((?:the\s+)?[A-Z]\w+\)",
    re.IGNORECASE,
)
_OF_THE_INSTRUMENT = re.compile(
    r"[\"“'‘](?:this\s+|the\s+)?(?:[\w-]+\s+){0,4}(?:Agreement|Amendment|Date|Contract|Lease)\b", re.I
)
_INDIVIDUAL = re.compile(
    r"^[\s,]*(?:\([^()]{0,60}\)\s*,?\s*)?(?:an?\s+)?(?:individual|natural\s+person|resid|citizen)", re.I
)
_NOT_A_NAME = re.compile(
    r"\bSource\s*:\s*$|\b(?:a|an|An)\s+(?:(?:duly|registered|licensed|chartered|certified)\s+){0,2}$"
)
_STATUTE = re.compile(r"\s+Act\b")  # a running footer; "a Nevada corporation"; "the Investment Company Act"


_ADDRESS = re.compile(
    r"(?:\b(?:located|address\w*|offices?|place\s+of\s+business|residing|resides|residen\w+|headquarter\w*|situated|c/o|at\s+\d)\b|\d{2,}\s)"
    r"(?:(?!\b(?:and|between|among)\b)[^()\"“”;:\n]){0,140}$",
    re.IGNORECASE,
)
_ADDRESS_ENDS = '()"“”;:\n'
_CUE = 24  # characters that the words before an address take at most
_DEFINED_NEARBY, _DEFINED_FAR = 120, 200
_LEAD = 12  # characters of "and", "the", "(1)" before the name that its item begins with
_PRESENTED = {"preamble before organised", "preamble before located", "individual"}
_EARLIER = re.compile(  # who concluded another agreement: "that certain Lease dated May 1, 2004 by and among"
    r"\bthat\s+certain\b[^;]{0,140}\b(?:dated|as\s+of|made|entered)\b[^;]{0,90}\b(?:between|among)\b[^;]{0,260}$"
)
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.){2,3}|(?:MD|PhD|JD|CPA|Esq\.?|Jr\.?|Sr\.?)")
_JOINS = re.compile(r"\s+(?:and|AND|And|&)\s+")
_OF_FORMS = frozenset(("liability", "stock", "public", "private", "joint", "general"))


@dataclass(slots=True)
class Candidate:
    """One name with all its mentions; `features` describe them to the ranker, `score` is the ranker's answer."""

    name: str
    key: str
    mentions: list[tuple[str, Mention]] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)
    short: str = ""
    score: float = 0.0

    @property
    def best(self) -> Mention:
        """The mention that proves the party: in the preamble, else on the cover, else where it signs."""
        order = {"preamble": 0, "cover": 1, "signature": 2}
        return min(self.mentions, key=lambda m: (order[m[0]], m[1].start))[1]


def candidates(text: str, parts: Opening) -> list[Candidate]:
    """Every name that may be a party, with its features, in order of first mention."""
    found: dict[str, Candidate] = {}
    for region, span in _regions(parts):
        for index, mention in enumerate(mentions(text, span.start, span.end)):
            name = text[mention.start : mention.end]
            key = " ".join(w for w in _WORD.findall(name.casefold().replace(".", "")) if w != "the")
            if _NOT_A_NAME.search(text, max(0, mention.start - 28), mention.start) or _STATUTE.match(text, mention.end):
                continue
            if (
                len(key) < 2
                or len(name) > 140
                or all(w in ROLES or w in _OF_FORMS or is_legal_suffix(w) for w in key.split())
            ):
                continue
            candidate = found.setdefault(key, Candidate(name, key))
            candidate.mentions.append((region, mention))
            _describe(text, candidate, region, mention, index, span)
    result = sorted(found.values(), key=lambda c: c.best.start)
    _relate(text, result, parts)
    for region, span in _regions(parts):
        _place_in_list(text, result, region, span)
    for c in result:
        f = c.features
        near = f.get("preamble names to definition", 9.0) == 0 and f["to definition"] < _DEFINED_NEARBY
        f["defined here"] = float(near and not f["place"] and not f["in address"])
        f["defined here as role"] = f["defined here"] * f.get("defined as role", 0.0)
        f["item head"] = float(
            f.get("preamble names before", 9.0) == 0
            and f.get("preamble gap", 99.0) < _LEAD
            and not f["in address"]
            and bool(f["to definition"] < _DEFINED_FAR or _PRESENTED.intersection(f))
        )
        f["defined here first"] = f["defined here"] * float(f.get("preamble names before", 9.0) == 0)
    return result


def _place_in_list(text: str, found: Sequence[Candidate], region: str, span: Span) -> None:
    """How far each name stands from the start of its item in the list of parties, and how many names stand between.

    An item starts after "between", a number or letter, a blank line, or the words that define the party before it.
    """
    starts = [m.end() for m in _ITEM_START.finditer(text, span.start, span.end) if not _OF_THE_INSTRUMENT.search(m[0])]
    places = sorted(
        (m.start, m.end)
        for c in found
        if (not (c.features["place"] or c.features["in address"]) or c.features["suffix"])
        and not _DEGREE.fullmatch(c.name)
        for r, m in c.mentions
        if r == region and span.start <= m.start < span.end
    )
    ends = [m.start() for m in _DEFINITION.finditer(text, span.start, span.end) if not _OF_THE_INSTRUMENT.search(m[0])]
    for c in found:
        for r, m in c.mentions:
            if r != region or not span.start <= m.start < span.end:
                continue
            at = bisect_right(starts, m.start)
            begin = starts[at - 1] if at else span.start
            between = places[bisect_left(places, (begin, 0)) : bisect_left(places, (m.start, 0))]
            f = c.features
            f[f"{region} names before"] = min(f.get(f"{region} names before", 99.0), float(len(between)))
            gap = float(m.start - max([begin, *(e for _, e in between if e <= m.start)]))
            f[f"{region} gap"] = min(f.get(f"{region} gap", 999.0), gap)
            f[f"{region} item"] = min(f.get(f"{region} item", 99.0), float(at))
            follows = bisect_left(places, (m.end, 0))
            defined = bisect_left(ends, m.end)
            if defined < len(ends):
                between_names = bisect_left(places, (ends[defined], 0)) - follows
                f[f"{region} names to definition"] = min(
                    f.get(f"{region} names to definition", 99.0), float(between_names)
                )
            next_start = starts[at] if at < len(starts) else span.end
            f[f"{region} to item end"] = min(f.get(f"{region} to item end", 999.0), float(next_start - m.end))
            f[f"{region} names after"] = float(bisect_left(places, (next_start, 0)) - follows)


def _regions(parts: Opening) -> Iterable[tuple[str, Span]]:
    yield "cover", parts.cover
    yield "preamble", parts.preamble
    for span in parts.signatures:
        yield "signature", span


def _describe(text: str, candidate: Candidate, region: str, mention: Mention, index: int, span: Span) -> None:
    """Adds what one mention shows to the features of its candidate; a feature holds if any mention has it."""
    f = candidate.features
    before = text[max(span.start, mention.start - 60) : mention.start]
    after = text[mention.end : mention.end + 320]
    f[f"in {region}"] = 1.0
    f[f"count {region}"] = f.get(f"count {region}", 0.0) + 1.0
    f[f"first {region}"] = min(f.get(f"first {region}", 1e4), float(index))
    f[f"at {region}"] = min(f.get(f"at {region}", 1e4), float(mention.start - span.start))
    tail = before.rstrip().casefold()
    subordinate = False
    for name, pattern in party_words.BEFORE:
        if (name not in party_words.ENDINGS or tail.endswith(party_words.ENDINGS[name])) and pattern.search(before):
            f[f"{region} after {name}"] = 1.0
            subordinate = subordinate or name == "subordinate"
    for name, pattern in party_words.AFTER:
        if pattern.match(after):
            f[f"{region} before {name}"] = 1.0
    if region != "signature" and subordinate:
        f["subordinate"] = f.get("subordinate", 0.0) + 1.0
    if f"{region} after alias" in f and party_words.ALIAS.search(before):
        f["aliases"] = f.get("aliases", 0.0) + 1.0
    if region != "signature":
        lead = text[max(span.start, mention.start - 420) : mention.start]
        if "that certain" in lead and _EARLIER.search(lead):
            f["of another"] = 1.0
        around = text[max(span.start, mention.start - 160) : mention.start]
        opened = max(0, max(map(around.rfind, _ADDRESS_ENDS)) - _CUE)  # an address does not go over these
        f["addressed"] = f.get("addressed", 0.0) + bool(_ADDRESS.search(around, opened))
    if _INDIVIDUAL.match(after):
        f["individual"] = 1.0
    if mention.joined:
        f["joined"] = 1.0
    if region != "signature":
        _describe_definition(candidate, after)


def _describe_definition(candidate: Candidate, after: str) -> None:
    """Adds how the words after a name define it: the short name, and how near it stands."""
    f = candidate.features
    definition = _DEFINES.match(after) or _BARE_DEFINES.match(after)
    if definition is None:
        return
    groups = definition.groupdict()
    if _CROSSED.search(after, 0, definition.start("short") if groups.get("short") else 0):
        return
    distance = float(definition.end())
    if distance < f.get("definition at", 1e3):
        candidate.short = (groups.get("short") or groups.get("paren") or "").strip()
        role = re.sub(r"^(?:the|this)\s+", "", candidate.short.casefold())
        f["defined as role"] = float(role in ROLES)
        f["defined as part"] = float(bool(role) and _key(role).split(" ")[0] in candidate.key)
        f["defined as instrument"] = float(bool(_OF_THE_INSTRUMENT.search('"' + candidate.short)))
    f["definition at"] = min(f.get("definition at", 1e3), distance)


def _relate(text: str, found: Sequence[Candidate], parts: Opening) -> None:
    """Features of the names, of their places in the text, and of the names beside each other."""
    start, end = parts.preamble.start, parts.preamble.end
    cue = re.search(r"\b(?:between|among)\b", text[start:end], re.IGNORECASE)
    undersigned = float(bool(re.search(r"(?i)undersigned|joint\s+filing", text[:end])))
    organised = 0
    for c in found:
        _describe_name(c)
    companies = sorted(c.best.start for c in found if c.features["suffixed"])
    named = float(sum(_introduced(c.features) for c in found))
    signers = float(sum(_heads(c.features) for c in found))
    for c in found:
        f, best = c.features, c.best
        at = best.start
        f["past cue"] = float(at - start - cue.start()) if cue and start <= at < end else -999.0
        f["organised before"] = float(organised)
        f["regions"] = f.get("in cover", 0.0) + f.get("in preamble", 0.0) + f.get("in signature", 0.0)
        f["candidates"] = float(len(found))
        f["sentence"] = float(start <= at < end and "." in re.sub(r"\b\w{1,4}\.", "", text[start:at]))
        f["in address"] = float(0 < f.get("addressed", 0.0) >= f.get("count preamble", 0.0) + f.get("count cover", 0.0))
        f["only alias"] = float(f.get("aliases", 0.0) >= len(c.mentions))
        f["only subordinate"] = float(f.get("subordinate", 0.0) >= len(c.mentions))
        f["anchor " + parts.anchor] = 1.0
        f["undersigned"] = undersigned
        f["document"] = float(len(text))
        f["preamble parties"], f["signers"] = named, signers
        f["head"] = _heads(f)
        after = bisect_right(companies, best.end)
        gap = float(companies[after] - best.end) if after < len(companies) else 999.0
        f["to next company"] = gap
        f["defined first"] = float(f.get("definition at", 1e3) < gap)
        f["to definition"] = f.get("definition at", 1e3)
        organised += int(bool(f.get("preamble before organised")))
    _compare_names(found)


def _introduced(f: Features) -> bool:
    """True for a company that the preamble itself presents: by where it is organised, or by what it is called."""
    return bool(
        f["suffixed"]
        and f.get("in preamble")
        and (f.get("preamble before organised") or f.get("definition at", 999.0) < _DEFINED_NEARBY)
    )


def _heads(f: Features) -> float:
    """1.0 for a name that stands over the line on which somebody signs for it, and signs for no other."""
    signs = any(f.get(k) for k in ("signature before by", "signature after behalf", "preamble after behalf"))
    return float(signs and not f.get("signature before acts") and not f.get("preamble before acts"))


def _describe_name(c: Candidate) -> None:
    """What the name itself shows."""
    f, words = c.features, c.name.split()
    f["plain count"] = float(len(c.mentions))
    f["words"] = float(len(words))
    f["length"] = float(len(c.name))
    f["suffix"] = f["suffixed"] = float(is_legal_suffix(words[-1]))
    f["inner suffix"] = float(any(is_legal_suffix(w) for w in words[:-1]))
    f["capitals"] = float(c.name.isupper())
    lowered = c.name.casefold()
    said = _WORD.findall(lowered)
    f["institution"] = float(bool(party_words.INSTITUTIONS.intersection(said)))
    located = party_words.PLACE_WORDS.intersection(said) or any(p in lowered for p in party_words.PLACE_NAMES)
    f["place"] = float(bool(located))
    f["generic"] = float(sum(w in party_words.GENERIC for w in said))
    f["digits"] = float(any(ch.isdigit() for ch in c.name))
    f["article"] = float(words[0].casefold() == "the")
    f["initial"] = float(bool(re.search(r"\b[A-Z]\.\s[A-Z]", c.name)))
    shaped = all((w[0].isupper() and w.isalpha()) or len(w) == 2 for w in words)
    f["person shape"] = float(2 <= len(words) <= 4 and shaped)


def _compare_names(found: Sequence[Candidate]) -> None:
    """Which names begin, end or hold others, stand for others, or join two others."""
    by_key = {c.key: c for c in found}
    runs = {c.key: _runs(c.key) for c in found}
    held = set().union(*runs.values())
    begun = {" ".join(words[:n]) for c in found for words in (c.key.split(),) for n in range(1, len(words))}
    shorts: dict[str, set[str]] = {}
    for c in found:
        if c.short:
            shorts.setdefault(_key(c.short), set()).add(c.key)
    for c in found:
        f, words = c.features, c.key.split()
        inner = [by_key[r] for r in runs[c.key] if r in by_key]
        f["is short"] = float(bool(shorts.get(c.key, set()) - {c.key}))
        f["longer exists"] = float(c.key in begun)
        f["shorter exists"] = float(any(" ".join(words[:n]) in by_key for n in range(1, len(words))))
        f["legal inside"] = float(any(o.features["suffixed"] for o in inner))
        f["inside other"] = float(c.key in held)
        ends = [by_key[e] for n in range(1, len(words)) if (e := " ".join(words[n:])) in by_key]
        f["ends as other"] = float(any(o.features["plain count"] > 1 for o in ends))
        pieces = [_key(p) for p in _JOINS.split(c.name)]
        named = [p in shorts or (p in by_key and _apart(by_key[p], c)) for p in pieces]
        f["joins others"] = float(len(pieces) > 1 and all(named))


def _runs(key: str) -> set[str]:
    """Every run of words of a name that is not the whole."""
    words = key.split()
    count = len(words)
    return {" ".join(words[i:j]) for i in range(count) for j in range(i + 1, count + 1) if j - i < count}


def _apart(one: Candidate, other: Candidate) -> bool:
    """True where one is named in some place that the other's name does not cover."""
    spans = [m for _, m in other.mentions]
    return any(not any(s.start <= m.start and m.end <= s.end for s in spans) for _, m in one.mentions)


def _key(name: str) -> str:
    return " ".join(w for w in _WORD.findall(name.casefold().replace(".", "")) if w != "the")


def bare_words(name: str) -> list[str]:
    """The words of a name without legal forms and small words, for telling whether two names are forms of one."""
    words = [w for w in _WORD.findall(name.casefold().replace(".", "")) if w not in ("the", "and", "of")]
    return [w for w in words if not is_legal_suffix(w)] or words


def possible(candidate: Candidate) -> bool:
    """False for what stands for others: a role, a short or trade name, "A and B", or who owns or insures a party."""
    f = candidate.features
    stands_for = f["is short"] or f["joins others"] or f["only subordinate"] or f["only alias"]
    return candidate.key not in ROLES and not stands_for
