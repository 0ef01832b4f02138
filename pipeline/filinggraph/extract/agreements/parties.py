"""Who an agreement binds: candidates from cover, preamble and signature pages, ranked as one list of parties."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from filinggraph.extract.agreements.mentions import ROLES, Mention, is_legal_suffix, mentions
from filinggraph.extract.agreements.opening import Opening
from filinggraph.model import Span

_WORD = re.compile(r"[a-z0-9à-ɏ]+")
_PLACES = re.compile(
    r"\b(?:Street|Avenue|Road|Suite|Floor|Drive|Boulevard|Blvd|Lane|Building|Parkway|Plaza|Court|Box|Way|Alabama|Alaska|"
    r"Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|"
    r"Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    r"Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|"
    r"Canada|Ontario|China|Israel|Japan|Germany|France|England|Wales|Switzerland|Netherlands|Singapore|Hong Kong|"
    r"Cayman Islands|Bermuda|Ireland|India|Australia|Taiwan|Korea|Mexico|Brazil|Beijing|Shanghai|London|USA|U\.S\.A|"
    r"United States|United Kingdom|State|Republic|City|County|District)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:Agreement|Contract|Amendment|Exhibit|Schedule|Section|Article|Party|Parties|Effective|Date|Recitals|Act|"
    r"Securities|Exchange|Commission|Confidential|Treatment|Product|Products|Services|Term|Territory|License|Software|"
    r"Stock|Shares|Common|Rule|Board|Director|Directors|President|Officer|Chief|Executive|Vice|Secretary|Manager|"
    r"Manufacturing|Supply|Distribution|Distributor|Franchise|Reseller|Sponsorship|Endorsement|Marketing|Hosting|"
    r"Maintenance|Outsourcing|Consulting|Development|Cooperation|Collaboration|Promotion|Transportation|Affiliate|"
    r"Appendix|Table|Contents|Page|Program|Web|Site|Internet|Law|Laws|Code)\b",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"^[\s,]*(?:\([^()]{1,120}\)[\s,]*){0,2}(?:being\s+)?(?:an?|the)\s+(?:[\w.'’()-]+\s+){0,9}?"
    r"(?:corporation|company|partnership|corp|trust|association|bank|individual|organization|organisation|institution|"
    r"entity|firm|person|resident|subsidiary|division|university|agency|cooperative|body|limited|llc)\b|"
    r"^[\s,]*(?:\([^()]{1,120}\)[\s,]*)?(?:duly\s+)?(?:organi[sz]ed|incorporated|existing|registered|established|formed)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^[^\"“”]{0,260}?[(\[][^()\"“”]{0,90}[\"“”'‘’?]{1,2}\s*(?P<short>[^\"“”()?]{1,50}?),?\s*[\"“”'‘’?]{1,2}", re.DOTALL
)
_CROSSED = re.compile(r"\b(?:between|among|AGREEMENT|This|THIS|WHEREAS)\b")
_BARE_DEFINES = re.compile(
    r"^[\s,]*(?:[(]\s*)?(?:hereinafter|hereafter|herein)\s+(?:referred\s+to\s+as|called|known\s+as)?\s*(?:the\s+)?"
    r"[\"“”'‘’]*(?P<short>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})|^\s*\(\s*(?P<paren>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2})\s*\)"
)
_LOCATED = re.compile(
    r"^[\s,]*(?:\([^()]{1,80}\)[\s,]*)?(?:having|with|located|whose|at|of|residing|doing\s+business|d/b/a|address)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:subsidiary|division|affiliate|parent|behalf|laws|State|courts?|member|shareholders?|owned\s+by|Commonwealth|"
    r"holder|director|president|stock|shares|securities|assignee|successor)\s+(?:of|by|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE = (
    (
        "between",
        re.compile(r"\b(?:between|among|amongst|betwixt)\s*[:,]?\s*(?:\(?[1a]\)\s*)?(?:the\s+)?$", re.IGNORECASE),
    ),
    ("and", re.compile(r"\b(?:and|&)\s*[,:]?\s*(?:\(?\w\)\s*)?(?:the\s+)?$", re.IGNORECASE)),
    ("comma", re.compile(r",\s*$")),
    ("label", re.compile(r"(?:Party|PARTY)\s+\w+\s*(?:\([^()]*\))?\s*[:：]?\s*$|:\s*$")),
    ("with", re.compile(r"\b(?:with|to|from)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("of", re.compile(r"\b(?:of|in|for|at|under)\s+(?:the\s+)?$", re.IGNORECASE)),
    ("by", re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)),
    ("open", re.compile(r"[(\"“‘]\s*(?:the\s+|this\s+|collectively,?\s+)?[\"“‘]?$", re.IGNORECASE)),
    ("line", re.compile(r"(?:^|\n)\s*$")),
    ("number", re.compile(r"[\n(]\s*(?:\d{1,2}|[a-z]|i{1,3})[.)]\s*$")),
    (
        "alias",
        re.compile(r"(?:known\s+as|d/b/a|dba|business\s+as|called|referred\s+to\s+as|f/k/a|a/k/a)\s*$", re.IGNORECASE),
    ),
    ("signs", re.compile(r"(?:By|BY|Name|Title|Its)\s*:?\s*(?:/s/)?\s*$|/s/\s*$")),
    ("subordinate", _SUBORDINATE),
)
_AFTER = (
    ("organised", _ORGANISED),
    ("located", _LOCATED),
    ("quote", re.compile(r"^[\s,]*\(?[^()\"“”\n]{0,40}[\"“”]")),
    ("paren", re.compile(r"^\s*,?\s*\(")),
    ("newline", re.compile(r"^[\s,]*(?:\n|$)")),
    ("and", re.compile(r"^\s*,?\s*(?:and|AND|&)\b")),
    ("comma", re.compile(r"^\s*,")),
    ("close", re.compile(r"^\s*[\"”’]?\s*\)")),
    ("endquote", re.compile(r"^\s*,?[\"”’]")),
    ("by", re.compile(r"^[\s:]*(?:By|BY|Signed|/s/|Signature|Name)\b")),
    ("verb", re.compile(r"^\s*(?:shall|will|is|was|has|agrees|hereby|desires|wishes|may|owns)\b")),
    (
        "title",
        re.compile(r"^[\s,]*(?:President|Chief|Vice|CEO|Chairman|Director|Secretary|General\s+Manager|Managing)"),
    ),
    ("possessive", re.compile(r"^['’]s?\b")),
)


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
            if len(key) < 2 or len(name) > 140 or all(w in ROLES or is_legal_suffix(w) for w in key.split()):
                continue
            candidate = found.setdefault(key, Candidate(name, key))
            candidate.mentions.append((region, mention))
            _describe(text, candidate, region, mention, index, span)
    result = sorted(found.values(), key=lambda c: c.best.start)
    _relate(text, result, parts)
    return result


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
    for name, pattern in _BEFORE:
        if pattern.search(before):
            f[f"{region} after {name}"] = 1.0
    for name, pattern in _AFTER:
        if pattern.match(after):
            f[f"{region} before {name}"] = 1.0
    if mention.joined:
        f["joined"] = 1.0
    if region != "signature":
        definition = _DEFINES.match(after) or _BARE_DEFINES.match(after)
        if definition and not _CROSSED.search(
            after, 0, definition.start("short") if "short" in definition.re.groupindex and definition["short"] else 0
        ):
            distance = float(definition.end())
            if distance < f.get("definition at", 1e3):
                groups = definition.groupdict()
                candidate.short = (groups.get("short") or groups.get("paren") or "").strip()
            f["definition at"] = min(f.get("definition at", 1e3), distance)


def _relate(text: str, found: Sequence[Candidate], parts: Opening) -> None:
    """Features of the name itself and of its place among the others."""
    start, end = parts.preamble.start, parts.preamble.end
    preamble = text[start:end]
    cue = re.search(r"\b(?:between|among)\b", preamble, re.IGNORECASE)
    undersigned = float(bool(re.search(r"(?i)undersigned|joint\s+filing", text[:end])))
    organised = 0
    for c in found:
        c.features["plain count"] = float(len(c.mentions))
        c.features["suffixed"] = float(is_legal_suffix(c.name.split()[-1]))
    for c in found:
        f, words = c.features, c.name.split()
        at = c.best.start
        f["words"] = float(len(words))
        f["length"] = float(len(c.name))
        f["suffix"] = float(is_legal_suffix(words[-1]))
        f["inner suffix"] = float(any(is_legal_suffix(w) for w in words[:-1]))
        f["capitals"] = float(c.name.isupper())
        f["place"] = float(bool(_PLACES.search(c.name)))
        f["generic"] = float(len(_GENERIC.findall(c.name)))
        f["digits"] = float(any(ch.isdigit() for ch in c.name))
        f["article"] = float(words[0].casefold() == "the")
        f["past cue"] = float(at - start - cue.start()) if cue and start <= at < end else -999.0
        f["organised before"] = float(organised)
        f["regions"] = f.get("in cover", 0.0) + f.get("in preamble", 0.0) + f.get("in signature", 0.0)
        f["is short"] = float(any(c.key == _key(o.short) for o in found if o is not c and o.short))
        f["longer exists"] = float(any(o.key.startswith(c.key + " ") for o in found if o is not c))
        f["shorter exists"] = float(any(c.key.startswith(o.key + " ") for o in found if o is not c))
        f["candidates"] = float(len(found))
        f["sentence"] = float(start <= at < end and "." in re.sub(r"\b\w{1,4}\.", "", text[start:at]))
        f["ends as other"] = float(
            any(c.key.endswith(" " + o.key) for o in found if o is not c and o.features["plain count"] > 1)
        )
        f["anchor " + parts.anchor] = 1.0
        f["undersigned"] = undersigned
        f["document"] = float(len(text))
        f["initial"] = float(bool(re.search(r"\b[A-Z]\.\s[A-Z]", c.name)))
        f["person shape"] = float(
            2 <= len(words) <= 4 and all((w[0].isupper() and w.isalpha()) or len(w) == 2 for w in words)
        )
        following = [o.best.start for o in found if o.best.start > c.best.end and o.features["suffixed"]]
        gap = float(min(following) - c.best.end) if following else 999.0
        f["to next company"] = gap
        f["defined first"] = float(f.get("definition at", 1e3) < gap)
        f["to definition"] = f.get("definition at", 1e3)
        organised += int(bool(f.get("preamble before organised")))


def _key(name: str) -> str:
    return " ".join(w for w in _WORD.findall(name.casefold().replace(".", "")) if w != "the")


def bare_words(name: str) -> list[str]:
    """The words of a name without legal forms and small words, for telling whether two names are forms of one."""
    words = [w for w in _WORD.findall(name.casefold().replace(".", "")) if w not in ("the", "and", "of")]
    return [w for w in words if not is_legal_suffix(w)] or words


def possible(candidate: Candidate) -> bool:
    """False for what only stands for another candidate: a role ("Licensor") or a short name defined for it."""
    return candidate.key not in ROLES and not candidate.features["is short"]
