"""A sentence cut into clauses of one group of percentages each, with the basis and periods that go with each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from filinggraph.extract.figures import Basis, Figure
from filinggraph.extract.periods import Period
from filinggraph.extract.shares.buyer import Buyer

_LIST = re.compile(
    r"(?:[\s,;/&]|\band\b|\bor\b|\bapproximately\b|\babout\b|\bover\b|\bmore\s+than\b|\bless\s+than\b|\bnearly\b)*",
    re.I,
)
_BREAK = re.compile(
    r";|[–—]\s|\b(?:while|whereas|however|but|although|followed\s+by|versus|vs\.?|(?<=% )against"
    r"|(?<=percent )against)\b"
    r"|,?\s*\b(?:(?:as\s+)?compared\s+(?:to|with)|as\s+(?:opposed\s+to|against))\b"
    r"|(?<!contracts )(?<!contract )(?<!agreements )(?<!agreement )(?<!business )\bwith\s+"
    r"(?=[^;]{0,90}\b(?:account|represent|compris|contribut|constitut))",
    re.I,
)
_TURN = re.compile(r"\b(?:however|but|although|though|whereas|while)\b,?|;", re.I)
_RUN = re.compile(
    r"[\s,]*(?:(?:of|in|for|during|at|as|on|from|to|the|our|its|their|both|each|all|respectively|total"
    r"|and\s+for|as\s+of"
    r"|as\s+of\s+and|alone|fiscal|years?|end|ended|such)\b[\s,]*)*",
    re.I,
)
SUM = r"[$€£]\s?[\d.,]*\d(?:\s+(?:million|billion|thousand))?"  # pattern text
_HAS_FIGURE = re.compile(r"%|per\s?cent", re.I)


@dataclass(frozen=True, slots=True)
class Parts:
    """What was found in a sentence, each kind in order."""

    figures: Sequence[Figure]
    buyers: Sequence[Buyer]
    bases: Sequence[Basis]
    periods: Sequence[Period]


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence around one group of percentages.

    `before` and `after` are the text on either side of the group, brackets without percentages blanked out.
    """

    start: int
    end: int
    figures: tuple[Figure, ...]
    nested: bool
    masked: str = field(repr=False)

    @property
    def first(self) -> int:
        """Where the group of percentages begins."""
        return self.figures[0].start

    @property
    def last(self) -> int:
        """Where the group of percentages ends."""
        return self.figures[-1].end

    @property
    def before(self) -> str:
        """The clause up to its percentages."""
        return self.masked[self.start : self.first]

    @property
    def after(self) -> str:
        """The clause after its percentages."""
        return self.masked[self.last : self.end]


def brackets(text: str) -> list[tuple[int, int]]:
    """Ranges of outermost brackets, both signs included; an unclosed one runs to the end."""
    out: list[tuple[int, int]] = []
    depth = begin = 0
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            begin = match.start() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                out.append((begin, match.end()))
    return out


def blank(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with these ranges replaced by as many spaces."""
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def clauses(text: str, parts: Parts) -> list[Clause]:
    """The clauses of a sentence in the order of their percentages, those in brackets among them."""
    found = brackets(text)
    holding = [b for b in found if any(b[0] < f.start < b[1] for f in parts.figures)]
    outer = blank(text, [*found, *asides(text, parts)])
    main = [f for f in parts.figures if not any(b[0] < f.start < b[1] for b in holding)]
    out = _cut(outer, 0, len(text), main, parts, nested=False)
    for start, end in holding:
        inner = [f for f in parts.figures if start < f.start < end]
        kept = " " * (start + 1) + _inside(text[start + 1 : end - (text[end - 1] == ")")])
        out.extend(_cut(kept, start + 1, len(kept), inner, parts, nested=True))
    return sorted(out, key=lambda c: c.first)


def asides(text: str, parts: Parts) -> list[tuple[int, int]]:
    """Ranges between commas that tell of a party but not of its share, and neither of the list that it stands in.

    "a shareholder until March 1999", "as pool operator", "through its agency": without figure or basis, and a plain
    apposition only where it holds a period or a relative clause.
    """
    out = [m.span("aside") for m in _DIRECTLY.finditer(text)]
    named = [b for b in parts.buyers if b.named]
    listed = False
    for match in _ASIDE.finditer(text):
        start, end = match.span("aside")
        joint = re.match(r",\s+and\s+(?:the\s+|to\s+|from\s+)?", text[end:])
        onward = bool(joint) and any(b.start == end + joint.end() for b in named if joint)
        listed = any(b.end == start for b in named) and (onward or listed)
        held = any(start <= at < end for at in (*(f.start for f in parts.figures), *(b.start for b in parts.bases)))
        told = match["said"] or _RELATES.search(match["aside"])
        told = told or listed or any(start <= p.start < end for p in parts.periods)
        if told and not held:
            out.append((start, end))
    return out


_ASIDE = re.compile(
    r"(?P<aside>,\s+(?:(?P<said>as\s+(?!of\b|well\b|a\s+(?:percent|group|result|whole))"
    r"|(?:acting\s+)?through\s+|via\s+|formerly\s+|including\s+)"
    r"|(?:an?|the|our|its|one|both|all|each)\s+)[^,;%()]{3,130}),(?=\s+(?:and|which|who|for|was|were|is|are|had|has|have|each"
    r"|together"
    r"|account|represent|compris|constitut|contribut|generat|ma[dk]e|provid|purchas|bought|amount|total))",
    re.I,
)
_DIRECTLY = re.compile(  # "came, directly or through prime contractors, from the Army"
    r"(?P<aside>,\s+(?:either\s+)?(?:in)?directly\s+(?:or|and)\s[^,;%()]{3,80},)(?=\s+(?:from|to|by|for|with)\b)", re.I
)
_RELATES = re.compile(r"\b(?:which|whom|whose|who)\b")


def _inside(text: str) -> str:
    return blank(text, [b for b in brackets(text) if not _HAS_FIGURE.search(text[b[0] : b[1]])])


def _cut(masked: str, start: int, end: int, figures: Sequence[Figure], parts: Parts, *, nested: bool) -> list[Clause]:
    groups: list[list[Figure]] = []
    for figure in figures:
        if groups and _joined(masked[groups[-1][-1].end : figure.start]):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    out: list[Clause] = []
    begin = _after_turn(masked, start, figures[0].start, parts) if figures else start
    for number, group in enumerate(groups):
        stop = groups[number + 1][0].start if number + 1 < len(groups) else end
        leads = any(begin <= p.start and p.end <= group[0].start for p in parts.periods)
        close = _trail(masked, group[-1].end, stop, parts, leads=leads) if number + 1 < len(groups) else end
        out.append(Clause(begin, close, tuple(group), nested, masked))
        begin = close
    return out


def _after_turn(masked: str, start: int, stop: int, parts: Parts) -> int:
    """Where the clause of the first percentages begins: after the last turn ("however,") that leaves it a party."""
    turns = [
        m.end() for m in _TURN.finditer(masked, start, stop) if any(m.end() <= b.start < stop for b in parts.buyers)
    ]
    return turns[-1] if turns else start


def _joined(gap: str) -> bool:
    return bool(_LIST.fullmatch(gap)) and len(gap.strip()) < 26


def _trail(masked: str, position: int, stop: int, parts: Parts, *, leads: bool) -> int:
    """Where what belongs to a group ends: after the basis, periods and buyers that follow it directly."""
    strong = _BREAK.search(masked, position, stop)
    limit = strong.start() if strong else stop
    tokens: list[Basis | Period] = sorted([*parts.bases, *parts.periods], key=lambda t: t.start)
    while True:
        run = _RUN.match(masked, position, limit)
        reach = run.end() if run else position
        token = next((t for t in tokens if position <= t.start <= reach and t.end <= limit and t.end > position), None)
        if token is None:
            break
        comma = "," in masked[position : token.start]
        if isinstance(token, Period) and leads and comma:
            break
        if isinstance(token, Period):
            leads = True
        position = token.end
    handed = re.compile(
        r"[\s,]*(?:respectively[\s,]*)?(?:(?:was|were|came|is|are|has\s+been|being)\s+)?(?:(?:derived|generated|attributable"
        r"|attributed|made|received"
        r"|earned|owed|due|held|purchased|accounted\s+for|provided|contributed|generated|performed|placed|paid)\s+)?(?:from|to|by|through|under(?=\s+(?:[\w-]+\s+){0,4}?(?:agreements?|(?:sub)?contracts?|orders)\b)|with|(?<=was\s)for|(?<=were\s)for)\s+"
        r"(?:(?:the\s+|our\s+|its\s+)?(?:[\w-]+\s+){0,4}?(?:agreements?|(?:sub)?contracts?|orders|that|those|sales"
        r"|services)\s+(?:with|to)\s+)?", re.I,
    ).match(masked, position, limit)  # fmt: skip
    if handed:
        given = [b for b in parts.buyers if handed.end() - 4 <= b.start and b.end <= limit]
        if given and given[0].start <= handed.end() + 24:
            position = max(position, given[0].end)
            for buyer in given[1:]:
                if not re.fullmatch(r"[\s,.]*(?:and|or|&)?\s*(?:the\s+)?", masked[position : buyer.start]):
                    break
                position = buyer.end
    if strong and not masked[position:limit].strip(" ,"):
        return strong.start()
    respectively = re.match(r"\s*,?\s*respectively\b", masked[position:limit], re.I)
    if respectively:
        position += respectively.end()
    if strong is None:
        return position
    left = [b for b in parts.buyers if position < b.start < limit]
    return (
        position
        if left
        and re.search(r"\b(?:account|represent|compris|constitut|was|were|is|are)", masked[left[0].end : limit], re.I)
        else strong.start()
    )
