"""Names that end in "'s" for good, as those of many shops do: "Harlan's", where no mention is without or goes on."""

import re
from collections.abc import Iterator

from filinggraph.extract.lexicon import PLACES
from filinggraph.extract.occurrences import occurrences
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.spelling import key

SCANNED = 400_000  # characters
_STEM = r"[A-Z](?:[\w&-]|\.(?=\w))*[a-z][\w&-]*|[A-Z]\.(?:[A-Z]\.)?|St\."
_OWN = r"(?:[’']s)(?![\w’'-])"
_ENDS = re.compile(r"[’'](?<=[a-z].)s(?![\w’'-])")  # the rare sign first: that is quicker
_NAME = re.compile(rf"(?<![\w’'-])(?P<stem>(?:(?:{_STEM})[ \u00a0]){{0,3}}[A-Z][\w&-]*[a-z])(?P<own>{_OWN})$")
_LONGEST, _WORDS = 90, 4  # characters and words of a name
# Words that lead a sentence or a title before a name, and are no part of it.
_LEADS = frozenset(
    "the a an at in on for to from by with of and or but as both each if when while where since although because our "
    "its under after before during through until despite like including such sales customers retailers mr mrs ms"
    " dr".split()
)
# What stands behind a name that owns nothing: the end of a clause, or a word that no thing owned begins with.
_SMALL = (
    r"(?:in|on|at|for|to|from|by|with|of|as|under|during|through|since|until|because|if|when|while|but|than|who|which|that"
    r"|is|are|was|were|has|have|had|will|would|may|could|can|also|each|both|together|collectively|accounted|represented"
    r"|comprised|contributed|expires?|expired|ended|began|became|bought"
    r"|agreed|announced|said|informed|notified|accounts|did|does|and|or)"
)
_COMPARED = re.compile(r"\b(?:than|exceed(?:s|ed)?|match(?:es|ed)?|unlike|versus)\s+$")  # "higher than Alpha's"
_PART = r"[A-Z](?:[\w&-]|\.(?=\w))*"
_NEXT_NAME = re.compile(
    rf"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+)(?:the\s+)?(?:{_PART}[ \u00a0])*{_PART}(?:{_OWN})?"
)
_BEGINS = re.compile(r"(?<![\w’'-])")
_OTHERWISE = re.compile(r"(?![\w’'])|[’']s[ \u00a0]+[A-Z]")  # what stands behind a name that has no such end
OWNS_NOTHING = re.compile(rf"\s*(?:[.,;:)”\"]|$)|[ \u00a0]+{_SMALL}\b", re.M)


def s_names(text: str) -> tuple[str, ...]:
    """The names that end in "'s" where nothing is owned, stand nowhere without it, and begin no longer name."""
    found: dict[str, str] = {}
    owning: set[str] = set()
    for match in _named(text):
        words = match["stem"].replace("\u00a0", " ").split(" ")
        while len(words) > 1 and words[0].lower() in _LEADS:
            words = words[1:]
        stem = " ".join(words)
        if stem in found or stem in owning or key(stem) in PLACES or (len(words) == 1 and stem.lower() in ordinary()):
            continue
        compared = _COMPARED.search(text, max(0, match.start() - 12), match.start())
        if not compared and _owns_nothing(text, match.end()):
            if _is_other(text, stem):
                owning.add(stem)
            else:
                found[stem] = f"{stem}{match['own']}"
    return tuple(found.values())


def _named(text: str) -> Iterator[re.Match[str]]:
    """The names with such an end, in order."""
    for end in _ENDS.finditer(text, 0, SCANNED):
        words = text[max(0, end.end() - _LONGEST) : end.end()].rsplit(" ", _WORDS)[-_WORDS:]
        found = _NAME.search(text, end.end() - len(" ".join(words)), end.end())
        if found is not None:
            yield found


def _owns_nothing(text: str, end: int) -> bool:
    """True where nothing is owned behind a name, or behind the list that it begins."""
    behind = end
    while (after := _NEXT_NAME.match(text, behind)) is not None:
        behind = after.end()
    return OWNS_NOTHING.match(text, behind) is not None


def _is_other(text: str, stem: str) -> bool:
    """True for a name that also stands without its end, or begins a longer one: "Harlan's Grocers"."""
    return any(_BEGINS.match(text, at) and _OTHERWISE.match(text, at + len(stem)) for at in occurrences(text, stem))


def aliased(text: str) -> dict[str, str]:
    """The names of `s_names`, by the key under which they are looked up."""
    return {key(name): name for name in s_names(text)}
