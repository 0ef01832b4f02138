"""Names as dealings need them: without the end of a possessive, out of headlines, apart from products and segments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.caseless import lowered
from filinggraph.extract.context import Context
from filinggraph.extract.names import Mention, names_of_any_kind
from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.s_names import OWNS_NOTHING
from filinggraph.extract.things import part_of_mentions

_PARTS = re.compile(
    r"\b(?:segments|divisions|business\s+units|product\s+lines)\b\s*"
    r"(?:[:—–,(]|(?:are|were|include|including|namely|consist\s+of|comprise)\b)(?=([^.]{0,140}))",
    re.I,
)
_PART_WORDS = ("segments", "divisions", "business", "product")  # with which _PARTS begins
_SHARED_OUT = re.compile(r"(?:(?<=[.!?]\s)|^)[^.!?%\n]{0,120}?\d(?:\.\d+)?\s?%(?:[^.!?\n]|(?<=\d)\.(?=\d)){0,400}")
_ACCOUNTS = re.compile(
    r"(?<![\w&] )(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,4}) accounted for (?:approximately |about )?"
    r"(?P<percent>\d{1,2}(?:\.\d+)?)\s?% of (?:our |its |the Company's )?(?P<basis>[a-z ]+)"
)
_PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?)\s?%")
_OF_BUYERS = re.compile(r"\b(?:customers?|clients?|purchasers?|buyers?|distributors?|wholesalers?|retailers?)\b", re.I)
_BEGINS = re.compile(r"(?:^|[.:;?!•])[\s“\"‘(•*–—-]*$|(?:--|[–—])\s*$")
# "Turbines for the plant were ordered": many things begin the sentence, not a company.
_MANY_ARE = re.compile(
    r"\s+(?:(?:for|in|at|of|to|under)\s+(?:[a-z]+\s+){1,4})?(?:are|were|come|have\s+(?:been|come)|(?:sold|made|bought|supplied)\s+by)\b"
)
_LIST_JOINT = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?")
_OWNED = re.compile(r"[’']s$")
_OWNS = re.compile(r"\s+(?!(?:and|or)\b)[\w\"“(]")
_THINGS = (
    r"(?:segments?|divisions?|business\s+units?|product\s+lines?|products?|brands?|software|platform|app|models?|devices?"
    r"|operations|net\s+sales|portfolio|subscri\w+|Segment|Division)"
)
_GROUP_OF = re.compile(r"\s+(?:operating\s+)?companies\b")  # "the regional Bell operating companies": no one's name
_A_THING = re.compile(rf"[®™]?\s+{_THINGS}\b")


@lru_cache(maxsize=4096)
def named(text: str, who: Context) -> tuple[Mention, ...]:
    """The names of a statement, each without the "'s" of a possessive."""
    found: list[Mention] = []
    mentions = names_of_any_kind(text, who)
    for number, mention in enumerate(mentions):
        name = text[mention.start : mention.end]
        if not mention.party.filer and _is_word(name, text, mention):
            continue
        if not who.may_sign(mention.party) and not _amid_list(text, mentions, number, who):
            continue
        if not mention.party.filer and _GROUP_OF.match(text, mention.end):
            continue
        owned = _OWNED.search(name)
        kept = _OWNED.search(mention.party.name) and OWNS_NOTHING.match(text, mention.end)
        if owned and not kept and _OWNS.match(text, mention.end):
            bare = name[: owned.start()]
            party = mention.party if mention.party.filer else who.party(bare)
            mention = Mention(mention.start, mention.end - len(owned.group()), party)
        found.append(mention)
    return tuple(found)


def _is_word(name: str, text: str, mention: Mention) -> bool:
    """True for a word that begins a sentence: one that filings write small, or many things that "are" something."""
    if " " in name or not _BEGINS.search(text[: mention.start]):
        return False
    if name.lower() in ordinary():
        return True
    many = name.endswith("s") and not name.endswith(("ss", "us", "is", "’s", "'s")) and name[1:].islower()
    return many and bool(_MANY_ARE.match(text, mention.end)) and not is_known_body(name)


def _amid_list(text: str, mentions: Sequence[Mention], number: int, who: Context) -> bool:
    """True for a name between two that may be those of bodies, with nothing but a comma or "and" on either side."""
    if not 0 < number < len(mentions) - 1 or text[mentions[number].start : mentions[number].end].lower() in ordinary():
        return False
    before, here, after = mentions[number - 1 : number + 2]
    joined = _LIST_JOINT.fullmatch(text, before.end, here.start) and _LIST_JOINT.fullmatch(text, here.end, after.start)
    return bool(joined) and all(not m.party.filer and who.may_sign(m.party) for m in (before, after))


def called_things(name: str, text: str) -> float:
    """Which part of a name's mentions is followed by what makes it a product or a part of the filer ("X segment").

    A name in a list of segments is one ("our segments are X and Y"), as is one of three or more that make up all.
    """
    if any(re.search(rf"\b{re.escape(name)}(?!\w)", listed) for listed in _listed_things(text) if name in listed):
        return 1.0
    return part_of_mentions(name, text, lambda _, end: bool(_A_THING.match(text, end)))


@lru_cache(maxsize=4)
def _listed_things(text: str) -> tuple[str, ...]:
    told = (m[0] for line in text.split("\n") if line.count("%") > 2 for m in _SHARED_OUT.finditer(line))
    return (*_lists_of_parts(text), *filter(_is_all, told), *_segments_of_a_whole(text))


def _segments_of_a_whole(text: str) -> Iterator[str]:
    """The names whose shares of one whole, told one by one, make a hundred percent, where one is called a segment."""
    wholes: dict[str, dict[str, float]] = {}
    for match in _accounts(text) if "egment" in text else ():
        wholes.setdefault(match["basis"].strip(), {})[match["name"]] = float(match["percent"])
    for parts in wholes.values():
        if _make_all(parts.values()) and any(f"{name} Segment" in text for name in parts):
            yield from parts


def _accounts(text: str) -> Iterator[re.Match[str]]:
    """Every match of _ACCOUNTS, looked for only in lines that have its words: no name goes over the end of one."""
    behind = 0
    for place in occurrences(text, " accounted for "):
        begin, end = max(behind, text.rfind("\n", 0, place) + 1), text.find("\n", place)
        last = text.find("\n", end + 1) if end >= 0 else -1  # before the sign of percent a line may end
        match = _ACCOUNTS.search(text, begin, last if last >= 0 else len(text))
        if match is not None and match.start() < place:
            yield match
            behind = match.end()


def _lists_of_parts(text: str) -> Iterator[str]:
    """What stands behind the words for parts of a filer, which are looked for before their pattern is asked."""
    small = lowered(text)
    if not small:
        yield from (m[1] for m in _PARTS.finditer(text))
    for place in sorted(place for word in _PART_WORDS for place in occurrences(small, word)):
        if match := _PARTS.match(text, place):
            yield match[1]


def _is_all(sentence: str) -> bool:
    """True where three or more shares of one sentence make a hundred percent, and it does not speak of customers."""
    shares = [float(m[1]) for m in _PERCENT.finditer(sentence)]
    return len(shares) > 2 and _make_all(shares) and not _OF_BUYERS.search(sentence)


def _make_all(shares: Iterable[float]) -> bool:
    """True for percentages that make a hundred, as they are rounded."""
    return 99 <= sum(shares) <= 101


@lru_cache(maxsize=4096)
def letters_of(short: str) -> str:
    """The letters of a name that can be another's initials ("DoD", "NSPA"), in small letters, or ""."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 < len(letters) < 7 or not letters[0].isupper() or not letters[-1].isupper() or " " in short.strip():
        return ""
    return letters.casefold()


@lru_cache(maxsize=4096)
def initials_of(name: str) -> tuple[str, ...]:
    """The first letters of a name's words, "U.S." aside, without and with its small words, where it has some."""
    parts = re.findall(r"[A-Za-z]+", re.sub(r"^(?:U\.?\s?S\.?|United\s+States)\s+", "", name))
    firsts = "".join(w[0] for w in parts if w.lower() not in ("of", "and", "the", "for"))
    return tuple(filter(None, (firsts.casefold(), "".join(w[0] for w in parts).casefold())))
