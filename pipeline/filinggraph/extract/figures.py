"""Percentages with their comparator, and what they are a part of: the figures that a share is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.sieve import Sieved
from filinggraph.model import Comparator

_WORDS = {w: i for i, w in enumerate(
    (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ).split())}  # fmt: skip
_TENS = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SPELLED = "|".join([*_TENS, *reversed(_WORDS)])
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|[1-9]|10)"
_UNIT_PART = r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_SIGN = r"\s?(?:%|per\s?cent(?:age)?\b|pct\b)"
_PERCENT = Caseless(
    r"(?=[\d$]|\b[abefhnostwz])(?:"  # where any of these can begin
    rf"(?P<digits>\d{{1,3}}(?:\.\d+)?)(?P<sign>{_SIGN})"
    rf"|\b(?P<words>(?:{_SPELLED})(?:[\s-](?:{_SPELLED}))?)\s+(?:\(\d+(?:\.\d+)?\s?%?\)\s*)?per\s?cent\b"
    rf"|\b(?P<cents>\d{{1,2}}|{_SPELLED}(?:[\s-](?:{_SPELLED}))?)\s+cents\s+(?:of|on|out\s+of|in)\s+(?:every|each|the)\s+"
    r"(?:sales\s+|revenue\s+)?dollar(?=\s+(?:of|in|we|that)\b)"
    rf"|(?P<money>\$)?\b(?P<some>{_SMALL})\s+(?:(?:dollar|euro|pound)s?\s+)?(?:in|out\s+of|of(?=\s+e))\s+(?:every\s+|each\s+)?"
    rf"(?(money)\$)(?P<of>{_SMALL})(?:\s+(?:dollar|euro|pound)s?)?(?=\s+(?:of|in|we|that|came)\b)"
    r"|\b(?P<part>one[\s-]half|(?<!first )(?<!second )(?<!latter )(?<!last )(?<!first-)(?<!second-)half|a\s+majority"
    rf"|(?:an?|one|another|(?:an?\s+|one\s+)?(?:further|additional|full|whole|bare))[\s-]{_UNIT_PART}"
    rf"|(?:two|three|four|five|six|seven|eight|nine)[\s-]{_UNIT_PART}s)(?=\s+of\b))",
)
_UNIT_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_BEFORE = (
    (Comparator.AT_LEAST, r"at\s+least|no\s+less\s+than|not\s+less\s+than|a\s+minimum\s+of"),
    (Comparator.AT_MOST, r"at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to|not\s+exceed(?:ing)?"),
    (Comparator.MORE_THAN, (r"more\s+than|over|(?:greater|higher|larger)\s+than|in\s+excess\s+of|excess\s+of|"
      r"exceed(?:s|ed|ing)?|above|well\s+over|upwards\s+of|surpass\w*")),
    (Comparator.LESS_THAN, r"less\s+than|under|below|(?:fewer|lower|smaller)\s+than|nearly|almost|just\s+under"),
    (Comparator.ABOUT, r"approximately|approx\.?|about|around|roughly|some|an\s+estimated|circa|c\.|~"),
)  # fmt: skip
_COMPARED = [(c, re.compile(rf"(?<!\w)(?:{p})\s*(?:of\s+)?$", re.I)) for c, p in _BEFORE]
_MAJORITY = re.compile(r"\bmajority$", re.I)
_NEARLY = re.compile(r"(?:nearly|almost)\s*$", re.I)
_ABOUT_SUM = re.compile(
    r"\b(?:approximately|about|roughly|around)\s+(?:US)?\$\s?[\d.,]+(?:\s+(?:million|billion"
    r"|thousand))?,?\s*(?:or|\(|representing|which\s+is)\s*$",
    re.I,
)
_OR_MORE = re.compile(
    r"^\s*(?:\(?\d*%?\)?)?\s*(?:or\s+(?:more|greater|above|higher|over)|and\s+(?:above|over))\b", re.I
)
_OR_LESS = re.compile(r"^\s*or\s+(?:less|fewer|below)\b", re.I)

_WORD = (
    r"(?!(?:of|in|to|from|by|for|at|as|on|with|was|were|is|are|be|who|which|that|whom|during"
    r"|account\w*|represent\w*|than"
    r"|increase|decrease|decline|growth|percent|%|(?:19|20)\d\d\s+and)\b)(?:(?:non-)?U\.S\.?|[\w&’'/-]+(?:\.\w+)*)"
)  # fmt: skip
_TOTAL = (
    r"(?:net\s+sales|sales\s+revenues?|volume\s+of\s+(?:business|sales)|sales|revenues?|turnover|billings?|accounts?\s+receivables?|trade\s+receivables?"
    r"|receivables?|output|charter\s+hire|raw\s+materials|components|trade\s+accounts(?!\s+receivable)|contract\s+assets|purchases"
    r"|purchase\s+volume"
    r"|cost\s+of\s+(?:goods\s+sold|sales"
    r"|revenues?)|supplies|accounts\s+payable|business|backlog|bookings|orders|shipments|volumes?"
    r"|production|rental\s+income|rent"
    r"|premiums?|gross\s+profit|deposits|fees|income|throughput)"
)
_LED = (
    r"(?:\b(?:of|in|on|whose|which|(?:customers|clients|tenants|lessees|purchasers|pay[oe]rs|accounts|output|ranked|measured)\s+by"
    r"|as\s+a\s+(?:percent|percentage)\s+of|accounted\s+for(?=\s+[\w\s]{3,40}\s+of\s)"
    r"|to(?=\s+(?:the|our|its|total|net|consolidated)\b)))"
)
_TAIL = (
    r"(?:\s+(?:and\s+contract\s+assets|balances?|net|outstanding|(?:of|in|for|from)\s+(?:our\s+|its\s+"
    r"|the\s+)?(?!contracts|sales|agencies|(?:19|20)\d\d)[\w&.’'-]+(?:\s+(?!(?:with|to|was|were|is|are|came|from)\b)[\w&.’'-]+){0,5}?"
    r"\s(?:segments?|divisions?|government|region|sector|business\s+unit)|(?:in"
    r"|outside)\s+(?:of\s+)?(?:the\s+)?(?:United\s+States|U\.S\.?|North\s+America|Europe)))?"
)
_BASIS = Sieved(
    rf"{_LED}\s+(?P<basis>(?:(?:our|its|the)\s+)?(?:\$\s?[\d.,]+\s+(?:million|billion)\s+(?:in"
    rf"|of)\s+)?(?:{_WORD}\s+){{0,8}}?{_TOTAL}(?:\s+{_TOTAL})?{_TAIL})"
    r"(?!\s+(?:requirements?|growth|increase|decrease|per\s+unit|tax|of\s+(?:tax|this\s+product)))(?![\w-])",
    re.I,
)
RECEIVABLE = re.compile(r"receivable|contract assets|payable", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A percentage in a text, with the comparator that its words give it.

    `fraction` says that it was spelled as a part ("a third"), `unsigned` that it has the sign of an earlier figure.
    """

    start: int
    end: int
    percent: Decimal
    comparator: Comparator
    fraction: bool = False
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a percentage is of: its range, and its words without article and possessive."""

    start: int
    end: int
    name: str


def find_figures(text: str) -> list[Figure]:
    """Percentages of text, in order; "15, 12 and 10 percent" gives three."""
    out: list[Figure] = []
    told = 0
    for match in _PERCENT.finditer(text):
        value = _value(match)
        if value is None or value > 100:
            continue
        if (match["digits"] and re.search(r"[\d.,]$", text[: match.start()])) or _OTHERWISE.match(text, match.end()):
            continue
        if _OF_ONE.match(text, match.end()):
            told = match.end() + 12  # "one-half of one percent"
            continue
        spelled = not match["digits"] and not match["words"]
        exactly = _EXACTLY.match(text, match.end()) if spelled else None
        if exactly:
            value, told = Decimal(exactly["aside"] or exactly["told"]), exactly.end(exactly.lastgroup or 0)
        elif match.start() < told:
            continue
        for bare in _bare_before(text, match.start()) if match["digits"] else ():
            out.append(Figure(*bare.span(), Decimal(bare.group()), _comparator(text, bare.start(), match.end())))
        out.append(Figure(match.start(), match.end(), value, _comparator(text, match.start(), match.end()), spelled))
    found = sorted(set(out), key=lambda f: f.start)
    return _spread(text, sorted([*found, *_without_sign(text, found)], key=lambda f: f.start))


def _without_sign(text: str, found: Sequence[Figure]) -> Iterator[Figure]:
    """ "Acme was 41 percent of revenue and Borealis another 17": the sign of a figure goes for a later one without."""
    signed = [f for f in found if not f.fraction]
    for match in _GOES_ON.finditer(text, signed[0].end) if signed else ():
        if not any(f.start < match.end() and match.start("n") < f.end for f in found):
            yield Figure(
                *match.span("n"), Decimal(match["n"]), _comparator(text, match.start("n"), match.end()), unsigned=True
            )


def find_bases(text: str) -> list[Basis]:
    """What percentages of a customer's can be of, in order; income, deferred revenue and counts of units are not."""
    return list(_bases(text))


@lru_cache(maxsize=4096)
def _bases(text: str) -> tuple[Basis, ...]:
    """The bases of a text; several sentences ask for those of the ones before them."""
    found = [Basis(m.start("basis"), m.end("basis"), basis_name(m["basis"])) for m in _BASIS.finditer(text)]
    found = sorted([*found, *_totals(text, found)], key=lambda b: b.start)
    sold = [Basis(*m.span("sold"), "sales") for m in _WHAT_WE_SOLD.finditer(text)]
    found = sorted([*found, *sold], key=lambda b: b.start) if sold else found
    return tuple(b for b in found if not _NOT_SOLD.search(b.name))


def _totals(text: str, found: list[Basis]) -> list[Basis]:
    """ "revenue of $4.2 million, or 14% of the Company's total": the total of what was named before."""
    out: list[Basis] = []
    for match in _OF_TOTAL.finditer(text):
        named = list(_NAMED_TOTAL.finditer(text, 0, match.start()))
        if not named and _BOUGHT.search(text, 0, match.start()):
            out.append(Basis(match.start(), match.end(), "sales"))
        elif named and not any(b.start < match.end() and match.start() < b.end for b in found):
            out.append(Basis(match.start(), match.end(), basis_name(named[-1].group())))
    return out


_WHAT_WE_SOLD = re.compile(
    r"\b(?:(?:of|on|in|out\s+of)\s+(?=what|all|every)|(?:every|each)\s+(?:sales\s+)?dollar\s+(?:that\s+)?(?=we|it|the))"
    r"(?P<sold>(?:(?:what|everything|all(?:\s+(?:the\s+)?(?:goods|products))?)\s+(?:that\s+)?)?(?:we|it|the\s+(?:Company|Group|Corporation))"
    r"\s+(?:sold|sells?|shipped|ships?|billed|invoiced|took\s+in))\b",
    re.I,
)
_OF_TOTAL = re.compile(
    r"(?<=of )(?:the\s+|our\s+|its\s+|[\w’'.& ]{2,40}[’']s?\s+)total(?=\s*(?:[,.;)]|in\b|for\b|during\b|at\b|and\b|$))",
    re.I,
)
_BOUGHT = re.compile(r"\b(?:bought|purchased|ordered)\s+(?:US)?\$", re.I)
_NAMED_TOTAL = re.compile(r"\b(?:net\s+)?(?:sales|revenues?|turnover|billings|receivables|purchases)\b", re.I)
_OTHERWISE = re.compile(
    r"\s+(?:or\s+(?:more|greater|larger)\s+|plus\s+)?(?:customers?|clients?|level|threshold|mark)\b", re.I
)
_EXACTLY = re.compile(
    r"\s+of\s+[^()%.;]{2,60}(?:\(\s*(?P<aside>\d+(?:\.\d+)?)\s?%\s*\)"
    r"|[,–—(-]\s*(?P<told>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)\s*,?\s+to\s+be\s+(?:precise|exact)\b)",
    re.I,
)
_OF_ONE = re.compile(r"\s+of\s+(?:one|1)\s?(?:%|per\s?cent)", re.I)
_GOES_ON = re.compile(
    r"\b(?:another|(?:a\s+)?further|for|at|with|was|were|had|contributed|represented)\s+"
    r"(?:(?:another|(?:a\s+)?further|about|some|only|just)\s+)?(?P<n>\d{1,2}(?:\.\d+)?)(?=\s*(?:[;,)]|\.(?!\d)|and\b|$))",
    re.I,
)
_NOT_SOLD = re.compile(
    r"\b(?:deferred|unearned|eligible|pro\s+forma|internal|units?|cost\s+of|network|interchange|(?:operating|net|taxable"
    r"|interest|comprehensive|consolidated|investment|other)\s+income"
    r"|income\s+taxe?s?|statements?)\b(?!\s+goods)|(?<!sales )(?<!purchase )\bvolumes?$"
    r"|^(?:\w+\s+){0,3}income$(?<!rental income)(?<!lease income)(?<!royalty income)"
    r"(?<!fee income)(?<!license income)(?<!premium income)"
    r"(?<!licensing income)(?<!service income)",
    re.I,
)


def basis_name(words: str) -> str:
    """The basis as it is kept: no amount, article, possessive or year, single spaces."""
    words = " ".join(words.split())
    words = re.sub(r"^(?:(?:our|its|the)\s+)?\$\s?[\d.,]+\s+(?:million|billion)\s+(?:in|of)\s+", "", words)
    words = re.sub(
        r"\b(?:the|our|its|their|(?:the\s+)?(?:Company|Group|Corporation|Registrant)[’']s)\s+", "", words, flags=re.I
    )
    words = re.sub(r"\b(?:fiscal\s+)?(?:year\s+)?(?:19|20)\d\d(?:[’']s)?\s+", "", words, flags=re.I)
    return re.sub(r"^(?:of|in)\s+", "", words).strip()


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        return Decimal(match["digits"])
    if match["words"]:
        return _number(match["words"])
    if match["cents"]:
        return _number(match["cents"])
    if match["some"]:
        some, of = _number(match["some"]), _number(match["of"])
        return _percent_of(some, of) if some < of else None
    *count, unit = re.split(r"[\s-]+", match["part"].lower())
    if unit == "majority":
        return Decimal(50)
    return _percent_of(
        _number(count[0]) if count[:1] and count[0] in _WORDS else Decimal(1), _UNIT_PARTS[unit.rstrip("s")]
    )


def _number(words: str) -> Decimal:
    if words.isdigit():
        return Decimal(words)
    return Decimal(sum(_TENS.get(p, _WORDS.get(p, 0)) for p in re.split(r"[\s-]", words.lower())))


def _percent_of(some: Decimal, of: Decimal | int) -> Decimal:
    share = (100 * some / of).quantize(Decimal("0.1"))
    return share.to_integral() if share == share.to_integral() else share


def _bare_before(text: str, position: int) -> list[re.Match[str]]:
    """Numbers without a sign that share the sign of the one at position: "15, 12 and 10 percent"."""
    run = re.search(r"(?:\d{1,2}(?:\.\d+)?\s*(?:,|and|,\s*and|or)\s*)+$", text[:position])
    if not run or re.search(r"[$\d.,]$|[a-z]\s+$", text[: run.start()][-1:]):
        return []
    return [m for m in re.finditer(r"\d{1,2}(?:\.\d+)?", text[:position]) if m.start() >= run.start()]


def _comparator(text: str, start: int, end: int) -> Comparator:
    if _OR_MORE.match(text[end:]):
        return Comparator.AT_LEAST
    if _OR_LESS.match(text[end:]):
        return Comparator.AT_MOST
    before = text[max(0, start - 40) : start]
    if _NEARLY.search(before) or _ABOUT_SUM.search(text[max(0, start - 90) : start]):
        return Comparator.ABOUT
    told = next((c for c, pattern in _COMPARED if pattern.search(before)), None)
    return told or (Comparator.MORE_THAN if _MAJORITY.search(text[start:end]) else Comparator.EQUAL)


def _spread(text: str, figures: list[Figure]) -> list[Figure]:
    """ "approximately 15%, 12% and 10%": the word before the first goes for all of a plain list."""
    out: list[Figure] = []
    for figure in figures:
        if out and figure.comparator is Comparator.EQUAL and out[-1].comparator is Comparator.ABOUT:
            between = text[out[-1].end : figure.start]
            if re.fullmatch(r"\s*(?:,|and|,\s*and|or|,?\s*respectively\s*,?)\s*", between):
                figure = Figure(figure.start, figure.end, figure.percent, Comparator.ABOUT, figure.fraction)
        out.append(figure)
    return out
