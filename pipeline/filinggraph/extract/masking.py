"""Sentences in which one private character stands for each party, so that grammar can be told without names."""

import re
from collections.abc import Sequence

from filinggraph.extract.names import Mention
from filinggraph.model import Party

FIRST = 0xE000
FILER, OTHER = "\uf8ff", "\ue7ff"
PARTY = "[\ue000-\uf8ff]"
ANOTHER = "[\ue000-\uf8fe]"
SELF = re.compile(
    r"\b(?:we|us|the\s+(?:company|registrant|group(?!\s+(?:purchasing|buying|of)\b)|corporation|firm(?!\s+of\b)|partnership))"
    r"\b(?![’'])",
    re.I,
)
_OURS = re.compile(
    r"(?:\bthe\s+(?:company|registrant|group|corporation|firm|partnership)|(?:\bthe\s+)?\uf8ff)[’']s?(?=\W)", re.I
)
_THE_FILER = re.compile(rf"\bthe\s+{FILER}", re.I)
TIME = "[\U000f0000-\U000f01ff]"  # signs that stand for times: dates first, lengths from LENGTH on
DATE, LENGTH = 0xF0000, 0xF0100
_ABBREVIATED = re.compile(r"\.(?=\s*(?:[a-z(,;]|[“\"’]))")  # a period that ends a name, not the sentence
_ASIDE = re.compile(
    rf"\((?!\s*(?:including|such\s+as)\b|[^()]*{TIME})[^()]*\)|[“\"](?![^”\"]*(?:{PARTY}\s+\w+|{TIME}))[^”\"]{{0,60}}[”\"]"
)
_LISTED_ASIDE = re.compile(rf"\(((?:[^()]*{ANOTHER}\s*(?:,|\band\b|&)){{1,}}[^()]*{ANOTHER}[^()]{{0,20}})\)", re.I)
_INCLUDING = re.compile(r"\(\s*(?:including|such\s+as)\b([^()]*)\)", re.I)
_AMONG_OTHERS = re.compile(rf"\s*,?\s*\bamong\s+others\s*,?\s+(?={PARTY})", re.I)
_JOINT = re.compile(
    rf"({ANOTHER})(?:\s+(?={ANOTHER})|\s*(?:(?:[,;/&]|\band/or\b|\band\b|\bor\b|\bas\s+well\s+as\b|\bplus\b"
    r"|(?:\b[a-z]+\s+)?\b(?:including|such\s+as)\b)\s*)+"
    r"(?:(?:the|its|their|also|certain|other|each\s+of|of|to|with|from|by|leading|United\s+States\s+affiliates,?(?:\s+and)?|affiliates,?(?:\s+and)?)"
    rf"\s+)*(?={ANOTHER}))",
    re.I,
)


def _without_asides(text: str) -> str:
    """The text without what stands in brackets or quotation marks, but for the names that it lists there."""
    if "(" in text:
        text = _INCLUDING.sub(r" , \1 , ", _LISTED_ASIDE.sub(r" , \1 , ", text))
    elif "“" not in text and '"' not in text:
        return text
    return _ASIDE.sub(" ", text)


class Masked:
    """A sentence with signs for its parties; a list of names joined by commas or "and" is one sign."""

    __slots__ = ("members", "text")

    def __init__(self, text: str, mentions: Sequence[Mention], shift: int = 0) -> None:
        members: dict[str, tuple[Party, ...]] = {}
        out: list[str] = []
        position = 0
        for number, mention in enumerate(mentions):
            start, end = mention.start + shift, mention.end + shift
            if start < position:
                continue
            sign = FILER if mention.party.filer else chr(FIRST + number)
            members[sign] = (mention.party,)
            own = "’s" if text[start:end].lower() in ("our", "ours") else ""
            out += [text[position:start], sign + own]
            position = end + bool(_ABBREVIATED.match(text, end))
        masked = _without_asides("".join([*out, text[position:]]))
        if "’" in masked or "'" in masked:
            masked = _OURS.sub("our", masked)
        masked = " ".join(SELF.sub(FILER, masked).split())
        if FILER in masked:
            masked = _THE_FILER.sub(FILER, masked)
        if "among others" in masked:
            masked = _AMONG_OTHERS.sub(" ", masked)
        while len(members) > 1 and (joint := _JOINT.search(masked)):
            left, right = joint.group(1), masked[joint.end()]
            members[right] = tuple(dict.fromkeys((*members[left], *members[right])))
            masked = masked[: joint.start()] + masked[joint.end() :]
        self.text = masked
        self.members = members

    def at(self, sign: str) -> tuple[Party, ...] | None:
        """The parties that a sign stands for."""
        return self.members.get(sign)
